"""The rows of a table as the entries that they become, and why some become none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time

from ...base.light import NamedTuple
from ...base.nothing_said import says_nothing
from ...base.text import visible
from ...changes.new_entries import NewEntry
from ...dates.clock_times import parse_clock
from ...dates.stamps import BadDate
from ...dates.zones import zone_named
from ...journal.status_words import ending_in
from ...journal.syntax.filling import Item
from ...model import Problem, Settings
from ..quotation import quoted
from .cells import BadRow, FollowUp, follow_up, person_in
from .columns import FOLLOW_UPS, KEEP, OFFERED, REJECTED, STATUS, STATUS_DATE, TableMap
from .dates import table_clock, table_date
from .files import Row, Table

HEADING = "## Imported"  # private: what is below it goes into no draft
_NOT_SENT = frozenset((
    *("wishlist", "wish list", "saved", "bookmarked", "to apply", "todo", "to do", "draft", "evaluated", "interested", "planned"),
    *("skip", "evaluada", "hold", "condicional", "évalué", "monitor", "no_aplicar", "not applied", "lead", "prospect"),
))  # fmt: skip
_APPLIED = re.compile(r"\bapplied\s{1,3}(\d{4}-\d\d-\d\d)", re.IGNORECASE)  # as career-ops notes it


class Entry(NamedTuple):
    """An entry that a row becomes; `day` is that of the interview, `applied` that of the application, or empty."""

    line: int
    company: str
    role: str
    day: str
    applied: str
    new: NewEntry


class Rows(NamedTuple):
    """What the rows of a table become, what is wrong with some, and those that become nothing, with why."""

    entries: tuple[Entry, ...]
    follow_ups: tuple[FollowUp, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[tuple[int, str], ...]


class _PassedOver(Exception):
    """A row that becomes no entry, on purpose."""


def rows_of(file: str, table: Table, columns: TableMap, settings: Settings, order: str | None = None) -> Rows:
    """What every row of a table becomes; `file` is its name in messages, `order` the one of day and month in doubtful dates."""
    entries: list[Entry] = []
    follow_ups: list[FollowUp] = []
    problems: list[Problem] = []
    passed: list[tuple[int, str]] = []
    for row in table.rows:
        try:
            if columns.form == FOLLOW_UPS:
                follow_ups.append(follow_up(row, settings))
            else:
                entries.append(_Reader(file, table, columns, settings, order, row).entry())
        except _PassedOver as why:
            passed.append((row.line, str(why)))
        except BadRow as bad:
            problems.append(Problem(file, row.line, 1, "error", "row", bad.message, bad.hint))
        except BadDate as bad:
            problems.append(Problem(file, row.line, 1, "error", "date", bad.message, bad.hint))
    return Rows(tuple(entries), tuple(follow_ups), tuple(problems), tuple(passed))


class _Reader:
    """One row, read cell by cell."""

    def __init__(self, file: str, table: Table, columns: TableMap, settings: Settings, order: str | None, row: Row) -> None:
        self.file, self.table, self.columns, self.settings, self.order, self.row = file, table, columns, settings, order, row
        self.said = [f"imported from {file.rpartition('/')[2]}, line {row.line}"]
        self.left: list[str] = []  # what was read and could not be written into a field

    def cell(self, target: str) -> str:
        """The text that has this meaning, on one line; empty where there is none or it says nothing."""
        at = self.columns.place_of(target)
        text = " ".join(self.row.cells[at].split()) if at is not None else ""
        return "" if text.lower() in self.columns.nothing or (text and says_nothing(text)) else text

    def named(self, column: str) -> str:
        """The text of the column of this name."""
        names = [name.lower() for name in self.table.columns]
        return self.row.cells[names.index(column)].strip() if column in names else ""

    def entry(self) -> Entry:
        """The entry. Raises BadRow, BadDate or _PassedOver."""
        company, role = self.cell("company"), self.cell("role")
        if not company or not role:
            if not any(cell.strip() for cell in self.row.cells):
                raise _PassedOver("it is empty")
            raise BadRow(f"no {'company' if not company else 'role'}", "write it into the table, or leave the row out")
        status = self.cell(STATUS)
        applied = self.applied(status)
        date = self.interview()
        if not applied and not date:
            if status.lower() in _NOT_SENT or self.columns.form:
                raise _PassedOver(f"not applied for{f' ({visible(status)})' if status else ''}")
            raise BadRow(
                "no day of the application or the interview",
                "write one into the table, leave the row out, or say which column has it with --map 'COLUMN=applied'",
            )
        values: dict[str, Item | None] = {"company": company, "role": role, "date": date, "applied": applied}
        for target in self.columns.targets:
            if target not in values and target not in _OTHERWISE:
                values[target] = self.cell(target) or None
        zone = self.cell("timezone")
        if zone:
            zone_named(zone)  # BadDate for what is none
        log, ended = self.outcome(status)
        values |= ended
        people = self.people()
        recruiter = self.recruiter()
        if recruiter is not None:
            values["recruiter"] = recruiter
        new = NewEntry(values, people, log, self.said, quoted(HEADING, self.kept(status, values)))
        return Entry(self.row.line, company, role, (date or "")[:10], (applied or "")[:10], new)

    def applied(self, status: str) -> str | None:
        """When the application went out. Raises BadDate or _PassedOver."""
        if self.columns.form.startswith("career-ops"):
            noted = _APPLIED.search(self.named("notes")[:5000])
            if noted is not None:
                return noted[1]
            if status.lower() in _NOT_SENT or ending_in(status) == "closed":
                raise _PassedOver(f"not applied for, or not known when ({visible(status)})")
        text = self.cell("applied")
        if not text:
            return None
        day, clock = table_date(text, self.settings.zone, self.order)
        if self.columns.form.startswith("career-ops"):
            self.said.append(f"assumed: applied on {day}, which may be the day on which the tracker evaluated it")
        return day.isoformat() + (f" {clock:%H:%M}" if clock is not None and clock != time(0) else "")

    def interview(self) -> str | None:
        """When the interview begins. Raises BadDate."""
        text = self.cell("date")
        if not text:
            return None
        day, clock = table_date(text, self.settings.zone, self.order)
        beside = self.cell("time")
        if clock == time(0):
            clock = None  # so a spreadsheet writes a day without an hour
        if beside:
            typed, span = self.clock(beside)
            if clock is not None and typed != clock:
                raise BadRow(f"two times of day: {clock:%H:%M} and {typed:%H:%M}", "keep one of the two")
            self.say_zone()
            return f"{day} {beside.replace(' ', '')}" if span else f"{day} {typed:%H:%M}"
        if clock is None:
            return day.isoformat()
        self.say_zone()
        return f"{day} {clock:%H:%M}"

    def clock(self, text: str) -> tuple[time, bool]:
        """A time of day, and whether its end is there too. Raises BadDate."""
        try:
            clock, span = parse_clock(text)
        except BadDate:
            return table_clock(text), False
        return clock, span is not None

    def say_zone(self) -> None:
        """Say that the zone is the journal's, where the table has none."""
        if not self.cell("timezone"):
            self.said.append(f"zone assumed: {self.settings.zone} (the table names none)")

    def outcome(self, status: str) -> tuple[list[Mapping[str, str | None]], dict[str, Item | None]]:
        """What came of it: log lines and fields, of what has a day; a status that ends things without one stays a key."""
        log: list[Mapping[str, str | None]] = []
        for target, kind in ((REJECTED, "rejection"), (OFFERED, "offer")):
            if self.cell(target):
                log.append({"date": self.day(target), "heard": kind})
        ending = ending_in(status)
        if ending is None or any(line["heard"] == ending for line in log):
            return log, {}
        if not self.cell(STATUS_DATE):
            self.said.append(f"no day is known for the status {visible(status)}, so it is in no log, and what is owed goes on")
            return log, {"status": status}
        day = self.day(STATUS_DATE)
        if ending == "accepted":
            return [*log, {"date": day, "sent": "answer-offer", "accepted": "yes"}], {}
        if ending in ("rejection", "offer"):
            return [*log, {"date": day, "heard": ending}], {}
        return log, {"closed": {"date": day, "reason": status}}

    def day(self, target: str) -> str:
        """The day in a column. Raises BadDate."""
        return table_date(self.cell(target), self.settings.zone, self.order)[0].isoformat()

    def people(self) -> list[Mapping[str, str | None] | str]:
        """The interviewers, divided by semicolons or lines; what is not clearly one name is kept in the notes."""
        at = self.columns.place_of("interviewers")
        found: list[Mapping[str, str | None] | str] = []
        for piece in re.split(r"[;\n]", self.row.cells[at]) if at is not None else ():
            person = person_in(piece)
            if person is not None:
                found.append(person)
            elif piece.strip() and not says_nothing(piece):
                self.left.append(f"{self.table.columns[at or 0]}: {piece.strip()}")
                self.said.append(f"{visible(piece.strip())!r} is not clearly one person's name, so it is in the notes only")
        return found

    def recruiter(self) -> Item | None:
        """The recruiter, if that is clearly one name."""
        text = self.cell("recruiter")
        person = person_in(text) if text else None
        if text and person is None:
            self.left.append(f"recruiter: {text}")
            self.said.append(f"{visible(text)!r} is not clearly one person's name, so it is in the notes only")
        return person

    def kept(self, status: str, values: Mapping[str, object]) -> Iterator[str]:
        """A line for each cell that has no field, with the name of its column."""
        for name, target, cell in zip(self.table.columns, self.columns.targets, self.row.cells, strict=True):
            if cell.strip() and (target == KEEP or (target == STATUS and "status" not in values)):
                yield f"{name or 'no name'}: {cell.strip()}"
        yield from self.left


_OTHERWISE = frozenset({STATUS, STATUS_DATE, REJECTED, OFFERED, KEEP, "time", "interviewers", "recruiter"})
