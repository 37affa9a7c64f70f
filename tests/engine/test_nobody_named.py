"""Entries that name nobody, for as long as a thank-you would still help: a journal's entries in, theirs out."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board

ENTRY = "---\ncompany: Acme\nrole: Clerk\ndate: 2026-11-18 14:00\n{}---\n"


def asked(make_journal, now, more="interest: yes\n", other="", playbook=None):
    """The files for which `due` asks whom to thank; `more` is in the header of acme.md, `other` in that of b.md."""
    files = {"acme.md": ENTRY.format(more)} | (
        {"b.md": ENTRY.replace("date: 2026-11-18 14:00\n", "").format(other)} if other else {}
    )
    return [e.file for e in open_board(make_journal(files), now, playbook).nobody_to_thank()]


@pytest.mark.parametrize(
    ("now", "files"),
    [
        ("2026-11-18T14:59", []),
        ("2026-11-18T15:00", ["acme.md"]),
        ("2026-11-20T09:00", ["acme.md"]),
        ("2026-11-26T15:00", ["acme.md"]),
        ("2026-11-26T15:01", []),
        ("2027-02-01T09:00", []),
    ],
)
def test_it_is_asked_while_a_thank_you_would_be_open(make_journal, now, files):
    """From the end of the interview until a thank-you is too late to help; never of old ones."""
    assert asked(make_journal, now) == files


@pytest.mark.parametrize(
    ("more", "files"),
    [
        ("", ["acme.md"]),
        ("recruiter: Jo Park\n", ["acme.md"]),
        ("interviewers: Dana Whitfield\n", []),
        ("skip: [thank-you]\n", []),
        ("skip: [letter]\n", ["acme.md"]),
        ("skip:\n  - {kind: thank-you, reason: They asked for none}\n", []),
        ("snooze:\n  - {kind: thank-you, until: 2026-11-23}\n", []),
        ("interest: no\n", []),
        ("cancelled: They moved it\n", []),
        ("closed: {date: 2026-11-18, reason: Not for me}\n", []),
        ("log:\n  - {date: 2026-11-19, sent: thank-you}\n", []),
        ("log:\n  - {date: 2026-11-19, sent: thank-you, to: Dana}\n", []),
        ("log:\n  - {date: 2026-11-19, heard: rejection}\n", []),
        ("log:\n  - {date: 2026-11-19, heard: reply}\n", ["acme.md"]),
    ],
)
def test_it_is_asked_where_a_thank_you_would_be_owed(make_journal, more, files):
    """To whomever was met: a recruiter alone is not said to have held the interview. Who wants none, or has sent it, is not asked."""
    assert asked(make_journal, "2026-11-20T09:00", more) == files


def test_a_later_round_ends_it(make_journal):
    """As it ends the thank-yous for the round before, and asks for itself."""
    assert asked(make_journal, "2026-11-20T17:00", other="date: 2026-11-20 10:00\n") == ["b.md"]
    assert asked(make_journal, "2026-11-20T17:00", other="date: 2026-11-20 10:00\ninterviewers: Dana Whitfield\n") == []
    assert asked(make_journal, "2026-11-20T17:00", other="date: 2026-11-23 10:00\n") == ["acme.md"]


def test_the_playbook_says_for_how_long(make_journal, tmp_path):
    """Where it has no thank-you, never."""
    assert asked(make_journal, "2026-11-26T14:00", playbook="try-again") == []
    assert asked(make_journal, "2026-11-26T11:00", playbook="try-again") == ["acme.md"]
    folder = make_journal({"acme.md": ENTRY.format("")})
    (folder / "playbooks").mkdir()
    (folder / "playbooks" / "mine.toml").write_text('extends = "balanced"\n[thank-you]\nuse = false\n')
    assert open_board(folder, "2026-11-20T09:00", "mine").nobody_to_thank() == []
