"""Texts in forms that programs write more often than people, such as the properties editor of a vault: over lines, with escapes.

Without this a single one would load the strict reader, with PyYAML, every morning, which takes as long as eighty entries.
"""

from __future__ import annotations

from .nodes import Node, PlacedNode

# By what a text begins: what stands between its lines, and behind the last.
_SIGNS = {">-": (" ", ""), "|-": ("\n", ""), ">": (" ", "\n"), "|": ("\n", "\n")}


def program_text(typed: str, line: int, column: int, key: tuple[int, int]) -> Node | None:
    """The node of such a text, with NULs between its lines, in that place; None if the strict reader has to read it."""
    lines = typed.split("\0")
    text = _text_with_escapes(typed) if typed[0] == '"' else _text_below(*lines)
    if text is None:
        return None
    node = PlacedNode(text, line, column, False, key)
    node.end = line + (len(lines) if len(lines) > 1 else 0), 1  # of which only the line is asked for
    return node


def _text_below(sign: str, *below: str) -> str | None:
    """The text of a `>` or `|` and the lines below it, each with its line end; None unless all are as far from the margin."""
    indent = len(below[0]) - len(below[0].lstrip(" ")) if below else 0
    if sign not in _SIGNS or not indent:
        return None
    margin, (between, end) = " " * indent, _SIGNS[sign]
    if any(not line.startswith(margin) or line[indent : indent + 1] in ("", " ") or line[-1] == " " for line in below):
        return None
    return between.join([line[indent:] for line in below]) + end


def _text_with_escapes(typed: str) -> str | None:
    """The text in double quotes, on one line, in which quotes and backslashes are escaped; None where anything else is."""
    inside = typed[1:-1]
    bare = inside.replace("\\\\", "").replace('\\"', "")
    if typed[-1] != '"' or len(typed) < 2 or '"' in bare or "\\" in bare or "\0" in bare or inside != inside.strip(" "):
        return None
    return "\\".join([part.replace('\\"', '"') for part in inside.split("\\\\")])
