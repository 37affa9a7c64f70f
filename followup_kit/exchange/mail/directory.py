"""Whose address it is: the people of a journal by their exact addresses, and the person's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import folded, same_name
from ...model import Person
from .addresses import Mailbox, same_address


class Known(NamedTuple):
    """Somebody of an opportunity whose address it is."""

    opportunity: str
    person: Person

    @property
    def is_reference(self) -> bool:
        return self.person.part == "reference"


Directory = Mapping[str, tuple[Known, ...]]


def directory_of(board: Board, own: Iterable[str] = ()) -> Directory:
    """Everybody of the journal by address: interviewers, recruiters, references. `own` addresses are nobody's else."""
    mine = set(own)
    found: dict[str, list[Known]] = {}
    for opportunity in board.opportunities:
        people = [
            *opportunity.everybody(),
            *(opportunity.known(e.recruiter) for e in opportunity.entries if e.recruiter is not None),
            *(person for e in opportunity.entries for person in opportunity.references(e)),
        ]
        for person in people:
            address = same_address(person.email)
            known = found.setdefault(address, []) if address is not None and address not in mine else None
            same = (same_name(person.name), person.part == "reference")
            if known is not None and not any(
                k.opportunity == opportunity.name and (same_name(k.person.name), k.is_reference) == same for k in known
            ):
                known.append(Known(opportunity.name, person))
    return {address: tuple(known) for address, known in found.items()}


def own_addresses(board: Board, more: Iterable[str] = ()) -> frozenset[str]:
    """The person's own addresses: the one below [me] in journal.toml, and those that they name besides."""
    me = board.journal.settings.me
    return frozenset(a for text in (me.email if me is not None else None, *more) if (a := same_address(text)) is not None)


def meant_by(known: Iterable[Known], box: Mailbox) -> list[Known]:
    """Of several people with one address, in each opportunity the one who is called as the mail says; else all of them."""
    known = list(known)
    called = {k.opportunity for k in known if folded(k.person.name) == folded(box.name)}
    return [k for k in known if k.opportunity not in called or folded(k.person.name) == folded(box.name)]
