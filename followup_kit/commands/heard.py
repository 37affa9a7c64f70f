"""Log what came from the company: a reply, an invitation, an offer, a rejection."""

from __future__ import annotations

import argparse
import shlex

from ..changes.apply import writable_board
from ..changes.entry_changes import heard, undo_log
from .writing import add_common, carry_out

EXAMPLES = """examples:
  followup heard northwind reply --from Dana --decision-by 2026-12-04
  followup heard northwind rejection --at yesterday
  followup heard northwind reply --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("interview", metavar="INTERVIEW", help="an id or any unambiguous part of one")
    parser.add_argument("kind", metavar="KIND", help="reply, invitation, offer, rejection, reference-check, connected, other")
    parser.add_argument("--from", dest="sender", metavar="NAME", help="from whom")
    parser.add_argument("--by", metavar="CHANNEL", help="email, phone, mail, linkedin, in-person, other")
    parser.add_argument("--at", metavar="TIME", help="when: 14:30, yesterday, 2026-11-18 18:10 (default: now)")
    parser.add_argument("--decision-by", metavar="DATE", help="the day they promised: 2026-12-04, 2026-12, 2026-W49")
    parser.add_argument("--note", metavar="TEXT", help="a note of your own")
    add_common(parser)


def run(args: argparse.Namespace) -> int:
    """Write the line, or take it back."""
    board = writable_board(args.journal, args.now, args.playbook)
    if args.undo:
        change = undo_log(board, args.interview, "heard", args.kind, args.sender, args.at)
    else:
        change = heard(
            board,
            args.interview,
            args.kind,
            sender=args.sender,
            by=args.by,
            at=args.at,
            decision_by=args.decision_by,
            note=args.note,
        )
    return carry_out(args, change, f"followup heard {shlex.quote(args.interview)} {args.kind}")
