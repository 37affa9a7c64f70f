"""New entries from a table that another tracker kept: a spreadsheet as CSV, JobSync's export, career-ops' applications.md.

A row with the day of an interview becomes an interview, one with the day of an application an application. What has no field is
kept in the notes; nothing is dropped silently.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping

from ...api import Board
from ...base.light_typing import TYPE_CHECKING, NamedTuple
from ...base.text import few, spelt_slug, visible
from ...changes.apply import writable_board
from ...changes.new_entries import NewEntry, entry_of, template_of
from ...errors import BadChoice, BadValue, FollowupError
from ...journal.disk.atomic_write import create
from ...journal.disk.read_bytes import TooLarge, read_bytes
from ...journal.problems import problem_text
from ...journal.syntax.scalars import flow_map
from ...model import Application, Interview
from ...views.wording import plural
from ..shared.writing import git_commit, refuse_unread

if TYPE_CHECKING:
    import argparse

    from ...exchange.reading.table_cells import FollowUp
    from ...exchange.reading.table_maps import TableMap
    from ...exchange.reading.table_rows import Entry
    from ...exchange.reading.tables import Table

EXAMPLES = """examples:
  followup import csv applications.csv --dry-run
  followup import csv jobs.csv --map "Firm=company,Job=role,Sent=applied" --dates dmy
  followup import csv data/applications.md data/follow-ups.md
"""
_MOST = 2000  # entries that are written at once
_ORDERS = ("dmy", "mdy", "ymd")


class _Source(NamedTuple):
    """What one table gives."""

    file: str
    entries: tuple[Entry, ...]
    follow_ups: tuple[FollowUp, ...]


class _Count:
    """How many rows there were, and what became of them."""

    def __init__(self) -> None:
        self.rows = self.refused = self.known = self.passed = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The part's own options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a table: CSV, or markdown")
    parser.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], help="what a column is: Position=role,Sent=applied"
    )
    parser.add_argument("--dates", choices=_ORDERS, help="the order of day, month and year, where a date may be read in two ways")
    parser.add_argument("--dry-run", action="store_true", help="show the entries, write nothing")
    parser.add_argument("--commit", action="store_true", help="commit each file with git afterwards")


def run(args: argparse.Namespace) -> int:
    """Take over every row that is not in the journal yet, and say what became of all; the exit code: 1 where one was refused."""
    board = writable_board(args.journal, args.now, args.playbook)
    refuse_unread(board)
    files = [(path, _bytes_of(path)) for path in args.files]  # all, before the first is written
    count = _Count()
    sources = [source for path, data in files for source in _sources(args, board, visible(path), data, count)]
    new = list(_new(board, sources, count))
    if len(new) > _MOST:
        many = f"that would be {len(new)} entries, and at most {_MOST} are written at once"
        sys.stderr.write(f"followup: {many}; nothing was written: split the table\n")
        return 1
    written = _write(args, board, _with_follow_ups(board, new, sources, count), count)
    done = "would be written" if args.dry_run else "written"
    parts = [f"{plural(written, 'entry', 'entries')} {done}"]
    others = ((count.known, "unchanged"), (count.passed, "passed over"), (count.refused, "refused"))
    parts += [f"{number} {what}" for number, what in others if number]
    sys.stdout.write(f"{plural(count.rows, 'row')}: {', '.join(parts)}\n")
    return 1 if count.refused else 0


def _bytes_of(path: str) -> bytes:
    """The bytes of a file that the person names; those of one that is too large are none. Raises BadChoice."""
    from ...exchange.reading.tables import LARGEST

    try:
        return read_bytes(os.path.expanduser(path), limit=LARGEST)[0]
    except TooLarge:
        return b"\0" * (LARGEST + 1)
    except OSError as bad:
        raise BadChoice("cannot read", path, bad.strerror or "not a file") from None


def _sources(args: argparse.Namespace, board: Board, file: str, data: bytes, count: _Count) -> Iterator[_Source]:
    """What the tables of one file give; what is wrong goes to standard error, what is assumed is said."""
    from ...exchange.reading.table_maps import BadMap, map_of
    from ...exchange.reading.table_rows import rows_of
    from ...exchange.reading.tables import tables_in

    found = tables_in(file, data)
    for problem in found.problems:
        sys.stderr.write(problem_text(problem) + "\n")
    count.rows += len(found.problems)
    count.refused += len(found.problems)
    for line in found.said:
        sys.stdout.write(f"{file}: {line}\n")
    for table in found.tables:
        try:
            columns = map_of(table.columns, args.map)
        except BadMap as bad:
            raise BadValue(bad.message, bad.hint, f"{file}:{table.line}") from None
        _say_columns(file, table, columns)
        rows = rows_of(file, table, columns, board.journal.settings, args.dates)
        for problem in rows.problems:
            sys.stderr.write(problem_text(problem) + "\n")
        for number, why in rows.passed_over:
            sys.stdout.write(f"{file}:{number}: {visible(why)}; passed over\n")
        count.rows += len(table.rows)
        count.refused += len(rows.problems)
        count.passed += len(rows.passed_over)
        yield _Source(file, rows.entries, rows.follow_ups)


def _say_columns(file: str, table: Table, columns: TableMap) -> None:
    """How the columns are read, so that a wrong reading is seen."""
    from ...exchange.reading.table_maps import FOLLOW_UPS

    pairs = list(zip(table.columns, columns.targets, strict=True))
    read = [f"{visible(column)} = {target}" for column, target in pairs if target != "keep"]
    kept = few(column for column, target in pairs if target == "keep" and column)
    if columns.form == FOLLOW_UPS:
        read, kept = ["what was sent, for the logs of the entries"], ""
    form = f"{columns.form}: " if columns.form else ""
    parts = [", ".join(read), f"kept in the notes: {kept}" if kept else ""]
    sys.stdout.write(f"{file}: {form}{'; '.join(part for part in parts if part)}\n")


_Planned = tuple[str, "Entry", NewEntry]


def _new(board: Board, sources: Iterable[_Source], count: _Count) -> Iterator[_Planned]:
    """The rows that are not in the journal yet, nor in a row before."""
    there: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    everything: list[Interview | Application] = [*board.journal.entries, *board.journal.applications]
    for known in everything:
        applied = known.applied.day.isoformat() if known.applied is not None else ""
        day = known.day.isoformat() if isinstance(known, Interview) else ""
        there.setdefault((spelt_slug(known.company), spelt_slug(known.role)), []).append((known.file, day, applied))
    for source in sources:
        for entry in source.entries:
            mine = there.setdefault((spelt_slug(entry.company), spelt_slug(entry.role)), [])
            same = next(((file, day) for file, day, applied in mine if _is_same(entry, day, applied)), None)
            if same is not None:
                count.known += 1
                file = visible(same[0])
                date = (
                    ""
                    if same[1] or not entry.day
                    else f", without its date: followup move {file.removesuffix('.md')} {entry.day}"
                )
                sys.stdout.write(f"{source.file}:{entry.line}: in {file} already{date}; unchanged\n")
                continue
            mine.append((f"line {entry.line}", entry.day, entry.applied))
            yield source.file, entry, entry.new


def _is_same(entry: Entry, day: str, applied: str) -> bool:
    """Whether a row is an entry with these days: of one interview, or of one application."""
    if entry.day and day:
        return entry.day == day
    if entry.applied and applied:
        return entry.applied == applied
    return not (entry.day and not day and not applied)  # one has no day that the other has, so nothing says that they are two


def _with_follow_ups(board: Board, new: list[_Planned], sources: Iterable[_Source], count: _Count) -> list[_Planned]:
    """The new entries with the follow-ups that belong to them; for others it is said what to type."""
    by_name: dict[tuple[str, str], int] = {}
    for n, (_, row, _) in enumerate(new):
        by_name.setdefault((spelt_slug(row.company), spelt_slug(row.role)), n)
    out = list(new)
    for source in sources:
        for one in source.follow_ups:
            place = by_name.get((spelt_slug(one.company), spelt_slug(one.role)))
            if place is not None:
                file, entry, planned = out[place]
                out[place] = (file, entry, planned._replace(log=[*planned.log, one.item]))
                continue
            where, there = f"{source.file}:{one.line}", _entry_of(board, one)
            if there is None:
                count.passed += 1
                sys.stdout.write(f"{where}: no entry for {visible(one.company)}, {visible(one.role)}; passed over\n")
            elif any(line.sent == "check-in" and line.when.day.isoformat() == one.item["date"] for line in there.log):
                count.known += 1
            else:
                count.passed += 1
                line = visible(flow_map(one.item))
                sys.stdout.write(f"{where}: not in the log of {visible(there.file)}; to have it there write - {line}\n")
    return out


def _entry_of(board: Board, one: FollowUp) -> Interview | Application | None:
    """The latest entry that a follow-up may belong to."""
    wanted = (spelt_slug(one.company), spelt_slug(one.role))
    everything: list[Interview | Application] = [*board.journal.applications, *board.journal.entries]
    return next((e for e in reversed(everything) if (spelt_slug(e.company), spelt_slug(e.role)) == wanted), None)


def _write(args: argparse.Namespace, board: Board, planned: Iterable[_Planned], count: _Count) -> int:
    """Write the entries, or show them; how many. One that cannot be read back is refused, and the others are written."""
    template = template_of(board)
    taken: set[str] = set()
    written = []
    for source, entry, new in planned:
        try:
            file, text = entry_of(board, new, taken, template)
        except FollowupError as bad:
            count.refused += 1
            sys.stderr.write(f"{source}:{entry.line}:1: error: {visible(str(bad))}\n")
            continue
        taken.add(file)
        written.append(file)
        if args.dry_run:
            _show(file, new)
            continue
        create(board.folder, file, text.encode())
        sys.stdout.write(f"{visible(os.path.join(board.folder, file))}: written\n")
        for line in new.said[1:]:
            sys.stdout.write(f"  {visible(line)}\n")
    if args.commit or board.journal.settings.commit:
        for file in written if not args.dry_run else ():
            git_commit(board.folder, file, f"followup import csv {file}")
    return len(written)


def _show(file: str, new: NewEntry) -> None:
    """An entry in short: its name, its fields, and what is kept in its notes."""
    fields = [f"{key}: {flow_map(value) if isinstance(value, Mapping) else value}" for key, value in new.values.items() if value]
    fields += [f"- {flow_map(item) if isinstance(item, Mapping) else item}" for item in (*new.people, *new.log)]
    lines = [*fields, *(f"# {line}" for line in new.said), *(line for line in new.notes.split("\n")[2:])]
    sys.stdout.write(f"{visible(file)}\n" + "".join(f"  {visible(line)}\n" for line in lines))
