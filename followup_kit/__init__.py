"""Follow up after an interview, from a plain-text journal: what to do, to whom, by when, and why."""

import _signal  # type: ignore[import-not-found]  # what `signal` is made of, without loading that
import sys
from os import _exit


def end_silently(*_: object) -> None:
    """End this process as Ctrl-C ends a command: exit code 130, and not a word."""
    _exit(130)


# As a command, and before anything else is loaded. `main` takes over while it runs, since it can do better.
if sys.argv[:1] and sys.argv[0].rpartition("/")[2] in ("followup", "-m") and _signal.getsignal(2) is _signal.default_int_handler:
    _signal.signal(2, end_silently)

from .base.light import TYPE_CHECKING, Any  # noqa: E402

__version__ = "0.1.0"

__path__.append(f"{__path__[0]}/old_names")  # modules of release 0.1 that moved

if TYPE_CHECKING:
    from .api import Board, open_board
    from .drafts.api import draft_notes
    from .drafts.draft import Draft
    from .many import JournalResult, boards
    from .views.dataframe import problem_table, state_table

__all__ = [
    "Board",
    "Draft",
    "JournalResult",
    "__version__",
    "boards",
    "draft_notes",
    "open_board",
    "problem_table",
    "state_table",
]

_HOMES = {
    "Board": "api",
    "open_board": "api",
    "boards": "many",
    "JournalResult": "many",
    "state_table": "views.dataframe",
    "problem_table": "views.dataframe",
    "Draft": "drafts.draft",
    "draft_notes": "drafts.api",
}


def __getattr__(name: str) -> "Any":
    """Load an export when it is first asked for, so that `import followup_kit` never imports pandas or jinja2."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
