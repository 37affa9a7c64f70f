"""Draws the board for a terminal or a pipe: what to do this morning, at a glance."""

from __future__ import annotations

from ..api import Board
from ..base.light import Sequence
from ..base.text import to_type, visible, width
from ..dates.local_time import local, local_day, short_day
from ..journal.problems import problem_text
from ..kinds import OPEN_STATES
from ..model import Advice
from .due_rows import DueRow, Meeting, by_day, due_list
from .text_page import TextPage
from .wording import date_and_time, plural

_COLOURS = {"FIRST": "red", "OVERDUE": "red", "TODAY": "yellow", "DUE": "green", "BLOCKED": "magenta", "COMING": "dim"}


def draw(board: Board, *, columns: int | None, colour: bool, every: bool = False, fold: bool = False, options: str = "") -> str:
    """The board as text, `columns` wide (None: lines are not wrapped), ending in a newline.

    `every`, `fold` and `options` are those of `due_list`.
    """
    page = TextPage(columns, colour)
    page.add(f"{date_and_time(board.now, board.zone)} ({visible(str(board.zone))})", "bold")
    _add_errors(page, board)
    meetings, groups, folded, unnamed = due_list(board, every=every, fold=fold, merge=True, options=options)
    _add_meetings(page, meetings)
    for heading, rows in groups:
        page.add()
        page.add(heading, "bold", _COLOURS.get(heading, "dim"))
        for row in rows:
            _add_row(page, row, _COLOURS.get(heading, "dim"))
    if folded:
        page.add()
        page.add(f"and {plural(folded, 'optional row')} more: {to_type('due --all', options)}", "dim")
    if unnamed:
        page.add()
        for line in unnamed:
            page.add(line, "dim")
    if not groups and not folded and not board.has_errors:
        page.add()
        page.add(_nothing(board, options))
    _add_advice(page, board.advice if every else board.recent_advice())
    page.add()
    for line in _closing_lines(board, options):
        page.add(line, "dim")
    return page.text()


def _nothing(board: Board, options: str) -> str:
    if board.journal.interviews:
        return f"Nothing is due, blocked or coming. To see what was done or dropped: {to_type('due --all', options)}"
    if any(p.code == "other-names" for p in board.problems):
        looks = "but notes that look like some, under other names"
        return f"No interviews in {visible(board.folder)} yet, {looks}: {to_type('fields', options)}"
    if board.journal.applications:
        count = plural(len(board.journal.applications), "application")
        return f"No interviews in {visible(board.folder)} yet, but {count}: {to_type('list', options)}"
    return f"No interviews in {visible(board.folder)} yet: add a .md file with company, role and date between two --- lines."


def _add_errors(page: TextPage, board: Board) -> None:
    errors = board.errors
    if not errors:
        return
    page.add()
    page.add("COULD NOT BE READ", "bold", "red")
    for problem in errors:
        page.add(problem_text(problem), "red", indent=2)


def _add_meetings(page: TextPage, meetings: Sequence[Meeting]) -> None:
    """Today's interviews with all that one needs on the way, then those of the next days, a line each."""
    for heading, rows in by_day(meetings):
        page.add()
        page.add(heading.upper(), "bold", "cyan")
        for m in rows:
            page.add(f"{m.time}  {m.what}" if not m.day else f"{m.day} {m.time}  {m.what}", indent=2)
            if m.about:
                page.add(m.about, "dim", indent=4)


def _add_row(page: TextPage, row: DueRow, colour: str) -> None:
    if not row.when:  # done or dropped
        page.add(f"{row.title}: {row.why}", indent=2)
        return
    if not row.commands:  # nothing to do yet: a line, like the interviews ahead
        page.add(f"{row.when}  {row.title}", indent=2, hang=4)
        return
    page.add_pair(row.what, row.when, colour)
    why = f"{row.company}: {row.why}" if row.company else row.why
    if len(row.commands) == 1 and page.columns is not None and width(why) + width(row.commands[0]) + 7 <= page.columns:
        page.add_unwrapped(f"{why} · {row.commands[0]}", "dim", indent=4)
        return
    page.add(why, "dim", indent=4)
    for text in row.commands:
        if text.startswith("followup "):  # is there to be copied, so it stays on one line
            page.add_unwrapped(text, "dim", indent=4)
        else:
            page.add(text, "dim", indent=4)


def _add_advice(page: TextPage, advice: Sequence[Advice]) -> None:
    if not advice:
        return
    page.add()
    page.add("AGAINST THE ADVICE", "bold", "dim")
    for a in advice:
        page.add(f"{visible(a.interview)}: {visible(a.message)} ({a.code})", "dim", indent=2)


def _closing_lines(board: Board, options: str) -> list[str]:
    """The last lines of the page: counts that are not zero, playbook and clock, warnings, files that could not be read.

    Those files come last, where the eye rests.
    """
    count = {s: sum(a.state == s for a in board.actions) for s in OPEN_STATES}
    read, notes, unread = board.journal.interviews, board.journal.notes, board.unread_files
    now = f"{short_day(local_day(board.now, board.zone))} {local(board.now, board.zone):%H:%M}"
    rows = [f"{n} {state}" for state, n in count.items() if n] or ["no open rows"]
    files = [f"{plural(read, 'interview') if read else 'no interviews'} read"]
    files += [plural(len(board.journal.applications), "application")] if board.journal.applications else []
    files += [f"{plural(len(unread), 'file')} could not be read"] if unread else []
    files += [plural(notes, "other note")] if notes else []
    lines = [
        f"{', '.join(rows)} · {', '.join(files)}",
        f"playbook {visible(board.playbook_name) or 'unknown'} · now {now} ({board.clock})",
    ]
    warnings = sum(p.severity == "warning" for p in board.problems)
    if warnings:
        lines.append(f"{plural(warnings, 'warning')} about the files: {to_type('check', options)}")
    if unread:
        lines.append(f"could not be read: {', '.join(visible(f) for f in unread)}")
    return lines
