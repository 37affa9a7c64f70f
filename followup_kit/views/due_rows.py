"""The rows of `due` as text: which are shown, under which headings, in what order. What draws them decides none of this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..api import Board
from ..dates.local_time import local_day
from ..kinds import OPEN_STATES
from ..model import Action
from ..text import visible
from .wording import Commands, by_when, doubt_of, few_words, what

HEADINGS = ("OVERDUE", "DUE TODAY", "DUE", "BLOCKED", "COMING", "DONE", "DROPPED")  # in the order of the page


class DueRow(NamedTuple):
    """One line of `due`. All texts are on one line, safe to show and without markup; empty where there is nothing to say.

    `ids` are the actions that the line stands for, as the state table names them, and `interview` the entry of the first;
    `company` and `role` name those of all of them. `when` is the deadline in words, in the person's zone; `why` the reason in
    few words. `commands` are what to type for each action, or to write into a file where no command does it; empty where
    nothing can be done yet. For what is done or dropped `when` and `commands` are empty, `why` is the reason in full, and
    `company` and `role` are those of the first action, whose reason it is.
    """

    ids: tuple[str, ...]
    interview: str | None
    kind: str
    state: str
    what: str
    company: str
    role: str
    when: str
    why: str
    commands: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the first action that the line stands for."""
        return self.ids[0]

    @property
    def title(self) -> str:
        """What is to be done, and for which company where there is one."""
        return f"{self.what}, {self.company}" if self.company else self.what


class DueGroup(NamedTuple):
    """A heading, one of `HEADINGS`, and the rows below it; never without rows."""

    heading: str
    rows: tuple[DueRow, ...]


class DueList(NamedTuple):
    """What `due` shows: the groups in the order of the page, and how many optional rows were left out."""

    groups: tuple[DueGroup, ...]
    folded: int


def due_list(board: Board, *, every: bool = False, fold: bool = False, merge: bool = False, options: str = "") -> DueList:
    """The rows of `due` by heading, each group in the order of the state table.

    `every` takes all rows, done and dropped too, instead of those that `due` picks; `fold` leaves out the optional ones that
    are due or coming; `merge` makes one line of rows that one act settles; `options` follow each command.
    """
    by_heading: dict[str, list[Action]] = {name: [] for name in HEADINGS}
    folded = 0
    for action in board.actions if every else board.now_due():
        if fold and action.optional and action.state in ("due", "waiting"):
            folded += 1
        else:
            by_heading[_heading(action, board)].append(action)
    commands = Commands(board, options)
    groups = []
    for heading, actions in by_heading.items():
        acts = _acts(actions, board) if merge else [[a] for a in actions]
        if acts:
            groups.append(DueGroup(heading, tuple(_row(act, board, commands) for act in acts)))
    return DueList(tuple(groups), folded)


def _heading(action: Action, board: Board) -> str:
    """The heading of an action: what is due today has one of its own, apart from what has more time."""
    if action.state == "due":
        return "DUE TODAY" if local_day(action.due, board.zone) <= local_day(board.now, board.zone) else "DUE"
    return {"waiting": "COMING"}.get(action.state, action.state.upper())


def _acts(actions: Iterable[Action], board: Board) -> list[list[Action]]:
    """The actions that one act settles, together: one kind to one person on one day, say a reference for several interviews."""
    found: dict[tuple[object, ...], list[Action]] = {}
    for a in actions:
        at = a.opens if a.state == "waiting" else a.due
        key: tuple[object, ...] = (a.kind, a.to, a.via, a.by, local_day(at, board.zone), doubt_of(a)) if a.to else (a.id,)
        found.setdefault(key, []).append(a)
    return list(found.values())


def _row(act: list[Action], board: Board, commands: Commands) -> DueRow:
    first = act[0]
    finished = first.state not in OPEN_STATES
    named = act[:1] if finished else act  # the reason of what is finished is that of the first alone
    return DueRow(
        ids=tuple([a.id for a in act]),
        interview=first.interview,
        kind=first.kind,
        state=first.state,
        what=what(first),
        company=_joined([a.company for a in named]),
        role=_joined([a.role for a in named]),
        when="" if finished else by_when(first, board.now, board.zone),
        why=visible(first.reason) if finished else few_words(first, board.now, board.zone),
        commands=() if finished or first.state == "waiting" else tuple(commands.done(a) for a in act),
    )


def _joined(names: Sequence[str | None]) -> str:
    if len(names) == 1:  # nearly always
        return visible(names[0] or "")
    return " and ".join(dict.fromkeys(visible(name) for name in names if name))
