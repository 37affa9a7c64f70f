"""Draft notes: composed from the entry's own words, for the person to finish and send. Nothing is invented.

A draft that has nothing specific to say carries a visible `TODO:` and is not ready.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .api import PATH, Board, open_board
from .dates import local_day
from .model import Action, Interview, Person
from .rules.thanks import tails
from .sections import Line, Section, sections_of
from .story import Story, key_of
from .text import folded, visible, words

DRAFTABLE = ("thank-you", "check-in", "decline", "thank-after-rejection")
_OPEN = ("overdue", "due", "blocked")
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "hers", "himself", "herself"})
_TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")


class Used(NamedTuple):
    """A sentence of the notes that stands in a draft, and where it comes from."""

    text: str
    file: str
    line: int


class Draft(NamedTuple):
    """A note to finish and send. `missing` says what is left to do; it is `ready` only where that is nothing."""

    action: str
    kind: str
    to: str | None
    address: str | None
    via: str | None
    via_address: str | None
    by: str | None
    subject: str
    body: str
    missing: tuple[str, ...]
    used: tuple[Used, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing visible is left to do."""
        return not self.missing


def draft_notes(
    journal: PATH | Board | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
    *,
    only: str | None = None,
) -> list[Draft]:
    """The drafts of a journal's open notes, in the order of `due`; `only` is an action's or an interview's id."""
    board = journal if isinstance(journal, Board) else open_board(journal, now, playbook)
    return drafts_of(board, [a for a in draftable(board) if only is None or only in (a.id, a.interview)])


def draftable(board: Board) -> list[Action]:
    """The open actions that a note can be drafted for."""
    return [a for a in board.actions if a.kind in DRAFTABLE and a.state in _OPEN]


def drafts_of(board: Board, actions: Iterable[Action]) -> list[Draft]:
    """A draft for each action of a board."""
    if board.journal is None or board.playbook is None:
        return []
    entries = {e.id: e for e in board.journal.entries}
    stories: dict[str, Story] = {}
    found = []
    for action in actions:
        entry = entries[action.interview or ""]
        if entry.opportunity not in stories:
            group = [e for e in entries.values() if e.opportunity == entry.opportunity]
            stories[entry.opportunity] = Story(group, board.playbook, board.now, board.journal.settings)
        found.append(_Note(board, stories[entry.opportunity], entry, action).draft())
    return found


class _Note:
    """One draft in the making."""

    def __init__(self, board: Board, story: Story, entry: Interview, action: Action) -> None:
        self.board = board
        self.story = story
        self.entry = entry
        self.action = action
        self.me = board.journal.settings.me if board.journal else None
        self.links = board.journal.settings.links if board.journal else ()
        self.person = self._addressee()
        self.via = story.recruiter if action.via else None
        self.missing: list[str] = []
        self.used: list[Used] = []

    def _addressee(self) -> Person | None:
        """The person that the row is about; of two of one name, the one whose place in the id it is."""
        people = self.story.interviewers(self.entry)
        for person, tail in zip(people, tails(people), strict=True):
            if self.action.id == f"{self.entry.id}/{self.action.kind}/{tail}":
                return person
        return next((p for p in self.story.everybody() if p.name == self.action.to), None)

    def draft(self) -> Draft:
        a = self.action
        text = self._render()
        subject, _, body = text.partition("\n")
        if self.me is None:
            self.missing.append("your name and contact details: [me] in journal.toml")
        if self.person is None and a.to is None:
            self.missing.append("whom to write to: nobody is named in the entry")
        if a.blocked_by:
            self.missing.append(a.blocked_by)
        used = tuple(u for u in self.used if u.text in body)
        address = {"email": "email", "phone": "phone", "mail": "address"}.get(a.by or "", "email")
        return Draft(
            a.id, a.kind, a.to, getattr(self.person, address, None), a.via, getattr(self.via, address, None), a.by,
            subject.removeprefix("Subject: ").strip(), body.strip() + "\n", tuple(self.missing), used,
        )  # fmt: skip

    def _render(self) -> str:
        e = self.entry
        text: str = _template(self.action.kind).render(
            to=self.action.to,
            via=self.action.via,
            by=self.action.by,
            met=self.person is not None
            and any(key_of(p) == key_of(self.person) for r in self.story.over for p in r.interviewers),
            company=e.company,
            role=e.role,
            day=_spoken(e.day),
            promised=self._promised(),
            thanked=self._was_thanked(),
            step=self.action.step,
            discussed=self._specifics("discussed", 2) if self.action.kind == "thank-you" else [],
            learned=self._sentences("learned", 1) if self.action.kind == "thank-you" else [],
            why_me=self._sentences("why-me", 2) if self.action.kind == "thank-you" else [],
            interest=self.story.interest,
            ask_next_steps=e.next_steps is None and self.story.interest != "no",
            me=self.me.name if self.me else "TODO: your name",
            contacts=[c for c in (self._mine("email"), self._mine("phone"), *self.links) if c],
        )
        return text

    def _was_thanked(self) -> bool:
        """Whether a note went to this person before, so that one can ask whether it arrived."""
        for f in self.story.sent("thank-you", "letter"):
            names = [n for n in (f.line.who, f.line.via) if n] or [p.name for p in f.entry.interviewers]
            reached = {key_of(p) for n in names for p in self.story.one_match(n, f.entry)}
            if self.person is not None and key_of(self.person) in reached:
                return True
        return False

    def _mine(self, detail: str) -> str | None:
        value = getattr(self.me, detail) if self.me else None
        return str(value) if value else None

    def _promised(self) -> str | None:
        """The day they promised an answer by, in a check-in that rests on it."""
        if self.action.anchor.event != "decision_by":
            return None
        return _spoken(local_day(self.action.anchor.at, self.action.zone))

    def _specifics(self, meaning: str, most: int) -> list[str]:
        """What was discussed with this person; a visible TODO where the notes hold nothing that can be said."""
        found = self._sentences(meaning, most)
        if found:
            return found
        fragments = [x.text for x in self._lines(meaning)][:2]
        quoted = "; ".join(f"“{f}”" for f in fragments)
        self.missing.append("something specific from the conversation")
        todo = "TODO: one sentence about what you discussed"
        return [f"{todo} (your notes say {quoted})." if quoted else f"{todo}."]

    def _sentences(self, meaning: str, most: int) -> list[str]:
        chosen = [x for x in self._lines(meaning) if x.whole and self._fits(x)][:most]
        self.used += [Used(x.text, self.entry.file, x.line) for x in chosen]
        return [x.text for x in chosen]

    def _fits(self, line: Line) -> bool:
        """Not about the reader in the third person: "Dana said ..." is no sentence for a letter to Dana."""
        mine = re.findall(r"\w+", folded(line.text))
        return not (set(re.findall(r"\w+", folded(self.action.to or ""))) | _PRONOUNS) & set(mine) and mine[:1] != ["they"]

    def _lines(self, meaning: str) -> list[Line]:
        """The person's own part first; of what is shared, each of a panel gets a different part."""
        found = sections_of(self.entry.body, self.entry.body_line)
        mine = [x for s in found if s.meaning == meaning and self._is_mine(s) for x in s.lines]
        shared = list({x.text: x for s in found if s.meaning == meaning and s.person is None for x in s.lines}.values())
        people = [key_of(p) for p in self.entry.interviewers]
        me = next((key_of(p) for p in self.entry.interviewers if self.person and key_of(p) == key_of(self.person)), None)
        if self.action.kind != "thank-you" or len(people) < 2 or me is None:
            return [*mine, *shared]
        return [*mine, *(x for i, x in enumerate(shared) if i % len(people) == people.index(me))]

    def _is_mine(self, section: Section) -> bool:
        if section.person is None or self.action.to is None:
            return False
        wanted, name = folded(section.person), folded(self.action.to)
        return wanted == name or set(words(section.person)) <= set(words(self.action.to))


def _spoken(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B}"


@lru_cache
def _environment() -> ImmutableSandboxedEnvironment:
    # Entries are only ever values here; a template is never made from their text.
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES), undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )


def _template(kind: str) -> Any:
    return _environment().get_template(f"en/{kind}.txt.j2")


def as_markdown(drafts: Sequence[Draft]) -> str:
    """Drafts to read in a terminal or an editor: a header of facts, then the note."""
    out = []
    for d in drafts:
        head = [f"# {visible(d.action)}", ""]
        if d.via:
            head.append(f"- to: {d.via}{f' <{d.via_address}>' if d.via_address else ''}, for {d.to}")
        else:
            head.append(f"- to: {d.to or 'TODO: a name'}{f' <{d.address}>' if d.address else ''}")
        head += [f"- by: {d.by}", *([f"- subject: {d.subject}"] if d.by == "email" else [])]
        head += [f"- status: {'ready to read over' if d.ready else 'not ready'}"]
        head += [f"- TODO: {m}" for m in d.missing]
        out.append("\n".join(head) + "\n\n" + d.body)
    return "\n".join(out)
