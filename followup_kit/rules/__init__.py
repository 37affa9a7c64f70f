"""The rules: small functions of one signature, run by one loop. A new rule is a function, a line, a table in the playbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..rows import Row
from ..story import Story
from .interview import debrief, prepare, reflect
from .once import ask_reference, connect, letter, tell_reference
from .outcome import answer_offer, check_in, decline, thank_after_rejection
from .thanks import find_address, thank_you

Rule = Callable[[Story], Iterable[Row]]

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

__all__ = ["RULES", "Rule", "find_address", "thank_you"]
