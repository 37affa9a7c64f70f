"""Where in a header the cursor is, as far as can be told while a line is still being typed and no reader could take it yet.

Nothing of what this says becomes a fact of the journal: it decides what is offered, and the one reader judges what was accepted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..base.light import NamedTuple

_TOP = re.compile(r"([^\s#\[{-][^:]*):(?:\s|\Z)")
_ITEM = re.compile(r"\s*(?:- +|-\Z)?")
_KEY = re.compile(r"(?<![\w-])([\w-]++):(?:\s|\Z)")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")


class HeaderPlace(NamedTuple):
    """A place in a header: below which key of the top level (empty at the top level itself), and what is typed there.

    `key` is the key whose value is being typed, empty where a key is, or an item of a list. `typed` is what is there up to the
    cursor, which begins at character `start` of its line; `beside` are the keys that its mapping has already.
    """

    top: str
    key: str
    typed: str
    start: int
    beside: frozenset[str]


def header_place(lines: Sequence[str], row: int, column: int) -> HeaderPlace | None:
    """The place of a cursor, `row` and `column` counted from 0; None outside of the header. `lines` come without their ends."""
    if not 0 < row < len(lines) or not _FENCE.fullmatch(lines[0].removeprefix("\ufeff")):
        return None
    if any(_FENCE.fullmatch(line) for line in lines[1 : row + 1]):
        return None
    before = lines[row][:column]
    at_top = _TOP.match(before)
    top = next((found[1] for line in reversed(lines[1:row]) if (found := _TOP.match(line))), "")
    opened = _open_bracket(before)
    if opened is not None:
        return _in_brackets(lines[row], before, opened, at_top[1] if at_top else top)
    if at_top:
        return HeaderPlace("", at_top[1], *_typed(before, at_top.end()), frozenset())
    start = _item_start(before)
    if not start and not before[:1].isspace():
        others = (found[1] for n, line in enumerate(lines[1:], 1) if n != row and (found := _TOP.match(line)))
        return HeaderPlace("", "", before, 0, frozenset(others))
    key = _KEY.match(before, start)
    beside = _beside(lines, row)
    if key:
        return HeaderPlace(top, key[1], *_typed(before, key.end()), beside - {key[1]})
    return HeaderPlace(top, "", before[start:], start, beside)


def _typed(before: str, start: int) -> tuple[str, int]:
    """What is typed from a character on, without the blanks before it, and where it begins."""
    typed = before[start:].lstrip()
    return typed, len(before) - len(typed)


def _item_start(line: str) -> int:
    found = _ITEM.match(line)
    return found.end() if found else 0


def _open_bracket(before: str) -> int | None:
    """Where the innermost bracket or brace that is still open stands; those in quotes are text."""
    stack: list[int] = []
    quote = ""
    for at, char in enumerate(before):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and before[:at].rstrip()[-1:] in (":", ",", "[", "{"):
            quote = char
        elif char in "[{" and (stack or before[:at].rstrip()[-1:] in (":", "-", "")):
            stack.append(at)
        elif char in "]}" and stack:
            stack.pop()
    return stack[-1] if stack else None


def _in_brackets(line: str, before: str, opened: int, top: str) -> HeaderPlace:
    inside = before[opened + 1 :]
    part = inside[inside.rfind(",") + 1 :]
    start = len(before) - len(part)
    key = _KEY.match(part.lstrip()) if line[opened] == "{" else None
    rest = line[opened + 1 :].partition("}")[0] if line[opened] == "{" else ""
    beside = frozenset(_KEY.findall(rest.replace(",", " ,"))) - ({key[1]} if key else set())
    if key:
        return HeaderPlace(top, key[1], *_typed(before, start + len(part) - len(part.lstrip()) + key.end()), beside)
    return HeaderPlace(top, "", *_typed(before, start), beside)


def _beside(lines: Sequence[str], row: int) -> frozenset[str]:
    """The keys of the mapping, in lines of its own, that a line belongs to."""
    start = _item_start(lines[row])
    first = last = row
    while first > 1 and not _begins_item(lines[first]) and _item_start(lines[first - 1]) == start:
        first -= 1
    while last + 1 < len(lines) and not _begins_item(lines[last + 1]) and _item_start(lines[last + 1]) == start:
        last += 1
    found = (_KEY.match(lines[n], start) for n in range(first, last + 1))
    return frozenset(key[1] for key in found if key)


def _begins_item(line: str) -> bool:
    return line.lstrip().startswith("-")
