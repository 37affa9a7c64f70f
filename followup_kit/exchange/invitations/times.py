"""When an event of a calendar file is: its zone by whatever name, its length, and what could not be known for certain."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from ...base.light import NamedTuple
from ...base.text import brief, visible
from ...dates.stamps import BadDate
from ...dates.zones import any_zone
from .lines import BadLine, Block, Line, date_value, described_zone, windows_zone

_UTC = frozenset({"UTC", "GMT", "Z", "Etc/UTC", "Etc/GMT", "tzone://Microsoft/Utc", "Coordinated Universal Time"})
LONGEST = timedelta(hours=24)  # of an interview


class EventTimes(NamedTuple):
    """When an event is: its `day`, and its `clock` as its own zone shows it; None for a whole day.

    `zone` is None where the event names none (a floating time); `at` is the moment in UTC, None without a zone or a clock.
    `span` is how long it takes, None where that is not said or is no length of an interview. `said` is what was worked out;
    `only_first` says so where there are more days than the one, and is empty elsewhere.
    """

    day: date
    clock: time | None
    zone: tzinfo | None
    at: datetime | None
    span: timedelta | None
    said: tuple[str, ...] = ()
    only_first: str = ""


class Zones:
    """The zones of one calendar file: those that it describes, and those that are known by their names."""

    def __init__(self, described: list[Block], instead: tzinfo | None = None) -> None:
        """`instead` is the person's word for times whose zone is not known."""
        self._described: dict[str, Block] = {}
        for block in described:
            name = block.text("TZID")
            self._described.setdefault(name, block)
        self._instead = instead

    def moment(self, line: Line, local: datetime, name: str) -> tuple[datetime, tzinfo, list[str]]:
        """The moment, in UTC, of a local time in the zone of a name; the zone to show it in; what was worked out.

        Raises BadLine where the zone is not known, or is one thing by its name and another by its description.
        """
        named = self._named(name)
        block = self._described.get(name)
        own = described_zone(block, local) if block is not None else None
        shown = brief(visible(name))
        if self._instead is not None and (named is None or _differ(named, own, local)):
            return (
                local.replace(tzinfo=self._instead).astimezone(UTC),
                self._instead,
                [f"the zone is your --timezone, not {shown!r}"],
            )
        if named is not None:
            if own is not None and _differ(named, own, local):
                by_name, by_own = (_offset(local.replace(tzinfo=zone)) for zone in (named, own))
                message = f"the zone {shown!r} is {by_name} by its name and {by_own} by what the file says of it"
                raise BadLine(line.number, message, "say which zone it is with --timezone")
            said = [] if str(named) == name else [f"the zone {shown!r} is {named}"]
            return local.replace(tzinfo=named).astimezone(UTC), named, said
        if own is None:
            raise BadLine(line.number, f"the zone {shown!r} is not known", "say which zone it is with --timezone")
        at = local.replace(tzinfo=own).astimezone(UTC)
        return at, UTC, [f"the zone {shown!r} is {_offset(local.replace(tzinfo=own))} on that day"]

    def _named(self, name: str) -> ZoneInfo | None:
        """The zone that a name means: an IANA name, one with a program's own words before it, or one of Windows."""
        if name in _UTC:
            return ZoneInfo("UTC")
        parts = name.strip("/").split("/")
        names = [windows_zone(name), *("/".join(parts[n:]) for n in range(len(parts)))]
        block = self._described.get(name)
        if block is not None:
            names.append(block.text("X-LIC-LOCATION"))
        for found in names:
            if found and len(found) < 60 and (("/" in found and ".." not in found) or found == windows_zone(name)):
                try:
                    return any_zone(found)
                except BadDate:
                    continue
        return None


def _differ(named: tzinfo, own: tzinfo | None, local: datetime) -> bool:
    return own is not None and local.replace(tzinfo=own).utcoffset() not in {
        local.replace(tzinfo=named, fold=fold).utcoffset() for fold in (0, 1)
    }


def _offset(at: datetime) -> str:
    text = at.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"


def times_of(event: Block, zones: Zones) -> EventTimes:
    """When an event is. Raises BadLine where that cannot be understood."""
    line = event.one("DTSTART")
    if line is None:
        raise BadLine(event.number, "the event has no DTSTART, so no day", "ask for the date")
    start, zone, at, said = _read(line, zones)
    length = _length(event, zones, start, at)
    there = at.astimezone(zone) if at is not None and zone is not None else start
    only_first = _only_first(there, length)
    said += [only_first] if only_first else []
    if not isinstance(there, datetime):
        said.append("the invitation is for a whole day: the hour is not known")
        return EventTimes(there, None, None, None, None, tuple(said), only_first)
    span, assumed = _span(length)
    said += [assumed] if assumed else []
    return EventTimes(there.date(), there.time().replace(tzinfo=None), zone, at, span, tuple(said), only_first)


def _read(line: Line, zones: Zones) -> tuple[date | datetime, tzinfo | None, datetime | None, list[str]]:
    """The local time or the day in a line, its zone, its moment, and what was worked out."""
    params, value = line.parts()
    name = params.get("TZID", "")
    if ":" in value:  # a zone that is named `(UTC+01:00) Berlin` without quotes
        before, _, value = value.rpartition(":")
        name = f"{name}:{before}"
    try:
        found = date_value(value.strip())
    except ValueError:
        found = timedelta(0)
    if isinstance(found, timedelta):
        raise BadLine(line.number, f"{line.name}: {brief(visible(value))!r} is not a date", "ask for the date")
    if not isinstance(found, datetime):
        return found, None, None, []
    if found.tzinfo is None and not name:
        return found, None, None, []
    try:
        at, zone, said = zones.moment(line, found, name.strip('"')) if found.tzinfo is None else (found.astimezone(UTC), UTC, [])
        fits = date.min < at.date() < date.max  # in another zone it may be the day before or after
    except OverflowError:
        fits = False
    if not fits:
        raise BadLine(line.number, f"{line.name}: {brief(visible(value))!r} is out of range", "ask for the date")
    return found, zone, at, said


def _length(event: Block, zones: Zones, start: date | datetime, at: datetime | None) -> timedelta | None:
    """How long an event takes, by its end or its DURATION; None where neither says."""
    end, length = event.one("DTEND"), event.one("DURATION")
    if length is not None:
        value = length.parts()[1]
        try:
            found = date_value(value.strip())
        except ValueError:
            found = start
        if not isinstance(found, timedelta):
            raise BadLine(length.number, f"DURATION: {brief(visible(value))!r} is not a duration", "ask how long it takes")
        return found
    if end is None:
        return None
    until, _, moment, _ = _read(end, zones)
    if at is not None or moment is not None:
        return moment - at if at is not None and moment is not None else None
    if isinstance(start, datetime):
        return until - start if isinstance(until, datetime) else None
    return until - start if not isinstance(until, datetime) else None


def _only_first(start: date | datetime, length: timedelta | None) -> str:
    """That an event is on several days, of which an entry has the first; empty for one that is over within a day and a night."""
    if length is None or length <= LONGEST:
        return ""
    since = timedelta(hours=start.hour, minutes=start.minute) if isinstance(start, datetime) else timedelta(0)
    days = (since + length - timedelta(seconds=1)).days + 1
    return f"it is on {days} days: only the first is taken; followup new makes an entry of another"


def _span(length: timedelta | None) -> tuple[timedelta | None, str]:
    """How long an interview takes; where that is not said, or is no length of one, what is assumed."""
    if length is None:
        return None, "assumed: it takes an hour, since the invitation does not say how long"
    if length > LONGEST:
        return None, "assumed: it takes an hour on that day"
    if length < timedelta(minutes=1):
        wrong = "ends before it begins" if length < timedelta(0) else "takes no time"
        return None, f"assumed: it takes an hour, since by the invitation it {wrong}"
    return length, ""


def described_in(calendar: Block) -> list[Block]:
    """The zones that a calendar describes."""
    return [block for block in calendar.blocks if block.name == "VTIMEZONE"][:200]
