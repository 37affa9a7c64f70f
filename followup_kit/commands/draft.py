"""Draft notes for what is open, made from your own entries. Nothing is ever sent."""

from __future__ import annotations

import argparse
import sys

from ..api import Board, open_board
from ..errors import BadChoice
from ..model import Action
from ..text import visible
from .common import actions_named, exit_code, tell_problems

EXAMPLES = """examples:
  followup draft                                   every note that is open now
  followup draft 2026-11-18-northwind              the notes of one interview
  followup draft --format text northwind/thank-you/dana
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("which", nargs="?", metavar="ACTION|INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("--format", choices=("md", "text"), default="md", help="with its header, or the note alone")
    parser.add_argument("--json", action="store_true", help="the drafts as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the drafts."""
    from ..drafts import as_markdown, drafts_of

    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    drafts = drafts_of(board, _chosen(board, args.which))
    if args.json:
        from ..output import SCHEMA, as_json

        rows = [d._asdict() | {"ready": d.ready, "used": [u._asdict() for u in d.used]} for d in drafts]
        sys.stdout.write(as_json({"schema": SCHEMA, "drafts": rows}))
        return exit_code(board)
    text = as_markdown(drafts) if args.format == "md" else "\n".join(d.body for d in drafts)
    if not drafts:
        cannot = board.has_errors and not board.actions
        text = (
            "No notes could be drafted: see the errors.\n" if cannot else "No note is open now. followup table lists every row.\n"
        )
    sys.stdout.write("".join(visible(line) + "\n" for line in text.removesuffix("\n").split("\n")))
    return exit_code(board)


def _chosen(board: Board, which: str | None) -> list[Action]:
    """The open notes, those of one interview, or the one that is named, whatever its state."""
    from ..drafts import DRAFTABLE, draftable

    if which is None or (board.has_errors and not board.actions):
        return draftable(board)
    of_interview = [a for a in draftable(board) if a.interview == which]
    if of_interview or any(a.interview == which for a in board.actions):
        return of_interview
    found = actions_named(board, which)
    able = [a for a in found if a.kind in DRAFTABLE]
    if not able:
        raise BadChoice("no note can be drafted for", found[0].id, "drafts exist for: " + ", ".join(DRAFTABLE))
    meant = [a for a in able if a.state in ("overdue", "due", "blocked")] or able
    interviews = sorted({a.interview for a in meant if a.interview})
    if len(interviews) > 1:
        raise BadChoice("more than one interview fits", which, ", ".join(interviews))
    return meant
