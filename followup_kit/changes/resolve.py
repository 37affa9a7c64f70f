"""What a person means by what they typed: which interview, which row, which person, which day."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, tzinfo

from ..api import Board
from ..dates.local_time import clock_trap, instant, local, local_day, plus
from ..dates.parsing import BadDate, parse_period_end, parse_stamp, parse_typed_day, parse_typed_stamp
from ..engine.opportunity import Opportunity
from ..errors import BadChoice, BadValue, DiskError, Refused
from ..kinds import OPEN_STATES, OTHER_SENT
from ..model import Action, Interview
from ..text import folded, nearest, nickname, visible


def find_interview(board: Board, named: str) -> Interview:
    """The interview that an id, its nickname or an unambiguous part of it means."""
    entries = board.journal.entries
    named = named.removeprefix("./")
    wanted = folded(named.removesuffix(".md"))
    tests: tuple[Callable[[Interview], bool], ...] = (
        lambda e: e.id == named or e.file == named,
        lambda e: folded(nickname(e.id)) == wanted,
        lambda e: wanted in folded(e.id),
    )
    for test in tests:
        found = [e for e in entries if test(e)]
        if len(found) == 1 and (other := _also_fits(board, wanted)) and found[0].id != named and found[0].file != named:
            raise Refused(
                f"{visible(other)} may be meant too and has an error (followup check), so nothing was written; "
                f"or write {visible(found[0].id)} in full"
            )
        if len(found) == 1:
            return found[0]
        if found:
            several = "\n".join(f"  {visible(e.id)}" for e in sorted(found))
            raise BadChoice("more than one interview fits", named, f"write one in full:\n{several}\n")
    for problem in board.problems:
        if problem.code == "unreadable":
            raise DiskError(f"{visible(problem.file)}: {problem.message}; nothing was written")
    unread = [f for f in board.unread_files if wanted and wanted in folded(f)]
    if unread:
        raise Refused(f"{visible(unread[0])} has an error (followup check), so nothing was written")
    meant = nearest(named, [nickname(e.id) for e in entries]) or nearest(named, [e.id for e in entries])
    raise BadChoice("no interview", named, f"did you mean {visible(meant)}?" if meant else "followup table lists them")


def _also_fits(board: Board, wanted: str) -> str | None:
    return next((f for f in board.unread_files if wanted and wanted in folded(f.removesuffix(".md"))), None)


def known_word(what: str, word: str, known: Collection[str]) -> str:
    lowered = word.strip().lower()
    if lowered in known:
        return lowered
    meant = nearest(lowered, known, 0.6)
    raise BadChoice(f"no {what}", word, f"did you mean {meant}?" if meant else "known are: " + ", ".join(known))


def opportunity_of(board: Board, entry: Interview) -> Opportunity:
    """The opportunity that an entry of a board belongs to."""
    return next(o for o in board.opportunities if o.name == entry.opportunity)


def row_for(board: Board, entry: Interview, kind: str, to: str | None) -> Action | None:
    """The row that is meant: the one to that person, or the only one that is open."""
    rows = [a for a in board.actions if a.interview == entry.id and a.kind == kind]
    if to is not None and kind not in OTHER_SENT:
        name = person_named(board, entry, kind, to)
        mine = [a for a in rows if a.to == name] or ([a for a in rows if a.via == name])
        return next((a for a in mine if a.state in OPEN_STATES), mine[0] if mine else None)
    opened = [a for a in rows if a.state in ("overdue", "due", "blocked")] or [a for a in rows if a.state == "waiting"]
    opened = opened or [a for a in rows if a.to is not None]  # done or dropped: it still went to somebody
    if len(opened) > 1 and len({a.to for a in opened}) > 1:
        several = "\n".join(f"  --to {visible(a.to or '')!r}" for a in opened)
        raise BadChoice(f"{kind} may go to more than one person in", entry.id, f"say which:\n{several}\n")
    return opened[0] if opened else None


def person_named(board: Board, entry: Interview, kind: str, to: str | None) -> str | None:
    """The full name of the one who is meant."""
    if to is None or kind in OTHER_SENT:
        return to
    opportunity = opportunity_of(board, entry)
    references = kind.endswith("-reference")
    people = opportunity.match(to, entry, references)
    names = list(dict.fromkeys(p.name for p in people))
    if len({folded(n) for n in names}) == 1:
        return names[0]
    pool = [p for e in opportunity.entries for p in e.references] if references else opportunity.everybody()
    known = ", ".join(dict.fromkeys(visible(n) for n in (names or [p.name for p in pool])))
    what = "more than one person fits" if names else "nobody here is called"
    raise BadChoice(what, to, f"known are: {known}" if known else "the entry names nobody")


def stamp_of(typed: str | None, board: Board, entry: Interview) -> str:
    """A log line's date in the entry's zone, to the minute; a bare day where no hour was typed.

    Days and hours are typed as your own clock and calendar have them, wherever the interview was.
    """
    if typed is None:
        return _shown_in(entry.zone, board.now)
    try:
        stamp = parse_typed_stamp(typed, local_day(board.now, board.zone), past=True)
        day, clock, offset = parse_stamp(stamp)
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None
    if clock is None:
        return reached(day, board, entry).isoformat()
    if offset is None and str(entry.zone) == str(board.zone):
        return stamp
    at = instant(day, clock, board.zone) if offset is None else plus(datetime.combine(day, clock, UTC), -offset)
    return stamp if local(at, entry.zone).utcoffset() == offset else _shown_in(entry.zone, at)


def reached(day: date, board: Board, entry: Interview) -> date:
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
    except BadDate:
        return day_of(typed, board).isoformat()
