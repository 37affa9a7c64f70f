"""One opportunity as it stands at a moment: its rounds and people, and what has happened, in order of time.

Everything the rules ask is answered here from the entries and `now` alone. Only what `now` has reached is a event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple

from ..dates.local_time import local_day
from ..dates.working_days import Workdays, workdays_of
from ..kinds import WORDS
from ..model import Interview, LogLine, Person, Settings
from ..text import folded, pieces, same_name, words
from .playbook import Playbook

Key = tuple[str, int]
_DETAILS = ("title", "email", "phone", "address", "linkedin", "contact", "decides", "kind", "agency")


class Event(NamedTuple):
    """A log line that `now` has reached. `at` is where it lies in order; `day` the local date as typed."""

    at: datetime
    day: date
    line: LogLine
    entry: Interview


class Closing(NamedTuple):
    """A dated or undated end by the person: `closed`, or `sent: move-on`."""

    at: datetime | None
    day: date | None
    timed: bool
    entry: Interview
    reason: str | None
    line: int


def key_of(person: Person) -> Key:
    """Who a person is: two of one name in one file are two people."""
    return same_name(person.name), person.nth


class Opportunity:
    """The rounds, people and events of one opportunity."""

    def __init__(self, entries: Iterable[Interview], playbook: Playbook, now: datetime, settings: Settings) -> None:
        self.entries = sorted(entries, key=lambda e: (e.start, e.id))
        self.name = self.entries[0].opportunity
        self.rounds = [e for e in self.entries if e.cancelled is None]
        self.playbook = playbook
        self.now = now
        self.settings = settings
        self.events = self._events()
        self.words = [f for f in self.events if f.line.heard in WORDS]
        self.over = [r for r in self.rounds if r.end <= now]
        self._typed = self._all_typed()
        self._known: dict[int, tuple[Person, Person]] = {}
        self._matches: dict[tuple[str, int, bool], list[Person]] = {}
        self._everybody: list[Person] | None = None
        self._interviewers = {id(e): [self.known(p) for p in e.interviewers] for e in self.entries}
        self.recruiter = self._recruiter()
        self._recruiter_key = key_of(self.recruiter) if self.recruiter is not None else None
        self.interest, self.interest_round = self._interest()
        self.closings = self._closings()

    # Facts

    def _events(self) -> list[Event]:
        found = []
        order = 0
        for entry in self.entries:
            for line in entry.log:
                order += 1
                if line.when.at <= self.now:
                    at = self.placed(entry, line.when.day, line.when.timed, line.when.at)
                    found.append((at, line.when.timed, order, Event(at, line.when.day, line, entry)))
        if len(found) > 1:
            found.sort(key=lambda f: f[:3])
        return [f[3] for f in found]

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

    # People

    def _all_typed(self) -> dict[Key, list[Person]]:
        """Everything typed about each person, the latest round first, what stands in cancelled ones last."""
        typed: dict[Key, list[Person]] = {}
        cancelled = [e for e in self.entries if e.cancelled is not None]
        for entry in (*reversed(self.rounds), *reversed(cancelled)):
            for person in entry.interviewers:
                typed.setdefault(key_of(person), []).append(person)
            if entry.recruiter is not None:
                typed.setdefault(key_of(entry.recruiter), []).append(entry.recruiter)
        return typed

    def known(self, person: Person) -> Person:
        """The person with the details that are missing here taken from where else they were typed."""
        found = self._known.get(id(person))
        if found is None:  # the person is kept beside the answer, so that the id stays hers
            found = self._known[id(person)] = (person, self._completed(person))
        return found[1]

    def _completed(self, person: Person) -> Person:
        missing: dict[str, Any] = {}
        for other in self._typed.get(key_of(person), ()):
            if other is not person:
                for detail in _DETAILS:
                    found = getattr(other, detail)
                    if found is not None and getattr(person, detail) is None:
                        missing.setdefault(detail, found)
        return person._replace(**missing) if missing else person

    def _recruiter(self) -> Person | None:
        for entry in reversed(self.rounds):
            if entry.recruiter is not None:
                person = self.known(entry.recruiter)
                return person if person.kind else person._replace(kind="external")
        return None

    def is_recruiter(self, person: Person) -> bool:
        """Whether an interviewer is the recruiter too."""
        return self._recruiter_key is not None and key_of(person) == self._recruiter_key

    def interviewers(self, entry: Interview) -> list[Person]:
        """The interviewers of a round, each with all that is known of them."""
        return self._interviewers[id(entry)]

    def everybody(self) -> list[Person]:
        """All interviewers of the opportunity and its recruiter, each once, in order of first appearance."""
        if self._everybody is None:
            found = {key_of(p): p for e in reversed(self.entries) for p in reversed(e.interviewers)}
            if self.recruiter is not None:
                found.setdefault(key_of(self.recruiter), self.recruiter)
            self._everybody = [self.known(p) for p in reversed(found.values())]
        return self._everybody

    def in_charge(self, upto: Interview) -> Person | None:
        """Who check-ins, declines and answers go to, as seen from a round (rule 11)."""
        by_recruiter = self.recruiter is not None and self.playbook.values.get("recruiter", {}).get("in_charge")
        if by_recruiter:
            return self.recruiter
        latest = upto if upto in self.rounds or not self.rounds else self.rounds[-1]
        people = self.interviewers(latest)
        if people:
            return next((p for p in people if p.contact), None) or next((p for p in people if p.decides), people[0])
        return self.recruiter

    def contact_only_by(self, entry: Interview) -> tuple[str, ...] | None:
        """How the employer wants to be reached, said in this round or the latest one before it."""
        found = entry.contact_only_by
        if found is None:
            for r in self.rounds:
                if r is entry or r.start > entry.start:
                    break
                found = r.contact_only_by or found
        return found

    def match(self, text: str, entry: Interview, references: bool = False) -> list[Person]:
        """Whom a `to` or `from` names: one person (or several of one name); [] for nobody, several for an ambiguous one."""
        asked = (text, id(entry), references)
        found = self._matches.get(asked)
        if found is None:
            found = self._matches[asked] = self._match(text, entry, references)
        return found

    def _match(self, text: str, entry: Interview, references: bool) -> list[Person]:
        wanted = folded(text)
        for tier in self._tiers(entry, references):
            exact = [p for p in tier if folded(p.name) == wanted]
            if exact:
                return _once_each(exact)
        for taken_apart in (words, pieces):
            parts = set(taken_apart(text))
            for tier in self._tiers(entry, references) if parts else ():
                partial = [p for p in tier if parts <= set(taken_apart(p.name))]
                if partial:
                    return _once_each(partial)
        return []

    def _tiers(self, entry: Interview, references: bool) -> Iterator[Sequence[Person]]:
        """Who may be meant in a file: first its own people, then those of the whole opportunity."""
        if references:
            yield entry.references
            yield [p for e in self.entries for p in e.references]
            return
        own = self.interviewers(entry)
        yield own if entry.recruiter is None else [*own, self.known(entry.recruiter)]
        yield self.everybody()

    def one_match(self, text: str, entry: Interview, references: bool = False) -> list[Person]:
        """As `match`, but [] where people of different names fit: such a line counts for nobody."""
        found = self.match(text, entry, references)
        return found if len(found) == 1 or len({same_name(p.name) for p in found}) == 1 else []

    def counts(self, event: Event) -> bool:
        """Whether a line about the opportunity as a whole counts: without a name, or to somebody known."""
        return event.line.who is None or bool(self.one_match(event.line.who, event.entry))

    # The person's own words

    def _interest(self) -> tuple[str, Interview | None]:
        for entry in reversed(self.rounds):
            if entry.interest != "undecided":
                return entry.interest, entry
        return "undecided", None

    def declined_after(self) -> tuple[Interview, Event | None]:
        """The round that a decline looks back on, the latest that is over (was over, when it was sent), and its line."""
        told = next((f for f in self.sent("decline") if self.counts(f)), None)
        if told is not None:
            over = self.last_over_at(told.at)
        else:
            over = self.over[-1] if self.over else None
        return over or self.interest_round or self.entries[-1], told

    def _closings(self) -> list[Closing]:
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

    def workdays(self, entry: Interview) -> Workdays:
        """The working days that count for a round."""
        return workdays_of(entry.country, entry.subdivision, self.settings.days_off)

    def day_of(self, event: Event, zone: tzinfo) -> date:
        """The local date of an event: as typed where no hour was given."""
        return local_day(event.at, zone) if event.line.when.timed else event.day


def _once_each(people: Iterable[Person]) -> list[Person]:
    return list({key_of(p): p for p in people}.values())
