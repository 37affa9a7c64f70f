"""The table of the header's fields: the same as the documented one, and every example can be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.header_fields import FIELDS
from followup_kit.model import Settings

DOCS = Path(__file__).parents[2] / "docs" / "journal.md"
SETTINGS = Settings(zone_named("Asia/Tokyo"), zone_assumed=False, country="US")


def documented():
    """The fields in the table of section 4, and what that says of a header without them."""
    section = DOCS.read_text(encoding="utf-8").partition("## 4. The fields")[2].partition("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    return {key: row[-1].strip(" |") for row in rows for key in re.findall(r"`(\w+)`", row[0])}


def test_the_documented_fields_are_those_that_are_read():
    """Every field stands in docs/journal.md, nothing else does, and the required ones are marked."""
    found = documented()
    assert sorted(found) == sorted(field.key for field in FIELDS)
    assert {k for k, left_out in found.items() if "required" in left_out} == {f.key for f in FIELDS if f.absent == "error"}


def entry_with(*fields):
    """The entry of a header with the examples of these fields."""
    read = read_entry("x.md", "---\n" + "".join(f"{f.key}: {f.example}\n" for f in fields) + "---\n", SETTINGS)
    assert read.problems == []
    return read.entry


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_an_example_is_read_without_a_problem_and_changes_the_entry(field):
    """The example of each field is a value that it may have, and not the one that it has anyway."""
    required = [f for f in FIELDS if f.absent == "error"]
    assert entry_with(*required)
    if field not in required:
        assert entry_with(*required, field) != entry_with(*required)
