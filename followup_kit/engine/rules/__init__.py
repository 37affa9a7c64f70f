"""The rules: small functions of one signature, run by one loop. A new rule is a function, a line, a table in the playbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..opportunity import Opportunity
from ..row import Candidate
from .interview import debrief, prepare, reflect
from .once import ask_reference, connect, letter, tell_reference
from .outcome import answer_offer, check_in, decline, open_check_in, thank_after_rejection
from .thanks import find_address, thank_you

Rule = Callable[[Opportunity], Iterable[Candidate]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("prepare", prepare),
    ("reflect", reflect),
    ("debrief", debrief),
    ("thank-you", thank_you),
    ("letter", letter),
    ("decline", decline),
    ("tell-reference", tell_reference),
    ("ask-reference", ask_reference),
    ("check-in", check_in),
    ("connect", connect),
    ("thank-after-rejection", thank_after_rejection),
    ("answer-offer", answer_offer),
)

# What gives every row that can be open, for whoever asks for no other.
OPEN_RULES = tuple((name, open_check_in if name == "check-in" else rule) for name, rule in RULES)

__all__ = ["OPEN_RULES", "RULES", "Rule", "find_address"]
