"""What mail speaks for: proposed lines of a log, those that are not clear, invitations, and what did not arrive."""

from __future__ import annotations

import hashlib

from ...base.light import NamedTuple
from ...changes.refused import LENGTH
from ...model import Interview, LogLine
from .bounces import Bounce
from .letter import Letter


class Suggestion(NamedTuple):
    """One line of a log that a message speaks for: `word` is sent or heard, `who` its to or from.

    `sure` where nothing but the line can be meant; `because` says by what, or what is missing. `typed` is the line that somebody
    typed about the message: all that it lacks is the Message-ID.
    """

    entry: Interview
    word: str
    kind: str
    who: str | None
    letter: Letter
    sure: bool
    because: tuple[str, ...]
    direct: bool = False  # of what was sent: to the person, not through the recruiter that the row names
    typed: LogLine | None = None


class Unclear(NamedTuple):
    """A message that may belong to more than one opportunity: the lines between which only the person can choose."""

    letter: Letter
    choices: tuple[Suggestion, ...]


class Notice(NamedTuple):
    """An invitation in a message, or one that is taken back (`method` REQUEST or CANCEL)."""

    letter: Letter
    method: str


class Other(NamedTuple):
    """A message with a person of the journal that speaks for no line; `word` is sent or heard."""

    letter: Letter
    word: str


class Proposals(NamedTuple):
    """What a mailbox speaks for. `noted` messages are in the log already, `automatic` ones are nobody's words.

    `other` ones are about nothing that was open; `refused` lines are those that the person said no to before.
    """

    suggestions: tuple[Suggestion, ...]
    unclear: tuple[Unclear, ...]
    bounces: tuple[Bounce, ...]
    notices: tuple[Notice, ...]
    noted: int
    automatic: int
    other: tuple[Other, ...]
    refused: int


def digest_of(line: Suggestion) -> str:
    """A hash of what a message was taken for: the same message may speak for something else one day."""
    letter = line.letter
    parts = (letter.message_id or str(letter.key), line.entry.id, line.word, line.kind, line.who or "")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]
