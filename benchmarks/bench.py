"""Measures `followup` against its targets, in one interleaved run: `python benchmarks/bench.py`. See README.md here."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import others
from generate import generate
from measuring import Best, Case, can_count, environment, instructions, measure

ROOT = Path(__file__).resolve().parent.parent
SEED = 1
SIZES = ((100, False), (1000, False), (100, True), (1000, True), (10_000, True))
LOOP = """
import os, sys, frontmatter
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith('.md'):
            frontmatter.load(os.path.join(folder, name))
"""
# What the script `followup` does, as pip writes it; -P: not from here.
START = "import sys; sys.argv[0] = 'followup'; from followup_kit.cli import main; sys.exit(main())"
NOW = "2026-11-20T09:00:00-05:00"  # the moment that the generated journals pin; what writes asks for it by name
BEFORE = " (before)"
INDEXED = 300  # interviews from which on `due` leaves out what is over, the next time: measured both ways


class Kit(NamedTuple):
    """One state of the kit: the folder that has its package, and what is added to the names of its cases."""

    folder: Path
    suffix: str = ""

    def case(self, name: str, journal: Path, *words: str, slow: bool = False) -> Case:
        """A command on a journal, named after its first word, the size and the country."""
        argv = [sys.executable, "-P", "-c", START, *words, "--journal", str(journal)]
        return Case(name + self.suffix, argv, slow, {"PYTHONPATH": str(self.folder)})


def before(revision: str, folder: Path) -> Kit:
    """The kit as it was at a revision of this repository, unpacked below a folder and compiled."""
    packed = subprocess.run(["git", "-C", str(ROOT), "archive", revision, "followup_kit"], capture_output=True)
    if packed.returncode != 0:
        raise SystemExit(f"bench.py: {packed.stderr.decode().strip()}")
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return Kit(folder, BEFORE)


def name_of(n: int, country: bool) -> str:
    """How a size is called in the table."""
    return f"{n:,}" + (" US" if country else "")


def journals(root: Path) -> dict[tuple[int, bool], Path]:
    """The generated journals; those that a kept folder has already are used as they are."""
    made = {}
    for n, country in SIZES:
        folder = root / f"{n}{'-us' if country else ''}"
        if not folder.exists():
            generate(folder, n, SEED, country)
        made[n, country] = folder
    return made


def facts_of(kit: Kit, folder: Path, *words: str) -> dict[str, object]:
    """What a command says as JSON; it must succeed."""
    case = kit.case("", folder, *words, "--json")
    done = subprocess.run(case.argv, env=environment(case), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"bench.py: {' '.join(case.argv)} ended with {done.returncode}:\n{done.stderr[-1000:]}")
    facts: dict[str, object] = json.loads(done.stdout)
    return facts


def cases_of(kit: Kit, made: dict[tuple[int, bool], Path]) -> list[Case]:
    """What is measured of one state of the kit. Every generated interview must be read: one that reads less is no quicker."""
    found = []
    for (n, country), folder in made.items():
        facts = facts_of(kit, folder, "due")
        actions = facts["actions"]
        if (facts["read"], facts["unread"]) != (n, 0) or not isinstance(actions, list) or not actions:
            raise SystemExit(f"bench.py: {folder}: {facts['read']} read, {facts['unread']} unread, of {n}")
        size, slow = name_of(n, country), n >= 10_000
        whole = ["--no-index"] if n >= INDEXED and not kit.suffix else []
        found.append(kit.case(f"due {size}", folder, "due", *whole, slow=slow))
        if whole:
            found.append(kit.case(f"due again {size}", folder, "due"))
        if not country or slow:
            continue
        action = next(a for a in actions if a["to"] and a["state"] in ("due", "overdue"))
        to = ["--to", action["to"]]
        found += [
            kit.case(f"done {size}", folder, "done", action["interview"], action["kind"], *to, "--dry-run", "--now", NOW),
            kit.case(f"why {size}", folder, "why", action["id"]),
            kit.case(f"draft one {size}", folder, "draft", action["id"]),
        ]
    found.append(kit.case("table json 10,000 US", made[10_000, True], "table", "--format", "json", slow=True))
    return found


def table(best: dict[str, Best], counted: dict[str, int]) -> list[str]:
    """The measurements, in the order of the cases."""
    least = best["pass"].seconds
    lines = [f"{'':<28} {'best wall':>12} {'x pass':>8} {'processor':>12} {'peak RSS':>9} {'instructions':>14} {'x pass':>8}"]
    for name, b in best.items():
        times = f"{b.seconds * 1000:>9.1f} ms {b.seconds / least:>8.1f} {b.processor * 1000:>9.1f} ms {b.megabytes:>6.0f} MB"
        n = counted.get(name)
        lines.append(f"{name:<28} {times}" + (f" {n / 1e6:>12.1f} M {n / counted['pass']:>8.1f}" if n else ""))
    return lines


class Target(NamedTuple):
    """What is compared with what, and the most that the one may be of the other."""

    one: str
    other: str
    most: float
    times: int = 1  # so many times as many files


TARGETS = (
    Target("due 100", "pass", 6.5),
    Target("due 100 US", "pass", 6.5),
    Target("due 1,000 US", "frontmatter loop 1,000", 1.0),
    Target("due again 1,000 US", "pass", 7),
    Target("due again 10,000 US", "pass", 36),
    Target("due 10,000 US", "due 1,000 US", 1.2, 10),
    Target("done 100 US", "due 100 US", 1.4),
    Target("why 100 US", "due 100 US", 1.3),
    Target("draft one 100 US", "due 100 US", 1.8),
    Target("done 1,000 US", "due 1,000 US", 1.3),
    Target("why 1,000 US", "due 1,000 US", 1.3),
    Target("draft one 1,000 US", "due 1,000 US", 1.8),
)
MOST_MEGABYTES = {"due 10,000 US": 150, "table json 10,000 US": 150}


def verdicts(best: dict[str, Best], counted: dict[str, int]) -> tuple[list[str], bool]:
    """Each target with what was measured, and whether all are met: in instructions where they were counted, else in wall time."""
    lines, met = [f"{'':<48} {'wall':>8} {'processor':>10} {'instructions':>13} {'at most':>9}"], True
    for t in TARGETS:
        a, b = best[t.one], best[t.other]
        wall, processor = a.seconds / b.seconds / t.times, a.processor / b.processor / t.times
        exact = counted[t.one] / counted[t.other] / t.times if t.one in counted and t.other in counted else None
        fits = (wall if exact is None else exact) <= t.most
        met = met and fits
        shown = f"{exact:>11.2f} x" if exact is not None else f"{'':>13}"
        what = f"{t.one} / {f'{t.times} x ' if t.times > 1 else ''}{t.other}"
        lines.append(f"{what:<48} {wall:>6.2f} x {processor:>8.2f} x {shown} {t.most:>7g} x  {'met' if fits else 'missed'}")
    for name, most in MOST_MEGABYTES.items():
        fits = best[name].megabytes <= most
        met = met and fits
        lines.append(f"{name + ', peak memory':<48} {best[name].megabytes:>5.0f} MB {most:>32} MB  {'met' if fits else 'missed'}")
    return lines, met


def count_all(cases: list[Case], slow_too: bool) -> dict[str, int]:
    """The instructions of each case but the slow ones; nothing where they cannot be counted."""
    if not can_count():
        return {}
    chosen = [case for case in cases if slow_too or not case.slow]
    found = {}
    for number, case in enumerate(chosen, 1):
        sys.stderr.write(f"\rcounting instructions: {number} of {len(chosen)}")
        found[case.name] = instructions(case)
    sys.stderr.write("\r" + " " * 40 + "\r")
    return found


def main() -> int:
    """The command; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, metavar="K", help="the best of K runs (15)")
    parser.add_argument("--slow-rounds", type=int, default=3, metavar="K", help="the best of K runs for 10,000 interviews (3)")
    parser.add_argument("--before", metavar="REVISION", help="measure the kit of an earlier revision too, in the same run")
    parser.add_argument("--dir", type=Path, help="where the journals are kept for the next run (else a temporary folder)")
    parser.add_argument("--count-all", action="store_true", help="count the instructions of 10,000 interviews too (half an hour)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as temp:
        # What is cached is cached for this run, and no memo or setting of the person's own counts.
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = f"{temp}/{name}"
        root = args.dir or Path(temp)
        made = journals(root)
        kits = [Kit(ROOT)] + ([before(args.before, Path(temp) / "before")] if args.before else [])
        cases = [
            Case("pass", [sys.executable, "-c", "pass"]),
            Case("frontmatter loop 1,000", [sys.executable, "-c", LOOP, str(made[1000, False])]),
            *others.cases(root / "others", [100, 1000, 10_000]),
        ]
        for both in zip(*(cases_of(kit, made) for kit in kits), strict=True):
            cases += both
        best = measure(cases, args.rounds, args.slow_rounds)
        counted = count_all(cases, args.count_all)
        print("\n".join(table(best, counted)), end="\n\n")
        lines, met = verdicts(best, counted)
        print("\n".join(lines))
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
