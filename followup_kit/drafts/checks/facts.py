"""The facts in a text that somebody else wrote, compared with what the notes say: numbers, names, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...base.text import folded, nearest

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_QUOTED = re.compile(r"[“„\"]([^“”„\"\n]{2,})[”“\"]")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_IN_WORDS = (
    "zero|null one|ein|eins|eine two|zwei three|drei four|vier five|fünf six|sechs seven|sieben eight|acht nine|neun ten|zehn "
    "eleven|elf twelve|zwölf"
)
_DIGITS = {word: str(n) for n, words in enumerate(_IN_WORDS.split()) for word in words.split("|")}


class Known:
    """What the notes, the fields and the kit's own draft say. `names_are_marked`: in the language only names have a capital."""

    def __init__(self, texts: Iterable[str], *, names_are_marked: bool) -> None:
        text = " ".join(texts)
        self._text = folded(text)
        self._words = {_bare(w) for w in _WORD.findall(text)}
        self._numbers = {_plain(n) for n in _NUMBER.findall(text)} | {_DIGITS[w] for w in self._words if w in _DIGITS}
        self._names_are_marked = names_are_marked

    def unknown_in(self, sentence: str) -> str | None:
        """The first number, name or quotation of a sentence that is known from nowhere; None where there is none."""
        for number in _NUMBER.findall(sentence):
            if _plain(number) not in self._numbers:
                return str(number)
        for quoted in _QUOTED.findall(sentence):
            if folded(quoted).strip(" .,!?") not in self._text:
                return f"“{quoted}”"
        return self._unknown_name(sentence) if self._names_are_marked else None

    def _unknown_name(self, sentence: str) -> str | None:
        for at, word in enumerate(_WORD.finditer(sentence)):
            begins = at == 0 or sentence[: word.start()].rstrip()[-1:] in '.!?:“"\n'
            bare = _bare(word[0])
            is_name = word[0][0].isupper() and not begins and word[0] not in _ALWAYS_CAPITAL
            # One that is nearly known is a slip, which proofreading finds.
            if is_name and bare not in self._words and nearest(bare, self._words, 0.8) is None:
                return word[0]
        return None


_ALWAYS_CAPITAL = frozenset(("I", "I'm", "I'd", "I've", "I'll", "I’m", "I’d", "I’ve", "I’ll"))


def _bare(word: str) -> str:
    return folded(word).removesuffix("'s")


def _plain(number: str) -> str:
    """A number without the marks between its digits: 31,000 is 31.000."""
    return re.sub(r"[.,](?=\d{3}\b)", "", number)
