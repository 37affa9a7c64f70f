"""Days and moments as they are typed on the command line, where `fri`, `+3d` and `yesterday 18:00` are counted from today.

Both functions raise BadDate for a text that they do not understand.
"""

from __future__ import annotations

from datetime import date

from ..base.light import Sequence, re
from .local_time import add_days
from .stamps import EXAMPLE, BadDate, format_offset, parse_day, parse_stamp

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
            message, hint = f"{text.strip()!r} is ambiguous: today or {last}?", f"write the one you mean: today or {last}"
            raise BadDate(message, hint, ["today", last.isoformat()])
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
        hint = re.sub(r" \d\d?:\d\d\S*( - \S+)?", "", _with_year(bad.hint, today))
        raise BadDate(bad.message, f"{hint}; or {words}") from None


def parse_typed_stamp(text: str, today: date, *, past: bool = False) -> str:
    """A moment on the command line, as the text that an entry has: `2026-11-18` or `2026-11-18 14:30`, with a typed offset.

    Accepts `14:30` (of `today`), `yesterday 18:00`, `fri`, and ISO with or without `T`; weekdays as in `parse_typed_day`.
    """
    typed = part = " ".join(text.split())
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
    from .spoken_dates import days_in, meant_by, word_meant

    message = bad.message.replace(repr(part), repr(typed), 1)
    if days_in(typed):  # which may be another day than the one that a word in it names
        hint, meant = (meant_by(typed) if part != typed else None) or (bad.hint, bad.meant)
        return BadDate(message, _with_year(hint, today), meant)
    named = [word for word in typed.split() if _days_named(word, today, past)]
    meant = _with_hour(typed, named, today, past) if named else _hours_alone(typed, today)
    alone = None if meant else word_meant(part, past)
    if any(map(str.isdigit, typed.split())) and (alone or (part[:1].isdigit() and not meant)):
        return BadDate(message, f"write it like {EXAMPLE}")  # the number may be the day of a month
    meant = [alone] if alone else meant
    if meant:
        return BadDate(message, f"write {'the one you mean: ' * (len(meant) > 1)}{' or '.join(meant)}", meant)
    return BadDate(message, _with_year(bad.hint, today), bad.meant)


def _days_named(word: str, today: date, past: bool) -> Sequence[str]:
    """What to type for the day that a word names, in English or German, perhaps with a stop or a comma; none for another word."""
    from .spoken_dates import word_meant

    bare = word.rstrip(",.").lower()
    day = word_meant(bare, past) or (bare[:3] if bare[:3] in _WEEKDAYS and bare.isalpha() else bare)
    try:
        parse_typed_day(day, today, past=past)
    except BadDate as bad:
        return bad.meant if day in _WEEKDAYS else ()
    return () if day[0].isdigit() else [day]


def _with_hour(typed: str, named: Sequence[str], today: date, past: bool) -> list[str]:
    """A day that is named, with the hour beside it, as each may be typed; none where there is more than these two.

    A number alone beside a weekday is not taken for the hour.
    """
    from .spoken_dates import clock_written_out

    clock = " ".join(word for word in typed.split() if word != named[0])
    days = _days_named(named[0], today, past)
    hour = clock_written_out(clock) if len(named) == 1 else None
    if hour is None or "-" in hour or (clock.isdigit() and (len(days) > 1 or days[0] in _WEEKDAYS)):
        return []
    return [f"{day} {hour}" for day in days]


def _hours_alone(typed: str, today: date) -> list[str]:
    """The hour of today that a text means; `9.12` may be a day as well, and a number alone anything."""
    from .spoken_dates import clock_written_out, days_in

    hour = None if typed.isdigit() else clock_written_out(typed)
    if hour is None or "-" in hour:
        return []
    return [hour, *(_with_year(day, today) for day in days_in(f"{typed}."))]


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
