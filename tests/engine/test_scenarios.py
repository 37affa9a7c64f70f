"""Whole journals with what is owed in them, worked out from docs/rules.md: every scenario of tests/engine/scenarios/.

How a scenario is written: scenario_files.py. What is expected of it:

`expect`: each part of a row is matched by exactly one row. `absent`: no open row (waiting ones too) matches. `open_now`: all rows
that are overdue, due or blocked, as `kind -> to`, or `kind` for a row to anybody. `warnings` and `warnings_absent`: codes of what
was done against the advice. `problems`: the number of errors. A bare date in `opens` or `due` is the row's local date; a full time
is the same instant, shown with the same offset.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from scenario_files import KNOWN, NEEDED, load_scenarios

from followup_kit.api import Board, open_board
from followup_kit.views.export import action_as_dict

SCENARIOS = load_scenarios()
STANDING = ("overdue", "due", "blocked")
OPEN = (*STANDING, "waiting")


def board_of(scenario: dict[str, Any], folder: Path) -> Board:
    """The scenario's journal, written down and opened."""
    toml = {"journal.toml": scenario["journal_toml"]} if "journal_toml" in scenario else {}
    for name, text in {**toml, **scenario["files"]}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return open_board(folder, scenario["now"], scenario["playbook"], environ={})


def value_of(row: dict[str, Any], key: str) -> Any:
    """The row's value that a key of an expectation speaks of."""
    if key == "assumed":
        return row["anchor"]["assumed"]
    return row["id"] if key == "id_ends" else row[key]


def fits(key: str, wanted: Any, got: Any) -> bool:
    """Whether one value of a row is as expected."""
    if key == "id_ends":
        return bool(got.endswith(wanted))
    if key in ("opens", "due"):
        if len(wanted) == len("2026-12-01"):
            return bool(got[:10] == wanted)
        a, b = datetime.fromisoformat(wanted), datetime.fromisoformat(got)
        return (a, a.utcoffset()) == (b, b.utcoffset())
    return type(wanted) is type(got) and bool(wanted == got)


def matching(part: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """The ids of the rows that a partial row matches."""
    return [r["id"] for r in rows if all(fits(k, v, value_of(r, k)) for k, v in part.items())]


def left_over(wanted: list[str], rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """What of `open_now` no standing row answers to, and the standing rows that were not named."""
    standing = [f"{r['kind']} -> {r['to']}" for r in rows if r["state"] in STANDING]
    missing = []
    for item in sorted(wanted, key=lambda text: "->" not in text):  # a kind alone takes what the named ones leave
        found = next((s for s in standing if s == item or s.partition(" -> ")[0] == item), None)
        if found is None:
            missing.append(item)
        else:
            standing.remove(found)
    return missing, standing


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s["id"] for s in SCENARIOS])
def test_scenario(scenario: dict[str, Any], tmp_path: Path) -> None:
    """The journal of the scenario comes to exactly what is expected of it."""
    board = board_of(scenario, tmp_path)
    rows = [action_as_dict(a) for a in board.actions]
    shown = "\n".join(
        f"{r['id']}: {r['state']}, {r['opens']} to {r['due']}, {r['by']} via {r['via']}: {r['reason']}" for r in rows
    )
    for part in scenario.get("expect", ()):
        assert len(matching(part, rows)) == 1, f"{scenario.get('why')}\n{part}\n{shown}"
    standing = [r for r in rows if r["state"] in OPEN]
    for part in scenario.get("absent", ()):
        assert matching(part, standing) == [], f"{scenario.get('why')}\n{shown}"
    if "open_now" in scenario:
        assert left_over(scenario["open_now"], rows) == ([], []), f"{scenario.get('why')}\n{shown}"
    codes = {a.code for a in board.advice}
    assert set(scenario.get("warnings", ())) <= codes, scenario.get("why")
    assert not set(scenario.get("warnings_absent", ())) & codes, scenario.get("why")
    errors = [p for p in board.problems if p.severity == "error"]
    assert len(errors) == scenario.get("problems", 0), errors


def test_the_scenarios_say_something() -> None:
    """Ids are unique, every scenario says why and expects something, and no key is one that the comparison does not know."""
    ids = [s["id"] for s in SCENARIOS]
    assert len(set(ids)) == len(ids) >= 908
    assert not [s["id"] for s in SCENARIOS if set(s) - KNOWN or NEEDED - set(s) or not s["why"]]
    assert not [s["id"] for s in SCENARIOS if not {"expect", "absent", "open_now", "warnings", "warnings_absent"} & set(s)]
