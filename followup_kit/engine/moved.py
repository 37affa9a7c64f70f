"""Interviews that were moved, by their `cancelled`, to a day on which there is no interview of that opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..base.text import for_shell, to_type
from ..dates.spoken_dates import days_in
from ..model import Interview, Problem
from .opportunity import Opportunity

_WAS_MOVED = (
    r"\b(?:moved|postponed|rescheduled|re-scheduled|shifted|pushed|put off|brought forward|new (?:date|day|time)|"
    r"verschoben|verlegt|vorverlegt|neuer termin)\b"
)


def moved_away(opportunity: Opportunity, entry: Interview) -> Iterator[Problem]:
    """A warning for a cancelled interview whose new day has none."""
    if not re.search(_WAS_MOVED, (entry.cancelled or "").lower()):
        return
    days = [day for day in days_in(entry.cancelled or "") if not _is_on(entry, day)]
    held = [e for e in opportunity.entries if e.cancelled is None]
    if days and not any(_is_on(other, day) for other in held for day in days):
        day = " or ".join(days)
        message = f"it was moved to {day}, and no interview of this opening is on that day, so nothing is due for it"
        move = to_type(f"move {for_shell(entry.id)} {days[0]}")
        hint = f"take cancelled: out and type {move}, or write an entry for it: followup new"
        yield Problem(entry.file, entry.date_line, 1, "warning", "moved-to", message, hint)


def _is_on(entry: Interview, day: str) -> bool:
    """Whether an interview is on a day in ISO form, which may lack its year."""
    return entry.day.isoformat().endswith(day.removeprefix("YYYY"))
