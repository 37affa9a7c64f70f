"""The JSON Schema of the header: the one that is shipped, what it accepts, what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample import SAMPLE

import followup_kit
from followup_kit.cli import main
from followup_kit.journal.entry_schema import FORMS, entry_schema
from followup_kit.journal.header_fields import FIELDS

jsonschema = pytest.importorskip("jsonschema")  # nbformat brings it
yaml = pytest.importorskip("yaml")
pytestmark = pytest.mark.zone_free

SHIPPED = Path(followup_kit.__file__).parent / "entry.schema.json"
JOURNALS = (SAMPLE, Path(__file__).parents[2] / "docs" / "morning")
ENTRIES = sorted(p for folder in JOURNALS for p in folder.rglob("*.md") if p.read_text(encoding="utf-8").startswith("---\n"))


def read(header: str, loader: type) -> Any:
    """A header as another program reads it: JSON's types, dates as texts."""
    return json.loads(json.dumps(yaml.load(header, loader), default=str))


def is_accepted(header: str, loader: type = yaml.BaseLoader) -> bool:
    return bool(jsonschema.Draft7Validator(entry_schema()).is_valid(read(header, loader)))


def test_the_one_that_is_shipped_is_the_one_that_is_made(capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config) -> None:
    """The file in the package is what `followup schema` prints, and a schema (`--update` writes it anew)."""
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    if pytestconfig.getoption("--update"):
        SHIPPED.write_text(printed, encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == printed
    assert json.loads(printed) == entry_schema()
    jsonschema.Draft7Validator.check_schema(entry_schema())


def test_every_field_has_its_property() -> None:
    """In the order of the table, with the meaning and the example that stand there; no form is left over.

    A field that is more than a text and has no form is refused with its own example, below.
    """
    properties = entry_schema()["properties"]
    assert list(properties) == [f.key for f in FIELDS]
    assert [(p["description"], p["examples"]) for p in properties.values()] == [(f.meaning, [f.example]) for f in FIELDS]
    assert set(FORMS) <= set(properties)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader], ids=["texts", "types"])
@pytest.mark.parametrize("path", ENTRIES, ids=lambda p: p.stem)
def test_every_entry_that_comes_with_the_kit_is_accepted(path: Path, loader: type) -> None:
    """Whether the reader makes dates, numbers and yes or no of the values, or texts."""
    assert is_accepted(path.read_text(encoding="utf-8").split("---\n")[1], loader)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader], ids=["texts", "types"])
def test_every_example_is_accepted_and_an_empty_value_too(field: Any, loader: type) -> None:
    """As followup reads them; what is required is refused where it is left out or empty."""
    least = {f.key: f.example for f in FIELDS if f.absent == "error"}
    lines = {**least, field.key: field.example}
    assert is_accepted("".join(f"{k}: {v}\n" for k, v in lines.items()), loader)
    empty = is_accepted("".join(f"{k}: {v}\n" for k, v in (lines | {field.key: ""}).items()), yaml.SafeLoader)
    assert empty == (field.key not in ("company", "role"))
    assert is_accepted("".join(f"{k}: {v}\n" for k, v in least.items() if k != field.key)) == (field.absent != "error")


LEAST = "company: Northwind\nrole: Analyst\n"
DATED = LEAST + "date: 2026-11-18 14:00\n"


@pytest.mark.parametrize(
    "header",
    [
        LEAST + "applied: 2026-11-01\n",
        DATED + "interest: Undecided\n",
        DATED + "interviewers: Dana\nreferences: []\nmine: [1, {a: b}]\n",
        DATED + "interviewers:\n  - Dana\n  - {name: Jo, decides: YES, hobby: chess}\n  -\n",
        DATED + "decision_by: 2026-W48\nduration: 1h30m\ncontact_only_by: Email\n",
        DATED + "skip: letter\nsnooze: {kind: check-in, until: 2026-12-07}\nclosed: {date: 2026-12-01}\n",
        DATED + "skip: [letter, {kind: connect, to: Dana}]\nclosed: yes\ncancelled: they moved it\n",
        DATED + "log: [{date: 2026-11-18 18:10, heard: reply, decision_by: 2026-12}]\n",
    ],
)
def test_what_check_accepts_is_accepted(
    make_journal: Callable[..., Path], header: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each of these is an entry without an error."""
    folder = make_journal({"a.md": f"---\n{header}---\n"}, toml='timezone = "Europe/Berlin"\n')
    assert main(["--journal", str(folder), "--now", "2026-11-19T09:00", "check"]) == 0
    assert "error" not in capsys.readouterr().out
    assert is_accepted(header)
    assert is_accepted(header, yaml.SafeLoader)


@pytest.mark.parametrize(
    "header",
    [
        LEAST,
        "role: Analyst\ndate: 2026-11-18\n",
        LEAST + "date: 18/11/2026\n",
        DATED + "interest: perhaps\n",
        DATED + "recruiter: {agency: Park}\n",
        DATED + "recruiter: {name: Jo, kind: boss}\n",
        DATED + "skip: [lettre]\n",
        DATED + "snooze: {kind: check-in}\n",
        DATED + "log: [{date: 2026-11-18}]\n",
        DATED + "log: [{sent: letter}]\n",
        DATED + "log: [{date: 2026-11-18, sent: flowers}]\n",
        DATED + "log: a letter\n",
        DATED + "contact_only_by: pigeon\n",
        DATED + "decision_by: soon\n",
    ],
)
def test_what_is_refused_is_an_error_for_check_too(make_journal: Callable[..., Path], header: str) -> None:
    """The schema refuses nothing that followup would read."""
    folder = make_journal({"a.md": f"---\n{header}---\n"}, toml='timezone = "Europe/Berlin"\n')
    assert main(["--journal", str(folder), "--now", "2026-11-19T09:00", "check"]) == 1
    assert not is_accepted(header)
