"""Small files in the person's own cache folder (`$XDG_CACHE_HOME/followup`, else `~/.cache/followup`).

They hold what can be worked out again at any time. A file is believed only if it is whole and nobody else could have written
it; where it cannot be read or written, everything works as if there were no such folder. Nothing here raises an exception.
"""

from __future__ import annotations

import os
import stat
from binascii import crc32

from .light import Callable

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LARGEST = 1 << 26  # bytes; a larger file is none of ours


def read_kept(name: str) -> bytes | None:
    """What was kept under a name; None where nothing was, or what is there cannot be believed."""
    folder = _folder()
    if folder is None:
        return None
    try:
        if not _is_ours(os.lstat(folder), stat.S_ISDIR):
            return None
        handle = os.open(os.path.join(folder, name), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        info = os.fstat(handle)
        if not _is_ours(info, stat.S_ISREG) or info.st_size > _LARGEST:
            return None
        data = _all_of(handle, info.st_size)
    except OSError:
        return None
    finally:
        os.close(handle)
    first, _, rest = data.partition(b"\n")
    return rest if first == _sum_of(rest) else None


def keep(name: str, data: bytes) -> None:
    """Keep something under a name, in place of what was kept there, completely or not at all."""
    folder = _folder()
    if folder is None:
        return
    new = os.path.join(folder, f".{name}.{os.getpid()}")
    try:
        os.makedirs(folder, 0o700, exist_ok=True)
        if not _is_ours(os.lstat(folder), stat.S_ISDIR):
            return
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_sum_of(data) + b"\n" + data)
        os.rename(new, os.path.join(folder, name))
    except OSError:
        _remove(new)


def _folder() -> str | None:
    """The folder; None where the person has none."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "followup") if os.path.isabs(base) and hasattr(os, "getuid") else None


def _is_ours(info: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether a file or folder is of that kind and nobody but the person could have written it."""
    return is_kind(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & _OTHERS_WRITE


def _all_of(handle: int, size: int) -> bytes:
    data = os.read(handle, size + 1)
    while len(data) < size:
        more = os.read(handle, size - len(data))
        if not more:
            break
        data += more
    return data


def _sum_of(data: bytes) -> bytes:
    """A checksum, against half a file and a disk's slips."""
    return b"%08x %d" % (crc32(data), len(data))


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return
