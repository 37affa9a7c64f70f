"""What the company gave the person to do, each with its deadline and the line that says it was handed in (R18, rule 8)."""

from __future__ import annotations

from functools import lru_cache

from ..dates.local_time import end_of
from ..model import Interview
from .channels import never_held_up
from .opportunity import Event, Opportunity
from .row import Candidate, said, working_deadline


@lru_cache(1)  # the rule and the check-ins ask for the same ones, one after the other
def assignments(opportunity: Opportunity) -> tuple[Candidate, ...]:
    """The rows of an opportunity's assignments, in order of time; `sent: assignment` is for all that were heard before it.

    Each is on the latest round that was over when it was heard, else on its file's.
    """
    handed_in = [e for e in opportunity.sent("assignment") if opportunity.counts(e)]
    count: dict[str, int] = {}
    found = []
    for event in opportunity.events:
        if event.line.heard == "assignment":
            entry = opportunity.last_over_at(event.at) or event.entry
            number = count[entry.id] = count.get(entry.id, 0) + 1
            done = next((e for e in handed_in if e.at >= event.at), None)
            found.append(_row(opportunity, event, entry, number).finish(done))
    return tuple(found)


def _row(opportunity: Opportunity, event: Event, entry: Interview, number: int) -> Candidate:
    n = opportunity.playbook.values["assignment"]["working_days"]
    named = opportunity.one_match(event.line.who, event.entry) if event.line.who else []
    person = named[0] if named else opportunity.in_charge(entry)
    route = never_held_up(opportunity, entry, person)
    asked = event.line.due
    last = asked or opportunity.workdays(entry).after(event.day_in(entry.zone), n)
    anchor = said(event)
    if asked is None:
        anchor = anchor._replace(assumed=True)
    return Candidate(
        "assignment", entry, event.at, max(end_of(last, entry.zone), event.at), anchor,
        f"Hand in what {person.name if person else entry.company} asked for", person=person,
        tail="" if number == 1 else str(number), by=route.by, block=route.block,
        redue=None if asked else working_deadline(opportunity, entry, n + 1),
        assumes="they named no day" if asked is None else "the hour is assumed",
    )  # fmt: skip
