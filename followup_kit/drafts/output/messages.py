"""Drafts as they are sent: each alone, or several enclosed in one mail to a recruiter (docs/drafts.md, section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import visible
from ...errors import Refused
from ...journal.address import Named, named_address, usable
from ...journal.name_faults import name_alone
from ..draft import Draft
from ..filling.own_templates import filled, own_templates
from ..filling.template_job import Failure
from ..languages.note_language import note_language
from ..notes.choosing.offers import offer_text
from ..notes.reading.headings import TO_SAY


class Envelope(NamedTuple):
    """One thing to send: to whom, what it says, and the drafts in it. `to.address` may be unusable: see `has_address`."""

    to: Named
    subject: str
    body: str
    by: str | None
    drafts: tuple[Draft, ...]

    @property
    def has_address(self) -> bool:
        """Whether the address is beyond doubt, so that a mail may have it as `To`."""
        return usable(self.to.address) is not None

    @property
    def ready(self) -> bool:
        """Whether every draft in it is ready."""
        return all(d.ready for d in self.drafts)


def envelopes_of(board: Board, drafts: Sequence[Draft]) -> list[Envelope]:
    """The envelopes for drafts, in their order; several by mail through one recruiter share one."""
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
    own, _ = own_templates(board.folder)
    (text,) = filled(own, [first.cover._replace(values=dict(first.cover.values) | {"notes": notes})])
    if isinstance(text, Failure):  # a wrong template of the journal's own: what matters is what it would have enclosed
        text = f"Subject: {first.subject}\n" + "\n\n".join(n["text"] for n in notes)
    subject, _, body = text.strip().partition("\n")
    return Envelope(
        Named(first.via, first.via_address), subject.removeprefix("Subject:").strip(), body.strip() + "\n", first.by, tuple(group)
    )


def sender_of(board: Board) -> Named:
    """The writer's name and address, for `From`; both None without `[me]` in journal.toml."""
    me = board.journal.settings.me
    return Named(me.name if me else None, me.email if me else None)


def as_text(envelopes: Iterable[Envelope]) -> str:
    """The bodies alone (`--format text`), with a rule between two of them."""
    return "\n----\n\n".join(e.body for e in envelopes)


def as_markdown(envelopes: Iterable[Envelope]) -> str:
    """Drafts to read in a terminal or editor (`--format md`): a list of facts and of what is left to do, then the body."""
    return "\n".join("\n".join(_head(e)) + "\n\n" + with_offers(e) for e in envelopes)


def with_offers(e: Envelope) -> str:
    """The body as a person reads it to finish it: below each TODO what the notes hold for it, with numbers for `--pick`."""
    waiting = [(d, t) for d in e.drafts for t in d.todos]
    lines = []
    for line in e.body.split("\n"):
        lines.append(line)
        if waiting and waiting[0][1].text in line:
            draft, todo = waiting.pop(0)
            lines += [f"    {n}. {offer_text(o)}" for n, o in draft.numbered_offers if o.place == todo.place]
    return "\n".join(lines)


def offer_lines(draft: Draft) -> list[tuple[int, str]]:
    """What is offered at the TODOs of a draft, each with its number."""
    return [(n, offer_text(o)) for n, o in draft.numbered_offers]


def mail_link(draft: Draft) -> str | None:
    """A link that opens a draft as a new mail; None where it does not go by e-mail, or goes with others through a recruiter."""
    if draft.by != "email" or draft.via is not None:
        return None
    from .eml_file import as_mailto

    return as_mailto(Named(draft.to, draft.address), draft.subject, draft.body)


def _head(e: Envelope) -> list[str]:
    first = e.drafts[0]
    head = [f"# {visible(', '.join(d.action for d in e.drafts))}", ""]
    to = named_address(e.to.name, e.to.address) or "TODO: a name"
    if first.outward:
        to = to if e.by == "email" or not e.to.address else f"{e.to.name}, {e.to.address}"
        head.append(f"- to: {to}" + (f", for {' and '.join(d.to or '' for d in e.drafts)}" if first.via else ""))
    head += [f"- by: {e.by}"] if e.by else []
    head += [f"- subject: {e.subject}"] if e.by == "email" else []
    head += [f"- also for: {', '.join(map(visible, d.also))}" for d in e.drafts if d.also]
    head += [f"- your own text: {d.saved}" for d in e.drafts if d.saved]
    head += [f"- status: {'ready to proofread' if e.ready else 'not ready'}"]
    for d in e.drafts:
        whose = f"{d.to}: " if len(e.drafts) > 1 else ""
        head += [f"- TODO: {whose}{m}" for m in d.missing]
        head += [
            f"- {'TODO' if f.blocks else 'look'}: {whose}{f'line {f.line}: ' if f.line else ''}{f.message}: {f.remedy}"
            for f in d.findings
            if f.code != "todo" or not d.missing
        ]
        head += [f"- notes: {whose}{h.text} ({h.file}:{h.line})" for h in d.hints]
        head += [f"- left out: {text}" for text in d.left_out if f"- left out: {text}" not in head]
        head += [f"- tip: {whose}{_tip(d.job.language)}" for _ in d.todos[:1] if not d.offers]
    return head


def _tip(language: str) -> str:
    """What a person with thin notes can do about it in a minute; `language` is that of the draft."""
    heading = note_language(language).headings[TO_SAY][0].capitalize()
    return f"two sentences below ## {heading} in the entry, for each person below ### NAME, go into the note as you write them"


def as_bytes(board: Board, envelopes: Sequence[Envelope], form: str) -> bytes:
    """A page to print (`html`), a link for each (`mailto`), or the first as an unsent mail (`eml`).

    Raises Refused where a name or the subject of a mail hides a character that has no place there.
    """
    if form == "html":
        from .printed_page import as_page

        subject = envelopes[0].subject if len(envelopes) == 1 else "Letters"
        return as_page([e.body for e in envelopes], subject, envelopes[0].drafts[0].job.language).encode()
    from .eml_file import as_eml, as_mailto

    if form == "mailto":
        return "".join(as_mailto(e.to, e.subject, e.body) + "\n" for e in envelopes).encode()
    first = envelopes[0]
    to = first.to._replace(name=name_alone(first.to.name)) if first.to.name else first.to  # no title typed beside it
    try:
        return as_eml(to, sender_of(board), first.subject, first.body)
    except ValueError as bad:
        raise Refused(f"{visible(first.drafts[0].action)}: {visible(str(bad))}; no mail was made") from None
