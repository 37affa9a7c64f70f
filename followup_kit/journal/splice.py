"""Changes one thing in an entry's header and nothing else: pure, from text to text.

An edit is spliced in at the places that the YAML parser reports. Each candidate is parsed again and taken only if the
header then differs by exactly what was meant; if none does, `Unsafe` says what to type by hand. Every other byte stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..errors import FollowupError
from .fences import split
from .nodes import HeaderError, bare
from .spans import Span, fence_line, lines_after, lines_of, list_indent, next_line, root_of, spliced, with_line
from .strict_yaml import JournalHandler

_OURS = frozenset({"log", "skip", "snooze", "closed"})
_HEAD = r"[A-Za-z0-9_/+(\u00c0-\u1fff\u3040-\ud7ff]"
_REST = r"[^:#,\[\]{}\"'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\U00010000-\U0010ffff]"
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML refuses these, or takes some for line ends
_PLAIN = re.compile(rf"{_HEAD}(?:{_REST}|:(?=\d))*")


class Unsafe(FollowupError):
    """No way was found to make the change that could be proven to change nothing else."""

    exit_code = 3

    def __init__(self, where: str, by_hand: str) -> None:
        super().__init__(f"{where}: this cannot be written safely by a program; nothing was written. By hand:\n{by_hand}")


def scalar(text: str) -> str:
    """A text as a YAML scalar that reads back as itself inside `{ }`: plain where that is beyond doubt, else quoted."""
    if _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "y", "n"):
        return text
    return _INVISIBLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def flow_map(fields: Mapping[str, str | None]) -> str:
    """`{date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield}`; keys without a value are left out."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items() if value is not None) + "}"


def append_item(text: str, key: str, item: Mapping[str, str | None] | str) -> str:
    """The file's text with one item more at the end of a list of the header."""
    written = scalar(item) if isinstance(item, str) else flow_map(item)
    bare = item if isinstance(item, str) else {k: v for k, v in item.items() if v is not None}
    before = data_of(text)
    listed = _as_list(before.get(key, ""))
    return _first_proven(
        text, _appended(text, key, written), {**before, key: [*listed, bare]}, f"add to the list {key}:\n  - {written}"
    )


def remove_item(text: str, key: str, unwanted: Callable[[Any], bool]) -> str | None:
    """The file's text without the last item of a list that is meant; None where there is none."""
    before = data_of(text)
    listed = _as_list(before.get(key, ""))
    at = next((i for i in reversed(range(len(listed))) if unwanted(listed[i])), None)
    if at is None:
        return None
    rest = [*listed[:at], *listed[at + 1 :]]
    return _first_proven(text, _removed(text, key, at), {**before, key: rest}, f"take out of the list {key}: its item {at + 1}")


def add_field(text: str, key: str, value: Mapping[str, str | None] | str) -> str:
    """The file's text with one key more at the end of the header."""
    written = scalar(value) if isinstance(value, str) else flow_map(value)
    bare = value if isinstance(value, str) else {k: v for k, v in value.items() if v is not None}
    before = data_of(text)

    def candidates() -> Iterator[str]:
        lines = lines_of(text)
        root = root_of(text)
        found = next((s for k, _, s in root.keys if k == key), None)
        if found is None:
            yield with_line(lines, fence_line(text), f"{key}: {written}")
        elif _is_absent(before.get(key, "")):
            line, column = found.start
            gap = " " if lines[line][column - 1 : column] == ":" else ""
            yield spliced(lines, line, column, *found.end, gap + written)

    return _first_proven(text, candidates(), {**before, key: bare}, f"{key}: {written}")


def remove_field(text: str, key: str) -> str | None:
    """The file's text without a key that stands on lines of its own; None where there is none."""
    before = data_of(text)
    if key not in before:
        return None
    found, at = next((s, a) for k, a, s in root_of(text).keys if k == key)
    last = found.end[0] - (1 if found.end[1] == 0 and found.end[0] > at[0] else 0)
    lines = lines_of(text)
    candidate = "".join([*lines[: at[0]], *lines[last + 1 :]])
    after = {k: v for k, v in before.items() if k != key}
    return _first_proven(text, [candidate], after, f"take out the key {key}")


def data_of(text: str) -> dict[str, Any]:
    """The header's values, every scalar as the text that was typed; HeaderError where it cannot be read."""
    parts = split(text)
    if parts is None:
        raise HeaderError(1, 1, "note", "it is a plain note, not an interview")
    data: dict[str, Any] = bare(JournalHandler().nodes(parts.header, 2))
    return data


def _is_absent(value: Any) -> bool:
    return value == [] or value in ("", "~", "null", "Null", "NULL")


def _as_list(value: Any) -> list[Any]:
    if _is_absent(value):
        return []
    return value if isinstance(value, list) else [value]


def _normal(data: dict[str, Any]) -> dict[str, Any]:
    """For comparing: an empty list is an absent one, but `references: []` means nobody."""
    return {k: v for k, v in data.items() if k == "references" or not _is_absent(v)}


def _first_proven(text: str, candidates: Iterable[str], wanted: dict[str, Any], by_hand: str) -> str:
    """The first candidate whose header says exactly what is wanted and whose body is the old one."""
    old = split(text)
    for candidate in candidates:
        try:
            new = split(candidate)
            if new is None or old is None or new.body != old.body or candidate == text:
                continue
            if _normal(data_of(candidate)) == _normal(wanted):
                return candidate
        except HeaderError:
            continue
    raise Unsafe("the header", by_hand)


def _appended(text: str, key: str, written: str) -> Iterator[str]:
    lines = lines_of(text)
    root = root_of(text)
    fence = fence_line(text)
    at, found = next(((a, s) for k, a, s in root.keys if k == key), (None, None))
    if root.flow:
        return
    indent = list_indent(root, lines)
    if found is None or at is None:
        yield with_line(lines, fence, f"{key}:", f"{indent}- {written}")
        return
    if found.kind == "list" and found.flow:
        yield from _into_flow(lines, found, written)
    elif found.kind == "list":
        dash = re.match(r" *", lines[found.start[0]])
        own = dash[0] if dash else ""
        for after in lines_after(found.items[-1], lines, next_line(root, key, fence)):
            yield with_line(lines, after, f"{own}- {written}")
    elif found.kind == "scalar":
        line, column = found.start
        empty = line == at[0] and found.end == found.start
        if empty or found.start == found.end:
            yield with_line(lines, at[0] + 1, f"{indent}- {written}")
        else:  # log: ~
            emptied = spliced(lines, line, column, *found.end, "")
            yield with_line(lines_of(emptied), at[0] + 1, f"{indent}- {written}")


def _into_flow(lines: list[str], found: Span, written: str) -> Iterator[str]:
    line, column = found.end[0], found.end[1] - 1  # the closing bracket
    if not found.items:
        yield spliced(lines, line, column, line, column, written)
        return
    last = found.items[-1].end
    yield spliced(lines, last[0], last[1], last[0], last[1], f", {written}")
    yield spliced(lines, line, column, line, column, f"{written}")


def _removed(text: str, key: str, at: int) -> Iterator[str]:
    lines = lines_of(text)
    root = root_of(text)
    key_at, found = next((a, s) for k, a, s in root.keys if k == key)
    if found.kind == "list" and found.flow:
        start, end = found.items[at].start, found.items[at].end
        if at:  # with the comma before it
            before = found.items[at - 1].end
            yield spliced(lines, *before, *end, "")
        elif len(found.items) > 1:
            yield spliced(lines, *start, *found.items[1].start, "")
        else:
            yield spliced(lines, *start, *end, "")
        return
    item = found.items[at] if found.kind == "list" else found
    first = item.start[0]
    last = item.end[0] - (1 if item.end[1] == 0 and item.end[0] > first else 0)
    rest = [*lines[:first], *lines[last + 1 :]]
    alone = found.kind == "list" and len(found.items) == 1
    behind = [k for k, a, _ in root.keys if a > key_at]
    # A key of ours stands at the end, just above its item and with nothing between it and what follows; one that the
    # person typed may stand anywhere, and stays.
    bare_key = lines[key_at[0]].rstrip("\r\n") == f"{key}:" and first == key_at[0] + 1 and _OURS.issuperset(behind)
    bare_key = bare_key and last + 1 == next_line(root, key, fence_line(text))
    if alone and bare_key:  # the key came with the item
        yield "".join([*rest[: key_at[0]], *rest[key_at[0] + 1 :]])
    yield "".join(rest)
