"""The opportunities, a line each: how it stands, the last contact, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import clipped, to_type, visible, width
from ...engine.opportunity import Opportunity
from ...model import Action, Application
from ..text_page import TextPage
from ..wording import day_in_words
from .stage import OVER, STAGES, Contact, last_contact, last_contact_of_application, next_action, stage_of, stage_of_application

HEADINGS = ("opportunity", "stage", "rounds", "last contact", "next")
_NARROWEST = 18  # columns for the name, however narrow the screen is


class Listed(NamedTuple):
    """One opportunity of the list, by its name; company and role are those of its latest round, `rounds` is their number.

    An application that has led to no interview is one without rounds, and none of the board's opportunities has its name.
    """

    name: str
    company: str
    role: str
    stage: str
    rounds: int
    interest: str
    last: Contact | None
    next: Action | None


def opportunity_list(board: Board) -> list[Listed]:
    """Every opportunity, what cannot wait first and what is over last; within a stage what comes next first."""
    rows: dict[str, list[Action]] = {}
    for a in board.actions:
        if a.opportunity is not None:
            rows.setdefault(a.opportunity, []).append(a)
    found = [listed(o, rows.get(o.name, ())) for o in board.opportunities]
    begun = {x.name for x in found}
    latest = {a.opportunity: a for a in sorted(board.journal.applications, key=lambda a: (a.applied.at, a.id))}
    found += [applied_for(a, board.now) for a in latest.values() if a.opportunity not in begun and not board.broken]
    return sorted(found, key=lambda x: (STAGES.index(x.stage), x.next is None, x.next.due if x.next else None, x.company, x.role))


def listed(opportunity: Opportunity, rows: Sequence[Action]) -> Listed:
    """One opportunity of the list; `rows` are all of its rows."""
    latest = (opportunity.rounds or opportunity.entries)[-1]
    return Listed(
        opportunity.name, latest.company, latest.role, stage_of(opportunity, rows), len(opportunity.rounds),
        opportunity.interest, last_contact(opportunity), next_action(rows),
    )  # fmt: skip


def applied_for(a: Application, now: datetime) -> Listed:
    """The line of an application that has led to no interview yet."""
    stage, last = stage_of_application(a, now), last_contact_of_application(a, now)
    return Listed(a.opportunity, a.company, a.role, stage, 0, a.interest, last, None)


def going_on(found: Sequence[Listed]) -> list[Listed]:
    """Those that are not over."""
    return [x for x in found if x.stage not in OVER]


def list_as_text(board: Board, *, every: bool, columns: int | None, colour: bool, options: str = "") -> str:
    """The list as a table, `columns` wide (None: nothing is cut); `every`: what is over too. It ends in a newline.

    `options` follow a command to type.
    """
    page = TextPage(columns, colour)
    found = opportunity_list(board)
    shown = found if every else going_on(found)
    lines = [tuple(heading.upper() for heading in HEADINGS), *(cells_of(x, board) for x in shown)]
    widths = [max(width(line[i]) for line in lines) for i in range(len(HEADINGS))]
    if columns is not None:
        widths[0] = min(widths[0], max(_NARROWEST, columns - sum(widths[1:]) - 2 * len(widths[1:])))
    for number, line in enumerate(lines if shown else ()):
        cells = [clipped(cell, size) + " " * (size - width(clipped(cell, size))) for cell, size in zip(line, widths, strict=True)]
        text = "  ".join(cells).rstrip()
        page.add_unwrapped(clipped(text, columns) if columns is not None else text, *(("bold",) if number == 0 else ()))
    if not found and not board.has_errors:
        page.add(f"No interviews in {visible(board.folder)} yet: {to_type('new', options)} writes the first.")
    over = len(found) - len(shown)
    if over:
        if shown:
            page.add()
        how_many = f"{'and ' if shown else ''}{over} that {'is' if over == 1 else 'are'} over"
        page.add(f"{how_many}: {to_type('list --all', options)}", "dim")
    return page.text()


def cells_of(x: Listed, board: Board) -> tuple[str, ...]:
    """One opportunity as the texts below `HEADINGS`, safe to show."""
    return (
        visible(f"{x.company}, {x.role}"),
        x.stage,
        str(x.rounds),
        contact_in_words(x.last, board) if x.last is not None else "",
        f"{x.next.kind} {_day(x.next, board)}" if x.next is not None else "",
    )


def contact_in_words(contact: Contact, board: Board) -> str:
    """`interview yesterday`, `you: thank-you today`, `they: reply Mon 16 Nov`."""
    word, _, kind = contact.event.partition(" ")
    said = {"heard": f"they: {kind}", "sent": f"you: {kind}"}.get(word, "interview")
    return f"{said} {day_in_words(contact.at, board.now, board.zone if contact.timed else contact.entry.zone)}"


def _day(action: Action, board: Board) -> str:
    """From which day a row is open, since when it is overdue, or by when it is due."""
    if action.state == "waiting":
        return f"from {day_in_words(action.opens, board.now, board.zone)}"
    word = "since" if board.now > action.due else "by"
    return f"{word} {day_in_words(action.due, board.now, board.zone)}"
