"""The records of what notes hold for a draft: passages, and offers of them at a TODO."""

from __future__ import annotations

from ....base.light import NamedTuple


class Passage(NamedTuple):
    """A text with the place in the person's files that it was taken from, or that it is a hint about.

    It is on the lines `line` to `last_line` (from 1; 0: the same). `person` is whose part it is, None where it is shared. `place`
    is the part of the notes it is from (`discussed`, `learned`, ...), None where the heading is not known.
    """

    text: str
    file: str
    line: int
    last_line: int = 0
    person: str | None = None
    place: str | None = None


class Offer(NamedTuple):
    """A passage that could take the place of a TODO of a draft.

    `place` is what the TODO is about, `todo` its text in the body. `with_you` where the passage would have to say "you": it
    speaks of the reader, or of a "they" that may be the reader's side; `whole` where it is a sentence as it is; `also` is the
    other person of a panel to whose note it was dealt. `doubtful` where it sounds private.
    """

    place: str
    todo: str
    passage: Passage
    with_you: bool = False
    whole: bool = True
    also: str | None = None
    doubtful: bool = False


class TodoText(NamedTuple):
    """A TODO in a draft's body: what it is about, and its text."""

    place: str
    text: str
