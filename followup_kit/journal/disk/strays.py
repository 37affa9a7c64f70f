"""The hidden files in which a text is prepared: their names, and removing those that a crash left behind."""

from __future__ import annotations

import os
import stat
import time

from .lock import LOCK

_PREFIX, _SUFFIX = ".followup-", ".tmp"
_OLD_SECONDS = 3600.0


def new_name(folder: str) -> str:
    """The path of a hidden file that is not there yet."""
    return os.path.join(folder, f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")


def is_ours(name: str) -> bool:
    """Whether a name is that of the lock or of a text in preparation, and so nobody's content."""
    return name == LOCK or _is_stray(name)


def _is_stray(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def remove_strays(folder: str, entry: str) -> None:
    """Remove our temporary files that a crash left behind, if they are an hour old; a younger one may be in use.

    One that is a second name of the entry is removed at any age: `link_new` was killed before it could remove the name, and
    it would count as a second hard link.
    """
    try:
        same = os.lstat(entry)
        names = list(filter(_is_stray, os.listdir(folder)))
        for name in names:
            path = os.path.join(folder, name)
            info = os.lstat(path)
            second = (info.st_dev, info.st_ino) == (same.st_dev, same.st_ino)
            if stat.S_ISREG(info.st_mode) and (second or time.time() - info.st_mtime > _OLD_SECONDS):
                os.unlink(path)
    except OSError:
        return
