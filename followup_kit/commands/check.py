"""Find mistakes in the journal's files, shown as FILE:LINE:COL. Prints nothing if there are none."""

from __future__ import annotations

import gc
import os
import sys

from ..api import Board, open_board
from ..base.light import TYPE_CHECKING
from ..base.text import visible, width
from ..changes.git_tracked import tracked_warnings
from ..changes.visible_to_others import READABLE, readable_warnings
from ..journal.disk.conflicts import CODE as CONFLICT
from ..journal.disk.file_text import text_of
from ..journal.disk.find_journal import find_journal
from ..journal.files import Seen
from ..journal.problems import problem_text
from ..model import Problem
from ..views.wording import plural
from .shared.common import exit_code
from .shared.watching import each_change

if TYPE_CHECKING:
    import argparse

EXAMPLES = """examples:
  followup check --strict        fail on warnings too, as before a commit
  followup check --watch         check again whenever a file changes
  followup check --full-paths    for an editor that was started in another folder
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    parser.add_argument("--full-paths", action="store_true", help="name files by their whole path, for an editor")
    parser.add_argument("--json", action="store_true", help="the findings as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the findings; the exit code."""
    if args.watch:
        return _watch(args)
    found, code = _check(args)
    judged = [p for p in found if p.code != READABLE]  # where a journal lies is no fault of what is written
    return 1 if judged and args.strict else code


def _check(args: argparse.Namespace, seen: Seen | None = None) -> tuple[list[Problem], int]:
    """Print the findings; they, and the exit code."""
    board = open_board(args.journal, args.now, args.playbook, seen=seen)
    from ..views.heading_check import heading_warnings

    found = [*board.problems, *heading_warnings(board), *tracked_warnings(board.folder), *readable_warnings(board)]
    found.sort(key=lambda p: (p.code != CONFLICT, p.severity != "error", p.file, p.line, p.column))
    if args.json:
        from ..views.export import SCHEMA, as_json, problem_as_dict

        problems = [problem_as_dict(_named(board, p, args)) for p in found]
        sys.stdout.write(as_json({"schema": SCHEMA, "problems": problems, "passed_over": _passed_over(board)}))
    else:
        for problem in found:
            excerpt = _excerpt(board, problem) if _is_read_by_a_person() else ""
            sys.stdout.write(f"{problem_text(_named(board, problem, args))}\n{excerpt}")
        if board.journal.other_notes and not any(p.code == "other-names" for p in found):
            sys.stdout.write(_said_once(board))
    return found, exit_code(board)


def _named(board: Board, problem: Problem, args: argparse.Namespace) -> Problem:
    """The problem, its file named as the options ask for."""
    if not args.full_paths:
        return problem
    return problem._replace(file=os.path.join(os.path.abspath(board.folder), problem.file))


def _is_read_by_a_person() -> bool:
    """Whether the output is a terminal's that shows more than text; what editors run a command in is none, or a dumb one."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _passed_over(board: Board) -> dict[str, int]:
    """How many notes are no entries, by the reason."""
    other = board.journal.other_notes
    return {"other_keys": other, "no_header": board.journal.notes - other}


def _said_once(board: Board) -> str:
    """One line that says how many notes are passed over, and why."""
    other, plain = _passed_over(board).values()
    why = f"{other} with none of company, role, date and interviewers in the header"
    return f"{plural(other + plain, 'note')} passed over: {why}" + (f", {plain} without a header\n" if plain else "\n")


def _excerpt(board: Board, problem: Problem) -> str:
    """The line of a problem with a caret below the place, for a person at a terminal; empty where there is nothing to see."""
    leads_out = board.source.target_of(problem.file) is None  # what is there is nobody's to show
    text = None if leads_out else text_of(board.source, problem.file)[0]
    lines = (text or "").split("\n")
    line = lines[problem.line - 1].rstrip("\r") if problem.line <= len(lines) else ""
    if not line.strip() or problem.code in ("outside", "link", "conflict-copy"):
        return ""
    start = max(0, problem.column - 61)
    return f"  | {visible(line[start : start + 76])}\n  | {' ' * width(visible(line[start : problem.column - 1]))}^\n"


def _watch(args: argparse.Namespace) -> int:
    """Print the findings whenever a file changes, until interrupted."""
    gc.enable()  # `main` turns it off for short commands
    folder, seen = find_journal(args.journal), Seen()
    for _ in each_change(folder):
        found, _ = _check(args, seen)
        if not args.json:  # then each check is a JSON value of its own
            sys.stdout.write(f"-- {'see above' if found else 'no problems'}; watching {visible(folder)}, press Ctrl-C to stop\n")
        sys.stdout.flush()
    return 0
