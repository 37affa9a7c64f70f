"""A draft: a note for the person to finish and send, and the open actions that one can be made for.

Light to import: Jinja and the templates are loaded by `compose`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..api import Board
from ..kinds import KINDS
from ..model import Action, Problem

if TYPE_CHECKING:
    from .fill_template import Job
    from .findings import Context, Finding
    from .material import Passage

DRAFTABLE = tuple(kind.name for kind in KINDS.values() if kind.drafted)
OPEN = ("overdue", "due", "blocked")
_NOT_PUBLIC = ("material", "context", "job", "first_line", "by_program")


class Draft(NamedTuple):
    """A note to finish and send. `missing` and `findings` say what is left to do; it is `ready` only where nothing blocks.

    `saved` is the file below the journal where it stands edited by the person, `first_line` the line there on which its body
    begins. `material` is all that the notes have for it, `context` what it is measured against, `job` what it was made from;
    `by_program` where a program of the person's wrote it.
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
    findings: tuple[Finding, ...] = ()
    proofread_by: str | None = None
    by_program: bool = False
    saved: str | None = None
    first_line: int = 1

    @property
    def ready(self) -> bool:
        """Whether nothing that is known is left to do."""
        return not self.missing and not any(f.blocks for f in self.findings)

    def public(self) -> dict[str, Any]:
        """The fields of `followup draft --json` (docs/json.md, section 4); the others are the kit's own."""
        row = {k: v for k, v in self._asdict().items() if k not in _NOT_PUBLIC}
        return row | {k: [x._asdict() for x in row[k]] for k in ("used", "hints", "findings")} | {"ready": self.ready}


class Drafted(NamedTuple):
    """The notes that could be drafted, and what is wrong with the journal's own templates or saved drafts."""

    drafts: list[Draft]
    problems: list[Problem]


def draftable(board: Board) -> list[Action]:
    """The open actions that a note can be drafted for."""
    return [a for a in board.actions if a.kind in DRAFTABLE and a.state in OPEN]
