"""Many patterns for whole words, of which any text has few: those are compiled and tried, and no others.

Compiling all patterns of all languages takes longer than all else that a draft needs.
"""

from __future__ import annotations

import os
import re
from binascii import crc32
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from ...base.kept_json import kept_json
from ...base.light import NamedTuple
from . import needed_words
from .kept_patterns import compiled, table_of_patterns
from .needed_words import in_lower_case, may_match

REMEMBERED = 4_000  # texts that are remembered: a panel of a hundred is told the same ones
_FORM = "words 1"  # of what is kept; another number for another form
_BEGINNING = 3  # letters of a needed word by which its pattern is found
_WORD = compiled(r"[\w-]+")


class KnownPattern(NamedTuple):
    """A pattern of a kind; one of the words that it needs is in everything that it matches."""

    kind: str
    source: str
    needs: tuple[str, ...]


def patterns_of_table(name: str, pairs: Sequence[tuple[str, str]]) -> KnownPatterns:
    """The patterns of a table, each with its kind before it. Which words each of them needs is kept under the table's name."""
    sources = [source for _, source in pairs]
    needs = kept_json(f"words-{name}", _rests_on(sources), lambda: [needed_words.needed_words(source) for source in sources])
    return KnownPatterns(KnownPattern(kind, source, tuple(words)) for (kind, source), words in zip(pairs, needs, strict=True))


def _rests_on(sources: Iterable[str]) -> str | None:
    """The patterns and the code that finds their words, as one line; None where the code has no file."""
    try:
        code = os.stat(needed_words.__file__)
    except OSError:
        return None
    return f"{_FORM} {crc32(chr(10).join(sources).encode()):08x} {code.st_mtime_ns} {code.st_size}"


class KnownPatterns:
    """Patterns of several kinds, found by the words that they need."""

    def __init__(self, patterns: Iterable[KnownPattern]) -> None:
        self.patterns: Sequence[KnownPattern] = tuple(patterns)
        self._known = lru_cache(REMEMBERED)(self._in_text)
        table_of_patterns(lambda: ((whole(p.source), re.IGNORECASE) for p in self.patterns))

    def in_text(self, text: str) -> list[KnownPattern]:
        """The patterns that match somewhere in a text, in their order."""
        return self._known(text)

    def _in_text(self, text: str) -> list[KnownPattern]:
        lowered = in_lower_case(text)
        words = frozenset(_WORD.findall(lowered))
        near = map(self.patterns.__getitem__, sorted(self._near(lowered)))
        return [p for p in near if _may_match(p, lowered, words) and whole_words((p.source,)).search(text)]

    def any_in(self, text: str) -> bool:
        """Whether any of the patterns matches somewhere in a text."""
        return bool(self.in_text(text))

    def _near(self, lowered: str) -> set[int]:
        """The places of the patterns that may match: a beginning of whose words is in the text, of hundreds a handful."""
        found: set[int] = set()
        for size, beginnings in self._by_beginning.items():
            pieces = {lowered[at : at + size] for at in range(len(lowered) - size + 1)}
            found.update(*(beginnings[piece] for piece in beginnings.keys() & pieces))
        return found

    @cached_property
    def _by_beginning(self) -> dict[int, dict[str, set[int]]]:
        """The places of the patterns by the first letters of the words that they need, for each number of letters."""
        found: dict[int, dict[str, set[int]]] = {}
        for number, pattern in enumerate(self.patterns):
            for word in pattern.needs or ("",):
                beginning = word[:_BEGINNING]
                found.setdefault(len(beginning), {}).setdefault(beginning, set()).add(number)
        return found


def _may_match(pattern: KnownPattern, lowered: str, words: frozenset[str]) -> bool:
    """Whether a pattern may match; one that is a word, and nothing else, does where the text has that word ("no", not "know")."""
    return pattern.source.lower() in words if pattern.source.isalpha() else may_match(pattern.needs, lowered)


@lru_cache(maxsize=4_000)  # more than there are patterns
def whole_words(sources: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for the first of these that matches whole words at a place."""
    alone = len(sources) == 1  # which are together in a text is nothing to keep
    return (compiled if alone else re.compile)(whole("|".join(sources)), re.IGNORECASE)


def whole(pattern: str) -> str:
    """A pattern that matches what another one does, where that is whole words."""
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"
