"""Close an opportunity: there is nothing more to do for it."""

from __future__ import annotations

from ..api import Board
from ..base.light import TYPE_CHECKING
from ..base.text import for_shell, to_type
from ..changes.entry_changes import close
from ..changes.taking_back import undo_close
from ..changes.which import entries_meant, entries_of
from ..errors import BadChoice
from .shared.common import WHICH, journal_option
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
    add_words(parser, "WHICH", WHICH)
    add_options(parser, "--reason", "--at", reason={"help": "why"}, at=at)


def run(args: argparse.Namespace) -> int:
    """Write `closed` into the entry, or take it out again; the exit code."""
    board = board_to_change(args)
    which = " ".join(args.words)
    if not args.undo and args.reason is None:
        _ask_for_the_reason(board, which.split(), journal_option(args.journal))
    change = undo_close(board, which) if args.undo else close(board, which, reason=args.reason, at=args.at)
    return carry_out(args, change)


def _ask_for_the_reason(board: Board, words: list[str], options: str) -> None:
    """Raises BadChoice where the first words are an opening, and with the rest no more: they are probably why."""
    entries = entries_of(board.journal)
    if entries_meant(entries, " ".join(words)):
        return
    for size in range(len(words) - 1, 0, -1):
        which, why = " ".join(words[:size]), " ".join(words[size:])
        if entries_meant(entries, which):
            meant = to_type(f"close {for_shell(which)} --reason {for_shell(why)}", options)
            raise BadChoice("no interview", " ".join(words), f"did you mean {meant}?")
