"""Which actions hang on a line of an entry, on a person, a date or a line of the log, and what is next in it."""

from __future__ import annotations

from collections.abc import Iterable

from ..api import Board
from ..base.text import visible
from ..journal.header_fields import FIELDS
from ..kinds import KINDS, OPEN_STATES, STATES
from ..model import Action, Interview, LogLine, Person
from ..views.wording import by_when, moment_in_both, what
from .parts import Part

_PEOPLE = ("interviewers", "recruiter", "references")


def rows_of(board: Board, entry: Interview) -> list[Action]:
    """The actions of one entry, in the order of the table."""
    return [a for a in board.actions_of(entry.opportunity) if a.interview == entry.id]


def rows_at(board: Board, entry: Interview, parts: Iterable[Part], line: int) -> list[Action]:
    """The actions that hang on a line: those to or through the person there, those based on the date there, or done by it."""
    rows = board.actions_of(entry.opportunity)
    part = part_at(parts, line)
    if part is None:
        return []
    people = {p.name for p in _people_of(entry) if part.key in _PEOPLE and part.first <= p.line <= part.last}
    logged = [x for x in entry.log if part.key == "log" and part.first <= x.line <= part.last]
    return [
        a for a in rows
        if people.intersection((a.to, a.via))
        or (a.anchor.file == entry.file and part.first <= a.anchor.line <= part.last and part.key not in _PEOPLE)
        or (a.interview == entry.id and any(_did(x, a) for x in logged))
    ]  # fmt: skip


def part_at(parts: Iterable[Part], line: int) -> Part | None:
    """The innermost part that a line belongs to."""
    for part in parts:
        if part.first <= line <= part.last:
            return part_at(part.inner, line) or part
    return None


def about_line(board: Board, entry: Interview | None, parts: list[Part], line: int) -> str | None:
    """What there is to say of a line: the actions that hang on it, and when they are due; else what its field is for."""
    part = part_at(parts, line)
    if part is None:
        return None
    rows = rows_at(board, entry, parts, line) if entry is not None else []
    field = next((f for f in FIELDS if f.key == part.key), None)
    if not rows:
        return (
            None
            if field is None
            else f"{part.name if part.inner else field.key}: {field.meaning}\ne.g. {field.key}: {field.example}"
        )
    open_rows = [a for a in rows if a.state in OPEN_STATES]
    over = [f"{what(a)}: {a.state}. {visible(a.reason)}" for a in rows if a not in open_rows]
    return "\n\n".join([*(_in_full(board, a) for a in open_rows), *(["\n".join(over)] if over else [])])


def headline(board: Board, entry: Interview) -> str | None:
    """The next action of an entry, by when, and how many more are open; None where nothing is."""
    rows = [a for a in rows_of(board, entry) if a.state in OPEN_STATES]
    if not rows:
        return None
    first = min(rows, key=lambda a: (a.optional, STATES.index(a.state), KINDS[a.kind].rank, a.due))  # as in `due`
    more = f" · {len(rows) - 1} more" if len(rows) > 1 else ""
    return f"{what(first)}, {by_when(first, board.now, board.zone)}{more}"


def _in_full(board: Board, a: Action) -> str:
    """An open action with its reason."""
    due = f", due {moment_in_both(a.due, a.zone, board.now, board.zone)}" if a.state == "waiting" else ""
    return f"{what(a)}: {a.state}, {by_when(a, board.now, board.zone)}{due}\n  {visible(a.reason)}"


def _people_of(entry: Interview) -> list[Person]:
    return [*entry.interviewers, *([entry.recruiter] if entry.recruiter is not None else []), *entry.references]


def _did(line: LogLine, action: Action) -> bool:
    """Whether a line of the log is what an action was done by."""
    return action.done is not None and line.sent == action.kind and action.done == line.when.at
