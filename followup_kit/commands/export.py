"""What other programs read: a calendar (ics), an address book (vcf), the state table (csv, json)."""

from __future__ import annotations

import gc
import os
import sys

from ..api import open_board
from ..base.light import TYPE_CHECKING
from ..base.text import few, visible
from ..errors import BadChoice, Refused
from ..exchange.calendar_file import calendar_of
from ..exchange.vcards import address_book
from ..journal.disk.find_journal import find_journal
from ..journal.disk.output_file import write_new
from ..journal.disk.read_bytes import is_there, read_bytes
from ..journal.files import Seen
from .shared.common import exit_code, tell_problems
from .shared.table_file import write_table
from .shared.watching import each_change

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup export ics -o ~/followup.ics             interviews and what is due, for a calendar program
  followup export ics -o ~/followup.ics --force     the same file again, brought up to date
  followup export ics -o ~/followup.ics --force --watch
  followup export vcf -o ~/people.vcf
  followup export csv | column -s, -t
"""
_LIMIT = 64 * 1024 * 1024  # bytes of an earlier calendar that are read
_HOUR = 3600.0  # seconds
_ICS_ONLY = ("todo", "discreet", "watch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("format", choices=("ics", "vcf", "csv", "json"), help="what to write")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a new file instead of standard output")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    parser.add_argument("--todo", action="store_true", help="ics: actions as to-dos instead of events")
    parser.add_argument("--discreet", action="store_true", help="ics: without companies, people, places and reasons")
    parser.add_argument("--watch", action="store_true", help="ics: keep FILE up to date until interrupted")


def run(args: argparse.Namespace) -> int:
    """Print it, or write it to a file; the exit code. Raises Refused where the file must not be replaced."""
    for name in _ICS_ONLY if args.format != "ics" else ():
        if getattr(args, name):
            raise BadChoice("only a calendar has", f"--{name}", "leave it out")
    if args.watch:
        return _watch(args)
    return _export(args, replace=args.force)


def _export(args: argparse.Namespace, *, replace: bool, seen: Seen | None = None) -> int:
    board = open_board(args.journal, args.now, args.playbook, notes=False, seen=seen)
    tell_problems(board)
    if args.format in ("csv", "json"):
        return write_table(board, args.format, args.output, replace)
    if board.broken:
        left = f"; {visible(args.output)} was left as it is" if args.output else ""
        sys.stderr.write(f"followup: {board.broken} has an error, so nothing was exported{left}\n")
        return exit_code(board)
    output = os.path.expanduser(args.output) if args.output else None
    earlier = _earlier(output) if output and replace else b""
    unread = [problem.file for problem in board.errors if problem.code == "unreadable"]
    if unread and earlier:  # what a failing disk hides is not gone: no event may be cancelled for it
        left = f"{visible(args.output)} was left as it is, so that it loses nothing of what is there"
        sys.stderr.write(f"followup: {few(unread)} could not be read; {left}\n")
        return exit_code(board)
    data = calendar_of(board, earlier, todo=args.todo, discreet=args.discreet) if args.format == "ics" else address_book(board)
    if not output:
        sys.stdout.write(data.decode())
    elif data != earlier:  # a program that follows the file need not read the same again
        write_new(output, data, replace=replace, journal=board.folder)
    return exit_code(board)


def _earlier(path: str) -> bytes:
    """What the file holds that is about to be replaced; nothing where there is none. Raises Refused where it cannot be read."""
    if not is_there(path):
        return b""
    try:
        return read_bytes(path, limit=_LIMIT)[0]
    except OSError as bad:
        raise Refused(f"{path!r} cannot be read ({bad.strerror}); nothing was written") from None


def _watch(args: argparse.Namespace) -> int:
    """Write the file again whenever an entry changes, and every hour, since time changes what is due; until interrupted."""
    if not args.output:
        raise BadChoice("a calendar that is kept up to date goes to a file: add", "-o FILE")
    gc.enable()  # `main` turns it off for short commands
    replace, seen = args.force, Seen()
    for _ in each_change(find_journal(args.journal), every=_HOUR):
        code = _export(args, replace=replace, seen=seen)
        replace = True
        sys.stdout.write(f"-- {visible(args.output)}{'' if code == 0 else ': see above'}; watching, press Ctrl-C to stop\n")
        sys.stdout.flush()
    return 0
