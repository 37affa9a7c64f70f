"""A whole note below "To say": what it says between its greeting and its farewell, which the kit's own note has already."""

from __future__ import annotations

from collections.abc import Sequence

from ...languages.language import Language
from .statements import Statement

_FEW = 5  # words; no greeting and no farewell is longer


def without_frame(paragraphs: Sequence[Sequence[Statement]], language: Language) -> list[list[Statement]]:
    """The paragraphs without a greeting at the front of the first, and a farewell at the end of the last."""
    found = [list(p) for p in paragraphs]
    if found and found[0]:
        first, rest = found[0][0], found[0][1:]
        said = _without_greeting(first.text, language)
        found[0] = [first._replace(text=said), *rest] if said else rest
    if found:
        found[-1] = found[-1][: _farewell_in(found[-1], language)]
    return [p for p in found if p]


def _without_greeting(text: str, language: Language) -> str:
    """A text without "Hi Ann," before it; the text, where it begins otherwise."""
    greeting, comma, rest = text.partition(",")
    if not (comma and language.greeting.match(greeting) and len(greeting.split()) <= _FEW):
        return text
    rest = rest.lstrip()
    return rest[:1].upper() + rest[1:]


def _farewell_in(paragraph: Sequence[Statement], language: Language) -> int:
    """The place of "Best, Robin" among the statements of a paragraph, else their number."""
    for at, x in enumerate(paragraph):
        if language.goodbye.match(x.text) and len(x.text.split()) <= _FEW and not x.text.endswith("!"):
            return at
    return len(paragraph)
