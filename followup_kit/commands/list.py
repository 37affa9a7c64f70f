"""The opportunities, a line each: how it stands, the last contact, what comes next."""

from __future__ import annotations

import sys

from ..api import Board
from ..base.light import TYPE_CHECKING
from ..views.opportunity.listing import list_as_text
from .shared.as_of import add_as_of, board_named
from .shared.common import exit_code, journal_option, screen_of, tell_problems

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup list                  what is going on
  followup list --all            what is over too
  followup list --as-of 2026-11-18        how it stood at the end of that day, from git
  followup list --json | jq '.opportunities[].company'
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--all", action="store_true", help="what is over too")
    parser.add_argument("--json", action="store_true", help="the list as JSON")
    add_as_of(parser)


def run(args: argparse.Namespace) -> int:
    """Print the list; the exit code."""
    with board_named(args) as board:
        return _put(board, args)


def _put(board: Board, args: argparse.Namespace) -> int:
    tell_problems(board)
    if args.json:
        from ..views.export import as_json
        from ..views.opportunity.json import list_as_dict

        sys.stdout.write(as_json(list_as_dict(board, every=args.all)))
    else:
        columns, colour = screen_of(sys.stdout)
        options = journal_option(args.journal)
        sys.stdout.write(list_as_text(board, every=args.all, columns=columns, colour=colour, options=options))
    return exit_code(board)
