"""Follow up after an interview, from a plain-text journal: what to do, to whom, by when, and why."""

from __future__ import annotations

from .light_typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__path__.append(f"{__path__[0]}/old_names")  # modules of release 0.1 that moved

if TYPE_CHECKING:
    from .api import Board, open_board
    from .drafts.api import draft_notes
    from .drafts.draft import Draft
    from .views.dataframe import state_table

__all__ = ["Board", "Draft", "__version__", "draft_notes", "open_board", "state_table"]

_HOMES = {
    "Board": "api",
    "open_board": "api",
    "state_table": "views.dataframe",
    "Draft": "drafts.draft",
    "draft_notes": "drafts.api",
}


def __getattr__(name: str) -> Any:
    """Load an export when it is first asked for, so that `import followup_kit` never imports pandas or jinja2."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
