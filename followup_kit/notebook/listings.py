"""The board and the drafts as a notebook shows them: escaped HTML, and the same as plain text."""

from __future__ import annotations

import html
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..api import Board, open_board
from ..kinds import KINDS
from ..text import visible
from ..views.due_rows import DueRow, Meeting, by_day, due_list
from ..views.terminal import draw
from ..views.wording import date_and_time, plural
from .git_filter import SAMPLE_MARK

if TYPE_CHECKING:
    from ..drafts.draft import Draft

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
    return Shown("".join(parts) or "<p>Nothing is due.</p>", draw(opened, columns=100, colour=False))


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


def notes(drafts: Sequence[Draft]) -> Shown:
    """Drafts below each other, each beside what is still to do in it and what it used of the person's notes."""
    parts, texts = [], []
    for d in drafts:
        to = f"{d.via} for {d.to}" if d.via else d.to or ("somebody there" if d.outward else "yourself")
        status = "ready to proofread" if d.ready else "not ready"
        todo = to_do(d)
        used = [f"{u.text} ({u.file}:{u.line})" for u in d.used]
        hints = [f"{h.text} ({h.file}:{h.line})" for h in d.hints]
        parts.append(
            f"<h3>{html.escape(d.kind)} to {html.escape(visible(to))}</h3>"
            f"<p>{html.escape(visible(d.subject))} · <i>{html.escape(status)}</i></p>"
            '<div style="display:flex;flex-wrap:wrap;gap:0 2em">'
            f'<blockquote style="flex:3 1 22em;min-width:0;overflow-wrap:anywhere;margin:0">{_lines(d.body)}</blockquote>'
            '<div style="flex:2 1 16em;min-width:0;overflow-wrap:anywhere">'
            f"{_list('still to do', todo)}{_list('from your notes', used)}{_list('in your notes', hints)}</div></div>"
        )
        texts.append("\n".join([f"# {d.action} to {to}: {status}", *(f"- TODO: {t}" for t in todo), "", d.body]))
    return Shown("".join(parts) or "<p>No note is open.</p>", "\n".join(texts) or "No note is open.")


def to_do(draft: Draft) -> list[str]:
    """What is left to do before a note can be sent: what is missing, then what proofreading found; a text each."""
    found = [f"line {f.line}: {f.message}: {f.remedy}" if f.line else f"{f.message}: {f.remedy}" for f in draft.findings]
    return [*draft.missing, *found]


def left_to_do(drafts: Sequence[Draft]) -> list[tuple[str, str | None, str]]:
    """What is left to do in the drafts that are not ready: the draft's kind, to whom it goes, and what; one tuple for each."""
    return [(d.kind, d.to, text) for d in drafts if not d.ready for text in to_do(d)]


def _list(title: str, items: Sequence[str]) -> str:
    return f"<p>{title}:</p><ul>{''.join(f'<li>{_lines(i)}</li>' for i in items)}</ul>" if items else ""


def _lines(text: str) -> str:
    return "<br>".join(html.escape(visible(line)) for line in text.strip().split("\n"))


def _cell(content: str, label: str) -> str:
    return f'<td data-label="{label}" style="text-align:left;vertical-align:top">{content}</td>'


def _head(*names: str) -> str:
    return "<tr>" + "".join(f'<th scope="col" style="text-align:left">{n}</th>' for n in names) + "</tr>"


def counts(drafts: Sequence[Draft]) -> str:
    """A sentence on how many drafts there are and how many of them are ready."""
    return f"{plural(len(drafts), 'draft')}, {sum(d.ready for d in drafts)} ready to proofread"
