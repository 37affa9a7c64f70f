"""One note to one reference a day: which actions share it (docs/drafts.md, section 1)."""

from __future__ import annotations

from collections.abc import Iterable

from ..api import Board
from ..base.text import same_name
from ..kinds import KINDS, NOW_STATES, REFERENCE
from ..model import Action


def notes_of(board: Board, actions: Iterable[Action]) -> list[tuple[Action, ...]]:
    """The actions by note, in their order. Whatever is owed to one reference now is one note, whichever of it was asked for.

    The first of a note's actions, in the board's order, gives the note its name, and so its saved file.
    """
    found: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        together = _together(board, action)
        found.setdefault(together[0].id, together)
    return list(found.values())


def _together(board: Board, action: Action) -> tuple[Action, ...]:
    if KINDS[action.kind].to != REFERENCE or action.state not in NOW_STATES or action.to is None:
        return (action,)
    person = same_name(action.to)
    return tuple(
        a for a in board.actions
        if KINDS[a.kind].to == REFERENCE and a.state in NOW_STATES and a.to and same_name(a.to) == person and a.by == action.by
    )  # fmt: skip
