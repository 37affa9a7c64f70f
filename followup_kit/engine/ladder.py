"""What a climb starts from: the steps that can be used towards one person, and the promise that stands."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..dates.local_time import end_of
from ..model import Anchor, Interview, Person
from .channels import has, refused
from .opportunity import Event, Opportunity

OPEN, REFUSED, UNKNOWN, BLOCKED = "open", "refused", "unknown", "blocked"


class Promise(NamedTuple):
    """The latest `decision_by`: the day, since when it is known (None: the header), and where it stands."""

    day: date
    event: Event | None
    anchor: Anchor


class Step(NamedTuple):
    """One rung for the person in charge: its channel and whether it can be used."""

    by: str
    status: str


def usable_steps(opportunity: Opportunity, entry: Interview, person: Person | None, ladder: list[str]) -> list[Step]:
    """The ladder as it can be climbed towards one person; with no usable step, another known channel takes the first."""
    if person is None:
        return [Step(ladder[0], BLOCKED), *(Step(c, UNKNOWN) for c in ladder[1:])]
    steps = [Step(c, REFUSED if refused(opportunity, entry, person, c) else OPEN if has(person, c) else UNKNOWN) for c in ladder]
    if any(s.status == OPEN for s in steps):
        return steps
    for channel in ("email", "phone", "mail"):
        if has(person, channel) and not refused(opportunity, entry, person, channel):
            return [Step(channel, OPEN), *steps[1:]]
    for i, step in enumerate(steps):
        if step.status == UNKNOWN:
            steps[i] = Step(step.by, BLOCKED)
            break
    return steps


def first_promise(opportunity: Opportunity, entry: Interview) -> Promise | None:
    """The `decision_by` known when the round ends: the header's, or that of a line of its file of that day before the end."""
    found: Promise | None = None
    header = entry.decision_by
    if header is not None:
        anchor = Anchor("decision_by", end_of(header, entry.zone), entry.file, entry.decision_line, False)
        found = Promise(header, None, anchor)
    for f in opportunity.events:
        day = f.line.decision_by
        if f.entry is not entry or day is None or f.line.heard == "offer" or f.at >= entry.end:
            continue
        if header is None or f.day >= entry.end_day:
            anchor = Anchor("decision_by", end_of(day, entry.zone), entry.file, f.line.line, False)
            found = Promise(day, f, anchor)
    return found if found is not None and found.day >= entry.day else None
