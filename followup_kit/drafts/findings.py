"""What a reading-over finds in a note, and the facts that the note is measured against."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ..text import folded
from .language import Language

WORD = re.compile(r"[^\W\d_][\w'’-]*")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")


class Finding(NamedTuple):
    """One thing to look at before sending: the line of the note (0: the whole), what, and what to do. `blocks`: not ready."""

    line: int
    code: str
    message: str
    remedy: str
    blocks: bool = True


class Context(NamedTuple):
    """What a note is measured against. `reader` is whom it is addressed to; `names` are all that may stand in it."""

    kind: str
    by: str | None
    reader: str | None
    company: str
    names: tuple[str, ...]
    me: str | None
    contacts: tuple[str, ...]
    day: date
    language: Language
    people: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()  # companies of the person's other applications


def line_at(text: str, position: int) -> int:
    """The line of the note that a position lies on, from 1."""
    return text.count("\n", 0, position) + 1


def parts_of(text: str) -> list[str]:
    """The words of a text for comparing, without a possessive 's."""
    return [w.replace("’", "'").removesuffix("'s") for w in re.findall(r"[\w'’]+", folded(text))]


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with blanks where the pattern fits, each character else where it was."""
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
