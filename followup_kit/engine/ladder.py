"""The ladder of check-ins towards one person: its steps, and which of them can be taken. There is no time in it."""

from __future__ import annotations

from ..base.light import NamedTuple
from ..kinds import NO_PERSON
from ..model import Interview, Person
from .channels import NAMES, has, missing, refusal, refused
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
        """Which step a check-in takes, from `start` on; None beyond the ladder (rule 7).

        By a channel: the first of that channel, else the very next, whatever keeps it from being taken: what was sent was
        sent. Where no channel is noted: the next that can be taken, else the very next.
        """
        rest = range(start, len(self.steps))
        fits = self.next_usable(start) if channel is None else next((i for i in rest if self.steps[i].by == channel), None)
        return fits if fits is not None else next(iter(rest), None)

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
        if step.status == UNKNOWN:
            return missing(step.by, self.person) if self.person else f"nobody is named to reach by {NAMES[step.by]}"
        return None


def _steps(opportunity: Opportunity, entry: Interview, person: Person | None) -> list[Step]:
    """The playbook's steps; where none can be taken, another channel that is known takes the first, else one is blocked."""
    channels = opportunity.playbook.values["check-in"]["ladder"]
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
