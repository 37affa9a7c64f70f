"""Splits an entry's body into its sections: what was discussed, learned, worth saying, and what is nobody else's business."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .text import folded

_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,80})(?:\*\*|__):?")
_LABEL = re.compile(r"([^\W\d_][^.!?:;,]{0,60}):")
_RULE = re.compile(r"(?:-{2,}|={2,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*[ \t]+(?=[\"'“‘(]?[A-ZÀ-ÞΑ-ΩА-Я0-9])")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Line(NamedTuple):
    """One statement of the notes, a sentence or a fragment, and the line of the file it stands on."""

    text: str
    line: int


class Section(NamedTuple):
    """The statements below one heading; `person` where a `### Name` makes the part hers."""

    meaning: str
    person: str | None
    lines: tuple[Line, ...]


def sections_of(body: str, first_line: int, headings: Mapping[str, str]) -> list[Section]:
    """The sections that may enter a draft, in order; `headings` gives each folded heading its meaning.

    Comments stay out, and so does everything below a heading that is not known: better a thin note than a fear in a letter.
    """
    text = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), body)
    found: list[Section] = []
    meaning: str | None = None
    person: str | None = None
    paragraph: list[tuple[str, int]] = []
    lines: list[Line] = []

    def flush() -> None:
        if paragraph:
            lines.extend(_statements(paragraph))
            paragraph.clear()

    def close() -> None:
        flush()
        if meaning is not None and lines:
            found.append(Section(meaning, person, tuple(lines)))
        lines.clear()

    level = 0
    raws = text.split("\n")
    for number, raw in enumerate(raws, first_line):
        line = raw.rstrip("\r")
        following = raws[number - first_line + 1].strip() if number - first_line + 1 < len(raws) else ""
        heading = _heading(line, following)
        if heading:
            close()
            depth, title = heading
            if depth >= 3 and level and depth > level:
                person = title
            else:
                level, person = depth, None
                meaning = headings.get(folded(title).rstrip(":"))
            continue
        if _RULE.fullmatch(line.strip()):
            continue  # the line below a heading, or a rule across the page
        if not line.strip():
            flush()
            continue
        item = _ITEM.match(line)
        if item:
            flush()
        paragraph.append((line[item.end() if item else 0 :].strip(), number))
    close()
    return found


def _heading(line: str, following: str) -> tuple[int, str] | None:
    """Depth and title of a heading, in any of the ways people write one; what only looks like one ends a section too."""
    text = line.strip().removeprefix(">").strip()
    if text.startswith("#"):
        title = text.lstrip("#")
        return min(len(text) - len(title), 6), title.strip().rstrip("#").strip()
    found = _BOLD.fullmatch(text) or _LABEL.fullmatch(text)
    if found:
        return 2, found[1].strip()
    return (2, text) if text and _RULE.fullmatch(following) else None


def _statements(paragraph: list[tuple[str, int]]) -> list[Line]:
    """A paragraph or list item split into sentences, each with the line on which it starts."""
    text = " ".join(t for t, _ in paragraph)
    starts, at = [], 0
    for piece, number in paragraph:
        starts.append((at, number))
        at += len(piece) + 1
    found, begin = [], 0
    for sentence in _END.split(text):
        position = text.index(sentence, begin)
        begin = position + len(sentence)
        number = next(n for s, n in reversed(starts) if s <= position)
        found.append(Line(sentence, number))
    return found
