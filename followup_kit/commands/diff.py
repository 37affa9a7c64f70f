"""Say what has changed since a commit or a day, or between two: what was done, is new, moved or gone, and by which commit."""

from __future__ import annotations

import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..history.compare import changes_between
from ..history.repository import Repository, repository_of
from ..history.when import Then, board_at, state_meant
from ..journal.disk.find_journal import find_journal
from ..views.difference_page import difference_as_dict, difference_page
from .shared.common import screen_of, tell_problems

if TYPE_CHECKING:
    import argparse

EXAMPLES = """a commit is seen at its own date, a day at its end, and what is on disk now

examples:
  followup diff yesterday          since the end of yesterday
  followup diff                    since the last commit: what is not committed yet
  followup diff 2026-11-01 2026-11-15
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("old", metavar="REV", nargs="?", default="HEAD", help="a commit, tag or day; else the last commit")
    parser.add_argument("new", metavar="REV", nargs="?", help="the later one; what is on disk, where there is none")
    parser.add_argument("--json", action="store_true", help="the changes as JSON")


def run(args: argparse.Namespace) -> int:
    """Print what differs; 1 where one of the two states has errors. Raises GitFailed, BadChoice, BadValue."""
    folder = find_journal(args.journal)
    with repository_of(folder) as repository:
        old = state_meant(repository, args.old, args.now)
        new = None if args.new is None else state_meant(repository, args.new, args.now)
        before = board_at(repository, old, args.playbook)
        after = _after(args, repository, new)
        for board in (before, after):
            tell_problems(board)
        if before.broken or after.broken:
            return 1
        changes = changes_between(repository, old.commit, None if new is None else new.commit, before, after, args.playbook)
    if args.json:
        from ..views.export import as_json

        commits = old.commit, None if new is None else new.commit
        sys.stdout.write(as_json(difference_as_dict(before, after, commits, changes)))
    else:
        columns, colour = screen_of(sys.stdout)
        sys.stdout.write(difference_page(before, after, changes, columns=columns, colour=colour))
    return 1 if before.has_errors or after.has_errors else 0


def _after(args: argparse.Namespace, repository: Repository, new: Then | None) -> Board:
    """The board of the later state."""
    if new is None:
        return open_board(args.journal, args.now, args.playbook)
    return board_at(repository, new, args.playbook)
