"""Killed at any moment, or four at once: the entry is wholly old or wholly new, and no line is lost or doubled."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time

import pytest
from limits import HANGS

from followup_kit.cli import main

pytestmark = pytest.mark.slow

ENTRY = """---
company: Northwind   # mine
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
log:
  - {date: 2026-11-17, sent: prepare}
---
Kafka.
"""


def command(folder, *words):
    return [sys.executable, "-m", "followup_kit", "--journal", folder, "--now", "2026-11-19T09:00", *words]


def test_killed_at_any_moment(make_journal, capsys):
    """30 x kill -9: old or new, never anything else; what is left behind is in nobody's way."""
    folder = make_journal({"n.md": ENTRY})
    path = folder / "n.md"
    words = command(folder, "done", "n", "thank-you")
    start = time.monotonic()
    subprocess.run(words, check=True, capture_output=True, timeout=HANGS)
    took = time.monotonic() - start
    new = path.read_text()
    assert new.count("\n") == ENTRY.count("\n") + 1
    chance = random.Random(3)
    for _ in range(30):
        path.write_text(ENTRY)
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(took * chance.uniform(0.3, 1.0))
        process.kill()
        said = process.communicate(timeout=HANGS)[1].decode()
        assert "Traceback" not in said
        assert path.read_text() in ((new,) if process.returncode == 0 else (ENTRY, new))
    assert main(["--journal", str(folder), "check"]) == 0
    path.write_text(ENTRY)
    assert main([str(word) for word in words[3:]]) == 0
    assert path.read_text() == new
    capsys.readouterr()


FOUR = """import sys
from followup_kit.cli import main
codes = {main([*sys.argv[2:], "--note", f"w{sys.argv[1]}x{n}"]) for n in range(25)}
sys.exit(max(codes))
"""


def test_four_at_once(make_journal):
    """4 processes, 25 lines each: all there, none twice, and everything else as it was."""
    folder = make_journal({"n.md": ENTRY})
    words = command(folder, "done", "n", "other")[3:]
    four = [
        subprocess.Popen(
            [sys.executable, "-c", FOUR, str(worker), *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for worker in range(4)
    ]
    for process in four:
        said = process.communicate(timeout=HANGS)[1]
        assert (process.returncode, said) == (0, "")
    text = (folder / "n.md").read_text()
    assert sorted(re.findall(r"w\dx\d+", text)) == sorted(f"w{worker}x{n}" for worker in range(4) for n in range(25))
    assert "".join(line for line in text.splitlines(keepends=True) if "sent: other" not in line) == ENTRY
    assert [p.name for p in folder.rglob("*.tmp")] == []
