"""Reads a finished text over, edited or not, with the guard that keeps private matters out of drafts."""

from __future__ import annotations

from .language import Language
from .material import AMOUNT


def private_places(text: str, language: Language) -> list[tuple[int, str]]:
    """The places of a text that sound private, each as its line (from 1) and the words, at most one a line."""
    found: dict[int, str] = {}
    straight = text.replace("’", "'")
    for pattern in (language.private_words, AMOUNT):
        for match in pattern.finditer(straight):
            found.setdefault(text.count("\n", 0, match.start()) + 1, match[0])
    return sorted(found.items())
