"""The people of an opportunity: what is known of each, whom a name means, who is in charge. There is no clock in it."""

from __future__ import annotations

from operator import attrgetter

from ..base.light import Any, Iterable, Iterator, Sequence, cached_property
from ..base.nothing_said import says_nothing
from ..base.text import folded, pieces, same_name, words
from ..model import Interview, Person
from .playbook import Playbook

Key = tuple[str, int]
_DETAILS = ("title", "email", "phone", "address", "linkedin", "contact", "decides", "kind", "agency", "greeting", "language")
_details_of = attrgetter(*_DETAILS)


def key_of(person: Person) -> Key:
    """Who a person is: two of one name in one file are two people."""
    return same_name(person.name), person.nth


class People:
    """The interviewers, the recruiter and the references of one opportunity's entries (rules 4, 11, 14 and 16).

    What is known of them is put together when it is asked for: of an opportunity that is over, hardly ever.
    """

    def __init__(self, entries: Iterable[Interview], playbook: Playbook) -> None:
        self.entries = sorted(entries, key=lambda e: (e.start, e.id))
        self.rounds = [e for e in self.entries if e.cancelled is None]
        self.playbook = playbook
        self._known: dict[int, tuple[Person, Person]] = {}
        self._meant: dict[tuple[str, int, bool], list[Person]] = {}
        self._interviewers: dict[int, list[Person]] = {}
        self._references: dict[int, list[Person]] = {}
        self._everybody: list[Person] | None = None

    @cached_property
    def _typed(self) -> dict[Key, list[Person]]:
        """Everything typed about each person, the latest round first, what stands in cancelled ones last."""
        typed: dict[Key, list[Person]] = {}
        cancelled = [e for e in self.entries if e.cancelled is not None]
        for entry in (*reversed(self.rounds), *reversed(cancelled)):
            for person in entry.interviewers:
                typed.setdefault(key_of(person), []).append(person)
            if entry.recruiter is not None:
                typed.setdefault(key_of(entry.recruiter), []).append(entry.recruiter)
            for person in entry.references:
                typed.setdefault(_as_reference(person), []).append(person)
        return typed

    def known(self, person: Person) -> Person:
        """The person with the details that are missing here taken from where else they were typed."""
        found = self._known.get(id(person))
        if found is None:  # the person is kept beside the answer, so that the id stays hers
            found = self._known[id(person)] = (person, self._completed(person))
        return found[1]

    def _completed(self, person: Person) -> Person:
        """Of two of one name in a file neither gets what was typed for one of them elsewhere (rule 4)."""
        typed = self._typed.get(_as_reference(person) if person.part == "reference" else key_of(person), ())
        if len(typed) < 2:  # nobody else, as for most
            return person
        if (same_name(person.name), 2) in self._typed and any(_twice(person, e) for e in self.entries):
            return person
        missing: dict[str, Any] = {}
        mine = _details_of(person)
        for other in typed:
            theirs = _details_of(other)
            if theirs != mine:  # mostly they are typed alike
                for detail, own, found in zip(_DETAILS, mine, theirs, strict=True):
                    if own is None and found is not None:
                        missing.setdefault(detail, found)
        return person._replace(**missing) if missing else person

    @cached_property
    def recruiter(self) -> Person | None:
        """The recruiter whom the latest round names that names one; without `kind` one from outside."""
        for entry in reversed(self.rounds):
            if entry.recruiter is not None:
                person = self.known(entry.recruiter)
                return person if person.kind else person._replace(kind="external")
        return None

    def is_recruiter(self, person: Person) -> bool:
        """Whether an interviewer is the recruiter too."""
        return self.recruiter is not None and key_of(person) == key_of(self.recruiter)

    def interviewers(self, entry: Interview) -> list[Person]:
        """The interviewers of a round, each with all that is known of them."""
        found = self._interviewers.get(id(entry))
        if found is None:
            found = self._interviewers[id(entry)] = [self.known(p) for p in entry.interviewers]
        return found

    def references(self, entry: Interview) -> list[Person]:
        """The references of a round, each with all that is known of them."""
        found = self._references.get(id(entry))
        if found is None:
            found = self._references[id(entry)] = [self.known(p) for p in entry.references]
        return found

    def everybody(self) -> list[Person]:
        """All interviewers of the opportunity and its recruiter, each once, in order of first appearance."""
        if self._everybody is None:
            found = {key_of(p): p for e in reversed(self.entries) for p in reversed(e.interviewers)}
            if self.recruiter is not None:
                found.setdefault(key_of(self.recruiter), self.recruiter)
            self._everybody = [self.known(p) for p in reversed(found.values())]
        return self._everybody

    def in_charge(self, upto: Interview) -> Person | None:
        """Who check-ins, declines and answers go to, as seen from a round (rule 11)."""
        by_recruiter = self.recruiter is not None and self.playbook.values.get("recruiter", {}).get("in_charge")
        if by_recruiter:
            return self.recruiter
        latest = upto if upto in self.rounds or not self.rounds else self.rounds[-1]
        named = [r for r in self.rounds if r.interviewers]
        before = [r for r in named if (r.start, r.id) <= (latest.start, latest.id)]
        people = self.interviewers((before or named or [latest])[-1])
        if people:
            return next((p for p in people if p.contact), None) or next((p for p in people if p.decides), people[0])
        return self.recruiter

    def contact_only_by(self, entry: Interview) -> tuple[str, ...] | None:
        """How the employer wants to be reached, said in this round or the latest one before it."""
        found = entry.contact_only_by
        if found is None:
            for r in self.rounds:
                if r is entry or r.start > entry.start:
                    break
                found = r.contact_only_by or found
        return found

    def match(self, text: str, entry: Interview, references: bool = False) -> list[Person]:
        """Whom a `to` or `from` names: one person (or several of one name); [] for nobody, several for an ambiguous one."""
        found = self.meant(text, entry, references)
        return found if references else [self.known(p) for p in found]

    def meant(self, text: str, entry: Interview, references: bool = False) -> list[Person]:
        """As `match`, with or without what else is known of them: for whoever asks for their names alone."""
        asked = (text, id(entry), references)
        found = self._meant.get(asked)
        if found is None:
            found = self._meant[asked] = self._match(text, entry, references)
        return found

    def _match(self, text: str, entry: Interview, references: bool) -> list[Person]:
        if says_nothing(text):
            return []
        wanted = folded(text)
        for tier in self._tiers(entry, references):
            exact = [p for p in tier if folded(p.name) == wanted]
            if exact:
                return _once_each(exact)
        for taken_apart in (words, pieces):
            parts = set(taken_apart(text))
            for tier in self._tiers(entry, references) if parts else ():
                partial = [p for p in tier if parts <= set(taken_apart(p.name))]
                if partial:
                    return _once_each(partial)
        return []

    def _tiers(self, entry: Interview, references: bool) -> Iterator[Sequence[Person]]:
        """Who may be meant in a file: first its own people, then those of the whole opportunity."""
        if references:
            yield entry.references
            yield [p for e in self.entries for p in e.references]
            return
        yield entry.interviewers if entry.recruiter is None else (*entry.interviewers, entry.recruiter)
        yield self.everybody()

    def one_match(self, text: str, entry: Interview, references: bool = False) -> list[Person]:
        """As `match`, but [] where people of different names fit: such a line counts for nobody."""
        found = self.match(text, entry, references)
        return found if len(found) == 1 or len({same_name(p.name) for p in found}) == 1 else []


def _as_reference(person: Person) -> Key:
    """A reference is nobody of the company's, even of the same name."""
    return f"reference: {same_name(person.name)}", person.nth


def _twice(person: Person, entry: Interview) -> bool:
    """Whether a person is one of two of one name in an entry."""
    namesakes = [p for p in entry.interviewers if same_name(p.name) == same_name(person.name)]
    return len(namesakes) > 1 and any(p is person for p in namesakes)


def _once_each(people: Iterable[Person]) -> list[Person]:
    return list({key_of(p): p for p in people}.values())
