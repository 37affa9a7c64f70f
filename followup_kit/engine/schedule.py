"""(entries, playbook, now) -> the rows of the follow-up state table. Pure: no clock, no disk, the same rows on any machine."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from ..base.light import Iterable, Sequence, lru_cache
from ..base.text import folded, visible
from ..dates.local_time import moment_in_full, plus
from ..kinds import KINDS, STATES
from ..model import Action, Advice, Interview, Settings, Unread
from .deviations import advice
from .drops import drop_reason, snooze
from .inactive import Longest, ages_of_rounds, is_bygone, longest_open
from .opportunity import Acceptance, Opportunity, acceptance_in
from .playbook import KIT, Playbook
from .row import Candidate, done_on
from .rules import FOLLOWING_RULES, OPEN_RULES, ROUND_RULES, RULES, SEARCH_RULES

RECENT = 7  # days for which `due` says what was done against the advice
MAY_CHANGE = "could not be read and may change this."


def schedule(
    entries: Iterable[Interview],
    playbook: Playbook,
    now: datetime,
    settings: Settings,
    unread: Sequence[Unread] = (),
    accepted: Acceptance | None = None,
) -> tuple[list[Action], list[Advice]]:
    """All rows, sorted by state, deadline and id, and what was done against the advice.

    `now` is an aware moment. Rows of an opportunity that an unread file may belong to say so in their reason. `accepted` is
    an offer that was accepted, where the entries are not those of the whole journal.
    """
    return schedule_of(opportunities_of(entries, playbook, now, settings, accepted), unread)


def opportunities_of(
    entries: Iterable[Interview], playbook: Playbook, now: datetime, settings: Settings, accepted: Acceptance | None = None
) -> list[Opportunity]:
    """The opportunities of a journal, by name; `accepted` as for `schedule`."""
    entries = list(entries)
    accepted = accepted or acceptance_in(entries, now)
    return [Opportunity(group, playbook, now, settings, accepted) for group in by_opportunity(entries).values()]


def by_opportunity(entries: Iterable[Interview]) -> dict[str, list[Interview]]:
    """The entries of each opportunity, in the order of their names."""
    groups: dict[str, list[Interview]] = {}
    for entry in entries:
        groups.setdefault(entry.opportunity, []).append(entry)
    return {name: groups[name] for name in sorted(groups)}


def schedule_of(
    opportunities: Sequence[Opportunity], unread: Sequence[Unread], open_only: bool = False
) -> tuple[list[Action], list[Advice]]:
    """As `schedule`, from opportunities that are laid out already.

    `open_only` leaves out the rows that are done or dropped, and advice of more than `RECENT` days ago.
    """
    actions: list[Action] = []
    against: list[Advice] = []
    longest = longest_open(opportunities[0].playbook, opportunities[0].settings) if opportunities and open_only else None
    for opportunity in opportunities:
        if longest is not None and is_bygone(opportunity, longest):
            continue
        rows, more = rows_of(opportunity, unread, longest)
        actions += rows
        against += more
    return in_order([*actions, *rows_of_search(opportunities, open_only)]), against


def rows_of(
    opportunity: Opportunity, unread: Sequence[Unread], longest: Longest | None = None
) -> tuple[list[Action], list[Advice]]:
    """The rows of one opportunity, and what was done in it against the advice.

    With `longest` the open ones, and the advice of the last `RECENT` days: never some of what is older, which a change would then
    seem to bring.
    """
    rows = settled_rows(opportunity, longest)
    shown = rows if longest is None else [row for row in rows if row.is_open]
    doubt = _doubt(opportunity.entries, unread) if shown else ""
    zone = opportunity.settings.zone
    actions = [_action(row, opportunity.playbook, opportunity.now, zone, doubt) for row in shown]
    if longest is None:
        return actions, advice(opportunity, rows)
    since = plus(opportunity.now, timedelta(days=-RECENT))
    lately = any(e.at >= since for e in opportunity.events[-1:])
    return actions, [a for a in advice(opportunity, rows) if a.at >= since] if lately else []


def rows_of_search(opportunities: Sequence[Opportunity], open_only: bool = False) -> list[Action]:
    """The rows that belong to no single opportunity."""
    if not opportunities:
        return []
    playbook, now = opportunities[0].playbook, opportunities[0].now
    found = [row for name, rule in SEARCH_RULES if name in playbook.values for row in rule(opportunities)]
    zone = opportunities[0].settings.zone
    return [_action(row, playbook, now, zone) for row in found if row.is_open or not open_only]


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Rows as the table has them: by state, then by deadline, then by id."""
    by_state: dict[str, list[Action]] = {state: [] for state in STATES}
    for action in actions:
        by_state[action.state].append(action)
    # State by state: the keys of a hundred thousand rows at once would be a tenth of what the rows take.
    return [action for rows in by_state.values() for action in sorted(rows, key=lambda a: (a.due, a.id))]


def settled_rows(opportunity: Opportunity, longest: Longest | None = None) -> list[Candidate]:
    """The rows of one opportunity, each with what puts it off, drops or blocks it.

    With `longest`, how long rows may be open, those that are done or dropped may be left out.
    """
    rows: dict[str, Candidate] = {}
    in_use = opportunity.playbook.values
    ages = ages_of_rounds(opportunity) if longest is not None else []
    for name, of_rounds in ROUND_RULES:
        if name in in_use:
            rounds = opportunity.entries if longest is None else [entry for entry, age in ages if age <= longest.of[name]]
            for row in of_rounds(opportunity, rounds) if rounds else ():
                rows[row.id] = row
    for name, rule in RULES if longest is None else OPEN_RULES:
        if name in in_use:
            for row in rule(opportunity):
                rows[row.id] = row
    rejection = next((r for r in reversed(rows.values()) if r.kind == "thank-after-rejection" and r.drop is None), None)
    for row in rows.values():
        _settle(row, opportunity, rejection)
    for name, following in FOLLOWING_RULES:
        if name in in_use:
            for row in list(following(opportunity, rows)):
                _settle(row, opportunity, rejection)
                rows[row.id] = row
    return list(rows.values())


def _settle(row: Candidate, opportunity: Opportunity, rejection: Candidate | None) -> None:
    snooze(row, opportunity)
    row.drop = None if row.done else drop_reason(row, opportunity, rejection)


def _action(row: Candidate, playbook: Playbook, now: datetime, zone: tzinfo, doubt: str = "") -> Action:
    state, kind = row.state_at(now), KINDS[row.kind]
    entry = None if kind.per_search else row.entry
    reason = _reason(row, state, now, zone)
    if doubt and kind.outward and state not in ("done", "dropped"):
        reason += doubt
    return Action(
        id=row.id,
        interview=entry and entry.id,
        opportunity=entry and entry.opportunity,
        company=entry and entry.company,
        role=entry and entry.role,
        kind=row.kind,
        to=row.person and row.person.name,
        via=row.via and row.via.name,
        by=row.by,
        step=row.step,
        optional=row.optional,
        opens=row.opens,
        due=row.due,
        state=state,
        done=row.done_at if state == "done" else None,
        blocked_by=row.block if state == "blocked" else None,
        reason=reason,
        rule=row.rule or kind.rule,
        source=playbook.sources.get(row.kind, KIT),
        anchor=row.anchor,
        zone=row.entry.zone,
    )


def _reason(row: Candidate, state: str, now: datetime, zone: tzinfo) -> str:
    """One plain sentence; a moment is said in the person's `zone` and, where clocks differ, in the entry's."""
    if state == "done":
        if row.done_how:
            return f"Done{row.done_how}."
        return f"Done {done_on(row.done_when, row.entry.zone, zone)}." if row.done_when is not None else "Done."
    if state == "dropped":
        return _sentence(row.drop or "")
    text = row.why
    if row.anchor.event == "snooze":
        text += "; you snoozed it"
    if state == "blocked":
        text += f": {row.block}"
        if now > row.due:
            text += f", late since {moment_in_full(row.due, row.entry.zone, zone)}"
    if row.anchor.assumed:
        text += f" ({row.assumes})"
    return _sentence(text)


def _doubt(entries: list[Interview], unread: Sequence[Unread]) -> str:
    """What rows must say while a file cannot be read that may belong to their opportunity."""
    companies = {folded(e.company) for e in entries}
    files = [visible(u.file) for u in unread if u.company is None or folded(u.company) in companies]
    if not files:
        return ""
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f" {files[0]}{more} {MAY_CHANGE}"


@lru_cache(2_000)  # of the rows of a long journal many are dropped for one reason: they share its text
def _sentence(text: str) -> str:
    """The text as a sentence: a capital first, one full stop last."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
