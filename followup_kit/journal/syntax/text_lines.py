"""A text as a list of lines, and changes at a place in it. Lines and columns count from 0, as the list does."""

from __future__ import annotations

import re


def lines_of(text: str) -> list[str]:
    """The lines with their endings (LF or CRLF, as they are in the file); joined they are the text again."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def ending_of(line: str) -> str:
    """What ends a line: CRLF or LF; LF for a last line without an ending."""
    return "\r\n" if line.endswith("\r\n") else "\n"


def between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text between two places, each a line and a column; the end is not included."""
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    return lines[start[0]][start[1] :] + "".join(lines[start[0] + 1 : end[0]]) + lines[end[0]][: end[1]]


def with_lines(lines: list[str], at: int, *new: str) -> str:
    """The text with new lines (given without endings) before line `at`; they end as the line above them does."""
    ending = ending_of(lines[at - 1] if at else lines[0])
    return "".join([*lines[:at], *(line + ending for line in new), *lines[at:]])


def without_lines(lines: list[str], first: int, last: int) -> str:
    """The text without the lines from `first` to `last`, both included."""
    return "".join([*lines[:first], *lines[last + 1 :]])


def replaced(lines: list[str], start: tuple[int, int], end: tuple[int, int], new: str) -> str:
    """The text with `new` in place of what lies between two places, each a line and a column; the end is not included."""
    before = "".join(lines[: start[0]]) + lines[start[0]][: start[1]]
    return before + new + lines[end[0]][end[1] :] + "".join(lines[end[0] + 1 :])
