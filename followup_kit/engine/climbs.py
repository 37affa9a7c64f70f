"""The climbs of an opportunity, each made when it is first asked for, and over what: which facts are which round's."""

from __future__ import annotations

from functools import lru_cache

from .check_ins import Climb
from .opportunity import Closing, Fact, Story


class Climbs:
    """The folds of one opportunity, each made when it is first asked for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._facts = _facts_of_rounds(story) if "check-in" in story.playbook.values else []
        self._made: dict[int, Climb] = {}

    def _of(self, i: int) -> Climb:
        if i not in self._made:
            self._made[i] = Climb(self.story, self.story.rounds[i], self._facts[i])
        return self._made[i]

    def of_all(self) -> list[Climb]:
        """The fold of every round."""
        return [self._of(i) for i in range(len(self._facts))]

    def of_newest(self) -> list[Climb]:
        """The fold of the newest round alone: a newer round drops every check-in of the others (rule 5)."""
        return [self._of(len(self._facts) - 1)] if self._facts else []

    def of_asked(self) -> list[Climb]:
        """The folds of the rounds in which a check-in was sent: in no other was one too soon, or one too many."""
        return [self._of(i) for i, facts in enumerate(self._facts) if any(_is_check_in(f) for f in facts)]


@lru_cache(1)  # the rules and the advice ask for the same ones, one after the other
def climbs(story: Story) -> Climbs:
    """The folds of an opportunity."""
    return Climbs(story)


def _is_check_in(fact: Fact | Closing) -> bool:
    return isinstance(fact, Fact) and fact.line.sent == "check-in"


def _facts_of_rounds(story: Story) -> list[list[Fact | Closing]]:
    """What each round's fold is over: what was sent or heard while it was the last one over is that round's."""
    rounds = story.rounds
    found = []
    for i, entry in enumerate(rounds):
        mine: list[Fact | Closing] = []
        for f in story.facts:
            after_end = f.at >= entry.end
            before_next = i + 1 == len(rounds) or f.at < rounds[i + 1].end
            first_ask = i == 0 and not after_end and f.line.sent == "check-in"
            if (after_end and before_next) or first_ask:
                mine.append(f)
        closings = [c for c in story.closings if c.at is not None and story.covers(c, entry)]
        if closings:
            mine = sorted([*mine, *closings], key=lambda f: (f.at, isinstance(f, Closing)) if f.at else (entry.end, True))
        found.append(mine)
    return found
