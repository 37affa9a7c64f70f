"""Reads when an interview takes place: `date`, `time` beside a bare date, and the duration (docs/journal.md, section 4)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ..base.light import NamedTuple, re
from ..dates.clock_times import Start, format_duration, may_be_end, parse_clock, parse_start
from ..dates.local_time import clock_trap, instant, local, plus
from ..dates.stamps import BadDate, check_offset
from .fields import MIDNIGHT, Fields, shown
from .problems import Findings
from .syntax.nodes import Node

_END_OF_A_BARE_DATE = time(17)


class Times(NamedTuple):
    """When an interview takes place, in UTC; `assumed` if only a date was given, so that the time of day is a guess."""

    start: datetime
    end: datetime
    assumed: bool


def read_times(header: Fields, zone: tzinfo, duration: timedelta) -> Times | None:
    """Start and end of the interview, from a header with a `date`; None and an error if they cannot be understood.

    On a bare date it is assumed to end at 17:00 local time. A range of times gives the duration, otherwise it is `duration`.
    """
    node = header.values["date"]
    start = header.parsed("date", lambda text: parse_start(text, zone), "date")
    if "time" in header.values:
        start = _with_time(header, start)
    if start is None:
        return None
    day, clock, offset, span = start
    if clock is None:
        end = instant(day, _END_OF_A_BARE_DATE, zone)
        return Times(plus(end, -duration), end, True)
    if span is not None and header.node_of("duration") is not None and span != duration:
        says = f"{header.called('duration')} says {format_duration(duration)}"
        message = f"the times make {format_duration(span)}, but {says}"
        header.findings.error(header.values["duration"], "duration", message, "keep one of the two")
        return None
    if offset is None:
        _warn_of_the_hour(header, day, clock)
    if offset is not None:
        typed = str(node.value)
        try:
            check_offset(typed, day, clock, offset, zone)
        except BadDate as bad:
            hint = (
                "put blanks around the - if it ends then, or leave it out"
                if span is None and may_be_end(clock, offset)
                else bad.hint
            )
            header.findings.error(node, "offset", f"{header.called('date')}: {bad.message}", hint)
            return None
        begin = plus(datetime.combine(day, clock, UTC), -offset)
    else:
        begin = instant(day, clock, zone)
        trap = clock_trap(day, clock, zone)
        if trap:
            warn_of_clock_change(node, trap, day, clock, zone, header.findings)
    return Times(begin, plus(begin, duration) if span is None else _end_typed(begin, day, clock, span, zone), False)


def _end_typed(begin: datetime, day: date, clock: time, span: timedelta, zone: tzinfo) -> datetime:
    """When the clocks show the end that was typed, `span` later on their face; elapsed time where that is not after the start."""
    there = plus(datetime.combine(day, clock, UTC), span)
    end = instant(there.date(), there.time(), zone)
    return end if end > begin else plus(begin, span)


def warn_of_clock_change(node: Node, trap: str, day: date, clock: time, zone: tzinfo, findings: Findings) -> None:
    """Warn that the clocks of `zone` skip a local time (`gap`), or show it `twice`, and say for which moment it is taken."""
    taken = local(instant(day, clock, zone), zone)
    first, second = (f"{at:%z}"[:3] + ":" + f"{at:%z}"[3:5] for at in (taken, datetime.combine(day, clock, zone).replace(fold=1)))
    what = "does not exist" if trap == "gap" else "happens twice"
    message = f"{day} {clock:%H:%M} {what} in {zone} (the clocks change); read as {taken:%H:%M} {first}"
    typed = f"{day} {clock:%H:%M}"
    hint = f"write {taken:%Y-%m-%d %H:%M}" if trap == "gap" else f"write the offset: {typed}{first}, or {typed}{second}"
    findings.warn(node, "clock-change", message, hint)


def _warn_of_the_hour(header: Fields, day: date, clock: time) -> None:
    """Warn of a midnight that stands for an unknown time, and of `2:30` where the afternoon was most likely meant."""
    key = "time" if header.node_of("time") is not None else "date"
    node = header.values[key]
    message = f"{header.called(key)}: the interview begins at {clock:%H:%M}, in the night"
    if clock == MIDNIGHT:
        header.findings.warn(node, "time-of-day", message, f"if you do not know the time, write {day} alone")
    elif 1 <= clock.hour <= 5 and re.search(r"(?<![\d:])[1-5]:\d\d", str(node.value)):
        header.findings.warn(node, "time-of-day", message, f"write {clock.hour + 12}:{clock:%M}, or {clock:%H:%M} if it is so")


def _with_time(header: Fields, start: Start | None) -> Start | None:
    """The start with the time of day that stands in a field of its own; None and an error if `date` has another one."""
    node = header.node_of("time")
    typed = header.parsed("time", parse_clock, "date")
    if node is None or start is None:
        return start
    if typed is None:
        return None
    clock, span = typed
    day, in_date, offset, until = start
    if in_date is None:
        return day, clock, None, span
    if in_date != clock or (span and until and span != until):
        message = f"{header.called('time')} says {shown(node)}, but {header.called('date')} has a time already"
        header.findings.error(node, "date", message, "keep one of the two")
        return None
    return day, clock, offset, until or span
