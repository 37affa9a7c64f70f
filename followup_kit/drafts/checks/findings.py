"""The records of proofreading: a finding, and the context that a draft is measured against."""

from __future__ import annotations

import re
from datetime import date

from ...base.light import NamedTuple
from ...base.text import folded
from ..languages.kept_patterns import compiled
from ..languages.language import Language

_IN_LINE = compiled(r"[^\n]")
_PART = compiled(r"[\w'’]+")
WORD = compiled(r"[^\W\d_][\w'’-]*")
ADDRESS = compiled(r"https?://\S+|www\.\S+|(?<!\S)\S[^\s@]*+@\S+")


class Finding(NamedTuple):
    """One thing to look at before sending: the line of the body (from 1; 0: the whole), what it is, what to do about it.

    `blocks` where the draft is not ready because of it.
    """

    line: int
    code: str
    message: str
    remedy: str
    blocks: bool = True


class Context(NamedTuple):
    """What a draft is measured against.

    `kind` and `by` are the action's (`subject` for a subject line); `reader` is the addressee's name; `names` are all names,
    roles and agencies that may occur, `people` those of persons among them; `me` and `contacts` are the writer's; `day` is the
    local day of the interview; `elsewhere` are the companies of the person's other applications; `greeting` is how a note to the
    reader begins; `promises` are the days by which they said they would decide, `days` those of all rounds and of the log.
    """

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
    elsewhere: tuple[str, ...] = ()
    greeting: str | None = None
    promises: tuple[date, ...] = ()
    days: tuple[date, ...] = ()


def line_at(text: str, position: int) -> int:
    """The line of a text that a position is on, from 1."""
    return text.count("\n", 0, position) + 1


def parts_of(text: str) -> list[str]:
    """The words of a text for comparing: folded, without a possessive 's."""
    return [w.replace("’", "'").removesuffix("'s") for w in _PART.findall(folded(text))]


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with blanks where the pattern matches; every other character keeps its position."""
    return pattern.sub(lambda m: _IN_LINE.sub(" ", m[0]), text)
