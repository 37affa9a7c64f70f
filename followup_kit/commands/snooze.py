"""Put an action off until a day."""

from __future__ import annotations

from ..base.light import TYPE_CHECKING
from ..changes.entry_changes import snooze
from ..changes.kind_words import wanted
from ..changes.taking_back import undo_item
from ..errors import BadChoice
from ..kinds import KINDS
from .shared.writing import add_options, add_words, board_to_change, carry_out

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup snooze northwind check-in --until mon
  followup snooze northwind check-in --until +3d
  followup snooze northwind check-in --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_words(parser, "WHICH KIND", "a company, an id or a person; then check-in, thank-you, ...")
    add_options(parser, "--until", "--to")


def run(args: argparse.Namespace) -> int:
    """Write the snooze into the entry, or take it out again; the exit code. Raises BadChoice without a day."""
    board = board_to_change(args)
    which, kind = wanted(args.command, args.words, KINDS)
    if args.undo:
        change = undo_item(board, which, "snooze", kind, args.to)
    elif args.until is None:
        raise BadChoice("snooze needs a day:", "--until DATE")
    else:
        change = snooze(board, which, kind, until=args.until, to=args.to)
    return carry_out(args, change)
