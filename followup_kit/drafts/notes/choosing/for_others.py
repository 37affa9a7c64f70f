"""An entry's notes as far as somebody else may see them: for pages that may be passed on."""

from __future__ import annotations

from ....model import Interview
from ..reading.headings import Headings
from ..reading.sections import sections_of


def notes_for_others(entry: Interview, headings: Headings) -> str:
    """The body of an entry with the lines emptied that are private, or below a heading that is not known; no line moves."""
    kept: set[int] = set()
    for section in sections_of(entry.body, entry.body_line, headings, tuple(p.name for p in entry.interviewers)):
        if section.meaning is not None:
            kept |= {section.line, section.person_line}
            for thought in section.thoughts:
                kept.update(range(thought.statements[0].line, thought.last_line + 1))
    lines = entry.body.split("\n")
    return "\n".join(line if n in kept else "" for n, line in enumerate(lines, entry.body_line))
