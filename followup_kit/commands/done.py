"""Mark an action done: adds one line to the entry's log."""

from __future__ import annotations

import argparse
import shlex

from ..changes.apply import writable_board
from ..changes.entry_changes import done, undo_log
from .writing import add_common, carry_out

EXAMPLES = """examples:
  followup done northwind thank-you --to Dana
  followup done northwind check-in --by phone --at "yesterday 16:30"
  followup done northwind thank-you --to Dana --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("interview", metavar="INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("kind", metavar="KIND", help="thank-you, check-in, letter, ...")
    parser.add_argument("--to", metavar="NAME", help="to whom, where several are owed it")
    parser.add_argument("--by", metavar="CHANNEL", help="email, phone, mail, linkedin, in-person, other")
    parser.add_argument("--at", metavar="TIME", help="when: 14:30, yesterday, 2026-11-18 18:10 (default: now)")
    parser.add_argument("--note", metavar="TEXT", help="a note of your own")
    parser.add_argument("--proofread-by", metavar="NAME", help="who read it over before")
    add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Write the line, or take it back."""
    board = writable_board(args.journal, args.now, args.playbook)
    if args.undo:
        change = undo_log(board, args.interview, "sent", args.kind, args.to, args.at)
    else:
        change = done(
            board, args.interview, args.kind, to=args.to, by=args.by, at=args.at, note=args.note, proofread_by=args.proofread_by
        )
    to = f" --to {shlex.quote(args.to)}" if args.to else ""
    return carry_out(args, change, f"followup done {shlex.quote(args.interview)} {args.kind}{to}")
