"""A note of its own to every interviewer, and asking for the address that one cannot go without (R04, R06)."""

from __future__ import annotations

from datetime import timedelta

from ...base.light import Iterator, Mapping, Sequence
from ...base.text import unique_slugs
from ...dates.local_time import plus
from ...kinds import UNDECIDED
from ...model import Interview, Person
from ..channels import goes_via, missing, route_of_note
from ..drops import is_skipped
from ..opportunity import Event, Opportunity
from ..people import Key, key_of
from ..row import Candidate, hours_after, interview_end


def _later_the_same_day(opportunity: Opportunity, entry: Interview, person: Person) -> Interview | None:
    """The last other round of that local day with the same person: after it one thank-you is owed for both."""
    if entry.cancelled is not None:
        return None
    for other in reversed(opportunity.rounds):
        if other is entry:
            return None
        if other.day == entry.day and key_of(person) in {key_of(p) for p in other.interviewers}:
            return other
    return None


def sent_to(opportunity: Opportunity, entry: Interview, people: list[Person], kind: str) -> dict[Key, Event]:
    """Which line counts for whom, in order of time (rule 16); a line of an earlier round of the same day counts too."""
    done: dict[Key, Event] = {}
    for f in opportunity.events:
        if f.line.sent != kind:
            continue
        there = people
        if f.entry is not entry:
            if f.entry.day != entry.day or f.entry.cancelled is not None or entry.cancelled is not None:
                continue
            met = {key_of(p) for p in f.entry.interviewers}
            there = [p for p in people if key_of(p) in met and (f.entry.start, f.entry.id) < (entry.start, entry.id)]
        if f.line.who is None:
            owed = [p for p in there if key_of(p) not in done and not is_skipped(opportunity, entry, kind, p)]
        else:
            named = {key_of(p) for p in opportunity.one_match(f.line.who, f.entry)}
            owed = [p for p in there if key_of(p) in named and key_of(p) not in done][:1]
            if opportunity.recruiter is not None and key_of(opportunity.recruiter) in named - {key_of(p) for p in there}:
                owed += [p for p in there if goes_via(opportunity, p) and key_of(p) not in done and p not in owed]
        for p in owed:
            done[key_of(p)] = f
    return done


def thank_you(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """One note to each interviewer of each round; two rounds on one day owe a person one, after the later."""
    values = opportunity.playbook.values["thank-you"]
    for entry in rounds:
        people = opportunity.interviewers(entry)
        done = sent_to(opportunity, entry, people, "thank-you")
        due = hours_after(entry, values["hours"])
        for person, tail in zip(people, unique_slugs(p.name for p in people), strict=True):
            route = route_of_note(opportunity, entry, person)
            event = done.get(key_of(person))
            drop = route.drop
            later = _later_the_same_day(opportunity, entry, person)
            if later is not None:
                drop = f"one note is owed for the day, after the later round: {later.id}"
                event = event if event is not None and event.at < later.end else None
            block = route.block
            if values["needs_interest"] and _is_undecided(opportunity, entry):
                block = UNDECIDED
            why = f"Thank {person.name} within {values['hours']} hours of the interview"
            if due != plus(entry.end, timedelta(hours=values["hours"])):
                why = f"Thank {person.name} by noon of the day after the interview"
            yield Candidate(
                "thank-you", entry, entry.end, due, interview_end(entry), why,
                person=person, tail=tail, by=route.by, via=route.via, block=block, drop=drop,
            ).finish(event)  # fmt: skip


def _is_undecided(opportunity: Opportunity, entry: Interview) -> bool:
    """Whether neither an entry nor a round before it says yes or no."""
    before = [r for r in opportunity.rounds if (r.start, r.id) < (entry.start, entry.id)]
    return all(e.interest == "undecided" for e in (entry, *before))


def call_first(opportunity: Opportunity, rows: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Where the playbook wants it, the notes of a round are blocked by its debrief while that is due (R03)."""
    if not opportunity.playbook.values["debrief"]["blocks_thanks"]:
        return
    for note in rows.values():
        call = rows.get(f"{note.entry.id}/debrief") if note.kind == "thank-you" else None
        if call is not None and call.state_at(opportunity.now) == "due":
            note.block = f"call {call.person.name if call.person else 'the recruiter'} first"
    yield from ()


def find_addresses(opportunity: Opportunity, rows: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Ask for the address that a direct thank-you is blocked by; it opens and is dropped with that note (rule 13)."""
    for note in rows.values():
        person = note.person
        if note.kind != "thank-you" or person is None or note.via is not None:
            continue
        people = opportunity.interviewers(note.entry)
        asked = sent_to(opportunity, note.entry, people, "find-address").get(key_of(person))
        blocked = note.block in (missing("email", person), missing("mail", person))
        if not blocked and asked is None:
            continue
        lacking = "postal" if note.block == missing("mail", person) else "e-mail"
        why = f"Ask {note.entry.company} for the {lacking} address of {person.name}, so that the thank-you can go"
        tail = note.id.rsplit("/", 1)[1]
        row = Candidate("find-address", note.entry, note.opens, note.due, note.anchor, why, person=person, tail=tail, by="phone")
        row.drop = "the thank-you has been sent" if note.done else note.drop
        yield row.finish(asked)
