"""By which channel somebody is reached: what is known of them, what the employer asked for, and who stands between."""

from __future__ import annotations

from ..base.light import NamedTuple
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


def has(person: Person | None, channel: str) -> bool:
    """Whether the detail is known that a channel needs; no detail makes a meeting or another way a channel."""
    if person is None:
        return False
    detail = {"email": person.email, "phone": person.phone, "mail": person.address, "linkedin": person.linkedin}
    return detail.get(channel) is not None


def missing(channel: str, person: Person) -> str:
    """What blocks a message by a channel that nothing is known for."""
    return _MISSING[channel].format(person.name)


def refused(opportunity: Opportunity, entry: Interview, person: Person | None, channel: str) -> bool:
    """Whether the employer asked not to be reached so; an outside recruiter is not the employer (rule 14)."""
    only = opportunity.contact_only_by(entry)
    if only is None or channel in only or (person is not None and person.part == "reference"):
        return False
    if person is None:
        return True
    outside = person.part == "recruiter" or opportunity.is_recruiter(person)
    return not (outside and opportunity.recruiter is not None and opportunity.recruiter.kind == "external")


def refusal(opportunity: Opportunity, entry: Interview) -> str:
    """Why a channel is left out."""
    only = opportunity.contact_only_by(entry) or ()
    return "they asked to be contacted only by " + " or ".join(NAMES[c] for c in only)


def route_to(opportunity: Opportunity, entry: Interview, person: Person | None, *channels: str) -> Route:
    """By which channel somebody is reached: the first of a row's own that is known.

    Where the employer's `contact_only_by` leaves that out, the first of theirs that is known, whichever it is; where none
    is, the row is blocked by what is missing for one of its own that is allowed, else dropped (rule 14).
    """
    if person is None:
        return Route(channels[0], block=NO_PERSON)
    channel = next((c for c in channels if has(person, c)), channels[0])
    if refused(opportunity, entry, person, channel):
        theirs = opportunity.contact_only_by(entry) or ()
        known = next((c for c in theirs if has(person, c)), None)
        if known is not None:
            return Route(known)
        allowed = next((c for c in channels if c in theirs), None)
        if allowed is None:
            return Route(channels[0], drop=refusal(opportunity, entry))
        channel = allowed
    return Route(channel) if has(person, channel) else Route(channel, block=missing(channel, person))


def never_held_up(opportunity: Opportunity, entry: Interview, person: Person | None) -> Route:
    """By e-mail, else by phone; by phone too where nothing is known or allowed, for what cannot wait for a channel."""
    route = route_to(opportunity, entry, person, "email", "phone")
    if route.block is None and route.drop is None:
        return route
    return Route("phone", block=route.block if person is None else None)


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
