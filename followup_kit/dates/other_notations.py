"""What to say of a date in another notation than ours (`18/11/2026`, `2026-1-5`, `next Friday`): what it may mean, to be typed.

Loaded only where there is such a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from .spoken_dates import clock_written_out, meant_by

# What stands for the hour is no year: 5.12. 15:00, 5.12.15 Uhr.
_SLASHED = r"(\d{1,4})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4}|(?<!\s)\d{1,3})(?!\d|:|\s*(?:[Uu]hr|[Hh]\b|[AaPp]\.?[Mm]))(.*)"
_SHORT_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})(.*)"


def said_of(text: str, example: str) -> tuple[str, str, Sequence[str]]:
    """What is wrong with a text that is no ISO date, what to type instead, and the texts one of which stands for all of it."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    slashed = re.fullmatch(_SLASHED, text)
    if slashed:
        readings = _readings(*slashed.groups()[:3])
        if len(readings) == 2:
            clock = clock_written_out(slashed[4])
            meant = [f"{reading} {clock}" if clock else f"{reading}{slashed[4]}" for reading in readings]
            hint = f"write the one you mean: {' or '.join(meant if clock else readings)}"
            return f"{shown!r} is ambiguous: {readings[0]} or {readings[1]}?", hint, meant
        if readings and not slashed[4].strip():
            return f"{shown!r} is not a date of the form YYYY-MM-DD", f"write {readings[0]}", readings[:1]
    short = re.fullmatch(_SHORT_ISO, text)
    if short:
        year, month, day = (int(g) for g in short.groups()[:3])
        if not 1 <= month <= 12:
            return f"{shown!r}: there is no month {month}", f"write it like {example}", ()
        if year < 1 or not 1 <= day <= monthrange(year, month)[1]:
            return f"{shown!r}: that month has no day {day}", f"write it like {example}", ()
        if len(short[2]) < 2 or len(short[3]) < 2:
            right = f"{year:04}-{month:02}-{day:02}{short[4]}"
            return f"{shown!r} needs two digits for month and day", f"write {right}", [right]
    written = meant_by(text)
    form = "is not a date of the form YYYY-MM-DD" if slashed and written else "is not a date that can be understood"
    hint, days = written or (f"write it like {example}", ())
    return f"{shown!r} {form}", hint, days


def _readings(a: str, b: str, c: str) -> list[str]:
    """The ISO dates that a date with slashes or dots may mean, read day first and month first."""
    orders = [(a, b, c)] if len(a) == 4 else [(c, b, a), (c, a, b)]
    found: list[str] = []
    for y, m, d in orders:
        year = int(y) + (2000 if len(y) <= 2 else 0)
        try:
            text = date(year, int(m), int(d)).isoformat()
        except ValueError:
            continue
        if text not in found:
            found.append(text)
    return found
