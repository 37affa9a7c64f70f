"""What several commands do alike: problems to standard error, and the exit code."""

from __future__ import annotations

import sys

from ..api import Board
from ..reading import problem_text


def tell_problems(board: Board) -> None:
    """Every error of the journal's files, on standard error."""
    for problem in board.problems:
        if problem.severity == "error":
            sys.stderr.write(problem_text(problem) + "\n")


def exit_code(board: Board) -> int:
    """1 where a file has an error: what could be read was shown, and something may be missing."""
    return 1 if board.has_errors else 0
