"""A table that a person in front of it can sort; elsewhere the same table as it is."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from ..views.wording import moment_in_both
from . import cells
from .attended import can_show_widgets

if TYPE_CHECKING:
    import pandas as pd

    from ..api import Board
    from .listings import Shown


def sortable_table(
    frame: pd.DataFrame, columns: Sequence[str], environ: Mapping[str, str] | None = None, *, board: Board | None = None
) -> SortedTable | Shown:
    """Some columns of the state table as a table; where a person runs this in JupyterLab, one that can be sorted by each.

    With the board that the table is of, moments are in words and in the person's zone.
    """
    can_sort = can_show_widgets(os.environ if environ is None else environ)
    return SortedTable(frame, columns, board) if can_sort else _page(frame, columns, board)


def _page(frame: pd.DataFrame, columns: Sequence[str], board: Board | None) -> Shown:
    shown = frame[list(columns)]
    if board is not None:
        zones = {a.id: a.zone for a in board.actions}
        for name in map(str, shown.select_dtypes("datetimetz")):
            pairs = zip(shown[name], frame["id"], strict=True)
            shown = shown.assign(**{name: [_in_words(at.to_pydatetime(), zones.get(row), board) for at, row in pairs]})
    return cells.table(columns, shown.itertuples(index=False))


def _in_words(at: datetime, its: tzinfo | None, board: Board) -> str:
    return moment_in_both(at, its or board.zone, board.now, board.zone) if at == at else ""  # no moment is not equal to itself


class SortedTable:
    """A table with a choice of the column to sort by and a button for the direction; `box` is its widget."""

    def __init__(self, frame: pd.DataFrame, columns: Sequence[str], board: Board | None = None) -> None:
        from . import widgets

        self.frame = frame
        self.columns = columns
        self.board = board
        self.by = columns[0]
        self.downwards = False
        self.page = widgets.text("")
        by = widgets.choice("Sort by", columns, self.sort_by)
        turn = widgets.button("Turn round", "Sort the other way round", self.turn)
        self.box = widgets.column(widgets.line(by, turn), self.page, name="followup-live")
        self._fill()

    def sort_by(self, column: str) -> None:
        """Sort by another column."""
        self.by = column
        self._fill()

    def turn(self) -> None:
        """Sort in the other direction."""
        self.downwards = not self.downwards
        self._fill()

    def _fill(self) -> None:
        self.page.value = self._sorted().page

    def _sorted(self) -> Shown:
        return _page(self.frame.sort_values([self.by, "id"], ascending=[not self.downwards, True]), self.columns, self.board)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        shown: dict[str, str] = self.box._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/html": self.page.value, "text/plain": self._sorted().text}
