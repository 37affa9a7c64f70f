"""docs/many-journals.md on a local Dask cluster: what many workers say of many journals is what one process says."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from northwind import ENTRY, NOW

import followup_kit
from followup_kit.views.dataframe import tables_of

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # the warnings of a cluster are its own
distributed = pytest.importorskip("distributed")


def test_many_workers_say_what_one_says(tmp_path: Path) -> None:
    """Two processes with a thread each, thirty journals, one of them spoilt: both tables are equal to the serial ones."""
    paths = []
    for n in range(30):
        folder = tmp_path / f"client-{n:02}"
        folder.mkdir()
        zone = "America/New_York" if n != 7 else "Nowhere"
        (folder / "journal.toml").write_text(f'timezone = "{zone}"\n', encoding="utf-8")
        for day in range(1, 1 + n % 4):
            (folder / f"{day}.md").write_text(ENTRY.replace("2026-11-18", f"2026-11-{10 + day}"), encoding="utf-8")
        paths.append(str(folder))
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        found = client.gather(client.map(tables_of, paths, now=NOW))
    rows, problems = (pd.concat(frames, ignore_index=True) for frames in zip(*found, strict=True))
    pd.testing.assert_frame_equal(rows, followup_kit.state_table(paths, NOW))
    pd.testing.assert_frame_equal(problems, followup_kit.problem_table(paths, NOW))
    assert list(problems.loc[problems["severity"] == "error", "journal"]) == [paths[7]]
