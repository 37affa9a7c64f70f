"""Reads a file's bytes; the one place in the package that opens a file of the journal for reading.

It never waits for a pipe and never reads a device: a FIFO that is named like an entry must not stop the program.
"""

from __future__ import annotations

import errno
import os
import stat


class NotRegular(OSError):
    """A folder, pipe, socket or device, or a link where links are not followed."""


class TooLarge(OSError):
    """More bytes than the caller takes."""


def read_bytes(path: str, *, limit: int | None = None, follow: bool = True) -> tuple[bytes, os.stat_result]:
    """All bytes of a regular file, and its state (inode, mode, links, owner) when it was opened.

    `limit` is the largest size in bytes that is read; without `follow` the last part of the path must not be a link.
    Raises NotRegular, TooLarge, or another OSError; one from opening the file has a `filename`, one from reading has none.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow else os.O_NOFOLLOW)
    try:
        handle = os.open(named_on_disk(path), flags)
    except OSError as bad:
        if bad.errno == errno.ENXIO or (bad.errno == errno.ELOOP and not follow):  # a socket; a link
            raise NotRegular(bad.errno, bad.strerror, path) from None
        raise
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise NotRegular(errno.EINVAL, "not a regular file")
        if limit is not None and info.st_size > limit:
            raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG))
        return _rest_of(handle, info.st_size), info
    finally:
        os.close(handle)


def named_on_disk(path: str) -> str:
    """A path as the system knows it: names are UTF-8, also where the locale (C) would have them in ASCII."""
    return path if path.isascii() else os.fsdecode(path.encode("utf-8", "surrogateescape"))


def is_there(path: str) -> bool:
    """Whether a name is there, whatever it is. Raises OSError where the disk cannot tell: that is not the same as absent."""
    try:
        os.lstat(named_on_disk(path))
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _rest_of(handle: int, size: int) -> bytes:
    """Everything from an open file: `size` bytes if nobody is writing to it, which takes a single read."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    chunks = [data]
    while data:
        data = os.read(handle, 1 << 20)
        chunks.append(data)
    return b"".join(chunks)
