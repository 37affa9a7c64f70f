"""Times of day and their ranges as people type them for an interview: `14:00`, `14:00-15:30`, alone or behind a date."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from .parsing import BadDate, has_offset, parse_stamp

_CLOCK = r"(\d\d?):(\d\d)"
_RANGE = rf"(.*?{_CLOCK})\s*[-–—]\s*{_CLOCK}"  # group 1 is what stands before the dash


# When something begins: the day, and the time of day, its offset from UTC and how long it takes where they were typed.
Start = tuple[date, time | None, timedelta | None, timedelta | None]


def parse_start(text: str, zone: tzinfo) -> Start:
    """The start in a date with or without a time, an offset, or a range of times; BadDate for what is none of these.

    What follows a minus may be an offset or the end of a range: it is the offset if `zone` has it on that day, and the end if
    that is later than the start (`14:00-15:30`).
    """
    try:
        day, clock, offset = parse_stamp(text)
    except BadDate:
        found = re.fullmatch(_RANGE, text.strip())
        if found is None:
            raise
        day, clock, _ = parse_stamp(found[1])
    else:
        if clock is None or offset is None or offset >= timedelta(0) or has_offset(zone, day, clock, offset):
            return day, clock, offset, None
        found = re.fullmatch(_RANGE, text.strip())
        ends = found and found[1][10:11] == " " and time(int(found[2]), int(found[3])) == clock
        if found is None or not ends or (int(found[4]), int(found[5])) <= (clock.hour, clock.minute):
            return day, clock, offset, None
    assert clock is not None
    return day, clock, None, _span(text, clock, _time(text, found[4], found[5]))


def parse_clock(text: str) -> tuple[time, timedelta | None]:
    """A time of day, and how long it takes if the end is typed too; BadDate for any other text."""
    text = text.strip()
    alone = re.fullmatch(_CLOCK, text)
    if alone:
        return _time(text, alone[1], alone[2]), None
    found = re.fullmatch(_RANGE, text)
    if found is None or found[1] != text[: found.end(3)] or not re.fullmatch(_CLOCK, found[1]):
        from .spoken_dates import clock_written_out

        meant = clock_written_out(text)
        raise BadDate(f"{text[:60]!r} is not a time of day", f"write {meant or 'it like 14:00 or 14:00-15:30'}")
    start = _time(text, found[2], found[3])
    return start, _span(text, start, _time(text, found[4], found[5]))


def format_duration(span: timedelta) -> str:
    """A duration as it is typed: `45m`, `1h30m`."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours}h" * bool(hours) + f"{minutes}m" * bool(minutes)


def _time(text: str, hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise BadDate(f"{text.strip()[:60]!r}: there is no such time of day", "write it like 14:00") from None


def _span(text: str, start: time, end: time) -> timedelta:
    span = datetime.combine(date(1, 1, 1), end) - datetime.combine(date(1, 1, 1), start)
    if span <= timedelta(0):
        message = f"{text.strip()[:60]!r} ends before it begins"
        raise BadDate(message, "write the start alone, and how long it takes as duration: 1h30m")
    return span
