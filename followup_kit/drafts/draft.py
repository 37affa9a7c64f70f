"""The record of a draft, with the actions that one can be made for. Light to import: `compose` loads Jinja and the templates."""

from __future__ import annotations

from ..api import Board
from ..base.light import TYPE_CHECKING, Any, NamedTuple
from ..kinds import KINDS, NOW_STATES
from ..model import Action, Problem

if TYPE_CHECKING:
    from .checks.findings import Context, Finding
    from .filling.template_job import Job
    from .notes.choosing.left_out import LeftOut
    from .notes.choosing.passages import Offer, Passage, TodoText

DRAFTABLE = tuple(kind.name for kind in KINDS.values() if kind.drafted)
_NOT_PUBLIC = ("material", "context", "job", "cover", "first_line", "by_program", "todos", "from_notes", "further", "unused")


class Draft(NamedTuple):
    """A letter, mail or talk for the person to finish and send, or for `prepare` a list of questions.

    `missing` and `findings` say what is left to do; `from_notes` are those of the missing that one's own text makes up for.
    `used` are the sentences of the notes that are in the body, `hints` places in the notes to look at, `offers` what the notes
    hold for each of the `todos` in the body. `unused` is what of the notes was not looked at, and why; `left_out` tells it.
    `material` is all that a brief may say, `further` what else the notes have for the reader, `context` what proofreading
    measures the draft against, `job` what the template was filled with, `cover` what that of the mail to a recruiter is, where
    the note goes through one; `by_program` where a program of the person's wrote the body. `saved` is the file below the
    journal where the person edited it, `first_line` the line there on which the body begins. `also` are the other actions that
    this one note is for: what is owed to one reference on one day.
    """

    action: str
    interview: str
    kind: str
    to: str | None
    address: str | None
    via: str | None
    via_address: str | None
    by: str | None
    subject: str
    body: str
    missing: tuple[str, ...]
    used: tuple[Passage, ...]
    hints: tuple[Passage, ...]
    material: tuple[Passage, ...]
    context: Context
    job: Job
    cover: Job
    offers: tuple[Offer, ...] = ()
    todos: tuple[TodoText, ...] = ()
    left_out: tuple[str, ...] = ()
    from_notes: tuple[str, ...] = ()
    further: tuple[Offer, ...] = ()
    findings: tuple[Finding, ...] = ()
    proofread_by: str | None = None
    by_program: bool = False
    saved: str | None = None
    first_line: int = 1
    also: tuple[str, ...] = ()
    unused: tuple[LeftOut, ...] = ()

    @property
    def outward(self) -> bool:
        """Whether it is for somebody else; a list of questions is for the person alone."""
        return KINDS[self.kind].outward

    @property
    def ready(self) -> bool:
        """Whether nothing is missing and no finding blocks."""
        return not self.missing and not any(f.blocks for f in self.findings)

    @property
    def numbered_offers(self) -> list[tuple[int, Offer]]:
        """The offers with the numbers by which a person picks them, from 1."""
        return list(enumerate(self.offers, 1))

    def public(self) -> dict[str, Any]:
        """The fields of `followup draft --json` (docs/json.md, section 4); the others are the kit's own."""
        row = {k: v for k, v in self._asdict().items() if k not in _NOT_PUBLIC}
        records = {k: [x._asdict() for x in row[k]] for k in ("used", "hints", "findings")}
        offers = [o._asdict() | {"passage": o.passage._asdict()} for o in self.offers]
        return row | records | {"offers": offers, "left_out": list(self.left_out), "ready": self.ready}


class Drafted(NamedTuple):
    """The drafts that could be made, with what is wrong with the journal's own templates or saved drafts."""

    drafts: list[Draft]
    problems: list[Problem]


def draftable(board: Board) -> list[Action]:
    """The open actions of a board that a draft can be made for, in its order."""
    return [a for a in board.actions if a.kind in DRAFTABLE and a.state in NOW_STATES]
