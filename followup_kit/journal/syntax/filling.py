"""Fills the header of a template in one go; pure, from text to text, and proven as every change of a header is (`splice`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...base.light import Any
from ..names.field_names import FieldNames
from .parsed_entry import ParsedEntry, end_of, start_of
from .scalars import flow_map, scalar
from .splice import Unsafe, add_field, append_item, first_proven, is_absent, set_field
from .text_lines import lines_of, replaced, with_lines

Item = Mapping[str, str | None] | str


def filled(
    text: str,
    values: Mapping[str, Item],
    lists: Mapping[str, Sequence[Item]],
    comments: Sequence[str] = (),
    names: FieldNames = (),
) -> str:
    """The template with values for keys that are absent or empty, items of lists, and comments above its second fence.

    A comment is a text on one line, all of which can be shown. Raises HeaderError where the template's header cannot be read,
    Unsafe where no text could be proven.
    """
    values = {key: value for key, value in values.items() if value}
    lists = {key: items for key, items in lists.items() if items}
    entry = ParsedEntry(text, names)
    wanted: dict[str, Any] = {**entry.data, **{key: _bare(value) for key, value in values.items()}}
    wanted |= {key: [_bare(item) for item in items] for key, items in lists.items()}
    try:
        return first_proven(entry, _at_once(entry, values, lists, comments), wanted, "fill in the template")
    except Unsafe:
        return _one_by_one(text, values, lists, comments, names)


def _bare(item: Item) -> Any:
    return item if isinstance(item, str) else {key: value for key, value in item.items() if value is not None}


def _written(item: Item) -> str:
    return scalar(item) if isinstance(item, str) else flow_map(item)


def _at_once(
    entry: ParsedEntry, values: Mapping[str, Item], lists: Mapping[str, Sequence[Item]], comments: Sequence[str]
) -> Iterator[str]:
    """The one candidate: what goes into lines that are there, from the last to the first, since those above keep their places."""
    tail: list[str] = []
    inside: list[tuple[int, str, Sequence[str]]] = []  # the key's line, what stands behind it, lines below it
    indent = entry.list_indent()
    for key, value in values.items():
        if key not in entry.values:
            tail.append(f"{entry.typed(key)}: {_written(value)}")
        elif is_absent(entry.data[key]):
            inside.append((start_of(entry.values[key])[0], key, ()))
        else:
            return
    for key, items in lists.items():
        lines = [f"{indent}- {_written(item)}" for item in items]
        found = entry.values.get(key)
        if found is None:
            tail += [f"{entry.typed(key)}:", *lines]
        elif start_of(found) == end_of(found) and found.value == "":
            inside.append((found.key[0] - 1, "", lines))
        else:
            return
    text = with_lines(entry.lines, entry.fence, *tail, *(f"# {comment}" for comment in comments))
    for line, key, below in sorted(inside, key=lambda place: place[0], reverse=True):
        if below:
            text = with_lines(lines_of(text), line + 1, *below)
            continue
        start, end = start_of(entry.values[key]), end_of(entry.values[key])
        gap = " " if entry.lines[line][start[1] - 1 : start[1]] == ":" else ""
        text = replaced(lines_of(text), start, end, gap + _written(values[key]))
    yield text


def _one_by_one(
    text: str, values: Mapping[str, Item], lists: Mapping[str, Sequence[Item]], comments: Sequence[str], names: FieldNames
) -> str:
    """The same for a template of any form: each value and item by itself, proven each time."""
    for key, value in values.items():
        text = set_field(text, key, value, names) if isinstance(value, str) else add_field(text, key, value, names)
    for key, items in lists.items():
        for item in items:
            text = append_item(text, key, item, names)
    entry = ParsedEntry(text, names)
    candidate = with_lines(entry.lines, entry.fence, *(f"# {comment}" for comment in comments))
    return first_proven(entry, [candidate], entry.data, "write the comments") if comments else text
