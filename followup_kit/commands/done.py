"""Mark an action done: adds one line to the entry's log."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import done, undo_log
from .writing import add_options, board_to_change, carry_out, command_for

EXAMPLES = """examples:
  followup done northwind thank-you --to Dana
  followup done northwind check-in --by phone --at "yesterday 16:30"
  followup done northwind thank-you --to Dana --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    kind, to = {"help": "thank-you, check-in, letter, ..."}, {"help": "to whom, if it goes to several people"}
    add_options(parser, "interview", "kind", "--to", "--by", "--at", "--note", "--proofread-by", kind=kind, to=to)


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    if args.undo:
        change = undo_log(board, args.interview, "sent", args.kind, args.to, args.at)
    else:
        change = done(
            board, args.interview, args.kind, to=args.to, by=args.by, at=args.at, note=args.note, proofread_by=args.proofread_by
        )
    return carry_out(args, change, command_for("done", args.interview, args.kind, args.to))
