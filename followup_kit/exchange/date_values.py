"""Moments and days as the values of iCalendar properties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo

from ..dates.local_time import add_days, local


def digits(day: date) -> str:
    """`20261118`."""
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def clock_digits(at: datetime) -> str:
    """`20261118T140000`, as the clock of its own zone shows it."""
    return f"{digits(at)}T{at.hour:02d}{at.minute:02d}{at.second:02d}"


def utc_value(at: datetime) -> str:
    """An aware moment in UTC: `20261118T190000Z`."""
    return f"{clock_digits(at.astimezone(UTC))}Z"


def day_line(name: str, day: date) -> str:
    """`DTSTART;VALUE=DATE:20261118`."""
    return f"{name};VALUE=DATE:{digits(day)}"


def whole_day_lines(day: date) -> Iterator[str]:
    """The start and the end of an event that takes a day; its end is the day after, which the last day there is has not."""
    yield day_line("DTSTART", day)
    if day < date.max:
        yield day_line("DTEND", add_days(day, 1))


def moment_line(name: str, at: datetime, zone: tzinfo) -> str:
    """`DTSTART;TZID=America/New_York:20261118T140000`; in UTC for that zone.

    In UTC also where the clocks show the hour a second time, since a local time means its first (RFC 5545, 3.3.5).
    """
    there = local(at, zone)
    if there.tzname() == "UTC" or there.fold:
        return f"{name}:{utc_value(at)}"
    return f"{name};TZID={zone}:{clock_digits(there)}"
