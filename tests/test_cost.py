"""What a plain `due` costs, in calls of functions and modules loaded: a budget, so that nothing is added to it unseen.

Calls are counted, not time: the count is the same on any machine, busy or not, and within three in a hundred the same under any
Python. It stands for instructions, of which a call is some two thousand; `make bench` counts those where valgrind is installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAVED = ROOT / "tests" / "snapshots" / "due-cost.json"
INTERVIEWS = (1, 100)
# Together they take twice what Python itself takes to start. An entry may need one of them; an ordinary one does not.
HEAVY = frozenset({"argparse", "collections", "enum", "functools", "inspect", "pathlib", "re", "tomllib", "typing"})
PROGRAM = """
import sys
calls = 0
before = set(sys.modules)
def count(frame, event, _):
    global calls
    # How a module is found and loaded depends on where it is installed.
    calls += event in ("call", "c_call") and not frame.f_code.co_filename.startswith("<frozen")
sys.setprofile(count)
from followup_kit.cli import main
code = main(["due", "--journal", sys.argv[1]])
sys.setprofile(None)
loaded = sorted(set(sys.modules) - before)
import json
sys.stderr.write(json.dumps([code, calls, loaded]))
"""

pytestmark = pytest.mark.zone_free


def cost_of_due(folder: Path, interviews: int) -> tuple[int, list[str]]:
    """The calls that a fresh `due` makes on a generated journal, and the modules that it loads."""
    generate = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), str(folder), str(interviews)]
    subprocess.run(generate, check=True, capture_output=True, timeout=60)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("FOLLOWUP_", "PYTHON", "COVERAGE_"))}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "XDG_CACHE_HOME": str(folder / ".cache")}
    argv = [sys.executable, "-P", "-c", PROGRAM, str(folder)]
    ran = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", env=env, timeout=60, check=True)
    code, calls, modules = json.loads(ran.stderr)
    assert code == 0
    assert f"{interviews} interview" in ran.stdout
    assert HEAVY.isdisjoint(modules)
    return calls, [name for name in modules if name.startswith("followup_kit.")]


def test_due_costs_no_more_than_it_did(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """By number of interviews: at most 1 % more calls than saved, and no other module. CONTRIBUTING says how to raise the budget."""
    found = {n: cost_of_due(tmp_path / str(n), n) for n in INTERVIEWS}
    calls = {str(n): counted for n, (counted, _) in found.items()}
    modules = sorted({name for _, names in found.values() for name in names})
    if request.config.getoption("--update"):
        SAVED.write_text(json.dumps({"calls": calls, "modules": modules}, indent=1) + "\n", encoding="utf-8")
    budget = json.loads(SAVED.read_text(encoding="utf-8"))
    assert set(modules) - set(budget["modules"]) == set(), "a plain due loads more than it did"
    for interviews, saved in budget["calls"].items():
        assert calls[interviews] <= saved * 1.01, f"{interviews} interviews: dearer than it was"
        assert calls[interviews] >= saved * 0.95, f"{interviews} interviews: cheaper than it was: --update lowers the budget"
