"""The guard: what sounds private, in notes and in finished text alike (docs/drafts.md, section 1).

The patterns are in each language's `notes.toml`. Those of all languages count, whatever a draft is written in: notes are often in
two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...journal.languages import known_languages
from ...light_typing import NamedTuple
from ..definitions import notes_definition

_AMOUNT = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
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
        if _any_kind().search(window):
            found |= {Sign(kind, m[0], begin + m.start()) for kind, p in _kinds() for m in p.finditer(window)}
    return sorted(found, key=lambda s: (s.start, s.kind))


def private_places(body: str) -> list[tuple[int, str]]:
    """The places of a finished text that sound private, each as its line (from 1) and the words, at most one a line.

    For the check of a draft, edited or not.
    """
    found: dict[int, str] = {}
    for sign in signs_of_privacy(body):
        found.setdefault(body.count("\n", 0, sign.start) + 1, sign.words)
    return sorted(found.items())


@lru_cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern for each kind of matter, of every language."""
    found: dict[str, list[str]] = {}
    for code in known_languages():
        for kind, patterns in notes_definition(code)["private"].items():
            found.setdefault(kind, []).extend(patterns)
    return tuple((kind, _whole_words(patterns)) for kind, patterns in found.items())


@lru_cache
def _any_kind() -> re.Pattern[str]:
    """One pattern for all of them, since hardly any text has one."""
    return _whole_words([p for code in known_languages() for ps in notes_definition(code)["private"].values() for p in ps])


def _whole_words(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])", re.IGNORECASE)
