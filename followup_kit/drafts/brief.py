"""The brief for somebody who helps to write, without anything private (docs/drafts.md, section 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..api import Board
from ..errors import FollowupError
from .draft import Draft
from .fill_template import Failure, Job
from .own_templates import filled, own_templates
from .proofread import LINKEDIN_CHARACTERS, READ_WORDS, SPOKEN_WORDS

_TEMPLATE = "brief"
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)\S[^\s@]*+@\S+\.\S+")
_NUMBER = re.compile(r"\+?\d[\d ()/.-]{6,}\d")


class NoBrief(FollowupError):
    """The journal's own template of the brief is wrong."""

    exit_code = 1


def brief_of(board: Board, draft: Draft, *, initials: bool = False) -> str:
    """The brief for a draft: to whom, the tone, the length, what may be said and what not.

    Addresses, links and numbers are masked everywhere in it; `initials` shortens people's names. Raises NoBrief.
    """
    material = [{"text": _masked(u.text), "place": f"{u.file}:{u.line}"} for u in draft.material]
    limit = SPOKEN_WORDS if draft.by == "phone" else READ_WORDS
    values = dict(draft.job.values) | {
        "address": None, "contacts": [], "material": material, "words": limit,
        "characters": LINKEDIN_CHARACTERS if draft.kind == "connect" else None, "people": [], "unreachable": [],
    }  # fmt: skip
    own, _ = own_templates(board.folder)
    (text,) = filled(
        {n: t for n, t in own.items() if n.endswith(f"{_TEMPLATE}.txt.j2")}, [Job(_TEMPLATE, draft.job.language, values)]
    )
    if isinstance(text, Failure):
        raise NoBrief(f"{text.file}:{text.line}: {text.message} ({text.hint})")
    people = [*draft.context.people, *([draft.context.me] if draft.context.me else [])]
    return _with_initials(text, people) if initials else text


def _masked(text: str) -> str:
    return _NUMBER.sub("[...]", _ADDRESS.sub("[...]", text))


def _with_initials(text: str, people: Sequence[str]) -> str:
    """Full names as initials first, then the parts of names that occur alone."""
    for name in sorted(set(people), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ".join(f"{part[0]}." for part in name.split()), text)
    for part in sorted({p for name in people for p in name.split() if len(p) > 1 and p[0].isupper()}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", f"{part[0]}.", text)
    return text
