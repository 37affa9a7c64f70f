"""Days in a text: a weekday that does not go with its date, a promise or an interview on another day than is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..languages.kept_patterns import compiled
from .findings import Context, Finding, line_at

_BEGINS = compiled(r"(?<!\d)[.!?](?=\s+[^\W\d_a-zà-ÿ])|\s{2,}")  # what comes before a sentence
_ENDS = compiled(r"(?<!\d)[.!?](?=\s|$)")
_NEAR = 21  # days: a day farther from the interview is about something else


def day_mistakes(text: str, context: Context) -> Iterator[Finding]:
    """Findings on the days of a text. A date has no year in a letter: the one nearest to the interview is taken."""
    flat = text.replace("\n", " ")
    language = context.language
    wrong = set()
    for found in language.weekday_with_date.finditer(flat):
        day = _day(found, context)
        if day is None:
            message, remedy = f"“{found[0]}” is not in the calendar", "look up the date"
        elif language.weekdays[day.weekday()] != found["weekday"]:
            message, remedy = f"“{found[0]}”: that day is a {language.weekdays[day.weekday()]}", "one of the two is wrong"
        else:
            continue
        wrong.add(found.end())
        yield Finding(line_at(text, found.start()), "day", message, remedy)
    for found in compiled(language.date_alone).finditer(flat):
        day = _day(found, context)
        if day is not None and found.end() not in wrong:
            yield from _against_the_log(text, found, day, context)


def _against_the_log(text: str, found: re.Match[str], day: date, context: Context) -> Iterator[Finding]:
    """A day by which they are said to decide, or on which one is said to have met, that the journal does not know."""
    before, sentence = _sentence(text, found)
    language = context.language
    line = line_at(text, found.start())
    if compiled(language.by_day).search(before) and compiled(language.promise).search(sentence):
        if context.promises and day not in context.promises:
            known = " or ".join(language.short_day(d) for d in context.promises)
            yield Finding(line, "promise", f"“{found[0]}” is not the day that was promised: {known}", f"write {known}")
    elif context.days and day not in context.days and abs((day - context.day).days) <= _NEAR:
        on_that_day = compiled(language.met_before).search(before) or (
            compiled(language.on_day).search(before)
            and compiled(language.met_after).match(text[found.end() : found.end() + 40].replace("\n", " "))
        )
        if on_that_day:
            right = language.short_day(context.day)
            yield Finding(line, "day", f"“{found[0]}” is no day of an interview: it was on {right}", f"write {right}")


def _sentence(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before a date in its sentence, and the whole sentence."""
    flat = text.replace("\n", " ")
    begin = max((m.end() for m in _BEGINS.finditer(flat[: found.start()])), default=0)
    end = _ENDS.search(flat[found.end() :])
    return flat[begin : found.start()], flat[begin : found.end() + end.start() if end else None]


def _day(found: re.Match[str], context: Context) -> date | None:
    parts = found.groupdict()
    number = int(parts.get("day") or parts.get("day2") or 0)
    month = context.language.month_numbers[parts.get("month") or parts.get("month2") or ""]
    days = []
    for year in (context.day.year - 1, context.day.year, context.day.year + 1):
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    return min(days, key=lambda d: abs((d - context.day).days), default=None)
