"""Adds to the tree of the fast reader where each value ends, so that a change of a plain header needs no other reader.

Loading the strict one, with PyYAML, takes as long as reading fifty interviews. A property test compares the extents of the two.
"""

from __future__ import annotations

from .nodes import Node, PlacedNode


class _NotAsTyped(Exception):
    """A text is not typed as it reads: over several lines, or with escapes."""


def with_extents(root: Node, header: str, first_line: int) -> PlacedNode | None:
    """The tree of a header that the fast reader took, with extents; `first_line` is the header's line in the file.

    None if it has a text that is not typed as it reads, of which only the strict reader knows where it ends.
    """
    try:
        return _placed(root, header.split("\n"), first_line)
    except _NotAsTyped:
        return None


def _placed(node: Node, lines: list[str], first_line: int) -> PlacedNode:
    value, line, column, plain, key = node.value, *node[1:]
    if isinstance(value, str):
        typed = lines[line - first_line][column - 1 :]
        if not plain and not typed.startswith((f'"{value}"', f"'{value}'")):
            raise _NotAsTyped
        placed = PlacedNode(value, line, column, plain, key)
        placed.end = (line, column + len(value) + (0 if plain else 2))
        return placed
    inner = [_placed(item, lines, first_line) for item in (value.values() if isinstance(value, dict) else value)]
    again: dict[str, Node] | list[Node] = dict(zip(value, inner, strict=True)) if isinstance(value, dict) else [*inner]
    placed = PlacedNode(again, line, column, plain, key)
    opening = lines[line - first_line][column - 1]
    if opening in "[{":  # the fast reader takes none inside of another, and no such bracket in a text there
        placed.flow = True
        placed.end = (line, lines[line - first_line].index("]" if opening == "[" else "}", column) + 2)
    else:
        placed.end = inner[-1].end
    return placed
