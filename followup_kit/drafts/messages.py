"""What goes out together: one mail to a recruiter with each interviewer's note enclosed, every other note for itself."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..api import Board
from ..journal.address import Named, named_address, usable
from ..text import visible
from .draft import Draft
from .fill_template import Failure, Job
from .own_templates import filled, own_templates

_ENCLOSED = "enclosed"


class Envelope(NamedTuple):
    """One thing to send: to whom, what it says, and the drafts that are in it."""

    to: Named
    subject: str
    body: str
    by: str | None
    notes: tuple[Draft, ...]

    @property
    def has_address(self) -> bool:
        """Whether a mail can be addressed beyond doubt."""
        return usable(self.to.address) is not None

    @property
    def ready(self) -> bool:
        """Whether every note in it is."""
        return all(d.ready for d in self.notes)


def envelopes_of(board: Board, drafts: Sequence[Draft]) -> list[Envelope]:
    """The drafts as they go out, in their order."""
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for d in drafts:
        via = d.via is not None and d.by == "email"
        groups.setdefault((d.interview, d.kind, d.via or "", d.via_address or "") if via else (d.action,), []).append(d)
    found = []
    for group in groups.values():
        first = group[0]
        if first.via is None or first.by != "email":
            to = Named(first.via, first.via_address) if first.via else Named(first.to, first.address)
            found.append(Envelope(to, first.subject, first.body, first.by, (first,)))
        else:
            found.append(_enclosed(board, group))
    return found


def _enclosed(board: Board, group: Sequence[Draft]) -> Envelope:
    first = group[0]
    notes = [{"name": d.to or "", "text": d.body.strip()} for d in group]
    values = dict(first.job.values) | {"notes": notes}
    own, _ = own_templates(board.folder)
    (text,) = filled(own, [Job(_ENCLOSED, first.job.language, values)])
    if isinstance(text, Failure):  # the notes are what matters
        text = f"Subject: {first.subject}\n" + "\n\n".join(n["text"] for n in notes)
    subject, _, body = text.strip().partition("\n")
    return Envelope(
        Named(first.via, first.via_address), subject.removeprefix("Subject:").strip(), body.strip() + "\n", first.by, tuple(group)
    )


def sender_of(board: Board) -> Named:
    """The writer, as a mail has them."""
    me = board.journal.settings.me
    return Named(me.name if me else None, me.email if me else None)


def as_text(envelopes: Iterable[Envelope]) -> str:
    """The notes alone, a line between two of them."""
    return "\n----\n\n".join(e.body for e in envelopes)


def as_markdown(envelopes: Iterable[Envelope]) -> str:
    """Drafts to read in a terminal or an editor: a header of facts and of what is left to do, then the note."""
    return "\n".join("\n".join(_head(e)) + "\n\n" + e.body for e in envelopes)


def _head(e: Envelope) -> list[str]:
    first = e.notes[0]
    head = [f"# {visible(', '.join(d.action for d in e.notes))}", ""]
    to = named_address(e.to.name, e.to.address) or "TODO: a name"
    if first.kind != "prepare":
        to = to if e.by == "email" or not e.to.address else f"{e.to.name}, {e.to.address}"
        head.append(f"- to: {to}" + (f", for {' and '.join(d.to or '' for d in e.notes)}" if first.via else ""))
    head += [f"- by: {e.by}"] if e.by else []
    head += [f"- subject: {e.subject}"] if e.by == "email" else []
    head += [f"- your own text: {d.saved}" for d in e.notes if d.saved]
    head += [f"- status: {'ready to read over' if e.ready else 'not ready'}"]
    for d in e.notes:
        whose = f"{d.to}: " if len(e.notes) > 1 else ""
        head += [f"- TODO: {whose}{m}" for m in d.missing]
        head += [
            f"- {'TODO' if f.blocks else 'look'}: {whose}{f'line {f.line}: ' if f.line else ''}{f.message}: {f.remedy}"
            for f in d.findings
            if f.code != "todo" or not d.missing
        ]
        head += [f"- notes: {whose}{h.text} ({h.file}:{h.line})" for h in d.hints]
    return head


def as_page(envelopes: Sequence[Envelope], language: str) -> str:
    """Letters to print, one page each; escaped, without script, nothing loaded from elsewhere."""
    letters = "\n".join(f"<article>{_paragraphs(e.body)}</article>" for e in envelopes)
    title = html.escape(visible(envelopes[0].subject if len(envelopes) == 1 else "Letters"))
    return _PAGE.format(language=html.escape(language, quote=True), title=title, letters=letters)


def _paragraphs(body: str) -> str:
    parts = [p for p in body.strip().split("\n\n") if p.strip()]
    return "\n".join("<p>" + "<br>".join(html.escape(visible(line)) for line in p.strip().split("\n")) + "</p>" for p in parts)


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 25mm; }}
body {{ font: 12pt/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; margin: 0; }}
article {{ max-width: 38em; margin: 2em auto; padding: 0 1.2em; break-after: page; break-inside: avoid; }}
article:last-child {{ break-after: auto; }}
p {{ margin: 0 0 1em; overflow-wrap: anywhere; }}
@media print {{ article {{ margin: 0; padding: 0; max-width: none; }} }}
</style>
</head>
<body>
{letters}
</body>
</html>
"""
