"""Openings that may be one, and one that may be two: what the names and the dates in a journal suggest. They change no row."""

from __future__ import annotations

from itertools import islice, pairwise, product

from ..base.light import Collection, Iterable, Iterator, Mapping, TypeVar, re
from ..base.text import same_name, spelt_slug, visible
from ..model import Interview, Problem, Spelling
from .opportunity import Opportunity

T = TypeVar("T")
U = TypeVar("U")
# The fields of an entry by which openings are compared with one another.
COMPARED = ("company", "role", "opportunity", "start", "interviewers", "recruiter", "cancelled")
LONG = 180  # days between two rounds: after an end in between, most likely another application
_LEGAL_FORMS = frozenset((
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co", "company", "gmbh", "mbh", "ag",
    "se", "kg", "ug", "ev", "eg", "ohg", "gbr", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa", "oy", "oyj",
    "aps", "pty", "pte", "kk", "and",
))  # fmt: skip
_SHORTEST = 5  # letters of a word in which a slip is taken for one: of shorter ones another letter makes another word
_AT_ONCE = 500  # openings with which all others are compared: what is looked up of them takes a kilobyte each
_IN_BRACKETS = r"\([^()]*\)|\[[^\[\]]*\]"


def check_openings(opportunities: Iterable[Opportunity]) -> Iterator[Problem]:
    """Warnings about openings that differ by a legal form, a bracket or a slip, and rounds far apart with an end in between."""
    named = {opportunity.name: opportunity for opportunity in opportunities}
    for opportunity in named.values():
        if len(opportunity.rounds) > 1:
            yield from _far_apart(opportunity)
    spelt = {o.name: spelling for o in _sharing_people(named.values()) if (spelling := spelling_of(o)) is not None}
    for part in range(0, len(spelt), _AT_ONCE):
        for pair in alike(spelt, dict(islice(spelt.items(), part, part + _AT_ONCE))):
            if pair[0] < pair[1]:
                first, second = sorted(map(named.__getitem__, pair), key=lambda o: (o.entries[0].start, o.entries[0].id))
                if _share_people(first, second):
                    yield _one_opening(first, second)


def _is_usual(opportunity: Opportunity) -> bool:
    """Whether its name is made from company and role: where it was typed, the person has said which opening it is."""
    first = opportunity.entries[0]
    return opportunity.name == spelt_slug(f"{first.company} {first.role}")


def _people(opportunity: Opportunity) -> dict[str, str]:
    """Its interviewers and recruiters, each once: what tells them apart, and the name."""
    people = (p for e in opportunity.entries for p in (*e.interviewers, e.recruiter) if p is not None)
    return {same_name(p.name): p.name for p in people}


def _sharing_people(opportunities: Collection[Opportunity]) -> list[Opportunity]:
    """Those with somebody who is in another one too: of a long search few, so that the rest need not be compared."""
    met: dict[str, int] = {}
    for name in (name for o in opportunities if len(opportunities) > 1 for name in _people(o)):
        met[name] = met.get(name, 0) + 1
    return [o for o in opportunities if met and any(met[name] > 1 for name in _people(o))]


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


def _share_people(a: Opportunity, b: Opportunity) -> bool:
    """Whether somebody is in both of two openings; of companies spelt differently, somebody who works there."""
    here, there = (company_words(o.entries[0].company) for o in (a, b))
    people = _people if "".join(here) == "".join(there) else _staff
    return not people(a).keys().isdisjoint(people(b))


def _staff(opportunity: Opportunity) -> dict[str, str]:
    """As `_people`, without recruiters from outside, who have many companies."""
    inside = (e.recruiter for e in opportunity.entries if e.recruiter is not None and e.recruiter.kind in ("internal", "hr"))
    return {same_name(p.name): p.name for p in (*(p for e in opportunity.entries for p in e.interviewers), *inside)}


def spelling_of(opportunity: Opportunity) -> Spelling | None:
    """How it is compared with other openings; None for one that is compared with none."""
    first = opportunity.entries[0]
    if not _is_usual(opportunity):
        return None
    company = " ".join(company_words(first.company))
    return company, " ".join(name_words(first.role)), _traces(company)


def alike(known: Mapping[T, Spelling], others: Mapping[U, Spelling]) -> Iterator[tuple[T, U]]:
    """The pairs of a known opening and another one whose companies and roles may be the same, whoever is in them."""
    theirs: dict[tuple[str, str], list[U]] = {}
    for other, (company, role, _) in others.items():
        theirs.setdefault((company, role), []).append(other)
    companies, roles = (_by_trace({names[n] for names in theirs}) for n in (0, 1))
    traces_of_any = companies.keys()
    like: dict[str, list[str]] = {}  # their roles that are alike, by ours
    for one, (company, role, traces) in known.items():
        if traces_of_any.isdisjoint(traces):
            continue
        if role not in like:
            like[role] = [called for called in _near(_traces(role), roles) if _alike(role, called)]
        for names in product(_near(traces, companies), like[role]):
            if names in theirs and _alike(company, names[0]):
                yield from ((one, other) for other in theirs[names])


def _near(traces: Iterable[str], by_trace: Mapping[str, list[str]]) -> set[str]:
    """The names that have one of the traces."""
    return {name for trace in traces if trace in by_trace for name in by_trace[trace]}


def _by_trace(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by the traces of all that may be like them."""
    found: dict[str, list[str]] = {}
    for name in names:
        for trace in (t for more in (-1, 0, 1) for t in _traces(name, more)):
            found.setdefault(trace, []).append(name)
    return found


def _traces(name: str, more: int = 0) -> tuple[str, str, str]:
    """What is left of a name's letters without a third of them, for each third; or of one like it with a letter more or less.

    A slip changes two letters at most, which are in one of the thirds: the rest is the same in both names. A name too short for
    a slip has all of its letters: many have one third in common, or nothing.
    """
    letters = name.replace(" ", "")
    if len(letters) < _SHORTEST:
        return letters, letters, letters
    same = max(len(letters) + more - 2, 0)
    cut, one, two = len(letters) - same, same // 3, same * 2 // 3
    return letters[cut + one :], letters[:one] + letters[cut + two :], letters[:two]


def _alike(a: str, b: str) -> bool:
    """Whether two texts differ by their spaces alone, or by a slip in one long word."""
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    here, there = a.split(" "), b.split(" ")
    different = [(x, y) for x, y in zip(here, there, strict=False) if x != y]
    return len(here) == len(there) and len(different) == 1 and _is_slip(*different[0])


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
