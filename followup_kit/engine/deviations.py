"""What was done against the playbook's advice: said once, kindly, never an error and never in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..dates.local_time import local, local_day
from ..model import WORDS, Advice, Person
from ..text import same_name
from .channels import NAMES, goes_via, refused
from .climbs import climbs
from .opportunity import Fact, Story, key_of
from .row import Row

_PAST_RECRUITER = ("thank-you", "letter", "check-in", "decline", "thank-after-rejection", "other")
_TO_COMPANY = (*_PAST_RECRUITER, "answer-offer", "connect", "debrief")


def advice(story: Story, rows: Sequence[Row]) -> list[Advice]:
    """The warnings of one opportunity that its playbook gives."""
    wanted = story.playbook.values["advice"]["warnings"]
    found = [*_late_thanks(rows), *_second_thanks(story), *_contacts(story), *_to_people(story), *_online(story)]
    return [a for a in found if a.code in wanted]


def _late_thanks(rows: Sequence[Row]) -> Iterator[Advice]:
    for row in rows:
        fact = row.fact
        if row.kind != "thank-you" or fact is None or row.person is None:
            continue
        zone = row.entry.zone
        if fact.line.when.timed and not row.entry.assumed:
            late = fact.at > row.due
        else:  # without a time of day only the date can be too late
            day = local_day(fact.at, zone) if fact.line.when.timed else fact.day
            late = day > local_day(row.due, zone)
        if late:
            due = local(row.due, zone)
            yield Advice(
                "late-thanks", row.entry.id, row.person.name,
                f"the thank-you to {row.person.name} was due by {due:%Y-%m-%d %H:%M}",
            )  # fmt: skip


def _second_thanks(story: Story) -> Iterator[Advice]:
    letters = story.playbook.values.get("thank-you", {}).get("letter_is_second", False)
    sent = story.sent("thank-you", "letter") if letters else story.sent("thank-you")
    for entry in story.entries:
        mine = [f for f in sent if f.entry is entry and f.line.who]
        if len(mine) < 2:
            continue
        notes: dict[str, list[Fact]] = {}
        people: dict[str, list[Person]] = {}
        for f in mine:
            named = story.one_match(f.line.who or "", entry)
            if named:
                notes.setdefault(same_name(named[0].name), []).append(f)
                people[same_name(named[0].name)] = named
        for name, facts in notes.items():
            if len(facts) > len(people[name]) and any(f.line.sent == "thank-you" for f in facts):
                to = people[name][0].name
                yield Advice(
                    "second-thanks",
                    entry.id,
                    to,
                    f"{to} was thanked {len(facts)} times for this interview; once is enough",
                )


def _contacts(story: Story) -> Iterator[Advice]:
    """`too-soon` and `too-many-contacts`."""
    if not story.sent("check-in"):
        return
    many: list[Fact] = []
    for climb in climbs(story).of_asked():
        for early in climb.too_soon:
            yield Advice(
                "too-soon", early.fact.entry.id, _name(story, early.fact),
                f"the check-in of {early.fact.day.isoformat()} came before {early.opened.isoformat()}, when it opened",
            )  # fmt: skip
        many += climb.too_many
    if story.playbook.values.get("check-in", {}).get("once"):
        asked, allowed = 0, 1
        for f in story.facts:
            if f.line.heard == "invitation":
                allowed += 1
            elif f.line.sent == "check-in" and story.counts(f):
                asked += 1
                if asked > allowed and f not in many:
                    many.append(f)
    for f in many:
        message = f"the check-in of {f.day.isoformat()} was one more than this playbook advises"
        yield Advice("too-many-contacts", f.entry.id, _name(story, f), message)


def _to_people(story: Story) -> Iterator[Advice]:
    """`bypassed-recruiter` and `refused-channel`."""
    if story.recruiter is None and all(e.contact_only_by is None for e in story.entries):
        return
    spoke: set[tuple[str, int]] = set()
    for f in story.facts:
        line = f.line
        named = story.one_match(line.who, f.entry) if line.who else []
        if line.heard in WORDS:
            spoke |= {key_of(p) for p in named}
        if line.sent in _PAST_RECRUITER and story.recruiter is not None and line.via is None and line.by != "in-person":
            past = [p for p in named if not story.is_recruiter(p) and not p.contact and key_of(p) not in spoke]
            if past:
                to = past[0].name
                message = f"{to} was written to past {story.recruiter.name}, who is in charge of the contact"
                yield Advice("bypassed-recruiter", f.entry.id, to, message)
        if line.sent in _TO_COMPANY and line.by is not None and _was_refused(story, f, named):
            only = " or ".join(NAMES[c] for c in story.contact_only_by(f.entry) or ())
            message = f"they asked to be contacted only by {only}, and {NAMES[line.by]} was used"
            yield Advice("refused-channel", f.entry.id, _name(story, f), message)


def _was_refused(story: Story, fact: Fact, named: list[Person]) -> bool:
    """Whether a line used a channel that the employer had left out."""
    outside = story.recruiter is not None and story.recruiter.kind == "external"
    if fact.line.via is not None and outside:
        return False
    if fact.line.who is not None:
        reached = named[:1]
    elif fact.line.sent == "debrief":
        reached = [story.recruiter] if story.recruiter else []
    elif fact.line.sent in ("thank-you", "letter", "connect"):
        reached = [
            p for p in story.interviewers(fact.entry) if not (outside and fact.line.sent == "thank-you" and goes_via(story, p))
        ]
    else:
        chief = story.in_charge(fact.entry)
        reached = [chief] if chief else []
    return any(refused(story, fact.entry, p, fact.line.by or "") for p in reached)


def _online(story: Story) -> Iterator[Advice]:
    """`connected-too-soon`, `reference-made-contact` and `posted-publicly`."""
    never = story.playbook.values["advice"]["never_connect"]
    days = {d for r in story.rounds for d in (r.day, r.end_day)}
    for f in story.facts:
        if f.line.sent == "connect" and (never or story.day_of(f, f.entry.zone) in days):
            when = "this playbook advises never to" if never else "not on the day of the interview"
            yield Advice("connected-too-soon", f.entry.id, _name(story, f), f"a LinkedIn request was sent: {when}")
        elif f.line.sent == "reference-outreach":
            message = "a reference was asked to contact the company; let the company make contact"
            yield Advice("reference-made-contact", f.entry.id, _name(story, f), message)
        elif f.line.sent == "public-post":
            yield Advice("posted-publicly", f.entry.id, None, "an update on the interview was posted in public")


def _name(story: Story, fact: Fact) -> str | None:
    if fact.line.who is None:
        return None
    named = story.one_match(fact.line.who, fact.entry)
    return named[0].name if named else fact.line.who
