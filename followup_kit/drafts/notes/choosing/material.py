"""What the notes of an interview hold for a draft to one person (docs/drafts.md, section 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile

from ....base.light import NamedTuple
from ....engine.people import key_of
from ....model import Interview, Person
from ...languages.language import Language
from ..judging.fitness import Fitness
from ..judging.whole import LONGEST
from ..reading.answers import answers_in
from ..reading.headings import TO_SAY, Headings
from ..reading.owners import is_nobodys, owner_of, unowned_parts
from ..reading.page_parts import ANSWERED, Section
from ..reading.sections import sections_of
from ..reading.statements import Statement, points_back
from ..reading.thoughts import ROW, Thought, enough_thoughts
from ..reading.whole_note import without_frame
from .passages import Passage

SAYABLE = (TO_SAY, "discussed", "learned", "liked", "why-me")


class Noted(NamedTuple):
    """A thought with the section that it is in."""

    section: Section
    thought: Thought


class Material(Fitness):
    """The notes of one entry, as far as they may be used in a draft to one person (`reader`; None where nobody is named).

    A person's own part comes first. Shared thoughts are divided among the interviewers who have no part of their
    own, each as a whole, so that no two of them get the same letter. `used` collects what was taken, `hints` what could be;
    `elsewhere` is what another note to the reader says. `others` are the companies of the person's other applications.
    """

    def __init__(
        self, entry: Interview, reader: Person | None, language: Language, headings: Headings, others: Iterable[str] = ()
    ) -> None:
        super().__init__(reader, language, [p.name for p in entry.interviewers], entry.company, others)
        self.entry = entry
        self.sections = sections_of(entry.body, entry.body_line, headings, self.names)
        self.panel = [key_of(p) for p in entry.interviewers]
        self.used: list[Passage] = []
        self.elsewhere: set[str] = set()
        named = dict.fromkeys((s.person, s.person_line) for s in self.sections if s.person)
        self.owners = {person: owner_of(person, self.names) for person, _ in named}
        self.nobodys = {person for person, _ in named if is_nobodys(person, self.names)}
        self.hints: list[Passage] = [Passage(text, entry.file, line) for line, text in unowned_parts(named, self.names)]

    # -- what goes in by itself

    def said(self) -> list[str]:
        """What the person wrote to be said, as it is: each paragraph whole, in order, without a greeting and a farewell."""
        noted = self.thoughts(TO_SAY)
        self.hints += self._said_to_nobody()
        said = without_frame([n.thought.statements for n in noted], self.language)
        whose = {x.line: n for n in noted for x in n.thought.statements}
        return [self._use(" ".join(x.text for x in paragraph), whose[paragraph[0].line]) for paragraph in said]

    def _said_to_nobody(self) -> list[Passage]:
        """Hints on what was written to be said to all of a panel, each of whom has words of their own."""
        everybody = [Noted(s, t) for s in self.sections if s.meaning == TO_SAY and s.person is None for t in s.thoughts]
        lost = [n for n in everybody if len(self.panel) > 1 and (TO_SAY, n.thought.text) not in self.dealt]
        why = "to be said to all, but each of them has words of their own: put it below a name"
        return [Passage(why, self.entry.file, n.thought.statements[0].line) for n in lost]

    def sentences(self, meaning: str, most: int, *, to_all: bool = False) -> list[str]:
        """Usable sentences of one part that no other note to the reader has: whole thoughts until there are `most` sentences.

        `to_all`: shared thoughts are not divided.
        """
        found = [(n, run) for n in self.thoughts(meaning, to_all=to_all) if (run := self.usable_run(n.thought, self.reader))]
        found = [(n, run) for n, run in found if not any(x.text in self.elsewhere for x in run)]
        taken = found[: enough_thoughts([run for _, run in found], most)]
        return [self._use(x.text, n, x) for n, run in taken for x in run]

    def compliments(self, most: int) -> list[str]:
        """At most `most` sentences about what was liked that can be said to the reader directly: none about "them"."""
        third = self.language.notes.third_person
        runs = [(n, self.usable_run(n.thought, self.reader)[:1]) for n in self.thoughts("liked")]
        fit = [(n, x) for n, run in runs for x in run if not third.search(x.text)]
        return [self._use(x.text, n, x) for n, x in fit[:most]]

    def points(self, meaning: str, most: int, *, for_oneself: bool = False) -> list[str]:
        """At most `most` statements for oneself or for a talk, fragments too.

        For a talk, none that speaks of "him" or "them" without saying who that is, nor what follows it in the same thought.
        """
        mine = (Noted(s, t) for s in self.sections if s.meaning == meaning for t in s.thoughts)
        noted = mine if for_oneself else self.thoughts(meaning, to_all=True)
        runs = ((n, _as_told(n.thought)) for n in noted)
        if not for_oneself:
            runs = ((n, tuple(takewhile(lambda x: self._can_be_talked_of(x.text), run))) for n, run in runs)
        fit = [(n, x) for n, run in runs for x in run if len(x.text) <= LONGEST]
        return [self._use(x.text, n, x) for n, x in fit[:most]]

    def answers(self, most: int) -> list[str]:
        """At most `most` answers that the writer would rather have given, or has to the interviewers' doubts.

        The doubts themselves stay private. A part without an answer adds a hint on how to write one.
        """
        found = []
        for meaning in ANSWERED:
            noted = self.thoughts(meaning)
            mine = [(n, x) for n in noted for x in self.answers_of(n)]
            found += [(n, x) for n, x in mine if self.is_usable(x.text, answer=True) and not points_back(x.text)]
            if noted and not mine:
                why = "an answer that could have been better" if meaning == "better" else "a doubt of theirs"
                how = " or ".join(f"“{w}”" for w in self.language.topics["answer"].split("|"))
                line = noted[0].thought.statements[0].line
                self.hints.append(
                    Passage(f"{why}: a sentence that begins with {how} would go into the note", self.entry.file, line)
                )
        return [self._use(x.text, n, x) for n, x in found[:most]]

    def answers_of(self, noted: Noted) -> list[Statement]:
        """The answers in one thought."""
        return answers_in(noted.section, noted.thought, self.language.notes)

    def has_answer_notes(self) -> bool:
        """Whether an answer is there that cannot be said as it is."""
        return any(self.answers_of(n) for meaning in ANSWERED for n in self.thoughts(meaning))

    def visible_sections(self) -> list[Section]:
        """The sections that are not somebody else's."""
        return [s for s in self.sections if self.may_be_seen(s) or not self.is_owned(s)]

    def holds(self, *meanings: str) -> bool:
        """Whether the reader's own or shared notes of these parts hold anything that is not private."""
        return any(s.thoughts for s in self.sections if s.meaning in meanings and self.may_be_seen(s))

    def has_undealt(self, meaning: str) -> bool:
        """Whether a part has notes for the reader that cannot be said to anybody as they are."""
        return any(
            (meaning, t.text) not in self.dealt
            for s in self.sections
            if s.meaning == meaning and self.may_be_seen(s) and (s.person or len(self.panel) < 2)
            for t in s.thoughts
            if not any(map(self.is_likely_private, t.statements))
        )

    def _use(self, text: str, noted: Noted, statement: Statement | None = None) -> str:
        self.used.append(self.passage(text, noted, statement))
        return text

    def passage(self, text: str, noted: Noted, statement: Statement | None = None) -> Passage:
        """A text of a thought as a passage: of one statement, else of all of it."""
        line = statement.line if statement else noted.thought.statements[0].line
        last = 0 if statement else noted.thought.last_line
        return Passage(text, self.entry.file, line, last, self._owner(noted.section), noted.section.meaning)

    # -- whose a thought is

    def thoughts(self, meaning: str, *, to_all: bool = False) -> list[Noted]:
        """The thoughts of one part that are meant for the reader, the reader's own first; each text once."""
        of_part = [s for s in self.sections if s.meaning == meaning]
        own = [Noted(s, t) for s in of_part if self._is_readers(s) for t in s.thoughts]
        shared = list({t.text: Noted(s, t) for s in of_part if s.person is None for t in s.thoughts}.values())
        if to_all:
            others = [Noted(s, t) for s in of_part if self.is_owned(s) for t in s.thoughts]
            return [*own, *shared, *(n for n in others if n not in own)]
        me = key_of(self.reader) if self.reader else None
        if len(self.panel) < 2 or me not in self.panel:
            return [*own, *shared]
        spare = meaning in ANSWERED  # a doubt that nobody has an answer to is everybody's to answer
        return [*own, *(n for n in shared if self.dealt.get((meaning, n.thought.text), me if spare else None) == me)]

    @cached_property
    def dealt(self) -> dict[tuple[str, str], object]:
        """To whom of a panel each shared thought goes, by its part and text; nothing where nobody could be told it as it is."""
        found: dict[tuple[str, str], object] = {}
        for meaning in (*SAYABLE, *ANSWERED):
            of_part = [s for s in self.sections if s.meaning == meaning]
            waiting = [p for p in self.entry.interviewers if not self._has_own(of_part, p)]
            turn = 0
            for noted in {t.text: Noted(s, t) for s in of_part if s.person is None for t in s.thoughts}.values():
                for step in range(len(waiting)):
                    person = waiting[(turn + step) % len(waiting)]
                    if self._could_tell(noted, person):
                        found[meaning, noted.thought.text] = key_of(person)
                        turn = (turn + step + 1) % len(waiting)
                        break
        return found

    def is_owned(self, section: Section) -> bool:
        """Whether a part is an interviewer's, and not below something like `### Fears`."""
        return self._owner(section) is not None

    def may_be_seen(self, section: Section) -> bool:
        """Whether a part is shared, the reader's own, or nobody's: below a topic, or a name that is no interviewer's."""
        return section.person is None or section.person in self.nobodys or self._is_readers(section)

    def _is_readers(self, section: Section) -> bool:
        if section.person is None or self.reader is None:
            return False
        name = self.reader.name
        return (self._owner(section) if name in self.names else owner_of(section.person, (*self.names, name))) == name

    def _owner(self, section: Section) -> str | None:
        """Whose of the panel a part is."""
        return self.owners.get(section.person or "")

    def _has_own(self, found: Sequence[Section], person: Person) -> bool:
        own = [s for s in found if self._owner(s) == person.name]
        return any(self._could_tell(Noted(s, t), person) for s in own for t in s.thoughts)

    def _could_tell(self, noted: Noted, person: Person) -> bool:
        """Whether a thought has something that can be said to a person as it is."""
        if noted.section.meaning == TO_SAY:
            return True
        if noted.section.meaning in ANSWERED:
            return bool(self.answers_of(noted))
        return bool(self.usable_run(noted.thought, person))


def _as_told(thought: Thought) -> tuple[Statement, ...]:
    """The statements of a thought as one tells them: a row of a table in one, `shearing: May, June`."""
    if thought.shape != ROW:
        return thought.statements
    first, *cells = (x.text for x in thought.statements)
    between = ": " if first[-1:].isalnum() else " "
    return (Statement(first + (between + ", ".join(cells) if cells else ""), thought.statements[0].line),)
