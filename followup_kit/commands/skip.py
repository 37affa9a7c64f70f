"""Skip an action for good: it leaves the list with your reason."""

from __future__ import annotations

from ..base.light import TYPE_CHECKING
from ..changes.entry_changes import skip
from ..changes.kind_words import wanted
from ..changes.taking_back import undo_item
from ..kinds import KINDS
from .shared.writing import add_options, add_words, board_to_change, carry_out

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup skip northwind letter
  followup skip northwind connect --to Dana --reason "She has no account"
  followup skip northwind letter --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH KIND", "a company, an id or a person; then letter, connect, check-in, ...")
    add_options(parser, "--to", "--reason")


def run(args: argparse.Namespace) -> int:
    """Write the skip into the entry, or take it out again; the exit code."""
    board = board_to_change(args)
    which, kind = wanted(args.command, args.words, KINDS)
    if args.undo:
        change = undo_item(board, which, "skip", kind, args.to)
    else:
        change = skip(board, which, kind, to=args.to, reason=args.reason)
    return carry_out(args, change)
