"""Reads a header's text into its tree, by the fast reader if it can, else by the strict one."""

from __future__ import annotations

from .nodes import Node, PlacedNode
from .plain_yaml import read_plain


def read_header(header: str, first_line: int) -> Node:
    """The header as a tree whose root is a mapping; `first_line` is its line in the file. Raises HeaderError."""
    plain = read_plain(header, first_line)
    if plain is not None:
        return plain
    from .strict_yaml import read_strict

    return read_strict(header, first_line)


def read_placed_header(header: str, first_line: int) -> PlacedNode:
    """As `read_header`, with where each value ends."""
    plain = read_plain(header, first_line)
    if plain is not None:
        from .extents import with_extents

        placed = with_extents(plain, header, first_line)
        if placed is not None:
            return placed
    from .strict_yaml import read_strict

    return read_strict(header, first_line)
