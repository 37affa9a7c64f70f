"""Composes drafts from the entry's own words (docs/drafts.md, section 1). Nothing is invented.

A draft that has nothing specific to say has a visible `TODO:` and is not ready.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..api import Board
from ..engine.opportunity import Opportunity
from ..journal.address import usable
from ..journal.languages import known_languages
from ..model import Action, Interview, Problem
from ..text import clipped
from .draft import Draft, Drafted
from .fill_template import Failure
from .findings import Context
from .headings import Headings
from .language import Language, language_named
from .left_out import left_out
from .note_language import all_headings
from .offers import everything_sayable, offers_for
from .own_templates import filled, own_templates
from .template_values import UnfilledDraft

_SHOWN = 60  # columns of a sentence that a message quotes
_ADDRESS = {"email": "email", "phone": "phone", "mail": "address", "linkedin": "linkedin"}
_TO_THEM = ("thank-you", "letter", "connect", "thank-after-rejection")
_FROM_NOTES = ("thank-you", "letter", "debrief", "tell-reference", "thank-after-rejection")  # drafts that draw on the notes


def compose(board: Board, actions: Iterable[Action]) -> Drafted:
    """A draft for each action of a board, from the entries alone: not reviewed, and without what the person saved.

    Wrong templates of the journal's own come as problems, each once; their actions have no draft.
    """
    settings, entries = board.journal.settings, {e.id: e for e in board.journal.entries}
    headings = all_headings(dict(settings.headings))
    opportunities = {o.name: o for o in board.opportunities}
    unfilled: list[tuple[UnfilledDraft, bool]] = []
    for action in actions:
        entry = entries[action.interview or ""]
        language, known = _language(entry, settings.language)
        opportunity = opportunities[entry.opportunity]
        elsewhere = _elsewhere(board, opportunity)
        unfilled.append((UnfilledDraft(action, entry, opportunity, settings, board.now, language, headings, elsewhere), known))
    own, problems = own_templates(board.folder)
    texts = filled(own, [u.job for u, _ in unfilled])
    drafts = []
    for (u, known), text in zip(unfilled, texts, strict=True):
        if isinstance(text, Failure):
            problem = Problem(text.file, text.line, 1, "error", "template", text.message, text.hint)
            problems += [problem] if problem not in problems else []
        else:
            drafts.append(_draft(board, u, text, known, headings))
    return Drafted(drafts, problems)


def _language(entry: Interview, default: str) -> tuple[Language, bool]:
    """The language to write in, and whether it is the one asked for; English where the kit has no templates for that one."""
    found = language_named(entry.language or default)
    english = language_named("en")
    assert english is not None
    return found or english, found is not None


def _draft(board: Board, unfilled: UnfilledDraft, text: str, known: bool, headings: Headings) -> Draft:
    a = unfilled.action
    subject, _, body = text.lstrip("\n").partition("\n") if text.lstrip("\n").startswith("Subject:") else ("", "", text)
    body = _tidy(body)
    missing = list(unfilled.missing)
    if not known:
        asked = unfilled.entry.language or unfilled.settings.language
        missing.append(
            f"there are no templates for the language {asked!r}, so it is in English (known: {', '.join(known_languages())})"
        )
    written_to = unfilled.via if a.via else unfilled.person
    if a.by == "email" and written_to is not None and written_to.email and usable(written_to.email) is None:
        missing.append(f"{written_to.email!r} is not a usable e-mail address for {written_to.name}")
    detail = _ADDRESS.get(a.by or "", "email")
    material = unfilled.material
    used = tuple(u for u in dict.fromkeys(material.used) if u.text in body)
    doubts = [
        f"“{word}” in “{clipped(u.text, _SHOWN)}” ({u.file}:{u.line}): say “you”, if it means the reader's side"
        for u in used
        if a.kind in _TO_THEM and (word := material.doubt(u.text))
    ]
    missing += doubts
    out = (
        left_out(material.visible_sections(), headings, unfilled.entry.file, material.is_remark) if a.kind in _FROM_NOTES else ()
    )
    return Draft(
        action=a.id,
        interview=unfilled.entry.id,
        kind=a.kind,
        to=a.to,
        address=getattr(unfilled.person, detail, None),
        via=a.via,
        via_address=getattr(unfilled.via, detail, None),
        by=a.by,
        subject=subject.removeprefix("Subject:").strip(),
        body=body,
        missing=tuple(missing),
        used=used,
        hints=tuple(material.hints),
        material=tuple(everything_sayable(material)),
        context=_context(board, unfilled),
        job=unfilled.job,
        offers=tuple(offers_for(material, unfilled.todos, body)),
        todos=tuple(t for t in unfilled.todos if t.text in body),
        left_out=tuple(out),
        from_notes=(*unfilled.missing_from_notes, *doubts),
    )


def _tidy(body: str) -> str:
    """Without trailing blanks, and with one empty line where a template left several."""
    lines: list[str] = []
    for line in body.strip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _context(board: Board, unfilled: UnfilledDraft) -> Context:
    e, me = unfilled.entry, unfilled.settings.me
    everybody = [*unfilled.opportunity.everybody(), *e.references, *([me] if me else [])]
    agencies = [p.agency for p in everybody if p.agency]
    mine = {x.company for x in unfilled.opportunity.entries}
    return Context(
        kind=unfilled.action.kind,
        by=unfilled.action.by,
        reader=unfilled.action.to,
        company=e.company,
        names=(*(p.name for p in everybody), e.role, *agencies, *mine),
        me=me.name if me else None,
        contacts=tuple(unfilled.job.values["contacts"]),
        day=e.day,
        language=unfilled.language,
        people=tuple(dict.fromkeys(p.name for p in everybody)),
        elsewhere=unfilled.elsewhere,
    )


def _elsewhere(board: Board, opportunity: Opportunity) -> tuple[str, ...]:
    """The companies of the person's other applications: nobody's business in a note to this one."""
    mine = {x.company for x in opportunity.entries}
    others = {x.company for x in board.journal.entries}
    return tuple(sorted(c for c in others - mine if not any(c in m for m in mine)))
