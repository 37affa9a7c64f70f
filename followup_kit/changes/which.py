"""Which opportunity a person means by an id, a company, a role or somebody's name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..api import Board
from ..base.light import NamedTuple
from ..base.text import folded, for_shell, nearest, nickname, spelt_slug, visible
from ..dates.local_time import short_day
from ..engine.opportunity import Opportunity
from ..errors import Ambiguous, BadChoice
from ..journal.files import Journal
from ..model import Application, Interview
from .resolve import opportunity_of

Entry = Interview | Application


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


class IsApplication(BadChoice):
    """The words mean an application, for what can be done with an interview alone."""

    def __init__(self, typed: str, application: Application) -> None:
        self.application = application
        name = visible(for_shell(nickname(application.id)))
        hint = (
            f"{visible(application.file)} is an application, and nothing is owed before it has a date: followup move {name} DATE"
        )
        super().__init__("no interview", typed, hint)


Found = tuple[list[Entry], bool, bool]  # the entries that fit; whether all their rounds are meant; by somebody's name


def meant(board: Board, typed: str, *, of_rows: bool = False) -> Meant:
    """What an id, a company, a role or a person's name means, or any unambiguous part of one; case and accents aside.

    Whole words go before parts of words, and a company before a person. `of_rows`: what has no rows, as an application, is
    meant only where nothing else is. Raises BadChoice where nothing fits, IsApplication where an application does, Ambiguous
    where more than one opportunity does.
    """
    exact = exact_entry(board, typed)
    if exact is not None:
        return Meant(opportunity_of(board, exact), (exact,), exact)
    wanted = words_of(typed)
    interviews = [_bag(e) for e in board.journal.entries]
    applied = applications(board.journal)
    for application in applied:
        if application.file == typed.removeprefix("./"):
            raise IsApplication(typed, application)
    bags = [*interviews, *map(_bag, applied)]
    entries, all_rounds, of_people = _found(interviews, typed) if of_rows else _found(bags, typed)
    if not entries:
        entries, all_rounds, of_people = _found(bags, typed)
    names = list(dict.fromkeys(e.opportunity for e in entries))
    if len(names) > 1:
        raise _ambiguous(board, bags, typed, names)
    found = [e for e in entries if isinstance(e, Interview)]
    if entries and not found:
        raise IsApplication(typed, next(a for a in reversed(entries) if isinstance(a, Application)))
    if names:
        opportunity = opportunity_of(board, found[0])
        rounds = opportunity.entries if all_rounds else [e for e in opportunity.entries if e in found]
        same = [e for e in rounds if spelt_slug(folded(nickname(e.id))) == "-".join(wanted)]
        person = _person(opportunity, wanted) if of_people else None
        return Meant(opportunity, tuple(rounds), same[0] if len(same) == 1 else None, person)
    near = nearest_name(board, typed)
    raise BadChoice("no interview", typed, f"did you mean {visible(near)}?" if near else "followup list --all has them all")


def entries_meant(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that the words may mean, of one opportunity or more, in the surest way in which any fits; empty for none."""
    exact = [e for e in entries if typed.removeprefix("./") in (e.id, e.file)]
    return exact or _found([_bag(e) for e in entries], typed)[0]


def entries_of(journal: Journal) -> list[Entry]:
    """All entries, the applications last."""
    return [*journal.entries, *journal.applications]


def applications(journal: Journal) -> list[Application]:
    """The applications that have led to no interview, one for each opening: the latest."""
    begun = {e.opportunity for e in journal.entries}
    latest = {a.opportunity: a for a in sorted(journal.applications, key=lambda a: (a.applied.at, a.id))}
    return [a for a in latest.values() if a.opportunity not in begun]


def nearest_name(board: Board, typed: str) -> str | None:
    """The nickname, company or id that was probably meant, or a word of a company or of somebody's name."""
    entries = entries_of(board.journal)
    known = [*(e.company for e in entries), *(nickname(e.id) for e in entries)]
    people = [p.name for e in entries for p in (*e.interviewers, *([e.recruiter] if e.recruiter else []))]
    words = [word for name in (*(e.company for e in entries), *people) for word in name.split() if len(word) > 3]
    return nearest(typed, known) or nearest(typed, [e.id for e in entries]) or nearest(typed, words)


def is_company(board: Board, typed: str) -> bool:
    """Whether the words are the whole words of a company (and a role), or of an entry's id."""
    wanted = set(words_of(typed))
    return exact_entry(board, typed) is not None or any(
        wanted <= {*words_of(e.id), *words_of(e.role), *words_of(e.company)} and wanted & {*words_of(e.id), *words_of(e.company)}
        for e in entries_of(board.journal)
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

    entry: Entry
    company: set[str]
    role: set[str]
    id: set[str]
    people: list[set[str]]


def _full_names(entry: Entry) -> tuple[str, str]:
    return spelt_slug(folded(f"{entry.company} {entry.role}")), spelt_slug(folded(entry.opportunity))


def _bag(entry: Entry) -> _Bag:
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
    lines = []
    for name in names[:12]:
        entry = next(b.entry for b in bags if b.entry.opportunity == name)
        entry = board.search.opportunity(name).entries[-1] if isinstance(entry, Interview) else entry
        words = f"{entry.company} {entry.role}".lower()
        alone = {e.opportunity for e in _found(bags, words)[0]} == {name}
        words = for_shell(words) if alone else entry.id if isinstance(entry, Interview) else entry.file
        day, what = (entry.day, "") if isinstance(entry, Interview) else (entry.applied.day, "applied ")
        said = f"{entry.company}, {entry.role}, {what}{short_day(day)} {day.year} ({entry.id})"
        lines.append(f"  {visible(words)}: {visible(said)}")
    more = [f"  and {len(names) - 12} more"] if len(names) > 12 else []
    return Ambiguous("more than one opportunity fits", typed, "write one of these:\n" + "\n".join([*lines, *more]) + "\n")
