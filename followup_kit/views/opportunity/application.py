"""What there is to read of an application that has led to no interview yet: the page of `show`, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ...api import Board
from ...base.light import Any
from ...base.text import visible
from ...dates.local_time import long_day
from ...model import Application, Person
from ..export import SCHEMA, iso
from .facts import (
    Item,
    OpportunityPage,
    Part,
    closed_item,
    day_named,
    log_item,
    note_item,
    promise_item,
    promised_day,
    reached_by,
)
from .json import line_as_dict, listed_as_dict, note_as_dict, person_as_dict
from .listing import Listed
from .note_sections import note_sections


def application_page(board: Board, found: Listed, application: Application) -> OpportunityPage:
    """The page of an application; `found` is its line of the list."""
    sections = note_sections(application.body, application.body_line)
    interest = "" if application.interest == "undecided" else f" · interest: {application.interest}"
    sent = Item("application", lead=day_named(application.applied.day, board))
    parts = [
        Part("People", "lines", tuple(_people(application))),
        Part("What they promised", "lines", tuple(_promises(application, board))),
        Part("Log", "log", (sent, *_log(application, board))),
        Part("Notes", "notes", tuple(map(note_item, sections))),
    ]
    return OpportunityPage(
        application.opportunity,
        visible(f"{application.company}, {application.role}"),
        visible(f"{found.stage} · applied {long_day(application.applied.day)}{interest} · {application.file}"),
        tuple(part for part in parts if part.items),
        0,
    )


def application_as_dict(board: Board, found: Listed, application: Application) -> dict[str, Any]:
    """As `opportunity_as_dict`, without rounds and actions."""
    return {
        "schema": SCHEMA,
        "now": iso(board.now, board.zone),
        **listed_as_dict(found),
        "rounds": [],
        "people": [person_as_dict(p) for p in _everybody(application)],
        "log": [line_as_dict(application, line) for line in sorted(application.log, key=lambda x: x.when.at)],
        "actions": [],
        "notes": [note_as_dict(application, s) for s in note_sections(application.body, application.body_line)],
    }


def _everybody(application: Application) -> list[Person]:
    return [*application.interviewers, *([application.recruiter] if application.recruiter is not None else [])]


def _people(application: Application) -> Iterator[Item]:
    for person in _everybody(application):
        recruiter = "recruiter" + (f" of {person.agency}" if person.agency else "") if person.part == "recruiter" else None
        text = ", ".join(part for part in (person.name, person.title, recruiter) if part)
        yield Item(visible(text), (visible(reached_by(person)),))


def _log(application: Application, board: Board) -> Iterator[Item]:
    """What came of it, and the person's own end of it; one without a day is last."""
    closed = application.closed
    for line in sorted(application.log, key=lambda x: x.when.at):
        if closed is not None and closed.when is not None and closed.when.at < line.when.at:
            yield closed_item(closed, board)
            closed = None
        yield log_item(line, board)
    if closed is not None:
        yield closed_item(closed, board)


def _promises(application: Application, board: Board) -> Iterator[Item]:
    if application.next_steps:
        yield Item(visible(" ".join(application.next_steps.split())))
    if application.decision_by:
        yield Item(f"They decide by {promised_day(application.decision_by, board)}")
    for line in application.log:
        if line.decision_by:
            yield promise_item(line.decision_by, line.when.day, board)
