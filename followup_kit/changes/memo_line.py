"""One line of the memo: what followup wrote below a key of an entry, or replaced there, and what is needed to give it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ..base.light import Any, NamedTuple, cast, sha256
from ..journal.syntax.between_words import Typed, is_typed
from ..journal.syntax.splice import ABSENT

LISTS = ("log", "skip", "snooze", "interviewers")
FIELDS = ("closed",)
# What a change replaces, with all the fields that say it.
VALUES = {
    "interest": ("interest",),
    "date": ("date", "time"),
    **{key: (key,) for key in ("timezone", "duration", "place", "format", "cancelled", "calendar_uid", "calendar_sequence")},
}


class Line(NamedTuple):
    """A line that followup wrote: the entry's file below the journal, the key of the header, a hash of the item's values.

    `made_key`: the key came with the line, and goes with it. `before`: of a value that was replaced the fields as they were.
    `typed`: of each field what stood between its words before, where taking the line out leaves something else there. `group`
    is the same of all lines that are taken back together, and empty for those that are taken back by themselves.
    """

    file: str
    key: str
    digest: str
    day: str
    made_key: bool = False
    before: dict[str, str] | None = None
    typed: Mapping[str, Typed] = MappingProxyType({})
    group: str = ""

    def is_of(self, item: Any) -> bool:
        """Whether an item, as the header has it now, is the one that was written."""
        return digest_of(item) == self.digest


class Taken(NamedTuple):
    """An item of the header that a change takes out: its key, and its values (texts, lists, mappings)."""

    key: str
    item: Any


def digest_of(item: Any) -> str:
    """A hash of an item's values. How they are typed (quotes, blanks, in one line or several) makes no difference."""
    return sha256(json.dumps(item).encode()).hexdigest()


def is_well_made(line: Line) -> bool:
    """Whether each value of a line that was read is of its kind."""
    made_key, fields = cast("tuple[object, ...]", (line.made_key,)), VALUES.get(line.key, (line.key,))
    if not all(isinstance(value, str) for value in (*line[:4], line.group)) or not isinstance(made_key[0], bool):
        return False
    typed, before = cast(object, line.typed), cast(object, line.before)
    if not isinstance(typed, dict) or not all(key in fields and is_typed(value) for key, value in typed.items()):
        return False
    return before is None or (
        line.key in VALUES
        and isinstance(before, dict)
        and all(key in fields and isinstance(value, str) for key, value in before.items())
    )


def value_of(data: Mapping[str, Any], key: str) -> dict[str, str]:
    """The fields of a header that say one value, those that it has, as they were typed."""
    return {field: data[field] for field in VALUES[key] if isinstance(data.get(field), str)}


def items_of(data: Mapping[str, Any], key: str) -> list[Any]:
    """The items below a key: those of a list, or the one value of a field; none where it is absent or empty."""
    value = data.get(key, "")
    if value in ABSENT:
        return []
    return value if isinstance(value, list) and key in LISTS else [value]


def without(items: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """What stands in one list and not in the other, as often as it stands there more often."""
    left = list(items)
    for item in others:
        if item in left:
            left.remove(item)
    return left
