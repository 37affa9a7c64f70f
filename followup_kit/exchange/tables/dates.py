"""Dates and times as spreadsheets write them, read only where they can mean one thing, or as the person says."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

from ...base.text import brief, visible
from ...dates.local_time import local
from ...dates.stamps import BadDate, parse_stamp

ORDERS = ("dmy", "mdy", "ymd")
_NUMBERS = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:,?[ T]+(\S.*))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]{2,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ .\-]+([A-Za-z]{3,9})\.?[ ,\-]+(\d{4})(?:,?[ T]+(\S.*))?"
)
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]{2,9},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,?[ T]+(\S.*))?")
_CLOCK = re.compile(r"(?:at )?(\d{1,2})(?::(\d\d))?(?::\d\d(?:\.\d{1,6})?)?\s{0,2}([ap]\.?m\.?)?", re.IGNORECASE)


def table_date(text: str, zone: tzinfo, order: str | None = None) -> tuple[date, time | None]:
    """The day in a cell, and the time of day if there is one; a time with an offset is turned into that of `zone`.

    `order` is one of ORDERS, for what could be read in two ways. Raises BadDate with both readings where none is given.
    """
    typed = " ".join(text.split())
    iso = re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ].*)?", typed)
    if iso is not None:
        day, clock, offset = parse_stamp(typed)
        if offset is not None and clock is not None:
            there = local(datetime.fromisoformat(typed.replace("Z", "+00:00").replace("z", "+00:00")), zone)
            return there.date(), there.time().replace(second=0, microsecond=0)
        return day, clock
    numbers = _NUMBERS.fullmatch(typed)
    if numbers is not None:
        return _of_numbers(typed, numbers[1], numbers[2], numbers[3], order), _clock(typed, numbers[4])
    for pattern, places in ((_DAY_FIRST, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        found = pattern.fullmatch(typed)
        if found is not None and found[places[1]][:3].lower() in _MONTHS:
            month = _MONTHS.index(found[places[1]][:3].lower()) + 1
            return _day(typed, int(found[places[2]]), month, int(found[places[0]])), _clock(typed, found[4])
    if re.fullmatch(r"\d{5}(?:\.\d{1,10})?", typed):
        raise BadDate(
            f"{typed!r} is the number of a day, as a spreadsheet keeps it", "format the column as a date and save it again"
        )
    raise BadDate(f"{brief(visible(typed))!r} is not a date", "write it like 2026-11-18 or 2026-11-18 14:00")


def _of_numbers(typed: str, a: str, b: str, c: str, order: str | None) -> date:
    """The day of three numbers, in the order given or the only one that is possible. Raises BadDate."""
    orders = [order] if order else ["ymd"] if len(a) == 4 else ["dmy", "mdy"] if len(c) == 4 else list(ORDERS)
    found: dict[date, str] = {}
    for name in orders:
        parts = dict(zip(name, (a, b, c), strict=True))
        if len(parts["y"]) not in (2, 4) or max(len(parts["m"]), len(parts["d"])) > 2:
            continue
        year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
        try:
            found.setdefault(date(year, int(parts["m"]), int(parts["d"])), name)
        except ValueError:
            continue
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise BadDate(f"{typed!r}: there is no such day", "write it like 2026-11-18")
    readings = " or ".join(day.isoformat() for day in found)
    raise BadDate(f"{typed!r} is ambiguous: {readings}?", f"say which with --dates {' or --dates '.join(found.values())}")


def _day(typed: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate(f"{typed!r}: there is no such day", "write it like 2026-11-18") from None


def _clock(typed: str, text: str | None) -> time | None:
    """The time of day behind a date: `14:00`, `2:00 PM`. Raises BadDate."""
    if not text:
        return None
    found = _CLOCK.fullmatch(text.strip())
    if found is not None and (found[2] or found[3]):
        hour = int(found[1])
        if found[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if found[3][0] in "pP" else 0)
        if hour < 24 and int(found[2] or 0) < 60:
            return time(hour, int(found[2] or 0))
    raise BadDate(f"{brief(visible(typed))!r} has no time of day that can be understood", "write it like 2026-11-18 14:00")


def table_clock(text: str) -> time:
    """The time of day in a cell of its own. Raises BadDate."""
    clock = _clock(text, text)
    if clock is None:
        raise BadDate("there is no time of day", "write it like 14:00")
    return clock
