"""What a statement of the notes is fit for: to be said to a reader by itself, to be offered, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ....model import Person
from ...languages.kept_patterns import compiled
from ...languages.language import Language
from ...languages.private import sounds_private
from ..reading.answers import without_opening
from ..reading.statements import Statement, points_back
from ..reading.thoughts import ROW, STORY, Thought
from .doubts import MANY, OF_ANYBODY_MET, PAST, doubts_about, doubts_in, is_beyond_doubt, weight_of
from .reader import doubtful_they, speaks_of
from .remarks import is_remark, names_a_stranger
from .whole import is_whole

_ADVICE = compiled(r":\s*[\"'“„«]?([^\W\d_]+)")
_RUN = 4  # sentences of one thought; more are too many for a note


class Fitness:
    """How statements are judged for a note to one person in one language.

    `names` are those of the interviewers, `others` the companies of the writer's other applications.
    """

    def __init__(
        self, reader: Person | None, language: Language, names: Sequence[str], company: str, others: Iterable[str]
    ) -> None:
        self.reader = reader
        self.language = language
        self.names = tuple(names)
        self.known = (*names, company)  # whom a statement may name
        self.others = tuple(others)
        self._weights: dict[str, float] = {}  # of the doubts about each statement: at every TODO they are weighed again

    def usable_run(self, thought: Thought, reader: Person | None) -> list[Statement]:
        """The statements of a thought that can be said to a reader by themselves, in order.

        One that may be private, or raises many doubts, keeps all of its thought out; what follows one that cannot be said is left
        out with that, since it may rest on it, and of a story so is all of it. A row of a table says nothing without its columns.
        """
        found: list[Statement] = []
        out = thought.shape == ROW or any(self.may_be_private(x.text) or self.is_likely_private(x) for x in thought.statements)
        if thought.shape == STORY:
            return [] if out else self._whole_story(thought, reader)
        for x in thought.statements if not out else ():
            if not self.is_usable(x.text, reader) or (points_back(x.text) and not found):
                break
            found.append(x)
        return found[:_RUN]

    def _whole_story(self, thought: Thought, reader: Person | None) -> list[Statement]:
        """A story that may be told as a whole, of what was and of what its writer did; nothing where a part of it may not."""
        told = [x for x in thought.statements if not self._speaks_of(x.text, reader) and not set(self.doubts(x.text)) - {PAST}]
        mine = any(self.language.notes.evidence.is_of_work(x.text) for x in told)
        complete = len(told) == len(thought.statements) <= _RUN and all(self.is_whole(x.text) for x in told)
        return told if mine and complete else []

    def is_usable(self, text: str, reader: Person | None = None, *, answer: bool = False) -> bool:
        """Whether a statement can be used word for word in a letter to the reader: a sentence, and beyond doubt one for it."""
        reader = reader or self.reader
        said = without_opening(text, self.language.notes) if answer else text
        if not self._is_advice(said) and not is_beyond_doubt(said, self.known, self.language.code, answer=answer):
            return False
        return self.is_whole(text) and not self._speaks_of(text, reader) and not self.may_be_private(text)

    def _is_advice(self, said: str) -> bool:
        """Whether an answer is worded as it would be said: "I should have said: stop the readers first"."""
        first = _ADVICE.match(said)
        grammar = self.language.notes.grammar
        return bool(first and grammar.may_be_form(first[1])) and not doubts_in(said, self.known, self.language.code)

    def _speaks_of(self, text: str, reader: Person | None) -> bool:
        return speaks_of(text, reader.name if reader else None, self.language.notes, self.names)

    def _can_be_talked_of(self, text: str) -> bool:
        """Whether a statement can be said in a talk to anybody: as in a letter, but a fragment will do."""
        about = speaks_of(text, None, self.language.notes, self.names) or self.doubt(text) or points_back(text)
        fit = (
            is_beyond_doubt(text, self.known, self.language.code) if self.is_whole(text) else weight_of(self.doubts(text)) < MANY
        )
        return fit and not about and not self.may_be_private(text)

    def may_be_private(self, text: str) -> bool:
        """Whether only the writer can say if a statement is for others: a doubtful word, a stranger's name, a remark."""
        return sounds_private(text) or names_a_stranger(text, self.names) or self.is_remark(text, strict=True)

    def doubts(self, text: str) -> tuple[str, ...]:
        """The kinds of doubt that a statement raises."""
        return doubts_about(text, self.known, self.language.code)

    def weight_of_doubts(self, statement: Statement) -> float:
        """How much the doubts about a statement weigh, apart from those that any statement about the reader's work raises."""
        weight = self._weights.get(statement.text)
        if weight is None:
            found = set(self.doubts(without_opening(statement.text, self.language.notes)))
            weight = weight_of(found - OF_ANYBODY_MET if self.about_reader(statement.text) else found)
            self._weights[statement.text] = weight
        return weight

    def is_likely_private(self, statement: Statement) -> bool:
        """Whether a statement raises such doubts that it is not even offered."""
        return self.weight_of_doubts(statement) >= MANY

    def is_whole(self, text: str) -> bool:
        """Whether a statement reads as a sentence, in the letter's language, to somebody who was not there."""
        return is_whole(text, self.language.notes)

    def is_remark(self, text: str, *, strict: bool = False) -> bool:
        """Whether a statement is a remark on a person or about another application, so that it is no matter for a letter.

        `strict`: or about the writer's own state, which only the writer may decide to say.
        """
        elsewhere = any(other in text and re.search(rf"(?<!\w){re.escape(other)}(?!\w)", text) for other in self.others)
        return elsewhere or is_remark(text, self.names, strict=strict)

    def about_reader(self, text: str) -> bool:
        """Whether a statement speaks of the reader, so that it would have to say "you"."""
        return self._speaks_of(text, self.reader)

    def doubt(self, text: str) -> str | None:
        """A "they" in a text that may mean the reader's side."""
        return doubtful_they(text, self.language.notes)
