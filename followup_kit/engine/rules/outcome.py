"""Towards an outcome and after it: asking, declining, answering an offer, thanks for a rejection."""

from __future__ import annotations

from datetime import timedelta

from ...base.light import Iterator
from ...dates.local_time import end_of, plus
from ...kinds import ACCEPTED
from ...model import Interview
from .. import check_ins
from ..assignments import assignments
from ..channels import never_held_up, route_to
from ..opportunity import Event, Opportunity
from ..row import Candidate, interview_end, said, working_deadline


def check_in(opportunity: Opportunity) -> Iterator[Candidate]:
    """The ladder of check-ins of each round, and moving on when it is used up."""
    for asked in check_ins.of_all_rounds(opportunity):
        yield from asked.all_rows()


def open_check_in(opportunity: Opportunity) -> Iterator[Candidate]:
    """As `check_in`, without rounds whose rows can only be dropped: of all but the newest, and of that too once it has ended."""
    if not opportunity.is_ended:
        for asked in check_ins.of_newest_round(opportunity):
            yield from asked.all_rows()


def decline(opportunity: Opportunity) -> Iterator[Candidate]:
    """`interest: no`: tell the person in charge, and keep the door open."""
    entry = opportunity.interest_round
    if opportunity.interest != "no" or entry is None:
        return
    over, told = opportunity.declined_after()
    before = [w for w in opportunity.words if told is None or w.at <= told.at]
    opens, anchor = over.end, interview_end(over)
    if before and before[-1].at > opens:
        opens, anchor = before[-1].at, said(before[-1])
    accepted = opportunity.accepted
    if accepted is not None and accepted.at > opens:
        opens, anchor = accepted.at, accepted.anchor
    person = opportunity.in_charge(over)
    route = route_to(opportunity, over, person, "email", "phone", "mail")
    whom = person.name if person else "the person in charge"
    because = f": {ACCEPTED} {accepted.company}" if accepted is not None else ""
    yield Candidate(
        "decline", entry, opens, plus(opens, timedelta(hours=opportunity.playbook.values["decline"]["hours"])), anchor,
        f"Tell {whom} that {entry.company} is not for you, and keep the door open{because}",
        person=person, by=route.by, block=route.block, drop=route.drop,
    ).finish(told)  # fmt: skip


def _answers(opportunity: Opportunity, heard: str, *sent: str) -> Iterator[tuple[Event, Interview, str, Event | None, bool]]:
    """Each answer of a kind: the line, the round it stands on, its id's tail, what was sent upon it, whether it was replaced.

    One that was not answered yet is replaced by the next of its kind, under its id.
    """
    replies = [f for f in opportunity.sent(*sent) if opportunity.counts(f)]
    heard_events = [f for f in opportunity.events if f.line.heard == heard]
    count: dict[str, int] = {}
    waiting = False
    for i, event in enumerate(heard_events):
        entry = opportunity.last_over_at(event.at) or event.entry
        following = heard_events[i + 1] if i + 1 < len(heard_events) else None
        reply = next((r for r in replies if r.at >= event.at and (following is None or r.at < following.at)), None)
        if not (waiting and count.get(entry.id)):
            count[entry.id] = count.get(entry.id, 0) + 1
        number = count[entry.id]
        replaced = reply is None and following is not None
        waiting = replaced
        moves = following is not None and (opportunity.last_over_at(following.at) or following.entry) is not entry
        if not replaced or moves:
            yield event, entry, "" if number == 1 else str(number), reply, replaced


def thank_after_rejection(opportunity: Opportunity) -> Iterator[Candidate]:
    """A short gracious note to whoever sent the rejection, else to the person in charge."""
    hours = opportunity.playbook.values["thank-after-rejection"]["hours"]
    for event, entry, tail, reply, replaced in _answers(opportunity, "rejection", "thank-after-rejection"):
        named = opportunity.one_match(event.line.who, event.entry) if event.line.who else []
        person = named[0] if named else opportunity.in_charge(entry)
        route = route_to(opportunity, entry, person, "email", "mail")
        whom = person.name if person else "them"
        yield Candidate(
            "thank-after-rejection", entry, event.at, plus(event.at, timedelta(hours=hours)), said(event),
            f"Thank {whom} for the answer; a gracious word keeps the door open",
            person=person, tail=tail, by=route.by, block=route.block,
            drop="a later rejection takes its place" if replaced else route.drop,
        ).finish(reply)  # fmt: skip


def answer_offer(opportunity: Opportunity) -> Iterator[Candidate]:
    """An offer is on the table: answer it by the day that they said last; never dropped or blocked for want of a channel."""
    n = opportunity.playbook.values["answer-offer"]["working_days"]
    for event, entry, tail, reply, replaced in _answers(opportunity, "offer", "answer-offer", "decline"):
        person = opportunity.in_charge(entry)
        route = never_held_up(opportunity, entry, person)
        asked = opportunity.answer_wanted_by(event, reply)
        last = asked or opportunity.workdays(entry).after(event.day_in(entry.zone), n)
        later = any(f.line.heard == "rejection" and f.at > event.at for f in opportunity.events)
        drop = "a later offer takes its place" if replaced else "they took the offer back" if later else None
        whom = person.name if person else "them"
        yield Candidate(
            "answer-offer", entry, event.at, max(end_of(last, entry.zone), event.at), said(event),
            f"{entry.company} made an offer; answer {whom} in time", person=person, tail=tail, by=route.by, block=route.block,
            drop=drop, redue=None if asked else working_deadline(opportunity, entry, n + 1),
        ).finish(reply)  # fmt: skip


def assignment(opportunity: Opportunity) -> Iterator[Candidate]:
    """They gave the person something to do: hand it in in time."""
    yield from assignments(opportunity)
