"""What was meant by parts that are no mapping, or one of other keys: `2026-11-18: thank-you` is a date and what was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..dates.stamps import BadDate, parse_stamp
from ..kinds import HEARD, KINDS, OTHER_SENT
from .syntax.nodes import Node
from .syntax.scalars import flow_map

Form = Mapping[str, Callable[[str], bool]]
_DATE = r"\d{4}-\d\d-\d\d(?:[ T]\d\d?:\d\d)?"
_JOINING = r"[\s:,;–—-]+|\b(?:sent|heard|on|until|till|to|am|bis)\b"
_LONG = 60  # characters of a part that is repeated in a hint


def _is_date(text: str) -> bool:
    try:
        parse_stamp(text)
    except BadDate:
        return False
    return True


def _is_text(text: str) -> bool:
    return any(map(str.isalpha, text))


# Which part belongs to which key: the first that takes it, each but once.
FORMS: Mapping[str, Form] = {
    "log": {"date": _is_date, "sent": {*KINDS, *OTHER_SENT}.__contains__, "heard": frozenset(HEARD).__contains__},
    "skip": {"kind": KINDS.__contains__, "reason": _is_text},
    "snooze": {"kind": KINDS.__contains__, "until": _is_date},
    "closed": {"date": _is_date, "reason": _is_text},
    "person": {
        "name": lambda text: _is_text(text) and "@" not in text,
        "email": lambda text: re.fullmatch(r"[^\s@]+@[^\s@]+", text) is not None,
        "phone": lambda text: re.fullmatch(r"\+?[\d ()/.-]{5,40}", text) is not None,
        "title": _is_text,
    },
}


def mapping_meant(node: Node, where: str) -> str | None:
    """The mapping that was meant, in braces; None where the parts do not say it. `where` is a key of FORMS."""
    form, found = FORMS[where], {}
    parts = _parts_of(node)
    for part in parts:
        key = next((key for key, fits in form.items() if key not in found and fits(_as_word(part, key))), None)
        if key is None or len(part) > _LONG:
            return None
        found[key] = _as_word(part, key)
    return flow_map({key: found[key] for key in form if key in found}) if len(parts) == 2 else None


def _as_word(part: str, key: str) -> str:
    return part.lower() if key in ("sent", "heard", "kind") else part


def _parts_of(node: Node) -> list[str]:
    """A key and its value; or a date in a text, and the rest of it."""
    if isinstance(node.value, dict):
        return [p.strip() for key, inner in node.value.items() for p in (key, inner.value) if isinstance(p, str) and p.strip()]
    text = node.value if isinstance(node.value, str) else ""
    date = re.search(_DATE, text)
    if date is None:
        return []
    ends = (text[: date.start()], text[date.end() :])
    rest = " ".join(re.sub(rf"^(?:{_JOINING})+|(?:{_JOINING})+$", "", end) for end in ends).strip()
    return [date[0], rest] if rest else []
