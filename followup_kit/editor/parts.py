"""The parts of a header by their lines, as the reader of headers reports them: what is at a line, and the outline of an entry."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.light import NamedTuple
from ..base.text import clipped, visible
from ..journal.names.field_names import FieldNames
from ..journal.syntax.fences import split
from ..journal.syntax.nodes import HeaderError, PlacedNode
from ..journal.syntax.parsed_entry import ParsedEntry, last_line_of
from ..views.opportunity.note_sections import note_sections

_LONGEST = 60  # characters of a value in the outline


class Part(NamedTuple):
    """A field of the header, an item of its list, or a section of the notes: its name, what it says, its first and last line.

    `key` is our name of the field, empty for a section; `inner` are the items. Lines count from 1.
    """

    name: str
    says: str
    key: str
    first: int
    last: int
    inner: tuple[Part, ...] = ()


def header_parts(text: str, names: FieldNames = ()) -> list[Part]:
    """The fields of the header in the order of the file; nothing where it cannot be read."""
    try:
        entry = ParsedEntry(text, names)
    except HeaderError:
        return []
    return [
        Part(entry.typed(key), _value(value), key, value.key[0], _last(value, value.key[0]), tuple(_items(key, value)))
        for key, value in entry.values.items()
    ]


def outline(text: str, names: FieldNames = ()) -> list[Part]:
    """The fields of the header, then the sections of the notes."""
    try:
        parts = split(text)
    except HeaderError:
        return []
    if parts is None:
        return []
    end = text.count("\n") + 1
    sections = [s for s in note_sections(parts.body, parts.body_line) if s.heading]
    after = [*(s.line for s in sections[1:]), end + 1]
    found = [Part(visible(s.heading), "", "", s.line, max(s.line, n - 1)) for s, n in zip(sections, after, strict=False)]
    return [*header_parts(text, names), *found]


def _items(key: str, value: PlacedNode) -> Iterator[Part]:
    for item in value.items:
        yield Part(_named(item), "", key, item.line, _last(item, item.line))


def _last(value: PlacedNode, first: int) -> int:
    return last_line_of(value, first - 1) + 1


def _named(item: PlacedNode) -> str:
    """An item in a line: what it is, or the values that say so."""
    if isinstance(item.value, str):
        return _short(item.value) or "-"
    fields = item.fields
    said = [str(fields[k].value) for k in ("name",) if k in fields and isinstance(fields[k].value, str)]
    said = said or [v.value for v in fields.values() if isinstance(v.value, str) and v.value]
    return _short(" ".join(said)) or "-"


def _value(value: PlacedNode) -> str:
    if isinstance(value.value, str):
        return _short(value.value)
    return _named(value) if isinstance(value.value, dict) else str(len(value.items))


def _short(text: str) -> str:
    return clipped(visible(text), _LONGEST)
