"""The text in a file that another program wrote, whatever its encoding, and what was assumed to read it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", None),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What Windows-1252 leaves open; Python refuses these bytes, so they are read as what they are in Latin-1.
_OPEN = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
# A letter in UTF-8, and half a pair of UTF-16 written as one. What has more of these than other bytes is a damaged file in UTF-8;
# read as Windows-1252 its names would be others.
_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII, _NEWLINE = bytes(range(128)), b"\n"
# Of Python's own, for names and for source code: no text of a person is in them, and some take long.
_NOT_OF_TEXTS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})


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
    except UnicodeDecodeError as bad:
        at = bad.start
    if b"\0" in data[:2000]:
        raise NotText("it is no text")
    letters = _LETTER.findall(data)
    if len(letters) > len(data.translate(None, _ASCII)) - sum(map(len, letters)):
        where = f"byte 0x{data[at]:02X} on line {data[:at].count(_NEWLINE) + 1}"
        raise NotText(f"{where} is not UTF-8, as other letters in it are")
    encoding = "latin-1" if _OPEN & set(data) else "cp1252"
    return data.decode(encoding), "Windows-1252"


def text_in_charset(data: bytes, charset: str) -> str:
    """Bytes in a character set that a file names, with replacement characters. Raises LookupError where it is none of texts."""
    try:
        if codecs.lookup(charset).name in _NOT_OF_TEXTS:
            raise LookupError(charset)
        return data.decode(charset, "replace")
    except ValueError:
        raise LookupError(charset) from None
