"""Figures about a search so far, each with the size of its sample.

Pure functions of opportunities and rows. A search is a small sample, and a percentage of three answers means nothing: below
`ENOUGH` cases every figure says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median

from ..base.light import NamedTuple
from ..dates.local_time import local_day
from ..engine.opportunity import Event, Opportunity
from ..kinds import TOO_LATE
from ..model import Action, Interview

ENOUGH = 20  # with fewer, a half may as well be a quarter or three quarters
A_DAY = timedelta(hours=24)
OUTCOMES = ("offer", "rejection", "closed by you", "no answer yet", "still to come")


class Share(NamedTuple):
    """`part` of `whole` cases in which `what` holds."""

    what: str
    part: int
    whole: int

    @property
    def figure(self) -> str:
        """The figure in words, with the size of its sample; where that is too small to tell anything, it says so."""
        if self.whole == 0:
            return "none yet"
        figure = f"{self.part} of {self.whole}"
        if self.whole < ENOUGH:
            return f"{figure}; too few to tell"
        return f"{figure}, {100 * self.part / self.whole:.0f} %"

    @property
    def said(self) -> str:
        """The name of `figure` in release 0.1."""
        return self.figure


class Wait(NamedTuple):
    """How many days one company took to answer after a round, and with what; None where it has not answered.

    `ended` is the last day of the round, in the interview's zone.
    """

    company: str
    ended: date
    days: int | None
    heard: str | None


class Waits(NamedTuple):
    """All waits together: how many of the `whole` were answered, and after how many days; None where none was."""

    answered: int
    whole: int
    median: float | None
    shortest: int | None
    longest: int | None

    @property
    def figure(self) -> str:
        """The figures in words, with the size of their sample; where that is too small to tell anything, it says so."""
        if self.median is None:
            return f"{self.answered} of {self.whole} rounds answered" if self.whole else "no round is over yet"
        few = "; too few to tell" if self.answered < ENOUGH else ""
        span = f"from {self.shortest} to {self.longest}"
        return f"{self.answered} of {self.whole} rounds answered, in {self.median:g} days at the median ({span}){few}"

    @property
    def said(self) -> str:
        """The name of `figure` in release 0.1."""
        return self.figure


class Silence(NamedTuple):
    """An opportunity without an outcome: since which day nothing was heard, and after what.

    `days` is the length of the silence, `promised` the day by which they last said they would answer.
    """

    company: str
    role: str
    since: date
    days: int
    after: str
    promised: date | None


def funnel(opportunities: Sequence[Opportunity]) -> list[Share]:
    """How many of the opportunities with a round behind them had two, three, ... rounds, and how many an offer."""
    begun = [s for s in opportunities if s.over]
    most = max((len(s.over) for s in begun), default=0)
    rounds = [Share(f"{n} rounds or more", sum(len(s.over) >= n for s in begun), len(begun)) for n in range(2, most + 1)]
    return [*rounds, Share("an offer", sum(_heard(s, "offer") for s in begun), len(begun))]


def outcomes(opportunities: Sequence[Opportunity]) -> list[Share]:
    """The outcomes of the opportunities, each counted once, in the order of `OUTCOMES`."""
    found = [outcome_of(s) for s in opportunities if s.rounds]
    return [Share(o, found.count(o), len(found)) for o in OUTCOMES]


def outcome_of(opportunity: Opportunity) -> str:
    """The outcome of one opportunity at its moment, one of `OUTCOMES`: the company's latest word, else the person's own."""
    if not opportunity.over:
        return "still to come"
    last = opportunity.outcome_of(opportunity.over[-1])
    if last is not None:
        return last.line.heard or ""
    closed = any(not opportunity.lifted(c) and opportunity.covers(c, opportunity.over[-1]) for c in opportunity.closings)
    declined = any(opportunity.counts(f) for f in opportunity.sent("decline"))
    return "closed by you" if closed or declined else "no answer yet"


def waits(opportunities: Sequence[Opportunity]) -> list[Wait]:
    """For each round that is over, how many days later the company first answered, if it did before the next round began."""
    found = []
    for opportunity, held in ((s, r) for s in opportunities for r in s.over):
        word = _first_words(opportunity, held)
        days = (word.day_in(held.zone) - held.end_day).days if word is not None else None
        found.append(Wait(held.company, held.end_day, days, word.line.heard if word is not None else None))
    return found


def waited(found: Sequence[Wait]) -> Waits:
    """The number of waits and of answers, and the median, the shortest and the longest number of days."""
    days = sorted(w.days for w in found if w.days is not None)
    if not days:
        return Waits(0, len(found), None, None, None)
    return Waits(len(days), len(found), median(days), days[0], days[-1])


def _first_words(opportunity: Opportunity, held: Interview) -> Event | None:
    later = [r.start for r in opportunity.rounds if r.start > held.start]
    until = min(later, default=None)
    return next((w for w in opportunity.words if w.at >= held.end and (until is None or w.at < until)), None)


def _heard(opportunity: Opportunity, kind: str) -> bool:
    return any(w.line.heard == kind for w in opportunity.words)


def thanks(actions: Iterable[Action], now: datetime) -> tuple[Share, Share]:
    """How many of the thank-yous owed by `now` (UTC) were sent, and how many of those within 24 hours of the interview's end.

    A dropped one was not owed, unless it was dropped for being late.
    """
    notes = [a for a in actions if a.kind == "thank-you" and a.anchor.event == "interview end" and a.anchor.at <= now]
    owed = [a for a in notes if a.state != "dropped" or TOO_LATE in a.reason.lower()]
    sent = [a for a in owed if a.done is not None]
    quick = [a for a in sent if a.done is not None and a.done - a.anchor.at <= A_DAY]
    return Share("thank-yous sent", len(sent), len(owed)), Share("of those within a day", len(quick), len(sent))


def channels(opportunities: Iterable[Opportunity]) -> list[Share]:
    """For each channel, how many of the check-ins sent by it were answered before the next check-in or the next round."""
    tally: dict[str, list[bool]] = {}
    for opportunity in opportunities:
        asked = opportunity.sent("check-in")
        for n, event in enumerate(asked):
            ends = [r.start for r in opportunity.rounds if r.start > event.at] + [f.at for f in asked[n + 1 : n + 2]]
            until = min(ends, default=None)
            answered = any(w.at > event.at and (until is None or w.at <= until) for w in opportunity.words)
            tally.setdefault(event.line.by or "channel not noted", []).append(answered)
    return [Share(by, sum(tally[by]), len(tally[by])) for by in sorted(tally)]


def silences(opportunities: Iterable[Opportunity]) -> list[Silence]:
    """The opportunities that wait for an answer, the longest silence first."""
    found = []
    for opportunity in opportunities:
        if outcome_of(opportunity) != "no answer yet" or opportunity.over[-1] is not opportunity.rounds[-1]:
            continue
        last = opportunity.over[-1]
        since, after = last.end_day, "the interview"
        for w in opportunity.words:
            if w.at >= last.end:
                since, after = w.day_in(last.zone), f"their {w.line.heard}"
        promises = [last.decision_by, *(f.line.decision_by for f in opportunity.events if f.at >= last.end)]
        days = (local_day(opportunity.now, last.zone) - since).days
        found.append(Silence(last.company, last.role, since, days, after, next(filter(None, reversed(promises)), None)))
    return sorted(found, key=lambda s: (-s.days, s.company, s.role))
