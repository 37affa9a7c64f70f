"""A journal as a calendar: its interviews, what was promised, and its actions (RFC 5545, RFC 7986)."""

from __future__ import annotations

from ..api import Board
from ..errors import Refused
from ..text import visible
from ..views.wording import plural
from .action_events import action_component
from .components import Component, entry_mark
from .content_lines import folded, text_line, unfolded
from .interview_events import interview_component, promise_component
from .revisions import earlier_events, kept, revised
from .timezones import timezone_lines

_REFRESH = "PT1H"  # how often a program that follows the file is asked to look at it again


def calendar_of(board: Board, earlier: bytes = b"", *, todo: bool = False, discreet: bool = False) -> bytes:
    """The calendar as the bytes of an `.ics` file; `todo` makes to-dos of the actions, `discreet` names nobody.

    `earlier` is what the file holds already: an event that has not changed stays as it is there, byte for byte, one that has
    moved gets a higher SEQUENCE, and those of an entry that cannot be read are kept. Raises Refused where `journal.toml` or the
    playbook has an error: an empty calendar would delete what is in the person's own.
    """
    if board.broken:
        raise Refused(f"{board.broken} has an error; no calendar was written")
    head = _head(board, discreet)
    before = earlier_events(earlier)
    components = sorted(_components(board, todo, discreet), key=lambda c: (c.at, c.uid))
    events = [revised(c, before, board.now) for c in components]
    if head[4] in unfolded(earlier):  # the name, which says whether that calendar was a discreet one
        made = {c.uid for c in components}
        left = {uid: event for uid, event in before.items() if uid not in made}
        events += kept(left, [entry_mark(file.removesuffix(".md")) for file in board.unread_files])
    body = [line for event in events for line in event]
    return folded([*head, *timezone_lines(body), *body, "END:VCALENDAR"])


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


def _components(board: Board, todo: bool, discreet: bool) -> list[Component]:
    entries = board.journal.entries
    promises = (promise_component(board.opportunity_of(e), e, discreet=discreet) for e in entries)
    return [
        *(interview_component(board, e, discreet=discreet) for e in entries),
        *(promise for promise in promises if promise is not None),
        *(action_component(board, a, todo=todo, discreet=discreet) for a in board.actions),
    ]
