"""Waiting for a journal to change: what counts as a change, and what the kit itself writes does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from northwind import ENTRY, TOML

from followup_kit.cli import main
from followup_kit.commands import check, export
from followup_kit.commands.shared import watching
from followup_kit.journal import files


@pytest.mark.parametrize(
    ("name", "noticed"),
    [
        ("a.md", True),
        ("new.md", True),
        ("deep/er/new.md", True),
        ("journal.toml", True),
        ("playbooks/mine.toml", True),
        ("reports/index.html", False),
        ("pages/index.html", False),
        (".a.md.swp", False),
        (".git/index", False),
        (".followup.lock", False),
        ("a.md~", False),
        ("#a.md#", False),
    ],
)
def test_what_counts_as_a_change(
    make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, name: str, noticed: bool
) -> None:
    """Entries, settings and playbooks count; reports, hidden files and editors' copies do not."""
    folder = make_journal({"a.md": "one"})
    turns = 0

    def sleep(seconds: float) -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("something else", encoding="utf-8")
        if turns == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    found = watching.each_change(str(folder))
    next(found)  # how it stands at the beginning
    if noticed:
        next(found)
    with pytest.raises(KeyboardInterrupt):  # and no more than that
        next(found)


@pytest.mark.parametrize("words", [["check"], ["export", "ics"]])
def test_only_what_has_changed_is_taken_apart(
    make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    """Files are read again at a change, so that nothing can go out of date, but an entry with the same text is known already."""
    folder = make_journal({f"{name}.md": ENTRY.replace("Northwind", name) for name in ("Aster", "Birch", "Cobalt")}, toml=TOML)
    taken: list[str] = []
    real = files.read_entry

    def read_entry(file: str, text: str, settings: object) -> object:
        taken.append(file)
        return real(file, text, settings)

    def changes(*args: object, **more: object) -> Iterator[None]:
        yield
        taken.append("-")
        (folder / "Birch.md").write_text(ENTRY.replace("Northwind", "Beech"), encoding="utf-8")
        yield

    monkeypatch.setattr(files, "read_entry", read_entry)
    monkeypatch.setattr(check, "each_change", changes)
    monkeypatch.setattr(export, "each_change", changes)
    output = ["-o", str(tmp_path / "out.ics")] if words[0] == "export" else []
    assert main([*words, "--watch", *output, "--journal", str(folder), "--now", "2026-11-19T09:00"]) == 0
    assert taken == ["Aster.md", "Birch.md", "Cobalt.md", "-", "Birch.md"]
    if output:
        assert "Beech" in (tmp_path / "out.ics").read_text(encoding="utf-8")
