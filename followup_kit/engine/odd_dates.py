"""Dates that are most likely slips of the pen: a year too many or too few, a thank-you before its interview."""

from __future__ import annotations

from datetime import date, datetime

from ..base.light import Iterator
from ..dates.local_time import local_day
from ..model import Interview, LogLine, Problem

YEAR = 366  # days
NEARLY_A_YEAR = 300  # days by which a line lies off that has the year before
FAR_BACK = 30 * 366  # days
LONG = 180  # days between an interview and a note about it
_AFTERWARDS = frozenset(("thank-you", "letter", "debrief", "reflect"))  # done after an interview, and soon
_CHECK = "check the year"


def odd_dates(entry: Interview, now: datetime) -> Iterator[Problem]:
    """Warnings about the dates of one entry, compared with the present and with each other; at most one for each date."""
    yield from _of_the_interview(entry, local_day(now, entry.zone))
    promised, at = entry.decision_by, entry.decision_line
    if promised is not None and promised < entry.day:
        yield _warning(entry, at, f"decision_by ({promised}) lies before the interview ({entry.day})", "check it")
    elif promised is not None and (promised - entry.day).days > YEAR:
        yield _warning(entry, at, f"decision_by ({promised}) is more than a year after the interview", _CHECK)
    for line in entry.log:
        days = (line.when.day - entry.day).days
        message = _of_a_line(entry, line, days) if days <= 2 or days > LONG else None  # two: it may be a day of another zone
        if message is not None:
            yield _warning(entry, line.line, *message)


def _of_the_interview(entry: Interview, today: date) -> Iterator[Problem]:
    applied = entry.applied.day if entry.applied is not None else None
    if (entry.day - today).days > YEAR:
        yield _warning(entry, entry.date_line, f"the interview ({entry.day}) is more than a year ahead", _CHECK)
    elif (today - entry.day).days > FAR_BACK:
        yield _warning(entry, entry.date_line, f"the interview ({entry.day}) was more than 30 years ago", _CHECK)
    elif applied is not None and entry.day < applied:
        yield _warning(entry, entry.date_line, f"the interview ({entry.day}) lies before you applied ({applied})", _CHECK)
    elif applied is not None and (entry.day - applied).days > 2 * YEAR:
        yield _warning(entry, entry.date_line, f"the interview ({entry.day}) is years after you applied ({applied})", _CHECK)


def _of_a_line(entry: Interview, line: LogLine, days: int) -> tuple[str, str] | None:
    """What is odd about the date of a log line, so many days after the interview, and what to do."""
    day = line.when.day
    if line.sent in _AFTERWARDS:
        if days < 0 or (line.when.timed and not entry.assumed and line.when.at < entry.start):
            return f"{line.sent} ({day}) is logged before the interview ({entry.day})", "check both dates: it counts as done"
        if days > LONG:
            return f"{line.sent} ({day}) is logged {days} days after the interview ({entry.day})", _CHECK
    if days < -NEARLY_A_YEAR and (entry.applied is None or day < entry.applied.day):
        return f"this log line ({day}) lies {-days} days before the interview ({entry.day})", _CHECK
    return None


def _warning(entry: Interview, line: int, message: str, hint: str) -> Problem:
    return Problem(entry.file, line, 1, "warning", "odd-date", message, hint)
