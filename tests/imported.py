"""What an import has written, for the tests of the imports."""

from __future__ import annotations

from pathlib import Path


def entries(journal: Path) -> dict[str, str]:
    """The entries of a journal by name."""
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(journal.glob("*.md"))}


def header(text: str) -> list[str]:
    """The lines of a header that say something."""
    lines = text.split("\n---\n")[0].split("\n")[1:]
    return [line for line in lines if not line.rstrip().endswith(":") and "   #" not in line]
