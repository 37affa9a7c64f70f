"""What an invitation changes in an entry that is there already: an update, a cancellation, or the tie between the two."""

from __future__ import annotations

from datetime import datetime

from ...api import Board
from ...base.text import same_name, spelt_slug
from ...changes.change import Change
from ...changes.new_entries import NewEntry
from ...dates.clock_times import format_duration, parse_start
from ...dates.stamps import BadDate
from ...errors import BadValue
from ...journal.entry import read_entry
from ...journal.syntax.splice import append_item, data_of, set_field
from ...journal.wiki_links import moved
from ...model import Application, Interview
from .entry import Start, format_of, place_of, start_of
from .files import Invitation
from .people import people_met
from .whose import Whose

CANCELLED = "by the organiser"  # the words of a cancelled interview


def entry_with(board: Board, uid: str) -> Interview | None:
    """The entry that was taken from the invitation of this UID; None where there is none."""
    return next((e for e in board.journal.entries if uid and (e.calendar_uid or "").strip() == uid), None)


def same_interview(board: Board, invitation: Invitation, found: Whose) -> Interview | None:
    """An entry of the very same interview: at that moment, or on that day without an hour, with that company.

    Where the company is not known, the moment alone tells: nobody has two interviews at once.
    """
    start = start_of(invitation.times, board.journal.settings)
    for entry in board.journal.entries:
        same_company = found.company is not None and spelt_slug(entry.company) == spelt_slug(found.company)
        if found.company is not None and not same_company:
            continue
        if start.at is not None and not entry.assumed:
            if entry.start == start.at:
                return entry
        elif same_company and entry.day.isoformat() == start.typed[:10]:
            return entry
    return None


def update(board: Board, entry: Interview, invitation: Invitation) -> Change | None:
    """The change that brings an entry up to an invitation, and ties it to that; None where nothing of it would change.

    A time of day that the person knows stays where the invitation is for a whole day, and so do all people and what they noted.
    """
    settings, names = board.journal.settings, board.journal.settings.fields
    start = start_of(invitation.times, settings, entry.zone)
    values: dict[str, str] = {}
    span = invitation.times.span
    if span is not None and span != entry.end - entry.start:
        values["duration"] = format_duration(span)
    place = place_of(invitation)
    if place is not None and place != entry.place:
        values["place"] = place
    if entry.format is None and format_of(invitation) is not None:
        values["format"] = format_of(invitation) or ""
    known = {same_name(p.name) for p in entry.interviewers} | {(p.email or "").lower() for p in entry.interviewers if p.email}
    met = people_met(invitation.organiser, invitation.attendees, settings.me, settings.fields)
    new = [p for p in met.people if known.isdisjoint({same_name(p["name"] or ""), (p.get("email") or "").lower()} - {""})]
    moves = _moves(entry, start)
    if not (values or new or moves) and entry.calendar_uid:
        return None
    if invitation.uid:
        values |= {"calendar_uid": invitation.uid, "calendar_sequence": str(invitation.sequence)}

    def apply(text: str) -> str:
        if moves or ("duration" in values and _has_end(text, entry, board)):
            text = _moved(text, entry, start, board)
        for key, value in values.items():
            text = set_field(text, key, value, names)
        for person in new:
            text = append_item(text, "interviewers", person, names)
        return _checked(text, entry, board, start.at if moves else None)

    return Change(board, entry, apply, f"moved to {start.typed}" if moves else "brought up to the invitation", whole=True)


def other_start(board: Board, entry: Interview, invitation: Invitation) -> Start | None:
    """When the interview begins as the invitation has it; None where the entry has the same."""
    start = start_of(invitation.times, board.journal.settings, entry.zone)
    return start if _moves(entry, start) else None


def first_date(board: Board, application: Application, new: NewEntry, at: datetime | None) -> Change:
    """The change that makes an interview of an application: it gets what the entry would have that the invitation becomes.

    What stands in the application already stays.
    """
    names = board.journal.settings.fields

    def apply(text: str) -> str:
        there = data_of(text, names)
        for key, value in new.values.items():
            if isinstance(value, str) and not there.get(key):
                text = set_field(text, key, value, names)
        for person in new.people:
            text = append_item(text, "interviewers", person, names)
        return _checked(text, application, board, at)

    return Change(board, application, apply, f"date {new.values['date']}", whole=True)


def _moves(entry: Interview, start: Start) -> bool:
    """Whether the invitation is for another time than the entry."""
    if start.at is None:
        return start.typed != entry.day.isoformat()
    return entry.assumed or start.at != entry.start


def _has_end(text: str, entry: Interview, board: Board) -> bool:
    """Whether the entry says in its date or its time when the interview ends, which `duration` must not contradict."""
    data = data_of(text, board.journal.settings.fields)
    try:
        return parse_start(f"{entry.day} {data.get('time') or str(data.get('date', ''))[11:]}", entry.zone)[3] is not None
    except BadDate:
        return False


def _moved(text: str, entry: Interview, start: Start, board: Board) -> str:
    """The text with the new date, in the fields that it has; how long it takes is then said by `duration` alone."""
    names = board.journal.settings.fields
    data = data_of(text, names)
    typed = str(data.get("date", ""))
    day, _, clock = start.typed.partition(" ")
    if str(data.get("time", "")):
        text = set_field(set_field(text, "date", moved(typed, day), names), "time", clock, names)
    else:
        text = set_field(text, "date", moved(typed, start.typed), names)
    if start.zone is not None and str(start.zone) != str(entry.zone):
        text = set_field(text, "timezone", str(start.zone), names)
    if clock and not data.get("duration"):
        text = set_field(text, "duration", format_duration(entry.end - entry.start), names)
    return text


def cancellation(board: Board, entry: Interview, invitation: Invitation) -> Change:
    """The change that says that an interview does not take place; the entry and its notes stay."""
    names = board.journal.settings.fields

    def apply(text: str) -> str:
        text = set_field(text, "cancelled", CANCELLED, names)
        if invitation.uid:
            text = set_field(text, "calendar_sequence", str(invitation.sequence), names)
        return _checked(text, entry, board, None)

    return Change(board, entry, apply, "cancelled by the organiser", whole=True)


def _checked(text: str, entry: Interview | Application, board: Board, at: datetime | None) -> str:
    """The text, if it can be read and begins at that moment. Raises BadValue."""
    read = read_entry(entry.file, text, board.journal.settings)
    wrong = next((p for p in read.problems if p.severity == "error"), None)
    if read.entry is None or (at is not None and read.entry.start != at):
        message = wrong.message if wrong else "the date would be another one"
        raise BadValue(f"it cannot be changed by a program: {message}", "change it by hand: followup edit", entry.file)
    return text
