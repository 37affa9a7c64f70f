"""Findings that need more than one line of one file: the future, names that match nobody, two files for one interview."""

from __future__ import annotations

from datetime import datetime

from ..base.light import Iterable
from ..base.nothing_said import says_nothing
from ..base.text import few, folded, visible
from ..journal.person_names import several_people
from ..kinds import KINDS, REFERENCE
from ..model import Interview, Problem
from .odd_dates import odd_dates
from .openings import check_openings
from .opportunity import Opportunity

_TO_ANYBODY = ("other", "reference-outreach", "public-post")


def check_whole(opportunities: Iterable[Opportunity]) -> list[Problem]:
    """Warnings about a journal's opportunities, each taken as a whole; they change no row."""
    opportunities = list(opportunities)
    found = list(check_openings(opportunities))
    for opportunity in opportunities:
        for entry in opportunity.entries:
            found += odd_dates(entry, opportunity.now)
            if entry.cancelled is not None:
                from .moved import moved_away

                found += moved_away(opportunity, entry)
            for line in entry.log:
                if line.when.at > opportunity.now:
                    message = f"this log line is dated in the future ({line.when.day.isoformat()}) and does not count yet"
                    found.append(_warning(entry, line.line, "future-line", message, "check the date"))
                if line.heard and line.who and says_nothing(line.who):
                    found.append(_nobody(entry, "from", line.who, line.line))
            for kind, to, at in _named(entry):
                found += _unmatched(opportunity, entry, kind, to, at)
        if len(opportunity.entries) > 1:
            found += _twice(opportunity.entries)
    return sorted(found)


def _warning(entry: Interview, line: int, code: str, message: str, hint: str = "") -> Problem:
    return Problem(entry.file, line, 1, "warning", code, message, hint)


def _named(entry: Interview) -> Iterable[tuple[str, str, int]]:
    """Every `to` of an entry that should name somebody: (kind, to, line)."""
    for line in entry.log:
        if line.sent and line.who and line.sent not in _TO_ANYBODY:
            yield line.sent, line.who, line.line
    for skip in entry.skip:
        if skip.to:
            yield skip.kind, skip.to, skip.line
    for snooze in entry.snooze:
        if snooze.to:
            yield snooze.kind, snooze.to, snooze.line


def _nobody(entry: Interview, key: str, who: str, line: int) -> Problem:
    """A word such as `tbd` in the place of a name."""
    message = f"{key}: {visible(who)!r} names nobody, so it counts for nobody"
    hint = "write the name; without to: it counts for everybody" if key == "to" else "write the name, or leave from: out"
    return _warning(entry, line, "to-nobody", message, hint)


def _unmatched(opportunity: Opportunity, entry: Interview, kind: str, to: str, line: int) -> list[Problem]:
    if says_nothing(to):
        return [_nobody(entry, "to", to, line)]
    if KINDS[kind].to != REFERENCE and any(p is not None and p.name == to for p in (entry.recruiter, *entry.interviewers)):
        return []  # as nearly always
    people = opportunity.meant(to, entry, KINDS[kind].to == REFERENCE)
    if len(people) == 1:
        return []
    names = list(dict.fromkeys(p.name for p in people))
    if len({folded(n) for n in names}) == 1:
        return []
    if names:
        several = " or ".join(visible(n) for n in names)
        message = f"to: {visible(to)!r} may be {several}, so it counts for nobody"
        return [_warning(entry, line, "to-several", message, f"write the full name: {several}")]
    pool = [p for e in opportunity.entries for p in e.references] if KINDS[kind].to == REFERENCE else opportunity.everybody()
    known = few(p.name for p in pool)
    message = f"to: {visible(to)!r} matches nobody here, so it counts for nobody"
    if several_people(to):
        return [_warning(entry, line, "to-nobody", message, "write a line for each of them")]
    return [_warning(entry, line, "to-nobody", message, f"known are: {known}" if known else "add the person to the entry")]


def _twice(group: list[Interview]) -> list[Problem]:
    """Two entries of one opportunity at one moment are most likely copies of one interview."""
    found = []
    seen: dict[datetime, Interview] = {}
    for entry in sorted(group, key=lambda e: e.id):
        if entry.cancelled is not None or entry.assumed:
            continue
        first = seen.setdefault(entry.start, entry)
        if first is not entry:
            message = f"the same interview seems to stand in {visible(first.file)} too; both give rows"
            found.append(_warning(entry, entry.date_line, "same-interview", message, "delete one, or fix its date"))
    return found
