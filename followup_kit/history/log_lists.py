"""An entry's text as two parts that are merged apart: the lines of its log, and everything else. Pure."""

from __future__ import annotations

import json
from datetime import date, time

from ..base.light import Any, NamedTuple
from ..dates.stamps import BadDate, parse_stamp
from ..journal.disk.conflicts import conflict_line
from ..journal.names.field_names import FieldNames
from ..journal.syntax.nodes import HeaderError, PlacedNode, bare
from ..journal.syntax.parsed_entry import ParsedEntry, end_of, last_line_of, start_of
from ..journal.syntax.scalars import flow_map
from ..journal.syntax.splice import ABSENT
from ..journal.syntax.text_lines import between, ending_of

PLACE = "log: the-log-stands-here-while-the-rest-is-merged"  # a line in place of the log, the same in every version
INDENT = "  "


class NotMergeable(Exception):
    """A text that cannot be taken apart: it is merged by lines, as any other file."""


class LogItem(NamedTuple):
    """One line of a log: what it says, as one text; its moment, as typed; its lines, without their indent.

    `lines` begin with the comments above it. `flow` is what stands for it in a list in brackets.
    """

    key: str
    when: tuple[date, time]
    lines: tuple[str, ...]
    flow: str

    @property
    def comments(self) -> tuple[str, ...]:
        """The comments above it."""
        return tuple(line.strip() for line in self.lines if line.lstrip().startswith("#"))


class LogList(NamedTuple):
    """A log: the line of its key (None where there is none), its items, how they are indented, and whether it is in brackets."""

    key_line: str | None
    items: tuple[LogItem, ...] = ()
    indent: str = INDENT
    flow: bool = False


class Parts(NamedTuple):
    """The log of an entry, and its text with one line, `PLACE`, where the log stands, or would stand."""

    log: LogList
    rest: str
    ending: str


def header_comments(text: str) -> set[str]:
    """The comments that have lines of their own in the header of an entry."""
    header = text.replace("\n...", "\n---").split("\n---", 1)[0]
    return {line.strip() for line in header.splitlines() if line.lstrip().startswith("#")}


def parts_of(text: str, names: FieldNames) -> Parts:
    """Take an entry apart. Raises NotMergeable where it has no proper header or a log of another form."""
    if conflict_line(text) is not None or PLACE in text:
        raise NotMergeable("it has conflict markers")
    try:
        entry = ParsedEntry(text.removeprefix("\ufeff"), names)
    except HeaderError as bad:
        raise NotMergeable(bad.message) from None
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ending = ending_of(entry.lines[0])
    found = entry.values.get("log")
    if entry.root.flow:
        raise NotMergeable("its header is in braces")
    if found is None:
        lines = [*entry.lines[: entry.fence], PLACE + ending, *entry.lines[entry.fence :]]
        return Parts(LogList(None, indent=entry.list_indent()), mark + "".join(lines), ending)
    first = found.key[0] - 1
    log = _log_list(entry, found, first)
    last = last_line_of(found.items[-1]) if found.items and not found.flow else last_line_of(found, first)
    lines = [*entry.lines[:first], PLACE + ending, *entry.lines[last + 1 :]]
    return Parts(log, mark + "".join(lines), ending)


def _log_list(entry: ParsedEntry, found: PlacedNode, first: int) -> LogList:
    lines = entry.lines
    head = lines[first].rstrip("\r\n")
    if not isinstance(found.value, list):
        if found.value not in ABSENT or start_of(found)[0] != first:
            raise NotMergeable("its log is no list")
        return LogList(f"{head[: start_of(found)[1]].rstrip()}{head[end_of(found)[1] :]}", indent=entry.list_indent())
    if found.flow:
        line, behind = end_of(found)
        if line != first or "#" in between(lines, start_of(found), end_of(found)):
            raise NotMergeable("its log is in brackets over several lines")
        items = tuple(_item(bare(node), (), between(lines, start_of(node), end_of(node))) for node in found.items)
        return LogList(f"{head[: start_of(found)[1]].rstrip()}{head[behind:]}", items, entry.list_indent(), True)
    if start_of(found.items[0])[0] <= first:
        raise NotMergeable("its log begins on the line of its key")
    indent = entry.indent_of(found)
    items_, at = [], first + 1
    for node in found.items:
        last = last_line_of(node)
        own = tuple(_without(indent, line) for line in lines[at : last + 1])
        items_.append(_item(bare(node), own, None))
        at = last + 1
    return LogList(head, tuple(items_), indent)


def _without(indent: str, line: str) -> str:
    text = line.rstrip("\r\n")
    return text[len(indent) :] if text.startswith(indent) else text.lstrip(" ")


def _item(data: Any, lines: tuple[str, ...], flow: str | None) -> LogItem:
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()) or "date" not in data:
        raise NotMergeable("a line of its log is no mapping with a date")
    try:
        day, clock, _ = parse_stamp(data["date"])
    except BadDate as bad:
        raise NotMergeable(bad.message) from None
    written = flow if flow is not None else flow_map(data)
    return LogItem(json.dumps(data, sort_keys=True), (day, clock or time(0)), lines or (f"- {written}",), written)
