"""Collects the problems of a file while it is read, and formats one as a line."""

from __future__ import annotations

from ..base.light import Iterable
from ..base.text import brief, visible
from ..model import Problem, Replacement
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

    def error(self, node: Node, code: str, message: str, hint: str = "", *, meant: Iterable[str] = ()) -> None:
        """Add an error, for what could make a row wrong: the entry gives no rows (docs/journal.md, section 9).

        `meant` are the texts one of which may stand in place of the node's, for an editor.
        """
        self.failed = True
        self._add(node, "error", code, message, hint, meant)

    def warn(self, node: Node, code: str, message: str, hint: str = "", *, meant: Iterable[str] = ()) -> None:
        """Add a warning, for anything that changes no row (docs/journal.md, section 10); `meant` as for an error."""
        self._add(node, "warning", code, message, hint, meant)

    def _add(self, node: Node, severity: str, code: str, message: str, hint: str, meant: Iterable[str]) -> None:
        old = node.value if isinstance(node.value, str) else ""
        instead = tuple(Replacement(node.line, node.column, old, new) for new in meant) if old else ()
        self.problems.append(Problem(self.file, node.line, node.column, severity, code, message, hint, instead))


def problem_text(problem: Problem) -> str:
    """`FILE:LINE:COL: error: message (hint)` on one line."""
    hint = f" ({brief(problem.hint)})" if problem.hint else ""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity}: {visible(brief(problem.message))}{visible(hint)}"
