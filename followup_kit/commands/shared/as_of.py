"""The option --as-of: the journal as a commit has it, or as it was at the end of a day, in place of the files on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...api import Board, open_board
from ...base.light import TYPE_CHECKING
from ...journal.disk.find_journal import find_journal

if TYPE_CHECKING:
    import argparse


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument("--as-of", metavar="REV|DATE", help="as a commit has it, at its date; or at the end of a day")


@contextmanager
def board_named(args: argparse.Namespace, *, notes: bool = True, open_only: bool = False) -> Iterator[Board]:
    """The board that the options name, to be looked at inside; `notes` and `open_only` as for `open_board`.

    Raises FollowupError where there is no such journal, commit or day.
    """
    if args.as_of is None:
        yield open_board(args.journal, args.now, args.playbook, notes=notes, open_only=open_only)
        return
    from ...history.repository import repository_of
    from ...history.when import board_at, state_meant

    with repository_of(find_journal(args.journal)) as repository:
        then = state_meant(repository, args.as_of, args.now)
        yield board_at(repository, then, args.playbook, args.now, open_only=open_only)
