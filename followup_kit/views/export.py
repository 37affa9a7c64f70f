"""The state table as text for programs and other tools: JSON, CSV, markdown. Never imports pandas."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo

from ..api import Board
from ..base.light import Any
from ..base.text import brief, visible
from ..dates.local_time import local
from ..model import Action, Advice, Interview, Problem

SCHEMA = 1
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
COLUMNS = (
    "id", "interview", "opportunity", "company", "role", "kind", "to", "via", "by", "step", "optional", "opens", "due", "state",
    "done", "blocked_by", "reason", "rule", "source", "anchor_event", "anchor_at", "anchor_file", "anchor_line", "anchor_assumed",
)  # fmt: skip
PROBLEM_COLUMNS = ("file", "line", "column", "severity", "code", "message", "hint")  # what of a problem is for other programs


def iso(at: datetime, zone: tzinfo) -> str:
    """A moment as ISO text in a zone, to the second."""
    return local(at, zone).isoformat(timespec="seconds")


def action_as_dict(a: Action) -> dict[str, Any]:
    """One action as the documented JSON (docs/json.md); times are ISO with the offset of the entry's zone."""
    return {
        "id": a.id,
        "interview": a.interview,
        "opportunity": a.opportunity,
        "company": a.company,
        "role": a.role,
        "kind": a.kind,
        "to": a.to,
        "via": a.via,
        "by": a.by,
        "step": a.step,
        "optional": a.optional,
        "opens": iso(a.opens, a.zone),
        "due": iso(a.due, a.zone),
        "state": a.state,
        "done": iso(a.done, a.zone) if a.done else None,
        "blocked_by": a.blocked_by,
        "reason": a.reason,
        "rule": a.rule,
        "source": a.source,
        "anchor": {
            "event": a.anchor.event,
            "at": iso(a.anchor.at, a.zone),
            "file": a.anchor.file,
            "line": a.anchor.line,
            "assumed": a.anchor.assumed,
        },
    }


def problem_as_dict(p: Problem) -> dict[str, Any]:
    """One problem as the documented JSON."""
    return dict(zip(PROBLEM_COLUMNS, p, strict=False)) | {"message": brief(p.message), "hint": brief(p.hint)}


def advice_as_dict(a: Advice) -> dict[str, Any]:
    """What was done against the advice as JSON, without its moment."""
    return {"code": a.code, "interview": a.interview, "to": a.to, "message": a.message}


def interview_as_dict(e: Interview) -> dict[str, Any]:
    """One interview of the days ahead as JSON; times carry the offset of the entry's zone."""
    return {
        "interview": e.id,
        "company": e.company,
        "role": e.role,
        "start": iso(e.start, e.zone),
        "end": iso(e.end, e.zone),
        "format": e.format,
        "place": e.place,
        "people": [p.name for p in e.interviewers],
    }


def due_as_dict(board: Board, every: bool) -> dict[str, Any]:
    """The answer of `due --json`: the rows of `due` (all with `every`), and the interviews of today and the next days."""
    found = board_as_dict(board, board.actions if every else board.now_due())
    if not every:
        found["warnings"] = [advice_as_dict(a) for a in board.recent_advice()]
    return found | {"interviews": [interview_as_dict(e) for e in board.interviews_ahead()]}


def board_as_dict(board: Board, actions: Iterable[Action]) -> dict[str, Any]:
    """What `due --json` and `table --format json` print; `now` is ISO in the person's zone."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in board_facts(board, actions).items()}


def board_facts(board: Board, actions: Iterable[Action]) -> dict[str, Any]:
    """As `board_as_dict`, for `json_pieces`: its lists are iterators, each to be read once."""
    return {
        "schema": SCHEMA,
        "now": iso(board.now, board.zone),
        "playbook": board.playbook_name,
        "journal": board.folder,
        "read": board.journal.interviews + len(board.journal.applications),
        "unread": len(board.unread_files),
        "notes": board.journal.notes,
        "actions": map(action_as_dict, actions),
        "problems": map(problem_as_dict, board.problems),
        "warnings": map(advice_as_dict, board.advice),
    }


def as_json(value: object) -> str:
    """Indented JSON ending in a newline; characters that hide or turn text around are escaped."""
    return _json(value, "") + "\n"


def json_pieces(value: Mapping[str, Any]) -> Iterator[str]:
    """The text of `as_json`, a piece at a time: of a value that is an iterator, each item is written before the next is made."""
    before = "{"
    for key, item in value.items():
        yield f"{before}\n {_json(key, '')}: "
        before = ","
        if isinstance(item, Iterator):
            opening = "["
            for one in item:
                yield f"{opening}\n  {_json(one, '  ')}"
                opening = ","
            yield "[]" if opening == "[" else "\n ]"
        else:
            yield _json(item, " ")
    yield "\n}\n"


def _json(value: object, indent: str) -> str:
    """A value as JSON whose lines but the first begin with an indent; a line break inside of a text is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text).replace("\n", f"\n{indent}")


def flat(a: Action) -> dict[str, Any]:
    """One action as `action_as_dict` gives it, with the anchor's fields as columns `anchor_*`."""
    row = action_as_dict(a)
    anchor = row.pop("anchor")
    return row | {f"anchor_{k}": v for k, v in anchor.items()}


def csv_cell(value: object) -> str:
    """A value as text for a CSV cell: no spreadsheet runs it as a formula, and it stays on one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or (str(value)[:1] in "\t\r" and value) else text


def csv_pieces(actions: Iterable[Action]) -> Iterator[str]:
    """The actions as CSV with the header `COLUMNS`, a line at a time."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for a in actions:
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        row = flat(a)
        writer.writerow([csv_cell(row[c]) for c in COLUMNS])
    yield out.getvalue()


_SHOWN = ("state", "kind", "to", "via", "by", "company", "opens", "due", "reason")


def markdown_pieces(actions: Iterable[Action]) -> Iterator[str]:
    """Some columns of the actions as a markdown table, a line at a time; text from entries is escaped."""
    yield "| " + " | ".join(_SHOWN) + " |\n|" + " --- |" * len(_SHOWN) + "\n"
    for a in actions:
        row = action_as_dict(a)
        cells = ["" if row[c] is None else _md(str(row[c])) for c in _SHOWN]
        yield "| " + " | ".join(cells) + " |\n"


def _md(text: str) -> str:
    return re.sub(r"([\\|`*_\[\]$])", r"\\\1", html.escape(visible(text), quote=False))
