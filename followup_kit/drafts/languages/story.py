"""What the parts of a story (Situation, Task, Action, Result) are called in a language, and how that is typed before each."""

from __future__ import annotations

import re
from functools import lru_cache

from .definitions import notes_definition
from .kept_patterns import compiled
from .note_language import either

_BULLET = r"[ \t]*(?:#{3,6}[ \t]+|[-*+•–][ \t]+)?[*_]{0,3}"


class StoryLabels:
    """The labels of one language, from `story` in its `notes.toml`: `label` before a part, `column` and `row` of a table."""

    def __init__(self, code: str) -> None:
        parts = notes_definition(code)["sentence"]["story"]
        self._places = {name.lower(): place for place, names in enumerate(parts) for name in names}
        words, letters = (either(n for n in self._places if (len(n) == 1) == is_short) for is_short in (False, True))
        # `**S:** text`, `Situation: text`, `**Situation**`, `Task`: a letter has a colon, a word has one or the line to itself.
        before_text = rf"(?:({words})[*_]{{0,3}}[ \t]*(?::[*_]{{0,3}}|$)|({letters})[*_]{{0,3}}:[*_]{{0,3}})[ \t]*(?=\S|$)"
        part = rf"[*_]{{0,3}}({words}|{letters})[*_:]{{0,4}}"
        self.label = compiled(_BULLET + before_text, re.IGNORECASE)
        self.column = compiled(part, re.IGNORECASE)
        self.row = compiled(rf"[ \t]*\|[ \t]*{part}[ \t]*\|([^|]*)\|[ \t]*", re.IGNORECASE)

    def place(self, label: re.Match[str]) -> int:
        """Which of the four parts a label or a column is of, from 0."""
        return self._places[(label[1] or label[2]).lower()]


@lru_cache
def story_labels(code: str) -> StoryLabels:
    """The labels in a known language."""
    return StoryLabels(code)
