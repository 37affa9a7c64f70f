"""The tables of a page of notes: their rows, with pipes at both ends, and the cells in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...languages.kept_patterns import compiled

_QUOTE = compiled(r"(?:[ \t]{0,3}>[ \t]?+)*+")  # the marks of a quotation, at the beginning of a line

_OTHER = compiled(r"[ \t]*(?:#{1,6}[ \t]|[-*+•–][ \t]|\d{1,3}[.)][ \t]|`{3}|~{3})")  # what a row of a table does not begin with


def cells_of(text: str) -> list[str]:
    """The cells of a row, those that are empty too."""
    return [c.strip() for c in re.split(r"(?<!\\)\|", text.removeprefix("|").removesuffix("|"))]


def is_rule_of_table(text: str) -> bool:
    """Whether a line is the rule below the first row of a table."""
    return "|" in text and re.fullmatch(r"[\s|:-]+", text.strip()) is not None and "-" in text


def unquoted(line: str) -> str:
    """A line without the marks of a quotation."""
    marks = _QUOTE.match(line)
    return line[marks.end() :] if marks else line


def with_outer_pipes(lines: Sequence[str]) -> list[str]:
    """The lines of notes, with a pipe at both ends of each row of a table, where it is typed without."""
    found, inside = list(lines), False
    for n, (line, below) in enumerate(pairwise((*lines, ""))):
        row = unquoted(line)
        inside = "|" in line and (inside or _begins(row, unquoted(below))) and (is_rule_of_table(row) or not _OTHER.match(row))
        if inside:
            found[n] = _with_pipes(line)
    return found


def _begins(head: str, rule: str) -> bool:
    """Whether a line is the first row of a table: the rule below it has as many columns."""
    return is_rule_of_table(rule) and len(cells_of(head.strip())) == len(cells_of(rule.strip()))


def _with_pipes(line: str) -> str:
    row = unquoted(line)
    bare = row.strip()
    start, end = "" if bare.startswith("|") else "| ", "" if bare.endswith("|") else " |"
    return f"{line[: len(line) - len(row)]}{start}{bare}{end}" if start or end else line
