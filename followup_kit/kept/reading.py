"""Reads a long journal for what is open: all of it, or all but what an index says is over. In any doubt all of it.

Of all of it, too, only what is open stays in memory (`sieve`). `due` prints the same, to the byte, with the index, without it,
and where nothing is let go of (tests/test_kept.py).
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from zlib import crc32

from ..base.light import NamedTuple
from ..engine.finished import first_in, unconcerned
from ..engine.playbook import Playbook
from ..engine.search import Search
from ..journal.files import Found, Journal
from ..model import Finished
from .circumstances import Stamps, circumstances
from .index import Index, keep_index, read_index
from .sieve import Sieve, Sifted

KNOWN = 0.9  # of the finished openings that must be as they were: after a change to more of them the index is worth making anew
_HOLDS = timedelta(days=7)  # for so long an index is believed, though nothing in it would change


class Reading(NamedTuple):
    """A journal that was read, and the search through what is open in it; `unkept` is what there is to keep, if all was read."""

    journal: Journal
    search: Search
    unkept: Unkept | None


class Unkept(NamedTuple):
    """What is over in a journal, and the state of everything before it was read; `of_files` has the stamps of its files."""

    sifted: Sifted
    stamps: Stamps
    circumstances: list[str]
    of_files: dict[str, bytes]


def read_open(found: Found, playbook: Playbook, name: str, now: datetime, *, notes: bool, index: bool) -> Reading:
    """Read a journal for its open rows under a playbook, `name` being what it is called, at `now`, with an index or without."""
    sieve = Sieve(found, playbook, now, notes=notes)
    if not index:
        return _read_but(sieve, sieve.sift().finished)
    stamps = Stamps(found.source.folder, time.time_ns())
    under = circumstances(stamps, str(found.settings.zone), name)
    of_files = stamps.of_all([file for file in found.files if file not in found.troubles] if found.troubles else found.files)
    known = read_index(under[0], under, of_files)
    if known is not None and _holds(known, now, stamps.clock) and len(known.openings) >= KNOWN * known.number:
        reading = _read_but(sieve, known.openings)
        if _accepted(reading.search) == known.accepted and _sortable(first_in(reading.search.entries)) < known.first:
            return reading  # else something is new about the whole search
    sifted = sieve.sift()
    return _read_but(sieve, sifted.finished)._replace(unkept=Unkept(sifted, stamps, under, of_files))


def keep_finished(unkept: Unkept, search: Search) -> None:
    """Keep which openings of a journal are over, where `search` is through the others.

    Nothing is kept while any file is so young that it might change without a new stamp.
    """
    sifted, stamps, under, of_files = unkept
    if not stamps.is_settled:
        return
    openings = tuple(over for over in sifted.finished if all(of_files[file] for file in over.files))  # a link has no stamp
    index = Index(search.now, stamps.clock, _accepted(search), _sortable(sifted.first), openings, len(openings))
    keep_index(under[0], under, index, of_files)


def _holds(index: Index, now: datetime, clock: int) -> bool:
    """Whether an index speaks of a moment: not of one before it was made, by the journal's time or by the machine's."""
    return index.now <= now <= index.now + _HOLDS and index.clock <= clock


def _read_but(sieve: Sieve, finished: tuple[Finished, ...]) -> Reading:
    """Read a journal but its finished openings, and but those of them that what is read may concern."""
    while True:
        journal, search = sieve.all_but(finished)
        left = unconcerned(finished, search)
        if len(left) == len(finished):
            return Reading(journal, search, None)
        finished = left


def _sortable(first: tuple[datetime, str] | None) -> tuple[str, str]:
    """The start and the id of the first of some interviews as text that sorts by time; what sorts last, where there is none."""
    return (first[0].isoformat(), first[1]) if first is not None else ("~", "")


def _accepted(search: Search) -> str:
    """What stands for the offer that was accepted, which ends the interest in others."""
    return f"{crc32(repr(search.accepted).encode()):08x}" if search.accepted is not None else "none"
