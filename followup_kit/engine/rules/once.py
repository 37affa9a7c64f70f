"""What exists once for each person and opportunity: the letter, the references, the LinkedIn request (R05, R09, R10, R13)."""

from __future__ import annotations

from datetime import timedelta

from ...base.light import Callable, Iterator, NamedTuple, Sequence
from ...base.text import unique_slugs
from ...dates.local_time import add_days, end_of, local_day, plus
from ...kinds import KINDS, REFERENCE
from ...model import Interview, LogLine, Moment, Person
from ..channels import refusal, refused, route_of_note
from ..opportunity import Event, Opportunity
from ..people import Key, key_of
from ..row import Candidate, interview_end, interview_start, open_on, said, working_deadline
from .thanks import sent_to

People = Callable[[Interview], list[Person]]


class Stand(NamedTuple):
    """A row's place: its round and person, the line that did it, and whether a later round has taken over."""

    entry: Interview
    person: Person
    tail: str
    done: Event | None
    drop: str | None


def _lines_for(opportunity: Opportunity, kind: str, people_of: People) -> dict[Key, Event]:
    """The first line that counts for each person, wherever in the opportunity it stands (rule 16)."""
    done: dict[Key, Event] = {}
    for f in opportunity.sent(kind):
        if f.line.who is None:
            for p in people_of(f.entry):
                done.setdefault(key_of(p), f)
        else:
            named = opportunity.one_match(f.line.who, f.entry, KINDS[kind].to == REFERENCE)
            owed = next((p for p in named if key_of(p) not in done), None)
            if owed is not None:
                done[key_of(owed)] = f
    return done


def _stands(opportunity: Opportunity, rounds: Sequence[Interview], people_of: People, done: dict[Key, Event]) -> Iterator[Stand]:
    """Where each person's row stands, if on one of `rounds`: the latest over when it was done (or by now), else the next."""
    places: dict[Key, list[tuple[Interview, Person, str]]] = {}
    for entry in opportunity.rounds:
        people = people_of(entry)
        for person, tail in zip(people, unique_slugs(p.name for p in people), strict=True):
            places.setdefault(key_of(person), []).append((entry, person, tail))
    for key, at in places.items():
        event = done.get(key)
        moment = event.at if event is not None else opportunity.now
        over = [p for p in at if p[0].end <= moment]
        before = over[:-1] if not over or at[0] in over else [at[0], *over[:-1]]  # the first has it until any is over
        for entry, person, tail in before:
            if entry in rounds:
                yield Stand(entry, person, tail, None, "now with the later round")
        entry, person, tail = over[-1] if over else at[0]
        if entry in rounds:
            yield Stand(entry, person, tail, event, None)


def letter(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """A handwritten note by post; where the thank-you itself goes by post, that is the letter."""
    values = opportunity.playbook.values["letter"]
    guarded = opportunity.recruiter is not None and opportunity.playbook.values.get("recruiter", {}).get("via")

    def people_of(entry: Interview) -> list[Person]:
        return [p for p in opportunity.interviewers(entry) if not guarded or p.contact]

    for at in _stands(opportunity, rounds, people_of, _lines_for(opportunity, "letter", people_of)):
        entry, person = at.entry, at.person
        drop, why = at.drop, f"Write {person.name} a note by hand and post it"
        if drop is None:
            if refused(opportunity, entry, person, "mail"):
                drop = refusal(opportunity, entry)
            elif _thanked_by(opportunity, entry, person) == "mail":
                drop = "the thank-you is the letter"
            elif person.address is None:
                if values["optional"]:
                    drop = f"no address for {person.name}, and the letter is optional"
                else:
                    why += f", to the office of {entry.company}"
        yield Candidate(
            "letter", entry, entry.end, plus(entry.end, timedelta(hours=values["hours"])), interview_end(entry), why,
            person=person, tail=at.tail, by="mail", optional=values["optional"], drop=drop,
        ).finish(at.done)  # fmt: skip


def _thanked_by(opportunity: Opportunity, entry: Interview, person: Person) -> str | None:
    """The channel by which the thank-you went, or by which it would go."""
    sent = sent_to(opportunity, entry, opportunity.interviewers(entry), "thank-you").get(key_of(person))
    if sent is not None and sent.line.by is not None:
        return sent.line.by
    return route_of_note(opportunity, entry, person).by


def _reached(opportunity: Opportunity, moment: Moment | None) -> bool:
    return moment is not None and moment.at <= opportunity.now


def _told(opportunity: Opportunity) -> dict[Key, Event]:
    """The line, or the `told:` on the reference, by which each reference was told; those of cancelled entries count too."""
    done = _lines_for(opportunity, "tell-reference", opportunity.references)
    for entry in opportunity.entries:
        for p in entry.references:
            if p.told is not None and _reached(opportunity, p.told):
                at = opportunity.placed(entry, p.told.day, p.told.timed, p.told.at)
                before = done.get(key_of(p))
                if before is None or at < before.at:
                    done[key_of(p)] = Event(at, p.told.day, LogLine(p.told, "tell-reference", None, p.name, line=p.line), entry)
    return done


def tell_reference(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """Tell each reference about the interview, best before it; `told:` on the reference has done it."""
    values = opportunity.playbook.values["tell-reference"]
    for at_ in _stands(opportunity, rounds, opportunity.references, _told(opportunity)):
        entry, person = at_.entry, at_.person
        opens = open_on(add_days(entry.day, -values["days_before"]), entry)
        due = plus(entry.end, timedelta(hours=values["hours"]))
        why = f"Tell {person.name} that {entry.company} may call, so that it comes as no surprise"
        yield Candidate(
            "tell-reference", entry, opens, due, interview_start(entry), why,
            person=person, tail=at_.tail, by="email" if person.email else "phone", optional=values["optional"], drop=at_.drop,
        ).finish(at_.done)  # fmt: skip


def ask_reference(opportunity: Opportunity, rounds: Sequence[Interview]) -> Iterator[Candidate]:
    """Ask each reference whether the company called; once it has, there is nothing to ask."""
    values = opportunity.playbook.values["ask-reference"]
    told = _told(opportunity) if "tell-reference" in opportunity.playbook.values else None
    called: set[Key] | None = {key_of(p) for e in opportunity.entries for p in e.references if _reached(opportunity, p.contacted)}
    for f in opportunity.events:
        if f.line.heard == "reference-check" and called is not None:
            named = opportunity.one_match(f.line.who, f.entry, references=True) if f.line.who else []
            called = called | {key_of(p) for p in named} if named else None
    references = opportunity.references
    for at in _stands(opportunity, rounds, references, _lines_for(opportunity, "ask-reference", references)):
        entry, person = at.entry, at.person
        if told is not None and key_of(person) not in told and at.done is None:
            continue  # a reference who knows nothing of the interview cannot be asked about it (rule 15)
        opening = opportunity.workdays(entry).after(entry.end_day, values["working_days"])
        redue = working_deadline(opportunity, entry, values["due_working_days"])
        heard = called is None or key_of(person) in called
        why = f"Ask {person.name} whether {entry.company} has called, and to say so when it does"
        yield Candidate(
            "ask-reference", entry, open_on(opening, entry), redue(opening), interview_end(entry), why,
            person=person, tail=at.tail, by="email" if person.email else "phone", optional=values["optional"],
            drop=at.drop or ("they have called already" if heard else None), redue=redue,
        ).finish(at.done)  # fmt: skip


def connect(opportunity: Opportunity) -> Iterator[Candidate]:
    """A LinkedIn request: some days after the interview, or the day after the first outcome; never on a round's day."""
    values = opportunity.playbook.values["connect"]
    outcome = next((f for f in opportunity.events if f.line.heard in ("rejection", "offer")), None)
    if values["after"] == "outcome" and outcome is None:
        return
    rounds = {d for r in opportunity.rounds for d in (r.day, r.end_day)}
    connected: set[Key] | None = set()
    for f in opportunity.events:
        if f.line.heard == "connected" and connected is not None:
            if f.line.who is None:
                connected = None
            else:
                owed = (key_of(p) for p in opportunity.one_match(f.line.who, f.entry) if key_of(p) not in connected)
                connected = connected | set(list(owed)[:1])
    done = _lines_for(opportunity, "connect", opportunity.interviewers)
    for at in _stands(opportunity, opportunity.rounds, opportunity.interviewers, done):
        entry, person = at.entry, at.person
        if values["after"] == "outcome" and outcome is not None:
            opening = max(add_days(outcome.day_in(entry.zone), values["days"]), add_days(entry.end_day, 1))
            anchor, since = said(outcome), "now that there is an answer"
        else:
            opening = add_days(entry.end_day, values["days"])
            anchor, since = interview_end(entry), f"{values['days']} days after the interview"
        while opening in rounds:
            opening = add_days(opening, 1)
        due = end_of(add_days(opening, values["due_days"]), entry.zone)
        today = local_day(opportunity.now, entry.zone)
        if today in rounds and opening < today and opportunity.now <= due:  # what has run out is not to open again
            while opening <= today or opening in rounds:
                opening = add_days(opening, 1)
        opens = open_on(opening, entry)
        drop = at.drop or (refusal(opportunity, entry) if refused(opportunity, entry, person, "linkedin") else None)
        if connected is None or key_of(person) in connected:
            drop = drop or "you are connected already"
        yield Candidate(
            "connect", entry, opens, max(opens, due), anchor, f"Ask {person.name} to connect on LinkedIn, {since}",
            person=person, tail=at.tail, by="linkedin", optional=values["optional"], drop=drop,
            redue=lambda day, zone=entry.zone: end_of(add_days(day, values["due_days"]), zone),  # type: ignore[misc]
        ).finish(at.done)  # fmt: skip
