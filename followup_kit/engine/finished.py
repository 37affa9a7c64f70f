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

from datetime import date, datetime, timedelta
from zlib import crc32

from ..base.light import Iterable, NamedTuple, Sequence
from ..base.text import words_meaning
from ..dates.local_time import add_days
from ..kinds import KINDS
from ..model import Anchor, Finished, Interview
from .cross_checks import check_whole
from .inactive import Longest, dates_in, is_bygone
from .odd_dates import FAR_BACK
from .openings import alike, spelling_of
from .opportunity import Acceptance, Opportunity
from .search import Search

_PAST = timedelta(days=10)  # `due` shows interviews of a week; two days more for midnight in other zones
_PER_SEARCH = frozenset(kind.name for kind in KINDS.values() if kind.per_search)


class Over(NamedTuple):
    """An opening that is over, as far as its own entries say: of the other openings it is not known yet.

    `first` is the start and the id of the first of its interviews that took place, None where none did; `gives_way`, whether the
    acceptance of another offer would still end it.
    """

    name: str
    finished: Finished
    first: tuple[datetime, str] | None
    gives_way: bool


def over_alone(opportunity: Opportunity, longest: Longest) -> Over | None:
    """What is left of an opening that is over, all others aside; None where it is not, or anything is odd about it."""
    if not _is_over(opportunity, longest) or check_whole([opportunity]):
        return None
    entries = opportunity.entries
    words = {word for e in entries for word in words_meaning(e.id, e.company)}
    files = tuple(sorted(e.file for e in entries))
    finished = Finished(key_of(opportunity.name), files, tuple(sorted(words)), spelling_of(opportunity))
    return Over(opportunity.name, finished, first_in(entries), opportunity.gives_way_to(_any_offer(opportunity.now)))


def finished_among(over: Sequence[Over], search: Search, first: tuple[datetime, str] | None) -> list[Over]:
    """Those openings that are over whatever the others are, which are the others among `over` and all of a search.

    `first` is the first interview of them all.
    """
    if search.accepted is not None:  # it is a date of each opening that it ends
        day = search.accepted.at.date()
        is_past = _are_past(day, day, search.now, max(_PAST.days, search.longest.waiting))
        over = over if is_past else [o for o in over if not o.gives_way]
    live = {o.name: spelling for o in search.opportunities() if (spelling := spelling_of(o)) is not None}
    spelt = live | {o.name: o.finished.spelling for o in over if o.finished.spelling is not None}
    near = {one for one, other in alike(spelt, spelt) if one != other}
    return [o for o in over if o.name not in near and (first is None or o.first != first)]


def key_of(name: str) -> str:
    """What stands for the name of an opening: two of one name have one, so have very few others."""
    return f"{crc32(name.encode('utf-8', 'surrogatepass')):08x}"


def unconcerned(finished: Sequence[Finished], search: Search) -> tuple[Finished, ...]:
    """The finished openings that no entry of a search may belong to, and none of its openings may be one with."""
    theirs = {key_of(o.name) for o in search.opportunities()}
    spelt = {o.name: spelling for o in search.opportunities() if (spelling := spelling_of(o)) is not None}
    known = {n: over.spelling for n, over in enumerate(finished) if over.spelling is not None}
    near = {n for n, _ in alike(known, spelt)}
    return tuple(over for n, over in enumerate(finished) if n not in near and over.key not in theirs)


def _any_offer(now: datetime) -> Acceptance:
    """An offer of another opening, accepted now: what had ended by an earlier one that matters has ended by now."""
    return Acceptance(now, "", "", Anchor("", now, "", 0, False))


def first_in(entries: Iterable[Interview]) -> tuple[datetime, str] | None:
    """The start and the id of the interview before all others, which what is done once in a search rests on."""
    return min(((e.start, e.id) for e in entries if e.cancelled is None), default=None)


def _is_over(opportunity: Opportunity, longest: Longest) -> bool:
    """Whether nothing is open in an opening, all its dates are past, and no other opening looks at it."""
    days = list(dates_in(opportunity))
    first, last = min(days), max(days)
    if not _are_past(first, last, opportunity.now, _PAST.days) or not is_bygone(opportunity, longest, last):
        return False
    return not any(map(_speaks_to_others, opportunity.entries))


def _are_past(first: date, last: date, now: datetime, days: int) -> bool:
    """Whether all dates from the first to the last are more than so many days back, and not nearly so far that they are odd."""
    return add_days(now.date(), _PAST.days - FAR_BACK) < first and last < add_days(now.date(), -days)


def _speaks_to_others(entry: Interview) -> bool:
    """Whether an entry has an accepted offer, or a word about what is done once in a search."""
    if any(line.accepted or line.sent in _PER_SEARCH for line in entry.log):
        return True
    return any(skip.kind in _PER_SEARCH for skip in entry.skip) or any(s.kind in _PER_SEARCH for s in entry.snooze)
