"""What one version of an entry says has happened, or is to happen: the interview, the log, the person's decisions. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from ..base.light import Any, NamedTuple
from ..journal.entry import read_entry
from ..model import Application, Interview, LogLine, Settings

INTERVIEW, APPLIED, LOG, SKIP, SNOOZE, CLOSED, CANCELLED = "interview", "applied", "log", "skip", "snooze", "closed", "cancelled"


class Event(NamedTuple):
    """One thing that an entry says. `at` is UTC and `day` as typed; both are None for a decision that has no date of its own.

    `what` tells it from others of its kind; `line` is its line in the file, `log` the line of the log.
    """

    kind: str
    at: datetime | None
    day: date | None
    timed: bool
    what: tuple[Any, ...]
    line: int
    log: LogLine | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What an event is known by in every version."""
        return (self.kind, self.at, self.day, self.timed, self.what)


def events_of(file: str, text: str, settings: Settings) -> list[Event] | None:
    """The events of a version of an entry, in the order of its fields; None where it has an error or is none."""
    read = read_entry(file, text, settings)
    entry = read.entry or read.application
    if entry is None:
        return None
    found: list[Event] = []
    many: Counter[tuple[Any, ...]] = Counter()
    for event in _events(entry):
        many[event.key] += 1  # the same line twice is two events
        found.append(event._replace(what=(*event.what, many[event.key])))
    return found


def _events(entry: Interview | Application) -> Iterator[Event]:
    if entry.applied is not None:
        yield Event(APPLIED, entry.applied.at, entry.applied.day, entry.applied.timed, (), 0)
    if isinstance(entry, Interview):
        yield Event(INTERVIEW, entry.start, entry.day, not entry.assumed, (), entry.date_line)
        for skip in entry.skip:
            yield Event(SKIP, None, None, False, (skip.kind, skip.to), skip.line)
        for snooze in entry.snooze:
            yield Event(SNOOZE, None, None, False, (snooze.kind, snooze.to, snooze.until), snooze.line)
        if entry.cancelled is not None:
            yield Event(CANCELLED, None, None, False, (entry.cancelled,), 0)
    for line in entry.log:
        yield Event(LOG, line.when.at, line.when.day, line.when.timed, (line.sent, line.heard, line.who), line.line, line)
    if entry.closed is not None:
        when = entry.closed.when
        at, day, timed = (None, None, False) if when is None else when
        yield Event(CLOSED, at, day, timed, (), entry.closed.line)
