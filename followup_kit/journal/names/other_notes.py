"""Which notes are no entries: a vault has thousands, told apart by the names in their headers before anything is parsed.

A header is an entry's if it has one of four fields, under any of its names or with a slip in it. Whatever has other keys only
is a note, and what has no keys at all (a list, a text, nothing) is left to the reader, which says what is wrong with it.
"""

from __future__ import annotations

from ...base.light import Iterator, lru_cache, re
from ...base.text import is_slip_of
from .field_names import FieldNames, all_names

DECISIVE = ("company", "role", "date", "interviewers")
_AROUND = " \t\"'?-{,\u00a0"  # what may stand around a key that is typed in quotes, with a ? or in braces
_WANTED = ("company", "role", "date", "applied")
# Names as they are typed, in the order of the file, each with its line, counted from the header's own first as 0.
OtherNames = tuple[tuple[str, int], ...]


def as_other_note(header: str, names: FieldNames) -> OtherNames | None:
    """The other names by which a note looks like an interview, nothing where it does not; None for the header of an entry.

    The header is not read as YAML: a word too many is taken for a key rather than one too few.
    """
    if header.startswith("company:") or "\ncompany:" in header:
        return None
    if header.lstrip()[:1] in ("{", ""):
        return None
    top: list[tuple[str, int]] = []
    for number, typed, is_key in _words(header):
        word = typed.strip(_AROUND)
        if is_decisive(word, names) or is_decisive(_first_word(word), names):
            return None
        if is_key:
            top.append((word, number))
    return _alike(top) if top else None


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


def _alike(top: list[tuple[str, int]]) -> OtherNames:
    """The other names in a note; it looks like an interview where there are some for company, role and a day."""
    found = {_meant(word): (word, number) for word, number in reversed(top)}
    if "company" not in found or "role" not in found or not found.keys() & {"date", "applied"}:
        return ()
    return tuple(sorted((found[key] for key in _WANTED if key in found), key=lambda one: one[1]))


@lru_cache(1 << 12)
def is_decisive(word: str, names: FieldNames) -> bool:
    """Whether a key makes its header an entry's: one of the four fields by any of its names, or that with a slip in it."""
    known = all_names(DECISIVE, names)
    return word in known or any(is_slip_of(word, name) for name in known)


@lru_cache(1 << 12)
def _meant(word: str) -> str | None:
    from .other_names import name_meant  # a table that a journal without other notes can do without

    return name_meant(word, _WANTED)
