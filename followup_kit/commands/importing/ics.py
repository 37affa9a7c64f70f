"""New entries from interview invitations, saved as calendar files or mails; updates change the entry, if you agree.

Whatever was assumed is said, and stands in the entry as a comment. A company or a role that is not known becomes a TODO.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, tzinfo

from ...api import Board, open_board
from ...base.light_typing import TYPE_CHECKING, NamedTuple
from ...base.text import folded, in_shell, to_type, visible
from ...changes.apply import writable_board
from ...changes.change import Change
from ...changes.new_entries import entry_of, refuse_in_doubt
from ...changes.taking_back import undo_together
from ...dates.local_time import local, short_day
from ...dates.parsing import BadDate
from ...dates.zones import zone_named
from ...errors import BadChoice, BadValue, FollowupError
from ...journal.disk.atomic_write import create
from ...journal.problems import problem_text
from ...model import Interview
from ...views.wording import plural
from ..new import next_step
from ..shared.calendar_sources import Source, calendar_sources
from ..shared.common import journal_option
from ..shared.writing import at_a_terminal, carry_out, git_commit, propose, refuse_unread

if TYPE_CHECKING:
    import argparse

    from ...exchange.reading.invitations import Invitation
    from ...exchange.reading.invited_entry import Start
    from ...exchange.reading.whose_interview import Whose

EXAMPLES = """examples:
  followup import ics ~/Downloads/invite.ics
  followup import ics mail.eml
  followup import ics invite.ics --company Northwind --role "Data Engineer"
  followup import ics update.ics --dry-run
  followup import ics update.ics --undo
  followup import ics calendar.ics --only interview
"""
_UNDONE = "what the invitation changed"
_SHOWN = 20  # lines of one kind about a file
_MANY = 20  # invitations in a file: more are a whole calendar


class _Case(NamedTuple):
    """One invitation of a file: `where` for messages, the path as typed, and `instead` the zone of times that name none."""

    args: argparse.Namespace
    board: Board
    where: str
    path: str
    invitation: Invitation
    instead: tzinfo | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a calendar file or a mail with one, as saved")
    parser.add_argument("--message", metavar="ID", help="of a mailbox, only the mail with this Message-ID")
    parser.add_argument("--company", metavar="NAME", help="whose interview it is")
    parser.add_argument("--role", metavar="NAME", help="the role that it is for")
    parser.add_argument("--timezone", metavar="ZONE", help="the zone of times that name none, or one that is not known")
    parser.add_argument("--only", metavar="TEXT", help="only events with this in their title")
    parser.add_argument("--undo", action="store_true", help="take back what these files changed last in entries that were there")
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
            codes.append(_one(_Case(args, now, f"{shown}:{invitation.line}", file.path, invitation, instead)))
        except FollowupError as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            codes.append(bad.exit_code)
    return codes


def _first(lines: Sequence[str], rest: str) -> list[str]:
    """The first of some lines, and how many are left, so that nothing else is lost among them."""
    more = len(lines) - _SHOWN
    return [f"{line}\n" for line in (*lines[:_SHOWN], *([rest.replace("%s", f"{more:,}")] if more > 0 else ()))]


def _one(case: _Case) -> int:
    """Take over one invitation: a new entry, a change of one that is there, or a word on why neither; the exit code."""
    from ...exchange.reading.invitation_changes import entry_with, same_interview
    from ...exchange.reading.whose_interview import whose

    args, board, invitation = case.args, case.board, case.invitation
    entry = entry_with(board, invitation.uid)
    if args.undo:
        return _undo(case, entry)
    if entry is not None:
        if invitation.sequence < (entry.calendar_sequence or 0):
            older = f"revision {invitation.sequence} is older than the one that {visible(entry.file)} has"
            return _say(case, f"{older} ({entry.calendar_sequence}); passed over")
        return _tell(case, entry)
    found = whose(board, invitation, args.company, args.role)
    entry = same_interview(board, invitation, found) if not args.force else None
    if entry is None and invitation.cancelled:
        return _say(case, "cancelled by the organiser; no entry is of this interview, so nothing was written")
    if entry is None:
        return _new(case, found)
    if entry.calendar_uid and invitation.uid and not invitation.cancelled:
        said = f"{visible(entry.file)} is that interview already, from another invitation"
        return _say(case, f"{said}; nothing was written (--force writes a second entry)")
    return _tell(case, entry)


def _undo(case: _Case, entry: Interview | None) -> int:
    """Take back what an invitation changed in its entry, or in that of the same interview; the exit code. Raises BadChoice."""
    from ...exchange.reading.invitation_changes import same_interview
    from ...exchange.reading.whose_interview import whose

    if entry is None and not case.args.force:
        found = whose(case.board, case.invitation, case.args.company, case.args.role)
        entry = same_interview(case.board, case.invitation, found)
    if entry is None:
        raise BadChoice("nothing to undo: no entry has the invitation of", case.path)
    return carry_out(case.args, undo_together(case.board, entry, _UNDONE))


def _tell(case: _Case, entry: Interview) -> int:
    """Change the entry of an invitation, if it says anything new; the exit code."""
    from ...exchange.reading.invitation_changes import cancellation, other_start, update

    file, invitation = visible(entry.file), case.invitation
    if invitation.cancelled:
        if entry.cancelled is not None:
            return _say(case, f"cancelled by the organiser, as {file} says already; unchanged")
        return _propose(case, cancellation(case.board, entry, invitation), "cancelled by the organiser")
    change = update(case.board, entry, invitation)
    if change is not None and invitation.times.only_first:
        _say(case, invitation.times.only_first)
    if change is None:
        return _say(case, f"{file} has this invitation already; unchanged")
    if not entry.calendar_uid:
        return _propose(case, change, f"this is the interview of {file}")
    if invitation.sequence == (entry.calendar_sequence or 0):
        start = other_start(case.board, entry, invitation)
        if start is None:
            return _say(case, f"{file} has this invitation already, and you changed the entry since; unchanged")
        there = f"{file} has this invitation already, but another time: unchanged"
        return _say(case, f"{there}\n{_how_to_move(case, entry, start)}")
    if entry.cancelled is not None:
        _say(case, f"{file} says cancelled: take that out if the interview takes place after all")
    return _propose(case, change, "an update of the invitation")


def _how_to_move(case: _Case, entry: Interview, start: Start) -> str:
    """A line with both times, in the zone of the entry, and the command that takes that of the invitation."""
    when, typed = start.typed, short_day(date.fromisoformat(start.typed[:10]))
    if start.at is not None:
        at = local(start.at, entry.zone)
        when, typed = f"{at:%Y-%m-%d %H:%M}", f"{short_day(at.date())} {at:%H:%M}"
    here = short_day(entry.day) if entry.assumed else f"{short_day(entry.day)} {local(entry.start, entry.zone):%H:%M}"
    move = to_type(in_shell(["move", entry.id, when]), journal_option(case.args.journal))
    return f"  {here} in the entry, {typed} in the invitation; if this one is right: {move}"


def _propose(case: _Case, change: Change, why: str) -> int:
    """Show a change of an entry that is there, and make it if the person agrees; the exit code."""
    message = ["--message", case.args.message] if case.args.message is not None else []
    words = ["import", "ics", case.path, *message, "--undo"]
    return propose(case.args, change._replace(back=lambda after, _: words), f"{case.where}: {why}")


def _say(case: _Case, text: str) -> int:
    sys.stdout.write(f"{case.where}: {text}\n")
    return 0


def _new(case: _Case, found: Whose) -> int:
    """Write a new entry, after asking at a terminal for what is not known; the exit code."""
    from ...exchange.reading.invitation_changes import first_date
    from ...exchange.reading.invited_entry import entry_from, start_of

    args, board, invitation = case.args, case.board, case.invitation
    if (found.company is None or found.role is None) and at_a_terminal() and not args.dry_run:
        found = _ask(case.where, invitation, found)
    if not args.force:
        hidden = (u.company for u in board.journal.unread if u.company)
        refuse_in_doubt(board, hidden if found.company is None else [found.company])
    new = entry_from(board, invitation, found, case.instead)
    if found.application is not None and not args.force:
        at = start_of(invitation.times, board.journal.settings, case.instead).at
        why = f"the interview of your application {visible(found.application.file)}"
        sys.stdout.write("".join(f"{case.where}: {visible(line)}\n" for line in new.said))
        return _propose(case, first_date(board, found.application, new, at), why)
    file, text = entry_of(board, new)
    if args.dry_run:
        sys.stdout.write(f"{visible(file)}\n" + "".join(visible(line) + "\n" for line in text.splitlines()))
        return 0
    create(board.folder, file, text.encode())
    out = [f"{visible(os.path.join(board.folder, file))}: written", *(f"  {visible(line)}" for line in new.said)]
    missing = [name for name, value in (("company", found.company), ("role", found.role)) if value is None]
    if missing:
        edit = to_type(in_shell(["edit", file.removesuffix(".md")]), journal_option(args.journal))
        out.append(f"  to fill in: {' and '.join(missing)} (TODO in the entry): {edit}")
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
