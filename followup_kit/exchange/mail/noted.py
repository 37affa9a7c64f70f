"""Whether a message is in the log already: by its Message-ID, or as a line that somebody typed about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ...base.text import same_name
from ...dates.local_time import local_day
from ...engine.opportunity import Opportunity
from ...engine.search import Search
from ...kinds import KINDS, REFERENCE, WORDS
from ...model import Interview, LogLine
from .letter import Letter


def is_noted(
    letter: Letter,
    word: str,
    kind: str,
    who: str | None,
    search: Search,
    name: str,
    by_id: Mapping[str, Sequence[tuple[Interview, LogLine]]],
    shared: Collection[str] = (),
) -> bool:
    """Whether a message that was `sent` or `heard` (`word`), to or from `who`, as what it may be (`kind`), has its line.

    Its Message-ID (`by_id`) counts in every opportunity, whatever was made of the line since. Else a line of the opportunity
    `name` counts that is of the same kind (for a reply: any words from the company), and of the same day or the one before or
    after; one that is about another message only if it is of the same day. A Message-ID that is `shared` by different messages
    counts on its own day only.
    """
    for entry, line in by_id.get(letter.message_id or "", ()):
        if letter.message_id in shared and _days_apart(letter, line, entry):
            continue
        its = search.opportunity(entry.opportunity)
        if any(_is_of(line, word, kind, who, its, e) for e in its.entries if e.id == entry.id):  # as it is by now
            return True
    opportunity = search.opportunity(name)
    return any(
        _is_of(line, word, kind, who, opportunity, entry) and _may_be(letter, line, kind, entry)
        for entry, line in lines_of(opportunity.entries)
    )


def lines_of(entries: Sequence[Interview]) -> Iterator[tuple[Interview, LogLine]]:
    """Every line of the logs of some entries."""
    for entry in entries:
        for line in entry.log:
            yield entry, line


def is_of_reference(kind: str) -> bool:
    """Whether lines of a kind name a reference, rather than somebody of the company."""
    return kind == "reference-check" or (kind in KINDS and KINDS[kind].to == REFERENCE)


def _is_of(line: LogLine, word: str, kind: str, who: str | None, opportunity: Opportunity, entry: Interview) -> bool:
    """Whether a line goes the same way and is about this person; one that names nobody may be about anybody."""
    if (line.sent is not None) != (word == "sent"):
        return False
    if line.who is None or who is None:
        return True
    named = line.sent or line.heard or kind
    found = opportunity.one_match(line.who, entry, is_of_reference(named))
    return any(same_name(p.name) == same_name(who) for p in found) or same_name(line.who) == same_name(who)


def _may_be(letter: Letter, line: LogLine, kind: str, entry: Interview) -> bool:
    if line.by is not None and line.by != "email":
        return False
    apart = _days_apart(letter, line, entry)
    if line.message_id is not None:
        return apart == 0 and kind in (line.sent, line.heard)
    return apart <= 1 and (kind in (line.sent, line.heard) or (kind == "reply" and line.heard in WORDS))


def _days_apart(letter: Letter, line: LogLine, entry: Interview) -> int:
    assert letter.at is not None  # one without a date is never proposed
    return abs((local_day(letter.at, entry.zone) - line.when.day).days)
