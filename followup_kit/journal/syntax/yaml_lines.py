"""Reads a header, or one field of it, line by line if it uses only simple YAML: with comments, blank lines, any indent.

A line is accepted only if YAML leaves no other way to read it. It is asked for what `plain_yaml` does not take.
"""

from __future__ import annotations

from ...base.light import NamedTuple
from .nodes import Node

_NO_KEY = (0, 0)
_new = tuple.__new__  # the constructor of a record is a Python function; a header has some fifty nodes
_LONGEST_KEY = 100  # characters
_IN_FLOW = ("[", "]", "{", "}", " #", ":?", ":,")  # what means something in braces and brackets, beside commas and `: `
_HEADS = "_/(+"  # what a text without quotes may begin with, beside a letter and a digit


def read_lines(header: str, first_line: int) -> Node | None:
    """The printable lines as a tree whose root is a mapping, None if the strict reader has to read them; it never raises."""
    tree = _Tree()
    for number, line in enumerate(header.split("\n"), first_line):
        rest = line.lstrip(" ")
        if rest and rest[0] != "#":
            opening = _opening(rest, len(line))
            node = _value_in(line, number, opening) if opening is not None else None
            if opening is None or node is None or not tree.add(opening, node):
                return None
    return Node(tree.root, tree.top, 1) if tree.root else None


class _Opening(NamedTuple):
    """How a line begins: its indent, whether a dash follows, the key, and where that begins; the indent, where there is none."""

    indent: int
    dash: bool
    key: str
    at: int


class _Tree:
    """The tree of the lines so far: the root, the block below its last key, and in that the mapping of the last item.

    A line is added only where it fits, which `add` and what it calls say.
    """

    def __init__(self) -> None:
        self.root: dict[str, Node] = {}
        self.top = 0  # the line of the first key
        self._parent = ""  # the key of the root below which a block may be
        self._block: list[Node] | dict[str, Node] | None = None
        self._indent = -1  # of the block
        self._inner: dict[str, Node] | None = None
        self._inner_indent = -1

    def add(self, opening: _Opening, node: Node) -> bool:
        """Put the value of a line into its place."""
        self.top = self.top or node.line
        if opening.dash:
            return self._add_item(opening, node)
        if opening.indent == 0:
            self._block = self._inner = None
            self._parent = opening.key if node.value == "" and node.plain else ""
            return _put(self.root, opening.key, node)
        if self._inner is not None and opening.indent == self._inner_indent:
            return _put(self._inner, opening.key, node)
        if self._block is None and self._parent:
            self._begin({}, opening.indent, node.line)
        return isinstance(self._block, dict) and opening.indent == self._indent and _put(self._block, opening.key, node)

    def _add_item(self, opening: _Opening, node: Node) -> bool:
        if self._block is None and self._parent:
            self._begin([], opening.indent, node.line)
        if not isinstance(self._block, list) or opening.indent != self._indent:
            return False
        self._inner = {opening.key: node} if opening.key else None
        self._inner_indent = opening.at
        self._block.append(node if self._inner is None else Node(self._inner, node.line, opening.at + 1))
        return True

    def _begin(self, block: list[Node] | dict[str, Node], indent: int, line: int) -> None:
        """Begin a block below the last key of the root."""
        self._block, self._indent = block, indent
        self.root[self._parent] = Node(block, line, indent + 1, True, self.root[self._parent].key)


def _put(fields: dict[str, Node], key: str, node: Node) -> bool:
    return fields.setdefault(key, node) is node


def _opening(rest: str, width: int) -> _Opening | None:
    """How a line begins, from its text without the indent and its width; None for a line that has neither dash nor key."""
    dash = rest == "-" or rest.startswith("- ")
    indent = width - len(rest)
    if dash:
        rest = rest[1:].lstrip(" ")
    key, colon, behind = rest.partition(":")
    if colon and (not behind or behind[0] == " ") and _is_key(key):
        return _Opening(indent, dash, key, width - len(rest))
    return _Opening(indent, True, "", indent) if dash else None


def _value_in(line: str, number: int, opening: _Opening) -> Node | None:
    """The value on a line, empty where there is none; None where it may be something else."""
    key, at = opening.key, opening.at
    text = line[at + len(key) + 1 :].lstrip(" ")
    column, place = len(line) - len(text) + 1, (number, at + 1) if key else _NO_KEY
    first = text[:1]
    if not first or first == "#":
        return Node("", number, at + len(key) + 2, True, place)
    if first.isalnum() or first in _HEADS:
        text = text.partition(" #")[0].rstrip(" ")
        return None if ": " in text or text[-1] == ":" else Node(text, number, column, True, place)
    value = _marked(text, number, column)
    return None if value is None else Node(value, number, column, first in "{[", place)


def _is_key(text: str) -> bool:
    """Whether a text may be a key: a letter, then letters, digits, `_`, `.`, `-`; inside, as people write them, blanks too."""
    return _is_flow_key(text) or (text[-1:] != " " and _is_flow_key(text.replace(" ", "_")))


def _is_flow_key(text: str) -> bool:
    """As `_is_key` without blanks: in braces a key with blanks may be the rest of a text that was cut at its comma."""
    if not text.isascii() or len(text) > _LONGEST_KEY or not text[:1].isalpha():
        return False
    return text.replace("_", "a").replace("-", "a").replace(".", "a").isalnum()


def _marked(text: str, line: int, column: int) -> str | list[Node] | dict[str, Node] | None:
    """The value of a text that begins with a quote, brace or bracket, in that column; None for any other text."""
    opening = text[0]
    closing = {'"': '"', "'": "'", "{": "}", "[": "]"}.get(opening)
    if closing is None:
        return None
    inside, closed, tail = text[1:].partition(closing)
    behind = tail.lstrip(" ")
    if not closed or (behind and (behind[0] != "#" or tail[0] != " ")):
        return None  # a quote or a bracket in the value, or something behind it that is no comment
    if opening == "{":
        return _flow_map(inside, line, column)
    if opening == "[":
        return _flow_list(inside, line, column)
    return None if opening == '"' and "\\" in inside else inside


def _is_plain_flow(text: str) -> bool:
    """Whether a text without quotes has nothing but commas and `: ` that would mean something in braces and brackets."""
    return text[-1] != ":" and not any(sign in text for sign in _IN_FLOW)


def _flow_map(text: str, line: int, start: int) -> dict[str, Node] | None:
    """`{a: 1, b: two}` from the text between the braces; `start` is the place in the line where it begins."""
    fields: dict[str, Node] = {}
    end = start + len(text)
    comma, rest = bool(text), text
    while comma:
        rest = rest.lstrip(" ")
        key_at = end - len(rest)
        key, colon, rest = rest.partition(": ")
        rest = rest.lstrip(" ")
        at = end - len(rest)
        value, plain, comma, rest = _flow_value(rest)
        if not colon or value is None or key in fields or not _is_flow_key(key):
            return None
        fields[key] = _new(Node, (value, line, at + 1, plain, (line, key_at + 1)))
    return fields


def _flow_list(text: str, line: int, start: int) -> list[Node] | None:
    """`[a, b]` from the text between the brackets; `start` is the place in the line where it begins."""
    items: list[Node] = []
    end = start + len(text)
    comma, rest = bool(text.strip(" ")), text
    while comma:
        rest = rest.lstrip(" ")
        at = end - len(rest)
        value, plain, comma, rest = _flow_value(rest)
        if value is None:
            return None
        items.append(Node(value, line, at + 1, plain))
    return items


def _flow_value(text: str) -> tuple[str | None, bool, bool, str]:
    """The value at the start of a text, whether it has no quotes, whether a comma follows, and what stands behind that.

    The value is None where the strict reader has to look at it.
    """
    quote = text[:1]
    if quote == '"' or quote == "'":
        value, closed, tail = text[1:].partition(quote)
        between, comma, rest = tail.partition(",")
        if not closed or between.strip(" ") or (quote == '"' and "\\" in value):
            return None, False, False, ""
        return value, False, bool(comma), rest
    value, comma, rest = text.partition(",")
    value = value.rstrip(" ")
    if not value or not (value[0].isalnum() or value[0] in _HEADS) or ": " in value or not _is_plain_flow(value):
        return None, True, False, ""
    if "'" in value or '"' in value:
        return None, True, False, ""
    return value, True, bool(comma), rest
