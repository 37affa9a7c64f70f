"""What the kit knows of a language, from the TOML file beside its templates (docs/drafts.md, section 6)."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from ..journal.languages import FILE, TEMPLATES, base_language, known_languages
from ..light_typing import Any, NamedTuple
from ..text import folded
from .sections import PRIVATE


class Slip(NamedTuple):
    """A pattern for a mistake that is often made in a language, and what to write instead."""

    needs: tuple[str, ...]  # one of these stands in every text that has the mistake; none: not known
    source: str
    ignore_case: bool
    remedy: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern. Compiling all of them takes longer than all else, so it is done for those that are needed."""
        return re.compile(self.source, re.IGNORECASE if self.ignore_case else re.NOFLAG)

    def may_be_in(self, lowered: str) -> bool:
        """Whether a text in lower case may have the mistake."""
        return not self.needs or any(word in lowered for word in self.needs)


class Language(NamedTuple):
    """How one language writes a day, tells a sentence from a fragment, and what proofreading looks for in it.

    Patterns for words ignore case and match whole words.
    """

    code: str
    weekdays: tuple[str, ...]  # from Monday
    months: tuple[str, ...]
    month_numbers: Mapping[str, int]  # of every name of a month, in whichever country
    day_format: str
    short_format: str
    date_format: str
    texts: Mapping[str, str]  # short texts for a draft, such as the TODO for something missing
    topics: Mapping[str, str]  # a meaning in words: "what you discussed"
    headings: Mapping[str, tuple[str, ...]]  # as people write them, by their meaning
    sentence_words: re.Pattern[str]  # with one of these a statement is a sentence
    pronouns: frozenset[str]  # these may mean the reader
    opening_pronouns: frozenset[str]  # a sentence that begins with one of these speaks of the company behind its back
    third_person: re.Pattern[str]  # what may have to be said with "you"
    shorthand: re.Pattern[str]
    private_words: re.Pattern[str]  # money and fears: never in a letter
    answer_openings: re.Pattern[str]  # "I should have said"
    answer_label: re.Pattern[str]  # "Answer:"
    greeting: re.Pattern[str]
    goodbye: re.Pattern[str]
    stock_words: frozenset[str]  # words of any letter, which make none specific
    generic: tuple[str, ...]
    pushy: tuple[str, ...]
    pushy_patterns: tuple[str, ...]
    weekday_with_date: re.Pattern[str]
    # The following are patterns, compiled when a text has a date.
    date_alone: str
    by_day: str  # what stands before the day of a promise
    promise: str  # what a sentence about a promise has
    on_day: str
    met_before: str  # "we met on": what stands before the day of an interview
    met_after: str  # ... and behind it: "I interviewed"
    lower_after_greeting: bool
    spelling: bool  # whether the spell checker knows the language
    abbreviation: re.Pattern[str]
    may_repeat: frozenset[str]  # words that are correct twice in a row

    def weekday_and_day(self, day: date) -> str:
        """A day as a letter mentions it: `Wednesday, 18 November`."""
        return self._day(self.day_format, day)

    def full_date(self, day: date) -> str:
        """The date at the top of a letter: `18 November 2026`."""
        return self._day(self.date_format, day)

    def short_day(self, day: date) -> str:
        """A day without its weekday: `18 November`."""
        return self._day(self.short_format, day)

    def _day(self, form: str, day: date) -> str:
        return form.format(weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year)


@lru_cache
def _definition(code: str) -> Mapping[str, Any]:
    """The `language.toml` of a known language."""
    with open(os.path.join(TEMPLATES, code, FILE), "rb") as file:
        return tomllib.load(file)


@lru_cache
def language_named(code: str, country: str | None = None) -> Language | None:
    """A language by its code, with days as the country writes them (ISO 3166); None where the kit has no templates for it.

    `de-AT` is served by `de`, and its country is then Austria, whatever the other one.
    """
    base = base_language(code)
    tagged = next((part.upper() for part in re.split(r"[-_]", code.strip())[1:] if len(part) == 2), None)
    if base not in known_languages():
        return None
    countries = _definition(base).get("country", {})
    raw = {**_definition(base), **countries.get(tagged or country or "", {})}
    months = [_definition(base)["months"], *(c["months"] for c in countries.values() if "months" in c)]
    sentence, proof = raw["sentence"], raw["proof"]
    return Language(
        code=base,
        weekdays=tuple(raw["weekdays"]),
        months=tuple(raw["months"]),
        month_numbers={name: number for names in months for number, name in enumerate(names, 1)},
        day_format=raw["day"],
        short_format=raw["short_day"],
        date_format=raw["long_day"],
        texts={key: text for key, text in raw.items() if isinstance(text, str)},
        topics=raw["what"],
        headings={meaning: tuple(names) for meaning, names in raw["headings"].items()},
        sentence_words=_any_of(sentence["words"]),
        pronouns=frozenset(sentence["pronouns"]),
        opening_pronouns=frozenset(sentence["opens"]),
        third_person=_any_of(sentence["them"]),
        shorthand=_any_of(sentence["shorthand"]),
        private_words=_any_of(sentence["private"]),
        answer_openings=_begins(sentence["answers"]),
        answer_label=_begins(sentence["answer_label"], ":"),
        greeting=re.compile(proof["greeting"]),
        goodbye=re.compile(proof["goodbye"]),
        stock_words=frozenset(proof["stock"].split()),
        generic=tuple(proof["generic"]),
        pushy=tuple(proof["pushy"]),
        pushy_patterns=tuple(proof["pushy_patterns"]),
        weekday_with_date=re.compile(proof["written_day"]),
        date_alone=proof["written_date"],
        by_day=proof["by_day"],
        promise="(?i)" + proof["promise"],
        on_day=proof["on_day"],
        met_before=proof["met_before"],
        met_after=proof["met_after"],
        lower_after_greeting=proof["lower_after_greeting"],
        spelling=proof["spelling"],
        abbreviation=_abbreviated(proof["abbreviations"]),
        may_repeat=frozenset(proof["fine_twice"]),
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(" + "|".join(re.escape(w) for w in words) + r")(?![\w-])", re.IGNORECASE)


def _begins(words: Iterable[str], after: str = "") -> re.Pattern[str]:
    end = re.escape(after) + r"\s*" if after else r"\b"
    return re.compile("(" + "|".join(re.escape(w) for w in words) + ")" + end, re.IGNORECASE)


def _abbreviated(words: Iterable[str]) -> re.Pattern[str]:
    """A full stop that ends no sentence: after an abbreviation or a single letter."""
    return re.compile(r"(?:\b[^\W\d_]|[^\W\d_]\.[^\W\d_]|\b(?:" + "|".join(re.escape(w) for w in words) + r"))\.$")


@lru_cache
def slips_of(code: str) -> tuple[Slip, ...]:
    """The common mistakes of a known language; kept apart from `Language` as they are slow to compile and not always needed."""
    return tuple(
        Slip(tuple(filter(None, raw.get("needs", "").lower().split("|"))), raw["pattern"], not raw.get("case"), raw["say"])
        for raw in _definition(code)["proof"]["slips"]
    )


def all_headings(own: Mapping[str, Iterable[str]] | None = None) -> dict[str, str]:
    """Each heading, folded, with its meaning: of every language, the private ones too (as PRIVATE), and the person's own, which
    win over the kit's.
    """
    found: dict[str, str] = {}
    for code in known_languages():
        raw = _definition(code)
        for meaning, names in raw["headings"].items():
            for name in names:
                found.setdefault(folded(name), meaning)
        for name in raw["sentence"]["private_headings"]:
            found.setdefault(folded(name), PRIVATE)
    for meaning, names in (own or {}).items():
        found.update({folded(name).rstrip(":"): meaning for name in names})
    return found
