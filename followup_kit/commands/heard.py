"""Log what came from the company: a reply, an invitation, an offer, a rejection."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import heard, undo_log
from ..changes.kind_words import which_and_kind
from ..kinds import HEARD
from .writing import add_options, add_words, board_to_change, carry_out

EXAMPLES = """examples:
  followup heard northwind reply --from Dana --decision-by 2026-12-04
  followup heard northwind rejection --at yesterday
  followup heard northwind reply --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH KIND", "a company, an id or a person; then " + ", ".join(HEARD))
    add_options(parser, "--from", "--by", "--at", "--decision-by", "--note")


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    which, kind = which_and_kind(args.words, HEARD)
    if args.undo:
        change = undo_log(board, which, "heard", kind, args.sender, args.at)
    else:
        change = heard(
            board, which, kind, sender=args.sender,
            by=args.by, at=args.at, decision_by=args.decision_by, note=args.note,
        )  # fmt: skip
    return carry_out(args, change)
