"""Draft notes as they stand: composed, or as the person has saved and edited them, and read over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from ..api import PATH, Board, open_board
from ..dates.local_time import local
from ..errors import FollowupError
from ..journal.problems import problem_text
from ..model import Action
from .draft import Draft, Drafts, composed, draftable
from .findings import Finding
from .proofread import proofread
from .saved import with_saved
from .spelling import misspellings


class BadTemplate(FollowupError):
    """A template of the journal's own is wrong, so that its notes cannot be drafted."""

    exit_code = 1


def draft_notes(
    journal: PATH | Board | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
    *,
    only: str | None = None,
) -> list[Draft]:
    """The drafts of a journal's open notes, in the order of `due`; `only` is an action's or an interview's id.

    Raises BadTemplate where a template of the journal's own is wrong, and FollowupError for what does not exist.
    """
    board = journal if isinstance(journal, Board) else open_board(journal, now, playbook)
    found = drafts_of(board, [a for a in draftable(board) if only is None or only in (a.id, a.interview)])
    wrong = [p for p in found.problems if p.severity == "error"]
    if wrong:
        raise BadTemplate(problem_text(wrong[0]))
    return found.notes


def drafts_of(board: Board, actions: Iterable[Action], *, fresh: bool = False) -> Drafts:
    """A draft for each action, read over; `fresh` where what the person saved and edited is not wanted."""
    found = composed(board, actions)
    if not fresh:
        found = with_saved(board, found)
    return Drafts(read_over(board, found.notes), found.problems)


def read_over(board: Board, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with everything that a careful reader would point at, each measured against the others too."""
    rows = {a.id: a for a in board.actions}
    asks_proofreader = board.playbook.values.get("draft", {}).get("proofreader")
    spelt = _misspelt(drafts)
    found = []
    for at, d in enumerate(drafts):
        findings = [*proofread(d.body, d.facts), *spelt.get(at, ())]
        if d.subject:
            of_subject = proofread(d.subject, d.facts._replace(kind="subject", by=None))
            findings += [f._replace(line=0, message=f"subject: {f.message}") for f in of_subject]
        row = rows.get(d.action)
        if row is not None and row.done is not None:
            when = local(row.done, row.zone)
            findings.append(Finding(0, "sent", f"it was sent already, on {when:%Y-%m-%d}", "send nothing twice"))
        alike = [
            o for o in drafts if o is not d and (o.interview, o.kind) == (d.interview, d.kind) and _nameless(o) == _nameless(d)
        ]
        if alike and d.kind in ("thank-you", "letter") and d.by != "phone":
            findings.append(
                Finding(0, "same", f"it says the same as the note to {alike[0].to}", "give each of them something of their own")
            )
        if asks_proofreader and d.by in ("email", "mail") and d.proofread_by is None:
            remedy = "let somebody read it, and write proofread_by: NAME into the saved draft"
            findings.append(Finding(0, "proofreader", "nobody has read it over", remedy))
        found.append(d._replace(findings=tuple(findings)))
    return found


def _misspelt(drafts: Sequence[Draft]) -> dict[int, list[Finding]]:
    """The findings of the spell checker, by the draft's place; it is asked once, about the drafts whose language it knows."""
    asked = [at for at, d in enumerate(drafts) if d.facts.language.spelling]
    names = [n for d in drafts for n in (*d.facts.names, d.facts.company, d.facts.me or "")]
    found: dict[int, list[Finding]] = {}
    for m in misspellings([drafts[at].body for at in asked], names):
        finding = Finding(m.line, "spelling", f"“{m.word}” is misspelt", f"write {m.meant}")
        found.setdefault(asked[m.text], []).append(finding)
    return found


def _nameless(draft: Draft) -> str:
    """What two notes that differ in nothing but the names have in common."""
    text = " ".join(draft.body.split())
    for part in (draft.to or "").split():
        text = text.replace(part, "")
    return " ".join(text.split())
