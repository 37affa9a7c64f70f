"""One file of mail as the messages in it, without ever holding more of it than a piece: an mbox, or a single message.

Nothing is locked: the file is read as it is, and one that has changed by the end is not believed (`Changed`). In an mbox a
message begins at a line `From ...` behind a blank line, or one that ends with a date as mail programs write it; a line of the
next message's header must follow. So a sentence that begins with `From` is none, whether a program quoted it or not. Where a
message says how long it is, and one begins or the file ends just there, that is believed first (mboxcl).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from io import BufferedReader

from ...base.light import NamedTuple
from ...journal.disk.read_bytes import NotRegular, named_on_disk
from .headers import Head, head_of

_PIECE = 1 << 20  # bytes read at a time
_LOOK = 4096  # bytes of a From line and what follows it that are looked at
_PART, _HEAD = 16 * 1024, 1024 * 1024  # bytes of a header that are read at first, and at most
_FROM = b"\nFrom "
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,100}[ \t]*:|>?From ")
_ENVELOPE_DATE = re.compile(rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) +[A-Z][a-z]{2} +\d{1,2} +\d\d:\d\d")
_ANY_OF = frozenset(("date", "message-id", "received", "subject", "to"))


class Changed(OSError):
    """The file is not the one any more that was opened: a mail program is writing to it."""


class Place(NamedTuple):
    """Where a message is: `start` and `size` in bytes; `state` tells whether the file has changed since."""

    path: str
    start: int
    size: int
    state: tuple[int, ...]


class Found(NamedTuple):
    """A message with its header read; the body stays in the file."""

    place: Place
    head: Head


def messages_in(path: str, tell: Callable[[int], None]) -> Iterator[Found]:
    """The messages of a file, none where it holds no mail; `tell` is told the offset that was reached, now and then.

    Raises OSError where it cannot be read, Changed where it has changed by the end: then none of them is to be believed.
    """
    with _opened(path) as handle:
        state = _state(handle)
        start = handle.read(_LOOK)
        skipped = len(start) - len(start.lstrip(b"\0\r\n\xef\xbb\xbf"))
        if start[skipped:].startswith(_FROM[1:]):
            extents: Iterator[tuple[int, int]] = _extents(handle, skipped, state[1], tell)
        else:
            extents = iter([_alone(start, skipped, state[1])])
        for at, end in extents:
            head = _head_at(handle, at, end - at)
            if "from" in head.fields and not (head.complete and _ANY_OF.isdisjoint(head.fields)):
                yield Found(Place(path, at, end - at, state), head)
        if _state(handle) != state:
            raise Changed(0, "a mail program has written to it meanwhile; nothing of it was taken, run it again", path)


def bytes_of(place: Place, limit: int) -> bytes:
    """The bytes of a message, `limit` at most. Raises OSError, Changed where the file has changed since it was found."""
    with _opened(place.path) as handle:
        if _state(handle) != place.state:
            raise Changed(0, "a mail program has written to it meanwhile; nothing of it was taken, run it again", place.path)
        return _at(handle, place.start, min(place.size, limit))


def _opened(path: str) -> BufferedReader:
    """The file, opened without waiting for a pipe. Raises NotRegular for what is no file."""
    number = os.open(named_on_disk(path), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise NotRegular(0, "not a file", path)
    return os.fdopen(number, "rb")


def _state(handle: BufferedReader) -> tuple[int, ...]:
    info = os.fstat(handle.fileno())
    return (info.st_ino, info.st_size, info.st_mtime_ns)


def _at(handle: BufferedReader, start: int, size: int) -> bytes:
    return os.pread(handle.fileno(), size, start)


def _head_at(handle: BufferedReader, start: int, size: int) -> Head:
    """The header of a message: most are short, so a small piece of it is read first."""
    head = head_of(_at(handle, start, min(_PART, size)), whole=size <= _PART)
    return head if head.complete or size <= _PART else head_of(_at(handle, start, min(_HEAD, size)), whole=size <= _HEAD)


def _alone(start: bytes, skipped: int, size: int) -> tuple[int, int]:
    """The extent of the only message of a file. Apple Mail has its length on a line before it, and more behind it."""
    length = re.match(rb"(\d{1,10})[ \t]*\r?\n", start)
    if length is not None:
        return length.end(), min(size, length.end() + int(length[1]))
    return skipped, size


def _extents(handle: BufferedReader, first: int, size: int, tell: Callable[[int], None]) -> Iterator[tuple[int, int]]:
    """Where each message of an mbox begins, behind its From line, and where it ends."""
    begun, sure_until = -1, 0
    for line, behind in _from_lines(handle, first, size, tell):
        if line < sure_until:
            continue
        if begun >= 0:
            yield begun, line
        begun, sure_until = behind, _announced_end(handle, behind, size)
    if begun >= 0:
        yield begun, size


def _announced_end(handle: BufferedReader, start: int, size: int) -> int:
    """Where a message ends by its Content-Length, if another begins there or the file ends; else 0."""
    head = _at(handle, start, _LOOK)
    blank = re.search(rb"\r?\n\r?\n", head)
    said = re.search(rb"(?i)\ncontent-length:[ \t]*(\d{1,10})[ \t]*\r?\n", head[: blank.start() + 2]) if blank else None
    if blank is None or said is None:
        return 0
    end = start + blank.end() + int(said[1])
    after = _at(handle, end, 7)
    return end if end <= size and (not after.strip() or after.lstrip(b"\r\n").startswith(b"From ")) else 0


def _from_lines(handle: BufferedReader, first: int, size: int, tell: Callable[[int], None]) -> Iterator[tuple[int, int]]:
    """The lines between messages, from the offset `first` on: the offset of each, and of what follows it."""
    buffer, base, at = b"\n\n", first - 2, 0  # as if a blank line stood before the first one
    read = first
    handle.seek(first)
    while True:
        piece = handle.read(min(_PIECE, size - read))
        read += len(piece)
        tell(read)
        buffer += piece
        limit = max(0, len(buffer) - (_LOOK if piece else 0))  # what stands behind it is looked at with the next piece
        while 0 <= (at := buffer.find(_FROM, at)) < limit:
            end = buffer.find(b"\n", at + 1, at + _LOOK)
            if end >= 0 and _is_between(buffer, at, end):
                yield base + at + 1, base + end + 1
            at += 1
        if not piece:
            return
        keep = max(0, limit - 4)  # whether a blank line stands before is looked at too
        buffer, base, at = buffer[keep:], base + keep, limit - keep


def _is_between(buffer: bytes, at: int, end: int) -> bool:
    if not _HEADER_LINE.match(buffer, end + 1):
        return False
    blank_before = buffer[max(0, at - 2) : at].endswith((b"\n", b"\n\r"))
    return blank_before or _ENVELOPE_DATE.search(buffer, at, end) is not None
