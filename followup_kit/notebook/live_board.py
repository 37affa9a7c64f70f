"""The live board of JupyterLab, whose buttons write what the command would write; elsewhere a page with the commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from ..api import Board, open_board
from ..changes.apply import Plan, Written, advice_of, apply_change, is_pinned, plan, writable_board
from ..changes.git_commit import commit_file
from ..errors import FollowupError, Stale
from ..journal.files import Seen
from ..model import Action
from . import listings
from .attended import can_show_widgets
from .live_actions import Click, change_for, undo_for
from .live_messages import added_lines, failure, summary
from .live_rows import COLOURS, escaped, headline, live_rows
from .note_pages import notes

if TYPE_CHECKING:
    from .widgets import RowWidget

_AT_ONCE = 60  # rows; each is some twenty widgets, and a browser needs seconds for ten thousand
_FAILURES = (FollowupError, OSError, MemoryError)  # what becomes one sentence, as at the command line


def due(board: Board, environ: Mapping[str, str] | None = None) -> Live | listings.Shown:
    """The live board where a person can click it, else the page of `listings.due`."""
    return Live(board) if can_show_widgets(os.environ if environ is None else environ) else listings.due(board)


class Live:
    """A board that can be clicked: `box` is its widget, `board` the journal as it was last read, `rows` the shown rows by id.

    Its methods never raise what the command would print as one sentence; they show it.
    """

    def __init__(self, board: Board) -> None:
        from . import widgets

        self.widgets = widgets
        self.board = board
        self.now = board.now if board.clock in ("given", "--now") else None  # None: each click asks for it, as the command does
        self.seen = Seen()
        self.can_write = self.now is not None or not is_pinned(board)
        self.rows: dict[str, RowWidget] = {}
        self.most = _AT_ONCE
        self.written: list[tuple[Click, Written]] = []
        self.message: Any = None
        self.above_message: tuple[str, ...] = ()
        self.head = widgets.text("")
        self.list = widgets.column()
        again = widgets.button("Reload", "Read the journal again", self.read_again)
        self.box = widgets.column(
            widgets.text(widgets.STYLE), widgets.line(self.head, again, name="followup-line"), self.list, name="followup-live"
        )
        self._fill()

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        page = listings.due(self.board)  # for whatever shows the saved notebook without a kernel
        shown: dict[str, str] = self.box._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/html": page.page, "text/plain": page.text}

    def read_again(self) -> None:
        """Read the journal again and show it as it is now."""
        self._attempt("", self._read)

    def show_more(self) -> None:
        """Show the next rows of a long board."""
        self.most += _AT_ONCE
        self._fill()

    def done(self, row: str) -> None:
        """Mark a row done; `row` is its id, here and below."""
        action = self._action(row)
        self._write(Click(action, "done", action.kind))

    def heard(self, row: str, kind: str, sender: str | None, by: date | None = None, note: str | None = None) -> None:
        """Log what was heard from the company of a row; `by` is the day that they promised, or set for an assignment."""
        day = {"due" if kind == "assignment" else "decision_by": by.isoformat() if by else None}
        self._write(Click(self._action(row), "heard", kind, {"sender": sender, "note": note, **day}))

    def snooze(self, row: str, until: date | None) -> None:
        """Put a row off until a day; without one, say that one is needed."""
        action = self._action(row)
        self._write(Click(action, "snooze", action.kind, {"until": until.isoformat() if until else None}))

    def skip(self, row: str, reason: str | None) -> None:
        """Drop a row for good."""
        action = self._action(row)
        self._write(Click(action, "skip", action.kind, {"reason": reason}))

    def close(self, row: str, reason: str | None) -> None:
        """End the opportunity of a row."""
        action = self._action(row)
        self._write(Click(action, "close", action.kind, {"reason": reason}))

    def interest(self, row: str, word: str) -> None:
        """Say whether the person wants the job that a row is about: yes or no."""
        action = self._action(row)
        self._write(Click(action, "interest", action.kind, {"word": word}))

    def draft(self, row: str) -> tuple[str, list[tuple[int, str]]]:
        """A row's draft, or why there is none, as HTML, with the numbers and words of what is offered for it."""
        from ..drafts.api import draft_notes
        from ..drafts.output.messages import offer_lines

        try:
            drafts = draft_notes(self._opened(open_only=False), only=row)
            return notes(drafts).page, [line for d in drafts for line in offer_lines(d)]
        except _FAILURES as bad:
            return failure(bad), []

    def pick(self, row: str, number: int) -> str:
        """Take what is offered by a number into a row's draft, which is saved with it; a sentence that says so, as HTML.

        The file is the person's from then on; a click takes nothing out of it again.
        """
        from ..drafts.api import pick

        try:
            writable_board(self.board.folder, self.now, self.board.playbook_name)
            file = pick(self._opened(open_only=False), row, [number])
        except _FAILURES as bad:
            return failure(bad)
        return f'<div role="status">{escaped(file)}: written; edit it there</div>'

    def undo(self) -> None:
        """Take out again the last line that was written by a click here."""
        click, written = self.written[-1]

        def work() -> Any:
            try:
                change = undo_for(written, click, self.now, self.seen)
            except Stale:
                self.written.pop()
                raise
            undone = self._commit(plan(change), f"{click.command} --undo")
            self.written.pop()
            return self._message(summary(undone, undone=True))

        self._attempt(click.row.id, work)

    def _write(self, click: Click, agreed: bool = False) -> None:
        """Write what a click asks for; where it is against the advice, ask first, as the command does."""

        def work() -> Any:
            planned = plan(change_for(self.board, click, self.now, self.seen))
            against = [] if agreed else advice_of(planned)
            if against:
                self.rows[click.row.id].confirm(against, lambda: self._write(click, agreed=True))
                return None
            written = self._commit(planned, click.command)
            self.rows[click.row.id].leave()
            if written.diff:
                self.written.append((click, written))
            return self._message(summary(written), of_the_last=bool(added_lines(written)))

        self._attempt(click.row.id, work)

    def _commit(self, planned: Plan, message: str) -> Written:
        written = apply_change(planned)
        self.board = written.board
        settings = written.board.journal.settings
        failed = commit_file(written.board.folder, written.file, message) if settings.commit else None
        return written._replace(note=failed.message) if failed else written

    def _attempt(self, near: str, work: Callable[[], Any]) -> None:
        """Do some work and show its message, or a failure as one sentence, where the row `near` is or was."""
        try:
            message = work()
        except _FAILURES as bad:
            message = self._message(failure(bad))
            with suppress(FollowupError, OSError):
                self._read()
        order = list(self.rows)
        if near in order:
            self.above_message = tuple(order[: order.index(near)])
        self.message = message or (self._message("") if self.written else None)
        self._fill()

    def _message(self, page: str, of_the_last: bool = False) -> Any:
        """A message, with the button that takes the last line back; that line is named unless the message is about it."""
        parts = [self.widgets.text(page)]
        if self.written:
            click, last = self.written[-1]
            where = f"{last.text} ({last.file}:{last.line})"
            undo = self.widgets.button(f"Undo {click.verb}", f"Undo: {where}", self.undo)
            parts.append(self.widgets.line(undo, self.widgets.text("" if of_the_last else escaped(where))))
        return self.widgets.column(*parts)

    def _read(self) -> None:
        self.board = self._opened(open_only=True)

    def _opened(self, *, open_only: bool) -> Board:
        """The journal as it is now; a draft knows of what was done and dropped too."""
        playbook = self.board.playbook_name or None
        return open_board(self.board.folder, self.now, playbook, open_only=open_only, seen=self.seen)

    def _action(self, row: str) -> Action:
        return next(a for a in self.board.actions if a.id == row)

    def _fill(self) -> None:
        """Show the board; a row that is as before keeps its widgets, with what is open below it."""
        old, self.rows = self.rows, {}
        parts: list[Any] = []
        place = 0
        groups = live_rows(self.board, self.can_write)
        for name, group in groups.items():
            shown = group[: max(self.most - len(self.rows), 0)]
            if shown:
                parts.append(
                    self.widgets.text(
                        f'<h3 class="group" style="border-color:{COLOURS[name]}">{name.capitalize()} ({len(group)})</h3>'
                    )
                )
            for row in shown:
                widget = old.get(row.id)
                if widget is None or widget.row != row:
                    widget = self.widgets.RowWidget(row, self)
                self.rows[row.id] = widget
                parts.append(widget.box)
                place = len(parts) if row.id in self.above_message else place
        hidden = sum(map(len, groups.values())) - len(self.rows)
        if hidden:
            parts.append(self.widgets.line(self.widgets.button(f"Show more ({hidden})", "Show the next rows", self.show_more)))
        if not parts:
            parts.append(self.widgets.text("<p>Nothing is due.</p>"))
        if self.message is not None:
            parts.insert(place, self.message)
        self.head.value = headline(self.board, self.can_write)
        self.widgets.replace(self.list, parts)
