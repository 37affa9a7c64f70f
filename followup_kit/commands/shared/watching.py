"""Waits for a journal to change."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

_SECONDS = 0.5  # between two looks
_SKIPPED = ("reports",)  # what the kit itself writes there does not count


def each_change(folder: str, every: float | None = None) -> Iterator[None]:
    """Yield once at the beginning, then each time that a file of the folder has changed since; it never ends by itself.

    With `every`, also after so many seconds without a change.
    """
    before: object = None
    turns = 0
    while True:
        state = _state(folder)
        if state != before or (every is not None and turns * _SECONDS >= every):
            before, turns = state, 0
            yield
        time.sleep(_SECONDS)
        turns += 1


def _state(folder: str) -> list[tuple[str, int, int]]:
    """Path, time of change (ns) and size of each file; without hidden files, editors' copies and pages of a report."""
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
