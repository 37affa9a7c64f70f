"""Limits of time for tests of hostile input: of the processor's time, which a busy machine does not change."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooSlow(Exception):
    """The time that something may take is over."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where something takes more of the processor's time, or, since what blocks takes none, ten times as long by the clock.

    A signal ends what runs, between two steps of Python; a single step, as within a regular expression, is only counted.
    """

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TooSlow(f"{seconds} seconds are over")

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, 10 * seconds))
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
