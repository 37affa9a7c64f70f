"""`due` of many journals: a block for each, also for one that cannot be opened."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable

from ...api import Board
from ...base.light import Any
from ...base.text import visible, width
from ...errors import BadChoice
from ...many import JournalResult, boards, journals_below
from ...views.export import SCHEMA, as_json, due_as_dict, problem_as_dict


def due_of_all(args: argparse.Namespace, page_of: Callable[[Board, bool, str], str]) -> int:
    """Print what is due in every journal below `args.journals`; 1 where any has an error, else 0.

    `page_of` draws the page of a board, given whether every row is shown and the journal's path. Raises NoJournal where there
    is no journal, BadChoice beside --journal or --as-of.
    """
    for option, value in (("--journal", args.journal), ("--as-of", args.as_of)):
        if value is not None:
            raise BadChoice("--journals DIR means many journals, so leave out", f"{option} {value}")
    paths = journals_below(args.journals)
    index = not args.no_index
    results = boards(paths, now=args.now, playbook=args.playbook, open_only=not args.all, notes=False, lean=True, index=index)
    return _put_json(results, args.all) if args.json else _put_pages(results, args.all, page_of)


def _put_json(results: Iterable[JournalResult], every: bool) -> int:
    code, found = 0, []
    for result in results:
        code = max(code, int(result.has_errors))
        facts: dict[str, Any] = {"journal": result.journal, "error": result.error}
        if result.board is None:
            facts["problems"] = [problem_as_dict(p) for p in result.problems]
        else:
            facts |= due_as_dict(result.board, every)
        found.append(facts)
    sys.stdout.write(as_json({"schema": SCHEMA, "journals": found}))
    return code


def _put_pages(results: Iterable[JournalResult], every: bool, page_of: Callable[[Board, bool, str], str]) -> int:
    code, between = 0, ""
    for result in results:
        code = max(code, int(result.has_errors))
        board = result.board
        me = board.journal.settings.me if board is not None else None
        title = visible(f"{me.name} ({result.journal})" if me is not None else result.journal)
        page = page_of(board, every, result.journal) if board is not None else f"{visible(result.error or '')}\n"
        sys.stdout.write(f"{between}{title}\n{'=' * width(title)}\n\n{page}")
        between = "\n\n"
    return code
