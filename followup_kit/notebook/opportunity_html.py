"""The opportunities as HTML: all of them as a table, and each of them whole, to read before the next round."""

from __future__ import annotations

import html
from collections.abc import Mapping

from ..api import Board
from ..views.opportunity.facts import Item, OpportunityPage, Part, opportunity_page
from ..views.opportunity.listing import HEADINGS, Listed, cells_of, list_as_text, opportunity_list
from ..views.opportunity.page import page_of
from .listings import Shown, code

_COLUMNS = 100  # of the pages as text


def all_opportunities(board: Board) -> Shown:
    """Every opportunity, a row each: what `followup list --all` prints."""
    found = opportunity_list(board)
    if not found:
        return Shown("<p>No interviews yet.</p>", "No interviews yet.")
    return Shown(table_of(board, found, {}), list_as_text(board, every=True, columns=None, colour=False))


def table_of(board: Board, found: list[Listed], links: Mapping[str, str]) -> str:
    """Opportunities as a table, what they are called linked to a page where `links` has one for the opportunity's name."""
    head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in HEADINGS)
    body = "".join(f"<tr>{_cells(x, board, links.get(x.name))}</tr>" for x in found)
    return f'<table class="cards-when-narrow"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cells(x: Listed, board: Board, link: str | None) -> str:
    name, *rest = (html.escape(text) for text in cells_of(x, board))
    name = f'<a href="{html.escape(link)}">{name}</a>' if link else name
    cells = zip(HEADINGS[1:], rest, strict=True)
    return f'<th scope="row" style="text-align:left">{name}</th>' + "".join(
        f'<td data-label="{label}" style="text-align:left">{text}</td>' for label, text in cells
    )


def opportunity_pages(board: Board) -> Shown:
    """Each opportunity whole, folded away below its name: what `followup show` prints, your private notes too."""
    parts, texts = [], []
    begun = {o.name for o in board.opportunities}
    for found in (x for x in opportunity_list(board) if x.name in begun):
        page = opportunity_page(board, found)
        parts.append(f"<details><summary><b>{html.escape(page.title)}</b></summary>{page_as_html(page, 3)}</details>")
        texts.append(page_of(board, found, columns=_COLUMNS, colour=False))
    return Shown("".join(parts) or "<p>No interviews yet.</p>", "\n\n".join(texts) or "No interviews yet.")


def page_as_html(page: OpportunityPage, level: int) -> str:
    """The page without its title; `level` is that of its headings."""
    return f"<p>{html.escape(page.summary)}</p>" + "".join(_part(part, level) for part in page.parts)


def _part(part: Part, level: int) -> str:
    heading = f"<h{level}>{html.escape(part.title)}</h{level}>"
    if part.form == "notes":
        return heading + _notes(part, level + 1)
    if part.form == "log":
        rows = "".join(f"<tr><td>{html.escape(item.lead)}</td><td>{_lines(item)}</td></tr>" for item in part.items)
        return f'{heading}<table class="log"><tbody>{rows}</tbody></table>'
    return f"{heading}<ul>{''.join(f'<li>{_lines(item)}</li>' for item in part.items)}</ul>"


def _lines(item: Item) -> str:
    """An item, what stands below it and its commands, a line each."""
    first = html.escape(item.text)
    if item.when or (item.below and not item.lead):
        first = f"<b>{first}</b>" + (f", {html.escape(item.when)}" if item.when else "")
    return "<br>".join([first, *map(html.escape, item.below), *map(code, item.commands)])


def _notes(part: Part, level: int) -> str:
    """The notes of a round; no heading is deeper than the one before it by more than a level."""
    found, above = [], False
    for item in part.items:
        at = min(level + (item.deep and above), 4)
        above = above or not item.deep
        found.append(f"<h{at}>{html.escape(item.text)}</h{at}>" if item.text else "")
        found.append(f"<p>{'<br>'.join(map(html.escape, item.below))}</p>" if item.below else "")
    return "".join(found)
