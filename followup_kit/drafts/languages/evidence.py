"""How a sentence of a letter begins, and what in a statement raises a doubt: `[evidence]` in `notes.toml`, of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ...base.light import Any
from .kept_patterns import compiled
from .known_patterns import patterns_of_table, whole


def _opening(key: str) -> cached_property[re.Pattern[str]]:
    """How the sentences of a kind begin, compiled when it is first asked for."""
    return cached_property(lambda self: compiled(rf"(?:{'|'.join(self.raw[key])})(?![\w-])", re.IGNORECASE))


def _any_of(key: str) -> cached_property[re.Pattern[str]]:
    """The words of a kind, whole, compiled when they are first asked for."""
    return cached_property(lambda self: compiled(whole("|".join(self.raw[key])), re.IGNORECASE))


class Evidence:
    """The openings of sentences on the conversation, one's own work, and how work is done; the words of each kind of doubt."""

    talk = _opening("talk")  # on the conversation
    own = _opening("own")  # on what the writer did
    skill = _opening("skill")  # on what the writer does or can do
    rule = _opening("rule")  # on how the work is done
    answer = _opening("answer")  # on what the writer would do
    event = _any_of("event")  # what names an event or a part of something rather than a thing
    mine = _any_of("mine")  # the writer

    def __init__(self, raw: Mapping[str, Any], code: str, that: str) -> None:
        self.raw = raw
        self._that = compiled(rf",? (?:{that}) ", re.IGNORECASE)
        pairs = [(kind, word) for kind, words in raw["doubts"].items() for word in words]
        self.words = patterns_of_table(f"doubts-{code}", pairs)
        self._free_of_work = frozenset(raw["free_of_work"])

    @cached_property
    def before_a_place(self) -> re.Pattern[str]:
        """What stands before a name that is rather a place's, or a thing's, than a person's; the name follows its end."""
        return compiled(rf"(?:^|\W)(?:{'|'.join(self.raw['before_a_place'])}) $")

    def is_of_work(self, text: str) -> bool:
        """Whether a sentence tells what its writer did, does or can do."""
        return (self.own.match(text) or self.skill.match(text)) is not None

    def tells_a_rule(self, matter: str) -> bool:
        """Whether what was learned or talked about is how work is done: "that each bay has a named nurse"."""
        that = self._that.match(matter)
        return that is not None and self.rule.match(matter, that.end()) is not None

    def without_never(self, text: str) -> str:
        """A rule ("A museum never deletes a name") without its "never", which is no denial there."""
        rule = self.rule.match(text)
        return rule[0].replace(" never ", " ") + text[rule.end() :] if rule else text

    def after_opening(self, text: str) -> str:
        """A sentence on the conversation without its opening ("We went ..."), whose words raise no doubt."""
        opening = self.talk.match(text)
        return text[opening.end() :] if opening else text

    def doubts_in(self, text: str) -> list[str]:
        """The kinds of doubt whose words a statement has; of what one did some are none."""
        found = dict.fromkeys(p.kind for p in self.words.in_text(text))
        free = not self._free_of_work.isdisjoint(found) and self.own.match(text) is not None
        return [kind for kind in found if not free or kind not in self._free_of_work]
