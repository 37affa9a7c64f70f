"""What is in a message: its own words without what they quote, an invitation, a report of what did not arrive.

Nothing here is kept, shown or written: the words are compared with phrases and forgotten. The names of attached files are not
looked at, no link is followed. Parts are taken apart one below the other without recursion, and only so many.
"""

from __future__ import annotations

import re
from binascii import Error as NotBase64
from binascii import a2b_base64
from collections.abc import Iterator
from email.message import Message
from html import unescape
from quopri import decodestring

from ...base.light import NamedTuple
from ..encodings import text_in_charset
from .addresses import same_address
from .headers import Head, head_of, text_of
from .words import without_quotes

LARGEST = 2 << 20  # bytes of a message that are read: its words come before what is attached
_PARTS, _DEPTH = 200, 30  # that are taken apart
_TEXT = 100_000  # characters of the words
_CALENDAR = b"BEGIN:VCALENDAR"
_IDS = re.compile(r"<[!-;=?-~]{3,250}>")
# Where a page begins to quote another message.
_IN_HTML = ("<blockquote", 'class="gmail_quote', 'id="appendonsend"', 'id="divrplyfwdmsg"', "border-top:solid #")


class Contents(NamedTuple):
    """What a message says: `words` of its own; `method` of an invitation in it (REQUEST, REPLY, CANCEL), its UID and revision.

    `failed` are the addresses that something did not reach, and `about` the Message-IDs of it; `odd` is what could not be read.
    """

    words: str
    method: str = ""
    failed: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    uid: str = ""
    sequence: int = 0


class _Part(NamedTuple):
    kind: str
    head: Head
    described: Message  # with the header about its content, for the parameters there
    body: bytes


def contents_of(data: bytes) -> Contents:
    """What the bytes of a message say (those that were read of it)."""
    odd: list[str] = []
    parts = list(_leaves(data, odd))
    plain = next((p for p in parts if p.kind == "text/plain" and not _attached(p)), None)
    html = next((p for p in parts if p.kind == "text/html" and not _attached(p)), None)
    words = _text_of(plain, odd) if plain is not None else ""
    if not words.strip() and html is not None:
        words = html_text(_text_of(html, odd))
    failed, about = _report(parts, odd)
    method, calendar = next(((m, p) for p in parts if p.kind == "text/calendar" and (m := _method(p, odd))), ("", None))
    uid, sequence = _event(_bytes_of(calendar, odd)) if calendar is not None else ("", 0)
    return Contents(without_quotes(words), method, failed, about, tuple(dict.fromkeys(odd)), uid, sequence)


def calendars_in(data: bytes) -> list[bytes]:
    """The calendar files in the bytes of a message, each once, in UTF-8 where they say what they are in.

    A mail program sends an invitation as a part and as an attached file too; one that was forwarded is in a message inside.
    """
    found: dict[bytes, bytes] = {}
    waiting = [data]
    for _ in range(_PARTS):
        if not waiting:
            break
        for part in _leaves(waiting.pop(0), []):
            content = _bytes_of(part, [])
            if part.kind == "message/rfc822":
                waiting.append(content)
            elif part.kind == "text/calendar" or content[:100].lstrip(b"\xef\xbb\xbf\r\n\t ").upper().startswith(_CALENDAR):
                content = _in_utf8(content, _parameter(part.described, "charset"))
                found.setdefault(b"\n".join(content.split()), content)
    return list(found.values())


def _in_utf8(content: bytes, charset: str) -> bytes:
    try:
        return content.decode(charset).encode() if charset else content
    except (LookupError, ValueError):  # no such character set, or not what it says: to be found out by who reads it
        return content


def _leaves(data: bytes, odd: list[str]) -> Iterator[_Part]:
    """The parts that hold something, in their order; an enclosed message is one of them, and is not looked into."""
    waiting = [(data, 0)]
    seen = 0
    while waiting:
        piece, depth = waiting.pop()
        seen += 1
        if seen > _PARTS or depth > _DEPTH:
            odd.append(f"it has more than {_PARTS} parts, or more than {_DEPTH} within each other; the rest was not looked at")
            return
        head = head_of(piece)
        described = _described(head)
        kind = described.get_content_type()
        body = piece[head.size :]
        boundary = _parameter(described, "boundary") if kind.startswith("multipart/") else ""
        if boundary:
            waiting += [(inner, depth + 1) for inner in reversed(_between(body, boundary.encode("latin-1", "replace")))]
        else:
            yield _Part(kind, head, described, body)


def _between(body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the lines of a boundary."""
    pieces = (b"\n" + body).split(b"\n--" + boundary)[1 : _PARTS + 2]
    found = []
    for piece in pieces:
        if piece.startswith(b"--"):
            break
        found.append(piece.partition(b"\n")[2])
    return found


def _described(head: Head) -> Message:
    message = Message()
    message["Content-Type"] = head.first("content-type") or "text/plain"
    message["Content-Disposition"] = head.first("content-disposition") or "inline"
    return message


def _parameter(message: Message, name: str) -> str:
    try:
        value: object = message.get_param(name)
    except (ValueError, LookupError, TypeError, AttributeError):  # parameters in pieces that do not fit together
        return ""
    value = value[2] if isinstance(value, tuple) else value
    return value.strip() if isinstance(value, str) else ""


def _attached(part: _Part) -> bool:
    return part.described.get_content_disposition() == "attachment"


def _bytes_of(part: _Part, odd: list[str]) -> bytes:
    coding = part.head.first("content-transfer-encoding").strip().lower()
    if coding == "quoted-printable":
        return decodestring(part.body)
    if coding == "base64":
        for behind in (b"", b"=", b"=="):  # what was cut off, or has a line below it
            try:
                found = a2b_base64(part.body + behind)
            except NotBase64:
                continue
            if found or not part.body.strip():
                return found
        odd.append("it says that it is base64, and is not")
        return b""
    return part.body


def _text_of(part: _Part, odd: list[str]) -> str:
    data = _bytes_of(part, odd)[: 4 * _TEXT]
    charset = _parameter(part.described, "charset") or "utf-8"
    try:
        text = text_in_charset(data, charset)
    except LookupError:
        odd.append(f"its character set {charset[:40]!r} is not known")
        text = data.decode("ascii", "replace")
    else:
        if "\ufffd" in text and charset.lower() in ("utf-8", "us-ascii"):  # it says nothing, or not what it is
            text = text_of(data)
    return text[:_TEXT]


def html_text(html: str) -> str:
    """The words of a page as text, up to what it quotes: without scripts, styles and tags; nothing is loaded."""
    lowered = html.lower()
    ends = [at for mark in _IN_HTML if (at := lowered.find(mark)) >= 0]
    out = []
    at, end = 0, min(ends, default=len(html))
    while at < end:
        tag = html.find("<", at, end)
        out.append(html[at : tag if tag >= 0 else end])
        if tag < 0:
            break
        at = tag
        for opening, closing in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
            if lowered.startswith(opening, tag):
                behind = lowered.find(closing, tag, end)
                at = behind if behind >= 0 else end
        behind = html.find(">", at, end)
        name = lowered[tag + 1 : tag + 4]
        out.append("\n" if name.startswith(("br", "p>", "/p", "p ", "div", "/di", "li", "tr", "td")) else "")
        at = behind + 1 if behind >= 0 else end
    return unescape("".join(out))


def _method(part: _Part, odd: list[str]) -> str:
    """What an enclosed calendar wants: REQUEST invites, REPLY answers an invitation, CANCEL takes it back."""
    named = _parameter(part.described, "method")
    if not named:
        found = re.search(rb"(?im)^METHOD:[ \t]*([A-Z]{3,20})[ \t]*\r?$", _bytes_of(part, odd)[:10_000])
        named = found[1].decode("ascii") if found else ""
    return named.upper() if named.isalpha() else ""


def _event(content: bytes) -> tuple[str, int]:
    """The UID and the revision of an enclosed calendar's event."""
    event = re.sub(rb"\r?\n[ \t]", b"", content[:200_000]).partition(b"BEGIN:VEVENT")[2]
    uid = re.search(rb"(?m)^UID:([^\r\n]{1,1000})", event)
    sequence = re.search(rb"(?m)^SEQUENCE:(\d{1,9})", event)
    return (text_of(uid[1]).strip() if uid else ""), (int(sequence[1]) if sequence else 0)


def _report(parts: list[_Part], odd: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses that a message did not reach for good, and the Message-IDs of what did not arrive."""
    failed: list[str] = []
    about: list[str] = []
    for part in parts:
        data = text_of(_bytes_of(part, odd)[:50_000]) if part.kind.startswith("message/") or "rfc822" in part.kind else ""
        if part.kind == "message/delivery-status":
            for block in re.split(r"\r?\n\r?\n", data)[:_PARTS]:
                said = dict(line.lower().partition(":")[::2] for line in block.splitlines())
                to = (said.get("final-recipient") or said.get("original-recipient") or "").rpartition(";")[2]
                address = same_address(to.strip().strip("<>"))
                if said.get("action", "").strip() == "failed" and address:
                    failed.append(address)
        elif part.kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
            about += _IDS.findall(head_of(data.encode("utf-8", "replace")).first("message-id"))
    return tuple(dict.fromkeys(failed)), tuple(dict.fromkeys(about))
