"""The drafts as a notebook and the report show them: each note, and beside it what is left to do and what is offered."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ..base.light import TYPE_CHECKING
from ..base.text import visible
from ..views.wording import plural
from .listings import Shown

if TYPE_CHECKING:
    from ..drafts.draft import Draft


# What is done with a note to which nothing is left to do, by channel; others are sent.
_LAST = {"phone": "read it aloud once, and call", "mail": "read it aloud, write it by hand, and post it"}


def notes(drafts: Sequence[Draft]) -> Shown:
    """Drafts below each other: the note on the left, beside it what is still to do, what is offered and what it used."""
    return Shown("".join(map(_page, drafts)) or "<p>No note is open.</p>", "\n".join(map(_text, drafts)) or "No note is open.")


def _page(d: Draft) -> str:
    from ..drafts.output.messages import mail_link

    status = "ready to proofread" if d.ready else "not ready"
    link = mail_link(d)
    name = "open as a mail" if d.ready else "open as a mail, to finish there"
    as_mail = f' · <a style="text-decoration:underline" href="{html.escape(link)}">{name}</a>' if link else ""
    beside = "".join(_list(title, items) for title, items in _beside(d))
    return (
        f'<section class="draft" aria-label="{html.escape(_title(d))}"><h3>{html.escape(_title(d))}</h3>'
        f"<p>{html.escape(visible(d.subject))} · <i>{status}</i>{as_mail}</p>"
        '<div style="display:flex;flex-wrap:wrap;gap:0 2em">'
        f'<blockquote style="flex:3 1 22em;min-width:0;overflow-wrap:anywhere;margin:0">{_lines(d.body)}</blockquote>'
        f'<div style="flex:2 1 16em;min-width:0;overflow-wrap:anywhere">{beside}</div></div></section>'
    )


def _text(d: Draft) -> str:
    todo = [f"- TODO: {t}" for t in to_do(d)]
    offers = [f"- offered: {t}" for title, items in _beside(d) if title.startswith("for “") for t in items]
    status = "ready to proofread" if d.ready else "not ready"
    return "\n".join([f"# {_title(d)}: {status}", *todo, *offers, "", d.body])


def _title(d: Draft) -> str:
    """Company, kind and person: what one looks for among many."""
    to = f" to {d.via} for {d.to}" if d.via else f" to {d.to or 'somebody there'}" if d.outward else ""
    return visible(f"{d.context.company}: {d.kind}{to}")


def _beside(d: Draft) -> list[tuple[str, list[str]]]:
    """What is beside a note: lists with their titles, those without items left out."""
    from ..drafts.output.messages import offer_lines

    words = dict(offer_lines(d))
    offered = [
        (f"for “{todo.text}”", [f"{n}. {words[n]}" for n, o in enumerate(d.offers, 1) if o.todo == todo.text]) for todo in d.todos
    ]
    found = [
        ("still to do", to_do(d)),
        *offered,
        ("used of your notes", [f"{u.text} ({u.file}:{u.line})" for u in d.used]),
        ("where your notes could say more", [f"{h.text} ({h.file}:{h.line})" for h in d.hints]),
        ("left out", list(d.left_out)),
    ]
    return [(title, items) for title, items in found if items] or [
        ("nothing is left to do", [_LAST.get(d.by or "", "read it aloud, and send it")])
    ]


def to_do(draft: Draft) -> list[str]:
    """What is left to do before a note can be sent: what is missing, then what else proofreading found; a text each."""
    findings = [f for f in draft.findings if f.code != "todo" or not draft.missing]
    found = [f"line {f.line}: {f.message}: {f.remedy}" if f.line else f"{f.message}: {f.remedy}" for f in findings]
    return [*draft.missing, *found]


def left_to_do(drafts: Sequence[Draft]) -> list[tuple[str, str | None, str]]:
    """What is left to do in the drafts that are not ready: the draft's kind, to whom it goes, and what; one tuple for each."""
    return [(d.kind, d.to, text) for d in drafts if not d.ready for text in to_do(d)]


def counts(drafts: Sequence[Draft]) -> str:
    """A sentence on how many drafts there are and how many of them are ready."""
    return f"{plural(len(drafts), 'draft')}, {sum(d.ready for d in drafts)} ready to proofread"


def _list(title: str, items: Sequence[str]) -> str:
    return f"<p>{html.escape(title)}:</p><ul>{''.join(f'<li>{_lines(i)}</li>' for i in items)}</ul>"


def _lines(text: str) -> str:
    return "<br>".join(html.escape(visible(line)) for line in text.strip().split("\n"))
