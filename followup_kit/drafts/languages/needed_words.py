"""Which texts a pattern needs: a pattern is compiled and tried only where one of them occurs, as compiling takes longest."""

from __future__ import annotations

from collections.abc import Sequence

from .kept_patterns import compiled

_ENOUGH = 4  # characters; a text of so many is rare enough, and no better one is looked for
_LIKE = str.maketrans("ſıİ", "sii")  # what a pattern that ignores the case takes for these letters, and `lower` does not
_ITEM = r"\\.|\[[^\]]*\]|[^()\[\\]"
_INSIDE = rf"(?:{_ITEM})*"
for _ in range(4):  # as deep as brackets are in each other
    _INSIDE = rf"(?:{_ITEM}|\({_INSIDE}\))*"
_PART = compiled(
    r"(?P<text>(?:[\w ',-](?![?*+{]))+)"
    rf"|\((?:\?:)?(?!\?)(?P<inside>{_INSIDE})\)(?![?*{{])"
    rf"|\({_INSIDE}\)|\{{[\d,]*\}}|{_ITEM}"
)


def in_lower_case(text: str) -> str:
    """A text in which needed words are looked for, as long as the text or longer."""
    return text.translate(_LIKE).lower()


def may_match(needs: Sequence[str], lowered: str) -> bool:
    """Whether a text (`in_lower_case`) has one of the words that a pattern needs; a pattern of which none are known may match."""
    return not needs or any(word in lowered for word in needs)


def needed_words(pattern: str) -> tuple[str, ...]:
    """Texts in lower case, one of which is in everything that a pattern matches; none where the pattern does not show them.

    Each alternative has the first of its parts that is long enough, else the longest: letters without a repetition, or a group
    that is not optional.
    """
    found: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    for part in _PART.finditer(pattern + "|"):
        if part[0] == "|":
            if not best:
                return ()
            found, best = found + best, ()
        elif _shortest(best) < _ENOUGH:
            words = (part["text"].lower(),) if part["text"] else needed_words(part["inside"]) if part["inside"] else ()
            best = max(best, words, key=_shortest)
    return found


def _shortest(words: Sequence[str]) -> int:
    return min(map(len, words), default=0)
