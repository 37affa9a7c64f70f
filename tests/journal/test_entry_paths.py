"""Which paths an entry may have, by their names alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followup_kit.journal.entry_paths import is_left_out, is_second_copy, plain_names

PARTS = ("a", "B", ".", "#", "~", "\n", ".md", ".MD", "2026-11-18", ".sync-conflict-", " (conflicted copy)", "conflict", " ", "ä")


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join), max_size=6))
def test_names_asked_together_are_those_asked_one_by_one(names: list[str]) -> None:
    """Whatever else is in the folder: hidden files, copies, a line break in a name."""
    alone = [name for name in names if name.endswith(".md") and not is_left_out(name) and not is_second_copy(name)]
    assert plain_names(names) == alone
