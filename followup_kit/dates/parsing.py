"""Dates and times as people type them, into a file or on the command line (docs/journal.md, section 7).

Every function here raises BadDate for a text that it does not understand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ..base.lazy_re import re
from ..base.light_cache import lru_cache
from ..base.light_typing import Sequence
from ..model import Moment
from .local_time import add_days, instant, plus

_STAMP = r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?"
_DURATION = r"(?:(\d{1,3})\s*h(?:ours?|rs?)?)?\s*(?:(\d{1,4})\s*m(?:in(?:utes?)?)?)?"
# What stands for the hour is no year: 5.12. 15:00, 5.12.15 Uhr.
_SLASHED = r"(\d{1,4})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4}|(?<!\s)\d{1,3})(?!\d|:|\s*(?:[Uu]hr|[Hh]\b|[AaPp]\.?[Mm]))(.*)"
_SHORT_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})(.*)"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BadDate(ValueError):
    """A date that cannot be understood: `message` says why, `hint` what to type instead.

    `meant` are the texts one of which stands for the whole of what was typed, where the hint names them.
    """

    def __init__(self, message: str, hint: str, meant: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.meant = meant


def _length_of_month(year: int, month: int) -> int:
    from calendar import monthrange

    return monthrange(year, month)[1]


def _bad_date(text: str, example: str) -> BadDate:
    """The exception for a text that is no ISO date, with the readings of one in another notation."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    slashed = re.fullmatch(_SLASHED, text)
    if slashed:
        readings = _readings(*slashed.groups()[:3])
        if len(readings) == 2:
            from .spoken_dates import clock_written_out

            clock = clock_written_out(slashed[4])
            meant = [f"{reading} {clock}" if clock else f"{reading}{slashed[4]}" for reading in readings]
            hint = f"write the one you mean: {' or '.join(meant if clock else readings)}"
            return BadDate(f"{shown!r} is ambiguous: {readings[0]} or {readings[1]}?", hint, meant)
        if readings and not slashed[4].strip():
            return BadDate(f"{shown!r} is not a date of the form YYYY-MM-DD", f"write {readings[0]}", readings[:1])
    short = re.fullmatch(_SHORT_ISO, text)
    if short:
        year, month, day = (int(g) for g in short.groups()[:3])
        if not 1 <= month <= 12:
            return BadDate(f"{shown!r}: there is no month {month}", f"write it like {example}")
        if year < 1 or not 1 <= day <= _length_of_month(year, month):
            return BadDate(f"{shown!r}: that month has no day {day}", f"write it like {example}")
        if len(short[2]) < 2 or len(short[3]) < 2:
            right = f"{year:04}-{month:02}-{day:02}{short[4]}"
            return BadDate(f"{shown!r} needs two digits for month and day", f"write {right}", [right])
    from .spoken_dates import meant_by

    written = meant_by(text)
    form = "is not a date of the form YYYY-MM-DD" if slashed and written else "is not a date that can be understood"
    hint, days = written or (f"write it like {example}", ())
    return BadDate(f"{shown!r} {form}", hint, days)


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
        raise _bad_date(text.strip(), "2026-11-18 14:00")
    year, month, day, hour, minute, second, offset = match.groups()
    try:
        typed = date(int(year), int(month), int(day))
    except ValueError:
        raise _bad_date(text.strip(), "2026-11-18 14:00") from None
    if hour is None:
        return typed, None, None
    try:
        clock = time(int(hour), int(minute), int(second or 0))
    except ValueError:
        raise BadDate(f"{text.strip()!r}: there is no such time of day", "write it like 2026-11-18 14:00") from None
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
            f"{text.strip()!r}: {zone} has the offset {has[:3]}:{has[3:5]} on that day, not {_format_offset(offset)}",
            "leave the offset out, or set timezone to the zone of the interview",
        )


def _format_offset(offset: timedelta) -> str:
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
        return date(year, number, _length_of_month(year, number))
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
        raise BadDate(bad.message, bad.hint.replace("2026-11-18 14:00", "2026-11-30, 2026-11 or 2026-W48"), bad.meant) from None


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


def parse_typed_day(text: str, today: date, *, past: bool = False) -> date:
    """A date on the command line: ISO, `today`, `yesterday`, `tomorrow`, `fri`, `+3d`, `-2w`.

    A weekday is the next one after `today`, or with `past` the last one before it.
    """
    word = text.strip().lower()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in near:
        return add_days(today, near[word])
    if word[:3] in _WEEKDAYS and (len(word) == 3 or date(2024, 1, 1 + _WEEKDAYS.index(word[:3])).strftime("%A").lower() == word):
        ahead = (_WEEKDAYS.index(word[:3]) - today.weekday() - 1) % 7 + 1
        if past and ahead == 7:
            last = add_days(today, -7)
            raise BadDate(f"{text.strip()!r} is ambiguous: today or {last}?", f"write the one you mean: today or {last}")
        return add_days(today, ahead - 7 if past else ahead)
    span = re.fullmatch(r"([+-])(\d{1,4})([dw])", word)
    if span:
        days = int(span[2]) * (7 if span[3] == "w" else 1)
        return add_days(today, days if span[1] == "+" else -days)
    try:
        return parse_day(text)
    except BadDate as bad:
        from .spoken_dates import word_meant

        meant = word_meant(word, past)
        if meant is not None:
            raise BadDate(bad.message, f"write {meant}", [meant]) from None
        words = "today, yesterday, fri, -3d" if past else "today, tomorrow, fri, +3d"
        raise BadDate(bad.message, f"{_with_year(bad.hint, today).replace(' 14:00', '')}; or {words}") from None


def parse_typed_stamp(text: str, today: date, *, past: bool = False) -> str:
    """A moment on the command line, as the text that an entry has: `2026-11-18` or `2026-11-18 14:30`, with a typed offset.

    Accepts `14:30` (of `today`), `yesterday 18:00`, `fri`, and ISO with or without `T`; weekdays as in `parse_typed_day`.
    """
    typed = part = text.strip()
    word, _, clock = typed.partition(" ")
    try:
        if re.fullmatch(r"\d\d?:\d\d", typed):
            part = f"{today} {typed}"
        elif not word[:1].isdigit():
            part = word
            day_of_word = parse_typed_day(word, today, past=past)
            if not clock:
                return day_of_word.isoformat()
            part = f"{day_of_word} {clock.strip()}"
        day, hour, offset = parse_stamp(part)
    except BadDate as bad:
        raise _of_the_whole(bad, part, typed, today, past) from None
    if hour is None:
        return day.isoformat()
    return f"{day} {hour:%H:%M}{_format_offset(offset) if offset is not None else ''}"


def _of_the_whole(bad: BadDate, part: str, typed: str, today: date, past: bool) -> BadDate:
    """What is wrong with a part of a moment that was typed, or with what was made of it, said of all that was typed."""
    from .spoken_dates import clock_written_out, days_in, meant_by, word_meant

    message = bad.message.replace(repr(part), repr(typed), 1)
    meant = meant_by(typed) if part != typed and days_in(typed) else None  # another day than the one that a word in it names
    if meant is not None:
        return BadDate(message, _with_year(meant[0], today), meant[1])
    word, _, clock = typed.partition(" ")
    of_today = None if part.isdigit() else clock_written_out(part)
    hour = clock_written_out(clock) if part != typed else None
    day = word_meant(word, past) or (word if part[:1].isdigit() else None)
    alone = f"{day} {hour}" if day and hour and "-" not in hour else word_meant(part, past)
    alone = alone or (of_today if of_today and "-" not in of_today else None)
    if alone is not None:
        return BadDate(message, f"write {alone}", [alone])
    return BadDate(message, _with_year(bad.hint, today), bad.meant)


def _with_year(hint: str, today: date) -> str:
    """A hint with the year in which a day without one is nearest to today. It is typed by the person, or not."""
    day = re.search(r"YYYY(-\d\d-\d\d)", hint)
    if day is None:
        return hint
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date.fromisoformat(f"{year}{day[1]}"))
        except ValueError:
            continue  # the 29th of February, of most years
    return hint.replace("YYYY", f"{min(found, key=lambda d: abs(d - today)).year}") if found else hint
