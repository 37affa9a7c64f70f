"""Splits an entry's body into its sections by their headings (docs/journal.md, section 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..light_typing import NamedTuple
from ..text import folded

PRIVATE = "private"  # the meaning of a heading below which nothing may be used
_BOLD = re.compile(r"[*_]{1,3}([^*_]{1,80})[*_]{1,3}:?")
_TAG_BEGINS = re.compile(r"</?[A-Za-z][^>]*>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_RUN_IN = re.compile(r"[\W\d_]{0,12}?([^\W\d_][^.!?:;,*_]{0,40}?)[*_]*\s*(?::|\s[–—-](?=\s))[*_]*\s*")
_TITLE = re.compile(r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}")
_LABEL = re.compile(r"([^\W\d_][^.!?:;,]{0,60}):")
_RULE = re.compile(r"(?:-{2,}|={2,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*[ \t]+(?=[\"'“‘(]?[A-ZÀ-ÞΑ-ΩА-Я0-9])")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class Statement(NamedTuple):
    """One statement of the notes, a sentence or a fragment, with the line of the file that it begins on (from 1)."""

    text: str
    line: int


class Section(NamedTuple):
    """The statements below one heading; `person` is the name in a `### Name` below it, as typed."""

    meaning: str
    person: str | None
    statements: tuple[Statement, ...]


def sections_of(
    body: str, first_line: int, headings: Mapping[str, str], abbreviated: re.Pattern[str] | None = None
) -> list[Section]:
    """The sections that may be used in a draft, in order.

    `first_line` is the line of the file that the body begins on, `headings` gives each folded heading its meaning, and
    `abbreviated` finds a full stop that ends no sentence. Comments are left out, and so is everything below a private or unknown
    heading: better a thin draft than a fear in a letter.
    """
    text = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), body)
    lines = [line.rstrip("\r") for line in text.split("\n")]
    found = _Collector(headings, abbreviated)
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        after_blank = at > 0 and not lines[at - 1].strip() and found.has_text
        heading = _heading(line, following) or _bare_heading(line, headings, after_blank and any(lines[at + 1 :]))
        if heading:
            found.add_heading(*heading)
        elif not _RULE.fullmatch(line.strip()):  # the underline of a heading, or a rule across the page
            run_in = _RUN_IN.match(line)
            if run_in and folded(run_in[1]) in headings:
                found.begin(2, headings[folded(run_in[1])])
                line = line[run_in.end() :]
            found.add_line(line, first_line + at)
    found.close()
    return found.sections


class _Collector:
    """Collects the statements below the current heading; the next heading closes their section."""

    def __init__(self, headings: Mapping[str, str], abbreviated: re.Pattern[str] | None) -> None:
        self.headings = headings
        self.abbreviated = abbreviated
        self.sections: list[Section] = []
        self.level = 0
        self.meaning: str | None = None
        self.person: str | None = None
        self.paragraph: list[tuple[str, int]] = []
        self.statements: list[Statement] = []

    @property
    def has_text(self) -> bool:
        return bool(self.statements or self.paragraph)

    def add_heading(self, depth: int, title: str) -> None:
        """A heading below another, from the third level on, names the person whose part follows; any other one a new part."""
        if depth >= 3 and self.level and depth > self.level:
            self.begin(self.level, self.meaning, title)
        else:
            self.begin(depth, self.headings.get(folded(title).rstrip(":")))

    def begin(self, level: int, meaning: str | None, person: str | None = None) -> None:
        self.close()
        self.level, self.meaning, self.person = level, meaning, person

    def add_line(self, line: str, number: int) -> None:
        item = _ITEM.match(line)
        if item or not line.strip():
            self._end_paragraph()
        if line.strip():
            self.paragraph.append((line[item.end() if item else 0 :].strip(), number))

    def close(self) -> None:
        self._end_paragraph()
        if self.meaning is not None and self.meaning != PRIVATE and self.statements:
            self.sections.append(Section(self.meaning, self.person, tuple(self.statements)))
        self.statements.clear()

    def _end_paragraph(self) -> None:
        if self.paragraph:
            self.statements.extend(_split(self.paragraph, self.abbreviated))
            self.paragraph.clear()


def _heading(line: str, following: str) -> tuple[int, str] | None:
    """Depth and title of a heading, in any of the ways people write one. What only looks like a heading ends a section too."""
    text = line.strip().removeprefix(">").strip()
    if text.startswith("#"):
        title = text.lstrip("#")
        return min(len(text) - len(title), 6), title.strip().rstrip("#").strip()
    found = _BOLD.fullmatch(text) or _LABEL.fullmatch(text)
    if found:
        return 2, found[1].strip()
    if _TAG_BEGINS.match(text):
        return 2, _TAG.sub("", text).strip()
    return (2, text) if text and _RULE.fullmatch(following) else None


def _bare_heading(line: str, headings: Mapping[str, str], after_blank: bool) -> tuple[int, str] | None:
    """A heading without any mark: a known one, or a short title after an empty line and before more text."""
    bare = re.sub(r"[^\w'’ -]", " ", re.sub(r"^[\W\d_]+", "", line)).strip(" -")
    if folded(bare) in headings or (after_blank and _TITLE.fullmatch(line.rstrip())):
        return 2, bare
    return None


def _split(paragraph: list[tuple[str, int]], abbreviated: re.Pattern[str] | None) -> list[Statement]:
    """The sentences of a paragraph or list item, each with the line on which it begins; "Dr." ends none."""
    text = " ".join(t for t, _ in paragraph)
    starts, at = [], 0
    for piece, number in paragraph:
        starts.append((at, number))
        at += len(piece) + 1
    found: list[Statement] = []
    begin = 0
    for sentence in _END.split(text):
        position = text.index(sentence, begin)
        begin = position + len(sentence)
        number = next(n for s, n in reversed(starts) if s <= position)
        if found and abbreviated and abbreviated.search(found[-1].text[-20:]):
            found[-1] = Statement(f"{found[-1].text} {sentence}", found[-1].line)
        else:
            found.append(Statement(sentence, number))
    return found
