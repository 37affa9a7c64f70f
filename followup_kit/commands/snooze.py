"""Put an action off until a day."""

from __future__ import annotations

import argparse
import shlex

from ..changes.apply import writable_board
from ..changes.entry_changes import snooze, undo_item
from ..errors import BadChoice
from .writing import add_common, carry_out

EXAMPLES = """examples:
  followup snooze northwind check-in --until mon
  followup snooze northwind check-in --until +3d
  followup snooze northwind check-in --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("interview", metavar="INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("kind", metavar="KIND", help="check-in, thank-you, ...")
    parser.add_argument("--until", metavar="DATE", help="2026-12-07, tomorrow, mon, +3d")
    parser.add_argument("--to", metavar="NAME", help="only for this person")
    add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Write the snooze, or take it back."""
    board = writable_board(args.journal, args.now, args.playbook)
    if args.undo:
        change = undo_item(board, args.interview, "snooze", args.kind, args.to)
    elif args.until is None:
        raise BadChoice("snooze wants a day:", "--until DATE")
    else:
        change = snooze(board, args.interview, args.kind, until=args.until, to=args.to)
    return carry_out(args, change, f"followup snooze {shlex.quote(args.interview)} {args.kind}")
