"""A table that a person in front of it can sort; elsewhere the same table as it is."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from . import cells
from .attended import can_show_widgets

if TYPE_CHECKING:
    import pandas as pd

    from .listings import Shown


def sortable_table(frame: pd.DataFrame, columns: Sequence[str], environ: Mapping[str, str] | None = None) -> SortedTable | Shown:
    """Some columns of the state table as a table; where a person runs this in JupyterLab, one that can be sorted by each."""
    can_sort = can_show_widgets(os.environ if environ is None else environ)
    return SortedTable(frame, columns) if can_sort else _page(frame, columns)


def _page(frame: pd.DataFrame, columns: Sequence[str]) -> Shown:
    return cells.table(columns, frame[list(columns)].itertuples(index=False))


class SortedTable:
    """A table with a choice of the column to sort by and a button for the direction; `box` is its widget."""

    def __init__(self, frame: pd.DataFrame, columns: Sequence[str]) -> None:
        from . import widgets

        self.frame = frame
        self.columns = columns
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
        return _page(self.frame.sort_values([self.by, "id"], ascending=[not self.downwards, True]), self.columns)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        shown: dict[str, str] = self.box._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/html": self.page.value, "text/plain": self._sorted().text}
