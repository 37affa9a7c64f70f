"""A line that followup does not remember to have written is taken out only at the person's word."""

from __future__ import annotations

import io
import sys
from datetime import date

import pytest

from followup_kit.api import open_board
from followup_kit.changes.apply import plan
from followup_kit.changes.memo import remember
from followup_kit.changes.taking_back import undo_close, undo_item, undo_log
from followup_kit.cli import main
from followup_kit.commands.shared.undoing import may_be_taken_out
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


# Through the commands

HEADER = {
    "company": "company: Acme\n", "role": "role: Engineer\n", "date": "date: 2026-11-18 10:00\n", "interviewers": "interviewers: [Jo Park]\n",
    "log": "log:\n", "skip": "skip:\n", "snooze": "snooze:\n", "closed": "closed:\n",
}  # fmt: skip
WORDS = {
    "log": ("done", "a", "thank-you", "--by", "email"),
    "skip": ("skip", "a", "letter"),
    "snooze": ("snooze", "a", "check-in", "--until", "2026-12-07"),
    "closed": ("close", "a"),
}


def run(folder, *words):
    words = [w for w in words if "--undo" not in words or w not in ("--until", "2026-12-07")]
    return main(["--journal", str(folder), "--now", NOW, *words])


@pytest.mark.parametrize("key", WORDS)
@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize("turn", range(len(HEADER)))
def test_what_was_written_is_taken_back_to_the_byte(make_journal, capsys, key, typed, turn):
    """An empty key that the person typed stays, wherever it stands; one that came with the line goes."""
    keys = [k for k in [*list(HEADER)[turn:], *list(HEADER)[:turn]] if typed or k != key]
    text = "---\n" + "".join(HEADER[k] for k in keys) + "---\nKafka.\n"
    folder = make_journal({"a.md": text})
    assert run(folder, *WORDS[key]) == 0
    assert (folder / "a.md").read_text() != text
    assert run(folder, *WORDS[key], "--undo") == 0
    assert (folder / "a.md").read_text() == text
    capsys.readouterr()


def test_its_own_line_goes_and_not_the_persons(make_journal, capsys):
    """Also where theirs is further down; the second time only theirs is left, so that it asks."""
    folder = make_journal({"a.md": ENTRY.split("log:")[0] + "---\n"})
    path = folder / "a.md"
    assert run(folder, "done", "a", "thank-you", "--to", "Jo", "--by", "email") == 0
    mine = "  - {date: 2026-11-19, sent: thank-you, to: Jo Park, note: by hand}\n"
    path.write_text(path.read_text().replace("---\n", f"{mine}---\n").replace(mine, "", 1))
    assert run(folder, "done", "a", "thank-you", "--undo") == 0
    assert path.read_text() == ENTRY.split("log:")[0] + f"log:\n{mine}---\n"
    capsys.readouterr()
    assert run(folder, "done", "a", "thank-you", "--undo") == 3
    assert "nothing was taken out (--yes takes it out)" in capsys.readouterr().err
    assert run(folder, "done", "a", "thank-you", "--undo", "--yes") == 0
    assert path.read_text() == ENTRY.split("log:")[0] + "log:\n---\n"  # nobody knows whose key it is


def test_a_line_that_was_changed_by_hand_is_the_persons(make_journal, capsys):
    """What followup wrote is not there any more."""
    folder = make_journal({"a.md": ENTRY.split("log:")[0] + "---\n"})
    assert run(folder, "heard", "a", "reply") == 0
    path = folder / "a.md"
    path.write_text(path.read_text().replace("heard: reply", "heard: reply, note: warm"))
    assert run(folder, "heard", "a", "reply", "--undo") == 3
    assert "- {date: 2026-11-19 09:00, heard: reply, note: warm}" in capsys.readouterr().err


def test_a_list_that_became_a_block_is_one_in_brackets_again(make_journal, capsys):
    """What is taken back is the shape too."""
    start = ENTRY.split("log:")[0]
    old = "{date: 2026-11-18 12:00, sent: prepare, note: in brackets}"
    folder = make_journal({"a.md": f"{start}log: [{old}]  # mine\n---\n"})
    assert run(folder, "done", "a", "thank-you", "--by", "email") == 0
    new = "  - {date: 2026-11-19 09:00, sent: thank-you, to: Jo Park, by: email}\n"
    assert (folder / "a.md").read_text() == f"{start}log:  # mine\n  - {old}\n{new}---\n"
    assert run(folder, "done", "a", "thank-you", "--undo") == 0
    assert (folder / "a.md").read_text() == f"{start}log: [{old}]  # mine\n---\n"
    capsys.readouterr()
