"""Stamps: days and moments as they are typed into a file (docs/journal.md, section 7), and the ends of months and weeks.

Every function here raises BadDate for a text that it does not understand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ..base.light import Sequence, re
from ..model import Moment
from .local_time import instant, plus

_STAMP = r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?"
EXAMPLE = "2026-11-18 14:00"


class BadDate(ValueError):
    """A date that cannot be understood: `message` says why, `hint` what to type instead.

    `meant` are the texts one of which stands for the whole of what was typed, where the hint names them.
    """

    def __init__(self, message: str, hint: str, meant: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.meant = meant


def _not_iso(text: str) -> BadDate:
    """The exception for a text that is no ISO date."""
    from .other_notations import said_of

    return BadDate(*said_of(text, EXAMPLE))


def parse_stamp(text: str) -> tuple[date, time | None, timedelta | None]:
    """The day, the time of day and the offset from UTC as typed; None for a time or an offset that was not typed.

    Accepts `2026-11-18`, `2026-11-18 14:00[:30]`, with a `T`, and with an offset such as `-05:00` or `Z`.
    """
    text = text.strip()
    usual = _usual(text)
    if usual is not None:
        return usual.date(), usual.time() if len(text) == 16 else None, None
    match = re.fullmatch(_STAMP, text, re.IGNORECASE)
    if not match:
        raise _not_iso(text.strip())
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        typed = date(int(year), int(month), int(day))
    except ValueError:
        raise _not_iso(text.strip()) from None
    if hour is None:
        return typed, None, None
    try:
        clock = time(int(hour), int(minute), int(second or 0))
    except ValueError:
        raise BadDate(f"{text.strip()!r}: there is no such time of day", f"write it like {EXAMPLE}") from None
    if offset is None:
        return typed, clock, None
    if offset in "Zz":
        return typed, clock, timedelta(0)
    span = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    return typed, clock, -span if offset[0] == "-" else span


def _usual(text: str) -> datetime | None:
    """The day and the time of day of a date as nearly every one is written, as if in UTC; None for any other text."""
    size = len(text)
    if (size == 10 or (size == 16 and text[10] in " T" and text[13] == ":")) and text[4] == text[7] == "-" and text.isascii():
        if text[11:13] == "24":  # which Python takes for the next day, from 3.14 on
            return None
        try:
            return datetime.fromisoformat(f"{text}Z" if size == 16 else f"{text}T00:00Z")
        except ValueError:
            return None
    return None


def parse_day(text: str) -> date:
    """The day of an ISO date without a time."""
    day, clock, _ = parse_stamp(text)
    if clock is not None:
        message = f"{text.strip()!r} has a time of day, but only a date is needed"
        raise BadDate(message, f"write {day.isoformat()}", [day.isoformat()])
    return day


def parse_moment(text: str, zone: tzinfo) -> Moment:
    """The moment of a date with or without a time, read in `zone`; a typed offset must be the zone's own on that day."""
    there = _usual(text)
    if there is not None and 1 < there.year < 9999:
        # As `instant` does it: of what the clocks show twice the first, past the gap what they skip.
        return Moment(there - (zone.utcoffset(there) or timedelta(0)), there.date(), len(text) == 16)
    day, clock, offset = parse_stamp(text)
    at = instant(day, clock or time(0), zone)
    if offset is not None:
        check_offset(text, day, clock or time(0), offset, zone)
        at = plus(datetime.combine(day, clock or time(0), UTC), -offset)
    return Moment(at, day, clock is not None)


def has_offset(zone: tzinfo, day: date, clock: time, offset: timedelta) -> bool:
    """Whether `zone` has that offset from UTC at that local time."""
    there = datetime.combine(day, clock, zone)
    return offset in (there.utcoffset(), there.replace(fold=1).utcoffset())


def check_offset(text: str, day: date, clock: time, offset: timedelta, zone: tzinfo) -> None:
    """Raise BadDate if `zone` does not have the typed offset at that local time."""
    if not has_offset(zone, day, clock, offset):
        has = datetime.combine(day, clock, zone).strftime("%z")
        raise BadDate(
            f"{text.strip()!r}: {zone} has the offset {has[:3]}:{has[3:5]} on that day, not {format_offset(offset)}",
            "leave the offset out, or set timezone to the zone of the interview",
        )


def format_offset(offset: timedelta) -> str:
    """An offset from UTC as it is typed: `-05:00`."""
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def parse_period_end(text: str) -> date:
    """The last day of a period: of a date itself, the last of the month `2026-11`, the Friday of the ISO week `2026-W48`."""
    text = text.strip()
    if len(text) >= 10 and text[4:5] == text[7:8] == "-":
        return _promised_day(text)
    month = re.fullmatch(r"(\d{4})-(\d\d)", text)
    if month:
        year, number = int(month[1]), int(month[2])
        if not (1 <= number <= 12 and year >= 1):
            raise BadDate(f"{text!r}: there is no month {number}", "write it like 2026-11")
        from calendar import monthrange

        return date(year, number, monthrange(year, number)[1])
    week = re.fullmatch(r"(\d{4})-?[Ww](\d\d)", text)
    if week:
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 5)
        except ValueError:
            raise BadDate(f"{text!r}: that year has no week {int(week[2])}", "write it like 2026-W48") from None
    return _promised_day(text)


def _promised_day(text: str) -> date:
    try:
        return parse_stamp(text)[0]
    except BadDate as bad:
        raise BadDate(bad.message, bad.hint.replace(EXAMPLE, "2026-11-30, 2026-11 or 2026-W48"), bad.meant) from None
