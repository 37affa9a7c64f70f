"""What a click on the live board asks for: the command's own change, refused where the entry on disk is not the one shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from ..api import Board
from ..changes.apply import Written, writable_board
from ..changes.entry_changes import Change, done, heard, snooze, undo_item, undo_log
from ..errors import BadValue, Stale
from ..kinds import OPEN_STATES
from ..model import Action, Interview
from ..text import visible
from ..views.wording import what


class Click(NamedTuple):
    """One click on a row.

    `verb` is done, heard or snooze; `kind` the row's, or what was heard; `detail` from whom, or until when.
    """

    row: Action
    verb: str
    kind: str
    detail: str | None = None

    @property
    def interview(self) -> str:
        """The id of the entry that is written to."""
        return self.row.interview or ""

    @property
    def command(self) -> str:
        """The click as a command, for the message of a git commit."""
        return f"{self.verb} {self.interview} {self.kind}"


def change_for(shown: Board, click: Click, now: datetime | None) -> Change:
    """The change that a click asks for, at the moment of the click (`now`, or the clock).

    Raises Stale where the entry has changed since it was shown or the row is not open any more, BadValue for a snooze
    without a day, and what the command would raise.
    """
    board = _as_shown(shown, click, now)
    row = click.row
    if not any(a.id == row.id and a.state in OPEN_STATES for a in board.actions):
        raise Stale(f"{what(row)}: no longer open; nothing was written")
    if click.verb == "done":
        return done(board, click.interview, row.kind, to=row.to)
    if click.verb == "heard":
        return heard(board, click.interview, click.kind, sender=click.detail)
    if click.detail is None:
        raise BadValue("no day", "choose the day until which it can wait")
    return snooze(board, click.interview, row.kind, until=click.detail, to=row.to)


def undo_for(written: Written, click: Click, now: datetime | None) -> Change:
    """The change that takes the line of a click out again. Raises Stale where the entry is not as that click left it."""
    board = _as_shown(written.board, click, now)  # so the last line of the kind is the click's own
    if click.verb == "snooze":
        return undo_item(board, click.interview, "snooze", click.kind)
    return undo_log(board, click.interview, "sent" if click.verb == "done" else "heard", click.kind)


def _as_shown(shown: Board, click: Click, now: datetime | None) -> Board:
    """The journal as it is now, for writing. Raises Stale where the entry is another one than was shown."""
    board = writable_board(shown.folder, now, shown.playbook_name)
    if entry_of(board, click.row.interview) != entry_of(shown, click.row.interview):
        raise Stale(
            f"{visible(click.interview)}.md: changed since the board was read; nothing was written. The rows are up to date now"
        )
    return board


def entry_of(board: Board, interview: str | None) -> Interview | None:
    """The entry of an id, None where the journal has none."""
    return next((e for e in board.journal.entries if e.id == interview), None)
