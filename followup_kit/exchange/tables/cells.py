"""What single cells hold that is more than a text: a person, a follow-up that was sent."""

from __future__ import annotations

from collections.abc import Mapping

from ...base.light import NamedTuple
from ...journal.address import usable
from ...journal.person_names import is_plain_name
from ...model import Settings
from .dates import table_date
from .files import Row

_CHANNELS = {"email": "email", "e-mail": "email", "linkedin": "linkedin", "phone": "phone", "call": "phone"}


class BadRow(Exception):
    """A row that cannot become an entry: why, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FollowUp(NamedTuple):
    """A follow-up that was sent, as career-ops keeps it: whose, and the line for the log."""

    line: int
    company: str
    role: str
    item: Mapping[str, str | None]


def follow_up(row: Row, settings: Settings) -> FollowUp:
    """A row of career-ops' follow-ups.md. Raises BadDate or BadRow."""
    _, _, day, company, role, channel, contact, notes = row.cells
    if not company or not role:
        raise BadRow("a follow-up without a company or a role", "write both, as in applications.md")
    typed = table_date(day, settings.zone)[0].isoformat()
    said = "; ".join(part for part in (contact, notes) if part and part != "—")
    by = _CHANNELS.get(channel.lower(), "other")
    return FollowUp(
        row.line, company, role, {"date": typed, "sent": "check-in", "by": by, "note": " ".join(said.split()) or None}
    )


def person_in(text: str) -> Mapping[str, str | None] | str | None:
    """A name, with the address behind it, in brackets or not; None for what is not clearly one person's name."""
    text = " ".join(text.split())
    front, _, last = text.rpartition(" ")
    address = usable(last.strip("()<>")) if front and "@" in last else None
    both = (front.rstrip(" ,:-–"), address) if address else None
    name = both[0] if both is not None else text
    if not name or "<" in name or "@" in name or not is_plain_name(name):
        return None
    return {"name": name, "email": both[1]} if both is not None and usable(both[1]) else name
