"""A line that followup does not remember to have written is taken out only at the person's word."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from followup_kit.api import open_board
from followup_kit.changes.apply import plan
from followup_kit.changes.entry_changes import undo_close, undo_item, undo_log
from followup_kit.changes.memo import remember
from followup_kit.commands.undoing import may_be_taken_out
from followup_kit.errors import Refused

NOW = "2026-11-19T09:00"
ENTRY = """---
company: Acme
role: Engineer
date: 2026-11-18 10:00
interviewers: [Jo Park]
log:
  - {date: 2026-11-18 12:00, sent: thank-you, to: Jo Park, note: "x \\e[31m"}
skip: [letter, {kind: connect, reason: "a: b"}]
closed: {date: 2026-11-18, reason: They froze it}
---
"""
UNDOS = [
    (
        lambda b: undo_log(b, "a", "sent", "thank-you"),
        '- {date: 2026-11-18 12:00, sent: thank-you, to: Jo Park, note: "x \\u001b[31m"}',
    ),
    (lambda b: undo_item(b, "a", "skip", "letter"), "- letter"),
    (lambda b: undo_item(b, "a", "skip", "connect"), '- {kind: connect, reason: "a: b"}'),
    (lambda b: undo_close(b, "a"), "closed: {date: 2026-11-18, reason: They froze it}"),
]


@pytest.fixture
def board(make_journal):
    return open_board(make_journal({"a.md": ENTRY}), NOW)


class Typed(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("undo", "line"), UNDOS)
def test_where_nobody_can_be_asked_it_is_refused(board, undo, line):
    """Exit 3, the file, the line, and how to insist."""
    planned = plan(undo(board))
    with pytest.raises(Refused) as refused:
        may_be_taken_out(planned, yes=False)
    assert str(refused.value) == (
        f"a.md: followup does not remember writing this line, so it may be your own:\n  {line}\n"
        "nothing was taken out (--yes takes it out)"
    )
    assert may_be_taken_out(planned, yes=True)


@pytest.mark.parametrize(("answer", "taken"), [("y\n", True), ("Yes\n", True), ("\n", False), ("n\n", False), ("", False)])
def test_on_a_terminal_it_is_asked(board, monkeypatch, capsys, answer, taken):
    """The line is shown first; only a yes is a yes."""
    monkeypatch.setattr(sys, "stdin", Typed(answer))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert may_be_taken_out(plan(undo_item(board, "a", "skip", "letter")), yes=False) is taken
    assert capsys.readouterr().err.endswith("so it may be your own:\n  - letter\nTake it out? [y/N] ")


def test_its_own_line_it_takes_out_unasked(board):
    """With a memo of it."""
    without = ENTRY.replace("skip: [letter, {", "skip: [{")
    remember(board.folder, "a.md", without, ENTRY, date(2026, 11, 18))
    assert may_be_taken_out(plan(undo_item(board, "a", "skip", "letter")), yes=False)
