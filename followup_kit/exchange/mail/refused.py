"""Remembers which proposed lines the person said no to, outside of the journal, so that they are not asked again.

Beside the memo of what followup wrote (`changes/memo`), a file for each journal: a hash a line, no word of a mail, no address.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress

from ...changes.memo import memo_path, replace_memo
from ...errors import FollowupError
from ...journal.disk.atomic_write import make_folders
from ...journal.disk.lock import locked
from ...journal.disk.read_bytes import read_bytes
from .proposed import Suggestion

_MOST = 2000  # that are remembered of one journal; the oldest are forgotten first
_LENGTH = 32  # characters of a hash


def digest_of(line: Suggestion) -> str:
    """A hash of what a message was taken for: the same message may speak for something else one day."""
    letter = line.letter
    parts = (letter.message_id or str(letter.key), line.entry.id, line.word, line.kind, line.who or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_LENGTH]


def read_refused(folder: str) -> frozenset[str]:
    """The digests of the lines that were refused in a journal; none where they cannot be read, so that they are asked again."""
    return frozenset(_read(folder))


def remember_refused(folder: str, lines: Iterable[Suggestion]) -> None:
    """Remember lines as refused. Where that fails they are asked again."""
    path = _path_of(folder)
    with suppress(OSError, ValueError, FollowupError):
        make_folders(os.path.dirname(path))
        with locked(os.path.dirname(path)):
            kept = list(dict.fromkeys([*_read(folder), *map(digest_of, lines)]))[-_MOST:]
            replace_memo(path, "".join(f"{digest}\n" for digest in kept).encode())


def _path_of(folder: str) -> str:
    return memo_path(folder).removesuffix(".json") + ".refused"


def _read(folder: str) -> list[str]:
    try:
        data, info = read_bytes(_path_of(folder), limit=_MOST * (_LENGTH + 2), follow=False)
    except (OSError, ValueError):
        return []
    lines = data.decode("ascii", "replace").split()
    return [line for line in lines if len(line) == _LENGTH] if info.st_uid == os.getuid() else []
