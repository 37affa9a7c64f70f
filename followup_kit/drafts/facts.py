"""The facts in a text that can be compared: numbers, names, days, quoted words (docs/drafts.md, section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..light_typing import NamedTuple
from ..text import folded
from .language import Language

_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-zà-ÿ][\w'’-]*")
_QUOTED = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"|„([^„“\n]+)“")


class Fact(NamedTuple):
    """A fact as it stands in the text, and the `key` by which it is known again."""

    shown: str
    key: str


def facts_in(text: str, language: Language) -> Iterator[Fact]:
    """The facts of a sentence, each once: numbers in digits or words, names within it, days and months, what is quoted."""
    found = [Fact(m[0], _number(m[0])) for m in _NUMBER.finditer(text)]
    found += [Fact(w, language.numbers[w.casefold()]) for w in re.findall(r"[^\W\d_]+", text) if w.casefold() in language.numbers]
    found += [Fact(m[0], _name(m[0])) for m in _CAPITAL.finditer(text) if _is_name(text, m, language)]
    found += [Fact(q, folded(q)) for m in _QUOTED.finditer(text) for q in m.groups() if q]
    yield from dict.fromkeys(found)


def known_facts(texts: Iterable[str], language: Language) -> set[str]:
    """The keys of all facts in the notes and the fields of the entry; every word counts as a name there."""
    found: set[str] = set()
    for text in texts:
        found |= {f.key for f in facts_in(text, language)}
        found |= {_name(w) for w in re.findall(r"[^\W\d_][\w'’-]*", text)}
        words = folded(text).split()
        found |= {" ".join(words[i : i + n]).strip('.,;:!?"“”') for n in range(1, 13) for i in range(len(words) - n + 1)}
    return found


def _is_name(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a word with a capital is a name: not the first of a sentence, and not what the language always writes so."""
    if len(match[0]) < 2 or match[0].startswith(("I'", "I’")):
        return False
    if match[0] in language.month_numbers or match[0] in language.weekdays:
        return True
    if language.nouns_have_capitals:
        return match[0].isupper()
    before = text[: match.start()].rstrip(" \"'“‘(\n")
    return match[0].isupper() or (bool(before) and before[-1] not in ".!?:-–—*")


def _number(text: str) -> str:
    return text.replace(",", "").rstrip(".:").lstrip("0") or "0"


def _name(text: str) -> str:
    return folded(text.replace("’", "'").removesuffix("'s"))
