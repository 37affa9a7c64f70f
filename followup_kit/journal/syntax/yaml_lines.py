"""Reads a header, or one field of it, line by line if it uses only simple YAML: with comments, blank lines, any indent.

A line is accepted only if YAML leaves no other way to read it. It is asked for what `plain_yaml` does not take.
"""

from __future__ import annotations

from .nodes import Node

_NO_KEY = (0, 0)
_new = tuple.__new__  # the constructor of a record is a Python function; a header has some fifty nodes
_LONGEST_KEY = 100  # characters
_HEADS = "_/(+"  # what a text without quotes may begin with, beside a letter and a digit


def read_lines(header: str, first_line: int) -> Node | None:
    """The printable lines as a tree whose root is a mapping, None if the strict reader has to read them; it never raises."""
    root: dict[str, Node] = {}
    top = 0  # the line of the first key
    parent = ""  # the top-level key whose block is open
    parent_at = _NO_KEY
    block: list[Node] | dict[str, Node] | None = None
    block_indent = -1
    inner: dict[str, Node] | None = None  # the mapping of the list item that is open
    inner_indent = -1
    comments = " #" in header
    for number, line in enumerate(header.split("\n"), first_line):
        rest = line.lstrip(" ")
        if not rest or rest[0] == "#":
            continue
        opening = _opening(rest, len(line))
        if opening is None:
            return None
        indent, dash, key, key_at = opening
        text = (line[key_at + len(key) + 1 :] if key else rest[1:]).lstrip(" ")
        top = top or number
        first = text[:1]
        column = len(line) - len(text) + 1
        value: str | list[Node] | dict[str, Node] | None
        bare = True
        if first.isalnum() or (first and first in _HEADS):
            if comments and " #" in text:
                text = text[: text.index(" #")]
            if ": " in text or text[-1] == ":":
                return None
            value = text if text[-1] != " " else text.rstrip(" ")
        elif not first or first == "#":
            value, column = "", (key_at + len(key) if key else indent) + 2
        else:
            bare = first == "{" or first == "["
            value = _marked(text, number, column)
            if value is None:
                return None
        if dash:
            if not parent or isinstance(block, dict):
                return None
            if block is None:
                block, block_indent = [], indent
                root[parent] = Node(block, number, indent + 1, True, parent_at)
            elif indent != block_indent:
                return None
            if not key:
                block.append(_new(Node, (value, number, column, bare, _NO_KEY)))
                inner = None
            else:
                inner_indent = key_at
                inner = {key: _new(Node, (value, number, column, bare, (number, key_at + 1)))}
                block.append(_new(Node, (inner, number, key_at + 1, True, _NO_KEY)))
            continue
        keyed = _new(Node, (value, number, column, bare, (number, indent + 1)))
        if indent == 0:
            if key in root:
                return None
            inner = block = None
            root[key] = keyed
            parent, parent_at = (key, (number, 1)) if value == "" and bare else ("", _NO_KEY)
        elif inner is not None and indent == inner_indent:
            if key in inner:
                return None
            inner[key] = keyed
        elif parent and block is None:
            block, block_indent = {}, indent
            root[parent] = Node(block, number, indent + 1, True, parent_at)
            block[key] = keyed
        elif isinstance(block, dict) and indent == block_indent and key not in block:
            block[key] = keyed
        else:
            return None
    return Node(root, top, 1) if root else None


def _opening(rest: str, width: int) -> tuple[int, bool, str, int] | None:
    """How a line begins, from its text without the indent and its width: indent, whether a dash, the key, and where that begins.

    A list item may be without a key, which then is empty. None for a line that has neither.
    """
    dash = rest == "-" or rest.startswith("- ")
    indent = width - len(rest)
    if dash:
        rest = rest[1:].lstrip(" ")
    key, colon, behind = rest.partition(":")
    if colon and (not behind or behind[0] == " ") and _is_key(key):
        return indent, dash, key, width - len(rest)
    return (indent, True, "", 0) if dash else None


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
    return not ("[" in text or "]" in text or "{" in text or " #" in text or ":?" in text or ":," in text or text[-1] == ":")


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
