"""Tables read from bytes: dialects, encodings, rows that do not fit, dates that can be read in two ways, and what columns mean."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import within

from followup_kit.dates.stamps import BadDate
from followup_kit.dates.zones import zone_named
from followup_kit.exchange.tables.columns import BadMap, map_of
from followup_kit.exchange.tables.dates import table_date
from followup_kit.exchange.tables.files import LARGEST, LONGEST, MOST, Found, tables_in, unguarded
from followup_kit.views.export import COLUMNS, csv_cell

pytestmark = pytest.mark.zone_free
NEW_YORK = zone_named("America/New_York")
GOOD = [("Lark", "Analyst"), ("Fenwick", "Clerk")]


def read(data: bytes) -> Found:
    """What a file holds; within three seconds of the processor, whatever it is."""
    with within(3):
        return tables_in("a.csv", data)


def cells(data: bytes) -> list[tuple[str, ...]]:
    """The rows of the one table of a file in which nothing is wrong."""
    found = read(data)
    assert found.problems == ()
    assert len(found.tables) == 1
    return [row.cells for row in found.tables[0].rows]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Company,Role\nLark,Analyst\nFenwick,Clerk\n", ()),
        ("Company,Role\r\nLark,Analyst\r\n\r\nFenwick,Clerk", ()),
        ("Company,Role\rLark,Analyst\rFenwick,Clerk\r", ()),
        ("\ufeffCompany,Role\nLark,Analyst\nFenwick,Clerk\n", ()),
        ("Company;Role\nLark;Analyst\nFenwick;Clerk\n", ("its columns are divided by ;",)),
        ("Company\tRole\nLark\tAnalyst\nFenwick\tClerk\n", ("its columns are divided by tabs",)),
        ("sep=;\nCompany;Role\nLark;Analyst\nFenwick;Clerk\n", ("its columns are divided by ;",)),
        ('"Company","Role"\n"Lark","Analyst"\nFenwick,"Clerk"\n', ()),
        ("Company,Role,,\nLark,Analyst,,\nFenwick,Clerk,,\n", ()),
        ("| Company | Role |\n|---|---|\n| Lark | Analyst |\n| Fenwick | Clerk |\n", ()),
        ("# A title\n\n| Company | Role |\n| :-- | --: |\n| Lark | Analyst |\n|Fenwick|Clerk\n\nmore\n", ()),
    ],
)
def test_dialects(text: str, said: tuple[str, ...]) -> None:
    """The same rows, and a word where the columns are divided by something else than commas."""
    assert cells(text.encode()) == GOOD
    assert read(text.encode()).said == said


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("it is not in UTF-8: it was read as UTF-16",)),
        ("latin-1", ("it is not in UTF-8: it was read as Windows-1252",)),
    ],
)
def test_encodings(encoding: str, said: tuple[str, ...]) -> None:
    """What is not UTF-8 is said."""
    data = "Company,Role\nMüller,Köchin\n".encode(encoding)
    assert cells(data) == [("Müller", "Köchin")]
    assert read(data).said == said


def test_cells_of_several_lines_and_their_places() -> None:
    """A row is where it begins, also behind a cell of several lines."""
    found = read(b'Company,Role\n"Lark\n& Co","a ""b"", c"\nshort\nFenwick,Clerk\n')
    assert [(row.line, row.cells) for row in found.tables[0].rows] == [(2, ("Lark\n& Co", 'a "b", c')), (5, ("Fenwick", "Clerk"))]
    assert [(p.line, p.message) for p in found.problems] == [(4, "1 cells where the header has 2")]


REFUSED = {
    "an open quote": (
        b'Company,Role\nLark,Analyst\n"Fenwick,Clerk\nx,y\n',
        "3: a quote is opened in this row and never closed",
        1,
    ),
    "a quote inside": (
        b'Company,Role\nLark,"a"b\nFenwick,Clerk\n',
        "2: the row cannot be understood (',' expected after '\"')",
        0,
    ),
    "too many cells": (b"Company,Role\nLark,Analyst,x\nFenwick,Clerk\n", "2: 3 cells where the header has 2", 1),
    "NUL": (b"Company,Role\nLark,Ana\0lyst\nFenwick,Clerk\n", "2: there is a NUL character in it", 1),
    "NUL far below": (b"Company,Role\n" + b"Lark,Clerk\n" * 500 + b"a\0,b\n", "502: there is a NUL character in it", 500),
    "a huge cell": (b"Company,Role\n" + b"x" * (LONGEST + 1) + b",b\nFenwick,Clerk\n", "2: a cell has 100,001 characters", 1),
    "a huge file": (b"x" * (LARGEST + 1), "1: it has more than 20 MB", 0),
    "too many rows": (b"Company,Role\n" + b"Lark,Clerk\n" * 100_000, f"20002: it has more than {MOST:,} rows", 0),
    "nothing": (b"", "1: there is no row in it", 0),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 100, "1: it is no text", 0),
    "a cell too few in markdown": (
        b"| Company | Role |\n|---|---|\n| Lark |\n| Fenwick | Clerk |\n",
        "3: 1 cells where the header has 2",
        1,
    ),
}


@pytest.mark.parametrize(("data", "message", "rows"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_refused(data: bytes, message: str, rows: int) -> None:
    """A finding with its line, soon; rows that are certain are read all the same."""
    found = read(data)
    assert [f"{p.line}: {p.message}"[: len(message)] for p in found.problems] == [message]
    assert sum(len(table.rows) for table in found.tables) == rows


def test_tables_of_a_markdown_file() -> None:
    """Each by itself; a line that is text is written with a backslash."""
    found = read(b"| A |\n|---|\n| x \\| y |\n\nwords | and words\n\n| B | C |\n|---|---|\n| 1 | 2 |\n")
    assert [(t.line, t.columns, [r.cells for r in t.rows]) for t in found.tables] == [
        (1, ("A",), [("x | y",)]),
        (7, ("B", "C"), [("1", "2")]),
    ]


@given(st.text("=+-@＝ a1'", max_size=12).filter(lambda text: text[:1] != "'"))
def test_what_our_own_export_guards_comes_back(text: str) -> None:
    """The apostrophe before a formula is taken off again, and no other."""
    assert unguarded(csv_cell(text)) == text


def test_an_apostrophe_of_the_persons_own_stays() -> None:
    """Before what is no formula."""
    assert unguarded("'tis") == "'tis"


# Dates

DATES = [
    ("2026-11-18", None, date(2026, 11, 18), None),
    ("2026-11-18 14:00:00", None, date(2026, 11, 18), time(14)),
    ("2026-11-18T14:00", None, date(2026, 11, 18), time(14)),
    ("2026-11-18T19:00:00Z", None, date(2026, 11, 18), time(14)),
    ("2026-11-19T01:30:00.500+01:00", None, date(2026, 11, 18), time(19, 30)),
    ("18/11/2026", None, date(2026, 11, 18), None),
    ("11/18/2026 2:05 PM", None, date(2026, 11, 18), time(14, 5)),
    ("11/18/2026, 12:00 a.m.", None, date(2026, 11, 18), time(0)),
    ("2026/11/18", None, date(2026, 11, 18), None),
    ("03/04/2026", "dmy", date(2026, 4, 3), None),
    ("03/04/2026", "mdy", date(2026, 3, 4), None),
    ("26-03-04", "ymd", date(2026, 3, 4), None),
    ("05.05.2026", None, date(2026, 5, 5), None),
    ("Nov 18, 2026", None, date(2026, 11, 18), None),
    ("Wed, November 18th, 2026", None, date(2026, 11, 18), None),
    ("18 Nov 2026 14:00", None, date(2026, 11, 18), time(14)),
    ("18-Nov-2026", None, date(2026, 11, 18), None),
]


@pytest.mark.parametrize(("text", "order", "day", "clock"), DATES, ids=[d[0] for d in DATES])
def test_dates_that_mean_one_thing(text: str, order: str | None, day: date, clock: time | None) -> None:
    """As spreadsheets and people write them, in the journal's zone."""
    assert table_date(text, NEW_YORK, order) == (day, clock)


@pytest.mark.parametrize(
    ("text", "order", "message", "hint"),
    [
        ("03/04/2026", None, "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04?", "say which with --dates dmy or --dates mdy"),
        ("18.11.26", None, "'18.11.26' is ambiguous: 2026-11-18 or 2018-11-26?", "say which with --dates dmy or --dates ymd"),
        ("13/13/2026", None, "'13/13/2026': there is no such day", "write it like 2026-11-18"),
        ("18/11/2026", "mdy", "'18/11/2026': there is no such day", "write it like 2026-11-18"),
        ("30 Feb 2026", None, "'30 Feb 2026': there is no such day", "write it like 2026-11-18"),
        (
            "46000",
            None,
            "'46000' is the number of a day, as a spreadsheet keeps it",
            "format the column as a date and save it again",
        ),
        ("soon", None, "'soon' is not a date", "write it like 2026-11-18 or 2026-11-18 14:00"),
        (
            "18/11/2026 25:00",
            None,
            "'18/11/2026 25:00' has no time of day that can be understood",
            "write it like 2026-11-18 14:00",
        ),
        ("1/2/3/4", None, "'1/2/3/4' is not a date", "write it like 2026-11-18 or 2026-11-18 14:00"),
    ],
)
def test_dates_that_are_refused(text: str, order: str | None, message: str, hint: str) -> None:
    """With both readings, and what to type."""
    with pytest.raises(BadDate) as bad:
        table_date(text, NEW_YORK, order)
    assert (bad.value.message, bad.value.hint) == (message, hint)


@given(st.text(max_size=30))
def test_no_text_makes_dates_fail_otherwise(text: str) -> None:
    """A date or BadDate."""
    with suppress(BadDate):
        table_date(text, NEW_YORK)


# What columns mean

JOBSYNC = ("index", "createdAt", "applied", "appliedDate", "Company", "JobTitle", "jobType", "Location", "JobSource", "Status")
TRACKER = ("#", "Date", "Company", "Role", "Score", "Status", "PDF", "Report", "Notes")


@pytest.mark.parametrize(
    ("columns", "given_map", "targets"),
    [
        (("Company", "Role", "Applied"), [], ("company", "role", "applied")),
        (("Employer", "Position", "Date Applied", "Salary"), [], ("company", "role", "applied", "keep")),
        (("Firm", "Job Title", "Interview date", "Time", "Stage"), [], ("company", "role", "date", "time", "status")),
        (("Company", "Role", "Date"), ["Date=applied"], ("company", "role", "applied")),
        (
            ("Firma", "Stelle", "Beworben am", "Gespräch am", "Uhrzeit", "Ort"),
            [],
            ("company", "role", "applied", "date", "time", "keep"),
        ),
        (("Company", "Role", "Date", "Applied"), [], ("company", "role", "keep", "applied")),
        (("A", "B", "C"), ["a=company, B = role,C=date"], ("company", "role", "date")),
        (("Company", "Role", "Applied", "Language", "Country"), [], ("company", "role", "applied", "keep", "keep")),
        (("Company", "Name", "Role", "Applied"), ["Name=company"], ("keep", "company", "role", "applied")),
        (JOBSYNC, [], ("keep", "keep", "keep", "applied", "company", "role", "keep", "keep", "keep", "status")),
        (TRACKER, [], ("keep", "applied", "company", "role", "keep", "status", "keep", "keep", "keep")),
    ],
)
def test_columns_by_their_names(columns: tuple[str, ...], given_map: list[str], targets: tuple[str, ...]) -> None:
    """Of known formats, of a plain spreadsheet, and by the person's word, which counts first."""
    assert map_of(columns, given_map).targets == targets


@pytest.mark.parametrize(
    ("columns", "given_map", "message"),
    [
        (("Company", "Role", "Date"), [], "the column 'Date' may be the day of the interview or that of the application"),
        (("Company", "Role"), [], "no column has a day; the columns are Company, Role"),
        (("Role", "Applied"), [], "no column is clearly the company; the columns are Role, Applied"),
        (("Company", "Employer", "Role", "Applied"), [], "two columns may be the company: Company, Employer"),
        (("Company", "Role", "Applied"), ["Rolle=role"], "--map: there is no column 'Rolle'"),
        (("Company", "Role", "Applied"), ["Role=rolle"], "--map: 'rolle' is nothing that a column can be"),
        (("Company", "Role", "Applied"), ["Role"], "--map: 'Role' is no pair"),
        (("Company", "Role", "Applied"), ["Role=log"], "--map: 'log' is nothing that a column can be"),
        (COLUMNS, [], "this is the state table that followup exports"),
    ],
)
def test_columns_in_doubt(columns: tuple[str, ...], given_map: list[str], message: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadMap) as bad:
        map_of(columns, given_map)
    assert bad.value.message == message
    assert bad.value.hint
