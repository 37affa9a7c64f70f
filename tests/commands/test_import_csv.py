"""`followup import csv`: rows become entries once, nothing is dropped, and what is doubtful is refused with its line."""

from __future__ import annotations

import os
import stat

import pytest
from imported import entries, header
from northwind import TOML as TOML

from followup_kit.api import open_board
from followup_kit.cli import main

pytestmark = pytest.mark.zone_free

FILES: dict[str, str] = {}
NOW = "2026-11-12T09:00"
TABLE = """Company,Position,Date Applied,Status,Salary,Interview Date,Interviewers,Notes
Northwind Analytics,Data Engineer,2026-10-30,Applied,"$120,000",,,"Found it on
LinkedIn"
Lark & Co,Analyst,2026-10-12,Rejected,,2026-11-02 14:00,Dana Whitfield <dana@lark.example>; Sam Ortega sam@lark.example,
Tollgate,Editor,2026-10-01,Interview,,11/18/2026 2:00 PM,Dana & Omar,'=SUM(A1)
"""
SAID = (
    "t.csv: Company = company, Position = role, Date Applied = applied, Status = status, Interview Date = date, "
    "Interviewers = interviewers; kept in the notes: Salary, Notes\n"
)


@pytest.fixture
def take(run, tmp_path):
    """Takes over tables by name; the exit code, what stands on stdout and on stderr, without folders."""

    def take(files: dict[str, str | bytes], *options: str):
        paths = []
        for name, content in files.items():
            paths.append(tmp_path / name)
            paths[-1].write_bytes(content.encode() if isinstance(content, str) else content)
        code, out, err = run("import", "csv", *map(os.fspath, paths), *options)
        return code, out.replace(f"{tmp_path}/", "").replace("journal/", ""), err.replace(f"{tmp_path}/", "")

    return take


def test_a_spreadsheet(journal, take):
    """Applications, interviews, people, what has no field; the whole of what is said."""
    code, out, err = take({"t.csv": TABLE})
    assert (code, err) == (0, "")
    assert out == SAID + (
        "./2026-10-30-northwind-analytics.md: written\n"
        "./2026-11-02-lark-co.md: written\n"
        "  zone assumed: America/New_York (the table names none)\n"
        "  no day is known for the status Rejected, so it is in no log, and what is owed goes on\n"
        "./2026-11-18-tollgate.md: written\n"
        "  zone assumed: America/New_York (the table names none)\n"
        "  'Dana & Omar' is not clearly one person's name, so it is in the notes only\n"
        "3 rows: 3 entries written\n"
    )
    found = entries(journal)
    assert header(found["2026-10-30-northwind-analytics.md"]) == [
        "company: Northwind Analytics", "role: Data Engineer", "interest: undecided", "applied: 2026-10-30", "# imported from t.csv, line 2",
    ]  # fmt: skip
    assert found["2026-10-30-northwind-analytics.md"].endswith(
        "\n## Imported\n\n> Status: Applied\n> Salary: $120,000\n> Notes: Found it on\n> LinkedIn\n"
    )
    assert header(found["2026-11-02-lark-co.md"]) == [
        "company: Lark & Co",
        "role: Analyst",
        "date: 2026-11-02 14:00",
        "  - {name: Dana Whitfield, email: dana@lark.example}",
        "  - {name: Sam Ortega, email: sam@lark.example}",
        "interest: undecided",
        "applied: 2026-10-12",
        "status: Rejected",
        "# imported from t.csv, line 4",
        "# zone assumed: America/New_York (the table names none)",
        "# no day is known for the status Rejected, so it is in no log, and what is owed goes on",
    ]
    assert found["2026-11-18-tollgate.md"].endswith("> Status: Interview\n> Notes: =SUM(A1)\n> Interviewers: Dana & Omar\n")
    assert {stat.S_IMODE(p.stat().st_mode) for p in journal.glob("*.md")} == {0o600}
    board = open_board(journal, NOW)
    assert (len(board.journal.entries), len(board.journal.applications), board.errors) == (2, 1, ())


def test_a_dry_run_shows_the_entries_and_writes_nothing(journal, take):
    """With the fields, the comments and what is kept."""
    code, out, _ = take({"t.csv": TABLE}, "--dry-run")
    assert code == 0
    assert out.startswith(
        SAID + "2026-10-30-northwind-analytics.md\n  company: Northwind Analytics\n  role: Data Engineer\n  applied: 2026-10-30\n"
        "  # imported from t.csv, line 2\n  > Status: Applied\n  > Salary: $120,000\n  > Notes: Found it on\n  > LinkedIn\n"
    )
    assert out.endswith("3 rows: 3 entries would be written\n")
    assert entries(journal) == {}


def test_a_second_time_nothing_changes(journal, take):
    """Also where one row is in the table twice."""
    take({"t.csv": TABLE})
    before = entries(journal)
    code, out, err = take({"t.csv": TABLE + 'Lark & Co,Analyst,2026-10-12,"",,2026-11-02 15:00,,\n'})
    assert (code, err) == (0, "")
    assert out == SAID + (
        "t.csv:2: in 2026-10-30-northwind-analytics.md already; unchanged\n"
        "t.csv:4: in 2026-11-02-lark-co.md already; unchanged\n"
        "t.csv:5: in 2026-11-18-tollgate.md already; unchanged\n"
        "t.csv:6: in 2026-11-02-lark-co.md already; unchanged\n"
        "4 rows: 0 entries written, 4 unchanged\n"
    )
    assert entries(journal) == before


@pytest.mark.parametrize(
    ("entry", "row", "new"),
    [
        ("date: 2026-11-02 14:00", "2026-10-12,", False),  # the interview that the application led to
        ("date: 2026-11-02 14:00\napplied: 2026-10-12", "2026-10-12,", False),
        ("date: 2026-11-02 14:00\napplied: 2026-03-12", "2026-10-12,", True),  # they applied again
        ("applied: 2026-10-12", "2026-10-12,2026-11-02", False),
        ("date: 2026-11-02 14:00", ",2026-11-02", False),
        ("date: 2026-11-02 14:00", ",2026-11-09", True),  # another round
        ("applied: 2026-10-12", "2026-10-12,", False),
    ],
)
def test_what_is_the_same_opening(make_journal, run_on, tmp_path, entry, row, new):
    """By company, role and the days that both have."""
    folder = make_journal({"a.md": f"---\ncompany: Lark\nrole: Analyst\n{entry}\n---\n"}, TOML)
    path = tmp_path / "t.csv"
    path.write_text(f"Company,Role,Applied,Interview date\nLARK,analyst,{row}\n", encoding="utf-8")
    assert run_on(folder, "import", "csv", os.fspath(path))[0] == 0
    assert len(list(folder.glob("*.md"))) == (2 if new else 1)


def test_rows_that_are_refused_do_not_hide_the_others(journal, take):
    """Each with its line and what to do; the summary counts all."""
    code, out, err = take(
        {
            "t.csv": "Company,Role,Applied,Status\nLark,Analyst,03/04/2026,\n,Clerk,2026-10-01,\nFenwick,Clerk,,Applied\nAmber,Editor,,Wishlist\n"
            "a,b\nBeacon,Cook,2026-10-01,\nTollgate,Editor,2026-02-30,\n"
        }
    )
    assert code == 1
    assert err == (
        "t.csv:6:1: error: 2 cells where the header has 4 (quote a cell that has the sign between the columns in it)\n"
        "t.csv:2:1: error: '03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (say which with --dates dmy or --dates mdy)\n"
        "t.csv:3:1: error: no company (write it into the table, or leave the row out)\n"
        "t.csv:4:1: error: no day of the application or the interview (write one into the table, leave the row out, "
        "or say which column has it with --map 'COLUMN=applied')\n"
        "t.csv:8:1: error: '2026-02-30': that month has no day 30 (write it like 2026-11-18 14:00)\n"
    )
    assert "t.csv:5: not applied for (Wishlist); passed over\n" in out
    assert out.endswith("7 rows: 1 entry written, 1 passed over, 5 refused\n")
    assert list(entries(journal)) == ["2026-10-01-beacon.md"]
    assert take({"t.csv": "Company,Role,Applied\nLark,Analyst,03/04/2026\n"}, "--dates", "dmy")[0] == 0
    assert "2026-04-03-lark.md" in entries(journal)


@pytest.mark.parametrize(
    ("columns", "row", "lines"),
    [
        ("Rejection date", "2026-10-20", ["  - {date: 2026-10-20, heard: rejection}"]),
        ("Offer date", "2026-10-20", ["  - {date: 2026-10-20, heard: offer}"]),
        ("Status,Status date", "Rejected,2026-10-20", ["  - {date: 2026-10-20, heard: rejection}"]),
        ("Status,Status date", "Offer,2026-10-20", ["  - {date: 2026-10-20, heard: offer}"]),
        (
            "Status,Status date", "Offer accepted,2026-10-20",
            ["  - {date: 2026-10-20, sent: answer-offer, accepted: yes}"],
        ),
        ("Status,Status date", "Ghosted,2026-10-20", ["closed: {date: 2026-10-20, reason: Ghosted}"]),
        ("Status,Rejected on", "Rejected,2026-10-20", ["  - {date: 2026-10-20, heard: rejection}"]),
        ("Status", "Ghosted", ["status: Ghosted"]),
        ("Status", "Interviewing", []),
    ],
)  # fmt: skip
def test_an_outcome_counts_only_with_its_day(journal, take, columns, row, lines):
    """As a log line or `closed`; without a day it stays a word that check points at."""
    assert take({"t.csv": f"Company,Role,Applied,{columns}\nLark,Analyst,2026-10-01,{row}\n"})[0] == 0
    found = header(next(iter(entries(journal).values())))
    new = [line for line in found if line.startswith(("  -", "closed", "status"))]
    assert new == lines
    assert open_board(journal, NOW).errors == ()


JOBSYNC = """index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status
1,2026-10-01,Yes,2026-10-05,Tollgate Press,Editor,Full Time,London,LinkedIn,Interview
2,2026-10-02,No,N/A,Beacon,Designer,Full Time,N/A,Indeed,Draft
3,2026-10-02,Yes,2026-10-06,N/A,Designer,Full Time,N/A,Indeed,Applied
"""
TRACKER = """# Applications Tracker

| # | Date | Company | Role | Score | Status | PDF | Report | Notes |
|---|------|---------|------|-------|--------|-----|--------|-------|
| 1 | 2026-10-01 | Northwind | Data Engineer | 4.2/5 | Applied | ✅ | [1](reports/1.md) | Applied 2026-10-03, via site |
| 2 | 2026-10-02 | Lark | Analyst | 3.1/5 | Evaluated | ❌ | [2](reports/2.md) | |
| 3 | 2026-10-04 | Fenwick | Clerk | 4.0/5 | Rejected | ✅ | [3](reports/3.md) | no luck |
| 4 | 2026-10-05 | ? | Clerk | 4.0/5 | Applied | ✅ | | |
"""
FOLLOW_UPS = """# Follow-ups

| num | appNum | date | company | role | channel | contact | notes |
|---|---|---|---|---|---|---|---|
| 1 | 1 | 2026-10-12 | Northwind | Data Engineer | Email | Dana | First follow-up |
| 2 | 9 | 2026-10-12 | Nowhere | Clerk | Email | — | |

- next #1 2026-10-20 (set 2026-10-12)
"""


def test_jobsync(journal, take):
    """Its header, its word for nothing, and what was not applied for."""
    code, out, err = take({"jobs.csv": JOBSYNC})
    assert code == 1
    assert err == "jobs.csv:4:1: error: no company (write it into the table, or leave the row out)\n"
    assert out.split("\n")[0].startswith("jobs.csv: JobSync: appliedDate = applied, Company = company, JobTitle = role")
    assert "jobs.csv:3: not applied for (Draft); passed over\n" in out
    text = entries(journal)["2026-10-05-tollgate-press.md"]
    assert "applied: 2026-10-05\n" in text
    assert text.endswith("> jobType: Full Time\n> Location: London\n> JobSource: LinkedIn\n> Status: Interview\n")


def test_career_ops(journal, take):
    """The day of the application is that of its notes, else assumed; follow-ups go into the log of what is new, once."""
    code, out, err = take({"applications.md": TRACKER, "follow-ups.md": FOLLOW_UPS})
    assert code == 1
    assert err == "applications.md:8:1: error: no company (write it into the table, or leave the row out)\n"
    assert "applications.md:6: not applied for, or not known when (Evaluated); passed over\n" in out
    assert "follow-ups.md:6: no entry for Nowhere, Clerk; passed over\n" in out
    found = entries(journal)
    assert list(found) == ["2026-10-03-northwind.md", "2026-10-04-fenwick.md"]
    assert "  - {date: 2026-10-12, sent: check-in, by: email, note: Dana; First follow-up}\n" in found["2026-10-03-northwind.md"]
    assert (
        "# assumed: applied on 2026-10-04, which may be the day on which the tracker evaluated it\n"
        in found["2026-10-04-fenwick.md"]
    )
    assert out.endswith("6 rows: 2 entries written, 2 passed over, 1 refused\n")
    out = take({"applications.md": TRACKER, "follow-ups.md": FOLLOW_UPS})[1]
    assert out.endswith("6 rows: 0 entries written, 3 unchanged, 2 passed over, 1 refused\n")
    assert entries(journal) == found


def test_a_follow_up_of_an_entry_that_is_there(journal, take):
    """It is not written into it; the line to type is said."""
    take({"applications.md": TRACKER})
    out = take({"follow-ups.md": FOLLOW_UPS})[1]
    line = "- {date: 2026-10-12, sent: check-in, by: email, note: Dana; First follow-up}"
    assert f"follow-ups.md:5: not in the log of 2026-10-03-northwind.md; to have it there write {line}\n" in out


def test_columns_by_the_persons_word(journal, take):
    """`--map` in one or several options; a doubt stops everything before anything is written."""
    table = {"t.csv": "Wer;Was;Date;Ort\nLark;Analyst;2026-10-01;Köln\n"}
    code, _, err = take(table)
    assert code == 2
    assert err == (
        "followup: t.csv:1: no column is clearly the company or the role; the columns are Wer, Was, Date, Ort "
        "(say which with --map 'COLUMN=company,COLUMN=role')\n"
    )
    code, out, _ = take(table, "--map", "Wer=company,Was=role", "--map", "Date=applied")
    assert code == 0
    assert "t.csv: Wer = company, Was = role, Date = applied; kept in the notes: Ort\n" in out
    assert entries(journal)["2026-10-01-lark.md"].endswith("> Ort: Köln\n")


def test_our_own_table_is_refused(make_journal, run_on, tmp_path):
    """What followup exported is in the journal."""
    folder = make_journal({"a.md": "---\ncompany: Lark\nrole: Analyst\ndate: 2026-11-10 14:00\n---\n"}, TOML)
    path = tmp_path / "own.csv"
    path.write_text(run_on(folder, "export", "csv")[1], encoding="utf-8")
    code, _, err = run_on(folder, "import", "csv", os.fspath(path))
    assert code == 2
    assert "this is the state table that followup exports" in err


def test_hostile_cells(journal, take):
    """Text that would be YAML, a heading, a path or a control code stays a text; a bad zone or value refuses its row."""
    table = 'Company,Role,Applied,Notes\n"x\n---\nrole: Boss",../../etc,2026-10-01,"---\n## Why me\n<!-- x\ncompany: y"\n"=cmd|x","\x1b[31mred",2026-10-02,\n'
    assert take({"t.csv": table})[0] == 0
    board = open_board(journal, NOW)
    assert sorted(a.company for a in board.journal.applications) == ["=cmd|x", "x --- role: Boss"]
    assert board.errors == ()
    text = next(t for name, t in entries(journal).items() if name.startswith("2026-10-01"))
    assert text.endswith("> Notes: ---\n> ## Why me\n> < !-- x\n> company: y\n")
    assert all(p.parent == journal for p in journal.rglob("*.md"))


def test_a_table_that_is_too_long_for_one_journal(journal, take):
    """Nothing is written of it."""
    rows = "".join(f"Company {n},Clerk,2026-10-01\n" for n in range(2001))
    code, _, err = take({"t.csv": f"Company,Role,Applied\n{rows}"})
    assert code == 1
    assert (
        err
        == "followup: that would be 2001 entries, and at most 2000 are written at once; nothing was written: split the table\n"
    )
    assert entries(journal) == {}


def test_a_file_that_is_not_there(run):
    """A wrong path is a wrong word."""
    assert run("import", "csv", "nowhere.csv") == (2, "", "followup: cannot read 'nowhere.csv' (No such file or directory)\n")


def test_the_wrong_source_is_pointed_out(capsys):
    """A file without its source, or another one than there is."""
    for argv, hint in (
        (["invite.ics"], "followup import ics invite.ics"),
        (["jobs.csv"], "followup import csv jobs.csv"),
        (["isc"], "followup import ics"),
    ):
        assert main(["import", *argv]) == 2
        assert f"did you mean {hint}?" in capsys.readouterr().err
