"""A journal whose files come from elsewhere than its folder reads as one on disk does."""

from __future__ import annotations

import errno
import os

import pytest
from northwind import NOW

from followup_kit.api import board_under, open_board
from followup_kit.journal.disk.source import BrokenLink, Names, Source, by_kind
from followup_kit.playbooks.files import own_playbooks
from followup_kit.views.export import as_json, due_as_dict

ENTRY = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterviewers: [Dana Whitfield]\n---\n"
FILES = {
    "journal.toml": 'timezone = "America/New_York"\nplaybook = "mine"\n',
    "playbooks/mine.toml": 'extends = "balanced"\n[thank-you]\nhours = 2\n',
    "first.md": ENTRY,
    "second/round.md": ENTRY.replace("11-18", "11-19"),
    "notes.md": "only a note\n",
    "wrong.md": ENTRY.replace("2026-11-18 14:00", "soon"),
}


class Texts(Source):
    """Files by their path, as an editor or a commit may have them."""

    def __init__(self, files: dict[str, str]) -> None:
        super().__init__("/nowhere")
        self.files = files

    def names(self, below: str) -> Names:
        start = f"{below}/" if below else ""
        inside = [file.removeprefix(start) for file in self.files if file.startswith(start)]
        if below and not inside:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), below)
        return by_kind({(name.partition("/")[0], "folder" if "/" in name else "file") for name in inside})

    def read(self, file: str, limit: int | None = None) -> bytes:
        if file not in self.files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)
        return self.files[file].encode()


def due_of(board):
    """What `due --json` says, without the folder."""
    return as_json({**due_as_dict(board, True), "journal": None})


def test_a_source_reads_as_the_folder_does(make_journal):
    """Entries, settings, the journal's own playbook, notes and errors are the same, whatever the files come from."""
    on_disk = open_board(make_journal(FILES, toml=None), NOW)
    elsewhere = open_board(now=NOW, source=Texts(FILES))
    assert due_of(elsewhere) == due_of(on_disk)
    assert (elsewhere.playbook_name, len(elsewhere.journal.entries), elsewhere.unread_files) == ("mine", 2, ("wrong.md",))
    assert due_of(board_under(elsewhere, "balanced")) == due_of(board_under(on_disk, "balanced"))
    assert own_playbooks(elsewhere.source) == ["mine"]


def test_a_source_without_settings_has_the_defaults():
    """Where the source has no `journal.toml`, nothing is looked for on the disk."""
    board = open_board(now="2026-11-19T09:00-05:00", source=Texts({"a.md": ENTRY.replace("date", "timezone: UTC\ndate")}))
    assert (board.playbook_name, len(board.journal.entries), board.journal.settings.zone_assumed) == ("balanced", 1, True)


def test_the_disk_says_what_a_name_is(tmp_path):
    """Files, folders and links are told apart; a link knows where it leads, or that it leads out."""
    (tmp_path / "a.md").write_text("")
    (tmp_path / "b").mkdir()
    for name, target in {"c": "b", "d.md": "a.md", "e.md": "nothing.md", "f.md": "f.md", "g.md": "../g.md"}.items():
        (tmp_path / name).symlink_to(target)
    source = Source(str(tmp_path))
    kinds = {"file": ["a.md"], "folder": ["b"], "linked folder": ["c"], "link": ["d.md", "e.md", "f.md", "g.md"]}
    assert source.names("") == kinds
    assert [source.target_of(name) for name in ("d.md", "e.md", "g.md")] == ["a.md", "nothing.md", None]
    assert [source.has(name) for name in ("d.md", "e.md")] == [True, False]
    with pytest.raises(BrokenLink):
        source.read("e.md")
