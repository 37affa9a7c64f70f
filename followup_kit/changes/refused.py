"""Remembers which proposed lines the person said no to, outside of the journal, so that they are not asked again.

Beside the memo of what followup wrote, a file for each journal: a hash (`digest`) a line, no word of a mail, no address.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from ..errors import FollowupError
from ..journal.disk.atomic_write import make_folders
from ..journal.disk.lock import locked
from ..journal.disk.read_bytes import read_bytes
from .memo import memo_path, replace_memo

_MOST = 2000  # that are remembered of one journal; the oldest are forgotten first
LENGTH = 32  # characters of a digest


def read_refused(folder: str) -> frozenset[str]:
    """The digests of the lines that were refused in a journal; none where they cannot be read, so that they are asked again."""
    return frozenset(_read(folder))


def remember_refused(folder: str, digests: Iterable[str]) -> None:
    """Remember lines as refused, by their digests. Where that fails they are asked again."""
    path = _path_of(folder)
    with suppress(OSError, ValueError, FollowupError):
        make_folders(os.path.dirname(path))
        with locked(os.path.dirname(path)):
            kept = list(dict.fromkeys([*_read(folder), *digests]))[-_MOST:]
            replace_memo(path, "".join(f"{digest}\n" for digest in kept).encode())


def _path_of(folder: str) -> str:
    return memo_path(folder).removesuffix(".json") + ".refused"


def _read(folder: str) -> list[str]:
    try:
        data, info = read_bytes(_path_of(folder), limit=_MOST * (LENGTH + 2), follow=False)
    except (OSError, ValueError):
        return []
    lines = data.decode("ascii", "replace").split()
    return [line for line in lines if len(line) == LENGTH] if info.st_uid == os.getuid() else []
