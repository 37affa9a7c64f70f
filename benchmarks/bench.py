"""Measures `followup due` against its targets, in one interleaved run: `python benchmarks/bench.py`. See README.md here."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import generate

SEED = 1
SIZES = ((100, False), (1000, False), (10_000, False), (100, True), (1000, True))
LOOP = """
import os, sys, frontmatter
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith('.md'):
            frontmatter.load(os.path.join(folder, name))
"""


class Case(NamedTuple):
    """A command to measure; one that takes seconds is run in the first rounds only."""

    name: str
    argv: list[str]
    slow: bool = False


class Best(NamedTuple):
    """The best wall time and the best processor time in seconds, and the largest peak of memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def environment() -> dict[str, str]:
    """What the measured commands see: nothing that names another journal or clock, no tracing, a fixed hash seed."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOLLOWUP_", "PYTHON", "COVERAGE_"))}
    return kept | {"PYTHONHASHSEED": "0"}


def followup() -> list[str]:
    """The command: the script beside this interpreter, else the module."""
    script = Path(sys.executable).with_name("followup")
    return [str(script)] if script.exists() else [sys.executable, "-m", "followup_kit"]


def run_once(case: Case, env: dict[str, str]) -> Best:
    """Run a command with its output thrown away; the times and the peak memory of that process."""
    null = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1)]
    start = time.perf_counter()
    child = os.posix_spawn(case.argv[0], case.argv, env, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    taken = time.perf_counter() - start
    os.close(null)
    if status != 0:
        raise SystemExit(f"bench.py: {case.name} ended with {os.waitstatus_to_exitcode(status)}: {' '.join(case.argv)}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Best(taken, usage.ru_utime + usage.ru_stime, peak)


def measure(cases: list[Case], rounds: int, slow_rounds: int) -> dict[str, Best]:
    """Every case in turn, again and again; an unmeasured round first fills the caches of files and bytecode."""
    env = environment()
    best: dict[str, Best] = {}
    for number in range(-1, rounds):
        for case in cases:
            if case.slow and not 0 <= number < slow_rounds:
                continue
            one = run_once(case, env)
            if number >= 0:
                old = best.get(case.name, one)
                least = min(old.seconds, one.seconds), min(old.processor, one.processor)
                best[case.name] = Best(*least, max(old.megabytes, one.megabytes))
        sys.stderr.write(f"\rround {number + 1} of {rounds}")
    sys.stderr.write("\r" + " " * 30 + "\r")
    return best


def instructions(case: Case, env: dict[str, str]) -> int:
    """How many instructions a command takes; repeatable whatever else the machine does."""
    argv = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *case.argv]
    # The script's first line names its interpreter; valgrind has to be given that interpreter itself.
    if not case.argv[0].startswith(sys.executable) and case.argv[0].endswith("followup"):
        argv[3:] = [sys.executable, *case.argv]
    done = subprocess.run(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise SystemExit(f"bench.py: callgrind gave no count for {case.name}")
    return int(found[1])


def name_of(n: int, country: bool) -> str:
    """How a size is called in the table."""
    return f"due {n:,}" + (" US" if country else "")


def journals(root: Path) -> dict[tuple[int, bool], Path]:
    """The generated journals; those that a kept folder has already are used as they are."""
    made = {}
    for n, country in SIZES:
        folder = root / f"{n}{'-us' if country else ''}"
        if not folder.exists():
            generate(folder, n, SEED, country)
        made[n, country] = folder
    return made


def prove(made: dict[tuple[int, bool], Path]) -> None:
    """Every generated interview is read; a fast command that reads less would prove nothing."""
    for (n, _), folder in made.items():
        argv = [*followup(), "due", "--json", "--journal", str(folder)]
        done = subprocess.run(argv, env=environment(), capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"bench.py: {' '.join(argv)} ended with {done.returncode}:\n{done.stderr[-1000:]}")
        facts = json.loads(done.stdout)
        if (facts["read"], facts["unread"]) != (n, 0) or not facts["actions"]:
            raise SystemExit(f"bench.py: {folder}: {facts['read']} read, {facts['unread']} unread, of {n}")


def table(best: dict[str, Best]) -> list[str]:
    """The measurements."""
    least = best["pass"].seconds
    lines = [f"{'':<24} {'best wall':>12} {'x pass':>8} {'processor':>12} {'peak RSS':>9}"]
    for name, b in best.items():
        times = f"{b.seconds * 1000:>9.1f} ms {b.seconds / least:>8.1f} {b.processor * 1000:>9.1f} ms"
        lines.append(f"{name:<24} {times} {b.megabytes:>6.0f} MB")
    return lines


TARGETS = (  # what is compared, with what, and the most that the one may be of the other
    ("100 interviews / pass", "due 100", "pass", 8.0),
    ("100 with country / pass", "due 100 US", "pass", 12.0),
    ("1,000 / frontmatter loop", "due 1,000", "frontmatter loop 1,000", 1.0),
    ("a file of 10,000 / of 1,000", "due 10,000", "due 1,000", 12.0),  # ten times the files, each at most 1.2 times the cost
)
MOST_MEGABYTES = 300


def verdicts(best: dict[str, Best]) -> tuple[list[str], bool]:
    """Each target with what was measured, and whether all are met. They are about wall time."""
    lines, met = [f"{'':<28} {'wall':>8} {'processor':>10} {'at most':>9}"], True
    for what, one, other, most in TARGETS:
        a, b, share = best[one], best[other], 10 if "10,000" in what else 1
        wall = a.seconds / b.seconds
        verdict = "met" if wall <= most else "missed"
        met = met and wall <= most
        ratios = f"{wall / share:>6.2f} x {a.processor / b.processor / share:>8.2f} x {most / share:>7g} x"
        lines.append(f"{what:<28} {ratios}  {verdict}")
    peak = best["due 10,000"].megabytes
    verdict = "met" if peak <= MOST_MEGABYTES else "missed"
    lines.append(f"{'peak memory at 10,000':<28} {peak:>5.0f} MB {'':>10} {MOST_MEGABYTES:>6} MB  {verdict}")
    return lines, met and peak <= MOST_MEGABYTES


def main() -> int:
    """The command; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, metavar="K", help="the best of K runs (15)")
    parser.add_argument("--slow-rounds", type=int, default=3, metavar="K", help="the best of K runs for 10,000 interviews (3)")
    parser.add_argument("--dir", type=Path, help="where the journals are kept for the next run (else a temporary folder)")
    parser.add_argument("--callgrind", action="store_true", help="count instructions too (valgrind; takes a minute or more)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as temp:
        made = journals(args.dir or Path(temp))
        prove(made)
        thousand = str(made[1000, False])
        cases = [
            Case("pass", [sys.executable, "-c", "pass"]),
            Case("frontmatter loop 1,000", [sys.executable, "-c", LOOP, thousand]),
            *(
                Case(name_of(n, c), [*followup(), "due", "--journal", str(folder)], n >= 10_000)
                for (n, c), folder in made.items()
            ),
        ]
        rg = shutil.which("rg")
        if rg is not None:
            cases.insert(2, Case("rg -c company, 1,000", [rg, "-c", "--no-ignore", "company", thousand]))
        best = measure(cases, args.rounds, args.slow_rounds)
        print("\n".join(table(best)), end="\n\n")
        lines, met = verdicts(best)
        print("\n".join(lines))
        if args.callgrind:
            count_all(cases)
    return 0 if met else 1


def count_all(cases: list[Case]) -> None:
    """Instruction counts of the shorter cases."""
    if shutil.which("valgrind") is None:
        raise SystemExit("bench.py: --callgrind needs valgrind")
    print()
    counted = [c for c in cases if not c.slow and not c.name.startswith("rg")]
    for case in counted:
        print(f"{case.name:<24} {instructions(case, environment()) / 1e6:>10.1f} million instructions", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
