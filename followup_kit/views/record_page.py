"""How the history of an entry looks: what happened, and below it when that was written down, by which commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..api import Board
from ..base.light import Any
from ..base.text import visible
from ..dates.local_time import local, local_day, long_day, short_day
from ..history.events import CANCELLED, LOG, SKIP, SNOOZE, Event
from ..history.record import Recorded
from ..model import Application, Interview
from .difference_page import commit_as_dict, commit_in_words
from .export import SCHEMA, iso
from .opportunity.facts import said_in
from .text_page import TextPage
from .wording import plural

_LEAD = 18  # columns for the day and the time of an event


def record_page(
    board: Board, found: Sequence[tuple[Interview | Application, Sequence[Recorded]]], *, columns: int | None, colour: bool
) -> str:
    """The histories of some entries as text, `columns` wide, ending in a newline."""
    page = TextPage(columns, colour)
    for number, (entry, records) in enumerate(found):
        if number:
            page.add()
        page.add(f"{visible(entry.company)}, {visible(entry.role)} ({visible(entry.file)})", "bold")
        for r in records:
            page.add_hanging(_lead(r.event, board), visible(in_words(r.event)), indent=2, lead_columns=_LEAD)
            for line in _below(r, board):
                page.add(line, "dim", indent=2 + _LEAD)
    return page.text()


def in_words(event: Event) -> str:
    """An event in a few words, as the log of `show` says it."""
    if event.log is not None:
        return said_in(event.log)
    if event.kind in (SKIP, SNOOZE):
        to = f" to {event.what[1]}" if event.what[1] else ""
        until = f" until {short_day(event.what[2])}" if event.kind == SNOOZE else ""
        return f"{event.kind}: {event.what[0]}{to}{until}"
    return f"{CANCELLED}: {event.what[0]}" if event.kind == CANCELLED else event.kind


def _lead(event: Event, board: Board) -> str:
    if event.day is None or event.at is None:
        return ""
    day = event.day if not event.timed else local_day(event.at, board.zone)
    shown = short_day(day) if day.year == local_day(board.now, board.zone).year else long_day(day)
    return f"{shown} {local(event.at, board.zone):%H:%M}" if event.timed else shown


def _below(r: Recorded, board: Board) -> Iterator[str]:
    if r.commit is None:
        yield "not committed yet"
    else:
        late = r.late or 0
        when = f" {plural(late, 'day')} later" if late > 0 else f" {plural(-late, 'day')} before" if late < 0 else ""
        earlier = " an earlier commit that this clone does not have, or" if r.or_earlier else ""
        yield f"written down{when} by{earlier} {commit_in_words(r.commit, board)}"
    if r.taken_out is not None:
        yield f"taken out by {commit_in_words(r.taken_out, board)}"


def record_as_dict(board: Board, found: Sequence[tuple[Interview | Application, Sequence[Recorded]]]) -> dict[str, Any]:
    """The histories as the documented JSON."""
    return {
        "schema": SCHEMA,
        "interviews": [
            {"interview": entry.id, "company": entry.company, "role": entry.role, "events": [_as_dict(r, board) for r in records]}
            for entry, records in found
        ],
    }


def _as_dict(r: Recorded, board: Board) -> Mapping[str, Any]:
    event, log = r.event, r.event.log
    at = None if event.at is None or event.day is None else iso(event.at, board.zone) if event.timed else event.day.isoformat()
    kind = event.kind if log is None else "sent" if log.sent else "heard"
    named = event.what[0] if event.kind in (SKIP, SNOOZE) else (log.sent or log.heard) if event.kind == LOG and log else None
    return {
        "event": kind,
        "kind": named,
        "who": log.who if log is not None else event.what[1] if event.kind in (SKIP, SNOOZE) else None,
        "at": at,
        "file": r.file,
        "line": event.line if r.taken_out is None and event.line else None,
        "commit": commit_as_dict(r.commit, board),
        "or_earlier": r.or_earlier,
        "days_late": r.late,
        "taken_out": commit_as_dict(r.taken_out, board),
    }
