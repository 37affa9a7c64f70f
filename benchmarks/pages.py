"""Measures what each page of the report costs over the bare floor: `python benchmarks/pages.py [JOURNAL]`. See README.md here."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from followup_kit.api import open_board
from followup_kit.notebook.execute import run_notebooks
from followup_kit.notebook.files import notebook_folder
from followup_kit.notebook.html_pages import Pages
from followup_kit.notebook.report import PAGES, common_facts, make_report

ROUNDS = 5
JOURNAL = Path(__file__).parent.parent / "journal"


def best(work: Callable[[], object]) -> float:
    """The best wall time of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def main(argv: list[str]) -> int:
    """Print a line for the floor, one for each page, one for all of them."""
    board = open_board(argv[0] if argv else JOURNAL)
    environ = dict(os.environ) | {
        "FOLLOWUP_JOURNAL": os.path.abspath(board.folder),
        "FOLLOWUP_NOW": board.now.isoformat(),
        "FOLLOWUP_PLAYBOOK": board.playbook_name,
    }
    pages = Pages(common_facts(board, list(PAGES)))

    def run(path: Path) -> None:
        (ran,) = run_notebooks([str(path)], environ, lambda done: None)
        assert not ran.failure, ran.failure
        pages.notebook(path.stem, path.stem, ran)

    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell("1 + 1")]), bare)
        floor = best(lambda: run(bare))
    print(f"{'one kernel, one cell, one page':<34}{floor:6.2f} s   1.00 x")
    for name in PAGES:
        seconds = best(lambda name=name: run(Path(notebook_folder(), f"{name}.ipynb")))
        print(f"{name:<34}{seconds:6.2f} s   {seconds / floor:4.2f} x")
    seconds = best(lambda: make_report(board, os.environ, lambda done, pages: None))
    print(f"{'the whole report, two at a time':<34}{seconds:6.2f} s   {seconds / floor:4.2f} x")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
