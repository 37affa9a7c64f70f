"""Whether other people who use the machine can read a journal."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable


def readable_by_others(folder: str, files: Iterable[str]) -> list[str]:
    """The files, of those named below a folder, that anybody may open: the file and every folder above it let them.

    Files that are not there are left out.
    """
    known: dict[str, bool] = {}
    return [file for file in files if _is_open(os.path.realpath(os.path.join(folder, file)), stat.S_IROTH, known)]


def _is_open(path: str, right: int, known: dict[str, bool]) -> bool:
    """Whether everybody has a right to a path, and may pass through the folders above it."""
    try:
        if not os.stat(path).st_mode & right:
            return False
    except OSError:
        return False
    above = os.path.dirname(path)
    if above == path:
        return True
    if above not in known:
        known[above] = _is_open(above, stat.S_IXOTH, known)
    return known[above]
