"""The invitations in a calendar file (RFC 5545, RFC 5546), as Google, Outlook, Apple and others write them; pure.

Nothing that a file names is opened or fetched, no alarm is looked at, and no repetition is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from ...base.light import NamedTuple
from ...base.text import brief, visible
from ...model import Problem
from ...views.wording import plural
from ..encodings import NotText, text_in
from .lines import BadLine, Block, blocks_in
from .people import Invited, attendees_of, organiser_of
from .times import EventTimes, Zones, described_in, times_of

LARGEST = 10 * 1024 * 1024  # bytes of a file
_LONGEST_UID = 1000  # characters
_OWN = "X-FOLLOWUP-ENTRY"
_ANSWERS = frozenset({"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"})  # from somebody invited, not from who invites
_TOO_OFTEN = {"SECONDLY": "every second", "MINUTELY": "every minute", "HOURLY": "every hour"}
_OFTEN = {"DAILY": "every day", "WEEKLY": "every week", "MONTHLY": "every month", "YEARLY": "every year"}
_LINK = re.compile(r"https?://[^\s<>\"'\\^`{|}]{4,2000}", re.IGNORECASE)
_MEETING = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com"
    r"|meet\.jit\.si|skype\.com|gotomeeting\.com|gotomeet\.me|bluejeans\.com|chime\.aws|facetime\.apple\.com|meet\.example)(?:/|$)",
    re.IGNORECASE,
)
_CONFERENCE = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK")


class Invitation(NamedTuple):
    """One event: `uid` with the day of the occurrence where it is of one alone; `line` where it begins in the file.

    `link` is where to dial in; `attached` are the names of what is attached; `said` what was worked out or left out.
    """

    line: int
    uid: str
    sequence: int
    cancelled: bool
    summary: str
    description: str
    location: str
    link: str
    by_phone: bool
    times: EventTimes
    organiser: Invited | None
    attendees: tuple[Invited, ...]
    attached: tuple[str, ...]
    said: tuple[str, ...]


class Found(NamedTuple):
    """What a file holds: invitations, in its order, what is wrong with it, and what was passed over, in words."""

    invitations: tuple[Invitation, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[str, ...]


def invitations_in(file: str, data: bytes, instead: tzinfo | None = None) -> Found:
    """The invitations in the bytes of a file; `file` is its name in messages, `instead` the zone of times that have none known.

    Whatever is wrong is a problem, and does not hide the others.
    """
    try:
        if len(data) > LARGEST:
            raise BadLine(1, f"it has more than {LARGEST // 1048576} MB, the most that is read", "save one invitation alone")
        text, encoding = text_in(data)
        root = blocks_in(text)
    except NotText as bad:
        return Found((), (_problem(file, BadLine(1, str(bad), "save the invitation as a file that ends in .ics")),), ())
    except BadLine as bad:
        return Found((), (_problem(file, bad),), ())
    calendars = [block for block in root.blocks if block.name == "VCALENDAR"]
    if any(block.name == "VEVENT" for block in root.blocks):  # as some programs save one event alone
        calendars.append(root)
    if not calendars:
        return Found((), (_problem(file, BadLine(1, "it is no calendar file", "such a file begins with BEGIN:VCALENDAR")),), ())
    found: list[Invitation] = []
    problems: list[Problem] = []
    passed: list[str] = []
    said = (f"the file is not in UTF-8: it was read as {encoding}",) if encoding else ()
    for calendar in calendars:
        try:
            _read_calendar(file, calendar, instead, said, found, problems, passed)
        except BadLine as bad:
            problems.append(_problem(file, bad))
    if not found and not problems and not passed:
        problems.append(_problem(file, BadLine(1, "there is no event in it", "save the invitation again")))
    return Found(tuple(_latest(found, passed)), tuple(problems), tuple(passed))


def _read_calendar(
    file: str, calendar: Block, instead: tzinfo | None, said: Iterable[str],
    found: list[Invitation], problems: list[Problem], passed: list[str],
) -> None:  # fmt: skip
    method = calendar.text("METHOD").upper()
    zones = Zones(described_in(calendar), instead)
    own = sum(bool(event.all(_OWN)) for event in calendar.blocks)
    if own:
        passed.append(f"{plural(own, 'event')} that followup wrote itself")
    for event in calendar.blocks:
        if event.name in ("VTODO", "VJOURNAL", "VFREEBUSY"):
            passed.append(f"line {event.number}: {event.name} is no event")
        if event.name != "VEVENT" or event.all(_OWN):
            continue
        try:
            if method in _ANSWERS:
                passed.append(f"line {event.number}: METHOD:{method} is an answer to an invitation, and none")
            else:
                found.append(_invitation(event, method, zones, said))
        except BadLine as bad:
            problems.append(_problem(file, bad))


def _problem(file: str, bad: BadLine) -> Problem:
    return Problem(file, bad.line, 1, "error", "invitation", bad.message, bad.hint)


def _invitation(event: Block, method: str, zones: Zones, said: Iterable[str]) -> Invitation:
    """One event. Raises BadLine."""
    uid = event.text("UID")
    if len(uid) > _LONGEST_UID:
        raise BadLine(
            event.number,
            f"its UID has {len(uid):,} characters, and at most {_LONGEST_UID:,} are read",
            "write this entry by hand",
        )
    occurrence = event.text("RECURRENCE-ID")
    cancelled = method == "CANCEL" or event.text("STATUS").upper() in ("CANCELLED", "CANCELED")
    location = event.text("LOCATION")
    description = event.text("DESCRIPTION")
    link, by_phone = _link(event, f"{location}\n{description}")
    unknown_again = () if uid else ("the invitation has no UID, so an update of it will not be known again",)
    return Invitation(
        line=event.number,
        uid=f"{uid} {occurrence}".strip() if uid else "",
        sequence=_sequence(event),
        cancelled=cancelled,
        summary=event.text("SUMMARY"),
        description=description,
        location=location,
        link=link,
        by_phone=by_phone,
        times=times_of(event, zones),
        organiser=organiser_of(event),
        attendees=tuple(attendees_of(event)),
        attached=tuple(_attached(event)),
        said=(*said, *_repetition(event), *unknown_again),
    )


def _sequence(event: Block) -> int:
    line = event.one("SEQUENCE")
    value = line.parts()[1].strip() if line is not None else "0"
    if line is not None and not re.fullmatch(r"[0-9]{1,9}", value):
        raise BadLine(line.number, f"SEQUENCE: {brief(visible(value))!r} is not a number", "save the invitation again")
    return int(value)


def _repetition(event: Block) -> Iterator[str]:
    """What is said of an event that repeats. Raises BadLine where its first date cannot be told, or it repeats absurdly often."""
    rules = event.all("RRULE")
    for line in rules:
        often = re.search(r"FREQ=([A-Z]{1,20})", line.text[:2000].upper())
        if often is not None and often[1] in _TOO_OFTEN:
            raise BadLine(line.number, f"it repeats {_TOO_OFTEN[often[1]]}, which no interview does", "write this entry by hand")
    if event.all("EXRULE"):
        raise BadLine(
            event.all("EXRULE")[0].number,
            "it has exceptions by a rule (EXRULE), so its first date is not known",
            "ask for the date",
        )
    start = event.text("DTSTART")
    for line in event.all("EXDATE"):
        if start in [value.strip() for value in line.parts()[1].split(",")]:
            raise BadLine(line.number, "its first date is taken out again (EXDATE)", "ask for the date")
    if rules:
        found = re.search(r"FREQ=([A-Z]{1,20})", rules[0].text[:2000].upper())
        yield f"it repeats {_OFTEN.get(found[1] if found else '', '')}".rstrip() + ": only the first is taken"
    elif event.all("RDATE"):
        yield "it has more dates: only the first is taken"


def _link(event: Block, text: str) -> tuple[str, bool]:
    """Where to dial in, empty where nothing is said of it, and whether that is by telephone."""
    for name in _CONFERENCE:
        value = event.text(name)
        if _LINK.fullmatch(value):
            return value, False
    phone = ""
    for line in event.all("CONFERENCE"):
        params, value = line.parts()
        if _LINK.fullmatch(value.strip()) and "PHONE" not in params.get("FEATURE", "").upper().split(","):
            return value.strip(), False
        if value.strip().lower().startswith("tel:"):
            phone = phone or value.strip()
    for found in _LINK.findall(text[:200_000]):
        if _MEETING.match(found):
            return found.rstrip(".,;)]"), False
    url = event.text("URL")
    if _LINK.fullmatch(url) and _MEETING.match(url):
        return url, False
    return phone, bool(phone)


def _attached(event: Block) -> Iterator[str]:
    """The names or addresses of what is attached, never its content; of a URL that is no meeting too."""
    for line in event.all("ATTACH"):
        if len(line.text) > 4000:
            yield "a file inside the invitation"
            continue
        params, value = line.parts()
        inline = params.get("VALUE", "").upper() == "BINARY" or params.get("ENCODING", "").upper() == "BASE64"
        yield params.get("FILENAME") or params.get("X-FILENAME") or ("a file inside the invitation" if inline else value.strip())
    url = event.text("URL")
    if url and not _MEETING.match(url):
        yield url


def _latest(found: Iterable[Invitation], passed: list[str]) -> Iterator[Invitation]:
    """Each event once: the latest of those with one UID, and of a series the changed form of its first occurrence."""
    found = list(found)
    whole = {i.uid: i for i in found if " " not in i.uid}
    best: dict[str, Invitation] = {}
    for n, one in enumerate(found):
        series = whole.get(one.uid.rpartition(" ")[0]) if " " in one.uid else None
        if series is not None:
            if one.uid.rpartition(" ")[2][:8] != f"{series.times.day:%Y%m%d}":
                passed.append(f"line {one.line}: a later occurrence of the event on line {series.line}")
                continue
            one = one._replace(uid=series.uid, sequence=max(one.sequence, series.sequence))
        key = one.uid or f"line {n}"
        other = best.get(key)
        if other is None:
            best[key] = one
            continue
        newer = one if (series is not None, one.sequence) >= (False, other.sequence) else other
        passed.append(f"line {(other if newer is one else one).line}: an older form of the event on line {newer.line}")
        best[key] = newer
    return iter(best.values())
