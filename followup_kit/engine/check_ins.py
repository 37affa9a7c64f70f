"""The check-ins of a round: a walk over what was sent and heard, in order of time. Rules 5 to 9 of docs/rules.md.

A *wait* begins with the round's end and anew with words from the company. In it each check-in that is sent takes a step of
the *ladder*; the next opens some working days later. When no step is left, `move-on` opens.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ..base.light import Iterable, NamedTuple, lru_cache
from ..dates.local_time import add_days, local_day, nine_on, plus, same_clock_later
from ..kinds import WORDS
from ..model import Anchor, Moment
from .assignments import Hold
from .drops import AGE_DAYS, is_skipped, snooze
from .ladder import Ladder
from .opportunity import Closing, Event, Opportunity
from .rounds import events_of_rounds
from .row import Candidate, said, working_deadline
from .wait import Terms, Wait, first_promise, promise_of, why_ask


class TooSoon(NamedTuple):
    """A check-in that was sent on a day before the one on which it opened."""

    event: Event
    opened: date


class CheckIns:
    """The walk over one round: the `rows` of what has happened, by id, and what was done against the advice."""

    def __init__(self, opportunity: Opportunity, number: int) -> None:
        self.opportunity = opportunity
        self.entry = opportunity.rounds[number]
        self.terms = Terms(opportunity.playbook.values["check-in"], opportunity.workdays(self.entry), self.entry)
        self.ladder = Ladder(opportunity, self.entry)
        self.skipped = is_skipped(opportunity, self.entry, "check-in", self.ladder.person)
        self.rows: dict[str, Candidate] = {}
        self.too_soon: list[TooSoon] = []
        self.too_many: list[Event] = []
        self.promise = first_promise(opportunity, self.entry)
        self.wait = Wait(None, 1)
        self.answered = False  # an outcome ended the waiting, until an invitation
        self.offered = False  # an offer is not answered yet: what they promise meanwhile is the person's own deadline
        self.ended: Event | None = None  # with `once`: the reply that ended the check-ins for good
        self.hold = Hold(opportunity, self.entry)
        self.asked, self.allowed = 0, 1  # check-ins sent for this round, and how many of them `once` allows
        for event in events_of_rounds(opportunity)[number]:
            self._release_for_age(event.at or self.entry.end)
            if isinstance(event, Closing):
                self._close(event)
            elif event.line.sent == "assignment":
                self._hand_in(event)
            elif event.line.sent == "check-in":
                self._send(event)
                self._hear_promise(event)
            elif event.line.heard in WORDS:
                self._hear(event)
            else:
                self.offered = self.offered and event.line.sent not in ("answer-offer", "decline")
                self._hear_promise(event)
        self._release_for_age(opportunity.now)

    def all_rows(self) -> Iterable[Candidate]:
        """The rows of what has happened, and those of what comes next."""
        for row in (self._next_row(), self._move_on(self.opportunity.now)):
            if row is not None and not (row.id in self.rows and self.rows[row.id].done):
                self.rows[row.id] = row
        return self.rows.values()

    # What is heard

    def _hear(self, event: Event) -> None:
        """Words from the company spend a promise from its day on, and end the wait; a new one begins, but after an outcome."""
        if self.promise is not None and self.terms.day(event) >= self.promise.day and event is not self.promise.event:
            self.promise = None
        self._hear_promise(event)
        heard = event.line.heard
        if heard in ("offer", "rejection"):
            self._end_wait(event, "they answered")
            self.answered, self.offered = True, heard == "offer"
            self.hold.end()
        elif heard == "invitation":
            self._begin_wait(event, "they invited you")
            self.answered, self.ended = False, None
            self.hold.end()
            self.allowed += 1
        elif heard == "assignment" and not self.answered:
            self._begin_wait(event, "they gave you something to do")
            self.ended = None
            self.hold.begin(event)
        elif self.answered:
            return
        elif self.terms.values["once"] and not self.hold and (self.wait.asked or self.ended):
            self._end_wait(event, "they replied, and this playbook asks once")
            self.ended = event
            if self.wait.moved_on:  # there is something to move on from once more
                self.wait.number += 1
                self.wait.moved_on = False
        else:
            self._begin_wait(event, "they replied")

    def _hear_promise(self, event: Event) -> None:
        """The promise said last counts; one that was past when it was said, or lies before the round, is none."""
        promise = None if self.offered and event.line.heard in WORDS else promise_of(event, self.entry)
        if promise is not None:
            self.promise = promise if promise.day >= max(self.entry.day, self.terms.day(event)) else None

    # What they gave to do

    def _hand_in(self, event: Event) -> None:
        """What was handed in begins a new wait, with the whole ladder; a promise whose day has passed is spent."""
        self._hear_promise(event)
        if not self.hold.handed_in_by(event):
            return
        if self.promise is not None and self.terms.day(event) > self.promise.day:
            self.promise = None
        if not self.answered:
            self._begin_wait(event, "you handed in what they asked for")
            self.ended = None
            self.hold.end()
            self.allowed += 1

    def _release_for_age(self, at: datetime) -> None:
        """An assignment that was dropped for its age holds nothing up any more: a new wait begins on that day (rule 18)."""
        day = self.hold.ends_for_age(at)
        if day is not None:
            self.allowed += 1
            self.wait.begun = day

    # Where waits begin and end

    def _begin_wait(self, event: Event, why: str) -> None:
        """End the current wait and begin the next; where nothing was sent in it, the next has its number, and so its ids."""
        self._end_wait(event, why, ids_go_on=not self.wait.is_spent)
        self.wait = Wait(event, self.wait.number + self.wait.is_spent)

    def _end_wait(self, event: Event, why: str, *, ids_go_on: bool = False) -> None:
        """End the current wait: its open rows are kept as dropped, but for a step whose id the next wait goes on to use."""
        row = None if ids_go_on else self._next_row()
        if row is not None:
            if not self.wait.moved_on:  # else the step had run out before, and its age is the reason
                row.drop = row.drop or why
            self.rows[row.id] = row
        last = None if self.wait.moved_on else self._move_on(event.at)
        if last is not None:
            last.drop = why
            self.rows[last.id] = last

    # What is sent

    def _send(self, event: Event) -> None:
        """A check-in takes a step and drops those before it; beyond the ladder it moves nothing (rule 7)."""
        if not self.opportunity.counts(event):
            return
        wait = self.wait
        wait.sent += 1
        self.asked += 1
        if wait.sent > len(self.ladder.steps) or (self.terms.values["once"] and self.asked > self.allowed):
            self.too_many.append(event)
        if self.answered or self.ended or self.hold or wait.moved_on:
            return
        step = self.ladder.step_by(event.line.by, wait.step)
        if step is None:
            return
        move_on = self._move_on(event.at)
        if move_on is not None:  # it was there until now
            self._keep(move_on, "a check-in was sent")
        opening, anchor = wait.opens(self.promise, self.terms)
        if self.terms.day(event) < opening:
            self.too_soon.append(TooSoon(event, opening))
        for i in range(wait.step, step):
            self._keep(self._row(i, opening, anchor), self.ladder.unusable(i) or "you went further")
        self._keep(self._row(step, opening, anchor).finish(event))
        wait.asked.append(event)
        wait.step = step + 1

    # What comes next

    def _next_row(self) -> Candidate | None:
        """The row of the next step; the steps before it that cannot be taken are kept as dropped."""
        if self.answered or self.ended or self.hold:
            return None
        step = self.ladder.next_usable(self.wait.step)
        opening, anchor = self.wait.opens(self.promise, self.terms)
        for i in range(self.wait.step, len(self.ladder.steps) if step is None else step):
            self._keep(self._row(i, opening, anchor), self.ladder.unusable(i))
        if step is None:
            return None
        row = self._row(step, opening, anchor)
        snooze(row, self.opportunity)
        return row

    def _keep(self, row: Candidate, drop: str | None = None) -> None:
        row.drop = drop
        self.rows[row.id] = row

    def _row(self, i: int, opening: date, anchor: Anchor) -> Candidate:
        person, by, wait = self.ladder.person, self.ladder.steps[i].by, self.wait
        redue = working_deadline(self.opportunity, self.entry, self.terms.values["due_working_days"])
        return Candidate(
            "check-in", self.entry, nine_on(opening, self.entry.zone), redue(opening), anchor,
            why_ask(anchor, person.name if person else "them", by, self.terms, self.promise, again=bool(i and wait.asked)),
            person=person, tail=str(i + 1) if wait.number == 1 else f"w{wait.number}-{i + 1}", by=by, step=i + 1,
            block=self.ladder.blocked_by(i), redue=redue, rule="R11" if i == 0 else "R12",
        )  # fmt: skip

    # When nothing is left to take

    def _move_on(self, at: datetime) -> Candidate | None:
        """The row that opens when no step is left to take (rule 9), None where one is left at that moment."""
        values = self.opportunity.playbook.values.get("move-on")
        if values is None or self.answered or self.hold or self.opportunity.interest == "no":
            return None
        not_before = date.min
        if self.ended is not None:
            begin, anchor = self.terms.day(self.ended), said(self.ended)
        else:
            if not self.skipped and self.ladder.next_usable(self.wait.step) is not None:
                gone = self._gone_for_age(at)
                if gone is None:
                    return None
                not_before = add_days(gone, 1)
            last = self.wait.asked[-1] if self.wait.asked else None
            begin, anchor = self.wait.opens(self.promise, self.terms) if last is None else (self.terms.day(last), said(last))
        opening = max(add_days(begin, values["days"]), not_before)
        redue = working_deadline(self.opportunity, self.entry, values["due_working_days"])
        how = "The time to ask {} has passed" if not_before > date.min else "Every way to ask {} is used up"
        return Candidate(
            "move-on", self.entry, nine_on(opening, self.entry.zone), redue(opening), anchor,
            f"{how.format(self.entry.company)}; move on and close it",
            tail="" if self.wait.number == 1 else f"w{self.wait.number}", redue=redue,
        )  # fmt: skip

    def _gone_for_age(self, at: datetime) -> date | None:
        """The day on which the open step was dropped for its age (rule 18), None where it was not yet at a moment."""
        opening, anchor = self.wait.opens(self.promise, self.terms)
        if at <= plus(nine_on(opening, self.entry.zone), timedelta(days=AGE_DAYS)):
            return None  # as nearly always; the deadline and a snooze come later still
        row = self._row(self.ladder.next_usable(self.wait.step) or 0, opening, anchor)
        snooze(row, self.opportunity)
        gone = same_clock_later(row.due, AGE_DAYS, self.entry.zone)
        return local_day(gone, self.entry.zone) if at > gone else None

    def _close(self, closing: Closing) -> None:
        """`sent: move-on`, or a `closed` dated after it opened, does the move-on; any other closing only drops."""
        if closing.at is None or closing.day is None or self.wait.moved_on:
            return
        row = self._move_on(closing.at)
        if row is None:
            return
        by_line = closing.reason == "you moved on"
        opened = closing.at >= row.opens if closing.timed else closing.day >= local_day(row.opens, self.entry.zone)
        if by_line or opened:
            row.finish_at(Moment(closing.at, closing.day, closing.timed))
            self.rows[row.id] = row
            self.wait.moved_on = True


@lru_cache(32)  # the rules and the deviations ask for the same ones, one after the other
def _of_round(opportunity: Opportunity, number: int) -> CheckIns:
    return CheckIns(opportunity, number)


def of_all_rounds(opportunity: Opportunity) -> list[CheckIns]:
    """The check-ins of every round."""
    return [_of_round(opportunity, i) for i in range(len(opportunity.rounds))]


def of_newest_round(opportunity: Opportunity) -> list[CheckIns]:
    """The check-ins of the newest round alone: it drops those of the others (rule 5)."""
    return [_of_round(opportunity, len(opportunity.rounds) - 1)] if opportunity.rounds else []


def of_rounds_asked_in(opportunity: Opportunity) -> list[CheckIns]:
    """The check-ins of the rounds in which one was sent: in no other was one too soon, or one too many."""
    if "check-in" not in opportunity.playbook.values:
        return []
    asked = (any(_is_check_in(e) for e in events) for events in events_of_rounds(opportunity))
    return [_of_round(opportunity, i) for i, was_asked in enumerate(asked) if was_asked]


def _is_check_in(event: Event | Closing) -> bool:
    return isinstance(event, Event) and event.line.sent == "check-in"
