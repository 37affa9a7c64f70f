"""One event or to-do of a calendar, before it is known whether an earlier calendar had it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from ..base.light import NamedTuple
from .content_lines import text_line
from .date_values import utc_value

PRIVATE = ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")


class Component(NamedTuple):
    """A VEVENT or VTODO: `when` are the lines with its times and its status, `rest` the others, none of them folded.

    `entry` marks the file of the journal that it is of; `sequence` is what its own facts say; `at` sorts it, in UTC. A
    `tells_moves` is to say when it was before, where an earlier calendar had it at another time.
    """

    name: str
    uid: str
    entry: str
    at: datetime
    sequence: int
    when: tuple[str, ...]
    rest: tuple[str, ...]
    tells_moves: bool = False


def unique_id(name: str) -> str:
    """A UUID that is the same for the same name on every machine, and does not show the name."""
    from uuid import UUID, uuid5

    written = name.encode("utf-8", "backslashreplace").decode()  # the name of a file need not be Unicode
    return str(uuid5(UUID("5f0b5f5c-6f0e-5d1c-9a63-0c2f7c0f6a11"), written))


def entry_mark(entry: str) -> str:
    """A mark for an entry's id, which does not show the id."""
    return unique_id(f"entry {entry}")[:8]


def described(lines: Iterable[str | None]) -> tuple[str, ...]:
    """The line with a description, of the lines that there are; none where there are none."""
    text = "\n".join(line for line in lines if line)
    return (text_line("DESCRIPTION", text),) if text else ()


def alarm_lines(title: str, moments: Iterable[datetime]) -> Iterator[str]:
    """The lines of an alarm at each of some moments, which are exact whatever zone the reader is in."""
    for at in moments:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield text_line("DESCRIPTION", title)
        yield f"TRIGGER;VALUE=DATE-TIME:{utc_value(at)}"
        yield "END:VALARM"
