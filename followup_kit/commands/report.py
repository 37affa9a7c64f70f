"""Run the notebooks on your journal and write them as pages that you can open, keep and print."""

from __future__ import annotations

import gc
import os
import sys

from ..api import open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..errors import BadChoice
from ..journal.disk.find_journal import find_journal
from ..notebook.report import check_folder, make_report, write_report
from .shared.common import exit_code, tell_problems
from .shared.watching import each_change

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup report                into reports/ in the journal
  followup report -o ~/pages     elsewhere
  followup report --watch        again whenever an entry changes
"""
FOLDER = "reports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("-o", "--output", metavar="DIR", help="the folder to write to, instead of reports/ in the journal")
    parser.add_argument("--force", action="store_true", help="replace files there that are not an earlier report")
    parser.add_argument("--private", action="store_true", help="also the notes below headings that are private")
    parser.add_argument("--watch", action="store_true", help="write it again whenever an entry changes, until interrupted")


def run(args: argparse.Namespace) -> int:
    """Write the report and print where it is; the exit code. Raises BadChoice without the libraries that it needs."""
    _need_the_extra()
    gc.enable()  # `main` turns it off for short commands
    if not args.watch:
        return _report(args)
    for _ in each_change(find_journal(args.journal)):
        code = _report(args)
        sys.stdout.write(f"-- {'written' if code == 0 else 'see above'}; watching, press Ctrl-C to stop\n")
        sys.stdout.flush()
    return 0


def _need_the_extra() -> None:
    from importlib.util import find_spec

    missing = [n for n in ("ipykernel", "matplotlib", "nbclient", "nbconvert", "nh3") if find_spec(n) is None]
    if missing:
        raise BadChoice("the report needs", ", ".join(missing), "pip install 'followup-kit[notebooks]'")


def _report(args: argparse.Namespace) -> int:
    board = open_board(args.journal, args.now, args.playbook)
    tell_problems(board)
    folder = os.path.expanduser(args.output) if args.output else os.path.join(board.folder, FOLDER)
    check_folder(folder, None if args.output else board.folder, args.force)
    _tell("starting the notebooks")  # what runs them takes seconds to load
    try:
        report = make_report(board, os.environ, _progress, private=args.private)
    finally:
        _tell("")
    for sentence in report.failed:
        sys.stderr.write(f"followup: {sentence}\n")
    sys.stdout.write(f"{visible(write_report(report, folder))}\n")
    return 1 if report.failed else exit_code(board)


def _progress(done: int, pages: int) -> None:
    _tell(f"[{'#' * done * 5}{'.' * (pages - done) * 5}] {done} of {pages} pages")


def _tell(text: str) -> None:
    """Show how far it is on a terminal, in one line that is overwritten and finally erased; a pipe gets nothing."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}\x1b[K")
        sys.stderr.flush()
