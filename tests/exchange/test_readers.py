"""Programs that people use read what is exported, and find the same times and texts in it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from calendar_programs import called, khal_configured, open_todos, program
from northwind_calendar import ENTRY, NOW

from followup_kit.api import open_board
from followup_kit.exchange.calendar_file import calendar_of
from followup_kit.exchange.components import unique_id
from followup_kit.exchange.vcards import address_book

pytestmark = pytest.mark.zone_free

NAME = "2026-11-18-northwind.md"
COMPANY = "Northwind, Ltd; Analytics"
FILES = {
    NAME: ENTRY,
    "2026-10-24-oslo.md": ENTRY.replace("2026-11-18 14:00", "2026-10-24 14:00\ntimezone: Europe/Oslo").replace(
        "Northwind", "Fjord"
    ),
    "2026-12-01-tokyo.md": ENTRY.replace("2026-11-18 14:00", "2026-12-01 08:00\ntimezone: Asia/Tokyo").replace(
        "Northwind", "Sumida"
    ),
}


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


# icalendar


@pytest.mark.parametrize("how", [{}, {"todo": True}, {"discreet": True}], ids=str)
def test_icalendar_reads_the_sample_journal(sample_board, how):
    """The library reads every component without a complaint, and each time is that of the row."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    calendar = icalendar.Calendar.from_ical(calendar_of(sample_board, **how))
    assert [c.errors for c in calendar.walk() if c.errors] == []
    found = {str(c["UID"]): c for c in calendar.walk() if c.name in ("VEVENT", "VTODO")}
    for action in sample_board.actions:
        component = found[unique_id(f"action {action.id}")]
        end = component.decoded("DUE" if how.get("todo") else "DTEND")
        if isinstance(end, datetime):
            assert end == action.due
        else:
            last = end if how.get("todo") else end - timedelta(days=1)
            assert last == (action.due - timedelta(seconds=1)).astimezone(action.zone).date()
    for entry in sample_board.journal.entries:
        component = found[unique_id(f"interview {entry.id}")]
        start = component.decoded("DTSTART")
        assert start == (entry.day if entry.assumed else entry.start)


def test_icalendar_finds_texts_and_times(make_journal):
    """Commas, semicolons, line breaks and emoji come out as they were typed, times in three zones as the moments that were meant."""
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed")
    calendar = icalendar.Calendar.from_ical(calendar_of(open_board(make_journal(FILES), NOW)))
    events = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    event = events[f"Interview: {COMPANY}, Data Engineer 🦊"]
    assert str(event["LOCATION"]) == "2nd floor, ring twice"
    assert str(event["DESCRIPTION"]).splitlines() == [
        "round 2 · onsite",
        "With Dana Whitfield, VP Data, +1 555 0100, dana@northwind.example",
        "Recruiter: Jo Park, Park & Co, +1 555 0177",
        "They said: Second round, they call",
    ]
    starts = {name.split(",")[0]: e.decoded("DTSTART") for name, e in events.items() if name.startswith("Interview: ")}
    assert {name: at.astimezone(UTC) for name, at in starts.items()} == {
        "Interview: Northwind": utc(2026, 11, 18, 19), "Interview: Fjord": utc(2026, 10, 24, 12), "Interview: Sumida": utc(2026, 11, 30, 23),
    }  # fmt: skip
    thanks = next(e for name, e in events.items() if "Thank Dana" in name and "Fjord" in name)
    assert thanks.decoded("DTEND").astimezone(UTC) == utc(2026, 10, 25, 13)  # 24 hours over the end of summer time
    assert events[f"{COMPANY}: they promised an answer by today"].decoded("DTSTART") == date(2026, 11, 27)


# vobject, which has its own reader of zones


def test_vobject_reads_the_zones_of_the_calendar(make_journal):
    """A reader that knows no zone but those in the file finds the same moments."""
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    calendar = vobject.readOne(calendar_of(open_board(make_journal(FILES), NOW)).decode())
    calendar.validate(raiseException=True)
    starts = {
        e.summary.value.split(",")[0]: e.dtstart.value for e in calendar.vevent_list if e.summary.value.startswith("Interview: ")
    }
    assert {name: at.astimezone(UTC) for name, at in starts.items()} == {
        "Interview: Northwind": utc(2026, 11, 18, 19), "Interview: Fjord": utc(2026, 10, 24, 12), "Interview: Sumida": utc(2026, 11, 30, 23),
    }  # fmt: skip


def test_vobject_reads_the_address_book(make_journal):
    """Names, organisations and numbers come out as they were typed."""
    vobject = pytest.importorskip("vobject", reason="vobject is not installed")
    (dana, jo) = vobject.readComponents(address_book(open_board(make_journal({NAME: ENTRY}), NOW)).decode())
    assert (dana.fn.value, dana.title.value, dana.tel.value, dana.email.value) == (
        "Dana Whitfield",
        "VP Data",
        "+1 555 0100",
        "dana@northwind.example",
    )
    assert dana.org.value == [COMPANY]
    assert dana.note.value == f"interviewer: {COMPANY}, Data Engineer 🦊"
    assert (jo.fn.value, jo.org.value) == ("Jo Park", ["Park & Co"])


# khal and todoman


def test_khal_shows_it_and_what_has_moved(make_journal, tmp_path):
    """Imported, then brought forward and imported again: khal shows each event once, at its new time, in the person's zone."""
    khal = program("khal")
    folder = make_journal(FILES)
    (tmp_path / "calendar").mkdir()
    conf = khal_configured(tmp_path)
    file = tmp_path / "followup.ics"

    def shown(day: str, earlier: bytes = b"") -> list[str]:
        file.write_bytes(calendar_of(open_board(folder, NOW), earlier))
        called(khal, *conf, "import", "--batch", "-a", "followup", os.fspath(file), home=tmp_path)
        lines = called(khal, *conf, "list", "--format", "{start-end-time-style} {title}", day, "1d", home=tmp_path)
        return [line.strip() for line in lines if "Interview" in line or "Thank" in line or "promised" in line]

    interview = f"Interview: {COMPANY}, Data Engineer 🦊"
    thanks = f"Thank Dana Whitfield by phone via Jo Park: {COMPANY}"
    assert shown("2026-11-18") == [f"14:00-15:00 {interview}"]
    first = file.read_bytes()
    assert shown("2026-11-19") == [f"14:30-15:00 {thanks}"]
    assert f"{COMPANY}: they promised an answer by today" in shown("2026-11-27")
    assert "promised" not in "".join(shown("2026-11-28"))
    assert shown("2026-11-30") == ["18:00-19:00 Interview: Sumida, Ltd; Analytics, Data Engineer 🦊"]
    make_journal({NAME: ENTRY.replace("11-18 14:00", "11-17 10:30")})
    assert shown("2026-11-18", first) == [f"11:00-11:30 {thanks}"]
    assert shown("2026-11-17", first) == [f"10:30-11:30 {interview}"]


def test_todoman_lists_what_is_open(make_journal, tmp_path):
    """To-dos come out with their texts and deadlines; what is done or dropped is not among the open ones."""
    todo = program("todoman", "todo")
    icalendar = pytest.importorskip("icalendar", reason="icalendar is not installed, which takes the calendar apart for todoman")
    calendar = icalendar.Calendar.from_ical(calendar_of(open_board(make_journal(FILES), NOW), todo=True))
    lists = tmp_path / "calendar"
    lists.mkdir()
    for component in calendar.walk("VTODO"):
        one = icalendar.Calendar()
        one.add("version", "2.0")
        one.add("prodid", "-//test//test//EN")
        for zone in calendar.walk("VTIMEZONE"):
            one.add_component(zone)
        one.add_component(component)
        (lists / f"{component['UID']}.ics").write_bytes(one.to_ical())
    found = {row["summary"]: row["due"] for row in open_todos(todo, tmp_path)}
    assert datetime.fromtimestamp(found[f"Thank Dana Whitfield by phone via Jo Park: {COMPANY}"], UTC) == utc(2026, 11, 19, 20)
    assert f"Prepare the interview: {COMPANY}" not in found
    assert len(found) > 3
