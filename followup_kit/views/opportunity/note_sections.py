"""An entry's notes by their headings, as they were typed; private ones too, unless only what may be passed on is asked for."""

from __future__ import annotations

import re

from ...base.light import NamedTuple

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class NoteSection(NamedTuple):
    """What stands below one heading (empty for what comes before the first): `depth` is its number of `#`, `line` its line."""

    heading: str
    depth: int
    lines: tuple[str, ...]
    line: int


def note_sections(body: str, first_line: int) -> list[NoteSection]:
    """The sections of a body that have text, in order; `first_line` is the line of the file that it begins on.

    Comments are left out, and so are empty lines at the beginning and the end of a section. A heading without text of its own
    stays where a deeper one with text stands below it.
    """
    text = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), body)
    found: list[tuple[str, int, list[str], int]] = [("", 0, [], first_line)]
    fence = ""
    for number, raw in enumerate(text.split("\n"), first_line):
        line = raw.rstrip()
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        heading = None if fence or mark else _HEADING.fullmatch(line)
        if heading:
            found.append((heading[2].rstrip("#").rstrip(), len(heading[1]), [], number))
        else:
            found[-1][2].append(line)
    sections = [NoteSection(h, depth, _stripped(lines), line) for h, depth, lines, line in found]
    return [s for i, s in enumerate(sections) if s.lines or _has_text_below(sections, i)]


def _stripped(lines: list[str]) -> tuple[str, ...]:
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return tuple(lines)


def _has_text_below(sections: list[NoteSection], at: int) -> bool:
    """Whether a section of text stands below a heading, before the next one of its depth."""
    if not sections[at].heading:
        return False
    for s in sections[at + 1 :]:
        if s.depth <= sections[at].depth:
            return False
        if s.lines:
            return True
    return False
