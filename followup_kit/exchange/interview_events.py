"""The interviews themselves as events of a calendar, and the days for which an answer is promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..api import Board
from ..dates.local_time import add_days, end_of, nine_on, plus
from ..engine.opportunity import Opportunity
from ..model import Interview, Person
from .components import PRIVATE, Component, alarm_lines, described, entry_mark, unique_id
from .content_lines import text_line
from .date_values import moment_line, whole_day_lines

_BEFORE = timedelta(hours=1)


def interview_component(board: Board, entry: Interview, *, discreet: bool) -> Component:
    """One interview, with its place and its people; without a time of day it is on its day."""
    cancelled = entry.cancelled is not None
    title = "Appointment" if discreet else f"Interview: {entry.company}, {entry.role}"
    shown = f"Cancelled: {title}" if cancelled else title
    rest = [text_line("SUMMARY", shown), *PRIVATE]
    if not discreet:
        rest += [text_line("LOCATION", entry.place)] if entry.place else []
        rest += described(_description(board.opportunity_of(entry), entry))
    if not cancelled and board.now < entry.end:
        alarm = nine_on(add_days(entry.day, -1), entry.zone) if entry.assumed else plus(entry.start, -_BEFORE)
        rest += alarm_lines(title, [alarm])
    return Component(
        "VEVENT",
        unique_id(f"interview {entry.id}"),
        entry_mark(entry.id),
        entry.start,
        int(cancelled),
        (*_times(entry), f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"),
        tuple(rest),
        tells_moves=True,
    )


def _times(entry: Interview) -> Iterator[str]:
    if entry.assumed:
        yield from whole_day_lines(entry.day)
        return
    yield moment_line("DTSTART", entry.start, entry.zone)
    if entry.start < entry.end:
        yield moment_line("DTEND", entry.end, entry.zone)


def _description(opportunity: Opportunity, entry: Interview) -> Iterator[str | None]:
    if entry.cancelled is not None:
        yield f"Did not take place: {entry.cancelled}"
    round_ = f"round {entry.round}" if (entry.round or "").isdigit() else entry.round
    yield " · ".join(part for part in (round_, entry.format) if part)
    for person in opportunity.interviewers(entry):
        yield f"With {_reached(person)}"
    recruiter = opportunity.recruiter
    if recruiter is not None and not any(opportunity.is_recruiter(p) for p in opportunity.interviewers(entry)):
        yield f"Recruiter: {_reached(recruiter)}"
    yield f"They said: {' '.join(entry.next_steps.split())}" if entry.next_steps else None


def _reached(person: Person) -> str:
    """A person and how to reach them on the day. They are no ATTENDEE: a calendar program may write to those by itself."""
    return ", ".join(part for part in (person.name, person.title, person.agency, person.phone, person.email) if part)


def promise_component(opportunity: Opportunity, entry: Interview, *, discreet: bool) -> Component | None:
    """The day by which they promised an answer after an interview, said last; None where they named none."""
    promised = [*_promises(opportunity, entry)]
    if not promised:
        return None
    day = promised[-1]
    over = _is_over(opportunity, entry)
    title = "Reminder" if discreet else f"{entry.company}: they promised an answer by today"
    rest = [text_line("SUMMARY", f"No longer expected: {title}" if over and not discreet else title), *PRIVATE]
    if not discreet:
        said = f"They said: {' '.join(entry.next_steps.split())}" if entry.next_steps else None
        rest += described((f"{entry.company}, {entry.role}", said))
    return Component(
        "VEVENT",
        unique_id(f"promise {entry.id}"),
        entry_mark(entry.id),
        end_of(day, entry.zone),
        len(promised) - 1 + over,
        (*whole_day_lines(day), f"STATUS:{'CANCELLED' if over else 'CONFIRMED'}"),
        tuple(rest),
    )


def _promises(opportunity: Opportunity, entry: Interview) -> Iterator[date]:
    """Every day that was promised in an entry, in order of time; what is said while an offer is open is the person's deadline."""
    if entry.decision_by:
        yield entry.decision_by
    has_offer = False
    for event in opportunity.events:
        if event.line.heard == "offer":
            has_offer = True
        elif event.line.sent in ("answer-offer", "decline") or event.line.heard == "rejection":
            has_offer = False
        if event.entry is entry and event.line.decision_by and not has_offer:
            yield event.line.decision_by


def _is_over(opportunity: Opportunity, entry: Interview) -> bool:
    """Whether nothing is expected any more, for the reasons that drop a check-in.

    There was an outcome, the opportunity is closed or not wanted, the interview did not take place, or a newer round followed.
    """
    closed = any(opportunity.covers(c, entry) and not opportunity.lifted(c) for c in opportunity.closings)
    followed = any(later.start > entry.start for later in opportunity.rounds)
    ended = closed or followed or opportunity.interest == "no" or opportunity.outcome_of(entry) is not None
    return ended or entry.cancelled is not None
