"""Draws shares as bars, each with the size of its sample beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .canvas import LETTER, MARGIN, WIDTH, bar, drawn, write
from .review import Share
from .text import clipped, visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES, ROW, SAID = 196, 30, 28 * LETTER


def draw_bars(title: str, shares: Sequence[Share]) -> str:
    """One bar a share, as long as its part of the whole, as an SVG document with a title and a description."""

    def draw(axes: Axes) -> None:
        full = WIDTH - MARGIN - SAID - NAMES
        for number, share in enumerate(shares):
            top = MARGIN + ROW * number
            write(axes, MARGIN, top + ROW / 2, clipped(visible(share.what), 24), size=12.5, weight="bold")
            bar(axes, "waiting", NAMES, NAMES + full, top + 6, ROW - 12)
            if share.part:
                bar(axes, "sent", NAMES, NAMES + full * share.part / share.whole, top + 6, ROW - 12)
            write(axes, NAMES + full + 10, top + ROW / 2, share.said, size=12)

    return drawn(2 * MARGIN + ROW * len(shares), title, words_of(shares), draw)


def words_of(shares: Sequence[Share]) -> str:
    """The bars in words."""
    return "; ".join(f"{visible(s.what)}: {s.said}" for s in shares) + "."
