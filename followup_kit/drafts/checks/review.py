"""Reviews drafts: what is left to do before each is sent (docs/drafts.md, section 2)."""

from __future__ import annotations

from collections.abc import Sequence

from ...api import Board
from ...dates.local_time import local
from ...journal.look_alikes import look_alike_domain
from ..draft import Draft
from . import spelling
from .findings import Finding
from .proofread import proofread
from .quotations import without_quotations
from .repetitions import twice_said
from .spelling import misspellings


def reviewed(board: Board, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their findings; each is also compared with the others given, and with what the log says was sent."""
    asks_proofreader = board.playbook.values.get("draft", {}).get("proofreader")
    spelt = _misspelt(drafts)
    found = []
    for at, d in enumerate(drafts):
        findings = [*proofread(d.body, d.context), *spelt.get(at, ())]
        if d.subject:
            of_subject = proofread(d.subject, d.context._replace(kind="subject", by=None))
            findings += [f._replace(line=0, message=f"subject: {f.message}") for f in of_subject]
        odd = look_alike_domain(d.via_address if d.via else d.address)
        if odd is not None and d.by == "email":
            message = f"its address ends in {odd}: letters that only look alike"
            findings.append(Finding(0, "look-alike", message, "ask for it, or type it anew"))
        row = board.action(d.action)
        if row is not None and row.done is not None:
            when = local(row.done, row.zone)
            findings.append(Finding(0, "sent", f"it was already sent, on {when:%Y-%m-%d}", "do not send it twice"))
        findings += twice_said(d, drafts)
        if asks_proofreader and d.by in ("email", "mail") and d.proofread_by is None:
            remedy = "let somebody proofread it, and write proofread_by: NAME into the saved draft"
            findings.append(Finding(0, "proofreader", "nobody has proofread it", remedy))
        found.append(d._replace(findings=tuple(findings)))
    return found


def _misspelt(drafts: Sequence[Draft]) -> dict[int, list[Finding]]:
    """The findings of the spell checker, by the draft's index. It is slow to start, so it is called once for all drafts."""
    asked = [at for at, d in enumerate(drafts) if d.context.language.spelling]
    names = [n for d in drafts for n in (*d.context.names, d.context.company, d.context.me or "")]
    found: dict[int, list[Finding]] = {}
    for m in misspellings([without_quotations(drafts[at].body) for at in asked], names):
        finding = Finding(m.line, "spelling", f"“{m.word}” is misspelt", f"write {m.meant}")
        found.setdefault(asked[m.text], []).append(finding)
    return found


def spelling_unchecked(drafts: Sequence[Draft]) -> bool:
    """Whether there is something that a spell checker would read, and none is installed."""
    return any(d.context.language.spelling for d in drafts) and spelling.checker() is None
