"""The events of an interview in order of time, each with the commit that wrote it down, and how much later that was."""

from __future__ import annotations

import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..changes.choose_round import unread_file
from ..changes.which import IsApplication, meant
from ..errors import BadChoice, Refused
from ..history.record import record_of
from ..history.repository import repository_of
from ..journal.disk.file_text import text_of
from ..model import Application, Interview
from .shared.common import WHICH, exit_code, screen_of, tell_problems

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup history northwind
  followup history 2026-11-18-northwind --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("words", nargs="+", metavar="WHICH", help=WHICH)
    parser.add_argument("--json", action="store_true", help="the events as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the history of every round that the words mean; the exit code. Raises BadChoice, GitFailed, and Refused."""
    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    if board.broken:
        return 1
    entries = _entries_meant(board, " ".join(args.words))
    found = []
    with repository_of(board.folder) as repository:
        for entry in entries:
            text, _ = text_of(board.source, entry.file)
            records = record_of(repository, entry.file, text or "", board.journal.settings, board.zone)
            found.append((entry, records))
    if args.json:
        from ..views.export import as_json
        from ..views.record_page import record_as_dict

        sys.stdout.write(as_json(record_as_dict(board, found)))
    else:
        from ..views.record_page import record_page

        columns, colour = screen_of(sys.stdout)
        sys.stdout.write(record_page(board, found, columns=columns, colour=colour))
    return exit_code(board)


def _entries_meant(board: Board, typed: str) -> list[Interview | Application]:
    """The rounds that the words mean, or an application. BadChoice, or Refused where a file with an error may be meant."""
    try:
        return list(meant(board, typed).rounds)
    except IsApplication as found:
        return [found.application]
    except BadChoice:
        broken = unread_file(board, typed)
        if broken is not None:
            raise Refused(f"{visible(broken)} may be meant, and has an error: followup check says which") from None
        raise
