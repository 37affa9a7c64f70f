"""What a header is once it is read: a tree of texts that know where they stand; or why it cannot be read.

Every value stays the text that was typed; which type it is, the schema decides (`entry`). Lines and columns count from 1
in the file.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Union, cast


class Node(NamedTuple):
    """One value of a header and where it stands; `plain` for a scalar without quotes, `key` where its key stands."""

    value: Union[str, list[Node], dict[str, Node]]  # noqa: UP007 - evaluated at run time by NamedTuple on 3.11
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

    @property
    def items(self) -> list[PlacedNode]:
        """The items of a list, nothing for any other value."""
        return cast("list[PlacedNode]", self.value) if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, PlacedNode]:
        """The values of a mapping by their keys in the order of the file, nothing for any other value."""
        return cast("dict[str, PlacedNode]", self.value) if isinstance(self.value, dict) else {}


def bare(node: Node) -> Any:
    """The texts, lists and mappings of a tree without their places."""
    if isinstance(node.value, dict):
        return {key: bare(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [bare(value) for value in node.value]
    return node.value


class HeaderError(Exception):
    """A header that cannot be read, as data: where, a code, what was seen and what to type instead."""

    def __init__(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint
