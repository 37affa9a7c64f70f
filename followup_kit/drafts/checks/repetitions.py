"""What two notes say alike: the same note to two people, a letter with a sentence of the e-mail to the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..draft import Draft
from .findings import WORD, Finding, line_at

_OWN = ("thank-you", "letter")  # notes that are for one person alone
_WORDS = 6  # a shorter sentence may well be the same


def twice_said(draft: Draft, others: Sequence[Draft]) -> Iterator[Finding]:
    """Findings where a thank-you or letter says what another of the given drafts says."""
    if draft.kind not in _OWN or draft.by == "phone":
        return
    own = _nameless(draft)
    for other in (o for o in others if o is not draft and o.by != "phone"):
        if other.kind == draft.kind and "TODO" not in own and _nameless(other) == own:
            whose = other.to if other.interview == draft.interview else f"{other.to} at {other.context.company}"
            yield Finding(0, "same", f"it says the same as the note to {whose}", "give each of them something of their own")
            return
    for other in others:
        if draft.kind == "letter" and (other.kind, other.interview, other.to) == ("thank-you", draft.interview, draft.to):
            for at, sentence in _sentences(draft):
                if sentence in other.body:
                    message = f"“{sentence}” stands in the thank-you to {other.to} too"
                    yield Finding(line_at(draft.body, at), "same", message, "write what the thank-you does not say")


def _sentences(draft: Draft) -> Iterator[tuple[int, str]]:
    """The longer sentences of a body, but those that say which interview it is about."""
    for found in re.finditer(r"(?<![^.!?\n])[^.!?\n]++[.!?]", draft.body):
        sentence = found[0].strip()
        if len(WORD.findall(sentence)) >= _WORDS and draft.context.company not in sentence and "TODO" not in sentence:
            yield found.start(), sentence


def _nameless(draft: Draft) -> str:
    """The body without names, company, role and day: the same for two drafts that differ in nothing else."""
    text = " ".join(draft.body.split())
    values = draft.job.values
    for part in (values.get("day"), draft.context.company, values.get("role"), draft.to, *(draft.to or "").split()):
        if part:
            text = text.replace(part, "")
    return " ".join(text.split())
