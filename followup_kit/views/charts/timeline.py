"""Lays out a board in time: a lane for each opportunity, with what happened, what was promised and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, tzinfo

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import visible
from ...dates.local_time import instant, local, short_day
from ...kinds import NOW_STATES, STATES
from ...model import Action, Interview
from ..wording import plural

LANES = 20  # more cannot be read on one page
RECENT = timedelta(days=28)
BEFORE, AFTER, AT_LEAST = timedelta(days=42), timedelta(days=21), timedelta(days=5)


class Mark(NamedTuple):
    """One event of a lane: `kind` is `interview`, `sent`, `heard` or `promised`; `at` is UTC, noon of a day without a time."""

    at: datetime
    kind: str
    text: str


class Window(NamedTuple):
    """From when to when something is to be done (UTC); rows of one kind and state that open together are one window."""

    opens: datetime
    due: datetime
    state: str
    text: str


class Lane(NamedTuple):
    """One line of the picture: the name at its left, its marks and windows in order of time."""

    name: str
    marks: tuple[Mark, ...]
    windows: tuple[Window, ...]


class Timeline(NamedTuple):
    """What a picture shows: lanes from `begins` up to `ends` (UTC, midnights in `zone`).

    `left_out` counts the lanes for which there was no room or nothing recent to show.
    """

    title: str
    lanes: tuple[Lane, ...]
    begins: datetime
    ends: datetime
    now: datetime
    zone: tzinfo
    left_out: int = 0


def timeline_of(board: Board) -> Timeline:
    """The opportunities of a board that have something open, the most urgent first, then those with a recent event.

    At most `LANES`; recent is what lies at most `RECENT` before the board's moment.
    """
    entries: dict[str, list[Interview]] = {}
    for e in board.journal.entries:
        entries.setdefault(e.opportunity, []).append(e)
    rows: dict[str, list[Action]] = {}
    for a in board.actions:
        if a.opportunity is not None and (a.state in NOW_STATES or (a.state == "waiting" and not a.optional)):
            rows.setdefault(a.opportunity, []).append(a)
    lanes = [
        Lane(visible(group[0].company), marks_of(group, board.now), windows_of(rows.get(name, ())))
        for name, group in entries.items()
    ]
    shown = sorted((lane for lane in lanes if _is_of_now(lane, board.now)), key=_urgency)[:LANES]
    return framed("Timeline", shown, board.now, board.zone, len(lanes) - len(shown))


def framed(title: str, lanes: Sequence[Lane], now: datetime, zone: tzinfo, left_out: int = 0) -> Timeline:
    """The lanes with the span of time that is worth drawing: as far as they reach, within limits around `now`."""
    moments = [m.at for lane in lanes for m in lane.marks] + [t for lane in lanes for w in lane.windows for t in (w.opens, w.due)]
    begins = min(max(min(moments, default=now), now - BEFORE), now - AT_LEAST)
    ends = max(min(max(moments, default=now), now + AFTER), now + AT_LEAST)
    return Timeline(title, tuple(lanes), _midnight(begins, zone), _midnight(ends + timedelta(days=1), zone), now, zone, left_out)


def _midnight(at: datetime, zone: tzinfo) -> datetime:
    return instant(local(at, zone).date(), time(0), zone)


def marks_of(entries: Iterable[Interview], now: datetime) -> tuple[Mark, ...]:
    """The interviews, promises and logged messages of one opportunity, in order of time; the log only up to `now`."""
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
    """The windows of rows in order of time; those of one kind and state that open together are one with a count."""
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
    """A key to sort by: overdue, due, blocked, waiting, each by deadline; lanes with nothing open last, by their latest event."""
    if lane.windows:
        state, due = min((STATES.index(w.state), w.due.timestamp()) for w in lane.windows)
        return state, due, lane.name
    return len(STATES), -max(m.at.timestamp() for m in lane.marks), lane.name


def words_of(timeline: Timeline) -> list[str]:
    """The picture in words, a sentence for each lane."""
    return [_sentence(lane, timeline.zone) for lane in timeline.lanes]


def _sentence(lane: Lane, zone: tzinfo) -> str:
    marks = [f"{_on(m.at, zone)} {m.text if m.kind in ('interview', 'promised') else f'{m.kind} {m.text}'}" for m in lane.marks]
    windows = [f"{w.text} {w.state}, {_on(w.opens, zone)} to {_on(w.due, zone)}" for w in lane.windows]
    return f"{lane.name}: {'; '.join([*marks, *windows]) or 'nothing'}."


def _on(at: datetime, zone: tzinfo) -> str:
    return short_day(local(at, zone).date())


def caption_of(timeline: Timeline) -> str:
    """A sentence on what the picture spans and what it leaves out; where there is nothing to draw, it says that."""
    if not timeline.lanes:
        return "Nothing to draw: no interview has anything open, and nothing happened in the last four weeks."
    first, last = _on(timeline.begins, timeline.zone), _on(timeline.ends - timedelta(days=1), timeline.zone)
    more = f" {plural(timeline.left_out, 'opportunity', 'opportunities')} with nothing open or recent, or less urgent, left out."
    return f"{plural(len(timeline.lanes), 'lane')}, {first} to {last}.{more if timeline.left_out else ''}"
