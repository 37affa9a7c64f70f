"""Which actions share a note: to one reference a day, a call for all addresses of an interview (docs/drafts.md, section 1)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from ..api import Board
from ..base.text import same_name
from ..kinds import KINDS, NOW_STATES, REFERENCE
from ..model import Action


def notes_of(board: Board, actions: Iterable[Action]) -> list[tuple[Action, ...]]:
    """The actions by note, in their order. What one note serves is one, whichever of it was asked for.

    The first of a note's actions, in the board's order, gives the note its name, and so its saved file.
    """
    found: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        key = _key(action)
        together = (action,) if key is None else tuple(a for a in board.actions if _key(a) == key)
        found.setdefault(together[0].id, together)
    return list(found.values())


def _key(action: Action) -> Hashable:
    """What the actions of one note have in common; None for an action that has a note of its own."""
    if action.state not in NOW_STATES or action.to is None:
        return None
    if KINDS[action.kind].to == REFERENCE:
        return REFERENCE, same_name(action.to), action.by
    return (action.interview, action.kind, action.by, action.via) if action.kind == "find-address" else None
