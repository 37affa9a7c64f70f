"""What the commands share that write into an entry: their options, and the way of a change from a preview to git.

Each of them is a `Change` that is worked out from the options, or the one that takes it back, handed to `carry_out`.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from ...api import Board
from ...base.light import TYPE_CHECKING, Any
from ...base.text import few, in_shell, to_type, visible
from ...changes.apply import Plan, advice_of, apply_change, plan, preview, writable_board
from ...changes.change import Change
from ...changes.git_commit import commit_file
from ...errors import BadChoice, DiskError, Refused
from ...views.change_summary import change_summary
from .common import journal_option
from .undoing import may_be_taken_out

if TYPE_CHECKING:
    import argparse

_OPTIONS: dict[str, dict[str, Any]] = {
    "--to": {"metavar": "NAME", "help": "only for this person"},
    "--from": {"metavar": "NAME", "dest": "sender", "help": "from whom"},
    "--by": {"metavar": "CHANNEL", "help": "email, phone, mail, linkedin, in-person, other"},
    "--at": {"metavar": "TIME", "help": "when: 14:30, yesterday, 2026-11-18 18:10 (default: now)"},
    "--until": {"metavar": "DATE", "help": "2026-12-07, tomorrow, mon, +3d"},
    "--decision-by": {"metavar": "DATE", "help": "the day they promised: 2026-12-04, 2026-12, 2026-W49"},
    "--due": {"metavar": "DATE", "help": "the day by which an assignment is to be handed in"},
    "--accepted": {"metavar": "yes|no", "help": "with answer-offer: whether you accepted the offer"},
    "--note": {"metavar": "TEXT", "help": "a note of your own"},
    "--reason": {"metavar": "TEXT", "help": "why, to remember it later"},
    "--proofread-by": {"metavar": "NAME", "help": "who proofread it"},
}


def add_options(
    parser: argparse.ArgumentParser, *names: str, undo: str = "remove the last such line again", **own: Mapping[str, str]
) -> None:
    """Add options by their names in `_OPTIONS`, in this order; `own` is what a command says of one instead.

    Those of every command that writes into an entry come last: --undo, --yes, --dry-run, --force, --commit.
    """
    for name in names:
        parser.add_argument(name, **{**_OPTIONS[name], **own.get(name.removeprefix("--"), {})})
    parser.add_argument("--undo", action="store_true", help=undo)
    parser.add_argument("--yes", action="store_true", help="do not ask, where followup would")
    parser.add_argument("--dry-run", action="store_true", help="show the change, write nothing")
    parser.add_argument("--force", action="store_true", help="write to a read-only file too")
    parser.add_argument("--commit", action="store_true", help="commit the one file with git afterwards")


def add_words(parser: argparse.ArgumentParser, words: str, meaning: str) -> None:
    """Add the words of a command, WHICH and what stands behind it, as one positional argument of any number of words."""
    parser.add_argument("words", nargs="+", metavar=words, help=meaning)
    parser.usage = f"{parser.prog} {words} [OPTIONS]"


def refuse_unread(board: Board) -> None:
    """Raise Refused where the disk cannot tell what is in an entry or a folder: what is to be new might be there already."""
    unread = [problem.file for problem in board.errors if problem.code == "unreadable"]
    if unread:
        raise Refused(f"{few(unread)} cannot be read, so what is there already is not known; nothing was written")


def board_to_change(args: argparse.Namespace) -> Board:
    """The board that the options name. Raises Refused where it may not be written to, FollowupError where it cannot be read."""
    return writable_board(args.journal, args.now, args.playbook)


def carry_out(args: argparse.Namespace, change: Change, notes: Sequence[str] = ()) -> int:
    """Preview a change, or ask, make it, and say what was written, what it means and how to take it back; the exit code.

    `notes` are more to say of it, a line each. Raises Refused where the file must not be written or is not the one any more
    that was read, DiskError where the disk fails.
    """
    planned = plan(change)
    notes = [*change.notes, *notes]
    if args.dry_run:
        sys.stdout.write(preview(planned) + "\n" + "".join(f"{note}\n" for note in notes))
        return 0
    if not (may_be_taken_out(planned, args.yes) if args.undo else _is_wanted(planned)):
        sys.stderr.write("followup: nothing was written\n")
        return 3
    return write(args, planned, notes)


def propose(args: argparse.Namespace, change: Change, saying: str) -> int:
    """Show a change that somebody else's words speak for, and make it if the person agrees, or has by --yes; the exit code.

    1 where nobody can be asked, 3 where they say no. `saying` stands before the change. Raises as `carry_out`.
    """
    planned = plan(change)
    sys.stdout.write("".join(f"{line}\n" for line in (saying, preview(planned), *change.notes)))
    sys.stdout.flush()
    if args.dry_run:
        return 0
    if not (args.yes or at_a_terminal()):
        sys.stderr.write(f"followup: {visible(change.entry.file)}: nothing was written; to make this change add --yes\n")
        return 1
    if not (args.yes or asked("Write this?")):
        sys.stderr.write("followup: nothing was written\n")
        return 3
    return write(args, planned)


def write(args: argparse.Namespace, planned: Plan, notes: Sequence[str] = (), *, hint: bool = True) -> int:
    """Make a change that is worked out and wanted, and say so; the exit code. `hint`: say how to take it back."""
    written = apply_change(planned, force=args.force)
    taken_out = args.undo and (planned.change.back is None or written.line == 0)
    out = [*change_summary(written, taken_out, journal_option(args.journal)), *(f"  {note}" for note in notes)]
    if hint and written.diff and not args.undo and planned.change.back is not None:
        with suppress(DiskError):  # the change is made; only the memo, which the words come from, cannot be read
            words = planned.change.back(written.board, planned.before.decode())
            out.append(f"  to undo: {command_line(args, words)}")
    sys.stdout.write("\n".join(out) + "\n")
    sys.stdout.flush()
    if args.commit or written.board.journal.settings.commit:
        return git_commit(written.board.folder, written.file, shlex.join(_typed(args, written.file)))
    return 0


def carry_out_all(args: argparse.Namespace, changes: Sequence[Change], saying: str, back: Sequence[str]) -> int:
    """Make several changes or none: all are worked out first, and a person at a terminal is asked; the exit code.

    `saying` says what is about to be done, in the words before the list of entries; `back` is the command that takes all of
    it back. Raises BadChoice where nobody can be asked and --yes is not given, and what `carry_out` raises.
    """
    plans = [plan(change) for change in changes]
    if args.dry_run:
        sys.stdout.write("".join(preview(planned) + "\n" for planned in plans))
        return 0
    sys.stderr.write(f"{visible(saying)}:\n")
    for change in changes:
        sys.stderr.write(f"  {visible(f'{change.entry.company}, {change.entry.role} ({change.entry.file})')}\n")
    for planned in plans if not args.undo else ():
        for line in advice_of(planned):
            sys.stderr.write(f"against the advice: {visible(line)}\n")
    if not args.yes:
        if not at_a_terminal():
            raise BadChoice("nothing was written: to write without being asked, add", "--yes", "or name WHICH")
        if not asked("Write this?" if len(plans) == 1 else f"Write all {len(plans)}?"):
            sys.stderr.write("followup: nothing was written\n")
            return 3
    codes = [write(args, planned, hint=False) for planned in plans]
    if back:
        sys.stdout.write(f"to undo {'it' if len(plans) == 1 else 'all of it'}: {command_line(args, back)}\n")
    return max(codes)


def command_line(args: argparse.Namespace, words: Sequence[str]) -> str:
    """A command to type, safe to show, that means the same journal."""
    return to_type(in_shell(words), journal_option(args.journal))


def _typed(args: argparse.Namespace, file: str) -> list[str]:
    """The command as it was typed, in short: for the message of a git commit. One that has no WHICH names the entry's file."""
    to, words = getattr(args, "to", None), getattr(args, "words", [file])
    return [*args.command.split(), *words, *(["--to", to] if to else []), *(["--undo"] if args.undo else [])]


def _is_wanted(planned: Plan) -> bool:
    """Whether to go on: what is against the advice goes to standard error, and a person at a terminal is asked."""
    against = advice_of(planned)
    for line in against:
        sys.stderr.write(f"against the advice: {visible(line)}\n")
    if not (against and at_a_terminal()):
        return True
    return asked("Write it anyway?")


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(question: str) -> bool:
    """Whether a person at the terminal says yes."""
    return answered(f"{question} [y/N]") in ("y", "yes")


def answered(question: str) -> str:
    """What a person at the terminal answers, in small letters."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower()


def git_commit(folder: str, file: str, command: str) -> int:
    """Commit the one file with the command as the message; the exit code, and on standard error why it could not be done."""
    failed = commit_file(folder, file, command.removeprefix("followup "))
    if failed is None:
        return 0
    sys.stderr.write(f"followup: {failed.message}\n")
    return failed.exit_code
