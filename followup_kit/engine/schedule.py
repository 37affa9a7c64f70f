"""(entries, playbook, now) -> the rows of the follow-up state table. Pure: no clock, no disk, the same rows on any machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from ..dates.local_time import add_days, end_of, instant, local, nine_on, short_day
from ..kinds import KINDS, STATES
from ..model import Action, Advice, Anchor, Interview, Settings, Unread
from ..text import folded, visible
from .deviations import advice
from .drops import drop_reason, snooze
from .inactive import is_bygone, longest_open
from .opportunity import Opportunity
from .playbook import KIT, RULE_IDS, Playbook
from .row import Candidate
from .rules import OPEN_RULES, RULES, find_address

MAY_CHANGE = "could not be read and may change this."
_ORDER = {state: i for i, state in enumerate(STATES)}


def schedule(
    entries: Iterable[Interview],
    playbook: Playbook,
    now: datetime,
    settings: Settings,
    unread: Sequence[Unread] = (),
) -> tuple[list[Action], list[Advice]]:
    """All rows, sorted by state, deadline and id, and what was done against the advice.

    `now` is an aware moment. Rows of an opportunity that an unread file may belong to say so in their reason.
    """
    return schedule_of(opportunities_of(entries, playbook, now, settings), unread)


def opportunities_of(entries: Iterable[Interview], playbook: Playbook, now: datetime, settings: Settings) -> list[Opportunity]:
    """The opportunities of a journal, by name."""
    groups: dict[str, list[Interview]] = {}
    for entry in entries:
        groups.setdefault(entry.opportunity, []).append(entry)
    return [Opportunity(groups[name], playbook, now, settings) for name in sorted(groups)]


def schedule_of(
    opportunities: Sequence[Opportunity], unread: Sequence[Unread], open_only: bool = False
) -> tuple[list[Action], list[Advice]]:
    """As `schedule`, from opportunities that are laid out already.

    `open_only` leaves out the rows that are done or dropped, and what was done against the advice where all is over.
    """
    actions: list[Action] = []
    against: list[Advice] = []
    days = longest_open(opportunities[0].playbook, opportunities[0].settings) if opportunities else 0
    for opportunity in opportunities:
        if open_only and is_bygone(opportunity, days):
            continue
        rows = settled_rows(opportunity, open_only)
        against.extend(advice(opportunity, rows))
        shown = [row for row in rows if row.is_open] if open_only else rows
        doubt = _doubt(opportunity.entries, unread) if shown else ""
        actions.extend(_action(row, opportunity, doubt) for row in shown)
    review = _review_profiles(opportunities)
    if review is not None and not (open_only and review.state in ("done", "dropped")):
        actions.append(review)
    actions.sort(key=lambda a: (_ORDER[a.state], a.due, a.id))
    return actions, against


def settled_rows(opportunity: Opportunity, open_only: bool = False) -> list[Candidate]:
    """The rows of one opportunity with floors, drops and blocks applied; `open_only` may leave out some that are dropped."""
    rows: dict[str, Candidate] = {}
    for name, rule in OPEN_RULES if open_only else RULES:
        if name in opportunity.playbook.values:
            for row in rule(opportunity):
                rows[row.id] = row
    rejection = next((r for r in reversed(rows.values()) if r.kind == "thank-after-rejection" and r.drop is None), None)
    for row in rows.values():
        _settle(row, opportunity, rejection)
    for note in [r for r in rows.values() if r.kind == "thank-you"]:
        call = rows.get(f"{note.entry.id}/debrief")
        if (
            call is not None
            and opportunity.playbook.values["debrief"]["blocks_thanks"]
            and state_of(call, opportunity.now) == "due"
        ):
            note.block = f"call {call.person.name if call.person else 'the recruiter'} first"
        ask = find_address(opportunity, note)
        if ask is not None:
            _settle(ask, opportunity, rejection)
            rows[ask.id] = ask
    return list(rows.values())


def _settle(row: Candidate, opportunity: Opportunity, rejection: Candidate | None) -> None:
    snooze(row, opportunity)
    row.drop = None if row.done else drop_reason(row, opportunity, rejection)


def state_of(row: Candidate, now: datetime) -> str:
    """The state of a settled row (rule 17, in its order)."""
    if row.done:
        return "done"
    if row.drop is not None:
        return "dropped"
    if now < row.opens:
        return "waiting"
    if row.block is not None:
        return "blocked"
    return "overdue" if now > row.due else "due"


def _action(row: Candidate, opportunity: Opportunity, doubt: str) -> Action:
    state = state_of(row, opportunity.now)
    source = opportunity.playbook.sources.get(row.kind, KIT)
    reason = _reason(row, state, opportunity.now)
    if doubt and KINDS[row.kind].outward and state not in ("done", "dropped"):
        reason += doubt
    return Action(
        row.id, row.entry.id, row.entry.opportunity, row.entry.company, row.entry.role, row.kind,
        row.person.name if row.person else None, row.via.name if row.via else None, row.by, row.step, row.optional,
        row.opens, row.due, state, row.done_at if state == "done" else None, row.block if state == "blocked" else None,
        reason, row.rule or RULE_IDS[row.kind], source, row.anchor, row.entry.zone,
    )  # fmt: skip


def _reason(row: Candidate, state: str, now: datetime) -> str:
    """One plain sentence."""
    if state == "done":
        if row.done_how:
            return f"Done{row.done_how}."
        there = local(row.done_at, row.entry.zone) if row.done_at is not None else None
        if row.event is not None:
            return f"Done {_done_on(row.event.day, there if row.event.line.when.timed else None)}."
        return f"Done {_done_on(there.date(), there)}." if there is not None else "Done."
    if state == "dropped":
        return _sentence(row.drop or "")
    text = row.why
    if row.anchor.event == "snooze":
        text += "; you snoozed it"
    if state == "blocked":
        text += f": {row.block}"
        if now > row.due:
            text += f", late since {local(row.due, row.entry.zone):%Y-%m-%d %H:%M}"
    if row.anchor.assumed:
        text += " (the hour is assumed)"
    return _sentence(text)


def _doubt(entries: list[Interview], unread: Sequence[Unread]) -> str:
    """What rows must say while a file cannot be read that may belong to their opportunity."""
    companies = {folded(e.company) for e in entries}
    files = [visible(u.file) for u in unread if u.company is None or folded(u.company) in companies]
    if not files:
        return ""
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f" {files[0]}{more} {MAY_CHANGE}"


def _review_profiles(opportunities: Sequence[Opportunity]) -> Action | None:
    """Once per search, before its first interview: social profiles up to date and clean (R16)."""
    held = [r for opportunity in opportunities for r in opportunity.rounds]
    if not held or "review-profiles" not in opportunities[0].playbook.values:
        return None
    playbook, now, settings = opportunities[0].playbook, opportunities[0].now, opportunities[0].settings
    entries = [e for opportunity in opportunities for e in opportunity.entries]
    first = min(held, key=lambda e: (e.start, e.id))
    opens = min(nine_on(add_days(first.day, -playbook.values["review-profiles"]["days_before"]), first.zone), first.start)
    anchor = Anchor("first interview", first.start, first.file, first.date_line, first.assumed)
    why = "Bring your social profiles up to date before the first interview"
    row = Candidate("review-profiles", first, opens, first.start, anchor, why)
    for e in entries:  # it belongs to no interview, so a skip or a snooze of it counts in whichever file it stands
        for z in e.snooze:
            floor = nine_on(z.until, first.zone)
            if z.kind == row.kind and z.to is None and floor > row.opens:
                row.opens, row.due = floor, max(row.due, end_of(z.until, first.zone))
                row.anchor = Anchor("snooze", floor, e.file, z.line, False)
        for s in e.skip:
            if s.kind == row.kind and s.to is None and row.drop is None:
                row.drop = f"you skipped it: {s.reason}" if s.reason else "you skipped it"
    reached = [(x.when.at, x.when.day, x.when.timed) for e in entries for x in e.log if x.sent == "review-profiles"]
    if settings.profiles_reviewed is not None:
        reached.append((instant(settings.profiles_reviewed, time(0), settings.zone), settings.profiles_reviewed, False))
    done = min((r for r in reached if r[0] <= now), default=None)
    if done is not None:
        row.done, row.done_at = True, done[0]
        row.done_how = " " + _done_on(done[1], local(done[0], first.zone) if done[2] else None)
    state = state_of(row, now)
    return Action(
        "review-profiles", None, None, None, None, "review-profiles", None, None, None, 1, False, row.opens, row.due, state,
        row.done_at if state == "done" else None, None, _reason(row, state, now), RULE_IDS["review-profiles"],
        playbook.sources["review-profiles"], row.anchor, first.zone,
    )  # fmt: skip


def _done_on(day: date, there: datetime | None) -> str:
    return f"on {short_day(day)} {day.year}" + (f" at {there.hour:02}:{there.minute:02}" if there is not None else "")


def _sentence(text: str) -> str:
    """The text as a sentence: a capital first, one full stop last."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
