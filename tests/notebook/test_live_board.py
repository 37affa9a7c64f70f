"""The live board, clicked without a browser: what stands in the file, which rows are left, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from acme import ACME
from limits import HANGS

from followup_kit.api import open_board
from followup_kit.drafts import api
from followup_kit.errors import Refused
from followup_kit.journal import files
from followup_kit.journal.entry import Read
from followup_kit.model import Settings
from followup_kit.notebook import listings, live_board, note_pages, sorting

NOW = "2026-11-19T09:00"
DANA = """---
company: Northwind Analytics   # my first
role: "Data Engineer"
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
---

## Discussed
We talked about moving the nightly loads to streaming.
"""
FILES = {"2026-11-18-northwind.md": DANA, "2026-11-18-acme.md": ACME}
THANK_DANA = "2026-11-18-northwind/thank-you/dana-whitfield"
THANK_JO = "2026-11-18-acme/thank-you/jo-park"


def widgets_in(widget: Any) -> Iterator[Any]:
    """A widget and all that are inside it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from widgets_in(child)


def page_of(board: live_board.Live) -> str:
    """All the HTML that the board shows now."""
    return "\n".join(w.value for w in widgets_in(board.box) if isinstance(w, ipywidgets.HTML))


def said_by(board: live_board.Live, role: str) -> list[str]:
    """What stands in a message: `status` for what was written, `alert` for what was not."""
    return [w.value for w in widgets_in(board.box) if isinstance(w, ipywidgets.HTML) and f'role="{role}"' in w.value]


def button(widget: Any, name: str) -> ipywidgets.Button:
    """The one button of a name inside a widget."""
    (found,) = [w for w in widgets_in(widget) if isinstance(w, ipywidgets.Button) and w.description == name]
    return found


def field(widget: Any, kind: type) -> Any:
    """The one field of a kind inside a widget."""
    (found,) = [w for w in widgets_in(widget) if type(w) is kind]
    return found


@pytest.fixture
def journal(make_journal: Callable[..., Path]) -> Path:
    return make_journal(FILES)


@pytest.fixture
def board(journal: Path, monkeypatch: pytest.MonkeyPatch) -> live_board.Live:
    """A live board at a moment that the environment gives, as for the command."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    return live_board.Live(open_board(journal))


def test_done_writes_the_line_and_the_row_leaves(board: live_board.Live, journal: Path) -> None:
    """A click on Done writes the command's line, shows file, line number and text, and the row is gone from the board."""
    button(board.rows[THANK_DANA].box, "Done").click()
    line = "  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}"
    lines = (journal / "2026-11-18-northwind.md").read_text().split("\n")
    (said,) = said_by(board, "status")
    number = lines.index(line) + 1
    assert [t for t in lines if t not in DANA.split("\n")] == ["log:", line]
    assert f"<b>2026-11-18-northwind.md:{number}: written: thank-you Dana Whitfield</b>" in said
    assert f"<pre>{line}</pre>" in said
    assert THANK_DANA not in board.rows
    assert THANK_JO in board.rows


def test_undo_restores_every_byte(board: live_board.Live, journal: Path) -> None:
    """Undo takes back the last click, then the one before it, and the rows return."""
    before = list(board.rows)
    button(board.rows[THANK_DANA].box, "Done").click()
    button(board.rows[THANK_JO].box, "Done").click()
    button(board.box, "Undo done").click()
    assert (journal / "2026-11-18-acme.md").read_text() == ACME
    assert (journal / "2026-11-18-northwind.md").read_text() != DANA
    button(board.box, "Undo done").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA
    assert list(board.rows) == before
    assert [w for w in widgets_in(board.box) if getattr(w, "description", "").startswith("Undo")] == []


def test_a_failure_leaves_undo_where_it_is(board: live_board.Live, journal: Path) -> None:
    """After a sentence in red the last line that was written can still be taken back, and the button says which it is."""
    button(board.rows[THANK_DANA].box, "Done").click()
    (journal / "2026-11-18-acme.md").write_text(ACME.replace("Engineer", "Clerk"))
    button(board.rows[THANK_JO].box, "Done").click()
    assert "changed since the board was read" in said_by(board, "alert")[0]
    assert "thank-you Dana Whitfield (2026-11-18-northwind.md:9)" in page_of(board)
    button(board.box, "Undo done").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_undo_is_still_there_after_reading_anew(board: live_board.Live, journal: Path) -> None:
    """Read anew takes the message away; the last line can be taken back all the same."""
    button(board.rows[THANK_DANA].box, "Done").click()
    button(board.box, "Reload").click()
    assert said_by(board, "status") == []
    button(board.box, "Undo done").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_a_draft_that_fails_is_one_sentence(board: live_board.Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a draft cannot be made the reason stands in its place."""

    def refuse(*_: object, **__: object) -> None:
        raise Refused("the template <b> cannot be read")

    monkeypatch.setattr(api, "draft_notes", refuse)
    button(board.rows[THANK_DANA].box, "Draft").click()
    assert said_by(board, "alert") == ['<div role="alert">the template &lt;b&gt; cannot be read</div>']


def test_heard_is_logged_and_taken_back(board: live_board.Live, journal: Path) -> None:
    """What was heard goes into the log with the full name of whom it came from; the check-in moves."""
    row = board.rows[THANK_DANA]
    button(row.box, "Heard…").click()
    assert field(row.box, ipywidgets.Combobox).options == ("Dana Whitfield",)
    field(row.box, ipywidgets.Dropdown).value = "reply"
    field(row.box, ipywidgets.Combobox).value = "dana"
    button(row.box, "Write it").click()
    text = (journal / "2026-11-18-northwind.md").read_text()
    assert "  - {date: 2026-11-19 09:00, heard: reply, from: Dana Whitfield}\n" in text
    assert [w for w in widgets_in(board.box) if isinstance(w, ipywidgets.Combobox)] == []
    button(board.box, "Undo heard").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_what_was_heard_may_have_a_day_and_a_note(board: live_board.Live, journal: Path) -> None:
    """The promised day is the `decision_by` of a reply, and the `due` of an assignment; everybody of the opportunity may be chosen."""
    for kind, key in (("reply", "decision_by"), ("assignment", "due")):
        row = board.rows[THANK_DANA]
        button(row.box, "Heard…").click()
        field(row.box, ipywidgets.Dropdown).value = kind
        field(row.box, ipywidgets.DatePicker).value = date(2026, 11, 27)
        field(row.box, ipywidgets.Text).value = " they meet on Thursday "
        button(row.box, "Write it").click()
        text = (journal / "2026-11-18-northwind.md").read_text()
        assert f"{{date: 2026-11-19 09:00, heard: {kind}, {key}: 2026-11-27, note: they meet on Thursday}}\n" in text
        button(board.box, "Undo heard").click()
        assert (journal / "2026-11-18-northwind.md").read_text() == DANA
    assert field_options(board, "2026-11-18-acme/thank-you/omar-haddad") == ("Jo Park", "Omar Haddad")


def field_options(board: live_board.Live, row: str) -> tuple[str, ...]:
    """Who can be chosen as having answered."""
    button(board.rows[row].box, "Heard…").click()
    options: tuple[str, ...] = field(board.rows[row].box, ipywidgets.Combobox).options
    return options


@pytest.mark.parametrize(
    ("name", "reason", "line", "left"),
    [
        ("Skip…", "", "skip:\n  - {kind: thank-you, to: Dana Whitfield}\n", False),
        ("Skip…", "thanked her there", "skip:\n  - {kind: thank-you, to: Dana Whitfield, reason: thanked her there}\n", False),
        ("Close…", "", "closed: {date: 2026-11-19}\n", False),
        ("Close…", "They froze it", "closed: {date: 2026-11-19, reason: They froze it}\n", False),
    ],
)
def test_skip_and_close(board: live_board.Live, journal: Path, name: str, reason: str, line: str, left: bool) -> None:
    """What the commands write, with the reason if one is given; Undo brings every byte back."""
    before = list(board.rows)
    row = board.rows[THANK_DANA]
    button(row.box, name).click()
    field(row.box, ipywidgets.Text).value = reason
    button(row.box, "Write it").click()
    assert line in (journal / "2026-11-18-northwind.md").read_text()
    assert (THANK_DANA in board.rows) is left
    closed = name == "Close…"
    assert ("2026-11-18-northwind/reflect" in board.rows) is not closed
    button(board.box, "Undo close" if closed else "Undo skip").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA
    assert list(board.rows) == before


@pytest.mark.parametrize("word", ["yes", "no"])
def test_interest_is_a_click(board: live_board.Live, journal: Path, word: str) -> None:
    """The row that asks for it has a button for each answer, and no Done."""
    row = board.rows["2026-11-18-northwind/reflect"]
    names = [w.description for w in widgets_in(row.box) if isinstance(w, ipywidgets.Button)]
    assert names == ["Yes", "No", "Heard…", "Snooze…", "Skip…", "Close…"]
    button(row.box, word.capitalize()).click()
    assert f"interest: {word}\n" in (journal / "2026-11-18-northwind.md").read_text()
    assert "2026-11-18-northwind/reflect" not in board.rows
    button(board.box, "Undo interest").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_the_rows_are_those_of_a_journal_read_anew(board: live_board.Live, journal: Path) -> None:
    """After clicks, and after changes by somebody else, though unchanged texts are not taken apart again."""
    steps: list[Callable[[], object]] = [
        lambda: button(board.rows[THANK_DANA].box, "Done").click(),
        lambda: (journal / "2026-11-18-third.md").write_text(ACME.replace("Acme", "Third")),
        lambda: (journal / "2026-11-18-acme.md").write_text(ACME.replace("10:00", "11:00")),
        lambda: (journal / "journal.toml").write_text('timezone = "Asia/Tokyo"\n'),
        lambda: (journal / "2026-11-18-third.md").unlink(),
    ]
    for step in steps:
        step()
        button(board.box, "Reload").click()
        fresh = live_board.Live(open_board(journal))
        assert [w.row for w in board.rows.values()] == [w.row for w in fresh.rows.values()]
        assert board.head.value == fresh.head.value


def test_a_draft_knows_of_what_was_done(make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the draft of a journal read anew, also after a click: a next note asks for what the one before did not."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    two = DANA.replace("---\n\n", "  - {name: Omar Haddad, email: omar@northwind.example}\n---\n\n", 1)
    journal = make_journal({"2026-11-18-northwind.md": two})
    board = live_board.Live(open_board(journal))
    button(board.rows[THANK_DANA].box, "Done").click()
    button(board.box, "Reload").click()
    row = "2026-11-18-northwind/thank-you/omar-haddad"
    assert board.draft(row)[0] == note_pages.notes(api.draft_notes(open_board(journal), only=row)).page
    assert "what the next steps are" not in board.draft(row)[0]


def test_an_unchanged_text_is_taken_apart_once(board: live_board.Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click reads every file, and parses only what is new."""
    button(board.box, "Reload").click()
    parsed: list[str] = []

    real = files.read_entry

    def read(file: str, text: str, settings: Settings) -> Read:
        parsed.append(file)
        return real(file, text, settings)

    monkeypatch.setattr(files, "read_entry", read)
    button(board.rows[THANK_DANA].box, "Done").click()
    assert parsed == []
    button(board.box, "Reload").click()
    assert parsed == ["2026-11-18-northwind.md"]


def test_snooze_wants_a_day_and_puts_off(board: live_board.Live, journal: Path) -> None:
    """Without a day nothing is written and the form stays; with one the row waits until then, and Undo brings it back."""
    row = board.rows[THANK_DANA]
    button(row.box, "Snooze…").click()
    button(row.box, "Write it").click()
    assert said_by(board, "alert") == ['<div role="alert">no day (choose the day until which it can wait)</div>']
    field(board.rows[THANK_DANA].box, ipywidgets.DatePicker).value = date(2026, 11, 23)
    button(board.rows[THANK_DANA].box, "Write it").click()
    assert "{kind: thank-you, to: Dana Whitfield, until: 2026-11-23}" in (journal / "2026-11-18-northwind.md").read_text()
    assert said_by(board, "alert") == []
    assert "from Mon 23 Nov 09:00" in board.rows[THANK_DANA].row.page
    button(board.box, "Undo snooze").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_a_draft_is_shown_below_its_row(board: live_board.Live) -> None:
    """The note stands below the row until it is closed."""
    row = board.rows[THANK_DANA]
    button(row.box, "Draft").click()
    assert "moving the nightly loads to streaming" in page_of(board)
    button(row.box, "Hide").click()
    assert "moving the nightly loads to streaming" not in page_of(board)


def test_what_is_offered_is_taken_in_by_a_click(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A button for each passage that is offered; the draft is saved with it, and shown as it is then."""
    (journal / "2026-11-18-northwind.md").write_text(DANA.replace("We talked about", "Wants to talk about"))
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    board = live_board.Live(open_board(journal))
    row = board.rows[THANK_DANA]
    button(row.box, "Draft").click()
    button(row.box, "Take 1 in").click()
    (said,) = said_by(board, "status")
    file = "drafts/2026-11-18-northwind/thank-you-dana-whitfield.md"
    assert said == f'<div role="status">{file}: written; edit it there</div>'
    assert "TODO, as a sentence: Wants to talk about" in (journal / file).read_text()
    assert "TODO, as a sentence: Wants to talk about" in page_of(board)


def test_a_file_that_changed_is_refused_and_read_anew(board: live_board.Live, journal: Path) -> None:
    """What somebody else wrote since the board was read is neither lost nor written over: the board says so and shows it."""
    changed = DANA.replace("interviewers:", "interest: no\ninterviewers:")
    (journal / "2026-11-18-northwind.md").write_text(changed)
    button(board.rows[THANK_DANA].box, "Done").click()
    (said,) = said_by(board, "alert")
    assert "2026-11-18-northwind.md: changed since the board was read; nothing was written" in said
    assert (journal / "2026-11-18-northwind.md").read_text() == changed
    assert "2026-11-18-northwind/decline" in "\n".join(board.rows)


def test_a_changed_file_is_called_as_it_is_on_the_disk(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its ending is in capitals."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    path = journal / "2026-11-18-northwind.md"
    path.rename(journal / "northwind.MD")
    board = live_board.Live(open_board(journal))
    (journal / "northwind.MD").write_text(DANA.replace("interviewers:", "interest: no\ninterviewers:"))
    button(board.rows["northwind.MD/thank-you/dana-whitfield"].box, "Done").click()
    assert ">northwind.MD: changed since the board was read" in said_by(board, "alert")[0]


def test_a_row_that_another_file_has_ended_is_refused(board: live_board.Live, journal: Path) -> None:
    """A row that is not open any more, by what stands elsewhere, is not written."""
    row = board.rows[THANK_DANA]
    (journal / "2026-11-18-northwind-2.md").write_text(DANA.replace("interviewers:", "closed: 2026-11-18\ninterviewers:"))
    button(row.box, "Done").click()
    assert "no longer open; nothing was written" in said_by(board, "alert")[0]
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_undo_of_a_changed_file_is_refused(board: live_board.Live, journal: Path) -> None:
    """A file that was changed after the click keeps all of it."""
    button(board.rows[THANK_DANA].box, "Done").click()
    path = journal / "2026-11-18-northwind.md"
    changed = path.read_text() + "More notes.\n"
    path.write_text(changed)
    button(board.box, "Undo done").click()
    assert "changed since the board was read" in said_by(board, "alert")[0]
    assert path.read_text() == changed


def test_a_journal_that_is_gone_is_one_sentence(board: live_board.Live, journal: Path, tmp_path: Path) -> None:
    """Where the journal was moved away the board says so, and no exception comes through."""
    journal.rename(tmp_path / "elsewhere")
    button(board.rows[THANK_DANA].box, "Done").click()
    assert "does not exist" in said_by(board, "alert")[0]
    assert THANK_DANA in board.rows


def test_against_the_advice_is_asked_first(board: live_board.Live, journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the playbook would say against it comes before the line, and Leave it leaves it."""
    monkeypatch.setattr(live_board, "advice_of", lambda change: ["a letter is too much (A1)"])
    button(board.rows[THANK_DANA].box, "Done").click()
    assert "against the advice: a letter is too much (A1)" in page_of(board)
    button(board.rows[THANK_DANA].box, "Cancel").click()
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA
    button(board.rows[THANK_DANA].box, "Done").click()
    button(board.rows[THANK_DANA].box, "Write it anyway").click()
    assert "sent: thank-you" in (journal / "2026-11-18-northwind.md").read_text()


def test_the_clock_is_read_at_the_click(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A board that was opened in the morning logs the hour at which it was clicked."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    board = live_board.Live(open_board(journal))
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-11-19T13:20")
    button(board.rows[THANK_DANA].box, "Done").click()
    assert "{date: 2026-11-19 13:20, sent: thank-you" in (journal / "2026-11-18-northwind.md").read_text()


def test_a_sample_journal_is_not_written_to(make_journal: Callable[..., Path]) -> None:
    """Where the clock is pinned every button that writes is off, with the reason; drafts are shown all the same."""
    journal = make_journal(FILES, 'timezone = "America/New_York"\nnow = "2026-11-19T09:00"\n')
    board = live_board.Live(open_board(journal))
    on = {w.description for w in widgets_in(board.box) if isinstance(w, ipywidgets.Button) and not w.disabled}
    assert on == {"Draft", "Reload"}
    assert "This is a sample journal, whose clock is fixed" in board.head.value
    assert "followup init DIR" in board.head.value
    board.done(THANK_DANA)  # and a click that comes all the same is refused
    assert "whose clock is fixed in journal.toml; nothing was written" in said_by(board, "alert")[0]
    assert (journal / "2026-11-18-northwind.md").read_text() == DANA


def test_a_file_with_an_error_is_named(board: live_board.Live, journal: Path) -> None:
    """A file that gives no rows any more is named above the board."""
    (journal / "2026-11-18-acme.md").write_text(ACME.replace("2026-11-18 10:00", "03/04/2026"))
    button(board.box, "Reload").click()
    assert "2026-11-18-acme.md:4:" in board.head.value
    assert THANK_JO not in board.rows


HOSTILE = r"""---
company: "<img src=x onerror=alert(1)>"
role: "</script><script>alert(2)</script>"
date: 2026-11-18 14:00
interviewers:
  - {name: "Dana <b>Whitfield<b> \\(x^2\\) $y$ %(x)s {0}", email: dana@northwind.example}
recruiter: {name: "\u202eevil<script>", email: r@x.example}
---

## Discussed
We talked about <script>alert(3)</script> and </textarea>.
"""


def test_text_of_entries_stays_text(make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Markup in an entry is escaped in every HTML; what JupyterLab would set as a formula stands in no description."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    journal = make_journal({"a.md": HOSTILE})
    board = live_board.Live(open_board(journal))
    for row in list(board.rows.values()):
        for name in ("Heard…", "Snooze…", "Draft"):
            for found in [w for w in widgets_in(row.box) if getattr(w, "description", "") == name]:
                found.click()
                assert_is_text(board)
    for row in list(board.rows):
        if row in board.rows and row.startswith("a/thank-you"):
            button(board.rows[row].box, "Done").click()
            assert_is_text(board)
    assert "sent: thank-you" in (journal / "a.md").read_text()


def assert_is_text(board: live_board.Live) -> None:
    """No markup of the entry's in any HTML, none of its text in any description."""
    for widget in widgets_in(board.box):
        if isinstance(widget, ipywidgets.HTML):
            assert not any(t in widget.value for t in ("<img", "<script", "<b>Whitfield", "</textarea", "\u202e"))
        assert "Whitfield" not in getattr(widget, "description", "")
        assert "\u202e" not in (getattr(widget, "tooltip", None) or "")
        assert not getattr(widget, "description_allow_html", False)


def test_a_long_board_is_shown_in_parts(board: live_board.Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most urgent rows come first, and a button brings the next ones; the headings count all."""
    everything, page = list(board.rows), page_of(board)
    monkeypatch.setattr(live_board, "_AT_ONCE", 2)
    long = live_board.Live(board.board)
    assert list(long.rows) == everything[:2]
    button(long.box, f"Show more ({len(everything) - 2})").click()
    assert list(long.rows) == everything[:4]
    while list(long.rows) != everything:
        button(long.box, f"Show more ({len(everything) - len(long.rows)})").click()
    assert page_of(long) == page
    assert [w for w in widgets_in(long.box) if getattr(w, "description", "").startswith("Show")] == []


def test_every_button_says_what_it_does_and_to_whom(board: live_board.Live) -> None:
    """A button of a row names the action, the person and the company, and can be reached with the keyboard."""
    for row in board.rows.values():
        for found in [w for w in widgets_in(row.box) if isinstance(w, ipywidgets.Button)]:
            assert row.row.about in found.tooltip
            assert found.tabbable is not False
    assert board.rows[THANK_DANA].row.about == "Thank Dana Whitfield by e-mail, Northwind Analytics"


def test_what_did_not_change_stays(board: live_board.Live) -> None:
    """Reading anew keeps the widgets of a row that says the same, with what is being typed below it; others are let go."""
    kept, left = board.rows[THANK_JO], board.rows[THANK_DANA]
    button(kept.box, "Heard…").click()
    button(left.box, "Done").click()
    assert board.rows[THANK_JO] is kept
    assert field(kept.box, ipywidgets.Dropdown).value == "reply"
    assert left.box.comm is None


def test_a_journal_that_is_committed_is_committed_from_here_too(
    make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`commit = true` in journal.toml counts for a click as it does for the command."""
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    journal = make_journal(FILES, 'timezone = "America/New_York"\ncommit = true\n')
    board = live_board.Live(open_board(journal))
    button(board.rows[THANK_DANA].box, "Done").click()
    assert "the entry has been written, but git did not commit it" in said_by(board, "status")[0]
    button(board.box, "Undo done").click()

    def git(*words: str) -> str:
        who = ("-c", "user.name=Robin", "-c", "user.email=robin@marsh.example")
        return subprocess.run(["git", "-C", str(journal), *who, *words], check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("config", "user.name", "Robin")
    git("config", "user.email", "robin@marsh.example")
    button(board.rows[THANK_DANA].box, "Done").click()
    assert git("log", "--format=%s") == "done 2026-11-18-northwind thank-you\n"


def test_without_a_person_it_is_the_page(journal: Path) -> None:
    """Where nobody sits in front of it, in a test for one, the page with the commands to type is shown."""
    board = open_board(journal, NOW)
    for environ in ({}, {"JPY_SESSION_NAME": "due_actions.ipynb"}):
        shown = live_board.due(board, environ)
        assert isinstance(shown, listings.Shown)
        assert shown.page == listings.due(board).page


def test_what_is_saved_shows_the_page(board: live_board.Live) -> None:
    """Beside the widgets goes the page, for whatever shows the saved notebook without a kernel."""
    bundle = board._repr_mimebundle_()
    assert bundle["text/html"] == listings.due(board.board).page
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == board.box.model_id


PROGRAM = """
import os, sys
import nbformat
from nbclient import NotebookClient
from followup_kit import api
source = '''import followup_kit as fk
from followup_kit import notebook as nb
print(type(nb.due(fk.open_board({journal!r}, "2026-11-19T09:00"))).__name__)'''
book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source.format(journal=sys.argv[1]))])
NotebookClient(book).execute()
print(book.cells[0].outputs[0]["text"])
"""


@pytest.mark.slow
@pytest.mark.parametrize("session", [None, "due_actions.ipynb"])
def test_a_notebook_that_is_only_run_shows_the_page(journal: Path, monkeypatch: pytest.MonkeyPatch, session: str | None) -> None:
    """nbclient gets the page, even where it was started from a notebook in JupyterLab and inherits its name."""
    if session is not None:
        monkeypatch.setenv("JPY_SESSION_NAME", session)
    ran = subprocess.run([sys.executable, "-c", PROGRAM, str(journal)], check=True, capture_output=True, text=True, timeout=HANGS)
    assert ran.stdout.split() == ["Shown"]


def test_the_table_can_be_sorted_where_somebody_sits_in_front_of_it(monkeypatch):
    """Each column can be chosen, and turned round; what is shown is escaped; elsewhere the table stands as it comes."""
    import pandas as pd

    frame = pd.DataFrame({"id": ["a", "b", "c"], "to": ["Zoe", "<b>Ada</b>", "Mia"], "kind": ["x", "x", "w"]})
    monkeypatch.setattr(sorting, "can_show_widgets", lambda environ: True)
    shown = sorting.sortable_table(frame, ["kind", "to"])

    def order():
        return re.findall(r"<td[^>]*>([^<]*)</td>", shown.page.value)

    assert order() == ["Mia", "Zoe", "&lt;b&gt;Ada&lt;/b&gt;"]
    choice, turn = shown.box.children[0].children
    choice.value = "to"
    assert order() == ["&lt;b&gt;Ada&lt;/b&gt;", "Mia", "Zoe"]
    turn.click()
    assert order() == ["Zoe", "Mia", "&lt;b&gt;Ada&lt;/b&gt;"]
    monkeypatch.setattr(sorting, "can_show_widgets", lambda environ: False)
    assert sorting.sortable_table(frame, ["kind", "to"]).text == "kind | to\nx | Zoe\nx | <b>Ada</b>\nw | Mia"
