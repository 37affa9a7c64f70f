"""A story told as Situation, Task, Action, Result: one thought, whatever lines or cells its four parts are typed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ....journal.languages import known_languages
from ...languages.kept_patterns import compiled
from ...languages.story import StoryLabels, story_labels
from .tables import cells_of, is_rule_of_table

_OTHER_PART = compiled(r"[ \t]*(?:#{1,6}[ \t]|[-*+•–][ \t]|>|\||`{3}|~{3})")
_FEWEST = 3  # parts; with fewer it may be anything that has a colon

_Label = tuple[int, re.Match[str]]  # with the place of its line


def as_bullets(lines: Sequence[str]) -> tuple[list[str], set[int]]:
    """The lines of notes, with each such story as one bullet without its labels, and where the bullets are; no line moves.

    A story has its parts in order, begins with the situation, ends with the paragraph of its result, and misses one at most. A
    row of a table with such columns is one as it is.
    """
    found, begins = list(lines), set[int]()
    for code in known_languages():
        begins |= _told_in(story_labels(code), found)
    return found, begins


def _told_in(names: StoryLabels, lines: list[str]) -> set[int]:
    """Make a bullet of each story that is told by the names of one language; the places of the bullets."""
    begins = set(_rows_with_a_story(names, lines))
    plain = [_without_row(names, line) for line in lines]
    labels = [(n, m) for n, line in enumerate(plain) if (m := names.label.match(line))]
    runs = list(_runs(names, plain, labels))
    ends = [*(run[0][0] for run in runs[1:]), len(lines)]
    return begins | {_rewrite(lines, plain, run, end) for run, end in zip(runs, ends, strict=False)}


def _runs(names: StoryLabels, lines: Sequence[str], labels: Sequence[_Label]) -> Iterator[list[_Label]]:
    """The labels of each story."""
    at = 0
    while at < len(labels):
        run = _run(names, lines, labels[at : at + 4])
        if len(run) >= _FEWEST:
            yield run
            at += len(run)
        else:
            at += 1


def _rows_with_a_story(names: StoryLabels, lines: Sequence[str]) -> Iterator[int]:
    """The places of the rows of tables whose columns are the parts of a story."""
    for n, (line, below) in enumerate(pairwise(lines)):
        if "|" in line and is_rule_of_table(below):
            columns = [names.column.fullmatch(cell) for cell in cells_of(line.strip())]
            parts = [names.place(c) for c in columns if c]
            if len(columns) == len(parts) and parts in ([0, 1, 2, 3], [0, 2, 3], [0, 1, 3]):
                yield from takewhile(lambda at: _is_row(lines[at]), range(n + 2, len(lines)))


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and not is_rule_of_table(line)


def _without_row(names: StoryLabels, line: str) -> str:
    """A line as it would be typed without a table: `| Task | to halve them |` is `Task: to halve them`, a rule is nothing."""
    if not line.lstrip().startswith("|"):
        return line
    row = names.row.fullmatch(line)
    return f"{row[1]}: {row[2].strip()}" if row else "" if is_rule_of_table(line) else line


def _run(names: StoryLabels, lines: Sequence[str], labels: Sequence[_Label]) -> list[_Label]:
    """The labels of one story from the first on; none where that is no situation, or no result follows."""
    run = [labels[0]]
    if names.place(labels[0][1]) != 0:
        return []
    for n, label in labels[1:]:
        between = lines[run[-1][0] + 1 : n]
        if names.place(label) <= names.place(run[-1][1]) or any(map(_OTHER_PART.match, between)):
            break
        run.append((n, label))
    return run if names.place(run[-1][1]) == 3 else []


def _rewrite(lines: list[str], plain: Sequence[str], run: Sequence[_Label], end: int) -> int:
    """Make one bullet of a story, which goes on before the place `end` at most; the place of the line that it begins on."""
    starts = {n: label.end() for n, label in run}
    first, last = run[0][0], run[-1][0]
    mark, begin = "- ", first
    waits = False  # for the text of a label that has its line to itself
    for n in range(first, end):
        typed = plain[n]
        text = typed[starts.get(n, 0) :].strip()
        if n > last and (_OTHER_PART.match(typed) or (not text and not waits)):
            break
        waits = n in starts or waits
        if not text:
            lines[n] = ""
            continue
        lines[n] = (mark if waits else "  ") + text
        begin = n if mark == "- " else begin
        mark, waits = "  - ", False
    return begin
