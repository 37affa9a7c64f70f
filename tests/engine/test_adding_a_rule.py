"""The steps of CONTRIBUTING.md for a new rule, followed to the letter in a copy of the kit, are all that it takes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from limits import HANGS
from northwind import BARE, TOML

import followup_kit

pytestmark = [pytest.mark.zone_free, pytest.mark.slow]

PACKAGE = Path(followup_kit.__file__).parent
PAGE = Path(__file__).parents[2] / "CONTRIBUTING.md"
ENTRY = "2026-11-18-northwind"
ROW = f"{ENTRY}/send-sample/dana-whitfield"
FRAME = """
import sys, followup_kit as fk
rows = fk.state_table(sys.argv[1], now=sys.argv[2]).set_index("id")
print(rows.loc[sys.argv[3], "kind"], rows["kind"].isna().sum())
"""


class Hunk(NamedTuple):
    """One place of a file, as it is before and as it is after."""

    file: str
    before: str
    after: str


def hunks_of(text: str) -> Iterator[Hunk]:
    """The hunks of the diffs in a page's section; each diff begins with `+++` and the file, and `@@` parts its hunks."""
    for block in re.findall(r"^ *```diff\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL):
        head, _, body = textwrap.dedent(block).partition("\n")
        for hunk in re.split(r"^@@\n", body, flags=re.MULTILINE):
            lines = [(line[:1], line[1:]) for line in hunk.splitlines(keepends=True)]
            yield Hunk(
                head.removeprefix("+++ "),
                "".join(line for mark, line in lines if mark != "+"),
                "".join(line for mark, line in lines if mark != "-"),
            )


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of the kit to which the steps have been applied."""
    folder = tmp_path_factory.mktemp("kit")
    shutil.copytree(PACKAGE, folder / "followup_kit", ignore=shutil.ignore_patterns("__pycache__"))
    section = PAGE.read_text(encoding="utf-8").partition("\n## Adding a rule\n")[2].partition("\n## ")[0]
    hunks = list(hunks_of(section))
    assert len(hunks) == 5
    for file, before, after in hunks:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"CONTRIBUTING.md shows what {file} does not have, or has more than once:\n{before}"
        (folder / file).write_text(text.replace(before, after), encoding="utf-8")
    return folder


class Kit:
    """The changed kit at work on a journal of one interview, which is over; `now` is the evening after it."""

    def __init__(self, kit: Path, journal: Path) -> None:
        self.kit = kit
        self.journal = journal
        self.now = "2026-11-18T18:00"

    def python(self, *argv: str) -> str:
        """What an interpreter prints that sees the changed kit and no other."""
        env = {**os.environ, "PYTHONPATH": str(self.kit), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, "-P", *argv], env=env, cwd=self.kit, capture_output=True, text=True, timeout=HANGS, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
        return done.stdout

    def followup(self, *argv: str) -> str:
        """What the command prints."""
        return self.python("-m", "followup_kit", "--journal", str(self.journal), "--now", self.now, *argv)

    def row(self) -> dict[str, object]:
        """The row of the new rule, as the table has it."""
        actions = json.loads(self.followup("table", "--format", "json"))["actions"]
        (row,) = (a for a in actions if a["kind"] == "send-sample")
        return row


@pytest.fixture
def changed(kit: Path, make_journal) -> Kit:
    """The changed kit, with a journal."""
    return Kit(kit, make_journal({f"{ENTRY}.md": BARE}, TOML))


def test_it_is_seen_everywhere(changed: Kit) -> None:
    """`due` shows the row and how to mark it done, `why` its rule and parameter, the table and the DataFrame its kind."""
    due = changed.followup("due")
    assert "Send Dana Whitfield a sample of your work by e-mail" in due
    assert "so that they can see it" in due
    assert "followup done northwind send-sample" in due
    why = changed.followup("why", "northwind/send-sample")
    assert "rule     R19: a sample of your work to every interviewer\n" in why
    assert "Send Dana Whitfield a sample of your work.\n" in why
    assert re.search(r"^ *days += 3 +", why, re.MULTILINE), why
    row = changed.row()
    assert {k: row[k] for k in ("id", "rule", "source", "state", "to", "by", "due")} == {
        "id": ROW, "rule": "R19", "source": "balanced", "state": "due", "to": "Dana Whitfield", "by": "email",
        "due": "2026-11-21T23:59:59-05:00",
    }  # fmt: skip
    assert changed.python("-c", FRAME, str(changed.journal), changed.now, ROW) == "send-sample 0\n"


def test_other_playbooks_go_without(changed: Kit) -> None:
    """A playbook has no such rows unless it has the table, and `compare` says so."""
    assert "send-sample" not in changed.followup("--playbook", "one-shot", "table")
    assert "no such row" in changed.followup("playbook", "compare")


def test_it_can_be_marked(changed: Kit) -> None:
    """`done`, `skip` and `snooze` take the kind, what they write is read, and the row is as they say."""
    changed.followup("done", "northwind", "send-sample", "--to", "Dana")
    assert changed.row()["state"] == "done"
    changed.followup("done", "northwind", "send-sample", "--undo")
    changed.followup("skip", "northwind", "send-sample")
    assert (changed.row()["state"], changed.row()["reason"]) == ("dropped", "You skipped it.")
    changed.followup("skip", "northwind", "send-sample", "--undo")
    changed.followup("snooze", "northwind", "send-sample", "--until", "2026-11-20")
    row = changed.row()
    assert (row["state"], row["opens"]) == ("waiting", "2026-11-20T09:00:00-05:00")
    assert changed.followup("check") == ""
