"""One thing said once and logged in several entries: every open action of a kind to one person, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from ..api import Board
from ..base.text import few, folded, visible
from ..errors import BadChoice
from ..kinds import KINDS, NOW_STATES, OPEN_STATES
from ..model import Action
from .change import Change
from .choose_round import is_to
from .entry_changes import done
from .kind_words import sent_kind
from .taking_back import has_line, undo_log


def rows_to(board: Board, kind: str, to: str) -> list[Action]:
    """The open rows of a kind to the person who is called so, one an entry: those of now, or where there are none, the waiting.

    Raises BadChoice where nobody, or more than one person, may be meant.
    """
    kind = sent_kind(kind)
    opened = [a for a in board.actions if a.kind == kind and a.interview is not None and a.state in OPEN_STATES]
    fit = [a for a in opened if folded(a.to or "") == folded(to)] or [a for a in opened if is_to(a._replace(via=None), to)]
    names = list(dict.fromkeys(a.to for a in fit if a.to))
    if len(names) > 1:
        several = "\n".join(f"  --to {visible(name)!r}" for name in names)
        raise BadChoice("more than one person fits", to, f"say which:\n{several}\n")
    if not fit:
        if kind not in KINDS:
            raise BadChoice("done wants WHICH as well for", kind)
        known = few(a.to for a in opened if a.to)
        raise BadChoice(f"no {kind} is open to", to, f"open are those to: {known}" if known else f"no {kind} is open at all")
    now = [a for a in fit if a.state in NOW_STATES]
    return list({a.interview: a for a in reversed(now or fit)}.values())[::-1]


def done_in_all(
    board: Board,
    rows: Sequence[Action],
    *,
    to: str,
    by: str | None = None,
    at: str | None = None,
    note: str | None = None,
    proofread_by: str | None = None,
) -> list[Change]:
    """The changes that log each of these rows as sent, in the order of the rows."""
    return [
        done(board, a.interview or "", a.kind, to=a.to or to, by=by, at=at, note=note, proofread_by=proofread_by) for a in rows
    ]


def undo_in_all(board: Board, kind: str, to: str, at: str) -> list[Change]:
    """The changes that take out every `sent` line of a kind to somebody of one moment. Raises BadChoice where there is none."""
    kind = sent_kind(kind)
    has_one = has_line(board, "sent", kind, to, at)
    found = [undo_log(board, e.id, "sent", kind, to, at) for e in board.journal.entries if has_one(e)]
    if not found:
        raise BadChoice(f"nothing to take back: no entry has sent: {kind} of that time to", to)
    return found
