"""An invitation as the entry that it becomes: what it says in the fields, what was assumed in comments, its text in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, tzinfo

from ...api import Board
from ...base.light import NamedTuple
from ...changes.new_entries import NewEntry
from ...dates.clock_times import format_duration
from ...dates.local_time import clock_trap, instant, local
from ...dates.stamps import BadDate
from ...dates.zones import zone_named
from ...model import Settings
from ..quotation import quoted
from .files import Invitation
from .people import people_met
from .times import EventTimes
from .whose import TODO, Whose

HEADING = "## Invitation"  # private: what is below it goes into no draft
_LONGEST_PLACE = 500  # characters; what is longer goes into the notes
_LONGEST_TEXT = 20_000  # characters of a description that are kept
_ONLINE = re.compile(r"\b(?:teams|zoom|meet|webex|skype|jitsi|video\w*|online|remote|virtual|digital)\b", re.IGNORECASE)
_LONGEST_NAME = 200  # characters of a title that stands in for a company


class Start(NamedTuple):
    """When an interview begins, as an entry has it: the text of `date`, the zone (None for a whole day), the moment in UTC."""

    typed: str
    zone: tzinfo | None
    at: datetime | None
    said: tuple[str, ...] = ()


def start_of(times: EventTimes, settings: Settings, floating: tzinfo | None = None) -> Start:
    """When the interview begins. A time in UTC, or in a zone without an IANA name, is that of the journal's zone.

    `floating` is the zone of a time that names none; else the journal's is assumed.
    """
    if times.clock is None:
        return Start(times.day.isoformat(), None, None)
    if times.at is None:
        zone = floating or settings.zone
        said = () if floating else (f"zone assumed: {zone} (the invitation names none)",)
        at = instant(times.day, times.clock, zone)
        return Start(_typed(times.day, times.clock), zone, at, said)
    zone = times.zone or UTC
    if zone is UTC or str(zone) == "UTC" or not _may_be_typed(zone):
        zone = settings.zone if _may_be_typed(settings.zone) else zone_named("UTC")
    there = local(times.at, zone)
    typed = _typed(there.date(), there.time())
    if clock_trap(there.date(), there.time().replace(fold=0), zone) == "twice":
        typed += f"{there:%z}"[:3] + ":" + f"{there:%z}"[3:5]
    return Start(typed, zone, times.at)


def _may_be_typed(zone: tzinfo) -> bool:
    try:
        return zone_named(str(zone)) is not None
    except BadDate:
        return False


def _typed(day: date, clock: time) -> str:
    return f"{day.isoformat()} {clock:%H:%M:%S}".removesuffix(":00") if clock.second else f"{day.isoformat()} {clock:%H:%M}"


def entry_from(board: Board, invitation: Invitation, found: Whose, instead: tzinfo | None = None) -> NewEntry:
    """The entry that an invitation becomes; a company or role that is not known is a TODO with the title of the invitation."""
    settings = board.journal.settings
    start = start_of(invitation.times, settings, instead)
    met = people_met(invitation.organiser, invitation.attendees, settings.me, settings.fields)
    title = " ".join(invitation.summary.split())
    span = invitation.times.span
    values = {
        "company": found.company or _cut(f"{TODO}: {title}" if title else TODO, _LONGEST_NAME),
        "role": found.role or (TODO if found.company else f"{TODO} ({invitation.times.day})"),  # or all would be one opening
        "date": start.typed,
        "timezone": str(start.zone) if start.zone is not None and _may_be_typed(start.zone) else None,
        "duration": format_duration(span) if span is not None else None,
        "format": format_of(invitation),
        "place": place_of(invitation),
        "opportunity": found.opportunity,
        "calendar_uid": invitation.uid or None,
        "calendar_sequence": str(invitation.sequence) if invitation.uid else None,
    }
    said = (*found.said, *start.said, *invitation.times.said, *met.said, *invitation.said)
    return NewEntry(values, met.people, said=said, notes=quoted(HEADING, _texts(invitation)), called=found.company or title)


def format_of(invitation: Invitation) -> str | None:
    """How it is held, where that is certain."""
    if invitation.by_phone or invitation.location.lower().startswith("tel:"):
        return "phone"
    return "video" if invitation.link and not _is_a_place(invitation.location) else None


def _is_a_place(location: str) -> bool:
    """Whether it says where to go: more than a link, and none of the words by which programs name a meeting without a place."""
    text = " ".join(word for word in location.split() if "://" not in word)
    return any(c.isalnum() for c in text) and not _ONLINE.search(text)


def place_of(invitation: Invitation) -> str | None:
    """Where it is, and where to dial in; a long text is in the notes only."""
    location = invitation.location if len(invitation.location) <= _LONGEST_PLACE else ""
    if not invitation.link or invitation.link in location:
        return location or None
    return f"{location}, {invitation.link}" if location else invitation.link


def _texts(invitation: Invitation) -> Iterator[str]:
    """What goes into the notes: the title, what is too long for a field, the description, the names of what is attached."""
    yield invitation.summary
    if len(invitation.location) > _LONGEST_PLACE:
        yield from ("", invitation.location)
    if invitation.description.strip():
        yield from ("", _cut(invitation.description.strip(), _LONGEST_TEXT))
    if invitation.attached:
        yield from ("", *(f"attached: {name}" for name in invitation.attached[:50]))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
