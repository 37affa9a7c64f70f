"""Which notes are no entries: a vault has thousands, told apart by the names in their headers before anything is parsed.

A header is an entry's if it has one of four fields, under any of its names or with a slip in it. Whatever has other keys only
is a note, and what has no keys at all (a list, a text, nothing) is left to the reader, which says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..light_typing import NamedTuple
from ..text import is_slip_of
from .field_names import FieldNames, all_names
from .other_names import name_meant

DECISIVE = ("company", "role", "date", "interviewers")
_AROUND = " \t\"'?-{,\u00a0"  # what may stand around a key that is typed in quotes, with a ? or in braces
_WANTED = ("company", "role", "date", "applied")


class Keys(NamedTuple):
    """What the keys of a header say: whether it is an entry's, and if not, under which other names it may be one.

    `also` has these names as typed, nothing where the note does not look like an interview; `line` is the line of the first of
    them, counted from the header's own first as 0.
    """

    of_an_entry: bool
    also: tuple[str, ...] = ()
    line: int = 0


_ENTRY = Keys(True)
_NOTE = Keys(False)


def keys_of(header: str, names: FieldNames) -> Keys:
    """What the lines of a header say, without reading it as YAML; a word too many is taken for a key rather than one too few."""
    if header.startswith("company:") or "\ncompany:" in header:
        return _ENTRY
    if header.lstrip()[:1] in ("{", ""):
        return _ENTRY
    top: list[tuple[str, int]] = []
    for number, typed, is_key in _words(header):
        word = typed.strip(_AROUND)
        if is_decisive(word, names) or is_decisive(_first_word(word), names):
            return _ENTRY
        if is_key:
            top.append((word, number))
    return _other_note(top) if top else _ENTRY


def top_keys(header: str) -> list[tuple[str, int]]:
    """What look like the keys of the top level, each with its line, counted from the header's own first as 0."""
    return [(typed.strip(_AROUND), number) for number, typed, is_key in _words(header) if is_key]


def _words(header: str) -> Iterator[tuple[int, str, bool]]:
    """What may be a key in each line: the line's number, the text before its colon, and whether it is a key of the top level.

    A line without a colon comes as a whole, for a colon that was forgotten; `=` is that of TOML.
    """
    for number, line in enumerate(header.split("\n")):
        end = min((at for at in (line.find(":"), line.find("=")) if at >= 0), default=-1)
        if line and end:
            yield number, line[:end] if end > 0 else line, end > 0 and (line[0].isalnum() or line[0] in "_\"'")


def _first_word(text: str) -> str:
    return (re.split(r"\s", text, maxsplit=1) or [""])[0]


def _other_note(top: list[tuple[str, int]]) -> Keys:
    """A note that is no entry; it looks like an interview where other names for company, role and a day are all there."""
    found = {_meant(word): (word, number) for word, number in reversed(top)}
    if "company" not in found or "role" not in found or not found.keys() & {"date", "applied"}:
        return _NOTE
    also = sorted((found[key] for key in _WANTED if key in found), key=lambda one: one[1])
    return Keys(False, tuple(word for word, _ in also), also[0][1])


@lru_cache(1 << 12)
def is_decisive(word: str, names: FieldNames) -> bool:
    """Whether a key makes its header an entry's: one of the four fields by any of its names, or that with a slip in it."""
    known = all_names(DECISIVE, names)
    return word in known or any(is_slip_of(word, name) for name in known)


@lru_cache(1 << 12)
def _meant(word: str) -> str | None:
    return name_meant(word, _WANTED)
