"""Which opportunity a person means by an id, a company, a role or somebody's name, and which of its rounds."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from ..api import Board
from ..dates.local_time import short_day
from ..engine.opportunity import Opportunity
from ..errors import Ambiguous, BadChoice, DiskError, FollowupError, Refused
from ..kinds import NOW_STATES
from ..model import Action, Interview
from ..text import folded, nearest, nickname, slug, visible
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
Choice = Callable[[Board, Meant], Interview]  # which of the rounds that are meant


def meant(board: Board, typed: str) -> Meant:
    """What an id, a company, a role or a person's name means, or any unambiguous part of one; case and accents aside.

    Whole words go before parts of words, and a company before a person. Raises BadChoice where nothing fits,
    Ambiguous where more than one opportunity does.
    """
    exact = _exact(board, typed)
    if exact is not None:
        return Meant(opportunity_of(board, exact), (exact,), exact)
    wanted = _words(typed)
    bags = [_bag(e) for e in board.journal.entries]
    found, all_rounds, of_people = _found(bags, typed)
    names = list(dict.fromkeys(e.opportunity for e in found))
    if len(names) > 1:
        raise _ambiguous(board, bags, typed, names)
    if names:
        opportunity = opportunity_of(board, found[0])
        rounds = opportunity.entries if all_rounds else [e for e in opportunity.entries if e in found]
        same = [e for e in rounds if slug(folded(nickname(e.id))) == "-".join(wanted)]
        person = _person(opportunity, wanted) if of_people else None
        return Meant(opportunity, tuple(rounds), same[0] if len(same) == 1 else None, person)
    near = nearest_name(board, typed)
    raise BadChoice("no interview", typed, f"did you mean {visible(near)}?" if near else "followup list --all has them all")


def nearest_name(board: Board, typed: str) -> str | None:
    """The nickname, company or id that was probably meant."""
    entries = board.journal.entries
    known = [*(e.company for e in entries), *(nickname(e.id) for e in entries)]
    return nearest(typed, known) or nearest(typed, [e.id for e in entries])


def is_company(board: Board, typed: str) -> bool:
    """Whether the words are the whole words of a company (and a role), or of an entry's id."""
    wanted = set(_words(typed))
    return _exact(board, typed) is not None or any(
        wanted <= {*_words(e.id), *_words(e.role), *_words(e.company)} and wanted & {*_words(e.id), *_words(e.company)}
        for e in board.journal.entries
    )


def find_round(board: Board, typed: str, choose: Choice) -> Interview:
    """The round that is meant, for a command that writes into its entry.

    Raises BadChoice as `meant` does, Refused where a file that has an error may be meant, DiskError where one cannot be read.
    """
    try:
        found = meant(board, typed)
    except Ambiguous:
        raise
    except BadChoice:
        for problem in board.problems:
            if problem.code == "unreadable":
                raise DiskError(f"{visible(problem.file)}: {problem.message}; nothing was written") from None
        other = unread_file(board, typed)
        if other:
            raise Refused(f"{visible(other)} has an error (followup check), so nothing was written") from None
        raise
    entry = choose(board, found)
    if _exact(board, typed) is None and (other := unread_file(board, typed)):
        raise Refused(
            f"{visible(other)} may be meant too and has an error (followup check), so nothing was written; "
            f"or write {visible(entry.id)} in full"
        )
    return entry


def unread_file(board: Board, typed: str) -> str | None:
    """A file that has an error and may be meant: by its path, or by its company where that is legible."""
    wanted, part = _words(typed), folded(typed.removesuffix(".md"))
    if not part:
        return None
    companies = {u.file: _words(u.company or "") for u in board.journal.unread}
    for file in board.unread_files:
        if part in folded(file.removesuffix(".md")) or (wanted and set(wanted) <= {*companies.get(file, ()), *_words(file)}):
            return file
    return None


# Which of the rounds


def latest(_: Board, found: Meant) -> Interview:
    """The latest round."""
    return found.held[-1]


def latest_over(board: Board, found: Meant) -> Interview:
    """The latest round that is over, or the first one where all are still to come."""
    return next((r for r in reversed(found.held) if r.end <= board.now), found.held[0])


def with_open_row(kind: str, to: str | None = None) -> Choice:
    """The round in which a row of that kind (to that person) is open, now rather than later; else the latest that is over.

    The round whose nickname was typed goes before the others. The choice raises BadChoice where several rounds have such a
    row, to different people.
    """

    def choose(board: Board, found: Meant) -> Interview:
        who = to or found.person
        ids = {e.id for e in found.rounds}
        rows = [a for a in board.actions if a.kind == kind and a.interview in ids]
        rows = [a for a in rows if is_to(a, who)] if who else rows
        rows = rows or [a for a in board.actions if a.kind == kind and a.interview in ids and to is None]
        for mine in ([a for a in rows if a.state in NOW_STATES], [a for a in rows if a.state == "waiting"]):
            open_in = {a.interview for a in mine}
            if found.named is not None and found.named.id in open_in:
                return found.named
            people = dict.fromkeys(a.to for a in mine if a.to)
            if len(open_in) > 1 and len(people) > 1:
                several = "\n".join(f"  --to {visible(name)!r}" for name in people)
                raise BadChoice(f"{kind} may go to more than one person in", found.opportunity.name, f"say which:\n{several}\n")
            if mine:
                return [e for e in found.rounds if e.id in open_in][-1]
        there = tuple(e for e in found.rounds if e.id in {a.interview for a in rows})
        return latest_over(board, found._replace(rounds=there) if there else found)

    return choose


def having(test: Callable[[Interview], bool]) -> Choice:
    """The latest round of which something is true (first of all the one whose nickname was typed); else the latest."""

    def choose(board: Board, found: Meant) -> Interview:
        fit = [e for e in found.rounds if test(e)]
        if found.named in fit and found.named is not None:
            return found.named
        return fit[-1] if fit else latest(board, found)

    return choose


def is_to(action: Action, name: str) -> bool:
    """Whether a row goes to (or through) somebody who may be called so: by their whole name, or by some of its words."""
    wanted = set(_words(name))
    return any(bool(wanted) and wanted <= set(_words(who)) for who in (action.to, action.via) if who)


def name_for(board: Board, typed: str, entry: Interview, choose: Choice) -> str:
    """The shortest name that a command will take for just this round: what was typed, its nickname, or its id."""
    for name in (typed, nickname(entry.id)):
        try:
            if name and not name.startswith("-") and choose(board, meant(board, name)).id == entry.id:
                return name
        except FollowupError:
            continue
    return f"./{entry.id}" if entry.id.startswith("-") else entry.id


# How it is found


def _exact(board: Board, typed: str) -> Interview | None:
    named = typed.removeprefix("./")
    return next((e for e in board.journal.entries if named in (e.id, e.file)), None)


def _words(text: str) -> list[str]:
    """The words of a text, case, accents and punctuation aside."""
    return slug(folded(text)).split("-") if slug(folded(text)) else []


class _Bag(NamedTuple):
    """An entry and the words by which it may be called."""

    entry: Interview
    company: set[str]
    role: set[str]
    id: set[str]
    people: list[set[str]]


def _full_names(entry: Interview) -> tuple[str, str]:
    return slug(folded(f"{entry.company} {entry.role}")), slug(folded(entry.opportunity))


def _bag(entry: Interview) -> _Bag:
    people = (*entry.interviewers, *((entry.recruiter,) if entry.recruiter is not None else ()))
    own = {*_words(entry.id), *_words(entry.opportunity)}
    return _Bag(entry, set(_words(entry.company)), set(_words(entry.role)), own, [set(_words(p.name)) for p in people])


def _person(opportunity: Opportunity, wanted: Collection[str]) -> str | None:
    """The one of its people who is called so; None for nobody, or several."""
    names = dict.fromkeys(p.name for p in opportunity.everybody())
    fit = [n for n in names if set(wanted) <= set(_words(n))] or [
        n for n in names if all(any(w in x for x in _words(n)) for w in wanted)
    ]
    return fit[0] if len(fit) == 1 else None


def _found(bags: Sequence[_Bag], typed: str) -> Found:
    """The entries that fit in the surest way in which any does."""
    wanted = _words(typed)
    return next((tier for tier in (_tiers(bags, typed, wanted) if wanted else ()) if tier[0]), ([], False, False))


def _tiers(bags: Sequence[_Bag], typed: str, wanted: Sequence[str]) -> Iterator[Found]:
    """The entries that fit, from the surest way to the vaguest."""
    want, joined = set(wanted), "-".join(wanted)
    whole = [b for b in bags if want <= b.company | b.role | b.id]  # what is equal has all of the words too
    yield [b.entry for b in whole if joined in _full_names(b.entry)], True, False
    yield [b.entry for b in whole if joined == slug(folded(b.entry.company))], True, False
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
    fit = [next(o for o in board.opportunities if o.name == name) for name in names]
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
