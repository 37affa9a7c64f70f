"""A journal as a calendar: whole texts, revisions, what is kept, and what never gets into it."""

from __future__ import annotations

import re

import pytest
from limits import within
from northwind_calendar import ENTRY, NOW, events_in, lines_of, starting

from followup_kit.api import open_board
from followup_kit.exchange.calendar_file import calendar_of
from followup_kit.exchange.content_lines import unfolded

pytestmark = pytest.mark.zone_free

NAME = "2026-11-18-northwind.md"
TOML = 'timezone = "America/New_York"\nprofiles_reviewed = 2026-11-01\n'
HEAD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//followup_kit//followup//EN
CALSCALE:GREGORIAN
NAME:Follow-ups
X-WR-CALNAME:Follow-ups
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
"""
NEW_YORK_2026 = """BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:STANDARD
DTSTART:20251230T190000
TZOFFSETFROM:-0500
TZOFFSETTO:-0500
TZNAME:EST
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20260308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
END:STANDARD
END:VTIMEZONE
"""
# One interview with nothing owed but the thank-you: everything else is skipped.
PLAIN = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
place: 2nd floor, ring twice
interviewers:
  - {name: Dana Whitfield, title: VP Data, email: dana@northwind.example, phone: "+1 555 0100"}
next_steps: Second round; they call
skip: [prepare, reflect, letter, check-in, connect, move-on]
---
"""
INTERVIEW = """BEGIN:VEVENT
UID:c41241cd-e494-5f06-ad05-784db0aa2b6c
DTSTAMP:20261118T230000Z
SEQUENCE:0
X-FOLLOWUP-ENTRY:f53ecd84
DTSTART;TZID=America/New_York:20261118T140000
DTEND;TZID=America/New_York:20261118T150000
STATUS:CONFIRMED
SUMMARY:Interview: Northwind\\, Data Engineer
CLASS:PRIVATE
TRANSP:TRANSPARENT
LOCATION:2nd floor\\, ring twice
DESCRIPTION:With Dana Whitfield\\, VP Data\\, +1 555 0100\\, dana@northwind.ex
 ample\\nThey said: Second round\\; they call
END:VEVENT
"""
THANKS = """BEGIN:VEVENT
UID:f57756eb-d5a1-5b9e-8e90-8b6bf9a9c375
DTSTAMP:20261118T230000Z
SEQUENCE:0
X-FOLLOWUP-ENTRY:f53ecd84
DTSTART;TZID=America/New_York:20261119T143000
DTEND;TZID=America/New_York:20261119T150000
STATUS:CONFIRMED
X-FOLLOWUP-STATE:open
SUMMARY:Thank Dana Whitfield by e-mail: Northwind
CLASS:PRIVATE
TRANSP:TRANSPARENT
DESCRIPTION:Northwind\\, Data Engineer\\nThank Dana Whitfield within 24 hours
  of the interview.
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Thank Dana Whitfield by e-mail: Northwind
TRIGGER;VALUE=DATE-TIME:20261119T180000Z
END:VALARM
END:VEVENT
"""
TODO = """BEGIN:VTODO
UID:f57756eb-d5a1-5b9e-8e90-8b6bf9a9c375
DTSTAMP:20261118T230000Z
SEQUENCE:0
X-FOLLOWUP-ENTRY:f53ecd84
DTSTART;TZID=America/New_York:20261118T150000
DUE;TZID=America/New_York:20261119T150000
STATUS:NEEDS-ACTION
X-FOLLOWUP-STATE:open
SUMMARY:Thank Dana Whitfield by e-mail: Northwind
CLASS:PRIVATE
DESCRIPTION:Northwind\\, Data Engineer\\nThank Dana Whitfield within 24 hours
  of the interview.
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Thank Dana Whitfield by e-mail: Northwind
TRIGGER;VALUE=DATE-TIME:20261119T180000Z
END:VALARM
END:VTODO
"""


@pytest.mark.parametrize(("todo", "action"), [(False, THANKS), (True, TODO)], ids=["events", "to-dos"])
def test_one_calendar_whole(make_journal, todo, action):
    """An interview and what is owed after it, byte for byte."""
    folder = make_journal({NAME: PLAIN}, TOML)
    data = calendar_of(open_board(folder, NOW), todo=todo).decode()
    assert data.count("\r\n") == data.count("\n")
    assert HEAD + NEW_YORK_2026 + INTERVIEW + action + "END:VCALENDAR\n" == shown_in(data)


def shown_in(data: str) -> str:
    """A calendar with LF, without components that are cancelled or of the search as a whole."""
    text = data.replace("\r\n", "\n")
    return re.sub(
        r"BEGIN:(VEVENT|VTODO)\n(?:.*\n)*?END:\1\n",
        lambda m: "" if "CANCELLED" in m[0] or "social profiles" in m[0] else m[0],
        text,
    )


def test_what_is_done_and_dropped(make_journal):
    """Done and dropped actions say so in the words of each kind of component, and remind nobody."""
    sent = PLAIN.replace("skip:", "log: [{date: 2026-11-18 17:10, sent: thank-you, to: Dana Whitfield, by: email}]\nskip:")
    folder = make_journal({NAME: sent}, TOML)
    events, todos = events_in(lines_of(folder)), events_in(lines_of(folder, todo=True))
    done = starting(events, "Done: Thank Dana")
    assert (done["STATUS"], done["SEQUENCE"], "TRIGGER;VALUE=DATE-TIME" in done) == ("CONFIRMED", "2", False)
    done = starting(todos, "Thank Dana")
    assert (done["STATUS"], done["COMPLETED"], done["PERCENT-COMPLETE"]) == ("COMPLETED", "20261118T221000Z", "100")
    dropped = starting(events, "Dropped: Write Dana Whitfield a letter")
    assert (dropped["STATUS"], "TRIGGER;VALUE=DATE-TIME" in dropped) == ("CANCELLED", False)
    assert starting(todos, "Write Dana Whitfield a letter")["STATUS"] == "CANCELLED"


def test_every_event_is_private_and_takes_no_time(sample_board):
    """No event of the whole sample journal shows as busy, or to others."""
    for todo in (False, True):
        text = calendar_of(sample_board, todo=todo).decode()
        events = text.count("BEGIN:VEVENT")
        assert events > 20
        assert text.count("\r\nCLASS:PRIVATE\r\n") == events + text.count("BEGIN:VTODO")
        assert text.count("\r\nTRANSP:TRANSPARENT\r\n") == events
        assert "ATTENDEE" not in text  # a calendar program may write to those by itself
        assert "ORGANIZER" not in text


def test_discreet_names_nobody(sample_board):
    """With `discreet` no name, company, role, place, address or reason of the journal is anywhere in the calendar."""
    text = calendar_of(sample_board, discreet=True).decode().replace("\r\n ", "").casefold()
    titles = set(re.findall(r"^summary:(.*)\r$", text, re.MULTILINE))
    plain = {"to do", "write an e-mail", "make a call", "write a letter"}
    known = {*plain, *(f"done: {t}" for t in plain), *(f"dropped: {t}" for t in plain)}
    known |= {"appointment", "cancelled: appointment", "reminder"}
    assert len(titles) > 8
    assert titles <= known
    for name in ("description:", "location:"):
        assert set(re.findall(rf"^{name}(.*)\r$", text, re.MULTILINE)) <= {*plain, "appointment"}  # of alarms
    for e in sample_board.journal.entries:
        for p in (*e.interviewers, *e.references):
            assert p.name.casefold() not in text
        assert e.company.casefold() not in text


def test_private_words_stay_in_the_journal(make_journal):
    """Neither the notes nor why something was dropped get into a calendar."""
    skipped = PLAIN.replace("skip: [", "skip: [{kind: thank-you, reason: They were awful}, ")
    folder = make_journal({NAME: skipped + "\n## Concerns\nA private sentence.\n"}, TOML)
    text = "\n".join(lines_of(folder))
    assert "Dropped: Thank Dana Whitfield" in text
    assert "awful" not in text
    assert "private sentence" not in text


# The interviews and what they promised


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, {"DTSTART;TZID=America/New_York": "20261118T140000", "STATUS": "CONFIRMED"}),
        ({"date: 2026-11-18 14:00": "date: 2026-11-18"}, {"DTSTART;VALUE=DATE": "20261118"}),
        ({"role:": "timezone: Asia/Tokyo\nrole:"}, {"DTSTART;TZID=Asia/Tokyo": "20261118T140000", "DTEND;TZID=Asia/Tokyo": "20261118T150000"}),
        ({"role:": "timezone: UTC\nrole:"}, {"DTSTART": "20261118T140000Z", "DTEND": "20261118T150000Z"}),
        ({"role:": "cancelled: They moved it\nrole:"}, {"STATUS": "CANCELLED", "SEQUENCE": "1"}),
    ],
    ids=["timed", "day", "Tokyo", "UTC", "cancelled"],
)  # fmt: skip
def test_an_interview(make_journal, change, wanted):
    """When it is, in its own zone, on its day where no hour was typed, and whether it took place."""
    text = ENTRY
    for old, new in change.items():
        text = text.replace(old, new, 1)
    (event,) = [e for name, e in events_in(lines_of(make_journal({NAME: text}))).items() if "Interview: " in name]
    assert wanted.items() <= event.items()
    if "STATUS" in wanted and wanted["STATUS"] == "CANCELLED":
        assert event["SUMMARY"].startswith("Cancelled: Interview: ")
        assert event["DESCRIPTION"].startswith("Did not take place: They moved it\\n")


def test_an_interview_to_come_has_its_alarm(make_journal):
    """An hour before; on the morning of the day before where the hour is not known; none once it is over or cancelled."""

    def alarm(text, now):
        (event,) = [e for name, e in events_in(lines_of(make_journal({NAME: text}), now=now)).items() if "Interview: " in name]
        return event.get("TRIGGER;VALUE=DATE-TIME")

    assert alarm(ENTRY, "2026-11-18T14:59") == "20261118T180000Z"
    assert alarm(ENTRY.replace(" 14:00", ""), "2026-11-17T08:00") == "20261117T140000Z"
    assert alarm(ENTRY, "2026-11-18T15:00") is None
    assert alarm(ENTRY.replace("role:", "cancelled: ill\nrole:"), "2026-11-17T08:00") is None


LOG = ENTRY.replace("decision_by: 2026-11-27\n", "decision_by: 2026-11-27\nlog:\n  - {date: 2026-11-20 10:00, heard: %s}\n")


@pytest.mark.parametrize(
    ("heard", "day", "status", "sequence"),
    [
        ("reply", "20261127", "CONFIRMED", "0"),
        ("reply, decision_by: 2026-12-04", "20261204", "CONFIRMED", "1"),
        ("offer, decision_by: 2026-12-04", "20261127", "CANCELLED", "1"),
        ("rejection", "20261127", "CANCELLED", "1"),
    ],
)
def test_what_they_promised(make_journal, heard, day, status, sequence):
    """The day they named last is one event; the deadline of an offer is the person's own, and an outcome ends the wait."""
    events = events_in(lines_of(make_journal({NAME: LOG % heard}), now="2026-11-21T09:00"))
    (event,) = [e for name, e in events.items() if "promised an answer" in name]
    assert (event["DTSTART;VALUE=DATE"], event["STATUS"], event["SEQUENCE"]) == (day, status, sequence)


@pytest.mark.parametrize(
    "change",
    [
        ("decision_by", "interest: no\ndecision_by"),
        ("decision_by", "closed: {date: 2026-11-19, reason: Too far}\ndecision_by"),
        ("decision_by", "cancelled: They moved it\ndecision_by"),
    ],
)
def test_when_nothing_is_expected_any_more(make_journal, change):
    """What is not wanted, closed or did not take place is waited for no longer; nor is an older round's answer."""
    events = events_in(lines_of(make_journal({NAME: ENTRY.replace(*change)}), now="2026-11-21T09:00"))
    assert starting(events, "No longer expected: ")["STATUS"] == "CANCELLED"
    events = events_in(
        lines_of(make_journal({NAME: ENTRY, "next.md": ENTRY.replace("11-18", "11-25").replace("11-27", "12-04")}))
    )
    assert starting(events, "No longer expected: ")["DTSTART;VALUE=DATE"] == "20261127"
    assert (
        starting(events, "Northwind, Ltd; Analytics: ".replace(",", "\\,").replace(";", "\\;"))["DTSTART;VALUE=DATE"]
        == "20261204"
    )


# Which day a deadline is on


@pytest.mark.parametrize(
    ("text", "now", "summary", "wanted"),
    [
        (ENTRY, NOW, "Check in with Jo Park by phone", {"DTSTART;VALUE=DATE": "20261201"}),
        (ENTRY.replace(" 14:00", ""), NOW, "Thank Dana", {"DTSTART;VALUE=DATE": "20261119"}),
        (
            ENTRY.replace("decision_by: 2026-11-27", "log:\n  - {date: 2026-11-20, heard: rejection}"), "2026-11-20T10:00",
            "Thank Jo Park by e-mail for the answer", {"DTSTART;VALUE=DATE": "20261121"},
        ),
        (
            ENTRY.replace("2026-11-18 14:00", "2026-10-24 14:00\ntimezone: Europe/Oslo"), "2026-10-24T10:00", "Thank Dana",
            {"DTSTART;TZID=Europe/Oslo": "20261025T133000", "DTEND;TZID=Europe/Oslo": "20261025T140000"},
        ),
    ],
    ids=["end of a day", "a day without an hour", "midnight", "the clocks change"],
)  # fmt: skip
def test_the_day_of_a_deadline(make_journal, text, now, summary, wanted):
    """A whole day where only the day matters; a deadline at 00:00, of a day without an hour, is the end of the day before."""
    assert wanted.items() <= starting(events_in(lines_of(make_journal({NAME: text}), now=now)), summary).items()


# From one export to the next


def test_a_second_export_is_the_same(make_journal):
    """Under the same clock the bytes are the same, with and without the earlier file; with it, under a later clock too."""
    folder = make_journal({NAME: ENTRY})
    first = calendar_of(open_board(folder, NOW))
    assert calendar_of(open_board(folder, NOW)) == first
    assert calendar_of(open_board(folder, NOW), first) == first
    assert calendar_of(open_board(folder, "2026-11-18T19:30"), first) == first


def test_uids_are_stable_and_unique(make_journal, sample_board):
    """An action keeps its UID as the journal grows, as event and as to-do; no two have the same."""
    folder = make_journal({NAME: ENTRY})
    before = {e["SUMMARY"]: e["UID"] for e in events_in(lines_of(folder)).values()}
    make_journal(
        {"2026-11-17-earlier.md": ENTRY.replace("2026-11-18", "2026-11-17").replace("Northwind", "Acme"), NAME: LOG % "other"}
    )
    after = {e["SUMMARY"]: e["UID"] for e in events_in(lines_of(folder)).values()}
    assert before.items() <= after.items()
    uids = re.findall(r"^UID:.*$", calendar_of(sample_board).decode(), re.MULTILINE)
    assert len(uids) == len(set(uids)) > 100


@pytest.mark.parametrize(
    "change", [("11-18 14:00", "11-20 14:00"), ("11-18 14:00", "11-18 10:30"), ("11-18 14:00", "11-16 14:00")]
)
def test_what_moves_rises(make_journal, change):
    """Whether an interview is put off or brought forward: its SEQUENCE and those of its rows rise under the same UIDs, no others do."""
    folder = make_journal({NAME: ENTRY, "acme.md": ENTRY.replace("Northwind", "Acme")})
    first = calendar_of(open_board(folder, NOW))
    make_journal({NAME: ENTRY.replace(*change)})
    second = calendar_of(open_board(folder, NOW), first)
    old, new = ({e["UID"]: e for e in events_in(lines_of_bytes(data)).values()} for data in (first, second))
    assert old.keys() == new.keys()
    for uid, event in new.items():
        moved = [
            k for k in event if k.startswith(("DTSTART", "DTEND", "STATUS", "X-FOLLOWUP-STATE")) and old[uid].get(k) != event[k]
        ]
        assert (int(event["SEQUENCE"]) > int(old[uid]["SEQUENCE"])) == bool(moved)
    interview = next(e for e in new.values() if e["SUMMARY"].startswith("Interview: Northwind"))
    assert interview["SEQUENCE"] == "1"
    assert interview["COMMENT"] == "moved from 2026-11-18 14:00"
    assert interview["DESCRIPTION"].startswith("Moved from 2026-11-18 14:00\\n")
    assert calendar_of(open_board(folder, NOW), second) == second


def lines_of_bytes(data: bytes) -> list[str]:
    """The unfolded lines of a calendar."""
    return data.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("todo", [False, True])
def test_what_is_done_rises(make_journal, todo):
    """An action that is done, or put off, gets the next number, also where its times stay, and no other action does."""
    folder = make_journal({NAME: ENTRY})
    first = calendar_of(open_board(folder, NOW), todo=todo)
    make_journal(
        {NAME: ENTRY.replace("decision_by:", "log: [{date: 2026-11-18 17:10, sent: thank-you, to: Dana}]\ndecision_by:")}
    )
    second = calendar_of(open_board(folder, NOW), first, todo=todo)
    old, new = ({e["UID"]: e for e in events_in(lines_of_bytes(data)).values()} for data in (first, second))
    risen = {e["SUMMARY"]: e["X-FOLLOWUP-STATE"] for uid, e in new.items() if int(e["SEQUENCE"]) > int(old[uid]["SEQUENCE"])}
    assert list(risen.values()) == ["done"]
    assert "Thank Dana Whitfield" in "".join(risen)


def test_without_an_earlier_file_the_log_counts(make_journal):
    """Of what the journal itself records, a row that moves gets a higher SEQUENCE without any file: a reply, a snooze."""

    def sequence(text):
        event = starting(
            events_in(lines_of(make_journal({NAME: text}), now="2026-11-21T09:00")), "Check in with Jo Park by phone"
        )
        return int(event["SEQUENCE"]), event["DTSTART;VALUE=DATE"]

    plain, replied = sequence(ENTRY), sequence(LOG % "reply, decision_by: 2026-12-04")
    snoozed = sequence(ENTRY.replace("decision_by", "snooze: [{kind: check-in, until: 2026-12-07}]\ndecision_by"))
    assert plain == (0, "20261201")
    assert replied == (1, "20261208")
    assert snoozed == (1, "20261208")


def test_events_of_an_unreadable_entry_are_kept(make_journal):
    """While a file has an error its events stay as they were, and the calendar says which file it is; then they go on."""
    folder = make_journal({NAME: ENTRY, "acme.md": ENTRY.replace("Northwind", "Acme")})
    first = calendar_of(open_board(folder, NOW))
    make_journal({NAME: ENTRY.replace("date: 2026-11-18 14:00", "date: 2026-13-18")})
    second = calendar_of(open_board(folder, NOW), first)
    said = lines_of_bytes(second)
    assert f"DESCRIPTION:1 file could not be read: {NAME}" in said[:8]
    assert f"X-WR-CALDESC:1 file could not be read: {NAME}" in said[:9]
    mine = {uid for name, e in events_in(lines_of_bytes(first)).items() if "Northwind" in name for uid in [e["UID"]]}
    old, new = ({e["UID"]: e for e in events_in(lines_of_bytes(data)).values()} for data in (first, second))
    assert {uid: new[uid] for uid in mine} == {uid: old[uid] for uid in mine}
    make_journal({NAME: ENTRY})
    third = {e["UID"]: e for e in events_in(lines_of_bytes(calendar_of(open_board(folder, NOW), second))).values()}
    assert {uid: third[uid] for uid in mine} == {uid: old[uid] for uid in mine}


def test_a_discreet_calendar_keeps_nothing_of_a_plain_one(make_journal):
    """What an earlier calendar said openly does not come back in a discreet one."""
    folder = make_journal({NAME: ENTRY})
    first = calendar_of(open_board(folder, NOW))
    make_journal({NAME: "---\nrole: [\n---\n"})
    second = calendar_of(open_board(folder, NOW), first, discreet=True).decode()
    assert "Northwind" not in second
    assert "northwind" not in second
    assert "DESCRIPTION:1 file could not be read\r\n" in second


@pytest.mark.parametrize(
    "earlier",
    [
        b"",
        b"nonsense",
        b"\xff\xfe\x00",
        b"BEGIN:VEVENT\r\nUID:x\r\nSEQUENCE:99999999999999\r\nEND:VEVENT\r\n",
        b"BEGIN:VEVENT\nEND:VEVENT\nEND:VEVENT",
    ],
)
def test_an_earlier_file_may_be_anything(make_journal, earlier):
    """What is no calendar of ours changes nothing."""
    board = open_board(make_journal({NAME: ENTRY}), NOW)
    assert calendar_of(board, earlier) == calendar_of(board)


@pytest.mark.parametrize("line", [b"BEGIN:VEVENT", b"END:VEVENT", b"UID:x", b"BEGIN:VEVENT\nUID:x\nEND:VEVENT"])
def test_an_earlier_file_that_is_hostile_takes_no_time(make_journal, line):
    """Ten megabytes of the same line are read once."""
    board = open_board(make_journal({NAME: ENTRY}), NOW)
    with within(3):
        assert calendar_of(board, (line + b"\n") * (10_000_000 // len(line))) == calendar_of(board)


def test_a_file_whose_name_is_no_unicode(make_journal):
    """It has its events like any other, and its name is shown where it cannot be read."""
    folder = make_journal({"a\udcff.md": ENTRY})
    assert len(events_in(lines_of(folder))) > 5
    make_journal({"a\udcff.md": "---\nrole: [\n---\n"})
    assert "DESCRIPTION:1 file could not be read: a<U+DCFF>.md" in lines_of(folder)


def test_several_zones_and_the_ends_of_the_calendar(make_journal):
    """Each zone that is used has its definition, and the last days there are have their events."""
    folder = make_journal(
        {
            NAME: ENTRY.replace("role:", "timezone: Europe/Oslo\nrole:"),
            "far.md": ENTRY.replace("2026-11-18", "9999-12-30").replace("2026-11-27", "9999-12-31"),
        }
    )
    text = "\n".join(lines_of(folder))
    assert text.count("BEGIN:VTIMEZONE") == 2
    assert "DTSTART;VALUE=DATE:99991231" in text


def test_what_is_gone_from_the_journal_is_cancelled(make_journal):
    """Once, under its UID, without an alarm, until 88 days after its day; a new file has nothing of it."""
    folder = make_journal({"a.md": ENTRY, "b.md": PLAIN.replace("Northwind", "Lark").replace("2026-11-18", "2026-11-25")}, TOML)
    earlier = calendar_of(open_board(folder, NOW))
    (folder / "b.md").unlink()
    now = calendar_of(open_board(folder, NOW), earlier)
    gone = starting(events_in(unfolded(now)), "Interview: Lark")
    before = starting(events_in(unfolded(earlier)), "Interview: Lark")
    assert gone["UID"] == before["UID"]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", "1")
    assert "TRIGGER;VALUE=DATE-TIME" in before
    assert "TRIGGER;VALUE=DATE-TIME" not in gone
    assert calendar_of(open_board(folder, NOW), now) == now
    assert "Lark" not in calendar_of(open_board(folder, NOW)).decode()
    assert "Interview: Lark" in calendar_of(open_board(folder, "2027-02-20T09:00"), now).decode()
    assert "Interview: Lark" not in calendar_of(open_board(folder, "2027-03-01T09:00"), now).decode()


def test_what_ended_long_ago_is_left_out(make_journal):
    """A done or dropped action 90 days after its deadline, without being cancelled first; the interview stays."""
    folder = make_journal(
        {"a.md": PLAIN.removesuffix("---\n") + "log:\n  - {date: 2026-11-18 18:00, sent: thank-you}\n---\n"}, TOML
    )
    text = b""
    for now, there in (("2026-11-20T09:00", True), ("2027-02-16T09:00", True), ("2027-02-19T09:00", False)):
        text = calendar_of(open_board(folder, now), text)
        assert ("Done: Thank Dana Whitfield" in text.decode()) is there
        assert "Interview: Northwind" in text.decode()
        assert not any(
            "Thank Dana" in summary and event["STATUS"] == "CANCELLED" for summary, event in events_in(unfolded(text)).items()
        )


def test_a_calendar_without_events_has_a_zone(make_journal):
    """A calendar file must have a component."""
    lines = unfolded(calendar_of(open_board(make_journal({}, TOML), NOW)))
    assert "TZID:America/New_York" in lines
