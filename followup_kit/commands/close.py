"""Close an opportunity: there is nothing more to do for it."""

from __future__ import annotations

from ..base.light_typing import TYPE_CHECKING
from ..changes.entry_changes import close
from ..changes.taking_back import undo_close
from .shared.writing import add_options, add_words, board_to_change, carry_out

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup close northwind --reason "They froze the role"
  followup close northwind --at yesterday
  followup close northwind --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    at = {"metavar": "DATE", "help": "since when (default: today)"}
    add_words(parser, "WHICH", "a company, a company and a role, an id, or a person")
    add_options(parser, "--reason", "--at", reason={"help": "why"}, at=at)


def run(args: argparse.Namespace) -> int:
    """Write `closed` into the entry, or take it out again; the exit code."""
    board = board_to_change(args)
    which = " ".join(args.words)
    change = undo_close(board, which) if args.undo else close(board, which, reason=args.reason, at=args.at)
    return carry_out(args, change)
