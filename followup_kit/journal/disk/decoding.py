"""The text in a file's bytes, or why they are none: another encoding, by its name where it shows."""

from __future__ import annotations


class NotUtf8(Exception):
    """Bytes that are no UTF-8 text: line and column of the first that cannot be, and what they are."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


def decoded(data: bytes) -> str:
    """The text. Raises NotUtf8, also for UTF-16 or UTF-32 of Latin letters, which without its mark is UTF-8 with many NULs."""
    other = _other_encoding(data[:400])
    if other is not None:
        raise NotUtf8(1, 1, f"it is {other}, not UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        column = bad.start - (data.rfind(b"\n", 0, bad.start) + 1) + 1
        raise NotUtf8(line, column, f"not UTF-8 (byte 0x{data[bad.start]:02X}, line {line})") from None


def _other_encoding(start: bytes) -> str | None:
    """The name of a wide encoding that the first bytes show by their mark, or by the zeros in every second place."""
    if start.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    zeros = [start[place::4].count(0) * 5 > len(start) for place in range(4)] if 0 in start else []
    return {3: "UTF-32", 2: "UTF-16"}.get(sum(zeros))
