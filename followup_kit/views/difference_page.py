"""How the difference between two states of a journal looks: what was done, is new, moved or gone, and which commit did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time

from ..api import Board
from ..base.light import Any
from ..base.text import visible
from ..dates.local_time import local
from ..history.compare import BY_TIME, CHANGES, NOT_COMMITTED, Change
from ..history.objects import Commit
from ..model import Action
from .export import SCHEMA, action_as_dict, iso
from .text_page import TextPage
from .wording import by_when, date_and_time, day_in_words, moment_in_words, what

_HEADINGS = {"new": "NEW", "done": "DONE", "moved": "MOVED", "changed": "CHANGED", "gone": "GONE", "reopened": "TO DO AGAIN"}
_TIME = "BY TIME ALONE"


def difference_page(before: Board, after: Board, changes: Sequence[Change], *, columns: int | None, colour: bool) -> str:
    """The changes as text, `columns` wide, ending in a newline."""
    page = TextPage(columns, colour)
    for word, board in (("from", before), ("to  ", after)):
        page.add(f"{word} {date_and_time(board.now, board.zone)} ({visible(board.clock)})", "bold")
    by_time = [c for c in changes if c.cause == BY_TIME]
    groups = [(_HEADINGS[kind], [c for c in changes if c.change == kind and c.cause != BY_TIME]) for kind in CHANGES]
    for heading, group in (*groups, (_TIME, by_time)):
        if group:
            page.add()
            page.add(heading, "bold")
        for change in group:
            row = change.after or change.before
            assert row is not None
            place = f", {visible(row.company)}" if row.company else ""
            page.add_pair(f"{what(row)}{place}", _now_is(change, after))
            for line in _below(change, after):
                page.add(line, "dim", indent=4)
    page.add()
    page.add(f"{len(changes)} changed" if changes else "Nothing that is to be done has changed.", "dim")
    return page.text()


def _now_is(change: Change, board: Board) -> str:
    """How the row stands in the end, in a few words."""
    row = change.after
    if row is None or row.state == "dropped":
        return "gone" if row is None else "dropped"
    if row.state == "done":
        return f"done {_done(row, row.done, board)}" if row.done else "done"
    return (
        f"{row.state}, {by_when(row, board.now, board.zone)}"
        if change.change == "changed"
        else by_when(row, board.now, board.zone)
    )


def _done(row: Action, at: datetime, board: Board) -> str:
    """When a row was done; only the day, as in the log, where that has no time, which is the first minute of its day."""
    if local(at, row.zone).time() == time.min:
        return day_in_words(at, board.now, row.zone)
    return moment_in_words(at, board.now, board.zone)


def _below(change: Change, after: Board) -> Iterator[str]:
    was, now = change.before, change.after
    if was is not None and change.change in ("moved", "changed") and change.cause != BY_TIME:
        state = f"{was.state}, " if change.change == "changed" else ""
        yield f"it was {state}{by_when(was, after.now, after.zone)}"
    if was is not None and change.change == "reopened" and was.done is not None:
        yield f"it was done {_done(was, was.done, after)}"
    if now is not None and now.blocked_by and (was is None or was.blocked_by != now.blocked_by):
        yield f"blocked: {visible(now.blocked_by)}"
    if now is not None and now.state == "dropped":
        yield visible(now.reason)
    if change.cause != BY_TIME:
        yield _by(change, after)


def _by(change: Change, board: Board) -> str:
    """What did it, in a line."""
    if change.commit is not None:
        return commit_in_words(change.commit, board)
    return "not committed yet" if change.cause == NOT_COMMITTED else "by commits that only the other state has"


def commit_in_words(commit: Commit, board: Board) -> str:
    """A commit: its name, when it was written, and its message."""
    return f"{commit.short}, {moment_in_words(commit.written, board.now, board.zone)}: {visible(commit.summary)}"


def commit_as_dict(commit: Commit | None, board: Board) -> dict[str, Any] | None:
    """A commit as the documented JSON."""
    if commit is None:
        return None
    written, committed = iso(commit.written, board.zone), iso(commit.committed, board.zone)
    return {"commit": commit.oid, "written": written, "committed": committed, "message": commit.summary}


def difference_as_dict(
    before: Board, after: Board, commits: tuple[Commit | None, Commit | None], changes: Iterable[Change]
) -> dict[str, Any]:
    """The changes as the documented JSON."""

    def state(board: Board, commit: Commit | None) -> Mapping[str, Any]:
        return {"now": iso(board.now, board.zone), "commit": commit_as_dict(commit, board)}

    def row(action: Action | None) -> dict[str, Any] | None:
        return None if action is None else action_as_dict(action)

    return {
        "schema": SCHEMA,
        "from": state(before, commits[0]),
        "to": state(after, commits[1]),
        "changes": [
            {
                "change": c.change,
                "cause": c.cause,
                "commit": commit_as_dict(c.commit, after),
                "before": row(c.before),
                "after": row(c.after),
            }
            for c in changes
        ],
    }
