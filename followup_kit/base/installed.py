"""Which release of a library is installed, told by the names of its files: for what is kept of what a library said."""

from __future__ import annotations

import os
import sys


def release_of(library: str, file: str) -> str | None:
    """The release of a library, and when a file of its code was written, without loading it; None where that cannot be told."""
    for place in sys.path:
        try:
            code = os.stat(os.path.join(place, library, file))
            found = [name for name in os.listdir(place) if _is_release(name, library)]
        except OSError:
            continue
        return f"{found[0]} {code.st_mtime_ns} {code.st_size}" if len(found) == 1 else None
    return None


def _is_release(name: str, library: str) -> bool:
    return name.endswith(".dist-info") and name.lower().startswith(f"{library}-")
