"""Waits for a journal to change."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

_SECONDS = 0.5
_SKIPPED = ("reports",)  # what the kit writes there is no change of the journal


def each_change(folder: str) -> Iterator[None]:
    """Once at the beginning, then each time that a file has changed since the last one; it ends with the process."""
    before: object = None
    while True:
        state = _state(folder)
        if state != before:
            before = state
            yield
        time.sleep(_SECONDS)


def _state(folder: str) -> list[tuple[str, int, int]]:
    """What would differ if a file had changed; hidden files and editors' copies do not count."""
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(d for d in folders if not d.startswith(".") and d not in _SKIPPED)
        for name in sorted(files):
            if name.startswith((".", "#")) or name.endswith(("~", ".html")):
                continue
            try:
                info = os.lstat(os.path.join(root, name))
            except OSError:
                continue
            found.append((os.path.join(root, name), info.st_mtime_ns, info.st_size))
    return found
