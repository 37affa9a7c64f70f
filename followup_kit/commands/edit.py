"""Open an entry in your editor, and say at once what is wrong in it afterwards."""

from __future__ import annotations

import os
import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..changes.apply import refuse_a_sample
from ..changes.choose_round import find_entry, latest, unread_file
from ..changes.editor import edit, editor_of_choice
from ..changes.which import meant
from ..errors import BadChoice, DiskError, FollowupError, Refused
from ..journal.disk.atomic_write import put
from ..journal.problems import problem_text
from ..views.opportunity.stage import next_action
from ..views.wording import by_when, what
from .shared.common import WHICH
from .shared.writing import git_commit

if TYPE_CHECKING:
    import argparse

    from ..model import Application, Interview

EXAMPLES = """examples:
  followup edit northwind
  EDITOR="code --wait" followup edit northwind data engineer
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("words", nargs="+", metavar="WHICH", help=WHICH)
    parser.add_argument("--commit", action="store_true", help="commit the one file with git afterwards")


def run(args: argparse.Namespace) -> int:
    """Open the entry of the latest round, then print what `check` says of it; the exit code, 1 where it has an error."""
    board = open_board(args.journal, args.now, args.playbook)
    if args.now is None:
        refuse_a_sample(board)
    file = _file_meant(board, " ".join(args.words))
    path = os.path.join(board.folder, file)
    before = _bytes_of(path)
    editor = editor_of_choice()
    code = edit(editor, path)
    if code is None:
        raise DiskError(f"{editor!r} could not be started; nothing was written (set EDITOR to the name of yours)")
    changed = _bytes_of(path) != before
    if changed:
        put.append(file)  # for the message where what comes now fails
    if code:
        sys.stderr.write(
            f"followup: {visible(editor)} ended with {code}; {visible(file)} was {'' if changed else 'not '}changed\n"
        )
        return 4
    after = open_board(args.journal, args.now, args.playbook)
    found = [p for p in after.problems if p.file == file]
    for problem in sorted(found, key=lambda p: (p.severity != "error", p.line, p.column)):
        sys.stdout.write(problem_text(problem) + "\n")
    if any(p.severity == "error" for p in found):
        return 1
    sys.stdout.write(f"{visible(file)}: {'changed' if changed else 'not changed'}\n")
    entry = next((e for e in after.journal.entries if e.file == file), None)
    upcoming = next_action([a for a in after.actions if entry is not None and a.opportunity == entry.opportunity])
    if upcoming is not None:
        sys.stdout.write(f"  next: {what(upcoming)}, {by_when(upcoming, after.now, after.zone)}\n")
    if changed and (args.commit or after.journal.settings.commit):
        return git_commit(after.folder, file, f"edit {file}")
    return 0


def _file_meant(board: Board, typed: str) -> str:
    """The file to open: that of the latest round, or one with an error, which is most in need of it.

    Raises BadChoice, and Refused where what all rows rest on has an error.
    """
    broken = unread_file(board, typed)
    if broken is None:
        known: list[Application | Interview] = [*board.journal.applications, *(board.journal.entries if board.broken else ())]
        exact = next((e.file for e in known if typed in (e.id, e.file)), None)
        if exact is None and board.broken:
            wrong = board.errors[0].message
            raise Refused(f"{board.broken} cannot be read, so which entry is meant is not known; nothing was written: {wrong}")
        return exact or find_entry(board, typed, latest).file
    try:
        found = meant(board, typed)
    except FollowupError:
        return broken
    entry = latest(board, found)
    if typed in (entry.id, entry.file):
        return entry.file
    files = "\n".join(f"  {visible(f)}" for f in (broken, entry.file))
    raise BadChoice("more than one file fits", typed, f"write one in full:\n{files}\n")


def _bytes_of(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
