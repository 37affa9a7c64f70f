"""Texts and mappings as YAML that reads back as what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_HEAD = r"[A-Za-z0-9_/+(\u00c0-\u1fff\u3040-\ud7ff]"
_REST = r"[^:#,\[\]{}\"'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\U00010000-\U0010ffff]"
_INVISIBLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML refuses these, or takes some for line ends
_PLAIN = re.compile(rf"{_HEAD}(?:{_REST}|:(?=\d))*")


def scalar(text: str) -> str:
    """A text as a YAML scalar that reads back as itself inside `{ }`: plain if that is certainly possible, else quoted."""
    if _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in ("null", "y", "n"):
        return text
    return _INVISIBLE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def flow_map(fields: Mapping[str, str | None]) -> str:
    """A mapping in YAML: `{date: 2026-11-18 18:10, sent: thank-you, to: Dana}`; keys whose value is None are left out."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items() if value is not None) + "}"
