"""The row as the rules build it, before floors, drops and states are applied."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from ..base.light import Callable, lru_cache
from ..dates.local_time import end_of, instant, local, long_day, moment_in_full, nine_on, plus
from ..model import Anchor, Interview, Moment, Person
from .opportunity import Event, Opportunity

Deadline = Callable[[date], datetime]


class Candidate:
    """One action in the making. `redue` gives the deadline that belongs to a later opening (None: the end of that day)."""

    __slots__ = (
        "anchor", "assumes", "block", "born", "by", "done", "done_at", "done_how", "done_when", "drop", "due",
        "entry", "event", "id", "kind", "opens", "optional", "person", "redue", "rule", "step", "via", "why",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        entry: Interview,
        opens: datetime,
        due: datetime,
        anchor: Anchor,
        why: str,
        *,
        person: Person | None = None,
        tail: str = "",
        by: str | None = None,
        via: Person | None = None,
        step: int = 1,
        optional: bool = False,
        block: str | None = None,
        drop: str | None = None,
        redue: Deadline | None = None,
        rule: str = "",
        assumes: str = "the hour is assumed",
    ) -> None:
        self.kind = kind
        self.entry = entry
        self.opens = self.born = opens  # a snooze moves only the first
        self.due = due
        self.anchor = anchor
        self.why = why
        self.person = person
        self.id = f"{entry.id}/{kind}/{tail}" if tail else f"{entry.id}/{kind}"
        self.by = by
        self.via = via
        self.step = step
        self.optional = optional
        self.block = block
        self.drop = drop
        self.redue = redue
        self.rule = rule
        self.assumes = assumes  # said of a row whose anchor is assumed
        self.done = False
        self.done_at: datetime | None = None
        self.done_when: Moment | None = None
        self.done_how = ""
        self.event: Event | None = None

    @property
    def is_open(self) -> bool:
        """Whether a settled row is neither done nor dropped."""
        return not self.done and self.drop is None

    def state_at(self, now: datetime) -> str:
        """The state of a settled row (rule 17, in its order)."""
        if self.done:
            return "done"
        if self.drop is not None:
            return "dropped"
        if now < self.opens:
            return "waiting"
        if self.block is not None:
            return "blocked"
        return "overdue" if now > self.due else "due"

    def finish_at(self, moment: Moment | None) -> None:
        """Mark it done at a moment that is no event of an opportunity, if there is one."""
        if moment is not None:
            self.done, self.done_at, self.done_when = True, moment.at, moment

    def finish(self, event: Event | None) -> Candidate:
        """Mark it done by a log line, if there is one."""
        if event is not None:
            self.done, self.done_at, self.event, self.done_when = True, event.line.when.at, event, event.line.when
        return self


@lru_cache(64)
def _anchor(event: str, at: datetime, file: str, line: int, assumed: bool) -> Anchor:
    """An anchor; the rows of an opportunity that rest on one event share it."""
    return Anchor(event, at, file, line, assumed)


def interview_end(entry: Interview) -> Anchor:
    """The end of a round as an anchor."""
    return _anchor("interview end", entry.end, entry.file, entry.date_line, entry.assumed)


def interview_start(entry: Interview) -> Anchor:
    """The start of a round as an anchor."""
    return _anchor("interview start", entry.start, entry.file, entry.date_line, entry.assumed)


def said(event: Event) -> Anchor:
    """A log line as an anchor."""
    line = event.line
    what = f"sent {line.sent}" if line.sent else f"heard {line.heard}"
    return _anchor(what, event.at, event.entry.file, line.line, not line.when.timed)


def hours_after(entry: Interview, hours: int) -> datetime:
    """Elapsed hours after the end; a deadline of under 24 h that falls before noon local moves to noon of that day."""
    due = plus(entry.end, timedelta(hours=hours))
    if hours < 24:
        there = local(due, entry.zone)
        if there.hour < 12:
            return instant(there.date(), time(12), entry.zone)
    return due


def working_deadline(opportunity: Opportunity, entry: Interview, n: int) -> Deadline:
    """The end of the nth working day from an opening day, which is the first."""
    days = opportunity.workdays(entry)
    return lambda opening: end_of(days.nth_from(opening, n), entry.zone)


def open_on(day: date, entry: Interview) -> datetime:
    """What is counted in days opens at nine."""
    return nine_on(day, entry.zone)


def done_on(when: Moment, its: tzinfo, zone: tzinfo) -> str:
    """`on Wed 18 Nov 2026 at 18:10`, in `zone` and, where it differs, in `its`; only the day where no hour is known."""
    return f"on {moment_in_full(when.at, its, zone) if when.timed else long_day(when.day)}"
