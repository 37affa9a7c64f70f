"""Whether a statement of the notes can be said to its reader: whom it speaks of, and whom "they" may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ....base.text import folded
from ...languages.kept_patterns import compiled
from ...languages.note_language import NoteLanguage

_WORD = compiled(r"[^\W\d_]+")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "herr", "frau", "van", "von", "de", "der", "of")
)


def speaks_of(text: str, name: str | None, language: NoteLanguage, others: Iterable[str] = ()) -> bool:
    """Whether a statement is, or may be, about its reader in the third person: no letter to Dana says "Dana showed me ...".

    A pronoun that has somebody else before it in the sentence ("my grandmother", one of the `others`) is about them.
    """
    words = list(_WORD.finditer(text))
    if not words:
        return False
    if folded(words[0][0]) in language.opening_pronouns and words[0][0] not in language.polite:
        return True
    mine = _parts(name) if name else frozenset()
    if name and names(text, name):
        return True
    before = [m.end() for m in language.other_person.finditer(text)]
    theirs = _parts_of_all(tuple(others)) - mine
    before += [w.end() for w in words if w[0][0].isupper() and folded(w[0]) in theirs]
    return any(folded(w[0]) in language.pronouns and not any(b <= w.start() for b in before) for w in words)


def names(text: str, name: str) -> bool:
    """Whether a text names somebody, by a part of the name that is written as one."""
    parts = _parts(name)
    return any(w[0][0].isupper() and folded(w[0]) in parts for w in _WORD.finditer(text))


def doubtful_they(text: str, language: NoteLanguage) -> str | None:
    """A "they", "them" or "their" that may mean the reader's side; None where several of something come before each."""
    for match in language.third_person.finditer(text):
        several = (m for m in language.several.finditer(text) if not language.grammar.may_be_form(m[0]))
        if not any(m.end() <= match.start() for m in several):
            return match[0]
    return None


@lru_cache
def _parts_of_all(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_parts, names))


@lru_cache
def _parts(name: str) -> frozenset[str]:
    """The words of a name that may stand for it, folded."""
    return frozenset(folded(w) for w in _WORD.findall(name)) - _TITLES
