"""The brief for somebody who helps to write, without anything private (docs/drafts.md, section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..api import Board
from ..base.light import Any
from ..errors import FollowupError
from .checks.proofread import LINKEDIN_CHARACTERS, READ_WORDS, SPOKEN_WORDS
from .draft import Draft
from .filling.own_templates import filled, own_templates
from .filling.template_job import Failure, Job
from .known_facts import next_steps_known
from .languages.private import sign_of_privacy
from .notes.choosing.left_out import LeftOut, passages_left_out
from .notes.choosing.passages import Offer, Passage
from .notes.judging.doubts import OF_ANYBODY_MET, doubts_about
from .notes.judging.reader import speaks_of
from .notes.judging.remarks import is_remark, names_a_stranger

_TEMPLATE = "brief"
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S[^\s@]*+@\S+\.\S+")
_NUMBER = re.compile(r"\+?\d[\d ()/.-]{6,}\d")


class NoBrief(FollowupError):
    """The journal's own template of the brief is wrong."""

    exit_code = 1


def brief_of(board: Board, draft: Draft, *, initials: bool = False, with_offers: bool = False, picked_in: str = "") -> str:
    """The brief for a draft: to whom, the tone, the length, what may be said and what not, and what was left out.

    Of the notes it has what may go into a letter by itself, and what the person picked: what is offered and stands in the text of
    a saved draft, `picked_in`. `with_offers` adds what else is offered and raises no doubt. Addresses, links and numbers are
    masked everywhere in it; `initials` shortens people's names. Raises NoBrief.
    """
    entry = next(e for e in board.journal.entries if e.id == draft.interview)
    reader = next((p for p in entry.interviewers if p.name == draft.to), None)
    chosen, other = _chosen(draft, picked_in, with_offers=with_offers)
    material = [_item(u, draft) for u in draft.material] + [_item(o.passage, draft) | {"also": o.also} for o in chosen]
    limit = SPOKEN_WORDS if draft.by == "phone" else READ_WORDS
    values = dict(draft.job.values) | {
        "address": None, "contacts": [], "material": material, "words": limit,
        "characters": LINKEDIN_CHARACTERS if draft.kind == "connect" else None, "people": [], "unreachable": [],
        "title": _harmless(reader.title if reader else None), "round": _harmless(entry.round), "format": _harmless(entry.format),
        "left_out": [x.told_in(draft.context.language) for x in (*draft.unused, *_not_chosen(other))],
        "next_steps_known": next_steps_known(board.opportunity_of(entry), entry),
    }  # fmt: skip
    own, _ = own_templates(board.folder)
    (text,) = filled(
        {n: t for n, t in own.items() if n.endswith(f"{_TEMPLATE}.txt.j2")}, [Job(_TEMPLATE, draft.job.language, values)]
    )
    if isinstance(text, Failure):
        raise NoBrief(f"{text.file}:{text.line}: {text.message} ({text.hint})")
    people = [*draft.context.people, *([draft.context.me] if draft.context.me else [])]
    companies = sorted({e.company for e in board.journal.entries if e.company in text} - set(people), key=len, reverse=True)
    return _with_initials(text, people, companies) if initials else text


def _item(passage: Passage, draft: Draft) -> dict[str, Any]:
    """A passage as the template has it: its text, whose and from which part it is, its place, and whether it must say "you"."""
    return {
        "text": _masked(passage.text),
        "place": f"{passage.file}:{passage.line}",
        "part": passage.place,
        "person": passage.person,
        "also": None,
        "about_reader": speaks_of(passage.text, draft.to, draft.context.language.notes, draft.context.people),
    }


def _chosen(draft: Draft, picked_in: str, *, with_offers: bool) -> tuple[list[Offer], list[Offer]]:
    """Which offers a brief has beside what may go into a letter by itself, and which it has not: each text once."""
    said = {u.text for u in draft.material}
    chosen: list[Offer] = []
    other: list[Offer] = []
    picked = [o for o in draft.offers if o.passage.text in picked_in]
    for offer in dict.fromkeys((*picked, *draft.further, *draft.offers)):
        text = offer.passage.text
        if text in said or any(text in o.passage.text for o in chosen):
            continue
        is_whole = not any(s in text for s in said | {o.passage.text for o in chosen})
        taken = offer in picked or (with_offers and is_whole and _is_free(offer, draft))
        (chosen if taken else other).append(offer)
    return chosen, other


def _is_free(offer: Offer, draft: Draft) -> bool:
    """Whether an offer raises no doubt; else only the writer can say if it is for others."""
    text, people = offer.passage.text, draft.context.people
    if offer.passage.place is None or offer.place == "answers" or offer.doubtful:
        return False
    if is_remark(text, people, strict=True) or names_a_stranger(text, people):
        return False
    found = set(doubts_about(text, (*people, draft.context.company), draft.context.language.code))
    about_reader = speaks_of(text, draft.to, draft.context.language.notes, people)
    return not (found - OF_ANYBODY_MET if about_reader else found)


def _not_chosen(offers: Sequence[Offer]) -> Iterator[LeftOut]:
    """How many passages are offered and were not taken, and on which lines; those below unknown headings are told of already."""
    places = sorted({(o.passage.file, o.passage.line) for o in offers if o.passage.place is not None})
    if places:
        yield from passages_left_out("not_picked", [line for _, line in places], places[0][0])


def _harmless(text: str | None) -> str | None:
    """A free text of the header, unless it sounds private."""
    return _masked(text) if text and sign_of_privacy(text) is None else None


def _masked(text: str) -> str:
    return _NUMBER.sub("[...]", _ADDRESS.sub("[...]", text))


def _with_initials(text: str, people: Sequence[str], companies: Sequence[str]) -> str:
    """Full names as initials first, then the parts of names that occur alone; a company keeps its name, whoever founded it."""
    if not companies:
        return _initials_in(text, people)
    name = companies[0]
    pieces = re.split(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return name.join(_with_initials(piece, people, companies[1:]) for piece in pieces)


def _initials_in(text: str, people: Sequence[str]) -> str:
    for name in sorted(set(people), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ".join(f"{part[0]}." for part in name.split()), text)
    for part in sorted({p for name in people for p in name.split() if len(p) > 1 and p[0].isupper()}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", f"{part[0]}.", text)
    return text
