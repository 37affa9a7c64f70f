"""Draws shares as bars, each with the size of its sample beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.light import TYPE_CHECKING
from ...base.text import clipped, visible
from ..statistics import Share
from .svg import LETTER, MARGIN, NARROW, WIDE, bar, drawn, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES, FIGURES = 196, 28 * LETTER
ROW, BAR = 30, 18


def draw_bars(title: str, shares: Sequence[Share], narrow: bool = False) -> str:
    """Shares as an SVG document, each bar as long as the part of the whole; `narrow` for a phone: the words above the bar."""
    width, row = (NARROW, ROW + BAR) if narrow else (WIDE, ROW)
    left, right = (MARGIN, NARROW - MARGIN) if narrow else (NAMES, WIDE - MARGIN - FIGURES)

    def draw(axes: Axes) -> None:
        for number, share in enumerate(shares):
            top = MARGIN + row * number
            middle, at = top + ROW / 2, top + row - BAR - (ROW - BAR) / 2
            write(axes, MARGIN, middle, clipped(visible(share.what), 24), size=12.5, weight="bold")
            bar(axes, "waiting", left, right, at, BAR)
            if share.part:
                bar(axes, "sent", left, left + (right - left) * share.part / share.whole, at, BAR)
            write(axes, right if narrow else right + 10, middle, share.figure, size=12, ha="right" if narrow else "left")

    return drawn(width, 2 * MARGIN + row * len(shares), title, words_of(shares), draw)


def words_of(shares: Sequence[Share]) -> str:
    """The bars in words: what a reader without the picture needs to know."""
    return "; ".join(f"{visible(s.what)}: {s.figure}" for s in shares) + "."
