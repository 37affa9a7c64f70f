"""What the writing commands do alike: preview, ask, write, and say what was written, what it means and how to take it back."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from ..text import visible
from ..wording import by_when, plural, what
from ..write import Change, Written, advice_of, commit, preview


def add_common(parser: argparse.ArgumentParser) -> None:
    """The options of every command that changes an entry."""
    parser.add_argument("--undo", action="store_true", help="take back exactly what this command wrote")
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
    _tell(written, command, args.undo)
    settings = written.board.journal.settings if written.board.journal else None
    if args.commit or (settings is not None and settings.commit):
        return git_commit(written.board.folder, written.file, command)
    return 0


def _agreed() -> bool:
    sys.stderr.write("Write it all the same? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _tell(written: Written, command: str, undone: bool) -> None:
    out = []
    if not written.diff:
        out.append(f"{visible(written.file)} says so already; nothing was written")
    elif undone:
        out.append(f"taken out of {visible(written.file)}: {visible(written.text)}")
    else:
        out.append(f"{visible(written.file)}:{written.line}: written: {visible(written.text)}")
    board = written.board
    for a in written.opened[:6]:
        out.append(f"  now {a.state}: {what(a)}, {by_when(a, board.now, board.zone)}")
    if len(written.opened) > 6:
        out.append(f"  and {plural(len(written.opened) - 6, 'row')} more")
    if not written.opened and written.diff and not undone:
        mine = next((e.opportunity for e in board.journal.entries if e.file == written.file), None) if board.journal else None
        open_rows = [a for a in board.actions if a.opportunity == mine and a.state in ("overdue", "due", "blocked", "waiting")]
        out += [f"  next: {what(a)}, {by_when(a, board.now, board.zone)}" for a in open_rows[:1]] or [
            "  nothing more is owed here"
        ]
    if written.note:
        out.append(f"  {visible(written.note)}")
    if written.diff and not undone:
        out.append(f"  to take it back: {visible(command)} --undo")
    sys.stdout.write("\n".join(out) + "\n")


def git_commit(folder: str, file: str, command: str) -> int:
    """Commit exactly the one path; staged work of the person's stays staged, their hooks run."""
    path = os.path.realpath(os.path.join(folder, file))
    message = f"{command.removeprefix('followup ')}"
    try:  # a file that git does not know yet cannot be named to `commit --only`
        known = ["git", "-C", os.path.dirname(path), "add", "--intent-to-add", "--", path]
        subprocess.run(known, check=False, capture_output=True)
        done = subprocess.run(
            ["git", "-C", os.path.dirname(path), "commit", "--quiet", "--only", "-m", message, "--", path],
            check=False, capture_output=True, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as bad:
        sys.stderr.write(f"followup: the entry is written, but git could not be run: {bad.strerror}\n")
        return 4
    if done.returncode:
        why = visible((done.stderr or done.stdout).strip().split("\n")[-1])
        sys.stderr.write(f"followup: the entry is written, but git did not commit it: {why}\n")
        return 1
    return 0
