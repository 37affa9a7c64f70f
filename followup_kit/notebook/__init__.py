"""What the notebooks show and run, and their one face: `from followup_kit import notebook as nb`."""

from __future__ import annotations

from typing import Any

# What a notebook calls, and the module that each is loaded from when it is first asked for.
_FACE = {
    "advice": "notebook.listings",
    "all_opportunities": "notebook.opportunity_html",
    "bars": "notebook.cells",
    "board": "notebook.listings",
    "channels": "views.statistics",
    "chosen": "views.comparison",
    "counts": "notebook.note_pages",
    "day": "notebook.cells",
    "due": "notebook.live_board",
    "funnel": "views.statistics",
    "in_words": "notebook.cells",
    "lanes_of": "views.comparison",
    "left_to_do": "notebook.note_pages",
    "notes": "notebook.note_pages",
    "opinions": "views.comparison",
    "opportunities": "views.comparison",
    "opportunity_pages": "notebook.opportunity_html",
    "outcomes": "views.statistics",
    "picture": "notebook.cells",
    "plural": "views.wording",
    "problems": "notebook.listings",
    "said": "notebook.cells",
    "sentence": "notebook.cells",
    "side_by_side": "views.comparison",
    "silences": "views.statistics",
    "sortable_table": "notebook.sorting",
    "table": "notebook.cells",
    "thanks": "views.statistics",
    "timeline_of": "views.charts.timeline",
    "verdicts": "views.comparison",
    "waited": "views.statistics",
    "waits": "views.statistics",
}
__all__ = sorted(_FACE)


def __getattr__(name: str) -> Any:
    """What a name of the face means. Raises AttributeError for any other name, as a module does."""
    if name not in _FACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"followup_kit.{_FACE[name]}"), name)
