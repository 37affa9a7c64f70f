"""The one door to the library icalendar: the content lines of a calendar file with their places, dates, and zones.

Its reader of whole files is not used: it works out every clock change of a zone that the file describes, for which a file can
make it take hours, it keeps that zone under a name of the file's choice, and it knows no line numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from quopri import decodestring

from icalendar import Timezone
from icalendar.parser import Contentline
from icalendar.prop import vDDDTypes
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from ...base.light import NamedTuple
from ..encodings import text_in_charset

LONGEST = 256 * 1024  # characters of one value
DEEPEST = 8  # blocks within blocks
_EVENTS = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_WHOLE = _EVENTS | {"VCALENDAR"}  # what is in none of these
# The only rules by which a zone's clocks are let change: once a year. Others would take hours to work out.
_MONTH, _DAY, _WEEKDAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "(?:MO|TU|WE|TH|FR|SA|SU)"
_YEARLY = re.compile(
    rf"FREQ=YEARLY(?:;(?:INTERVAL=1|WKST={_WEEKDAY}|BYMONTH={_MONTH}|BYDAY=(?:[+-]?[1-5])?{_WEEKDAY}"
    rf"|BYMONTHDAY={_DAY}(?:,{_DAY}){{0,6}}|UNTIL=[0-9TZ]{{8,16}}|COUNT=[1-9][0-9]{{0,2}})){{0,8}}"
)
_HEAD = 300  # characters of a line, in which its name and parameters are
_QUOTED = re.compile(r"[A-Z-]{1,60}(?:;[^:;]{1,80}){0,3};(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=([A-Z0-9_-]{1,40})", re.IGNORECASE)
_OFFSET = re.compile(r"[+-][0-9]{4}(?:[0-9]{2})?")
_OF_A_ZONE = frozenset({"BEGIN", "END", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"})


class BadLine(ValueError):
    """A line that cannot be understood: its number in the file, why, and what to do."""

    def __init__(self, line: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


class Line(NamedTuple):
    """An unfolded line: where it begins, its name in capitals, and all of it."""

    number: int
    name: str
    text: str

    def parts(self) -> tuple[Mapping[str, str], str]:
        """The parameters by their names in capitals, and the value, unescaped. Raises BadLine."""
        if len(self.text) > LONGEST:
            size = f"{len(self.text) // 1024:,} KiB"
            raise BadLine(self.number, f"{self.name} has {size}, and at most {LONGEST // 1024} KiB are read", "shorten it")
        try:
            _, params, value = Contentline(self.text).parts()  # type: ignore[no-untyped-call]
        except (ValueError, IndexError):
            raise BadLine(self.number, f"{self.name or 'the line'} cannot be understood", "export it again") from None
        flat = {key.upper(): value if isinstance(value, str) else ",".join(value) for key, value in params.items()}
        return flat, value


class Block(NamedTuple):
    """What stands between BEGIN and END: the line of the BEGIN, its lines and the blocks inside."""

    name: str
    number: int
    lines: list[Line]
    blocks: list[Block]

    def all(self, name: str) -> list[Line]:
        """The lines of a name."""
        return [line for line in self.lines if line.name == name]

    def one(self, name: str) -> Line | None:
        """The line of a name that may be there once. Raises BadLine where it is there more often."""
        found = self.all(name)
        if len(found) > 1:
            raise BadLine(found[1].number, f"a second {name}", "keep the one that counts")
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The text of the first line of a name, without blanks around it; empty where there is none. Raises BadLine if too long.

        Of a line with odd parameters it is all behind the colon.
        """
        found = self.all(name)
        if not found:
            return ""
        try:
            return found[0].parts()[1].strip()
        except BadLine:
            if len(found[0].text) > LONGEST:
                raise
            return found[0].text.partition(":")[2].strip()


def blocks_in(text: str) -> Block:
    """All blocks of a calendar file, in one that has no name. Raises BadLine where BEGIN and END do not match."""
    root = Block("", 1, [], [])
    stack = [root]
    for line in _lines_in(text):
        if line.name == "BEGIN":
            block = Block(line.text.partition(":")[2].strip().upper(), line.number, [], [])
            if len(stack) > DEEPEST:
                raise BadLine(line.number, f"more than {DEEPEST} blocks within each other")
            if block.name in _WHOLE and (stack[-1].name in _EVENTS or block.name == stack[-1].name):
                inside = f"{block.name} inside of the {stack[-1].name} on line {stack[-1].number}"
                raise BadLine(line.number, inside, "the file is damaged: save it again")
            stack[-1].blocks.append(block)
            stack.append(block)
        elif line.name == "END":
            name = line.text.partition(":")[2].strip().upper()
            if name != stack[-1].name:
                open_one = f"{stack[-1].name}, begun on line {stack[-1].number}, is open" if stack[-1].name else "nothing is open"
                raise BadLine(line.number, f"END:{name[:40]} where {open_one}", "the file is damaged: save it again")
            stack.pop()
        else:
            stack[-1].lines.append(line)
    if len(stack) > 1:
        last = stack[-1]
        raise BadLine(last.number, f"{last.name} is never ended", "the file was cut off: save it again")
    return root


def _lines_in(text: str) -> Iterator[Line]:
    number, begun, whole = 0, 1, [""]
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        number += 1
        if whole[-1].endswith("=") and _QUOTED.match(whole[0]):
            whole[-1] = whole[-1][:-1]
            whole.append(raw)
            continue
        if raw[:1] in (" ", "\t") and raw:
            whole.append(raw[1:])
            continue
        if whole != [""]:
            yield _line(begun, "".join(whole))
        begun, whole = number, [raw]
    if whole != [""]:
        yield _line(begun, "".join(whole))


def _line(number: int, text: str) -> Line:
    if _QUOTED.match(text):
        text = _unquoted(text)
    name = re.split("[;:]", text[:100], maxsplit=1)[0]
    return Line(number, name.strip().upper(), text)


def _unquoted(text: str) -> str:
    """A line as vCalendar 1.0 quotes it (`SUMMARY;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4ch`), as iCalendar has it."""
    head, _, value = text.partition(":")
    charset = _CHARSET.search(head[:_HEAD])
    try:
        plain = text_in_charset(decodestring(value.encode()), charset[1] if charset else "utf-8")
    except LookupError:
        return text
    plain = plain.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
    return f"{re.split(';', head, maxsplit=1)[0]}:{plain}"


def date_value(value: str) -> date | datetime | timedelta:
    """A day, a moment (aware where it is in UTC) or a duration. Raises ValueError."""
    found = vDDDTypes.from_ical(value)  # type: ignore[no-untyped-call]
    if not isinstance(found, (date, datetime, timedelta)):
        raise ValueError(value)
    return found


def windows_zone(name: str) -> str | None:
    """The IANA name of a zone that Windows, and so Outlook, calls by this name; None for one that it does not know."""
    return WINDOWS_TO_OLSON.get(name)


def described_zone(block: Block, local: datetime) -> tzinfo | None:
    """The zone that a VTIMEZONE describes; None where it does so in a way that is not understood at that local time."""
    lines = ["BEGIN:VTIMEZONE", "TZID:described"]
    for part in block.blocks[:100]:
        if part.name not in ("STANDARD", "DAYLIGHT"):
            return None
        lines.append(f"BEGIN:{part.name}")
        for line in part.lines:
            name, value = line.name, line.text.partition(":")[2].strip()
            if name not in _OF_A_ZONE:
                continue
            if (name == "RRULE" and not _YEARLY.fullmatch(value)) or (
                name.startswith("TZOFFSET") and not _OFFSET.fullmatch(value)
            ):
                return None
            lines.append(f"{name}:{value}")
        lines.append(f"END:{part.name}")
    lines.append("END:VTIMEZONE")
    if not block.blocks or sum(map(len, lines)) > LONGEST // 16:
        return None
    try:
        found = Timezone.from_ical("\r\n".join(lines) + "\r\n")
        zone = found.to_tz(lookup_tzid=False) if isinstance(found, Timezone) else None
        if zone is not None:
            zone.utcoffset(local)  # its rules are not looked at before, and may be of a month 0
        return zone
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, IndexError):
        return None
