"""Names that are wrong: a letter or two off, or the company of another application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...base.text import folded
from ..languages.kept_patterns import compiled
from .findings import ADDRESS, WORD, Context, Finding, blanked, line_at

_TITLES = ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "dame", "sir", "herr", "frau")
_POSSESSIVE = compiled(r"'s?$", re.IGNORECASE)
SHORT = 6  # letters; a shorter name resembles too many words, so it counts only beside another name


def name_mistakes(text: str, context: Context) -> Iterator[Finding]:
    """Findings for words that nearly are a name of the entry."""
    written = {_plain(w): (w, name) for name in (*context.names, context.company) for w in WORD.findall(name)}
    language = context.language
    ordinary = language.stock_words | {w.casefold() for w in (*language.months, *language.weekdays)}
    prose = blanked(text, ADDRESS)
    found = list(WORD.finditer(prose))
    for at, match in enumerate(found):
        word = _plain(match[0])
        if word in written or word.removesuffix("s") in written or not word[0].isupper() or word.casefold() in ordinary:
            continue
        beside = {_plain(m[0]) for m in found[max(0, at - 1) : at + 2]}
        for part, (typed, name) in written.items():
            titled = at > 0 and _plain(found[at - 1][0]).casefold() in _TITLES
            alone = titled or (len(part) >= SHORT and not (_starts_sentence(prose, match.start()) and len(part) < SHORT + 2))
            if (alone or beside & set(map(_plain, WORD.findall(name))) or folded(word) == folded(part)) and _is_near(word, part):
                message = f"“{match[0]}” is not how the entry writes {name}"
                yield Finding(line_at(text, match.start()), "name", message, f"write {typed}")
                break


def other_companies(text: str, context: Context) -> Iterator[Finding]:
    """Findings for companies of other applications: wherever they stand, the reader should not see them."""
    for other in context.elsewhere:
        for match in re.finditer(rf"(?<!\w){re.escape(other)}(?!\w)", text) if other in text else ():
            remedy = f"this one is {context.company}"
            yield Finding(line_at(text, match.start()), "company", f"{other} is another application", remedy)


def _plain(word: str) -> str:
    """The word as names are compared: without the ending of a possessive or the mark of a quotation behind it.

    `Sainsbury's` may be the name itself or whose it is.
    """
    return _POSSESSIVE.sub("", word.replace("’", "'")) or word


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?\n:-*"


def _is_near(word: str, name: str) -> bool:
    """Whether a capitalised word is a name with a letter or two wrong, and not the name with an ending."""
    if word.casefold() == name.casefold():
        return word[:1] == name[:1] and not word.isupper() and "-" not in word
    if folded(word) == folded(name):
        return True
    shorter = min(len(word), len(name))
    if shorter < 4 or abs(len(word) - len(name)) > 2:
        return False
    ending = word[len(name) :] if word.casefold().startswith(name.casefold()) else ""
    return ending not in ("s", "es", "er", "ed", "ing", "ly") and _distance(word.casefold(), name.casefold()) <= (
        2 if shorter >= 8 else 1
    )


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
