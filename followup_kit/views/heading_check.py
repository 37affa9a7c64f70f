"""Warnings about headings of the notes that are not known: what is below them goes into no draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..api import Board
from ..base.text import visible
from ..model import Interview, Problem, Replacement
from .opportunity.note_sections import NoteSection, note_sections
from .wording import plural


def heading_warnings(board: Board, entries: Iterable[Interview] | None = None) -> list[Problem]:
    """A warning for each heading that is not known and has text below it, at its first place; not in cancelled entries.

    `entries` are those to look at, if not all of the board's.
    """
    from ..drafts.api import is_name_of_panel, known_headings

    headings = known_headings(board)
    found: dict[str, Problem] = {}
    more: dict[str, int] = {}
    for entry in sorted(board.journal.entries if entries is None else entries):
        for section in _parts(entry) if entry.cancelled is None else ():
            title = section.heading
            if headings.meaning_of(title) is not None or is_name_of_panel(title, entry):
                continue
            more[title] = more.get(title, -1) + 1
            if title not in found:
                near = headings.near(title)
                hint = f"did you mean {near}?" if near else "name it below [headings] in journal.toml, as private if it is"
                message = f"the heading {visible(title)!r} is not known, so what is below it goes into no draft"
                instead = _replacement(entry, section, near) if near else ()
                found[title] = Problem(entry.file, section.line, 1, "warning", "heading", message, hint, instead)
    return [p._replace(message=f"{p.message}{_also(more[title])}") for title, p in found.items()]


def _replacement(entry: Interview, section: NoteSection, near: str) -> tuple[Replacement]:
    """The words of a heading, as they stand on its line, and those that are known."""
    line = entry.body.split("\n")[section.line - entry.body_line].rstrip()
    words = line.lstrip("# \t")
    return (Replacement(section.line, len(line) - len(words) + 1, words, near),)


def _also(more: int) -> str:
    return f" (nor in {plural(more, 'more entry', 'more entries')})" if more else ""


def _parts(entry: Interview) -> Iterator[NoteSection]:
    """The sections that a heading of their own begins; a deeper one from the third level on belongs to the one above."""
    level = 0
    for section in note_sections(entry.body, entry.body_line):
        if not section.heading or (section.depth >= 3 and section.depth > level > 0):
            continue
        level = section.depth
        if any(line.strip() for line in section.lines):
            yield section
