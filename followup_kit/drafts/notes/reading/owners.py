"""Whose a part of the notes is: `### Dana` is Dana Whitfield's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ....base.text import folded, nearest, pieces, words
from ...languages.note_language import for_all

ALL = "all"  # whose a part is that is for everybody: `### Both`


@lru_cache(1 << 12)
def owner_of(typed: str, panel: tuple[str, ...]) -> str | None:
    """Who of a panel is called by what stands in a heading: `Dana` is Dana Whitfield, and nobody where there are two Danas.

    Whole words count before parts of them: `Ann` is rather Ann Birch than Mary-Ann Lee, and `Jean Luc` is Jean-Luc Moreau.
    """
    for fits in (_is_whole, _is_part, _is_piece):
        found = [n for n in panel if fits(typed, n)]
        if found:
            return found[0] if len(found) < 2 else None
    return None


def addressed_by(title: str, panel: tuple[str, ...]) -> str | None:
    """Whose part a title begins: somebody's of a panel, as `owner_of` has it, or ALL; None where it names nobody."""
    return ALL if for_all().fullmatch(folded(title.strip(" *_:"))) else owner_of(title, panel)


def owner_label(text: str, panel: tuple[str, ...]) -> str:
    """The name of somebody of a panel, as typed, that stands as a label before a text ("Dana: ..."); empty where none does."""
    label, colon, _ = text.partition(":")
    typed = label.strip(" *_")
    return typed if colon and owner_of(typed, panel) is not None else ""


@lru_cache(1 << 12)
def is_nobodys(person: str, panel: tuple[str, ...]) -> bool:
    """Whether what stands above a part resembles no name of a panel: a topic, or somebody else."""
    return not any(_is_piece(person, name) for name in panel) and _meant(person, panel) is None


def unowned_parts(parts: Iterable[tuple[str, int]], panel: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The parts that are nobody's although they may be somebody's: the line of each, and what to do about it."""
    for typed, line in parts:
        if owner_of(typed, panel) is not None:
            continue
        if any(_is_piece(typed, name) for name in panel):
            yield line, f"“{typed}” could be more than one person, so this part is not used: write the full name"
        elif near := _meant(typed, panel):
            yield line, f"“{typed}” is not in the entry, so this part is not used: did you mean {near}?"


def _meant(typed: str, panel: Sequence[str]) -> str | None:
    return nearest(typed, [*panel, *(w for name in panel for w in name.split() if len(w) > 3)], 0.75)


def _is_whole(typed: str, name: str) -> bool:
    return folded(typed) == folded(name)


def _is_part(typed: str, name: str) -> bool:
    return set() < set(words(typed)) <= set(words(name))


def _is_piece(typed: str, name: str) -> bool:
    """Also where a hyphen or an apostrophe parts the words of a name."""
    return set() < set(pieces(typed)) <= set(pieces(name))
