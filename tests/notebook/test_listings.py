"""The notebooks' helpers: escaped pages, the sample mark, and the filter that keeps private output out of git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from limits import HANGS
from sample import ROOT

from followup_kit.api import open_board
from followup_kit.drafts.api import draft_notes
from followup_kit.notebook import git_filter, listings
from followup_kit.notebook.live_rows import headline
from followup_kit.notebook.note_pages import notes
from followup_kit.notebook.report import overview_facts

HOSTILE = """---
company: "<img src=x onerror=alert(1)>"
role: "</script><script>alert(2)</script>"
date: 2026-11-18 14:00
timezone: America/New_York
interviewers:
  - name: "Dana <b>Whitfield<b>"
    email: dana@northwind.example
---

## Discussed
We talked about <script>alert(3)</script> and what {{ 7 * 7 }} is in a template.
"""


def test_text_of_entries_is_escaped_on_every_page(make_journal: Callable[..., Path]) -> None:
    """Markup, scripts and template code in an entry are shown as text."""
    board = open_board(make_journal({"a.md": HOSTILE}), "2026-11-18T16:00")
    for page in (listings.due(board), notes(draft_notes(board)), listings.problems(board), listings.advice(board)):
        html = page._repr_html_()
        assert "<img" not in html
        assert "<script" not in html
        assert "<b>Whitfield" not in html
    assert "{{ 7 * 7 }}" in notes(draft_notes(board))._repr_html_()


def test_an_entry_that_names_nobody_is_told_of_on_every_board(make_journal: Callable[..., Path]) -> None:
    """On the page of a notebook, above the live board and in the report, as `due` says it; with the text of the entry as text."""
    text = "---\ncompany: <b>Acme\nrole: Dev\ndate: 2026-11-18 14:00\ninterest: yes\n---\n"
    board = open_board(make_journal({"acme.md": text}), "2026-11-18T18:00")
    said = "&lt;b&gt;Acme: write interviewers: in acme.md, so that they can be thanked; or followup skip acme thank-you"
    assert f"<p>{said}</p>" in listings.due(board).page
    assert f"<p>{said}</p>" in headline(board, can_write=True)
    assert overview_facts(board, [])["unnamed"] == (said.replace("&lt;", "<").replace("&gt;", ">"),)


def test_each_note_says_once_what_is_left_to_do(make_journal: Callable[..., Path]) -> None:
    """Company, kind and person above it; a TODO that is named by what is missing is not named by its line too."""
    people = "interviewers: [{name: Ann Birch, phone: '+44 20 7946 0100'}]\ncontact_only_by: [phone]\n"
    entry = f"---\ncompany: Corby\nrole: Buyer\ndate: 2026-11-18 14:00\ninterest: yes\n{people}---\n"
    ahead = entry.replace("2026-11-18", "2026-11-19").replace("Corby", "Luton")
    toml = "timezone = 'Europe/London'\n[me]\nname = 'Robin Marsh'\nemail = 'robin@marsh.example'\n"
    files = {
        "a.md": f"{entry}## Discussed\nWe talked about felt and moths.\n",
        "b.md": ahead,
        "c.md": entry.replace("Corby", "Ely"),
    }
    text = notes(draft_notes(open_board(make_journal(files, toml=toml), "2026-11-18T16:00Z")))
    assert "<h3>Corby: thank-you to Ann Birch</h3>" in text.page
    assert "<h3>Luton: prepare</h3>" in text.page
    assert "<h3>Ely: thank-you to Ann Birch</h3>" in text.page
    assert text.page.count("something specific from the conversation") == 1
    assert "a TODO is left" not in text.page


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda p: p.name)
def test_committed_outputs_are_the_sample_journals(path: Path) -> None:
    """The filter finds nothing to take out of a notebook in the repository, and every notebook has outputs to compare."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert any(c.get("outputs") for c in saved["cells"])
    assert git_filter.clean(json.loads(json.dumps(saved))) == saved


def test_the_filter_takes_private_outputs_out() -> None:
    """A notebook that ran on another journal reaches git without outputs; everything else of it stays."""
    private = {
        "cells": [
            {"cell_type": "markdown", "source": ["# What is due"]},
            {
                "cell_type": "code",
                "execution_count": 3,
                "source": ["board"],
                "outputs": [{"output_type": "stream", "text": ["Private journal, the clock: ..."]}],
            },
        ],
        "nbformat": 4,
    }
    run = subprocess.run(
        [sys.executable, "-m", "followup_kit.notebook", "clean"],
        input=json.dumps(private).encode(),
        capture_output=True,
        check=True,
        timeout=HANGS,
    )
    expected = json.loads(json.dumps(private))
    expected["cells"][1] |= {"outputs": [], "execution_count": None}
    assert json.loads(run.stdout) == expected


WIDGETS = {"application/vnd.jupyter.widget-state+json": {"state": {"a1": {"state": {"value": "<b>Thank Dana Whitfield</b>"}}}}}


@pytest.mark.parametrize("said", ["Private journal, the clock: ...", "Sample journal, its clock fixed at: ...", None])
def test_the_filter_takes_the_state_of_widgets_out(said: str | None) -> None:
    """What JupyterLab saves of the live board never reaches git, whatever the outputs are, and where there are none."""
    output = {"output_type": "stream", "text": [said]}
    cell = {"cell_type": "code", "execution_count": None, "source": [], "outputs": [output] if said else []}
    saved = {"cells": [cell], "metadata": {"widgets": WIDGETS, "language_info": {"name": "python"}}, "nbformat": 4}
    run = subprocess.run(
        [sys.executable, "-m", "followup_kit.notebook", "clean"],
        input=json.dumps(saved).encode(),
        capture_output=True,
        check=True,
        timeout=HANGS,
    )
    assert b"Whitfield" not in run.stdout
    assert json.loads(run.stdout)["metadata"] == {"language_info": {"name": "python"}}


def test_the_filter_passes_the_samples_notebooks_byte_for_byte() -> None:
    """What the sample journal printed goes through unchanged."""
    raw = (ROOT / "notebooks" / "due_actions.ipynb").read_bytes()
    argv = [sys.executable, "-m", "followup_kit.notebook", "clean"]
    run = subprocess.run(argv, input=raw, capture_output=True, check=True, timeout=HANGS)
    assert run.stdout == raw


def test_a_notebook_takes_the_playbook_from_the_environment(make_journal: Callable[..., Path]) -> None:
    """`FOLLOWUP_PLAYBOOK` is how a report under another playbook reaches its notebooks."""
    folder = os.fspath(make_journal({"a.md": HOSTILE}))
    assert listings.board({"FOLLOWUP_JOURNAL": folder, "FOLLOWUP_PLAYBOOK": "one-shot"}).playbook_name == "one-shot"


def test_a_notebook_takes_the_journal_and_the_clock_from_the_environment(
    make_journal: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """`FOLLOWUP_JOURNAL` and `FOLLOWUP_NOW` count as they do for the command, and the output says that it is private."""
    folder = make_journal({"a.md": HOSTILE})
    board = listings.board({"FOLLOWUP_JOURNAL": os.fspath(folder), "FOLLOWUP_NOW": "2026-11-18T16:00:00-05:00"})
    assert board.now.isoformat() == "2026-11-18T21:00:00+00:00"
    assert capsys.readouterr().out.startswith("Private journal, $FOLLOWUP_NOW: Wednesday 18 November 2026, 16:00.")


def test_with_the_filter_set_up_git_gives_notebooks_back(tmp_path: Path) -> None:
    """What `make` sets up lets git put a notebook back into the folder too: on a change of branch, after a mistake."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").split("guard = ", 1)[1].split("\n\n", 1)[0].replace("\\\n", " ")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@n.example"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run(["bash", "-c", lines.replace("$(BIN)/python", sys.executable)], check=True, cwd=tmp_path)
    (tmp_path / ".gitattributes").write_text((ROOT / ".gitattributes").read_text(encoding="utf-8"))
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "notebooks" / "a.ipynb"
    private = {"cells": [{"cell_type": "code", "source": [], "outputs": [{"text": ["Dana"]}]}], "nbformat": 4}
    path.write_text(json.dumps(private))
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", "x"], check=True)
    path.unlink()
    subprocess.run([*git, "checkout", "--quiet", "--", "."], check=True)
    assert "Dana" not in path.read_text()
    assert json.loads(path.read_text())["cells"][0]["outputs"] == []
