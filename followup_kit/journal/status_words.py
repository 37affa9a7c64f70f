"""Words such as `status: rejected`, which end things for the person who types them, but are read nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Closed, LogLine
from .fields import shown
from .problems import Findings
from .syntax.nodes import Node

_KEYS = frozenset(
    ["status", "stage", "state", "outcome", "result", "decision", "applicationstatus", "currentstatus", "finalstatus"]
)
_DAY = "THE DAY"
# Words, and where they are read: what they say the first time that a value has one.
_MEANINGS = (
    ("rejected rejection unsuccessful denied refused", f"write it into log: {{date: {_DAY}, heard: rejection}}"),
    ("accepted hired signed", f"write it into log: {{date: {_DAY}, sent: answer-offer, accepted: yes}}"),
    ("offer offered", f"write it into log: {{date: {_DAY}, heard: offer}}"),
    ("cancelled canceled", "write cancelled: and why"),
    (
        "closed ghosted archived dead declined withdrawn withdrew abandoned inactive finished over filled frozen passed dropped",
        f"write closed: {{date: {_DAY}, reason: ...}}",
    ),
)
_ENDING = frozenset(["rejection", "offer", "answer-offer", "decline", "move-on"])


def check_status(
    values: dict[str, Node], known: frozenset[str], log: Iterable[LogLine], closed: Closed | None, findings: Findings
) -> None:
    """Warn of an unknown key whose word would end things, unless the log or `closed` says that they have ended."""
    for key in values.keys() - known:
        if (
            re.sub(r"[\W_]+", "", key).lower() in _KEYS
            and closed is None
            and not any((x.heard or x.sent) in _ENDING for x in log)
        ):
            node = values[key]
            words = re.findall(
                r"\w+", " ".join(str(n.value) for n in (node.value if isinstance(node.value, list) else [node])).lower()
            )
            remedy = next((hint for known_words, hint in _MEANINGS if not set(known_words.split()).isdisjoint(words)), None)
            if remedy is not None:
                findings.warn(node, "not-read", f"{key}: {shown(node)} is not read, so the follow-ups go on", remedy)
