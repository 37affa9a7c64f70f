"""Days in a zone and moments in UTC, and the arithmetic between them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

NINE = time(9)
LAST_SECOND = time(23, 59, 59)
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """`Wed 18 Nov`, whatever the machine's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def add_days(day: date, n: int) -> date:
    """The day `n` days on, held at the ends of the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return date.max if n > 0 else date.min


def _held(at: datetime) -> datetime:
    """The moment, held at the ends of the calendar; comparing aware moments takes longer than everything else here."""
    return at if 1 < at.year < 9999 else min(max(at, _FIRST), _LAST)


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment, in UTC, of a local time. One that does not exist moves past the gap; of two, the first is meant."""
    try:
        at = datetime.combine(day, clock, zone).astimezone(UTC)
    except OverflowError:
        return _LAST if day.year > 5000 else _FIRST
    return _held(at)


def plus(at: datetime, span: timedelta) -> datetime:
    """Elapsed time added to a moment, held at the ends of the calendar."""
    try:
        return _held(at + span)
    except OverflowError:
        return _LAST if span > timedelta(0) else _FIRST


def local(at: datetime, zone: tzinfo) -> datetime:
    """The moment as the clocks of `zone` show it."""
    return at.astimezone(zone)


def local_day(at: datetime, zone: tzinfo) -> date:
    """The calendar day of a moment in `zone`."""
    return at.astimezone(zone).date()


def same_clock_later(at: datetime, days: int, zone: tzinfo) -> datetime:
    """The same local time of day, `days` days later."""
    there = at.astimezone(zone)
    return instant(add_days(there.date(), days), there.time().replace(fold=0), zone)


@lru_cache(1 << 13)
def end_of(day: date, zone: tzinfo) -> datetime:
    """23:59:59 local."""
    return instant(day, LAST_SECOND, zone)


@lru_cache(1 << 13)
def nine_on(day: date, zone: tzinfo) -> datetime:
    """09:00 local, when whatever is counted in days opens."""
    return instant(day, NINE, zone)


def clock_trap(day: date, clock: time, zone: tzinfo) -> str | None:
    """`gap` for a local time that the clocks skip, `twice` for one that they show twice, else None."""
    first = datetime.combine(day, clock, zone)
    second = first.replace(fold=1)
    a, b = first.utcoffset(), second.utcoffset()
    if a is None or b is None or a == b:
        return None
    return "gap" if a < b else "twice"
