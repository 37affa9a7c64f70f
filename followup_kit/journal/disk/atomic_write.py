"""Writes files atomically: at every moment the file on disk is the complete old one or the complete new one.

Nothing else in the package writes files of the journal. Every path passes one gate (`inside`), and every text one way (`_put`):
into a hidden file beside its place, synced, then given its name. A lock keeps two of our own processes apart. Editors do not
take it, so content and inode are compared once more just before the rename: a newer text is never overwritten.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress

from ...base.light import TypeVar
from ...errors import DiskError, Refused, Stale
from .inside import path_inside
from .lock import locked, not_written
from .read_bytes import NotRegular, named_on_disk, read_bytes
from .strays import new_name, remove_strays

T = TypeVar("T")
put: list[str] = []  # the files that this process has written, for the message where a later failure ends it


def replace_text(root: str, file: str, change: Callable[[str], str], *, force: bool = False) -> bool:
    """Replace a file's text by `change(text)`, read under the lock; False if that is the same text and nothing was written.

    `file` is the path below `root`. Raises Refused if it is outside the journal, is no regular file, has several hard
    links, is read-only (unless `force`), is not UTF-8 or changes meanwhile, and DiskError if the disk fails; the old text
    is then still on disk, unless the message says otherwise. What `change` raises is passed on.
    """
    with locked(root):
        path = path_inside(root, file)
        remove_strays(os.path.dirname(path), path)
        data, info = _read(path, file)
        _refuse_unwritable(file, info, force)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(f"{file}: it is not UTF-8; nothing was written") from None
        return _replace(path, file, data, change(text).encode("utf-8"), info)


def replace_seen(root: str, file: str, old: bytes, new: bytes, seen: os.stat_result, *, force: bool = False) -> bool:
    """As `replace_text`, for a file that was read before: its bytes were `old` when its state was `seen`.

    Raises Stale too, if the file has changed since then.
    """
    with locked(root):
        path = path_inside(root, file)
        remove_strays(os.path.dirname(path), path)
        info = _state(path, file)
        _refuse_unwritable(file, info, force)
        if _stamp(info) != _stamp(seen):
            raise Stale(f"{file}: changed since the journal was read; nothing was written, run it again", root)
        return _replace(path, file, old, new, info)


def create(root: str, file: str, data: bytes) -> None:
    """Write a new file, `file` below `root`, with mode 0600; missing folders are made with mode 0700.

    Raises Refused if the name is taken or lies outside the journal, DiskError if the disk fails.
    """
    path = _place_of(root, file)
    try:
        make_folders(os.path.dirname(path))
    except OSError as bad:
        raise not_written(f"{file}: its folder cannot be made", bad) from None
    with locked(root):
        link_new(path, data, file)


def overwrite(root: str, file: str, data: bytes) -> None:
    """Put a file, `file` below `root`, in the place of the one that is there. Raises Refused if it lies outside, DiskError."""
    path = _place_of(root, file)
    with locked(root):
        replace_any(path, data, file)


def _place_of(root: str, file: str) -> str:
    """The real folder of a file below `root`, with its name. Raises Refused where the folder lies outside."""
    folder, name = os.path.split(file)
    try:
        return os.path.join(path_inside(root, folder), named_on_disk(name))
    except Refused:
        raise Refused(f"{file}: it is outside the journal; nothing was written") from None


def make_folders(folder: str) -> None:
    """Make a folder and the missing ones above it, each with mode 0700; raises OSError.

    `os.makedirs` would give the mode to the last one only.
    """
    if not os.path.isdir(folder):
        make_folders(os.path.dirname(os.path.abspath(folder)))
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)


def link_new(path: str, data: bytes, shown: str) -> None:
    """Write a new file with mode 0600; `shown` is its name in messages.

    Raises Refused if `path` exists, DiskError if the disk fails.
    """

    def name(temp: str) -> None:
        try:
            os.link(temp, path)
        except FileExistsError:
            raise Refused(f"{shown}: it already exists; nothing was written") from None

    _put(path, data, shown, name, before="nothing was written", after="it is on disk")


def replace_any(path: str, data: bytes, shown: str) -> None:
    """Replace, or make, a file that is no entry and that the person asked to have replaced; `shown` is its name in messages.

    Raises Refused if that is not permitted, DiskError if the disk fails; the old file is then unchanged.
    """
    _put(path, data, shown, lambda temp: os.rename(temp, path), before="it is unchanged", after="the new text is on disk")


def _replace(path: str, file: str, old: bytes, new: bytes, info: os.stat_result) -> bool:
    """Put `new` in the place of `old`, after comparing once more what is there; False if they are the same."""
    if new == old:
        return False

    def name(temp: str) -> None:
        again, now = _read(path, file)
        if now.st_ino != info.st_ino or again != old:
            raise Refused(f"{file}: changed while followup was working; nothing was written, run it again")
        os.rename(temp, path)

    _put(path, new, file, name, info, before="the old text is still on disk", after="the new text is on disk")
    return True


def _put(
    path: str,
    data: bytes,
    shown: str,
    name: Callable[[str], None],
    like: os.stat_result | None = None,
    *,
    before: str,
    after: str,
) -> None:
    """Write a hidden file beside `path`, sync it, let `name` give it its place, and sync the folder.

    It gets owner, mode and extended attributes of the file that it replaces, whose state is `like`; without one its mode is
    0600. `before` and `after` say in a DiskError what is on disk. The hidden file is removed whatever happens.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temp = new_name(folder)
    doing = "the folder cannot be written to"
    try:
        handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        doing = "the new text could not be written"
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            if like is not None:
                _copy_attributes(handle, like, path, shown)
            os.fsync(handle)
        finally:
            os.close(handle)
        doing = "the new text could not be put in place"
        name(temp)
        put.append(shown)
    except OSError as bad:
        raise not_written(f"{shown}: {doing}", bad, before) from None
    finally:
        with suppress(OSError):
            os.unlink(temp)
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as bad:
        raise DiskError(f"{shown}: {bad.strerror}; {after}, not confirmed by the disk") from None


def _copy_attributes(handle: int, like: os.stat_result, source: str, shown: str) -> None:
    """Give an open file the owner, the extended attributes and the mode of another. Raises Refused where one would be lost."""
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        os.fchown(handle, like.st_uid, like.st_gid)
    try:
        names = os.listxattr(source)
    except OSError as bad:
        if bad.errno != errno.ENOTSUP:
            raise Refused(f"{shown}: its attributes cannot be read: {bad.strerror}; nothing was written") from None
        names = []
    for name in names:
        try:
            os.setxattr(handle, name, os.getxattr(source, name))
        except OSError as bad:
            # What is taken away meanwhile is no loss; the labels of a security module are the system's to set.
            if bad.errno != errno.ENODATA and not name.startswith("security."):
                raise Refused(f"{shown}: its attribute {name} cannot be kept: {bad.strerror}; nothing was written") from None
    os.fchmod(handle, stat.S_IMODE(like.st_mode))


def _refuse_unwritable(file: str, info: os.stat_result, force: bool) -> None:
    if info.st_nlink > 1:
        raise Refused(f"{file}: it has {info.st_nlink} hard links, which replacing it would break; nothing was written")
    if not info.st_mode & stat.S_IWUSR and not force:
        raise Refused(f"{file}: it is read-only; nothing was written (--force writes anyway)")


def _stamp(info: os.stat_result) -> tuple[int, int, int]:
    """What changes with a file; a change that it does not show is found when the content is compared."""
    return info.st_ino, info.st_size, info.st_mtime_ns


def _state(path: str, file: str) -> os.stat_result:
    """The state of a regular file, without opening it. Raises as `_read` does."""
    info = _tried_twice(lambda: os.lstat(path), file)
    if not stat.S_ISREG(info.st_mode):
        raise Refused(f"{file}: it is not a regular file; nothing was written")
    return info


def _read(path: str, file: str) -> tuple[bytes, os.stat_result]:
    """A file's bytes and its state. Raises Refused if it is gone or no regular file, DiskError if the disk fails."""
    return _tried_twice(lambda: read_bytes(path, follow=False), file)


def _tried_twice(look: Callable[[], T], file: str) -> T:
    """What a look at a file gives. An editor may remove the name for a moment while it saves, so a second try is made."""
    try:
        try:
            return look()
        except FileNotFoundError:
            time.sleep(0.05)
            return look()
    except FileNotFoundError:
        raise Refused(f"{file}: it no longer exists; nothing was written") from None
    except NotRegular:
        raise Refused(f"{file}: it is not a regular file; nothing was written") from None
    except OSError as bad:
        raise not_written(f"{file}: it cannot be read", bad) from None
