"""Openings that are over for good: nothing that `due` says now or later rests on their entries, if these stay as they are.

What is found here is believed the next time without reading them (`kept/`), so each condition says why it holds at any later
`now`:

- The opening has no open row: `inactive` says so, and every date in its files is past by more than a week. So all that was ever
  typed has happened, it is no interview of today or the next days, and its events, closings and ages stay what they are or grow.
- No warning or error is about its files, and none of theirs waits for a day to come: no date does, and none is nearly so old
  that it becomes odd (`odd_dates`).
- It holds nothing that other openings look at: the acceptance of an offer (an accepted offer declines others), a word about what
  is done once in a search, the first interview of the search (on which that rests).
- There is no other opening that it may be one with (`openings`), whoever is in them.

What is left is how many interviews it had, and the words by which a command might mean it. What comes into the journal
afterwards may still concern it: `unconcerned` says where it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from zlib import crc32

from ..base.text import words_meaning
from ..dates.local_time import add_days
from ..kinds import KINDS
from ..model import Finished, Interview, Problem
from .inactive import dates_in, is_bygone
from .odd_dates import FAR_BACK
from .openings import near_ones, spelling_of
from .opportunity import Opportunity
from .search import Search

_PAST = timedelta(days=10)  # `due` shows interviews of a week; two days more for midnight in other zones
_SEPARATORS = frozenset("\t\n")


def finished_in(search: Search, problems: Iterable[Problem]) -> list[Finished]:
    """The openings of a search that are over for good, where `problems` is all that is wrong; the search is one of open rows."""
    opportunities = search.opportunities()
    odd = {p.file for p in problems}
    spelt = {o.name: spelling for o in opportunities if (spelling := spelling_of(o)) is not None}
    near = near_ones(spelt, spelt)
    first = _first_interview(search.entries)
    found = []
    for o in opportunities:
        if o.name not in near and first not in o.entries and odd.isdisjoint(e.file for e in o.entries) and _is_over(o, search):
            company, role = spelt.get(o.name, ((), ()))
            words = {word for e in o.entries for word in words_meaning(e.id, e.company)}
            files = tuple(sorted(e.file for e in o.entries))
            found.append(Finished(key_of(o.name), files, tuple(sorted(words)), " ".join(company), " ".join(role)))
    return found


def key_of(name: str) -> str:
    """What stands for the name of an opening: two of one name have one, so have very few others."""
    return f"{crc32(name.encode('utf-8', 'surrogatepass')):08x}"


def unconcerned(finished: Sequence[Finished], search: Search) -> tuple[Finished, ...]:
    """The finished openings that no entry of a search may belong to, and none of its openings may be one with."""
    theirs = {key_of(o.name) for o in search.opportunities()}
    spelt = {o.name: spelling for o in search.opportunities() if (spelling := spelling_of(o)) is not None}
    known = {n: (over.company.split(" "), over.role.split(" ")) for n, over in enumerate(finished) if over.company}
    near = near_ones(known, spelt)
    return tuple(over for n, over in enumerate(finished) if n not in near and over.key not in theirs)


def earliest(entries: Iterable[Interview]) -> tuple[str, str]:
    """The start of the first interview that took place, as text that sorts by time, and its id; if none did, what sorts last."""
    first = _first_interview(entries)
    return (first.start.isoformat(), first.id) if first is not None else ("~", "")


def _first_interview(entries: Iterable[Interview]) -> Interview | None:
    """The interview that comes before all others, which what is done once in a search rests on."""
    return min((e for e in entries if e.cancelled is None), default=None, key=lambda e: (e.start, e.id))


def _is_over(opportunity: Opportunity, search: Search) -> bool:
    """Whether nothing is open in an opening, all its dates are past, and no other opening looks at it."""
    if not is_bygone(opportunity, search.longest):
        return False
    today = search.now.date()
    since, odd = add_days(today, -_PAST.days), add_days(today, _PAST.days - FAR_BACK)
    return all(odd < day < since for day in dates_in(opportunity)) and not any(map(_speaks_to_others, opportunity.entries))


def _speaks_to_others(entry: Interview) -> bool:
    """Whether an entry has an accepted offer, a word about what is done once in a search, or a name that no line can hold."""
    per_search = any(kind in KINDS and KINDS[kind].per_search for kind in _kinds_in(entry))
    return per_search or any(line.accepted for line in entry.log) or not _SEPARATORS.isdisjoint(entry.file)


def _kinds_in(entry: Interview) -> Iterator[str]:
    yield from (line.sent for line in entry.log if line.sent)
    yield from (skip.kind for skip in entry.skip)
    yield from (snooze.kind for snooze in entry.snooze)
