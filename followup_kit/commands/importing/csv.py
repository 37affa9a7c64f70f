"""New entries from a table that another tracker kept: a spreadsheet as CSV, JobSync's export, career-ops' applications.md.

A row with the day of an interview becomes an interview, one with the day of an application an application. What has no field is
kept in the notes; nothing is dropped silently.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping

from ...api import Board
from ...base.light import TYPE_CHECKING
from ...base.text import few, visible
from ...changes.apply import writable_board
from ...changes.new_entries import NewEntry, entry_of, refuse_in_doubt, template_of
from ...errors import BadChoice, BadValue, FollowupError
from ...journal.disk.atomic_write import create
from ...journal.problems import problem_text
from ...journal.syntax.scalars import flow_map
from ...views.wording import plural
from ..shared.writing import git_commit, refuse_unread
from .given_file import bytes_given

if TYPE_CHECKING:
    import argparse

    from ...exchange.tables.columns import TableMap
    from ...exchange.tables.files import Table
    from ...exchange.tables.news import Planned, Source

EXAMPLES = """examples:
  followup import csv applications.csv --dry-run
  followup import csv jobs.csv --map "Firm=company,Job=role,Sent=applied" --dates dmy
  followup import csv data/applications.md data/follow-ups.md
"""
_MOST = 2000  # entries that are written at once
_ORDERS = ("dmy", "mdy", "ymd")


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
    refuse_in_doubt(board)
    from ...exchange.tables.news import news_in

    files = [(path, _bytes_of(path)) for path in args.files]  # all, before the first is written
    count = _Count()
    sources = [source for path, data in files for source in _sources(args, board, visible(path), data, count)]
    news = news_in(board.journal, sources)
    sys.stdout.writelines(f"{line}\n" for line in news.said)
    if len(news.planned) > _MOST:
        many = f"that would be {len(news.planned)} entries, and at most {_MOST} are written at once"
        sys.stderr.write(f"followup: {many}; nothing was written: split the table\n")
        return 1
    count.known += news.known
    count.passed += news.passed
    written = _write(args, board, news.planned, count)
    done = "would be written" if args.dry_run else "written"
    parts = [f"{plural(written, 'entry', 'entries')} {done}"]
    others = ((count.known, "unchanged"), (count.passed, "passed over"), (count.refused, "refused"))
    parts += [f"{number} {what}" for number, what in others if number]
    sys.stdout.write(f"{plural(count.rows, 'row')}: {', '.join(parts)}\n")
    return 1 if count.refused else 0


def _bytes_of(path: str) -> bytes:
    """The bytes of a file that the person names. Raises BadChoice."""
    from ...exchange.tables.files import LARGEST

    try:
        return bytes_given(path, LARGEST)
    except OSError as bad:
        raise BadChoice("cannot read", path, bad.strerror or "not a file") from None


def _sources(args: argparse.Namespace, board: Board, file: str, data: bytes, count: _Count) -> Iterator[Source]:
    """What the tables of one file give; what is wrong goes to standard error, what is assumed is said."""
    from ...exchange.tables.columns import BadMap, map_of
    from ...exchange.tables.files import tables_in
    from ...exchange.tables.news import Source
    from ...exchange.tables.rows import rows_of

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
        yield Source(file, rows.entries, rows.follow_ups)


def _say_columns(file: str, table: Table, columns: TableMap) -> None:
    """How the columns are read, so that a wrong reading is seen."""
    from ...exchange.tables.columns import FOLLOW_UPS

    pairs = list(zip(table.columns, columns.targets, strict=True))
    read = [f"{visible(column)} = {target}" for column, target in pairs if target != "keep"]
    kept = few(column for column, target in pairs if target == "keep" and column)
    if columns.form == FOLLOW_UPS:
        read, kept = ["what was sent, for the logs of the entries"], ""
    form = f"{columns.form}: " if columns.form else ""
    parts = [", ".join(read), f"kept in the notes: {kept}" if kept else ""]
    sys.stdout.write(f"{file}: {form}{'; '.join(part for part in parts if part)}\n")


def _write(args: argparse.Namespace, board: Board, planned: Iterable[Planned], count: _Count) -> int:
    """Write the entries, or show them; how many. One that cannot be read back is refused, and the others are written."""
    template = template_of(board)
    taken: set[str] = set()
    written = []
    for source, row, new in planned:
        try:
            refuse_in_doubt(board, [row.company])
            file, text = entry_of(board, new, taken, template)
        except FollowupError as bad:
            count.refused += 1
            sys.stderr.write(f"{source}:{row.line}:1: error: {visible(str(bad))}\n")
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
