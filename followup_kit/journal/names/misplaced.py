"""Keys that are known, but stand where they are not read: the e-mail address of a person at the left edge of a header, say.

A key is named here only if hardly anybody has it for a purpose of their own in the other places: `title`, `name` and `note`,
`place` of a log line or `timezone` of a person may well be theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...base.light import NamedTuple
from ...base.nothing_said import says_nothing
from ...base.text import visible
from ..problems import Findings
from ..syntax.nodes import Node
from ..syntax.scalars import scalar


class _Place(NamedTuple):
    """Where a key is read: the words for it, the field, and what stands before the key there."""

    words: str
    field: str = ""
    before: str = ""


_NAME = "name: ..."
_PERSON = _Place("beside the name of a person", "interviewers", _NAME)
_INTERVIEWER = _Place("beside the name of an interviewer", "interviewers", _NAME)
_REFERENCE = _Place("beside the name of a reference", "references", _NAME)
_DATE = "date: THE DAY"
_LINE = _Place("in a line of the log", "log", _DATE)
_PLACES = {
    **dict.fromkeys(
        (
            *("interviewers", "recruiter", "references", "contact_only_by", "next_steps", "decision_by", "applied"),
            *("interest", "skip", "snooze", "closed", "cancelled", "opportunity", "log"),
        ),
        _Place("at the left edge of the header"),
    ),
    **dict.fromkeys(("email", "phone", "address", "linkedin"), _PERSON),
    **dict.fromkeys(("contact", "decides"), _INTERVIEWER),
    "agency": _Place("beside the name of the recruiter", "recruiter", _NAME),
    **dict.fromkeys(("told", "contacted"), _REFERENCE),
    **dict.fromkeys(("sent", "heard", "message_id"), _LINE),
    "due": _Place("in a line of the log", "log", f"{_DATE}, heard: assignment"),
    "until": _Place("in a snooze", "snooze", "kind: check-in"),
}
_ANSWERS = ("yes", "no", "true", "false")  # say nothing only where a name or a number is expected
_LONG = 60  # letters of a value that a hint does not repeat


def place_of(key: str) -> str | None:
    """Where a key is read that is most likely misplaced anywhere else, in words; None for any other key."""
    place = _PLACES.get(_usual(key))
    return place.words if place is not None else None


def is_misplaced(key: str, node: Node, at: Node, known: Collection[str], findings: Findings) -> bool:
    """Whether a key is none of those `known` where it stands and is read elsewhere; that is reported, unless it says nothing."""
    name = _usual(key)
    place = _PLACES.get(name) if name not in known else None
    if place is None:
        return False
    text = node.value.strip() if isinstance(node.value, str) else None
    if node.value and (text is None or text in _ANSWERS or not says_nothing(text)):
        message = f"{visible(key)} is read only {place.words}"
        findings.warn(at, "misplaced", message, _hint(name, text, place, findings.called))
    return True


def _hint(name: str, text: str | None, place: _Place, called: Mapping[str, str]) -> str:
    value = visible(scalar(text)) if text is not None and len(text) <= _LONG else "..."
    if place.field:
        return f"write {{{place.before}, {name}: {value}}} below {called.get(place.field, place.field)}:"
    return "move it there" if value == "..." else f"write {name}: {value} there"


def _usual(key: str) -> str:
    return key.lower().replace("-", "_")
