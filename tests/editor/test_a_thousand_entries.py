"""A journal of a thousand entries, in the processor's time: what is found when one is opened, and after each keystroke."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from limits import HANGS, time_of_children
from sample import ROOT

from followup_kit.editor.completion import offers
from followup_kit.editor.due_here import about_line, headline
from followup_kit.editor.fixes import logged, settled
from followup_kit.editor.header_place import header_place
from followup_kit.editor.open_journal import OpenJournal
from followup_kit.editor.parts import header_parts, outline

pytestmark = [pytest.mark.slow, pytest.mark.zone_free]
KEYS = 20
A_KEY = 0.1  # seconds: what a person does not feel


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("big") / "search"
    argv = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), str(folder), "1000"]
    subprocess.run(argv, check=True, capture_output=True, timeout=HANGS)
    return folder


def test_no_lag(big: Path, tmp_path: Path) -> None:
    """All findings of the first file that is opened in less than ten checks of that file alone; a keystroke is not felt."""
    path = next(p for p in sorted(big.rglob("*.md")) if "\nlog:" in p.read_text(encoding="utf-8") and p.name.startswith("2026-1"))
    file, text = path.relative_to(big).as_posix(), path.read_text(encoding="utf-8")
    (tmp_path / path.name).write_text(text, encoding="utf-8")
    (tmp_path / "journal.toml").write_bytes((big / "journal.toml").read_bytes())
    begun = time_of_children()
    check = [sys.executable, "-m", "followup_kit", "check", "--journal", str(tmp_path)]
    subprocess.run(check, check=True, capture_output=True, timeout=HANGS, cwd=ROOT)
    alone = time_of_children() - begun

    begun = time.process_time()
    journal = OpenJournal(str(big))
    journal.put(file, text)
    assert journal.own_problems(file) == []
    own = time.process_time() - begun
    assert journal.problems(file, whole=True) == []
    first = time.process_time() - begun
    assert own < alone
    assert first < 10 * alone

    taken = []
    for n in range(KEYS):
        begun = time.process_time()
        journal.put(file, f"{text}{'x' * n}")
        assert journal.problems(file) == []
        board, entry = journal.board, journal.entry(file)
        assert entry is not None
        headline(board, entry)
        place = header_place(text.split("\n"), 1, len("company: "))
        assert place is not None
        assert offers(place, board, journal.entry_without_line(file, 1))
        parts = header_parts(journal.text(file))
        assert about_line(board, entry, parts, 2)
        assert outline(journal.text(file))
        assert [*settled(board, entry, text), *logged(board, entry, text)]
        taken.append(time.process_time() - begun)
    print(
        f"alone {alone:.3f}, own {own:.3f}, first {first:.3f}, keystrokes {sorted(taken)[KEYS // 2]:.3f}, at most {max(taken):.3f}"
    )
    assert sorted(taken)[KEYS // 2] < A_KEY
