"""The people of a journal as an address book: one vCard each (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..api import Board
from ..base.light import NamedTuple
from ..base.nothing_said import is_to_fill_in
from ..base.text import same_name
from ..engine.opportunity import Opportunity
from ..engine.people import key_of
from ..errors import Refused
from ..model import Person
from .components import unique_id
from .content_lines import folded, text_line, text_value


class Card(NamedTuple):
    """A person, the name by which they are known again, the organisation, and what they are to whom, one line each."""

    key: str
    person: Person
    organisation: str | None
    notes: tuple[str, ...]


def address_book(board: Board) -> bytes:
    """Everybody in the journal as the bytes of a `.vcf` file, by name; empty where there is nobody.

    Raises Refused where `journal.toml` or the playbook has an error.
    """
    if board.broken:
        raise Refused(f"{board.broken} has an error; no address book was written")
    cards = sorted(_merged(_cards(board)), key=lambda c: (same_name(c.person.name), c.key))
    return folded(line for card in cards for line in _lines(card))


def _cards(board: Board) -> Iterator[Card]:
    """A card for each person of each opportunity, the earliest first, so that a later one never takes over a card."""
    for opportunity in sorted(board.opportunities, key=lambda o: (o.entries[0].start, o.name)):
        first = opportunity.entries[0]
        known = [text for text in (first.company, first.role) if not is_to_fill_in(text)]
        about = f": {', '.join(known)}" if known else ""
        for person in opportunity.everybody():
            name, nth = key_of(person)
            outside = opportunity.is_recruiter(person) and opportunity.recruiter is not None
            company = None if is_to_fill_in(first.company) else first.company
            organisation = (person.agency if outside else None) or company
            yield Card(f"{opportunity.name} {name} {nth}", person, organisation, (f"{_part(opportunity, person)}{about}",))
        for person in {same_name(p.name): p for e in opportunity.entries for p in opportunity.references(e)}.values():
            yield Card(f"reference {same_name(person.name)}", person, None, ("my reference",))
    for person in board.journal.settings.references:
        yield Card(f"reference {same_name(person.name)}", person, None, ("my reference",))


def _part(opportunity: Opportunity, person: Person) -> str:
    return "recruiter" if opportunity.is_recruiter(person) else "interviewer"


def _merged(cards: Iterable[Card]) -> list[Card]:
    """One card a person: by key, or by the same name with the same e-mail address or number, as a recruiter of two openings."""
    found: dict[str, Card] = {}
    known: dict[tuple[str, str], str] = {}
    for card in cards:
        person = card.person
        ways = [(same_name(person.name), way.casefold()) for way in (person.email, person.phone) if way]
        key = next((known[way] for way in ways if way in known), card.key) if person.part != "reference" else card.key
        other = found.get(key)
        found[key] = card if other is None else _both(other, card)
        if person.part != "reference":
            known.update((way, key) for way in ways if way not in known)
    return list(found.values())


def _both(one: Card, other: Card) -> Card:
    details = ("title", "email", "phone", "address", "linkedin")
    missing = {d: getattr(other.person, d) for d in details if getattr(one.person, d) is None}
    notes = tuple(dict.fromkeys((*one.notes, *other.notes)))
    return Card(one.key, one.person._replace(**missing), one.organisation or other.organisation, notes)


def _lines(card: Card) -> Iterator[str]:
    """One vCard. Its N, without which some programs show nobody, has the name in one part: nobody typed what the family's is."""
    person = card.person
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//followup_kit//followup//EN"
    yield f"UID:urn:uuid:{unique_id(f'person {card.key}')}"
    yield "KIND:individual"
    yield text_line("FN", person.name)
    yield f"N:;{text_value(' '.join(person.name.split()))};;;"
    if card.organisation:
        yield text_line("ORG", card.organisation)
    if person.title:
        yield text_line("TITLE", person.title)
    if person.email:
        yield text_line("EMAIL", person.email)
    if person.phone:
        yield text_line("TEL", person.phone)
    if person.address:
        yield f"ADR:;;{text_value(' '.join(person.address.split()))};;;;"
    if person.linkedin and person.linkedin.lower().startswith(("https://", "http://")):
        yield f"URL:{text_value(person.linkedin)}"
    yield text_line("NOTE", "\n".join(card.notes))
    yield "END:VCARD"
