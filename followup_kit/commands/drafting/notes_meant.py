"""Which notes are to be drafted: all that are open, or what somebody names."""

from __future__ import annotations

from ...api import Board
from ...base.text import folded, for_shell, nearest, to_type, visible
from ...changes.choose_round import is_to
from ...changes.kind_words import meant_word, which_and_kind
from ...errors import BadChoice
from ...kinds import KINDS, NOW_STATES
from ...model import Action
from ..shared.common import actions_named


def actions_to_draft(board: Board, words: list[str], to: str | None) -> list[Action]:
    """The actions to draft for: all open ones, those of one interview, or the one that is named, whatever its state.

    With `to` only those to (or through) that person. Raises BadChoice where nothing fits, several interviews fit, or no draft
    exists for that kind.
    """
    from ...drafts.draft import DRAFTABLE, draftable

    if not words or (board.has_errors and not board.actions):
        return _to(draftable(board), to)
    which, last = which_and_kind(words, KINDS)
    kind = meant_word(last, KINDS) if which else None
    which = which if kind else " ".join(words)
    mine = [a for e in board.journal.entries if e.id == which for a in board.actions_of(e.opportunity) if a.interview == which]
    if mine and not kind:
        return _to([a for a in mine if a.kind in DRAFTABLE and a.state in NOW_STATES], to)
    found = mine or _named(board, which, words)
    if kind:
        found = [a for a in found if a.kind == kind]
        if not found:
            raise BadChoice(f"no {kind} in", which, "followup show says what was")
    able = [a for a in found if a.kind in DRAFTABLE]
    if not able:
        raise BadChoice("no note can be drafted for", found[0].id, "drafts exist for: " + ", ".join(DRAFTABLE))
    able = _to(able, to)
    exact = [a for a in able if a.id == which]
    meant = exact or [a for a in able if a.state in NOW_STATES] or able
    interviews = sorted({a.interview for a in meant if a.interview})
    if len(interviews) > 1:
        one = {a.interview: f"{a.company}, {a.role}" for a in meant}
        several = "\n".join(visible(f"  {name}: {one[name]}") for name in interviews[:12])
        raise BadChoice("more than one interview fits", which, f"write one of these:\n{several}\n")
    return meant


def _named(board: Board, which: str, words: list[str]) -> list[Action]:
    """The actions that were meant. Raises BadChoice, which says what the command takes where more than one word was typed."""
    try:
        return actions_named(board, which)
    except BadChoice as bad:
        if len(words) < 2 or which != " ".join(words) or type(bad) is not BadChoice:  # the others know what was meant
            raise
        near = nearest(words[-1], KINDS, 0.75)
        meant = to_type(" ".join(("draft", *map(for_shell, words[:-1]), near or "")))
        takes = "it takes one action, or an interview and a kind: followup draft northwind thank-you"
        raise BadChoice("no action", which, f"did you mean {meant}?" if near else takes) from None


def _to(rows: list[Action], name: str | None) -> list[Action]:
    """Those that go to, or through, somebody who may be called so. Raises BadChoice where none does, if there are any."""
    if name is None or not rows:
        return rows
    found = [a for a in rows if a.to is not None and folded(a.to) == folded(name)] or [a for a in rows if is_to(a, name)]
    if not found:
        people = dict.fromkeys(visible(a.to) for a in rows if a.to)
        raise BadChoice("no note here goes to", name, "known are: " + ", ".join(people) if people else "")
    return found
