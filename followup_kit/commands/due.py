"""What to do now: overdue, due, blocked, then the next few waiting."""

from __future__ import annotations

import os
import sys

from ..api import open_board
from ..light_typing import TYPE_CHECKING
from .common import exit_code, journal_option, tell_problems

if TYPE_CHECKING:
    import argparse

FLAGS = ("all", "json")
EXAMPLES = """examples:
  followup                       what to do now
  followup due --all             every row, done and dropped too
  followup due --json | jq '.actions[].id'
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--all", action="store_true", help="every row, done and dropped too")
    parser.add_argument("--json", action="store_true", help="the rows as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the board; the exit code."""
    board = open_board(args.journal, args.now, args.playbook, open_only=not args.all)
    if args.json:
        from ..views.export import as_json, due_as_dict

        tell_problems(board)
        sys.stdout.write(as_json(due_as_dict(board, args.all)))
        return exit_code(board)
    from ..views.terminal import draw

    screen = sys.stdout.isatty()
    if not screen:
        tell_problems(board)
    columns = _columns() if screen else None
    colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    fold = screen and not args.all
    options = journal_option(args.journal)
    sys.stdout.write(draw(board, columns=columns, colour=colour, every=args.all, fold=fold, options=options))
    return exit_code(board)


def _columns() -> int:
    """The terminal's width in columns, 80 where it is unknown; at most 100, since longer lines are hard to read."""
    try:
        return max(20, min(int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns or 80, 100))
    except (OSError, ValueError):
        return 80
