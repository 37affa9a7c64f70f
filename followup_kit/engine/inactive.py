"""Opportunities, and rounds of them, so long ago that no row of theirs can be open: `due` need not run their rules."""

from __future__ import annotations

from datetime import date

from ..base.light import Any, Iterator, Mapping, NamedTuple
from ..dates.local_time import add_days
from ..kinds import KINDS
from ..model import Interview, LogLine, Settings
from .drops import AGE_DAYS, closing_of
from .opportunity import Opportunity
from .playbook import Playbook

ODD_DAYS = 10


class Longest(NamedTuple):
    """How many days after the last date that it rests on a row may still be open, at the very most.

    `of` says it of the rules of a playbook. `waiting` is that of an opportunity whose company may still be asked where it
    stands, `ended` that of any other.
    """

    of: Mapping[str, int]
    waiting: int
    ended: int


def longest_open(playbook: Playbook, settings: Settings) -> Longest:
    """How long the rows of a playbook may be open.

    A row opens, and is due, so many hours, days or working days after a date in the files: never more than what the
    playbook's table for its rule adds up to. It is off the list some days after its deadline (rule 18; `answer-offer` is the
    exception). Only `move-on` rests on the end of another row, which `_asking` knows, and what an assignment holds up, whose
    last day on the list is one of the dates. The odd days are for what is counted beside the parameters: the noon rule, the
    days of a round that `connect` steps over, midnight in another zone.
    """
    values = {name: table for name, table in playbook.values.items() if name in KINDS}
    days = {name: sum(_days(table)) + (KINDS[name].late or 0) for name, table in values.items() if name != "assignment"}
    if "reflect" in days:  # it has the deadline of the thank-you, or one day
        days["reflect"] = max(1 + days["reflect"], days.get("thank-you", 0))
    if "check-in" in days:
        days["check-in"] = _asking(values["check-in"], values.get("move-on"))
    days.pop("move-on", None)
    odd = 2 * len(settings.days_off) + ODD_DAYS  # a day off of the person's own is one working day more
    of = {name: n + odd for name, n in days.items()}
    return Longest(of, max(of.values(), default=0), max((n for name, n in of.items() if name != "check-in"), default=0))


def _days(table: Mapping[str, Any]) -> Iterator[int]:
    """Every number of a rule, in days begun."""
    for key, value in table.items():
        if isinstance(value, int) and not isinstance(value, bool):
            yield _working(value) if key.endswith("working_days") else -(-value // 24) if key == "hours" else value


def _working(n: int) -> int:
    """The calendar days that n working days are at most, with the public holidays of any country."""
    return 2 * n + 11


def _asking(check_in: Mapping[str, int], move_on: Mapping[str, int] | None) -> int:
    """For how many days after the last date the company may be asked, or moved on from, which may wait for the end of that.

    A check-in opens some days after a date and on a working day, or some working days after one: after a promise it is one.
    """
    opens = max(
        check_in["days"] + _working(1), _working(check_in["step_working_days"]), _working(check_in["invitation_working_days"])
    )
    gone = opens + _working(check_in["due_working_days"]) + AGE_DAYS
    if move_on is None:
        return gone
    return max(opens + move_on["days"], gone + 1) + _working(move_on["due_working_days"]) + AGE_DAYS


def is_bygone(opportunity: Opportunity, longest: Longest, last: date | None = None) -> bool:
    """Whether an opportunity is closed, or every date in its files lies too far back for an open row, and no offer was heard.

    All that was typed counts, snoozes and promises too, so nothing is still to come. An offer is never too old to answer. `last`
    is the last of its dates, where that is known.
    """
    last, today = last or max(dates_in(opportunity)), opportunity.now.date()
    is_old = last < add_days(today, -longest.waiting) or (last < add_days(today, -longest.ended) and opportunity.is_ended)
    if is_old and all(line.heard != "offer" for e in opportunity.entries for line in e.log):
        return True
    return bool(opportunity.closings) and all(closing_of(opportunity, e) is not None for e in opportunity.entries)


def ages_of_rounds(opportunity: Opportunity) -> list[tuple[Interview, int]]:
    """Each entry and how many days ago the last date was that a row of a rule for rounds may rest on: its end, or a snooze.

    Or a thank-you that was logged for any round of the day: it may have come too late, which is said for a week.
    """
    last: dict[date, date] = {}
    for entry in opportunity.entries:
        last[entry.day] = max(last.get(entry.day, entry.end_day), entry.end_day, *_touched(entry))
    today = opportunity.now.date()
    return [(entry, (today - last[entry.day]).days) for entry in opportunity.entries]


def _touched(entry: Interview) -> list[date]:
    return [s.until for s in entry.snooze] + [line.when.day for line in entry.log if line.sent == "thank-you"]


def dates_in(opportunity: Opportunity) -> Iterator[date]:
    """Every date in the files of an opportunity, and of what rests on them without being counted in `longest_open`.

    That is the day on which an offer was accepted that it gives way to, and the last day on which an assignment is on the list.
    """
    if opportunity.accepted is not None:
        yield opportunity.accepted.at.date()
    for e in opportunity.entries:
        yield e.end_day
        if e.decision_by is not None:
            yield e.decision_by
        if e.closed is not None and e.closed.when is not None:
            yield e.closed.when.day
        for s in e.snooze:
            yield s.until
        for p in e.references:
            for moment in (p.told, p.contacted):
                if moment is not None:
                    yield moment.day
        for line in e.log:
            yield line.when.day
            if line.decision_by is not None:
                yield line.decision_by
            if line.heard == "assignment":
                yield _last_day_of(opportunity, line)


def _last_day_of(opportunity: Opportunity, assignment: LogLine) -> date:
    """The last day on which an assignment can be on the list: it is dropped some days after the latest deadline it can have."""
    n = opportunity.playbook.values["assignment"]["working_days"]
    snoozed = (s.until for e in opportunity.entries for s in e.snooze)
    begun = max([assignment.due or assignment.when.day, assignment.when.day, *snoozed])
    return add_days(begun, _working(n + 1 + len(opportunity.settings.days_off)) + (KINDS["assignment"].late or 0))
