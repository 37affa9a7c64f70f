"""Makes the report of a journal: the kit's own notebooks, run on it and written as pages into a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..api import Board
from ..errors import Refused
from ..journal.atomic_write import make_folders, replace_any
from ..journal.problems import problem_text
from ..kinds import OPEN_STATES
from ..text import visible
from ..views.due_rows import due_list
from ..views.wording import date_and_time, plural
from .files import notebook_folder

MARK = 'data-made-by="followup-report"'  # in the first line of each page, so that a later report may replace it
PAGES = {
    "due_actions": ("What is due", "The board, a picture of it in time, and the whole table."),
    "draft_notes": ("Draft notes", "The notes to send, made from your own words, with what is missing."),
    "search_review": ("How the search goes", "Rounds and outcomes, answers and silences, and how sure one can be."),
    "playbook_compare": ("Six playbooks", "What each of them makes of one interview, side by side."),
}
_SHOWN = 8  # rows on the first page
_HEAD = 1024  # bytes in which to look for `MARK`


class Report(NamedTuple):
    """The HTML of each file of a report by its name, and a sentence for each page that could not be made."""

    files: dict[str, str]
    failed: list[str]


def _notebook(name: str) -> str:
    return os.path.join(notebook_folder(), f"{name}.ipynb")


def make_report(board: Board, environ: Mapping[str, str], progress: Callable[[int, int], None]) -> Report:
    """Run the notebooks on the board's journal at its moment, under its playbook; the pages they make.

    `progress` is called with how many of how many notebooks are done. Raises Refused where the kit has no notebooks.
    """
    from .execute import run_notebooks
    from .html_pages import Pages

    names = [n for n in PAGES if os.path.isfile(_notebook(n))]
    environ = dict(environ) | {
        "FOLLOWUP_JOURNAL": os.path.abspath(board.folder),
        "FOLLOWUP_NOW": board.now.isoformat(),
        "FOLLOWUP_PLAYBOOK": board.playbook_name,
    }
    pages = Pages(common_facts(board, names))
    paths = [_notebook(n) for n in names]
    progress(0, len(names))
    ran = run_notebooks(paths, environ, lambda done: progress(done, len(names)))
    files, failed = {}, []
    for name, result in zip(names, ran, strict=True):
        title = PAGES[name][0]
        if result.failure:
            result = result._replace(failure=visible(result.failure))
            failed.append(f"{title}: {result.failure}")
        files[f"{name}.html"] = pages.notebook(name, title, result)
    files["index.html"] = pages.overview(overview_facts(board, names) | {"failed": failed})
    return Report(files, failed)


def common_facts(board: Board, names: list[str]) -> dict[str, Any]:
    """The values of the template on every page: the moment, links to the other pages, the files that could not be read."""
    errors = [problem_text(p) for p in board.problems if p.severity == "error"]
    return {
        "mark": MARK,
        "when": date_and_time(board.now, board.zone),
        "clock": board.clock,
        "playbook": visible(board.playbook_name or "none"),
        "journal": visible(os.path.basename(os.path.abspath(board.folder))),
        "links": [("index", "Overview"), *((n, PAGES[n][0]) for n in names)],
        "errors": errors,
        "alarm": f"{plural(len(board.unread_files), 'file')} could not be read: rows may be missing",
    }


def overview_facts(board: Board, names: list[str]) -> dict[str, Any]:
    """The values of the template on the first page: rows by state, the next few rows, and what the other pages are."""
    rows = [row for group in due_list(board).groups for row in group.rows if row.state != "waiting"]
    states = [a.state for a in board.actions if not (a.state == "waiting" and a.optional)]
    return {
        "counts": [{"state": s, "number": states.count(s)} for s in OPEN_STATES],
        "next": [{"what": r.what, "company": r.company, "when": r.when, "state": r.state} for r in rows[:_SHOWN]],
        "more": max(len(rows) - _SHOWN, 0),
        "cards": [{"name": n, "title": PAGES[n][0], "about": PAGES[n][1]} for n in names],
    }


def check_folder(folder: str, root: str | None, force: bool) -> None:
    """Check a folder before any work: raises Refused where the report must not be written into it.

    That is where it leads out of `root` (None: it may be anywhere), is not a folder, or holds a file of the report's names
    that is not a page of an earlier report; `force` allows such a file.
    """
    if root is not None:
        real, base = os.path.realpath(folder), os.path.realpath(root)
        if os.path.commonpath([base, real]) != base:
            raise Refused(f"{folder!r} points outside the journal; nothing was written (name a folder with -o DIR)")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise Refused(f"{folder!r} is not a folder; nothing was written")
    for name in ("index.html", *(f"{n}.html" for n in PAGES)):
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            continue
        regular = stat.S_ISREG(os.lstat(path).st_mode)
        if os.path.isdir(path) or not (force or (regular and _is_ours(path))):
            more = "" if os.path.isdir(path) else " (--force replaces it)"
            raise Refused(f"{path!r} is not a page of an earlier report; nothing was written{more}")


def _is_ours(path: str) -> bool:
    with open(path, "rb") as f:
        return MARK.encode() in f.read(_HEAD)


def write_report(report: Report, folder: str) -> str:
    """Put the pages on disk, each whole or not at all and readable by the person alone; the path of `index.html`.

    Raises OSError where the disk fails.
    """
    make_folders(folder)
    for name, text in report.files.items():
        replace_any(os.path.join(folder, name), text.encode("utf-8", "backslashreplace"), os.path.join(folder, name))
    return os.path.join(folder, "index.html")
