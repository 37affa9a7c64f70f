"""The values that the template of one draft gets, and what they still lack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from ..base.light import Any
from ..dates.local_time import local_day
from ..engine.opportunity import Opportunity
from ..engine.people import key_of
from ..journal.name_faults import name_alone
from ..kinds import KINDS
from ..model import Action, Interview, Settings
from .addressee import addressee
from .filling.template_job import Job
from .form_of_address import greeting_of
from .known_facts import asks_for_next_steps, last_thing, next_steps_known, promised_day
from .languages.kept_patterns import compiled
from .languages.language import Language
from .notes.choosing.material import Material
from .notes.choosing.parts import Parts
from .notes.reading.headings import Headings

_NOTES = ("thank-you", "letter", "thank-after-rejection", "connect")  # to one reader, in the order in which they come
_MARKS = compiled(r"[^\w\s&/+#.'’-]")  # in the name of a role
# An advertisement's (m/w/d), for whom a role is open.
_FOR_ALL = compiled(r"(?i)\s?[(\[](?:[mwfdx](?:\s?[/|*]\s?[mwfdxi]){1,3}|all genders|alle geschlechter)[)\]]")
_COVER = "enclosed"  # the mail to a recruiter with the notes in it
_NOT_TO_ASK = {
    "theirs": "nothing to ask: they wait for you (an assignment or an offer)",
    "over": "nothing to ask: they have said no",
}


class UnfilledDraft:
    """A draft before its template is filled.

    `job` is the template with its values, `person` the addressee (None where the entry names nobody), `via` the recruiter
    where it goes through one, `material` what the notes hold for the addressee. `missing` is what the person has to add, in
    words for them; `todos` are the TODOs for what the notes do not say; `elsewhere` are the companies of other applications.
    `cover` is the template of the mail to the recruiter that the note is enclosed in, with its values in `cover_language`.
    """

    def __init__(
        self,
        action: Action,
        entry: Interview,
        opportunity: Opportunity,
        settings: Settings,
        now: datetime,
        language: Language,
        headings: Headings,
        rows: Iterable[Action] = (),
        elsewhere: tuple[str, ...] = (),
        cover_language: Language | None = None,
    ) -> None:
        self.action = action
        self.entry = entry
        self.role = _FOR_ALL.sub("", entry.role).strip() or entry.role  # as one says it to somebody
        self.opportunity = opportunity
        self.settings = settings
        self.now = now
        self.language = language
        self.rows = [r for r in rows if r.opportunity == opportunity.name]
        self.person = addressee(action, entry, opportunity)
        self.via = opportunity.recruiter if action.via else None
        self.elsewhere = elsewhere
        self.material = Material(entry, self.person, language, headings, elsewhere)
        met = self._has_met()
        self.last = last_thing(opportunity, entry, self.person)
        parts = Parts(action, self.material, met, opportunity.interest, self._notes_before())
        values = self._values(met, language) | parts.values
        self.job = Job(action.kind, language.code, values)
        cover = cover_language or language
        self.cover = Job(_COVER, cover.code, values if cover is language else values | self._values(met, cover))
        self.missing = [*self._missing(), *parts.missing]
        self.missing_from_notes = tuple(parts.missing)
        self.todos = parts.todos
        self.others: list[UnfilledDraft] = []  # which this note serves too
        self.joined(())

    def _notes_before(self) -> list[str]:
        """The kinds of the notes about this round that the reader gets before this one, or got: it says nothing that they say."""
        kinds = {r.kind for r in self.rows if r.interview == self.entry.id and r.to == self.action.to and r.state != "dropped"}
        order = _NOTES[: _NOTES.index(self.action.kind)] if self.action.kind in _NOTES else ()
        return [kind for kind in order if kind in kinds]

    def _has_met(self) -> bool:
        """Whether the addressee was an interviewer in a round that is over."""
        if self.person is None:
            return False
        return any(key_of(p) == key_of(self.person) for r in self.opportunity.over for p in r.interviewers)

    def _missing(self) -> list[str]:
        found = []
        if self.settings.me is None:
            found.append("your name and contact details: [me] in journal.toml")
        if self.person is None and self.action.to is None and KINDS[self.action.kind].outward:
            found.append("whom to write to: nobody is named in the entry")
        if self.action.blocked_by:
            found.append(self.action.blocked_by)
        if self.settings.me is not None and not self._contacts() and KINDS[self.action.kind].outward:
            found.append("your contact details: email or phone below [me] in journal.toml")
        if self.action.kind == "check-in" and self.last.what in _NOT_TO_ASK:
            found.append(_NOT_TO_ASK[self.last.what])
        return found

    def _values(self, met: bool, language: Language) -> dict[str, Any]:
        """The values that come from the header, the log and the settings; `VARIABLES` in `template_job` says what each is."""
        a, e, opportunity, me = self.action, self.entry, self.opportunity, self.settings.me
        texts = language.texts
        tone = opportunity.playbook.values.get("draft", {}).get("tone", "warm")
        return {
            "kind": a.kind,
            "by": a.by,
            "step": a.step,
            "tone": tone,
            "to": a.to,
            "via": a.via,
            "address": self.person.address if self.person else None,
            "company": e.company,
            "role": self.role,
            "the_role": self._the_role(language),
            "day": language.weekday_and_day(e.day),
            "weekday": language.weekdays[e.day.weekday()],
            "today": language.full_date(local_day(self.now, self.settings.zone)),
            "ahead": e.end > self.now,
            "promised": self._promised(language),
            "met": met,
            "thanked": self._was_thanked(),
            "earlier": self._earlier(language),
            "interest": opportunity.interest,
            "people": [p.name for p in e.interviewers],
            "unreachable": [p.name for p in opportunity.interviewers(e) if p.email is None],
            "ask_next_steps": self._asks_next_steps(),
            "me": me.name if me else language.texts["todo_me"],
            "closing": language.closing(tone),
            "contacts": self._contacts(),
            "number": me.phone if me else None,
            "number_slowly": _slowly(me.phone) if me and me.phone else None,
            "greeting": greeting_of(self.person, texts["greeting"], a.to or texts["todo_name"]),
            "hello": greeting_of(self.person, texts["hello"], a.to or texts["todo_name"]),
            "greeting_via": greeting_of(self.via, texts["greeting"], a.via or texts["todo_name"]),
            "last": self._last(language),
            "placeholders": {key.removeprefix("todo_"): text for key, text in texts.items() if key.startswith("todo_")},
            "whose": [name_alone(a.to)] if a.to else [],
            "told": [],
            "asked": [],
            "notes": [],
        }

    def _as_item(self, **more: Any) -> dict[str, Any]:
        """The interview as one of several in a note to a reference."""
        e = self.entry
        return {
            "day": self.language.weekday_and_day(e.day),
            "role": self.role,
            "the_role": self._the_role(self.language),
            "company": e.company,
            "ahead": e.end > self.now,
            **more,
        }

    def joined(self, others: Sequence[UnfilledDraft]) -> None:
        """Make this the one note for `others` too: to a reference about several interviews, or a call for several addresses."""
        all_of_them = (self, *others)
        asked = {d.entry.opportunity: d._as_item() for d in all_of_them if d.action.kind == "ask-reference"}
        told = [  # a reference is told of an interview or asked about it, not both
            d._as_item(why_me=next(iter(d.job.values["why_me"]), None))
            for d in all_of_them if d.action.kind == "tell-reference" and d.entry.opportunity not in asked
        ]  # fmt: skip
        whose = [name for d in all_of_them for name in d.job.values["whose"]]
        self.others = list(others)
        self.job = self.job._replace(values={**self.job.values, "told": told, "asked": list(asked.values()), "whose": whose})

    def _the_role(self, language: Language) -> str:
        """The role within a sentence: the Buyer role, the role of Buyer, Felt."""
        form = "the_role_with_marks" if _MARKS.search(self.role) else "the_role"
        return language.texts[form].format(role=self.role)

    def _contacts(self) -> list[str]:
        me = self.settings.me
        return [c for c in (me.email if me else None, me.phone if me else None, *self.settings.links) if c]

    def _asks_next_steps(self) -> bool:
        if self.action.kind == "debrief":
            return self.opportunity.interest != "no" and not next_steps_known(self.opportunity, self.entry)
        return asks_for_next_steps(self.opportunity, self.entry, self.person, self.rows)

    def _last(self, language: Language) -> dict[str, Any]:
        """The last thing that happened: what, on which day, by which channel, `who` (None: the reader); whether it promised."""
        event, who = self.last.event, self.last.who
        if event is None:
            return {"what": self.last.what, "day": None, "by": None, "who": None, "promises": False}
        is_reader = who is not None and self.person is not None and key_of(who) == key_of(self.person)
        unknown = event.line.who if who is None else who.name
        return {
            "what": self.last.what,
            "day": language.weekday_and_day(event.day_in(self.entry.zone)),
            "by": event.line.by,
            "who": None if is_reader else unknown,
            "promises": event.line.decision_by is not None and self._promised(language) is not None,
        }

    def _was_thanked(self) -> bool:
        """Whether a thank-you or letter went to this person before, so that the check-in can ask whether it arrived.

        For a debrief: whether a thank-you went to anybody in this interview.
        """
        if self.action.kind == "debrief":
            return any(f.entry is self.entry for f in self.opportunity.sent("thank-you"))
        for f in self.opportunity.sent("thank-you", "letter"):
            names = [n for n in (f.line.who, f.line.via) if n] or [p.name for p in f.entry.interviewers]
            reached = {key_of(p) for n in names for p in self.opportunity.one_match(n, f.entry)}
            if self.person is not None and key_of(self.person) in reached:
                return True
        return False

    def _earlier(self, language: Language) -> str | None:
        """The day of the check-in before this step, as a letter has it."""
        asked = self.opportunity.sent("check-in") if self.action.kind == "check-in" and self.action.step > 1 else []
        return language.weekday_and_day(asked[-1].day_in(self.entry.zone)) if asked else None

    def _promised(self, language: Language) -> str | None:
        """The day they promised an answer by; in an answer to an offer, the day by which they want one."""
        a = self.action
        if a.kind == "answer-offer":
            offers = [f for f in self.opportunity.words if f.line.heard == "offer"]
            asked = self.opportunity.answer_wanted_by(offers[-1]) if offers else None
            return language.weekday_and_day(asked) if asked else None
        day = promised_day(self.opportunity, self.entry) if a.kind == "check-in" else None
        return language.weekday_and_day(day) if day else None


def _slowly(number: str) -> str:
    """A telephone number digit by digit, as one says it to a machine: `+1 555 0142` is `+ 1, 5 5 5, 0 1 4 2`."""
    return ", ".join(" ".join(part) for part in re.findall(r"[+\d]+", number))
