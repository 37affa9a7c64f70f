"""The facts in a text that somebody else wrote, compared with what the notes say: numbers, names, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...base.light import Any
from ...base.text import folded, nearest
from ...journal.languages import known_languages
from ..languages.definitions import language_definition

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTED = re.compile(r"[“„\"]([^“”„\"\n]{2,})[”“\"]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Known:
    """What the notes, the fields and the kit's own draft say. `names_are_marked`: in the language only names have a capital."""

    def __init__(self, texts: Iterable[str], *, names_are_marked: bool) -> None:
        text = " ".join(texts)
        self._text = folded(text)
        self._words = {_bare(w) for w in _WORD.findall(text)}
        self._numbers = {_plain(n) for n in _NUMBER.findall(text)} | {value for _, value in _numbers_in_words(text)}
        self._names_are_marked = names_are_marked

    def unknown_in(self, sentence: str) -> str | None:
        """The first number, name or quotation of a sentence that is known from nowhere; None where there is none."""
        for number in _NUMBER.findall(sentence):
            if _plain(number) not in self._numbers:
                return str(number)
        for shown, value in _numbers_in_words(sentence):
            if value not in self._numbers and folded(shown) not in _other_words():
                return shown
        for quoted in _QUOTED.findall(sentence):
            if folded(quoted).strip(" .,!?") not in self._text:
                return f"“{quoted}”"
        return self._unknown_name(sentence) if self._names_are_marked else None

    def _unknown_name(self, sentence: str) -> str | None:
        for at, word in enumerate(_WORD.finditer(sentence)):
            begins = at == 0 or sentence[: word.start()].rstrip()[-1:] in '.!?:“"\n'
            bare = _bare(word[0])
            is_name = word[0][0].isupper() and not begins and word[0].replace("’", "'") not in _no_names()
            # One that is nearly known is a slip, which proofreading finds.
            if is_name and bare not in self._words and nearest(bare, self._words, 0.8) is None:
                return word[0]
        return None


@lru_cache
def _no_names() -> frozenset[str]:
    """Words of any language that have a capital and are no names."""
    return frozenset(word for code in known_languages() for word in language_definition(code)["always_capital"])


def _numbers_of_languages(key: str) -> list[Any]:
    return [language_definition(code)["numbers"][key] for code in known_languages()]


@lru_cache
def _values() -> dict[str, int]:
    """The words for numbers of every language, folded, with what they mean."""
    large = {folded(word): value for words in _numbers_of_languages("large") for word, value in words.items()}
    rows = ((1, 0, "small"), (10, 2, "tens"))
    named = (
        (folded(word), number * step)
        for step, first, key in rows
        for names in _numbers_of_languages(key)
        for number, words in enumerate(names.split(), first)
        for word in words.split("|")
    )
    return dict(named) | large


@lru_cache
def _other_words() -> frozenset[str]:
    """Those of the words that may be no number: "one"."""
    return frozenset(folded(word) for words in _numbers_of_languages("other") for word in words)


@lru_cache
def _between() -> tuple[str, ...]:
    """What may stand between two words of one number."""
    return (" ", "-", *(text for texts in _numbers_of_languages("between") for text in texts))


def _bare(word: str) -> str:
    return folded(word).removesuffix("'s")


def _plain(number: str) -> str:
    """A number without the marks between its digits: 31,000 is 31.000."""
    return re.sub(r"[.,](?=\d{3}\b)", "", number)


def _numbers_in_words(text: str) -> Iterator[tuple[str, str]]:
    """The numbers that a text has in words, each as typed and in digits: "two hundred and ten" is 210."""
    begin, end, total, part = 0, -1, 0, 0
    for found in re.finditer(r"[^\W\d_]+", text):
        value = _values().get(folded(found[0]))
        if value is None:
            continue
        if not _joins(text, end, found.start()):
            if end >= 0:
                yield text[begin:end], str(total + part)
            begin, total, part = found.start(), 0, 0
        if value >= 1000:
            total, part = total + (part or 1) * value, 0
        else:
            part = (part or 1) * value if value == 100 else part + value
        end = found.end()
    if end >= 0:
        yield text[begin:end], str(total + part)


def _joins(text: str, end: int, start: int) -> bool:
    """Whether two words of numbers are of one: "two hundred", "thirty-one", "hundred and ten"."""
    return end >= 0 and text[end:start] in _between()
