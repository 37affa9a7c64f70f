"""Skip an action for good: it leaves the list with your reason."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import skip, undo_item
from .writing import add_options, board_to_change, carry_out, command_for

EXAMPLES = """examples:
  followup skip northwind letter
  followup skip northwind connect --to Dana --reason "She has no account"
  followup skip northwind letter --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_options(parser, "interview", "kind", "--to", "--reason", kind={"help": "letter, connect, check-in, ..."})


def run(args: argparse.Namespace) -> int:
    """Write the skip into the entry, or take it out again; the exit code."""
    board = board_to_change(args)
    if args.undo:
        change = undo_item(board, args.interview, "skip", args.kind, args.to)
    else:
        change = skip(board, args.interview, args.kind, to=args.to, reason=args.reason)
    return carry_out(args, change, command_for("skip", args.interview, args.kind, args.to))
