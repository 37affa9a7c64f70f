"""Whose a part of the notes is: `### Dana` is Dana Whitfield's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...base.text import folded, nearest, words
from .sections import Section


def belongs_to(section: Section, name: str, panel: Iterable[str] = ()) -> bool:
    """Whether a part belongs to a person: `### Dana` is Dana Whitfield's, and nobody's where the panel has two Danas."""
    if section.person is None:
        return False
    fits = [n for n in panel if folded(n) == folded(section.person)] or [n for n in panel if _is_part(section.person, n)]
    return _is_part(section.person, name) and len(fits) < 2 and fits in ([], [name])


def _is_part(typed: str, name: str) -> bool:
    typed_words = set(words(typed))
    return bool(typed_words) and typed_words <= set(words(name))


def unowned_parts(sections: Iterable[Section], panel: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The parts that are nobody's although they may be somebody's: the line of each, and what to do about it."""
    known = [*panel, *(w for name in panel for w in name.split() if len(w) > 3)]
    for section in sections:
        typed = section.person
        if not typed or any(belongs_to(section, name, panel) for name in panel):
            continue
        if any(_is_part(typed, name) for name in panel):
            what = f"“{typed}” could be more than one person, so this part is not used: write the full name"
            yield section.person_line, what
        elif near := nearest(typed, known, 0.75):
            yield section.person_line, f"“{typed}” is not in the entry, so this part is not used: did you mean {near}?"
