"""What the writing commands do alike: preview, ask, write, and say what was written, what it means and how to take it back."""

from __future__ import annotations

import argparse
import sys

from ..changes.apply import advice_of, commit, preview
from ..changes.entry_changes import Change
from ..changes.git_commit import commit_file
from ..text import visible
from ..views.change_summary import told


def add_common(parser: argparse.ArgumentParser) -> None:
    """The options of every command that changes an entry."""
    parser.add_argument("--undo", action="store_true", help="take the last such line back")
    parser.add_argument("--dry-run", action="store_true", help="show the change, write nothing")
    parser.add_argument("--force", action="store_true", help="write to a read-only file too")
    parser.add_argument("--commit", action="store_true", help="commit the one file with git afterwards")


def carry_out(args: argparse.Namespace, change: Change, command: str) -> int:
    """Preview or make a change; its exit code."""
    if args.dry_run:
        sys.stdout.write(preview(change) + "\n")
        return 0
    if not args.undo:
        against = advice_of(change)
        for line in against:
            sys.stderr.write(f"against the advice: {visible(line)}\n")
        if against and sys.stdin.isatty() and sys.stdout.isatty() and not _agreed():
            sys.stderr.write("followup: nothing was written\n")
            return 3
    written = commit(change, force=args.force)
    out = told(written, args.undo)
    if written.diff and not args.undo:
        out.append(f"  to take it back: {visible(command)} --undo")
    sys.stdout.write("\n".join(out) + "\n")
    settings = written.board.journal.settings
    if args.commit or settings.commit:
        return git_commit(written.board.folder, written.file, command + (" --undo" if args.undo else ""))
    return 0


def _agreed() -> bool:
    sys.stderr.write("Write it all the same? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def git_commit(folder: str, file: str, command: str) -> int:
    """Commit the one file under the command's own words; the exit code, and on standard error why it could not be done."""
    failed = commit_file(folder, file, command.removeprefix("followup "))
    if failed is None:
        return 0
    sys.stderr.write(f"followup: {failed.message}\n")
    return failed.exit_code
