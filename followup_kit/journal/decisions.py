"""Reads the decisions in an entry: `interest`, `skip`, `snooze`, `closed` and `cancelled` (docs/journal.md, section 4)."""

from __future__ import annotations

from datetime import date, tzinfo

from ..base.light import re
from ..base.nothing_said import says_nothing
from ..base.text import visible
from ..dates.stamps import parse_day, parse_moment
from ..kinds import KINDS
from ..model import Closed, Skip, Snooze
from .fields import Fields, items_of, mapping_of, one_of, shown, yes_or_no
from .problems import Findings
from .syntax.nodes import Node

OF_SKIP = frozenset({"kind", "to", "reason"})
OF_SNOOZE = OF_SKIP | {"until"}
OF_CLOSED = frozenset({"date", "reason"})
_DATE_AND_REASON = r"(\d{4}-\d\d-\d\d)[ :,;–—-]+([^\W\d].*)"
_UNDECIDED = frozenset((
    "never", "soon", "maybe", "perhaps", "probably", "possibly", "likely", "undecided", "still on", "going ahead", "as planned",
    "vielleicht", "wahrscheinlich", "bald", "nie", "findet statt",
))  # fmt: skip
_INTEREST_IN_OTHER_WORDS = {
    "yes": "ja oui sí si yep yeah sure definitely absolutely strongly keen interested interessiert high hoch strong",
    "no": "nein non nope nah never not kein keine nicht uninterested low gering",
    "undecided": "maybe perhaps unsure unclear vielleicht unentschieden unsicher medium mittel 50/50 depends tbd",
}
_DATE_LIKE = frozenset("0123456789-/.: T")


def read_interest(fields: Fields) -> str:
    """`yes`, `no` or `undecided`, which is also what an absent or unknown word gives (an unknown one is an error)."""
    node = fields.node_of("interest")
    if node is None:
        return "undecided"
    answer = yes_or_no(node)
    if answer is not None:
        return "yes" if answer else "no"
    answers = ("yes", "no", "undecided")
    meant = interest_meant(node.value.lower()) if isinstance(node.value, str) and node.value.lower() not in answers else None
    if meant is None:
        return one_of(node, "interest", answers, "interest", fields.findings) or "undecided"
    message = f"{fields.called('interest')}: {shown(node)} is not known"
    fields.findings.error(node, "interest", message, f"did you mean {meant}?", meant=[meant])
    return "undecided"


def interest_meant(text: str) -> str | None:
    """The answer that is probably meant by other words, or by one with more around it: "ja", "yes!!", "not sure"."""
    words = [w.strip(".,;:!()") for w in text.split()]
    if words[:2] in (["not", "sure"], ["not", "decided"], ["nicht", "sicher"], ["not", "yet"], ["noch", "nicht"]):
        return "undecided"
    known = {word: answer for answer, more in _INTEREST_IN_OTHER_WORDS.items() for word in (answer, *more.split())}
    return known.get(words[0]) if words else None


def read_skips(node: Node | None, findings: Findings) -> tuple[Skip, ...]:
    """The actions that the person will not do: each a kind alone, or a mapping of kind, `to` and `reason`."""
    found = []
    for item in items_of(node):
        if isinstance(item.value, str):
            kind = one_of(item, "skip", KINDS, "kind", findings)
            found.append(Skip(kind or "", line=item.line))
            continue
        f = mapping_of(item, "skip", OF_SNOOZE, "{kind: letter, reason: ...}", findings, ("kind",))
        if f is not None and f.node_of("until") is not None:
            findings.error(f.values["until"], "skip", "a skip is for good, so until: is not read", "move it below snooze:")
        if f is not None:
            found.append(Skip(_kind(f, "skip"), f.text("to"), f.optional_text("reason"), item.line))
    return tuple(found)


def read_snoozes(node: Node | None, findings: Findings) -> tuple[Snooze, ...]:
    """The actions that are put off, each until the start of a day; a snooze without kind or date is an error."""
    found = []
    for item in items_of(node):
        f = mapping_of(item, "snooze", OF_SNOOZE, "{kind: check-in, until: 2026-12-07}", findings, ("kind", "until"))
        if f is None:
            continue
        kind = _kind(f, "snooze")
        until = f.parsed("until", parse_day, "date")
        if f.node_of("until") is None:
            f.missing("until", "snooze", "a snooze without a date", "write {kind: check-in, until: 2026-12-07}")
        found.append(Snooze(kind, until or date.min, f.text("to"), item.line))
    return tuple(found)


def _kind(f: Fields, where: str) -> str:
    kind = f.choice("kind", KINDS, "kind")
    if f.node_of("kind") is None:
        f.missing("kind", "kind", f"a {where} without a kind", "write kind: check-in, or another kind of action")
    return kind or ""


def read_closed(fields: Fields, zone: tzinfo) -> Closed | None:
    """That the person ended the opportunity: a yes, a date, a reason, or a mapping of date and reason; None if it is open.

    A date is read in `zone`.
    """
    node = fields.node_of("closed")
    if node is None:
        return None
    if isinstance(node.value, str):
        answer = yes_or_no(node)
        if answer is not None:
            return Closed(None, None, node.line) if answer else None
        if _is_undecided(node.value):
            _refuse_nothing(node, fields, "closed")
            return None
        dated = re.fullmatch(_DATE_AND_REASON, node.value.strip())
        if dated is not None:
            from .syntax.scalars import flow_map

            right = flow_map({"date": dated[1], "reason": dated[2]})
            message = f"{fields.called('closed')}: {shown(node)} is a date and a reason"
            fields.findings.error(node, "date", message, f"write {visible(right)}", meant=[right])
            return None
        if set(node.value) <= _DATE_LIKE:
            when = fields.parsed("closed", lambda t: parse_moment(t, zone), "date")
            return Closed(when, None, node.line)
        return Closed(None, node.value.strip(), node.line)
    f = mapping_of(node, "closed", OF_CLOSED, "{date: 2026-12-07, reason: ...}", fields.findings)
    if f is None or not f.values:
        return None
    when = f.parsed("date", lambda t: parse_moment(t, zone), "date")
    return Closed(when, f.optional_text("reason"), node.line)


def _is_undecided(text: str) -> bool:
    """Whether a text says nothing, or that it has not come to it."""
    return says_nothing(text) or text.strip().lower().rstrip(".!?") in _UNDECIDED


def _refuse_nothing(node: Node, fields: Fields, key: str) -> None:
    """A word such as `n/a` would end an opportunity, though it was meant to say that nothing has."""
    name = fields.called(key)
    hint = f"write {name}: and why, or leave it empty"
    fields.findings.error(node, "yes-or-no", f"{name}: {shown(node)} does not say whether it is", hint)


def read_cancelled(fields: Fields) -> str | None:
    """Why the interview did not take place, None if it did."""
    node = fields.node_of("cancelled")
    if node is None:
        return None
    answer = yes_or_no(node)
    if answer is not None:
        return "it did not take place" if answer else None
    if isinstance(node.value, str) and _is_undecided(node.value):
        _refuse_nothing(node, fields, "cancelled")
        return None
    return fields.text("cancelled", line_breaks=True)
