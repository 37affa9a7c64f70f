"""Whose interview an invitation is for: the company and the role, where the journal or the invitation leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...api import Board
from ...base.light import NamedTuple
from ...base.nothing_said import is_to_fill_in
from ...base.text import folded, spelt_slug, visible
from ...model import Application, Interview
from .files import Invitation
from .people import Invited

_GENERIC = frozenset({"co", "com", "ac", "org", "net", "gov", "edu"})  # before the country: northwind.co.uk
_LONGEST_NAME = 5  # words of a company's name that are compared with a domain
TODO = "TODO"


class Whose(NamedTuple):
    """The company and the role, None where they are not known; the name of the opportunity where that is not the usual one.

    `said` is where they come from; `application` is that of the opening, if the journal has one and no interview yet.
    """

    company: str | None
    role: str | None
    opportunity: str | None = None
    said: tuple[str, ...] = ()
    application: Application | None = None


def whose(board: Board, invitation: Invitation, company: str | None = None, role: str | None = None) -> Whose:
    """Whose interview it is; `company` and `role` are what the person says, which counts.

    Else it is a company of the journal whose people invite or are invited, or whose name is in the title; else one that is in
    the title and in the address of who invites. The role is the one of the journal, if the company has one only, or in the title.
    """
    everything: list[Interview | Application] = [*board.journal.entries, *board.journal.applications]
    entries = [e for e in everything if not is_to_fill_in(e.company)]
    said: list[str] = []
    if company is None:
        company, why = _company(entries, invitation)
        if company is not None:
            said.append(f"assumed: the company is {visible(company)}, {why}")
    if company is None:
        return Whose(None, role, said=tuple(said))
    theirs = [e for e in entries if spelt_slug(e.company) == spelt_slug(company)]
    found = theirs
    if role is None:
        roles = {spelt_slug(e.role): e.role for e in theirs if not is_to_fill_in(e.role)}
        in_title = [name for slug, name in roles.items() if f" {_plain(name)} " in f" {_plain(invitation.summary)} "]
        names = in_title if len(in_title) == 1 else list(roles.values())
        if len(names) == 1:
            role = names[0]
            said.append(f"assumed: the role is {visible(role)}, as in your journal")
    found = [e for e in theirs if role is not None and spelt_slug(e.role) == spelt_slug(role)]
    opportunity = next((e.opportunity for e in found if e.opportunity != spelt_slug(f"{e.company} {e.role}")), None)
    applications = [e for e in found if isinstance(e, Application)]
    application = applications[-1] if applications and len(applications) == len(found) else None
    return Whose(company, role, opportunity, tuple(said), application)


def _company(entries: Iterable[Interview | Application], invitation: Invitation) -> tuple[str | None, str]:
    """The one company that it must be, and why; None where there is none, or more than one."""
    people = [p for p in (invitation.organiser, *invitation.attendees) if p is not None]
    addresses, domains = {p.address.lower() for p in people if p.address}, {p.domain for p in people if p.domain}
    known: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for person in entry.interviewers if isinstance(entry, Interview) else ():
            at = Invited("", (person.email or "").lower())
            if at.address in addresses or (at.domain and at.domain in domains):
                known[spelt_slug(entry.company)] = (entry.company, f"as {visible(person.name)} of {visible(entry.file)} is there")
    if not known:
        title = f" {_plain(invitation.summary)} "
        for entry in entries:
            if _plain(entry.company) and f" {_plain(entry.company)} " in title:
                known[spelt_slug(entry.company)] = (entry.company, f"as in {visible(entry.file)}: it is in the title")
    if len(known) == 1:
        return next(iter(known.values()))
    if not known:
        for one in people:
            name = _name_of_domain(one.domain, invitation.summary)
            if name:
                return name, f"which is in the title and in {one.shown}"
    return None, ""


def _name_of_domain(domain: str, title: str) -> str | None:
    """The words of a title that are the name of a domain: `Northwind Analytics` for northwind-analytics.example."""
    parts = domain.split(".")
    if len(parts) < 2:
        return None
    label = parts[-3] if len(parts) > 2 and parts[-2] in _GENERIC else parts[-2]
    wanted = re.sub(r"[\W_]", "", folded(label))
    found = list(re.finditer(r"[\w&'’.-]+", title[:1000]))
    if len(wanted) < 3:
        return None
    for length in range(1, _LONGEST_NAME + 1):
        for n in range(len(found) - length + 1):
            words = found[n : n + length]
            if "".join(re.sub(r"[\W_]", "", folded(w[0])) for w in words) == wanted:
                return title[words[0].start() : words[-1].end()].strip(".-'’&")
    return None


def _plain(text: str) -> str:
    """The words of a text with single blanks between, case and accents aside."""
    return " ".join(re.findall(r"\w+", folded(text[:1000])))
