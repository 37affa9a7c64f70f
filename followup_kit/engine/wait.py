"""A wait for the company's answer: since when, what was promised and asked, and so when the next check-in opens (rule 6)."""

from __future__ import annotations

from datetime import date

from ..base.light import Any, Mapping, NamedTuple
from ..dates.local_time import add_days, end_of, short_day
from ..dates.working_days import Workdays
from ..model import Anchor, Interview
from .channels import NAMES
from .opportunity import Event, Opportunity
from .row import interview_end, said


class Promise(NamedTuple):
    """The latest `decision_by` of a round: the day, the line that says it (None: the header), and where that is."""

    day: date
    event: Event | None
    anchor: Anchor


class Terms(NamedTuple):
    """What a playbook says of check-ins, and the working days that count for a round."""

    values: Mapping[str, Any]
    workdays: Workdays
    entry: Interview

    def day(self, event: Event) -> date:
        """The local day of an event, as typed where no hour was given."""
        return event.day_in(self.entry.zone)


class Wait:
    """A wait that began with the round's end, or with words from the company (`since`).

    `asked` are the check-ins that took a step in it, `step` the number of steps taken or passed over, `sent` all check-ins
    sent in it, beyond the ladder too; `moved_on` says that the person closed it by moving on.
    """

    def __init__(self, since: Event | None, number: int, begun: date | None = None) -> None:
        self.since = since
        self.begun = begun  # where that is another day than the event's
        self.number = number
        self.asked: list[Event] = []
        self.step = 0
        self.sent = 0
        self.moved_on = False

    @property
    def is_spent(self) -> bool:
        """Whether anything was sent in it, or it was ended by moving on: the next wait then has ids of its own."""
        return bool(self.asked) or self.moved_on

    def opens(self, promise: Promise | None, terms: Terms) -> tuple[date, Anchor]:
        """The day on which its next check-in opens, and the event that this rests on.

        After a check-in so many working days. After an invitation so many, if no round follows. Else so many days after the
        last contact, or the working day after a promise: in its place where the playbook lets a promise decide, else where
        that is later.
        """
        values, workdays, entry = terms
        if self.asked:
            last = self.asked[-1]
            return workdays.after(terms.day(last), values["step_working_days"]), said(last)
        since = self.since
        anchor = interview_end(entry) if since is None else said(since)
        decides = values["promise"] == "decides"
        if since is not None and since.line.heard == "invitation":
            day = workdays.after(terms.day(since), values["invitation_working_days"])
            decides = False
            if promise is not None and (promise.event is None or promise.event.at < since.at):
                promise = None
        else:
            begun = self.begun or (entry.end_day if since is None else terms.day(since))
            day = workdays.on_or_after(add_days(begun, values["days"]))
        if promise is not None:
            after = workdays.after(promise.day)
            if decides or after > day:
                return after, promise.anchor
        return day, anchor


def first_promise(opportunity: Opportunity, entry: Interview) -> Promise | None:
    """The `decision_by` known when the round ends: the header's, or that of a line of its file of that day before the end."""
    found: Promise | None = None
    header = entry.decision_by
    if header is not None:
        anchor = Anchor("decision_by", end_of(header, entry.zone), entry.file, entry.decision_line, False)
        found = Promise(header, None, anchor)
    for event in opportunity.events:
        if event.entry is entry and event.at < entry.end and (header is None or event.day >= entry.end_day):
            said_now = promise_of(event, entry)
            if said_now is not None:
                found = said_now if said_now.day >= event.day_in(entry.zone) else None
    return found if found is not None and found.day >= entry.day else None


def promise_of(event: Event, entry: Interview) -> Promise | None:
    """The promise that a line makes for a round; the deadline of an offer is the person's own, and none of theirs."""
    day = event.line.decision_by
    if day is None or event.line.heard == "offer":
        return None
    return Promise(day, event, Anchor("decision_by", end_of(day, entry.zone), event.entry.file, event.line.line, False))


def why_ask(anchor: Anchor, whom: str, by: str, terms: Terms, promise: Promise | None, *, again: bool) -> str:
    """Why a check-in opens when it does."""
    ask = f"Ask {whom} by {NAMES[by]} where it stands"
    if again:
        return f"{ask}: {terms.values['step_working_days']} working days have gone by since the last try"
    if anchor.event == "decision_by":
        return f"{ask}: they promised an answer by {short_day(promise.day if promise else anchor.at.date())}"
    if anchor.event == "heard invitation":
        return f"{ask}: they invited you, and no date has been set since"
    since = {"sent assignment": "you handed in what they asked for", "interview end": "the interview"}.get(anchor.event)
    since = since or "they were last heard of"
    return f"{ask}: {terms.values['days']} days have gone by since {since}"
