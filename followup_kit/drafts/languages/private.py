"""The guard: what sounds private, in notes and in finished text alike (docs/drafts.md, section 1).

The patterns are in each language's `notes.toml`. Those of all languages count, whatever a draft is written in: notes are often in
two. They are many, and a text has the words of few of them: only those are compiled and tried.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...base.light import NamedTuple
from ...journal.languages import known_languages
from .definitions import notes_definition
from .kept_patterns import compiled
from .known_patterns import KnownPatterns, patterns_of_table, whole_words

_AMOUNT = compiled(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\n": " ", "\u00a0": " "})
WINDOW = 2_000  # characters that are searched at once, so that a long text takes time in proportion
_OVERLAP = 200  # more than any sign is long
MONEY, CONFIDENCE = "money", "confidence"


class Sign(NamedTuple):
    """What makes a text sound private: the kind of matter, the words, and where they begin in the text (from 0)."""

    kind: str
    words: str
    start: int


def sign_of_privacy(text: str) -> Sign | None:
    """The first sign that a text is private; None where nothing in it sounds so."""
    return next(iter(signs_of_privacy(text)), None)


def signs_of_privacy(text: str) -> list[Sign]:
    """All signs that a text is private, in their order."""
    straight = text.translate(_STRAIGHT)
    found = {Sign(MONEY, m[0], m.start()) for m in _AMOUNT.finditer(straight)}
    for begin in range(0, max(len(straight), 1), WINDOW - _OVERLAP):
        window = straight[begin : begin + WINDOW]
        for kind, pattern in _kinds_in(window):
            found |= {Sign(kind, m[0], begin + m.start()) for m in pattern.finditer(window)}
    return sorted(found, key=lambda s: (s.start, s.kind))


def sounds_private(text: str) -> bool:
    """Whether a text has a word of a topic that is often private (`[doubtful]`): only its writer can say."""
    straight = text.translate(_STRAIGHT)
    return sign_of_privacy(text) is not None or doubtful_words().any_in(straight)


def private_places(body: str) -> list[tuple[int, str]]:
    """The places of a finished text that sound private, each as its line (from 1) and the words, at most one a line.

    For the check of a draft, edited or not.
    """
    found: dict[int, str] = {}
    for sign in signs_of_privacy(body):
        found.setdefault(body.count("\n", 0, sign.start) + 1, sign.words)
    return sorted(found.items())


def _kinds_in(window: str) -> list[tuple[str, re.Pattern[str]]]:
    """The kinds of matter that a text has, each with one pattern for all its signs that are in the text."""
    found: dict[str, list[str]] = {}
    for sign in known_signs().in_text(window):
        found.setdefault(sign.kind, []).append(sign.source)
    return [(kind, whole_words(tuple(sources))) for kind, sources in found.items()]


@lru_cache
def doubtful_words() -> KnownPatterns:
    """The doubtful words of every language."""
    return _patterns_of("doubtful")


@lru_cache
def known_signs() -> KnownPatterns:
    """What is private, in every language."""
    return _patterns_of("private")


def _patterns_of(table: str) -> KnownPatterns:
    tables = [notes_definition(code)[table] for code in known_languages()]
    return patterns_of_table(table, [(kind, source) for found in tables for kind, sources in found.items() for source in sources])
