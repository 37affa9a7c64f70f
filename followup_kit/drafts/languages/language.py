"""What the kit knows of a language that it writes in, from `language.toml` (docs/drafts.md, section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from ...base.light import NamedTuple
from ...journal.languages import base_language, known_languages
from .definitions import language_definition
from .kept_patterns import compiled, table_of_patterns
from .note_language import NoteLanguage, note_language


class Slip(NamedTuple):
    """A pattern for a mistake that is often made in a language, and what to write instead."""

    needs: tuple[str, ...]  # one of these stands in every text that has the mistake; none: not known
    source: str
    ignore_case: bool
    remedy: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern. Compiling all of them takes longer than all else, so it is done for those that are needed."""
        return compiled(self.source, self.flags)

    @property
    def flags(self) -> re.RegexFlag:
        """The flags that it is compiled with."""
        return re.IGNORECASE if self.ignore_case else re.NOFLAG


class Language(NamedTuple):
    """How one language writes a day and closes a note, and what proofreading looks for in it."""

    code: str
    weekdays: tuple[str, ...]  # from Monday
    months: tuple[str, ...]
    month_numbers: Mapping[str, int]  # of every name of a month, in whichever country
    day_format: str
    short_format: str
    date_format: str
    texts: Mapping[str, str]  # short texts for a draft, such as the TODO for something missing
    topics: Mapping[str, str]  # a meaning in words: "what you discussed"
    closings: Mapping[str, str]  # the closing line of a note, by the tone
    left_out: Mapping[str, tuple[str, str]]  # why notes are left out of a draft, of one line or passage and of several
    notes: NoteLanguage  # how notes in it are read
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

    def closing(self, tone: str) -> str:
        """The line above the name at the end of a note."""
        return self.closings.get(tone, self.closings["warm"])

    def full_date(self, day: date) -> str:
        """The date at the top of a letter: `18 November 2026`."""
        return self._day(self.date_format, day)

    def short_day(self, day: date) -> str:
        """A day without its weekday: `18 November`."""
        return self._day(self.short_format, day)

    def _day(self, form: str, day: date) -> str:
        return form.format(weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year)


@lru_cache
def language_named(code: str, country: str | None = None) -> Language | None:
    """A language by its code, with days as the country writes them (ISO 3166); None where the kit has no templates for it.

    `de-AT` is served by `de`, and its country is then Austria, whatever the other one.
    """
    base = base_language(code)
    tagged = next((part.upper() for part in code.strip().replace("_", "-").split("-")[1:] if len(part) == 2), None)
    return _known_language(base, tagged or country) if base in known_languages() else None


def own_language() -> Language:
    """The language that the kit itself speaks to its person: English."""
    return _known_language("en", None)


@lru_cache
def _known_language(code: str, country: str | None) -> Language:
    """A language that the kit has templates for, with days as the country writes them."""
    countries = language_definition(code).get("country", {})
    raw = {**language_definition(code), **countries.get(country or "", {})}
    months = [language_definition(code)["months"], *(c["months"] for c in countries.values() if "months" in c)]
    proof = raw["proof"]
    return Language(
        code=code,
        weekdays=tuple(raw["weekdays"]),
        months=tuple(raw["months"]),
        month_numbers={name: number for names in months for number, name in enumerate(names, 1)},
        day_format=raw["day"],
        short_format=raw["short_day"],
        date_format=raw["long_day"],
        texts={key: text for key, text in raw.items() if isinstance(text, str)},
        topics=raw["what"],
        closings=raw["closing"],
        left_out=raw["left_out"],
        notes=note_language(code),
        greeting=compiled(proof["greeting"]),
        goodbye=compiled(proof["goodbye"]),
        stock_words=frozenset(proof["stock"].split()),
        generic=tuple(proof["generic"]),
        pushy=tuple(proof["pushy"]),
        pushy_patterns=tuple(proof["pushy_patterns"]),
        weekday_with_date=compiled(proof["written_day"]),
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


def _abbreviated(words: Iterable[str]) -> re.Pattern[str]:
    """A full stop that ends no sentence: after an abbreviation or a single letter."""
    return compiled(r"(?:\b[^\W\d_]|[^\W\d_]\.[^\W\d_]|\b(?:" + "|".join(re.escape(w) for w in words) + r"))\.$")


@lru_cache
def slips_of(code: str) -> tuple[Slip, ...]:
    """The common mistakes of a known language; kept apart from `Language` as they are slow to compile and not always needed."""
    slips = tuple(
        Slip(tuple(filter(None, raw.get("needs", "").lower().split("|"))), raw["pattern"], not raw.get("case"), raw["say"])
        for raw in language_definition(code)["proof"]["slips"]
    )
    table_of_patterns(lambda: ((slip.source, slip.flags) for slip in slips))
    return slips
