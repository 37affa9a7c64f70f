"""The board in JupyterLab, whose buttons write what the command would write; elsewhere the page with the commands to type."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..api import Board, open_board
from ..changes.apply import Written, advice_of, commit, is_pinned
from ..changes.entry_changes import Change
from ..changes.git_commit import commit_file
from ..errors import FollowupError, Stale
from ..model import Action
from ..views.change_summary import change_summary
from . import listings
from .live_actions import Click, change_for, undo_for
from .live_rows import COLOURS, escaped, headline, live_rows

if TYPE_CHECKING:
    from .widgets import RowWidget

_AT_ONCE = 60  # rows; each is some twenty widgets, and a browser takes seconds over ten thousand
_FAILURES = (FollowupError, OSError, MemoryError)  # what the command turns into one sentence


def due(board: Board, environ: Mapping[str, str] | None = None) -> Live | listings.Shown:
    """The live board where a person sits in front of it, else the page of `listings.due`."""
    alive = is_attended(os.environ if environ is None else environ) and find_spec("ipywidgets") is not None
    return Live(board) if alive else listings.due(board)


def is_attended(environ: Mapping[str, str]) -> bool:
    """Whether a person runs this in JupyterLab: its server names the session, and whoever ran the cell can be asked something.

    What runs notebooks by itself (nbconvert, nbval, a report) has no session; where it inherits the name of one, it still lets
    itself be asked nothing.
    """
    if not environ.get("JPY_SESSION_NAME") or "IPython" not in sys.modules:
        return False
    kernel = getattr(sys.modules["IPython"].get_ipython(), "kernel", None)
    return kernel is not None and bool(kernel.get_parent().get("content", {}).get("allow_stdin"))


class Live:
    """A board that can be clicked: `box` is its widget, `board` the journal as it was last read."""

    def __init__(self, board: Board) -> None:

        from . import widgets

        self.widgets = widgets
        self.board = board
        self.now = board.now if board.clock in ("given", "--now") else None  # else asked anew at each click, as the command does
        self.can_write = self.now is not None or not is_pinned(board)
        self.rows: dict[str, RowWidget] = {}
        self.most = _AT_ONCE
        self.written: list[tuple[Click, Written]] = []
        self.message: Any = None
        self.above_message: tuple[str, ...] = ()
        self.head = widgets.text("")
        self.list = widgets.column()
        again = widgets.button("Read anew", "Read the journal anew", self.read_anew)
        self.box = widgets.column(
            widgets.text(widgets.STYLE), widgets.line(self.head, again, name="followup-line"), self.list, name="followup-live"
        )
        self._fill()

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        page = listings.due(self.board)  # for what shows the saved notebook without a kernel
        shown: dict[str, str] = self.box._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/html": page.page, "text/plain": page.text}

    def read_anew(self) -> None:
        """Show the journal as it is now."""
        self._attempt("", self._read)

    def show_more(self) -> None:
        """Show the next rows of a long board."""
        self.most += _AT_ONCE
        self._fill()

    def done(self, row: str) -> None:
        """Mark a row done."""
        action = self._action(row)
        self._write(Click(action, "done", action.kind))

    def heard(self, row: str, kind: str, sender: str | None) -> None:
        """Log what was heard from the company of a row."""
        self._write(Click(self._action(row), "heard", kind, sender))

    def snooze(self, row: str, until: date | None) -> None:
        """Put a row off."""
        action = self._action(row)
        self._write(Click(action, "snooze", action.kind, until.isoformat() if until else None))

    def draft(self, row: str) -> str:
        """A row's draft, as HTML."""
        from ..drafts.api import draft_notes

        try:
            return listings.notes(draft_notes(self.board, only=row)).page
        except _FAILURES as bad:
            return _in_red(bad)

    def undo(self) -> None:
        """Take the last line that was written here out again."""
        click, written = self.written[-1]

        def work() -> Any:
            try:
                change = undo_for(written, click, self.now)
            except Stale:
                self.written.pop()
                raise
            undone = self._commit(change, f"{click.command} --undo")
            self.written.pop()
            return self._summary(undone, undone=True)

        self._attempt(click.row.id, work)

    def _write(self, click: Click, agreed: bool = False) -> None:
        """Write what a click asks for; where the advice speaks against it, ask first, as the command does."""

        def work() -> Any:
            change = change_for(self.board, click, self.now)
            against = [] if agreed else advice_of(change)
            if against:
                self.rows[click.row.id].confirm(against, lambda: self._write(click, agreed=True))
                return None
            written = self._commit(change, click.command)
            self.rows[click.row.id].close()
            if written.diff:
                self.written.append((click, written))
            return self._summary(written)

        self._attempt(click.row.id, work)

    def _commit(self, change: Change, message: str) -> Written:
        written = commit(change)
        self.board = written.board
        settings = written.board.journal.settings
        failed = commit_file(written.board.folder, written.file, message) if settings.commit else None
        return written._replace(note=failed.message) if failed else written

    def _attempt(self, near: str, work: Callable[[], Any]) -> None:
        """Do it, and show what there is to say where the row stands or stood; a failure is one sentence."""
        try:
            message = work()
        except _FAILURES as bad:
            message = self._message(_in_red(bad))
            with suppress(FollowupError, OSError):
                self._read()
        order = list(self.rows)
        if near in order:
            self.above_message = tuple(order[: order.index(near)])
        self.message = message or (self._message("") if self.written else None)
        self._fill()

    def _summary(self, written: Written, undone: bool = False) -> Any:
        """What a write did: where, the very line, what it means now, and the button that takes it back."""
        first, *rest = change_summary(written, undone)
        added = [] if undone else [t[1:] for t in written.diff.split("\n")[2:] if t.startswith("+")]
        lines = [
            f"<b>{escaped(first)}</b>",
            *(f"<pre>{escaped(t)}</pre>" for t in added),
            *(f"<div>{escaped(t)}</div>" for t in rest),
        ]
        return self._message(f'<div role="status">{"".join(lines)}</div>', of_the_last=bool(added))

    def _message(self, page: str, of_the_last: bool = False) -> Any:
        """Something to read, with the button that takes the last line back, named unless the page is about that line."""
        parts = [self.widgets.text(page)]
        if self.written:
            click, last = self.written[-1]
            where = f"{last.text} ({last.file}:{last.line})"
            undo = self.widgets.button(f"Undo {click.verb}", f"Take back: {where}", self.undo)
            parts.append(self.widgets.line(undo, self.widgets.text("" if of_the_last else escaped(where))))
        return self.widgets.column(*parts)

    def _read(self) -> None:
        self.board = open_board(self.board.folder, self.now, self.board.playbook_name or None)

    def _action(self, row: str) -> Action:
        return next(a for a in self.board.actions if a.id == row)

    def _fill(self) -> None:
        """Show the board; a row that says what it said before stays, with what is open below it."""
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


def _in_red(bad: Exception) -> str:
    """A failure as one sentence."""
    words = "out of memory" if isinstance(bad, MemoryError) else getattr(bad, "strerror", None) or str(bad)
    return f'<div role="alert">{escaped(words)}</div>'
