"""The header of a message as texts: unfolded, decoded, each cut where it is longer than anybody needs.

Only the headers that are asked for here are kept. Nothing raises: what cannot be decoded has replacement characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.errors import MessageError
from email.header import decode_header

from ...base.light import NamedTuple
from ..encodings import text_in_charset

_KEPT = frozenset((
    "from", "to", "cc", "bcc", "date", "received", "subject", "message-id", "in-reply-to", "references", "auto-submitted",
    "x-autoreply", "x-autorespond", "x-auto-response", "precedence", "list-id", "list-unsubscribe", "content-type",
    "content-transfer-encoding", "content-disposition", "x-mozilla-status", "x-mozilla-draft-info", "x-unsent", "status",
    "x-status",
))  # fmt: skip
_SEVERAL = 50  # of one header are kept
_LONGEST = {"references": 16_000, "to": 16_000, "cc": 16_000, "bcc": 16_000}  # bytes
_LONG = 2_000  # bytes of any other
_BLANK = re.compile(rb"\r?\n\r?\n")


class Head(NamedTuple):
    """The headers of a message by their names in lower case, in their order; `size` in bytes, up to the body.

    `complete`: its end was seen; `cut` names a header that is longer than what is kept of it.
    """

    fields: Mapping[str, tuple[bytes, ...]]
    size: int
    complete: bool
    cut: str | None

    def first(self, name: str) -> str:
        """The first header of a name, not decoded; empty where there is none."""
        return text_of(self.fields[name][0]) if name in self.fields else ""

    def all(self, name: str) -> list[str]:
        """Every header of a name."""
        return [text_of(value) for value in self.fields.get(name, ())]


def head_of(data: bytes, *, whole: bool = True) -> Head:
    """The header at the beginning of some bytes; `whole` where nothing of the message stands behind them."""
    if data[:1] in (b"\n", b"\r"):
        return Head({}, 1, True, None)
    blank = _BLANK.search(data)
    text = data[: blank.start()] if blank else data
    fields: dict[str, list[bytes]] = {}
    cut = None
    name, parts = "", [b""]
    for line in [*text.split(b"\n"), b"end:"]:
        if line[:1] in (b" ", b"\t"):
            parts.append(line.strip())
            continue
        if name in _KEPT:
            value = b" ".join(parts).strip()
            longest = _LONGEST.get(name, _LONG)
            cut = name if len(value) > longest else cut
            values = fields.setdefault(name, [])
            if len(values) < _SEVERAL:
                values.append(value[:longest])
        key, colon, rest = line.partition(b":")
        name = key.decode("ascii", "replace").strip().lower() if colon else ""
        parts = [rest.strip()]
    size = blank.end() if blank else len(data)
    return Head({key: tuple(values) for key, values in fields.items()}, size, bool(blank) or whole, cut)


def text_of(value: bytes) -> str:
    """Bytes of a header as text: UTF-8, or else what older programs write."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def decoded(value: str) -> str:
    """A header's text with its encoded words decoded; as it stands where they cannot be."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except (MessageError, ValueError):  # what says that it is base64 and is not
        return value
    return "".join(part if isinstance(part, str) else _decoded_bytes(part, charset) for part, charset in parts)


def _decoded_bytes(part: bytes, charset: str | None) -> str:
    if charset is None:
        return part.decode("utf-8", "replace") if not part.isascii() else part.decode("ascii")
    try:
        return text_in_charset(part, charset)
    except LookupError:
        return part.decode("ascii", "replace")
