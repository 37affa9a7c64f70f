"""Openings that may be one, and one that may be two: what the names and the dates in a journal suggest. They change no row."""

from __future__ import annotations

from itertools import combinations, pairwise

from ..base.lazy_re import re
from ..base.light_typing import Iterable, Iterator, Mapping, Sequence, TypeVar
from ..base.text import same_name, spelt_slug, visible
from ..model import Interview, Problem
from .opportunity import Opportunity

T = TypeVar("T")
U = TypeVar("U")
Spelling = tuple[list[str], list[str]]  # the words of a company and of a role
# The fields of an entry by which openings are compared with one another.
COMPARED = ("company", "role", "opportunity", "start", "interviewers", "recruiter", "cancelled")
LONG = 180  # days between two rounds: after an end in between, most likely another application
_LEGAL_FORMS = frozenset((
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co", "company", "gmbh", "mbh", "ag",
    "se", "kg", "ug", "ev", "eg", "ohg", "gbr", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa", "oy", "oyj",
    "aps", "pty", "pte", "kk", "and",
))  # fmt: skip
_SHORTEST = 5  # letters of a word in which a slip is taken for one: of shorter ones another letter makes another word
_IN_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]"


def check_openings(opportunities: Iterable[Opportunity]) -> Iterator[Problem]:
    """Warnings about openings that differ by a legal form, a bracket or a slip, and rounds far apart with an end in between."""
    met: dict[str, list[Opportunity]] = {}  # the openings of each person
    for opportunity in opportunities:
        if len(opportunity.rounds) > 1:
            yield from _far_apart(opportunity)
        for name in _people(opportunity):
            met.setdefault(name, []).append(opportunity)
    pairs = {(a.name, b.name): (a, b) for several in met.values() if len(several) > 1 for a, b in _similar(several)}
    for a, b in pairs.values():
        if _may_be_one(a, b):
            yield _one_opening(*sorted((a, b), key=lambda o: (o.entries[0].start, o.entries[0].id)))


def _similar(openings: Iterable[Opportunity]) -> Iterator[tuple[Opportunity, Opportunity]]:
    """The pairs of openings whose companies begin or end with the same letters: a single slip leaves one of the two alone."""
    pool: dict[str, list[Opportunity]] = {}
    for opportunity in filter(_is_usual, openings):
        company = "".join(company_words(opportunity.entries[0].company))
        pool.setdefault(f"{company[:2]}...", []).append(opportunity)
        pool.setdefault(f"...{company[-2:]}", []).append(opportunity)
    for alike in pool.values():
        yield from combinations(alike, 2)


def _is_usual(opportunity: Opportunity) -> bool:
    """Whether its name is made from company and role: where it was typed, the person has said which opening it is."""
    first = opportunity.entries[0]
    return opportunity.name == spelt_slug(f"{first.company} {first.role}")


def _people(opportunity: Opportunity) -> dict[str, str]:
    """Its interviewers and recruiters, each once: what tells them apart, and the name."""
    people = (p for e in opportunity.entries for p in (*e.interviewers, e.recruiter) if p is not None)
    return {same_name(p.name): p.name for p in people}


def name_words(text: str) -> list[str]:
    """The words of a company or role without what is in brackets, unless that is all there is."""
    bare = re.sub(_IN_BRACKETS, " ", text) if "(" in text or "[" in text else text
    return (spelt_slug(bare) or spelt_slug(text)).split("-")


def company_words(company: str) -> list[str]:
    """The words of a company without what is in brackets and without the legal form at its end, in the form of a `spelt_slug`."""
    words = name_words(company)
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return words


def _may_be_one(a: Opportunity, b: Opportunity) -> bool:
    """Whether two openings that share a person may be one: of companies spelt differently somebody who works there is shared."""
    here, there = ((company_words(o.entries[0].company), name_words(o.entries[0].role)) for o in (a, b))
    if not _are_alike(here, there):
        return False
    return "".join(here[0]) == "".join(there[0]) or not _staff(a).isdisjoint(_staff(b))


def _staff(opportunity: Opportunity) -> set[str]:
    """Its people but for recruiters from outside, who have many companies."""
    inside = (e.recruiter for e in opportunity.entries if e.recruiter is not None and e.recruiter.kind in ("internal", "hr"))
    return {same_name(p.name) for p in (*(p for e in opportunity.entries for p in e.interviewers), *inside)}


def _are_alike(a: Spelling, b: Spelling) -> bool:
    return _alike(a[0], b[0]) and _alike(a[1], b[1])


def spelling_of(opportunity: Opportunity) -> Spelling | None:
    """The words of its company and its role, as openings are compared; None for one that is compared with none."""
    first = opportunity.entries[0]
    return (company_words(first.company), name_words(first.role)) if _is_usual(opportunity) else None


def near_ones(known: Mapping[T, Spelling], others: Mapping[U, Spelling]) -> set[T]:
    """Which of the known openings may be one with any of the others, whoever is in them: at least all that `check_openings` says.

    Companies are compared that share a trace, each of them once, and then the roles of their openings.
    """
    theirs = _by_company(others)
    by_trace: dict[str, list[tuple[str, ...]]] = {}
    for company in theirs:
        for trace in (t for more in (-1, 0, 1) for t in _traces(company, more)):
            by_trace.setdefault(trace, []).append(company)
    found: set[T] = set()
    for company, mine in _by_company(known).items():
        shared = [by_trace[trace] for trace in _traces(company) if trace in by_trace]
        if not shared:
            continue
        near = {other for several in shared for other in several}
        alike = [key for other in near if _alike(company, other) for key in theirs[other]]
        for key in mine if alike else ():
            if any(other is not key and _alike(known[key][1], others[other][1]) for other in alike):
                found.add(key)
    return found


def _by_company(openings: Mapping[T, Spelling]) -> dict[tuple[str, ...], list[T]]:
    """Openings by the words of their company."""
    found: dict[tuple[str, ...], list[T]] = {}
    for key, (company, _) in openings.items():
        found.setdefault(tuple(company), []).append(key)
    return found


def _traces(words: tuple[str, ...], more: int = 0) -> list[str]:
    """What two companies that are alike have at least one of in common: of one of them with a letter more or less in a word.

    That is all letters, or all words but one; and of that one, which has a slip in it, the length and nearly half of the letters,
    at its beginning or its end.
    """
    text = " ".join(words)
    found, end = [text.replace(" ", "")], -1
    for word in words:
        begin, end = end + 1, end + 1 + len(word)
        if len(word) >= _SHORTEST:
            size = len(word) + more
            half, rest = (size - 2) // 2, f"{text[:begin]}{size}{text[end:]}"
            found += f"{word[:half]} {rest}", f"{rest} {word[-half:]}"
    return found


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two texts differ by their spaces alone, or by a slip in one long word."""
    if "".join(a) == "".join(b):
        return True
    different = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(different) == 1 and _is_slip(*different[0])


def _is_slip(a: str, b: str) -> bool:
    """Whether one letter of a long word is another one, is missing or stands twice, or two letters have changed places.

    The first is seldom mistyped, and a short word with another letter is another word: Beta and Zeta, Visa and Vista.
    """
    shorter = min(len(a), len(b))
    if shorter < _SHORTEST or abs(len(a) - len(b)) > 1 or not (a + b).isalpha():
        return False
    if a[-1] != b[-1] and a[: shorter - 2] != b[: shorter - 2]:  # as most words with one beginning: no slip at the end
        return False
    first = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[first:], b[first:]
    if len(a) == len(b) and rest[1:] == other[1:]:
        return len(a) > 5 and first > 0
    return rest[1:] == other or rest == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _one_opening(first: Opportunity, second: Opportunity) -> Problem:
    there, here = first.entries[0], second.entries[0]
    shared = next(name for key, name in _people(second).items() if key in _people(first))
    message = (
        f"{visible(here.company)}, {visible(here.role)} may be the opening of {visible(there.file)}"
        f" ({visible(there.company)}, {visible(there.role)}): {visible(shared)} is in both"
    )
    hint = f"if it is, write opportunity: {visible(first.name)} here; if not, opportunity: and another name"
    return Problem(here.file, here.date_line, 1, "warning", "same-opening", message, hint)


def _far_apart(opportunity: Opportunity) -> Iterator[Problem]:
    """Rounds of one opening more than half a year apart, with an end between them that nothing has lifted."""
    for before, after in pairwise(opportunity.rounds):
        days = (after.day - before.day).days
        ended = _end_between(opportunity, before, after) if days > LONG else None
        if ended:
            message = f"this round is {days} days after the one before, and {ended} lies between: is it a new application?"
            hint = f"if so, write opportunity: {visible(opportunity.name)}-{after.day.year} here"
            yield Problem(after.file, after.date_line, 1, "warning", "long-gap", message, hint)


def _end_between(opportunity: Opportunity, before: Interview, after: Interview) -> str | None:
    """What ended the rounds up to `before` by the time of `after`."""
    end = None
    for event in opportunity.events:
        if before.start < event.at < after.start:
            end = {"rejection": "a rejection", "invitation": None}.get(event.line.heard or "", end)
    for closing in opportunity.closings:
        at = closing.at or closing.entry.start
        if at < after.start and opportunity.covers(closing, before) and not opportunity.lifted(closing):
            end = end or "a close"
    return end
