"""Lays a board out in time: one lane an opportunity, with what happened on it, what was promised, what stands open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from ..api import Board
from ..dates.local_time import instant, local, short_day
from ..kinds import STATES
from ..model import Action, Interview
from ..text import visible
from .wording import plural

LANES = 20  # more do not fit on a page that is to be read
RECENT = timedelta(days=28)
BEFORE, AFTER, AT_LEAST = timedelta(days=42), timedelta(days=21), timedelta(days=5)
_OPEN = ("overdue", "due", "blocked")


class Mark(NamedTuple):
    """One dated event of a lane. `kind` is `interview`, `sent`, `heard` or `promised`."""

    at: datetime
    kind: str
    text: str


class Window(NamedTuple):
    """From when to when something is to be done; rows of one kind and state that open together are one window."""

    opens: datetime
    due: datetime
    state: str
    text: str


class Lane(NamedTuple):
    """One line of the picture."""

    name: str
    marks: tuple[Mark, ...]
    windows: tuple[Window, ...]


class Timeline(NamedTuple):
    """What a picture shows: its lanes between two moments, and how many lanes had no room or nothing recent."""

    title: str
    lanes: tuple[Lane, ...]
    begins: datetime
    ends: datetime
    now: datetime
    zone: tzinfo
    left_out: int = 0


def timeline_of(board: Board) -> Timeline:
    """The opportunities that have something open, the most urgent first, then those in which something happened lately."""
    entries: dict[str, list[Interview]] = {}
    for e in board.journal.entries:
        entries.setdefault(e.opportunity, []).append(e)
    rows: dict[str, list[Action]] = {}
    for a in board.actions:
        if a.opportunity is not None and (a.state in _OPEN or (a.state == "waiting" and not a.optional)):
            rows.setdefault(a.opportunity, []).append(a)
    lanes = [
        Lane(visible(group[0].company), marks_of(group, board.now), windows_of(rows.get(name, ())))
        for name, group in entries.items()
    ]
    shown = sorted((lane for lane in lanes if _is_of_now(lane, board.now)), key=_urgency)[:LANES]
    return framed("Timeline", shown, board.now, board.zone, len(lanes) - len(shown))


def framed(title: str, lanes: Sequence[Lane], now: datetime, zone: tzinfo, left_out: int = 0) -> Timeline:
    """The lanes with the span of time that is worth drawing: around `now`, as far as anything reaches."""
    moments = [m.at for lane in lanes for m in lane.marks] + [t for lane in lanes for w in lane.windows for t in (w.opens, w.due)]
    begins = min(max(min(moments, default=now), now - BEFORE), now - AT_LEAST)
    ends = max(min(max(moments, default=now), now + AFTER), now + AT_LEAST)
    return Timeline(title, tuple(lanes), _midnight(begins, zone), _midnight(ends + timedelta(days=1), zone), now, zone, left_out)


def _midnight(at: datetime, zone: tzinfo) -> datetime:
    return instant(local(at, zone).date(), time(0), zone)


def marks_of(entries: Iterable[Interview], now: datetime) -> tuple[Mark, ...]:
    """What happened, what was promised and what is to come of one opportunity, in order of time."""
    found = []
    for e in entries:
        if e.cancelled is None:
            found.append(Mark(e.start, "interview", visible(e.round or e.format or "interview")))
        promises = [e.decision_by, *(x.decision_by for x in e.log if x.when.at <= now)]
        found += [Mark(instant(d, time(12), e.zone), "promised", "answer promised") for d in promises if d is not None]
        for line in e.log:
            if line.when.at <= now:
                at = line.when.at if line.when.timed else instant(line.when.day, time(12), e.zone)
                found.append(Mark(at, "sent" if line.sent else "heard", line.sent or line.heard or ""))
    return tuple(sorted(set(found)))


def windows_of(actions: Iterable[Action]) -> tuple[Window, ...]:
    """The windows of rows; those of one kind and state that open together are one."""
    groups: dict[tuple[str, str, datetime], list[Action]] = {}
    for a in actions:
        groups.setdefault((a.kind, a.state, a.opens), []).append(a)
    found = []
    for (kind, state, opens), rows in groups.items():
        text = kind + (f" ×{len(rows)}" if len(rows) > 1 else "") + (" (blocked)" if state == "blocked" else "")
        found.append(Window(opens, max(a.due for a in rows), state, text))
    return tuple(sorted(found))


def _is_of_now(lane: Lane, now: datetime) -> bool:
    return bool(lane.windows) or any(now - RECENT <= m.at for m in lane.marks)


def _urgency(lane: Lane) -> tuple[int, float, str]:
    """Overdue before due before blocked before waiting, each by deadline; what has nothing open last, the latest event first."""
    if lane.windows:
        state, due = min((STATES.index(w.state), w.due.timestamp()) for w in lane.windows)
        return state, due, lane.name
    return len(STATES), -max(m.at.timestamp() for m in lane.marks), lane.name


def words_of(line: Timeline) -> list[str]:
    """The picture in words, a sentence a lane: for who cannot see it."""
    return [_sentence(lane, line.zone) for lane in line.lanes]


def _sentence(lane: Lane, zone: tzinfo) -> str:
    marks = [f"{_on(m.at, zone)} {m.text if m.kind in ('interview', 'promised') else f'{m.kind} {m.text}'}" for m in lane.marks]
    windows = [f"{w.text} {w.state}, {_on(w.opens, zone)} to {_on(w.due, zone)}" for w in lane.windows]
    return f"{lane.name}: {'; '.join([*marks, *windows]) or 'nothing'}."


def _on(at: datetime, zone: tzinfo) -> str:
    return short_day(local(at, zone).date())


def caption_of(line: Timeline) -> str:
    """What the picture spans, and what it leaves out."""
    if not line.lanes:
        return "Nothing to draw: no interview has anything open, and nothing happened in the last four weeks."
    first, last = _on(line.begins, line.zone), _on(line.ends - timedelta(days=1), line.zone)
    more = f" {plural(line.left_out, 'opportunity', 'opportunities')} with nothing open or recent, or less urgent, left out."
    return f"{plural(len(line.lanes), 'lane')}, {first} to {last}.{more if line.left_out else ''}"
