"""Floors and drops: what holds a row back and what takes it off the list, applied once to every row, whatever its rule."""

from __future__ import annotations

from ..dates.local_time import end_of, local, nine_on, same_clock_later, short_day
from ..kinds import ACCEPTED, AFTER_DEADLINE, AT_ONCE, IF_EARLIER, KINDS, NEVER, REFERENCE, TOO_LATE
from ..model import Anchor, Interview, Person, Skip, Snooze
from .opportunity import Closing, Event, Opportunity
from .people import key_of
from .row import Candidate

NOTE_AGE_DAYS = 7
AGE_DAYS = 30
_GONE = {0: "the interview has begun", NOTE_AGE_DAYS: TOO_LATE}  # by the days after its deadline when a row is dropped


def _meant(
    opportunity: Opportunity, entry: Interview, kind: str, to: str | None, person: Person | None, via: Person | None
) -> bool:
    """Whether a skip or snooze speaks of this person's row."""
    if to is None:
        return True
    keys = {key_of(p) for p in opportunity.one_match(to, entry, KINDS[kind].to == REFERENCE)}
    return any(p is not None and key_of(p) in keys for p in (person, via))


def is_skipped(opportunity: Opportunity, entry: Interview, kind: str, person: Person | None, via: Person | None = None) -> bool:
    """Whether the person said to skip this."""
    return skip_reason(opportunity, entry, kind, person, via) is not None


def skip_reason(opportunity: Opportunity, entry: Interview, kind: str, person: Person | None, via: Person | None) -> str | None:
    """What the person said when they skipped it; None where they did not."""
    for s in entry.skip:
        if s.kind == kind and _meant(opportunity, entry, kind, s.to, person, via):
            return skipped(s)
    return None


def skipped(skip: Skip) -> str:
    """A skip as the reason of a row."""
    return f"you skipped it: {skip.reason}" if skip.reason else "you skipped it"


def snooze(row: Candidate, opportunity: Opportunity) -> None:
    """Put a row off as its entry says (rule 19)."""
    for s in row.entry.snooze:
        if s.kind == row.kind and _meant(opportunity, row.entry, row.kind, s.to, row.person, row.via):
            put_off(row, row.entry, s)


def put_off(row: Candidate, entry: Interview, snooze: Snooze) -> None:
    """Open a row at 09:00 of a snooze's day at the earliest; one that this moves gets the deadline that belongs to the day."""
    zone = row.entry.zone
    opens = nine_on(snooze.until, zone)
    gone_when_due = KINDS[row.kind].late == 0  # afterwards there is nothing left to prepare
    if gone_when_due:
        opens = min(opens, row.due)
    if opens > row.opens:
        row.opens = opens
        if not gone_when_due:
            row.due = max(row.due, row.redue(snooze.until) if row.redue else end_of(snooze.until, zone))
        row.anchor = Anchor("snooze", opens, entry.file, snooze.line, False)


def drop_reason(row: Candidate, opportunity: Opportunity, rejection: Candidate | None) -> str | None:
    """Why a row is off the list, None while it stands; `rejection` is the open thanks for a rejection, if there is one."""
    entry, kind = row.entry, row.kind
    if entry.cancelled is not None and KINDS[kind].cancelled:
        return f"the interview did not take place: {entry.cancelled}"
    skipped = skip_reason(opportunity, entry, kind, row.person, row.via)
    if skipped:
        return skipped
    closing = closing_of(opportunity, entry)
    if closing is not None:
        return f"it is closed: {closing.reason}" if closing.reason else "it is closed"
    return (
        _outcome_drop(row, opportunity, rejection)
        or _round_drop(row, opportunity)
        or _interest_drop(row, opportunity)
        or row.drop
        or _age_drop(row, opportunity)
    )


def closing_of(opportunity: Opportunity, entry: Interview) -> Closing | None:
    """What closed a round, unless words from the company have re-opened it: whatever was open in it is dropped."""
    for closing in opportunity.closings:
        if opportunity.covers(closing, entry) and not opportunity.lifted(closing):
            return closing
    return None


def _outcome_drop(row: Candidate, opportunity: Opportunity, rejection: Candidate | None) -> str | None:
    """An outcome drops everything of the rounds that it ends, but what answers it, and notes within their deadline (rule 10)."""
    ends, outcome = KINDS[row.kind].outcome, opportunity.outcome_of(row.entry)
    if outcome is None or ends == NEVER:
        return None
    if ends == IF_EARLIER and row.born > outcome.at:
        return None
    if ends == AFTER_DEADLINE and opportunity.now <= row.due:
        to = rejection.person if rejection is not None else None
        covered = row.kind == "thank-you" and to is not None and row.person is not None and key_of(to) == key_of(row.person)
        return "the thanks for their answer covers it" if covered else None
    return f"they answered: {outcome.line.heard} on {_day(outcome, row.entry)}"


def _round_drop(row: Candidate, opportunity: Opportunity) -> str | None:
    """A newer round drops the older round's check-ins at once, and the rest (but answers) once it is over (rule 5)."""
    ends = KINDS[row.kind].newer_round
    if ends == NEVER or row.entry.cancelled is not None:
        return None
    place = (row.entry.start, row.entry.id)
    newer = [r for r in opportunity.rounds if (r.start, r.id) > place]
    if newer and ends == AT_ONCE:
        return f"there is a newer round in the journal: {newer[-1].id}"
    if ends == AFTER_DEADLINE and opportunity.now <= row.due:
        return None
    over = [r for r in newer if r.end <= opportunity.now]
    return f"a newer round is over: {over[-1].id}" if over else None


def _interest_drop(row: Candidate, opportunity: Opportunity) -> str | None:
    """What `interest: no` drops, or that of an offer accepted elsewhere (rule 10)."""
    accepted = opportunity.accepted
    elsewhere = f"{ACCEPTED} {accepted.company}" if accepted is not None else None
    if row.kind == "thank-you" and opportunity.playbook.values.get("thank-you", {}).get("needs_interest"):
        no = "no" in (opportunity.interest, row.entry.interest)
        return elsewhere or "you are not interested, and this playbook writes only where you are" if no else None
    if opportunity.interest != "no":
        return None
    if KINDS[row.kind].interest_no:
        return elsewhere or "you are not interested any more"
    if row.kind == "thank-you" and "decline" in opportunity.playbook.values:
        chief = opportunity.in_charge(opportunity.declined_after()[0])
        if chief and row.person and key_of(chief) == key_of(row.person):
            return elsewhere or "the decline takes its place"
    return None


def _age_drop(row: Candidate, opportunity: Opportunity) -> str | None:
    """Nothing is overdue for ever (rule 18)."""
    now, late = opportunity.now, KINDS[row.kind].late
    if now <= row.due or late is None:
        return None
    if row.optional:
        return "its time has passed, and it was optional"
    if now <= same_clock_later(row.due, late, row.entry.zone):
        return None
    return _GONE.get(late, f"it is more than {late} days late")


def _day(event: Event, entry: Interview) -> str:
    day = event.day if not event.line.when.timed else local(event.at, entry.zone).date()
    return short_day(day)
