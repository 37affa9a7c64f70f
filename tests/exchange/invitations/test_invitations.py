"""Invitations read from bytes: what each style means, and what is refused, with its line."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from invitations import APPLE, DANA, GOOGLE, JO, OUTLOOK, ROBIN, calendar, zone
from limits import within

icalendar = pytest.importorskip("icalendar")

from followup_kit.dates.zones import zone_named  # noqa: E402
from followup_kit.exchange.invitations.files import LARGEST, Found, Invitation, invitations_in  # noqa: E402
from followup_kit.exchange.invitations.people import Invited, people_met, plain_name  # noqa: E402
from followup_kit.model import Person  # noqa: E402

pytestmark = pytest.mark.zone_free
ME = Person("Robin Marsh", "me", email="robin@marsh.example")


def read(data: bytes) -> Found:
    """What a file holds; within two seconds, whatever it is."""
    with within(2):
        return invitations_in("a.ics", data)


def one(data: bytes) -> Invitation:
    """The one invitation of a file in which nothing is wrong."""
    found = read(data)
    assert found.problems == ()
    assert len(found.invitations) == 1
    return found.invitations[0]


def test_an_invitation_of_google() -> None:
    """Times in UTC, people with and without a name, a room, a link, a text of several lines."""
    found = one(GOOGLE)
    assert found.uid == "7kq2bs1@calendar.example"
    assert (found.sequence, found.cancelled, found.line) == (0, False, 6)
    assert found.times.at == datetime(2026, 11, 18, 19, tzinfo=UTC)
    assert found.times.span == timedelta(hours=1, minutes=30)
    assert found.summary == "Interview Northwind - Data Engineer"
    assert found.description == "Hi Robin,\n\nwe look forward to it.\n---\n## Why me\nI am the best."
    assert found.link == "https://meet.google.com/abc-defg-hij"
    assert found.organiser == Invited("Jo Park", "jo@northwind.example")
    assert [(p.name, p.address, p.declined) for p in found.attendees] == [
        ("", "robin@marsh.example", False),
        ("Dana Whitfield", "dana@northwind.example", False),
        ("Sam Ortega", "sam@northwind.example", True),
        ("", "lee@northwind.example", False),
    ]


def test_an_invitation_of_outlook() -> None:
    """A zone of Windows with its description, names of a directory, the link of Teams."""
    found = one(OUTLOOK)
    assert (found.times.day, found.times.clock, str(found.times.zone)) == (date(2026, 11, 18), time(10), "Europe/Berlin")
    assert found.times.at == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert found.times.said == ("the zone 'W. Europe Standard Time' is Europe/Berlin",)
    assert found.link == "https://teams.microsoft.com/l/meetup-join/19%3ameeting"
    met = people_met(found.organiser, found.attendees, ME)
    assert met.people == ({"name": "Dana Whitfield", "email": "dana@northwind.example"},)


def test_an_invitation_of_apple() -> None:
    """An IANA zone, a place of two lines."""
    found = one(APPLE)
    assert (found.times.at, str(found.times.zone)) == (datetime(2026, 11, 18, 9, 30, tzinfo=UTC), "Europe/London")
    assert found.location == "12 Wharf Road, London\nring twice"
    assert (found.link, found.by_phone) == ("", False)


@pytest.mark.parametrize(
    ("name", "zones", "at"),
    [
        ("W. Europe Standard Time", (), "2026-11-18T09:00"),
        ('"W. Europe Standard Time"', (), "2026-11-18T09:00"),
        ("Eastern Standard Time", (), "2026-11-18T15:00"),
        ("Europe/Berlin", (), "2026-11-18T09:00"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", (), "2026-11-18T09:00"),
        ("/mozilla.org/20070129_1/America/New_York", (), "2026-11-18T15:00"),
        ("UTC", (), "2026-11-18T10:00"),
        ("tzone://Microsoft/Utc", (), "2026-11-18T10:00"),
        ("GMT", (), "2026-11-18T10:00"),
        ("Customized Time Zone", zone("Customized Time Zone", "+0100", "+0200"), "2026-11-18T09:00"),
        ("Customized Time Zone", zone("Customized Time Zone", "-0330", "-0230"), "2026-11-18T13:30"),
        ("Somewhere", zone("Somewhere", "+0100", "+0200", "X-LIC-LOCATION:Europe/Berlin"), "2026-11-18T09:00"),
        ('"(UTC+01:00) Amsterdam, Berlin"', zone("(UTC+01:00) Amsterdam, Berlin", "+0100", "+0200"), "2026-11-18T09:00"),
        ("(UTC+01:00) Amsterdam", zone("(UTC+01:00) Amsterdam", "+0100", "+0200"), "2026-11-18T09:00"),
    ],
)
def test_a_zone_by_any_name(name: str, zones: list[str], at: str) -> None:
    """Ten o'clock in the zone that is meant, with and without its description in the file."""
    found = one(calendar(f"DTSTART;TZID={name}:20261118T100000", zones=zones))
    assert found.times.at == datetime.fromisoformat(at).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "at"),
    [("20260701T100000", "2026-07-01T08:00"), ("20261024T100000", "2026-10-24T08:00"), ("20261025T100000", "2026-10-25T09:00")],
)
def test_a_described_zone_changes_its_clocks(local: str, at: str) -> None:
    """Summer and winter, and the days around the change."""
    found = one(calendar(f"DTSTART;TZID=Own:{local}", zones=zone("Own", "+0100", "+0200")))
    assert found.times.at == datetime.fromisoformat(at).replace(tzinfo=UTC)


def test_the_word_of_the_person_counts_where_a_zone_is_not_known() -> None:
    """`--timezone` gives the zone of what is unknown or in doubt, and of nothing else."""
    oslo = zone_named("Europe/Oslo")
    unknown = invitations_in("a.ics", calendar("DTSTART;TZID=Nowhere:20261118T100000"), oslo).invitations[0]
    assert unknown.times.at == datetime(2026, 11, 18, 9, tzinfo=UTC)
    known = invitations_in("a.ics", calendar(), oslo).invitations[0]
    assert known.times.at == datetime(2026, 11, 18, 19, tzinfo=UTC)


def test_floating_and_whole_days() -> None:
    """A time without a zone has no moment yet; a day has no hour."""
    floating = one(calendar("DTSTART:20261118T100000", "DTEND:20261118T104500")).times
    assert (floating.clock, floating.zone, floating.at, floating.span) == (time(10), None, None, timedelta(minutes=45))
    whole = one(calendar("DTSTART;VALUE=DATE:20261118")).times
    assert (whole.day, whole.clock, whole.at, whole.span) == (date(2026, 11, 18), None, None, None)
    assert whole.said == ("the invitation is for a whole day: the hour is not known",)


ON_DAYS = "it is on %d days: only the first is taken; followup new makes an entry of another"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["DTEND;VALUE=DATE:20261119"], ()),
        (["DURATION:P1D"], ()),
        (["DTEND;VALUE=DATE:20261120"], (ON_DAYS % 2,)),
        (["DURATION:P2W"], (ON_DAYS % 14,)),
    ],
)
def test_the_days_after_a_whole_day_are_not_lost_in_silence(lines: list[str], said: tuple[str, ...]) -> None:
    """An entry has the first; its end is the day on which it does not take place any more."""
    times = one(calendar("DTSTART;VALUE=DATE:20261118", *lines)).times
    assert (times.day, times.span) == (date(2026, 11, 18), None)
    assert times.said == (*said, "the invitation is for a whole day: the hour is not known")


@pytest.mark.parametrize(
    ("lines", "span", "said"),
    [
        (["DURATION:PT45M"], 45, ()),
        (["DTEND;TZID=America/New_York:20261118T153000"], 90, ()),
        (["DTEND:20261118T193000Z"], 30, ()),
        (
            ["DTEND;TZID=America/New_York:20261118T140000"],
            None,
            ("assumed: it takes an hour, since by the invitation it takes no time",),
        ),
        (["DTEND:20261118T180000Z"], None, ("assumed: it takes an hour, since by the invitation it ends before it begins",)),
        (["DURATION:P3D"], None, (ON_DAYS % 4, "assumed: it takes an hour on that day")),
        (["DURATION:PT24H"], 24 * 60, ()),
        (["DTEND;TZID=America/New_York:20261119T140100"], None, (ON_DAYS % 2, "assumed: it takes an hour on that day")),
        (["DTEND;TZID=America/New_York:20261120T000000"], None, (ON_DAYS % 2, "assumed: it takes an hour on that day")),
        (["DTEND:20261120T050100Z"], None, (ON_DAYS % 3, "assumed: it takes an hour on that day")),
        (["DURATION:-PT1H"], None, ("assumed: it takes an hour, since by the invitation it ends before it begins",)),
    ],
)
def test_how_long_it_takes(lines: list[str], span: int | None, said: tuple[str, ...]) -> None:
    """By its end, in whatever zone, or its duration; what is no length of an interview is left out and said."""
    times = one(calendar(*lines)).times
    assert times.span == (None if span is None else timedelta(minutes=span))
    assert times.said == said


def test_without_an_end() -> None:
    """An hour is assumed, and that is said."""
    data = calendar().replace(b"DURATION:PT1H\r\n", b"")
    assert one(data).times.said == ("assumed: it takes an hour, since the invitation does not say how long",)


MIB = 1024 * 1024
REFUSED = {
    "a day that is not": (calendar("DTSTART:20260230"), "9: DTSTART: '20260230' is not a date"),
    "an absurd duration": (calendar("DURATION:P999999999999W"), "9: DURATION: 'P999999999999W' is not a duration"),
    "two starts": (calendar("DTSTART:20261118T100000Z", "DTSTART:20261118T110000Z"), "10: a second DTSTART"),
    "no start": (calendar("DTSTART:-").replace(b"DTSTART:-\r\n", b""), "5: the event has no DTSTART, so no day"),
    "a zone that nobody knows": (calendar("DTSTART;TZID=Nowhere:20261118T100000"), "9: the zone 'Nowhere' is not known"),
    "a zone that is a path": (
        calendar("DTSTART;TZID=../../etc/passwd:20261118T100000"),
        "the zone '../../etc/passwd' is not known",
    ),
    "a zone that is two": (
        calendar("DTSTART;TZID=Europe/Berlin:20261118T100000", zones=zone("Europe/Berlin", "-0500", "-0400")),
        "the zone 'Europe/Berlin' is +01:00 by its name and -05:00 by what the file says of it",
    ),
    "a zone that changes every second": (
        calendar(
            "DTSTART;TZID=Own:20261118T100000", zones=[x.replace("YEARLY", "SECONDLY") for x in zone("Own", "+0100", "+0200")]
        ),
        "the zone 'Own' is not known",
    ),
    **{
        f"a zone that changes {wrong}": (
            calendar(
                "DTSTART;TZID=Own:20261118T100000", zones=[x.replace("BYMONTH=3", wrong) for x in zone("Own", "+0100", "+0200")]
            ),
            "the zone 'Own' is not known",
        )
        for wrong in ("BYMONTH=0", "BYMONTH=13", "BYMONTHDAY=0", "BYDAY=XX", "BYMONTH=99", "UNTIL=00000000")
    },
    "every second": (
        calendar("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY"),
        "it repeats every second, which no interview does",
    ),
    "nothing is left of it": (calendar("RRULE:FREQ=DAILY", "EXRULE:FREQ=DAILY"), "it has exceptions by a rule (EXRULE)"),
    "the first is taken out": (
        calendar("RRULE:FREQ=DAILY", "EXDATE;TZID=America/New_York:20261118T140000"),
        "its first date is taken out again (EXDATE)",
    ),
    "a huge description": (
        calendar("DESCRIPTION:" + "x" * (2 * MIB)),
        "10: DESCRIPTION has 2,048 KiB, and at most 256 KiB are read",
    ),
    "a huge file": (calendar("DESCRIPTION:" + "x" * 2 * LARGEST), "1: it has more than 10 MB, the most that is read"),
    "a huge UID": (calendar("UID:" + "x" * 2000), "its UID has 2,000 characters"),
    "a crowd": (
        calendar(*[f"ATTENDEE:mailto:a{n}@x.example" for n in range(2000)]),
        "2000 people are invited, and at most 100 are read",
    ),
    "a number that is none": (calendar("SEQUENCE:new"), "SEQUENCE: 'new' is not a number"),
    "a file cut off": (GOOGLE[:900], "VEVENT is never ended"),
    "blocks that cross": (calendar("BEGIN:VALARM", "END:VEVENT"), "END:VEVENT where VALARM, begun on line 10, is open"),
    "blocks in blocks": (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000, "more than 8 blocks within each other"),
    "an event in an event": (calendar("BEGIN:VEVENT", "END:VEVENT"), "10: VEVENT inside of the VEVENT on line 5"),
    "a calendar in a calendar": (b"BEGIN:VCALENDAR\n" * 2, "2: VCALENDAR inside of the VCALENDAR on line 1"),
    "nothing": (b"", "it is no calendar file"),
    "a page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "it is no calendar file"),
    "bytes": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 100, "it is no text"),
    "no event": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "there is no event in it"),
    "the year 1 in UTC": (calendar("DTSTART:00010101T000000Z"), "DTSTART: '00010101T000000Z' is out of range"),
    "the year 1": (calendar("DTSTART;TZID=Asia/Tokyo:00010101T000000"), "DTSTART: '00010101T000000' is out of range"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused(data: bytes, message: str) -> None:
    """A finding with its line and the reason, soon, and no invitation."""
    found = read(data)
    assert found.invitations == ()
    assert len(found.problems) == 1
    problem = found.problems[0]
    assert message in f"{problem.line}: {problem.message}"
    assert len(problem.message) < 300


@pytest.mark.parametrize("named", [";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8", ";CHARSET=iso-8859-1;QUOTED-PRINTABLE"])
def test_quoted_as_telephones_do(named: str) -> None:
    """vCalendar 1.0: letters as numbers, a line that goes on behind `=`, line ends within the text."""
    letter = "=C3=AB" if "UTF-8" in named else "=EB"
    found = one(calendar(f"SUMMARY{named}:Zo{letter} at =", " Northwind", f"DESCRIPTION{named}:a\\b=0D=0A=", "c"))
    assert (found.summary, found.description) == ("Zoë at  Northwind", "a\\b\nc")


def test_one_bad_event_does_not_hide_the_others() -> None:
    """Each event of a file is read by itself."""
    bad = calendar("DTSTART:20260230", "UID:2@x.example").partition(b"METHOD:REQUEST\r\n")[2].removesuffix(b"END:VCALENDAR\r\n")
    data = calendar().replace(b"END:VCALENDAR", bad + b"END:VCALENDAR")
    found = read(data)
    assert [i.uid for i in found.invitations] == ["1@northwind.example"]
    assert [p.message for p in found.problems] == ["DTSTART: '20260230' is not a date"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=1000000000", "it repeats every week: only the first is taken"),
        ("RRULE:FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))), "it repeats every day: only the first is taken"),
        ("RRULE:nonsense", "it repeats: only the first is taken"),
        ("RDATE:20261125T190000Z", "it has more dates: only the first is taken"),
    ],
)
def test_a_repetition_is_never_worked_out(rule: str, said: str) -> None:
    """The first date, and a word."""
    found = one(calendar(rule))
    assert found.times.at == datetime(2026, 11, 18, 19, tzinfo=UTC)
    assert found.said == (said,)


def event_of(data: bytes) -> bytes:
    """The event alone."""
    return b"BEGIN:VEVENT" + data.partition(b"BEGIN:VEVENT")[2].partition(b"END:VCALENDAR")[0]


def test_the_latest_form_of_an_event_counts() -> None:
    """Of one UID that is there twice the higher revision, wherever it stands; of a series the changed first date."""
    newer, older = calendar("SEQUENCE:2", "DTSTART:20261119T100000Z"), calendar("SEQUENCE:1")
    for first, second in ((newer, older), (older, newer)):
        found = read(first.replace(b"END:VCALENDAR", event_of(second) + b"END:VCALENDAR"))
        assert [i.times.day for i in found.invitations] == [date(2026, 11, 19)]
        assert len(found.passed_over) == 1
    series = calendar("RRULE:FREQ=WEEKLY")
    moved = calendar("RECURRENCE-ID;TZID=America/New_York:20261118T140000", "DTSTART;TZID=America/New_York:20261118T160000")
    later = calendar("RECURRENCE-ID;TZID=America/New_York:20261125T140000", "DTSTART;TZID=America/New_York:20261125T170000")
    found = read(series.replace(b"END:VCALENDAR", event_of(moved) + event_of(later) + b"END:VCALENDAR"))
    assert [(i.uid, i.times.clock) for i in found.invitations] == [("1@northwind.example", time(16))]
    assert found.passed_over == (
        "line 5: an older form of the event on line 12",
        "line 19: a later occurrence of the event on line 5",
    )


def test_answers_and_our_own_events_are_passed_over() -> None:
    """What somebody answered is no invitation, and what followup exported is in the journal."""
    assert read(calendar(method="REPLY")).passed_over == ("line 5: METHOD:REPLY is an answer to an invitation, and none",)
    assert read(calendar("X-FOLLOWUP-ENTRY:12ab34cd")).passed_over == ("1 event that followup wrote itself",)


@pytest.mark.parametrize(
    "data", [calendar(method="CANCEL"), calendar("STATUS:CANCELLED"), calendar("STATUS:cancelled", method="")]
)
def test_a_cancellation(data: bytes) -> None:
    """By the method of the file, or the status of the event."""
    assert one(data).cancelled


@pytest.mark.parametrize(
    ("encoded", "said"),
    [
        (lambda text: text.encode(), ()),
        (lambda text: b"\xef\xbb\xbf" + text.encode(), ()),
        (lambda text: text.encode("utf-16"), ("the file is not in UTF-8: it was read as UTF-16",)),
        (lambda text: text.encode("latin-1"), ("the file is not in UTF-8: it was read as Windows-1252",)),
        (lambda text: text.replace("\r\n", "\n").encode(), ()),
        (lambda text: text.replace("\r\n", "\r").encode(), ()),
    ],
)
def test_encodings_and_line_ends(encoded, said) -> None:
    """The same text, and a word where it is not UTF-8."""
    found = one(encoded(calendar("SUMMARY:Gespräch").decode()))
    assert (found.summary, found.said) == ("Gespräch", said)


@pytest.mark.parametrize(
    ("lines", "link", "by_phone"),
    [
        (["DESCRIPTION:Join: https://us02web.zoom.us/j/123?pwd=a_b."], "https://us02web.zoom.us/j/123?pwd=a_b", False),
        (["LOCATION:https://meet.google.com/abc"], "https://meet.google.com/abc", False),
        (["CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://video.example/42"], "https://video.example/42", False),
        (["CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-555-0100"], "tel:+1-555-0100", True),
        (["URL:https://northwind.webex.com/meet/dana"], "https://northwind.webex.com/meet/dana", False),
        (["DESCRIPTION:see https://northwind.example/jobs"], "", False),
        (["URL:javascript:alert(1)"], "", False),
        (["X-GOOGLE-CONFERENCE:javascript:alert(1)"], "", False),
        (["DESCRIPTION:https://zoom.us.evil.example/j/1"], "", False),
    ],
)
def test_where_to_dial_in(lines: list[str], link: str, by_phone: bool) -> None:
    """Only what is a meeting, by what the invitation says or by who runs it."""
    found = one(calendar(*lines))
    assert (found.link, found.by_phone) == (link, by_phone)


def test_nothing_that_is_named_is_opened(tmp_path: Path) -> None:
    """An attached file is a name, its content is never looked at, and an alarm is nothing."""
    found = one(
        calendar(
            "ATTACH:file:///etc/passwd",
            "ATTACH;VALUE=BINARY;ENCODING=BASE64;FILENAME=a.pdf:" + "QUJD" * 500,
            "ATTACH;VALUE=BINARY;ENCODING=BASE64:" + "QUJD" * 500_000,
            "URL:javascript:alert(1)",
            *("BEGIN:VALARM", "ACTION:PROCEDURE", "ATTACH;FMTTYPE=application/binary:file:///bin/sh", "END:VALARM"),
        )
    )
    assert found.attached == ("file:///etc/passwd", "a.pdf", "a file inside the invitation", "javascript:alert(1)")


# People


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dana Whitfield", "Dana Whitfield"), ("Whitfield, Dana", "Dana Whitfield"), ("Whitfield, Dana (External)", "Dana Whitfield"),
        ("Dana Whitfield [Northwind]", "Dana Whitfield"), ("van der Berg, Jan", "Jan van der Berg"), ("Lee Wong, PhD", "Lee Wong, PhD"),
        ("Dr. Schäfer, Jörg", "Dr. Jörg Schäfer"), ("Schäfer, Dr. Jörg", "Dr. Jörg Schäfer"), ("A, B, C", "A, B, C"), ("", ""), ("Dana & Omar", "Dana & Omar"),
    ],
)  # fmt: skip
def test_names_of_a_directory(written: str, name: str) -> None:
    """Turned round and without their brackets, where that is one person's name."""
    assert plain_name(written) == name


def met(*lines: str, me: Person | None = ME) -> tuple[list[str], tuple[str, ...]]:
    """The names of those who are met, and what is said of the others."""
    found = one(calendar(*lines))
    people = people_met(found.organiser, found.attendees, me)
    return [str(p["name"]) for p in people.people], people.said


def test_what_is_to_be_written_is_called_as_the_journal_calls_it() -> None:
    """By the first name that `[fields]` has for it."""
    names = (("interviewers", ("people", "interviewers")), ("recruiter", ("agent", "recruiter")))
    found = one(calendar(JO, ROBIN, DANA))
    said = people_met(found.organiser, found.attendees, ME, names).said
    assert said == ("organised by Jo Park <jo@northwind.example>, who may be the recruiter: write that behind agent:, if so",)
    found = one(calendar("ORGANIZER:mailto:hr@northwind.example", ROBIN))
    said = people_met(found.organiser, found.attendees, ME, names).said
    assert said == ("organised by hr@northwind.example, and nobody is named: write name: and email: below people",)


def test_who_is_met() -> None:
    """All but oneself, the organiser, and who will not come; the organiser where nobody else is named."""
    organised = "organised by Jo Park <jo@northwind.example>, who may be the recruiter: write that behind recruiter:, if so"
    alone = "assumed: you meet Jo Park <jo@northwind.example>, who sent the invitation and names nobody else"
    assert met(JO, ROBIN, DANA) == (["Dana Whitfield"], (organised,))
    assert met(JO, ROBIN, DANA, JO.replace("ORGANIZER", "ATTENDEE")) == (["Dana Whitfield"], (organised,))
    assert met(JO, ROBIN) == (["Jo Park"], (alone,))
    assert met(JO, ROBIN, DANA.replace("ACCEPTED", "DECLINED")) == (
        ["Jo Park"],
        ("will not come: Dana Whitfield <dana@northwind.example>", alone),
    )
    assert met("ORGANIZER;CN=Scheduling:mailto:no-reply@northwind.example", ROBIN)[0] == []
    assert met(ROBIN, DANA) == (["Dana Whitfield"], ())
    assert met("ORGANIZER:mailto:hr@northwind.example", ROBIN) == (
        [],
        ("organised by hr@northwind.example, and nobody is named: write name: and email: below interviewers",),
    )


def test_oneself_is_never_met() -> None:
    """By address or name; where neither is known, only those of the organiser's own domain are taken for others."""
    elsewhere = ROBIN.replace("robin@marsh.example", "r.marsh@gmail.com")
    assert met(JO, elsewhere, DANA)[0] == ["Dana Whitfield"]
    names, said = met(JO, elsewhere, DANA, me=None)
    assert names == ["Dana Whitfield"]
    assert "also invited, perhaps yourself: Robin Marsh <r.marsh@gmail.com>" in said


def test_a_name_that_is_none_is_said() -> None:
    """An address alone, or a name of two, is no person yet."""
    _, said = met(
        JO, ROBIN, "ATTENDEE;CN=lee@northwind.example:mailto:lee@northwind.example", "ATTENDEE;CN=Dana & Omar:mailto:x@y.example"
    )
    assert said[:2] == (
        "invited without a name: lee@northwind.example; write name: and email: below interviewers",
        "invited with a name that is not clearly one person's: Dana & Omar <x@y.example>; write name: and email: below interviewers",
    )


# Foreign files


def test_the_files_of_the_librarys_own_tests() -> None:
    """Every calendar file that comes with icalendar is read or refused with a line, none makes it crash."""
    folder = Path(icalendar.__file__).parent / "tests"
    files = sorted(folder.rglob("*.ics"))
    if not files:
        pytest.skip("this icalendar comes without its tests")
    with within(60):
        for path in files:
            found = invitations_in(os.fspath(path), path.read_bytes())
            assert found.invitations or found.problems or found.passed_over, path
            assert all(p.line > 0 and p.message for p in found.problems)
