"""The answers in the notes: to a question that went badly, to a doubt of theirs. The doubts themselves stay private."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages.kept_patterns import compiled
from ...languages.note_language import NoteLanguage
from .page_parts import ANSWERED, Section
from .statements import Statement
from .thoughts import Thought

_ARROW = compiled(r"(?:->|=>|→|⇒|➔|⟶)\s*")
_AFTER = compiled(r"(?:[.;:!?,–—-]|^)\s*(?=[^\W\d_])")


def answers_in(section: Section, thought: Thought, language: NoteLanguage) -> list[Statement]:
    """The answers in a thought below "Could have answered better" or "Concerns", each without what announces it.

    They are announced by a label ("Answer:"), an arrow, an opening ("I should have said ..."), or after a doubt of theirs by a
    turn ("..., but I ..."). Below a heading such as "What I'd say now" everything is one; in a table what is in a column of that
    name.
    """
    if section.meaning not in ANSWERED:
        return []
    if _announces(section.title, language):
        return list(thought.statements)
    columns = [c for c in thought.columns if _announces(c, language)]
    if columns:
        column = _of_better_answers(columns, language)
        return [x for x in thought.statements if x.column == column]
    return list(_in_thought(thought, section.meaning == "better", language))


def without_opening(text: str, language: NoteLanguage) -> str:
    """What an answer says, without how it is announced: "I should have said that"."""
    opening = language.answer_openings.match(text)
    return language.that.sub("", text[opening.end() :], count=1) if opening else text


def _announces(title: str, language: NoteLanguage) -> bool:
    """Whether a heading, or the head of a column, stands above answers."""
    return language.answer_label.fullmatch(title.rstrip(": ") + ":") is not None


def _of_better_answers(columns: list[str], language: NoteLanguage) -> str | None:
    """Of columns of answers the one with the better ones; None where it may be either of several."""
    better = [c for c in columns if not language.answer_given.fullmatch(c)] if len(columns) > 1 else columns
    return better[0] if len(better) == 1 else None


def _in_thought(thought: Thought, mine: bool, language: NoteLanguage) -> Iterator[Statement]:
    going_on = False
    for statement in thought.statements:
        answer = _announced(statement.text, mine, language)
        if answer:
            going_on = True
            yield Statement(answer, statement.line)
        elif going_on and not language.question.match(statement.text):
            yield statement
        else:
            going_on = False


def _announced(text: str, mine: bool, language: NoteLanguage) -> str | None:
    """The answer in one statement; None where nothing announces one. `mine`: it may open as the writer would say it."""
    arrows = list(_ARROW.finditer(text))
    if arrows:
        return text[arrows[-1].end() :].strip() or None
    for begin in _AFTER.finditer(text):
        label = language.answer_label.match(text, begin.end())
        if not label and not mine:
            label = language.answer_turn.match(text, begin.end())
        if label:
            return text[label.end() :].strip() or None
    return text if mine and language.answer_openings.match(text) else None
