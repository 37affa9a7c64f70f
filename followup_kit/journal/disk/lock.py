"""The journal's lock: one process of ours writes at a time, and who wants to write next waits in line.

The kernel frees it however a process ends. Editors do not take it.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ...errors import DiskError, Refused
from .read_bytes import named_on_disk

LOCK = ".followup.lock"
WAIT_SECONDS = 30.0  # a write takes milliseconds; with a slow disk, a busy machine and several at it, seconds
_held: set[str] = set()  # the journals that this process has locked


@contextmanager
def locked(root: str) -> Iterator[None]:
    """Hold the journal's lock while the block runs; inside of such a block it is held already.

    Raises Refused if another process keeps the lock for thirty seconds, or no lock file may be made; DiskError if making it
    fails otherwise.
    """
    real = os.path.realpath(named_on_disk(root))
    if real in _held:
        yield
        return
    try:
        handle = os.open(os.path.join(real, LOCK), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _wait_in_line(handle)
    except OSError as bad:
        raise not_written("the journal cannot be locked", bad) from None
    _held.add(real)
    try:
        with suppress(OSError):  # only for the message to one who waits too long
            os.pwrite(handle, f"{os.getpid():<20}\n".encode(), 0)
        yield
    finally:
        _held.discard(real)
        with suppress(OSError):  # empty between writes: where git has the file too, two machines never differ in it
            os.ftruncate(handle, 0)
        with suppress(OSError):  # nothing of the journal was written through it, and the kernel frees the lock anyway
            os.close(handle)


def _wait_in_line(handle: int) -> None:
    """Get the lock in the order of asking, as the kernel keeps it: asking again and again would let others push in.

    The kernel's wait cannot be given a limit, so it is a thread's. If it comes too late, the thread gives the lock back.
    """
    from threading import Event, Lock, Thread

    done, decision = Event(), Lock()
    failed: list[OSError] = []
    late = False

    def wait() -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as bad:
            failed.append(bad)
        with decision:
            done.set()
            if late:
                os.close(handle)

    Thread(target=wait, daemon=True).start()
    try:
        done.wait(WAIT_SECONDS)
    finally:
        with decision:
            late = not done.is_set()
    if late:
        raise Refused(f"{_holder(handle)}; nothing was written, run it again")
    if failed:
        raise failed[0]


def _holder(handle: int) -> str:
    """Who has the lock, and since when, as far as can be told."""
    with suppress(OSError, ValueError):
        pid = int(os.pread(handle, 20, 0))
        os.kill(pid, 0)
        since = max(0, round(time.time() - os.fstat(handle).st_mtime))
        return f"another followup (process {pid}) has been writing to the journal for {since} seconds"
    return "another followup is writing to the journal"


def not_written(what: str, bad: OSError, on_disk: str = "nothing was written") -> Refused | DiskError:
    """The exception for a failed system call: Refused if it was not permitted, else DiskError, which says what is on disk."""
    if bad.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Refused(f"{what}: {bad.strerror}; nothing was written")
    return DiskError(f"{what}: {bad.strerror}; {on_disk}")
