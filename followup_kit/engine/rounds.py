"""Which events are which round's: what was sent or heard while a round was the last one over."""

from __future__ import annotations

from ..base.light import lru_cache
from .opportunity import Closing, Event, Opportunity


@lru_cache(1)
def events_of_rounds(opportunity: Opportunity) -> list[list[Event | Closing]]:
    """The events of each round in order of time, and what closed it; a check-in before the first round's end is that round's."""
    rounds = opportunity.rounds
    found = []
    for i, entry in enumerate(rounds):
        mine: list[Event | Closing] = []
        for event in opportunity.events:
            after_end = event.at >= entry.end
            before_next = i + 1 == len(rounds) or event.at < rounds[i + 1].end
            first_ask = i == 0 and not after_end and event.line.sent == "check-in"
            if (after_end and before_next) or first_ask:
                mine.append(event)
        closings = [c for c in opportunity.closings if c.at is not None and opportunity.covers(c, entry)]
        if closings:
            mine = sorted([*mine, *closings], key=lambda e: (e.at, isinstance(e, Closing)) if e.at else (entry.end, True))
        found.append(mine)
    return found
