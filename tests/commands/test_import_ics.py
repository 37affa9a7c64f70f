"""`followup import ics`: new entries, updates and cancellations, and that nothing is doubled, lost or written twice."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from imported import entries, header
from invitations import APPLE, DANA, GOOGLE, JO, OUTLOOK, ROBIN, calendar
from mails import mail, mbox
from northwind import TOML as TOML

pytest.importorskip("icalendar")

from followup_kit.api import open_board
from followup_kit.base.nothing_said import says_nothing
from followup_kit.changes.new_entries import entry_of
from followup_kit.cli import main
from followup_kit.commands.importing import one_invitation
from followup_kit.exchange.calendar_file import calendar_of
from followup_kit.exchange.content_lines import unfolded
from followup_kit.exchange.invitations.entry import entry_from
from followup_kit.exchange.invitations.files import invitations_in
from followup_kit.exchange.invitations.whose import Whose
from followup_kit.journal.entry import read_entry
from followup_kit.journal.syntax.fences import split

pytestmark = pytest.mark.zone_free

FILES: dict[str, str] = {}
NOW = "2026-11-12T09:00"
NORTHWIND = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
---

## To ask
What is the team like?
"""
SURE = ["--company", "Northwind", "--role", "Data Engineer"]


@pytest.fixture
def take(run, tmp_path):
    """Takes over invitations, given as bytes; the exit code, what stands on stdout and on stderr, by short file names."""

    def take(*data: bytes, options: list[str] | None = None):
        paths = []
        for n, content in enumerate(data):
            paths.append(tmp_path / f"{'abcdef'[n]}.ics")
            paths[-1].write_bytes(content)
        code, out, err = run("import", "ics", *map(os.fspath, paths), *(options or []))
        return code, out.replace(f"{tmp_path}/", ""), err.replace(f"{tmp_path}/", "")

    return take


# A new entry


def test_everything_that_an_invitation_of_google_holds(journal, take):
    """The whole entry, with what was assumed in comments and its text in a quotation, and what is said of it."""
    code, out, err = take(GOOGLE, options=["--role", "Data Engineer"])
    assert (code, err) == (0, "")
    assert out.split("\n")[1:] == [
        "  assumed: the company is Northwind, which is in the title and in Jo Park <jo@northwind.example>",
        "  will not come: Sam Ortega <sam@northwind.example>",
        "  invited without a name: lee@northwind.example; write name: and email: below interviewers",
        "  organised by Jo Park <jo@northwind.example>, who may be the recruiter: write that behind recruiter:, if so",
        "  next: Prepare the interview, from Mon 16 Nov 09:00",
        "",
    ]
    found = entries(journal)
    assert list(found) == ["2026-11-18-northwind.md"]
    text = found["2026-11-18-northwind.md"]
    assert [line for line in header(text) if line[0] != "#"] == [
        "company: Northwind",
        "role: Data Engineer",
        "date: 2026-11-18 14:00",
        "format: video",
        "  - {name: Dana Whitfield, email: dana@northwind.example}",
        "interest: undecided",
        "timezone: America/New_York",
        "duration: 1h30m",
        'place: "https://meet.google.com/abc-defg-hij"',
        "calendar_uid: 7kq2bs1@calendar.example",
        "calendar_sequence: 0",
    ]
    assert text.endswith(
        "## Invitation\n\n> Interview Northwind - Data Engineer\n>\n> Hi Robin,\n>\n> we look forward to it.\n> ---\n"
        "> ## Why me\n> I am the best.\n"
    )
    assert stat.S_IMODE((journal / "2026-11-18-northwind.md").stat().st_mode) == 0o600
    assert main(["check", "--strict", "--now", NOW]) == 0


def test_a_zone_of_outlook_is_written_down(journal, take):
    """The entry has its IANA name and the local time, whatever the journal's zone is."""
    assert take(OUTLOOK, options=SURE)[0] == 0
    text = entries(journal)["2026-11-18-northwind.md"]
    assert "date: 2026-11-18 10:00\n" in text
    assert "timezone: Europe/Berlin\n" in text
    assert "# the zone 'W. Europe Standard Time' is Europe/Berlin\n" in text
    assert 'place: "Microsoft Teams Meeting, https://teams.microsoft.com/l/meetup-join/19%3ameeting"\n' in text
    assert "calendar_sequence: 3\n" in text


def test_an_address_of_apple(journal, take):
    """A place of two lines comes back exactly."""
    assert take(APPLE, options=SURE)[0] == 0
    entry = open_board(journal, NOW).journal.entries[0]
    assert (entry.place, str(entry.zone)) == ("12 Wharf Road, London\nring twice", "Europe/London")


def test_a_floating_time_is_that_of_the_journal_and_says_so(journal, take):
    """Visible in the entry and in what is printed; another zone on request."""
    data = calendar("DTSTART:20261118T100000")
    out = take(data, options=[*SURE, "--timezone", "Europe/Oslo", "--dry-run"])[1]
    assert "timezone: Europe/Oslo\n" in out
    assert "zone assumed" not in out
    assert "  zone assumed: America/New_York (the invitation names none)\n" in take(data, options=SURE)[1]
    text = entries(journal)["2026-11-18-northwind.md"]
    assert "date: 2026-11-18 10:00\n" in text
    assert "# zone assumed: America/New_York (the invitation names none)\n" in text


def test_a_whole_day(journal, take):
    """A date without an hour."""
    assert take(calendar("DTSTART;VALUE=DATE:20261118"), options=SURE)[0] == 0
    assert "date: 2026-11-18\n" in entries(journal)["2026-11-18-northwind.md"]
    assert open_board(journal, NOW).journal.entries[0].assumed


def test_the_second_day_is_not_lost_in_silence(journal, take):
    """A new entry says that it is of the first day, and so does what an update would change."""
    more = "it is on 2 days: only the first is taken; followup new makes an entry of another"
    code, out, _ = take(calendar("DTSTART;VALUE=DATE:20261118", "DTEND;VALUE=DATE:20261120"), options=SURE)
    assert code == 0
    assert f"  {more}\n" in out
    assert f"# {more}\n" in entries(journal)["2026-11-18-northwind.md"]
    update = calendar("DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261125", "SEQUENCE:1")
    assert f": {more}\n" in take(update, options=["--dry-run"])[1]


def test_an_hour_that_comes_twice(journal, take):
    """In UTC it is one moment, so the entry has its offset."""
    assert take(calendar("DTSTART:20261101T063000Z"), options=SURE)[0] == 0
    entry = open_board(journal, NOW).journal.entries[0]
    assert f"{entry.start:%H:%M}" == "06:30"
    assert "date: 2026-11-01 01:30-05:00\n" in next(iter(entries(journal).values()))


# Whose interview it is


def test_what_is_not_known_becomes_a_todo(journal, take, run):
    """The dates are right, the names are not made up; check names both, and no draft is ready."""
    code, out, err = take(calendar("SUMMARY:A talk about you"))
    assert (code, err) == (0, "")
    assert "  to fill in: company and role (TODO in the entry): followup edit 2026-11-18-a-talk-about-you\n" in out
    assert header(next(iter(entries(journal).values())))[:2] == [
        'company: "TODO: A talk about you"',
        "role: TODO (2026-11-18)",
    ]
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out == (
        "2026-11-18-a-talk-about-you.md:2:10: warning: company is still to be filled in (write company: Northwind Analytics)\n"
        "2026-11-18-a-talk-about-you.md:3:7: warning: role is still to be filled in (write role: Data Engineer)\n"
    )


def test_a_todo_of_the_journal_is_no_name(journal, take):
    """A second invitation of a company without a role has none either, and says that it is to be filled in."""
    take(calendar(JO))
    code, out, _ = take(calendar(JO, "UID:2@northwind.example", "DTSTART:20261125T100000Z"))
    assert code == 0
    assert "assumed: the role" not in out
    assert "  to fill in: role (TODO in the entry): followup edit 2026-11-25-northwind\n" in out


@pytest.mark.parametrize(
    ("entry", "lines", "company", "role"),
    [
        (NORTHWIND, ["SUMMARY:Second interview at Northwind"], "Northwind", "Data Engineer"),
        (NORTHWIND.replace("date: 2026-11-18 14:00", "applied: 2026-10-01"), ["SUMMARY:Northwind!"], "Northwind", "Data Engineer"),
        (NORTHWIND, ["SUMMARY:Northwinds of change"], None, None),
        (
            NORTHWIND.replace("---\n\n", "interviewers: [{name: Dana Whitfield, email: dana@northwind.example}]\n---\n\n"),
            ["SUMMARY:Chat", JO],
            "Northwind",
            "Data Engineer",
        ),
        (NORTHWIND.replace("Northwind", "Lark"), ["SUMMARY:Northwind Analytics talk", JO.replace("northwind", "northwind-analytics")], "Northwind Analytics", None),
        ("", ["SUMMARY:Interview", JO], None, None),
        ("", ["SUMMARY:gmail talk", JO.replace("northwind.example", "gmail.com")], None, None),
        ("", ["SUMMARY:Northwind talk", JO.replace("northwind.example", "northwind.co.uk")], "Northwind", None),
    ],
)  # fmt: skip
def test_a_company_is_taken_only_where_there_is_no_doubt(make_journal, tmp_path, entry, lines, company, role):
    """From the journal by a person's address or the name in the title, or where title and address say the same."""
    from followup_kit.exchange.invitations.whose import whose

    board = open_board(make_journal({"2026-11-01-a.md": entry} if entry else {}, TOML), NOW)
    found = whose(board, invitations_in("a.ics", calendar(*lines, "DTSTART:20261125T100000Z")).invitations[0])
    assert (found.company, found.role) == (company, role)


def test_two_companies_in_the_journal_are_a_doubt(make_journal):
    """Nothing is taken where two would fit."""
    from followup_kit.exchange.invitations.whose import whose

    files = {"a.md": NORTHWIND, "b.md": NORTHWIND.replace("Northwind", "Lark")}
    board = open_board(make_journal(files, TOML), NOW)
    found = whose(board, invitations_in("a.ics", calendar("SUMMARY:Lark and Northwind")).invitations[0])
    assert found.company is None


def test_a_terminal_is_asked(journal, take, monkeypatch):
    """For what is not known; an empty answer leaves it open."""
    monkeypatch.setattr(one_invitation, "at_a_terminal", lambda: True)
    answers = iter(["Northwind\n", "\n"])
    monkeypatch.setattr("sys.stdin", type("Tty", (), {"readline": lambda self: next(answers), "isatty": lambda self: True})())
    _, out, _ = take(calendar("SUMMARY:A talk", JO))
    assert out.startswith("a.ics:5: A talk, Wed 18 Nov, from Jo Park <jo@northwind.example>\ncompany: role: ")
    assert header(entries(journal)["2026-11-18-northwind.md"])[:2] == ["company: Northwind", "role: TODO"]


# A second time


def test_a_second_import_changes_nothing(journal, take):
    """The same file again, also after the person has changed the entry."""
    take(GOOGLE, options=SURE)
    before = entries(journal)
    again = take(GOOGLE, options=SURE)
    assert again == (0, "a.ics:6: 2026-11-18-northwind.md has this invitation already; unchanged\n", "")
    assert entries(journal) == before
    path = journal / "2026-11-18-northwind.md"
    path.write_text(path.read_text(encoding="utf-8").replace("14:00", "15:00"), encoding="utf-8")
    code, out, err = take(GOOGLE, options=["--yes"])
    assert (code, err) == (0, "")
    assert out == (
        "a.ics:6: 2026-11-18-northwind.md has this invitation already, but another time: unchanged\n"
        "  Wed 18 Nov 15:00 in the entry, Wed 18 Nov 14:00 in the invitation; if this one is right: "
        "followup move 2026-11-18-northwind '2026-11-18 14:00'\n"
    )
    assert "15:00" in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace("15:00", "14:00").replace("1h30m", "2h"), encoding="utf-8")
    assert take(GOOGLE)[1].endswith("has this invitation already, and you changed the entry since; unchanged\n")


def test_an_update_that_does_not_count_its_revision_is_no_silence(journal, take):
    """Some programs send the new time with the old SEQUENCE: it is said, with what to type, in the zone of the entry."""
    take(calendar("DTSTART;TZID=Europe/London:20261118T190000"), options=SURE)
    code, out, _ = take(calendar("DTSTART:20261119T190000Z"), options=["--yes"])
    assert (code, out) == (
        0,
        "a.ics:5: 2026-11-18-northwind.md has this invitation already, but another time: unchanged\n"
        "  Wed 18 Nov 19:00 in the entry, Thu 19 Nov 19:00 in the invitation; if this one is right: "
        "followup move 2026-11-18-northwind '2026-11-19 19:00'\n",
    )
    out = take(calendar("DTSTART;VALUE=DATE:20261120"))[1]
    assert "Fri 20 Nov in the invitation; if this one is right: followup move 2026-11-18-northwind 2026-11-20\n" in out


@pytest.mark.parametrize(
    ("location", "held"),
    [
        ("", "video"),
        ("Microsoft Teams-Besprechung", "video"),
        ("https://meet.example/x; online", "video"),
        ("Hauptstr. 1\\, Berlin", ""),
        ("Room 5", ""),
    ],
)
def test_a_link_beside_a_place_does_not_make_it_a_video(journal, take, location, held):
    """Some programs put a link into every invitation; where they wait for you in a room, nobody says video."""
    take(calendar(f"LOCATION:{location}", "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij"), options=SURE)
    text = entries(journal)["2026-11-18-northwind.md"]
    assert ("format: video" in text) == bool(held)
    assert "meet.google.com" in text


def test_an_older_revision_is_passed_over(journal, take):
    """Whatever it says."""
    take(calendar("SEQUENCE:4"), options=SURE)
    before = entries(journal)
    said = "revision 2 is older than the one that 2026-11-18-northwind.md has (4); passed over"
    assert take(calendar("SEQUENCE:2", "DTSTART:20261120T100000Z"), options=["--yes"]) == (0, f"a.ics:5: {said}\n", "")
    assert entries(journal) == before


UPDATE = calendar("SEQUENCE:1", "DTSTART;TZID=America/New_York:20261116T093000", "DURATION:PT2H", "LOCATION:Room 5", DANA, ROBIN)


def test_an_update_shows_a_diff_and_wants_a_word(journal, take):
    """Without `--yes`, and nobody to ask, nothing is written; with it exactly what differs is."""
    take(calendar(), options=SURE)
    path = journal / "2026-11-18-northwind.md"
    path.write_text(path.read_text(encoding="utf-8").replace("## Discussed\n", "## Discussed\nMy own words.\n"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    code, out, err = take(UPDATE)
    assert (code, err) == (1, "followup: 2026-11-18-northwind.md: nothing was written; to make this change add --yes\n")
    assert "-date: 2026-11-18 14:00\n+date: 2026-11-16 09:30\n" in out
    assert path.read_text(encoding="utf-8") == before
    assert take(UPDATE, options=["--dry-run"])[0] == 0
    assert path.read_text(encoding="utf-8") == before
    code, out, err = take(UPDATE, options=["--yes"])
    assert (code, err) == (0, "")
    said = out.split("\n")
    assert "2026-11-18-northwind.md:4: written: moved to 2026-11-16 09:30" in said
    assert any(line.startswith("  now waiting: Weigh it up, set interest, from Mon 16 Nov 11:30") for line in said)
    assert said[-2:] == ["  to undo: followup import ics a.ics --undo", ""]
    was, now = before.split("\n"), path.read_text(encoding="utf-8").split("\n")
    assert [line for line in was if line not in now] == ["date: 2026-11-18 14:00", "duration: 1h", "calendar_sequence: 0"]
    assert [line for line in now if line not in was] == [
        "date: 2026-11-16 09:30",
        "  - {name: Dana Whitfield, email: dana@northwind.example}",
        "duration: 2h",
        "calendar_sequence: 1",
        "place: Room 5",
    ]
    assert take(UPDATE, options=["--yes"])[1] == "a.ics:5: 2026-11-18-northwind.md has this invitation already; unchanged\n"


@pytest.mark.parametrize(("answer", "code", "moved"), [("y\n", 0, True), ("n\n", 3, False), ("", 3, False)])
def test_a_terminal_is_asked_about_an_update(journal, take, monkeypatch, answer, code, moved):
    """Yes writes it, anything else does not."""
    take(calendar(), options=SURE)
    monkeypatch.setattr("followup_kit.commands.shared.writing.at_a_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", type("Tty", (), {"readline": lambda self: answer})())
    assert take(UPDATE)[0] == code
    assert ("2026-11-16 09:30" in entries(journal)["2026-11-18-northwind.md"]) is moved


TYPED = """---
company: Northwind
role: Data Engineer
date:   2026-11-18 14:00   # they said
place: "Room 1"
interviewers:
    - Dana Whitfield   # the boss
duration: 45m
---

## To ask
What is the team like?
"""


@pytest.mark.parametrize(
    "text",
    [
        NORTHWIND,
        TYPED,
        TYPED.replace("    - Dana Whitfield   # the boss\n", "").replace("interviewers:", "interviewers:   # who?"),
        TYPED.replace("\n    - Dana Whitfield   # the boss", " [Dana Whitfield, Omar Haddad]  # both"),
        TYPED.replace("place:", "format: onsite\ncalendar_uid: ''\nplace:").replace(
            "duration: 45m", "timezone: America/New_York"
        ),
        TYPED.replace("2026-11-18 14:00", "2026-11-18\ntime: 14:00-15:30").replace("duration: 45m\n", ""),
        TYPED.replace("date:   2026-11-18 14:00   # they said", "applied: 2026-10-01\ndate:"),
        TYPED.replace("\n", "\r\n"),
        "---\ncompany: Northwind\nrole: Data Engineer\napplied: 2026-10-01\n---\n",
    ],
)
@pytest.mark.parametrize(
    "calendars",
    [[calendar(DANA, JO, ROBIN, "LOCATION:Room 5")], [calendar(), UPDATE], [calendar(), calendar("SEQUENCE:1", method="CANCEL")]],
)
def test_undo_gives_back_every_byte(make_journal, run_on, tmp_path, text, calendars):
    """Each change of an entry that was there, by the command that it names; then there is nothing more to undo."""
    folder = make_journal({"a.md": text}, TOML)
    path, states = tmp_path / "a.ics", [(folder / "a.md").read_bytes()]
    for data in calendars:
        path.write_bytes(data)
        code, out, err = run_on(folder, "import", "ics", os.fspath(path), "--yes")
        assert (code, err) == (0, "")
        assert f"  to undo: followup import ics {path} --undo --journal {folder}\n" in out
        states.append((folder / "a.md").read_bytes())
    for data, before in zip(reversed(calendars), reversed(states[:-1]), strict=True):
        path.write_bytes(data)
        assert run_on(folder, "import", "ics", os.fspath(path), "--undo")[::2] == (0, "")
        assert (folder / "a.md").read_bytes() == before
    code, out, err = run_on(folder, "import", "ics", os.fspath(path), "--undo")
    assert (code, out) == (2, "")
    assert "nothing to undo" in err


def test_what_you_changed_since_stays(journal, take):
    """Only what stands as it was written is taken back; a new entry, which followup wrote whole, is left to you."""
    take(calendar(), options=SURE)
    assert take(calendar(), options=["--undo"])[0] == 2
    path = journal / "2026-11-18-northwind.md"
    before = path.read_text(encoding="utf-8")
    take(UPDATE, options=["--yes"])
    path.write_text(path.read_text(encoding="utf-8").replace("Room 5", "Room 6"), encoding="utf-8")
    assert take(UPDATE, options=["--undo"])[::2] == (0, "")
    assert path.read_text(encoding="utf-8") == before.replace("\n---\n", "\nplace: Room 6\n---\n", 1)


def test_an_interview_brought_forward_moves_its_rows_and_its_event(journal, take):
    """The rows are counted from the new time; the exported event keeps its UID and says that it moved."""
    take(calendar(), options=SURE)
    before = open_board(journal, NOW)
    earlier = calendar_of(before)
    take(UPDATE, options=["--yes"])
    after = open_board(journal, NOW)
    ids = [{a.id for a in board.actions if a.kind == "prepare"} for board in (before, after)]
    assert ids[0] == ids[1]
    opens = [next(a.opens for a in board.actions if a.kind == "prepare") for board in (before, after)]
    assert (opens[0] - opens[1]).days == 2
    events = [
        {line for line in unfolded(data) if line.startswith(("UID:", "SEQUENCE:", "COMMENT:moved"))}
        for data in (earlier, calendar_of(after, earlier))
    ]
    assert {line for line in events[0] if line.startswith("UID:")} <= events[1]
    assert {"SEQUENCE:1", "COMMENT:moved from 2026-11-18 14:00"} <= events[1]


def test_an_update_in_another_zone_and_a_date_in_two_fields(make_journal, run_on, tmp_path):
    """`time` stays a field of its own, a range gives way to `duration`, and the moment is exact."""
    text = NORTHWIND.replace(
        "date: 2026-11-18 14:00", "date: 2026-11-18   # they said\ntime: 14:00-15:30\ncalendar_uid: 1@northwind.example"
    )
    folder = make_journal({"a.md": text}, TOML)
    path = tmp_path / "a.ics"
    path.write_bytes(calendar("SEQUENCE:1", "DTSTART;TZID=Europe/London:20261119T180000", "DURATION:PT45M"))
    code, _, err = run_on(folder, "import", "ics", os.fspath(path), "--yes")
    assert (code, err) == (0, "")
    new = (folder / "a.md").read_text(encoding="utf-8")
    assert new == text.replace("date: 2026-11-18 ", "date: 2026-11-19 ").replace("14:00-15:30", "18:00").replace(
        "\n---\n\n", "\ntimezone: Europe/London\nduration: 45m\ncalendar_sequence: 1\n---\n\n"
    )


def test_a_cancellation_never_deletes(journal, take):
    """It proposes `cancelled`, is made once, and of an interview that nobody has it says so."""
    cancel = calendar("SEQUENCE:1", method="CANCEL")
    nothing = "cancelled by the organiser; no entry is of this interview, so nothing was written"
    assert take(cancel, options=["--yes"]) == (0, f"a.ics:5: {nothing}\n", "")
    take(calendar(), options=SURE)
    before = entries(journal)
    code, out, _ = take(cancel)
    assert code == 1
    assert out.startswith("a.ics:5: cancelled by the organiser\n---")
    assert entries(journal) == before
    assert take(cancel, options=["--yes"])[0] == 0
    text = entries(journal)["2026-11-18-northwind.md"]
    assert [line for line in text.split("\n") if line not in before["2026-11-18-northwind.md"].split("\n")] == [
        "calendar_sequence: 1",
        "cancelled: by the organiser",
    ]
    said = "a.ics:5: cancelled by the organiser, as 2026-11-18-northwind.md says already; unchanged\n"
    assert take(cancel, options=["--yes"]) == (0, said, "")


@pytest.mark.parametrize("date", ["2026-11-18 14:00", "2026-11-18"])
@pytest.mark.parametrize("options", [[], SURE])
def test_an_interview_that_was_typed_is_tied_and_not_doubled(make_journal, run_on, tmp_path, date, options):
    """The same company at the same time, or on the day without an hour: offered, and made with a word."""
    folder = make_journal({"a.md": NORTHWIND.replace("2026-11-18 14:00", date)}, TOML)
    path = tmp_path / "a.ics"
    path.write_bytes(calendar())
    code, out, _ = run_on(folder, "import", "ics", os.fspath(path), *options)
    assert code == 1
    assert "this is the interview of a.md" in out
    assert run_on(folder, "import", "ics", os.fspath(path), *options, "--yes")[0] == 0
    entry = open_board(folder, NOW).journal.entries[0]
    assert (entry.calendar_uid, entry.assumed) == ("1@northwind.example", False)
    assert len(list(folder.glob("*.md"))) == 1


def test_an_application_gets_its_date(make_journal, run_on, tmp_path):
    """The entry of the application becomes that of the interview, with a word; what stands in it stays."""
    text = "---\ncompany: Northwind\nrole: Data Engineer\napplied: 2026-10-01\nplace: the annex\n---\n\n## Why me\nI like it.\n"
    folder = make_journal({"a.md": text}, TOML)
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(DANA, ROBIN, "LOCATION:Room 5"))
    code, out, _ = run_on(folder, "import", "ics", os.fspath(path))
    assert code == 1
    assert "the interview of your application a.md\n" in out
    assert (folder / "a.md").read_text(encoding="utf-8") == text
    assert run_on(folder, "import", "ics", os.fspath(path), "--yes")[0] == 0
    assert (folder / "a.md").read_text(encoding="utf-8") == text.replace(
        "annex\n",
        "annex\ndate: 2026-11-18 14:00\ntimezone: America/New_York\nduration: 1h\ncalendar_uid: 1@northwind.example\n"
        "calendar_sequence: 0\ninterviewers:\n  - {name: Dana Whitfield, email: dana@northwind.example}\n",
    )
    assert run_on(folder, "import", "ics", os.fspath(path))[1].endswith(
        "a.md has this invitation already, and you changed the entry since; unchanged\n"
    )


def test_two_invitations_of_one_interview_are_one_entry(journal, take):
    """Of the company and of a scheduling service: the second is named, `--force` writes it all the same."""
    take(calendar(), options=SURE)
    second = calendar("UID:2@scheduling.example")
    code, out, _ = take(second, options=SURE)
    assert code == 0
    assert "2026-11-18-northwind.md is that interview already, from another invitation; nothing was written" in out
    assert len(entries(journal)) == 1
    assert take(second, options=[*SURE, "--force"])[0] == 0
    assert list(entries(journal)) == ["2026-11-18-northwind-2.md", "2026-11-18-northwind.md"]


def test_our_own_calendar_is_passed_over(journal, take):
    """What followup exported is in the journal already."""
    (journal / "a.md").write_text(NORTHWIND, encoding="utf-8")
    code, out, err = take(calendar_of(open_board(journal, NOW)))
    assert (code, err) == (0, "")
    assert re.fullmatch(r"a\.ics: \d+ events that followup wrote itself; passed over\n", out)
    assert list(entries(journal)) == ["a.md"]


# Files


def test_a_bad_file_does_not_stop_the_others(journal, take):
    """It is named with its line, and the exit code says so."""
    code, out, err = take(calendar("DTSTART:20260230"), calendar(), options=SURE)
    assert code == 1
    assert err == "a.ics:9:1: error: DTSTART: '20260230' is not a date (ask for the date)\n"
    assert "2026-11-18-northwind.md: written" in out


def test_a_file_that_is_not_there_stops_before_anything_is_written(journal, take, run):
    """A wrong path is a wrong word on the command line."""
    code, _, err = run("import", "ics", "nowhere.ics")
    assert (code, err) == (2, "followup: cannot read 'nowhere.ics' (No such file or directory)\n")
    assert run("import", "ics", os.fspath(journal))[0] == 2
    assert entries(journal) == {}


def test_an_invitation_inside_of_a_mail(journal, take):
    """As a part and as an attached file, in a mail that was forwarded too; once, with the line in the invitation."""
    from email.message import EmailMessage
    from email.policy import SMTP

    whole = EmailMessage(policy=SMTP)
    whole["From"], whole["Subject"] = "jo@northwind.example", "Interview"
    whole.set_content("Please come.")
    event = calendar("SUMMARY:Interview at Northwind, Zürich")
    whole.add_attachment(event, "application", "octet-stream", filename="invite.ics")
    whole.attach(EmailMessage(policy=SMTP))
    whole.get_payload()[-1].set_content(event.decode(), subtype="calendar", charset="iso-8859-1", cte="base64")
    code, out, err = take(whole.as_bytes(), options=SURE)
    assert (code, err) == (0, "")
    assert out.count("written") == 1
    assert "company: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n" in entries(journal)["2026-11-18-northwind.md"]
    forwarded = EmailMessage(policy=SMTP)
    forwarded["From"], forwarded["Subject"] = "robin@marsh.example", "Fwd: Interview"
    forwarded.set_content("See below.")
    forwarded.add_attachment(whole)
    said = "a.ics (its invitation):5: 2026-11-18-northwind.md has this invitation already; unchanged\n"
    assert take(forwarded.as_bytes(), options=SURE) == (0, said, "")
    empty = EmailMessage(policy=SMTP)
    empty["From"], empty["Subject"] = "jo@northwind.example", "Interview"
    empty.set_content("Please come.")
    assert take(empty.as_bytes()) == (1, "", "followup: a.ics: a mail without an invitation in it\n")


def test_one_mail_of_a_mailbox(journal, take):
    """By its Message-ID; without that a mailbox is too much."""
    mails = [mail(message_id=f"<{n}@x.example>", calendar=calendar(f"UID:{n}@x.example").decode()) for n in range(21)]
    code, out, err = take(mbox(mails), options=[*SURE, "--message", "17@x.example"])
    assert (code, err) == (0, "")
    assert "calendar_uid: 17@x.example" in entries(journal)["2026-11-18-northwind.md"]
    code, out, err = take(mbox(mails))
    assert (code, out) == (2, "")
    assert err == (
        "followup: a mailbox with many mails: 'a.ics' (say which one with --message ID; followup import mail names it)\n"
    )
    code, out, err = take(mbox(mails), options=["--message", "99@x.example"])
    assert (code, out) == (2, "")
    assert err == "followup: no mail with the Message-ID 99@x.example in 'a.ics' (followup import mail names it)\n"


def test_a_whole_calendar_is_no_invitation(journal, take):
    """More than twenty events want a choice."""
    many = b"".join(
        calendar(f"UID:{n}@x.example", f"SUMMARY:Event {n}", f"DTSTART:202612{n % 28 + 1:02}T{n % 24:02}0000Z")
        .partition(b"METHOD:REQUEST\r\n")[2]
        .removesuffix(b"END:VCALENDAR\r\n")
        for n in range(30)
    )
    data = b"BEGIN:VCALENDAR\r\n" + many + b"END:VCALENDAR\r\n"
    code, _, err = take(data)
    assert code == 1
    assert err.startswith("followup: a.ics has 30 events, so it is a calendar and no invitation; nothing was written: ")
    assert entries(journal) == {}
    assert take(data, options=["--only", "event 17"])[0] == 0
    assert len(entries(journal)) == 1
    assert take(data, options=["--only", "nothing"])[2] == "followup: a.ics: none of 30 events has 'nothing' in its title\n"


def test_a_sample_is_not_written_to(make_journal, tmp_path, capsys):
    """As by every command that writes."""
    folder = make_journal({}, TOML.replace("[me]", "now = 2026-11-12T09:00:00-05:00\n[me]"))
    path = tmp_path / "a.ics"
    path.write_bytes(calendar())
    assert main(["import", "ics", os.fspath(path), "--journal", os.fspath(folder)]) == 3
    assert "sample journal" in capsys.readouterr().err


def test_without_the_library(journal, take, monkeypatch):
    """What to install."""
    import sys

    for name in [n for n in sys.modules if n.startswith(("icalendar", "followup_kit.exchange.invitations"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, _, err = take(calendar())
    assert (code, err) == (2, "followup: to read calendar files it needs icalendar: pip install 'followup-kit[calendar]'\n")


def test_the_persons_template_and_names_are_kept(make_journal, run_on, tmp_path):
    """Another template, with another style, another end of line and the fields by the vault's names."""
    template = "---\r\nfirma:\r\nposition:\r\nwann:\r\ntags: [interview]\r\ninterviewers: []\r\n---\r\n\r\n# Notes\r\n"
    toml = TOML + '[fields]\ncompany = "firma"\nrole = "position"\ndate = "wann"\n'
    folder = make_journal({"templates/interview.md": template}, toml)
    path = tmp_path / "a.ics"
    path.write_bytes(calendar(DANA, ROBIN))
    code, _, err = run_on(folder, "import", "ics", os.fspath(path), *SURE)
    assert (code, err) == (0, "")
    text = (folder / "2026-11-18-northwind.md").read_bytes().decode()
    assert text.startswith(
        "---\r\nfirma: Northwind\r\nposition: Data Engineer\r\nwann: 2026-11-18 14:00\r\ntags: [interview]\r\n"
    )
    assert text.endswith("# Notes\r\n\r\n## Invitation\r\n\r\n> Interview at Northwind\r\n")
    assert open_board(folder, NOW).journal.entries[0].interviewers[0].name == "Dana Whitfield"


HOSTILE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60) | st.sampled_from(
    [
        "x\n---\nrole: Boss\n---\n",
        '"',
        "'",
        "a: b",
        "- a",
        "# c",
        "null",
        "~",
        "{a: b}",
        "!!python/object:os.system",
        "&a *a",
        "...",
        "NO",
        "\u2028",
        "\x85",
        "\0",
    ]
)


@settings(max_examples=200)
@given(summary=HOSTILE, place=HOSTILE)
def test_any_text_comes_back_exactly(tmp_path_factory, summary, place):
    """One header, with the company and the place as they were given, whatever is in them."""
    folder = HOSTILE_JOURNAL.setdefault("folder", tmp_path_factory.mktemp("hostile"))
    (folder / "journal.toml").write_text(TOML, encoding="utf-8")
    board = open_board(folder, NOW)

    def escaped(text: str) -> str:
        return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")

    found = invitations_in("a.ics", calendar(f"SUMMARY:{escaped(summary)}", f"LOCATION:{escaped(place)}"))
    assert found.problems == ()
    invitation = found.invitations[0]
    assert (invitation.summary, invitation.location) == (summary.strip(), place.strip())
    company = " ".join(summary.split())
    assume(not company or not says_nothing(company))  # `--company .` is refused
    file, text = entry_of(board, entry_from(board, invitation, Whose(company or None, "Engineer")))
    read = read_entry(file, text, board.journal.settings)
    assert read.entry is not None
    assert read.entry.company == (company or "TODO")
    assert read.entry.place == (place.strip() or None)
    parts = split(text)
    assert parts is not None
    assert "## Why me" in parts.body


HOSTILE_JOURNAL: dict[str, Path] = {}
