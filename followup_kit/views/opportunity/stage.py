"""How an opportunity stands: its stage, the last contact, and what comes next. Pure: from the opportunity and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...base.light import NamedTuple
from ...engine.opportunity import Closing, Event, Opportunity
from ...kinds import KINDS, NOW_STATES, OFFICE, OPEN_STATES
from ...model import Action, Application, Interview, LogLine

# In the order of the list: what cannot wait first, what is over last.
STAGES = (
    "offer", "assignment", "your move", "interview ahead", "waiting for them", "applied",
    "accepted", "declined", "rejected", "let go", "closed",
)  # fmt: skip
OVER = ("accepted", "declined", "rejected", "let go", "closed")
# What a log line makes of an application; an invitation takes back what ended it.
_HEARD = {"rejection": "rejected", "offer": "offer", "assignment": "assignment", "invitation": "applied"}
_SENT = {"decline": "declined", "move-on": "let go", "assignment": "applied"}
_REOPENING = ("reply", "invitation", "assignment", "offer")


class Contact(NamedTuple):
    """The last time that the two sides met or wrote: `event` as an anchor's, `at` in UTC, `timed` if an hour is known."""

    event: str
    at: datetime
    timed: bool
    entry: Interview | Application
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
        if _is_contact(event.line):
            found.append(_contact(event.line, event.at, event.entry))
    return max(reversed(found), key=lambda c: c.at, default=None)  # of two at one moment, the one that was written last


def stage_of_application(application: Application, now: datetime) -> str:
    """The stage of an application that has led to no interview yet: `applied`, or what came of it."""
    lines = sorted((line for line in application.log if line.when.at <= now), key=lambda line: line.when.at)
    closed = application.closed
    if closed is not None and (closed.when is None or closed.when.at <= now):
        day = closed.when.day if closed.when is not None else None
        if day is None or not any(line.heard in _REOPENING and line.when.day > day for line in lines):
            return "closed"
    stage = "applied"
    for line in lines:
        if line.sent == "answer-offer" and line.accepted is not None:
            stage = "accepted" if line.accepted else "declined"
        else:
            stage = (_HEARD.get(line.heard) if line.heard else _SENT.get(line.sent or "")) or stage
    return stage


def last_contact_of_application(application: Application, now: datetime) -> Contact | None:
    """The application itself, or what came of it; None where it lies in the future."""
    applied = application.applied
    found = [Contact("sent application", applied.at, applied.timed, application, application.line)]
    found += [_contact(line, line.when.at, application) for line in application.log if _is_contact(line)]
    return max((c for c in reversed(found) if c.at <= now), key=lambda c: c.at, default=None)


def _is_contact(line: LogLine) -> bool:
    """Whether a log line is a contact with the company or the recruiter."""
    kind = KINDS.get(line.sent or "")
    return bool(line.heard) or (kind is not None and (kind.to_company or kind.to == OFFICE))


def _contact(line: LogLine, at: datetime, entry: Interview | Application) -> Contact:
    name = f"heard {line.heard}" if line.heard else f"sent {line.sent}"
    return Contact(name, at, line.when.timed, entry, line.line)


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
