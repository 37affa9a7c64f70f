"""The fast reader of TOML: what it takes it reads as `tomllib` does, and what it does not take it leaves to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import SAMPLE

import followup_kit
from followup_kit.journal.syntax.plain_toml import read_plain_toml

pytestmark = pytest.mark.zone_free
PACKAGE = Path(followup_kit.__file__).parent


@pytest.mark.parametrize("path", [*(PACKAGE / "playbooks").glob("*.toml"), SAMPLE / "journal.toml"], ids=lambda p: p.name)
def test_the_files_of_the_kit_are_plain(path: Path) -> None:
    """No playbook and no sample needs `tomllib`, so that `followup due` does not load it."""
    text = path.read_text(encoding="utf-8")
    assert read_plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'a = "one"  # a comment',
        "a = 1\nb = [ 1, 2 ]\nc = []",
        'a = 2026-11-20\nb = 2026-11-20T09:00:00-05:00\nc = 2026-11-20T09:00:00\nd = ["2026-12-24", "2026-12-27/2027-01-03"]',
        '[me]\nname = "Robin # Example"\n\n[[references]]\nname = "Lin"\n[[references]]\nname = "Ada"',
        'x = { value = ["email", "phone"], basis = "reading", from = ["A ’ title, with a comma"] }',
    ],
)
def test_what_is_plain_is_read(text: str) -> None:
    """Simple settings are read without `tomllib`, to the same values."""
    assert read_plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\na = 2", "[a]\n[a]", "a = 1\n[a]", "[[a]]\n[a]", "[a]\n[[a]]", "a = 01", "a = 1_000", "a = +1", "a = 1.5", "a = ",
        'a = """x"""', 'a = "\\t"', "a = 'x'", "a.b = 1", '"a" = 1', "a = [\n1]", "a = [1,]", "a = {}", "a = {b = 1, b = 2}",
        "a = 2026-11-20 09:00:00", "a = 2026-11-20T09:00:00Z", "a = 2026-11-20T24:00:00", "a = 2026-02-30", "a = 09:00:00",
        "a = 2026-11-20T09:00:00+24:00", "a = 2026-11-20T09:00:00+01:60", "a = 1 b", "a\t= 1", "a = 1\r\n", "a = nan", "a = True",
        "[a.b]", "[ a ]", "[a] # x", "a = ٣", "a = 0000-01-01", "a = [1 2]", "= 1", "a", "a = {b = 1",
    ],
)  # fmt: skip
def test_what_is_not_plain_is_left(text: str) -> None:
    """What TOML has rules of its own for, and what is wrong, is left to `tomllib`."""
    assert read_plain_toml(text) is None


words = st.sampled_from(
    ["a", "b", "a-b", "=", " = ", "[", "]", "[[", "]]", "{", "}", ",", ", ", "\n", " ", '"', "x", "é", "#", "1", "0", "true",
     "2026-11-20", "T09:00:00", "-05:00", "Z", "\\", "'", ".", "\t", "\r", "_", "-", "+", "[a]", "a = 1\n", 'b = "x"\n', "[[b]]\n"]
)  # fmt: skip


@given(st.lists(words, max_size=14).map("".join))
def test_the_two_readers_agree(text: str) -> None:
    """What the fast reader takes, `tomllib` reads to the same tables."""
    found = read_plain_toml(text)
    if found is not None:
        assert found == tomllib.loads(text)


@given(st.text(max_size=40))
def test_any_text_is_taken_or_left(text: str) -> None:
    """No text at all makes it raise."""
    found = read_plain_toml(text)
    assert found is None or found == tomllib.loads(text)
