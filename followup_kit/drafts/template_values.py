"""What one note is made of: the values that its template gets, what of the notes they hold, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..dates.local_time import local_day
from ..engine.opportunity import Opportunity
from ..engine.people import key_of
from ..kinds import KINDS, REFERENCE
from ..model import Action, Interview, Person, Settings
from ..text import clipped, unique_slugs
from .fill_template import Job
from .language import Language
from .material import Material, Passage

_FROM_NOTES = ("discussed", "learned", "liked", "why_me", "answers", "points", "questions")
_QUOTED = 160  # columns of a note in a TODO


class UnfilledDraft:
    """One note in the making: `job` for the template, `used` and `hints` from the notes, `missing` for the person to add."""

    def __init__(
        self,
        action: Action,
        entry: Interview,
        opportunity: Opportunity,
        settings: Settings,
        now: datetime,
        language: Language,
        headings: Mapping[str, str],
    ) -> None:
        self.action = action
        self.entry = entry
        self.opportunity = opportunity
        self.settings = settings
        self.now = now
        self.language = language
        self.person = self._addressee()
        self.via = opportunity.recruiter if action.via else None
        self.material = Material(entry, self.person, language, headings)
        self.missing: list[str] = []
        self.job = Job(action.kind, language.code, self._values())

    @property
    def used(self) -> list[Passage]:
        """The sentences of the notes that were handed to the template."""
        return self.material.used

    @property
    def hints(self) -> list[Passage]:
        """Where in the notes a sentence could be had."""
        return self.material.hints

    def _addressee(self) -> Person | None:
        """The person that the row is about; of two of one name, the one whose place in the id it is."""
        reference = KINDS[self.action.kind].to == REFERENCE
        people = list(self.entry.references) if reference else self.opportunity.interviewers(self.entry)
        for person, tail in zip(people, unique_slugs(p.name for p in people), strict=True):
            if self.action.id == f"{self.entry.id}/{self.action.kind}/{tail}":
                return person
        known = [p for e in self.opportunity.entries for p in e.references] if reference else self.opportunity.everybody()
        return next((p for p in known if p.name == self.action.to), None)

    def _values(self) -> Mapping[str, Any]:
        a, e, opportunity, me = self.action, self.entry, self.opportunity, self.settings.me
        met = self.person is not None and any(key_of(p) == key_of(self.person) for r in opportunity.over for p in r.interviewers)
        contacts = [c for c in (me.email if me else None, me.phone if me else None, *self.settings.links) if c]
        if me is None:
            self.missing.append("your name and contact details: [me] in journal.toml")
        if self.person is None and a.to is None and a.kind != "prepare":
            self.missing.append("whom to write to: nobody is named in the entry")
        if a.blocked_by:
            self.missing.append(a.blocked_by)
        values = {
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
            "contacts": contacts,
            "notes": [],
        }
        return values | self._from_notes(met)

    def _from_notes(self, met: bool) -> dict[str, list[str]]:
        """The parts of the notes that this kind of note uses; only what is asked for here counts as used."""
        m, kind = self.material, self.action.kind
        keen = self.opportunity.interest != "no"
        parts: dict[str, list[str]] = {}
        if kind == "thank-you" and self.action.by == "phone":
            parts = {"discussed": self._wanted("discussed", 1)}
        elif kind == "thank-you":
            parts = {"discussed": self._wanted("discussed", 2), "learned": m.sentences("learned", 1) or self._wished("learned")}
            if keen:
                parts["liked"] = m.compliments(1) if not parts["learned"] else []
                parts["why_me"] = m.sentences("why-me", 2) or self._wished("why-me")
                parts["answers"] = m.answers(1)
        elif kind == "letter":
            other = m.sentences("discussed", 1, after=2) or m.sentences("learned", 1, after=1)
            parts = {
                "discussed": other or self._wanted("discussed", 1),
                "why_me": m.sentences("why-me", 1, after=2) if keen else [],
            }
        elif kind == "connect" or (kind == "thank-after-rejection" and met):
            parts = {"learned": m.sentences("learned", 1)}
        elif kind == "tell-reference":
            parts = {"why_me": m.sentences("why-me", 1, to_all=True) if keen else []}
        elif kind == "debrief" and self.action.by == "phone":
            parts = {"points": m.points("discussed", 4)}
        elif kind == "debrief":
            parts = {"discussed": m.sentences("discussed", 2, to_all=True)}
        elif kind == "prepare":
            parts = {"questions": m.points("to-ask", 6)}
        return {name: parts.get(name, []) for name in _FROM_NOTES}

    def _wanted(self, meaning: str, most: int) -> list[str]:
        """What a note cannot do without: a visible TODO where the notes hold nothing that can be said."""
        found = self.material.sentences(meaning, most)
        if found:
            return found
        self.missing.append("something specific from the conversation")
        return [self._todo(meaning)]

    def _wished(self, meaning: str) -> list[str]:
        """What the notes only hint at: a TODO that quotes their shorthand; nothing where they hold none."""
        if not any(not self.material.is_whole(text) for text in self.material.fragments(meaning)):
            return []
        self.missing.append(f"a sentence about {self.language.topics[meaning]}")
        return [self._todo(meaning)]

    def _todo(self, meaning: str) -> str:
        quoted = "; ".join(f"“{clipped(text, _QUOTED)}”" for text in self.material.fragments(meaning)[:2])
        form = self.language.texts["todo_quoting" if quoted else "todo"]
        return form.format(what=self.language.topics[meaning], notes=quoted)

    def _was_thanked(self) -> bool:
        """Whether a note went to this person before, so that one can ask whether it arrived; before a debrief, to anybody."""
        if self.action.kind == "debrief":
            return any(f.entry is self.entry for f in self.opportunity.sent("thank-you"))
        for f in self.opportunity.sent("thank-you", "letter"):
            names = [n for n in (f.line.who, f.line.via) if n] or [p.name for p in f.entry.interviewers]
            reached = {key_of(p) for n in names for p in self.opportunity.one_match(n, f.entry)}
            if self.person is not None and key_of(self.person) in reached:
                return True
        return False

    def _earlier(self) -> str | None:
        """The day of the check-in before this step."""
        asked = self.opportunity.sent("check-in") if self.action.kind == "check-in" and self.action.step > 1 else []
        return self.language.weekday_and_day(asked[-1].day_in(self.entry.zone)) if asked else None

    def _promised(self) -> str | None:
        """The day they promised an answer by; in an answer to an offer, the day by which they want one."""
        a = self.action
        if a.kind == "answer-offer":
            asked = [f.line.decision_by for f in self.opportunity.events if f.line.heard == "offer"]
            return self.language.weekday_and_day(asked[-1]) if asked and asked[-1] else None
        return self.language.weekday_and_day(local_day(a.anchor.at, a.zone)) if a.anchor.event == "decision_by" else None
