"""Waiting for a journal to change: what counts as a change, and what the kit itself writes does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from followup_kit.commands.shared import watching


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
