"""`--undo` removes what followup wrote and nothing else: after as many as there were changes the file is the old one, byte for byte."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from followup_kit.cli import main

NOW = "2026-11-19T09:00"
REQUIRED = (
    "company: Northwind",
    "role: Engineer",
    "date: 2026-11-18 14:00",
    "interviewers:\n  - name: Dana Whitfield\n    email: dana@northwind.example",
)
# What a person may have typed, None for nothing at all: an empty key stays, in every way of typing one.
TYPED = {
    "log": (None, "log:", "log: []", "log: ~", "log:   null", "log: ~ # x", "log: # later", "log:\n", "log:\n  - {date: 2026-11-18, heard: other}"),
    "skip": (None, "skip:", "skip: []", "skip:   # none", "skip: [prepare]"),
    "snooze": (None, "snooze:", "snooze: ~"),
    "closed": (None, "closed:", "closed: ~", "closed:   ~  # no"),
    "interest": (None, "interest:", "interest: ~", "interest: undecided  # yet"),
}  # fmt: skip
CHANGES = {
    "done": ("done northwind thank-you", "done northwind thank-you --undo"),
    "heard": ("heard northwind reply", "heard northwind reply --undo"),
    "skip": ("skip northwind connect", "skip northwind connect --undo"),
    "skip another": ("skip northwind check-in", "skip northwind check-in --undo"),
    "snooze": ("snooze northwind check-in --until 2026-12-07", "snooze northwind check-in --undo"),
    "interest": ("interest northwind no", "interest northwind --undo"),
    "close": ("close northwind", "close northwind --undo"),
}


@st.composite
def cases(draw):
    """An entry, changes, and the order in which they are taken back."""
    keys = draw(st.permutations([*REQUIRED, *filter(None, (draw(st.sampled_from(texts)) for texts in TYPED.values()))]))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(["---", *keys, "---", "", "## Discussed", "Data.", ""]).replace("\n", ending)
    made = draw(st.lists(st.sampled_from(list(CHANGES)), min_size=1, max_size=3, unique=True))
    return text, made, draw(st.permutations(made))


@settings(max_examples=max(60, settings().max_examples // 20))
@given(cases())
def test_undo_gives_back_the_old_bytes(case):
    """Whatever was typed, in any order of keys, of changes and of taking back."""
    text, made, back = case
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "journal.toml").write_text('timezone = "America/New_York"\n')
        entry = Path(folder) / "2026-11-18-northwind.md"
        entry.write_bytes(text.encode())

        def run(words: str) -> int:
            return main([*words.split(), "--journal", os.fspath(folder), "--now", NOW])

        done = [name for name in made if run(CHANGES[name][0]) == 0]
        assert (entry.read_bytes() != text.encode()) == bool(done)
        for name in back:
            if name in done:
                assert run(CHANGES[name][1]) == 0
        assert entry.read_bytes().decode() == text
