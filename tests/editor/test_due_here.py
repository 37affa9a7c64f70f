"""Which actions hang on a line, and what is next."""

from __future__ import annotations

import pytest
from northwind import TOML

from followup_kit.editor.due_here import about_line, headline, rows_at
from followup_kit.editor.open_journal import OpenJournal
from followup_kit.editor.parts import Part, header_parts, outline

pytestmark = pytest.mark.zone_free
FILE = "2026-11-18-northwind.md"
TEXT = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
  - {name: Bo Yoo, email: bo@northwind.example}
recruiter: {name: Jo Park, email: jo@park.example, kind: external}
decision_by: 2026-11-27
interest: yes
log:
  - {date: 2026-11-18 18:00, sent: thank-you, to: Bo, by: email}
  # a comment
  - date: 2026-11-19
    heard: assignment
    due: 2026-11-25
---

## Discussed
The loads.
"""


@pytest.fixture
def journal(make_journal) -> OpenJournal:
    opened = OpenJournal(str(make_journal({}, toml=TOML)), "2026-11-19T12:00")
    opened.put(FILE, TEXT)
    return opened


DEBRIEF, DANA, BO = "debrief Jo Park", "thank-you Dana Whitfield", "thank-you Bo Yoo"
ASSIGNMENT = "assignment Jo Park"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (4, [DEBRIEF, DANA, "reflect -", BO, "prepare -"]),
        (5, [DANA, BO]),
        (6, [DANA]),
        (7, [DANA]),
        (8, [BO]),
        (9, [DEBRIEF, DANA, ASSIGNMENT, BO]),
        (10, []),
        (12, [ASSIGNMENT, BO]),
        (13, [BO]),
        (14, [ASSIGNMENT, BO]),
        (15, [ASSIGNMENT]),
        (17, [ASSIGNMENT]),
        (2, []),
        (19, []),
    ],
)
def test_the_rows_of_a_line(journal: OpenJournal, line: int, rows: list[str]) -> None:
    """Of a person those to them or through them, of a date or a log line those that are counted from it, or done by it."""
    found = rows_at(journal.board, journal.entry(FILE), header_parts(TEXT), line)
    assert [f"{a.kind} {a.to or '-'}" for a in found] == rows


def test_a_line_says_what_is_due(journal: OpenJournal) -> None:
    said = about_line(journal.board, journal.entry(FILE), header_parts(TEXT), 15)
    assert (
        said
        == "Hand in what Jo Park asked for by e-mail: due, by Wed 25 Nov\n  Hand in what Jo Park asked for (the hour is assumed)."
    )


def test_a_header_that_cannot_be_read_says_nothing(journal: OpenJournal) -> None:
    assert header_parts(TEXT.replace("role:", "role")) == []
    assert about_line(journal.board, None, [], 3) is None


def test_what_is_next(journal: OpenJournal) -> None:
    assert headline(journal.board, journal.entry(FILE)) == "Hand in what Jo Park asked for by e-mail, by Wed 25 Nov · 2 more"


def test_the_outline() -> None:
    """Fields and the items of their lists, then sections, each with its lines."""
    found = outline(TEXT)
    assert [(p.name, p.says, p.first, p.last) for p in found] == [
        ("company", "Northwind", 2, 2), ("role", "Data Engineer", 3, 3), ("date", "2026-11-18 14:00", 4, 4), ("interviewers", "2", 5, 8),
        ("recruiter", "Jo Park", 9, 9), ("decision_by", "2026-11-27", 10, 10), ("interest", "yes", 11, 11), ("log", "2", 12, 17),
        ("Discussed", "", 20, 22),
    ]  # fmt: skip
    assert [(p.name, p.first, p.last) for p in found[3].inner] == [("Dana Whitfield", 6, 7), ("Bo Yoo", 8, 8)]
    assert found[7].inner[1] == Part("2026-11-19 assignment 2026-11-25", "", "log", 15, 17)
    assert outline("a note") == outline("---\nx") == []
