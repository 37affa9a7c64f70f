"""The lines of iCalendar (RFC 5545) and vCard (RFC 6350) files: escaping, folding, and unfolding what was folded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..base.text import visible

_OCTETS = 75  # in a line at most, its end not counted
_ESCAPED = re.compile(r"[\\;,]")


def text_value(text: str) -> str:
    """A text as the value of a property: escaped, each of its lines without hidden characters."""
    return "\\n".join(_ESCAPED.sub(r"\\\g<0>", visible(line)) for line in text.splitlines())


def text_line(name: str, text: str) -> str:
    """`NAME:text`, the text escaped; not folded yet."""
    return f"{name}:{text_value(text)}"


def folded(lines: Iterable[str]) -> bytes:
    """Lines as the bytes of a file: UTF-8, CRLF, no line over 75 octets, and none broken inside of a character."""
    return "".join(f"{line if line.isascii() and len(line) <= _OCTETS else _fold(line)}\r\n" for line in lines).encode()


def _fold(line: str) -> str:
    out, size = [], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            out.append("\r\n ")
            size = 1  # the blank that a continued line begins with
        out.append(char)
        size += octets
    return "".join(out)


def unfolded(data: bytes) -> list[str]:
    """The lines of a file as they were before they were folded; what is not UTF-8 becomes replacement characters."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return re.sub("\n[ \t]", "", text).split("\n")
