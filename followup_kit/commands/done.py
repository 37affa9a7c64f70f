"""Mark an action done: adds one line to the entry's log."""

from __future__ import annotations

import sys

from ..api import Board
from ..base.light import TYPE_CHECKING
from ..base.text import to_type, visible
from ..changes.entry_changes import done
from ..changes.kind_words import SENT, sent_kind, which_and_kind
from ..changes.several import done_in_all, rows_to, undo_in_all
from ..changes.taking_back import undo_log
from ..dates.local_time import local
from ..errors import BadChoice
from .shared.common import journal_option
from .shared.writing import add_options, add_words, board_to_change, carry_out, carry_out_all

if TYPE_CHECKING:
    import argparse

WORDS = {"KIND": SENT}
EXAMPLES = """examples:
  followup done northwind thank-you --to Dana
  followup done northwind check-in --by phone --at "yesterday 16:30"
  followup done northwind thank-you --to Dana --undo
  followup done tell-reference --to Lin --yes
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    to = {"help": "to whom, if it goes to several people"}
    add_words(parser, "[WHICH] KIND", "a company, an id or a person; then thank-you, check-in, letter, ...")
    add_options(parser, "--to", "--by", "--at", "--note", "--accepted", "--proofread-by", to=to)


def run(args: argparse.Namespace) -> int:
    """Write the line into the log, or take it out again; the exit code."""
    board = board_to_change(args)
    which, kind = which_and_kind(args.words, SENT)
    if not which:
        return _in_all(args, board, kind)
    if args.undo:
        change = undo_log(board, which, "sent", kind, args.to, args.at)
    else:
        change = done(
            board, which, kind, to=args.to, by=args.by, at=args.at, note=args.note, proofread_by=args.proofread_by,
            accepted=args.accepted,
        )  # fmt: skip
    return carry_out(args, change)


def _in_all(args: argparse.Namespace, board: Board, kind: str) -> int:
    """Without WHICH: every open row of the kind to one person, a line in each entry, or all of them taken back; the exit code."""
    if args.to is None:
        raise BadChoice("done wants WHICH and KIND, or KIND and --to NAME, not only", kind)
    kind = sent_kind(kind)
    if args.undo:
        if args.at is None:
            raise BadChoice("without WHICH, --undo wants the time of the lines:", "--at TIME")
        changes = undo_in_all(board, kind, args.to, args.at)
        return carry_out_all(args, changes, f"{kind} to {args.to}, taken back", ())
    check = to_type("check", journal_option(args.journal))
    for file in board.unread_files:
        sys.stderr.write(f"{visible(file)} has an error ({check}), so it is not among them\n")
    rows = rows_to(board, kind, args.to)
    changes = done_in_all(board, rows, to=args.to, by=args.by, at=args.at, note=args.note, proofread_by=args.proofread_by)
    name = rows[0].to or args.to
    moment = args.at or local(board.now, board.zone).strftime("%Y-%m-%d %H:%M")
    return carry_out_all(args, changes, f"{kind} to {name}", ["done", kind, "--to", name, "--at", moment, "--undo", "--yes"])
