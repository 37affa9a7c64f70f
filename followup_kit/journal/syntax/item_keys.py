"""Puts one more key into an item of a list in an entry's header, as `splice` does: proven, and every other byte kept."""

from __future__ import annotations

from collections.abc import Iterator

from ..names.field_names import FieldNames
from .nodes import PlacedNode
from .parsed_entry import ParsedEntry, end_of, last_line_of
from .scalars import scalar
from .splice import Unsafe, first_proven
from .text_lines import replaced, with_lines


def with_key(text: str, key: str, line: int, name: str, value: str, names: FieldNames = ()) -> str:
    """The file's text with `name: value` in the item below `key` that begins on a line (from 1); or Unsafe.

    The item must be a mapping without that key.
    """
    entry = ParsedEntry(text, names)
    listed = entry.values[key].items if key in entry.values else []
    at = next((n for n, item in enumerate(listed) if item.line == line and item.fields and name not in item.fields), None)
    written = f"{name}: {scalar(value)}"
    by_hand = f"add to the item in line {line}: {written}"
    if at is None:
        raise Unsafe("the header", by_hand)
    items = list(entry.data[key])
    items[at] = {**items[at], name: value}
    return first_proven(entry, _candidates(entry, listed[at], written), {**entry.data, key: items}, by_hand)


def _candidates(entry: ParsedEntry, item: PlacedNode, written: str) -> Iterator[str]:
    last = list(item.fields.values())[-1]
    if item.flow:
        yield replaced(entry.lines, end_of(last), end_of(last), f", {written}")
    else:
        indent = " " * (item.column - 1)
        yield with_lines(entry.lines, last_line_of(last, last.key[0] - 1) + 1, f"{indent}{written}")
