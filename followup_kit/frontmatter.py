"""Splits a journal file into header and body, and reads plain headers fast.

Every value stays the text that was typed; which type it is, the schema decides (`reading`). A header that is not plain
beyond doubt goes to the careful reader (`yamlreader`), which understands all of YAML that an entry may use and says what
is wrong with the rest. Lines and columns count from 1 in the file.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple, Union

MAX_HEADER = 64 * 1024
_FENCE = re.compile(r"---[ \t]*\r?")
_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*\r?(?=\n|\Z)")  # a literal first letter makes it far quicker than a ^
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"


class Node(NamedTuple):
    """One value of a header and where it stands; `plain` for a scalar without quotes, `key` where its key stands."""

    value: Union[str, list[Node], dict[str, Node]]  # noqa: UP007 - evaluated at run time by NamedTuple on 3.11
    line: int
    column: int
    plain: bool = True
    key: tuple[int, int] = (0, 0)


_NO_KEY = (0, 0)
# The constructor of a NamedTuple is a Python function; a header has some fifty nodes.
_node = partial(tuple.__new__, Node)


class HeaderError(Exception):
    """A header that cannot be read, as data: where, a code, what was seen and what to type instead."""

    def __init__(self, line: int, column: int, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.code = code
        self.message = message
        self.hint = hint


class Split(NamedTuple):
    """A file in its two parts, without the fences; the `_line`s are those of their first lines."""

    header: str
    header_line: int
    body: str
    body_line: int


def split(text: str) -> Split | None:
    """The header and the body of a file, None for a plain note; HeaderError for what was probably meant as an entry."""
    text = text[1:] if text.startswith("\ufeff") else text
    first, newline, rest = text.partition("\n")
    if not _FENCE.fullmatch(first):
        _refuse_near_fence(text, first.rstrip("\r"))
        return None
    if not newline:
        raise HeaderError(1, 1, "unclosed", "the header is never closed", "end it with a line that is just ---")
    end = _END.search("\n" + rest)
    if end is None:
        raise HeaderError(1, 1, "unclosed", "the header is never closed", "end it with a line that is just ---")
    header = rest[: end.start()]
    if len(header.encode("utf-8", "surrogatepass")) > MAX_HEADER:
        raise HeaderError(2, 1, "too-long", "the header is longer than 64 KiB", "move long notes below the header")
    if "\r" in header:
        if "\r" in header.replace("\r\n", "\n"):
            raise HeaderError(2, 1, "line-ending", "a bare carriage return stands in the header", "end lines with LF or CRLF")
        header = header.replace("\r\n", "\n")
    body = rest[end.end() :]
    return Split(header, 2, body, 3 + header.count("\n"))


def _refuse_near_fence(text: str, first: str) -> None:
    """Raise for a file that is no plain note: something stands where the fence should, or the file is empty."""
    stripped = text.strip().strip(_INVISIBLE)
    if not stripped:
        raise HeaderError(1, 1, "empty-file", "the file is empty: being saved?", "save it again, or remove it")
    start = first.strip(_INVISIBLE + " \t")
    if first.startswith("---") and first.strip("- \t"):
        raise HeaderError(1, 4, "fence", "something follows the --- on the first line", "put --- on a line of its own")
    if not start:
        ahead = text.lstrip(_INVISIBLE + " \t\r\n")
        if _FENCE.fullmatch(ahead.partition("\n")[0]):
            line = text[: len(text) - len(ahead)].count("\n") + 1
            raise HeaderError(line, 1, "blank-line", "a blank line stands before the opening ---", "start the file with ---")
        return
    if start != first and _FENCE.fullmatch(start):
        raise HeaderError(1, 1, "fence", "something stands before the opening ---", "start the first line with ---")
    foreign = {"+++": "TOML", ";;;": "JSON", "{": "JSON"}.get(start.strip())
    if foreign is None and re.match(r"\{\s*\"", start):
        foreign = "JSON"
    if foreign is None and start.lower().startswith(("#+title", "#+date", "#+begin", ":properties:")):
        foreign = "Org"
    if foreign:
        raise HeaderError(1, 1, "foreign", f"{foreign} front matter is not read", "write a YAML header between two --- lines")


# The fast path. A line is taken only when nothing in it could mean anything else in YAML; any doubt and the header as a
# whole goes to the careful reader. A property test holds the two equal.
_HEAD = r"[\w/(+]"
_PLAIN = _HEAD + r"(?:[^:#\n]++|:(?=[^ \n])|(?<=[^ ])#)*+"
_FLOW = _HEAD + r"(?:[^:#,\[\]{}\"'\n]++|:(?=[^ ,?\[\]{}\n])|(?<=[^ ])#)*+"
_LINE = re.compile(
    r"( *)(- +|)"  # 1 indent, 2 dash
    r"(?:([A-Za-z][A-Za-z0-9_-]{0,99}):(?= |$) *)?"  # 3 key
    r"(?:"
    rf"({_PLAIN})"  # 4 plain
    r'|"([^"\\\n]*)"'  # 5 double quoted
    r"|'([^'\n]*)'"  # 6 single quoted
    r"|\{([^{}\n]*)\}"  # 7 flow mapping
    r"|\[([^\[\]{}\n]*)\]"  # 8 flow list
    r"|)"
    r" *(?:(?<= )#.*)?"
)
_VALUE = rf"(?:({_FLOW})|\"([^\"\\\n]*)\"|'([^'\n]*)') *(?:,|$)"  # its groups: plain, double quoted, single quoted
_PAIR = re.compile(rf" *([A-Za-z][A-Za-z0-9_-]{{0,99}}): +{_VALUE}")
_ITEM = re.compile(rf" *{_VALUE}")


def read_plain(header: str, first_line: int) -> Node | None:
    """The header as a tree, None where it is not plain beyond doubt (the careful reader decides then)."""
    text = header.replace("\n", "")
    if not text.isprintable() or (not text.isascii() and max(text) > "\uffff"):
        return None  # a tab, a control character, a blank of another kind, an emoji: all rare, and YAML has its own rules
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
        elif last == 7:
            column = m.start(7)
            value = _flow_map(m[7], number, column)
        elif last == 8:
            column = m.start(8)
            value = _flow_list(m[8], number, column)
        else:  # nothing after the key: empty, or a block below
            value, column = "" if key else None, m.end(3) + 2
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


def _flow_map(text: str, line: int, start: int) -> dict[str, Node] | None:
    """`{a: 1, b: two}` from what stands between the braces; `start` is the column of the opening one."""
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
    items: list[Node] = []
    at, end = 0, len(text)
    if not text.strip(" "):
        return items
    while at < end:
        m = _ITEM.match(text, at)
        if m is None:
            return None
        last = m.lastindex or 0
        plain = last == 1
        items.append(Node(m[1].rstrip(" ") if plain else m[last], line, start + m.start(last) + plain, plain))
        at = m.end()
    return items if not text.rstrip(" ").endswith(",") else None


def read_header(header: str, first_line: int) -> Node:
    """The header as a tree of text; HeaderError where it cannot be read."""
    plain = read_plain(header, first_line)
    if plain is not None:
        return plain
    from .yamlreader import JournalHandler

    return JournalHandler().nodes(header, first_line)
