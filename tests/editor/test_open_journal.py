"""A journal with texts that are open, unsaved: it says what `check` would say if they were saved."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from northwind import ENTRY, TOML
from sample import SAMPLE

from followup_kit.api import board_after, open_board
from followup_kit.editor.open_journal import Journals, OpenJournal, OpenTexts
from followup_kit.journal.entry_paths import may_be_entry
from followup_kit.journal.files import read_journal
from followup_kit.views.heading_check import heading_warnings

pytestmark = pytest.mark.zone_free
NOW = "2026-11-19T09:00"
FILE = "2026-11-18-northwind.md"
TEXTS = (
    ENTRY,
    ENTRY.replace("company: Northwind", "company: Southwind"),
    ENTRY.replace("date: 2026-11-18 14:00", "date: 18/11"),
    ENTRY.replace("date: 2026-11-18 14:00", "applied: 2026-11-01"),
    ENTRY.replace("Dana Whitfield, email", "Dana Whitfield, emial"),
    "A plain note.\n",
    "---\ntags: x\n---\n",
    "",
    "---\ncompany",
)


@pytest.mark.parametrize("text", TEXTS)
def test_it_says_what_check_says(make_journal, text: str) -> None:
    """Of a text that is open what the board and the headings give for the file that it would be."""
    folder = make_journal({FILE: text, "2026-11-10-twin.md": ENTRY}, toml=TOML)
    board = open_board(folder, NOW)
    journal = OpenJournal(str(folder), NOW)
    journal.put(FILE, text)
    wanted = [p for p in [*board.problems, *heading_warnings(board)] if p.file == FILE]
    assert sorted(journal.problems(FILE, whole=True)) == sorted(wanted)


def test_there_is_nothing_to_say_of_the_sample() -> None:
    journal = OpenJournal(str(SAMPLE))
    for entry in journal.board.journal.entries:
        journal.put(entry.file, (Path(SAMPLE) / entry.file).read_bytes().decode())
        assert journal.problems(entry.file) == []


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("there", [True, False])
def test_an_open_text_counts_as_if_it_were_saved(make_journal, text: str, there: bool) -> None:
    """Whether the file is on disk already or not: the board of the buffers is the board of the disk after saving."""
    twin = ENTRY.replace("14:00", "15:00")
    folder = make_journal({"2026-11-10-twin.md": twin, **({FILE: ENTRY} if there else {})}, toml=TOML)
    source = OpenTexts(str(folder))
    source.texts[FILE] = text
    before = open_board(folder, NOW)
    unsaved = open_board(now=NOW, source=source)
    typed = board_after(before, FILE, text)
    (folder / FILE).write_bytes(text.encode())
    saved = open_board(folder, NOW)
    for board in (unsaved, typed):
        assert sorted(board.journal.entries) == sorted(saved.journal.entries)
        assert board.journal.applications == saved.journal.applications
        assert sorted(board.problems) == sorted(saved.problems)
        assert sorted(board.journal.unread) == sorted(saved.journal.unread)
        assert board.actions == saved.actions


def test_settings_that_are_open_count_too(make_journal) -> None:
    folder = make_journal({FILE: ENTRY}, toml=TOML)
    source = OpenTexts(str(folder))
    source.texts["journal.toml"] = TOML.replace("America/New_York", "Asia/Tokyo")
    assert str(read_journal(source).settings.zone) == "Asia/Tokyo"


def test_after_a_keystroke_only_the_open_text_is_read(make_journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal is opened once; what was worked out of other opportunities is kept, and a closed text makes it look again."""
    folder = make_journal({f"{n}.md": ENTRY.replace("Northwind", f"Northwind {n}") for n in range(5)}, toml=TOML)
    journal = OpenJournal(str(folder), NOW)
    journal.put("0.md", ENTRY)
    assert journal.problems("0.md", whole=True) == []
    other = journal.board.search.opportunity("northwind-1-data-engineer")
    monkeypatch.setattr("followup_kit.journal.disk.source.read_bytes", lambda *_, **__: pytest.fail("the disk was read"))
    journal.put("0.md", ENTRY.replace("Dana", "Dan"))
    assert journal.problems("0.md") == []
    assert journal.board.search.opportunity("northwind-1-data-engineer") is other
    journal.put("0.md", ENTRY.replace("role:", "rule:"))
    assert [p.code for p in journal.problems("0.md")] == ["missing"]
    monkeypatch.undo()
    journal.put("0.md", None)
    assert journal.entry("0.md").company == "Northwind 0"


def test_as_the_clock_goes_on_it_is_read_again(make_journal, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_journal({FILE: ENTRY}, toml=TOML)
    journal = OpenJournal(str(folder))
    first = journal.board
    assert journal.board is first or journal.board.now.minute != first.now.minute
    journal._minute = None
    assert journal.board is not first


def test_a_warning_about_another_opening_stays_until_it_is_looked_at_again(make_journal) -> None:
    """To compare an entry with all others takes longer, so it is done when a file is opened or saved."""
    like = ENTRY.replace("company: Northwind", "company: Northwind Inc")
    folder = make_journal({"a.md": ENTRY, "b.md": like}, toml=TOML)
    journal = OpenJournal(str(folder), NOW)
    journal.put("b.md", like)
    assert journal.problems("b.md") == []
    whole = [p.code for p in journal.problems("b.md", whole=True)]
    assert len(whole) == 1
    journal.put("b.md", f"{like}\nMore.")
    assert [p.code for p in journal.problems("b.md")] == whole
    journal.put("b.md", ENTRY.replace("company: Northwind", "company: Elsewhere"))
    assert journal.problems("b.md", whole=True) == []


@pytest.mark.parametrize(
    ("file", "is_one"),
    [
        ("a.md", True), ("2026/a.MD", True), ("a.txt", False), (".a.md", False), (".obsidian/a.md", False), ("a.md~", False), ("#a.md#", False),
        ("drafts/a.md", False), ("2026/reports/a.md", False), ("Templates/a.md", False), ("_templates/a.md", False), ("playbooks/a.md", False),
        ("a.sync-conflict-1.md", False), ("drafts.md", True),
    ],
)  # fmt: skip
def test_which_paths_an_entry_may_have(make_journal, file: str, is_one: bool) -> None:
    """The same that are read from disk."""
    assert may_be_entry(file) is is_one
    folder = make_journal({file: ENTRY}, toml=TOML)
    assert [e.file for e in read_journal(str(folder)).entries] == ([file] if is_one else [])


def test_to_which_journal_a_file_belongs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest folder upward with settings; else what the command would take; none for anything else."""
    for name in ("one/journal.toml", "one/sub/a.md", "two/a.md", "three/journal/a.md", "elsewhere/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(ENTRY if name.endswith("md") else TOML, encoding="utf-8")
    shutil.copytree(tmp_path / "elsewhere", tmp_path / "outside")
    os.symlink(tmp_path / "outside", tmp_path / "one" / "linked")
    os.symlink(tmp_path / "two", tmp_path / "also-two")
    monkeypatch.chdir(tmp_path / "three")

    def of(name: str, named: str | None = None) -> tuple[str, str] | None:
        found = Journals(named).of(str(tmp_path / name))
        return None if found is None else (os.path.relpath(found[0].folder, tmp_path), found[1])

    assert of("one/sub/a.md") == ("one", "sub/a.md")
    assert of("one/journal.toml") == ("one", "journal.toml")
    assert of("one/linked/a.md") is None
    assert of("three/journal/a.md") == ("three/journal", "a.md")
    assert of("elsewhere/a.md") is None
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "also-two"))
    assert of("two/a.md") == ("two", "a.md")
    assert of("also-two/a.md") == ("also-two", "a.md")
    assert of("one/sub/a.md", str(tmp_path / "two")) is None
    assert of("two/a.md", str(tmp_path / "two")) == ("two", "a.md")
