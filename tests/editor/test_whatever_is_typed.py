"""Whatever text is open, every question about it has an answer, and no answer is an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from northwind import ENTRY, TOML

from followup_kit.editor.completion import heading_offers, offers
from followup_kit.editor.due_here import about_line, headline
from followup_kit.editor.fixes import added_sections, fixes_of, logged, settled
from followup_kit.editor.header_place import header_place
from followup_kit.editor.open_journal import OpenJournal
from followup_kit.editor.open_text import OpenText, edit_between
from followup_kit.editor.parts import header_parts, outline

pytestmark = pytest.mark.zone_free
FILE = "2026-11-18-northwind.md"
LINES = (
    *ENTRY.split("\n"), "log:", "  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana}", "  - {date: 2026-11-19, heard: offer", "skip: [letter,",
    "decision_by: 03/04/2026", "intrest: yes", "  - name: Bo 🎈", "    emial: b@x.example", "recruiter: &a {name: *a}", "### Dana", "## Diskussed",
    "closed: {date: soon}", "\ttab: 1", "'quoted': \"x", "? complex", "note: |-", "  text", "---", "...", "\ufeff", "a\rb", "x\u2028y", "",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(LINES), st.text("ab:{}[]-'\"# \t🎈", max_size=8)), max_size=14)


@given(TEXTS, st.sampled_from(("\n", "\r\n")), st.booleans(), st.integers(0, 20), st.integers(0, 30))
@settings(max_examples=200)
def test_every_question_has_an_answer(lines: list[str], end: str, header: bool, row: int, column: int) -> None:
    """Of any text, at any place; and each change that is offered is an edit that gives its text."""
    text = end.join(["---", *lines] if header else lines)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "journal.toml").write_text(TOML, encoding="utf-8")
        journal = OpenJournal(folder, "2026-11-19T09:00")
        journal.put(FILE, text)
        assert journal.own_problems(FILE) is not None
        problems, board, entry = journal.problems(FILE, whole=True), journal.board, journal.entry(FILE)
    opened, parts = OpenText(text), header_parts(text)
    typed = [line.rstrip("\r") for line in text.split("\n")]
    row = min(row, len(typed) - 1)
    place = header_place(typed, row, column)
    if place is not None:
        offers(place, board, journal.entry_without_line(FILE, row))
    heading_offers(typed[row][:column], text, board, entry)
    about_line(board, entry, parts, row + 1)
    outline(text)
    found = [*fixes_of(board, opened, problems), *added_sections(board, text)]
    if entry is not None:
        headline(board, entry)
        found += [*settled(board, entry, text), *logged(board, entry, text)]
    for fix in found:
        edit = edit_between(text, fix.text)
        assert text[: edit.start] + edit.new + text[edit.end :] == fix.text
    for problem in problems:
        assert 0 <= opened.place(opened.offset_of(problem.line, problem.column)).line <= text.count("\n") + text.count("\r")
