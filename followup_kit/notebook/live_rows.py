"""What each row of the live board shows and which buttons it has, worked out without a widget."""

from __future__ import annotations

import html
from typing import NamedTuple

from ..api import Board
from ..base.text import visible
from ..kinds import KINDS
from ..views.due_rows import DueRow, due_list
from ..views.wording import date_and_time
from .listings import meetings, problems, unnamed
from .live_actions import entry_of

COLOURS = {  # of the bar beside each heading
    "FIRST": "#d0453c", "OVERDUE": "#d0453c", "TODAY": "#c78a1b", "DUE": "#2e9b5b", "BLOCKED": "#9a5fc0", "COMING": "#85898d",
}  # fmt: skip
_PINNED = (
    "This is a sample journal, whose clock is fixed, so the buttons that write are off. "
    "Start your own with followup init DIR, then open it with followup lab --journal DIR."
)


class LiveRow(NamedTuple):
    """A row: `page` is its HTML, `about` the same in short as text, `people` who may be chosen as having answered.

    Where all of it is equal after the journal was read again the row keeps its widgets, and with them what is being typed.
    """

    id: str
    page: str
    about: str
    people: tuple[str, ...]
    can_write: bool
    can_be_done: bool
    can_be_answered: bool
    can_be_logged: bool
    can_be_drafted: bool


def escaped(text: str) -> str:
    """Text for a piece of HTML, safe to show."""
    return html.escape(visible(text))


def live_rows(board: Board, can_write: bool) -> dict[str, list[LiveRow]]:
    """The rows of `due` by heading, in the order of `due`; with `can_write` False their buttons that write are off."""
    from ..drafts.draft import draftable

    drafts = {a.id for a in draftable(board)}
    return {
        group.heading: [_live_row(row, _people(board, row), can_write, row.id in drafts) for row in group.rows]
        for group in due_list(board).groups
    }


def _live_row(row: DueRow, people: tuple[str, ...], can_write: bool, can_be_drafted: bool) -> LiveRow:
    kind = KINDS[row.kind]
    page = (
        f"<b>{escaped(row.what)}</b> · {escaped(row.company or 'your search')}<br>{escaped(row.when)} · {escaped(row.why)}"
        + "".join(f"<br><code>{escaped(command)}</code>" for command in (row.commands if kind.by_hand else ()))
    )
    return LiveRow(
        row.id, page, row.title, people, can_write,
        can_be_done=row.state != "waiting" and kind.logged,
        can_be_answered=row.state != "waiting" and bool(kind.answers),
        can_be_logged=row.interview is not None,
        can_be_drafted=can_be_drafted,
    )  # fmt: skip


def headline(board: Board, can_write: bool) -> str:
    """HTML: the board's moment and playbook, why buttons are off if they are, what files have wrong or miss, what is ahead."""
    page = f"<p>{date_and_time(board.now, board.zone)} ({escaped(str(board.zone))}), playbook {escaped(board.playbook_name)}</p>"
    if not can_write:
        page += f"<p><b>{escaped(_PINNED)}</b></p>"
    listed = due_list(board)
    page += problems(board).page if board.problems else ""
    return page + meetings(listed.meetings) + unnamed(listed.unnamed)


def _people(board: Board, row: DueRow) -> tuple[str, ...]:
    """Who may have answered: everybody in the opportunity whose name can be shown as it is, those of the entry first."""
    entry = entry_of(board, row.interview)
    if entry is None:
        return ()
    opportunity = board.opportunity_of(entry)
    own = [*entry.interviewers, *([entry.recruiter] if entry.recruiter else [])]
    people = [*own, *opportunity.everybody(), *(p for e in opportunity.entries for p in e.references)]
    return tuple(dict.fromkeys(p.name for p in people if visible(p.name) == p.name))
