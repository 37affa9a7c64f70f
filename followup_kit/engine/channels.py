"""By which channel somebody is reached: what is known of them, what the employer asked for, and who stands between."""

from __future__ import annotations

from typing import NamedTuple

from ..kinds import NO_PERSON
from ..model import Interview, Person
from .opportunity import Opportunity

_MISSING = {"email": "no e-mail address for {}", "phone": "no phone number for {}", "mail": "no address for {}"}
NAMES = {
    "email": "e-mail", "phone": "phone", "mail": "post", "linkedin": "LinkedIn", "in-person": "in person", "other": "another way",
}  # fmt: skip


class Route(NamedTuple):
    """How a message goes: its channel, through whom, and what blocks or drops it."""

    by: str | None
    via: Person | None = None
    block: str | None = None
    drop: str | None = None


def has(person: Person, channel: str) -> bool:
    """Whether the detail is known that a channel needs."""
    if channel == "email":
        return person.email is not None
    if channel == "phone":
        return person.phone is not None
    return person.address is not None if channel == "mail" else True


def missing(channel: str, person: Person) -> str:
    """What blocks a message by a channel that nothing is known for."""
    return _MISSING[channel].format(person.name)


def refused(opportunity: Opportunity, entry: Interview, person: Person | None, channel: str) -> bool:
    """Whether the employer asked not to be reached so; an outside recruiter is not the employer (rule 14)."""
    only = opportunity.contact_only_by(entry)
    if only is None or channel in only or person is None or person.part == "reference":
        return False
    outside = person.part == "recruiter" or opportunity.is_recruiter(person)
    return not (outside and opportunity.recruiter is not None and opportunity.recruiter.kind == "external")


def refusal(opportunity: Opportunity, entry: Interview) -> str:
    """Why a channel is left out."""
    only = opportunity.contact_only_by(entry) or ()
    return "they asked to be contacted only by " + " or ".join(NAMES[c] for c in only)


def route_to(opportunity: Opportunity, entry: Interview, person: Person | None, *channels: str) -> Route:
    """The first of a row's channels that is known and not refused.

    Where the row's own, the first, is refused and no other will do, the row is dropped (rule 14); else it is blocked by
    what is not known.
    """
    if person is None:
        return Route(channels[0], block=NO_PERSON)
    allowed = [c for c in channels if not refused(opportunity, entry, person, c)]
    for channel in allowed:
        if has(person, channel):
            return Route(channel)
    if channels[0] in allowed:
        return Route(channels[0], block=missing(channels[0], person))
    return Route(channels[0], drop=refusal(opportunity, entry))


def goes_via(opportunity: Opportunity, person: Person) -> bool:
    """Whether a note to an interviewer goes through the recruiter (rule 12)."""
    if opportunity.recruiter is None or not opportunity.playbook.values.get("recruiter", {}).get("via"):
        return False
    return not opportunity.is_recruiter(person) and not (person.contact and person.email is not None)


def route_of_note(opportunity: Opportunity, entry: Interview, person: Person) -> Route:
    """How a thank-you goes: via the recruiter, else by e-mail, else by post."""
    if goes_via(opportunity, person):
        recruiter = opportunity.recruiter
        route = route_to(opportunity, entry, recruiter, "email", "phone")
        return route._replace(via=recruiter)
    return route_to(opportunity, entry, person, "email", "mail")
