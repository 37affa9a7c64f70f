"""Write a new entry for an interview. It never replaces another one."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys

from ..changes.apply import found_in, writable_board
from ..changes.new_entries import new_entry
from ..errors import BadChoice, BadValue
from ..journal.atomic_write import create
from ..text import visible
from .writing import git_commit

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
    parser.add_argument("--dry-run", action="store_true", help="show the entry, write nothing")
    parser.add_argument("--commit", action="store_true", help="commit the one file with git afterwards")
    parser.add_argument("--edit", action="store_true", help="open it in $EDITOR afterwards")


def run(args: argparse.Namespace) -> int:
    """Write the entry, asking at a terminal for what is missing; the exit code.

    Raises BadChoice where something is missing and cannot be asked for, BadValue for a date that cannot be understood.
    """
    board = writable_board(args.journal, args.now, args.playbook)
    company = args.company or _ask("company", "--company")
    role = args.role or _ask("role", "--role")
    while True:
        when = args.date or _ask("date (2026-11-18 14:00, tomorrow 14:00)", "--date")
        try:
            file, text = new_entry(board, company=company, role=role, when=when, interviewers=args.interviewer)
            break
        except BadValue as bad:
            if args.date is not None:
                raise
            sys.stderr.write(f"{visible(str(bad))}\n")  # ask again only for the date, company and role are fine
    if args.dry_run:
        sys.stdout.write(f"{visible(file)}\n" + "".join(visible(line) + "\n" for line in text.splitlines()))
        return 0
    create(board.folder, file, text.encode())
    path = os.path.join(board.folder, file)
    sys.stdout.write(f"{visible(path)}: written\n")
    for problem in found_in(board, file):
        sys.stdout.write(f"  {visible(problem.message)} ({visible(problem.hint)})\n")
    if args.edit:
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        try:
            code = subprocess.run([*shlex.split(editor), path], check=False).returncode
            if code:
                return code
        except (OSError, ValueError):
            sys.stderr.write(f"followup: {editor!r} could not be started; the entry has been written\n")
            return 4
    if args.commit or board.journal.settings.commit:
        return git_commit(board.folder, file, f"followup new {file}")
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
