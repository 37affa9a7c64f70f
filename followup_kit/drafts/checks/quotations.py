"""What stands inside quotation marks: somebody's own words, which no check judges; and marks that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...base.light import NamedTuple
from ..languages.kept_patterns import compiled
from .findings import Finding, line_at

_MARK = compiled(r"[“”„\"«»]")
_CLOSERS = {"“": "”", "„": "“”", '"': '"', "«": "»", "»": "«", "”": "”"}
_PARAGRAPH = compiled(r"(?:[^\n]+\n?)+")


class _Marks(NamedTuple):
    """The pairs of quotation marks of a text by their positions, and the marks without a partner."""

    pairs: list[tuple[int, int]]
    alone: list[int]


def without_quotations(text: str) -> str:
    """The text with one capital letter in place of every character inside quotation marks; positions and lines stay the same."""
    for first, last in _marks(text).pairs:
        text = text[: first + 1] + re.sub(r"[^\n]", "Q", text[first + 1 : last]) + text[last:]
    return text


def unpaired_quotations(text: str) -> Iterator[Finding]:
    """A finding for each quotation mark that is not closed, or closes what was not opened, in its paragraph."""
    for at in _marks(text).alone:
        beside = re.search(r"\w[\w'’-]*(?: \w[\w'’-]*)?", text[at + 1 : at + 40]) or re.search(r"[\w'’-]+\W*$", text[:at])
        shown = f" at “{beside[0].strip()}”" if beside else ""
        yield Finding(line_at(text, at), "quote", f"a quotation mark{shown} has no partner", "close each that you open")


def _marks(text: str) -> _Marks:
    found = _Marks([], [])
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(paragraph[0]):
            at = paragraph.start() + mark.start()
            if opened is None:
                if _can_open(text, at):
                    opened = at
                elif not (mark[0] == '"' and text[at - 1 : at].isdigit()):  # 24" is a length
                    found.alone.append(at)
            elif mark[0] in _CLOSERS[text[opened]]:
                found.pairs.append((opened, at))
                opened = None
            else:
                found.alone.append(opened)
                opened = at if mark[0] in "“„" else None
        if opened is not None:
            found.alone.append(opened)
    return found


def _can_open(text: str, at: int) -> bool:
    """Whether a mark may be the first of a pair: what follows it is a word, and what comes before is none."""
    return text[at] in "“„«" or (not text[at - 1 : at].isalnum() and not text[at + 1 : at + 2].isspace())
