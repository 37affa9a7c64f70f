"""The sections of the notes that the template of a new entry has, and an entry may miss."""

from __future__ import annotations

import re

from ..api import Board
from ..changes.new_entries import kit_template
from ..drafts.api import known_headings
from ..journal.syntax.fences import split
from ..journal.syntax.nodes import HeaderError
from ..journal.syntax.text_lines import ending_of, lines_of

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)


def missing_sections(text: str, board: Board) -> list[str]:
    """The template's sections of which the notes have no heading, by any name that is known."""
    headings = known_headings(board)
    body = _body_of(text)
    if body is None:
        return []
    titles = [title.strip() for title in _HEADING.findall(body.replace("\r", ""))]
    there = {headings.meaning_of(title) or title for title in titles} - {"private"}
    sections = _SECTION.findall(kit_template(board.journal.settings.language))
    folded = {title.casefold() for title in titles}
    return [s for s in sections if s.casefold() not in folded and (headings.meaning_of(s) or s) not in there]


def with_section(text: str, title: str) -> str:
    """The text with an empty section at its end, one line apart from what is before it."""
    lines = lines_of(text)
    end = ending_of(lines[0]) if lines else "\n"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    gap = "" if lines and not lines[-1].strip() else end
    return "".join([*lines, gap, f"## {title}{end}"])


def _body_of(text: str) -> str | None:
    try:
        parts = split(text)
    except HeaderError:
        return None
    return parts.body if parts is not None else None
