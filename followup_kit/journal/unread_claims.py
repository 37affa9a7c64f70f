"""Warns of keys such as `thanked: yes` (`names/claims`) unless the log has what they say: nothing else is read for that."""

from __future__ import annotations

from collections.abc import Iterable

from ..base.text import folded, visible, words
from ..model import LogLine
from .fields import shown
from .names.claims import Claim, claim_in
from .problems import Findings
from .syntax.nodes import Node
from .syntax.scalars import flow_map


def check_claims(claims: Iterable[tuple[str, Node, Node]], log: Iterable[LogLine], findings: Findings) -> None:
    """Warn of the claims that the log does not have: each is a key, its value, and the mapping in which it stands."""
    log = tuple(log)
    for key, node, mapping in claims:
        claim, name = claim_in(key, node), _name_beside(mapping)
        if claim is None or any(_says(line, claim, name) for line in log):
            continue
        who = "from" if claim.what == "heard" else "to"
        line = flow_map({"date": claim.date, claim.what: claim.kind, who: name})
        message = f"{visible(key)}: {shown(node)} is not read: what was done is known from log alone"
        findings.warn(node, "not-read", message, f"write it into {findings.called.get('log', 'log')}: {visible(line)}")


def _name_beside(mapping: Node) -> str | None:
    """The name of the person in whose details a key stands; None for one of the entry."""
    name = mapping.value.get("name") if isinstance(mapping.value, dict) and "company" not in mapping.value else None
    return name.value.strip() if name is not None and isinstance(name.value, str) else None


def _says(line: LogLine, claim: Claim, name: str | None) -> bool:
    """Whether a line of the log says what a claim does, of that person or of nobody in particular."""
    if claim.kind not in (line.sent, line.heard):
        return False
    return name is None or line.who is None or not set(words(folded(line.who))).isdisjoint(words(name))
