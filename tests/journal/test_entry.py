"""One entry: every field by its type, every mistake at its place."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import case

from followup_kit.dates.zones import zone_named
from followup_kit.engine.playbook import BUILT_IN
from followup_kit.engine.schedule import schedule
from followup_kit.journal import log, people
from followup_kit.journal.entry import Read, read_entry
from followup_kit.journal.files import read_journal
from followup_kit.journal.header_fields import KNOWN
from followup_kit.journal.problems import problem_text
from followup_kit.journal.syntax import front_matter
from followup_kit.journal.syntax.yaml_lines import read_lines
from followup_kit.model import Closed, Interview, LogLine, Moment, Person, Settings, Skip, Snooze
from followup_kit.playbooks.files import read_playbook

NEW_YORK = zone_named("America/New_York")
LIN = Person("Prof. Lin", "reference", email="lin@uni.example")
HOME = Settings(NEW_YORK, zone_assumed=False, references=(LIN,))
BASE = "company: Northwind Analytics\nrole: Data Engineer\ndate: 2026-11-18 14:00\n"  # lines 2 to 4 of the file


def read(header, body="", home=HOME):
    """The reading of a file with that header."""
    return read_entry("x.md", f"---\n{header}---\n{body}", home)


def entry_of(header, body="", home=HOME):
    """The entry of a header that has nothing wrong."""
    found = read(header, body, home)
    assert found.problems == []
    return found.entry


def found_in(header, body="", home=HOME):
    """The problems of a file, as `check` prints them but for the file's name."""
    return [problem_text(p).removeprefix("x.md:") for p in read(header, body, home).problems]


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


FLOW = """\
company: Northwind Analytics          # required
role: Data Engineer
date: 2026-11-18 14:00
timezone: America/New_York
duration: 1h30m
format: onsite
round: 2
opportunity: Northwind data engineer
interviewers:
  - {name: Dana Whitfield, title: VP Data, email: dana@northwind.example, phone: "+1 555 0100", address: "1 Main St, Springfield", linkedin: https://linkedin.example/in/dana, contact: allowed, decides: true}
  - Omar Haddad
  - Dana Whitfield
recruiter: {name: Jo Park, kind: external, agency: Park & Co, email: jo@park.example, phone: "+1 555 0177"}
contact_only_by: [email, phone]
next_steps: Second round, they call
decision_by: 2026-11
interest: yes
references:
  - {name: Prof. Lin, email: lin@uni.example, told: 2026-11-17, contacted: 2026-11-24 09:30}
skip:
  - letter
  - {kind: connect, to: Dana Whitfield, reason: I would rather not}
snooze:
  - {kind: check-in, until: 2026-12-07, to: Dana}
closed: {date: 2026-12-01, reason: They froze the role}
cancelled: They moved it
country: GB
subdivision: ENG
language: de
log:
  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email, via: Jo Park, message_id: <a@b>, proofread_by: Ada}
  - {date: 2026-11-20, heard: reply, from: Dana Whitfield, decision_by: 2026-W49, note: They need another week}
"""
BODY = "\n## Discussed\nMuch.\n"
# The same, as Obsidian's editor of properties writes it: block style, no quotes where none are needed, empty values.
BLOCK = """\
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18T14:00:00
timezone: America/New_York
duration: 1h30m
format: onsite
round: 2
opportunity: Northwind data engineer
interviewers:
  - name: Dana Whitfield
    title: VP Data
    email: dana@northwind.example
    phone: +1 555 0100
    address: 1 Main St, Springfield
    linkedin: https://linkedin.example/in/dana
    contact: allowed
    decides: true
  - name: Omar Haddad
    title:
    email:
    decides:
  - Dana Whitfield
recruiter:
  name: Jo Park
  kind: external
  agency: Park & Co
  email: jo@park.example
  phone: +1 555 0177
contact_only_by:
  - email
  - phone
next_steps: Second round, they call
decision_by: 2026-11
interest: true
references:
  - name: Prof. Lin
    email: lin@uni.example
    told: 2026-11-17
    contacted: 2026-11-24 09:30
skip:
  - letter
  - kind: connect
    to: Dana Whitfield
    reason: I would rather not
snooze:
  - kind: check-in
    until: 2026-12-07
    to: Dana
closed:
  date: 2026-12-01
  reason: They froze the role
cancelled: They moved it
country: GB
subdivision: ENG
language: de
log:
  - date: 2026-11-18 18:10
    sent: thank-you
    to: Dana Whitfield
    by: email
    via: Jo Park
    message_id: <a@b>
    proofread_by: Ada
    note:
  - date: 2026-11-20
    heard: reply
    from: Dana Whitfield
    decision_by: 2026-W49
    note: They need another week
tags:
aliases: []
"""
DANA = Person(
    "Dana Whitfield", "interviewer", "VP Data", "dana@northwind.example", "+1 555 0100", "1 Main St, Springfield",
    "https://linkedin.example/in/dana", contact=True, decides=True, line=11,
)  # fmt: skip
EVERYTHING = Interview(
    id="2026/x",
    file="2026/x.md",
    company="Northwind Analytics",
    role="Data Engineer",
    opportunity="northwind-data-engineer",
    start=utc(2026, 11, 18, 19),
    end=utc(2026, 11, 18, 20, 30),
    day=date(2026, 11, 18),
    end_day=date(2026, 11, 18),
    assumed=False,
    zone=NEW_YORK,
    interviewers=(
        DANA,
        Person("Omar Haddad", line=12),
        Person("Dana Whitfield", line=13, nth=2),
    ),
    recruiter=Person(
        "Jo Park", "recruiter", email="jo@park.example", phone="+1 555 0177", kind="external", agency="Park & Co", line=14
    ),
    contact_only_by=("email", "phone"),
    next_steps="Second round, they call",
    decision_by=date(2026, 11, 30),
    interest="yes",
    references=(
        Person(
            "Prof. Lin",
            "reference",
            email="lin@uni.example",
            told=Moment(utc(2026, 11, 17, 5), date(2026, 11, 17), False),
            contacted=Moment(utc(2026, 11, 24, 14, 30), date(2026, 11, 24), True),
            line=20,
        ),
    ),
    skip=(Skip("letter", line=22), Skip("connect", "Dana Whitfield", "I would rather not", 23)),
    snooze=(Snooze("check-in", date(2026, 12, 7), "Dana", 25),),
    closed=Closed(Moment(utc(2026, 12, 1, 5), date(2026, 12, 1), False), "They froze the role", 26),
    cancelled="They moved it",
    country="GB",
    subdivision="ENG",
    language="de",
    format="onsite",
    round="2",
    log=(
        LogLine(
            Moment(utc(2026, 11, 18, 23, 10), date(2026, 11, 18), True),
            "thank-you",
            None,
            "Dana Whitfield",
            "email",
            via="Jo Park",
            proofread_by="Ada",
            message_id="<a@b>",
            line=32,
        ),
        LogLine(
            Moment(utc(2026, 11, 20, 5), date(2026, 11, 20), False),
            None,
            "reply",
            "Dana Whitfield",
            note="They need another week",
            decision_by=date(2026, 12, 4),
            line=33,
        ),
    ),
    date_line=4,
    decision_line=17,
    body=BODY,
    body_line=35,
)


def lineless(record):
    """A record with all its line numbers set to 0, and those inside it."""
    if isinstance(record, tuple) and hasattr(record, "_fields"):
        lines = {f: 0 for f in record._fields if f == "line" or f.endswith("_line")}
        return type(record)(*(lines.get(f, lineless(v)) for f, v in zip(record._fields, record, strict=True)))
    return tuple(map(lineless, record)) if isinstance(record, tuple) else record


def test_every_field_is_read():
    """The whole of an entry comes out, each field by its own type and with its line."""
    assert read_entry("2026/x.md", f"---\n{FLOW}---\n{BODY}", HOME) == Read(EVERYTHING, False, [], "Northwind Analytics")


def test_obsidians_block_style_reads_the_same():
    """Block style, no quotes and empty values make no difference but for the lines."""
    found = read_entry("2026/x.md", f"---\n{BLOCK}---\n{BODY}", HOME)
    assert found.problems == []
    assert lineless(found.entry) == lineless(EVERYTHING)


def test_crlf_and_a_byte_order_mark_make_no_difference():
    """What a Windows editor saves reads the same, at the same lines."""
    text = f"\ufeff---\n{FLOW}---\n{BODY}".replace("\n", "\r\n")
    found = read_entry("2026/x.md", text, HOME)
    assert found == Read(EVERYTHING._replace(body=BODY.replace("\n", "\r\n")), False, [], "Northwind Analytics")


def test_the_least_that_an_entry_says():
    """Company, role and date are enough; the rest has its defaults, and the references are the journal's."""
    assert entry_of(BASE) == Interview(
        "x", "x.md", "Northwind Analytics", "Data Engineer", "northwind-analytics-data-engineer", utc(2026, 11, 18, 19),
        utc(2026, 11, 18, 20), date(2026, 11, 18), date(2026, 11, 18), False, NEW_YORK, references=(LIN,), date_line=4, body_line=6,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["Just a note.\n", "# Prep\n\n- company: what they do\n", "company: A\nrole: B\n"])
def test_a_plain_note_is_counted_and_not_read(text):
    """Without a fence it is a note, and nothing is said of it."""
    assert read_entry("n.md", text, HOME) == Read(None, True, [])


def test_a_note_that_looks_like_an_entry_is_pointed_at():
    """A forgotten fence is a warning, since its rows would be missing in silence."""
    found = read_entry("n.md", BASE, HOME)
    message = "this looks like an interview, but has no --- on its first line, so it is read as a plain note"
    assert (found.entry, found.note) == (None, True)
    assert [problem_text(p) for p in found.problems] == [
        f"n.md:1:1: warning: {message} (put --- on a line above and below the header)"
    ]


# Values mean what was typed


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "true", "1e3", "0x1F", "0171234", "1.10", "12:30:45", "2026-11-18", "Null", "null", "~", ".inf", "1_000", "R&D", "C#", "Zoë 日本 😀"],
)  # fmt: skip
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_text_is_the_text_that_was_typed(text, quote):
    """No company's name is anything else to the reader, quoted or not."""
    assert entry_of(f"company: {quote}{text}{quote}\nrole: B\ndate: 2026-11-18\n").company == text


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("round: 1.10", "round", "1.10"),
        ("round: 007", "round", "007"),
        ("format: on", "format", "on"),
        ("country: NO", "country", "NO"),
        ("place: no", "place", "no"),
        ("next_steps: 14:30", "next_steps", "14:30"),
        ("next_steps: |\n  They call.\n  Or not.", "next_steps", "They call.\n  Or not.".replace("  ", "")),
        ("opportunity: Round & Co", "opportunity", "round-and-co"),
        ("opportunity: 0012", "opportunity", "0012"),
        ("interest: YES", "interest", "yes"),
        ("interest: true", "interest", "yes"),
        ("interest: 'no'", "interest", "no"),
        ("interest: False", "interest", "no"),
        ("interest: Undecided", "interest", "undecided"),
        ("decision_by: 2026-11-30", "decision_by", date(2026, 11, 30)),
        ("decision_by: '2026-11'", "decision_by", date(2026, 11, 30)),
        ("decision_by: 2026-W48", "decision_by", date(2026, 11, 27)),
        ("contact_only_by: email", "contact_only_by", ("email",)),
        ("contact_only_by: [E-mail]", None, None),
        ("contact_only_by: [Email, in-person]", "contact_only_by", ("email", "in-person")),
        ("cancelled: yes", "cancelled", "it did not take place"),
        ("cancelled: no", "cancelled", None),
        ("cancelled: They moved it", "cancelled", "They moved it"),
        ("skip: letter", "skip", (Skip("letter", line=5),)),
        ("skip: [Letter, connect]", "skip", (Skip("letter", line=5), Skip("connect", line=5))),
        ("closed: They froze the role", "closed", Closed(None, "They froze the role", 5)),
        ("closed: 2026-12-01", "closed", Closed(Moment(utc(2026, 12, 1, 5), date(2026, 12, 1), False), None, 5)),
        ("closed: yes", "closed", Closed(None, None, 5)),
        ("closed: no", "closed", None),
        ("closed: {reason: Enough}", "closed", Closed(None, "Enough", 5)),
        ("interviewers: Dana Whitfield", "interviewers", (Person("Dana Whitfield", line=5),)),
        ("interviewers: {name: Dana}", "interviewers", (Person("Dana", line=5),)),
        ("interviewers: [No Ito]", "interviewers", (Person("No Ito", line=5),)),
        ('interviewers: ["Dana Whitfield, PhD"]', "interviewers", (Person("Dana Whitfield, PhD", line=5),)),
        ("interviewers: [{name: Null}]", "interviewers", (Person("Null", line=5),)),
        ("interviewers: [{name: A, phone: 0171234}]", "interviewers", (Person("A", phone="0171234", line=5),)),
        ("interviewers: [{name: A, contact: no, decides: NO}]", "interviewers", (Person("A", contact=False, decides=False, line=5),)),
        ("recruiter: Jo Park", "recruiter", Person("Jo Park", "recruiter", line=5)),
        ("recruiter: {name: Jo, kind: HR}", "recruiter", Person("Jo", "recruiter", kind="hr", line=5)),
        ("references: []", "references", ()),
        ("references: Ada", "references", (Person("Ada", "reference", line=5),)),
    ],
)  # fmt: skip
def test_a_value_is_read_by_the_type_of_its_field(line, field, expected):
    """The field decides what a value is, in any of its spellings."""
    if field is None:
        assert read(BASE + line + "\n").entry is None
    else:
        assert getattr(entry_of(BASE + line + "\n"), field) == expected


LISTS_AND_TYPES = [
    "timezone", "duration", "interviewers", "recruiter", "contact_only_by", "decision_by", "interest", "references", "skip", "snooze", "closed", "log",
]  # fmt: skip
TEXTS = ["format", "round", "opportunity", "next_steps", "cancelled", "country", "subdivision", "language"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *[(k, v) for k in LISTS_AND_TYPES for v in ("", "null", "~", "Null", '""', "''")],
        *[(k, v) for k in TEXTS for v in ("", '""')],
        *[(k, "[]") for k in ("interviewers", "contact_only_by", "skip", "snooze", "log")],
        *[(k, "[null]") for k in ("interviewers", "references", "contact_only_by", "skip", "snooze", "log")],
    ],
)
def test_an_empty_value_is_an_absent_one(key, value):
    """A key without a value reads as if it were not there, however the emptiness is written."""
    assert lineless(entry_of(f"{BASE}{key}: {value}\n")) == lineless(entry_of(BASE))


def test_empty_values_inside_a_log_line_are_absent():
    """A template's empty keys say nothing: a line with `sent` and an empty `heard` was sent."""
    lines = "log:\n  - date: 2026-11-18\n    sent: thank-you\n    heard:\n    to: Dana\n    from:\n    by:\n    note:\n"
    expected = LogLine(Moment(utc(2026, 11, 18, 5), date(2026, 11, 18), False), "thank-you", None, "Dana", line=6)
    assert entry_of(BASE + lines).log == (expected,)


@pytest.mark.parametrize("value", ['"  "', "' '", '"\\u00a0"'])
@pytest.mark.parametrize("key", ["company", "role"])
def test_a_blank_company_or_role_is_missing(key, value):
    """A required text of blanks is an error: a file that gives no rows is never silent."""
    header = BASE.replace("Northwind Analytics" if key == "company" else "Data Engineer", value)
    line = 2 if key == "company" else 3
    example = "Northwind Analytics" if key == "company" else "Data Engineer"
    column = len(key) + 3
    assert found_in(header) == [f"{line}:{column}: error: {key} is missing (write {key}: {example})"]


# Time


@pytest.mark.parametrize(
    ("header", "start", "end", "days", "assumed"),
    [
        case("a start and the usual hour", "date: 2026-11-18 14:00", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20), (18, 18), False),
        case("a bare date ends at 17:00", "date: 2026-11-18", utc(2026, 11, 18, 21), utc(2026, 11, 18, 22), (18, 18), True),
        case("a bare date and a duration", "date: 2026-11-18\nduration: 3h", utc(2026, 11, 18, 19), utc(2026, 11, 18, 22), (18, 18), True),
        case("a time of its own", "date: 2026-11-18\ntime: 14:00", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20), (18, 18), False),
        case("a range of its own", "date: 2026-11-18\ntime: 14:00-15:30", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20, 30), (18, 18), False),
        case("the time twice", "date: 2026-11-18 14:00\ntime: 14:00", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20), (18, 18), False),
        case("an empty time", "date: 2026-11-18\ntime:", utc(2026, 11, 18, 21), utc(2026, 11, 18, 22), (18, 18), True),
        case("a range", "date: 2026-11-18 14:00-15:30", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20, 30), (18, 18), False),
        case("a range and its duration", "date: 2026-11-18 14:00-15:30\nduration: 90m", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20, 30), (18, 18), False),
        case("over midnight", "date: 2026-11-18 23:30", utc(2026, 11, 19, 4, 30), utc(2026, 11, 19, 5, 30), (18, 19), False),
        case("another zone", "date: 2026-11-18 08:00\ntimezone: Asia/Tokyo", utc(2026, 11, 17, 23), utc(2026, 11, 18, 0), (18, 18), False),
        case("the zone's own offset", "date: 2026-11-18T14:00-05:00", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20), (18, 18), False),
        case("the second 02:30", "date: 2026-10-25 02:30+01:00\ntimezone: Europe/Oslo", utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 2, 30), (25, 25), False),
        case("into the gap", "date: 2026-03-29 01:30\ntimezone: Europe/Oslo", utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 1, 30), (29, 29), False),
        case("a typed end behind the gap", "date: 2026-03-29 01:30-03:30\ntimezone: Europe/Oslo", utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 1, 30), (29, 29), False),
        case("a typed end in the morning of an hour more", "date: 2026-10-24 23:30 - 03:30\ntimezone: Europe/Oslo", utc(2026, 10, 24, 21, 30), utc(2026, 10, 25, 2, 30), (24, 25), False),
        case("a range in the second of two hours", "date: 2026-10-25 02:15+01:00 - 02:45\ntimezone: Europe/Oslo", utc(2026, 10, 25, 1, 15), utc(2026, 10, 25, 1, 45), (25, 25), False),
        case("an offset and an end", "date: 2026-11-18 14:00-05:00 - 15:30", utc(2026, 11, 18, 19), utc(2026, 11, 18, 20, 30), (18, 18), False),
        case("the beginning of the calendar", "date: 0001-01-01 00:00+01:52\ntimezone: Africa/Johannesburg", utc(1, 1, 2), utc(1, 1, 2, 1), (2, 2), False),
    ],
)  # fmt: skip
def test_start_and_end(header, start, end, days, assumed):
    """An interview's start and end in UTC, and their local days."""
    entry = entry_of(f"company: A\nrole: B\n{header}\n")
    assert (entry.start, entry.end, (entry.day.day, entry.end_day.day), entry.assumed) == (start, end, days, assumed)


@pytest.mark.parametrize(
    ("date", "start", "warning"),
    [
        case("gap", "2026-03-29 02:30", utc(2026, 3, 29, 1, 30), "2026-03-29 02:30 does not exist in Europe/Oslo (the clocks change); read as 03:30 +02:00 (write 2026-03-29 03:30)"),
        case("twice", "2026-10-25 02:30", utc(2026, 10, 25, 0, 30), "2026-10-25 02:30 happens twice in Europe/Oslo (the clocks change); read as 02:30 +02:00 (write the offset: 2026-10-25 02:30+02:00, or 2026-10-25 02:30+01:00)"),
    ],
)  # fmt: skip
def test_a_time_at_the_change_of_clocks_is_taken_with_a_warning(date, start, warning):
    """02:30 on a day that has none, or two, is taken for one moment and says which."""
    found = read(f"company: A\nrole: B\ndate: {date}\ntimezone: Europe/Oslo\n")
    assert [problem_text(p) for p in found.problems] == [f"x.md:4:7: warning: {warning}"]
    assert found.entry.start == start


def test_a_log_line_in_the_gap_of_the_clocks_is_taken_with_a_warning():
    """As the interview's own time is; of an hour that comes twice the first will do, and with an offset nothing is in doubt."""
    log = "log:\n- {date: 2026-03-29 02:30, sent: thank-you}\n- {date: 2025-10-26 02:30, sent: other}\n- {date: 2026-03-29 03:30+02:00, sent: other}"
    found = read(f"company: A\nrole: B\ndate: 2026-03-28 14:00\ntimezone: Europe/Oslo\n{log}\n")
    assert [problem_text(p) for p in found.problems] == [
        "x.md:7:10: warning: 2026-03-29 02:30 does not exist in Europe/Oslo (the clocks change); read as 03:30 +02:00 (write 2026-03-29 03:30)"
    ]
    assert found.entry.log[0].when.at == utc(2026, 3, 29, 1, 30)


ENDS = [("0001-01-01", z) for z in ("UTC", "America/New_York", "Asia/Tokyo")] + [
    ("9999-12-31", z) for z in ("UTC", "America/New_York", "Asia/Tokyo")
]


@pytest.mark.parametrize("now", [utc(1, 1, 2), utc(2026, 11, 20), utc(9999, 12, 30)], ids=lambda n: f"{n.year}")
@pytest.mark.parametrize(("day", "zone"), ENDS)
@pytest.mark.parametrize("clock", ["", " 00:00", " 23:59"])
def test_the_first_and_the_last_day_of_the_calendar_are_accepted(day, zone, clock, now):
    """An entry at either end of the calendar is read, and every playbook makes its rows."""
    header = f"""\
company: A
role: B
date: {day}{clock}
timezone: {zone}
interviewers: [{{name: Dana, email: d@a.example, contact: allowed}}]
references: [{{name: Lin, told: {day}, contacted: {day}}}]
decision_by: {day}
interest: yes
country: US
snooze: [{{kind: check-in, until: {day}}}]
log:
  - {{date: {day}{clock}, sent: thank-you, to: Dana}}
  - {{date: {day}, heard: reply, from: Dana, decision_by: {day}}}
"""
    found = read(header)
    entry = found.entry
    assert {p.code for p in found.problems} == ({"time-of-day"} if clock == " 00:00" else set())
    for playbook in BUILT_IN:
        actions, _ = schedule([entry], read_playbook(playbook, None), now, HOME._replace(country="US"))
        assert actions
        assert all(a.opens <= a.due for a in actions)


def test_a_named_playbook_thanks_24_hours_after_an_end_past_midnight():
    """An interview over midnight is thanked for within 24 hours from its end, on the day after."""
    entry = entry_of("company: A\nrole: B\ndate: 2026-11-18 23:30\ninterviewers: [{name: Dana, email: d@a.example}]\n")
    actions, _ = schedule([entry], read_playbook("balanced", None), utc(2026, 11, 19, 6), HOME)
    assert [(a.opens, a.due) for a in actions if a.kind == "thank-you"] == [(utc(2026, 11, 19, 5, 30), utc(2026, 11, 20, 5, 30))]


def test_without_any_zone_the_machines_is_assumed_with_a_warning():
    """A journal that names no zone says so at every entry that names none either."""
    home = Settings(zone_named("Asia/Tokyo"))
    assert found_in(BASE, home=home) == [
        "2:1: warning: no time zone here or in journal.toml: the machine's, Asia/Tokyo, is used (write timezone: America/New_York, or the like)"
    ]
    assert found_in(BASE + "timezone: Asia/Tokyo\n", home=home) == []


# Mistakes


KINDS = "prepare, reflect, debrief, find-address, thank-you, letter, decline, tell-reference, ask-reference, check-in, connect, thank-after-rejection, move-on, answer-offer, assignment, review-profiles"
ZONE = "write an IANA name such as America/New_York or Europe/London"
LOG_LIKE = "write it like {date: 2026-11-18, sent: thank-you, to: Dana}"
ONE_OF = "write exactly one: sent: thank-you, or heard: reply"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        case("nothing but an empty name", "interviewers:\n", ["2:1: error: company is missing (write company: Northwind Analytics)", "2:1: error: role is missing (write role: Data Engineer)", "2:1: error: date is missing (write date: 2026-11-18 14:00)"]),
        case("company empty", "company:\nrole: B\ndate: 2026-11-18\n", ["2:9: error: company is missing (write company: Northwind Analytics)"]),
        case("date null", "company: A\nrole: B\ndate: null\n", ["4:7: error: date is missing (write date: 2026-11-18 14:00)"]),
        case("role is a list", "company: A\nrole: [B]\ndate: 2026-11-18\n", ["3:7: error: role is a list, not a text (write B, or a link in quotes: \"[[B]]\")"]),
        case("date is a list", "company: A\nrole: B\ndate: [2026-11-18]\n", ["4:7: error: date is not a single value (write date: and the value on one line)"]),
        case("date ambiguous", "company: A\nrole: B\ndate: 03/04/2026\n", ["4:7: error: date: '03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"]),
        case("offset of another zone before an end", "company: A\nrole: B\ndate: 2026-11-18 14:00+05:00 - 15:00\ntimezone: Europe/Oslo\n", ["4:7: error: date: '2026-11-18 14:00+05:00 - 15:00': Europe/Oslo has the offset +01:00 on that day, not +05:00 (leave the offset out, or set timezone to the zone of the interview)"]),
        case("date does not exist", "company: A\nrole: B\ndate: 2026-02-30\n", ["4:7: error: date: '2026-02-30': that month has no day 30 (write it like 2026-11-18 14:00)"]),
        case("wrong offset", "company: A\nrole: B\ndate: 2026-11-18 14:00-04:00\n", ["4:7: error: date: '2026-11-18 14:00-04:00': America/New_York has the offset -05:00 on that day, not -04:00 (leave the offset out, or set timezone to the zone of the interview)"]),
        case("a line break in the company", 'company: "A\\nB"\nrole: B\ndate: 2026-11-18\n', ["2:10: error: line break in the entry's company: 'A\\\\nB' (put it on one line)"]),
    ],
)  # fmt: skip
def test_what_an_entry_must_have(header, expected):
    """Company, role and date are there, or the entry gives no rows and says what to write."""
    assert found_in(header) == expected
    assert read(header).entry is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        case("zone, abbreviation", "timezone: EST", ["5:11: error: timezone: 'EST' is not a time zone (did you mean America/New_York?)"]),
        case("zone, of many countries", "timezone: IST", ["5:11: error: timezone: 'IST' is not a time zone (did you mean Asia/Kolkata?)"]),
        case("zone, offset", "timezone: UTC+2", [f"5:11: error: timezone: 'UTC+2' is not a time zone ({ZONE})"]),
        case("zone, path", "timezone: ../../etc/passwd", [f"5:11: error: timezone: '../../etc/passwd' is not a time zone ({ZONE})"]),
        case("zone, case", "timezone: europe/oslo", ["5:11: error: timezone: 'europe/oslo' is not a time zone (did you mean Europe/Oslo?)"]),
        case("duration", "duration: 90", ["5:11: error: duration: '90' is not a duration (write it like 45m, 1h or 1h30m)"]),
        case("decision_by, no week", "decision_by: 2025-W53", ["5:14: error: decision_by: '2025-W53': that year has no week 53 (write it like 2026-W48)"]),
        case("decision_by, ambiguous", "decision_by: 03/04/2026", ["5:14: error: decision_by: '03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"]),
        case("interest", "interest: maybe", ["5:11: error: interest: 'maybe' is not known (did you mean undecided?)"]),
        case("interest, German", "interest: ja", ["5:11: error: interest: 'ja' is not known (did you mean yes?)"]),
        case("interest, with more", "interest: yes!!", ["5:11: error: interest: 'yes!!' is not known (did you mean yes?)"]),
        case("interest, in a sentence", "interest: definitely, yes", ["5:11: error: interest: 'definitely, yes' is not known (did you mean yes?)"]),
        case("interest, no, German", "interest: Nein", ["5:11: error: interest: 'Nein' is not known (did you mean no?)"]),
        case("interest, not at all", "interest: not really", ["5:11: error: interest: 'not really' is not known (did you mean no?)"]),
        case("interest, not sure", "interest: not sure yet", ["5:11: error: interest: 'not sure yet' is not known (did you mean undecided?)"]),
        case("interest, not yet", "interest: noch nicht", ["5:11: error: interest: 'noch nicht' is not known (did you mean undecided?)"]),
        case("interest, another word", "interest: 42", ["5:11: error: interest: '42' is not known (write one of: yes, no, undecided)"]),
        case("interest, near", "interest: undecidd", ["5:11: error: interest: 'undecidd' is not known (did you mean undecided?)"]),
        case("channel", "contact_only_by: [email, e-mail]", ["5:26: error: contact_only_by: 'e-mail' is not known (did you mean email?)"]),
        case("channel, none", "contact_only_by: pigeon", ["5:18: error: contact_only_by: 'pigeon' is not known (write one of: email, phone, mail, linkedin, in-person, other)"]),
        case("country", "country: UK", ["5:10: error: country: 'UK' is not a country whose holidays are known (did you mean GB?)"]),
        case("subdivision", "country: GB\nsubdivision: eng", ["6:14: error: subdivision: 'eng' is not a subdivision of GB with holidays of its own (did you mean ENG?)"]),
        case("subdivision alone", "subdivision: NY", ["5:14: error: a subdivision without a country (write country: too)"]),
        case("people on one line", "interviewers: Dana Whitfield, Omar Haddad", ["5:15: error: 'Dana Whitfield, Omar Haddad' may be several people (put each on a line of its own: - Name; a title goes behind title:)"]),
        case("a person without a name", "interviewers:\n  - email: dana@a.example", ["6:5: error: an interviewer without a name (write name: and the person's name)"]),
        case("a recruiter without a name", "recruiter: {kind: hr}", ["5:12: error: a recruiter without a name (write name: and the person's name)"]),
        case("an empty name", "references:\n  - name:\n    email: a@b.example", ["6:10: error: a reference without a name (write name: and the person's name)"]),
        case("a person is a list", "interviewers: [[Dana]]", ["5:16: error: interviewer: a list is not a person (write Dana, or a link in quotes: \"[[Dana]]\")"]),
        case("a line break in a name", 'interviewers:\n  - "Zoe\\r\\nBcc: all@evil.example"', ["6:5: error: line break in the interviewer's name: 'Zoe\\\\r\\\\nBcc: all@evil.example' (put it on one line)"]),
        case("a line break in an address", 'interviewers:\n  - {name: Zoe, email: "z@a.example\\nBcc: x@evil.example"}', ["6:24: error: line break in the interviewer's email: 'z@a.example\\\\nBcc: x@evil.example' (put it on one line)"]),
        case("contact", "interviewers: [{name: A, contact: maybe}]", ["5:35: error: contact: 'maybe' is not known (write contact: allowed, or leave it out)"]),
        case("decides", "interviewers: [{name: A, decides: maybe}]", ["5:35: error: decides: 'maybe' is neither yes nor no (write decides: yes)"]),
        case("recruiter's kind", "recruiter: {name: Jo, kind: extern}", ["5:29: error: kind: 'extern' is not known (did you mean external?)"]),
        case("told", "references: [{name: Lin, told: soon}]", ["5:32: error: told: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
        case("contacted, wrong offset", 'references: [{name: Lin, contacted: "2026-11-18 14:00+01:00"}]', ["5:37: error: contacted: '2026-11-18 14:00+01:00': America/New_York has the offset -05:00 on that day, not +01:00 (leave the offset out, or set timezone to the zone of the interview)"]),
        case("skip, kind", "skip: [leter]", ["5:8: error: skip: 'leter' is not known (did you mean letter?)"]),
        case("skip, no kind", "skip: [{to: Dana}]", ["5:8: error: a skip without a kind (write kind: check-in, or another kind of action)"]),
        case("skip, unlike any", "skip: xyz", [f"5:7: error: skip: 'xyz' is not known (write one of: {KINDS})"]),
        case("skip, a list", "skip: [[letter]]", ["5:8: error: skip: a list cannot be understood (write it like {kind: letter, reason: ...})"]),
        case("closed, a list", "closed: [x]", ["5:9: error: closed: a list cannot be understood (write it like {date: 2026-12-07, reason: ...})"]),
        case("snooze, a word", "snooze: check-in", ["5:9: error: snooze: 'check-in' cannot be understood (write it like {kind: check-in, until: 2026-12-07})"]),
        case("snooze, no date", "snooze: [{kind: check-in}]", ["5:10: error: a snooze without a date (write {kind: check-in, until: 2026-12-07})"]),
        case("snooze, a time", 'snooze: [{kind: check-in, until: "2026-12-07 09:00"}]', ["5:34: error: until: '2026-12-07 09:00' has a time of day, but only a date is needed (write 2026-12-07)"]),
        case("closed, no day", "closed: 2026-02-30", ["5:9: error: closed: '2026-02-30': that month has no day 30 (write it like 2026-11-18 14:00)"]),
        case("closed, its date", "closed: {date: soon, reason: x}", ["5:16: error: date: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
        case("log, a text", "log: [I wrote to Dana]", [f"5:7: error: log: 'I wrote to Dana' cannot be understood ({LOG_LIKE})"]),
        case("log, no date", "log:\n  - {sent: thank-you}", ["6:5: error: a log line without a date (write date: 2026-11-18 18:10)"]),
        case("log, bad date", "log:\n  - {date: 18.11.2026, sent: thank-you}", ["6:12: error: date: '18.11.2026' is not a date of the form YYYY-MM-DD (write 2026-11-18)"]),
        case("log, both", "log:\n  - {date: 2026-11-18, sent: thank-you, heard: reply}", [f"6:5: error: a log line with both sent and heard ({ONE_OF})"]),
        case("log, neither", "log:\n  - {date: 2026-11-18, to: Dana}", [f"6:5: error: a log line with neither sent nor heard ({ONE_OF})"]),
        case("log, unknown sent", "log:\n  - {date: 2026-11-18, sent: thank-yuo}", ["6:30: error: sent: 'thank-yuo' is not known (did you mean thank-you?)"]),
        case("log, unknown heard", "log:\n  - {date: 2026-11-18, heard: rejected}", ["6:31: error: heard: 'rejected' is not known (did you mean rejection?)"]),
        case("log, sent from", "log:\n  - {date: 2026-11-18, sent: thank-you, from: Dana}", ["6:47: error: a sent line with from: (write to: instead)"]),
        case("log, heard to", "log:\n  - {date: 2026-11-18, heard: reply, to: Dana}", ["6:42: error: a heard line with to: (write from: instead)"]),
        case("log, by", "log:\n  - {date: 2026-11-18, sent: thank-you, by: mial}", ["6:45: error: by: 'mial' is not known (did you mean mail?)"]),
        case("log, decision_by", "log:\n  - {date: 2026-11-18, heard: reply, decision_by: soon}", ["6:51: error: decision_by: 'soon' is not a date that can be understood (write it like 2026-11-30, 2026-11 or 2026-W48)"]),
        case("a time with another one in the date", "time: 10:00", ["5:7: error: time says '10:00', but date has a time already (keep one of the two)"]),
        case("no time of day", "time: 2pm", ["5:7: error: time: '2pm' is not a time of day (write 14:00)"]),
        case("a time not known yet", "time: tbd", ["5:7: error: time: 'tbd' is not a time of day (leave it empty until you know it)"]),
        case("a range and another duration", "time: 14:00-15:30\nduration: 1h", ["6:11: error: the times make 1h30m, but duration says 1h (keep one of the two)"]),
        case("two at once", "interest: maybe\ntimezone: EST", ["5:11: error: interest: 'maybe' is not known (did you mean undecided?)", "6:11: error: timezone: 'EST' is not a time zone (did you mean America/New_York?)"]),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_understood_is_an_error(lines, expected):
    """What could make a row wrong is an error at its place; the entry gives no rows, but its company is still known."""
    found = read(f"{BASE}{lines}\n")
    assert found_in(f"{BASE}{lines}\n") == expected
    assert (found.entry, found.note, found.company) == (None, False, "Northwind Analytics")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        case("misspelt key", "intreviewers: [Dana]", ["5:1: warning: unknown key 'intreviewers' (did you mean interviewers?)"]),
        case("misspelt key, with a dash", "decision-by: 2026-11-30", ["5:1: warning: unknown key 'decision-by' (did you mean decision_by?)"]),
        case("misspelt key, in capitals", "Interest: yes", ["5:1: warning: unknown key 'Interest' (did you mean interest?)"]),
        case("misspelt key beside the right one", "interest: yes\nintrest: no", ["6:1: warning: unknown key 'intrest' (did you mean interest? it is there already: take one of the two out)"]),
        case("misspelt key of a person", "interviewers:\n  - name: Dana\n    emial: d@a.example", ["7:5: warning: unknown key 'emial' (did you mean email?)"]),
        case("misspelt key of a log line", "log:\n  - {date: 2026-11-18, sent: thank-you, too: Dana}", ["6:41: warning: unknown key 'too' (did you mean to?)"]),
        case("own keys", "salary: 5\ntags: [a]\ncssclasses:", []),
        case("odd address", "interviewers: [{name: Dana, email: dana at a.example}]", ["5:36: warning: odd e-mail address 'dana at a.example' (write it like name@company.example)"]),
        case("a name in curly quotes", "interviewers: [“Max Quell”]", ["5:16: warning: '“Max Quell”' would keep its “ and ” in every note (write Max Quell)"]),
        case("a link of Obsidian", 'recruiter: "[[Priya Shah]]"', []),
        case("an odd address behind a name", "interviewers: [Dana <dana@a..example>]", ["5:16: warning: odd e-mail address 'dana@a..example' (write it like name@company.example)"]),
        case("two dots", "interviewers: [{name: Dana, email: dana@a..example}]", ["5:36: warning: odd e-mail address 'dana@a..example' (write it like name@company.example)"]),
        case("a dot before the sign", "interviewers: [{name: Dana, email: dana.@a.example}]", ["5:36: warning: odd e-mail address 'dana.@a.example' (write it like name@company.example)"]),
        case("a link's end", "interviewers: [{name: Dana, email: dana@a.example?subject=hi}]", ["5:36: warning: odd e-mail address 'dana@a.example?subject=hi' (write it like name@company.example)"]),
        case("two addresses", 'recruiter: {name: Jo, email: "jo@a.example, x@b.example"}', ["5:30: warning: odd e-mail address 'jo@a.example, x@b.example' (write only one of them)"]),
        case("an address with its name", "recruiter: {name: Jo, email: hr@big.example <x@evil.example>}", ["5:30: warning: odd e-mail address 'hr@big.example <x@evil.example>' (write only one of them)"]),
        case("format is a list", "format: [onsite]", ["5:9: warning: format is a list, not a text (write format: and the text)"]),
        case("a hidden character in the header", "next_steps: pay \u202eevil", ["5:17: warning: a hidden character (U+202E) is in the text (delete it)"]),
    ],
)  # fmt: skip
def test_what_changes_no_row_is_a_warning(lines, expected):
    """A warning stands at its place, and the entry is read all the same."""
    assert found_in(f"{BASE}{lines}\n") == expected
    assert read(f"{BASE}{lines}\n").entry is not None


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b", "\0", "\x9b", "\ufeff"], ids=lambda c: f"U+{ord(c):04X}")
def test_hidden_characters_in_the_body_are_warned_of(char, ending):
    """A control character or a direction override is pointed at, whatever ends the lines."""
    text = f"---\n{BASE}---\nHello\nab{char}c\n".replace("\n", ending)
    found = read_entry("x.md", text, HOME)
    assert [problem_text(p) for p in found.problems] == [
        f"x.md:7:3: warning: a hidden character (U+{ord(char):04X}) is in the text (delete it)"
    ]


@pytest.mark.parametrize(
    ("header", "company"),
    [
        case("YAML", "company: Northwind\nrole: *x\n", "Northwind"),
        case("quoted", "role: *x\ncompany: 'Northwind'\n", "Northwind"),
        case("after the header", "role: *x\n---\ncompany: Northwind\n", None),
        case("nowhere", "role: *x\n", None),
        case("with a comment", "company: Northwind # big\nrole: *x\n", "Northwind"),
        case("a list that is cut off", "company: [\nrole: Engineer\n", None),
        case("on the next line", "company: >-\n  Northwind\nrole: *x\n", None),
        case("two", "company: Northwind\ncompany: Tollgate\nrole: *x\n", None),
        case("twice", "company: Northwind\ncompany: Northwind\nrole: *x\n", "Northwind"),
    ],
)
def test_the_company_of_an_unreadable_header_is_kept_where_legible(header, company):
    """Rows of the same company can then say that a file is missing."""
    found = read(header)
    assert (found.entry, found.company) == (None, company)
    assert [p.severity for p in found.problems] == ["error"]


# Whatever comes


def check_read(text, found):
    """What must hold of any reading."""
    lines = text.count("\n") + 1
    for p in found.problems:
        assert p.file == "x.md"
        assert 1 <= p.line <= lines
        assert p.column >= 1
        assert p.severity in ("error", "warning")
        assert p.code
        assert p.message
        assert "\n" not in problem_text(p)
    errors = [p for p in found.problems if p.severity == "error"]
    assert (found.entry is not None) + found.note + bool(errors) == 1


VALUES = [
    "", '""', '" "', "null", "~", "yes", "no", "maybe", "Dana", "Dana, Omar", "[]", "{}", "[Dana]", "[[]]", "[{}]", "[null]", '["", " "]', "{name: Dana}",
    "{name: }", "[{name: Dana, email: d@a.example, told: 2026-11-17}]", "2026-11-18", "2026-11-18 14:00", "2026-11-18 14:00-05:00", "2026-03-08 02:30",
    "9999-12-31", "9999-12-31 23:59", "0001-01-01", "0001-01-01 00:00Z", "2026-11", "2026-W48", "2026-02-30", "03/04/2026", "1h", "24h", "0m", "US", "UTC",
    "America/New_York", "Africa/Johannesburg", "../../x", "check-in", "letter", "[letter, {kind: connect}]", "{kind: check-in, until: 9999-12-31}",
    "[{kind: check-in, until: 0001-01-01}]", "{date: 2026-11-18, sent: thank-you, to: Dana}", "[{date: 9999-12-31, heard: rejection}]",
    "[{date: 0001-01-01, heard: offer, decision_by: 9999-12-31}]", "{date: 2026-11-20}", "{date: x, sent: y, heard: z}", '"a\\nb"', '"\\u202e"', "|\n  a\n  b",
    "'\u2028'", "Zoë", "😀", "x" * 300, "*a", "&a b", "!!set {}", "[", "a: b",
]  # fmt: skip
FIELDS = [
    "company", "role", "date", "timezone", "duration", "format", "round", "opportunity", "interviewers", "recruiter", "contact_only_by", "next_steps",
    "decision_by", "interest", "references", "skip", "snooze", "closed", "cancelled", "country", "subdivision", "language", "log", "intreviewers",
]  # fmt: skip
PAIRS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(VALUES), max_size=4)
BALANCED = read_playbook("balanced", None)


@settings(max_examples=settings.default.max_examples // 2)
@given(PAIRS, st.sampled_from([utc(2026, 11, 20), utc(1, 1, 2), utc(9999, 12, 30)]))
def test_any_values_are_an_entry_or_errors_and_an_entry_has_rows(pairs, now):
    """Whatever stands in the fields, the entry is read or refused with an error, and what is read can be scheduled."""
    usual = {"company": "A", "role": "B", "date": "2026-11-18 14:00", "interviewers": "[{name: Dana, email: d@a.example}]"}
    text = "---\n" + "".join(f"{k}: {v}\n" for k, v in (usual | pairs).items()) + "---\n"
    found = read_entry("x.md", text, HOME)
    check_read(text, found)
    if found.entry is not None:
        actions, _ = schedule([found.entry], BALANCED, now, HOME)
        assert all(a.opens <= a.due for a in actions)


TOKENS = st.sampled_from(
    [
        *BASE.splitlines(keepends=True),
        *FIELDS,
        ": ",
        "\n",
        "  ",
        "- ",
        "---",
        "---\n",
        "...\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\ufeff",
        *VALUES,
    ]
)


@given(
    st.one_of(
        st.text(st.characters()), st.lists(TOKENS).map("".join), st.lists(TOKENS).map(lambda t: "---\n" + "".join(t) + "\n---\n")
    )
)
def test_any_text_is_an_entry_or_a_note_or_an_error(text):
    """Reading never raises, and no file is ever nothing at all."""
    check_read(text, read_entry("x.md", text, HOME))


@given(
    st.one_of(
        st.binary(),
        st.lists(TOKENS).map("".join).map(str.encode),
        st.builds(lambda a, b: f"---\n{BASE}".encode() + a + b"\n---\n" + b, st.binary(), st.binary()),
    )
)
@settings(max_examples=settings.default.max_examples // 5)
def test_any_bytes_on_disk_are_an_entry_or_a_note_or_an_error(data):
    """A file of any bytes is counted once, as an entry, a note or unread with an error, on every run."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "x.md").write_bytes(data)
        journal = read_journal(folder)
        assert read_journal(folder) == journal
    assert len(journal.entries) + journal.notes + len(journal.unread) == 1
    assert journal.has_errors == bool(journal.unread)


# A log line in which nothing is amiss is read at once

AMISS = ["", "null", "~", '" "', '"null"', '"a\\u200bb"', '"a\\nb"', "[x]", "{x: y}", "no-such-word", "2026-11-31"]
LOG_VALUES = {
    "date": [
        "2026-11-18",
        "2026-11-18 18:10",
        '"2026-11-18 "',
        "2026-11-01 01:30",
        "2026-11-18T18:10-05:00",
        "2026-11-18T18:10Z",
    ],
    "sent": ["thank-you", "other", "Thank-You", '" check-in "'],
    "heard": ["reply", "REPLY", "offer"],
    "to": ["Dana Whitfield", '" Dana "'],
    "from": ["Dana Whitfield"],
    "by": ["email", "Email", '"phone "'],
    "note": ["a word", "Zoë"],
    "decision_by": ["2026-11-30", "2026-11", "2026-W48"],
    "via": ["Jo Park"],
    "message_id": ["a1"],
    "proofread_by": ["me"],
    "hared": ["x"],
}
USUAL = st.fixed_dictionaries({"date": st.sampled_from(LOG_VALUES["date"])}, optional={
    key: st.sampled_from(values) for key, values in LOG_VALUES.items() if key != "date"
})  # fmt: skip
ANY = st.fixed_dictionaries({}, optional={k: st.sampled_from([*v, *AMISS]) for k, v in LOG_VALUES.items()})


def log_of(line):
    """A header with a log of that one line."""
    return BASE + "log:\n  - {" + ", ".join(f"{k}: {v}" for k, v in line.items()) + "}\n"


@given(st.one_of(USUAL, ANY))
def test_a_log_line_read_at_once_is_read_alike(line):
    """With and without the short way the same line comes of it, and the same problems."""
    with pytest.MonkeyPatch.context() as patch:
        short = read(log_of(line))
        patch.setattr(log, "_ordinary_line", lambda item, zone: None)
        assert short == read(log_of(line))


@pytest.mark.parametrize(
    ("line", "at_once"),
    [
        case("a sent line", {"date": "2026-11-18", "sent": "thank-you", "to": "Dana", "by": "email", "note": '"a, b"'}, True),
        case("a heard line", {"date": "2026-11-18 18:10", "heard": "reply", "from": "Dana", "decision_by": "2026-11"}, True),
        case("a list for a name", {"date": "2026-11-18", "sent": "thank-you", "to": "[Dana]"}, False),
        case("a null", {"date": "2026-11-18", "sent": "thank-you", "to": "null"}, False),
        case("both", {"date": "2026-11-18", "sent": "thank-you", "heard": "reply"}, False),
    ],
)
def test_the_usual_log_line_is_read_at_once(monkeypatch, line, at_once):
    """The careful way is not asked where nothing is amiss, or else the property above would prove nothing."""
    asked = []
    careful = log._any_line
    monkeypatch.setattr(log, "_any_line", lambda item, *rest: asked.append(item) or careful(item, *rest))
    read(log_of(line))
    assert asked == [] if at_once else len(asked) == 1


# So is a person

PERSON_VALUES = {
    "name": ["Dana Whitfield", "Anna-Lena O'Neil", "Prof. Lin", "Zoë", "Dana and Omar", "A & B", "tbd", "Lee (VP)", "“Max”", "A <a@b.example>", "1. Dana"],
    "title": ["VP Data", "tbd", "Head of R&D"],
    "email": ["d@a.example", "dana at a.example", "none"],
    "phone": ['"+1 555 0100"', "0171234", "n/a"],
    "address": ['"1 Main St, Springfield"', "unknown"],
    "linkedin": ["https://linkedin.example/in/dana", "no"],
    "contact": ["allowed", "Allowed", "yes", "no", "maybe"],
    "decides": ["true", "yes", "no", "TRUE"],
    "kind": ["external", "HR", "hr", "extern"],
    "agency": ["Park and Co", "-"],
    "told": ["2026-11-17", "2026-11-17 18:10", "2026-11-31"],
    "emial": ["x"],
}  # fmt: skip
USUAL_PERSON = st.fixed_dictionaries({"name": st.sampled_from(PERSON_VALUES["name"][:4])}, optional={
    key: st.just(values[0]) for key, values in PERSON_VALUES.items() if key not in ("name", "emial")
})  # fmt: skip
ANY_PERSON = st.fixed_dictionaries({}, optional={k: st.sampled_from([*v, *AMISS]) for k, v in PERSON_VALUES.items()})


@given(st.one_of(USUAL_PERSON, ANY_PERSON), st.sampled_from(["interviewers", "recruiter", "references"]))
def test_a_person_read_at_once_is_read_alike(person, key):
    """With and without the short way the same person comes of it, and the same problems."""
    header = f"{BASE}{key}: {{{', '.join(f'{k}: {v}' for k, v in person.items())}}}\n"
    with pytest.MonkeyPatch.context() as patch:
        short = read(header)
        patch.setattr(people, "_ordinary_person", lambda item, part, zone: None)
        assert short == read(header)


@given(
    st.sampled_from([*PERSON_VALUES["name"], *AMISS, "Dana", "null"]),
    st.sampled_from(["interviewers", "recruiter", "references"]),
)
def test_a_name_alone_read_at_once_is_read_alike(name, key):
    """The same for a person of whom there is only a name."""
    with pytest.MonkeyPatch.context() as patch:
        short = read(f"{BASE}{key}: {name}\n")
        patch.setattr(people, "_ordinary_person", lambda item, part, zone: None)
        assert short == read(f"{BASE}{key}: {name}\n")


# So is a header


def in_lines(line):
    """The fields of a mapping as a block below a dash, with some blanks."""
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in line.items()) + "\n"


def in_braces(line):
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in line.items()) + "}\n"


WRITTEN = st.sampled_from([in_lines, in_braces])


@given(
    st.lists(st.one_of(USUAL, ANY).filter(bool), max_size=3), st.one_of(USUAL_PERSON, ANY_PERSON).filter(bool), WRITTEN, WRITTEN
)
def test_a_header_read_field_by_field_is_read_alike(log, person, write_line, write_person):
    """The same comes of it as where it is read line by line: entry, problems and places."""
    header = f"{BASE}log:\n{''.join(map(write_line, log))}interviewers:\n{write_person(person)}"
    with pytest.MonkeyPatch.context() as patch:
        short = read(header)
        patch.setattr(front_matter, "read_plain", read_lines)
        assert short == read(header)


LINES = ["Dana Whitfield", "Dana Whitfield\n  Omar Haddad", "2026-11-30", "yes", "- Dana\n  - Omar", "a: b"]
OVER_LINES = [f"{sign}\n  {lines}" for sign in (">-", "|-", ">", "|") for lines in LINES]


@pytest.mark.parametrize("value", [*OVER_LINES, '"Dana \\"Dee\\" Whitfield"', '"\\"yes\\""', '"2026-11-30\\\\"'])
def test_a_text_that_is_not_typed_as_it_reads_is_read_alike_in_every_field(monkeypatch, value):
    """Of each field the same comes as from the strict reader: two names below one another are not one person."""
    headers = [
        "".join(line for line in BASE.splitlines(True) if not line.startswith(f"{key}:")) + f"{key}: {value}\n"
        for key in sorted(KNOWN)
    ]
    short = [read(header) for header in headers]
    monkeypatch.setattr(front_matter, "read_plain", lambda header, first_line: None)
    assert short == [read(header) for header in headers]


@pytest.mark.parametrize(
    ("value", "at_once"),
    [
        ("[Dana Whitfield]", True),
        ("{name: Dana, title: VP, email: d@a.example, phone: '+1 555', contact: allowed, decides: true}", True),
        ("{name: Dana, phone: n/a}", False),
        ("[Dana and Omar]", False),
    ],
)
def test_the_usual_person_is_read_at_once(monkeypatch, value, at_once):
    """The careful way is not asked where nothing is amiss, or else the properties above would prove nothing."""
    asked = []
    careful = people._any_person
    monkeypatch.setattr(people, "_any_person", lambda item, *rest: asked.append(item) or careful(item, *rest))
    read(f"{BASE}interviewers: {value}\n")
    assert asked == [] if at_once else len(asked) == 1
