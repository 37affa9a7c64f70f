"""Modules under the names that they had in release 0.1, for copies of the notebooks made then. They go with the next release.

`followup_kit` looks here last (see its `__path__`), so nothing of this is loaded unless an old name is asked for.
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module


def moved(old: str, new: str) -> None:
    """Let the module `old` be the module `new`, and say so."""
    sys.modules[old] = import_module(f"followup_kit.{new}")
    warn_of(old, new, frames=4)


def warn_of(old: str, new: str, frames: int = 3) -> None:
    """Tell whoever imports an old name what to write; `frames` lie between them and the warning."""
    message = f"{old} is now followup_kit.{new}; in a notebook write: from followup_kit import notebook as nb"
    warnings.warn(message, DeprecationWarning, stacklevel=frames)
