"""Reads a long journal for what is open: all of it, or all but what an index says is over. In any doubt all of it.

`due` prints the same, to the byte, with the index and without (tests/test_kept.py).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from ..base.light_typing import NamedTuple
from ..engine.finished import earliest, finished_in, unconcerned
from ..engine.playbook import Playbook
from ..engine.search import Search
from ..journal.files import Found, Journal, Seen, read_found
from ..model import Problem
from .circumstances import Stamps, circumstances
from .index import Index, keep_index, read_index

KNOWN = 0.9  # of the finished openings that must be as they were: after a change to more of them the index is worth making anew
_HOLDS = timedelta(days=7)  # for so long an index is believed, though nothing in it would change


class Reading(NamedTuple):
    """A journal that was read, and the search through it; `unkept` has the stamps of its files, if all of them were read."""

    journal: Journal
    search: Search
    unkept: Unkept | None


class Unkept(NamedTuple):
    """What there is to keep of a journal that was read whole: the state of everything before it was."""

    folder: str
    circumstances: tuple[str, ...]
    stamps: dict[str, str]
    clock: int
    is_settled: bool


def read_open(found: Found, playbook: Playbook, name: str, now: datetime, *, notes: bool) -> Reading:
    """Read a journal for its open rows under a playbook, `name` being what it is called, at `now`."""
    stamps = Stamps(found.source.folder, time.time_ns())
    under = circumstances(stamps, str(found.settings.zone), name)
    of_files = {file: stamps.of(file) for file in found.files if file not in found.troubles}
    index = read_index(under[0], under, of_files)
    if index is not None and _holds(index, now, stamps.clock) and len(index.openings) >= KNOWN * index.number:
        reading = _read_but(found, index, playbook, now, notes=notes)
        if reading is not None:
            return reading
    journal = read_found(found, notes=notes)
    search = _search(journal, playbook, now)
    return Reading(journal, search, Unkept(under[0], tuple(under), of_files, stamps.clock, stamps.is_settled))


def keep_finished(unkept: Unkept, search: Search, problems: Sequence[Problem]) -> None:
    """Keep which openings of a search are over, where `problems` is all that is wrong with its journal.

    Nothing is kept while any file is so young that it might change without a new stamp.
    """
    if not unkept.is_settled:
        return
    stamps = unkept.stamps
    openings = tuple(o for o in finished_in(search, problems) if all(stamps[file] for file in o.files))  # a link has no stamp
    over = {file for opening in openings for file in opening.files}
    first = earliest(e for e in search.entries if e.file in over)
    now = search.now, unkept.clock
    keep_index(unkept.folder, Index(unkept.circumstances, *now, _accepted(search), first, openings, len(openings)), stamps)


def _holds(index: Index, now: datetime, clock: int) -> bool:
    """Whether an index speaks of a moment: not of one before it was made, by the journal's time or by the machine's."""
    return index.now <= now <= index.now + _HOLDS and index.clock <= clock


def _read_but(found: Found, index: Index, playbook: Playbook, now: datetime, *, notes: bool) -> Reading | None:
    """Read a journal but its finished openings; None where something new is about the whole search, so that all must be read."""
    seen, finished = Seen(), index.openings
    while True:
        journal = read_found(found, seen, notes=notes, finished=finished)
        search = _search(journal, playbook, now)
        if _accepted(search) != index.accepted or earliest(search.entries) >= index.first:
            return None
        left = unconcerned(finished, search)
        if len(left) == len(finished):
            return Reading(journal, search, None)
        finished = left


def _search(journal: Journal, playbook: Playbook, now: datetime) -> Search:
    return Search(journal.entries, playbook, now, journal.settings, journal.unread, open_only=True)


def _accepted(search: Search) -> str:
    """What stands for the offer that was accepted, which ends the interest in others."""
    return f"{crc32(repr(search.accepted).encode()):08x}" if search.accepted is not None else "none"
