"""What the company gave the person to do, each with its deadline and the line that says it was handed in (R18, rule 8)."""

from __future__ import annotations

from datetime import date, datetime

from ..base.light import lru_cache
from ..dates.local_time import end_of, local_day, same_clock_later
from ..kinds import KINDS
from ..model import Interview
from .channels import never_held_up
from .drops import skip_reason, snooze
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


class Hold:
    """The assignments of a round that are not handed in yet: the company waits for the person, so nothing is asked (rule 8).

    It begins with those from before the round's end that are still to be handed in then; an invitation ends the hold.
    """

    def __init__(self, opportunity: Opportunity, entry: Interview) -> None:
        self.opportunity = opportunity
        self.entry = entry
        self.tasks: list[Candidate] = []
        for task in assignments(opportunity):
            handed_in = task.event is not None and task.event.at < entry.end
            if task.entry is entry and task.born < entry.end and not handed_in and not self._invited_since(task):
                self._add(task)

    def __bool__(self) -> bool:
        return bool(self.tasks)

    def _invited_since(self, task: Candidate) -> bool:
        invited = (e.at for e in self.opportunity.events if e.line.heard == "invitation")
        return any(task.born < at < self.entry.end for at in invited)

    def _add(self, task: Candidate) -> None:
        if skip_reason(self.opportunity, task.entry, task.kind, task.person, task.via) is None:
            snooze(task, self.opportunity)
            self.tasks.append(task)

    def begin(self, event: Event) -> None:
        """Hold for what they gave to do with these words, unless the person skipped it."""
        self._add(next(t for t in assignments(self.opportunity) if t.born == event.at))

    def end(self) -> None:
        """Hold for nothing any more."""
        self.tasks = []

    def handed_in_by(self, event: Event) -> bool:
        """Whether a log line is the one that an assignment of the opportunity was handed in by."""
        return self.opportunity.counts(event) and any(t.event is event for t in assignments(self.opportunity))

    def ends_for_age(self, at: datetime) -> date | None:
        """Forget the assignments that were dropped for their age before a moment; the day of the last, if none is left."""
        late = KINDS["assignment"].late
        if not self.tasks or late is None:
            return None
        gone = {task.id: same_clock_later(task.due, late, self.entry.zone) for task in self.tasks}
        self.tasks = [task for task in self.tasks if at <= gone[task.id]]
        return None if self.tasks else local_day(max(gone.values()), self.entry.zone)
