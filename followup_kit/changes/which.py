"""Which opportunity a person means by an id, a company, a role or somebody's name."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Sequence

from ..api import Board
from ..base.light_typing import NamedTuple
from ..base.text import folded, nearest, nickname, spelt_slug, visible
from ..dates.local_time import short_day
from ..engine.opportunity import Opportunity
from ..errors import Ambiguous, BadChoice
from ..model import Application, Interview
from .resolve import opportunity_of


class Meant(NamedTuple):
    """What some words mean: rounds of one opportunity, in order of time.

    `named` is the round whose nickname the words are, where there is just one; `person` who was named in place of a company.
    """

    opportunity: Opportunity
    rounds: tuple[Interview, ...]
    named: Interview | None = None
    person: str | None = None

    @property
    def held(self) -> tuple[Interview, ...]:
        """The rounds that were not cancelled; all of them where every one was."""
        return tuple(r for r in self.rounds if r.cancelled is None) or self.rounds


Found = tuple[list[Interview], bool, bool]  # the entries that fit; whether all their rounds are meant; by somebody's name


def meant(board: Board, typed: str) -> Meant:
    """What an id, a company, a role or a person's name means, or any unambiguous part of one; case and accents aside.

    Whole words go before parts of words, and a company before a person. Raises BadChoice where nothing fits,
    Ambiguous where more than one opportunity does.
    """
    exact = exact_entry(board, typed)
    if exact is not None:
        return Meant(opportunity_of(board, exact), (exact,), exact)
    wanted = words_of(typed)
    bags = [_bag(e) for e in board.journal.entries]
    found, all_rounds, of_people = _found(bags, typed)
    names = list(dict.fromkeys(e.opportunity for e in found))
    if len(names) > 1:
        raise _ambiguous(board, bags, typed, names)
    if names:
        opportunity = opportunity_of(board, found[0])
        rounds = opportunity.entries if all_rounds else [e for e in opportunity.entries if e in found]
        same = [e for e in rounds if spelt_slug(folded(nickname(e.id))) == "-".join(wanted)]
        person = _person(opportunity, wanted) if of_people else None
        return Meant(opportunity, tuple(rounds), same[0] if len(same) == 1 else None, person)
    applied = application_meant(board, typed)
    if applied is not None:
        hint = f"{visible(applied.file)} is an application, and nothing is owed before it has a date: followup edit"
        raise BadChoice("no interview", typed, f"{hint} {visible(shlex.quote(nickname(applied.id)))}")
    near = nearest_name(board, typed)
    raise BadChoice("no interview", typed, f"did you mean {visible(near)}?" if near else "followup list --all has them all")


def entries_meant(entries: Sequence[Interview], typed: str) -> list[Interview]:
    """The entries that the words may mean, of one opportunity or more, in the surest way in which any fits; empty for none."""
    exact = [e for e in entries if typed.removeprefix("./") in (e.id, e.file)]
    return exact or _found([_bag(e) for e in entries], typed)[0]


def application_meant(board: Board, typed: str) -> Application | None:
    """The one application that has all of the words, in its company, role or id; None for none, or several."""
    wanted = set(words_of(typed))
    found = [
        a for a in board.journal.applications if wanted and wanted <= {w for n in (a.company, a.role, a.id) for w in words_of(n)}
    ]
    return found[0] if len(found) == 1 else None


def nearest_name(board: Board, typed: str) -> str | None:
    """The nickname, company or id that was probably meant."""
    entries = board.journal.entries
    known = [*(e.company for e in entries), *(nickname(e.id) for e in entries)]
    return nearest(typed, known) or nearest(typed, [e.id for e in entries])


def is_company(board: Board, typed: str) -> bool:
    """Whether the words are the whole words of a company (and a role), or of an entry's id."""
    wanted = set(words_of(typed))
    return (
        exact_entry(board, typed) is not None
        or application_meant(board, typed) is not None
        or any(
            wanted <= {*words_of(e.id), *words_of(e.role), *words_of(e.company)}
            and wanted & {*words_of(e.id), *words_of(e.company)}
            for e in board.journal.entries
        )
    )


# How it is found


def exact_entry(board: Board, typed: str) -> Interview | None:
    """The entry whose id or path is typed in full."""
    named = typed.removeprefix("./")
    return next((e for e in board.journal.entries if named in (e.id, e.file)), None)


def words_of(text: str) -> list[str]:
    """The words of a text, case, accents and punctuation aside."""
    return spelt_slug(folded(text)).split("-") if spelt_slug(folded(text)) else []


class _Bag(NamedTuple):
    """An entry and the words by which it may be called."""

    entry: Interview
    company: set[str]
    role: set[str]
    id: set[str]
    people: list[set[str]]


def _full_names(entry: Interview) -> tuple[str, str]:
    return spelt_slug(folded(f"{entry.company} {entry.role}")), spelt_slug(folded(entry.opportunity))


def _bag(entry: Interview) -> _Bag:
    people = (*entry.interviewers, *((entry.recruiter,) if entry.recruiter is not None else ()))
    own = {*words_of(entry.id), *words_of(entry.opportunity)}
    return _Bag(entry, set(words_of(entry.company)), set(words_of(entry.role)), own, [set(words_of(p.name)) for p in people])


def _person(opportunity: Opportunity, wanted: Collection[str]) -> str | None:
    """The one of its people who is called so; None for nobody, or several."""
    names = dict.fromkeys(p.name for p in opportunity.everybody())
    fit = [n for n in names if set(wanted) <= set(words_of(n))] or [
        n for n in names if all(any(w in x for x in words_of(n)) for w in wanted)
    ]
    return fit[0] if len(fit) == 1 else None


def _found(bags: Sequence[_Bag], typed: str) -> Found:
    """The entries that fit in the surest way in which any does."""
    wanted = words_of(typed)
    return next((tier for tier in (_tiers(bags, typed, wanted) if wanted else ()) if tier[0]), ([], False, False))


def _tiers(bags: Sequence[_Bag], typed: str, wanted: Sequence[str]) -> Iterator[Found]:
    """The entries that fit, from the surest way to the vaguest."""
    want, joined = set(wanted), "-".join(wanted)
    whole = [b for b in bags if want <= b.company | b.role | b.id]  # what is equal has all of the words too
    yield [b.entry for b in whole if joined in _full_names(b.entry)], True, False
    yield [b.entry for b in whole if joined == spelt_slug(folded(b.entry.company))], True, False
    yield [b.entry for b in bags if want <= b.company], True, False
    yield [b.entry for b in bags if want <= b.id], False, False
    yield [b.entry for b in bags if want <= b.company | b.role], True, False
    yield [b.entry for b in whole], False, False
    yield [b.entry for b in bags if any(want <= p for p in b.people)], True, True
    yield [b.entry for b in bags if want <= (b.company | b.role | b.id).union(*b.people)], True, False
    # Parts of words.
    part = folded(typed.removeprefix("./").removesuffix(".md"))
    yield [b.entry for b in bags if part in folded(b.entry.id)], False, False
    yield [b.entry for b in bags if _all_in(wanted, b.company | b.role)], True, False
    yield [b.entry for b in bags if any(_all_in(wanted, p) for p in b.people)], True, True


def _all_in(wanted: Sequence[str], words: Collection[str]) -> bool:
    return all(any(w in word for word in words) for w in wanted)


def _ambiguous(board: Board, bags: Sequence[_Bag], typed: str, names: Sequence[str]) -> Ambiguous:
    """The exception that lists the opportunities that fit, each with words that mean no other."""
    fit = [board.search.opportunity(name) for name in names]
    lines = []
    for opportunity in fit[:12]:
        entry = opportunity.entries[-1]
        words = f"{entry.company} {entry.role}".lower()
        alone = {e.opportunity for e in _found(bags, words)[0]} == {opportunity.name}
        words = shlex.quote(words) if alone else entry.id
        said = f"{entry.company}, {entry.role}, {short_day(entry.day)} {entry.day.year} ({entry.id})"
        lines.append(f"  {visible(words)}: {visible(said)}")
    more = [f"  and {len(fit) - 12} more"] if len(fit) > 12 else []
    return Ambiguous("more than one opportunity fits", typed, "write one of these:\n" + "\n".join([*lines, *more]) + "\n")
