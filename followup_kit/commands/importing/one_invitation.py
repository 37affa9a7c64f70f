"""One invitation taken over: a new entry, a change of one that is there, or a word on why neither."""

from __future__ import annotations

import os
import sys
from datetime import date, tzinfo

from ...api import Board, open_board
from ...base.light import TYPE_CHECKING, NamedTuple
from ...base.text import in_shell, to_type, visible
from ...changes.change import Change
from ...changes.new_entries import entry_of, refuse_in_doubt
from ...changes.taking_back import undo_together
from ...dates.local_time import local, short_day
from ...errors import BadChoice
from ...journal.disk.atomic_write import create
from ...model import Interview
from ..shared.common import journal_option
from ..shared.new_entry import next_step, show_entry
from ..shared.writing import at_a_terminal, carry_out, git_commit, propose

if TYPE_CHECKING:
    import argparse

    from ...exchange.invitations.entry import Start
    from ...exchange.invitations.files import Invitation
    from ...exchange.invitations.whose import Whose

_UNDONE = "what the invitation changed"


class Case(NamedTuple):
    """One invitation of a file: `where` for messages, the path as typed, and `instead` the zone of times that name none."""

    args: argparse.Namespace
    board: Board
    where: str
    path: str
    invitation: Invitation
    instead: tzinfo | None


def take_over(case: Case) -> int:
    """Take over one invitation; the exit code. Raises FollowupError for what cannot be done."""
    from ...exchange.invitations.changes import entry_with, same_interview
    from ...exchange.invitations.whose import whose

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


def _undo(case: Case, entry: Interview | None) -> int:
    """Take back what an invitation changed in its entry, or in that of the same interview; the exit code. Raises BadChoice."""
    from ...exchange.invitations.changes import same_interview
    from ...exchange.invitations.whose import whose

    if entry is None and not case.args.force:
        found = whose(case.board, case.invitation, case.args.company, case.args.role)
        entry = same_interview(case.board, case.invitation, found)
    if entry is None:
        raise BadChoice("nothing to undo: no entry has the invitation of", case.path)
    return carry_out(case.args, undo_together(case.board, entry, _UNDONE))


def _tell(case: Case, entry: Interview) -> int:
    """Change the entry of an invitation, if it says anything new; the exit code."""
    from ...exchange.invitations.changes import cancellation, other_start, update

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


def _how_to_move(case: Case, entry: Interview, start: Start) -> str:
    """A line with both times, in the zone of the entry, and the command that takes that of the invitation."""
    when, typed = start.typed, short_day(date.fromisoformat(start.typed[:10]))
    if start.at is not None:
        at = local(start.at, entry.zone)
        when, typed = f"{at:%Y-%m-%d %H:%M}", f"{short_day(at.date())} {at:%H:%M}"
    here = short_day(entry.day) if entry.assumed else f"{short_day(entry.day)} {local(entry.start, entry.zone):%H:%M}"
    move = to_type(in_shell(["move", entry.id, when]), journal_option(case.args.journal))
    return f"  {here} in the entry, {typed} in the invitation; if this one is right: {move}"


def _propose(case: Case, change: Change, why: str) -> int:
    """Show a change of an entry that is there, and make it if the person agrees; the exit code."""
    message = ["--message", case.args.message] if case.args.message is not None else []
    words = ["import", "ics", case.path, *message, "--undo"]
    return propose(case.args, change._replace(back=lambda after, _: words), f"{case.where}: {why}")


def _say(case: Case, text: str) -> int:
    sys.stdout.write(f"{case.where}: {text}\n")
    return 0


def _new(case: Case, found: Whose) -> int:
    """Write a new entry, after asking at a terminal for what is not known; the exit code."""
    from ...exchange.invitations.changes import first_date
    from ...exchange.invitations.entry import entry_from, start_of

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
        show_entry(file, text)
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
