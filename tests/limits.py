"""Limits of time for tests: of the processor's time, which a busy machine changes little; by the clock only for what hangs."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from types import FrameType
from typing import Any

HANGS = 120.0  # seconds by the clock that nothing takes but what hangs, also where ten others want the processor

# What `make test &`, nohup or a job of a CI starts has SIGINT ignored, and so have all processes below it.
_FOREGROUND = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"


_QUIET = 0.005  # seconds of the processor that the loop in `slowness` takes on a machine that nobody else uses


class TooSlow(BaseException):
    """The time that something may take is over. Not an Exception: the net below the command line would catch it."""


def slowness() -> float:
    """How many times as long as on a quiet machine Python takes for a step now: others may use the other half of its core."""
    begun = time.process_time()
    for _ in range(200_000):
        pass
    return min(max(1.0, (time.process_time() - begun) / _QUIET), 4.0)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where something takes more of the processor's time, or, since what blocks takes none, where it hangs.

    The seconds are those of a quiet machine. A signal ends what runs, between two steps of Python; a single step, as within a regular expression, is only counted.
    """

    seconds *= slowness()

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow(f"{seconds} seconds are over")

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, HANGS))
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, limit in timers:
        signal.setitimer(timer, limit)
    begun = time.process_time()
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
    if time.process_time() - begun > seconds:
        raise TooSlow(f"{seconds} seconds are over")


@contextmanager
def children_within(seconds: float) -> Iterator[None]:
    """Fail where the processes that are started, and waited for, take more of the processor's time."""
    seconds *= slowness()
    begun = time_of_children()
    yield
    if time_of_children() - begun > seconds:
        raise TooSlow(f"{seconds} seconds are over")


def time_of_children() -> float:
    """Seconds of the processor that all processes took that were started here and have been waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def in_foreground(argv: Sequence[str], seconds: float = HANGS, **more: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that Ctrl-C (SIGINT) reaches, even where the tests run in the background; it is killed after `seconds`."""
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", _FOREGROUND, *argv], text=True, **more) as process:
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()
