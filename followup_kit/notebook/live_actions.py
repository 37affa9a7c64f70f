"""What a click on the live board asks for: the command's own change, refused where the entry on disk is not the one shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from ..api import Board
from ..base.text import visible
from ..changes.apply import Written, writable_board
from ..changes.change import Change
from ..changes.entry_changes import close, done, heard, skip, snooze
from ..changes.header_changes import interest, undo_interest
from ..changes.taking_back import undo_close, undo_item, undo_log
from ..errors import BadValue, Stale
from ..journal.files import Seen
from ..kinds import OPEN_STATES
from ..model import Action, Interview
from ..views.wording import what


class Click(NamedTuple):
    """One click on a row.

    `verb` is the command's: done, heard, snooze, skip, close or interest; `kind` the row's, or what was heard; `given` the
    options of the command that were filled in, by the names of its function's arguments.
    """

    row: Action
    verb: str
    kind: str
    given: Mapping[str, str | None] = {}

    @property
    def interview(self) -> str:
        """The id of the entry that is written to."""
        return self.row.interview or ""

    @property
    def command(self) -> str:
        """The click as a command, for the message of a git commit."""
        said = {"close": "", "interest": self.given.get("word")}.get(self.verb, self.kind)
        return " ".join(word for word in (self.verb, self.interview, said) if word)


def change_for(shown: Board, click: Click, now: datetime | None, seen: Seen | None = None) -> Change:
    """The change that a click asks for, at the moment of the click (`now`, or the clock).

    Raises Stale where the entry has changed since it was shown or the row is not open any more, BadValue for a snooze
    without a day, and what the command would raise.
    """
    board = _as_shown(shown, click, now, seen)
    row, given = click.row, click.given
    if not any(a.id == row.id and a.state in OPEN_STATES for a in board.actions):
        raise Stale(f"{what(row)}: no longer open; nothing was written", board.folder)
    if click.verb == "done":
        return done(board, click.interview, row.kind, to=row.to)
    if click.verb == "heard":
        return heard(board, click.interview, click.kind, **given)
    if click.verb == "skip":
        return skip(board, click.interview, row.kind, to=row.to, reason=given.get("reason"))
    if click.verb == "close":
        return close(board, click.interview, reason=given.get("reason"))
    if click.verb == "interest":
        return interest(board, click.interview, given.get("word") or "")
    until = given.get("until")
    if until is None:
        raise BadValue("no day", "choose the day until which it can wait")
    return snooze(board, click.interview, row.kind, until=until, to=row.to)


def undo_for(written: Written, click: Click, now: datetime | None, seen: Seen | None = None) -> Change:
    """The change that takes the line of a click out again. Raises Stale where the entry is not as that click left it."""
    board = _as_shown(written.board, click, now, seen)  # so the last line of the kind is the click's own
    if click.verb in ("snooze", "skip"):
        return undo_item(board, click.interview, click.verb, click.kind)
    if click.verb == "close":
        return undo_close(board, click.interview)
    if click.verb == "interest":
        return undo_interest(board, click.interview)
    return undo_log(board, click.interview, "sent" if click.verb == "done" else "heard", click.kind)


def _as_shown(shown: Board, click: Click, now: datetime | None, seen: Seen | None) -> Board:
    """The journal as it is now, for writing. Raises Stale where the entry is another one than was shown."""
    board = writable_board(shown.folder, now, shown.playbook_name, open_only=True, seen=seen)
    before = entry_of(shown, click.row.interview)
    if entry_of(board, click.row.interview) != before:
        file = visible(before.file if before is not None else click.interview)
        message = f"{file}: changed since the board was read; nothing was written. The rows are up to date now"
        raise Stale(message, board.folder)
    return board


def entry_of(board: Board, interview: str | None) -> Interview | None:
    """The entry of an id, None where the journal has none."""
    return next((e for e in board.journal.entries if e.id == interview), None)
