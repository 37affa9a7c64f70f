"""Where in a header the cursor is, while it is typed: `|` is the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.editor.header_place import header_place

pytestmark = pytest.mark.zone_free
PEOPLE = "interviewers:\n  - name: Dana\n    email: d@x.example\n"


def place_in(text: str) -> tuple[object, ...] | None:
    before, _, after = text.partition("|")
    lines = (before + after).split("\n")
    found = header_place(lines, before.count("\n"), len(before.rpartition("\n")[2]))
    return None if found is None else (found.top, found.key, found.typed, found.start, " ".join(sorted(found.beside)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\n|\n---\n", ("", "", "", 0, "")),
        ("---\ncompany: N\ninte|\nlog:\n---\n", ("", "", "inte", 0, "company log")),
        ("---\ninterest:|\n---\n", ("", "interest", "", 9, "")),
        ("---\ninterest: un|\n---\n", ("", "interest", "un", 10, "")),
        ("\ufeff---\nrole: a b|", ("", "role", "a b", 6, "")),
        (f"---\n{PEOPLE}    ti|\n---\n", ("interviewers", "", "ti", 4, "email name")),
        (f"---\n{PEOPLE}    title: V|\n", ("interviewers", "title", "V", 11, "email name")),
        (f"---\n{PEOPLE}  - |\n", ("interviewers", "", "", 4, "")),
        (f"---\n{PEOPLE}  - name: |\n", ("interviewers", "name", "", 10, "")),
        (f"---\n{PEOPLE}|\n", ("", "", "", 0, "interviewers")),
        ("---\nskip:\n- let|\n", ("skip", "", "let", 2, "")),
        ("---\nskip: [letter, co|]\n", ("skip", "", "co", 15, "")),
        ("---\nlog:\n  - {date: 2026-11-18, sent: th|, to: D}\n", ("log", "sent", "th", 29, "date to")),
        ("---\nlog:\n  - {date: 2026-11-18, |}\n", ("log", "", "", 23, "date")),
        ("---\nlog:\n  - {|\n", ("log", "", "", 5, "")),
        ("---\nlog:\n  - {note: \"a, {b\", |\n", ("log", "", "", 20, "note")),
        ("---\nrecruiter: {name: J, kind: |}\n", ("recruiter", "kind", "", 27, "name")),
        ("---\nlog:\n  - date: 2026-11-18\n    sent: |\n", ("log", "sent", "", 10, "date")),
        ("---\nnext_steps: [they] call|\n", ("", "next_steps", "[they] call", 12, "")),
        ("---|\n---\n", None),
        ("---\n---\nbo|dy", None),
        ("---\n...\nbo|dy", None),
        ("no header\nx|", None),
        ("---\n---|\n", None),
    ],
)  # fmt: skip
def test_the_place(text: str, place: tuple[object, ...] | None) -> None:
    assert place_in(text) == place


@given(st.lists(st.text("a: -{}[],\"'#\t", max_size=12), max_size=6), st.integers(0, 6), st.integers(0, 14))
def test_whatever_is_typed(lines: list[str], row: int, column: int) -> None:
    """Every place of every text is one or none; what is typed there lies before the cursor."""
    found = header_place(["---", *lines], row, column)
    if found is not None:
        before = ["---", *lines][row][:column]
        assert before[found.start :] == found.typed
