"""Imports while an entry has an error: what it may have already is not taken over a second time, and that is said."""

from __future__ import annotations

import os

import pytest
from invitations import calendar
from northwind import BARE, TOML

pytest.importorskip("icalendar")
pytestmark = pytest.mark.zone_free

SAME = BARE.replace("role: Data Engineer", "role: [")  # the company is legible
OTHER = SAME.replace("Northwind", "Tollgate").replace("northwind", "tollgate")
ILLEGIBLE = BARE.replace("company: Northwind", "company: [")
ROW = "Company,Position,Interview\nNorthwind,Data Engineer,2026-11-18 14:00\nLarkspur,Baker,2026-11-19 10:00\n"
MAIL = (
    b"From: Dana Whitfield <dana@northwind.example>\nTo: robin@marsh.example\nSubject: Your visit\n"
    b"Date: Wed, 18 Nov 2026 15:30:00 -0500\nMessage-ID: <r1@northwind.example>\n\nWe will be in touch.\n"
)
EARLIER = BARE.replace("2026-11-18", "2026-11-10")


@pytest.fixture
def take(make_journal, run_on, tmp_path):
    """Imports a source into a journal of some entries; the exit code, what was said, and the entries afterwards."""

    def take(words, source, **entries):
        folder = make_journal({f"{name}.md": text for name, text in entries.items()}, TOML)
        (tmp_path / "source").write_bytes(source)
        kind, *options = words.split()
        code, out, err = run_on(folder, "import", kind, os.fspath(tmp_path / "source"), *options)
        return code, out + err, {path.stem: path.read_text() for path in folder.glob("*.md")}

    return take


@pytest.mark.parametrize("broken", [SAME, ILLEGIBLE], ids=["its company is the same", "its company is not legible"])
@pytest.mark.parametrize("options", ["--company Northwind --role Engineer", "--dry-run"])
def test_an_invitation_is_not_written_twice(broken, options, take):
    """The file that may be of the interview is named, and nothing is written; neither where the company is not known."""
    code, said, after = take(f"ics {options}", calendar("SUMMARY:Interview"), broken=broken)
    assert (code, after) == (3, {"broken": broken})
    assert "broken.md has an error and may have this already; nothing was written (followup check says where)" in said


def test_an_invitation_of_another_company(take):
    """An error in an entry of another company stops nothing, and neither does any with --force."""
    code, _, after = take("ics --company Northwind --role Engineer", calendar(), broken=OTHER)
    assert (code, len(after)) == (0, 2)
    code, _, after = take("ics --company Larkspur --role Engineer --force", calendar("UID:2@larkspur.example"), broken=ILLEGIBLE)
    assert (code, len(after)) == (0, 3)


def test_a_row_is_not_written_twice(take):
    """The row that may be in the file is refused with its line; the others are written."""
    code, said, after = take("csv", ROW.encode(), broken=SAME)
    assert (code, sorted(after)) == (1, ["2026-11-19-larkspur", "broken"])
    assert (
        ":2:1: error: broken.md has an error and may have this already; nothing was written (followup check says where)\n" in said
    )
    assert "2 rows: 1 entry written, 1 refused\n" in said


def test_no_row_where_the_company_is_not_legible(take):
    """Any row may be in it: one message, and nothing is written."""
    code, said, after = take("csv", ROW.encode(), broken=ILLEGIBLE)
    assert (code, list(after)) == (3, ["broken"])
    assert said.count("broken.md has an error and may have this already") == 1


@pytest.mark.parametrize("broken", [SAME, ILLEGIBLE], ids=["its company is the same", "its company is not legible"])
def test_a_mail_is_not_sure(broken, take):
    """A line that may belong into the file, or be there already, is not written by --sure; its command is shown."""
    code, said, after = take("mail --sure", MAIL, earlier=EARLIER, broken=broken)
    assert (code, after) == (1, {"earlier": EARLIER, "broken": broken})
    assert "    to ask: their address; broken.md has an error and may have this already\n    to write it: followup heard " in said


def test_a_mail_of_another_company(take):
    """An error in an entry of another company leaves the line sure."""
    code, _, after = take("mail --sure", MAIL, earlier=EARLIER, broken=OTHER)
    assert (code, after["earlier"] != EARLIER) == (1, True)


@pytest.mark.parametrize(("broken", "named"), [(SAME, True), (ILLEGIBLE, True), (OTHER, False)])
def test_a_new_entry_is_written_and_the_file_named(broken, named, make_journal, run_on):
    """What a person types is written; the file that may be the same interview is named with it."""
    folder = make_journal({"broken.md": broken}, TOML)
    code, out, _ = run_on(folder, "new", "--company", "Northwind", "--role", "Data Engineer", "--date", "2026-11-18 14:00")
    assert (code, "broken.md has an error and may have this already" in out) == (0, named)
