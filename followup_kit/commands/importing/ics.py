"""New entries from interview invitations, saved as calendar files or mails; updates change the entry, if you agree.

Whatever was assumed is said, and stands in the entry as a comment. A company or a role that is not known becomes a TODO.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import tzinfo

from ...api import Board, open_board
from ...base.light_typing import TYPE_CHECKING
from ...base.text import folded, visible
from ...changes.apply import apply_change, plan, preview, writable_board
from ...changes.change import Change
from ...changes.new_entries import entry_of, refuse_in_doubt
from ...dates.local_time import short_day
from ...dates.parsing import BadDate
from ...dates.zones import zone_named
from ...errors import BadChoice, BadValue, FollowupError
from ...journal.disk.atomic_write import create
from ...journal.problems import problem_text
from ...model import Application, Interview
from ...views.wording import plural
from ..new import next_step
from ..shared.calendar_sources import Source, calendar_sources
from ..shared.common import journal_option
from ..shared.writing import asked, at_a_terminal, git_commit, refuse_unread

if TYPE_CHECKING:
    import argparse

    from ...exchange.reading.invitations import Invitation
    from ...exchange.reading.whose_interview import Whose

EXAMPLES = """examples:
  followup import ics ~/Downloads/invite.ics
  followup import ics mail.eml
  followup import ics invite.ics --company Northwind --role "Data Engineer"
  followup import ics update.ics --dry-run
  followup import ics calendar.ics --only interview
"""
_SHOWN = 20  # lines of one kind about a file
_MANY = 20  # invitations in a file: more are a whole calendar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a calendar file or a mail with one, as saved")
    parser.add_argument("--message", metavar="ID", help="of a mailbox, only the mail with this Message-ID")
    parser.add_argument("--company", metavar="NAME", help="whose interview it is")
    parser.add_argument("--role", metavar="NAME", help="the role that it is for")
    parser.add_argument("--timezone", metavar="ZONE", help="the zone of times that name none, or one that is not known")
    parser.add_argument("--only", metavar="TEXT", help="only events with this in their title")
    parser.add_argument("--dry-run", action="store_true", help="show the entries and changes, write nothing")
    parser.add_argument("--yes", action="store_true", help="make changes of entries that are there without asking")
    parser.add_argument("--force", action="store_true", help="write a second entry of one interview; change a read-only file")
    parser.add_argument("--commit", action="store_true", help="commit each file with git afterwards")


def run(args: argparse.Namespace) -> int:
    """Take over every invitation of the files; the exit code.

    1 where a file could not be understood or a change waits for your word, 3 where you said no.
    """
    _need_library()
    instead = _zone(args.timezone)
    board = writable_board(args.journal, args.now, args.playbook)
    files, code = calendar_sources(args.files, args.message)  # all, before the first is written
    return max([code, *(code for file in files for code in _take_over(args, board, file, instead))])


def _need_library() -> None:
    try:
        from ...exchange.reading import invitations  # noqa: F401
    except ModuleNotFoundError as bad:
        if (bad.name or "").partition(".")[0] != "icalendar":
            raise
        raise BadChoice("to read calendar files it needs icalendar: pip install", "followup-kit[calendar]") from None


def _zone(name: str | None) -> tzinfo | None:
    try:
        return zone_named(name) if name is not None else None
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint, "--timezone") from None


def _take_over(args: argparse.Namespace, board: Board, file: Source, instead: tzinfo | None) -> list[int]:
    """Take over each invitation of one file; the exit codes."""
    from ...exchange.reading.invitations import invitations_in

    shown = file.shown
    found = invitations_in(shown, file.data, instead)
    codes = [0]
    sys.stderr.writelines(_first([problem_text(problem) for problem in found.problems], f"{shown}: %s more errors"))
    codes.append(1 if found.problems else 0)
    passed = [f"{shown}: {visible(line)}; passed over" for line in found.passed_over]
    sys.stdout.writelines(_first(passed, f"{shown}: %s more passed over"))
    wanted = [i for i in found.invitations if args.only is None or folded(args.only) in folded(i.summary)]
    if found.invitations and not wanted:
        sys.stderr.write(f"followup: {shown}: none of {plural(len(found.invitations), 'event')} has {args.only!r} in its title\n")
        return [1]
    if len(wanted) > _MANY:
        many = f"{shown} has {len(wanted)} events, so it is a calendar and no invitation"
        sys.stderr.write(f"followup: {many}; nothing was written: name those you mean with --only TEXT (at most {_MANY})\n")
        return [1]
    for invitation in wanted:
        now = open_board(board.folder, board.now, board.playbook_name)  # with what was written for the ones before
        try:
            refuse_unread(now)
            codes.append(_one(args, now, f"{shown}:{invitation.line}", invitation, instead))
        except FollowupError as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            codes.append(bad.exit_code)
    return codes


def _first(lines: Sequence[str], rest: str) -> list[str]:
    """The first of some lines, and how many are left, so that nothing else is lost among them."""
    more = len(lines) - _SHOWN
    return [f"{line}\n" for line in (*lines[:_SHOWN], *([rest.replace("%s", f"{more:,}")] if more > 0 else ()))]


def _one(args: argparse.Namespace, board: Board, where: str, invitation: Invitation, instead: tzinfo | None) -> int:
    """Take over one invitation: a new entry, a change of one that is there, or a word on why neither; the exit code."""
    from ...exchange.reading.invitation_changes import entry_with, same_interview
    from ...exchange.reading.whose_interview import whose

    entry = entry_with(board, invitation.uid)
    if entry is not None:
        if invitation.sequence < (entry.calendar_sequence or 0):
            older = f"revision {invitation.sequence} is older than the one that {visible(entry.file)} has"
            return _say(where, f"{older} ({entry.calendar_sequence}); passed over")
        return _tell(args, board, where, invitation, entry)
    found = whose(board, invitation, args.company, args.role)
    entry = same_interview(board, invitation, found) if not args.force else None
    if entry is None and invitation.cancelled:
        return _say(where, "cancelled by the organiser; no entry is of this interview, so nothing was written")
    if entry is None:
        return _new(args, board, where, invitation, found, instead)
    if entry.calendar_uid and invitation.uid and not invitation.cancelled:
        said = f"{visible(entry.file)} is that interview already, from another invitation"
        return _say(where, f"{said}; nothing was written (--force writes a second entry)")
    return _tell(args, board, where, invitation, entry)


def _tell(args: argparse.Namespace, board: Board, where: str, invitation: Invitation, entry: Interview) -> int:
    """Change the entry of an invitation, if it says anything new; the exit code."""
    from ...exchange.reading.invitation_changes import cancellation, update

    file = visible(entry.file)
    if invitation.cancelled:
        if entry.cancelled is not None:
            return _say(where, f"cancelled by the organiser, as {file} says already; unchanged")
        return _change(args, where, entry, cancellation(board, entry, invitation), "cancelled by the organiser")
    change = update(board, entry, invitation)
    if change is None:
        return _say(where, f"{file} has this invitation already; unchanged")
    if not entry.calendar_uid:
        return _change(args, where, entry, change, f"this is the interview of {file}")
    if invitation.sequence == (entry.calendar_sequence or 0):
        return _say(where, f"{file} has this invitation already, and you changed the entry since; unchanged")
    if entry.cancelled is not None:
        _say(where, f"{file} says cancelled: take that out if the interview takes place after all")
    return _change(args, where, entry, change, "an update of the invitation")


def _say(where: str, text: str) -> int:
    sys.stdout.write(f"{where}: {text}\n")
    return 0


def _new(args: argparse.Namespace, board: Board, where: str, invitation: Invitation, found: Whose, instead: tzinfo | None) -> int:
    """Write a new entry, after asking at a terminal for what is not known; the exit code."""
    from ...exchange.reading.invitation_changes import first_date
    from ...exchange.reading.invited_entry import entry_from, start_of

    if (found.company is None or found.role is None) and at_a_terminal() and not args.dry_run:
        found = _ask(where, invitation, found)
    if not args.force:
        refuse_in_doubt(
            board, [found.company] if found.company is not None else filter(None, (u.company for u in board.journal.unread))
        )
    new = entry_from(board, invitation, found, instead)
    if found.application is not None and not args.force:
        at = start_of(invitation.times, board.journal.settings, instead).at
        why = f"the interview of your application {visible(found.application.file)}"
        sys.stdout.write("".join(f"{where}: {visible(line)}\n" for line in new.said))
        return _change(args, where, found.application, first_date(board, found.application, new, at), why)
    file, text = entry_of(board, new)
    if args.dry_run:
        sys.stdout.write(f"{visible(file)}\n" + "".join(visible(line) + "\n" for line in text.splitlines()))
        return 0
    create(board.folder, file, text.encode())
    out = [f"{visible(os.path.join(board.folder, file))}: written", *(f"  {visible(line)}" for line in new.said)]
    missing = [name for name, value in (("company", found.company), ("role", found.role)) if value is None]
    if missing:
        out.append(
            f"  to fill in: {' and '.join(missing)} (TODO in the entry): followup edit {visible(file.removesuffix('.md'))}"
        )
    after = open_board(board.folder, board.now, board.playbook_name)
    out.append(f"  next: {next_step(after, file, journal_option(args.journal))}")
    sys.stdout.write("\n".join(out) + "\n")
    return git_commit(board.folder, file, f"followup import ics {file}") if args.commit or board.journal.settings.commit else 0


def _ask(where: str, invitation: Invitation, found: Whose) -> Whose:
    """What the person says of the company and the role; an empty answer leaves them open."""
    day = short_day(invitation.times.day)
    sys.stdout.write(f"{where}: {visible(invitation.summary) or 'no title'}, {day}")
    sys.stdout.write(f", from {invitation.organiser.shown}\n" if invitation.organiser else "\n")
    return found._replace(company=found.company or _answer("company"), role=found.role or _answer("role"))


def _answer(name: str) -> str | None:
    sys.stdout.write(f"{name}: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() or None


def _change(args: argparse.Namespace, where: str, entry: Interview | Application, change: Change, why: str) -> int:
    """Show a change of an entry that is there, and make it if the person agrees; the exit code."""
    planned = plan(change)
    sys.stdout.write(f"{where}: {why}\n{preview(planned)}\n")
    sys.stdout.flush()
    if args.dry_run:
        return 0
    if not args.yes:
        if not at_a_terminal():
            sys.stderr.write(f"followup: {visible(entry.file)}: nothing was written; to make this change add --yes\n")
            return 1
        if not asked("Write this?"):
            sys.stderr.write("followup: nothing was written\n")
            return 3
    written = apply_change(planned, force=args.force)
    sys.stdout.write(f"{visible(written.file)}: {written.text}\n" + (f"  {written.note}\n" if written.note else ""))
    if args.commit or written.board.journal.settings.commit:
        return git_commit(written.board.folder, written.file, f"followup import ics {written.file}")
    return 0
