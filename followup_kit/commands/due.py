"""What to do now: overdue, due, blocked, then the next few waiting."""

from __future__ import annotations

import os
import sys

from ..api import Board, keep, open_board
from ..base.light import TYPE_CHECKING
from .shared.common import exit_code, journal_option, tell_problems

if TYPE_CHECKING:
    import argparse

FLAGS = ("all", "json", "no_index")
OTHER_OPTIONS = {"journals": None, "as_of": None}
EXAMPLES = """examples:
  followup                       what to do now
  followup due --all             every row, done and dropped too
  followup due --json | jq '.actions[].id'
  followup due --journals ~/clients      of every journal below a folder
  followup due --as-of 2026-11-18        what it said at the end of that day, from git (--as-of HEAD~3: a commit)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--all", action="store_true", help="every row, done and dropped too")
    parser.add_argument("--json", action="store_true", help="the rows as JSON")
    parser.add_argument("--no-index", action="store_true", help="read every file, also in a long journal")
    parser.add_argument("--journals", metavar="DIR", help="of every journal below a folder, a block for each")
    parser.add_argument("--as-of", metavar="REV|DATE", help="as a commit has it, at its date; or at the end of a day")


def run(args: argparse.Namespace) -> int:
    """Print the board, or those of many journals; the exit code. Raises NoJournal or BadChoice for a wrong --journals."""
    if args.journals is not None:
        from .shared.due_of_all import due_of_all

        return due_of_all(args, _page)
    if args.as_of is not None:
        from .shared.as_of import board_named

        with board_named(args, open_only=not args.all) as board:
            return _put(board, args)
    index = not args.no_index
    board = open_board(args.journal, args.now, args.playbook, open_only=not args.all, notes=False, lean=True, index=index)
    code = _put(board, args)
    sys.stdout.flush()  # what is kept for the next time is nothing to wait for
    keep(board)
    return code


def _put(board: Board, args: argparse.Namespace) -> int:
    """Print one board; the exit code."""
    if args.json or not sys.stdout.isatty():
        tell_problems(board)
    if args.json:
        from ..views.export import as_json, due_as_dict

        sys.stdout.write(as_json(due_as_dict(board, args.all)))
    else:
        sys.stdout.write(_page(board, args.all, args.journal))
    return exit_code(board)


def _page(board: Board, every: bool, journal: str | None) -> str:
    """The page of a board; `journal` is the folder that was named."""
    from ..views.terminal import draw

    screen = sys.stdout.isatty()
    columns = _columns() if screen else None
    colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return draw(board, columns=columns, colour=colour, every=every, fold=screen and not every, options=journal_option(journal))


def _columns() -> int:
    """The terminal's width in columns, 80 where it is unknown; at most 100, since longer lines are hard to read."""
    try:
        return max(20, min(int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns or 80, 100))
    except (OSError, ValueError):
        return 80
