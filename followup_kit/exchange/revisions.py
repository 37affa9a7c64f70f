"""What a calendar that was written earlier says of its events, so that a new one counts their revisions on.

Nothing is kept anywhere else: the earlier file is the only memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from ..base.light import NamedTuple
from ..dates.local_time import local_day, plus
from .components import Component
from .content_lines import text_value, unfolded
from .date_values import digits, utc_value

_OWN = ("SEQUENCE:", "DTSTAMP:")
_MOVES = ("DTSTART", "DTEND", "DUE", "STATUS:", "X-FOLLOWUP-STATE:")
_START = re.compile(r"DTSTART[^:]*:(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?")
_MOVED = "COMMENT:moved from "
_ENTRY = "X-FOLLOWUP-ENTRY:"
_CANCELLED = "STATUS:CANCELLED"
_DAY = re.compile(r"(?:DTSTART|DUE)[^:]*:(\d{8})")
_GONE = timedelta(days=88)  # after its day; less than the 90 of what is done, which would be cancelled in the end
_EDGE = re.compile(rb"^(BEGIN|END):(?:VEVENT|VTODO)(?=\r?$)", re.MULTILINE)
_UID = re.compile(rb"^UID:(.*?)\r?$", re.MULTILINE)
_LARGEST = 2**31 - 1  # of an integer (RFC 5545, 3.3.8)


class Earlier(NamedTuple):
    """An event as it was: the number and moment of its revision, and all its other lines, from BEGIN to END."""

    sequence: int
    stamp: str
    lines: tuple[str, ...]


def earlier_events(data: bytes) -> Mapping[str, memoryview]:
    """Where the events and to-dos of a calendar are in it, by UID, whoever wrote it; each is read only when it is asked for."""
    whole = memoryview(data)
    found = {}
    begun = len(data)
    for edge in _EDGE.finditer(data):
        if edge[1] == b"BEGIN":
            begun = edge.start()
            continue
        uid = _UID.search(data, begun, edge.end())
        if uid:
            found[uid[1].decode("utf-8", "replace")] = whole[begun : edge.end()]
        begun = len(data)
    return found


def _read(component: memoryview | None) -> Earlier | None:
    """One of these; None where it is not there or has no revision that could be counted on."""
    lines = unfolded(bytes(component)) if component is not None else []
    sequence, stamp = _value(lines, "SEQUENCE:"), _value(lines, "DTSTAMP:")
    if re.fullmatch(r"[0-9]{1,9}", sequence) and re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", stamp):
        return Earlier(int(sequence), stamp, tuple(line for line in lines if not line.startswith(_OWN)))
    return None


def _value(lines: Iterable[str], name: str) -> str:
    return next((line.removeprefix(name) for line in lines if line.startswith(name)), "")


def revised(component: Component, earlier: Mapping[str, memoryview], now: datetime) -> list[str]:
    """The lines of a component. It keeps its revision where nothing has changed; the number rises where a time or status has."""
    before = _read(earlier.get(component.uid))
    if before is None:
        return _written(_lines(component), component.sequence, utc_value(now))
    lines = _lines(component, _moved_from(component, before))
    if lines == before.lines:
        return _written(lines, before.sequence, before.stamp)
    has_moved = set(component.when) != {line for line in before.lines if line.startswith(_MOVES)}
    sequence = max(before.sequence + 1, component.sequence) if has_moved else before.sequence
    return _written(lines, min(sequence, _LARGEST), utc_value(now))


def kept(earlier: Mapping[str, memoryview], entries: Iterable[str], now: datetime) -> Iterator[list[str]]:
    """What is to be said of events that are not made any more: those of `entries` (their marks) stay exactly as they were.

    The others are gone from the journal: they are cancelled, until some time after their day.
    """
    marks = {f"{_ENTRY}{entry}" for entry in entries}
    since = digits(local_day(plus(now, -_GONE), UTC))
    for component in earlier.values():
        event = _read(component)
        if event is None or not any(line.startswith(_ENTRY) for line in event.lines):
            continue
        if not marks.isdisjoint(event.lines) or (_CANCELLED in event.lines and _day_of(event) >= since):
            yield _written(event.lines, event.sequence, event.stamp)
        elif _day_of(event) >= since:
            yield _written(tuple(_cancelled(event.lines)), min(event.sequence + 1, _LARGEST), utc_value(now))


def _day_of(event: Earlier) -> str:
    """The day of an event or the deadline of a to-do, as eight digits."""
    times = [found[1] for line in event.lines if (found := _DAY.match(line))]
    return max(times, default="")


def _cancelled(lines: Iterable[str]) -> Iterator[str]:
    """The lines of an event that does not take place: it reminds nobody."""
    in_alarm = False
    for line in lines:
        in_alarm = in_alarm or line == "BEGIN:VALARM"
        if not in_alarm:
            yield _CANCELLED if line.startswith("STATUS:") else line
        in_alarm = in_alarm and line != "END:VALARM"


def _lines(component: Component, moved_from: str | None = None) -> tuple[str, ...]:
    """The lines of a component but those of its revision."""
    rest = list(component.rest)
    if moved_from:
        at = next((i for i, line in enumerate(rest) if line.startswith("DESCRIPTION:")), None)
        if at is not None:
            rest[at] = rest[at].replace(":", f":{text_value(f'Moved from {moved_from}')}\\n", 1)
        rest.insert(1, f"{_MOVED}{moved_from}")
    head = (f"BEGIN:{component.name}", f"UID:{component.uid}", f"{_ENTRY}{component.entry}")
    return (*head, *component.when, *rest, f"END:{component.name}")


def _moved_from(component: Component, before: Earlier) -> str | None:
    """Where the start of an interview was before: another one in the earlier file, or what that file says itself."""
    if not component.tells_moves:
        return None
    was = next((line for line in before.lines if line.startswith("DTSTART")), "")
    if was in component.when:
        return _value(before.lines, _MOVED) or None
    found = _START.fullmatch(re.sub(r"\d\dZ?$", "", was) if "T" in was.rpartition(":")[2] else was)
    if found is None:
        return None
    year, month, day, hour, minute = found.groups()
    return f"{year}-{month}-{day}" + (f" {hour}:{minute}" if hour else "")


def _written(lines: tuple[str, ...], sequence: int, stamp: str) -> list[str]:
    return [*lines[:2], f"DTSTAMP:{stamp}", f"SEQUENCE:{sequence}", *lines[2:]]
