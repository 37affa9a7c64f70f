"""Arithmetic with days in a zone and moments in UTC.

Results beyond the years 1 to 9999 become the first or last moment of that range: nothing here raises OverflowError.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ..base.light import lru_cache

NINE = time(9)
LAST_SECOND = time(23, 59, 59)
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date) -> str:
    """`Wed 18 Nov`, whatever the machine's language."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """`Wed 18 Nov 2026`."""
    return f"{short_day(day)} {day.year}"


def in_its_zone(at: datetime, its: tzinfo, zone: tzinfo) -> str:
    """A time as the clocks of another zone, `its`, show it: ` (18:00 in Berlin)`; empty where they show that of `zone`."""
    there = local(at, its)
    if there.utcoffset() == local(at, zone).utcoffset():
        return ""
    return f" ({there:%H:%M} in {str(its).rsplit('/', 1)[-1].replace('_', ' ')})"


def moment_in_full(at: datetime, its: tzinfo, zone: tzinfo) -> str:
    """`Wed 18 Nov 2026 at 18:10` in `zone`, and the time in `its` where that differs."""
    there = local(at, zone)
    return f"{long_day(there.date())} at {there:%H:%M}{in_its_zone(at, its, zone)}"


def add_days(day: date, n: int) -> date:
    """The day `n` days later, at most `date.max` and at least `date.min`."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return date.max if n > 0 else date.min


def _in_range(at: datetime) -> datetime:
    """The moment, moved into the range. The year is looked at first, because comparing aware datetimes is slow."""
    return at if 1 < at.year < 9999 else min(max(at, _FIRST), _LAST)


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment, in UTC, of a local time.

    A time that the clocks skip is moved past the gap; of one that comes twice it is the first (docs/journal.md, section 7).
    """
    try:
        at = datetime.combine(day, clock, zone).astimezone(UTC)
    except OverflowError:
        return _LAST if day.year > 5000 else _FIRST
    return _in_range(at)


def plus(at: datetime, span: timedelta) -> datetime:
    """The moment a span of elapsed time later, in UTC if `at` is."""
    try:
        return _in_range(at + span)
    except OverflowError:
        return _LAST if span > timedelta(0) else _FIRST


def local(at: datetime, zone: tzinfo) -> datetime:
    """The moment as an aware datetime in `zone`."""
    return at.astimezone(zone)


def local_day(at: datetime, zone: tzinfo) -> date:
    """The calendar day of a moment in `zone`."""
    return at.astimezone(zone).date()


def same_clock_later(at: datetime, days: int, zone: tzinfo) -> datetime:
    """The moment, in UTC, of the same local time of day `days` days later in `zone`."""
    there = at.astimezone(zone)
    return instant(add_days(there.date(), days), there.time().replace(fold=0), zone)


@lru_cache(1 << 13)
def end_of(day: date, zone: tzinfo) -> datetime:
    """The moment, in UTC, at which a day ends in `zone`: 23:59:59 local time."""
    return instant(day, LAST_SECOND, zone)


@lru_cache(1 << 13)
def nine_on(day: date, zone: tzinfo) -> datetime:
    """The moment, in UTC, of 09:00 local time, when everything opens that is counted in days."""
    return instant(day, NINE, zone)


def clock_trap(day: date, clock: time, zone: tzinfo) -> str | None:
    """`gap` for a local time that the clocks of `zone` skip, `twice` for one that they show twice, None for any other."""
    # Put together twice, since `replace` takes five times as long.
    a = zone.utcoffset(datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second))
    b = zone.utcoffset(datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second, fold=1))
    if a is None or b is None or a == b:
        return None
    return "gap" if a < b else "twice"
