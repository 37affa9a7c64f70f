"""Mark an action done: adds one line to the entry's log."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import done, undo_log
from ..changes.kind_words import SENT, which_and_kind
from ..errors import BadChoice
from .writing import add_options, add_words, board_to_change, carry_out

EXAMPLES = """examples:
  followup done northwind thank-you --to Dana
  followup done northwind check-in --by phone --at "yesterday 16:30"
  followup done northwind thank-you --to Dana --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    to = {"help": "to whom, if it goes to several people"}
    add_words(parser, "[WHICH] KIND", "a company, an id or a person; then thank-you, check-in, letter, ...")
    add_options(parser, "--to", "--by", "--at", "--note", "--proofread-by", to=to)


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    which, kind = which_and_kind(args.words, SENT)
    if not which:
        raise BadChoice("done wants WHICH and KIND, not only", kind)
    if args.undo:
        change = undo_log(board, which, "sent", kind, args.to, args.at)
    else:
        change = done(board, which, kind, to=args.to, by=args.by, at=args.at, note=args.note, proofread_by=args.proofread_by)
    return carry_out(args, change)
