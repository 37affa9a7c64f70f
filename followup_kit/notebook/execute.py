"""Runs notebooks, each in a kernel of its own; the one module that imports nbclient.

A kernel is this very Python, started in an empty folder: no kernel that somebody else registered, no start-up files, no
modules or notebooks of the journal. It talks to this process through files and opens no port, not even for a debugger.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

AT_ONCE = 2  # notebooks
SECONDS = 300  # for one cell
_TEMPORARY = "followup-report-"  # how the names of our temporary folders begin; the number of the process follows
# ipykernel would listen on 127.0.0.1 twice: for a debugger, and for what forked processes print. Neither is wanted here.
_LAUNCH = """
import sys
sys.modules["debugpy"] = None
from ipykernel import kernelapp
kernelapp.IOPubThread = lambda socket, pipe, session, Thread=kernelapp.IOPubThread: Thread(socket, pipe=False, session=session)
kernelapp.launch_new_instance()
"""
_KERNEL = [
    *("-P", "-c", _LAUNCH, "-f", "{connection_file}"),
    *("--HistoryManager.enabled=False", "--InteractiveShellApp.ignore_cwd=True"),
]


class Ran(NamedTuple):
    """A notebook with its outputs; where it stopped, `failure` is the sentence that says why."""

    notebook: nbformat.NotebookNode
    failure: str = ""


class _ThisPython(KernelSpecManager):  # type: ignore[misc,unused-ignore]
    """Knows one kernel: the Python that this process runs in."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(argv=[sys.executable, *_KERNEL], display_name=kernel_name, language="python")


def run_notebooks(paths: Sequence[str], environ: Mapping[str, str], progress: Callable[[int], None]) -> list[Ran]:
    """Run the notebooks, two at a time, with `environ` as their environment; their results in the same order.

    `progress` is called with the number of notebooks that are done. The files are not changed.
    """
    sweep()
    # nbclient takes over Ctrl-C where it runs on the main thread; on another one it stays with the command.
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    work = asyncio.run_coroutine_threadsafe(_run_all(paths, environ, progress), loop)
    try:
        return work.result()
    finally:
        work.cancel()
        with suppress(Exception):
            asyncio.run_coroutine_threadsafe(_all_ended(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def sweep() -> None:
    """Remove the temporary folders of runs that were killed: those of ours whose process is gone."""
    base = tempfile.gettempdir()
    for name in os.listdir(base):
        pid = name.removeprefix(_TEMPORARY).partition("-")[0]
        path = os.path.join(base, name)
        if not (name.startswith(_TEMPORARY) and pid.isdecimal() and int(pid)):
            continue
        with suppress(OSError):
            info = os.lstat(path)
            if stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not os.path.exists(f"/proc/{pid}"):
                shutil.rmtree(path, ignore_errors=True)


async def _all_ended() -> None:
    """Wait until every kernel has been shut down."""
    rest = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    await asyncio.gather(*rest, return_exceptions=True)


async def _run_all(paths: Sequence[str], environ: Mapping[str, str], progress: Callable[[int], None]) -> list[Ran]:
    turn = asyncio.Semaphore(AT_ONCE)
    done = 0

    async def one(path: str) -> Ran:
        nonlocal done
        async with turn:
            ran = await _run(path, environ)
        done += 1
        progress(done)
        return ran

    tasks: list[Awaitable[Ran]] = [one(p) for p in paths]
    return list(await asyncio.gather(*tasks))


async def _run(path: str, environ: Mapping[str, str]) -> Ran:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory(prefix=f"{_TEMPORARY}{os.getpid()}-") as folder:
        manager = AsyncKernelManager(
            kernel_spec_manager=_ThisPython(), transport="ipc", connection_file=os.path.join(folder, "kernel.json")
        )
        client = NotebookClient(notebook, km=manager, timeout=SECONDS, startup_timeout=300, record_timing=False)
        client.owns_km = True
        private: dict[str, Any] = {"IPYTHONDIR": folder, "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        empty = os.path.join(folder, "here")
        os.mkdir(empty)
        try:
            await client.async_execute(
                cwd=empty, env={**environ, **private}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except CellExecutionError as bad:
            return Ran(notebook, f"It stopped: {bad.ename}: {bad.evalue}".strip())
        except CellTimeoutError:
            return Ran(notebook, f"One step took longer than {SECONDS} seconds.")
        except (DeadKernelError, RuntimeError) as bad:
            return Ran(notebook, f"Its Python did not start, or stopped: {str(bad).splitlines()[0] if str(bad) else bad!r}")
    return Ran(notebook)
