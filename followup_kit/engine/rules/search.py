"""What is asked once in a whole search, and belongs to no single opportunity (R16)."""

from __future__ import annotations

from datetime import time

from ...base.light import Iterator, Sequence
from ...dates.local_time import add_days, instant, nine_on
from ...model import Anchor, Moment
from ..drops import put_off, skipped
from ..opportunity import Opportunity
from ..row import Candidate


def review_profiles(opportunities: Sequence[Opportunity]) -> Iterator[Candidate]:
    """Before the first interview: social profiles up to date and clean. A skip, snooze or line counts in whichever file it is."""
    held = [r for opportunity in opportunities for r in opportunity.rounds]
    if not held:
        return
    playbook, now, settings = opportunities[0].playbook, opportunities[0].now, opportunities[0].settings
    first = min(held, key=lambda e: (e.start, e.id))
    opens = min(nine_on(add_days(first.day, -playbook.values["review-profiles"]["days_before"]), first.zone), first.start)
    anchor = Anchor("first interview", first.start, first.file, first.date_line, first.assumed)
    why = "Bring your social profiles up to date before the first interview"
    row = Candidate("review-profiles", first, opens, first.start, anchor, why)
    row.id = row.kind
    entries = [e for opportunity in opportunities for e in opportunity.entries]
    for e in entries:
        for snooze in e.snooze:
            if snooze.kind == row.kind and snooze.to is None:
                put_off(row, e, snooze)
        row.drop = row.drop or next((skipped(s) for s in e.skip if s.kind == row.kind and s.to is None), None)
    reached = [line.when for e in entries for line in e.log if line.sent == row.kind]
    if settings.profiles_reviewed is not None:
        midnight = instant(settings.profiles_reviewed, time(0), settings.zone)
        reached.append(Moment(midnight, settings.profiles_reviewed, False))
    row.finish_at(min((m for m in reached if m.at <= now), default=None))
    yield row
