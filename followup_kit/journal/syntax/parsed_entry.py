"""An entry's text beside the tree of its header, and where in the text a value begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.light import Any
from ..names.field_names import FieldNames, in_our_words, name_in
from .fences import split
from .front_matter import read_placed_header
from .nodes import HeaderError, PlacedNode, bare
from .scalars import scalar
from .text_lines import lines_of


class ParsedEntry:
    """An entry's text, parsed. Places in it are a line and a column that count from 0, as its list of lines does."""

    def __init__(self, text: str, names: FieldNames = ()) -> None:
        parts = split(text)
        if parts is None:
            raise HeaderError(1, 1, "note", "it is a plain note, not an interview")
        self.text = text
        self.lines = lines_of(text)
        self.root = read_placed_header(parts.header, parts.header_line)
        self.names = names
        self.values = in_our_words(self.root.fields, names)
        self.data: dict[str, Any] = {key: bare(value) for key, value in self.values.items()}
        self.fence = parts.body_line - 2  # the line of the closing one

    def typed(self, key: str) -> str:
        """A key as it is written into this file."""
        return scalar(name_in(self.root.fields, key, self.names))

    def next_line(self, key: str) -> int:
        """The line of the key after this one, or of the fence."""
        keys = list(self.values)
        after = keys.index(key) + 1
        return self.values[keys[after]].key[0] - 1 if after < len(keys) else self.fence

    def list_indent(self) -> str:
        """How this file indents the items of its lists; two spaces where it has none."""
        for value in self.values.values():
            if isinstance(value.value, list) and not value.flow:
                return self.indent_of(value)
        return "  "

    def indent_of(self, node: PlacedNode) -> str:
        """The spaces at the beginning of the line on which a value begins."""
        line = self.lines[node.line - 1]
        return line[: len(line) - len(line.lstrip(" "))]

    def lines_after(self, item: PlacedNode, limit: int) -> Iterator[int]:
        """Where a line may go after an item: right behind it, else behind the comments below it, else at the limit."""
        end = last_line_of(item) + 1
        yield min(end, limit)
        back = limit
        while back > end and not self.lines[back - 1].strip():
            back -= 1
        if back != end:
            yield back
        yield limit


def start_of(node: PlacedNode) -> tuple[int, int]:
    """The place where a value begins."""
    return node.line - 1, node.column - 1


def end_of(node: PlacedNode) -> tuple[int, int]:
    """The place behind a value."""
    return node.end[0] - 1, node.end[1] - 1


def last_line_of(node: PlacedNode, first: int | None = None) -> int:
    """The last line of a value that begins on line `first`; a block scalar ends at the start of the line behind it."""
    line, column = end_of(node)
    first = node.line - 1 if first is None else first
    return line - 1 if column == 0 and line > first else line
