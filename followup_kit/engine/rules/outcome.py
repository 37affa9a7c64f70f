"""Towards an outcome and after it: asking, declining, answering an offer, thanks for a rejection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ...dates.local_time import end_of, plus
from ...model import Interview
from ..channels import way_to
from ..climbs import climbs
from ..opportunity import Fact, Story
from ..row import Row, interview_end, said, working_deadline


def check_in(story: Story) -> Iterator[Row]:
    """The ladder of check-ins of each round, and moving on when it is used up."""
    for climb in climbs(story).of_all():
        yield from climb.all_rows()


def open_check_in(story: Story) -> Iterator[Row]:
    """As `check_in`, without rounds whose rows can only be dropped."""
    for climb in climbs(story).of_newest():
        yield from climb.all_rows()


def decline(story: Story) -> Iterator[Row]:
    """`interest: no`: tell the person in charge, and keep the door open."""
    entry = story.interest_round
    if story.interest != "no" or entry is None:
        return
    over, told = story.declined_after()
    before = [w for w in story.words if told is None or w.at <= told.at]
    opens, anchor = over.end, interview_end(over)
    if before and before[-1].at > opens:
        opens, anchor = before[-1].at, said(before[-1])
    person = story.in_charge(over)
    way = way_to(story, over, person, "email", "phone", "mail")
    whom = person.name if person else "the person in charge"
    yield Row(
        "decline", entry, opens, plus(opens, timedelta(hours=story.playbook.values["decline"]["hours"])), anchor,
        f"Tell {whom} that {entry.company} is not for you, and keep the door open",
        person=person, by=way.by, block=way.block, drop=way.drop,
    ).finish(told)  # fmt: skip


def _answers(story: Story, heard: str, *sent: str) -> Iterator[tuple[Fact, Interview, str, Fact | None, bool]]:
    """Each answer of a kind: the line, the round it stands on, its id's tail, what was sent upon it, whether it was replaced.

    One that was not answered yet is replaced by the next of its kind, under its id.
    """
    replies = [f for f in story.sent(*sent) if story.counts(f)]
    heard_facts = [f for f in story.facts if f.line.heard == heard]
    count: dict[str, int] = {}
    waiting = False
    for i, fact in enumerate(heard_facts):
        entry = story.last_over_at(fact.at) or fact.entry
        following = heard_facts[i + 1] if i + 1 < len(heard_facts) else None
        reply = next((r for r in replies if r.at >= fact.at and (following is None or r.at < following.at)), None)
        if not (waiting and count.get(entry.id)):
            count[entry.id] = count.get(entry.id, 0) + 1
        number = count[entry.id]
        replaced = reply is None and following is not None
        waiting = replaced
        moves = following is not None and (story.last_over_at(following.at) or following.entry) is not entry
        if not replaced or moves:
            yield fact, entry, "" if number == 1 else str(number), reply, replaced


def thank_after_rejection(story: Story) -> Iterator[Row]:
    """A short gracious note to whoever sent the rejection, else to the person in charge."""
    hours = story.playbook.values["thank-after-rejection"]["hours"]
    for fact, entry, tail, reply, replaced in _answers(story, "rejection", "thank-after-rejection"):
        named = story.one_match(fact.line.who, fact.entry) if fact.line.who else []
        person = named[0] if named else story.in_charge(entry)
        way = way_to(story, entry, person, "email", "mail")
        whom = person.name if person else "them"
        yield Row(
            "thank-after-rejection", entry, fact.at, plus(fact.at, timedelta(hours=hours)), said(fact),
            f"Thank {whom} for the answer; a gracious word keeps the door open",
            person=person, tail=tail, by=way.by, block=way.block,
            drop="a later rejection takes its place" if replaced else way.drop,
        ).finish(reply)  # fmt: skip


def answer_offer(story: Story) -> Iterator[Row]:
    """An offer is on the table: answer it in time; never dropped or blocked for want of a channel."""
    n = story.playbook.values["answer-offer"]["working_days"]
    for fact, entry, tail, reply, replaced in _answers(story, "offer", "answer-offer", "decline"):
        person = story.in_charge(entry)
        way = way_to(story, entry, person, "email", "phone")
        by, block = (way.by, None) if not (way.block or way.drop) else ("phone", way.block if person is None else None)
        days = story.workdays(entry)
        asked = fact.line.decision_by
        last = asked if asked is not None else days.after(story.day_of(fact, entry.zone), n)
        later = any(f.line.heard == "rejection" and f.at > fact.at for f in story.facts)
        drop = "a later offer takes its place" if replaced else "they took the offer back" if later else None
        whom = person.name if person else "them"
        yield Row(
            "answer-offer", entry, fact.at, max(end_of(last, entry.zone), fact.at), said(fact),
            f"{entry.company} made an offer; answer {whom} in time", person=person, tail=tail, by=by, block=block, drop=drop,
            redue=None if asked is not None else working_deadline(story, entry, n + 1),
        ).finish(reply)  # fmt: skip
