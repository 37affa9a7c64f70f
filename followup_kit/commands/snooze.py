"""Put an action off until a day."""

from __future__ import annotations

import argparse

from ..changes.entry_changes import snooze, undo_item
from ..errors import BadChoice
from .writing import add_options, board_to_change, carry_out, command_for

EXAMPLES = """examples:
  followup snooze northwind check-in --until mon
  followup snooze northwind check-in --until +3d
  followup snooze northwind check-in --undo
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    add_options(parser, "interview", "kind", "--until", "--to", kind={"help": "check-in, thank-you, ..."})


def run(args: argparse.Namespace) -> int:
    """Write the snooze into the entry, or take it out again; the exit code. Raises BadChoice without a day."""
    board = board_to_change(args)
    if args.undo:
        change = undo_item(board, args.interview, "snooze", args.kind, args.to)
    elif args.until is None:
        raise BadChoice("snooze needs a day:", "--until DATE")
    else:
        change = snooze(board, args.interview, args.kind, until=args.until, to=args.to)
    return carry_out(args, change, command_for("snooze", args.interview, args.kind))
