"""Names with a letter or two wrong, and the company of another application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import ADDRESS, WORD, Facts, Finding, blanked, line_at
from .text import folded


def name_slips(text: str, facts: Facts) -> Iterator[Finding]:
    """A near miss of a name, and the company of another application."""
    known = {_plain(w): w for name in (*facts.names, facts.company) for w in WORD.findall(name)}
    shown = {_plain(w): name for name in (*facts.names, facts.company) for w in WORD.findall(name)}
    language = facts.language
    ordinary = language.stock | {w.casefold() for w in (*language.months, *language.weekdays)}
    prose = blanked(text, ADDRESS)
    for found in WORD.finditer(prose):
        word = _plain(found[0])
        if word in known or word.removesuffix("'s") in known or word.removesuffix("s") in known or not found[0][0].isupper():
            continue
        if word.casefold() in ordinary:
            continue
        starts = _starts_sentence(prose, found.start())
        for name in known:
            if _is_near(word.removesuffix("'s"), name, starts):
                message = f"“{found[0]}” is not how the entry writes {shown[name]}"
                yield Finding(line_at(text, found.start()), "name", message, f"write {known[name]}")
                break
    for other in facts.elsewhere:
        for found in re.finditer(rf"(?<!\w){re.escape(other)}(?!\w)", text):
            yield Finding(
                line_at(text, found.start()), "company", f"{other} is another application", f"this one is {facts.company}"
            )


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?\n:-*"


def _is_near(word: str, name: str, starts: bool) -> bool:
    """Whether a capitalised word is a name with a letter or two wrong, and not a word of its own."""
    if word.casefold() == name.casefold():
        return word[:1] == name[:1] and word != name and not word.isupper()
    if folded(word) == folded(name):
        return True
    shorter = min(len(word), len(name))
    if shorter < 4 or abs(len(word) - len(name)) > 2 or (starts and shorter < 6):
        return False
    inflected = (
        word.casefold().startswith(name.casefold())
        and len(word) - len(name) <= 3
        and word[len(name) :] in ("s", "es", "er", "ed", "ing", "ly")
    )
    return not inflected and _distance(word.casefold(), name.casefold()) <= (2 if shorter >= 8 else 1)


def _distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour to get from one word to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row, last = row, [i], before
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
