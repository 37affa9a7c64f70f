"""Where the values of a header stand in the text, as the YAML parser reports it, and text put in at such a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from .fences import split
from .nodes import HeaderError

_Parser = getattr(yaml, "CLoader", yaml.Loader)


class Span(NamedTuple):
    """A value of the header and its extent: lines count from 0 in the file, columns from 0."""

    kind: str  # scalar, list, map
    flow: bool
    start: tuple[int, int]
    end: tuple[int, int]
    items: tuple[Span, ...]
    keys: tuple[tuple[str, tuple[int, int], Span], ...]


def root_of(text: str) -> Span:
    parts = split(text)
    if parts is None:
        raise HeaderError(1, 1, "note", "it is a plain note, not an interview")
    events = yaml.parse(parts.header, Loader=_Parser)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            return _span(event, events, 1)
    raise HeaderError(2, 1, "shape", "the header has no keys")


def _span(event: Any, events: Iterator[Any], offset: int) -> Span:
    start = (event.start_mark.line + offset, event.start_mark.column)
    if isinstance(event, yaml.ScalarEvent):
        stop: Any = event.end_mark
        return Span("scalar", False, start, (stop.line + offset, stop.column), (), ())
    items: list[Span] = []
    keys: list[tuple[str, tuple[int, int], Span]] = []
    waiting: tuple[str, tuple[int, int]] | None = None
    flow = bool(event.flow_style)
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            mark = inner.end_mark
            last = items[-1].end if items else keys[-1][2].end if keys else start
            end = (mark.line + offset, mark.column) if flow and mark is not None else last
            kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "map"
            return Span(kind, flow, start, end, tuple(items), tuple(keys))
        child = _span(inner, events, offset)
        if isinstance(event, yaml.SequenceStartEvent):
            items.append(child)
        elif waiting is None:
            waiting = (inner.value, child.start)
        else:
            keys.append((*waiting, child))
            waiting = None
    raise HeaderError(2, 1, "yaml", "the header ends too soon")


def lines_of(text: str) -> list[str]:
    """The lines with their endings, LF or CRLF, whatever the file has."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def fence_line(text: str) -> int:
    """The line (from 0) of the closing fence."""
    parts = split(text)
    return (parts.body_line - 2) if parts else 0


def next_line(root: Span, key: str, fence: int) -> int:
    """The line of the key after this one, or of the fence."""
    names = [k for k, _, _ in root.keys]
    after = names.index(key) + 1
    return root.keys[after][1][0] if after < len(names) else fence


def lines_after(item: Span, lines: list[str], limit: int) -> Iterator[int]:
    """Where a line may go after an item: right behind it, else behind what hangs on to it, else before the next key."""
    end = item.end[0] + (0 if item.end[1] == 0 and item.end[0] > item.start[0] else 1)
    yield min(end, limit)
    back = limit
    while back > end and not lines[back - 1].strip():
        back -= 1
    if back != end:
        yield back
    yield limit


def list_indent(root: Span, lines: list[str]) -> str:
    """How this file indents the items of its lists; two blanks where it has none."""
    for _, _, value in root.keys:
        if value.kind == "list" and not value.flow:
            own = re.match(r" *", lines[value.start[0]])
            return own[0] if own else ""
    return "  "


def _ending(lines: list[str], at: int) -> str:
    """The line ending of the neighbourhood."""
    near = lines[at - 1] if at else lines[0]
    return "\r\n" if near.endswith("\r\n") else "\n"


def with_line(lines: list[str], at: int, *new: str) -> str:
    """The text with lines put in before line `at`."""
    return "".join([*lines[:at], *(n + _ending(lines, at) for n in new), *lines[at:]])


def spliced(lines: list[str], line: int, column: int, to_line: int, to_column: int, new: str) -> str:
    before = "".join(lines[:line]) + lines[line][:column]
    return before + new + lines[to_line][to_column:] + "".join(lines[to_line + 1 :])
