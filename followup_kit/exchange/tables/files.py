"""Tables of other programs, read from bytes: CSV in its dialects, and the tables of a markdown file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...base.light import NamedTuple
from ...model import Problem
from ..encodings import NotText, text_in

LARGEST = 20 * 1024 * 1024  # bytes of a file
LONGEST = 100_000  # characters of a cell
MOST = 20_000  # rows
WIDEST = 500  # columns
_DELIMITERS = (",", ";", "\t", "|")
_FORMULA = tuple("=+-@＝＋－＠")  # an export puts an apostrophe before it, so that none runs
_OF_A_RULE = frozenset("|-: \t")


class Row(NamedTuple):
    """The cells of one row, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table: the names of its columns, on `line`, and its rows, each with as many cells."""

    line: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Found(NamedTuple):
    """The tables of a file, what is wrong with it, and what was assumed to read it."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    said: tuple[str, ...]


class _BadRow(ValueError):
    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.hint = hint


def tables_in(file: str, data: bytes) -> Found:
    """The tables in the bytes of a file, whose name is `file` in messages; a row that does not fit is a problem."""
    problems: list[Problem] = []
    try:
        if len(data) > LARGEST:
            raise _BadRow(1, f"it has more than {LARGEST // 1048576} MB", "split it")
        text, encoding = text_in(data)
    except NotText as bad:
        return Found((), (_problem(file, _BadRow(1, str(bad), "save it as CSV in UTF-8")),), ())
    except _BadRow as bad:
        return Found((), (_problem(file, bad),), ())
    said = [f"it is not in UTF-8: it was read as {encoding}"] if encoding else []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if _is_markdown(lines):
        planned = sum(line.startswith("- next #") for line in lines)
        if planned:
            said.append(f"{planned} planned by hand (- next #...): not taken over, since the rules here work out what is next")
        return Found(tuple(_markdown_tables(file, lines, problems)), tuple(problems), tuple(said))
    table = _csv_table(file, text, problems, said)
    return Found((table,) if table is not None else (), tuple(problems), tuple(said))


def _problem(file: str, bad: _BadRow) -> Problem:
    return Problem(file, bad.line, 1, "error", "row", bad.message, bad.hint)


def _csv_table(file: str, text: str, problems: list[Problem], said: list[str]) -> Table | None:
    """The table of a CSV file; None for one without a row."""
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = None
    if re.fullmatch("sep=.", first.strip("\ufeff"), re.IGNORECASE):  # as Excel marks its own files
        delimiter, text, skipped = first.strip("\ufeff")[4], rest, 1
    delimiter = delimiter or _delimiter(text[:10_000])
    if delimiter != ",":
        said.append(f"its columns are divided by {'tabs' if delimiter == chr(9) else delimiter}")
    columns: tuple[str, ...] | None = None
    begun = 0
    rows: list[Row] = []
    try:
        for row in _rows(text, delimiter, skipped):
            if columns is None:
                columns, begun = _columns(row), row.line
                continue
            if len(rows) == MOST:
                rows.clear()
                raise _BadRow(row.line, f"it has more than {MOST:,} rows", "split it; nothing was taken from it")
            try:
                rows.append(_fitting(row, len(columns)))
            except _BadRow as bad:
                problems.append(_problem(file, bad))
    except _BadRow as bad:
        problems.append(_problem(file, bad))
    if columns is None:
        if not problems:
            problems.append(_problem(file, _BadRow(1, "there is no row in it", "save the table again")))
        return None
    return Table(begun, columns, tuple(rows))


def _columns(header: Row) -> tuple[str, ...]:
    """The names of the columns. Raises _BadRow where there are absurdly many."""
    names = [" ".join(cell.split()) for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > WIDEST:
        raise _BadRow(
            header.line, f"it has {len(names):,} columns, and at most {WIDEST} are read", "delete those you do not need"
        )
    return tuple(names)


def _delimiter(text: str) -> str:
    """What divides the columns of a header: the most frequent of those that may, outside of quotes."""
    header = re.sub(r'"[^"]*"', "", text).lstrip("\ufeff\r\n").partition("\n")[0]
    counts = Counter(char for char in header if char in _DELIMITERS)
    return max(_DELIMITERS, key=lambda char: counts[char]) if counts else ","


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    """The rows that are not empty. Raises _BadRow for a quote that is not closed or stands in the middle of a cell."""
    lines = text.lstrip("\ufeff").split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    before = 0
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST * 4))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            line = before + 1 + skipped
            if "unexpected end" in str(bad):
                raise _BadRow(
                    line, "a quote is opened in this row and never closed", "close it; nothing below it was read"
                ) from None
            raise _BadRow(line, f"the row cannot be understood ({bad})", "check its quotes; nothing below it was read") from None
        line, before = before + 1 + skipped, reader.line_num
        if any(cell.strip() for cell in cells):
            yield Row(line, tuple(cells))


def _fitting(row: Row, wide: int) -> Row:
    """A row with as many cells as there are columns, each as it was before an export guarded it. Raises _BadRow."""
    cells = row.cells
    while len(cells) > wide and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != wide:
        message = f"{len(cells)} cells where the header has {wide}"
        raise _BadRow(row.line, message, "quote a cell that has the sign between the columns in it")
    for cell in cells:
        if "\0" in cell:
            raise _BadRow(row.line, "there is a NUL character in it", "delete it")
        if len(cell) > LONGEST:
            raise _BadRow(row.line, f"a cell has {len(cell):,} characters, and at most {LONGEST:,} are read", "shorten it")
    return Row(row.line, tuple(unguarded(cell) for cell in cells))


def unguarded(cell: str) -> str:
    """A cell as it was meant: an apostrophe before what would be a formula was put there by an export."""
    inner = cell[1:]
    return inner if cell[:1] == "'" and (inner.lstrip().startswith(_FORMULA) or inner[:1] in ("\t", "\r")) else cell


def _is_rule(line: str) -> bool:
    """Whether a line is the one below the header of a markdown table: hyphens, and colons at their ends."""
    return "--" in line and _OF_A_RULE.issuperset(line)


def _is_markdown(lines: Sequence[str]) -> bool:
    return any(line.lstrip().startswith("|") and _is_rule(below) for line, below in pairwise(lines))


def _markdown_tables(file: str, lines: Sequence[str], problems: list[Problem]) -> Iterator[Table]:
    """Each table of a markdown file: a header with a rule of hyphens below, and the rows up to the first other line."""
    at = 0
    while at + 1 < len(lines):
        if not (lines[at].lstrip().startswith("|") and _is_rule(lines[at + 1])):
            at += 1
            continue
        begun = at + 1
        at += 2
        try:
            columns = _columns(Row(begun, _cells(lines[begun - 1])))
        except _BadRow as bad:
            problems.append(_problem(file, bad))
            continue
        rows = []
        while at < len(lines) and lines[at].lstrip().startswith("|"):
            try:
                rows.append(_fitting(Row(at + 1, _cells(lines[at])), len(columns)))
            except _BadRow as bad:
                hint = r"write \| for a line that is text" if "cells" in bad.message else bad.hint
                problems.append(_problem(file, _BadRow(bad.line, bad.message, hint)))
            at += 1
        yield Table(begun, columns, tuple(row for row in rows if any(row.cells)))


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row of a markdown table; `\\|` is a line that is text."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner))
