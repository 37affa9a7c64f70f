"""What was done against the playbook's advice: said once, kindly, never an error and never in the way."""

from __future__ import annotations

from datetime import tzinfo

from ..base.light import Iterator, Sequence
from ..base.text import same_name
from ..dates.local_time import local_day, long_day, moment_in_full
from ..kinds import KINDS
from ..model import Advice, Person
from .channels import NAMES, goes_via, refused
from .check_ins import of_rounds_asked_in
from .opportunity import Event, Opportunity
from .people import key_of
from .row import Candidate

_PAST_RECRUITER = {*(kind.name for kind in KINDS.values() if kind.past_recruiter), "other"}
_ANSWERABLE = ("reply", "invitation", "offer", "rejection")
_TO_COMPANY = {*(kind.name for kind in KINDS.values() if kind.to_company), "other"}


def advice(opportunity: Opportunity, rows: Sequence[Candidate]) -> list[Advice]:
    """The warnings of one opportunity that its playbook gives."""
    wanted = opportunity.playbook.values["advice"]["warnings"]
    found = [
        *_late_thanks(rows, opportunity.settings.zone),
        *_second_thanks(opportunity),
        *_contacts(opportunity),
        *_to_people(opportunity),
        *_online(opportunity),
    ]
    return [a for a in found if a.code in wanted]


def _late_thanks(rows: Sequence[Candidate], person_zone: tzinfo) -> Iterator[Advice]:
    for row in rows:
        event = row.event
        if row.kind != "thank-you" or event is None or row.person is None:
            continue
        zone = row.entry.zone
        if event.line.when.timed and not row.entry.assumed:
            late = event.at > row.due
        else:  # without a time of day only the date can be too late
            day = local_day(event.at, zone) if event.line.when.timed else event.day
            late = day > local_day(row.due, zone)
        if late:
            due = moment_in_full(row.due, zone, person_zone)
            yield Advice(
                "late-thanks", row.entry.id, row.person.name, f"the thank-you to {row.person.name} was due by {due}", event.at
            )


def _second_thanks(opportunity: Opportunity) -> Iterator[Advice]:
    letters = opportunity.playbook.values.get("thank-you", {}).get("letter_is_second", False)
    sent = opportunity.sent("thank-you", "letter") if letters else opportunity.sent("thank-you")
    for entry in opportunity.entries:
        mine = [f for f in sent if f.entry is entry and f.line.who]
        if len(mine) < 2:
            continue
        notes: dict[str, list[Event]] = {}
        people: dict[str, list[Person]] = {}
        for f in mine:
            named = opportunity.one_match(f.line.who or "", entry)
            if named:
                notes.setdefault(same_name(named[0].name), []).append(f)
                people[same_name(named[0].name)] = named
        for name, events in notes.items():
            if len(events) > len(people[name]) and any(f.line.sent == "thank-you" for f in events):
                to = people[name][0].name
                yield Advice(
                    "second-thanks",
                    entry.id,
                    to,
                    f"{to} was thanked {len(events)} times for this interview; once is enough",
                    events[-1].at,
                )


def _contacts(opportunity: Opportunity) -> Iterator[Advice]:
    """`too-soon` and `too-many-contacts`."""
    if not opportunity.sent("check-in"):
        return
    many: list[Event] = []
    for check_ins in of_rounds_asked_in(opportunity):
        for early in check_ins.too_soon:
            yield Advice(
                "too-soon", early.event.entry.id, _name(opportunity, early.event),
                f"the check-in of {long_day(early.event.day)} came before {long_day(early.opened)}, when it opened",
                early.event.at,
            )  # fmt: skip
        many += check_ins.too_many
    for f in many:
        message = f"the check-in of {long_day(f.day)} was one more than this playbook advises"
        yield Advice("too-many-contacts", f.entry.id, _name(opportunity, f), message, f.at)


def _to_people(opportunity: Opportunity) -> Iterator[Advice]:
    """`bypassed-recruiter` and `refused-channel`."""
    if opportunity.recruiter is None and all(e.contact_only_by is None for e in opportunity.entries):
        return
    spoke: set[tuple[str, int]] = set()
    for f in opportunity.events:
        line = f.line
        named = opportunity.one_match(line.who, f.entry) if line.who else []
        if line.heard in _ANSWERABLE:
            spoke |= {key_of(p) for p in named}
        if line.sent in _PAST_RECRUITER and opportunity.recruiter is not None and line.via is None and line.by != "in-person":
            past = [p for p in named if not opportunity.is_recruiter(p) and not p.contact and key_of(p) not in spoke]
            if past:
                to = past[0].name
                message = f"{to} was written to past {opportunity.recruiter.name}, who is in charge of the contact"
                yield Advice("bypassed-recruiter", f.entry.id, to, message, f.at)
        if line.sent in _TO_COMPANY and line.by is not None and _was_refused(opportunity, f, named):
            only = " or ".join(NAMES[c] for c in opportunity.contact_only_by(f.entry) or ())
            message = f"they asked to be contacted only by {only}, and {NAMES[line.by]} was used"
            yield Advice("refused-channel", f.entry.id, _name(opportunity, f), message, f.at)


def _was_refused(opportunity: Opportunity, event: Event, named: list[Person]) -> bool:
    """Whether a line used a channel that the employer had left out."""
    outside = opportunity.recruiter is not None and opportunity.recruiter.kind == "external"
    if event.line.via is not None and outside:
        return False
    if event.line.who is not None:
        reached = named[:1]
    elif event.line.sent == "debrief":
        reached = [opportunity.recruiter] if opportunity.recruiter else []
    elif event.line.sent in ("thank-you", "letter", "connect"):
        reached = [
            p
            for p in opportunity.interviewers(event.entry)
            if not (outside and event.line.sent == "thank-you" and goes_via(opportunity, p))
        ]
    else:
        chief = opportunity.in_charge(event.entry)
        reached = [chief] if chief else []
    return any(refused(opportunity, event.entry, p, event.line.by or "") for p in reached)


def _online(opportunity: Opportunity) -> Iterator[Advice]:
    """`connected-too-soon`, `reference-made-contact` and `posted-publicly`."""
    never = opportunity.playbook.values["advice"]["never_connect"]
    days = {d for r in opportunity.rounds for d in (r.day, r.end_day)}
    for f in opportunity.events:
        if f.line.sent == "connect" and (never or f.day_in(f.entry.zone) in days):
            when = "this playbook advises never to" if never else "not on the day of the interview"
            message = f"a LinkedIn request was sent: {when}"
            yield Advice("connected-too-soon", f.entry.id, _name(opportunity, f), message, f.at)
        elif f.line.sent == "reference-outreach":
            message = "a reference was asked to contact the company; let the company make contact"
            yield Advice("reference-made-contact", f.entry.id, _name(opportunity, f), message, f.at)
        elif f.line.sent == "public-post":
            yield Advice("posted-publicly", f.entry.id, None, "an update on the interview was posted in public", f.at)


def _name(opportunity: Opportunity, event: Event) -> str | None:
    if event.line.who is None:
        return None
    named = opportunity.one_match(event.line.who, event.entry)
    return named[0].name if named else event.line.who
