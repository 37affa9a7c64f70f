"""The fast reader: reads a header line by line if it uses only simple YAML.

A line is accepted only if YAML leaves no other way to read it. Otherwise the whole header goes to the strict reader
(`strict_yaml`), which understands all of the YAML that an entry may use. A property test compares the two.
"""

from __future__ import annotations

import re
from functools import partial

from ...base.text import is_plain
from .nodes import Node

_NO_KEY = (0, 0)
# The constructor of a NamedTuple is a Python function; a header has some fifty nodes.
_node = partial(tuple.__new__, Node)
_HEAD = r"[\w/(+]"
_PLAIN = _HEAD + r"(?:[^:#\n]++|:(?=[^ \n])|(?<=[^ ])#)*+"
_FLOW = _HEAD + r"(?:[^:#,\[\]{}\"'\n]++|:(?=[^ ,?\[\]{}\n])|(?<=[^ ])#)*+"
_KEY = r"[A-Za-z][A-Za-z0-9_. -]{0,99}+(?<! )"  # with dots and blanks, as plugins and people write them
_LINE = re.compile(
    r"( *+)(-(?: ++|$)|)"  # 1 indent, 2 dash
    rf"(?:({_KEY}):(?= |$) *+)?"  # 3 key
    r"(?:"
    rf"({_PLAIN})"  # 4 plain
    r'|"([^"\\\n]*)"'  # 5 double quoted
    r"|'([^'\n]*)'"  # 6 single quoted
    r"|\{([^{}\n]*)\}"  # 7 flow mapping
    r"|\[([^\[\]{}\n]*)\]"  # 8 flow list
    r"|)"
    r" *+(?:(?<= )#.*)?"
)  # each run of blanks is taken whole: two that lie side by side would try every way to share them
_VALUE = rf"(?:({_FLOW})|\"([^\"\\\n]*)\"|'([^'\n]*)') *(?:,|$)"  # its groups: plain, double quoted, single quoted
# A key with blanks in braces may be the rest of a text that was cut at its comma: that is for the strict reader.
_PAIR = re.compile(rf" *([A-Za-z][A-Za-z0-9_.-]{{0,99}}): +{_VALUE}")
_ITEM = rf" *{_VALUE}"  # compiled where a list in brackets has an item: few have any


def read_plain(header: str, first_line: int) -> Node | None:
    """The header as a tree whose root is a mapping, None if the strict reader has to read it; it never raises."""
    if not is_plain(header) and not header.replace("\n", "").isprintable():
        return None  # a tab, a control character, a blank of another kind: all rare, and YAML has its own rules
    root: dict[str, Node] = {}
    top = 0  # the line of the first key
    parent = ""  # the top-level key whose block is open
    parent_at = (0, 0)
    block: list[Node] | dict[str, Node] | None = None
    block_indent = -1
    inner: dict[str, Node] | None = None  # the mapping of the list item that is open
    inner_indent = -1
    match = _LINE.fullmatch
    for number, line in enumerate(header.split("\n"), first_line):
        m = match(line)
        if m is None:
            if line.lstrip(" ")[:1] == "#":
                continue
            return None
        dash, key, last = m[2], m[3], m.lastindex
        if last == 2 and not dash:
            continue  # a blank line, or a comment
        top = top or number
        indent = m.end(1)
        value: str | list[Node] | dict[str, Node] | None
        bare = True
        if last == 4:
            value, column = m[4].rstrip(" "), m.start(4) + 1
        elif last == 5 or last == 6:
            value, column, bare = m[last], m.start(last), False
        else:
            value, column = _no_scalar(m, number)
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
            if key is None:
                block.append(_node((value, number, column, bare, _NO_KEY)))
                inner = None
            else:
                inner_indent = m.start(3)
                inner = {key: _node((value, number, column, bare, (number, inner_indent + 1)))}
                block.append(_node((inner, number, inner_indent + 1, True, _NO_KEY)))
            continue
        if key is None:
            return None
        keyed = _node((value, number, column, bare, (number, indent + 1)))
        if indent == 0:
            if key in root:
                return None
            inner = block = None
            root[key] = keyed
            parent, parent_at = (key, (number, 1)) if last == 3 else ("", (0, 0))
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


def _no_scalar(m: re.Match[str], line: int) -> tuple[str | list[Node] | dict[str, Node] | None, int]:
    """The value of a line without a scalar, and its column: a flow list or mapping, or an empty text.

    A block may follow a key; what follows an empty item and is indented further is left to the strict reader.
    """
    if m.lastindex == 7:
        return _flow_map(m[7], line, m.start(7)), m.start(7)
    if m.lastindex == 8:
        return _flow_list(m[8], line, m.start(8)), m.start(8)
    return "", m.end(3) + 2 if m[3] else m.start(2) + 2


def _flow_map(text: str, line: int, start: int) -> dict[str, Node] | None:
    """`{a: 1, b: two}` from the text between the braces; `start` is the column of the opening one."""
    fields: dict[str, Node] = {}
    at, end = 0, len(text)
    match = _PAIR.match
    while at < end:
        m = match(text, at)
        if m is None:
            return None
        key = m[1]
        if key in fields:
            return None
        last = m.lastindex or 0
        plain = last == 2
        value = m[2].rstrip(" ") if plain else m[last]
        fields[key] = _node((value, line, start + m.start(last) + plain, plain, (line, start + m.start(1) + 1)))
        at = m.end()
    return fields if not text.rstrip(" ").endswith(",") else None


def _flow_list(text: str, line: int, start: int) -> list[Node] | None:
    """`[a, b]` from the text between the brackets; `start` is the column of the opening one."""
    items: list[Node] = []
    at, end = 0, len(text)
    if not text.strip(" "):
        return items
    pattern = re.compile(_ITEM)
    while at < end:
        m = pattern.match(text, at)
        if m is None:
            return None
        last = m.lastindex or 0
        plain = last == 1
        items.append(Node(m[1].rstrip(" ") if plain else m[last], line, start + m.start(last) + plain, plain))
        at = m.end()
    return items if not text.rstrip(" ").endswith(",") else None
