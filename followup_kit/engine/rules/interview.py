"""What every round asks of the person: prepare it, weigh it, talk it over with the recruiter (R01 to R03)."""

from __future__ import annotations

from ...base.light import Iterator, Sequence
from ...dates.local_time import add_days
from ...model import Interview
from ..channels import route_to
from ..opportunity import Event, Opportunity
from ..row import Candidate, hours_after, interview_end, interview_start, open_on


def prepare(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """Before the interview: what to ask before leaving."""
    days = opportunity.playbook.values["prepare"]["days_before"]
    for entry in rounds:
        opens = min(open_on(add_days(entry.day, -days), entry), entry.start)
        why = f"Before you leave {entry.company}, ask about next steps, when they decide and how to reach everybody"
        row = Candidate("prepare", entry, opens, entry.start, interview_start(entry), why)
        yield row.finish(_own_line(opportunity, row))


def reflect(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """Weigh pluses against minuses and set `interest`; done once it says yes or no, not asked again after a round that does."""
    hours = opportunity.playbook.values.get("thank-you", {}).get("hours", 24)
    earlier: Interview | None = None  # the last round so far that says yes or no
    for entry in opportunity.entries:
        if entry in rounds:
            why = f"Weigh the pluses and minuses of {entry.company}, then set interest: yes or no"
            row = Candidate("reflect", entry, entry.end, hours_after(entry, hours), interview_end(entry), why)
            row.finish(_own_line(opportunity, row))
            if entry.interest != "undecided":
                row.done, row.done_how = True, f": interest: {entry.interest}"
            elif earlier is not None and entry.cancelled is None:
                row.drop = f"you said {earlier.interest} after {earlier.id}"
            yield row
        if entry.cancelled is None and entry.interest != "undecided":
            earlier = entry


def _own_line(opportunity: Opportunity, row: Candidate) -> Event | None:
    return next((f for f in opportunity.events if f.entry is row.entry and f.line.sent == row.kind), None)


def debrief(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """Call the recruiter first: a call counts for the rounds over at that moment and for its own file's."""
    recruiter = opportunity.recruiter
    if recruiter is None:
        return
    hours = opportunity.playbook.values["debrief"]["hours"]
    calls = [f for f in opportunity.sent("debrief") if opportunity.counts(f)]
    for entry in rounds:
        if any(opportunity.is_recruiter(p) for p in entry.interviewers):
            continue
        route = route_to(opportunity, entry, recruiter, "phone", "email")
        why = f"Tell {recruiter.name} how it went at {entry.company} and take the instructions"
        row = Candidate(
            "debrief", entry, entry.end, hours_after(entry, hours), interview_end(entry), why,
            person=recruiter, by=route.by, block=route.block, drop=route.drop,
        )  # fmt: skip
        yield row.finish(next((f for f in calls if f.entry is entry or entry.end <= f.at), None))
