"""A command run in a process of its own in which one system call of the journal fails, or before which it is killed."""

from __future__ import annotations

import builtins
import errno
import fcntl
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

KILL = 0  # in the place of an errno
CALLS = (
    "open", "read", "write", "fsync", "close", "rename", "replace", "link", "unlink", "mkdir", "fchmod", "fchown", "fstat", "stat",
    "lstat", "listdir", "scandir", "listxattr", "getxattr", "setxattr", "pwrite", "readlink",
)  # fmt: skip


class Ended(NamedTuple):
    """How it ended: the exit code (-9: killed), what it said, and the call that failed; empty where there were not so many."""

    code: int
    out: str
    err: str
    call: str


def run_failing(command: Callable[[], int], at: int, fault: int, room: Path) -> Ended:
    """Run a command in a forked process in which call number `at` (from 1) below the folder `room` fails with `fault`.

    What it says is kept in files beside the folder.
    """
    said = [room.parent / name for name in ("out", "err", "call")]
    for path in said:
        path.write_bytes(b"")
    child = os.fork()
    if child == 0:
        code = 99
        try:
            handles = [os.open(path, os.O_WRONLY | os.O_TRUNC) for path in said]
            for number, handle in enumerate(handles[:2], 1):
                os.dup2(handle, number)
            sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
            _let_fail(at, fault, os.fspath(room), handles[2])
            code = command()
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    return Ended(os.waitstatus_to_exitcode(status), *(path.read_text() for path in said))


def _let_fail(at: int, fault: int, room: str, call: int) -> None:
    """Count the calls that concern what lies below a folder, and let one of them fail."""
    count, handles = 0, {}
    really_write = os.write

    def concerns(first: Any) -> bool:
        if isinstance(first, int):
            return first in handles
        return isinstance(first, (str, bytes, os.PathLike)) and os.fsdecode(first).startswith(room)

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **more: Any) -> Any:
            nonlocal count
            if not any(map(concerns, args[: 2 if name in ("rename", "link") else 1])):
                return real(*args, **more)
            count += 1
            if count == at:
                really_write(call, f"{name} {handles.get(args[0], args[0])}".encode())
                if fault == KILL:
                    os.kill(os.getpid(), signal.SIGKILL)
                if name == "close":
                    real(*args)
                raise OSError(fault, os.strerror(fault), *([] if isinstance(args[0], int) else [args[0]]))
            result = real(*args, **more)
            if name == "open" and isinstance(result, int):
                handles[result] = args[0]
            if name == "close":
                handles.pop(args[0], None)
            return result

        return run

    for name in CALLS:
        setattr(os, name, wrapped(name, getattr(os, name)))
    fcntl.flock = wrapped("flock", fcntl.flock)
    builtins.open = io.open = wrapped("builtins.open", open)  # type: ignore[assignment]


FAULTS = (errno.EIO, errno.ENOSPC, errno.EROFS, KILL)
