"""Log what came from the company: a reply, an invitation, an offer, a rejection."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import heard, undo_log
from .writing import add_options, board_to_change, carry_out, command_for

EXAMPLES = """examples:
  followup heard northwind reply --from Dana --decision-by 2026-12-04
  followup heard northwind rejection --at yesterday
  followup heard northwind reply --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    kind = {"help": "reply, invitation, offer, rejection, reference-check, connected, other"}
    add_options(parser, "interview", "kind", "--from", "--by", "--at", "--decision-by", "--note", kind=kind)


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    if args.undo:
        change = undo_log(board, args.interview, "heard", args.kind, args.sender, args.at)
    else:
        change = heard(
            board, args.interview, args.kind, sender=args.sender,
            by=args.by, at=args.at, decision_by=args.decision_by, note=args.note,
        )  # fmt: skip
    return carry_out(args, change, command_for("heard", args.interview, args.kind))
