"""Makes the report of a journal: the kit's own notebooks, run on it, and a page for each opportunity, written into a folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Mapping
from itertools import chain, count
from typing import TYPE_CHECKING, Any, NamedTuple

from ..api import Board
from ..base.text import for_shell, slug, visible
from ..errors import Refused
from ..journal.disk.atomic_write import make_folders, replace_any
from ..journal.disk.inside import leads_out
from ..journal.problems import problem_text
from ..kinds import OPEN_STATES
from ..views.due_rows import by_day, due_list
from ..views.opportunity.facts import OpportunityPage, opportunity_page
from ..views.opportunity.listing import going_on, opportunity_list
from ..views.opportunity.stage import OVER
from ..views.wording import date_and_time, plural
from .files import notebook_folder
from .opportunity_html import page_as_html, table_of

if TYPE_CHECKING:
    from .html_pages import Pages

MARK = 'data-made-by="followup-report"'  # in the first line of each page, so that a later report may replace it
PAGES = {  # those that are notebooks
    "due_actions": ("What is due", "What to do and when, a picture of it in time, and the whole table."),
    "draft_notes": ("Draft notes", "The notes to send, made from your own words, with what is missing."),
    "search_review": ("How the search goes", "Rounds and outcomes, answers and silences, and how sure one can be."),
    "playbook_compare": ("Six playbooks", "What each of them makes of one interview, side by side."),
}
OPPORTUNITIES = ("Opportunities", "How each of them stands; a page for each, to read before the next round.")
_OWN_PAGE = re.compile(r"opportunity-.*\.html")  # of one opportunity
_LONGEST = 80  # bytes of the name of an opportunity in that of its file
_HEAD = 1024  # bytes in which to look for `MARK`


class Report(NamedTuple):
    """The HTML of each file of a report by its name, and a sentence for each page that could not be made."""

    files: dict[str, str]
    failed: list[str]


def _notebook(name: str) -> str:
    return os.path.join(notebook_folder(), f"{name}.ipynb")


def make_report(
    board: Board, environ: Mapping[str, str], progress: Callable[[int, int], None], *, private: bool = False
) -> Report:
    """Run the notebooks on the board's journal at its moment, under its playbook; the pages they make, and those of the kit.

    `progress` is called with how many of how many notebooks are done; with `private` the pages of opportunities have the
    notes that are private too. Raises Refused where the kit has no notebooks.
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
    files |= opportunity_files(board, pages, private)
    files["index.html"] = pages.page("overview", overview_facts(board, names) | {"failed": failed})
    return Report(files, failed)


def opportunity_files(board: Board, pages: Pages, private: bool) -> dict[str, str]:
    """The page that lists the opportunities, and one for each of them; with `private`, all of their notes."""
    from ..drafts.api import notes_for_others

    found, links = opportunity_list(board), page_names(board)
    over = [x for x in found if x.stage in OVER]
    facts = {
        "table": table_of(board, going_on(found), links) if len(over) < len(found) else "",
        "over": table_of(board, over, links) if over else "",
    }
    files = {"opportunities.html": pages.page("opportunities", facts)}
    notes_of = None if private else notes_for_others(board)
    for x in (x for x in found if x.name in links):
        page = opportunity_page(board, x, notes_of=notes_of)
        facts = {"title": page.title, "content": page_as_html(page, 2), "left_out": left_out_of(page)}
        files[links[page.name]] = pages.page("opportunity", facts)
    return files


def left_out_of(page: OpportunityPage) -> str:
    """A sentence on the notes that are not on a page; empty where all are."""
    if not page.left_out:
        return ""
    which = visible(for_shell(page.name))
    return (
        f"{plural(page.left_out, 'private section')} of your notes left out here; followup show {which} has them all, and so has "
        "this page with followup report --private."
    )


def page_names(board: Board) -> dict[str, str]:
    """The file of each opportunity's page, by the opportunity's name; no two of them have the same."""
    files: dict[str, str] = {}
    for opportunity in board.opportunities:
        short = slug(opportunity.name).encode()[:_LONGEST].decode(errors="ignore").rstrip("-") or "x"
        names = (f"opportunity-{short}{tail}.html" for tail in chain([""], (f"-{n}" for n in count(2))))
        files[opportunity.name] = next(name for name in names if name not in files.values())
    return files


def common_facts(board: Board, names: list[str]) -> dict[str, Any]:
    """The values of the template on every page: the moment, links to the other pages, the files that could not be read."""
    errors = [problem_text(p) for p in board.errors]
    return {
        "mark": MARK,
        "when": date_and_time(board.now, board.zone),
        "clock": board.clock,
        "playbook": visible(board.playbook_name or "none"),
        "journal": visible(os.path.basename(os.path.abspath(board.folder))),
        "links": [("index", "Overview"), ("opportunities", OPPORTUNITIES[0]), *((n, PAGES[n][0]) for n in names)],
        "errors": errors,
        "alarm": f"{plural(len(board.unread_files), 'file')} could not be read: rows may be missing",
    }


def overview_facts(board: Board, names: list[str]) -> dict[str, Any]:
    """The values of the template on the first page: the interviews of today and the next days, what to do in the order of `due`,
    and what the other pages are."""
    listed = due_list(board, fold=True, merge=True)
    states = [a.state for a in board.actions if not (a.state == "waiting" and a.optional)]
    files = page_names(board)
    page_of = {e.id: files[o.name] for o in board.opportunities for e in o.entries}
    return {
        "meetings": by_day(listed.meetings),
        "page_of": page_of,
        "counts": [{"state": s, "number": states.count(s)} for s in OPEN_STATES],
        "groups": [(group.heading.capitalize(), group.rows) for group in listed.groups],
        "unnamed": listed.unnamed,
        "folded": f"and {plural(listed.folded, 'optional row')} more" if listed.folded else "",
        "cards": [
            {"name": n, "title": title, "about": about}
            for n, (title, about) in {"opportunities": OPPORTUNITIES, **{n: PAGES[n] for n in names}}.items()
        ],
    }


def check_folder(folder: str, root: str | None, force: bool) -> None:
    """Check a folder before any work: raises Refused where the report must not be written into it.

    That is where it leads out of `root` (None: it may be anywhere), is not a folder, or holds a file of the report's names
    that is not a page of an earlier report; `force` allows such a file.
    """
    if root is not None and leads_out(os.path.abspath(root), os.path.abspath(folder)):
        raise Refused(f"{folder!r} points outside the journal; nothing was written (name a folder with -o DIR)")
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise Refused(f"{folder!r} is not a folder; nothing was written")
    for name in ("index.html", "opportunities.html", *(f"{n}.html" for n in PAGES), *_own_pages(folder)):
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            continue
        regular = stat.S_ISREG(os.lstat(path).st_mode)
        if os.path.isdir(path) or not (force or (regular and _is_ours(path))):
            more = "" if os.path.isdir(path) else " (--force replaces it)"
            raise Refused(f"{path!r} is not a page of an earlier report; nothing was written{more}")


def _own_pages(folder: str) -> list[str]:
    """The files of a folder that are called like pages of one opportunity."""
    return sorted(filter(_OWN_PAGE.fullmatch, os.listdir(folder))) if os.path.isdir(folder) else []


def _is_ours(path: str) -> bool:
    with open(path, "rb") as f:
        return MARK.encode() in f.read(_HEAD)


def write_report(report: Report, folder: str) -> str:
    """Put the pages on disk, each whole or not at all and readable by the person alone; the path of `index.html`.

    Pages of an earlier report whose opportunity is gone are removed. Raises OSError where the disk fails.
    """
    make_folders(folder)
    for name in _own_pages(folder):
        path = os.path.join(folder, name)
        if name not in report.files and stat.S_ISREG(os.lstat(path).st_mode) and _is_ours(path):
            os.remove(path)
    for name, text in report.files.items():
        replace_any(os.path.join(folder, name), text.encode("utf-8", "backslashreplace"), os.path.join(folder, name))
    return os.path.join(folder, "index.html")
