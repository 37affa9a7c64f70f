"""The rules: small functions of four signatures, run by one loop each. A new rule: a function, a line here, a row in `kinds`."""

from __future__ import annotations

from ...base.light import Callable, Iterable, Mapping, Sequence
from ...model import Interview
from ..opportunity import Opportunity
from ..row import Candidate
from .interview import debrief, prepare, reflect
from .once import ask_reference, connect, letter, tell_reference
from .outcome import answer_offer, assignment, check_in, decline, open_check_in, thank_after_rejection
from .search import review_profiles
from .thanks import call_first, find_addresses, thank_you

RoundRule = Callable[[Opportunity, Sequence[Interview]], Iterable[Candidate]]
Rule = Callable[[Opportunity], Iterable[Candidate]]
FollowingRule = Callable[[Opportunity, Mapping[str, Candidate]], Iterable[Candidate]]
SearchRule = Callable[[Sequence[Opportunity]], Iterable[Candidate]]

# What the rounds of an opportunity ask for, each by its own dates alone; whoever asks only for what can be open leaves out the
# rounds that are too old. Here and below each rule runs where the playbook has the table it is named by.
ROUND_RULES: tuple[tuple[str, RoundRule], ...] = (
    ("prepare", prepare),
    ("reflect", reflect),
    ("debrief", debrief),
    ("thank-you", thank_you),
    ("letter", letter),
    ("tell-reference", tell_reference),
    ("ask-reference", ask_reference),
)
# What an opportunity asks for as a whole.
RULES: tuple[tuple[str, Rule], ...] = (
    ("decline", decline),
    ("check-in", check_in),
    ("connect", connect),
    ("thank-after-rejection", thank_after_rejection),
    ("answer-offer", answer_offer),
    ("assignment", assignment),
)
# The same for whoever asks only for what can be open.
OPEN_RULES = tuple((name, open_check_in if name == "check-in" else rule) for name, rule in RULES)
# What follows from the rows of the rules above once they are settled: some are blocked, some bring another.
FOLLOWING_RULES: tuple[tuple[str, FollowingRule], ...] = (
    ("debrief", call_first),
    ("find-address", find_addresses),
)
# What a whole search asks for, once.
SEARCH_RULES: tuple[tuple[str, SearchRule], ...] = (("review-profiles", review_profiles),)
