"""Check-ins: a fold over the events of one round, in order of time, that climbs the playbook's ladder.

A *wait* begins at the round's end and anew with every word from the company. In it, each check-in sent takes a step; the
next step opens some working days later. When no step is left, `move-on` opens. Rules 5 to 9 of docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ..dates.local_time import add_days, end_of, local_day, nine_on, plus, same_clock_later, short_day
from ..model import Anchor, Interview
from .channels import NAMES, NO_PERSON, missing, refusal
from .drops import AGE_DAYS, is_skipped, snooze
from .ladder import BLOCKED, OPEN, REFUSED, UNKNOWN, Promise, Step, first_promise, usable_steps
from .opportunity import Closing, Event, Opportunity
from .row import Candidate, interview_end, said, working_deadline


class TooSoon(NamedTuple):
    event: Event
    opened: date


class Climb:
    """The fold over one round: the `rows` of what has happened, by id, and what was done against the advice."""

    def __init__(self, opportunity: Opportunity, entry: Interview, events: list[Event | Closing]) -> None:
        self.opportunity = opportunity
        self.entry = entry
        self.values = opportunity.playbook.values["check-in"]
        self.days = opportunity.workdays(entry)
        self.person = opportunity.in_charge(entry)
        self.steps = usable_steps(opportunity, entry, self.person, self.values["ladder"])
        self.skipped = is_skipped(opportunity, entry, "check-in", self.person)
        self.rows: dict[str, Candidate] = {}
        self.too_soon: list[TooSoon] = []
        self.too_many: list[Event] = []
        self.promise = first_promise(opportunity, entry)
        self.wait = 1
        self.answered: Event | None = None  # an outcome ended the waiting, until an invitation
        self.let_go: Event | None = None  # with `once`: the reply that ended the check-ins for good
        self._begin(None)
        for event in events:
            if isinstance(event, Closing):
                self._close(event)
            elif event.line.sent == "check-in":
                self._take(event)
                self._note_promise(event)
            elif event.line.heard in ("reply", "invitation", "offer", "rejection"):
                self._hear(event)
            else:
                self._note_promise(event)

    # The wait

    def _begin(self, word: Event | None) -> None:
        """A wait begins with the round's end or with words from the company."""
        self.since = word
        self.at = 0  # the next step
        self.taken: list[Event] = []
        self.sent_in_wait = 0
        self.moved_on = False

    def _hear(self, event: Event) -> None:
        if self.promise is not None and self._day(event) >= self.promise.day and event is not self.promise.event:
            self.promise = None  # spent: words came on or after the promised day
        self._note_promise(event)
        heard = event.line.heard
        if heard in ("offer", "rejection"):
            self._leave(event, "they answered")
            self.answered = event
        elif heard == "invitation":
            self._leave(event, "they invited you", renewed=True)
            self.answered = self.let_go = None
            self._renew(event)
        elif self.answered is not None:
            return
        elif self.values["once"] and (self.taken or self.let_go):
            self._leave(event, "they replied, and this playbook asks once")
            self.let_go = event
            if self.moved_on:  # there is something to let go of anew
                self.wait += 1
                self.moved_on = False
        else:
            self._leave(event, "they replied", renewed=True)
            self._renew(event)

    def _renew(self, event: Event) -> None:
        """A new wait; one in which nothing was sent keeps its number and its ids."""
        if self._spent():
            self.wait += 1
        self._begin(event)

    def _leave(self, word: Event, why: str, renewed: bool = False) -> None:
        """What still stood of the wait stays, dropped; where nothing was sent in it the next wait has the same ids."""
        row = None if renewed and not self._spent() else self._standing_row()
        if row is not None:
            if not self.moved_on:  # else the step had run out before, and the floors say so
                row.drop = row.drop or why
            self.rows[row.id] = row
        last = None if self.moved_on else self._move_on_row(word.at)
        if last is not None:
            last.drop = why
            self.rows[last.id] = last

    def _spent(self) -> bool:
        """Whether anything was sent in this wait, or it was let go."""
        return bool(self.taken) or self.moved_on

    def _note_promise(self, event: Event) -> None:
        day = event.line.decision_by
        if day is None or event.line.heard == "offer":
            return
        anchor = Anchor("decision_by", end_of(day, self.entry.zone), event.entry.file, event.line.line, False)
        self.promise = Promise(day, event, anchor) if day >= self.entry.day else None

    def _day(self, event: Event) -> date:
        return self.opportunity.day_of(event, self.entry.zone)

    # The steps

    def _take(self, event: Event) -> None:
        """A check-in takes the first untaken step of its channel, else the next one; beyond the ladder it moves nothing."""
        if not self.opportunity.counts(event):
            return
        self.sent_in_wait += 1
        if self.sent_in_wait > len(self.steps):
            self.too_many.append(event)
        if self.answered or self.let_go or self.moved_on:
            return
        same = [i for i in range(self.at, len(self.steps)) if self.steps[i].by == event.line.by]
        step = same[0] if same else self._standing()
        if step is None:
            return
        opening, anchor = self._opening()
        if self._day(event) < opening:
            self.too_soon.append(TooSoon(event, opening))
        for i in range(self.at, step):
            self._put(i, opening, anchor).drop = self._why_not(i) or "you went further"
        self._put(step, opening, anchor).finish(event)
        self.taken.append(event)
        self.at = step + 1

    def _standing(self) -> int | None:
        """The step that is to be taken next, None where no step is left."""
        return next((i for i in range(self.at, len(self.steps)) if self.steps[i].status in (OPEN, BLOCKED)), None)

    def _opening(self) -> tuple[date, Anchor]:
        """The day on which the next step opens, and what it rests on."""
        if self.taken:
            last = self.taken[-1]
            return self.days.after(self._day(last), self.values["step_working_days"]), said(last)
        since, promise = self.since, self.promise
        if since is not None and since.line.heard == "invitation":
            day = self.days.after(self._day(since), self.values["invitation_working_days"])
            if promise is not None and promise.event is not None and promise.event.at >= since.at:
                later = self.days.after(promise.day)
                if later > day:
                    return later, promise.anchor
            return day, said(since)
        after_promise = self.days.after(promise.day) if promise is not None else None
        if promise is not None and after_promise is not None and self.values["promise"] == "decides":
            return after_promise, promise.anchor
        begun = self.entry.end_day if since is None else self._day(since)
        day = self.days.on_or_after(add_days(begun, self.values["days"]))
        if promise is not None and after_promise is not None and after_promise > day:
            return after_promise, promise.anchor
        return day, said(since) if since is not None else interview_end(self.entry)

    def _put(self, i: int, opening: date, anchor: Anchor) -> Candidate:
        row = self._row(i, opening, anchor)
        self.rows[row.id] = row
        return row

    def _row(self, i: int, opening: date, anchor: Anchor) -> Candidate:
        number = str(i + 1) if self.wait == 1 else f"w{self.wait}-{i + 1}"
        redue = working_deadline(self.opportunity, self.entry, self.values["due_working_days"])
        step, whom = self.steps[i], self.person.name if self.person else "them"
        return Candidate(
            "check-in", self.entry, nine_on(opening, self.entry.zone), redue(opening), anchor,
            _why(anchor, whom, step.by, i, self), person=self.person, tail=number, by=step.by, step=i + 1,
            block=self._blocked(step), redue=redue, rule="R11" if i == 0 else "R12",
        )  # fmt: skip

    def _blocked(self, step: Step) -> str | None:
        if step.status != BLOCKED:
            return None
        return missing(step.by, self.person) if self.person else NO_PERSON

    def _why_not(self, i: int) -> str | None:
        status = self.steps[i].status
        if status == REFUSED:
            return refusal(self.opportunity, self.entry)
        if status == UNKNOWN and self.person is not None:
            return missing(self.steps[i].by, self.person)
        return None

    def _standing_row(self) -> Candidate | None:
        """The row of the next step, with the unusable steps before it put down as dropped."""
        if self.answered or self.let_go:
            return None
        standing = self._standing()
        opening, anchor = self._opening()
        for i in range(self.at, len(self.steps) if standing is None else standing):
            self._put(i, opening, anchor).drop = self._why_not(i)
        if standing is None:
            return None
        row = self._row(standing, opening, anchor)
        snooze(row, self.opportunity)
        return row

    # The end of the ladder

    def _move_on_row(self, at: datetime) -> Candidate | None:
        """The row that opens when no step is left to take (rule 9); None where, at that moment, one is, or there is no rule."""
        values = self.opportunity.playbook.values.get("move-on")
        if values is None or self.answered or self.opportunity.interest == "no":
            return None
        floor: date | None = None
        if self.let_go is not None:
            begin, anchor = self._day(self.let_go), said(self.let_go)
        elif self._standing() is not None and not self.skipped:
            opening, anchor = self._opening()
            if at <= plus(nine_on(opening, self.entry.zone), timedelta(days=AGE_DAYS)):
                return None  # as nearly always; the deadline and a snooze come later still
            row = self._row(self._standing() or 0, opening, anchor)
            snooze(row, self.opportunity)
            gone = same_clock_later(row.due, AGE_DAYS, self.entry.zone)
            if at <= gone:
                return None
            floor = add_days(local_day(gone, self.entry.zone), 1)
            begin, anchor = (self._day(self.taken[-1]), said(self.taken[-1])) if self.taken else self._opening()
        elif self.taken:
            begin, anchor = self._day(self.taken[-1]), said(self.taken[-1])
        else:
            begin, anchor = self._opening()
        opening = add_days(begin, values["days"])
        if floor is not None:
            opening = max(opening, floor)
        redue = working_deadline(self.opportunity, self.entry, values["due_working_days"])
        why = f"Every way to ask {self.entry.company} is used up; let it go and close it"
        if floor is not None:
            why = f"The time to ask {self.entry.company} has passed; let it go and close it"
        tail = "" if self.wait == 1 else f"w{self.wait}"
        return Candidate(
            "move-on",
            self.entry,
            nine_on(opening, self.entry.zone),
            redue(opening),
            anchor,
            why,
            tail=tail,
            redue=redue,
        )

    def _close(self, closing: Closing) -> None:
        """`sent: move-on`, or a `closed` dated after it opened, does the move-on; any other closing only drops."""
        if closing.at is None or closing.day is None or self.moved_on:
            return
        row = self._move_on_row(closing.at)
        if row is None:
            return
        by_line = closing.reason == "you moved on"
        opened = closing.at >= row.opens if closing.timed else closing.day >= local_day(row.opens, self.entry.zone)
        if by_line or opened:
            row.done, row.done_at = True, closing.at
            self.rows[row.id] = row
            self.moved_on = True

    def all_rows(self) -> Iterable[Candidate]:
        """The rows of what has happened, and those of what comes next."""
        for row in (self._standing_row(), self._move_on_row(self.opportunity.now)):
            if row is not None and not (row.id in self.rows and self.rows[row.id].done):
                self.rows[row.id] = row
        return self.rows.values()


def _why(anchor: Anchor, whom: str, by: str, i: int, climb: Climb) -> str:
    """Why a check-in opens when it does."""
    ask = f"Ask {whom} by {NAMES[by]} where it stands"
    if i and climb.taken:
        return f"{ask}: {climb.values['step_working_days']} working days have gone by since the last try"
    if anchor.event == "decision_by":
        promised = climb.promise.day if climb.promise else anchor.at.date()
        return f"{ask}: they promised an answer by {short_day(promised)}"
    if anchor.event == "heard invitation":
        return f"{ask}: they invited you, and no date has been set since"
    since = "they were last heard of" if anchor.event.startswith("heard") else "the interview"
    return f"{ask}: {climb.values['days']} days have gone by since {since}"
