"""An interview that was moved to a day on which there is no entry: the journal's entries in, the warnings out."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board
from followup_kit.journal.problems import problem_text

NOW = "2026-11-18T09:00"


def said_of(make_journal, cancelled, other=""):
    """The warnings of a journal with a cancelled interview and another entry, as `check` prints them."""
    entry = "---\ncompany: Acme\nrole: Clerk\ndate: {} 14:00\n{}---\n"
    files = {"acme.md": entry.format("2026-11-18", f"cancelled: {cancelled}\n")}
    if other:
        files["b.md"] = entry.format(other, "")
    return [problem_text(p) for p in open_board(make_journal(files), NOW).problems]


@pytest.mark.parametrize(
    ("cancelled", "day"),
    [
        ("moved to 2026-11-25", "2026-11-25"),
        ("Postponed (new date 2026-11-25, 10:00)", "2026-11-25"),
        ("rescheduled to Wed 25 Nov 2026", "2026-11-25"),
        ("verschoben auf den 25.11.2026", "2026-11-25"),
        ("moved to 25 Nov", "YYYY-11-25"),
    ],
)
def test_a_move_to_a_day_without_an_entry_is_told_of(make_journal, cancelled, day):
    """With how to move the entry, or to make another; in silence once an interview of that opening is on that day."""
    message = f"it was moved to {day}, and no interview of this opening is on that day, so nothing is due for it"
    hint = f"take cancelled: out and type followup move acme {day}, or write an entry for it: followup new"
    assert said_of(make_journal, cancelled) == [f"acme.md:4:1: warning: {message} ({hint})"]
    assert said_of(make_journal, cancelled, "2026-11-25") == []


@pytest.mark.parametrize(
    "cancelled",
    [
        "They moved it",
        "moved to next week",
        "yes",
        "called off on 2026-11-17",
        "They froze the role",
        "moved from 2026-11-18",
        "moved to May or June",
    ],
)
def test_other_reasons_pass(make_journal, cancelled):
    """No day is named, it is the interview's own, or the interview was not moved."""
    assert said_of(make_journal, cancelled) == []


def test_another_day_than_that_of_the_move_is_told_of(make_journal):
    """The new entry has a slip in its date, or is another round."""
    assert len(said_of(make_journal, "moved to 2026-11-25", "2026-11-26")) == 1
