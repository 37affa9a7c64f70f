"""A new entry, as the commands that write one show it, and what to do next about it."""

from __future__ import annotations

import sys

from ...api import Board
from ...base.text import to_type, visible
from ...kinds import KINDS, OPEN_STATES
from ...views.wording import Commands, by_when, to_name_people, what


def show_entry(file: str, text: str) -> None:
    """Print an entry that is not written."""
    sys.stdout.write(f"{visible(file)}\n" + "".join(visible(line) + "\n" for line in text.splitlines()))


def next_step(board: Board, file: str, options: str) -> str:
    """What to do next about a new entry, in a few words; `options` follow a command."""
    entry = next((e for e in board.journal.entries if e.file == file), None)
    if entry is None:  # what was typed in the editor cannot be read
        return f"fix {visible(file)}; {to_type('check', options)} says where"
    rows = [a for a in board.actions if a.interview == entry.id and a.state in OPEN_STATES]
    if not rows:
        return "nothing is owed here yet; followup says what is owed elsewhere"
    if entry in board.nobody_to_thank():
        return f"{to_name_people(entry, board)}, so that they can be thanked"
    now = [a for a in rows if a.state != "waiting"]
    if not now:
        first = min(rows, key=lambda a: (a.optional, a.opens, a.id))
    else:  # somebody who waits comes before what is for oneself
        first = min(now, key=lambda a: (a.optional, not KINDS[a.kind].outward, a.due, a.id))
    if first.blocked_by:
        return f"{' or '.join(Commands(board, options).of(first))} ({visible(first.blocked_by)})"
    return f"{what(first)}, {by_when(first, board.now, board.zone)}"
