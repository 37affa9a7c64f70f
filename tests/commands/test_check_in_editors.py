"""What `check` prints is read by editors as it is: with the settings of docs/editors/."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\n'
FILES = {
    "ok.md": "---\ncompany: Northwind\nrole: Analyst\ndate: 2026-11-18 14:00\n---\n",
    "ab cd/größe: 1.md": "---\ncompany: Größe\nrole: Analyst\ndate: 03/04/2026\nintrest: yes\n---\n",
}
PAGES = Path(__file__).parents[2] / "docs" / "editors"
FILE = "ab cd/größe: 1.md"
AMBIGUOUS = "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? (write the one you mean: 2026-04-03 or 2026-03-04)"
FOUND = [(4, 7, "error", f"date: {AMBIGUOUS}"), (5, 1, "warning", "unknown key 'intrest' (did you mean interest?)")]


def block(page: str, having: str) -> str:
    """The code on a page that has some words in it."""
    return next(code for code in (PAGES / page).read_text(encoding="utf-8").split("```")[1::2] if having in code).partition("\n")[
        2
    ]


def test_the_lines_and_the_whole_paths(run, journal):
    """Below the journal by default, whole with `--full-paths`, as text and as JSON."""
    lines = [f"{line}:{column}: {severity}: {message}\n" for line, column, severity, message in FOUND]
    assert run("check") == (1, "".join(f"{FILE}:{line}" for line in lines), "")
    assert run("check", "--full-paths") == (1, "".join(f"{journal}/{FILE}:{line}" for line in lines), "")
    assert [p["file"] for p in json.loads(run("check", "--json")[1])["problems"]] == [FILE] * 2
    assert [p["file"] for p in json.loads(run("check", "--json", "--full-paths")[1])["problems"]] == [f"{journal}/{FILE}"] * 2


def test_the_pattern_of_vs_code(run, journal):
    """Every line is matched, and its parts are the file, the line, the column, the severity and the message."""
    pattern = json.loads(block("vscode.md", "problemMatcher"))["tasks"][0]["problemMatcher"]["pattern"]
    parts = [pattern[part] for part in ("file", "line", "column", "severity", "message")]
    found = [re.match(pattern["regexp"], line).group(*parts) for line in run("check", "--full-paths")[1].splitlines()]
    assert found == [(f"{journal}/{FILE}", str(line), str(column), kind, said) for line, column, kind, said in FOUND]


def test_vim_itself(run, journal, tmp_path):
    """vim's list has each finding at its place, with its severity, however the entry's file is called."""
    vim = shutil.which("vim")
    if vim is None:
        pytest.skip("no vim on this machine")
    (tmp_path / "found").write_text(run("check", "--full-paths")[1], encoding="utf-8")
    settings = tmp_path / "settings.vim"
    settings.write_text("set encoding=utf-8\n" + block("vim.md", "errorformat"), encoding="utf-8")
    wanted = "map(getqflist(), {_, q -> [bufname(q.bufnr), q.lnum, q.col, q.type, q.text]})"
    ask = [f"cgetfile {tmp_path}/found", f"call writefile([json_encode({wanted})], '{tmp_path}/list')", "qall!"]
    argv = [vim, "-e", "-s", "-N", "-i", "NONE", "-u", str(settings), *(part for line in ask for part in ("-c", line))]
    subprocess.run(argv, check=True, timeout=60, stdin=subprocess.DEVNULL, capture_output=True, cwd=tmp_path)
    listed = json.loads((tmp_path / "list").read_text(encoding="utf-8"))
    assert [(str(tmp_path / name), *rest) for name, *rest in listed] == [
        (f"{journal}/{FILE}", line, column, severity[0], said) for line, column, severity, said in FOUND
    ]


def test_a_check_that_watches_as_json_prints_nothing_else(run, monkeypatch):
    """With `--watch` and `--json`, each check is a JSON value, and there is no line besides."""
    from followup_kit.commands import check

    monkeypatch.setattr(check, "each_change", lambda folder: [None, None])
    code, out, err = run("check", "--json", "--watch")
    one = run("check", "--json")[1]
    assert (code, out, err) == (0, one + one, "")
