"""What of some tables is new to a journal: rows that are no entry yet, with the follow-ups that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...base.light import NamedTuple
from ...base.text import spelt_slug, visible
from ...changes.new_entries import NewEntry
from ...journal.files import Journal
from ...journal.syntax.scalars import flow_map
from ...model import Application, Interview
from .cells import FollowUp
from .rows import Entry


class Source(NamedTuple):
    """What one table gives; `file` is its name in messages."""

    file: str
    entries: tuple[Entry, ...]
    follow_ups: tuple[FollowUp, ...]


class Planned(NamedTuple):
    """A row that is new, with the table's name, and the entry that it becomes."""

    file: str
    row: Entry
    new: NewEntry


class News(NamedTuple):
    """What is new, a line for everything that is not, and how many rows were `known` or `passed` over."""

    planned: tuple[Planned, ...]
    said: tuple[str, ...]
    known: int
    passed: int


def news_in(journal: Journal, sources: Sequence[Source]) -> News:
    """The rows that are not in the journal yet, nor in a row before, each with its follow-ups; those of others are only said."""
    rows = _new_rows(journal, sources)
    follow_ups = _with_follow_ups(journal, rows.planned, sources)
    return News(
        follow_ups.planned, (*rows.said, *follow_ups.said), rows.known + follow_ups.known, rows.passed + follow_ups.passed
    )


def _new_rows(journal: Journal, sources: Iterable[Source]) -> News:
    there: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for known in _everything(journal):
        applied = known.applied.day.isoformat() if known.applied is not None else ""
        day = known.day.isoformat() if isinstance(known, Interview) else ""
        there.setdefault(_opening(known.company, known.role), []).append((known.file, day, applied))
    planned, said = [], []
    for source in sources:
        for row in source.entries:
            mine = there.setdefault(_opening(row.company, row.role), [])
            same = next(((file, day) for file, day, applied in mine if _is_same(row, day, applied)), None)
            if same is None:
                mine.append((f"line {row.line}", row.day, row.applied))
                planned.append(Planned(source.file, row, row.new))
                continue
            file, day = visible(same[0]), same[1]
            without = f", without its date: followup move {file.removesuffix('.md')} {row.day}" if row.day and not day else ""
            said.append(f"{source.file}:{row.line}: in {file} already{without}; unchanged")
    return News(tuple(planned), tuple(said), len(said), 0)


def _is_same(row: Entry, day: str, applied: str) -> bool:
    """Whether a row is an entry with these days: of one interview, or of one application."""
    if row.day and day:
        return row.day == day
    if row.applied and applied:
        return row.applied == applied
    return not (row.day and not day and not applied)  # one has no day that the other has, so nothing says that they are two


def _with_follow_ups(journal: Journal, new: Sequence[Planned], sources: Iterable[Source]) -> News:
    """The new entries with the follow-ups that belong to them; for an entry that was there it is said what to type."""
    by_name: dict[tuple[str, str], int] = {}
    for number, (_, row, _) in enumerate(new):
        by_name.setdefault(_opening(row.company, row.role), number)
    planned, said = list(new), []
    known = passed = 0
    for source in sources:
        for one in source.follow_ups:
            place = by_name.get(_opening(one.company, one.role))
            if place is not None:
                mine = planned[place]
                planned[place] = mine._replace(new=mine.new._replace(log=[*mine.new.log, one.item]))
                continue
            where, there = f"{source.file}:{one.line}", _entry_of(journal, one)
            if there is not None and _has_logged(there, one):
                known += 1
                continue
            passed += 1
            if there is None:
                said.append(f"{where}: no entry for {visible(one.company)}, {visible(one.role)}; passed over")
            else:
                line = visible(flow_map(one.item))
                said.append(f"{where}: not in the log of {visible(there.file)}; to have it there write - {line}")
    return News(tuple(planned), tuple(said), known, passed)


def _entry_of(journal: Journal, one: FollowUp) -> Interview | Application | None:
    """The latest entry that a follow-up may belong to: an interview before an application."""
    mine = [e for e in _everything(journal) if _opening(e.company, e.role) == _opening(one.company, one.role)]
    interviews = [e for e in mine if isinstance(e, Interview)]
    return next(reversed(interviews or mine), None)


def _has_logged(entry: Interview | Application, one: FollowUp) -> bool:
    return any(line.sent == "check-in" and line.when.day.isoformat() == one.item["date"] for line in entry.log)


def _everything(journal: Journal) -> list[Interview | Application]:
    return [*journal.entries, *journal.applications]


def _opening(company: str, role: str) -> tuple[str, str]:
    """What openings are told apart by."""
    return spelt_slug(company), spelt_slug(role)
