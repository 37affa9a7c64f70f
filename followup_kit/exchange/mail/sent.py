"""What a note that was sent is: the row to that person that was open at that moment, and what the note says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ...base.light import NamedTuple
from ...base.text import same_name
from ...dates.local_time import local_day
from ...engine.openings import company_words
from ...engine.search import Search
from ...kinds import KINDS, NOW_STATES, ONESELF
from ...model import Action, Interview
from .directory import Known
from .gather import Mail
from .words import folded_words, is_named, phrases, says_any, sentences

# What a note can be taken for by its words alone, since a wrong line would only spare one more note to the same person.
_BY_WORDS = ("thank-you", "thank-after-rejection", "check-in", "decline")
# These are proposed also where no word tells, since nothing but them is likely in those days.
_BY_ROW = ("thank-you", "check-in", "thank-after-rejection", "tell-reference", "ask-reference")


class Sent(NamedTuple):
    """What was sent, to whom, in which round; `sure`, and by what, or what is missing.

    `direct` where it went to them and not through the recruiter, whatever the row advised; `plain` where its words say it.
    """

    entry: Interview
    kind: str
    to: str | None
    sure: bool
    because: tuple[str, ...]
    direct: bool = True
    plain: bool = True


def sent_in(mail: Mail, known: Known, search: Search) -> Iterator[Sent]:
    """What a note to somebody was, given the journal at that moment: one thing, or one for each that a recruiter passes on."""
    rows = [a for a in search.actions_of(known.opportunity) if a.kind in KINDS and KINDS[a.kind].to != ONESELF]
    said = sentences(f"{mail.letter.subject}\n\n{mail.contents.words}")
    direct = [a for a in rows if a.to is not None and same_name(a.to) == same_name(known.person.name)]
    direct = [a for a in direct if known.is_reference == a.kind.endswith("-reference")]
    best = min(
        (s for a in direct if (s := _as(a, mail, known, said, search))),
        key=lambda s: (not s.sure, not s.plain, _weight(s)),
        default=None,
    )
    if best is not None:
        yield best
        return
    for a in rows:  # what a recruiter passes on
        passed_on = a.via is not None and same_name(a.via) == same_name(known.person.name) and a.state in NOW_STATES
        by_words = passed_on and says_any(said, phrases().sent.get(a.kind, ()))
        if by_words and a.to is not None and any(folded_words(a.to) in s for s in said):
            yield Sent(
                _entry(search, a), a.kind, a.to, False, (f"through {known.person.name}", _open_since(a), "its words"), False
            )


def _as(row: Action, mail: Mail, known: Known, said: list[str], search: Search) -> Sent | None:
    """A note as what a row asks for; None where it is hardly that."""
    at = mail.letter.at
    assert at is not None
    entry = _entry(search, row)
    by_words = says_any(said, phrases().sent.get(row.kind, ()))
    if known.is_reference:
        by_words = is_named(company_words(entry.company), f"{mail.letter.subject} {mail.contents.words}")
    begun = row.state in NOW_STATES
    if not begun and not (row.state == "waiting" and by_words and _may_be_early(row, entry, at)):
        return None
    if not by_words and (mail.letter.thread or row.kind not in _BY_ROW):
        return None
    because = ["their address", _open_since(row) if begun else "before it opened"]
    because.append("its words" if by_words else f"no word of it says {row.kind}")
    early_is_fine = begun or row.kind == "thank-you"
    sure = by_words and early_is_fine and (row.kind in _BY_WORDS or known.is_reference)
    return Sent(entry, row.kind, row.to, sure, tuple(because), plain=by_words)


def _may_be_early(row: Action, entry: Interview, at: datetime) -> bool:
    """Whether a row that has not opened yet may have been done all the same: an interview may end before it was to."""
    if row.kind == "thank-you":
        return local_day(at, entry.zone) >= entry.day and (at >= entry.start or entry.assumed)
    return row.kind == "check-in" and at >= entry.end


def _weight(sent: Sent) -> int:
    return _BY_ROW.index(sent.kind) if sent.kind in _BY_ROW else len(_BY_ROW)


def _open_since(row: Action) -> str:
    return f"{row.kind} was {row.state}"


def _entry(search: Search, row: Action) -> Interview:
    return next(e for e in search.opportunity(row.opportunity or "").entries if e.id == row.interview)
