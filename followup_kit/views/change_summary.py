"""Says what a change did, in the words that the commands and the live board share."""

from __future__ import annotations

from ..base.text import visible
from ..changes.apply import Written
from ..kinds import OPEN_STATES
from .opportunity.stage import stage_of_application
from .wording import Commands, by_when, plural, what


def change_summary(written: Written, undone: bool, options: str = "") -> list[str]:
    """What was written and where, then what it means now: one text a line, safe to show, the lines after the first indented.

    `undone` says that the change took something out again; `options` follow a command.
    """
    out = []
    if not written.diff:
        out.append(f"{visible(written.file)} already says so; nothing was written")
    elif undone:
        out.append(f"removed from {visible(written.file)}: {visible(written.text)}")
        out += [f"  {line[1:].strip()}" for line in written.diff.split("\n")[2:] if line.startswith("-")]
    else:
        out.append(f"{visible(written.file)}:{written.line}: written: {visible(written.text)}")
    out += [f"  {visible(p.message)} ({visible(p.hint)})" for p in written.found]
    board = written.board
    for a in written.opened[:6]:
        out.append(f"  now {a.state}: {what(a)}, {by_when(a, board.now, board.zone)}")
    if len(written.opened) > 6:
        out.append(f"  and {plural(len(written.opened) - 6, 'row')} more")
    applied = next((a for a in board.journal.applications if a.file == written.file), None)
    if applied is not None:
        if written.diff and not undone:
            stage = stage_of_application(applied, board.now)
            out.append("  nothing is owed before it has a date" if stage == "applied" else f"  stage: {stage}")
    elif not written.opened and written.diff and not undone:
        mine = next((e.opportunity for e in board.journal.entries if e.file == written.file), None)
        open_rows = [a for a in board.actions_of(mine) if a.state in OPEN_STATES]
        if written.text.startswith("find-address"):  # the address is of use only once it is written into the entry
            open_rows.sort(key=lambda a: a.state != "blocked")
        out += [f"  next: {what(a)}, {by_when(a, board.now, board.zone)}" for a in open_rows[:1]] or ["  nothing more to do here"]
        out += [f"    {text}" for a in open_rows[:1] if a.state == "blocked" for text in Commands(board, options).of(a)]
    if written.note:
        out.append(f"  {visible(written.note)}")
    return out
