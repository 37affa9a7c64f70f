"""What several commands share: problems on standard error, the exit code, and the actions that an id means."""

from __future__ import annotations

import os
import sys

from ...api import Board
from ...base.light import TextIO
from ...base.text import for_shell, nearest, visible
from ...errors import Ambiguous, BadChoice
from ...journal.problems import problem_text
from ...kinds import NOW_STATES
from ...model import Action

WHICH = "a company, a company and a role, an id, or a person"  # what may be typed for an opportunity, as each help says it


def tell_problems(board: Board) -> None:
    """Write every error of the journal's files to standard error, a line each."""
    for problem in board.errors:
        sys.stderr.write(problem_text(problem) + "\n")


def journal_option(named: str | None) -> str:
    """The option that makes a command mean the journal that was named, with a blank before it; empty where none was."""
    return f" --journal {for_shell(named)}" if named else ""


def screen_of(stream: TextIO) -> tuple[int | None, bool]:
    """The columns of a terminal (at most 100: longer lines are hard to read), and whether it wants colour; None elsewhere."""
    if not stream.isatty():
        return None, False
    try:
        columns = max(20, min(int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns or 80, 100))
    except (OSError, ValueError):
        columns = 80
    return columns, not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def exit_code(board: Board) -> int:
    """1 where a file has an error, so that something may be missing from what was shown; else 0."""
    return 1 if board.has_errors else 0


def actions_named(board: Board, which: str) -> list[Action]:
    """The actions that an id, or part of one, means, in the order of the table. Raises BadChoice where there is none."""
    exact = board.action(which)
    if exact is not None:
        return [exact]
    parts = which.casefold().split("/")
    found = [a for a in board.actions if _are_in_order(parts, a.id.casefold())]
    found = found or _actions_of_round(board, which)
    if not found:
        meant = nearest(which, [a.id for a in board.actions])
        raise BadChoice("no action", which, f"did you mean {visible(meant)}?" if meant else "followup table lists them all")
    return found


def _actions_of_round(board: Board, which: str) -> list[Action]:
    """The actions of the latest round of what a company, a role or a person means, of those in which any can be done now.

    Of the latest of all where none can. Empty where the words mean none. Raises BadChoice where they mean more than one
    opportunity.
    """
    from ...changes.which import IsApplication, meant

    try:
        found = meant(board, which, of_rows=True)
    except (Ambiguous, IsApplication):
        raise
    except BadChoice:
        return []
    rows = board.actions_of(found.opportunity.name)
    by_round = [[a for a in rows if a.interview == entry.id] for entry in reversed(found.held)]
    return next((rows for rows in by_round if any(a.state in NOW_STATES for a in rows)), by_round[0])


def _are_in_order(parts: list[str], text: str) -> bool:
    """Whether the text contains the parts one after the other: `northwind/check-in` means any id that has both."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def one_action(board: Board, which: str) -> Action:
    """The one action that an id, or a part of one, means; of several the one that can be done now. Raises BadChoice otherwise."""
    found = actions_named(board, which)
    if len(found) == 1:
        return found[0]
    opened = [a for a in found if a.state in NOW_STATES]
    if len(opened) == 1:
        return opened[0]
    several = "\n".join(f"  {visible(a.id)}" for a in found[:12])
    raise BadChoice("more than one action fits", which, f"write one of these in full:\n{several}\n")
