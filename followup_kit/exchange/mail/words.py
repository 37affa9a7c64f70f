"""By which phrases (`phrases/`, a file a language) a message says plainly what it is: compared sentence by sentence.

None of this is a guess about a tone. What a message is taken for by its words is asked all the same where it weighs much.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from ...base.light import NamedTuple

_FOLDER = Path(__file__).with_name("phrases")
_SIGNS = {"and": "(?:and|&)", "plus": r"(?:plus|\+)", "sharp": "(?:sharp|#)", "dot": r"(?:dot|\.)"}  # as `spelt_slug` spells them
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


class Phrases(NamedTuple):
    """The phrases of all languages together, in lower case; those of `heard` and `sent` by the kind of line they speak for."""

    conditions: frozenset[str]
    courtesies: tuple[str, ...]
    away: tuple[str, ...]
    left_out: frozenset[str]
    quote_begins: tuple[str, ...]
    quote_ends: tuple[str, ...]
    heard: dict[str, tuple[str, ...]]
    sent: dict[str, tuple[str, ...]]


@lru_cache(1)
def phrases() -> Phrases:
    """The phrases of every language in `phrases/`."""
    languages = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))]

    def joined(*keys: str) -> tuple[str, ...]:
        found: list[str] = []
        for language in languages:
            value = language
            for key in keys:
                value = value.get(key, {})
            found += value
        return tuple(dict.fromkeys(found))

    def by_kind(key: str) -> dict[str, tuple[str, ...]]:
        return {kind: joined(key, kind) for kind in dict.fromkeys(kind for language in languages for kind in language[key])}

    return Phrases(
        frozenset(joined("conditions")), joined("courtesies"), joined("away"), frozenset(joined("left_out")),
        joined("quote_begins"), joined("quote_ends"), by_kind("heard"), by_kind("sent"),
    )  # fmt: skip


def heard_plainly(text: str, kinds: Sequence[str]) -> str | None:
    """The one of these kinds of `heard` line that a text says plainly; None where it says none, or more than one."""
    said = sentences(text)
    found = [kind for kind in kinds if says_any(said, phrases().heard[kind])]
    return found[0] if len(found) == 1 else None


def heard_perhaps(text: str, kinds: Sequence[str]) -> list[str]:
    """The kinds of `heard` line of which a text has a phrase, be it on a condition or beside another kind's."""
    said = sentences(text)
    return [kind for kind in kinds if any(phrase in s for s in said for phrase in phrases().heard[kind])]


def says_any(said: Iterable[str], wanted: Sequence[str]) -> bool:
    """Whether any sentence, as `sentences` gives it, has any of the phrases and no condition."""
    return any(phrase in s for s in said for phrase in wanted if not _has_condition(s))


def _has_condition(sentence: str) -> bool:
    for courtesy in phrases().courtesies:
        sentence = sentence.replace(courtesy, " ")
    return not phrases().conditions.isdisjoint(sentence.split())


def is_named(name: Iterable[str], text: str) -> bool:
    """Whether the words of a company or role, those of a `spelt_slug`, stand in a text one after the other.

    As whole words: Ant is not in "important", nor C in "C++".
    """
    phrase = r"[\W_]*".join(_SIGNS.get(word, re.escape(word)) for word in name)
    return re.search(rf"(?<!\w){phrase}(?![\w+#])", unicodedata.normalize("NFC", text).lower()) is not None


def without_quotes(text: str) -> str:
    """The words of a message up to what it quotes of another, whose words are not the writer's, or to the signature."""
    known = phrases()
    kept = []
    for line in text.splitlines():
        plain = line.strip().lower()
        if plain == "--" or plain.startswith(known.quote_begins) or plain.endswith(known.quote_ends):
            break
        if not plain.startswith((">", "|")):
            kept.append(line)
    return "\n".join(kept)


def folded_words(text: str) -> str:
    """A text as phrases are compared: NFC, case aside, white space as one blank, plain apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text.replace("’", "'")).casefold().split())


def sentences(text: str) -> list[str]:
    """The sentences of a text, each as `folded_words` has it, without the marks at their ends."""
    return [folded_words(s) for p in _PARAGRAPH.split(text) for s in re.split(r"[.!?;]", p) if s.strip()]
