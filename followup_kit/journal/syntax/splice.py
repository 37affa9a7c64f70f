"""Makes one change in an entry's header and keeps every other byte; pure, from text to text.

The new text is put in at the places that the reader of headers reports. Each candidate is parsed again and accepted only if its
header differs by exactly the change that was asked for. If no candidate does, `Unsafe` says what to type by hand.
Every function here raises HeaderError if the header cannot be read. A `key` is our name of a field; `names` are those that the
journal gives to fields (`field_names`), and a file keeps the one that it has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ...base.light import Any
from ...errors import FollowupError
from ..names.field_names import FieldNames
from .fences import split
from .flow_lists import into_flow
from .nodes import HeaderError
from .parsed_entry import ParsedEntry, end_of, last_line_of, start_of
from .scalars import flow_map, scalar
from .text_lines import lines_of, replaced, with_lines, without_lines

ABSENT = ("", "~", "null", "Null", "NULL")  # values that count as left out


class Unsafe(FollowupError):
    """No candidate could be proven to make the change and nothing else; the message says what to type by hand."""

    exit_code = 3

    def __init__(self, where: str, by_hand: str) -> None:
        super().__init__(f"{where}: this cannot be written safely by a program; nothing was written. By hand:\n{by_hand}")


def append_item(text: str, key: str, item: Mapping[str, str | None] | str, names: FieldNames = ()) -> str:
    """The file's text with one more item at the end of a list of the header, which is made if it is missing; or Unsafe."""
    written = scalar(item) if isinstance(item, str) else flow_map(item)
    bare_item = item if isinstance(item, str) else {k: v for k, v in item.items() if v is not None}
    entry = ParsedEntry(text, names)
    wanted = {**entry.data, key: [*_as_list(entry.data.get(key, "")), bare_item]}
    there = entry.data.get(key, "")
    by_hand = f"add to the list {entry.typed(key)}:\n  - {written}"
    if isinstance(there, str) and there not in ABSENT:
        name = entry.typed(key)
        by_hand = f"{name}:\n  - {scalar(there)}\n  - {written}\nin the place of {name}: {scalar(there)}"
    return first_proven(entry, _appended(entry, key, written), wanted, by_hand)


def remove_item(
    text: str, key: str, unwanted: Callable[[Any], bool], *, with_key: bool = False, names: FieldNames = ()
) -> str | None:
    """The file's text without the last item of a list for which `unwanted` is true; None if there is none; or Unsafe.

    `unwanted` gets a text, or a mapping or list of texts. `with_key`: the key goes along with the only item below it, since it
    came with one.
    """
    entry = ParsedEntry(text, names)
    listed = _as_list(entry.data.get(key, ""))
    at = next((i for i in reversed(range(len(listed))) if unwanted(listed[i])), None)
    if at is None:
        return None
    wanted = {**entry.data, key: [*listed[:at], *listed[at + 1 :]]}
    by_hand = f"take out of the list {entry.typed(key)}: its item {at + 1}"
    return first_proven(entry, _removed(entry, key, at, with_key), wanted, by_hand)


def add_field(text: str, key: str, value: Mapping[str, str | None] | str, names: FieldNames = ()) -> str:
    """The file's text with a value for a key that is absent (it is added at the end) or empty; or Unsafe."""
    written = scalar(value) if isinstance(value, str) else flow_map(value)
    bare_value = value if isinstance(value, str) else {k: v for k, v in value.items() if v is not None}
    entry = ParsedEntry(text, names)
    there = entry.data.get(key, "")
    by_hand = f"{entry.typed(key)}: {written}"
    if isinstance(there, str) and there not in ABSENT:
        by_hand += f"\nin the place of {entry.typed(key)}: {scalar(there)}"
    return first_proven(entry, _added(entry, key, written), {**entry.data, key: bare_value}, by_hand)


def remove_field(text: str, key: str, *, with_key: bool = True, names: FieldNames = ()) -> str | None:
    """The file's text without a key and its value, which have lines of their own; None if there is no such key; or Unsafe.

    Without `with_key` only the value goes, on one line, and the key stays, empty.
    """
    entry = ParsedEntry(text, names)
    found = entry.values.get(key)
    if found is None:
        return None
    if with_key:
        first = found.key[0] - 1
        candidate = without_lines(entry.lines, first, last_line_of(found, first))
    else:
        line, column = start_of(found)
        gap = 1 if entry.lines[line][column - 1 : column] == " " else 0
        candidate = replaced(entry.lines, (line, column - gap), end_of(found), "")
    wanted = {k: v for k, v in entry.data.items() if k != key}
    return first_proven(entry, [candidate], wanted, f"take out the key {entry.typed(key)}")


def data_of(text: str, names: FieldNames = ()) -> dict[str, Any]:
    """The header's values by our names, as texts, lists and mappings, every scalar as the text that was typed; HeaderError."""
    return ParsedEntry(text, names).data


def is_absent(value: Any) -> bool:
    return value == [] or value in ABSENT


def _as_list(value: Any) -> list[Any]:
    if is_absent(value):
        return []
    return value if isinstance(value, list) else [value]


def _normal(data: dict[str, Any]) -> dict[str, Any]:
    """The values without those that count as left out, for comparing; `references: []` is kept, since it means nobody."""
    return {k: v for k, v in data.items() if k == "references" or not is_absent(v)}


def first_proven(entry: ParsedEntry, candidates: Iterable[str], wanted: dict[str, Any], by_hand: str) -> str:
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


def _added(entry: ParsedEntry, key: str, written: str) -> Iterator[str]:
    """The candidates for `add_field`."""
    found = entry.values.get(key)
    if found is None:
        yield with_lines(entry.lines, entry.fence, f"{entry.typed(key)}: {written}")
    elif is_absent(entry.data[key]):
        line, column = start_of(found)
        gap = " " if entry.lines[line][column - 1 : column] == ":" else ""
        yield replaced(entry.lines, (line, column), end_of(found), gap + written)


def _appended(entry: ParsedEntry, key: str, written: str) -> Iterator[str]:
    """The candidates for `append_item`, in the style of the list that is there."""
    lines = entry.lines
    found = entry.values.get(key)
    if entry.root.flow:
        return
    indent = entry.list_indent()
    if found is None:
        yield with_lines(lines, entry.fence, f"{entry.typed(key)}:", f"{indent}- {written}")
    elif isinstance(found.value, list) and found.flow:
        yield from into_flow(entry, found, written)
    elif isinstance(found.value, list):
        own = entry.indent_of(found)
        for after in entry.lines_after(found.items[-1], entry.next_line(key)):
            yield with_lines(lines, after, f"{own}- {written}")
    elif isinstance(found.value, str):
        below = found.key[0]  # the line behind that of the key
        if start_of(found) == end_of(found):
            yield with_lines(lines, below, f"{indent}- {written}")
        else:  # log: ~
            emptied = replaced(lines, start_of(found), end_of(found), "")
            yield with_lines(lines_of(emptied), below, f"{indent}- {written}")


def _removed(entry: ParsedEntry, key: str, at: int, with_key: bool) -> Iterator[str]:
    """The candidates for `remove_item`, `at` being the index of the item."""
    lines = entry.lines
    found = entry.values[key]
    if isinstance(found.value, list) and found.flow:
        item = found.items[at]
        if at:  # with the comma before it
            yield replaced(lines, end_of(found.items[at - 1]), end_of(item), "")
        elif len(found.items) > 1:
            yield replaced(lines, start_of(item), start_of(found.items[1]), "")
        else:
            yield replaced(lines, start_of(item), end_of(item), "")
        return
    item = found.items[at] if isinstance(found.value, list) else found
    first, last = item.line - 1, last_line_of(item)
    key_line = found.key[0] - 1
    alone = len(found.items) == 1 and lines[key_line].rstrip("\r\n") == f"{entry.typed(key)}:" and first == key_line + 1
    if with_key and alone:
        yield without_lines(lines, key_line, last)
    yield without_lines(lines, first, last)


def set_field(text: str, key: str, value: str, names: FieldNames = ()) -> str:
    """The file's text with another text as the value of a key, its comment and quotes kept; added where absent; or Unsafe."""
    entry = ParsedEntry(text, names)
    found = entry.values.get(key)
    if found is None or is_absent(entry.data[key]):
        return add_field(text, key, value, names)
    if entry.data[key] == value:
        return text
    if not isinstance(found.value, str):
        raise Unsafe("the header", f"{entry.typed(key)}: {scalar(value)}")
    line, column = start_of(found)
    quote = entry.lines[line][column : column + 1]
    written = [f"{quote}{value}{quote}"] if quote in ("'", '"') else []
    written.append(value if value in ABSENT else scalar(value))
    candidates = [replaced(entry.lines, start_of(found), end_of(found), new) for new in written]
    by_hand = f"{entry.typed(key)}: {written[-1]}"
    return first_proven(entry, candidates, {**entry.data, key: value}, by_hand)
