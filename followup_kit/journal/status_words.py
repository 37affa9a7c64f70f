"""Words such as `status: rejected` or `rejected: yes`, which end things for the person who types them, but are read nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..base.nothing_said import says_nothing
from ..dates.stamps import BadDate, parse_stamp
from ..model import Closed, LogLine
from .fields import NO_WORDS, YES_WORDS, shown
from .problems import Findings
from .syntax.nodes import Node

_KEYS = frozenset((
    "status", "stage", "state", "outcome", "result", "decision", "applicationstatus", "currentstatus", "finalstatus", "phase",
    "answer", "ergebnis", "stand", "ausgang",
))  # fmt: skip
_OUTCOMES = frozenset(("outcome", "result", "decision", "answer", "ergebnis", "ausgang"))
_DAY = "THE DAY"
# What words say, the words, and where that is read: what counts is the first row of which a value has a word, or a key is one.
_MEANINGS = (
    (
        "rejection",
        "rejected rejection rejects unsuccessful denied refused absage abgesagt abgelehnt",
        "write it into log: {{date: {day}, heard: rejection}}",
    ),
    ("accepted", "accepted hired signed", "write it into log: {{date: {day}, sent: answer-offer, accepted: yes}}"),
    ("offer", "offer offered zusage angebot", "write it into log: {{date: {day}, heard: offer}}"),
    ("cancelled", "cancelled canceled", "write cancelled: and why"),
    (
        "closed",
        "closed ghosted archived dead declined withdrawn withdrew withdraw abandoned inactive finished over filled frozen passed "
        "dropped discarded expired beendet erledigt abgeschlossen zurückgezogen",
        "write closed: {{date: {day}, reason: ...}}",
    ),
)
_NO_KEYS = frozenset(("passed", "over", "filled", "finished", "dead"))  # as a key they may say something else
_NO, _YES = "rejected", "offer"  # what a `result: no` and a `result: yes` mean
_ENDING = frozenset(["rejection", "offer", "answer-offer", "decline", "move-on"])


def check_status(
    values: dict[str, Node], known: frozenset[str], log: Iterable[LogLine], closed: Closed | None, findings: Findings
) -> None:
    """Warn of an unknown key whose word would end things, unless the log or `closed` says that they have ended."""
    endings = {x.heard or x.sent for x in log} & _ENDING
    if closed is not None or endings - {"offer"}:
        return
    for key in sorted(values.keys() - known):
        node = values[key]
        hint = _remedy(re.sub(r"[\W_]+", "", key).lower(), node)
        if hint is not None and not (endings and "heard: offer" in hint):
            findings.warn(node, "not-read", f"{key}: {shown(node)} is not read, so the follow-ups go on", hint)


def _remedy(key: str, node: Node) -> str | None:
    """Where that is read which a key and its value say; None where they end nothing."""
    said = " ".join(str(n.value) for n in (node.value if isinstance(node.value, list) else [node])).lower()
    words = re.findall(r"\w+", said)
    try:
        day = parse_stamp(said)[0].isoformat()
    except BadDate:
        day = _DAY
    if key in _KEYS:
        if key in _OUTCOMES and said.strip() in (*YES_WORDS, *NO_WORDS, "ja", "nein"):
            words = [_YES if said.strip() in (*YES_WORDS, "ja") else _NO]
    elif said.strip() and said.strip() not in NO_WORDS and not says_nothing(said.replace("yes", "y").replace("true", "y")):
        words = [key] if key not in _NO_KEYS else []
    else:
        return None
    return next((hint.format(day=day) for _, known, hint in _MEANINGS if not set(known.split()).isdisjoint(words)), None)


def ending_in(text: str) -> str | None:
    """What a text says of how things ended: `rejection`, `accepted`, `offer`, `cancelled`, `closed`; None for anything else."""
    words = re.findall(r"\w+", text.lower())
    return next((name for name, known, _ in _MEANINGS if not set(known.split()).isdisjoint(words)), None)
