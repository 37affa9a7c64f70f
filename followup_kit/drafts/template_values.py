"""The values that the template of one draft gets, and what they still lack."""

from __future__ import annotations

from datetime import datetime

from ..dates.local_time import local_day
from ..engine.opportunity import Opportunity
from ..engine.people import key_of
from ..kinds import KINDS, REFERENCE
from ..light_typing import Any
from ..model import Action, Interview, Person, Settings
from ..text import unique_slugs
from .fill_template import Job
from .headings import Headings
from .language import Language
from .material import Material
from .parts import Parts


class UnfilledDraft:
    """A draft before its template is filled.

    `job` is the template with its values, `person` the addressee (None where the entry names nobody), `via` the recruiter
    where it goes through one, `material` what the notes hold for the addressee. `missing` is what the person has to add, in
    words for them; `todos` are the TODOs for what the notes do not say;
    `elsewhere` are the companies of the person's other applications.
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
        elsewhere: tuple[str, ...] = (),
    ) -> None:
        self.action = action
        self.entry = entry
        self.opportunity = opportunity
        self.settings = settings
        self.now = now
        self.language = language
        self.person = self._addressee()
        self.via = opportunity.recruiter if action.via else None
        self.elsewhere = elsewhere
        self.material = Material(entry, self.person, language, headings, elsewhere)
        met = self._has_met()
        parts = Parts(action, self.material, met, opportunity.interest)
        self.job = Job(action.kind, language.code, self._values(met) | parts.values)
        self.missing = [*self._missing(), *parts.missing]
        self.missing_from_notes = tuple(parts.missing)
        self.todos = parts.todos

    def _addressee(self) -> Person | None:
        """The person that the row is about; of two with the same name, the one whose part of the id it has."""
        reference = KINDS[self.action.kind].to == REFERENCE
        people = list(self.entry.references) if reference else self.opportunity.interviewers(self.entry)
        for person, tail in zip(people, unique_slugs(p.name for p in people), strict=True):
            if self.action.id == f"{self.entry.id}/{self.action.kind}/{tail}":
                return person
        known = [p for e in self.opportunity.entries for p in e.references] if reference else self.opportunity.everybody()
        return next((p for p in known if p.name == self.action.to), None)

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
        return found

    def _values(self, met: bool) -> dict[str, Any]:
        """The values that come from the header, the log and the settings; `VARIABLES` in `fill_template` says what each is."""
        a, e, opportunity, me = self.action, self.entry, self.opportunity, self.settings.me
        return {
            "kind": a.kind,
            "by": a.by,
            "step": a.step,
            "tone": opportunity.playbook.values.get("draft", {}).get("tone", "warm"),
            "to": a.to,
            "via": a.via,
            "address": self.person.address if self.person else None,
            "company": e.company,
            "role": e.role,
            "day": self.language.weekday_and_day(e.day),
            "weekday": self.language.weekdays[e.day.weekday()],
            "today": self.language.full_date(local_day(self.now, self.settings.zone)),
            "ahead": e.end > self.now,
            "promised": self._promised(),
            "met": met,
            "thanked": self._was_thanked(),
            "earlier": self._earlier(),
            "interest": opportunity.interest,
            "people": [p.name for p in e.interviewers],
            "unreachable": [p.name for p in opportunity.interviewers(e) if p.email is None],
            "ask_next_steps": e.next_steps is None and opportunity.interest != "no",
            "me": me.name if me else self.language.texts["todo_me"],
            "contacts": [c for c in (me.email if me else None, me.phone if me else None, *self.settings.links) if c],
            "notes": [],
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

    def _earlier(self) -> str | None:
        """The day of the check-in before this step, as a letter has it."""
        asked = self.opportunity.sent("check-in") if self.action.kind == "check-in" and self.action.step > 1 else []
        return self.language.weekday_and_day(asked[-1].day_in(self.entry.zone)) if asked else None

    def _promised(self) -> str | None:
        """The day they promised an answer by; in an answer to an offer, the day by which they want one."""
        a = self.action
        if a.kind == "answer-offer":
            offers = [f for f in self.opportunity.words if f.line.heard == "offer"]
            asked = self.opportunity.answer_wanted_by(offers[-1]) if offers else None
            return self.language.weekday_and_day(asked) if asked else None
        return self.language.weekday_and_day(local_day(a.anchor.at, a.zone)) if a.anchor.event == "decision_by" else None
