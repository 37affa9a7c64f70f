"""The climbs of an opportunity, each made when it is first asked for, and over what: which events are which round's."""

from __future__ import annotations

from functools import lru_cache

from .check_ins import Climb
from .opportunity import Closing, Event, Opportunity


class Climbs:
    """The folds of one opportunity, each made when it is first asked for."""

    def __init__(self, opportunity: Opportunity) -> None:
        self.opportunity = opportunity
        self._events = _events_of_rounds(opportunity) if "check-in" in opportunity.playbook.values else []
        self._made: dict[int, Climb] = {}

    def _of(self, i: int) -> Climb:
        if i not in self._made:
            self._made[i] = Climb(self.opportunity, self.opportunity.rounds[i], self._events[i])
        return self._made[i]

    def of_all(self) -> list[Climb]:
        """The fold of every round."""
        return [self._of(i) for i in range(len(self._events))]

    def of_newest(self) -> list[Climb]:
        """The fold of the newest round alone: a newer round drops every check-in of the others (rule 5)."""
        return [self._of(len(self._events) - 1)] if self._events else []

    def of_asked(self) -> list[Climb]:
        """The folds of the rounds in which a check-in was sent: in no other was one too soon, or one too many."""
        return [self._of(i) for i, events in enumerate(self._events) if any(_is_check_in(f) for f in events)]


@lru_cache(1)  # the rules and the advice ask for the same ones, one after the other
def climbs(opportunity: Opportunity) -> Climbs:
    """The folds of an opportunity."""
    return Climbs(opportunity)


def _is_check_in(event: Event | Closing) -> bool:
    return isinstance(event, Event) and event.line.sent == "check-in"


def _events_of_rounds(opportunity: Opportunity) -> list[list[Event | Closing]]:
    """What each round's fold is over: what was sent or heard while it was the last one over is that round's."""
    rounds = opportunity.rounds
    found = []
    for i, entry in enumerate(rounds):
        mine: list[Event | Closing] = []
        for f in opportunity.events:
            after_end = f.at >= entry.end
            before_next = i + 1 == len(rounds) or f.at < rounds[i + 1].end
            first_ask = i == 0 and not after_end and f.line.sent == "check-in"
            if (after_end and before_next) or first_ask:
                mine.append(f)
        closings = [c for c in opportunity.closings if c.at is not None and opportunity.covers(c, entry)]
        if closings:
            mine = sorted([*mine, *closings], key=lambda f: (f.at, isinstance(f, Closing)) if f.at else (entry.end, True))
        found.append(mine)
    return found
