"""Writes files atomically: at every moment the file on disk is the complete old one or the complete new one.

Nothing else in the package writes files of the journal. A lock keeps two of our own processes apart. Editors do not take it,
so content and inode are compared once more just before the rename: a newer text is never overwritten.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from ..errors import DiskError, Refused, Stale
from .read_bytes import NotRegular, read_bytes

LOCK = ".followup.lock"
_PREFIX, _SUFFIX = ".followup-", ".tmp"
_WAIT_SECONDS = 30.0  # a write takes milliseconds; with a slow disk, a busy machine and several at it, seconds
_STRAY_SECONDS = 3600.0
put: list[str] = []  # the files that this process has written, for the message where a later failure ends it
_READ_ONLY = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def locked(root: str) -> Iterator[None]:
    """Hold the journal's lock while the block runs. The kernel frees it however the process ends.

    Raises Refused if another process keeps the lock for thirty seconds, or no lock file may be made; DiskError if making it
    fails otherwise.
    """
    path = os.path.join(root, LOCK)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as bad:
        raise _failed("the journal cannot be locked", bad) from None
    try:
        until = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as bad:
                if bad.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                    raise _failed("the journal cannot be locked", bad) from None
                if time.monotonic() > until:
                    raise Refused("another followup is writing to the journal; nothing was written, run it again") from None
                time.sleep(0.02)
        yield
    finally:
        with suppress(OSError):  # nothing was written through it, and the kernel frees the lock anyway
            os.close(handle)


def replace_text(root: str, file: str, change: Callable[[str], str], *, force: bool = False) -> bool:
    """Replace a file's text by `change(text)`, read under the lock; False if that is the same text and nothing was written.

    `file` is the path below `root`. Raises Refused if it is outside the journal, is no regular file, has several hard
    links, is read-only (unless `force`), is not UTF-8 or changes meanwhile, and DiskError if the disk fails; the old text
    is then still on disk, unless the message says otherwise. What `change` raises is passed on.
    """
    with locked(root):
        path = _resolved(root, file)
        _remove_strays(os.path.dirname(path), path)
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
        path = _resolved(root, file)
        _remove_strays(os.path.dirname(path), path)
        info = _state(path, file)
        _refuse_unwritable(file, info, force)
        if _stamp(info) != _stamp(seen):
            raise Stale(f"{file}: changed since the journal was read; nothing was written, run it again")
        return _replace(path, file, old, new, info)


def _refuse_unwritable(file: str, info: os.stat_result, force: bool) -> None:
    if info.st_nlink > 1:
        raise Refused(f"{file}: it has {info.st_nlink} hard links, which replacing it would break; nothing was written")
    if not info.st_mode & stat.S_IWUSR and not force:
        raise Refused(f"{file}: it is read-only; nothing was written (--force writes anyway)")


def _replace(path: str, file: str, old: bytes, new: bytes, info: os.stat_result) -> bool:
    """Put `new` in the place of `old`, after comparing once more what is there; False if they are the same."""
    if new == old:
        return False
    folder = os.path.dirname(path)
    temp = _write_temp(folder, new, info, path)
    try:
        again, now = _read(path, file)
        if now.st_ino != info.st_ino or again != old:
            raise Refused(f"{file}: changed while followup was working; nothing was written, run it again")
        try:
            os.rename(temp, path)
            put.append(file)
        except OSError as bad:
            raise _failed(f"{file}: the old text is still on disk", bad) from None
    finally:
        with suppress(OSError):
            os.unlink(temp)
    _sync_folder(folder, f"{file}: the new text is on disk")
    return True


def _stamp(info: os.stat_result) -> tuple[int, int, int]:
    """What changes with a file; a change that it does not show is found when the content is compared."""
    return info.st_ino, info.st_size, info.st_mtime_ns


def create(root: str, file: str, data: bytes) -> None:
    """Write a new file, `file` below `root`, with mode 0600; missing folders are made with mode 0700.

    Raises Refused if the name is taken or lies outside the journal, DiskError if the disk fails.
    """
    path = os.path.join(root, file)
    folder = os.path.dirname(path)
    real = os.path.realpath(folder)
    if os.path.commonpath([os.path.realpath(root), real]) != os.path.realpath(root):
        raise Refused(f"{file}: it is outside the journal; nothing was written")
    try:
        make_folders(folder)
    except OSError as bad:
        raise _failed(f"{file}: its folder cannot be made", bad) from None
    with locked(root):
        link_new(path, data, file)


def make_folders(folder: str) -> None:
    """Make a folder and the missing ones above it, each with mode 0700; raises OSError.

    `os.makedirs` would give the mode to the last one only.
    """
    if not os.path.isdir(folder):
        make_folders(os.path.dirname(os.path.abspath(folder)))
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)


def link_new(path: str, data: bytes, shown: str) -> None:
    """Write a new file with mode 0600, under a temporary name first; `shown` is its name in messages.

    Raises Refused if `path` exists, DiskError if the disk fails.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temp = _write_temp(folder, data, None, shown)
    try:
        os.link(temp, path)
        put.append(shown)
    except FileExistsError:
        raise Refused(f"{shown}: it already exists; nothing was written") from None
    except OSError as bad:
        raise _failed(f"{shown}: nothing was written", bad) from None
    finally:
        with suppress(OSError):
            os.unlink(temp)
    _sync_folder(folder, f"{shown}: it is on disk")


def replace_any(path: str, data: bytes, shown: str) -> None:
    """Replace, or make, a file that is no entry and that the person asked to have replaced; `shown` is its name in messages.

    Raises Refused if that is not permitted, DiskError if the disk fails; the old file is then unchanged.
    """
    folder = os.path.dirname(os.path.abspath(path))
    temp = _write_temp(folder, data, None, shown)
    try:
        os.rename(temp, path)
    except OSError as bad:
        raise _failed(f"{shown}: it is unchanged", bad) from None
    finally:
        with suppress(OSError):
            os.unlink(temp)
    _sync_folder(folder, f"{shown}: the new text is on disk")


def editor_note(root: str, file: str) -> str | None:
    """What the person should do if vim or Emacs has the file open, None if neither has. Their own files are never changed."""
    folder, name = os.path.split(os.path.realpath(os.path.join(root, file)))  # editors put theirs beside the real file
    for suffix in ("swp", "swo"):
        try:
            head = read_bytes(os.path.join(folder, f".{name}.{suffix}"))[0]
        except OSError:
            continue
        pid = int.from_bytes(head[24:28], "little")
        return f"{file} is open in vim (pid {pid}): reload it there with :e (something unsaved? first :w ~/aside.txt, then :e!)"
    if os.path.islink(os.path.join(folder, f".#{name}")):
        return f"{file} has unsaved changes in Emacs: revert the buffer there before you save"
    return None


def _failed(what: str, bad: OSError) -> Refused | DiskError:
    """The exception for a failed system call: Refused if it was not permitted, else DiskError."""
    if bad.errno in _READ_ONLY:
        return Refused(f"{what}: {bad.strerror}; nothing was written")
    return DiskError(f"{what}: {bad.strerror}")


def _resolved(root: str, file: str) -> str:
    """The real path of an entry, so that a link inside the journal stays a link; Refused if it leads out of the journal."""
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(root, file))
    if os.path.commonpath([base, real]) != base:
        raise Refused(f"{file}: it points outside the journal; nothing was written")
    return real


def _state(path: str, file: str) -> os.stat_result:
    """The state of a regular file, without opening it; a second try is made, as in `_read`."""
    try:
        try:
            info = os.lstat(path)
        except FileNotFoundError:
            time.sleep(0.05)
            info = os.lstat(path)
    except FileNotFoundError:
        raise Refused(f"{file}: it no longer exists; nothing was written") from None
    except OSError as bad:
        raise _failed(f"{file}: it cannot be read", bad) from None
    if not stat.S_ISREG(info.st_mode):
        raise Refused(f"{file}: it is not a regular file; nothing was written")
    return info


def _read(path: str, file: str) -> tuple[bytes, os.stat_result]:
    """A file's bytes and its state. An editor may remove the name for a moment while it saves, so a second try is made."""
    try:
        try:
            return read_bytes(path, follow=False)
        except FileNotFoundError:
            time.sleep(0.05)
            return read_bytes(path, follow=False)
    except FileNotFoundError:
        raise Refused(f"{file}: it no longer exists; nothing was written") from None
    except NotRegular:
        raise Refused(f"{file}: it is not a regular file; nothing was written") from None
    except OSError as bad:
        raise _failed(f"{file}: it cannot be read", bad) from None


def _write_temp(folder: str, data: bytes, like: os.stat_result | None, source: str) -> str:
    """The path of a new hidden file in the folder with that content, synced to disk.

    It has the owner, mode and extended attributes of the file that it will replace: `like` is the state of that file and
    `source` its path. Without `like` its mode is 0600. On any failure it is removed again.
    """
    temp = os.path.join(folder, f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as bad:
        raise _failed("the folder cannot be written to", bad) from None
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            if like is not None:
                _copy_attributes(handle, like, source)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException as bad:
        with suppress(OSError):
            os.unlink(temp)
        if isinstance(bad, OSError):
            raise _failed("the new text could not be written, the old text is still on disk", bad) from None
        raise
    return temp


def _copy_attributes(handle: int, like: os.stat_result, source: str) -> None:
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        os.fchown(handle, like.st_uid, like.st_gid)
    try:
        names = os.listxattr(source)
    except OSError:
        names = []
    for name in names:
        try:
            os.setxattr(handle, name, os.getxattr(source, name))
        except OSError as bad:
            if bad.errno not in (errno.ENOTSUP, errno.EPERM, errno.ENODATA):
                raise
    os.fchmod(handle, stat.S_IMODE(like.st_mode))


def _sync_folder(folder: str, state: str) -> None:
    """Make a rename durable; `state` says in the DiskError what is on disk if that cannot be confirmed."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as bad:
        raise DiskError(f"{state}, not confirmed by the disk: {bad.strerror}") from None


def _remove_strays(folder: str, entry: str) -> None:
    """Remove our temporary files that a crash left behind, if they are an hour old; a younger one may be in use.

    One that is a second name of the entry is removed at any age: `link_new` was killed before it could remove the name, and
    it would count as a second hard link.
    """
    try:
        same = os.lstat(entry)
        names = [n for n in os.listdir(folder) if n.startswith(_PREFIX) and n.endswith(_SUFFIX)]
        for name in names:
            path = os.path.join(folder, name)
            info = os.lstat(path)
            second = (info.st_dev, info.st_ino) == (same.st_dev, same.st_ino)
            if stat.S_ISREG(info.st_mode) and (second or time.time() - info.st_mtime > _STRAY_SECONDS):
                os.unlink(path)
    except OSError:
        return
