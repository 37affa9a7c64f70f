"""The text in a file that another program wrote, whatever its encoding, and what was assumed to read it."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What Windows-1252 leaves open; Python refuses these bytes, so they are read as what they are in Latin-1.
_OPEN = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


class NotText(ValueError):
    """The bytes are no text in any encoding that is read here."""


def text_in(data: bytes) -> tuple[str, str | None]:
    """The text, and the name of its encoding where that is not UTF-8. Raises NotText."""
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), name
            except UnicodeDecodeError as bad:
                raise NotText(f"it begins as {name or 'UTF-8'}, and is not ({bad.reason})") from None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if b"\0" in data[:2000]:
        raise NotText("it is no text")
    encoding = "latin-1" if _OPEN & set(data) else "cp1252"
    return data.decode(encoding), "Windows-1252"
