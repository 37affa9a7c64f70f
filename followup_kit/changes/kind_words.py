"""The words that people type for a kind or a channel, and what they mean by them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..base.text import nearest
from ..errors import BadChoice
from ..journal.decisions import interest_meant
from ..kinds import HEARD, KINDS, OTHER_SENT

SENT = (*KINDS, *OTHER_SENT)
# What else people say. A word that is itself known means itself; hyphens and blanks make no difference to any of them.
SYNONYMS = {
    "thank": "thank-you",
    "thanks": "thank-you",
    "thank-you-note": "thank-you",
    "follow-up": "check-in",
    "nudge": "check-in",
    "offer": "answer-offer",
    "address": "find-address",
    "profiles": "review-profiles",
    "linkedin": "connect",
    "tell": "tell-reference",
    "ask": "ask-reference",
    "let-go": "move-on",
    "replied": "reply",
    "answer": "reply",
    "invite": "invitation",
    "invited": "invitation",
    "rejected": "rejection",
    "take-home": "assignment",
    "task": "assignment",
    "post": "mail",
    "call": "phone",
    "telephone": "phone",
    "tel": "phone",
    # In German, where a journal may be kept, only what means one thing.
    "dank": "thank-you",
    "danke": "thank-you",
    "nachfassen": "check-in",
    "brief": "letter",
    "antwort": "reply",
    "einladung": "invitation",
    "absage": "rejection",
    "angebot": "offer",
    "aufgabe": "assignment",
    "telefon": "phone",
}


def meant_word(word: str, known: Collection[str]) -> str | None:
    """The known word that a word certainly means, None where there is none: `thankyou`, `Thank you` and `thanks` are one."""
    typed = _squeezed(word)
    same = next((k for k in known if _squeezed(k) == typed), None)
    if same is not None:
        return same
    other = next((v for k, v in SYNONYMS.items() if _squeezed(k) == typed), None)
    while other is not None and other not in known:
        other = SYNONYMS.get(other)  # an offer is answered, an Angebot too
    return other


def known_word(what: str, word: str, known: Collection[str]) -> str:
    """The known word that is meant. Raises BadChoice with the nearest one, or with all of them."""
    found = meant_word(word, known)
    if found is not None:
        return found
    close = nearest(word.strip(), known, 0.6) or SYNONYMS.get(nearest(word.strip(), SYNONYMS, 0.75) or "")
    close = close if close in known else None
    raise BadChoice(f"no {what}", word, f"did you mean {close}?" if close else "known are: " + ", ".join(known))


def known_answer(what: str, word: str, known: Collection[str]) -> str:
    """As `known_word`, of what is answered with yes or no; the BadChoice knows what else people say for these."""
    meant = interest_meant(word) if meant_word(word, known) is None else None
    if meant in known:
        raise BadChoice(f"no {what}", word, f"did you mean {meant}?")
    return known_word(what, word, known)


def sent_kind(word: str) -> str:
    """The kind of what was sent. Raises BadChoice; what is only ever heard is named as that."""
    if meant_word(word, SENT) is None and meant_word(word, HEARD):
        raise BadChoice("no kind", word, f"it is what you hear from them: followup heard WHICH {meant_word(word, HEARD)}")
    return known_word("kind", word, SENT)


def heard_kind(word: str) -> str:
    """The kind of what was heard. Raises BadChoice; what is only ever sent is named as that."""
    if meant_word(word, HEARD) is None and meant_word(word, SENT):
        raise BadChoice("no kind", word, f"it is what you send: followup done WHICH {meant_word(word, SENT)}")
    return known_word("kind", word, HEARD)


def which_and_kind(words: Sequence[str], known: Collection[str]) -> tuple[str, str]:
    """The words of a command taken apart into WHICH (empty where none was typed) and KIND, which comes last, or else first.

    The kind may be two words: `check in`. What is no kind is given back as one all the same, for `known_word` to say so.
    """
    for size in (2, 1):
        if len(words) >= size and meant_word(" ".join(words[-size:]), known):
            return " ".join(words[:-size]), " ".join(words[-size:])
    for size in (2, 1):
        if len(words) > size and meant_word(" ".join(words[:size]), known):
            return " ".join(words[size:]), " ".join(words[:size])
    return " ".join(words[:-1]), words[-1]


def wanted(command: str, words: Sequence[str], known: Collection[str]) -> tuple[str, str]:
    """As `which_and_kind`, for a command that wants both. Raises BadChoice where one of them is missing."""
    which, kind = which_and_kind(words, known)
    if not which:
        raise BadChoice(f"{command} wants WHICH and KIND, not only", kind)
    return which, kind


def _squeezed(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalnum())
