"""What the notes of an interview hold for a draft to one person (docs/drafts.md, section 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..engine.people import key_of
from ..light_typing import NamedTuple
from ..model import Interview, Person
from ..text import folded, words
from .language import Language
from .sections import Section, Statement, sections_of

_MARKUP = re.compile(r"(->|=>|→|[{}<>|~^_=*`\[\]])")
AMOUNT = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
_SENTENCE = 500  # characters; anything longer is no sentence for a letter
_SAYABLE = ("discussed", "learned", "liked", "why-me")
_CLOSED = ('"', "'", "”", "’", ")")


class Passage(NamedTuple):
    """A text with the place in the person's files that it was taken from, or that it is a hint about; lines count from 1."""

    text: str
    file: str
    line: int


class Material:
    """The notes of one entry, as far as they may be used in a draft to one person (`reader`; None where nobody is named).

    A person's own part (`### Name`) comes first. Shared statements are divided among the interviewers who have no part of
    their own, so that no two of them get the same letter. `used` collects what was taken, `hints` what could be.
    """

    def __init__(self, entry: Interview, reader: Person | None, language: Language, headings: Mapping[str, str]) -> None:
        self.entry = entry
        self.reader = reader
        self.language = language
        self.sections = sections_of(entry.body, entry.body_line, headings, language.abbreviation)
        self.panel = [key_of(p) for p in entry.interviewers]
        self.names = [p.name for p in entry.interviewers]
        self.used: list[Passage] = []
        self.hints: list[Passage] = [
            Passage(
                f"“{s.person}” could be more than one person, so this part is not used: write the full name",
                entry.file,
                s.statements[0].line,
            )
            for s in self.sections
            if s.person and not self._owned(s) and any(_is_part(s.person, n) for n in self.names)
        ]

    def sentences(self, meaning: str, most: int, after: int = 0, *, to_all: bool = False) -> list[str]:
        """At most `most` usable sentences of one part, without the first `after`; `to_all`: shared ones are not divided."""
        usable = [x for x in self.statements(meaning, to_all=to_all) if self.is_usable(x.text)]
        return [self._use(x.text, x) for x in usable[after : after + most]]

    def compliments(self, most: int) -> list[str]:
        """At most `most` sentences about what was liked that can be said to the reader directly: none about "them"."""
        fit = [x for x in self.statements("liked") if self.is_usable(x.text) and not self.language.third_person.search(x.text)]
        return [self._use(x.text, x) for x in fit[:most]]

    def points(self, meaning: str, most: int) -> list[str]:
        """At most `most` statements for oneself or for a talk: fragments too, but nothing private."""
        fit = [x for x in self.statements(meaning, to_all=True) if not self.is_private(x.text) and len(x.text) <= _SENTENCE]
        return [self._use(x.text, x) for x in fit[:most]]

    def fragments(self, meaning: str) -> list[str]:
        """The statements of a part that are not usable as they are, for the writer to make sentences of; nothing private."""
        return [x.text for x in self.statements(meaning) if not self.is_usable(x.text) and not self.is_private(x.text)]

    def answers(self, most: int) -> list[str]:
        """At most `most` answers that the writer would rather have given, or has to the interviewers' doubts.

        The doubts themselves stay private. A part without an answer adds a hint on how to write one.
        """
        found = []
        for meaning in ("better", "concerns"):
            lines = self.statements(meaning)
            mine = [(x, self._as_answer(x.text, meaning)) for x in lines]
            found += [(x, text) for x, text in mine if text and self.is_usable(text)]
            if lines and not any(text for _, text in mine):
                why = "an answer that could have been better" if meaning == "better" else "a doubt of theirs"
                how = " or ".join(f"“{w}”" for w in self.language.topics["answer"].split("|"))
                self.hints.append(
                    Passage(f"{why}: a sentence that begins with {how} would go into the note", self.entry.file, lines[0].line)
                )
        return [self._use(text, x) for x, text in found[:most]]

    def everything(self) -> list[Passage]:
        """Everything in the notes that may be told to the reader, fragments too."""
        sayable = [x for part in _SAYABLE for x in self.statements(part)]
        found = [x for x in sayable if not self.is_private(x.text) and len(x.text) <= _SENTENCE]
        own = [(x, self._as_answer(x.text, part)) for part in ("better", "concerns") for x in self.statements(part)]
        answers = [Passage(text, self.entry.file, x.line) for x, text in own if text and not self.is_private(text)]
        return [*(Passage(x.text, self.entry.file, x.line) for x in found), *answers]

    def _as_answer(self, text: str, meaning: str) -> str | None:
        label = self.language.answer_label.match(text)
        if label:
            return text[label.end() :].strip()
        return text if meaning == "better" and self.language.answer_openings.match(text) else None

    def _use(self, text: str, source: Statement) -> str:
        self.used.append(Passage(text, self.entry.file, source.line))
        return text

    def hints_on_address(self, body: str) -> list[Passage]:
        """Hints on sentences that may be about the reader: those left out of a body, and those in it that say "they"."""
        whole = [x for part in _SAYABLE for x in self.statements(part) if self.is_whole(x.text) and not self.is_private(x.text)]
        left = [x for x in whole if self._speaks_of_reader(x.text) and x.text not in body]
        them = [(u, self.language.third_person.search(u.text)) for u in dict.fromkeys(self.used) if u.text in body]
        return [
            *(Passage(f"left out because it talks about the reader: “{x.text}”", self.entry.file, x.line) for x in left),
            *(Passage(f"“{m[0]}” in “{u.text}”: “you”, if it means the reader's side", u.file, u.line) for u, m in them if m),
        ]

    def statements(self, meaning: str, *, to_all: bool = False) -> list[Statement]:
        """The statements of one part that are meant for the reader, the reader's own first."""
        found = [s for s in self.sections if s.meaning == meaning]
        own = [x for s in found if self.reader and belongs_to(s, self.reader.name, self.names) for x in s.statements]
        shared = list({x.text: x for s in found if s.person is None for x in s.statements}.values())
        if to_all:
            return [*own, *shared, *(x for s in found if self._owned(s) for x in s.statements if x not in own)]
        return [*own, *self._share_of(found, shared)]

    def _share_of(self, found: Sequence[Section], shared: list[Statement]) -> list[Statement]:
        me = key_of(self.reader) if self.reader else None
        if len(self.panel) < 2 or me not in self.panel:
            return shared
        waiting = [key for key, p in zip(self.panel, self.entry.interviewers, strict=True) if not self._has_own(found, p)]
        return [x for i, x in enumerate(shared) if waiting and waiting[i % len(waiting)] == me]

    def _owned(self, section: Section) -> bool:
        """Whether a part is an interviewer's, and not below something like `### Fears`."""
        return any(belongs_to(section, name, self.names) for name in self.names)

    def _has_own(self, found: Sequence[Section], person: Person) -> bool:
        return any(self.is_whole(x.text) for s in found if belongs_to(s, person.name, self.names) for x in s.statements)

    def is_usable(self, text: str) -> bool:
        """Whether a statement can be used word for word in a letter to the reader."""
        return self.is_whole(text) and not self.is_private(text) and not self._speaks_of_reader(text)

    def is_whole(self, text: str) -> bool:
        """Whether a statement reads as a sentence, in the letter's language, to somebody who was not there."""
        language = self.language
        return (
            len(text.split()) >= 5
            and len(text) <= _SENTENCE
            and (text[-1:] in ".!?" or (text[-1:] in _CLOSED and text.rstrip("\"'”’)")[-1:] in ".!?"))
            and (text[0].isupper() or not text[0].isascii() or text[0].isdigit())
            and language.sentence_words.search(text) is not None
            and _MARKUP.search(text) is None
            and language.shorthand.search(text) is None
        )

    def is_private(self, text: str) -> bool:
        """Whether a statement is about money or fears, which are never used, under whatever heading."""
        return (self.language.private_words.search(text.replace("’", "'")) or AMOUNT.search(text)) is not None

    def _speaks_of_reader(self, text: str) -> bool:
        """Whether it is about the reader in the third person: "Dana said ..." is no sentence for a letter to Dana."""
        mine = re.findall(r"\w+", folded(text))
        name = set(re.findall(r"\w+", folded(self.reader.name))) if self.reader else set()
        return bool((name | self.language.pronouns) & set(mine)) or (mine[:1] != [] and mine[0] in self.language.opening_pronouns)


def belongs_to(section: Section, name: str, panel: Iterable[str] = ()) -> bool:
    """Whether a part belongs to a person: `### Dana` is Dana Whitfield's, and nobody's where the panel has two Danas."""
    if section.person is None:
        return False
    fits = [n for n in panel if folded(n) == folded(section.person)] or [n for n in panel if _is_part(section.person, n)]
    return _is_part(section.person, name) and len(fits) < 2 and fits in ([], [name])


def _is_part(typed: str, name: str) -> bool:
    typed_words = set(words(typed))
    return bool(typed_words) and typed_words <= set(words(name))
