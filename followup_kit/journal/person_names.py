"""Texts that stand where one person's name is expected, but are none: several people, a title in the name, a slip of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from ..base.light_typing import Literal
from ..base.text import says_nothing

_INSIDE = {ord(c): None for c in " .'’-"}  # what nearly every name has between its letters, if anything
_JOINING = frozenset({"and", "und", "-"})
# Not compiled before they are needed, which is seldom.
_IN_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]"
_DASH = r"\s[-–—|]\s"
_DEGREE = r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?\s?d|mba|esq|cpa|rn|j\.?d|[mb]\.?sc|[mb]\.?a|dipl\.?-?ing)\b\.?"
_BETWEEN = rf"\s[&+/]|[&+/]\s|[^\W\d_][&+/][^\W\d_]|;|,(?!\s?{_DEGREE}\s?(?:,|$))|\s(?:and|und)\s"
_MARK = r"(?:[-*•·–—+]|\d+[.)])\s*(?=[^\W\d_])"
_KEY = r"(name|title|email|phone):\s*(\S.*)"


@lru_cache(1 << 14)
def kind_of_name(text: str) -> Literal["nobody", "several", "slip", "title"] | None:
    """What a text is that should be one person's name; None for a name alone."""
    if says_nothing(text):
        return "nobody"
    if text.replace(" ", "").isalpha() and "nd " not in text.lower():
        return None  # letters and spaces alone, without an `and` or `und`: nearly every name
    if text[0].isalpha() and text.translate(_INSIDE).isalpha() and _JOINING.isdisjoint(text.lower().split()):
        return None
    if slip_in(text):
        return "slip"
    return "several" if several_people(text) else "title" if with_title(text) else None


def several_people(text: str) -> bool:
    """Whether a text names more than one person: with a comma, `&`, `/`, `;`, `+`, `and` or `und` between them.

    What is in brackets or behind a dash is taken for a title; a degree may follow a comma.
    """
    alone = re.split(_DASH, " ".join(re.sub(_IN_BRACKETS, "", text).split()), maxsplit=1)[0]
    return re.search(_BETWEEN, alone, re.IGNORECASE) is not None


def with_title(text: str) -> tuple[str, str] | None:
    """The name and the title in `Dana Whitfield - VP Data` or `Lee Wong (VP)`; None for a name alone."""
    name, *rest = re.split(_DASH, text, maxsplit=1)
    if rest:
        return name.strip(), rest[0].strip()
    opening = {")": "(", "]": "["}.get(text[-1:])
    name, _, title = text[:-1].rpartition(opening) if opening else ("", "", "")
    return (name.strip(), title.strip()) if name.strip(" [(") and title.strip(" ])") else None


def slip_in(text: str) -> tuple[str, str] | None:
    """The message and the hint for the mark of a list, or a key, that is read as part of a name for want of a space."""
    mark = re.match(_MARK, text)
    if mark:
        sign = mark[0].strip()
        message = "there is no space behind -" if sign == "-" else f"a list is written with - and a space, not {sign}"
        return message, f"write - {text[mark.end() :]}"
    key = re.fullmatch(_KEY, text, re.IGNORECASE)
    return (f"there is no space behind {key[1]}:", f"write {key[1]}: {key[2]}") if key else None
