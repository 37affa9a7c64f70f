"""How an opportunity stands, from its entries and the moment alone: a table of journals and stages."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board
from followup_kit.dates.local_time import local_day
from followup_kit.views.opportunity.listing import opportunity_list
from followup_kit.views.opportunity.stage import OVER, STAGES

TOML = 'timezone = "Europe/Berlin"\nprofiles_reviewed = 2026-01-15\n'
ENTRY = """---
company: Brook Mills
role: Analyst
date: 2026-09-08 10:00
interviewers: [{{name: Ines Roth, email: ines@brook.example}}]
{}---
"""
NEXT = ENTRY.replace("2026-09-08", "2026-09-22")


def log(*lines):
    """A log of a few lines."""
    return "log:\n" + "".join(f"  - {{date: {line}}}\n" for line in lines)


THANKED = "2026-09-08 15:00, sent: thank-you, to: Ines Roth, by: email"


@pytest.mark.parametrize(
    ("now", "first", "second", "stage"),
    [
        ("2026-09-01", "", None, "interview ahead"),
        ("2026-09-08T10:30", "", None, "interview ahead"),
        ("2026-09-08T11:30", "", None, "your move"),
        ("2026-09-09T11:30", "interest: yes\n" + log(THANKED), None, "waiting for them"),
        ("2026-09-09T11:30", log(THANKED), "", "interview ahead"),
        ("2026-09-20T11:30", "interest: yes\n" + log(THANKED), None, "your move"),
        ("2026-09-10", log("2026-09-09, heard: offer"), None, "offer"),
        ("2026-09-10", log("2026-09-09, heard: offer", "2026-09-09 12:00, heard: invitation"), "", "interview ahead"),
        ("2026-09-12", log("2026-09-09, heard: offer", "2026-09-11, sent: answer-offer"), None, "waiting for them"),
        ("2026-09-12", log("2026-09-09, heard: offer", "2026-09-11, sent: answer-offer, accepted: yes"), None, "accepted"),
        ("2026-09-12", log("2026-09-09, heard: offer", "2026-09-11, sent: answer-offer, accepted: no"), None, "declined"),
        ("2026-09-10", log("2026-09-09, heard: assignment, due: 2026-09-14"), None, "assignment"),
        ("2026-09-10", log("2026-09-09, heard: assignment, due: 2026-09-14"), "", "assignment"),
        (
            "2026-09-12",
            "interest: yes\n" + log(THANKED, "2026-09-09, heard: assignment", "2026-09-11, sent: assignment"),
            None,
            "waiting for them",
        ),
        ("2026-09-10", log("2026-09-09, heard: rejection"), None, "rejected"),
        ("2026-09-10", log("2026-09-12, heard: rejection"), None, "your move"),
        ("2026-09-10", log("2026-09-09, sent: decline"), None, "declined"),
        ("2026-09-08T15:00", "interest: no\n", None, "your move"),
        ("2026-12-01", "interest: no\n", None, "let go"),
        ("2026-09-10", "closed: {date: 2026-09-09, reason: They froze it}\n", None, "closed"),
        ("2026-09-10", "closed: They froze it\n", None, "closed"),
        ("2026-09-10", "closed: {date: 2026-09-12}\n", None, "your move"),
        ("2026-09-14T12:00", "interest: yes\nclosed: {date: 2026-09-09}\n" + log("2026-09-14, heard: reply", THANKED), None, "waiting for them"),
        ("2026-10-20", log("2026-10-19, sent: move-on"), None, "let go"),
        ("2026-09-09", "cancelled: They were ill\n", None, "waiting for them"),
        ("2026-09-09", "cancelled: They were ill\n", "", "interview ahead"),
    ],
)  # fmt: skip
def test_stage(make_journal, now, first, second, stage):
    """Each stage, and what comes just before and after it."""
    files = {"a.md": ENTRY.format(first)} | ({} if second is None else {"b.md": NEXT.format(second)})
    board = open_board(make_journal(files, toml=TOML), now)
    assert [p for p in board.problems if p.severity == "error"] == []
    (found,) = opportunity_list(board)
    assert found.stage == stage
    assert found.stage in STAGES


def test_what_is_over_comes_last():
    """The stages of what is over are the last of the list."""
    assert STAGES[-len(OVER) :] == OVER


@pytest.mark.parametrize(
    ("more", "event", "day"),
    [
        ("", "interview end", "2026-09-08"),
        (log(THANKED), "sent thank-you", "2026-09-08"),
        (log("2026-09-09, heard: reply", "2026-09-10, sent: ask-reference, to: Prof. Lin"), "heard reply", "2026-09-09"),
        (log("2026-09-09, sent: reflect"), "interview end", "2026-09-08"),
        (log("2026-09-09, sent: check-in", "2026-09-09, heard: offer"), "heard offer", "2026-09-09"),
    ],
)
def test_the_last_contact(make_journal, more, event, day):
    """With the company's side alone: neither a reference nor oneself is a contact."""
    board = open_board(make_journal({"a.md": ENTRY.format(more)}, toml=TOML), "2026-09-20")
    (found,) = opportunity_list(board)
    assert found.last is not None
    assert (found.last.event, local_day(found.last.at, board.zone).isoformat()) == (event, day)


def test_before_the_first_interview_there_was_no_contact(make_journal):
    """Null in the JSON."""
    (found,) = opportunity_list(open_board(make_journal({"a.md": ENTRY.format("")}, toml=TOML), "2026-09-01"))
    assert (found.last, found.next.kind if found.next else None) == (None, "prepare")
