"""The zones of a calendar, each as a VTIMEZONE with the clock changes of the years that the calendar speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise

from ..base.light import NamedTuple
from ..dates.local_time import local, plus
from ..dates.stamps import BadDate
from ..dates.zones import any_zone
from .date_values import clock_digits

_USED = re.compile(r"[A-Z-]+;TZID=([^:;]+):(\d{4})")
_DAY = timedelta(days=1)


class _Clock(NamedTuple):
    """What the clocks of a zone do from a moment on: the offsets before and after, the name, whether it is summer time."""

    before: timedelta
    after: timedelta
    name: str
    summer: bool


def zones_in(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The zones that the lines of a calendar name, each with the year that it is named for."""
    for line in lines:
        found = _USED.match(line)
        if found:
            yield found[1], int(found[2])


def timezone_lines(used: Iterable[tuple[str, int]]) -> list[str]:
    """A VTIMEZONE for each zone, by name, with the years that it is used in."""
    years: dict[str, set[int]] = {}
    for key, year in used:
        years.setdefault(key, set()).add(year)
    return [line for key in sorted(years) for line in _timezone(key, years[key])]


def _timezone(key: str, years: set[int]) -> Iterator[str]:
    try:
        zone = any_zone(key)
    except BadDate:  # of an event that was kept from an earlier file, and that somebody changed
        return
    onsets: dict[datetime, _Clock] = {}
    for year in sorted(years):
        onsets |= _onsets(zone, year, first=year - 1 not in years)
    alike: dict[_Clock, list[str]] = {}
    for at in sorted(onsets):
        clock = onsets[at]
        alike.setdefault(clock, []).append(clock_digits(at.replace(tzinfo=None) + clock.before))
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{key}"
    for clock, starts in alike.items():
        name = "DAYLIGHT" if clock.summer else "STANDARD"
        yield f"BEGIN:{name}"
        yield f"DTSTART:{starts[0]}"
        if starts[1:]:
            yield f"RDATE:{','.join(starts[1:])}"
        yield f"TZOFFSETFROM:{_offset(clock.before)}"
        yield f"TZOFFSETTO:{_offset(clock.after)}"
        yield f"TZNAME:{clock.name}"
        yield f"END:{name}"
    yield "END:VTIMEZONE"


def _onsets(zone: tzinfo, year: int, *, first: bool) -> dict[datetime, _Clock]:
    """The clock changes of a year, by their moments in UTC; with `first`, also what the clocks show as it begins."""
    new_year = datetime(max(year, 1), 1, 1, tzinfo=UTC)
    days = [plus(new_year, _DAY * n) for n in range(-1, 369)]
    found = {}
    if first:
        offset = _offset_at(days[0], zone)
        found[days[0]] = _clock(days[0], offset, zone)
    for before, after in pairwise(days):
        offset = _offset_at(before, zone)
        if _offset_at(after, zone) != offset:
            at = _change_between(before, after, zone)
            found[at] = _clock(at, offset, zone)
    return found


def _change_between(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The first second after a change of the offset, which lies between two moments."""
    offset = _offset_at(before, zone)
    while (after - before).total_seconds() > 1:
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        before, after = (middle, after) if _offset_at(middle, zone) == offset else (before, middle)
    return after


def _clock(at: datetime, before: timedelta, zone: tzinfo) -> _Clock:
    there = local(at, zone)
    return _Clock(before, _offset_at(at, zone), there.tzname() or "", bool(there.dst()))


def _offset_at(at: datetime, zone: tzinfo) -> timedelta:
    return local(at, zone).utcoffset() or timedelta(0)


def _offset(span: timedelta) -> str:
    """`-0500`; with seconds where there are any, as before there were time zones."""
    seconds = int(span.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else '+'}{hours:02d}{rest // 60:02d}" + (f"{rest % 60:02d}" if rest % 60 else "")
