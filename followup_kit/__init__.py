"""Follow up after an interview, from a plain-text journal: what to do, to whom, by when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .api import Board, open_board
    from .drafting import Draft
    from .drafts import draft_notes
    from .table import state_table

__all__ = ["Board", "Draft", "__version__", "draft_notes", "open_board", "state_table"]

_HOMES = {
    "Board": "api",
    "open_board": "api",
    "state_table": "table",
    "Draft": "drafting",
    "draft_notes": "drafts",
}


def __getattr__(name: str) -> Any:
    """Load an export when it is first asked for, so that `import followup_kit` never imports pandas or jinja2."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
