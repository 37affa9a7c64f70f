"""Write a new entry for an interview. It never replaces another one."""

from __future__ import annotations

import os
import sys

from ..api import open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..changes.apply import found_in, writable_board
from ..changes.editor import edit, editor_of_choice
from ..changes.new_entries import NEW_ENTRY, near_opening, new_entry, same_day, snippet_of, template_of
from ..errors import BadChoice, BadValue
from ..journal.disk.atomic_write import create
from .shared.common import journal_option
from .shared.new_entry import next_step, show_entry
from .shared.writing import git_commit

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup new --company Northwind --role "Data Engineer" --date "2026-11-18 14:00"
  followup new --company Northwind --role "Data Engineer" --date "tomorrow 10:00" \\
      --interviewer "Dana Whitfield <dana@northwind.example>" --edit
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--company", metavar="NAME")
    parser.add_argument("--role", metavar="NAME")
    parser.add_argument("--date", metavar="WHEN", help="2026-11-18 14:00, tomorrow 14:00, fri")
    parser.add_argument("--interviewer", metavar="NAME", action="append", default=[], help="can be given several times")
    parser.add_argument("--opportunity", metavar="NAME", default="", help="the opening that it is a round of")
    parser.add_argument("--dry-run", action="store_true", help="show the entry, write nothing")
    parser.add_argument("--force", action="store_true", help="write it although that interview stands in the journal already")
    parser.add_argument("--commit", action="store_true", help="commit the one file with git afterwards")
    parser.add_argument("--snippet", action="store_true", help="print the template as a snippet for editors; write nothing")
    parser.add_argument("--edit", action="store_true", help="open it in $EDITOR afterwards")


def run(args: argparse.Namespace) -> int:
    """Write the entry, asking at a terminal for what is missing, and say what is next; the exit code.

    Raises BadChoice where something is missing and cannot be asked for, BadValue for a date that cannot be understood, Refused
    where the interview stands in the journal already.
    """
    if args.snippet:
        return _snippet(args)
    board = writable_board(args.journal, args.now, args.playbook)
    company = args.company or _ask("company", "--company")
    role = args.role or _ask("role", "--role")
    while True:
        when = args.date or _ask("date (2026-11-18 14:00, tomorrow 14:00)", "--date")
        try:
            people, opening = args.interviewer, args.opportunity
            file, text = new_entry(board, company=company, role=role, when=when, interviewers=people, opportunity=opening)
            break
        except BadValue as bad:
            if args.date is not None:
                raise
            sys.stderr.write(f"{visible(str(bad))}\n")  # ask again only for the date, company and role are fine
    already = same_day(board, file, text, force=args.force) or near_opening(board, file, text)
    if args.dry_run:
        show_entry(file, text)
        return 0
    create(board.folder, file, text.encode())
    path = os.path.join(board.folder, file)
    sys.stdout.write(f"{visible(path)}: written\n")
    if already:
        sys.stdout.write(f"  {already}\n")
    if args.edit:
        editor = editor_of_choice()
        code = edit(editor, path)
        if code is None:
            sys.stderr.write(f"followup: {editor!r} could not be started; the entry has been written\n")
            return 4
        if code:
            return code
    after = open_board(board.folder, board.now, board.playbook_name)
    for problem in found_in(board, file, after):
        sys.stdout.write(f"  {visible(problem.message)} ({visible(problem.hint)})\n")
    sys.stdout.write(f"  next: {next_step(after, file, journal_option(args.journal))}\n")
    if args.commit or board.journal.settings.commit:
        return git_commit(board.folder, file, f"followup new {file}")
    return 0


def _snippet(args: argparse.Namespace) -> int:
    """Print the template in the format of VS Code, which other editors read too; the exit code."""
    from ..views.export import as_json

    body = snippet_of(template_of(open_board(args.journal, args.now, args.playbook)))
    sys.stdout.write(as_json({"followup": {"prefix": "interview", "description": NEW_ENTRY, "body": body.split("\n")}}))
    return 0


def _ask(what: str, option: str) -> str:
    """The answer to a question at a terminal. Raises BadChoice where there is no terminal or no answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadChoice("new needs", option)
    sys.stdout.write(f"{what}: ")
    sys.stdout.flush()
    answer = sys.stdin.readline().strip()
    if not answer:
        raise BadChoice("new needs", option)
    return answer
