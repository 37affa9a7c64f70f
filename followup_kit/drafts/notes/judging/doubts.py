"""What may go into a letter by itself: a sentence that begins as one of a letter does, and says only how the work is done.

What is private can be said in any words, so no list of them is complete. Here the question is the other way round: is the
sentence of the kind that a letter is made of, and is there no reason to ask its writer first?
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ....base.text import folded
from ...languages.kept_patterns import compiled
from ...languages.known_patterns import REMEMBERED
from ...languages.note_language import NoteLanguage, language_of, note_language
from .clauses import is_done, is_topic, says_what_is_done
from .reader import doubtful_they, speaks_of
from .remarks import parts_of

MANY = 2  # a statement whose doubts weigh so much is likely to be private
PAST, _NAME, _THEM, _BEHIND = "past", "name", "them", "behind"
_WEAK = frozenset((PAST, "denial", "shade", "who"))
# What any statement about the reader at work raises: "She showed me the rota."
OF_ANYBODY_MET = frozenset((PAST, _THEM, _BEHIND))
_NAMED = compiled(r"(?<=[\w,;] )(?<!\bI )[A-ZÀ-Þ][a-zà-ÿ]\w*(?:'s)?")


def is_beyond_doubt(text: str, names: tuple[str, ...], code: str, *, answer: bool = False) -> bool:
    """Whether a sentence in a known language may go into a letter by itself. `answer`: it may say what its writer would do."""
    plain, language = _straight(text), note_language(code)
    if not _is_of_a_letter(plain, language, answer=answer):
        return False
    return not doubts_in(language.evidence.without_never(plain), names, code)


def _is_of_a_letter(plain: str, language: NoteLanguage, *, answer: bool) -> bool:
    """Whether a sentence is of the kind that a letter is made of: one's own work, how work is done, or a talk on that.

    A talk has a matter: a thing ("the old kiln"), or what is done ("how straw is graded"). An event ("the merger") is none,
    nor how things stand ("that the team is down to three"), nor what was said of the writer.
    """
    evidence, grammar = language.evidence, language.grammar
    if evidence.is_of_work(plain) or (answer and evidence.answer.match(plain)):
        return True
    opening = evidence.talk.match(plain)
    if not opening:
        return evidence.rule.match(plain) is not None and is_done(grammar, plain)
    matter = plain[opening.end() :]
    if evidence.mine.search(matter):
        return False
    names_a_thing = is_topic(grammar, matter) and not evidence.event.search(matter)
    return names_a_thing or says_what_is_done(grammar, matter) or evidence.tells_a_rule(matter)


@lru_cache(REMEMBERED)
def doubts_in(text: str, names: tuple[str, ...], code: str) -> tuple[str, ...]:
    """The kinds of doubt that a statement in a known language raises.

    A sentence on one's own work may tell of the past, and name what it likes.
    """
    plain, language = _straight(text), note_language(code)
    rest = language.evidence.after_opening(plain)
    found = language.evidence.doubts_in(rest)
    if _THEM in found and doubtful_they(plain, language) is None:
        found.remove(_THEM)
    if _BEHIND in found and language.other_person.search(plain) and not speaks_of(plain, None, language, names):
        found.remove(_BEHIND)
    if not language.evidence.is_of_work(plain):
        found += [PAST] if language.grammar.tells_what_happened(f"We {rest}" if rest != plain else plain) else []
        found += [_NAME] if not language.grammar.capitals and _names_somebody(plain, names, language) else []
    return tuple(found)


def weight_of(doubts: Iterable[str]) -> float:
    """How much doubts weigh together; what an ordinary sentence often has counts for half."""
    return sum(0.5 if kind in _WEAK else 1 for kind in doubts)


def doubts_about(text: str, names: tuple[str, ...], otherwise: str) -> tuple[str, ...]:
    """The doubts about a statement in whichever known language it is (the code of the one to take where that is not clear)."""
    return doubts_in(text, names, language_of(text, otherwise))


def _names_somebody(text: str, names: tuple[str, ...], language: NoteLanguage) -> bool:
    """Whether a text has a name that may be a person's: neither where something is, nor one of these."""
    known = parts_of(names)
    after_name = 0
    for found in _NAMED.finditer(text):
        goes_on = after_name > 0 and found.start() == after_name + 1
        place = goes_on or language.evidence.before_a_place.search(text, max(0, found.start() - 12), found.start())
        if not place and found[0] not in language.days and folded(found[0].removesuffix("'s")) not in known:
            return True
        after_name = found.end()
    return False


def _straight(text: str) -> str:
    return text.replace("’", "'").lstrip("\"'“‘„«(*_ ")
