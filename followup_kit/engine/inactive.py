"""Opportunities so long ago that no row of theirs can be open: `due` need not run their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ..dates.local_time import add_days
from ..kinds import KINDS
from ..model import LogLine, Settings
from .drops import closing_of
from .opportunity import Opportunity
from .playbook import Playbook

ODD_DAYS = 60
_LATE = max(kind.late or 0 for kind in KINDS.values())  # days after its deadline for which a row stays on the list, at most


def longest_open(playbook: Playbook, settings: Settings) -> int:
    """How many days after the last of its dates an opportunity may have a row that is still open, at the very most.

    A row opens, and is due, so many hours, days or working days after such a date: never more than what the playbook's
    table for its rule adds up to. It is off the list 30 days after its deadline (rule 18; `answer-offer` is the exception).
    One row may rest on the end of another, as `move-on` does on a check-in that was dropped for age. Only an assignment has
    two behind it, so the last day on which one can be on the list is one of the dates. So the two longest tables count, and
    the 30 days twice. n working days are at most 2n + 11 calendar days with the public holidays of any country; a day off of
    the person's own is one working day more. Four such deadlines are in a row at most (a check-in's opening and its end, a
    snooze, `move-on`'s end), which takes 44 of the 60 odd days. The rest is for what is counted beside the parameters: the
    working day after a promise, the noon rule, the day on which `move-on` begins, the days of a round that `connect` steps
    over, midnight in another zone.
    """
    tables = (table for name, table in playbook.values.items() if name != "assignment")  # its days are counted with the dates
    spans = sorted((sum(_days(table)) for table in tables), reverse=True)
    return 2 * (sum(spans[:2]) + len(settings.days_off)) + 2 * _LATE + ODD_DAYS


def _days(table: Mapping[str, object]) -> Iterator[int]:
    """Every number of a rule, in days begun."""
    for key, value in table.items():
        if isinstance(value, int) and not isinstance(value, bool):
            yield -(-value // 24) if key == "hours" else value


def is_bygone(opportunity: Opportunity, days: int) -> bool:
    """Whether an opportunity is closed, or every date in its files lies more than `days` back and no offer was ever heard.

    All that was typed counts, snoozes and promises too, so nothing is still to come. An offer is never too old to answer.
    """
    if opportunity.closings and all(closing_of(opportunity, e) is not None for e in opportunity.entries):
        return True
    since = add_days(opportunity.now.date(), -days)
    return all(day < since for day in dates_in(opportunity)) and all(f.line.heard != "offer" for f in opportunity.events)


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
    return add_days(begun, 2 * (n + len(opportunity.settings.days_off)) + 11 + _LATE)
