"""A text that is open in an editor, and its places: as the kit counts them, and as the language server protocol does.

The kit counts lines and columns from 1, a column being a character; the protocol counts from 0, columns in units of an encoding,
and takes a carriage return alone for the end of a line too. An offset is a number of characters from the beginning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from ..base.light import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}


class Place(NamedTuple):
    """A place as the protocol has it."""

    line: int
    character: int


class Edit(NamedTuple):
    """A change of a text: `new` in place of what lies between two offsets."""

    start: int
    end: int
    new: str


class OpenText:
    """A text and its places; `encoding` is what the columns of the protocol are counted in."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._units = _UNITS[encoding]
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._ours = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, offset: int) -> Place:
        """The place of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Place(line, self._units(self.text[self._starts[line] : offset]))

    def offset(self, line: int, character: int) -> int:
        """The offset of a place of the protocol; the end of the line, or of the text, where it lies behind that."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        after = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        row = self.text[start:after].rstrip("\r\n")
        for at, char in enumerate(row):
            if character <= 0:
                return start + at
            character -= self._units(char)
        return start + len(row)

    def offset_of(self, line: int, column: int) -> int:
        """The offset of a line and a column of the kit's own; a mark of the byte order at the start has no column."""
        if line > len(self._ours):
            return len(self.text)
        mark = line == 1 and self.text.startswith("\ufeff")
        return min(self._ours[line - 1] + column - 1 + mark, self.end_of_line(line))

    def line_at(self, offset: int) -> int:
        """The line of an offset, as the kit counts them."""
        return bisect_right(self._ours, offset)

    def end_of_line(self, line: int) -> int:
        """The offset of the end of a line of the kit's own, without what ends it."""
        end = self._ours[line] - 1 if line < len(self._ours) else len(self.text)
        return end - 1 if end > self._ours[line - 1] and self.text[end - 1] == "\r" else end

    def line(self, line: int) -> str:
        """A line of the kit's own, without what ends it."""
        return self.text[self._ours[line - 1] : self.end_of_line(line)] if line <= len(self._ours) else ""


def edit_between(old: str, new: str) -> Edit:
    """What makes one text another, in whole lines, so that it never falls between the two characters of a line's end."""
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    shorter = min(len(was), len(now))
    first = next((n for n in range(shorter) if was[n] != now[n]), shorter)
    same = next((n for n in range(shorter - first) if was[-1 - n] != now[-1 - n]), shorter - first)
    start = sum(map(len, was[:first]))
    return Edit(start, len(old) - sum(map(len, was[len(was) - same :])), "".join(now[first : len(now) - same]))
