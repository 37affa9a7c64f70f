"""The page of `due`: whole, for terminals of three widths and for a pipe; every line fits, and every command shown works."""

from __future__ import annotations

import os
import re
import shlex
import sys

import pytest
from sample import ROOT, SAMPLE, SNAPSHOTS

from followup_kit.api import open_board
from followup_kit.base.text import nickname, width
from followup_kit.cli import main
from followup_kit.views.terminal import draw
from followup_kit.views.wording import Commands

NOW = "2026-11-19T09:00"
FILES = {
    "2026-11-18-northwind.md": """---
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18 14:00
interest: yes
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example, address: "1 Main St, Springfield"}
  - Sam Ortega
references:
  - {name: Prof. Lin, email: lin@uni.example}
log:
  - {date: 2026-11-18 18:00, sent: public-post}
---
""",
    "2026-11-18-tokyo.md": """---
company: 東京データ株式会社
role: エンジニア
date: 2026-11-19 10:00
timezone: Asia/Tokyo
interest: yes
interviewers:
  - {name: 山田太郎, email: yamada@tokyo.example}
references:
  - {name: Prof. Lin, email: lin@uni.example}
---
""",
    "2026-11-10-fernhill.md": """---
company: Fernhill & Daughters, Bookbinders to the Provincial Archive
role: Analyst
date: 2026-11-09 11:00
interest: yes
interviewers:
  - {name: Bartholomew Featherstonehaugh-Cholmondeley, phone: "+1 555 0100"}
references: []
---
""",
    "broken.md": "---\ncompany: Broken\nrole: R\ndate: 2026-02-30\n---\n",
    "note.md": "# A note\n",
}


@pytest.fixture
def page(make_journal, capsys, monkeypatch):
    """The page of `due` on a terminal of so many columns (None: a pipe)."""

    def page(
        columns, *options, colour=False, files=FILES, toml='timezone = "America/New_York"\nprofiles_reviewed = 2026-11-01\n'
    ):
        folder = make_journal(files, toml=toml)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", str(columns))
        (monkeypatch.delenv if colour else monkeypatch.setenv)(
            "NO_COLOR", *(() if colour else ("1",)), **({"raising": False} if colour else {})
        )
        if columns is not None:
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        main(["due", "--now", NOW, *options])
        return capsys.readouterr().out

    return page


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("columns", [80, 40, 20, None])
def test_the_whole_page_is_as_saved(columns, colour, page, request):
    """The page of a small journal is the one that was last looked at; renew it with --update."""
    out = page(columns, colour=colour)
    saved = SNAPSHOTS / f"due-{columns or 'pipe'}-{'colour' if colour else 'plain'}.txt"
    if request.config.getoption("--update"):
        SNAPSHOTS.mkdir(exist_ok=True)
        saved.write_text(out, encoding="utf-8")
    assert out == saved.read_text(encoding="utf-8")


def test_the_samples_page_is_as_saved(capsys, request, monkeypatch):
    """The page and the table of the sample journal are those that were last looked at."""
    monkeypatch.chdir(ROOT)
    for name, argv in (("sample-due.txt", ["due", "--all"]), ("sample-table.csv", ["table", "--format", "csv"])):
        assert main([*argv, "--journal", "journal"]) == 0
        out = capsys.readouterr().out
        saved = SNAPSHOTS / name
        if request.config.getoption("--update"):
            SNAPSHOTS.mkdir(exist_ok=True)
            saved.write_text(out, encoding="utf-8")
        assert out == saved.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [100, 80, 60, 40, 20])
@pytest.mark.parametrize("options", [(), ("--all",)], ids=["due", "due --all"])
def test_every_line_fits(options, columns, page):
    """No line is wider than the terminal, wide characters counted double; only a command to copy, and FILE:LINE, may be."""
    for line in page(columns, *options).splitlines():
        if "followup " not in line and ".md" not in line and "(America/New_York)" not in line:
            assert width(line) <= columns, line


@pytest.mark.parametrize("columns", [80, 40, 20])
@pytest.mark.parametrize(
    "company",
    ["東京" * 40, "x" * 200, "a" + "\u0301" * 1000 + "b" * 100, "Ｆｕｌｌ" * 30],
    ids=["wide", "long", "marks", "full width"],
)
def test_a_word_longer_than_the_screen_is_broken(company, columns, page):
    """A name without blanks, of whatever script, makes no line that the terminal has to break."""
    entry = FILES["2026-11-18-northwind.md"].replace("Northwind Analytics", company).replace("Sam Ortega", company)
    for line in page(columns, files={"a.md": entry}).splitlines():
        if "followup " not in line and "(America/New_York)" not in line:
            assert width(line) <= columns, line


def test_colour_changes_nothing_but_colour(page):
    """Without its escape codes the coloured page is the plain one, and each line ends as it began."""
    for columns in (80, 40, 20):
        plain, coloured = page(columns), page(columns, colour=True)
        assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
        for line in coloured.splitlines():
            codes = re.findall("\x1b\\[([0-9;]*)m", line)
            assert not codes or codes[-1] == "0"


def test_a_pipe_has_no_colour_no_folding_and_no_broken_line(page):
    """In a pipe optional rows stand unfolded, each on its own, and nothing is wrapped."""
    out = page(None)
    assert "\x1b" not in out
    assert "optional row" not in out
    assert "Bookbinders to the Provincial Archive: " in out


def test_optional_rows_fold_on_a_terminal(page):
    """On a terminal optional rows are counted in one line that says how to see them; `--all` shows them."""
    folded, unfolded = page(80), page(80, "--all")
    assert re.search(r"^and \d+ optional rows? more: followup due --all$", folded, re.MULTILINE)
    assert "a note by hand" not in folded
    assert "Write Dana Whitfield a letter" in unfolded
    assert "optional row" not in unfolded


def test_both_clocks_are_shown_where_they_differ(page):
    """A deadline in Tokyo is said in the person's zone, and in Tokyo's in brackets; one at home just once."""
    out = page(80)
    assert re.search(r"Thank 山田太郎 by e-mail +by tomorrow|by today 21:00 \(11:00 in Tokyo\)", out)
    assert "(11:00 in Tokyo)" in out
    assert "in New York)" not in out


def test_today_is_the_persons_today(make_journal):
    """Tokyo, 30 June 08:00, seen from Los Angeles: it is 29 June there, and both clocks are shown."""
    entry = FILES["2026-11-18-tokyo.md"].replace("2026-11-19 10:00", "2026-06-30 08:00")
    board = open_board(make_journal({"a.md": entry}, toml='timezone = "America/Los_Angeles"\n'), "2026-06-29T18:00")
    out = draw(board, columns=80, colour=False, fold=True)
    assert out.startswith("Monday 29 June 2026, 18:00 (America/Los_Angeles)\n")
    assert "by tomorrow 17:00 (09:00 in Tokyo)" in out
    assert "you met today" in out


def test_rows_for_one_person_on_one_day_stand_together(page):
    """One reference of two interviews is one item with both companies and both commands."""
    out = page(None)
    lines = out.splitlines()
    at = [i for i, line in enumerate(lines) if "Tell Prof. Lin by e-mail that they may call" in line]
    assert len(at) in (1, 2)
    if len(at) == 1:
        assert " and " in lines[at[0] + 1]
        assert all("tell-reference" in line for line in lines[at[0] + 2 : at[0] + 4])


def test_a_row_says_which_file_may_change_it(page):
    """A row of the same company as a file that cannot be read is told apart from the others."""
    broken = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-02-30\n---\n"
    good = "---\ncompany: {}\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterviewers: [{}]\n---\n"
    out = page(None, files={"b.md": broken, "n.md": good.format("Northwind", "Dana"), "o.md": good.format("Other", "Omar")})
    assert "    Northwind: the thank-you waits for it; b.md could not be read and may change this\n" in out
    assert "    Other: the thank-you waits for it\n" in out


@pytest.mark.parametrize(
    ("interview", "short"), [("2026/2026-11-24 Harbour", "Harbour"), ("2026-11-24-acme", "acme"), ("2026-11-24", "2026-11-24")]
)
def test_what_a_person_calls_an_interview(interview, short):
    """Without folder and date, and without the blank between."""
    assert nickname(interview) == short


def test_what_is_done_once_for_the_search_names_no_company(page):
    """Profiles belong to no interview."""
    out = page(None, "--all", files={"n.md": "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n---\n"})
    assert "  Bring your social profiles up to date: Done on Sun 1 Nov 2026.\n" in out


def test_a_blocked_row_says_what_to_write(page):
    """What is missing is to be typed into the entry; a command would only say that it was done without."""
    entry = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n{}---\n"
    out = page(None, files={"n.md": entry.format("interviewers: [Dana Whitfield]\n")})
    assert "    write the address behind the name, as in Dana Whitfield <name@company.example>, in n.md\n" in out
    titled = "interviewers: [{name: Dana Whitfield, title: VP}]\n"
    assert "    write email: below Dana Whitfield in n.md\n" in page(None, files={"n.md": entry.format(titled)})
    out = page(None, "--playbook", "try-again", "--now", "2026-11-26T12:00", files={"n.md": entry.format("")})
    assert "    write interviewers: in n.md\n" in out
    out = page(None, "--playbook", "one-shot", files={"n.md": entry.format("interviewers: [{name: Dana, email: d@n.example}]\n")})
    assert "    followup interest n yes\n    followup interest n no\n" in out


def test_the_unread_file_is_named_first_and_last(page):
    """What could not be read stands above everything, and once more where the eye rests."""
    lines = page(80).splitlines()
    assert lines[2:4] == ["COULD NOT BE READ", "  broken.md:4:7: error: date: '2026-02-30': that month has no day 30 (write it"]
    assert lines[-1] == "could not be read: broken.md"


def test_every_command_shown_does_what_it_says(sample_board, capsys):
    """Each `followup done ...` and `followup interest ...` that the page offers is understood, and means exactly its own row."""
    commands = Commands(sample_board)
    shown = 0
    for action in sample_board.now_due():
        for text in commands.of(action):
            words = shlex.split(text)
            if words[0] != "followup" or action.state == "waiting":
                continue
            assert main([*words[1:], "--dry-run", "--journal", os.fspath(SAMPLE), "--now", "2026-11-20T09:00"]) == 0
            told = capsys.readouterr().out
            assert f"{action.interview}.md" in told
            assert (f"sent: {action.kind}" if words[1] == "done" else f"+interest: {words[-1]}\n") in told
            assert action.to is None or f"to: {action.to}" in told
            shown += 1
    assert shown > 10


@pytest.mark.parametrize("name", ["-x", "2026-11-18--x", "--now", "a b", "it's", "due", "$(x)", "日本"])
def test_a_command_for_an_odd_name_can_be_typed(name, make_journal, capsys):
    """Whatever the entry is called, the command shown for it is understood when it is typed."""
    folder = make_journal({f"{name}.md": FILES["2026-11-18-northwind.md"]})
    board = open_board(folder, NOW)
    action = next(a for a in board.actions if a.kind == "thank-you" and a.to == "Dana Whitfield")
    words = shlex.split(Commands(board).of(action)[0])
    assert main([*words[1:], "--dry-run", "--journal", os.fspath(folder), "--now", NOW]) == 0
    assert "Dana Whitfield" in capsys.readouterr().out


def test_interest_is_asked_of_the_round_that_the_row_is_of(make_journal):
    """A round that is not the latest is called by its whole id, since a company's name would mean the latest."""
    entry = "---\ncompany: Lumen\nrole: Analyst\ndate: {} 10:00\n---\n"
    rounds = {"2026-11-17-lumen": "2026-11-17", "2026-11-24-lumen": "2026-11-24", "2026-11-26-third": "2026-11-26"}
    folder = make_journal({f"{name}.md": entry.format(day) for name, day in rounds.items()})
    commands = Commands(open_board(folder, NOW))
    rows = {a.interview: commands.of(a) for a in commands.board.actions if a.kind == "reflect"}
    assert rows == {
        "2026-11-17-lumen": ("followup interest 2026-11-17-lumen yes", "followup interest 2026-11-17-lumen no"),
        "2026-11-24-lumen": ("followup interest 2026-11-24-lumen yes", "followup interest 2026-11-24-lumen no"),
        "2026-11-26-third": ("followup interest third yes", "followup interest third no"),
    }


def test_a_caret_stands_below_its_place_also_behind_wide_characters(make_journal, capsys, monkeypatch):
    """On a terminal `check` shows the line with a caret under the value it means, in columns of the screen."""
    folder = make_journal(
        {"x.md": "---\ncompany: N\nrole: E\ndate: 2026-11-18\ninterviewers: [{name: 山田太郎, contact: perhaps}]\n---\n"}
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["check", "--journal", os.fspath(folder), "--now", NOW]) == 1
    _, line, caret = capsys.readouterr().out.splitlines()
    assert width(caret) - 1 == width(line[: line.index("perhaps")])


def test_an_empty_board_says_what_it_means(make_journal):
    """Nothing due is said in words, with the count of what was read."""
    board = open_board(
        make_journal(
            {"a.md": FILES["2026-11-10-fernhill.md"].replace("role:", "closed: yes\nrole:")},
            toml='timezone = "UTC"\nprofiles_reviewed = 2026-11-01\n',
        ),
        NOW,
    )
    out = draw(board, columns=80, colour=False, fold=True)
    assert "Nothing is due, blocked or coming." in out
    assert "no open rows · 1 interview read\n" in out
