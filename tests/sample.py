"""Where the checkout is, and in it the sample journal. No test writes there; `sample_board` (conftest) has it opened."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "journal"
SNAPSHOTS = ROOT / "tests" / "snapshots"
