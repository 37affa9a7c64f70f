"""Give an interview its new date, because it was moved."""

from __future__ import annotations

from ..api import Board
from ..base.light import TYPE_CHECKING
from ..base.text import to_type
from ..changes.header_changes import move, undo_move, which_and_when
from ..changes.resolve import day_of
from ..dates.local_time import local_day, short_day
from ..errors import BadChoice
from ..model import Interview
from .shared.common import journal_option
from .shared.writing import add_options, add_words, board_to_change, carry_out

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup move northwind fri
  followup move northwind 2026-11-25 14:00
  followup move northwind 15:30 --dry-run
  followup move northwind --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH DATE [TIME]", "a company, an id or a person; then fri, +3d, 2026-11-25, and the time if it changes")
    add_options(parser, undo="go back to the date that it had before")


def run(args: argparse.Namespace) -> int:
    """Write the date into the entry of the latest round; the exit code. Raises BadChoice without a date."""
    board = board_to_change(args)
    which, day, clock = which_and_when(args.words, board, undo=args.undo)
    if not day and not clock and not args.undo:
        raise BadChoice("move wants WHICH and DATE, not only", which)
    change = undo_move(board, which, day, clock) if args.undo else move(board, which, day, clock)
    notes = []
    if day and not args.undo and _is_past(day, board):
        notes.append("that day is in the past, so what follows the interview counts from there")
    if isinstance(change.entry, Interview) and change.entry.end <= board.now and not args.undo:
        new = to_type("new", journal_option(args.journal))
        notes.append(f"it was over ({short_day(change.entry.day)}); another round is an entry of its own: {new}")
    return carry_out(args, change, notes)


def _is_past(day: str, board: Board) -> bool:
    return day_of(day[:10] if day[:1].isdigit() else day, board) < local_day(board.now, board.zone)
