"""The ladder of check-ins towards one person: its steps, and which of them can be taken. There is no time in it."""

from __future__ import annotations

from typing import NamedTuple

from ..kinds import NO_PERSON
from ..model import Interview, Person
from .channels import has, missing, refusal, refused
from .opportunity import Opportunity

OPEN, REFUSED, UNKNOWN, BLOCKED = "open", "refused", "unknown", "blocked"


class Step(NamedTuple):
    """One step: its channel, and whether it is open, refused by the employer, unknown for the person, or blocked by that."""

    by: str
    status: str


class Ladder:
    """The steps towards the person in charge as seen from a round (rules 7 and 14); `person` is None where nobody is named."""

    def __init__(self, opportunity: Opportunity, entry: Interview) -> None:
        self.opportunity = opportunity
        self.entry = entry
        self.person = opportunity.in_charge(entry)
        self.steps = _steps(opportunity, entry, self.person)

    def next_usable(self, start: int) -> int | None:
        """The first step from `start` on that can be taken; a blocked one can, once its detail is known."""
        return next((i for i in range(start, len(self.steps)) if self.steps[i].status in (OPEN, BLOCKED)), None)

    def step_by(self, channel: str | None, start: int) -> int | None:
        """Which step a check-in by a channel takes: the first of that channel, else the next that can be taken."""
        same = (i for i in range(start, len(self.steps)) if self.steps[i].by == channel)
        return next(same, self.next_usable(start))

    def blocked_by(self, i: int) -> str | None:
        """What a step waits for before it can be taken."""
        step = self.steps[i]
        if step.status != BLOCKED:
            return None
        return missing(step.by, self.person) if self.person else NO_PERSON

    def unusable(self, i: int) -> str | None:
        """Why a step cannot be taken at all."""
        step = self.steps[i]
        if step.status == REFUSED:
            return refusal(self.opportunity, self.entry)
        return missing(step.by, self.person) if step.status == UNKNOWN and self.person is not None else None


def _steps(opportunity: Opportunity, entry: Interview, person: Person | None) -> list[Step]:
    """The playbook's steps; where none can be taken, another channel that is known takes the first, else one is blocked."""
    channels = opportunity.playbook.values["check-in"]["ladder"]
    if person is None:
        return [Step(channels[0], BLOCKED), *(Step(c, UNKNOWN) for c in channels[1:])]
    steps = [
        Step(c, REFUSED if refused(opportunity, entry, person, c) else OPEN if has(person, c) else UNKNOWN) for c in channels
    ]
    if any(s.status == OPEN for s in steps):
        return steps
    for channel in ("email", "phone", "mail"):
        if has(person, channel) and not refused(opportunity, entry, person, channel):
            return [Step(channel, OPEN), *steps[1:]]
    for i, step in enumerate(steps):
        if step.status == UNKNOWN:
            steps[i] = Step(step.by, BLOCKED)
            break
    return steps
