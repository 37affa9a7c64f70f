"""Who is invited: the people of an event, and which of them are those whom one will meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from ...base.light import NamedTuple
from ...base.text import folded, same_name, visible
from ...journal.address import usable
from ...journal.name_faults import fault_of_name, with_title
from ...journal.names.field_names import FieldNames, name_in
from ...model import Person
from .lines import BadLine, Block, Line

MOST = 100  # people of one event, as of an entry
_NO_PERSON = frozenset({"ROOM", "RESOURCE", "GROUP"})
# Senders that belong to a program; nobody reads what is written to them.
_AUTOMATIC = re.compile(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|notifications?|calendar|scheduling|invites?|bot|mailer)\b", re.IGNORECASE
)
FREE_MAIL = frozenset((
    *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "icloud.com"),
    *("yahoo.co.uk", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de"),
    *("mail.com", "proton.me", "protonmail.com", "fastmail.com", "posteo.de", "mailbox.org", "group.calendar.google.com"),
    "resource.calendar.google.com",
))  # fmt: skip


# Before the surname in the lists of companies, where a full name has them at its front.
_TITLES = frozenset(
    {"dr", "prof", "pd", "mag", "ing", "dipl.-ing", "dipl.-kfm", "dipl.-kffr", "dr.-ing", "mr", "mrs", "ms", "herr", "frau"}
)


class Invited(NamedTuple):
    """Somebody in an invitation: the name as it stands there, empty where it is only the address; `declined` it."""

    name: str
    address: str
    declined: bool = False

    @property
    def domain(self) -> str:
        """Where the address is, in small letters; empty for none, and for where anybody may have an address."""
        domain = self.address.rpartition("@")[2].lower()
        return "" if domain in FREE_MAIL else domain

    @property
    def shown(self) -> str:
        """`Dana Whitfield <dana@northwind.example>`, safe to show."""
        return visible(f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address)

    @property
    def is_automatic(self) -> bool:
        """Whether a program sends from that address."""
        return _AUTOMATIC.match(self.address) is not None


class Met(NamedTuple):
    """The people whom one will meet, as an entry has them, and what is to be said of the others."""

    people: tuple[dict[str, str | None], ...]
    said: tuple[str, ...]


def organiser_of(event: Block) -> Invited | None:
    """Who invites. Raises BadLine."""
    line = event.one("ORGANIZER")
    return _invited(line) if line is not None else None


def attendees_of(event: Block) -> list[Invited]:
    """Who is invited, without rooms and groups, each once. Raises BadLine where they are too many."""
    lines = event.all("ATTENDEE")
    if len(lines) > MOST:
        raise BadLine(
            lines[MOST].number, f"{len(lines)} people are invited, and at most {MOST} are read", "write this entry by hand"
        )
    found: dict[str, Invited] = {}
    for line in lines:
        params, _ = line.parts()
        if params.get("CUTYPE", "").upper() not in _NO_PERSON:
            person = _invited(line)
            if person.name or person.address:
                found.setdefault((person.address or person.name).lower(), person)
    return list(found.values())


def _invited(line: Line) -> Invited:
    params, value = line.parts()
    scheme, colon, rest = value.strip().partition(":")
    address = rest if colon and scheme.lower() == "mailto" else value.strip() if "@" in value and not colon else ""
    address = usable(params.get("EMAIL", "")) or usable(address.partition("?")[0]) or ""
    name = " ".join(params.get("CN", "").strip("'\" \t").split())
    if "@" in name or folded(name) == folded(address):
        name = ""
    return Invited(name, address, params.get("PARTSTAT", "").upper() == "DECLINED")


def people_met(organiser: Invited | None, attendees: Sequence[Invited], me: Person | None, names: FieldNames = ()) -> Met:
    """Who of those invited will be met: all but oneself and the organiser, who is only said.

    Where it is not known which of them one is oneself, only those with an address of the organiser's own domain are. An organiser
    who names nobody else is met. `names` are what the journal calls the fields.
    """
    by_hand = f"write name: and email: below {name_in({}, 'interviewers', names)}"
    mine = {address.lower() for address in ((me.email if me else None) or "",) if address}
    own_name = same_name(me.name) if me is not None and me.name else None
    others = [p for p in attendees if not _is_me(p, mine, own_name)]
    knows_me = len(others) < len(attendees)
    same = organiser.address.lower() if organiser is not None else ""
    others = [p for p in others if not (same and p.address.lower() == same)]
    people: list[dict[str, str | None]] = []
    said: list[str] = []
    met = 0
    for person in others:
        if person.declined:
            said.append(f"will not come: {person.shown}")
        elif not knows_me and not (organiser is not None and organiser.domain and person.domain == organiser.domain):
            said.append(f"also invited, perhaps yourself: {person.shown}")
        else:
            met += 1
            _add(person, people, said, by_hand)
    if organiser is not None and not _is_me(organiser, mine, own_name):
        if met or organiser.is_automatic:
            recruiter = name_in({}, "recruiter", names)
            said.append(f"organised by {organiser.shown}, who may be the recruiter: write that behind {recruiter}:, if so")
        elif not _has_a_name(organiser):
            said.append(f"organised by {organiser.shown}, and nobody is named: {by_hand}")
        else:
            said.append(f"assumed: you meet {organiser.shown}, who sent the invitation and names nobody else")
            _add(organiser, people, said, by_hand)
    return Met(tuple(people), tuple(said))


def _is_me(person: Invited, mine: Iterable[str], own_name: str | None) -> bool:
    return person.address.lower() in mine or (own_name is not None and same_name(plain_name(person.name)) == own_name)


def _has_a_name(person: Invited) -> bool:
    """Whether the name is clearly that of one person."""
    name = plain_name(person.name)
    return bool(name) and fault_of_name(name, "interviewer") is None


def _add(person: Invited, people: list[dict[str, str | None]], said: list[str], by_hand: str) -> None:
    """Put a person among those who are met, or say why not, and what to write `by_hand`."""
    name = plain_name(person.name)
    if not _has_a_name(person):
        what = "without a name" if not person.name else "with a name that is not clearly one person's"
        said.append(f"invited {what}: {person.shown}; {by_hand}")
        return
    if name != person.name:
        said.append(f"{visible(name)} is called {visible(person.name)!r} in the invitation")
    people.append({"name": name, **({"email": person.address} if person.address else {})})


def plain_name(name: str) -> str:
    """`Dr. Dana Whitfield` of `Dr. Whitfield, Dana (External)`, as directories of companies write it."""
    titled = with_title(name) if name.endswith((")", "]")) else None
    name = titled[0] if titled is not None else name
    last, comma, first = name.partition(",")
    if comma and "," not in first and first.strip() and last.strip() and len(first.split()) < 4:
        words = last.split()
        titles = list(takewhile(lambda word: word.rstrip(".").lower() in _TITLES, words))
        turned = " ".join([*titles, *first.split(), *words[len(titles) :]])
        return turned if fault_of_name(turned, "interviewer") is None and fault_of_name(name, "interviewer") is not None else name
    return name
