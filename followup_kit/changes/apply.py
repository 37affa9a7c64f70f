"""A change put on disk: worked out and proven (`splice`), written whole or not at all (`atomic_write`), and what it means."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

from ..api import Board, board_after, open_board
from ..base.light import NamedTuple
from ..base.text import visible
from ..dates.local_time import local_day
from ..engine.openings import COMPARED
from ..engine.schedule import schedule
from ..errors import Refused, Stale
from ..journal.disk.atomic_write import replace_seen
from ..journal.disk.editors import editor_note
from ..journal.disk.find_journal import PATH
from ..journal.disk.read_bytes import read_bytes
from ..journal.entry import read_entry
from ..journal.files import Seen
from ..journal.settings import FILE
from ..journal.syntax.nodes import HeaderError
from ..kinds import OPEN_STATES
from ..model import Action, Advice, Application, Interview, Problem
from .change import Change
from .memo import remember


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


def writable_board(
    journal: PATH | None, now: datetime | str | None, playbook: str | None, *, open_only: bool = False, seen: Seen | None = None
) -> Board:
    """The board of a journal that may be written to; `open_only` and `seen` are those of `open_board`.

    Refused for a sample, whose clock is pinned, unless `now` is given.
    """
    board = open_board(journal, now, playbook, open_only=open_only, seen=seen)
    if now is None:
        refuse_a_sample(board)
    if board.broken:
        wrong = board.errors[0]
        raise Refused(f"{board.broken} cannot be read, so nothing was written: {wrong.message}")
    return board


def refuse_a_sample(board: Board) -> None:
    """Refused where the journal is a sample: nobody's own word belongs into it."""
    if is_pinned(board):
        raise Refused(
            f"{visible(board.folder)} is a sample journal, whose clock is fixed in {FILE}; nothing was written. "
            "Start your own with followup init DIR, or add --now"
        )


def is_pinned(board: Board) -> bool:
    """Whether a journal is a sample, whose clock stands still."""
    return board.journal.settings.now is not None


class Plan(NamedTuple):
    """A change that is worked out whole and not yet made: the file's bytes before and after it, and the board after it.

    `seen` is the state of the file when it was read, so that a change of somebody else's is noticed.
    """

    change: Change
    before: bytes
    after: bytes
    seen: os.stat_result
    board: Board


def plan(change: Change) -> Plan:
    """Read the entry that a change is of and work the change out.

    Raises Stale where the entry is another one than the board's, Refused where it cannot be read or changed.
    """
    board, entry = change.board, change.entry
    try:
        before, seen = read_bytes(os.path.join(board.folder, entry.file))
        text = before.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{visible(entry.file)}: it can no longer be read; nothing was written") from None
    read = read_entry(entry.file, text, board.journal.settings)
    if entry not in (read.entry, read.application):
        raise Stale(f"{visible(entry.file)}: changed since the journal was read; nothing was written, run it again", board.folder)
    try:
        after = change.apply(text)
    except HeaderError as bad:
        raise Refused(f"{visible(entry.file)}:{bad.line}: {bad.message}; nothing was written") from None
    return Plan(change, before, after.encode("utf-8"), seen, board_after(board, entry.file, after))


def advice_of(planned: Plan) -> list[str]:
    """What the playbook would say against a change, before it is made."""
    board, entry = planned.change.board, planned.change.entry
    new = next((e for e in planned.board.journal.entries if e.file == entry.file), None)
    if new is None:
        return []
    latest = max((line.when.at for line in new.log), default=new.start)
    if latest <= board.now:
        before, after = (b.search.advice_of(new.opportunity) for b in (board, planned.board))
    else:  # late enough for the new line to count; what an older line of the future says is not news
        before, after = (_advice_at(b, new.opportunity, latest) for b in (board, planned.board))
    known = [a.message for a in before]
    return [f"{a.message} ({a.code})" for a in after if a.message not in known]


def _advice_at(board: Board, opportunity: str, moment: datetime) -> list[Advice]:
    entries = [e for e in board.journal.entries if e.opportunity == opportunity]
    return schedule(entries, board.playbook, moment, board.journal.settings)[1]


def preview(planned: Plan) -> str:
    """A change as a diff, without making it."""
    return _diff(planned.change.entry.file, planned.before.decode(), planned.after.decode())


def apply_change(planned: Plan, *, force: bool = False) -> Written:
    """Make a change on disk and say what it means now.

    Raises Stale where the file is not the one any more that was read, Refused where it must not be written (`force`: a
    read-only one is), DiskError where the disk fails.
    """
    board, entry, after = planned.change.board, planned.change.entry, planned.board
    if planned.before != planned.after:
        replace_seen(board.folder, entry.file, planned.before, planned.after, planned.seen, force=force)
    old, new = planned.before.decode(), planned.after.decode()
    today, names = local_day(board.now, board.zone), board.journal.settings.fields
    remember(board.folder, entry.file, old, new, today, names, whole=planned.change.whole)
    return Written(
        entry.file, _new_line(old, new, planned.change.whole), planned.change.text, _diff(entry.file, old, new),
        _opened(board, after, entry),
        tuple(_news(board, after, entry)),
        _found_by(board, entry, after), editor_note(board.folder, entry.file), after,
    )  # fmt: skip


def found_in(before: Board, file: str, after: Board | None = None) -> tuple[Problem, ...]:
    """What `check` has to say of a file now that it had not to say before; `after` is the board now (read, where it is None)."""
    after = after or open_board(before.folder, before.now if before.clock != "the clock" else None, before.playbook_name)
    known = {(p.code, p.message) for p in before.problems if p.file == file}
    return tuple(p for p in after.problems if p.file == file and (p.code, p.message) not in known)


def _found_by(before: Board, entry: Interview | Application, after: Board) -> tuple[Problem, ...]:
    """As `found_in`, for a change of one entry that may leave alone what other opportunities are compared by."""
    new = next((e for e in after.journal.entries if e.file == entry.file), None)
    if new is None or isinstance(entry, Application) or any(getattr(new, name) != getattr(entry, name) for name in COMPARED):
        return found_in(before, entry.file, after)
    known = {(p.code, p.message) for p in before.problems_of(entry)}
    return tuple(p for p in after.problems_of(new) if (p.code, p.message) not in known)


def _news(before: Board, after: Board, entry: Interview | Application) -> Iterator[str]:
    """What is against the advice now that was not before."""
    known = before.search.advice_of(entry.opportunity)
    names = dict.fromkeys(e.opportunity for e in after.journal.entries if e.file == entry.file)
    for advice in (a for name in names for a in after.search.advice_of(name)):
        if advice not in known:
            yield f"{advice.message} ({advice.code})"


def _opened(before: Board, after: Board, entry: Interview | Application) -> tuple[Action, ...]:
    """The rows of the opportunity that are new or stand differently."""
    known = {a.id: (a.state, a.opens, a.due) for a in before.actions_of(entry.opportunity)}
    return tuple(
        a for a in after.actions_of(entry.opportunity)
        if a.state in OPEN_STATES and known.get(a.id) != (a.state, a.opens, a.due)
    )  # fmt: skip


def _diff(file: str, old: str, new: str) -> str:
    from difflib import unified_diff  # loaded where a change is shown

    lines = unified_diff(old.splitlines(), new.splitlines(), file, file, "now", "then", lineterm="", n=2)
    return "\n".join(visible(line) for line in lines)


def _new_line(old: str, new: str, whole: bool) -> int:
    """The line on which the first new text stands; 0 where something was only taken out, or nothing changed.

    Of a change in several places (`whole`) that is its first one.
    """
    if old == new:
        return 0
    was, now = old.split("\n"), new.split("\n")
    start = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    added = len(now) - len(was)
    if added < 0:
        return 0
    last = start if whole else start + max(added, 1) - 1
    return next((i for i in range(start, last + 1) if "{" in now[i]), last) + 1
