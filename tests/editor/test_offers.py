"""What is offered at a place of a header: `|` is the cursor, in an entry of a small journal."""

from __future__ import annotations

import pytest
from northwind import TOML

from followup_kit.editor.completion import heading_offers, offers
from followup_kit.editor.header_place import header_place
from followup_kit.editor.open_journal import OpenJournal
from followup_kit.journal.entry import read_entry

pytestmark = pytest.mark.zone_free
NOW = "2026-11-18T16:00"
FILE = "b.md"
FIRST = """---
company: Northwind
role: Data Engineer
date: 2026-11-11 14:00
interviewers: [{name: "Ann O'Brien", title: CTO}, Bo Yoo]
recruiter: Jo Park
format: video
references: [{name: Prof. Lin}]
---
"""
OPEN = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
{line}---

## Discussed
"""


@pytest.fixture
def offered(make_journal):
    """What is offered for a line (or whole text) with the cursor in it, as pairs of label and what goes in."""

    def offered(line: str, toml: str = TOML, text: str | None = None) -> list[tuple[str, str]]:
        folder = make_journal({"a.md": FIRST}, toml=toml)
        journal = OpenJournal(str(folder), NOW)
        before, _, after = (text or OPEN.format(line=line)).partition("|")
        journal.put(FILE, before + after)
        row = before.count("\n")
        lines, column = (before + after).split("\n"), len(before.rpartition("\n")[2])
        entry = journal.entry_without_line(FILE, row)
        place = header_place(lines, row, column)
        if place is None:
            return [(o.label, o.text) for o in heading_offers(lines[row][:column], before + after, journal.board, entry)]
        return [(o.label, o.text) for o in offers(place, journal.board, entry)]

    return offered


def labels(found: list[tuple[str, str]]) -> list[str]:
    return [label for label, _ in found]


def test_keys_that_are_missing(offered) -> None:
    """Those that the header has already would make it unreadable, so they are not offered; required ones come first."""
    found = offered("|\n")
    assert found[:3] == [("timezone", "timezone: "), ("duration", "duration: "), ("time", "time: ")]
    assert not {"company", "role", "date", "interviewers"} & set(labels(found))
    assert labels(offered("", text="---\nrole: x\n|\n---\n"))[:2] == ["company", "date"]


def test_a_key_goes_by_the_name_of_the_journal(offered) -> None:
    toml = TOML.replace("[me]", '[fields]\ninterest = "wanted"\nrole = "position"\n[me]')
    found = labels(offered("|\n", toml))
    assert "wanted" in found
    assert not {"interest", "role", "position"} & set(found)
    assert labels(offered("wanted: |\n", toml)) == ["yes", "no", "undecided"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("interest: |\n", ["yes", "no", "undecided"]),
        ("contact_only_by: [|]\n", ["email", "phone", "mail", "linkedin", "in-person", "other"]),
        ("recruiter: {name: Jo, kind: |}\n", ["external", "internal", "hr"]),
        ("log:\n  - {date: 2026-11-18, heard: |}\n",
         ["reply", "invitation", "assignment", "offer", "rejection", "reference-check", "connected", "other"]),
        ("log:\n  - {date: 2026-11-18, by: |}\n", ["email", "phone", "mail", "linkedin", "in-person", "other"]),
        ("log:\n  - {date: 2026-11-18, sent: answer-offer, accepted: |}\n", ["yes", "no"]),
        ("log:\n  - {|}\n", ["date", "sent", "heard", "to", "from", "by", "note", "accepted", "decision_by", "due", "message_id",
                              "proofread_by", "via"]),
        ("log:\n  - {date: 2026-11-18, heard: reply, |}\n",
         ["from", "by", "note", "accepted", "decision_by", "due", "message_id", "proofread_by", "via"]),
        ("snooze:\n  - {kind: check-in, |}\n", ["until", "to", "reason"]),
        ("closed: {|}\n", ["date", "reason"]),
        ("next_steps: |\n", []),
        ("cancelled: |\n", []),
    ],
)  # fmt: skip
def test_words_of_a_closed_set(offered, line: str, wanted: list[str]) -> None:
    assert labels(offered(line)) == wanted


@pytest.mark.parametrize(
    "line", ["skip: |\n", "skip:\n  - {kind: |}\n", "snooze:\n  - {kind: |}\n", "log:\n  - {date: 2026-11-18, sent: |}\n"]
)
def test_kinds_of_action(offered, line: str) -> None:
    assert labels(offered(line))[:3] == ["prepare", "reflect", "debrief"]


@pytest.mark.parametrize("line", ["log:\n  - {date: 2026-11-18, sent: thank-you, to: |}\n", "skip:\n  - {kind: letter, to: |}\n",
                                  "log:\n  - date: 2026-11-18\n    heard: reply\n    from: |\n"])  # fmt: skip
def test_people_of_the_entry_and_of_the_opportunity(offered, line: str) -> None:
    """Those of this entry first, quoted where YAML needs it; the header is read without the line that is being typed."""
    assert offered(line) == [
        ("Dana Whitfield", "Dana Whitfield"), ("Ann O'Brien", '"Ann O\'Brien"'), ("Bo Yoo", "Bo Yoo"), ("Jo Park", "Jo Park"), ("Prof. Lin", "Prof. Lin"),
    ]  # fmt: skip


def test_people_as_interviewers_and_references(offered) -> None:
    assert labels(offered("recruiter: |\n"))[:2] == ["Dana Whitfield", "Ann O'Brien"]
    assert labels(offered("references:\n  - |\n")) == ["name", "title", "email", "phone", "address", "contacted", "greeting", "language", "linkedin",
                                                     "relation", "told", "Prof. Lin"]  # fmt: skip


def test_days_have_a_word(offered) -> None:
    """What is to come, or, for what has happened, what is past: the day is Wednesday 18 November."""
    assert labels(offered("decision_by: |\n")) == [
        "2026-11-18", "2026-11-19", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-02", "2026-12-09",
    ]  # fmt: skip
    assert labels(offered("log:\n  - {date: |}\n"))[:4] == ["2026-11-18 16:00", "2026-11-18", "2026-11-17", "2026-11-16"]
    assert labels(offered("snooze:\n  - {kind: check-in, until: |}\n"))[:2] == ["2026-11-18", "2026-11-19"]


def test_what_the_journal_has_already(offered) -> None:
    assert offered("", text="---\ncompany: |\n---\n") == [("Northwind", "Northwind")]
    assert offered("", text="---\ncompany: Northwind\nrole: |\n---\n") == [("Data Engineer", "Data Engineer")]
    assert labels(offered("format: |\n")) == ["video"]


def test_headings(offered) -> None:
    """The sections that are missing, and people below them."""
    text = OPEN.format(line="")
    assert labels(offered("", text=f"{text}\n## |"))[:3] == ["To say", "Pluses", "Minuses"]
    assert ("Ann O'Brien", "Ann O'Brien") in offered("", text=f"{text}\n### |")
    assert offered("", text=f"{text}\nSome words |") == []


@pytest.mark.parametrize("line", ["interest: |\n", "decision_by: |\n", "log:\n  - {date: |, heard: reply}\n",
                                  "log:\n  - {date: 2026-11-18, sent: thank-you, to: |}\n", "contact_only_by: [|]\n"])  # fmt: skip
def test_whatever_is_accepted_can_be_read(offered, make_journal, line: str) -> None:
    """The reader has nothing to say of any of it."""
    settings = OpenJournal(str(make_journal({"a.md": FIRST}, toml=TOML)), NOW).board.journal.settings
    for _, text in offered(line):
        assert read_entry(FILE, OPEN.format(line=line.replace("|", text)), settings).problems == []
