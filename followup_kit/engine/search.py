"""A job search at a moment: its opportunities, each laid out, and its rules run, when it is first asked for.

A command about one opportunity works out that one; the others stay what their files say. Pure, but for remembering answers.
"""

from __future__ import annotations

from datetime import datetime

from ..base.light import Iterable, Sequence
from ..dates.local_time import add_days
from ..model import Action, Advice, Interview, Problem, Settings, Unread
from .cross_checks import check_whole
from .inactive import is_bygone, longest_open
from .opportunity import Opportunity, acceptance_in
from .playbook import Playbook
from .schedule import by_opportunity, in_order, rows_of, rows_of_search


class Search:
    """The opportunities of a journal under a playbook at `now` (an aware moment).

    `open_only` leaves out the rows that are done or dropped, and advice that is too old for `due`.
    `accepted` is the offer that was accepted, `longest` how long after their dates rows may be open.
    """

    def __init__(
        self,
        entries: Iterable[Interview],
        playbook: Playbook,
        now: datetime,
        settings: Settings,
        unread: Sequence[Unread] = (),
        open_only: bool = False,
    ) -> None:
        self.entries = tuple(entries)
        self.playbook = playbook
        self.now = now
        self.settings = settings
        self.unread = unread
        self.open_only = open_only
        self._groups = by_opportunity(self.entries)
        self.accepted = acceptance_in(self.entries, now)
        self.longest = longest_open(playbook, settings)
        self._opportunities: dict[str, Opportunity] = {}
        self._rows: dict[str, tuple[list[Action], list[Advice]]] = {}
        self._actions: tuple[Action, ...] | None = None

    def opportunity(self, name: str) -> Opportunity:
        """The opportunity of a name. Raises KeyError where there is none."""
        found = self._opportunities.get(name)
        if found is None:
            found = Opportunity(self._groups[name], self.playbook, self.now, self.settings, self.accepted)
            self._opportunities[name] = found
        return found

    def opportunities(self) -> tuple[Opportunity, ...]:
        """All opportunities, by name."""
        return tuple(map(self.opportunity, self._groups))

    def actions(self) -> tuple[Action, ...]:
        """All rows, sorted by state, deadline and id."""
        if self._actions is None:
            found = [row for name in self._groups for row in self._rows_of(name)[0]]
            self._actions = tuple(in_order([*found, *rows_of_search(self.opportunities(), self.open_only)]))
        return self._actions

    def actions_of(self, name: str | None) -> list[Action]:
        """The rows of one opportunity, in the order of all; none where there is no such opportunity."""
        return self._rows_of(name)[0] if name is not None and name in self._groups else []

    def advice(self) -> tuple[Advice, ...]:
        """What was done against the advice."""
        return tuple(a for name in self._groups for a in self._rows_of(name)[1])

    def advice_of(self, name: str) -> list[Advice]:
        """What was done against the advice in one opportunity."""
        return self._rows_of(name)[1] if name in self._groups else []

    def nobody_to_thank(self) -> list[Interview]:
        """The entries that name nobody, and after which somebody would be to thank by now."""
        if "thank-you" not in self.playbook:
            return []
        first = add_days(self.now.date(), -self.longest.of["thank-you"])
        found: dict[str, list[Interview]] = {}
        for e in self.entries:
            if not e.interviewers and e.end <= self.now and e.end_day >= first:
                found.setdefault(e.opportunity, []).append(e)
        if not found:  # nearly always
            return []
        from .nobody_named import thanks_nobody

        return [e for name, entries in found.items() for e in thanks_nobody(self.opportunity(name), entries)]

    def warnings(self) -> list[Problem]:
        """What is odd about the opportunities, each taken as a whole."""
        return check_whole(self.opportunities())

    def warnings_of(self, name: str) -> list[Problem]:
        """What is odd about one opportunity, whatever the others are."""
        return check_whole([self.opportunity(name)]) if name in self._groups else []

    def with_entries(self, entries: Iterable[Interview], unread: Sequence[Unread]) -> Search:
        """The search with other entries. What is worked out is kept of each opportunity that nothing has changed for."""
        changed = Search(entries, self.playbook, self.now, self.settings, unread, self.open_only)
        if changed.accepted == self.accepted and tuple(unread) == tuple(self.unread):
            same = {name for name, group in changed._groups.items() if _same(group, self._groups.get(name, []))}
            changed._opportunities = {name: o for name, o in self._opportunities.items() if name in same}
            changed._rows = {name: rows for name, rows in self._rows.items() if name in same}
        return changed

    def _rows_of(self, name: str) -> tuple[list[Action], list[Advice]]:
        found = self._rows.get(name)
        if found is None:
            opportunity = self.opportunity(name)
            if self.open_only and is_bygone(opportunity, self.longest):
                found = [], []
            else:
                rows, advice = rows_of(opportunity, self.unread, self.longest if self.open_only else None)
                found = in_order(rows), advice
            self._rows[name] = found
        return found


def _same(some: Sequence[Interview], others: Sequence[Interview]) -> bool:
    """Whether two groups are of the very same entries."""
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))
