"""A change of one entry, worked out but not yet made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..api import Board
from ..base.light import NamedTuple
from ..model import Application, Interview


class Change(NamedTuple):
    """What is to change in which entry: `apply` makes its new text, `text` says what it is.

    `back` gives the words of the command that takes it back, from the board after the change and the entry's text before it.
    `notes` are what there is to say of it besides, a line each. `whole`: all that it changes is taken back together.
    """

    board: Board
    entry: Interview | Application
    apply: Callable[[str], str]
    text: str
    back: Callable[[Board, str], Sequence[str]] | None = None
    notes: tuple[str, ...] = ()
    whole: bool = False
