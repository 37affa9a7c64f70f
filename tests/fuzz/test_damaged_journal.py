"""Damaged files of a journal as whole runs: each is read, or told of; nothing is a mistake of followup's, and nothing is changed.

`make fuzz` tries many more of them. What it has ever found is kept here as an example.
"""

from __future__ import annotations

import html.parser
import os
import shlex

import pytest
from fuzz.damage import (
    DRAFT,
    ENTRY,
    FILES,
    GOOD,
    OWN_TEMPLATE,
    PLAYBOOK,
    SAVED,
    TEMPLATE,
    TOML,
    damaged,
    folder_with,
    ran,
    some,
    told,
)
from hypothesis import example, given, settings
from northwind import NOW

from followup_kit.cli import main


def test_what_is_damaged_was_whole(make_journal):
    """Without the damage nothing is wrong with the journal, else every run would end at the same error."""
    folder = make_journal(FILES)
    assert main(["check", "--strict", "--journal", os.fspath(folder), "--now", NOW]) == 0


@pytest.mark.parametrize("file", ["journal.toml", "playbooks/mine.toml", ENTRY])
def test_much_of_what_is_damaged_can_be_read(file):
    """An eighth at least gives rows (a quarter, when this was written), so that the damage meets more than the reader."""
    rows = []

    @settings(max_examples=200, derandomize=True, database=None)
    @given(damaged(FILES[file]))
    def due(data):
        with folder_with({**{name: text.encode() for name, text in FILES.items()}, file: data}) as folder:
            rows.append("Whitfield" in ran(folder, "due")[1])

    due()
    assert sum(rows) > len(rows) / 8


@some(10)
@given(damaged(TOML))
@example(f"x = 0x{'f' * 5000}\n".encode())
@example(b"")
def test_settings(data):
    """`journal.toml`."""
    told("journal.toml", data, "due", "check", "table --json", "export ics", "done northwind thank-you --dry-run", "doctor")


@some(10)
@given(damaged(PLAYBOOK))
@example(b"# nothing\n")
@example(b"check-in = 0x" + b"f" * 5000)
def test_a_playbook(data):
    """A playbook of one's own."""
    told("playbooks/mine.toml", data, "due", "playbook compare", "playbook show mine", "why northwind/thank-you")


@some(10)
@given(damaged(GOOD))
def test_an_entry(data):
    """An interview."""
    commands = (
        "due",
        "list --all",
        "table --format csv",
        "export ics --todo",
        "export vcf",
        "draft --no-command",
        "show northwind",
        "fields",
    )
    told(ENTRY, data, *commands)


@some(10)
@given(damaged(GOOD))
def test_a_change_of_an_entry(data):
    """What is written into it is put in at one place, or nothing is; and taken back, it is what it was."""
    with folder_with({"journal.toml": TOML.encode(), "playbooks/mine.toml": PLAYBOOK.encode(), ENTRY: data}) as folder:
        path = folder / ENTRY
        for words in (
            "done northwind thank-you",
            "heard northwind reply --decision-by 2026-12-04",
            "skip northwind connect",
            "interest northwind no",
        ):
            code, _ = ran(folder, *words.split())
            changed = path.read_bytes()
            if changed == data:
                assert code
                continue
            assert code == 0
            assert is_put_in(data, changed) or words.startswith("interest")
            undo = words.split(" --")[0].removesuffix(" no")
            assert ran(folder, *undo.split(), "--undo")[0] == 0
            assert path.read_bytes() == data


def is_put_in(old, new):
    """Whether a text is another one with more of it at one place."""
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return len(new) > len(old) and new.endswith(old[same:])


@some(10)
@given(damaged(DRAFT))
@example(b"---\n---\n")
def test_a_saved_draft(data):
    """A draft that a person has edited, with everything that proofreads it."""
    told(SAVED, data, "draft --no-command", "draft --check", "draft northwind/thank-you --format eml")


@some(25)
@given(damaged(TEMPLATE))
def test_a_template(data):
    """A template of one's own; it is filled in a process with limits."""
    told(OWN_TEMPLATE, data, "draft --no-command northwind/thank-you")


@some(10)
@given(damaged(GOOD))
def test_what_an_editor_leaves(data):
    """`edit` with an editor that leaves a damaged text: it is on disk as it was left, and what is wrong in it is said."""
    with (
        folder_with({**{name: text.encode() for name, text in FILES.items()}, "../left": data}) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("VISUAL", f"cp {shlex.quote(os.fspath(folder.parent / 'left'))}")
        code, printed = ran(folder, "edit", "northwind", codes=(0, 1))
        assert (folder / ENTRY).read_bytes() == data
        assert (code == 1) == (f"{ENTRY}:" in printed and ": error: " in printed), printed


class Live(html.parser.HTMLParser):
    """What a page would do: its scripts, what reacts, what it loads, and where its links go."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found += [tag] if tag in ("script", "iframe", "object", "embed", "base", "form", "link") else []
        self.found += [name for name, value in attrs if name.startswith("on")]
        self.found += [
            value
            for name, value in attrs
            if name in ("href", "src") and (value or "").lstrip().lower().startswith(("javascript:", "data:text", "vbscript:"))
        ]


@some(10)
@given(damaged(GOOD))
def test_pages(data):
    """The report, but for the notebooks, which take seconds each: pages that do nothing and load nothing."""
    with (
        folder_with({**{name: text.encode() for name, text in FILES.items()}, ENTRY: data}) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("followup_kit.notebook.report.PAGES", {})
        ran(folder, "report", "--private", codes=(0, 1))
        pages = {path.name: path.read_bytes().decode() for path in (folder / "reports").iterdir()}
        assert {"index.html", "opportunities.html"} <= pages.keys()
        assert {name: Live(page).found for name, page in pages.items() if Live(page).found} == {}
        assert (folder / ENTRY).read_bytes() == data
