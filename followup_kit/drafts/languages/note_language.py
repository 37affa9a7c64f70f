"""What the kit knows of a language that notes are in, from `notes.toml` (docs/drafts.md, section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ...base.light import NamedTuple
from ...base.text import folded
from ...journal.languages import known_languages
from .definitions import language_definition, notes_definition
from .evidence import Evidence
from .grammar import Grammar
from .kept_patterns import compiled
from .known_patterns import whole

_OTHERS = frozenset(("them", "behind"))  # kinds of doubt: who is spoken of, and not to


class NoteLanguage(NamedTuple):
    """How statements in one language are told apart. Patterns for words match whole words; all but `third_person` ignore case."""

    headings: Mapping[str, tuple[str, ...]]  # as people write them, by their meaning
    grammar: Grammar
    evidence: Evidence  # what may go into a letter by itself
    days: frozenset[str]  # names of days and months: none of somebody
    pronouns: frozenset[str]  # these may mean the reader
    opening_pronouns: frozenset[str]  # a sentence that begins with one of these speaks of the company behind its back
    polite: frozenset[str]  # ... unless it is one of these, as typed, which may be "you"
    third_person: re.Pattern[str]  # what may have to be said with "you"
    other_person: re.Pattern[str]  # "my grandmother", "a client": whom a pronoun after it may mean
    several: re.Pattern[str]  # "the banks", "people": what "they" after it may mean
    shorthand: re.Pattern[str]
    # How an answer is announced, in any language, as notes may be in another than the letter.
    answer_openings: re.Pattern[str]  # "I should have said"
    answer_label: re.Pattern[str]  # "Answer:"
    answer_given: re.Pattern[str]  # "My answer": beside a column for a better one
    answer_turn: re.Pattern[str]  # "..., but I": what leads from a doubt to the answer
    question: re.Pattern[str]  # "Q:"
    that: re.Pattern[str]  # what may stand between "I should have said" and what that is


@lru_cache
def note_language(code: str) -> NoteLanguage:
    """The reading of notes in a known language."""
    raw = notes_definition(code)
    sentence = raw["sentence"]
    grammar = grammar_of(code)
    case = re.NOFLAG if grammar.capitals else re.IGNORECASE  # "Sie" is you, "sie" is she or they
    person = f"(?:{either(sentence['some'])})(?: [^\\W\\d_]+){{0,2}} (?:{either(sentence['persons'])})s?"
    return NoteLanguage(
        headings={meaning: tuple(names) for meaning, names in raw["headings"].items() if meaning != "private"},
        grammar=grammar,
        evidence=Evidence(raw["evidence"], code, _of_all("that")),
        days=_days(code),
        pronouns=frozenset(sentence["pronouns"]),
        opening_pronouns=frozenset(sentence["opens"]),
        polite=frozenset(sentence["polite"]),
        third_person=compiled(whole(either(sentence["them"])), case),
        other_person=compiled(whole(person), re.IGNORECASE),
        several=compiled(whole(f"{sentence['plural_noun']}|{either(sentence['plurals'])}")),
        shorthand=compiled(whole(either(sentence["shorthand"]))),
        answer_openings=compiled(f"(?:{_of_all('answers')})\\b", re.IGNORECASE),
        answer_label=compiled(f"(?:{_of_all('answer_label')})(?:\\s*:|(?<=[Ii][Ss]))\\s*", re.IGNORECASE),
        answer_given=compiled(_of_all("answer_given"), re.IGNORECASE),
        answer_turn=compiled(f"(?:{_of_all('answer_turn')})\\b,? (?=(?:{_of_all('writer')})\\b)", re.IGNORECASE),
        question=compiled(f"(?:{_of_all('question_label')})\\s*:", re.IGNORECASE),
        that=compiled(f"^,? ?(?:{_of_all('that')})? ?", re.IGNORECASE),
    )


def _days(code: str) -> frozenset[str]:
    """The names of days, of one and of several, and of months."""
    names = language_definition(code)
    return frozenset((*names["weekdays"], *(f"{day}s" for day in names["weekdays"]), *names["months"]))


@lru_cache
def grammar_of(code: str) -> Grammar:
    """The grammar of a known language."""
    return Grammar(notes_definition(code)["grammar"])


@lru_cache
def pointing_back(code: str) -> re.Pattern[str]:
    """What opens a statement that rests on the one before it, in a known language."""
    raw = notes_definition(code)
    unless = "|".join(raw["evidence"]["to_reader"]) or "(?!)"
    return compiled(f"(?!{unless})(?:{either(raw['sentence']['points_back'])})(?![\\w-])", re.IGNORECASE)


def language_of(text: str, otherwise: str) -> str:
    """The known language that most of the small words of a text are from; `otherwise` where that is none or several."""
    counts = {code: grammar_of(code).small_words_in(text) for code in known_languages()}
    best = max(counts.values())
    likely = [code for code, count in counts.items() if count == best]
    return likely[0] if len(likely) == 1 else otherwise


def is_said_to_somebody(text: str) -> bool:
    """Whether a text begins, in any language, as a sentence of a letter does ("We talked ..."), and has no "she" or "they"."""
    evidence = (note_language(code).evidence for code in known_languages())
    return any((e.talk.match(text) or e.is_of_work(text)) and _OTHERS.isdisjoint(e.doubts_in(text)) for e in evidence)


@lru_cache
def counted_heading() -> re.Pattern[str]:
    """A part of a heading, folded, that only counts or dates what is below it, in any language: "round 2", "1st interview"."""
    counted, ordinals = (either(folded(w) for w in _words_of_all(key)) for key in ("counted", "ordinals"))
    return compiled(rf"(?:{counted})\s+\d+|\d+(?:{ordinals})?(?:\s+(?:{counted}))?|\d{{4}}-\d\d-\d\d")


@lru_cache
def joining_headings() -> re.Pattern[str]:
    """What stands between two headings in one, in any language: "Learned and liked", "Besprochen / Gelernt"."""
    joining = either(word for code in known_languages() for word in notes_definition(code)["grammar"]["joining"])
    return compiled(rf"(?<!\s)(?:\s*[/&+|,;]\s*|\s+(?:{joining})\s+|\s+[-–—]\s+|:\s+)")


@lru_cache
def about_before() -> re.Pattern[str]:
    """What opens a remark about what stands before it, in any language: "That stays between us."."""
    return compiled(rf"[\W_]*(?:{_of_all('about_before')})(?!\w)", re.IGNORECASE)


@lru_cache
def about_all() -> re.Pattern[str]:
    """What a remark about a whole section has in it, in any language: "All of this is in confidence."."""
    return compiled(rf"(?<!\w)(?:{_of_all('about_all')})(?!\w)", re.IGNORECASE)


@lru_cache
def for_all() -> re.Pattern[str]:
    """What stands above notes that are for everybody of a panel, in any language and in lower case: "both", "all three"."""
    return compiled(_of_all("for_all"))


@lru_cache
def first_person() -> re.Pattern[str]:
    """The words for who writes the notes, in any language."""
    return compiled(whole(_of_all("first_person")))


def _of_all(key: str) -> str:
    return either(_words_of_all(key))


def _words_of_all(key: str) -> list[str]:
    return [word for code in known_languages() for word in notes_definition(code)["sentence"][key]]


def either(words: Iterable[str]) -> str:
    """What matches any of some words or phrases, with whichever apostrophe."""
    return "|".join(re.escape(w).replace("'", "['’]") for w in words)
