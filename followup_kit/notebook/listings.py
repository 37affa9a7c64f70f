"""The board as a notebook shows it: escaped HTML, and the same as plain text."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence

from ..api import Board, open_board
from ..base.text import visible
from ..kinds import KINDS
from ..views.due_rows import DueRow, Meeting, by_day, due_list
from ..views.terminal import draw
from ..views.wording import date_and_time
from .git_filter import SAMPLE_MARK

SAMPLE = os.path.join("..", "journal")
_INK = {"FIRST": "#b3261e", "OVERDUE": "#b3261e", "TODAY": "#8a5a00", "DUE": "#1b6e3c", "BLOCKED": "#7b3fa0", "COMING": "#5f6368"}
_LONGEST = 12  # items; a longer list is folded away
_COLUMNS = ("what", "when", "why", "to mark it done")


class Shown:
    """What a cell shows: `page` is HTML for a notebook, `text` the same for everything else."""

    def __init__(self, page: str, text: str) -> None:
        self.page = page
        self.text = text

    def _repr_html_(self) -> str:
        return self.page

    def __repr__(self) -> str:
        return self.text


def board(environ: Mapping[str, str] | None = None) -> Board:
    """The board that the command would open, of the sample journal where `$FOLLOWUP_JOURNAL` names none; prints which it is.

    The report names the playbook in `$FOLLOWUP_PLAYBOOK`. Raises FollowupError for what does not exist.
    """
    environ = os.environ if environ is None else environ
    playbook = environ.get("FOLLOWUP_PLAYBOOK") or None
    opened = open_board(environ.get("FOLLOWUP_JOURNAL") or SAMPLE, playbook=playbook, environ=environ)
    when = date_and_time(opened.now, opened.zone)
    if is_sample(opened):
        print(f"{SAMPLE_MARK} {when}. Playbook {opened.playbook_name}.")
    else:
        print(f"Private journal, {opened.clock}: {when}. Playbook {opened.playbook_name}. Its outputs are kept out of git.")
    return opened


def is_sample(opened: Board) -> bool:
    """Whether a board is the sample journal's, at its own pinned clock."""
    return os.path.realpath(opened.folder) == os.path.realpath(SAMPLE) and opened.clock.startswith("fixed")


def problems(opened: Board) -> Shown:
    """The problems of the files, a line each. A file with an error gives no rows, so a notebook shows this near its top."""
    from ..journal.problems import problem_text

    found = [problem_text(p) for p in opened.problems]
    if not found:
        return Shown("<p>Every file could be read.</p>", "Every file could be read.")
    items = "".join(f"<li><code>{html.escape(p)}</code></li>" for p in found)
    return Shown(f"<ul>{items}</ul>", "\n".join(found))


def code(command: str) -> str:
    """A command as code; a browser would break `--to` and `thank-you` at their hyphens."""
    return f"<code>{' '.join(_unbroken(html.escape(word)) for word in command.split(' '))}</code>"


def _unbroken(word: str) -> str:
    return f'<span style="white-space:nowrap">{word}</span>' if "-" in word and len(word) < 24 else word


def due(opened: Board) -> Shown:
    """The rows of `due` as a table for each heading: what, when, why, and the command that marks it done."""
    listed = due_list(opened)
    parts = [meetings(listed.meetings)] if listed.meetings else []
    for heading, rows in listed.groups:
        body = "".join(_due_row(row) for row in rows)
        parts.append(
            f'<h3 style="border-left:6px solid {_INK[heading]};padding-left:8px">{heading.capitalize()} ({len(rows)})</h3>'
            f'<table class="board cards-when-narrow" style="width:100%"><thead>{_head(*_COLUMNS)}</thead>'
            f"<tbody>{body}</tbody></table>"
        )
    parts = parts or ["<p>Nothing is due.</p>"]
    return Shown("".join(parts) + unnamed(listed.unnamed), draw(opened, columns=100, colour=False))


def unnamed(lines: Sequence[str]) -> str:
    """What `due` says of the entries that name nobody, as paragraphs."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def meetings(meetings: Sequence[Meeting]) -> str:
    """Today's interviews and those of the next days, as lists."""
    parts = []
    for heading, rows in by_day(meetings):
        items = []
        for m in rows:
            about = f"<br>{html.escape(m.about)}" if m.about else ""
            items.append(f"<li><b>{html.escape(f'{m.day} {m.time}'.strip())}</b> {html.escape(m.what)}{about}</li>")
        parts.append(f"<h3>{heading}</h3><ul>{''.join(items)}</ul>")
    return "".join(parts)


def _due_row(row: DueRow) -> str:
    cells = (
        f"<b>{html.escape(row.what)}</b><br>{html.escape(row.company)}",
        html.escape(row.when),
        html.escape(row.why),
        ("<br>or " if KINDS[row.kind].answers else "<br>").join(code(command) for command in row.commands),
    )
    content = "".join(_cell(c, n) for c, n in zip(cells, _COLUMNS, strict=True))
    return f'<tr data-id="{html.escape(visible(row.id))}">{content}</tr>'


def advice(opened: Board) -> Shown:
    """What was done against the playbook's advice, for next time."""
    found = [f"{visible(a.interview)}: {visible(a.message)} ({a.code})" for a in opened.advice]
    if not found:
        return Shown("<p>Nothing was done against the advice.</p>", "Nothing was done against the advice.")
    items = "<ul>" + "".join(f"<li>{html.escape(t)}</li>" for t in found) + "</ul>"
    page = items if len(found) <= _LONGEST else f"<details><summary>{len(found)} findings</summary>{items}</details>"
    return Shown(page, "\n".join(found))


def _cell(content: str, label: str) -> str:
    return f'<td data-label="{label}" style="text-align:left;vertical-align:top">{content}</td>'


def _head(*names: str) -> str:
    return "<tr>" + "".join(f'<th scope="col" style="text-align:left">{n}</th>' for n in names) + "</tr>"
