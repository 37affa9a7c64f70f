"""Reads the files of a long journal, and lets go of what is over as soon as that is known: most of it, so that little is held.

An opening is over if its own entries say so (`finished.over_alone`), which is asked each time that some thousand more are read.
Where another entry of it comes up behind them, its files are read once more. What concerns several openings is asked in the end,
and then the journal is read as if it had been known from the start what is over.
"""

from __future__ import annotations

from datetime import datetime

from ..base.light import Iterable, NamedTuple
from ..engine.finished import Over, finished_among, over_alone
from ..engine.opportunity import Opportunity
from ..engine.playbook import Playbook
from ..engine.search import Search
from ..journal.entry import Read
from ..journal.files import Found, Journal, journal_of, read_file
from ..model import Finished, Interview, Problem

AT_ONCE = 4000  # entries after which it is asked which are over: some 20 MB of them


class Sifted(NamedTuple):
    """The openings that are over in a journal of which all files were read, and the first of all their interviews."""

    finished: tuple[Finished, ...]
    first: tuple[datetime, str] | None


class Sieve:
    """The files of a journal as they are read: each once, but for those that are let go of and needed again."""

    def __init__(self, found: Found, playbook: Playbook, now: datetime, *, notes: bool) -> None:
        self._found = found
        self._playbook = playbook
        self._now = now
        self._notes = notes
        self._reads: dict[str, Read | Problem] = {}
        self._live: dict[str, list[Interview]] = {}  # the entries that are held, by opening
        self._over: dict[str, Over] = {}

    def all_but(self, finished: tuple[Finished, ...]) -> tuple[Journal, Search]:
        """The journal without its finished openings, and the search through it for what is open."""
        left_out = {file for over in finished for file in over.files}
        files = [file for file in self._found.files if file not in left_out] if left_out else self._found.files
        journal = journal_of(self._found, ((file, self._read(file)) for file in files), finished)
        settings = self._found.settings
        return journal, Search(journal.entries, self._playbook, self._now, settings, journal.unread, open_only=True)

    def sift(self) -> Sifted:
        """Read all files, and find out which openings are over."""
        first: tuple[datetime, str] | None = None
        asked: dict[str, None] = {}  # the openings of which entries were read since it was last asked whether they are over
        held = 0
        for file in self._found.files:
            entry = self._entry(file)
            if entry is None:
                continue
            if entry.cancelled is None and (first is None or (entry.start, entry.id) < first):
                first = entry.start, entry.id
            name = entry.opportunity
            if name in self._over:
                again = map(self._entry, self._over.pop(name).finished.files)
                self._live[name] = [e for e in again if e is not None and e.opportunity == name]
            self._live.setdefault(name, []).append(entry)
            asked[name] = None
            held += 1
            if held % AT_ONCE == 0:
                self._let_go(asked)
                asked.clear()
        self._let_go(asked)
        live = (entry for entries in self._live.values() for entry in entries)
        search = Search(live, self._playbook, self._now, self._found.settings, open_only=True)
        over = finished_among(list(self._over.values()), search, first)
        self._live.clear()
        self._over.clear()
        firsts = [o.first for o in over if o.first is not None]
        return Sifted(tuple(o.finished for o in over), min(firsts, default=None))

    def _read(self, file: str) -> Read | Problem:
        read = self._reads.get(file)
        if read is None:
            read = self._reads[file] = read_file(self._found, file, notes=self._notes)
        return read

    def _entry(self, file: str) -> Interview | None:
        read = self._read(file)
        return read.entry if isinstance(read, Read) else None

    def _let_go(self, names: Iterable[str]) -> None:
        """Hold of those openings that are over no more than that."""
        longest = Search((), self._playbook, self._now, self._found.settings).longest
        for name in names:
            files = [e.file for e in self._live[name]]
            if any(read.problems for file in files if isinstance(read := self._reads[file], Read)):
                continue
            over = over_alone(Opportunity(self._live[name], self._playbook, self._now, self._found.settings), longest)
            if over is not None:
                self._over[name] = over
                del self._live[name]
                for file in files:
                    del self._reads[file]
