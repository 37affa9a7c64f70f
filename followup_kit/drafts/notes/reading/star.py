"""A story told as Situation, Task, Action, Result: one thought, whatever lines its four parts are typed on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...languages.kept_patterns import compiled

_BULLET = r"[ \t]*(?:#{3,6}[ \t]+|[-*+•–][ \t]+)?"
# `**S:** text`, `Situation: text`, `**Situation**`, `Task`: a letter has a colon, a word has one or the line to itself.
_LABEL = compiled(
    _BULLET
    + r"[*_]{0,3}(?:(situation|task|action|results?)[*_]{0,3}[ \t]*(?::[*_]{0,3}|$)|([star])[*_]{0,3}:[*_]{0,3})[ \t]*(?=\S|$)",
    re.IGNORECASE,
)
_OTHER_PART = compiled(r"[ \t]*(?:#{1,6}[ \t]|[-*+•–][ \t]|>|\||`{3}|~{3})")
_FEWEST = 3  # parts; with fewer it may be anything that has a colon


def as_bullets(lines: Sequence[str]) -> tuple[list[str], set[int]]:
    """The lines of notes, with each such story as one bullet without its labels, and where the bullets are; no line moves.

    A story has its parts in order, begins with the situation, ends with the paragraph of its result, and misses one at most.
    """
    found, begins = list(lines), set()
    labels = [(n, m) for n, line in enumerate(lines) if (m := _LABEL.match(line))]
    at = 0
    while at < len(labels):
        run = _run(lines, labels[at:])
        if len(run) >= _FEWEST:
            begins.add(_rewrite(found, run))
            at += len(run)
        else:
            at += 1
    return found, begins


def _letter(label: re.Match[str]) -> str:
    return (label[1] or label[2])[0].lower()


def _run(lines: Sequence[str], labels: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The labels of one story from the first on; none where that is no situation, or no result follows."""
    run = [labels[0]]
    if _letter(labels[0][1]) != "s":
        return []
    for n, label in labels[1:]:
        between = lines[run[-1][0] + 1 : n]
        order = "star".index(_letter(label))
        if order <= "star".index(_letter(run[-1][1])) or any(map(_OTHER_PART.match, between)):
            break
        run.append((n, label))
    return run if _letter(run[-1][1]) == "r" else []


def _rewrite(lines: list[str], run: Sequence[tuple[int, re.Match[str]]]) -> int:
    """Make one bullet of a story; the place of the line that it begins on."""
    starts = {n: label.end() for n, label in run}
    first, last = run[0][0], run[-1][0]
    mark, begin = "- ", first
    waits = False  # for the text of a label that has its line to itself
    for n in range(first, len(lines)):
        typed = lines[n]
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
