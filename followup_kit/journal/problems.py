"""Collects the problems of a file while it is read, and formats one as a line."""

from __future__ import annotations

import re

from ..base.text import brief, visible
from ..model import Problem
from .syntax.nodes import Node

_MEANT = (
    re.compile(r"did you mean ([^?]+)\?"),
    re.compile(r"write (\w+): in place of .*"),
    re.compile(r"write (\d{4}-\d\d-\d\d[^;]*)"),
    re.compile(r"write the one you mean: (\S+) or (\S+)"),
)


class Findings:
    """The problems of one file, in the order in which they were found; `failed` once one of them is an error.

    `called` has the names that the file gives our fields, for messages, where it has others.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.failed = False
        self.called: dict[str, str] = {}

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add an error, for what could make a row wrong: the entry gives no rows (docs/journal.md, section 9)."""
        self.failed = True
        self.problems.append(Problem(self.file, node.line, node.column, "error", code, message, hint))

    def warn(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add a warning, for anything that changes no row (docs/journal.md, section 10)."""
        self.problems.append(Problem(self.file, node.line, node.column, "warning", code, message, hint))


def words_meant(problem: Problem) -> tuple[str, ...]:
    """What may be typed in place of what is at a problem's place, where its hint says just that: a word, or one of two dates."""
    return next((found.groups() for pattern in _MEANT if (found := pattern.fullmatch(problem.hint))), ())


def problem_text(problem: Problem) -> str:
    """`FILE:LINE:COL: error: message (hint)` on one line."""
    hint = f" ({brief(problem.hint)})" if problem.hint else ""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity}: {visible(brief(problem.message))}{visible(hint)}"
