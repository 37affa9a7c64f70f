"""The tree that a header is read into, and the exception for a header that cannot be read.

Every scalar in the tree is the text that was typed; `header_fields` decides of which type a value is. Lines and columns are
those of the file and count from 1.
"""

from __future__ import annotations

from ...base.light import Any, NamedTuple, cast


class Node(NamedTuple):
    """One value of a header and its place; `plain` for a scalar without quotes, `key` is the place of its key."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    plain: bool = True
    key: tuple[int, int] = (0, 0)


class PlacedNode(Node):
    """A node of the strict reader, which also knows its extent, so that text can be put in or taken out there.

    The extent is no part of the tuple: a placed node equals the plain reader's node of the same value, line and column.
    """

    end: tuple[int, int]  # line and column right behind it; for a block, where the last value in it ends
    flow: bool = False  # a list in brackets, or a mapping in braces
    colon: bool = True  # False for the empty value of a key in braces that has no colon

    @property
    def items(self) -> list[PlacedNode]:
        """The items of a list, nothing for any other value."""
        return cast("list[PlacedNode]", self.value) if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, PlacedNode]:
        """The values of a mapping by their keys in the order of the file, nothing for any other value."""
        return cast("dict[str, PlacedNode]", self.value) if isinstance(self.value, dict) else {}


def with_value(node: Node, value: str | list[Node] | dict[str, Node]) -> Node:
    """A node in the same place, of the same extent, with another value."""
    if not isinstance(node, PlacedNode):
        return Node(value, *node[1:])
    changed = node._replace(value=value)
    changed.end, changed.flow, changed.colon = node.end, node.flow, node.colon
    return changed


def bare(node: Node) -> Any:
    """The texts, lists and mappings of a tree without their places."""
    if isinstance(node.value, dict):
        return {key: bare(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [bare(value) for value in node.value]
    return node.value


class HeaderError(Exception):
    """A header that cannot be read: its place in the file, a code of docs/journal.md section 9, what is wrong, what to type."""

    def __init__(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint
        self.more: list[HeaderError] = []  # mistakes of the same kind in other lines
