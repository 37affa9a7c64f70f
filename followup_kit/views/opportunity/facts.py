"""What there is to read of one opportunity before the next round, part by part; terminal, notebook and report show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from ...api import Board
from ...base.light import Literal, NamedTuple
from ...base.text import visible
from ...dates.local_time import in_its_zone, local, local_day, long_day, short_day
from ...engine.opportunity import Opportunity
from ...kinds import NOW_STATES, OPEN_STATES
from ...model import Action, Closed, Interview, LogLine, Person
from ..wording import Commands, by_when, plural, what
from .listing import Listed
from .note_sections import NoteSection, note_sections


class Item(NamedTuple):
    """One thing on the page, and what stands below it. All texts are on one line, safe to show and without markup.

    `lead` is when it happened, `when` by when it is to be done, `commands` what to type for it; `deep` is a heading below
    another one.
    """

    text: str
    below: tuple[str, ...] = ()
    lead: str = ""
    when: str = ""
    commands: tuple[str, ...] = ()
    deep: bool = False


class Part(NamedTuple):
    """A part of the page, never without items; `form` says how they are laid out (`notes`: an item is a heading and its text)."""

    title: str
    form: Literal["lines", "open", "log", "notes"]
    items: tuple[Item, ...]


class OpportunityPage(NamedTuple):
    """One opportunity whole: rounds, people, what was promised, what is open, the log, the notes of each round.

    `left_out` is the number of sections of the notes that are private and were not to be shown.
    """

    name: str
    title: str
    summary: str
    parts: tuple[Part, ...]
    left_out: int


def opportunity_page(
    board: Board, found: Listed, options: str = "", notes_of: Callable[[Interview], str] | None = None
) -> OpportunityPage:
    """The page of an opportunity of the list; `options` follow each command.

    With `notes_of`, only what that gives of an entry's notes; else all of them.
    """
    opportunity = opportunity_named(board, found.name)
    sections = [(e, note_sections(e.body, e.body_line)) for e in opportunity.entries]
    shown = [(e, note_sections(notes_of(e), e.body_line) if notes_of else mine) for e, mine in sections]
    interest = "" if opportunity.interest == "undecided" else f" · interest: {opportunity.interest}"
    parts = [
        Part("Rounds", "lines", tuple(_rounds(opportunity, board))),
        Part("People", "lines", tuple(_people(opportunity, board))),
        Part("What they promised", "lines", tuple(_promises(opportunity, board))),
        Part("Open", "open", tuple(_open(opportunity, board, options))),
        Part("Log", "log", tuple(_log(opportunity, board))),
        *(Part(f"Notes of {long_day(e.day)}", "notes", tuple(map(note_item, mine))) for e, mine in shown),
    ]
    return OpportunityPage(
        opportunity.name,
        visible(f"{found.company}, {found.role}"),
        f"{found.stage} · {plural(len(opportunity.rounds), 'round')}{interest} · {visible(opportunity.name)}",
        tuple(part for part in parts if part.items),
        sum(len(mine) for _, mine in sections) - sum(len(mine) for _, mine in shown),
    )


def _item(text: str, *below: str | None) -> Item:
    return Item(visible(text), tuple(visible(line) for line in below if line))


def _rounds(opportunity: Opportunity, board: Board) -> Iterator[Item]:
    for entry in opportunity.entries:
        round_ = f"round {entry.round}" if (entry.round or "").isdigit() else entry.round
        name = f" · {round_}" if round_ else ""
        how = f" · {entry.format}" if entry.format else ""
        yield _item(
            f"{when_held(entry, board)}{name}{how}",
            f"did not take place: {entry.cancelled}" if entry.cancelled is not None else None,
            entry.place,
            "with " + ", ".join(p.name for p in entry.interviewers) if entry.interviewers else None,
            entry.file,
        )


def when_held(entry: Interview, board: Board) -> str:
    """`Wed 18 Nov 2026, 14:00 to 15:00`, in the person's zone; beside it the time in the interview's own, where it differs."""
    if entry.assumed:
        return long_day(entry.day)
    start, end = local(entry.start, board.zone), local(entry.end, board.zone)
    text = f"{long_day(start.date())}, {start:%H:%M} to {end:%H:%M}"
    return text + in_its_zone(entry.start, entry.zone, board.zone)


def _people(opportunity: Opportunity, board: Board) -> Iterator[Item]:
    for person in opportunity.everybody():
        yield _item(", ".join([person.name, *_roles(opportunity, person)]), reached_by(person))
    for person in {p.name: p for e in opportunity.entries for p in e.references}.values():
        told = f", told {day_named(person.told.day, board)}" if person.told else ""
        called = f", called {day_named(person.contacted.day, board)}" if person.contacted else ""
        yield _item(f"{person.name}, your reference{told}{called}", reached_by(person))


def reached_by(person: Person) -> str:
    """The ways to reach somebody."""
    ways = [x for x in (person.email, person.phone, person.linkedin, person.address) if x]
    return " · ".join(ways) if ways else "no way to reach them is written down"


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


def _promises(opportunity: Opportunity, board: Board) -> Iterator[Item]:
    """What they said: next steps, days, and how they want to be asked."""
    for entry in opportunity.entries:
        said = f"({day_named(entry.day, board)})"
        if entry.next_steps:
            yield _item(f"{' '.join(entry.next_steps.split())} {said}")
        if entry.decision_by:
            yield _item(f"They decide by {promised_day(entry.decision_by, board)} {said}")
    for event in opportunity.events:
        if event.line.decision_by:
            yield promise_item(event.line.decision_by, event.day, board)
    only = opportunity.contact_only_by(opportunity.entries[-1])
    if only:
        yield _item(f"Only by {' or '.join(only)}")


def promise_item(promised: date, said: date, board: Board) -> Item:
    """That an answer was promised for a day, and when that was said."""
    return _item(f"They answer by {promised_day(promised, board)} ({day_named(said, board)})")


def promised_day(day: date, board: Board) -> str:
    """A day that was promised, and whether it has passed."""
    return day_named(day, board) + (", which has passed" if day < local_day(board.now, board.zone) else "")


def _open(opportunity: Opportunity, board: Board, options: str) -> Iterator[Item]:
    """What is open, with the commands for what can be done now."""
    commands = Commands(board, options)
    for a in open_rows(board, opportunity):
        text = what(a) + (" (optional)" if a.optional else "")
        yield Item(text, when=by_when(a, board.now, board.zone), commands=commands.of(a) if a.state in NOW_STATES else ())


def opportunity_named(board: Board, name: str) -> Opportunity:
    """The opportunity of a board that has this name. Raises StopIteration where there is none, as for an application."""
    return next(o for o in board.opportunities if o.name == name)


def open_rows(board: Board, opportunity: Opportunity) -> list[Action]:
    """The open rows of an opportunity, in the order of the table."""
    return [a for a in board.actions_of(opportunity.name) if a.state in OPEN_STATES]


def log_of(opportunity: Opportunity) -> list[tuple[Interview, LogLine | None]]:
    """Everything logged, in order of time, the interviews themselves (None) among it; what lies in the future last."""
    reached = [(e.at, 1, e.entry, e.line) for e in opportunity.events]
    known = {id(e.line) for e in opportunity.events}
    ahead = [(line.when.at, 1, e, line) for e in opportunity.entries for line in e.log if id(line) not in known]
    held = [(r.end, 0, r, None) for r in opportunity.rounds if r.end <= opportunity.now]
    found: Sequence[tuple[datetime, int, Interview, LogLine | None]] = [*held, *reached, *ahead]
    return [(entry, line) for _, _, entry, line in sorted(found, key=lambda f: f[:2])]


def _log(opportunity: Opportunity, board: Board) -> Iterator[Item]:
    """What happened, at which of the person's hours; at an interview also its own. The person's own end of it is among that."""
    ends = (e.closed for e in opportunity.entries if e.closed is not None)
    closed = sorted(ends, key=lambda c: (c.when is None, c.when and c.when.at))  # without a day last
    for entry, line in log_of(opportunity):
        at = entry.end if line is None else line.when.at
        while closed and closed[0].when is not None and closed[0].when.at < at:
            yield closed_item(closed.pop(0), board)
        if line is None:
            its = "" if entry.assumed else in_its_zone(entry.start, entry.zone, board.zone)
            yield Item(f"interview{its}", lead=_moment(entry.start, entry.day, not entry.assumed, board))
        else:
            yield log_item(line, board)
    yield from (closed_item(c, board) for c in closed)


def closed_item(closed: Closed, board: Board) -> Item:
    """That the person closed it, and why; without a day where none was typed."""
    lead = _moment(closed.when.at, closed.when.day, closed.when.timed, board) if closed.when is not None else ""
    ahead = " (in the future)" if closed.when is not None and closed.when.at > board.now else ""
    return _item(f"you: closed it{ahead}", closed.reason)._replace(lead=lead)


def log_item(line: LogLine, board: Board) -> Item:
    """A line of the log on the page."""
    text = said_in(line) + (" (in the future)" if line.when.at > board.now else "")
    return _item(text, line.note)._replace(lead=_moment(line.when.at, line.when.day, line.when.timed, board))


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
        return day_named(day, board)
    there = local(at, board.zone)
    return f"{day_named(there.date(), board)} {there:%H:%M}"


def day_named(day: date, board: Board) -> str:
    """A day, with its year where that is another one than the present."""
    return short_day(day) + (f" {day.year}" if day.year != local_day(board.now, board.zone).year else "")


def note_item(section: NoteSection) -> Item:
    """A section of the notes on the page."""
    lines = tuple(visible(text) for text in section.lines)
    return Item(visible(section.heading), lines, deep=section.depth >= 3)  # a name below a heading
