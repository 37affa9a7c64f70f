"""What has happened in an opportunity, as far as a note refers to it: next steps, a promise, the last words of either side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..base.light import NamedTuple
from ..engine.opportunity import Event, Opportunity
from ..engine.people import key_of
from ..kinds import KINDS, RECRUITER, WORDS
from ..model import Action, Interview, Person


class Last(NamedTuple):
    """The last thing that happened between the person and the company since a round's end.

    `what` is `reply`, `invitation`, `assignment` (handed in), `check-in`, `note` (a thank-you or letter; only while nothing was
    heard), `theirs` (they wait for the person: an assignment or an offer), `over` (a rejection) or `nothing`; `who` said it or
    got it, where that is known.
    """

    what: str
    event: Event | None = None
    who: Person | None = None


def next_steps_known(opportunity: Opportunity, entry: Interview) -> bool:
    """Whether it is known what comes after a round: typed, promised, or overtaken by what was heard or by a newer round."""
    later = [r for r in opportunity.rounds if (r.start, r.id) > (entry.start, entry.id)]
    if later or entry.next_steps or entry.decision_by:
        return True
    since = [e for e in opportunity.events if e.at > entry.start]
    return any(e.line.decision_by or (e.line.heard in WORDS and e.line.heard != "reply") for e in since)


def asks_for_next_steps(opportunity: Opportunity, entry: Interview, person: Person | None, rows: Iterable[Action]) -> bool:
    """Whether the note to this person asks what comes next: nothing is known of it, and nobody else is asked.

    That is the recruiter, where one is debriefed; else the first of the panel, from the person in charge on, who gets a note.
    """
    if opportunity.interest == "no" or next_steps_known(opportunity, entry):
        return False
    thanked = {r.to for r in rows if r.interview == entry.id and r.kind == "thank-you" and r.state != "dropped"}
    if any(r.interview == entry.id and KINDS[r.kind].to == RECRUITER and r.state != "dropped" for r in rows):
        return False
    charge = opportunity.in_charge(entry)
    panel = sorted(opportunity.interviewers(entry), key=lambda p: charge is None or key_of(p) != key_of(charge))
    asked = next((p for p in panel if not thanked or p.name in thanked), None)
    return person is None or asked is None or key_of(asked) == key_of(person)


def promised_day(opportunity: Opportunity, entry: Interview) -> date | None:
    """The day by which they said last that they would decide; None where none was said, or words came on that day or after it."""
    day = entry.decision_by if entry.decision_by and entry.decision_by >= entry.day else None
    for event in opportunity.events:
        if event.at < entry.start and (event.entry is not entry or event.day < entry.day):
            continue
        said = event.line.decision_by if event.line.heard != "offer" else None
        if said is not None:
            day = said if said >= event.day_in(entry.zone) else None
        elif day is not None and event.line.heard in WORDS and event.day_in(entry.zone) >= day:
            day = None
    return day


def promises_of(opportunity: Opportunity) -> set[date]:
    """Every day by which anybody was ever said to decide."""
    typed = {e.decision_by for e in opportunity.entries} | {f.line.decision_by for f in opportunity.events}
    return {day for day in typed if day is not None}


def days_of(opportunity: Opportunity) -> set[date]:
    """The days of the rounds, and those on which anything was sent or heard."""
    rounds = {d for e in opportunity.entries for d in (e.day, e.end_day)}
    return rounds | {f.day for f in opportunity.events} | promises_of(opportunity)


def last_thing(opportunity: Opportunity, entry: Interview, reader: Person | None) -> Last:
    """The last thing that happened since a round began, for a check-in with `reader`."""
    last = Last("nothing")
    for event in (e for e in opportunity.events if e.at >= entry.start):
        line = event.line
        named = opportunity.one_match(line.who, event.entry) if line.who else []
        who = named[0] if named else None
        if line.heard in ("assignment", "offer"):
            last = Last("theirs", event, who)
        elif line.heard in ("reply", "invitation"):
            last = last if last.what == "theirs" and line.heard == "reply" else Last(line.heard, event, who)
        elif line.heard == "rejection":
            last = Last("over", event, who)
        elif line.sent == "answer-offer":
            last = Last("nothing")
        elif line.sent in ("check-in", "assignment"):
            last = Last(line.sent, event, who)
        elif line.sent in ("thank-you", "letter") and last.what in ("nothing", "note") and line.by not in ("phone", "in-person"):
            last = Last("note", event, who) if _reaches(opportunity, event, reader) else last
    return last


def _reaches(opportunity: Opportunity, event: Event, reader: Person | None) -> bool:
    """Whether something that was sent went to a person, or through them."""
    names = [n for n in (event.line.who, event.line.via) if n] or [p.name for p in event.entry.interviewers]
    return reader is not None and any(key_of(p) == key_of(reader) for n in names for p in opportunity.one_match(n, event.entry))
