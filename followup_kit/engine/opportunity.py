"""One opportunity as it stands at a moment: its rounds and people, and what has happened, in order of time.

Everything the rules ask is answered here from the entries and `now` alone, when it is first asked. Only what `now` has reached
is an event.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from ..base.light import Iterable, NamedTuple, cached_property
from ..dates.local_time import local_day
from ..dates.working_days import Workdays, workdays_of
from ..kinds import WORDS
from ..model import Anchor, Interview, LogLine, Settings
from .people import People
from .playbook import NO_RULES, Playbook


class Event(NamedTuple):
    """A log line that `now` has reached. `at` is where it lies in order; `day` the local date as typed."""

    at: datetime
    day: date
    line: LogLine
    entry: Interview

    def day_in(self, zone: tzinfo) -> date:
        """The local day in a zone; as typed where no hour was given."""
        return local_day(self.at, zone) if self.line.when.timed else self.day


class Closing(NamedTuple):
    """A dated or undated end by the person: `closed`, or `sent: move-on`."""

    at: datetime | None
    day: date | None
    timed: bool
    entry: Interview
    reason: str | None
    line: int


class Acceptance(NamedTuple):
    """The offer that the person accepted: `at` in UTC, of which opportunity and company, and where the log says so."""

    at: datetime
    opportunity: str
    company: str
    anchor: Anchor


def _people_of(opportunity: str, entries: Iterable[Interview]) -> People:
    return People([e for e in entries if e.opportunity == opportunity], NO_RULES)


def acceptance_in(entries: Iterable[Interview], now: datetime) -> Acceptance | None:
    """The earliest `accepted: yes` of a journal that `now` has reached; one to somebody unknown counts for nobody (rule 16)."""
    entries = list(entries)
    found = [
        Acceptance(
            line.when.at, e.opportunity, e.company,
            Anchor("sent answer-offer", line.when.at, e.file, line.line, not line.when.timed),
        )
        for e in entries for line in e.log
        if line.accepted and line.sent == "answer-offer" and line.when.at <= now
        and (line.who is None or _people_of(e.opportunity, entries).one_match(line.who, e))
    ]  # fmt: skip
    return min(found, default=None, key=lambda a: (a.at, a.anchor.file, a.anchor.line))


class Opportunity(People):
    """One opportunity at a moment: its people, its rounds, and what has happened by then, in order of time.

    `acceptance` is the offer that was accepted, of whichever opportunity, if one was.
    """

    def __init__(
        self,
        entries: Iterable[Interview],
        playbook: Playbook,
        now: datetime,
        settings: Settings,
        acceptance: Acceptance | None = None,
    ) -> None:
        super().__init__(entries, playbook)
        self.name = self.entries[0].opportunity
        self.now = now
        self.settings = settings
        self.acceptance = acceptance

    # Events

    @cached_property
    def events(self) -> list[Event]:
        """The lines of the logs that `now` has reached, in order of time."""
        found = []
        order = 0
        for entry in self.entries:
            for line in entry.log:
                order += 1
                at, day, timed = line.when
                if at <= self.now:
                    at = self.placed(entry, day, timed, at)
                    found.append((at, timed, order, Event(at, day, line, entry)))
        found.sort()  # never by the event: no two have one order
        return [f[3] for f in found]

    @cached_property
    def words(self) -> list[Event]:
        """The events that are words from the company."""
        return [e for e in self.events if e.line.heard in WORDS]

    @cached_property
    def over(self) -> list[Interview]:
        """The rounds that are over."""
        return [r for r in self.rounds if r.end <= self.now]

    def placed(self, entry: Interview, day: date, timed: bool, at: datetime) -> datetime:
        """Where a moment lies in order: a bare date on the day of its file's own round lies at that round's end."""
        return entry.end if not timed and entry.day <= day <= entry.end_day else at

    def sent(self, *kinds: str) -> list[Event]:
        """The events of things sent, in order."""
        return [f for f in self.events if f.line.sent in kinds]

    def last_over_at(self, at: datetime) -> Interview | None:
        """The latest round that was over at a moment."""
        found = None
        for r in self.rounds:
            if r.end <= at:
                found = r
        return found

    def counts(self, event: Event) -> bool:
        """Whether a line about the opportunity as a whole counts: without a name, or to somebody known."""
        return event.line.who is None or bool(self.one_match(event.line.who, event.entry))

    # The person's own words

    @property
    def interest(self) -> str:
        """`yes`, `no` or `undecided`, as the latest round says it that says it; `no` where it gives way to another offer."""
        return self._interest[0]

    @property
    def interest_round(self) -> Interview | None:
        """The round by which the interest is what it is."""
        return self._interest[1]

    @cached_property
    def _interest(self) -> tuple[str, Interview | None]:
        return ("no", self.rounds[-1]) if self.accepted is not None else self._interest_typed()

    def _interest_typed(self) -> tuple[str, Interview | None]:
        for entry in reversed(self.rounds):
            if entry.interest != "undecided":
                return entry.interest, entry
        return "undecided", None

    @cached_property
    def accepted(self) -> Acceptance | None:
        """The offer of another opportunity that was accepted, where this one is declined for it (rule 10)."""
        return self.acceptance if self.acceptance is not None and self.gives_way_to(self.acceptance) else None

    def gives_way_to(self, accepted: Acceptance) -> bool:
        """Whether another offer's acceptance ends the interest in this opportunity: it was begun, and nothing had ended it."""
        if accepted.opportunity == self.name or self._interest_typed()[0] == "no" or not self.rounds:
            return False
        latest = self.rounds[-1]
        if latest.day > local_day(accepted.at, latest.zone):
            return False
        closed = any(
            (c.at is None or c.at <= accepted.at) and self.covers(c, latest) and not self.lifted(c) for c in self.closings
        )
        outcome = self.outcome_of(latest)
        rejected = outcome is not None and outcome.line.heard == "rejection" and outcome.at <= accepted.at
        declined = any(e.at <= accepted.at and self.counts(e) for e in self.sent("decline"))
        return not (closed or rejected or declined)

    def declined_after(self) -> tuple[Interview, Event | None]:
        """The round that a decline looks back on, and its line.

        The latest round that is over (was over, when it was sent), else the first to come.
        """
        told = next((f for f in self.sent("decline") if self.counts(f)), None)
        if told is not None:
            over = self.last_over_at(told.at)
        else:
            over = self.over[-1] if self.over else None
        return over or next(iter(self.rounds), self.entries[-1]), told

    @cached_property
    def closings(self) -> list[Closing]:
        """What the person closed, and where they moved on, as far as `now` has reached it."""
        found = []
        for e in self.entries:
            if e.closed is None:
                continue
            when = e.closed.when
            if when is None:
                found.append(Closing(None, None, False, e, e.closed.reason, e.closed.line))
            elif when.at <= self.now:
                at = self.placed(e, when.day, when.timed, when.at)
                found.append(Closing(at, when.day, when.timed, e, e.closed.reason, e.closed.line))
        for f in self.sent("move-on"):
            if self.counts(f):
                found.append(Closing(f.at, f.day, f.line.when.timed, f.entry, "you moved on", f.line.line))
        return found

    def lifted(self, closing: Closing) -> bool:
        """Whether words from the company have re-opened what the person closed."""
        if closing.at is None or closing.day is None:
            return False
        return any(w.at > closing.at if closing.timed else w.day > closing.day for w in self.words)

    def covers(self, closing: Closing, entry: Interview) -> bool:
        """Whether a closing ends a round: begun up to its date, or its own file's round or an earlier one."""
        if (entry.start, entry.id) <= (closing.entry.start, closing.entry.id):
            return True
        if closing.at is None or closing.day is None:
            return False
        return entry.start <= closing.at if closing.timed else entry.day <= closing.day

    def outcome_of(self, entry: Interview) -> Event | None:
        """The rejection or offer that ended a round and was not lifted by a later invitation."""
        found = None
        for f in self.events:
            if f.line.heard == "invitation":
                found = None
            elif f.line.heard in ("rejection", "offer") and (entry.start < f.at or entry is f.entry):
                found = f
        return found

    @property
    def is_ended(self) -> bool:
        """Whether nobody waits for the company's answer: what the newest round asks, and no other is asked, is dropped."""
        return not self.rounds or self.interest == "no" or self.outcome_of(self.rounds[-1]) is not None

    def answer_wanted_by(self, offer: Event, reply: Event | None = None) -> date | None:
        """The day by which they want an answer to an offer: what they said of it last, before `reply` answered it."""
        asked = offer.line.decision_by
        for word in self.words:
            if word.at > offer.at and word.line.heard == "offer":
                break
            if word.at > offer.at and (reply is None or word.at <= reply.at):
                asked = word.line.decision_by or asked
        return asked

    def workdays(self, entry: Interview) -> Workdays:
        """The working days that count for a round."""
        return workdays_of(entry.country, entry.subdivision, self.settings.days_off)
