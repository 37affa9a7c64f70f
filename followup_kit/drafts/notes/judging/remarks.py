"""Sentences that no pattern calls private, and that are still no matter for a letter: on a person, on the writer's own state.

The patterns of the guard know what people usually say of such things. This is the other way round: of a sentence about somebody
only what shows them at their work is beyond doubt ("She showed me the rota"), whatever else it may say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from ....base.light import Any
from ....base.text import folded
from ....journal.languages import known_languages
from ...languages.definitions import notes_definition
from ...languages.kept_patterns import compiled
from ...languages.known_patterns import REMEMBERED, whole

_WORD = compiled(r"[^\W\d_][\w'-]*")


@lru_cache
def parts_of(names: tuple[str, ...]) -> frozenset[str]:
    """The words of some names, folded."""
    return frozenset(folded(part) for name in names for part in name.split())


class Remarks:
    """What one language has for it: `[remarks]` in its `notes.toml`. Each pattern is compiled when it is first needed."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """The subject of a sentence about somebody, at its beginning."""
        return compiled(rf"(?:{self._raw['lead']})?(?:{self._raw['subject']})(?![\w-])", re.IGNORECASE)

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """What may stand before a subject: "and then"."""
        return compiled(rf"(?:{self._raw['lead']})?", re.IGNORECASE)

    @cached_property
    def work(self) -> re.Pattern[str]:
        """What shows somebody at their work, behind the subject."""
        verbs = "|".join(self._raw["at_work"])
        return compiled(rf"\W*(?:{self._raw['between']})*(?:{verbs})(?![\w-])", re.IGNORECASE)

    @cached_property
    def oneself(self) -> re.Pattern[str]:
        """How a sentence about the writer's own state begins."""
        return compiled(rf"(?:{self._raw['lead']})?(?:{'|'.join(self._raw['of_oneself'])})(?![\w-])", re.IGNORECASE)

    def end_of_subject(self, text: str, names: tuple[str, ...]) -> int | None:
        """Where the subject of a sentence about somebody, or about "them", ends; None where it is about nobody."""
        found = self.subject.match(text)
        return found.end() if found else self._after_name(text, names)

    def is_at_work(self, text: str, end: int) -> bool:
        """Whether what follows the subject shows them at their work."""
        return self.work.match(text, end) is not None

    def on_oneself(self, text: str) -> bool:
        """Whether a sentence is about the writer's own state, and not about what they did or can do."""
        return self.oneself.match(text) is not None

    def _after_name(self, text: str, names: tuple[str, ...]) -> int | None:
        """Where the names that a text begins with end; None where it begins with none. "Dana and Jo" are two."""
        known = parts_of(names)
        begin = self.lead.match(text)
        at, end = (begin.end() if begin else 0), None
        for word in _WORD.finditer(text, at):
            bare = folded(word[0])
            if word[0][0].isupper() and len(bare) > 1 and bare in known:
                end = word.end()
            elif end is None or bare not in _between_names():
                break
        return end


@lru_cache
def _languages() -> tuple[Remarks, ...]:
    return tuple(Remarks(notes_definition(code)["remarks"]) for code in known_languages())


@lru_cache
def _between_names() -> frozenset[str]:
    """What may stand between two names, in any language: "Dana and Jo"."""
    return frozenset(word for code in known_languages() for word in notes_definition(code)["remarks"]["between_names"])


@lru_cache
def of_strangers() -> tuple[re.Pattern[str], ...]:
    """What names somebody, in any language; the group `name` is the word that may be an interviewer's."""
    sources = (s for code in known_languages() for s in notes_definition(code)["strangers"]["named"])
    return tuple(compiled(whole(s)) for s in sources)


@lru_cache(REMEMBERED)
def names_a_stranger(text: str, names: tuple[str, ...]) -> bool:
    """Whether a statement names somebody who is none of these: "Maeve's", "Dave and I", "Ola got"."""
    known = parts_of(names)
    plain = text.replace("’", "'")
    return any(folded(found["name"]) not in known for p in of_strangers() for found in p.finditer(plain))


@lru_cache(REMEMBERED)
def is_remark(text: str, names: tuple[str, ...], *, strict: bool = False) -> bool:
    """Whether a statement, in any language, is about somebody and does not show them at their work.

    `strict`: or whether it is about the writer's own state, which only they may decide to say.
    """
    languages = _languages()
    plain = text.replace("’", "'").lstrip("\"'“‘„(*_ ")
    ends = {end for r in languages if (end := r.end_of_subject(plain, names)) is not None}
    if ends:
        return not any(r.is_at_work(plain, end) for r in languages for end in ends)
    return strict and any(r.on_oneself(plain) for r in languages)
