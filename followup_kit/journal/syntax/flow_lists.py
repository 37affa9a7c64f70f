"""One more item in a list in brackets: in its line, or, where that would be too long, as a list with a line for each item."""

from __future__ import annotations

from collections.abc import Iterator

from ...base.text import width
from .nodes import PlacedNode
from .parsed_entry import ParsedEntry, end_of, start_of
from .text_lines import between, ending_of, replaced

LONGEST = 100  # columns; a list in brackets that would pass them becomes a list with a line for each item


def into_flow(entry: ParsedEntry, found: PlacedNode, written: str) -> Iterator[str]:
    """The candidates for a list in brackets: after its last item, or right before the bracket (after a trailing comma).

    Where the line would become too long, the list is first tried with a line for each item.
    """
    lines = entry.lines
    line, column = end_of(found)
    bracket = (line, column - 1)  # the closing one
    place, added = (end_of(found.items[-1]), f", {written}") if found.items else (bracket, written)
    if width(lines[place[0]].rstrip("\r\n")) + width(added) > LONGEST:
        yield from _as_block(entry, found, written)
    yield replaced(lines, place, place, added)
    if found.items:
        yield replaced(lines, bracket, bracket, written)


def _as_block(entry: ParsedEntry, found: PlacedNode, written: str) -> Iterator[str]:
    """The candidate that has a list in brackets as a block, with one more item; its items and comments are as they were."""
    lines = entry.lines
    (first, column), (last, behind) = start_of(found), end_of(found)
    before, after = lines[first][:column], lines[last][behind:].rstrip("\r\n")
    if after.strip() and not after.lstrip().startswith("#"):
        return
    indent = entry.list_indent()
    starts = [*map(start_of, found.items), (last, behind - 1)]
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
    line, column = start_of(item)
    if item.fields and lines[line][column] != "{":
        return end_of(list(item.fields.values())[-1])
    return end_of(item)


def _comments(gap: str) -> tuple[str, list[str]]:
    """The comments between two items: the one on the first line, with the blanks before it, and those on lines of their own."""
    found = []
    for row in gap.split("\n"):
        before, mark, comment = row.partition("#")
        found.append((before.replace(",", "") or " ") + mark + comment.rstrip() if mark else "")
    return found[0], [comment.strip() for comment in found[1:] if comment]
