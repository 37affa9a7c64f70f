"""Damaged files of every kind as whole runs: each is read, or told of; nothing is a mistake of followup's, and nothing is changed.

`make fuzz` tries many more of them. What it has ever found is kept here as an example.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main

TOML = """\
playbook = "mine"
timezone = "America/New_York"
country = "US"
holidays = ["2026-12-24", "2026-12-27/2027-01-03"]
language = "en"
profiles_reviewed = 2026-11-01

[me]
name = "Robin Marsh"
email = "robin@marsh.example"
links = ["https://marsh.example"]

[[references]]
name = "Prof. Lin"
email = "lin@uni.example"
told = 2026-11-17

[headings]
discussed = ["Topics"]
"""
PLAYBOOK = """\
extends = "balanced"
summary = "mine"

[thank-you]
hours = { value = 12, basis = "own", from = ["A book"] }

[check-in]
days = 5
steps = ["email", "phone"]

[letter]
use = false
"""
TEMPLATE = "Dear {{ to }},\n\nthank you for {{ company }}.{% if day %} It was {{ day }}.{% endif %}\n\nRegards,\n{{ me }}\n"
DRAFT = """\
---
action: 2026-11-18-northwind/thank-you/dana-whitfield
to: Dana Whitfield <dana@northwind.example>
subject: Thank you
status: to finish
proofread_by:
made: 0123456789ab
---

Dear Dana Whitfield,

thank you for "the tour" (and the coffee) of 18 November. I look forward to it.

Kind regards,
Robin Marsh
"""
NAME = "2026-11-18-northwind"
FILES = {
    "journal.toml": TOML,
    "playbooks/mine.toml": PLAYBOOK,
    f"{NAME}.md": GOOD,
    f"drafts/{NAME}/thank-you-dana-whitfield.md": DRAFT,
    "templates/en/thank-you.txt.j2": TEMPLATE,
}
# What damage puts in: the signs of each format, and what has caused trouble elsewhere.
PIECES = [
    "\0", "\n", "\r", "\t", "\ufeff", "\u202e", "\u2028", "\U0001f600", "\x1b[31m", "---\n", "[", "]", "[[", "{", "}", "{{", "}}", "{%", "%}", '"', "'", '"""', "\\", "#",
    ":", "- ", "&a ", "*a", "!!x ", "<<: ", "= ", ".", ",", "0x" + "f" * 5000, "9" * 5000, "nan", "inf", "1e999", "9999-12-31", "0000-00-00", "25:61", "true", "null", "~", " " * 3000, "[" * 200,
    "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "%n", "{0}", "__class__", "\udc80".encode("utf-8", "surrogatepass"),
]  # fmt: skip


@st.composite
def damaged(draw, text):
    """A text with up to four parts taken out, doubled, moved or put in; bytes, since damage knows no characters."""
    data = text.encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 60)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4) | st.just(data[at:end]))
        piece = piece.encode() if isinstance(piece, str) else piece
        data = data[:at] + piece + data[draw(st.sampled_from([at, end])) :]
    return data


def told(file, data, *commands):
    """Run commands on a journal with one damaged file: exit codes of what was foreseen, and no byte changed."""
    with tempfile.TemporaryDirectory() as folder:
        contents = {**{name: text.encode() for name, text in FILES.items()}, file: data}
        for name, content in contents.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for command in commands:
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main([*command.split(), "--journal", os.fspath(folder), "--now", NOW])
            said = err.getvalue()
            assert code in (0, 1, 2, 3), said
            assert "mistake in followup" not in said
            assert "Traceback" not in said
            assert all(len(line) < 1500 for line in said.split("\n"))
            if code == 0 and command == "due" and file == "journal.toml":
                assert "Dana Whitfield" in out.getvalue()  # never an empty list where nothing is said of an error
        assert {name: (Path(folder) / name).read_bytes() for name in contents} == contents


def some(share):
    """A share of the profile's examples: each is several whole runs."""
    return settings(max_examples=max(20, settings().max_examples // share))


@some(10)
@given(damaged(TOML))
@example(f"x = 0x{'f' * 5000}\n".encode())
@example(b"")
def test_settings(data):
    """`journal.toml`."""
    told("journal.toml", data, "due", "check", "table --json", "export ics", "done northwind thank-you --dry-run")


@some(10)
@given(damaged(PLAYBOOK))
@example(b"# nothing\n")
@example(b"check-in = 0x" + b"f" * 5000)
def test_a_playbook(data):
    """A playbook of one's own."""
    told("playbooks/mine.toml", data, "due", "playbook compare", "why northwind/thank-you")


@some(10)
@given(damaged(GOOD))
def test_an_entry(data):
    """An interview."""
    told(f"{NAME}.md", data, "due", "list --all", "table --format csv", "export ics --todo", "export vcf", "draft --no-command")


@some(10)
@given(damaged(DRAFT))
@example(b"---\n---\n")
def test_a_saved_draft(data):
    """A draft that a person has edited, with everything that proofreads it."""
    told(
        f"drafts/{NAME}/thank-you-dana-whitfield.md",
        data,
        "draft --no-command",
        "draft --check",
        "draft northwind/thank-you --format eml",
    )


@some(25)
@given(damaged(TEMPLATE))
def test_a_template(data):
    """A template of one's own; it is filled in a process with limits."""
    told("templates/en/thank-you.txt.j2", data, "draft --no-command northwind/thank-you")
