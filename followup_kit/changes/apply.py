"""A change put on disk: proven (`splice`), written whole or not at all (`atomic_write`), then read anew, to say what it means."""

from __future__ import annotations

import difflib
import os
from datetime import datetime
from typing import NamedTuple

from ..api import PATH, Board, open_board
from ..engine.schedule import schedule
from ..errors import Refused, Stale
from ..journal.atomic_write import editor_note, replace_text
from ..journal.entry import read_entry
from ..journal.nodes import HeaderError
from ..kinds import OPEN_STATES
from ..model import Action, Interview, Problem
from ..text import visible
from .entry_changes import Change


class Written(NamedTuple):
    """What a change did: `diff` as a person reads it, `line` where the new text stands (0: taken out), what it means now."""

    file: str
    line: int
    text: str
    diff: str
    opened: tuple[Action, ...]
    advice: tuple[str, ...]
    found: tuple[Problem, ...]
    note: str | None
    board: Board


def writable_board(journal: PATH | None, now: datetime | str | None, playbook: str | None) -> Board:
    """The board of a journal that may be written to. Refused for a sample, whose clock is pinned, unless `now` is given."""
    board = open_board(journal, now, playbook)
    if now is None:
        refuse_a_sample(board)
    if board.broken:
        wrong = next(p for p in board.problems if p.severity == "error")
        raise Refused(f"{board.broken} cannot be read, so nothing was written: {wrong.message}")
    return board


def refuse_a_sample(board: Board) -> None:
    """Refused where the journal is a sample: nobody's own word belongs into it."""
    if is_pinned(board):
        raise Refused(
            f"{visible(board.folder)} is a sample journal, its clock is pinned; nothing was written. "
            "Start your own with followup init DIR, or give --now"
        )


def is_pinned(board: Board) -> bool:
    """Whether a journal is a sample, whose clock stands still."""
    return board.journal.settings.now is not None


def advice_of(change: Change) -> list[str]:
    """What the playbook would say against the change, before it is made."""
    board, entry = change.board, change.entry
    read = read_entry(entry.file, _applied(change, _text(board, entry)), board.journal.settings)
    if read.entry is None:
        return []
    entries = [read.entry if e.id == entry.id else e for e in board.journal.entries]
    # Both at one moment, late enough for the new line to count: what an older line of the future says is not news.
    at = max(board.now, _latest(read.entry))
    _, after = schedule(entries, board.playbook, at, board.journal.settings)
    _, before = schedule(board.journal.entries, board.playbook, at, board.journal.settings)
    known = [a.message for a in before]
    return [f"{a.message} ({a.code})" for a in after if a.message not in known]


def _latest(entry: Interview) -> datetime:
    return max((line.when.at for line in entry.log), default=entry.start)


def preview(change: Change) -> str:
    """The change as a diff, without making it."""
    text = _text(change.board, change.entry)
    return _diff(change.entry.file, text, _applied(change, text))


def _applied(change: Change, text: str) -> str:
    """The text with the change; Refused where the entry is another one than the board's."""
    entry, journal = change.entry, change.board.journal
    if read_entry(entry.file, text, journal.settings).entry != entry:
        raise Stale(f"{visible(entry.file)}: changed since the journal was read; nothing was written, read it anew")
    try:
        return change.apply(text)
    except HeaderError as bad:
        raise Refused(f"{visible(entry.file)}:{bad.line}: {bad.message}; nothing was written") from None


def commit(change: Change, *, force: bool = False) -> Written:
    """Make the change on disk and say what it means now. Refused where the file is another one than was read."""
    board, entry = change.board, change.entry
    seen: list[str] = []
    read = _text(board, entry)

    def apply(text: str) -> str:
        seen[:] = [text, _applied(change, text)]
        return seen[1]

    changed = replace_text(board.folder, entry.file, apply, force=force)
    old, new = seen if changed else (read, read)
    after = _read_anew(board)
    return Written(
        entry.file, _new_line(old, new), change.text, _diff(entry.file, old, new), _opened(board, after, entry),
        tuple(f"{a.message} ({a.code})" for a in after.advice if a not in board.advice),
        found_in(board, entry.file, after), editor_note(board.folder, entry.file), after,
    )  # fmt: skip


def found_in(before: Board, file: str, after: Board | None = None) -> tuple[Problem, ...]:
    """What `check` has to say of a file now that it had not to say before."""
    after = after or _read_anew(before)
    known = {(p.code, p.message) for p in before.problems if p.file == file}
    return tuple(p for p in after.problems if p.file == file and (p.code, p.message) not in known)


def _read_anew(board: Board) -> Board:
    return open_board(board.folder, board.now if board.clock != "the clock" else None, board.playbook_name)


def _opened(before: Board, after: Board, entry: Interview) -> tuple[Action, ...]:
    """The rows of the opportunity that are new or stand differently."""
    known = {a.id: (a.state, a.opens, a.due) for a in before.actions}
    return tuple(
        a for a in after.actions
        if a.opportunity == entry.opportunity and a.state in OPEN_STATES and known.get(a.id) != (a.state, a.opens, a.due)
    )  # fmt: skip


def _text(board: Board, entry: Interview) -> str:
    try:
        with open(os.path.join(board.folder, entry.file), encoding="utf-8", newline="") as f:
            return f.read()
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{visible(entry.file)}: it cannot be read any more; nothing was written") from None


def _diff(file: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file, file, "now", "then", lineterm="", n=2)
    return "\n".join(visible(line) for line in lines)


def _new_line(old: str, new: str) -> int:
    """The line on which the first new text stands; 0 where something was only taken out."""
    was, now = old.split("\n"), new.split("\n")
    start = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    added = len(now) - len(was)
    if added < 0:
        return 0
    return next((i for i in range(start, start + max(added, 1)) if "{" in now[i]), start + max(added, 1) - 1) + 1
