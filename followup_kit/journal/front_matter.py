"""A header's text to its tree: read fast where it is plain beyond doubt, carefully where it is not."""

from __future__ import annotations

from .nodes import Node
from .plain_yaml import read_plain


def read_header(header: str, first_line: int) -> Node:
    """The header as a tree of text; HeaderError where it cannot be read."""
    plain = read_plain(header, first_line)
    if plain is not None:
        return plain
    from .strict_yaml import JournalHandler

    return JournalHandler().nodes(header, first_line)
