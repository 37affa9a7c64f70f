"""Why an action is owed and what would change it, found by running the engine again with one fact changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, tzinfo

from ..base.light import NamedTuple
from ..base.text import same_name
from ..dates.local_time import add_days, local, local_day, same_clock_later
from ..journal.files import Journal
from ..kinds import KINDS
from ..model import Action, Interview, LogLine, Moment, Person, Skip, Snooze
from .opportunity import acceptance_in
from .playbook import BUILT_IN, KIT, Param, Playbook
from .schedule import schedule

RULES = {**{kind.rule: kind.asks for kind in KINDS.values()}, "R12": "still nothing: the next channel of the ladder"}


class Words(NamedTuple):
    """How an explanation writes a moment of an interview (UTC, and the interview's zone), and a day."""

    moment: Callable[[datetime, tzinfo], str]
    day: Callable[[date], str]


def _iso(at: datetime, its: tzinfo) -> str:
    return local(at, its).isoformat(sep=" ", timespec="minutes")


ISO = Words(_iso, date.isoformat)


class Stage(NamedTuple):
    """What the engine runs on, and how what it says is written; `now` is UTC."""

    journal: Journal
    playbook: Playbook
    now: datetime
    words: Words = ISO


class Change(NamedTuple):
    """One changed fact, and what the row would be then."""

    what: str
    result: str


class Explanation(NamedTuple):
    """Everything `why` says of one action."""

    action: Action
    rule: str
    params: dict[str, Param]
    changes: tuple[Change, ...]
    in_time: tuple[Change, ...]
    elsewhere: tuple[Change, ...]


def explain(at: Stage, action: Action, playbook_named: Callable[[str], Playbook]) -> Explanation:
    """The rule, its parameters, and what would change the row: other facts, time alone, another playbook."""
    at = at._replace(journal=at.journal._replace(entries=_relevant(at.journal.entries, action)))
    params = dict(at.playbook.params.get(action.kind, {}))
    return Explanation(
        action, RULES.get(action.rule, ""), params, tuple(_changes(at, action)), tuple(_in_time(at, action)),
        tuple(_elsewhere(at, action, playbook_named)),
    )  # fmt: skip


def _relevant(entries: tuple[Interview, ...], action: Action) -> tuple[Interview, ...]:
    """The entries that a row rests on: those of its opportunity (else all), and those of any in which an offer was accepted."""
    if action.opportunity is None:
        return entries
    names = {e.opportunity for e in entries if any(line.accepted for line in e.log)} | {action.opportunity}
    return tuple(e for e in entries if e.opportunity in names)


def _row(at: Stage, entries: list[Interview], action: Action, now: datetime, playbook: Playbook | None = None) -> Action | None:
    group = [e for e in entries if action.opportunity in (None, e.opportunity)]
    accepted = acceptance_in(entries, now)
    rows, _ = schedule(group, playbook or at.playbook, now, at.journal.settings, at.journal.unread, accepted)
    return next((a for a in rows if a.id == action.id), None)


def _says(row: Action | None, before: Action, words: Words) -> str | None:
    """What the row would be, None where nothing about it changes."""
    if row is None:
        return "there would be no such row"
    if (row.state, row.opens, row.due, row.by, row.via, row.blocked_by) == (
        before.state, before.opens, before.due, before.by, before.via, before.blocked_by,
    ):  # fmt: skip
        return None
    if row.state in ("done", "dropped"):
        return f"{row.state}: {row.reason}" if row.state == "dropped" else "done"
    when = f"opens {words.moment(row.opens, row.zone)}, due {words.moment(row.due, row.zone)}"
    how = f", by {row.by}" if row.by != before.by else ""
    if row.via != before.via:
        how += f", via {row.via}" if row.via else f", to {row.to} directly"
    held = f" ({row.blocked_by})" if row.blocked_by else ""
    return f"{row.state}{held}: {when}{how}"


def _changes(at: Stage, action: Action) -> Iterator[Change]:
    entries = list(at.journal.entries)
    entry = next((e for e in entries if e.id == action.interview), None)
    if entry is None:
        return
    for what, changed in _variants(entry, action, at.now, at.words):
        if changed != entry:
            says = _says(_row(at, [changed if e is entry else e for e in entries], action, at.now), action, at.words)
            if says is not None:
                yield Change(what, says)


def _variants(entry: Interview, action: Action, now: datetime, words: Words) -> Iterator[tuple[str, Interview]]:
    """The entry with one fact changed, each with the words for it."""
    today = local_day(now, entry.zone)
    moment = Moment(now, today, True)
    if KINDS[action.kind].logged:
        yield "you log it as done now", _logged(entry, LogLine(moment, action.kind, None, action.to))
    for heard in ("reply", "invitation", "rejection", "offer"):
        yield f"you hear a{'n' if heard[0] in 'io' else ''} {heard} now", _logged(entry, LogLine(moment, None, heard))
    later = add_days(today, 7)
    line = LogLine(moment, None, "reply", decision_by=later)
    yield f"they reply now and promise an answer by {words.day(later)}", _logged(entry, line)
    for interest in ("yes", "no", "undecided"):
        yield f"interest: {interest}", entry._replace(interest=interest)
    yield "decision_by were taken out", entry._replace(decision_by=None)
    for detail, known, value in (
        ("email", "their e-mail address were known", "name@company.example"),
        ("phone", "their phone number were known", "+1 555 0100"),
        ("address", "their postal address were known", "1 Main Street"),
    ):
        yield known, _with_detail(entry, action.to, detail, value)
    yield "contact: allowed on them", _with_detail(entry, action.to, "contact", True)
    yield (
        f"you snooze it until {words.day(add_days(today, 3))}",
        entry._replace(snooze=(*entry.snooze, Snooze(action.kind, add_days(today, 3)))),
    )
    yield "you skip it", entry._replace(skip=(*entry.skip, Skip(action.kind)))


def _logged(entry: Interview, line: LogLine) -> Interview:
    return entry._replace(log=(*entry.log, line))


def _with_detail(entry: Interview, name: str | None, detail: str, value: object) -> Interview:
    """The entry with a detail of one person filled in where it is missing."""

    def filled(p: Person) -> Person:
        return p._replace(**{detail: value}) if name and same_name(p.name) == same_name(name) and not getattr(p, detail) else p  # type: ignore[arg-type]

    recruiter = filled(entry.recruiter) if entry.recruiter is not None and detail != "contact" else entry.recruiter
    return entry._replace(interviewers=tuple(filled(p) for p in entry.interviewers), recruiter=recruiter)


def _in_time(at: Stage, action: Action) -> Iterator[Change]:
    """What time alone will make of it."""
    entries, state = list(at.journal.entries), action.state
    second = timedelta(seconds=1)
    moments = sorted(
        {action.opens, action.due + second}
        | {same_clock_later(action.due, n, action.zone) + second for n in (7, 30)}
    )  # fmt: skip
    for moment in moments:
        if moment <= at.now:
            continue
        row = _row(at, entries, action, moment)
        if row is None or row.state == state:
            continue
        state = row.state
        yield Change(f"from {at.words.moment(moment, action.zone)}", f"{state}: {row.reason}" if state == "dropped" else state)


def _elsewhere(at: Stage, action: Action, playbook_named: Callable[[str], Playbook]) -> Iterator[Change]:
    for name in BUILT_IN:
        if name == at.playbook.name:
            continue
        row = _row(at, list(at.journal.entries), action, at.now, playbook_named(name))
        yield Change(name, "no such row" if row is None else _says(row, action, at.words) or "the same")


def origin(p: Param) -> str:
    """Who says so, in words: stated by an article, a reading of one, the kit's own or the person's own."""
    by = "; ".join(p.rests_on) or p.source
    if p.source == "balanced" and not p.rests_on:
        return "the kit's weighing of the five articles"
    if p.basis == "stated":
        return f"stated by {by}"
    if p.basis == "own":
        return f"your own playbook, {p.source}"
    return "the kit's own" if by == KIT else f"the kit's reading of {by}"
