"""The index of a journal: its finished openings with the stamps of their files, as the bytes that are kept.

Behind a text that must be the same to the byte, by which a wrong form or other circumstances are seen before anything is taken
apart, everything is in Python's own form for constants (`marshal`, as in its `.pyc` files): one call reads it, with nothing to
import. It belongs to one version of Python, which is among the circumstances.
"""

from __future__ import annotations

import marshal
from datetime import datetime
from zlib import crc32

from ..base.cache import keep, read_kept
from ..base.light import Mapping, NamedTuple, Sequence
from ..model import Finished

_new = tuple.__new__  # the constructor of a record is a Python function, and there are thousands
_FORM = "finished 4"  # of what is kept; another number for another form


class Index(NamedTuple):
    """What was found to be over when a journal was read at `now`, the clock then being `clock` (ns since 1970).

    `accepted` stands for the offer that was accepted by then, `first` for the earliest interview of the finished openings: these
    must be the same, and come after another's. `openings` are those finished ones whose files are as they were, of the
    `number` that are kept.
    """

    now: datetime
    clock: int
    accepted: str
    first: tuple[str, str]
    openings: tuple[Finished, ...]
    number: int


def read_index(folder: str, circumstances: Sequence[str], stamps: Mapping[str, bytes]) -> Index | None:
    """The index that was kept of a journal; None where there is none, or it was made under other circumstances.

    `stamps` are those of all files as they are now.
    """
    data, head = read_kept(_name_of(folder)), _head(circumstances)
    if data is None or not data.startswith(head):
        return None
    try:
        now, clock, accepted, first, kept, then = marshal.loads(memoryview(data)[len(head) :])
        files = [file for over in kept for file in over[1]]
        openings = tuple([_new(Finished, over) for over in kept])
        if b"".join([stamps.get(file, b"") for file in files]) != then:  # all stamps have one length, or none
            size = len(then) // max(len(files), 1)
            changed = {file for n, file in enumerate(files) if stamps.get(file) != then[n * size : (n + 1) * size]}
            openings = tuple([over for over in openings if changed.isdisjoint(over.files)])
        return Index(datetime.fromisoformat(now), clock, accepted, first, openings, len(kept))
    except (ValueError, TypeError, EOFError):
        return None


def keep_index(folder: str, circumstances: Sequence[str], index: Index, stamps: Mapping[str, bytes]) -> None:
    """Keep the index of a journal in place of the one before, with the stamps of its files; where that fails there is none."""
    then = b"".join([stamps[file] for over in index.openings for file in over.files])
    openings = tuple(map(tuple, index.openings))
    kept = (index.now.isoformat(), index.clock, index.accepted, index.first, openings, then)
    keep(_name_of(folder), _head(circumstances) + marshal.dumps(kept))


def _head(circumstances: Sequence[str]) -> bytes:
    return "\n".join((_FORM, *circumstances, "", "")).encode("utf-8", "surrogateescape")


def _name_of(folder: str) -> str:
    """One name for each journal; where two have the same, each takes the other's for none of its own."""
    return f"finished-{crc32(folder.encode('utf-8', 'surrogateescape')):08x}"
