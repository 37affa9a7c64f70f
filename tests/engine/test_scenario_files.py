"""How a scenario is written and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_files import entry_from_header, journals_from_text, load_scenarios, scenarios_from_text

JOURNALS = """
oslo:
  journal_toml: |
    timezone = "Europe/Oslo"
  company: Fjord
  role: Analyst
  body: |

    ## Discussed
    Boats.

oslo-unset:
  like: oslo
  journal_toml: null
"""
SCENARIOS = """
defaults:
  journal: oslo
  playbook: balanced

scenarios:
- id: short
  why: what matters is written
  now: 2026-11-18T16:00:00+01:00
  entries:
    a.md: |
      date: 2026-11-18 14:00
  expect:
  - {kind: thank-you, due: 2026-11-19, optional: true}

- id: own
  why: what a scenario says itself wins
  playbook: one-shot
  journal: oslo-unset
  now: 2026-11-18
  body: ""
  entries:
    a.md: |
      date: 2026-11-18
  files:
    notes.txt: as it is
"""
SHORT = "---\ncompany: Fjord\nrole: Analyst\ndate: 2026-11-18 14:00\n---\n\n## Discussed\nBoats.\n"


def test_a_scenario_is_made_whole() -> None:
    """Defaults, then the journal, fill in what the scenario leaves out; dates stay text."""
    short, own = scenarios_from_text(SCENARIOS, journals_from_text(JOURNALS))
    assert short == {
        "id": "short",
        "why": "what matters is written",
        "playbook": "balanced",
        "now": "2026-11-18T16:00:00+01:00",
        "journal_toml": 'timezone = "Europe/Oslo"\n',
        "files": {"a.md": SHORT},
        "expect": [{"kind": "thank-you", "due": "2026-11-19", "optional": True}],
    }
    assert own == {
        "id": "own",
        "why": "what a scenario says itself wins",
        "playbook": "one-shot",
        "now": "2026-11-18",
        "files": {"a.md": "---\ncompany: Fjord\nrole: Analyst\ndate: 2026-11-18\n---\n", "notes.txt": "as it is"},
    }


@pytest.mark.parametrize(
    ("header", "top"),
    [
        ("date: x\n", "company: C\nrole: R\ndate: x\n"),
        ("role: Buyer\ndate: x\n", "company: C\nrole: Buyer\ndate: x\n"),
        ("company: Zeta\nrole: Buyer\ndate: x\n", "company: Zeta\nrole: Buyer\ndate: x\n"),
        ("recruiter:\n  company: Z\n", "company: C\nrole: R\nrecruiter:\n  company: Z\n"),
    ],
)
def test_company_and_role_stand_on_top(header: str, top: str) -> None:
    """Each where the header has none of its own; a field further in is another one."""
    assert entry_from_header(header, "C", "R", "body\n") == f"---\n{top}---\nbody\n"


def test_every_file_of_the_folder_is_read(tmp_path: Path) -> None:
    """Those of the folders below it too, in the order of their paths."""
    (tmp_path / "rows").mkdir()
    (tmp_path / "journals.yaml").write_text(JOURNALS, encoding="utf-8")
    (tmp_path / "rows" / "a.yaml").write_text(SCENARIOS, encoding="utf-8")
    (tmp_path / "z.yaml").write_text(SCENARIOS.replace("short", "third").replace("id: own", "id: fourth"), encoding="utf-8")
    assert [s["id"] for s in load_scenarios(tmp_path)] == ["short", "own", "third", "fourth"]
