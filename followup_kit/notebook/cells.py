"""What a notebook shows besides the board: pictures with their text, tables of records."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

from ..text import visible
from ..views.statistics import Share
from ..views.timeline import Timeline, caption_of
from ..views.timeline import words_of as lanes_in_words
from .listings import Shown


class Picture:
    """An SVG for a notebook, with words for who cannot see it and for everything that shows no pictures."""

    def __init__(self, svg: str, words: str, narrow: str = "") -> None:
        self.svg = svg
        self.words = words
        self.narrow = narrow  # the same for a phone, which only a page asks for

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict[str, Any], dict[str, Any]]:
        about = {"alt": self.words} | ({"narrow": self.narrow} if self.narrow else {})
        return {"image/svg+xml": self.svg, "text/plain": self.words}, {"image/svg+xml": about}


def picture(line: Timeline) -> Picture | Shown:
    """The lanes as a picture; where there are none, the sentence that says so."""
    words = caption_of(line)
    if not line.lanes:
        return Shown(f"<p>{html.escape(words)}</p>", words)
    from ..views.timeline_chart import draw_svg

    return Picture(draw_svg(line), f"{line.title}: {words} The same stands below in words.", draw_svg(line, narrow=True))


def bars(title: str, shares: Sequence[Share]) -> Picture | Shown:
    """Shares as a picture; where nothing was counted yet, a sentence."""
    if not any(s.whole for s in shares):
        return sentence("Nothing to count yet.")
    from ..views.bar_chart import draw_bars, words_of

    return Picture(draw_bars(title, shares), f"{title}. {words_of(shares)}", draw_bars(title, shares, narrow=True))


def in_words(line: Timeline) -> Shown:
    """What the picture spans, and each lane as a sentence, folded away."""
    caption, lanes = caption_of(line), lanes_in_words(line)
    items = "".join(f"<li>{html.escape(t)}</li>" for t in lanes)
    folded = f"<details><summary>The picture in words</summary><ul>{items}</ul></details>" if lanes else ""
    return Shown(f"<p>{html.escape(caption)}</p>{folded}" if lanes else "", "\n".join([caption, *lanes]))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "Nothing to show.") -> Shown:
    """Rows of values as a table, the first cell of each naming it; None is left empty."""
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
    """A sentence."""
    return Shown(f"<p>{html.escape(visible(text))}</p>", visible(text))


said = sentence  # its name in release 0.1
