"""What several commands do alike: problems to standard error, the exit code, and finding what an id means."""

from __future__ import annotations

import shlex
import sys

from ..api import Board
from ..errors import BadChoice
from ..journal.problems import problem_text
from ..model import Action
from ..text import nearest, visible


def tell_problems(board: Board) -> None:
    """Every error of the journal's files, on standard error."""
    for problem in board.problems:
        if problem.severity == "error":
            sys.stderr.write(problem_text(problem) + "\n")


def journal_option(named: str | None) -> str:
    """What a command to type needs so that it means the journal that was named."""
    return f" --journal {shlex.quote(named)}" if named else ""


def exit_code(board: Board) -> int:
    """1 where a file has an error: what could be read was shown, and something may be missing."""
    return 1 if board.has_errors else 0


def actions_named(board: Board, which: str) -> list[Action]:
    """The actions that an id, or part of one, means; BadChoice where none does."""
    exact = [a for a in board.actions if a.id == which]
    if exact:
        return exact
    parts = which.casefold().split("/")
    found = [a for a in board.actions if _stand_in_order(parts, a.id.casefold())]
    if not found:
        meant = nearest(which, [a.id for a in board.actions])
        raise BadChoice("no action", which, f"did you mean {visible(meant)}?" if meant else "followup table lists them all")
    return found


def _stand_in_order(parts: list[str], text: str) -> bool:
    """Whether the parts stand in the text one after the other: `northwind/check-in` means any id that has both."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def one_action(board: Board, which: str) -> Action:
    """The one action that an id, or an unambiguous part of one, means."""
    found = actions_named(board, which)
    if len(found) == 1:
        return found[0]
    opened = [a for a in found if a.state in ("overdue", "due", "blocked")]
    if len(opened) == 1:
        return opened[0]
    several = "\n".join(f"  {visible(a.id)}" for a in found[:12])
    raise BadChoice("more than one action fits", which, f"write one of these in full:\n{several}\n")
