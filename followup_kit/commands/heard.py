"""Log what came from the company: a reply, an invitation, an assignment, an offer, a rejection."""

from __future__ import annotations

import sys

from ..base.light import TYPE_CHECKING
from ..base.text import spelt_slug
from ..changes.change import Change
from ..changes.entry_changes import heard
from ..changes.kind_words import heard_kind, wanted
from ..changes.resolve import opportunity_of
from ..changes.taking_back import undo_log
from ..kinds import HEARD
from ..model import Application
from .shared.writing import add_options, add_words, board_to_change, carry_out, command_line

if TYPE_CHECKING:
    import argparse

WORDS = {"KIND": HEARD}
EXAMPLES = """examples:
  followup heard northwind reply --from Dana --decision-by 2026-12-04
  followup heard northwind assignment --due fri
  followup heard northwind rejection --at yesterday
  followup heard northwind reply --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH KIND", "a company, an id or a person; then " + ", ".join(HEARD))
    add_options(parser, "--from", "--by", "--at", "--decision-by", "--due", "--note")


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    which, kind = wanted(args.command, args.words, HEARD)
    if args.undo:
        change = undo_log(board, which, "heard", kind, args.sender, args.at)
    else:
        change = heard(
            board, which, kind, sender=args.sender,
            by=args.by, at=args.at, decision_by=args.decision_by, due=args.due, note=args.note,
        )  # fmt: skip
    code = carry_out(args, change)
    if heard_kind(kind) == "invitation" and not (args.undo or args.dry_run or code or _is_ahead(change)):
        sys.stdout.write(f"  its entry: {new_command(args, change)}\n")
    return code


def _is_ahead(change: Change) -> bool:
    """Whether an interview of the opportunity is still to come: that is the one they invite to, and its entry is there."""
    if isinstance(change.entry, Application):
        return False
    rounds = opportunity_of(change.board, change.entry).entries
    return any(e.start > change.board.now and e.cancelled is None for e in rounds)


def new_command(args: argparse.Namespace, change: Change) -> str:
    """The command that makes the entry of the round they invite to, called as the latest one is; DATE is left to fill in."""
    entry = change.entry if isinstance(change.entry, Application) else opportunity_of(change.board, change.entry).entries[-1]
    usual = spelt_slug(f"{entry.company} {entry.role}")
    named = ["--opportunity", entry.opportunity] if entry.opportunity != usual else []
    return command_line(args, ["new", "--company", entry.company, "--role", entry.role, *named, "--date", "DATE"])
