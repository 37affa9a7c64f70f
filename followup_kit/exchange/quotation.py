"""A text of another program in the notes of an entry: as a quotation, so that no line of it is a heading, a fence or a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.text import visible


def quoted(heading: str, texts: Iterable[str]) -> str:
    """A heading, and texts of any number of lines below it, every line with the sign of a quotation before it."""
    return "\n".join([heading, "", *_lines(texts)])


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for line in text.splitlines() or [""]:
            shown = visible(line).replace("<!--", "< !--").replace("%%", "% %")  # which would make a comment of what follows
            yield f"> {shown}".rstrip()
