"""Collects the problems of a file while it is read, and formats one as a line."""

from __future__ import annotations

from ..base.text import brief, visible
from ..model import Problem
from .syntax.nodes import Node


class Findings:
    """The problems of one file, in the order in which they were found; `failed` once one of them is an error.

    `called` has the names that the file gives our fields, for messages, where it has others. `claims` has the keys that say that
    something was done, with their values and the mappings they stand in, until it is known whether the log says so too.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.failed = False
        self.called: dict[str, str] = {}
        self.claims: list[tuple[str, Node, Node]] = []

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add an error, for what could make a row wrong: the entry gives no rows (docs/journal.md, section 9)."""
        self.failed = True
        self.problems.append(Problem(self.file, node.line, node.column, "error", code, message, hint))

    def warn(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Add a warning, for anything that changes no row (docs/journal.md, section 10)."""
        self.problems.append(Problem(self.file, node.line, node.column, "warning", code, message, hint))


def problem_text(problem: Problem) -> str:
    """`FILE:LINE:COL: error: message (hint)` on one line."""
    hint = f" ({brief(problem.hint)})" if problem.hint else ""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity}: {visible(brief(problem.message))}{visible(hint)}"
