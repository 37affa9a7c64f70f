"""Many journals at one moment, as a coach or a career service has them: a board of each, or why there is none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from .api import Board, clock, keep, open_board
from .base.light import NamedTuple
from .errors import NoJournal
from .journal.disk.find_journal import PATH
from .journal.settings import FILE
from .model import Problem


class JournalResult(NamedTuple):
    """One of many journals: its path as given, its board, and what keeps it from having any rows (then one is never silent).

    `error` is a sentence where the journal cannot be opened (`board` is None), or has an error in its settings or playbook
    that leaves no rows at all; None for every other journal, also for one in which single files have errors.
    """

    journal: str
    board: Board | None
    error: str | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong; a journal that cannot be opened is an error of code `journal`."""
        if self.board is None:
            return (Problem("", 0, 0, "error", "journal", self.error or ""),)
        return self.board.problems

    @property
    def has_errors(self) -> bool:
        """Whether rows may be missing."""
        return self.board is None or self.board.has_errors


def boards(
    journals: Iterable[PATH],
    *,
    now: datetime | str | None = None,
    playbook: str | None = None,
    open_only: bool = False,
    notes: bool = True,
    lean: bool = False,
    index: bool = False,
) -> Iterator[JournalResult]:
    """A result for each journal, in their order, one at a time: nothing that is wrong with one of them raises an exception.

    The arguments are those of `open_board`. The clock is read once, before the first; a journal that pins its own time
    keeps it. With `index`, what is over in a long journal is kept once its result has been used. Raises BadValue for a
    moment in `$FOLLOWUP_NOW` that cannot be understood.
    """
    paths = [os.fspath(journal) for journal in journals]
    return _results(paths, clock(None, UTC), now, playbook, open_only, notes, lean, index)


def _results(
    paths: list[str],
    clock_now: datetime,
    now: datetime | str | None,
    playbook: str | None,
    open_only: bool,
    notes: bool,
    lean: bool,
    index: bool,
) -> Iterator[JournalResult]:
    for path in paths:
        board, error = None, None
        try:
            board = open_board(path, now, playbook, open_only=open_only, notes=notes, clock_now=clock_now, lean=lean, index=index)
            if board.broken:
                wrong = board.errors[0]
                error = f"{wrong.file}:{wrong.line}: {wrong.message}"
        except Exception as bad:  # whatever it is, the other journals are read, and this one is named
            error = str(bad) or type(bad).__name__
        yield JournalResult(path, board, error)
        if board is not None:
            with suppress(Exception):  # without an index all is read the next time
                keep(board)


def journals_below(folder: PATH) -> list[str]:
    """Every folder with a `journal.toml` below a folder (or itself), sorted; nothing below a journal, and no hidden folders.

    A folder that cannot be read is among them, so that it is named. Raises NoJournal where there is none.
    """
    root = os.fspath(folder)
    if not os.path.isdir(root):
        raise NoJournal(root, "--journals", "is not a folder" if os.path.exists(root) else "does not exist")
    found: list[str] = []
    for path, folders, files in os.walk(root, onerror=lambda bad: found.append(bad.filename)):
        if FILE in files:
            found.append(path)
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
    if not found:
        raise NoJournal(root, "--journals", f"has no {FILE} in it, or in any folder below it")
    return sorted(found)
