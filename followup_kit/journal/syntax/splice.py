"""Makes one change in an entry's header and keeps every other byte; pure, from text to text.

The new text is put in at the places that the reader of headers reports. Each candidate is parsed again and accepted only if its
header differs by exactly the change that was asked for. If no candidate does, `Unsafe` says what to type by hand.
Every function here raises HeaderError if the header cannot be read. A `key` is our name of a field; `names` are those that the
journal gives to fields (`field_names`), and a file keeps the one that it has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from ...base.light_typing import Any
from ...base.text import width
from ...errors import FollowupError
from ..names.field_names import FieldNames, in_our_words, name_in
from .fences import split
from .front_matter import read_placed_header
from .nodes import HeaderError, PlacedNode, bare
from .text_lines import between, ending_of, lines_of, replaced, with_lines, without_lines

ABSENT = ("", "~", "null", "Null", "NULL")  # values that count as left out
LONGEST = 100  # columns; a list in brackets that would pass them becomes a list with a line for each item
_HEAD = r"[A-Za-z0-9_/+(\u00c0-\u1fff\u3040-\ud7ff]"
_REST = r"[^:#,\[\]{}\"'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\U00010000-\U0010ffff]"
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML refuses these, or takes some for line ends
_PLAIN = re.compile(rf"{_HEAD}(?:{_REST}|:(?=\d))*")


class Unsafe(FollowupError):
    """No candidate could be proven to make the change and nothing else; the message says what to type by hand."""

    exit_code = 3

    def __init__(self, where: str, by_hand: str) -> None:
        super().__init__(f"{where}: this cannot be written safely by a program; nothing was written. By hand:\n{by_hand}")


def scalar(text: str) -> str:
    """A text as a YAML scalar that reads back as itself inside `{ }`: plain if that is certainly possible, else quoted."""
    if _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "y", "n"):
        return text
    return _INVISIBLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def flow_map(fields: Mapping[str, str | None]) -> str:
    """A mapping in YAML: `{date: 2026-11-18 18:10, sent: thank-you, to: Dana}`; keys whose value is None are left out."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items() if value is not None) + "}"


class _Entry:
    """An entry's text, parsed. Places in it are a line and a column that count from 0, as its list of lines does."""

    def __init__(self, text: str, names: FieldNames = ()) -> None:
        parts = split(text)
        if parts is None:
            raise HeaderError(1, 1, "note", "it is a plain note, not an interview")
        self.text = text
        self.lines = lines_of(text)
        self.root = read_placed_header(parts.header, parts.header_line)
        self.names = names
        self.values = in_our_words(self.root.fields, names)
        self.data: dict[str, Any] = {key: bare(value) for key, value in self.values.items()}
        self.fence = parts.body_line - 2  # the line of the closing one

    def typed(self, key: str) -> str:
        """A key as it is written into this file."""
        return scalar(name_in(self.root.fields, key, self.names))

    def next_line(self, key: str) -> int:
        """The line of the key after this one, or of the fence."""
        keys = list(self.values)
        after = keys.index(key) + 1
        return self.values[keys[after]].key[0] - 1 if after < len(keys) else self.fence

    def list_indent(self) -> str:
        """How this file indents the items of its lists; two spaces where it has none."""
        for value in self.values.values():
            if isinstance(value.value, list) and not value.flow:
                return self.indent_of(value)
        return "  "

    def indent_of(self, node: PlacedNode) -> str:
        """The spaces at the beginning of the line on which a value begins."""
        line = self.lines[node.line - 1]
        return line[: len(line) - len(line.lstrip(" "))]

    def lines_after(self, item: PlacedNode, limit: int) -> Iterator[int]:
        """Where a line may go after an item: right behind it, else behind the comments below it, else at the limit."""
        end = _last_line(item) + 1
        yield min(end, limit)
        back = limit
        while back > end and not self.lines[back - 1].strip():
            back -= 1
        if back != end:
            yield back
        yield limit


def _start(node: PlacedNode) -> tuple[int, int]:
    return node.line - 1, node.column - 1


def _end(node: PlacedNode) -> tuple[int, int]:
    return node.end[0] - 1, node.end[1] - 1


def _last_line(node: PlacedNode, first: int | None = None) -> int:
    """The last line of a value that begins on line `first`; a block scalar ends at the start of the line behind it."""
    line, column = _end(node)
    first = node.line - 1 if first is None else first
    return line - 1 if column == 0 and line > first else line


def append_item(text: str, key: str, item: Mapping[str, str | None] | str, names: FieldNames = ()) -> str:
    """The file's text with one more item at the end of a list of the header, which is made if it is missing; or Unsafe."""
    written = scalar(item) if isinstance(item, str) else flow_map(item)
    bare_item = item if isinstance(item, str) else {k: v for k, v in item.items() if v is not None}
    entry = _Entry(text, names)
    wanted = {**entry.data, key: [*_as_list(entry.data.get(key, "")), bare_item]}
    by_hand = f"add to the list {entry.typed(key)}:\n  - {written}"
    return _first_proven(entry, _appended(entry, key, written), wanted, by_hand)


def remove_item(
    text: str, key: str, unwanted: Callable[[Any], bool], *, with_key: bool = False, empty: str = "", names: FieldNames = ()
) -> str | None:
    """The file's text without the last item of a list for which `unwanted` is true; None if there is none; or Unsafe.

    `unwanted` gets a text, or a mapping or list of texts. `with_key`: the key goes along with the only item below it, since it
    came with one. `empty`: the word for nothing that is put back in the place of the only item.
    """
    entry = _Entry(text, names)
    listed = _as_list(entry.data.get(key, ""))
    at = next((i for i in reversed(range(len(listed))) if unwanted(listed[i])), None)
    if at is None:
        return None
    wanted = {**entry.data, key: [*listed[:at], *listed[at + 1 :]]}
    by_hand = f"take out of the list {entry.typed(key)}: its item {at + 1}"
    return _first_proven(entry, _removed(entry, key, at, with_key, empty), wanted, by_hand)


def add_field(text: str, key: str, value: Mapping[str, str | None] | str, names: FieldNames = ()) -> str:
    """The file's text with a value for a key that is absent (it is added at the end) or empty; or Unsafe."""
    written = scalar(value) if isinstance(value, str) else flow_map(value)
    bare_value = value if isinstance(value, str) else {k: v for k, v in value.items() if v is not None}
    entry = _Entry(text, names)
    by_hand = f"{entry.typed(key)}: {written}"
    return _first_proven(entry, _added(entry, key, written), {**entry.data, key: bare_value}, by_hand)


def remove_field(text: str, key: str, *, with_key: bool = True, empty: str = "", names: FieldNames = ()) -> str | None:
    """The file's text without a key and its value, which have lines of their own; None if there is no such key; or Unsafe.

    Without `with_key` only the value goes, on one line, and the key stays, empty or with the word for nothing `empty`.
    """
    entry = _Entry(text, names)
    found = entry.values.get(key)
    if found is None:
        return None
    if with_key:
        first = found.key[0] - 1
        candidate = without_lines(entry.lines, first, _last_line(found, first))
    else:
        line, column = _start(found)
        gap = 1 if entry.lines[line][column - 1 : column] == " " and not empty else 0
        candidate = replaced(entry.lines, (line, column - gap), _end(found), empty)
    wanted = {k: v for k, v in entry.data.items() if k != key}
    return _first_proven(entry, [candidate], wanted, f"take out the key {entry.typed(key)}")


def data_of(text: str, names: FieldNames = ()) -> dict[str, Any]:
    """The header's values by our names, as texts, lists and mappings, every scalar as the text that was typed; HeaderError."""
    return _Entry(text, names).data


def _is_absent(value: Any) -> bool:
    return value == [] or value in ABSENT


def _as_list(value: Any) -> list[Any]:
    if _is_absent(value):
        return []
    return value if isinstance(value, list) else [value]


def _normal(data: dict[str, Any]) -> dict[str, Any]:
    """The values without those that count as left out, for comparing; `references: []` is kept, since it means nobody."""
    return {k: v for k, v in data.items() if k == "references" or not _is_absent(v)}


def _first_proven(entry: _Entry, candidates: Iterable[str], wanted: dict[str, Any], by_hand: str) -> str:
    """The first candidate whose header has exactly the wanted values and whose body is the old one; else Unsafe."""
    text = entry.text
    old = split(text)
    for candidate in candidates:
        try:
            new = split(candidate)
            if new is None or old is None or new.body != old.body or candidate == text:
                continue
            if _normal(data_of(candidate, entry.names)) == _normal(wanted):
                return candidate
        except HeaderError:
            continue
    raise Unsafe("the header", by_hand)


def _added(entry: _Entry, key: str, written: str) -> Iterator[str]:
    """The candidates for `add_field`."""
    found = entry.values.get(key)
    if found is None:
        yield with_lines(entry.lines, entry.fence, f"{entry.typed(key)}: {written}")
    elif _is_absent(entry.data[key]):
        line, column = _start(found)
        gap = " " if entry.lines[line][column - 1 : column] == ":" else ""
        yield replaced(entry.lines, (line, column), _end(found), gap + written)


def _appended(entry: _Entry, key: str, written: str) -> Iterator[str]:
    """The candidates for `append_item`, in the style of the list that is there."""
    lines = entry.lines
    found = entry.values.get(key)
    if entry.root.flow:
        return
    indent = entry.list_indent()
    if found is None:
        yield with_lines(lines, entry.fence, f"{entry.typed(key)}:", f"{indent}- {written}")
    elif isinstance(found.value, list) and found.flow:
        yield from _into_flow(entry, found, written)
    elif isinstance(found.value, list):
        own = entry.indent_of(found)
        for after in entry.lines_after(found.items[-1], entry.next_line(key)):
            yield with_lines(lines, after, f"{own}- {written}")
    elif isinstance(found.value, str):
        below = found.key[0]  # the line behind that of the key
        if _start(found) == _end(found):
            yield with_lines(lines, below, f"{indent}- {written}")
        else:  # log: ~
            emptied = replaced(lines, _start(found), _end(found), "")
            yield with_lines(lines_of(emptied), below, f"{indent}- {written}")


def _into_flow(entry: _Entry, found: PlacedNode, written: str) -> Iterator[str]:
    """The candidates for a list in brackets: after its last item, or right before the bracket (after a trailing comma).

    Where the line would become too long, the list is first tried with a line for each item.
    """
    lines = entry.lines
    line, column = _end(found)
    bracket = (line, column - 1)  # the closing one
    place, added = (_end(found.items[-1]), f", {written}") if found.items else (bracket, written)
    if width(lines[place[0]].rstrip("\r\n")) + width(added) > LONGEST:
        yield from _as_block(entry, found, written)
    yield replaced(lines, place, place, added)
    if found.items:
        yield replaced(lines, bracket, bracket, written)


def _as_block(entry: _Entry, found: PlacedNode, written: str) -> Iterator[str]:
    """The candidate that has a list in brackets as a block, with one more item; its items and comments are as they were."""
    lines = entry.lines
    (first, column), (last, behind) = _start(found), _end(found)
    before, after = lines[first][:column], lines[last][behind:].rstrip("\r\n")
    if after.strip() and not after.lstrip().startswith("#"):
        return
    indent = entry.list_indent()
    starts = [*map(_start, found.items), (last, behind - 1)]
    ends = [(first, column + 1), *(_end_of_text(item, lines) for item in found.items)]
    gaps = [_comments(between(lines, end, start)) for end, start in zip(ends, starts, strict=True)]
    rows = [before.rstrip()] if before.strip() else []
    if rows and first == last:  # what stands behind the closing bracket belongs to the line as a whole
        rows[0], after = rows[0] + after.rstrip(), ""
    for number, (beside, below) in enumerate(gaps):
        if number:
            rows.append(f"{indent}- {between(lines, starts[number - 1], ends[number]).rstrip()}")
        if rows:
            rows[-1] += beside
        elif beside:
            rows.append(indent + beside.strip())
        if number == len(found.items):
            rows.append(f"{indent}- {written}")
        rows += [indent + comment for comment in below]
    if after.strip():
        rows.append(indent + after.strip())
    ending = ending_of(lines[first])
    yield "".join([*lines[:first], *(row + ending for row in rows), *lines[last + 1 :]])


def _end_of_text(item: PlacedNode, lines: list[str]) -> tuple[int, int]:
    """Where an item of a list in brackets ends; a pair without braces, `[a: b]`, ends for the parser at what follows it."""
    line, column = _start(item)
    if item.fields and lines[line][column] != "{":
        return _end(list(item.fields.values())[-1])
    return _end(item)


def _comments(gap: str) -> tuple[str, list[str]]:
    """The comments between two items: the one on the first line, with the blanks before it, and those on lines of their own."""
    found = []
    for row in gap.split("\n"):
        before, mark, comment = row.partition("#")
        found.append((before.replace(",", "") or " ") + mark + comment.rstrip() if mark else "")
    return found[0], [comment.strip() for comment in found[1:] if comment]


def _removed(entry: _Entry, key: str, at: int, with_key: bool, empty: str) -> Iterator[str]:
    """The candidates for `remove_item`, `at` being the index of the item."""
    lines = entry.lines
    found = entry.values[key]
    if isinstance(found.value, list) and found.flow:
        item = found.items[at]
        if at:  # with the comma before it
            yield replaced(lines, _end(found.items[at - 1]), _end(item), "")
        elif len(found.items) > 1:
            yield replaced(lines, _start(item), _start(found.items[1]), "")
        else:
            yield replaced(lines, _start(item), _end(item), "")
        return
    item = found.items[at] if isinstance(found.value, list) else found
    first, last = item.line - 1, _last_line(item)
    key_line = found.key[0] - 1
    alone = len(found.items) == 1 and lines[key_line].rstrip("\r\n") == f"{entry.typed(key)}:" and first == key_line + 1
    if with_key and alone:
        yield without_lines(lines, key_line, last)
    if empty and len(found.items) == 1 and first > key_line:
        behind = len(lines[key_line][: found.key[1] - 1 + len(entry.typed(key))]) + 1  # the colon
        gap = lines[key_line][behind:].rstrip("\r\n")
        at_end = "" if gap.strip() else gap  # blanks to the end are those that stood before it
        place = (key_line, behind + (len(at_end) or min(1, len(gap))))
        yield without_lines(lines_of(replaced(lines, place, place, empty if gap else f" {empty}")), first, last)
    yield without_lines(lines, first, last)


def set_field(text: str, key: str, value: str, names: FieldNames = ()) -> str:
    """The file's text with another text as the value of a key, its comment and quotes kept; added where absent; or Unsafe."""
    entry = _Entry(text, names)
    found = entry.values.get(key)
    if found is None or _is_absent(entry.data[key]):
        return add_field(text, key, value, names)
    if entry.data[key] == value:
        return text
    if not isinstance(found.value, str):
        raise Unsafe("the header", f"{entry.typed(key)}: {scalar(value)}")
    line, column = _start(found)
    quote = entry.lines[line][column : column + 1]
    written = [f"{quote}{value}{quote}"] if quote in ("'", '"') else []
    written.append(value if value in ABSENT else scalar(value))
    candidates = [replaced(entry.lines, _start(found), _end(found), new) for new in written]
    by_hand = f"{entry.typed(key)}: {written[-1]}"
    return _first_proven(entry, candidates, {**entry.data, key: value}, by_hand)
