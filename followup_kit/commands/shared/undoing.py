"""Asks before a line is taken out of an entry that followup does not remember to have written: it may be the person's own."""

from __future__ import annotations

import json
import sys

from ...base.text import visible
from ...changes.apply import Plan
from ...changes.memo import is_remembered, taken_out
from ...changes.memo_line import Taken
from ...errors import Refused
from ...journal.syntax.scalars import flow_map, scalar


def may_be_taken_out(planned: Plan, yes: bool) -> bool:
    """Whether a change that takes a line out may be made: it is one of followup's own, or the person says so.

    `yes` is their word in advance. Without it they are asked on a terminal; Refused elsewhere.
    """
    board, entry = planned.change.board, planned.change.entry
    taken = taken_out(planned.before.decode(), planned.after.decode(), board.journal.settings.fields)
    if taken is None or yes or is_remembered(board.folder, entry.file, taken):
        return True
    said = (
        f"{visible(entry.file)}: followup does not remember writing this line, so it may be your own:\n  {visible(_shown(taken))}"
    )
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(f"{said}\nnothing was taken out (--yes takes it out)")
    sys.stderr.write(f"{said}\nTake it out? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _shown(taken: Taken) -> str:
    """An item of the header on one line, as it may be typed."""
    item = taken.item
    if taken.key == "interest":
        return f"interest: {item['interest']}"
    if isinstance(item, dict) and all(isinstance(value, str) for value in item.values()):
        text = flow_map(item)
    else:
        text = scalar(item) if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
    return f"{taken.key}: {text}" if taken.key == "closed" else f"- {text}"
