"""How a sentence of a letter begins, and what in a statement raises a doubt: `[evidence]` in `notes.toml`, of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...base.light_typing import Any


class Evidence:
    """The openings of sentences on the conversation, one's own work, and how work is done; the words of each kind of doubt."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.openings = tuple(_opening(raw[key]) for key in ("talk", "own", "rule", "answer"))
        self._talk, self._own, self._rule, self._answer = self.openings
        self.words = {kind: _words(words) for kind, words in raw["doubts"].items()}
        self._free_of_work = frozenset(raw["free_of_work"])

    def opens_as_said(self, text: str, *, answer: bool = False) -> bool:
        """Whether a sentence begins as one of a letter does. `answer`: it may say what its writer would do."""
        known = (self._own, self._talk, self._rule, *((self._answer,) if answer else ()))
        return any(p.match(text) for p in known)

    def is_of_work(self, text: str) -> bool:
        """Whether a sentence tells what its writer did, does or can do."""
        return self._own.match(text) is not None

    def without_never(self, text: str) -> str:
        """A rule ("A museum never deletes a name") without its "never", which is no denial there."""
        rule = self._rule.match(text)
        return rule[0].replace(" never ", " ") + text[rule.end() :] if rule else text

    def after_opening(self, text: str) -> str:
        """A sentence on the conversation without its opening ("We went ..."), whose words raise no doubt."""
        opening = self._talk.match(text)
        return text[opening.end() :] if opening else text

    def doubts_in(self, text: str) -> list[str]:
        """The kinds of doubt whose words a statement has; of one's own work some are none."""
        free = self._free_of_work if self.is_of_work(text) else ()
        return [kind for kind, words in self.words.items() if kind not in free and words.search(text)]


def _opening(sources: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sources)})(?![\w-])", re.IGNORECASE)


def _words(sources: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sources)})(?![\w-])", re.IGNORECASE)
