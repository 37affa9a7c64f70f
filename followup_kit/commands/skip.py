"""Skip an action for good: it leaves the list with your reason."""

from __future__ import annotations

import argparse
import shlex

from ..changes.apply import writable_board
from ..changes.entry_changes import skip, undo_item
from .writing import add_common, carry_out

EXAMPLES = """examples:
  followup skip northwind letter
  followup skip northwind connect --to Dana --reason "She has no account"
  followup skip northwind letter --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("interview", metavar="INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("kind", metavar="KIND", help="letter, connect, check-in, ...")
    parser.add_argument("--to", metavar="NAME", help="only for this person")
    parser.add_argument("--reason", metavar="TEXT", help="why, for your own later self")
    add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Write the skip, or take it back."""
    board = writable_board(args.journal, args.now, args.playbook)
    if args.undo:
        change = undo_item(board, args.interview, "skip", args.kind, args.to)
    else:
        change = skip(board, args.interview, args.kind, to=args.to, reason=args.reason)
    to = f" --to {shlex.quote(args.to)}" if args.to else ""
    return carry_out(args, change, f"followup skip {shlex.quote(args.interview)} {args.kind}{to}")
