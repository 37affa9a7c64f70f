"""A disk that is really full: a small file system of its own, which only root can mount."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress

import pytest
from northwind import ENTRY, NOW, TOML

from followup_kit.cli import main

pytestmark = [pytest.mark.slow, pytest.mark.zone_free]


@pytest.fixture
def small(tmp_path):
    """A folder that holds 64 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode:
        pytest.skip("only root can mount a file system, and not everywhere")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize(
    "words", ["done northwind thank-you", "close northwind", "new --company Larkspur --role Baker --date 2026-11-20"]
)
def test_no_space_left(words, small, capsys):
    """D03: every file as it was, nothing left lying about, exit code 4; with room again the same command succeeds."""
    (small / "journal.toml").write_text(TOML)
    (small / "a.md").write_text(ENTRY)
    (small / ".followup.lock").touch()
    with (small / "filling").open("wb", buffering=0) as filling, suppress(OSError):
        while True:
            filling.write(bytes(4096))
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    argv = [*words.split(), "--journal", os.fspath(small), "--now", NOW]
    assert main(argv) == 4
    err = capsys.readouterr().err
    assert ("No space left on device" in err, len(err.splitlines())) == (True, 1), err
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before
    (small / "filling").unlink()
    assert main(argv) == 0
