"""What a calendar that was written earlier says of its events, so that a new one counts their revisions on.

Nothing is kept anywhere else: the earlier file is the only memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ..base.light_typing import NamedTuple
from .components import Component
from .content_lines import text_value, unfolded
from .date_values import utc_value

_OWN = ("SEQUENCE:", "DTSTAMP:")
_MOVES = ("DTSTART", "DTEND", "DUE", "STATUS:", "X-FOLLOWUP-STATE:")
_START = re.compile(r"DTSTART[^:]*:(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?")
_MOVED = "COMMENT:moved from "
_ENTRY = "X-FOLLOWUP-ENTRY:"
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


def kept(earlier: Mapping[str, memoryview], entries: Iterable[str]) -> Iterator[list[str]]:
    """The events of entries (by their marks) exactly as they were."""
    marks = {f"{_ENTRY}{entry}" for entry in entries}
    for component in earlier.values():
        event = _read(component)
        if event is not None and not marks.isdisjoint(event.lines):
            yield _written(event.lines, event.sequence, event.stamp)


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
