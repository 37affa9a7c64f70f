"""Draws the board for a terminal or a pipe: what to do this morning, at a glance."""

from __future__ import annotations

from datetime import datetime

from ..api import Board
from ..dates.local_time import local
from ..journal.problems import problem_text
from ..kinds import OPEN_STATES
from ..text import visible, width
from .due_rows import DueRow, due_list
from .wording import plural

_STYLES = {"red": "31", "yellow": "33", "magenta": "35", "green": "32", "bold": "1", "dim": "2"}
_COLOUR = {"OVERDUE": "red", "DUE TODAY": "yellow", "DUE": "green", "BLOCKED": "magenta", "COMING": "dim"}


class Page:
    """Lines of text for one screen: `columns` wide (None: as long as they come), with colour or without."""

    def __init__(self, columns: int | None, colour: bool) -> None:
        self.columns = columns
        self.colour = colour
        self.lines: list[str] = []

    def styled(self, text: str, *styles: str) -> str:
        """The text in a style, or plain."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[s] for s in styles)}m{text}\x1b[0m"

    def add(self, text: str = "", *styles: str, indent: int = 0) -> None:
        """One line, wrapped at words where the screen is narrower."""
        if self.columns is None:
            self.lines.append(" " * indent + self.styled(text, *styles))
            return
        for line in _wrapped(text, self.columns - indent):
            self.lines.append(" " * indent + self.styled(line, *styles))

    def pair(self, left: str, right: str, *styles: str) -> None:
        """Left and right on one line where they fit, else below each other."""
        room = self.columns if self.columns is not None else 80
        gap = room - 2 - width(left) - width(right)
        if gap >= 2 or self.columns is None:
            self.lines.append("  " + self.styled(left, "bold") + " " * max(gap, 2) + self.styled(right, *styles))
        else:
            self.add(left, "bold", indent=2)
            self.add(right, *styles, indent=4)

    def text(self) -> str:
        """The page, ending in a newline."""
        return "".join(line.rstrip() + "\n" for line in self.lines)


def _wrapped(text: str, columns: int) -> list[str]:
    """The text broken at blanks into lines of at most so many terminal columns; a longer word is broken."""
    columns = max(columns, 10)
    lines, line = [], ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while width(line) > columns:
            head = _head(line, columns)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _head(text: str, columns: int) -> str:
    """As much of the text as fits, at least one character."""
    used = 0
    for n, char in enumerate(text):
        used += width(char)
        if used > columns:
            return text[: max(n, 1)]
    return text


def draw(board: Board, *, columns: int | None, colour: bool, every: bool = False, fold: bool = False, options: str = "") -> str:
    """The board as text, `columns` wide (None: lines are not wrapped), ending in a newline.

    `every`, `fold` and `options` are those of `due_list`.
    """
    page = Page(columns, colour)
    here = local(board.now, board.zone)
    page.add(f"{here:%A} {here.day} {here:%B %Y}, {here:%H:%M} ({visible(str(board.zone))})", "bold")
    _unread(page, board)
    groups, folded = due_list(board, every=every, fold=fold, merge=True, options=options)
    for heading, rows in groups:
        page.add()
        page.add(heading, "bold", _COLOUR.get(heading, "dim"))
        for row in rows:
            _row(page, row, _COLOUR.get(heading, "dim"))
    if folded:
        page.add()
        page.add(f"and {plural(folded, 'optional row')} more: followup due --all{visible(options)}", "dim")
    if not groups and not folded and not board.has_errors:
        page.add()
        page.add(_nothing(board))
    _advice(page, board)
    page.add()
    for line in closing_lines(board):
        page.add(line, "dim")
    return page.text()


def _nothing(board: Board) -> str:
    if not board.journal.entries:
        return f"No interviews in {visible(board.folder)} yet: add a .md file with company, role and date between two --- lines."
    return "Nothing is due, blocked or coming. followup due --all shows what was done and dropped."


def _unread(page: Page, board: Board) -> None:
    errors = [p for p in board.problems if p.severity == "error"]
    if not errors:
        return
    page.add()
    page.add("COULD NOT BE READ", "bold", "red")
    for problem in errors:
        page.add(problem_text(problem), "red", indent=2)


def _row(page: Page, row: DueRow, colour: str) -> None:
    if not row.when:  # done or dropped
        page.add(f"{row.title}: {row.why}", indent=2)
        return
    page.pair(row.what, row.when, colour)
    why = f"{row.company}: {row.why}" if row.company else row.why
    if len(row.commands) == 1 and page.columns is not None and width(why) + width(row.commands[0]) + 7 <= page.columns:
        page.lines.append("    " + page.styled(f"{why} · {row.commands[0]}", "dim"))
        return
    page.add(why, "dim", indent=4)
    for text in row.commands:
        if text.startswith("followup "):  # never wrapped: it is there to be copied
            page.lines.append("    " + page.styled(text, "dim"))
        else:
            page.add(text, "dim", indent=4)


def _advice(page: Page, board: Board) -> None:
    if not board.advice:
        return
    page.add()
    page.add("AGAINST THE ADVICE", "bold", "dim")
    for advice in board.advice:
        page.add(f"{visible(advice.interview)}: {visible(advice.message)} ({advice.code})", "dim", indent=2)


def closing_lines(board: Board) -> list[str]:
    """Counts, files read and unread, playbook, clock; the unread files are named last, where the eye rests."""
    count = {s: sum(a.state == s for a in board.actions) for s in OPEN_STATES}
    read, notes = len(board.journal.entries), board.journal.notes
    lines = [
        ", ".join(f"{n} {state}" for state, n in count.items())
        + f" · {plural(read, 'interview')} read, {len(board.unread_files)} unread, {plural(notes, 'note')}",
        f"playbook {visible(board.playbook_name) or 'unknown'} · now {_clock(board.now, board)} ({board.clock})",
    ]
    warnings = sum(p.severity == "warning" for p in board.problems)
    if warnings:
        lines.append(f"{plural(warnings, 'warning')} about the files: followup check")
    unread = board.unread_files
    if unread:
        lines.append(f"{plural(len(unread), 'file')} could not be read: {', '.join(visible(f) for f in unread)}")
    return lines


def _clock(now: datetime, board: Board) -> str:
    return local(now, board.zone).isoformat(sep=" ", timespec="minutes")
