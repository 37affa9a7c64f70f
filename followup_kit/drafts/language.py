"""What the kit knows of a language that it writes in, from `language.toml` (docs/drafts.md, section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from ..journal.languages import base_language, known_languages
from ..light_typing import NamedTuple
from .definitions import language_definition
from .note_language import NoteLanguage, note_language


class Slip(NamedTuple):
    """A pattern for a mistake that is often made in a language, and what to write instead."""

    pattern: re.Pattern[str]
    remedy: str


class Language(NamedTuple):
    """How one language writes a day, and what proofreading looks for in it."""

    code: str
    weekdays: tuple[str, ...]  # from Monday
    months: tuple[str, ...]
    day_format: str
    date_format: str
    texts: Mapping[str, str]  # short texts for a draft, such as the TODO for something missing
    topics: Mapping[str, str]  # a meaning in words: "what you discussed"
    notes: NoteLanguage  # how notes in it are read
    greeting: re.Pattern[str]
    goodbye: re.Pattern[str]
    stock_words: frozenset[str]  # words of any letter, which make none specific
    generic: tuple[str, ...]
    pushy: tuple[str, ...]
    weekday_with_date: re.Pattern[str]
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

    def _day(self, form: str, day: date) -> str:
        return form.format(weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year)


@lru_cache
def language_named(code: str) -> Language | None:
    """A language by its code; `de-AT` is served by `de`. None where the kit has no templates for it."""
    base = base_language(code)
    if base not in known_languages():
        return None
    raw = language_definition(base)
    proof = raw["proof"]
    return Language(
        code=base,
        weekdays=tuple(raw["weekdays"]),
        months=tuple(raw["months"]),
        day_format=raw["day"],
        date_format=raw["long_day"],
        texts={key: text for key, text in raw.items() if isinstance(text, str)},
        topics=raw["what"],
        notes=note_language(base),
        greeting=re.compile(proof["greeting"]),
        goodbye=re.compile(proof["goodbye"]),
        stock_words=frozenset(proof["stock"].split()),
        generic=tuple(proof["generic"]),
        pushy=tuple(proof["pushy"]),
        weekday_with_date=re.compile(proof["written_day"]),
        lower_after_greeting=proof["lower_after_greeting"],
        spelling=proof["spelling"],
        abbreviation=_abbreviated(proof["abbreviations"]),
        may_repeat=frozenset(proof["fine_twice"]),
    )


def _abbreviated(words: Iterable[str]) -> re.Pattern[str]:
    """A full stop that ends no sentence: after an abbreviation or a single letter."""
    return re.compile(r"(?:\b[^\W\d_]|[^\W\d_]\.[^\W\d_]|\b(?:" + "|".join(re.escape(w) for w in words) + r"))\.$")


@lru_cache
def slips_of(code: str) -> tuple[Slip, ...]:
    """The common mistakes of a known language; kept apart from `Language` as they are slow to compile and not always needed."""
    return tuple(
        Slip(re.compile(raw["pattern"], re.NOFLAG if raw.get("case") else re.IGNORECASE), raw["say"])
        for raw in language_definition(code)["proof"]["slips"]
    )
