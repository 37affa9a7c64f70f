"""Runs a command and says what it took: wall time, processor time, peak of memory, and with valgrind its instructions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Case(NamedTuple):
    """A command to measure; one that takes seconds is run in the first rounds only. `env` is added to the environment."""

    name: str
    argv: list[str]
    slow: bool = False
    env: Mapping[str, str] = MappingProxyType({})


class Best(NamedTuple):
    """The best wall time and the best processor time in seconds, and the largest peak of memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def environment(case: Case) -> dict[str, str]:
    """What a measured command sees: nothing that names another journal or clock, no tracing, a fixed hash seed."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOLLOWUP_", "PYTHON", "COVERAGE_"))}
    return kept | {"PYTHONHASHSEED": "0"} | dict(case.env)


def run_once(case: Case) -> Best:
    """Run a command with its output thrown away; the times and the peak memory of that process."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1)]
    start = time.perf_counter()
    child = os.posix_spawn(case.argv[0], case.argv, environment(case), file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    taken = time.perf_counter() - start
    os.close(null)
    if status != 0:
        raise SystemExit(f"bench.py: {case.name} ended with {os.waitstatus_to_exitcode(status)}: {' '.join(case.argv)}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Best(taken, usage.ru_utime + usage.ru_stime, peak)


def measure(cases: list[Case], rounds: int, slow_rounds: int) -> dict[str, Best]:
    """Every case in turn, again and again; an unmeasured round first fills the caches of files and bytecode."""
    best: dict[str, Best] = {}
    for number in range(-1, rounds):
        for case in cases:
            if case.slow and not 0 <= number < slow_rounds:
                continue
            one = run_once(case)
            if number >= 0:
                old = best.get(case.name, one)
                least = min(old.seconds, one.seconds), min(old.processor, one.processor)
                best[case.name] = Best(*least, max(old.megabytes, one.megabytes))
        sys.stderr.write(f"\rround {number + 1} of {rounds}")
    sys.stderr.write("\r" + " " * 30 + "\r")
    return best


def can_count() -> bool:
    """Whether instructions can be counted on this machine."""
    return shutil.which("valgrind") is not None


def instructions(case: Case) -> int:
    """How many instructions a command takes; repeatable whatever else the machine does."""
    argv = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *case.argv]
    done = subprocess.run(argv, env=environment(case), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise SystemExit(f"bench.py: callgrind gave no count for {case.name}")
    return int(found[1])
