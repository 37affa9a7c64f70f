"""Who a note is written to, and in which language: one language for each reader (docs/drafts.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.light import NamedTuple
from ..base.text import unique_slugs
from ..engine.opportunity import Opportunity
from ..kinds import KINDS, REFERENCE
from ..model import Action, Interview, Person, Settings
from .languages.language import Language, language_named


class Tongue(NamedTuple):
    """The language to write in; `asked` is the code that was asked for, and `known` whether the kit has templates for it."""

    language: Language
    asked: str
    known: bool


def addressee(action: Action, entry: Interview, opportunity: Opportunity) -> Person | None:
    """The person that a row is about; of two with the same name, the one whose part of the id it has."""
    reference = KINDS[action.kind].to == REFERENCE
    people = list(entry.references) if reference else opportunity.interviewers(entry)
    for person, tail in zip(people, unique_slugs(p.name for p in people), strict=True):
        if action.id == f"{entry.id}/{action.kind}/{tail}":
            return person
    known = [p for e in opportunity.entries for p in e.references] if reference else opportunity.everybody()
    return next((p for p in known if p.name == action.to), None)


def tongue_for(action: Action, entry: Interview, opportunity: Opportunity, settings: Settings) -> Tongue:
    """The language of the reader: their own, else that of the opportunity, else the journal's; English where none is known.

    A reference has nothing to do with the language of an interview. The days are written as in the country of the entry.
    """
    person = addressee(action, entry, opportunity)
    if KINDS[action.kind].to == REFERENCE:
        return _tongue((person.language if person else None) or settings.language, settings.country)
    return tongue_of(person, entry, opportunity, settings)


def tongue_of(person: Person | None, entry: Interview, opportunity: Opportunity, settings: Settings) -> Tongue:
    """The language to write to a person of an opportunity in: their own, else that of its rounds, else the journal's."""
    asked = (person.language if person else None) or next(_languages(entry, opportunity), None) or settings.language
    return _tongue(asked, entry.country or settings.country)


def _tongue(asked: str, country: str | None) -> Tongue:
    found = language_named(asked, country)
    english = language_named("en", country)
    assert english is not None
    return Tongue(found or english, asked, found is not None)


def _languages(entry: Interview, opportunity: Opportunity) -> Iterator[str]:
    """The languages typed in the rounds, the entry's own first, then from the latest back."""
    for e in (entry, *reversed(opportunity.entries)):
        if e.language:
            yield e.language
