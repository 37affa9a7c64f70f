"""Composes drafts from the entry's own words (docs/drafts.md, section 1). Nothing is invented.

A draft that has nothing specific to say has a visible `TODO:` and is not ready.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..api import Board
from ..base.text import clipped
from ..dates.local_time import local_day
from ..engine.opportunity import Opportunity
from ..journal.address import usable
from ..journal.languages import known_languages
from ..model import Action, Problem
from .addressee import Tongue, tongue_for, tongue_of
from .checks.findings import Context
from .draft import Draft, Drafted
from .filling.own_templates import filled, own_templates
from .filling.template_job import Failure
from .known_facts import days_of, promises_of
from .languages.language import own_language
from .notes.choosing.left_out import left_out
from .notes.choosing.offers import everything_else, everything_sayable, offers_for
from .notes.reading.headings import Headings, all_headings
from .shared_notes import notes_of
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
    unfilled: list[tuple[UnfilledDraft, Tongue]] = []
    for note in notes_of(board, actions):
        drafts_of_note = []
        for action in note:
            entry = entries[action.interview or ""]
            opportunity = board.opportunity_of(entry)
            tongue = tongue_for(action, entry, opportunity, settings)
            rows, elsewhere = board.actions_of(opportunity.name), _elsewhere(board, opportunity)
            cover = tongue_of(opportunity.recruiter, entry, opportunity, settings).language if action.via else None
            u = UnfilledDraft(action, entry, opportunity, settings, board.now, tongue.language, headings, rows, elsewhere, cover)
            drafts_of_note.append((u, tongue))
        (draft, tongue), *others = drafts_of_note
        if others:
            draft.joined([u for u, _ in others])
        unfilled.append((draft, tongue))
    own, problems = own_templates(board.folder)
    texts = filled(own, [u.job for u, _ in unfilled])
    drafts = []
    for (u, tongue), text in zip(unfilled, texts, strict=True):
        if isinstance(text, Failure):
            problem = Problem(text.file, text.line, 1, "error", "template", text.message, text.hint)
            problems += [problem] if problem not in problems else []
        else:
            drafts.append(_draft(board, u, text, tongue, headings))
    return Drafted(drafts, problems)


def _draft(board: Board, unfilled: UnfilledDraft, text: str, tongue: Tongue, headings: Headings) -> Draft:
    a = unfilled.action
    subject, _, body = text.lstrip("\n").partition("\n") if text.lstrip("\n").startswith("Subject:") else ("", "", text)
    body = _tidy(body)
    together = (unfilled, *unfilled.others)
    detail = _ADDRESS.get(a.by or "", "email")
    material = unfilled.material
    used = tuple(u for u in dict.fromkeys(x for d in together for x in d.material.used) if u.text in body)
    doubts = [
        f"“{word}” in “{clipped(u.text, _SHOWN)}” ({u.file}:{u.line}): say “you”, if it means the reader's side"
        for u in used
        if a.kind in _TO_THEM and (word := material.doubt(u.text))
    ]
    sections = material.visible_sections()
    unused = tuple(left_out(sections, headings, unfilled.entry.file, material)) if a.kind in _FROM_NOTES else ()
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
        missing=(*_missing(unfilled, tongue, body), *doubts),
        used=used,
        hints=tuple(material.hints),
        material=tuple(x for d in together for x in everything_sayable(d.material)),
        context=_context(board, unfilled),
        job=unfilled.job,
        cover=unfilled.cover,
        further=tuple(x for d in together for x in everything_else(d.material)),
        offers=tuple(offers_for(material, unfilled.todos, body)),
        todos=tuple(t for t in unfilled.todos if t.text in body),
        left_out=tuple(x.told_in(own_language()) for x in unused),
        unused=unused,
        from_notes=(*unfilled.missing_from_notes, *doubts),
        also=tuple(o.action.id for o in unfilled.others),
    )


def _missing(unfilled: UnfilledDraft, tongue: Tongue, body: str) -> list[str]:
    """What the person has to add, beside what is to be asked of the notes."""
    found = list(unfilled.missing)
    if not tongue.known:
        found.append(
            f"there are no templates for the language {tongue.asked!r}, "
            f"so it is in English (known: {', '.join(known_languages())})"
        )
    written_to = unfilled.via if unfilled.action.via else unfilled.person
    if unfilled.action.by == "email" and written_to is not None and written_to.email and usable(written_to.email) is None:
        found.append(f"{written_to.email!r} is not a usable e-mail address for {written_to.name}")
    return [*found, *(f"it does not name {o.entry.company}" for o in unfilled.others if o.entry.company not in body)]


def _tidy(body: str) -> str:
    """Without trailing blanks, and with one empty line where a template left several."""
    lines: list[str] = []
    for line in body.strip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _context(board: Board, unfilled: UnfilledDraft) -> Context:
    e, me = unfilled.entry, unfilled.settings.me
    together = (unfilled, *unfilled.others)
    everybody = [*(p for d in together for p in (*d.opportunity.everybody(), *d.entry.references)), *([me] if me else [])]
    agencies = [p.agency for p in everybody if p.agency]
    mine = {x.company for d in together for x in d.opportunity.entries}
    return Context(
        kind=unfilled.action.kind,
        by=unfilled.action.by,
        reader=unfilled.action.to,
        company=e.company,
        names=(*(p.name for p in everybody), *(d.role for d in together), *agencies, *mine),
        me=me.name if me else None,
        contacts=tuple(unfilled.job.values["contacts"]),
        day=e.day,
        language=unfilled.language,
        people=tuple(dict.fromkeys(p.name for p in everybody)),
        greeting=unfilled.job.values["greeting"],
        promises=tuple(sorted({p for d in together for p in promises_of(d.opportunity)})),
        days=tuple(sorted({x for d in together for x in days_of(d.opportunity)} | {local_day(board.now, e.zone)})),
        elsewhere=tuple(c for c in unfilled.elsewhere if c not in mine),
    )


def _elsewhere(board: Board, opportunity: Opportunity) -> tuple[str, ...]:
    """The companies of the person's other applications: nobody's business in a note to this one."""
    mine = {x.company for x in opportunity.entries}
    others = {x.company for x in board.journal.entries}
    return tuple(sorted(c for c in others - mine if not any(c in m for m in mine)))
