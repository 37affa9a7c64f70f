"""How an opportunity stands: its stage, the last contact, and what comes next. Pure: from the opportunity and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..engine.opportunity import Closing, Event, Opportunity
from ..kinds import KINDS, NOW_STATES, OFFICE, OPEN_STATES
from ..light_typing import NamedTuple
from ..model import Action, Interview

# In the order of the list: what cannot wait first, what is over last. `applied` is for an entry without an interview.
STAGES = (
    "offer", "assignment", "your move", "interview ahead", "waiting for them", "applied",
    "accepted", "declined", "rejected", "let go", "closed",
)  # fmt: skip
OVER = ("accepted", "declined", "rejected", "let go", "closed")


class Contact(NamedTuple):
    """The last time that the two sides met or wrote: `event` as an anchor's, `at` in UTC, `timed` if an hour is known."""

    event: str
    at: datetime
    timed: bool
    entry: Interview
    line: int


def stage_of(opportunity: Opportunity, rows: Sequence[Action]) -> str:
    """The stage of an opportunity, one of `STAGES`; `rows` are all of its rows."""
    ended = _ended(opportunity)
    if ended is not None:
        return ended
    if _outcome(opportunity) == "offer":
        return "waiting for them" if _answers(opportunity) else "offer"
    if any(a.kind == "assignment" and a.state in OPEN_STATES for a in rows):
        return "assignment"
    if any(r.end > opportunity.now for r in opportunity.rounds):
        return "interview ahead"
    if any(a.state in NOW_STATES and not a.optional for a in rows):
        return "your move"
    if opportunity.interest == "no" and not any(a.state in OPEN_STATES for a in rows):
        return "let go"
    return "waiting for them"


def last_contact(opportunity: Opportunity) -> Contact | None:
    """The last contact with the company or the recruiter; None where there was none yet."""
    found = [
        Contact("interview end", r.end, not r.assumed, r, r.date_line) for r in opportunity.rounds if r.end <= opportunity.now
    ]
    for event in opportunity.events:
        line = event.line
        kind = KINDS.get(line.sent or "")
        if line.heard or (kind is not None and (kind.to_company or kind.to == OFFICE)):
            name = f"heard {line.heard}" if line.heard else f"sent {line.sent}"
            found.append(Contact(name, event.at, line.when.timed, event.entry, line.line))
    return max(found, key=lambda c: c.at, default=None)


def next_action(rows: Sequence[Action]) -> Action | None:
    """What comes next: what can be done now, in the order of the table, else what opens first; what is optional only if alone."""
    for optional in (False, True):
        mine = [a for a in rows if a.optional is optional]
        now = next((a for a in mine if a.state in NOW_STATES), None)
        waiting = min((a for a in mine if a.state == "waiting"), key=lambda a: (a.opens, a.due, a.id), default=None)
        if now is not None or waiting is not None:
            return now or waiting
    return None


def _ended(opportunity: Opportunity) -> str | None:
    """The stage of an opportunity that is over; None while it goes on."""
    if any(opportunity.counts(e) for e in opportunity.sent("decline")):
        return "declined"
    outcome = _outcome(opportunity)
    if outcome == "offer" and _answers(opportunity):
        return _answered(opportunity)
    if outcome == "rejection":
        return "rejected"
    closing = _closing(opportunity)
    if closing is None:
        return None
    return "closed" if closing.entry.closed is not None and closing.line == closing.entry.closed.line else "let go"


def _answers(opportunity: Opportunity) -> list[Event]:
    """The answers to the offer that stands."""
    offer = opportunity.outcome_of(_last_round(opportunity))
    sent = opportunity.sent("answer-offer")
    return [e for e in sent if opportunity.counts(e) and offer is not None and e.at >= offer.at]


def _answered(opportunity: Opportunity) -> str | None:
    """What the last answer to the offer made of it; None where its line says neither yes nor no."""
    accepted = _answers(opportunity)[-1].line.accepted
    return None if accepted is None else "accepted" if accepted else "declined"


def _outcome(opportunity: Opportunity) -> str | None:
    """The rejection or offer that ended the opportunity, unless a later invitation lifted it."""
    found = opportunity.outcome_of(_last_round(opportunity))
    return found.line.heard if found is not None else None


def _closing(opportunity: Opportunity) -> Closing | None:
    """What closed the last round, unless words from the company have re-opened it."""
    last = _last_round(opportunity)
    return next((c for c in opportunity.closings if opportunity.covers(c, last) and not opportunity.lifted(c)), None)


def _last_round(opportunity: Opportunity) -> Interview:
    return (opportunity.rounds or opportunity.entries)[-1]
