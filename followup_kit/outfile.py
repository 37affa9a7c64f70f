"""Writes a result to a new file: whole or not at all, private, and never over something unasked."""

from __future__ import annotations

import os
import secrets

from .errors import DiskError, Refused


def write_new(path: str, data: bytes, *, replace: bool, journal: str) -> None:
    """Write `data` to `path` by way of a hidden temporary file beside it. Refused where it exists, unless `replace`."""
    folder, name = os.path.split(os.path.abspath(path))
    root = os.path.realpath(journal)
    if name.lower().endswith(".md") and os.path.commonpath([root, os.path.realpath(folder)]) == root:
        raise Refused(f"{path!r} lies in the journal, where .md files are entries; write it elsewhere")
    if not replace and os.path.lexists(path):
        raise Refused(f"{path!r} exists already; nothing was written (--force replaces it)")
    if os.path.isdir(path):
        raise Refused(f"{path!r} is a folder; nothing was written")
    temp = os.path.join(folder, f".{name[:60]}.{secrets.token_hex(6)}.tmp")
    try:
        handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(handle, "wb") as f:
                f.write(data)
                f.flush()
                os.fsync(f.fileno())
            if replace:
                os.replace(temp, os.path.join(folder, name))
            else:
                os.link(temp, os.path.join(folder, name))
        finally:
            if os.path.lexists(temp):
                os.unlink(temp)
    except FileExistsError:
        raise Refused(f"{path!r} appeared meanwhile; nothing was written") from None
    except OSError as bad:
        raise DiskError(f"{path!r} could not be written: {bad.strerror}; it is as it was") from None
