"""How a key's lines were typed, told without their words: their order, and what stood between them.

That is blanks, brackets, quotes, line ends and the words for nothing. So lines can be brought back whose words still stand there.
"""

from __future__ import annotations

import re

from ...base.light import Any, sha256
from ..names.field_names import FieldNames
from .parsed_entry import ParsedEntry
from .splice import first_proven

_WORD = re.compile(r"\b(?!(?:null|Null|NULL)\b)\w+")
_MOST = 1000  # characters that are kept of one change


# `into`: a hash of the text that is left, whose words are meant. `order`: runs of them, as first-last. By its number each gap
# that is another than the one before that word there.
Typed = dict[str, str]
_ORDER = re.compile(r"(?:\d{1,6}-\d{1,6}(?:,(?!\Z)|\Z))*")


def is_typed(value: Any) -> bool:
    """Whether a value that was read is a `Typed`, without any word in it."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        return False
    gaps = [gap for key, gap in value.items() if key.isdecimal()]
    known = len(gaps) + 2 == len(value) and "into" in value and _ORDER.fullmatch(value.get("order", ",")) is not None
    return known and not any(map(_WORD.search, gaps))


def as_typed(now: str, before: str) -> Typed | None:
    """What makes `before` of `now`; None where that would take a word that is not there, or too much else."""
    words, wanted = _WORD.findall(now), _WORD.findall(before)
    places = {word: n for n, word in enumerate(words)}
    runs: list[list[int]] = []
    for word in wanted:
        after = runs[-1][1] + 1 if runs else 0
        if after < len(words) and words[after] == word and runs:
            runs[-1][1] = after
        elif word in places:
            at = after if after < len(words) and words[after] == word else places[word]
            runs.append([at, at])
        else:
            return None
    typed = {"into": _digest(now), "order": ",".join(f"{first}-{last}" for first, last in runs)}
    was = _WORD.split(before)
    typed |= {str(n): was[n] for n, gap in enumerate(_gaps_of(now, _places_in(typed["order"]))) if was[n] != gap}
    return typed if sum(map(len, typed.values())) <= _MOST else None


def _places_in(order: str) -> list[int]:
    """The numbers of the words in the order that is told."""
    runs = [run.split("-") for run in order.split(",") if run]
    return [n for first, last in runs for n in range(int(first), int(last) + 1)]


def _gaps_of(text: str, places: list[int]) -> list[str]:
    """What stands before each of these words in a text, and at its end."""
    gaps = _WORD.split(text)
    return [*(gaps[n] for n in places), gaps[-1]]


def own_lines(entry: ParsedEntry, key: str) -> str:
    """The lines of a key with all that stands below it, up to the next key or the end; empty where it is absent."""
    found = entry.values.get(key)
    return "".join(entry.lines[found.key[0] - 1 : entry.next_line(key)]) if found is not None else ""


def typed_again(text: str, key: str, typed: Typed, names: FieldNames = ()) -> str:
    """An entry's text with the lines of a key as they were typed before; the same text where they are not what was left."""
    entry = ParsedEntry(text, names)
    now = own_lines(entry, key)
    if _digest(now) != typed["into"]:
        return text
    words, places = _WORD.findall(now), _places_in(typed["order"])
    if max(places, default=0) >= len(words):
        return text
    gaps = [typed.get(str(n), gap) for n, gap in enumerate(_gaps_of(now, places))]
    before = "".join(gap + word for gap, word in zip(gaps, [*(words[n] for n in places), ""], strict=True))
    first = entry.values[key].key[0] - 1
    candidate = "".join([*entry.lines[:first], before, *entry.lines[entry.next_line(key) :]])
    return first_proven(entry, [candidate], entry.data, f"{entry.typed(key)}:")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
