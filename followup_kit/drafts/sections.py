"""Splits an entry's body into its sections by their headings (docs/journal.md, section 8)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..text import folded

PRIVATE = "private"  # the meaning of a heading below which nothing may be used
_BOLD = re.compile(r"[*_]{1,3}([^*_]{1,80})[*_]{1,3}:?")
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
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
    found: list[Section] = []
    meaning: str | None = None
    person: str | None = None
    paragraph: list[tuple[str, int]] = []
    statements: list[Statement] = []

    def flush() -> None:
        if paragraph:
            statements.extend(_split(paragraph, abbreviated))
            paragraph.clear()

    def close() -> None:
        flush()
        if meaning is not None and meaning != PRIVATE and statements:
            found.append(Section(meaning, person, tuple(statements)))
        statements.clear()

    level = 0
    raws = [raw.rstrip("\r") for raw in text.split("\n")]
    for number, line in enumerate(raws, first_line):
        at = number - first_line
        following = raws[at + 1].strip() if at + 1 < len(raws) else ""
        after_blank = at > 0 and not raws[at - 1].strip() and bool(statements or paragraph)
        heading = _heading(line, following) or _bare_heading(line, headings, after_blank and any(raws[at + 1 :]))
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
        run_in = _RUN_IN.match(line)
        if run_in and folded(run_in[1]) in headings:
            close()
            level, person, meaning = 2, None, headings[folded(run_in[1])]
            line = line[run_in.end() :]
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
    """Depth and title of a heading, in any of the ways people write one. What only looks like a heading ends a section too."""
    text = line.strip().removeprefix(">").strip()
    if text.startswith("#"):
        title = text.lstrip("#")
        return min(len(text) - len(title), 6), title.strip().rstrip("#").strip()
    found = _BOLD.fullmatch(text) or _LABEL.fullmatch(text)
    if found:
        return 2, found[1].strip()
    if _TAG.match(text):
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
