"""Whether other people who use the machine can read a journal."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from ..api import Board
from ..base.text import for_shell
from ..journal.settings import FILE
from ..model import Problem
from .git_tracked import PRIVATE_FOLDERS

READABLE = "readable"  # the code of the warning: it is about where a journal lies, not about what is written in it


def readable_warnings(board: Board) -> list[Problem]:
    """One warning where others can read files of a journal, its drafts and reports too; none for a sample, which is for all."""
    if board.journal.settings.now is not None:
        return []
    read = board.journal
    entries = [*(e.file for e in read.entries), *(a.file for a in read.applications)]
    files = [FILE, *entries, *board.unread_files, *_made(board.folder)]
    found = readable_by_others(board.folder, files)
    if not found:
        return []
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    message = f"others on this machine can read it{more}"
    return [Problem(found[0], 1, 1, "warning", READABLE, message, making_private(board.folder))]


def making_private(folder: str) -> str:
    """The command after which nobody else can read what is in a folder."""
    return f"chmod -R go= {for_shell(os.path.abspath(folder))}"


def _made(folder: str) -> Iterator[str]:
    """The drafts and reports of a journal."""
    for name in PRIVATE_FOLDERS:
        try:
            with os.scandir(os.path.join(folder, name)) as found:
                yield from sorted(f"{name}/{entry.name}" for entry in found if entry.is_file())
        except OSError:
            continue


def readable_by_others(folder: str, files: Iterable[str]) -> list[str]:
    """The files, of those named below a folder, that anybody may open: the file and every folder above it let them.

    Files that are not there are left out, and links: what they lead to is a file of its own, or none of the journal's.
    """
    known: dict[str, bool] = {}
    root = os.path.realpath(folder)
    own = (file for file in files if not os.path.islink(os.path.join(folder, file)))
    return [file for file in own if _is_open(os.path.join(root, file), stat.S_IROTH, known)]


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
