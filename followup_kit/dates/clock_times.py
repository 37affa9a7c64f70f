"""Times of day, ranges and durations, as people type them: `14:00`, `14:00-15:30`, `1h30m`, behind a date too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from ..base.light import lru_cache, re
from .stamps import BadDate, has_offset, parse_stamp

_CLOCK = r"(\d\d?):(\d\d)"
_RANGE = rf"(.*?{_CLOCK})\s*[-–—]\s*{_CLOCK}"  # group 1 is what stands before the dash
_DURATION = r"(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?"

_DAY = timedelta(hours=24)
_OVER_MIDNIGHT = timedelta(hours=6)  # at most: of `11:00-1:00` the afternoon is meant


# When something begins: the day, and the time of day, its offset from UTC and how long it takes where they were typed.
Start = tuple[date, time | None, timedelta | None, timedelta | None]


def parse_start(text: str, zone: tzinfo) -> Start:
    """The start in a date with or without a time, an offset, or a range of times; BadDate for what is none of these.

    What follows a minus may be an offset or the end of a range: it is the offset if `zone` has it on that day, and the end if
    that is later than the start (`14:00-15:30`), or if no zone of the world has such an offset (`22:00-00:00`).
    """
    found = None
    try:
        day, clock, offset = parse_stamp(text)
    except BadDate:
        found = re.fullmatch(_RANGE, text.strip())
        if found is None:
            raise
        day, clock, offset = _day_of_range(found[1])
    else:
        if clock is not None and offset is not None and offset <= timedelta(0):
            found = _end_behind(text, day, clock, offset, zone)
        if found is None:
            return day, clock, offset, None
        offset = None  # it is the end
    assert clock is not None
    return day, clock, offset, _span(text, clock, found[4], found[5])


def _day_of_range(text: str) -> tuple[date, time | None, timedelta | None]:
    """As `parse_stamp`; what it would have in place of this part is not all that was typed."""
    try:
        return parse_stamp(text)
    except BadDate as bad:
        raise BadDate(bad.message, bad.hint) from None


def _end_behind(text: str, day: date, clock: time, offset: timedelta, zone: tzinfo) -> re.Match[str] | None:
    """The range that a text is which may also be read as a time with an offset; None where it is no range."""
    found = re.fullmatch(_RANGE, text.strip())
    if found is None or found[1][10:11] != " " or time(int(found[2]), int(found[3])) != clock:
        return None
    end = (int(found[4]), int(found[5]))
    may_be_offset = 1 <= end[0] <= 12 and end[1] in (0, 30)
    if may_be_offset and (has_offset(zone, day, clock, offset) or end <= (clock.hour, clock.minute)):
        return None
    return found


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
        hint = f"write {meant or 'it like 14:00 or 14:00-15:30'}"
        raise BadDate(f"{text[:60]!r} is not a time of day", hint, [meant] if meant else ())
    start = _time(text, found[2], found[3])
    return start, _span(text, start, found[4], found[5])


@lru_cache(64)
def parse_duration(text: str) -> timedelta:
    """A duration such as `45m`, `1h`, `1h30m` or `90 min`: more than nothing, at most 24 hours."""
    hours, h, rest = text.rpartition("h")
    minutes, m, _ = rest.partition("m")
    if text == f"{hours}{h}{minutes}{m}" and _is_count(hours, h) and _is_count(minutes, m):  # without a pattern, as nearly always
        span = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    else:
        match = re.fullmatch(_DURATION, text.strip(), re.IGNORECASE)
        span = timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0)) if match else timedelta(0)
    if not timedelta(0) < span <= timedelta(hours=24):
        raise BadDate(f"{text.strip()!r} is not a duration", "write it like 45m, 1h or 1h30m")
    return span


def _is_count(digits: str, unit: str) -> bool:
    """Whether there is a number of at most three digits before a unit, or neither."""
    return digits.isdecimal() and len(digits) <= 3 if unit else not digits


def format_duration(span: timedelta) -> str:
    """A duration as it is typed: `45m`, `1h30m`."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours}h" * bool(hours) + f"{minutes}m" * bool(minutes)


def _time(text: str, hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise BadDate(f"{text.strip()[:60]!r}: there is no such time of day", "write it like 14:00") from None


def may_be_end(clock: time, offset: timedelta) -> bool:
    """Whether what was typed as an offset from UTC may be the time at which it ends, soon after midnight."""
    begins = timedelta(hours=clock.hour, minutes=clock.minute)
    return offset <= timedelta(0) < _DAY - begins - offset <= _OVER_MIDNIGHT


def _span(text: str, start: time, hour: str, minute: str) -> timedelta:
    """How long it takes until a time of day, of the next day where it is soon after midnight."""
    is_midnight = hour == "24" and minute == "00"
    end = time(0) if is_midnight else _time(text, hour, minute)
    span = datetime.combine(date(1, 1, 1), end) - datetime.combine(date(1, 1, 1), start)
    if is_midnight or (span < timedelta(0) and span + _DAY <= _OVER_MIDNIGHT):
        return span + _DAY
    if span <= timedelta(0):
        message = f"{text.strip()[:60]!r} ends before it begins"
        raise BadDate(message, "write the start alone, and how long it takes as duration: 1h30m")
    return span
