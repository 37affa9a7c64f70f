"""The follow-up state table as a pandas DataFrame; the one module that imports pandas."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import pandas as pd

from ..api import Board, open_board
from ..errors import BadChoice
from ..journal.disk.find_journal import PATH
from ..kinds import KINDS, STATES
from ..many import JournalResult, boards
from ..model import Action
from .export import COLUMNS, PROBLEM_COLUMNS, advice_as_dict, flat

_TIMES = ("opens", "due", "done", "anchor_at")
_CATEGORIES = {"state": STATES, "kind": tuple(KINDS)}


def state_table(
    journal: PATH | Board | Iterable[PATH | Board | JournalResult] | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
) -> pd.DataFrame:
    """The follow-up state table of a journal (or of an open board): one row an action, sorted by state, deadline and id.

    Columns: those of `table --format json`, the anchor's as `anchor_*`. `opens`, `due`, `done` and `anchor_at` are UTC
    timestamps (`datetime64[us, UTC]`), `state` and `kind` ordered categoricals, `step` and `anchor_line` integers,
    `optional` and `anchor_assumed` booleans, everything else text with None where there is none. `attrs` holds `now`,
    `playbook`, `problems` and `warnings`: an entry with an error gives no rows, so look at `attrs["problems"]`. Raises
    FollowupError for a journal or a playbook that does not exist.

    Of several journals the table has a first column `journal`, since ids are unique in one journal only; the rows of each
    are together. Then nothing is raised and `attrs` is empty: what is wrong is in `problem_table`.
    """
    if journal is None or isinstance(journal, str | os.PathLike | Board):
        return frame_of(journal if isinstance(journal, Board) else open_board(journal, now, playbook))
    frames = [_with_journal(r, as_frame(r.board.actions)) for r in _results(journal, now, playbook) if r.board is not None]
    return pd.concat(frames, ignore_index=True) if frames else _with_journal(None, as_frame(()))


def problem_table(
    journals: Iterable[PATH | Board | JournalResult], now: datetime | str | None = None, playbook: str | None = None
) -> pd.DataFrame:
    """What is wrong with each of several journals, one row a problem: `journal` and the fields of a problem in JSON.

    A journal that cannot be opened has a row with the code `journal`, so a journal without rows here and in `state_table` is
    one in which all is well and nothing is owed. `line` and `column` are integers, everything else is text.
    """
    columns = ("journal", *PROBLEM_COLUMNS)
    found = [(r.journal, *p)[: len(columns)] for r in _results(journals, now, playbook) for p in r.problems]
    data = dict(zip(columns, zip(*found, strict=True), strict=True)) if found else {}
    types = {name: "int64" if name in ("line", "column") else "object" for name in columns}
    return pd.DataFrame({name: pd.Series(list(data.get(name, ())), dtype=kind) for name, kind in types.items()})


def tables_of(journal: PATH, now: datetime | str | None = None, playbook: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The state table and the problem table of one of many journals, read once: for an engine that has many workers."""
    results = list(boards([journal], now=now, playbook=playbook, notes=False))
    return state_table(results), problem_table(results)


def _results(
    journals: Iterable[PATH | Board | JournalResult], now: datetime | str | None, playbook: str | None
) -> Iterator[JournalResult]:
    """A result for each, in their order; what is not open yet is opened, all at one moment."""
    given = list(journals)
    opened = boards([j for j in given if not isinstance(j, Board | JournalResult)], now=now, playbook=playbook, notes=False)
    for journal in given:
        if isinstance(journal, JournalResult):
            yield journal
        else:
            yield JournalResult(journal.folder, journal) if isinstance(journal, Board) else next(opened)


def _with_journal(result: JournalResult | None, frame: pd.DataFrame) -> pd.DataFrame:
    """A table with the path of its journal as the first column."""
    frame.insert(0, "journal", pd.Series([result.journal if result else ""] * len(frame), dtype="object"))
    return frame


def frame_of(board: Board) -> pd.DataFrame:
    """The table of an open board, with the columns, types and `attrs` of `state_table`."""
    frame = as_frame(board.actions)
    frame.attrs = {
        "now": board.now.isoformat(),
        "playbook": board.playbook_name,
        "problems": [dict(zip(PROBLEM_COLUMNS, p, strict=False)) for p in board.problems],
        "warnings": [advice_as_dict(a) for a in board.advice],
    }
    return frame


def as_frame(actions: Sequence[Action]) -> pd.DataFrame:
    """Actions as a DataFrame with the columns and types of `state_table`, even where there are none; `attrs` is empty."""
    rows = [flat(a) for a in actions]
    data: dict[str, object] = {}
    for column in COLUMNS:
        values = [r[column] for r in rows]
        if column in _TIMES:
            moments = [a.anchor.at if column == "anchor_at" else getattr(a, column) for a in actions]
            data[column] = pd.Series(moments, dtype="datetime64[us, UTC]")
        elif column in _CATEGORIES:
            data[column] = pd.Categorical(values, categories=list(_CATEGORIES[column]), ordered=True)
        elif column in ("step", "anchor_line"):
            data[column] = pd.Series(values, dtype="int64")
        elif column in ("optional", "anchor_assumed"):
            data[column] = pd.Series(values, dtype="bool")
        else:
            data[column] = pd.Series(values, dtype="object")
    return pd.DataFrame(data, columns=list(COLUMNS))


def as_parquet(board: Board, path: str | None) -> bytes:
    """The table as the bytes of a parquet file. Raises BadChoice without a path, or without the extra `parquet`."""
    if path is None:
        raise BadChoice("parquet goes to a file: add", "-o FILE")
    out = io.BytesIO()
    try:
        table = frame_of(board)
        for column in table.select_dtypes("object"):  # parquet holds no file name that is not Unicode
            table[column] = table[column].map(lambda v: v.encode("utf-8", "backslashreplace").decode() if v else v)
        table.to_parquet(out, index=False)
    except ImportError:
        raise BadChoice("parquet needs the extra:", "pip install 'followup-kit[parquet]'") from None
    return out.getvalue()
