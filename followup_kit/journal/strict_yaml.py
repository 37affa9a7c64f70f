"""The careful YAML reader: every scalar stays text, every value knows its place, everything surprising is refused.

It is a handler for python-frontmatter over PyYAML's events, so `frontmatter.load(path, handler=JournalHandler())` works on
a journal's files too. Events come before any tree is built: an alias bomb or 100,000 brackets end at the first event that
is one too many.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .fences import split
from .nodes import HeaderError, Node, bare

MAX_DEPTH = 50
_Parser = getattr(yaml, "CLoader", yaml.Loader)
_BREAK = re.compile("[\r\x85\u2028\u2029\ud800-\udfff]")
_OPEN_QUOTE = re.compile(r" *(?:- +)?[\w-]+: +(?=([\"'])(?!.*\1 *(?:#.*)?$))")
_INDENTED_KEY = re.compile(r" +[A-Za-z][\w-]*:(?: |$)")
_SURROGATE = re.compile("[\ud800-\udfff]")
# PyYAML's own words are about a stream and a context; these say what a person can do about it.
_SAY = (
    ("found character '\\t'", "a tab stands where spaces are wanted", "indent with spaces"),
    ("mapping values are not allowed", "a colon in the text is read as a key", "put the text in quotes"),
    ("did not find expected ',' or", "the { } or [ ] is not closed", "close it on the same line, with commas between"),
    ("did not find expected node content", "the { } or [ ] is not closed", "close it, or put the text in quotes"),
    ("did not find expected key", "the indentation does not fit the lines above", "line it up with its neighbours"),
    ("could not find expected ':'", "a line has no colon and blank after its key", "write key: value"),
    ("found unexpected end of stream", "a quote is not closed", "close it on the same line"),
    ("found unknown escape character", "a backslash in double quotes starts an unknown escape", "use single quotes"),
    ("control characters are not allowed", "an invisible control character stands in the header", "delete it"),
    ("special characters are not allowed", "an invisible control character stands in the header", "delete it"),
    ("cannot start any token", "the text starts with a character that YAML keeps for itself", "put the text in quotes"),
    ("block sequence entries are not allowed", "a list starts in the wrong place", "put - on a line of its own"),
    ("<document start>", "a YAML directive or a second document is not read", "keep one header"),
    ("Unicode character escape", "a backslash escape stands for no character", "delete it"),
    ("did not find expected '-' indicator", "a line below a list does not belong to it", "line it up with the list"),
)


class JournalHandler(YAMLHandler):
    """Reads an entry's header as text: `load` gives plain strings, lists and dicts, `nodes` the same with their places."""

    def detect(self, text: str) -> bool:
        """Whether the file has a header at all."""
        try:
            return split(text) is not None
        except HeaderError:
            return False

    def split(self, text: str) -> tuple[str, str]:
        """The header and the body; HeaderError where the fences are not in order."""
        parts = split(text)
        return (parts.header, parts.body) if parts else ("", text)

    def load(self, fm: str, **kwargs: object) -> Any:
        """The header's values, every scalar as the text that was typed."""
        return bare(self.nodes(fm, 2)) if fm else {}

    def nodes(self, header: str, first_line: int) -> Node:
        """The header as a tree of nodes; HeaderError with the place in the file where it cannot be read."""
        breaks = _BREAK.search(header)  # YAML counts these as line ends, editors do not, and a surrogate is no character
        if breaks is not None:
            line = header.count("\n", 0, breaks.start()) + first_line
            column = breaks.start() - header.rfind("\n", 0, breaks.start())
            message = f"an invisible character (U+{ord(breaks[0]):04X}) stands in the header"
            raise HeaderError(line, column, "control-character", message, "delete it")
        try:
            root = _Builder(first_line).build(header)
        except yaml.MarkedYAMLError as bad:
            raise _in_plain_words(bad, header, first_line) from None
        except yaml.reader.ReaderError as bad:
            # The position is in bytes.
            position = len(header.encode()[: bad.position].decode("utf-8", "ignore"))
            line = header.count("\n", 0, position) + first_line
            column = position - header.rfind("\n", 0, position)
            char = bad.character if isinstance(bad.character, int) else ord(str(bad.character)[:1] or "\0")
            message = f"an invisible control character (U+{char:04X}) stands in the header"
            raise HeaderError(line, max(column, 1), "control-character", message, "delete it") from None
        except yaml.YAMLError as bad:
            raise HeaderError(first_line, 1, "yaml", f"the header cannot be read: {bad}") from None
        if root is None:
            raise HeaderError(first_line, 1, "empty-header", "the header is empty", "write company:, role: and date:")
        if not isinstance(root.value, dict):
            shape = "a list" if isinstance(root.value, list) else "a single value"
            raise HeaderError(
                root.line,
                root.column,
                "shape",
                f"the header is {shape}, not keys with values",
                "write key: value lines",
            )
        return root


class _Builder:
    """Builds the tree from YAML events, refusing as it goes."""

    def __init__(self, first_line: int) -> None:
        self.offset = first_line

    def build(self, header: str) -> Node | None:
        root: Node | None = None
        # Open containers: (list or dict, the key that waits for its value, where that key stands).
        stack: list[tuple[list[Node] | dict[str, Node], str | None, tuple[int, int]]] = []
        for event in yaml.parse(header, Loader=_Parser):
            mark = event.start_mark
            if mark is None:  # never, for a parsed event; the types allow it
                continue
            line, column = mark.line + self.offset, mark.column + 1
            node: Node | None = None
            if isinstance(event, yaml.DocumentStartEvent):
                if event.explicit or event.version or event.tags:
                    raise HeaderError(
                        line,
                        column,
                        "directive",
                        "a YAML directive or a second document is not read",
                        "keep one header",
                    )
                continue
            if isinstance(event, yaml.AliasEvent):
                raise HeaderError(
                    line,
                    column,
                    "alias",
                    f"the alias *{event.anchor} is refused",
                    "write the value out, or put it in quotes",
                )
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
                self._refuse_extras(event, line, column)
            if isinstance(event, yaml.ScalarEvent):
                if _SURROGATE.search(event.value):
                    raise HeaderError(
                        line,
                        column,
                        "surrogate",
                        "half of a character (a lone surrogate) stands in the text",
                        "delete it",
                    )
                node = Node(event.value, line, column, not event.style)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(stack) >= MAX_DEPTH:
                    raise HeaderError(
                        line,
                        column,
                        "too-deep",
                        f"more than {MAX_DEPTH} levels are nested here",
                        "an entry needs three",
                    )
                box: list[Node] | dict[str, Node] = {} if isinstance(event, yaml.MappingStartEvent) else []
                node = Node(box, line, column)
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                continue
            if node is None:
                continue
            if not stack:
                root = node
            else:
                self._place(stack, node)
            if not isinstance(node.value, str):
                stack.append((node.value, None, (0, 0)))
        return None if root is not None and root.value == "" and root.plain else root

    def _refuse_extras(self, event: Any, line: int, column: int) -> None:
        if event.anchor:
            raise HeaderError(
                line,
                column,
                "anchor",
                f"the anchor &{event.anchor} is refused",
                "leave it out, or put the text in quotes",
            )
        if event.tag is not None:
            raise HeaderError(line, column, "tag", f"the tag {event.tag} is refused", "leave it out, or put the text in quotes")

    def _place(self, stack: list[tuple[list[Node] | dict[str, Node], str | None, tuple[int, int]]], node: Node) -> None:
        box, key, key_at = stack[-1]
        if isinstance(box, list):
            box.append(node)
            return
        if key is not None:
            box[key] = Node(node.value, node.line, node.column, node.plain, key_at)
            stack[-1] = (box, None, (0, 0))
            return
        if not isinstance(node.value, str):
            raise HeaderError(node.line, node.column, "key", "a key must be a word, not a list or a mapping", "put it in quotes")
        if node.value == "<<" and node.plain:
            raise HeaderError(node.line, node.column, "merge-key", "the merge key << is refused", "write the values out")
        if node.value in box:
            message = f"the key {node.value!r} stands twice"
            raise HeaderError(node.line, node.column, "duplicate-key", message, "keep one of the two")
        stack[-1] = (box, node.value, (node.line, node.column))


def _in_plain_words(bad: yaml.MarkedYAMLError, header: str, first_line: int) -> HeaderError:
    mark = bad.problem_mark or bad.context_mark
    problem = str(bad.problem or bad.context or "it is not YAML")
    message, hint = f"the header cannot be read: {problem}", ""
    for pattern, words, remedy in _SAY:
        if pattern in problem:
            message, hint = words, remedy
            break
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    if "".join(header.split("\n")[line : line + 1])[column : column + 1] == "\t":
        message, hint = "a tab stands where spaces are wanted", "indent with spaces"
    if "<document start>" in problem:
        line, column = 0, 0
    if "could not find expected ':'" in problem and bad.context_mark:
        line, column = bad.context_mark.line, bad.context_mark.column
    if problem.startswith("found unexpected end of stream") and bad.context_mark:
        line, column = bad.context_mark.line, bad.context_mark.column
    lines = header.split("\n")
    if "mapping values are not allowed" in problem and _INDENTED_KEY.match(lines[line]) and not lines[line - 1].endswith(":"):
        message, hint = "the line is indented, so it goes on with the line above", "begin the key below the key above it"
        return HeaderError(line + first_line, 1, "yaml", message, hint)
    for number, text in enumerate(lines[: line + 1]):
        opened = _OPEN_QUOTE.match(text)
        if opened:  # it swallowed the lines up to the next quote, and only there did the parser stumble
            message, hint = "a quote is not closed", "close it on the same line"
            return HeaderError(number + first_line, opened.start(1) + 1, "yaml", message, hint)
    # At the very end the parser points behind the last line; the person looks for the line before.
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return HeaderError(line + first_line, column + 1, "yaml", message, hint)
