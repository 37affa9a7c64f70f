"""Interviews whose entries name nobody, after which somebody would be to thank now: the rules run as if they named one."""

from __future__ import annotations

from ..base.light import Iterable
from ..kinds import NOW_STATES
from ..model import Interview, Person
from .opportunity import Opportunity
from .schedule import settled_rows

_SOMEBODY = Person("?")  # what no `to` can mean


def thanks_nobody(opportunity: Opportunity, entries: Iterable[Interview]) -> list[Interview]:
    """Those of some entries of an opportunity whose thank-you would be open by now, in the order of the rounds.

    A thank-you that is logged in an entry went to somebody, whether the entry names them or not.
    """
    asked = {e.id for e in entries if not e.interviewers and all(line.sent != "thank-you" for line in e.log)}
    named = [e._replace(interviewers=(_SOMEBODY,)) if e.id in asked else e for e in opportunity.entries]
    as_if = Opportunity(named, opportunity.playbook, opportunity.now, opportunity.settings, opportunity.acceptance)
    rows = settled_rows(as_if) if asked else []
    due = {row.entry.id for row in rows if row.kind == "thank-you" and row.state_at(as_if.now) in NOW_STATES}
    return [e for e in opportunity.entries if e.id in asked & due]
