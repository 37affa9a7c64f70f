"""What the live board says after a click, as HTML."""

from __future__ import annotations

from ..changes.apply import Written
from ..views.change_summary import change_summary
from .live_rows import escaped


def summary(written: Written, undone: bool = False) -> str:
    """What a change did: where, the very lines that were added, and what it means now."""
    first, *rest = change_summary(written, undone)
    lines = [
        f"<b>{escaped(first)}</b>",
        *(f"<pre>{escaped(line)}</pre>" for line in ([] if undone else added_lines(written))),
        *(f"<div>{escaped(line)}</div>" for line in rest),
    ]
    return f'<div role="status">{"".join(lines)}</div>'


def added_lines(written: Written) -> list[str]:
    """The lines that a change added to the entry."""
    return [line[1:] for line in written.diff.split("\n")[2:] if line.startswith("+")]


def failure(bad: Exception) -> str:
    """A failure as one sentence."""
    words = "out of memory" if isinstance(bad, MemoryError) else getattr(bad, "strerror", None) or str(bad)
    return f'<div role="alert">{escaped(words)}</div>'
