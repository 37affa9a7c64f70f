"""What somebody means who types a date as one speaks of it: `Wed 18 Nov 2026, 2pm CET`, `18.11.2026 14 Uhr`, `tomorrow`.

Only for messages: what is proposed is for the person to type, and is never taken for the date.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_MONTHS = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
_MONTH = r"(?P<name>jan|feb|m[aä]r|mrz|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]{0,7}\.?"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,?\s{0,3}(?P<year>\d{4})(?!\d))?"
# The forms of a day, each with its parts by name; the first that fits counts.
_DAYS = (
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",),
    (r"(?<!\d)(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",),
    (r"(?<!\d)(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<year>\d{4}|\d\d)(?![\d:]|\s{0,3}(?:uhr|h\b|[ap]\.?m))",),
    (rf"(?<![\d:]){_DAY_OF_MONTH}\s{{0,3}}(?:of\s)?{_MONTH}{_YEAR}",),
    (rf"\b{_MONTH}\s{{1,3}}{_DAY_OF_MONTH}(?![\d:]){_YEAR}",),
    (r"(?<!\d)(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?!\d\d\d\d)",),
)
_RELATIVE = (
    r"\b(?:today|tonight|tomorrow|yesterday|next|this|last|in (?:a|an|one|two|\d+)|heute|morgen|gestern|übermorgen|"
    r"nächste\w?|kommende\w?|diese\w?)\b"
)
_HOUR = r"(\d{1,2})(?:[:.h](\d\d))?\s?([ap]\.?m\b\.?|uhr|h\b)?"
_TIMES = rf"(?<![\d:]){_HOUR}(?:\s{{0,3}}(?:-|–|—|to|bis|until)\s{{0,3}}{_HOUR})?"
_FILLING = (
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:mo|di|mi|do|fr|sa|so)[a-z]*tag|mittwoch|at|um|on|am|den|the|from|ab|von|uhr|"
    r"clock|o|t)\b"
)
_GERMAN = {"heute": "today", "gestern": "yesterday", "morgen": "tomorrow"} | {
    name: english
    for english, names in (
        ("mon", "mo montag"), ("tue", "di dienstag"), ("wed", "mi mittwoch"), ("thu", "do donnerstag"), ("fri", "fr freitag"),
        ("sat", "sa samstag sonnabend"), ("sun", "so sonntag"),
    )
    for name in names.split()
}  # fmt: skip
LONGEST = 80  # characters; what is longer is a story


def written_out(text: str) -> str | None:
    """What to type for a date that was typed in another way, as a hint; None where it cannot be told."""
    found = meant_by(text)
    return found[0] if found is not None else None


def meant_by(text: str) -> tuple[str, list[str]] | None:
    """The hint of `written_out`, and the dates in it where one of them is all there is to type."""
    lowered = text.strip().lower()
    if len(lowered) > LONGEST:
        return None
    days, rest = _day_in(lowered)
    if days:
        return _hint(days, rest)
    if re.search(_RELATIVE, lowered):
        return "write the day itself, like 2026-11-18 14:00", []
    return None


def word_meant(word: str, past: bool) -> str | None:
    """The word of the command line for a day that was typed in German, or as `3d` without its sign; None where it is neither."""
    lowered = word.strip().lower()
    if re.fullmatch(r"\d{1,3}[dw]", lowered):
        return f"{'-' if past else '+'}{lowered}"
    return _GERMAN.get(lowered.removesuffix("."))


def days_in(text: str) -> list[str]:
    """The days that the date in a text may mean, in ISO form; YYYY where no year was typed, none where there is no date."""
    return _day_in(text.lower())[0] if len(text) <= LONGEST else []


def _day_in(lowered: str) -> tuple[list[str], str]:
    """The days that a text may mean, and the rest of it."""
    for (pattern,) in _DAYS:
        found = re.search(pattern, lowered)
        days = _days(found.groupdict()) if found is not None else []
        if found is not None and days:
            return days, f"{lowered[: found.start()]} {lowered[found.end() :]}"
    return [], lowered


def _days(parts: dict[str, str | None]) -> list[str]:
    """The days that the parts of a form may mean, in ISO form; YYYY where no year was typed."""
    year = parts.get("year")
    year = f"20{year}" if year is not None and len(year) == 2 else year
    name = parts.get("name")
    if name is not None:
        month = _OTHER_MONTHS.get(name[:3]) or _MONTHS.index(name[:3]) + 1
        orders = [(month, int(parts["day"] or 0))]
    elif parts.get("a") is not None:
        a, b = int(parts["a"] or 0), int(parts["b"] or 0)
        orders = [(b, a)] if year is None else [(b, a), (a, b)]
    else:
        orders = [(int(parts["month"] or 0), int(parts["day"] or 0))]
    found = []
    for month, day in orders:
        try:
            date(int(year or 2028), month, day)
        except ValueError:
            continue
        found.append(f"{year or 'YYYY'}-{month:02}-{day:02}")
    return list(dict.fromkeys(found))


def clock_written_out(text: str) -> str | None:
    """The time of day, or the range of times, that a text in another notation means; None where it says more, or none."""
    clock, rest = _times(re.sub(r"^(?:at|um|on|ab|from)\s+", "", text.strip().lower()[:LONGEST]))
    return clock.strip() if clock and not re.sub(r"\W+", "", re.sub(_FILLING, "", rest)) else None


def _hint(days: list[str], rest: str) -> tuple[str, list[str]]:
    """The hint for a day, with the time of day and what else stands beside it, and the dates if nothing else does."""
    if _day_in(rest)[0]:
        return "write one day; another round is a file of its own", []
    clock, rest = _times(rest)
    said = re.sub(r"[^\w+/-]+", " ", re.sub(_FILLING, " ", rest)).strip(" -/")
    whole = [f"{day}{clock}" for day in days]
    hint = f"write {' or '.join(whole)}"
    if days[0].startswith("YYYY"):
        hint = f"write it with the year: {whole[0]}"
    if re.fullmatch(r"[a-z]{2,4}t|utc|gmt|(?:utc|gmt)\s?[+-]\d{1,2}|\w{5,10} time", said):
        hint += ", and the zone behind timezone:"
    return hint, whole if not said and not days[0].startswith("YYYY") else []


def _times(text: str) -> tuple[str, str]:
    """The time of day, or a range of times, with a space before it, and the text without it; no time where none is certain."""
    for found in re.finditer(_TIMES, text):
        hour, minute, half, until, until_minute, until_half = found.groups()
        if minute is None and half is None and until_half is None:
            continue
        start = _clock(hour, minute, half or until_half)
        end = _clock(until, until_minute, until_half) if until is not None else None
        if start is None or (until is not None and end is None):
            continue
        return f" {start}" + (f"-{end}" if end else ""), f"{text[: found.start()]} {text[found.end() :]}"
    if re.fullmatch(r"\s*\d{1,2}\s*", text) and _clock(text.strip(), None, None):
        return f" {_clock(text.strip(), None, None)}", ""
    if re.search(r"\b(?:noon|midday|mittags?)\b", text):
        return " 12:00", re.sub(r"\b(?:noon|midday|mittags?)\b", " ", text)
    return "", text


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    number = int(hour)
    if half and half[0] in "ap":
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half[0] == "p" else 0)
    return f"{number:02}:{minute or '00'}" if number < 24 and int(minute or 0) < 60 else None
