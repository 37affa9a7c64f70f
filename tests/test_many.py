"""Many journals: a result of each, in order, whatever is wrong with the others; one table of all, and one of what is wrong."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from northwind import ENTRY, NOW

import followup_kit
from followup_kit import api, many
from followup_kit.cli import main
from followup_kit.errors import NoJournal
from followup_kit.many import boards, journals_below

TOML = 'timezone = "America/New_York"\n'
SPOILT = ENTRY.replace("date: 2026", "date: 20x6")


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """Four people's journals: one in order, one with a file that cannot be read, one with wrong settings, an empty one."""
    for name, toml, entries in (
        ("ada", TOML + '[me]\nname = "Ada"\n', {"northwind.md": ENTRY}),
        ("ben", TOML, {"northwind.md": ENTRY, "spoilt.md": SPOILT}),
        ("groups/cleo", 'timezone = "Nowhere"\n', {"northwind.md": ENTRY}),
        ("groups/dev", TOML, {}),
    ):
        folder = tmp_path / "clients" / name
        folder.mkdir(parents=True)
        (folder / "journal.toml").write_text(toml, encoding="utf-8")
        for file, text in entries.items():
            (folder / file).write_text(text, encoding="utf-8")
    return tmp_path / "clients"


def test_every_journal_is_a_result(clients: Path) -> None:
    """One that is missing, and one whose settings are wrong, are results with a reason; the others are as if alone."""
    paths = [clients / "ada", clients / "nobody", clients / "groups" / "cleo", clients / "ben"]
    found = list(boards(paths, now=NOW))
    assert [r.journal for r in found] == [str(p) for p in paths]
    assert [r.board is not None for r in found] == [True, False, True, True]
    assert [r.error is not None for r in found] == [False, True, True, False]
    assert [r.has_errors for r in found] == [False, True, True, True]
    assert found[0].board is not None
    assert found[0].board.actions == followup_kit.open_board(clients / "ada", NOW).actions
    assert "does not exist" in str(found[1].error)
    assert found[2].error == followup_kit.open_board(clients / "groups" / "cleo", NOW).problems[0].message.join(
        ("journal.toml:1: ", "")
    )


def test_what_nobody_expected_is_a_result_too(clients: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the kit itself in one journal hides no other."""
    real = many.open_board

    def faulty(path: str, *args: object, **more: object) -> object:
        if path.endswith("ada"):
            raise ZeroDivisionError
        return real(path, *args, **more)

    monkeypatch.setattr(many, "open_board", faulty)
    found = list(boards([clients / "ada", clients / "ben"], now=NOW))
    assert [(r.board is None, r.error) for r in found] == [(True, "ZeroDivisionError"), (False, None)]


def test_the_clock_is_read_once_for_all(clients: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All boards are of one moment, that of the call; one that pins its time keeps it."""
    ticks = iter(range(60))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(2026, 11, 20, 9, 0, next(ticks), tzinfo=UTC)

    monkeypatch.setattr(api, "datetime", Clock)
    (clients / "ben" / "journal.toml").write_text(TOML + "now = 2026-11-01T09:00:00-05:00\n", encoding="utf-8")
    found = boards([clients / "ada", clients / "ben", clients / "groups" / "dev"])
    moments = [r.board.now for r in found if r.board is not None]
    assert moments == [datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 1, 14, tzinfo=UTC), moments[0]]


def test_journals_below_a_folder(clients: Path) -> None:
    """Every folder with settings, by name; nothing below a journal, nothing hidden; none at all is an error."""
    (clients / "ada" / "old").mkdir()
    (clients / "ada" / "old" / "journal.toml").write_text(TOML)
    (clients / ".hidden").mkdir()
    (clients / ".hidden" / "journal.toml").write_text(TOML)
    names = [os.path.relpath(path, clients) for path in journals_below(clients)]
    assert names == ["ada", "ben", "groups/cleo", "groups/dev"]
    (clients / "empty").mkdir()
    with pytest.raises(NoJournal, match=r"has no journal\.toml in it"):
        journals_below(clients / "empty")


def test_one_table_of_all(clients: Path) -> None:
    """The rows of each journal are those of its own table, with its path in front; ids may repeat, the pair may not."""
    paths = journals_below(clients)
    table = followup_kit.state_table(paths, NOW)
    assert list(table["journal"].unique()) == [str(clients / "ada"), str(clients / "ben")]
    for path in paths:
        mine = table[table["journal"] == path].drop(columns="journal").reset_index(drop=True)
        alone = followup_kit.state_table(path, NOW)
        pd.testing.assert_frame_equal(mine, alone, check_flags=False)
    assert table.duplicated(["journal", "id"]).sum() == 0
    assert table["id"].duplicated().any()
    assert table.dtypes["state"].ordered


def test_what_is_wrong_is_a_table_of_its_own(clients: Path) -> None:
    """Each problem with its journal; a journal that cannot be opened is there as well, so none is missing silently."""
    paths = [*journals_below(clients), str(clients / "nobody")]
    results = list(boards(paths, now=NOW))
    wrong = followup_kit.problem_table(results)
    errors = wrong[wrong["severity"] == "error"]
    assert [(os.path.basename(j), c) for j, c in zip(errors["journal"], errors["code"], strict=True)] == [
        ("ben", "date"), ("cleo", "setting"), ("nobody", "journal"),
    ]  # fmt: skip
    assert list(wrong.columns) == ["journal", "file", "line", "column", "severity", "code", "message", "hint"]
    pd.testing.assert_frame_equal(wrong, followup_kit.problem_table(paths, NOW))


def test_tables_of_nothing_have_their_columns() -> None:
    """No journals at all give tables without rows, with the columns and types of those that have some."""
    table, wrong = followup_kit.state_table([]), followup_kit.problem_table([])
    assert (len(table), table.columns[0], str(table.dtypes["due"])) == (0, "journal", "datetime64[us, UTC]")
    assert (len(wrong), str(wrong.dtypes["line"])) == (0, "int64")


def test_due_of_all(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A block for each person, with a heading; the one whose settings are wrong too; exit code 1."""
    assert main(["--journals", str(clients), "--now", NOW]) == 1
    out = capsys.readouterr().out
    headings = [line for line, below in zip(out.split("\n"), out.split("\n")[1:], strict=False) if below and set(below) == {"="}]
    assert headings == [f"Ada ({clients}/ada)", f"{clients}/ben", f"{clients}/groups/cleo", f"{clients}/groups/dev"]
    assert main(["due", "--journal", str(clients / "ada"), "--now", NOW]) == 0
    alone = capsys.readouterr().out
    assert f"{headings[0]}\n{'=' * len(headings[0])}\n\n{alone}\n\n" in out


def test_due_of_all_as_json(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The answers of `due --json` one after the other, each with its path and what keeps it from having rows."""
    assert main(["due", "--journals", str(clients), "--now", NOW, "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [os.path.basename(j["journal"]) for j in found["journals"]] == ["ada", "ben", "cleo", "dev"]
    assert [j["error"] is None for j in found["journals"]] == [True, True, False, True]
    assert main(["due", "--journal", str(clients / "ada"), "--now", NOW, "--json"]) == 0
    assert found["journals"][0] == {"error": None} | json.loads(capsys.readouterr().out)


def test_one_or_many(clients: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--journal and --journals together are refused."""
    assert main(["due", "--journals", str(clients), "--journal", str(clients / "ada")]) == 2
    assert "leave out" in capsys.readouterr().err
