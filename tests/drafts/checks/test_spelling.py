"""The spell checker that a person has: what it says reaches the drafts, and nothing depends on it."""

from __future__ import annotations

import os
import stat
import sys

import pytest
from sample import ROOT

from followup_kit.cli import main
from followup_kit.drafts.checks import spelling
from followup_kit.drafts.checks.spelling import Misspelling, misspellings

pytestmark = pytest.mark.zone_free  # text alone

ENTRY = "---\ncompany: Suprised Ltd\nrole: Engineer\ndate: 2026-11-18 14:00\ninterest: yes\ninterviewers: [{name: Dana Recieve, email: d@n.example}]\n---\n## Discussed\nWe talked about how the rota at Suprised Ltd definately works.\n## Why me\nI have kept such a rota before.\n"
ME = 'timezone = "UTC"\n[me]\nname = "Robin Marsh"\nemail = "recieve@marsh.example"\n'


@pytest.mark.spelling
def test_misspelt_words_are_found_where_they_stand():
    """Each misspelt word by its text, its line and what was meant; names, addresses and links are no words."""
    texts = ["All is well.\nI was suprised.", "", "I definately\nrecieve it: suprised@n.example, https://n.example/recieve"]
    assert misspellings(texts, ["Dana Recieve-Smith"]) == [
        Misspelling(0, 2, "suprised", "surprised"),
        Misspelling(2, 1, "definately", "definitely"),
    ]


@pytest.mark.spelling
def test_terms_that_are_rarely_mistakes_are_left_alone():
    """A word that is one of its own in some trade is not called misspelt."""
    assert misspellings(["The sting of the ore, the sole of a clog, and a hist of bases."], []) == []


@pytest.mark.spelling
def test_the_list_says_what_the_program_says():
    """Reading codespell's list finds the same words on the same lines as running it, in all notes of the benchmark."""
    program = os.path.join(os.path.dirname(sys.executable), "codespell")
    if not os.path.exists(program):
        pytest.skip("no program beside this Python")
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "benchmarks" / "notes").rglob("*.md"))]
    read, said = (
        [(m.text, m.line, m.word) for m in way(where, texts)]
        for way, where in ((spelling._by_list, spelling.checker()), (spelling._by_program, program))
    )
    assert len(read) > 20
    assert read == said


@pytest.mark.spelling
def test_a_name_within_a_sentence_is_no_misspelt_word():
    """A word with a capital is a name there; at the start of a sentence it may be any word."""
    assert misspellings(["I asked Ines about it."], []) == []
    assert [m.word for m in misspellings(["Recieving it was a joy."], [])] == ["Recieving"]


def test_without_a_checker_nothing_is_said():
    """Where none is installed there are no findings."""
    assert misspellings(["I was suprised."], []) == []


@pytest.mark.parametrize(
    "body", ["exit 3", "printf 'what is this\\n'", "kill -9 $$", "printf '\\377\\376\\n1: x\\n\\tzzz ==> y\\n'"]
)
def test_a_checker_that_fails_is_no_failure(body, tmp_path, monkeypatch):
    """Whatever an odd checker does, the drafts go on without it."""
    program = tmp_path / "codespell"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(spelling, "checker", lambda: os.fspath(program))
    assert [m for m in misspellings(["I was suprised."], []) if m.word == "suprised"] == []


@pytest.mark.spelling
def test_a_draft_says_what_is_misspelt(make_journal, capsys):
    """`draft --check` names the line, the word and what was meant; the company's and a person's odd name are right."""
    folder = os.fspath(make_journal({"a.md": ENTRY}, toml=ME))
    assert main(["draft", "thank-you", "--check", "--journal", folder, "--now", "2026-11-18T16:00"]) == 1
    out = capsys.readouterr().out
    assert out == "a/thank-you/dana-recieve:5: “definately” is misspelt: write definitely\n"
