"""The lines that git leaves in a file where it could not merge two versions."""

from __future__ import annotations

CODE = "conflict"
MESSAGE = "git left conflict markers: two versions are in the file"
HINT = "keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>"


def conflict_line(text: str) -> int | None:
    """The line of the first marker, from 1; None where there is no whole set of them."""
    if "<<<<<<< " not in text or "\n=======" not in text or "\n>>>>>>> " not in text:
        return None
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.startswith("<<<<<<< ")), None)
