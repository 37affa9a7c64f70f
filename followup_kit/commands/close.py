"""Close an opportunity: nothing of it is owed any more."""

from __future__ import annotations

import argparse
import shlex

from ..changes.apply import writable_board
from ..changes.entry_changes import close, undo_close
from .writing import add_common, carry_out

EXAMPLES = """examples:
  followup close northwind --reason "They froze the role"
  followup close northwind --at yesterday
  followup close northwind --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("interview", metavar="INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("--reason", metavar="TEXT", help="why")
    parser.add_argument("--at", metavar="DATE", help="since when (default: today)")
    add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Write `closed`, or take it out."""
    board = writable_board(args.journal, args.now, args.playbook)
    change = undo_close(board, args.interview) if args.undo else close(board, args.interview, reason=args.reason, at=args.at)
    return carry_out(args, change, f"followup close {shlex.quote(args.interview)}")
