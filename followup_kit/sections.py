"""Splits an entry's body into its sections: what was discussed, learned, worth saying, and what is nobody else's business."""

from __future__ import annotations

import re
from typing import NamedTuple

from .text import folded

# The headings people use, by what they mean. A heading that is not here is taken for private: better a thin note than
# a fear in a letter.
MEANINGS = {
    "discussed": ("discussed", "what we discussed", "what we talked about", "talked about", "topics", "besprochen", "gespräch"),
    "learned": ("learned", "what i learned", "learnt", "takeaways", "gelernt"),
    "why-me": ("why me", "why i fit", "my fit", "what i bring", "warum ich"),
    "better": ("could have answered better", "should have said", "went badly", "hätte ich besser beantworten können"),
}
_BY_HEADING = {folded(h): meaning for meaning, headings in MEANINGS.items() for h in headings}
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{1,80})(?:\*\*|__):?")
_LABEL = re.compile(r"([^\W\d_][^.!?:;,]{0,60}):")
_RULE = re.compile(r"(?:-{2,}|={2,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*[ \t]+(?=[\"'“‘(]?[A-ZÀ-ÞΑ-ΩА-Я0-9])")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# A sentence has a subject and a verb; a note such as "Moving to streaming." has not, and no verb is supplied to it.
_VERB = re.compile(
    r"\b(I|we|they|he|she|it|you|there|this|that)\b|\b(is|are|was|were|has|have|had|will|would|can|could|does|did|do"
    r"|runs?|uses?|wants?|needs?|means|makes|said|showed|explained|asked|told)\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(r"(->|=>|→|\bw/|\bpt\b|\betc\b|[{}<>|~^_=])")


class Line(NamedTuple):
    """One statement of the notes: a sentence or a fragment, and the line of the file it stands on."""

    text: str
    line: int
    whole: bool


class Section(NamedTuple):
    """The statements below one heading; `person` where a `### Name` makes the part hers."""

    meaning: str
    person: str | None
    lines: tuple[Line, ...]


def sections_of(body: str, first_line: int) -> list[Section]:
    """The sections that may enter a draft, in order. Comments and everything below an unknown heading stay out."""
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
                meaning = _BY_HEADING.get(folded(title).rstrip(":"))
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
        found.append(Line(sentence, number, is_whole(sentence)))
    return found


def is_whole(text: str) -> bool:
    """Whether a statement reads as a sentence to somebody who was not there."""
    return (
        len(text.split()) >= 5
        and text[-1:] in '.!?"”’'
        and (text[0].isupper() or not text[0].isascii() or text[0].isdigit())
        and _VERB.search(text) is not None
        and _SHORTHAND.search(text) is None
    )
