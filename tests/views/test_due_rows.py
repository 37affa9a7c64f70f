"""The rows of `due` as text: headings, what is left out, what is one line, and that nothing in them is markup or hides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from followup_kit.api import Board, open_board
from followup_kit.views.due_rows import HEADINGS, DueList, due_list
from followup_kit.views.terminal import draw

ENTRY = """---
company: {company}
role: Data Engineer
date: {date}
interest: yes
interviewers:
  - {{name: Dana {company}, email: dana@example.org, address: "1 Main St, Springfield"}}
references:
  - {{name: Prof. Lin, email: lin@uni.example}}
---
"""


@pytest.fixture
def board(make_journal: Callable[..., Path]) -> Board:
    """Two companies met on one day, with one reference in common, on the morning after."""
    files = {f"{c}.md": ENTRY.format(company=c, date="2026-11-18 14:00") for c in ("Acme", "Northwind")}
    return open_board(make_journal(files, toml='timezone = "America/New_York"\n'), "2026-11-19T09:00")


def ids_of(found: DueList) -> list[str]:
    """The actions of all lines."""
    return [id for group in found.groups for row in group.rows for id in row.ids]


def test_each_row_of_due_is_there_once_in_the_order_of_the_headings(board: Board) -> None:
    """The rows are those that `due` picks, and no group is empty."""
    found = due_list(board)
    assert sorted(ids_of(found)) == sorted(a.id for a in board.now_due())
    headings = [g.heading for g in found.groups]
    assert headings == [h for h in HEADINGS if h in headings]
    assert all(g.rows for g in found.groups)
    assert found.folded == 0


def test_every_row_of_the_table_has_a_heading(board: Board) -> None:
    """With `every`, done and dropped rows are there too; what is over has its reason and neither a deadline nor a command."""
    found = due_list(board, every=True)
    assert sorted(ids_of(found)) == sorted(a.id for a in board.actions)
    over = [row for g in found.groups if g.heading in ("DONE", "DROPPED") for row in g.rows]
    assert over
    assert {(row.when, row.commands) for row in over} == {("", ())}


def test_optional_rows_are_left_out_and_counted(board: Board) -> None:
    """With `fold` what is optional and due is a number."""
    found = due_list(board, fold=True)
    optional = [a.id for a in board.now_due() if a.optional and a.state == "due"]
    assert optional
    assert found.folded == len(optional)
    assert sorted([*ids_of(found), *optional]) == sorted(ids_of(due_list(board)))


def test_what_opens_later_today_is_there_also_where_it_is_optional(make_journal: Callable[..., Path]) -> None:
    """A question to a reference that was put off until today stands below Today from the first minute of the day."""
    told = "log: [{date: 2026-11-18 18:00, sent: tell-reference}]\nsnooze: [{kind: ask-reference, until: 2026-11-25}]\n"
    entry = ENTRY.format(company="Acme", date="2026-11-18 14:00").replace("interest: yes\n", f"interest: yes\n{told}")
    folder = make_journal({"a.md": entry}, toml='timezone = "America/New_York"\n')
    groups = {g.heading: g.rows for g in due_list(open_board(folder, "2026-11-25T00:00")).groups}
    assert ("ask-reference", "from today 09:00") in [(row.kind, row.when) for row in groups["TODAY"]]
    before = due_list(open_board(folder, "2026-11-24T23:59"))
    assert not any("ask-reference" in id for id in ids_of(before))  # of what opens on another day only what is not optional


def test_what_is_to_come_is_in_the_order_in_which_it_opens(sample_board: Board) -> None:
    """With every row too: there the table's own order is that of the deadlines."""
    (coming,) = (g.rows for g in due_list(sample_board, every=True).groups if g.heading == "COMING")
    opens = {a.id: a.opens for a in sample_board.actions}
    moments = [opens[row.ids[0]] for row in coming]
    assert len(set(moments)) > 1
    assert moments == sorted(moments)


def test_what_one_act_settles_is_one_line(board: Board) -> None:
    """With `merge` a reference for two interviews is asked once: both companies, one role, a command for each."""
    rows = [row for g in due_list(board, merge=True).groups for row in g.rows if row.kind == "tell-reference"]
    assert [(r.company, r.role, len(r.ids), len(r.commands)) for r in rows] == [("Acme and Northwind", "Data Engineer", 2, 2)]
    assert rows[0].title == "Tell Prof. Lin by e-mail that they may call, Acme and Northwind"
    assert sorted(ids_of(due_list(board, merge=True))) == sorted(ids_of(due_list(board)))


def test_one_act_for_several_reasons_says_each_of_them(make_journal: Callable[..., Path]) -> None:
    """One call to the recruiter about two openings: of one a day was promised, of the other nothing."""
    recruiter = "interest: yes\nrecruiter: {name: Jo Park, email: jo@park.example}\n"
    entries = {
        c: ENTRY.format(company=c, date="2026-11-18 14:00").replace("interest: yes\n", recruiter) for c in ("Acme", "Northwind")
    }
    promised = entries["Northwind"].replace("interest:", "decision_by: 2026-11-24\ninterest:")
    folder = make_journal({"a.md": entries["Acme"], "n.md": promised}, toml='timezone = "America/New_York"\n')
    found = due_list(open_board(folder, "2026-11-26T09:00"), merge=True)
    (row,) = (row for g in found.groups for row in g.rows if row.kind == "check-in")
    assert row.company == "Acme and Northwind"
    assert row.why == "7 days have gone by since the interview; they promised an answer by Tue 24 Nov"


PANEL = ENTRY.replace("interest: yes\n", "interest: yes\n{more}").replace(
    '  - {{name: Dana {company}, email: dana@example.org, address: "1 Main St, Springfield"}}\n', "{people}"
)
BARE = "write the address behind the name, as in Ann Dole <name@company.example>, in a.md"
ASKED = "log:\n  - {date: 2026-11-18 16:00, sent: find-address}\n"
THREE = ("a/thank-you/ann-dole", "a/thank-you/bo-finch", "a/thank-you/cy-grant")


@pytest.mark.parametrize(
    ("people", "more", "kind", "ids", "what", "commands"),
    [
        (
            "  - Ann Dole\n", "", "find-address", ("a/find-address/ann-dole", "a/thank-you/ann-dole"),
            "Ask by phone for the address of Ann Dole",
            ("followup done a find-address", BARE),
        ),
        (
            "  - Ann Dole\n  - Bo Finch\n  - Cy Grant\n", "", "find-address",
            ("a/find-address/ann-dole", "a/find-address/bo-finch", "a/find-address/cy-grant", *THREE),
            "Ask by phone for the address of Ann Dole, Bo Finch and Cy Grant",
            ("followup done a find-address", BARE),
        ),
        (
            "  - Ann Dole\n  - {name: Bo Finch, email: bo@a.example}\n", "", "find-address",
            ("a/find-address/ann-dole", "a/thank-you/ann-dole"), "Ask by phone for the address of Ann Dole",
            ("followup done a find-address", BARE),
        ),
        (
            "  - Ann Dole\n  - Bo Finch\n  - Cy Grant\n", ASKED, "thank-you", THREE,
            "Thank Ann Dole, Bo Finch and Cy Grant by e-mail",
            (BARE,),
        ),
        (
            "  - Ann Dole\n  - Bo Finch\n", "recruiter: Jo Park\n", "thank-you", THREE[:2], "Thank Ann Dole and Bo Finch by e-mail via Jo Park",
            ("write the address behind the name, as in Jo Park <name@company.example>, in a.md",),
        ),
        (
            "  - Ann Dole\n", "recruiter: {name: Jo Park, agency: Park & Co}\n", "thank-you", THREE[:1], "Thank Ann Dole by e-mail via Jo Park",
            ("write email: below Jo Park in a.md",),
        ),
    ],
)  # fmt: skip
def test_asking_for_addresses_and_writing_them_down_is_one_act(make_journal, people, more, kind, ids, what, commands) -> None:
    """The notes that wait for a call are in its line, with what to write; once asked, the notes of one entry are a line."""
    text = PANEL.format(company="Acme", date="2026-11-18 14:00", people=people, more=more)
    board = open_board(make_journal({"a.md": text}), "2026-11-19T09:00")
    rows = [row for g in due_list(board, merge=True).groups for row in g.rows if "a/thank-you/ann-dole" in row.ids]
    assert [(r.kind, r.ids, r.what, r.commands) for r in rows] == [(kind, ids, what, commands)]
    assert sorted(ids_of(due_list(board, merge=True))) == sorted(ids_of(due_list(board)))


def test_what_is_coming_has_no_command(board: Board) -> None:
    """A row that is not open yet says from when, and nothing to type."""
    coming = [row for g in due_list(board).groups if g.heading == "COMING" for row in g.rows]
    assert coming
    assert all(row.when.startswith("from ") and row.commands == () for row in coming)


def test_texts_are_safe_and_without_markup(make_journal: Callable[..., Path]) -> None:
    """A character that turns text around is spelled out; what looks like markup stays as it was typed."""
    files = {"a.md": ENTRY.format(company="A<b>&\u202ez", date="2026-11-18 14:00")}
    rows = [row for g in due_list(open_board(make_journal(files), "2026-11-19T09:00")).groups for row in g.rows]
    assert {row.company for row in rows} >= {"A<b>&<U+202E>z"}


def test_a_command_uses_no_name_that_may_mean_another_opening(make_journal: Callable[..., Path]) -> None:
    """`northwind` is the nickname of one entry and the company of two openings: the id is written in full."""
    files = {
        "2026-11-18-northwind.md": ENTRY.format(company="Northwind", date="2026-11-18 14:00"),
        "2026-11-19-platform.md": ENTRY.format(company="Northwind", date="2026-11-18 16:00").replace("Data", "Platform"),
    }
    found = due_list(open_board(make_journal(files), "2026-11-19T09:00"))
    commands = [c for g in found.groups for row in g.rows for c in row.commands if "thank-you" in c]
    assert commands == ["followup done 2026-11-18-northwind thank-you", "followup done platform thank-you"]


def test_a_person_is_named_by_a_name_and_not_by_a_title(make_journal: Callable[..., Path]) -> None:
    """The first word that is neither, as somebody would type it."""
    people = "interviewers: [Frau Dr. Krämer <k@acme.example>, Prof Ida Lin <l@acme.example>]"
    text = f"---\ncompany: Acme\nrole: Dev\ndate: 2026-11-18 14:00\ninterest: yes\n{people}\n---\n"
    found = due_list(open_board(make_journal({"acme.md": text}), "2026-11-19T09:00"))
    commands = [c for g in found.groups for row in g.rows for c in row.commands if "thank-you" in c]
    assert commands == ["followup done acme thank-you --to Krämer", "followup done acme thank-you --to Ida"]


@pytest.mark.parametrize("settings", ["", '[fields]\ninterviewers = ["people", "met"]\n'], ids=["ours", "theirs"])
def test_where_nobody_is_named_it_says_what_to_write(make_journal: Callable[..., Path], settings: str) -> None:
    """A thank-you has a row for each interviewer, and so none here: in the person's own words, and in the file's name on the disk."""
    word = "people" if settings else "interviewers"
    text = "---\ncompany: Acme\nrole: Dev\ndate: 2026-11-18 14:00\n---\n"
    folder = make_journal({"acme.MD": text}, toml=f'timezone = "UTC"\n{settings}')
    board = open_board(folder, "2026-11-18T18:00")
    said = f"Acme: write {word}: in acme.MD, so that they can be thanked; or followup skip acme.MD thank-you"
    assert due_list(board).unnamed == (said,)
    assert f"\n\n{said}\n\n" in draw(board, columns=None, colour=False)
    for now in ("2026-11-26T09:00", "2026-11-26T18:00"):  # the first while a thank-you would still help
        later = due_list(open_board(folder, now))
        assert later.unnamed == ()
        blocked = [row.commands for g in later.groups for row in g.rows if row.state == "blocked"]
        assert blocked == [(f"write {word}: in acme.MD",)]


def test_who_names_nobody_twice_is_told_in_order_of_time(make_journal: Callable[..., Path]) -> None:
    """The earlier interview comes first, whatever its file is called."""
    text = "---\ncompany: {}\nrole: Dev\ndate: 2026-11-18 {}:00\n---\n"
    folder = make_journal({"a.md": text.format("Acme", 14), "b.md": text.format("Beta", 11)})
    companies = [line.partition(":")[0] for line in due_list(open_board(folder, "2026-11-18T18:00")).unnamed]
    assert companies == ["Beta", "Acme"]


def test_a_file_is_called_as_it_is_on_the_disk(make_journal: Callable[..., Path]) -> None:
    """Also where its ending is in capitals."""
    people, what = "[{name: Ida Lin, title: VP}]", "write email: below Ida Lin in acme.MD"
    text = f"---\ncompany: Acme\nrole: Dev\ndate: 2026-11-18 14:00\ninterviewers: {people}\n---\n"
    found = due_list(open_board(make_journal({"acme.MD": text}), "2026-11-18T18:00"))
    assert (what,) in [row.commands for g in found.groups for row in g.rows if row.kind == "thank-you"]


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("2026-11-20 14:00", "2026-11-24 10:00"), ["Acme, Fri 20 Nov", "Acme, Tue 24 Nov"]),
        (("2026-11-20 14:00", "2026-11-20 16:00"), ["Acme, Fri 20 Nov 14:00", "Acme, Fri 20 Nov 16:00"]),
        (("2026-11-10 14:00", "2026-11-20 16:00"), ["Acme"]),
    ],
)
def test_rows_of_two_rounds_that_would_read_alike_say_the_day(make_journal, dates, named) -> None:
    """With the time too where that is the same; a row that is like no other says no more than the company."""
    entry = "---\ncompany: Acme\nrole: Nurse\nopportunity: acme\ndate: {}\ninterviewers: [Dana]\n---\n"
    folder = make_journal({f"{n}.md": entry.format(d) for n, d in enumerate(dates)}, toml='timezone = "Europe/London"\n')
    found = due_list(open_board(folder, "2026-11-18T12:00"))
    assert [row.company for g in found.groups for row in g.rows if row.kind == "prepare"] == named
