"""One opportunity whole, to read before the next round: people, what was promised, the log, what is open, your notes."""

from __future__ import annotations

import sys

from ..api import Board
from ..base.light import TYPE_CHECKING
from ..base.text import in_shell
from ..changes.kind_words import SENT, meant_word, which_and_kind
from ..changes.which import IsApplication, meant
from ..engine.opportunity import Opportunity
from ..errors import BadChoice
from ..kinds import HEARD
from ..model import Application
from ..views.opportunity.listing import applied_for, listed
from ..views.opportunity.page import page_of, text_of_page
from .shared.as_of import add_as_of, board_named
from .shared.common import WHICH, exit_code, journal_option, screen_of, tell_problems

if TYPE_CHECKING:
    import argparse

EXAMPLES = """a company's name alone does the same: followup northwind

examples:
  followup show northwind
  followup show northwind data engineer
  followup show dana --json
  followup show northwind --as-of 2026-11-18        as it was at the end of that day, from git
"""
_COLUMNS = 80  # of the page, where it goes to no terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("words", nargs="+", metavar="WHICH", help=WHICH)
    parser.add_argument("--json", action="store_true", help="the same as JSON")
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Print the page; the exit code. Raises BadChoice where the words mean no opportunity, or more than one."""
    with board_named(args) as board:
        return _put(board, args)


def _put(board: Board, args: argparse.Namespace) -> int:
    tell_problems(board)
    if board.broken:
        return 1
    try:
        opportunity = _opportunity_meant(board, args.words)
    except IsApplication as applied:
        _show_application(board, applied.application, args.json)
        return exit_code(board)
    found = listed(opportunity, board.actions_of(opportunity.name))
    if args.json:
        from ..views.export import as_json
        from ..views.opportunity.json import opportunity_as_dict

        sys.stdout.write(as_json(opportunity_as_dict(board, found)))
    else:
        columns, colour = screen_of(sys.stdout)
        options = journal_option(args.journal)
        sys.stdout.write(page_of(board, found, columns=columns or _COLUMNS, colour=colour, options=options))
    return exit_code(board)


def _show_application(board: Board, application: Application, json: bool) -> None:
    """Print what there is of an application."""
    from ..views.export import as_json
    from ..views.opportunity.application import application_as_dict, application_page

    found = applied_for(application, board.now)
    if json:
        sys.stdout.write(as_json(application_as_dict(board, found, application)))
    else:
        columns, colour = screen_of(sys.stdout)
        page = application_page(board, found, application)
        sys.stdout.write(text_of_page(page, columns=columns or _COLUMNS, colour=colour))


def _opportunity_meant(board: Board, words: list[str]) -> Opportunity:
    """The opportunity that the words mean. Raises BadChoice; a kind behind them may be meant for `heard` or `done`."""
    try:
        return meant(board, " ".join(words)).opportunity
    except IsApplication:
        raise
    except BadChoice:
        which, kind = which_and_kind(words, (*HEARD, *SENT))
        command = "heard" if meant_word(kind, HEARD) else "done" if meant_word(kind, SENT) else None
        if not which or command is None:
            raise
        line = in_shell(["followup", command, which, kind])
        raise BadChoice("no interview", " ".join(words), f"did you mean {line}?") from None
