"""A mistyped year, and a note before its interview, are pointed at; dates of an ordinary search are not."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board

NOW = "2026-11-20T09:00"
HEAD = "---\ncompany: Acme\nrole: Clerk\n"


def said_of(make_journal, lines):
    """The warnings about dates in an entry with these lines."""
    folder = make_journal({"a.md": f"{HEAD}{lines}\n---\n"})
    found = open_board(folder, NOW).problems
    assert {p.severity for p in found} <= {"warning"}
    return [f"{p.line}: {p.message} ({p.hint})" for p in found if p.code == "odd-date"]


def log(*lines):
    return "date: 2026-11-18 14:00\nlog:\n" + "\n".join(f"  - {{{line}}}" for line in lines)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("date: 1926-11-18", ["4: the interview (1926-11-18) was more than 30 years ago (check the year)"]),
        ("date: 2062-11-18", ["4: the interview (2062-11-18) is more than a year ahead (check the year)"]),
        ("date: 2027-11-21", []),
        ("date: 2027-11-22", ["4: the interview (2027-11-22) is more than a year ahead (check the year)"]),
        ("date: 2016-11-18", []),
        ("date: 2025-11-18\napplied: 2026-10-30", ["4: the interview (2025-11-18) lies before you applied (2026-10-30) (check the year)"]),
        ("date: 2026-10-30\napplied: 2026-10-30", []),
        ("date: 2026-11-18\napplied: 2023-10-30", ["4: the interview (2026-11-18) is years after you applied (2023-10-30) (check the year)"]),
        ("date: 2026-11-18\napplied: 2025-10-30", []),
        (log("date: 2026-11-17, sent: thank-you"), ["6: thank-you (2026-11-17) is logged before the interview (2026-11-18) (check both dates: it counts as done)"]),
        (log("date: 2026-11-18 13:59, sent: thank-you"), ["6: thank-you (2026-11-18) is logged before the interview (2026-11-18) (check both dates: it counts as done)"]),
        (log("date: 2026-11-18, sent: thank-you", "date: 2026-11-18 14:00, sent: reflect"), []),
        (log("date: 2026-11-17, sent: prepare", "date: 2026-11-01, heard: invitation"), []),
        (log("date: 2025-11-19, heard: reply"), ["6: this log line (2025-11-19) lies 364 days before the interview (2026-11-18) (check the year)"]),
        ("applied: 2025-11-01\n" + log("date: 2025-11-19, heard: reply"), []),
        ("date: 2025-11-18\nlog: [{date: 2026-11-18, sent: thank-you}]", ["5: thank-you (2026-11-18) is logged 365 days after the interview (2025-11-18) (check the year)"]),
        ("date: 2025-11-18\nlog: [{date: 2026-11-18, heard: reply}]", []),
        ("date: 2026-11-18\ndecision_by: 2026-11-18", []),
        ("date: 2026-11-18\ndecision_by: 2025-11-30", ["5: decision_by (2025-11-30) lies before the interview (2026-11-18) (check it)"]),
        ("date: 2026-11-18\ndecision_by: 2027-11-30", ["5: decision_by (2027-11-30) is more than a year after the interview (check the year)"]),
    ],
)  # fmt: skip
def test_what_is_most_likely_a_slip_is_told_of(make_journal, lines, said):
    """One message at the date that is wrong."""
    assert said_of(make_journal, lines) == said
