"""Days and moments as they are typed on the command line, where `fri`, `+3d` and `yesterday 18:00` are counted from today.

Both functions raise BadDate for a text that they do not understand.
"""

from __future__ import annotations

from datetime import date

from ..base.light import re
from .local_time import add_days
from .stamps import BadDate, format_offset, parse_day, parse_stamp

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    return f"{day} {hour:%H:%M}{format_offset(offset) if offset is not None else ''}"


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
