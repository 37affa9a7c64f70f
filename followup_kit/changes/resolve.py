"""What a person means by what they typed: which row, which person, which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo

from ..api import Board
from ..base.light import re
from ..base.text import few, folded, visible, words
from ..dates.clock_times import parse_start
from ..dates.local_time import clock_trap, instant, local, local_day, plus
from ..dates.stamps import BadDate, parse_period_end, parse_stamp
from ..dates.typed_days import parse_typed_day, parse_typed_stamp
from ..engine.opportunity import Opportunity
from ..errors import BadChoice, BadValue
from ..kinds import KINDS, NOW_STATES, OFFICE, OPEN_STATES, OTHER_SENT, REFERENCE
from ..model import Action, Application, Interview, Person

_PERIOD = r"\d{4}-?[Ww]?\d\d"  # a month or a week


def opportunity_of(board: Board, entry: Interview) -> Opportunity:
    """The opportunity that an entry of a board belongs to."""
    return board.opportunity_of(entry)


def people_of(application: Application) -> list[Person]:
    """Who is named in an application."""
    return [*application.interviewers, *([application.recruiter] if application.recruiter is not None else [])]


def row_for(board: Board, entry: Interview, kind: str, to: str | None) -> Action | None:
    """The row that is meant: the one to that person, or the only one that is open; for a call to an office, all of them."""
    rows = [a for a in board.actions_of(entry.opportunity) if a.interview == entry.id and a.kind == kind]
    if to is not None and kind not in OTHER_SENT:
        name = person_named(board, entry, kind, to)
        mine = [a for a in rows if a.to == name] or ([a for a in rows if a.via == name])
        return next((a for a in mine if a.state in OPEN_STATES), mine[0] if mine else None)
    opened = [a for a in rows if a.state in NOW_STATES] or [a for a in rows if a.state == "waiting"]
    opened = opened or [a for a in rows if a.to is not None]  # done or dropped: it still went to somebody
    if len(opened) > 1 and kind in KINDS and KINDS[kind].to == OFFICE:
        return opened[0]._replace(to=None)  # one call asks for all of them
    if len(opened) > 1 and len({a.to for a in opened}) > 1:
        several = "\n".join(f"  --to {visible(a.to or '')!r}" for a in opened)
        raise BadChoice(f"{kind} may go to more than one person in", entry.id, f"say which:\n{several}\n")
    return opened[0] if opened else None


def person_named(board: Board, entry: Interview | Application, kind: str, to: str | None, hint: str = "") -> str | None:
    """The full name of the one who is meant. Raises BadChoice with the known ones, and the caller's hint."""
    if to is None or kind in OTHER_SENT:
        return to
    if isinstance(entry, Application):
        pool: Sequence[Person] = people_of(entry)
        wanted = set(words(to))
        people = [p for p in pool if folded(p.name) == folded(to)] or [p for p in pool if wanted and wanted <= set(words(p.name))]
    else:
        opportunity = opportunity_of(board, entry)
        references = kind in KINDS and KINDS[kind].to == REFERENCE
        people = opportunity.match(to, entry, references)
        pool = [p for e in opportunity.entries for p in e.references] if references else opportunity.everybody()
    names = list(dict.fromkeys(p.name for p in people))
    if len({folded(n) for n in names}) == 1:
        return names[0]
    known = few(names or [p.name for p in pool])
    what = "more than one person fits" if names else "nobody here is called"
    if not known:
        known, hint = "the entry names nobody", hint or f"; write whoever it is into {visible(entry.file)} first"
    else:
        known = f"known are: {known}"
    raise BadChoice(what, to, known + hint)


def stamp_of(typed: str | datetime | None, board: Board, entry: Interview | Application) -> str:
    """A log line's date in the entry's zone, to the minute; a bare day where no hour was typed. A moment is taken as it is.

    Days and hours are typed as your own clock and calendar have them, wherever the interview was.
    """
    if typed is None:
        return _shown_in(entry.zone, board.now)
    if isinstance(typed, datetime):
        return _shown_in(entry.zone, typed)
    try:
        stamp = parse_typed_stamp(typed, local_day(board.now, board.zone), past=True)
        day, clock, offset = parse_stamp(stamp)
        has_end = all(parse_start(stamp, zone)[3] is not None for zone in (board.zone, entry.zone))
    except BadDate as bad:
        raise BadValue(bad.message, re.sub(r"(?<=\d\d:\d\d)-\d\d:\d\d", "", bad.hint)) from None  # without an end
    if has_end:  # else it would be taken for an offset, and the line for hours later
        raise BadValue(f"{visible(typed.strip())!r} ends too, but one moment is needed", f"write {day} {clock:%H:%M}")
    if clock is None:
        return reached(day, board, entry).isoformat()
    if offset is None and str(entry.zone) == str(board.zone):
        return stamp
    at = instant(day, clock, board.zone) if offset is None else plus(datetime.combine(day, clock, UTC), -offset)
    return stamp if local(at, entry.zone).utcoffset() == offset else _shown_in(entry.zone, at)


def reached(day: date, board: Board, entry: Interview | Application) -> date:
    """A day of what has happened: today, where it is yesterday still at the interview's place, is written as the day there."""
    there = local_day(board.now, entry.zone)
    return min(day, there) if day <= local_day(board.now, board.zone) else day


def _shown_in(zone: tzinfo, at: datetime) -> str:
    """A moment as a log line has it, with the offset where the clock shows that time twice."""
    there = local(at, zone)
    text = there.strftime("%Y-%m-%d %H:%M")
    twice = clock_trap(there.date(), there.time().replace(second=0, fold=0), zone) == "twice"
    return text + (there.strftime("%z")[:3] + ":" + there.strftime("%z")[3:5] if twice else "")


def day_of(typed: str, board: Board, *, past: bool = False) -> date:
    """A day as typed: a word means it by your own calendar."""
    try:
        return parse_typed_day(typed, local_day(board.now, board.zone), past=past)
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None


def promise_of(typed: str, board: Board) -> str:
    """A promised day as typed: a month or a week stays what it is, everything else becomes an ISO date."""
    try:
        parse_period_end(typed)
        return typed.strip()
    except BadDate as bad:
        if re.fullmatch(_PERIOD, typed.strip()):
            raise BadValue(bad.message, bad.hint) from None
        return day_of(typed, board).isoformat()
