"""What every round asks of the person: prepare it, weigh it, talk it over with the recruiter (R01 to R03)."""

from __future__ import annotations

from collections.abc import Iterator

from ...dates.local_time import add_days
from ..channels import way_to
from ..opportunity import Fact, Story
from ..row import Row, hours_after, interview_end, interview_start, open_on


def prepare(story: Story) -> Iterator[Row]:
    """Before the interview: what to ask before leaving."""
    days = story.playbook.values["prepare"]["days_before"]
    for entry in story.entries:
        opens = min(open_on(add_days(entry.day, -days), entry), entry.start)
        why = f"Before you leave {entry.company}, ask about next steps, when they decide and how to reach everybody"
        row = Row("prepare", entry, opens, entry.start, interview_start(entry), why)
        yield row.finish(_own_line(story, row))


def reflect(story: Story) -> Iterator[Row]:
    """Weigh pluses against minuses and set `interest`; done once it says yes or no."""
    hours = story.playbook.values.get("thank-you", {}).get("hours", 24)
    for entry in story.entries:
        why = f"Weigh the pluses and minuses of {entry.company}, then set interest: yes or no"
        row = Row("reflect", entry, entry.end, hours_after(entry, hours), interview_end(entry), why)
        row.finish(_own_line(story, row))
        if entry.interest != "undecided":
            row.done, row.done_how = True, f": interest: {entry.interest}"
        yield row


def _own_line(story: Story, row: Row) -> Fact | None:
    return next((f for f in story.facts if f.entry is row.entry and f.line.sent == row.kind), None)


def debrief(story: Story) -> Iterator[Row]:
    """Call the recruiter first: a call counts for the rounds over at that moment and for its own file's."""
    recruiter = story.recruiter
    if recruiter is None:
        return
    hours = story.playbook.values["debrief"]["hours"]
    calls = [f for f in story.sent("debrief") if story.counts(f)]
    for entry in story.entries:
        if any(story.is_recruiter(p) for p in entry.interviewers):
            continue
        way = way_to(story, entry, recruiter, "phone", "email")
        why = f"Tell {recruiter.name} how it went at {entry.company} and take the instructions"
        row = Row(
            "debrief", entry, entry.end, hours_after(entry, hours), interview_end(entry), why,
            person=recruiter, by=way.by, block=way.block, drop=way.drop,
        )  # fmt: skip
        yield row.finish(next((f for f in calls if f.entry is entry or entry.end <= f.at), None))
