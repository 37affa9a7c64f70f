"""Templates: every shipped one fills for whatever a note can be, and a journal's own can go wrong, never astray."""

from __future__ import annotations

import itertools
import os
import re
import time
from pathlib import Path

import pytest

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.compose import DRAFTABLE, Note
from followup_kit.drafting import composed, draftable
from followup_kit.languages import TEMPLATES, all_headings, known_languages, language_named
from followup_kit.rendering import LONGEST, VARIABLES, Failure, Job, fill
from followup_kit.templates import own_templates

NOW = "2026-11-18T16:00"
TOML = 'timezone = "America/New_York"\n[me]\nname = "Robin Marsh"\nemail = "robin@marsh.example"\n'
NORTHWIND = """---
company: Northwind
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
---
## Discussed
We talked about moving the nightly loads to streaming.
"""
BRIGHT = NORTHWIND.replace("Northwind", "Bright").replace("interviewers:", "language: de\ninterviewers:")


@pytest.fixture
def notes(make_journal):
    """What is drafted from a journal with these templates of its own: the bodies by action, and the problems."""

    def notes(files, entries=None):
        own = {f"templates/{name}": text for name, text in files.items()}
        board = open_board(make_journal({"a.md": NORTHWIND} | (entries or {}) | own, toml=TOML), NOW)
        found = composed(board, draftable(board))
        return {d.action: d.body for d in found.notes}, found.problems

    return notes


def test_the_code_of_a_journal_is_never_run(make_journal, monkeypatch):
    """A journal may hold Python files with the names of libraries: who works in its folder runs none of them."""
    mark = 'open("was-run", "w")\n'
    folder = make_journal({
        "a.md": NORTHWIND, "templates/thank-you.txt.j2": "Hello {{ to }}",
        "jinja2.py": mark, "json.py": mark, "followup_kit/__init__.py": mark, "followup_kit/rendering.py": mark,
    }, toml=TOML)  # fmt: skip
    monkeypatch.chdir(folder)
    board = open_board(folder, NOW)
    assert [d.body for d in composed(board, draftable(board)).notes] == ["Hello Dana Whitfield\n"]
    assert not (folder / "was-run").exists()
