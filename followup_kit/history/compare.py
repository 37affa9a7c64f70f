"""What has changed between two states of a journal, row by row, and the commit that did it."""

from __future__ import annotations

from ..api import Board
from ..base.light import NamedTuple
from ..kinds import OPEN_STATES
from ..model import Action
from .boards import Boards, Rows
from .graph import origins, parents_of
from .objects import Commit
from .repository import Repository

CHANGES = ("done", "new", "moved", "changed", "gone", "reopened")
State = tuple[object, ...] | None  # what of a row counts as a change
DISK = ""  # stands for what is on disk, in place of a commit's name
BY_COMMIT, BY_TIME, NOT_COMMITTED, UNKNOWN = "commit", "time", "not committed", "unknown"


class Change(NamedTuple):
    """One row that differs: as it was, as it is (None where there is none), and what did it.

    `cause` is `commit`, `time` (nothing was written: the clock went on), `not committed`, or `unknown` where neither state's
    history leads to the other's.
    """

    change: str
    before: Action | None
    after: Action | None
    cause: str
    commit: Commit | None = None


def changes_between(
    repository: Repository, old: Commit, new: Commit | None, before: Board, after: Board, playbook: str | None
) -> list[Change]:
    """The rows that differ between two states, each with what did it; `new` is None for what is on disk.

    The boards are those of the two states, each at its own moment. What is to be done comes in the order of the table.
    """
    was, now = _rows(before), _rows(after)
    found = [c for c in (_change(was.get(i), now.get(i)) for i in dict.fromkeys([*now, *was])) if c is not None]
    boards = Boards(repository, after.now, playbook)
    then = boards.rows(old.oid)

    def has(oid: str, row: tuple[str, State]) -> bool:
        rows = now if oid == DISK else boards.rows(oid)
        return _state(rows.get(row[0])) == row[1]

    target = {_id_of(c): _state(now.get(_id_of(c))) for c in found}
    by_time = {i for i, state in target.items() if _state(then.get(i)) == state}
    head = repository.head() if new is None else new
    graph = parents_of(repository.folder, head.oid, f"^{old.oid}") if head is not None else {}
    if new is None:
        graph = {DISK: [head.oid] if head is not None else [], **graph}
    brought = origins([(i, s) for i, s in target.items() if i not in by_time], graph, has)
    return [_with_cause(c, repository, brought.get((_id_of(c), target[_id_of(c)])), _id_of(c) in by_time) for c in found]


def _rows(board: Board) -> Rows:
    return {action.id: action for action in board.actions}


def _id_of(change: Change) -> str:
    return (change.after or change.before).id  # type: ignore[union-attr]


def _state(row: Action | None) -> State:
    """What of a row counts as a change; a dropped one counts as none."""
    if row is None or row.state == "dropped":
        return None
    return (row.state, row.done, row.blocked_by, row.by, *((row.opens, row.due) if row.state in OPEN_STATES else ()))


def _change(before: Action | None, after: Action | None) -> Change | None:
    """What happened to a row; None for nothing that counts."""
    if _state(before) == _state(after):
        return None
    was = None if before is None or before.state == "dropped" else before.state
    now = None if after is None or after.state == "dropped" else after.state
    if now == "done":
        kind = "done"
    elif was is None:
        kind = "new"
    elif now is None:
        kind = "gone"
    elif was == "done":
        kind = "reopened"
    else:
        assert before is not None
        assert after is not None
        kind = "moved" if (before.opens, before.due) != (after.opens, after.due) else "changed"
    return Change(kind, before, after, UNKNOWN)


def _with_cause(change: Change, repository: Repository, oid: str | None, by_time: bool) -> Change:
    if by_time:
        return change._replace(cause=BY_TIME)
    if oid == DISK:
        return change._replace(cause=NOT_COMMITTED)
    if oid is None:
        return change
    return change._replace(cause=BY_COMMIT, commit=repository.objects.commit(oid))
