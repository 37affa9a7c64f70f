"""The actions of the table as events or to-dos of a calendar, each at its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ..api import Board
from ..dates.local_time import LAST_SECOND, local, local_day, nine_on, plus
from ..kinds import OPEN_STATES
from ..model import Action
from ..views.wording import what
from .components import PRIVATE, Component, alarm_lines, described, entry_mark, unique_id
from .content_lines import text_line
from .date_values import day_line, moment_line, utc_value, whole_day_lines

_LASTS = timedelta(minutes=30)  # an event that ends at its deadline
_LAST_CALL = timedelta(hours=2)  # before a deadline that has an hour
_ENDS = {"done": "Done: ", "dropped": "Dropped: "}
_EVENT_STATUS = {"dropped": "CANCELLED"}
_TODO_STATUS = {"done": "COMPLETED", "dropped": "CANCELLED"}
# What may stand in a calendar that others see: nothing of interviews, companies or people.
_DISCREET = {"email": "Write an e-mail", "phone": "Make a call", "mail": "Write a letter"}


def action_component(board: Board, action: Action, *, todo: bool, discreet: bool) -> Component:
    """One action; as a to-do where that is wanted."""
    title = _DISCREET.get(action.by or "", "To do") if discreet else _title(action)
    shown = title if todo else _ENDS.get(action.state, "") + title
    rest = [text_line("SUMMARY", shown), *PRIVATE]
    if todo:
        rest.remove("TRANSP:TRANSPARENT")  # a to-do takes no time, and RFC 5545 has no such line for it
        if action.state == "done":
            rest += [f"COMPLETED:{utc_value(action.done)}"] if action.done else []
            rest += ["PERCENT-COMPLETE:100"]
    if not discreet:
        rest += described(_description(action))
    if action.state in OPEN_STATES:
        rest += alarm_lines(title, _alarms(action))
    state = action.state if action.state in _ENDS else "open"  # an event has no status for what is done
    status = _TODO_STATUS.get(action.state, "NEEDS-ACTION") if todo else _EVENT_STATUS.get(action.state, "CONFIRMED")
    return Component(
        "VTODO" if todo else "VEVENT",
        unique_id(f"action {action.id}"),
        entry_mark(action.interview or ""),
        action.due,
        _sequence(board, action),
        (*(_todo_times(action) if todo else _event_times(action)), f"STATUS:{status}", f"X-FOLLOWUP-STATE:{state}"),
        tuple(rest),
    )


def _title(action: Action) -> str:
    optional = " (optional)" if action.optional else ""
    return f"{what(action)}{f': {action.company}' if action.company else ''}{optional}"


def _description(action: Action) -> Iterator[str | None]:
    """What it belongs to and why; the words with which something was dropped are the person's own, and stay in the journal."""
    yield f"{action.company}, {action.role}" if action.company else None
    yield action.reason if action.state != "dropped" else None


def _day_of(action: Action) -> date | None:
    """The day of a deadline of which only the day matters: it is the end of one, or rests on a time that nobody typed.

    A deadline at midnight is the end of the day before.
    """
    if action.anchor.assumed or local(action.due, action.zone).time() == LAST_SECOND:
        return local_day(plus(action.due, timedelta(seconds=-1)), action.zone)
    return None


def _event_times(action: Action) -> Iterator[str]:
    """The last half hour before the deadline, of what is open so long; its whole day where it has no hour."""
    day = _day_of(action)
    if day:
        yield from whole_day_lines(day)
        return
    begins = max(action.opens, plus(action.due, -_LASTS))
    yield moment_line("DTSTART", begins, action.zone)
    if begins < action.due:
        yield moment_line("DTEND", action.due, action.zone)


def _todo_times(action: Action) -> Iterator[str]:
    """From when, by when; a start that is not before the deadline is left out, since it must be (RFC 5545, 3.8.2.3)."""
    day = _day_of(action)
    if day:
        opens = local_day(action.opens, action.zone)
        if opens < day:
            yield day_line("DTSTART", opens)
        yield day_line("DUE", day)
        return
    if action.opens < action.due:
        yield moment_line("DTSTART", action.opens, action.zone)
    yield moment_line("DUE", action.due, action.zone)


def _alarms(action: Action) -> list[datetime]:
    """When to be reminded: as it opens, unless what it follows is that very moment; and, of what is not optional, once more.

    The second time is two hours before the deadline, or on the morning of its day.
    """
    found = [] if action.opens == action.anchor.at else [action.opens]
    if not action.optional:
        day = _day_of(action)
        last_call = nine_on(day, action.zone) if day else plus(action.due, -_LAST_CALL)
        found.append(max(action.opens, last_call))
    return sorted(set(found))


def _sequence(board: Board, action: Action) -> int:
    """A number that rises as an action moves, of what the journal says: the log line that it rests on, counted from the first.

    Its snoozes and its end count too. What leaves no trace, as another date typed over the old one, only an earlier calendar
    can tell.
    """
    ended = {"done": 2, "dropped": 1}.get(action.state, 0)
    if action.opportunity is None:
        return ended
    opportunity = board.search.opportunity(action.opportunity)
    anchor = action.anchor
    lines = [(event.entry.file, event.line.line) for event in opportunity.events]
    place = (anchor.file, anchor.line)
    rests_on = lines.index(place) + 1 if place in lines else 0
    snoozed = sum(snooze.kind == action.kind for e in opportunity.entries for snooze in e.snooze)
    return rests_on + snoozed + ended
