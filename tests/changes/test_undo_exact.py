"""`--undo` removes what followup wrote and nothing else: after as many as there were changes the file is the old one, byte for byte."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from followup_kit.cli import main

NOW = "2026-11-19T09:00"
REQUIRED = ("company: Northwind", "role: Engineer", "interviewers:\n  - name: Dana Whitfield\n    email: dana@northwind.example")
LONG = "{date: 2026-11-18, heard: other, note: 'a line that is long enough for the next to pass a hundred columns'}"
# What a person may have typed, None for nothing at all: an empty key stays, in every way of typing one.
TYPED = {
    "date": ("date: 2026-11-18 14:00", "date: '2026-11-18 14:00'  # there", 'date:   "2026-11-18T14:00"', "date: 2026-11-18\ntime: 14:00", "date: >-\n  2026-11-18\n  14:00"),
    "log": (
        None, "log:", "log: []", "log: ~", "log:   null", "log: ~ # x", "log: # later", "log:\n", 'log: ""', "log: ''", "log:  ''  # none", "log: [ ]  # none",
        "log:\n  - {date: 2026-11-18, heard: other}", "log:\n- date: 2026-11-18\n  heard: other\n\n# end",
        "log: [{date: 2026-11-18, heard: other}]", f"log: [{LONG}]", f"log: [ {LONG} ,  ]  # mine", f"log:\n  [{LONG}]",
        f"log: [\n  {LONG},  # first\n  {{date: 2026-11-17, heard: other}},\n]", "log: [\n]",
    ),
    "skip": (None, "skip:", "skip: []", "skip:   # none", "skip: [prepare]", 'skip: ""', "skip: [prepare,]", "skip:\n    - prepare"),
    "snooze": (None, "snooze:", "snooze: ~", "snooze: ''"),
    "closed": (None, "closed:", "closed: ~", "closed:   ~  # no", 'closed: ""  # no', "closed: Null"),
    "interest": (None, "interest:", "interest: ~", "interest: undecided  # yet", "interest: 'undecided'", 'interest: "yes"', "interest: ''", "interest: >\n  yes", "interest: |-\n  undecided"),
}  # fmt: skip
CHANGES = {
    "done": ("done northwind thank-you", "done northwind thank-you --undo"),
    "done again": ("done northwind letter", "done northwind letter --undo"),
    "heard": ("heard northwind reply", "heard northwind reply --undo"),
    "skip": ("skip northwind connect", "skip northwind connect --undo"),
    "skip another": ("skip northwind check-in", "skip northwind check-in --undo"),
    "snooze": ("snooze northwind check-in --until 2026-12-07", "snooze northwind check-in --undo"),
    "interest": ("interest northwind no", "interest northwind --undo"),
    "close": ("close northwind", "close northwind --undo"),
    "move": ("move northwind 2026-11-17 13:30", "move northwind --undo"),
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
