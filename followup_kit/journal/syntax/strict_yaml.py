"""The strict YAML reader: every scalar stays text, every value has its place, and surprising features are refused.

It is a handler for python-frontmatter, so `frontmatter.load(path, handler=JournalHandler())` works on a journal's files too.
It works on PyYAML's events, before any tree is built: an alias bomb or 100,000 brackets end at the first event too many.
"""

from __future__ import annotations

import re

from ...base.light import Any
from .lone_signs import signs_again, signs_replaced
from .nodes import HeaderError, PlacedNode
from .yaml_library import yaml
from .yaml_messages import fault_of_line, in_plain_words, placeholder_in

MAX_DEPTH = 50
_Parser = getattr(yaml, "CLoader", yaml.Loader)
_NO_KEY = (0, 0)
_BREAK = re.compile("[\r\x85\u2028\u2029\ud800-\udfff]")
_KEY_BELOW = re.compile(r" *(?:- +)*[A-Za-z][\w-]*:(?: |$)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_strict(header: str, first_line: int) -> PlacedNode:
    """The header as a tree whose root is a mapping; `first_line` is its line in the file. Raises HeaderError."""
    breaks = _BREAK.search(header)  # line ends for YAML but not for editors, and surrogates, which are no characters
    if breaks is not None:
        line = header.count("\n", 0, breaks.start()) + first_line
        column = breaks.start() - header.rfind("\n", 0, breaks.start())
        message = f"an invisible character (U+{ord(breaks[0]):04X}) is in the header"
        raise HeaderError(line, column, "control-character", message, "delete it")
    try:
        root = _Builder(header, first_line).build()
    except yaml.MarkedYAMLError as bad:
        raise in_plain_words(bad, header, first_line) from None
    except HeaderError as bad:
        unfilled = placeholder_in(header.split("\n")[bad.line - first_line]) if bad.code == "key" else None
        if unfilled is None:
            raise
        raise HeaderError(bad.line, unfilled.column + 1, "yaml", unfilled.message, unfilled.hint) from None
    except yaml.reader.ReaderError as bad:
        # The position is in bytes.
        position = len(header.encode()[: bad.position].decode("utf-8", "ignore"))
        line = header.count("\n", 0, position) + first_line
        column = position - header.rfind("\n", 0, position)
        char = bad.character if isinstance(bad.character, int) else ord(str(bad.character)[:1] or "\0")
        message = f"an invisible control character (U+{char:04X}) is in the header"
        raise HeaderError(line, max(column, 1), "control-character", message, "delete it") from None
    except yaml.YAMLError as bad:
        raise HeaderError(first_line, 1, "yaml", f"the header cannot be read: {bad}") from None
    if root is None:
        raise HeaderError(first_line, 1, "empty-header", "the header is empty", "write company:, role: and date:")
    if not isinstance(root.value, dict):
        fault = fault_of_line(header.split("\n")[root.line - first_line])
        if fault is not None:
            raise HeaderError(root.line, fault.column + 1, "yaml", fault.message, fault.hint)
        shape = "a list" if isinstance(root.value, list) else "a single value"
        raise HeaderError(
            root.line,
            root.column,
            "shape",
            f"the header is {shape}, not keys with values",
            "write key: value lines",
        )
    return root


class _Open:
    """A list or mapping whose end has not been seen yet; `key` is a mapping's key that waits for its value."""

    def __init__(self, node: PlacedNode) -> None:
        self.node = node
        self.key: str | None = None
        self.key_at = _NO_KEY
        self.key_end = 0  # in the header
        self.last: PlacedNode | None = None


class _Builder:
    """Builds the tree from YAML events, refusing as it goes. `first_line` is the line of the file where the header begins."""

    def __init__(self, header: str, first_line: int) -> None:
        self.header = header
        self.readable = signs_replaced(header)
        self.first_line = first_line
        self.open: list[_Open] = []

    def build(self) -> PlacedNode | None:
        """The root of the tree; None for a header without content."""
        root: PlacedNode | None = None
        for event in yaml.parse(self.readable, Loader=_Parser):
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
                node = self._node(event)
                root = root or node
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, yaml.AliasEvent):
                what = f"the alias *{event.anchor} is refused"
                raise HeaderError(*self._start(event), "alias", what, "write the value out, or put it in quotes")
            elif isinstance(event, yaml.DocumentStartEvent) and (event.explicit or event.version or event.tags):
                what = "a YAML directive or a second document is not read"
                raise HeaderError(*self._start(event), "directive", what, "keep one header")
        return None if root is not None and root.value == "" and root.plain else root

    def _start(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _end(self, event: Any) -> tuple[int, int]:
        return event.end_mark.line + self.first_line, event.end_mark.column + 1

    def _node(self, event: Any) -> PlacedNode:
        """The node that an event begins, put in its place in the tree."""
        line, column = at = self._start(event)
        if event.anchor:
            what = f"the anchor &{event.anchor} is refused"
            raise HeaderError(line, column, "anchor", what, "leave it out, or put the text in quotes")
        if event.tag is not None:
            raise HeaderError(line, column, "tag", f"the tag {event.tag} is refused", "leave it out, or put the text in quotes")
        parent = self.open[-1] if self.open else None
        key_at = parent.key_at if parent is not None else _NO_KEY
        if isinstance(event, yaml.ScalarEvent):
            if _SURROGATE.search(event.value):
                what = "half of a character (a lone surrogate) is in the text"
                raise HeaderError(line, column, "surrogate", what, "delete it")
            if event.style and event.style in "\"'":
                self._refuse_runaway_quote(event)
            text = event.value if self.readable is self.header else signs_again(event.value)
            node = PlacedNode(text, line, column, not event.style, key_at)
            node.end = self._end(event)
            if not event.value and not event.style and parent is not None and parent.node.flow and parent.key is not None:
                node.colon = ":" in self.header[parent.key_end : _index(event)]
        else:
            if len(self.open) >= MAX_DEPTH:
                what = f"more than {MAX_DEPTH} levels are nested here"
                raise HeaderError(line, column, "too-deep", what, "an entry needs three")
            node = PlacedNode({} if isinstance(event, yaml.MappingStartEvent) else [], line, column, True, key_at)
            node.end = at
            node.flow = bool(event.flow_style)
        if parent is not None:
            _place(parent, node)
            parent.key_end = event.end_mark.index
        if not isinstance(node.value, str):
            self.open.append(_Open(node))
        return node

    def _refuse_runaway_quote(self, event: Any) -> None:
        """A quote that was forgotten takes the fields below it into its text, up to the next quote, and that may be YAML."""
        first, last = event.start_mark.line, event.end_mark.line
        for below in self.header.split("\n")[first + 1 : last + 1] if last > first else ():
            if below[:1].strip() or _KEY_BELOW.match(below):
                raise HeaderError(*self._start(event), "yaml", "a quote is not closed", "close it on the same line")

    def _close(self, event: Any) -> None:
        """Note where a list or mapping ends. A block has no end of its own: the parser reports the token after it."""
        closed = self.open.pop()
        if closed.node.flow:
            closed.node.end = self._end(event)
        elif closed.last is not None:
            closed.node.end = closed.last.end


def _index(event: Any) -> int:
    """Where in the header an event begins."""
    return int(event.start_mark.index)


def _place(parent: _Open, node: PlacedNode) -> None:
    """Put a node into the list or mapping that it belongs to, or keep it as the key of the value that follows."""
    box = parent.node.value
    if isinstance(box, list):
        box.append(node)
        parent.last = node
    elif not isinstance(box, dict):
        return
    elif parent.key is not None:
        box[parent.key] = parent.last = node
        parent.key, parent.key_at = None, _NO_KEY
    elif not isinstance(node.value, str):
        raise HeaderError(node.line, node.column, "key", "a key must be a word, not a list or a mapping", "put it in quotes")
    elif node.value == "<<" and node.plain:
        raise HeaderError(node.line, node.column, "merge-key", "the merge key << is refused", "write the values out")
    elif node.value in box:
        message = f"the key {node.value!r} appears twice"
        raise HeaderError(node.line, node.column, "duplicate-key", message, "keep one of the two")
    else:
        parent.key, parent.key_at = node.value, (node.line, node.column)
