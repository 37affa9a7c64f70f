"""What people write where there is nothing to write: `tbd`, `not yet`, `k. A.`, a dash."""

from __future__ import annotations

from .light import lru_cache, re

# What people write where they have nothing to write, without the words that may stand beside it.
_NOTHING = frozenset((
    "none", "no", "false", "true", "yes", "n/a", "tbd", "tba", "tbc", "unknown", "nobody", "no one", "noone", "nothing",
    "not", "nil", "nope", "unclear", "unsure", "not sure", "unspecified", "unnamed", "undisclosed", "pending", "open",
    "not known", "not given", "not named", "not said", "not specified", "not disclosed", "not available", "not applicable",
    "not decided", "not announced", "not confirmed", "not scheduled", "not clear", "not set", "no name", "no date",
    "no idea", "to be announced", "to be confirmed", "to be determined", "to be decided", "to be defined", "to be advised",
    "to be named", "to be scheduled", "to come", "to follow", "don't know", "dunno", "idk", "niemand", "keine", "keiner",
    "keinen", "keines", "kein", "nichts", "nein", "nicht", "offen", "unbekannt", "unklar", "ausstehend", "nicht bekannt",
    "nicht genannt", "nicht angegeben", "keine angabe", "keine angaben", "keine ahnung", "folgt", "wird mitgeteilt",
    "wird bekannt gegeben", "wird bekanntgegeben", "steht aus", "weiß nicht", "kein name",
))  # fmt: skip
_BESIDE = frozenset(("yet", "still", "currently", "now", "far", "so", "for", "noch", "bisher", "bislang", "derzeit"))
_FIRST = frozenset([phrase.partition(" ")[0] for phrase in _NOTHING]) | _BESIDE
_INITIALS = r"n[./ ]{1,2}a\.?|n\.? ?n\.|k[./] ?a\.?"  # not available, nomen nescio, keine Angabe; Na and Ka are names


def is_to_fill_in(text: str) -> bool:
    """Whether a text is what an import leaves where it fills in no name that it does not know."""
    return text.startswith("TODO")


@lru_cache(1 << 14)
def says_nothing(text: str) -> bool:
    """Whether a text is what people write where there is nothing to write (`tbd`, `not yet`, `k. A.`), or has no letter."""
    first = text.partition(" ")[0].lower().rstrip(".!?…")
    if first not in _FIRST and text[:1].isalnum():  # nearly every text
        return text[:1] in "nNkK" and len(text) <= 6 and _is_short_for_nothing(text)
    return _says_nothing(text.strip())


def _says_nothing(text: str) -> bool:
    if not (text[:1].isalnum() or text[-1:].isalnum() or any(map(str.isalnum, text))):
        return True
    lowered = text.lower().rstrip(".!?… ")
    return lowered in _NOTHING or " ".join(w for w in lowered.split() if w not in _BESIDE) in _NOTHING


def _is_short_for_nothing(text: str) -> bool:
    return text == "NA" or re.fullmatch(_INITIALS, text.strip().lower()) is not None
