"""A journal of one interview with all that a calendar shows, and its lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from followup_kit.api import open_board
from followup_kit.exchange.calendar_file import calendar_of
from followup_kit.exchange.content_lines import unfolded

NOW = "2026-11-18T18:00"
ENTRY = """---
company: Northwind, Ltd; Analytics
role: Data Engineer 🦊
date: 2026-11-18 14:00
place: 2nd floor, ring twice
format: onsite
round: 2
interviewers:
  - {name: Dana Whitfield, title: VP Data, email: dana@northwind.example, phone: "+1 555 0100"}
recruiter: {name: Jo Park, agency: Park & Co, phone: "+1 555 0177"}
next_steps: Second round, they call
decision_by: 2026-11-27
skip: [prepare, letter, tell-reference, reflect, debrief, connect]
---

## Concerns
A private sentence.
"""


def lines_of(folder: Path, earlier: bytes = b"", now: str = NOW, **how: bool) -> list[str]:
    """The unfolded lines of the calendar of a journal."""
    return unfolded(calendar_of(open_board(folder, now), earlier, **how))


def events_in(lines: list[str]) -> dict[str, dict[str, str]]:
    """The events and to-dos by summary, each line by the name before its colon."""
    found: dict[str, dict[str, str]] = {}
    event: dict[str, str] = {}
    for line in lines:
        if line in ("BEGIN:VEVENT", "BEGIN:VTODO"):
            event = {}
        name, _, value = line.partition(":")
        event.setdefault(name, value)
        if line in ("END:VEVENT", "END:VTODO"):
            found[event["SUMMARY"]] = event
    return found


def starting(events: Mapping[str, dict[str, str]], words: str) -> dict[str, str]:
    """The one event whose summary begins with some words."""
    (found,) = [event for name, event in events.items() if name.startswith(words)]
    return found
