"""What a notebook cell shows besides the board: pictures with their text, tables, sentences."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..api import Board
from ..base.text import visible
from ..views.charts.timeline import Timeline, caption_of
from ..views.charts.timeline import words_of as lanes_in_words
from ..views.statistics import Share
from ..views.wording import date_in_words
from .listings import Shown


class Picture:
    """An SVG document for a notebook, with words for whoever cannot see it and for whatever shows no pictures.

    `narrow` is the same picture for a phone; only the report uses it.
    """

    def __init__(self, svg: str, words: str, narrow: str = "") -> None:
        self.svg = svg
        self.words = words
        self.narrow = narrow

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict[str, Any], dict[str, Any]]:
        about = {"alt": self.words} | ({"narrow": self.narrow} if self.narrow else {})
        return {"image/svg+xml": self.svg, "text/plain": self.words}, {"image/svg+xml": about}


def picture(timeline: Timeline) -> Picture | Shown:
    """A timeline as a picture; without lanes, the sentence that says so."""
    words = caption_of(timeline)
    if not timeline.lanes:
        return Shown(f"<p>{html.escape(words)}</p>", words)
    from ..views.charts.timeline_svg import draw_svg

    return Picture(
        draw_svg(timeline), f"{timeline.title}: {words} The same is given below in words.", draw_svg(timeline, narrow=True)
    )


def bars(title: str, shares: Sequence[Share]) -> Picture | Shown:
    """Shares as a picture of bars; where nothing was counted yet, a sentence that says so."""
    if not any(s.whole for s in shares):
        return sentence("Nothing to count yet.")
    from ..views.charts.bars import draw_bars, words_of

    return Picture(draw_bars(title, shares), f"{title}. {words_of(shares)}", draw_bars(title, shares, narrow=True))


def in_words(timeline: Timeline) -> Shown:
    """A timeline in words: what it spans, then a sentence for each lane, folded away in HTML; empty HTML without lanes."""
    caption, lanes = caption_of(timeline), lanes_in_words(timeline)
    items = "".join(f"<li>{html.escape(t)}</li>" for t in lanes)
    folded = f"<details><summary>The picture in words</summary><ul>{items}</ul></details>" if lanes else ""
    return Shown(f"<p>{html.escape(caption)}</p>{folded}" if lanes else "", "\n".join([caption, *lanes]))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "Nothing to show.") -> Shown:
    """Rows of values below `heads`, the first cell of a row as its name, None as an empty cell; without rows, `empty`."""
    cells = [[visible("" if v is None else str(v)) for v in row] for row in rows]
    if not cells:
        return Shown(f"<p>{html.escape(empty)}</p>", empty)
    head = "".join(f'<th scope="col" style="text-align:left">{html.escape(h)}</th>' for h in heads)
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{html.escape(first)}</th>'
        + "".join(
            f'<td data-label="{html.escape(h)}" style="text-align:left">{html.escape(c)}</td>'
            for h, c in zip(heads[1:], rest, strict=True)
        )
        + "</tr>"
        for first, *rest in cells
    )
    page = f'<table class="cards-when-narrow"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return Shown(page, "\n".join(" | ".join(row) for row in [list(heads), *cells]))


def sentence(text: str) -> Shown:
    """A sentence as a cell shows it."""
    return Shown(f"<p>{html.escape(visible(text))}</p>", visible(text))


said = sentence  # its name in release 0.1


def day(of: date | None, board: Board) -> str:
    """A day in words, as the board's moment makes it: `yesterday`, `Mon 16 Nov`; empty for None."""
    return date_in_words(of, board.now, board.zone) if of is not None else ""
