"""The page of one opportunity for a terminal."""

from __future__ import annotations

from ...api import Board
from ..text_page import TextPage
from .facts import Item, OpportunityPage, Part, opportunity_page
from .listing import Listed

_LOG_INDENT = 19  # columns for the time of a log line


def page_of(board: Board, found: Listed, *, columns: int, colour: bool, options: str = "") -> str:
    """The page as text, `columns` wide, ending in a newline; `options` follow each command."""
    return text_of_page(opportunity_page(board, found, options), columns=columns, colour=colour)


def text_of_page(shown: OpportunityPage, *, columns: int, colour: bool) -> str:
    """A page that is put together, as text."""
    page = TextPage(columns, colour)
    page.add(shown.title, "bold")
    page.add(shown.summary, "dim")
    for part in shown.parts:
        page.add()
        page.add(part.title.upper(), "bold")
        for item in part.items:
            _add(page, part, item)
    return page.text()


def _add(page: TextPage, part: Part, item: Item) -> None:
    if part.form == "log":
        for lead, text in [(item.lead, item.text), *(("", text) for text in item.below)]:
            page.add_hanging(lead, text, indent=2, lead_columns=_LOG_INDENT)
        return
    indent = 4 if item.deep else 2
    if part.form == "open":
        page.add_pair(item.text, item.when)
    elif item.text:
        page.add(item.text, *(("bold",) if part.form == "notes" else ()), indent=indent)
    for text in item.below:
        page.add(text, indent=indent + 2)
    for text in item.commands:
        page.add_unwrapped(text, "dim", indent=indent + 2)
