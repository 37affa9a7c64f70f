"""Calendar programs for the tests: found on the PATH, configured for a folder, and called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from limits import HANGS

KHAL = """[calendars]
[[followup]]
path = {home}/calendar
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = America/New_York
default_timezone = America/New_York
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
TODOMAN = """path = "{home}/calendar"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{home}/todoman.db"
"""


def program(*names: str) -> str:
    """The path of a program, by any of its names, on the PATH; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def called(*argv: str, home: Path, typed: str = "") -> list[str]:
    """The lines that a program prints, with a home folder of its own."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": os.fspath(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "America/New_York",
    }
    done = subprocess.run(
        argv, env=environ, input=typed, capture_output=True, text=True, encoding="utf-8", timeout=HANGS, check=False
    )
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.strip()]


def khal_configured(home: Path) -> tuple[str, ...]:
    """The options with which khal shows the folder `calendar`."""
    (home / "khal.conf").write_text(KHAL.format(home=home), encoding="utf-8")
    return "-c", os.fspath(home / "khal.conf")


def open_todos(todoman: str, home: Path) -> list[dict[str, Any]]:
    """What todoman lists of the folder `calendar`."""
    (home / "todoman.py").write_text(TODOMAN.format(home=home), encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(
        "".join(called(todoman, "--config", os.fspath(home / "todoman.py"), "--porcelain", "list", home=home))
    )
    return found
