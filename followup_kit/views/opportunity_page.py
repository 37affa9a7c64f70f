"""One opportunity whole, to read before the next round: rounds, people, what was promised, the log, what is open, the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from ..api import Board
from ..dates.local_time import in_its_zone, local, local_day, long_day, short_day
from ..engine.opportunity import Opportunity
from ..kinds import NOW_STATES, OPEN_STATES
from ..model import Action, Interview, LogLine, Person
from ..text import visible
from .note_sections import note_sections
from .opportunity_list import Listed
from .text_page import TextPage
from .wording import Commands, by_when, plural, what

_LOG_INDENT = 19  # columns for the time of a log line


def page_of(board: Board, found: Listed, *, columns: int, colour: bool, options: str = "") -> str:
    """The page as text, `columns` wide, ending in a newline; `options` follow each command."""
    page = TextPage(columns, colour)
    opportunity = found.opportunity
    page.add(visible(f"{found.company}, {found.role}"), "bold")
    interest = "" if opportunity.interest == "undecided" else f" · interest: {opportunity.interest}"
    page.add(f"{found.stage} · {plural(len(opportunity.rounds), 'round')}{interest} · {visible(opportunity.name)}", "dim")
    _add(page, "ROUNDS", _rounds(opportunity, board))
    _add(page, "PEOPLE", _people(opportunity, board))
    _add(page, "WHAT THEY PROMISED", _promises(opportunity, board))
    _add_open(page, board, opportunity, options)
    _add_log(page, board, opportunity)
    for entry in opportunity.entries:
        _add_notes(page, entry)
    return page.text()


def _add(page: TextPage, title: str, lines: Iterator[tuple[int, str]]) -> None:
    """Add a part of the page, each line with its indent; nothing where it has none."""
    for number, (indent, text) in enumerate(lines):
        if number == 0:
            page.add()
            page.add(title, "bold")
        page.add(visible(text), indent=indent)


def _rounds(opportunity: Opportunity, board: Board) -> Iterator[tuple[int, str]]:
    for entry in opportunity.entries:
        round_ = f"round {entry.round}" if (entry.round or "").isdigit() else entry.round
        name = f" · {round_}" if round_ else ""
        how = f" · {entry.format}" if entry.format else ""
        yield 2, f"{when_held(entry, board)}{name}{how}"
        if entry.cancelled is not None:
            yield 4, f"did not take place: {entry.cancelled}"
        if entry.place:
            yield 4, entry.place
        if entry.interviewers:
            yield 4, "with " + ", ".join(p.name for p in entry.interviewers)
        yield 4, entry.file


def when_held(entry: Interview, board: Board) -> str:
    """`Wed 18 Nov 2026, 14:00 to 15:00`, in the person's zone; beside it the time in the interview's own, where it differs."""
    if entry.assumed:
        return long_day(entry.day)
    start, end = local(entry.start, board.zone), local(entry.end, board.zone)
    text = f"{long_day(start.date())}, {start:%H:%M} to {end:%H:%M}"
    return text + in_its_zone(entry.start, entry.zone, board.zone)


def _people(opportunity: Opportunity, board: Board) -> Iterator[tuple[int, str]]:
    for person in opportunity.everybody():
        yield 2, ", ".join([person.name, *_roles(opportunity, person)])
        reached = [x for x in (person.email, person.phone, person.linkedin, person.address) if x]
        yield 4, " · ".join(reached) if reached else "no way to reach them is written down"
    for person in {p.name: p for e in opportunity.entries for p in e.references}.values():
        told = f", told {_day(person.told.day, board)}" if person.told else ""
        called = f", called {_day(person.contacted.day, board)}" if person.contacted else ""
        yield 2, f"{person.name}, your reference{told}{called}"
        yield 4, " · ".join(x for x in (person.email, person.phone) if x) or "no way to reach them is written down"


def _roles(opportunity: Opportunity, person: Person) -> Iterator[str]:
    """What a person is there: `VP Data`, `recruiter (external) of Park & Co`, `decides`."""
    if person.title:
        yield person.title
    if opportunity.is_recruiter(person):
        kind = f" ({person.kind})" if person.kind else ""
        yield f"recruiter{kind}{f' of {person.agency}' if person.agency else ''}"
    if person.decides:
        yield "decides"
    if person.contact:
        yield "said that you may write"


def _promises(opportunity: Opportunity, board: Board) -> Iterator[tuple[int, str]]:
    """What they said: next steps, days, and how they want to be asked."""
    for entry in opportunity.entries:
        said = f"({_day(entry.day, board)})"
        if entry.next_steps:
            yield 2, f"{' '.join(entry.next_steps.split())} {said}"
        if entry.decision_by:
            yield 2, f"They decide by {_promised(entry.decision_by, board)} {said}"
    for event in opportunity.events:
        if event.line.decision_by:
            yield 2, f"They answer by {_promised(event.line.decision_by, board)} ({_day(event.day, board)})"
    only = opportunity.contact_only_by(opportunity.entries[-1])
    if only:
        yield 2, f"Only by {' or '.join(only)}"


def _promised(day: date, board: Board) -> str:
    return _day(day, board) + (", which has passed" if day < local_day(board.now, board.zone) else "")


def _add_open(page: TextPage, board: Board, opportunity: Opportunity, options: str) -> None:
    """What is open, with the commands for what can be done now."""
    rows = open_rows(board, opportunity)
    if not rows:
        return
    page.add()
    page.add("OPEN", "bold")
    commands = Commands(board, options)
    for a in rows:
        page.add_pair(what(a) + (" (optional)" if a.optional else ""), by_when(a, board.now, board.zone))
        if a.state in NOW_STATES:
            for text in commands.of(a):
                page.add_unwrapped(text, "dim", indent=4)


def open_rows(board: Board, opportunity: Opportunity) -> list[Action]:
    """The open rows of an opportunity, in the order of the table."""
    return [a for a in board.actions if a.opportunity == opportunity.name and a.state in OPEN_STATES]


def log_of(opportunity: Opportunity) -> list[tuple[Interview, LogLine | None]]:
    """Everything logged, in order of time, the interviews themselves (None) among it; what lies in the future last."""
    reached = [(e.at, 1, e.entry, e.line) for e in opportunity.events]
    known = {id(e.line) for e in opportunity.events}
    ahead = [(line.when.at, 1, e, line) for e in opportunity.entries for line in e.log if id(line) not in known]
    held = [(r.end, 0, r, None) for r in opportunity.rounds if r.end <= opportunity.now]
    found: Sequence[tuple[datetime, int, Interview, LogLine | None]] = [*held, *reached, *ahead]
    return [(entry, line) for _, _, entry, line in sorted(found, key=lambda f: f[:2])]


def _add_log(page: TextPage, board: Board, opportunity: Opportunity) -> None:
    for number, (entry, line) in enumerate(log_of(opportunity)):
        if number == 0:
            page.add()
            page.add("LOG", "bold")
        if line is None:
            lead, text = _moment(entry.start, entry.day, not entry.assumed, board), "interview"
        else:
            lead = _moment(line.when.at, line.when.day, line.when.timed, board)
            text = said_in(line) + (" (in the future)" if line.when.at > board.now else "")
        page.add_hanging(lead, visible(text), indent=2, lead_columns=_LOG_INDENT)
        if line is not None and line.note:
            page.add_hanging("", visible(line.note), indent=2, lead_columns=_LOG_INDENT)


def said_in(line: LogLine) -> str:
    """`you: thank-you to Dana Whitfield by email via Jo Park`."""
    who = f"{' to' if line.sent else ' from'} {line.who}" if line.who else ""
    by = f" by {line.by}" if line.by else ""
    via = f" via {line.via}" if line.via else ""
    due = f", due {short_day(line.due)}" if line.due else ""
    answer = "" if line.accepted is None else ", accepted" if line.accepted else ", declined"
    return f"{'you' if line.sent else 'they'}: {line.sent or line.heard}{answer}{who}{by}{via}{due}"


def _moment(at: datetime, day: date, timed: bool, board: Board) -> str:
    if not timed:
        return _day(day, board)
    there = local(at, board.zone)
    return f"{_day(there.date(), board)} {there:%H:%M}"


def _day(day: date, board: Board) -> str:
    return short_day(day) + (f" {day.year}" if day.year != local_day(board.now, board.zone).year else "")


def _add_notes(page: TextPage, entry: Interview) -> None:
    """The notes of one round, section by section."""
    sections = note_sections(entry.body, entry.body_line)
    if not sections:
        return
    page.add()
    page.add(f"NOTES OF {short_day(entry.day).upper()} {entry.day.year}", "bold")
    for section in sections:
        indent = 2 if section.depth < 3 else 4  # a name below a heading
        if section.heading:
            page.add(visible(section.heading), "bold", indent=indent)
        for text in section.lines:
            page.add(visible(text), indent=indent + 2)
