"""Texts that stand where one person's name is expected, but are none: several people, a title in the name, a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from ..light_typing import Literal, NamedTuple
from ..text import says_nothing

_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_DASH = re.compile(r"\s+[-–—|]\s+")
_DEGREE = r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?\s?d|mba|esq|cpa|rn|j\.?d|[mb]\.?sc|[mb]\.?a|dipl\.?-?ing)\b\.?"
_AND = re.compile(r"\s(?:and|und)\s", re.IGNORECASE)
_BETWEEN = re.compile(rf"[&;+/\n]|,(?!\s*{_DEGREE}\s*(?:,|$))|{_AND.pattern}", re.IGNORECASE)
_MARK = re.compile(r"(?:[-*•·–—+]|\d+[.)])\s*(?=\w)")
_KEY = re.compile(r"(?P<key>name|title|email|phone)(?P<colon>:)\s*(?P<rest>\S.*)", re.IGNORECASE)


_ORDINARY = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@lru_cache(1 << 14)
def kind_of_name(text: str) -> Literal["nobody", "several", "slip", "title"] | None:
    """What a text is that should be one person's name; None for a name alone."""
    if says_nothing(text):
        return "nobody"
    if _ORDINARY.fullmatch(text) and not _AND.search(text):
        return None
    if slip_in(text):
        return "slip"
    return "several" if several_people(text) else "title" if with_title(text) else None


class Titled(NamedTuple):
    """A name and what stands behind it in the same text."""

    name: str
    title: str


def several_people(text: str) -> bool:
    """Whether a text names more than one person: with a comma, `&`, `/`, `;`, `+`, `and` or `und` between them.

    What is in brackets or behind a dash is taken for a title; a degree may follow a comma.
    """
    return _BETWEEN.search(_DASH.split(_IN_BRACKETS.sub("", text).strip(), maxsplit=1)[0]) is not None


def with_title(text: str) -> Titled | None:
    """The two parts of `Dana Whitfield - VP Data` or `Lee Wong (VP)`; None for a name alone."""
    name, *rest = _DASH.split(text, maxsplit=1)
    if rest:
        return Titled(name.strip(), rest[0].strip())
    if text[-1:] in ")]":
        found = re.fullmatch(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]", text)
        if found:
            return Titled(found[1], found[2].strip())
    return None


def slip_in(text: str) -> tuple[str, str] | None:
    """The message and the hint for the mark of a list, or a key, that is read as part of a name for want of a space."""
    mark = _MARK.match(text)
    if mark:
        rest = text[mark.end() :]
        return (
            f"a list is written with - and a space, not {mark[0].strip()}"
            if mark[0].strip() != "-"
            else "there is no space behind -"
        ), f"write - {rest}"
    key = _KEY.fullmatch(text)
    return (f"there is no space behind {key['key']}:", f"write {key['key']}: {key['rest']}") if key else None
