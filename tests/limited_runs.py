"""The command as a process of its own, with five seconds of the processor and 300 MB, and what a folder holds before and after."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from limits import HANGS
from northwind import NOW


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(folder, *words, now=NOW, environ=None, journal=True, cwd=None, bare=False) -> Ran:
    """Run the command as a process of its own, under limits; nothing unforeseen is in what it says."""
    argv = [sys.executable, "-m", "followup_kit", *(["--journal", os.fspath(folder)] if journal else []), "--now", now, *words]
    env = {
        "PATH": os.environ["PATH"],
        "HOME": os.fspath(Path(folder).parent),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        **(environ or {}),
    }
    env |= {key: os.environ[key] for key in ("PYTHONPATH", "XDG_STATE_HOME") if key in os.environ}
    limited = ["sh", "-c", 'ulimit -v 307200; ulimit -t 5; exec "$@"', "sh", *argv]
    done = subprocess.run(limited, capture_output=True, check=False, timeout=HANGS, env=env, cwd=cwd or Path(folder).parent)
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert ran.code in (0, 1, 2, 3, 4, 130), ran
    assert "Traceback" not in ran.err
    assert "mistake in followup" not in ran.err
    return ran


def bytes_of(folder):
    return {p: p.read_bytes() for p in Path(folder).rglob("*") if stat.S_ISREG(p.lstat().st_mode) and p.name != ".followup.lock"}
