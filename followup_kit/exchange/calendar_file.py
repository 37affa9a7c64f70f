"""A journal as a calendar: its interviews, what was promised, and its actions (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..api import Board
from ..base.text import visible
from ..dates.local_time import local_day, plus
from ..errors import Refused
from ..kinds import OPEN_STATES
from ..views.wording import plural
from .action_events import action_component
from .components import Component, entry_mark
from .content_lines import folded, text_line, unfolded
from .interview_events import interview_component, promise_component
from .revisions import earlier_events, kept, revised
from .timezones import timezone_lines, zones_in

_HEAD = 2000  # bytes of an earlier calendar among which its name is
_PAST = timedelta(days=90)  # after its deadline, what is done or dropped is no longer there
_REFRESH = "PT1H"  # how often a program that follows the file is asked to look at it again


def calendar_of(board: Board, earlier: bytes = b"", *, todo: bool = False, discreet: bool = False) -> bytes:
    """The calendar as the bytes of an `.ics` file; `todo` makes to-dos of the actions, `discreet` names nobody.

    `earlier` is what the file holds already: an event that has not changed stays as it is there, byte for byte, one that has
    moved gets a higher SEQUENCE, those of an entry that cannot be read are kept, and what is gone from the journal is cancelled.
    Raises Refused where `journal.toml` or the playbook has an error: an empty calendar would delete what is in the person's own.
    """
    if board.broken:
        raise Refused(f"{board.broken} has an error; no calendar was written")
    head = _head(board, discreet)
    before = earlier_events(earlier)
    zones: set[tuple[str, int]] = set()
    written: list[tuple[datetime, str, bytes]] = []  # a big journal has 100,000 events: only their bytes are kept
    for component in _components(board, todo, discreet):
        lines = revised(component, before, board.now)
        zones.update(zones_in(lines))
        written.append((component.at, component.uid, folded(lines)))
    written.sort()
    events = [data for _, _, data in written]
    if before and head[4] in unfolded(earlier[:_HEAD]):  # the name, which says whether that calendar was a discreet one
        made = {uid for _, uid, _ in written}
        left = {uid: event for uid, event in before.items() if uid not in made}
        for lines in kept(left, [entry_mark(file.removesuffix(".md")) for file in board.unread_files], board.now):
            zones.update(zones_in(lines))
            events.append(folded(lines))
    if not events:  # a calendar without any component is none (RFC 5545, 3.6)
        zones.add((str(board.zone), local_day(board.now, board.zone).year))
    return b"".join([folded([*head, *timezone_lines(zones)]), *events, folded(["END:VCALENDAR"])])


def _head(board: Board, discreet: bool) -> list[str]:
    """The lines before the zones; which files could not be read is said in the first place that a reader sees."""
    name = "Reminders" if discreet else "Follow-ups"
    unread = board.unread_files
    said = f"{plural(len(unread), 'file')} could not be read" + ("" if discreet else f": {', '.join(map(visible, unread))}")
    return [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//followup_kit//followup//EN",
        "CALSCALE:GREGORIAN",
        text_line("NAME", name),
        text_line("X-WR-CALNAME", name),
        *([text_line("DESCRIPTION", said), text_line("X-WR-CALDESC", said)] if unread else []),
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
    ]


def _components(board: Board, todo: bool, discreet: bool) -> Iterator[Component]:
    for entry in board.journal.entries:
        yield interview_component(board, entry, discreet=discreet)
        promise = promise_component(board.opportunity_of(entry), entry, discreet=discreet)
        if promise is not None:
            yield promise
    for action in board.actions:
        if action.state not in OPEN_STATES and action.due < plus(board.now, -_PAST):
            continue
        yield action_component(board, action, todo=todo, discreet=discreet)
