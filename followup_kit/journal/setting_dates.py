"""Days off and moments as they are typed in `journal.toml` or behind `--now`: loaded where there are such."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

from ..dates.local_time import add_days
from ..dates.stamps import BadDate, parse_day, parse_moment

_LONGEST = 366 * 3  # days of a span


def span_of_days(item: object) -> list[date]:
    """The days of one item of `holidays`: a single date, or all from the first to the last of `2026-12-27/2027-01-03`."""
    if isinstance(item, datetime):
        return [item.date()]
    if isinstance(item, date):
        return [item]
    if not isinstance(item, str):
        raise BadDate(f"{item!r} is not a date", 'write "2026-12-24" or "2026-12-27/2027-01-03"')
    both = re.fullmatch(r"\s*(\d{4}-\d\d-\d\d)\s+(?:\S{1,5}\s+)?(\d{4}-\d\d-\d\d)\s*", item)
    if both is not None:
        raise BadDate(f"{item!r} is not a span of days", f'write "{both[1]}/{both[2]}"')
    first, slash, last = item.partition("/")
    start = parse_day(first)
    if not slash:
        return [start]
    length = (parse_day(last) - start).days
    if not 0 <= length <= _LONGEST:
        raise BadDate(f"{item!r} ends before it starts, or is longer than three years", "write FIRST/LAST")
    return [add_days(start, n) for n in range(length + 1)]


def parse_now(text: str, zone: tzinfo) -> datetime:
    """The moment, in UTC, of an ISO date and time with or without an offset, or of a bare date (00:00 in `zone`).

    Raises BadDate.
    """
    text = text.strip()
    try:
        typed = datetime.fromisoformat(text)
    except ValueError:
        parse_moment(text, zone)  # raises with a better message, which offers both readings of an ambiguous date
        raise BadDate(f"{text!r} is not a moment that can be understood", "write it like 2026-11-20T09:00:00-05:00") from None
    if typed.tzinfo is None:
        return parse_moment(text, zone).at
    try:
        return typed.astimezone(UTC)
    except OverflowError:
        raise BadDate(f"{text!r} is beyond the calendar", "write it like 2026-11-20T09:00:00-05:00") from None
