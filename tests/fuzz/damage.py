"""A whole journal, how its files come to harm, and what holds whatever has become of them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from limits import within
from northwind import ENTRY as GOOD
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
ladder = ["email", "phone"]

[letter]
use = false

[tell-reference]
hours = 24
days_before = 10

[ask-reference]
working_days = 3
optional = true

[move-on]
days = 20
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
ENTRY, SAVED, OWN_TEMPLATE = f"{NAME}.md", f"drafts/{NAME}/thank-you-dana-whitfield.md", "templates/en/thank-you.txt.j2"
FILES = {
    "journal.toml": TOML,
    "playbooks/mine.toml": PLAYBOOK,
    ENTRY: GOOD,
    SAVED: DRAFT,
    OWN_TEMPLATE: TEMPLATE,
}
# What damage puts in: the signs of each format, and what has caused trouble elsewhere.
PIECES = [
    "\0", "\n", "\r", "\t", "\ufeff", "\u202e", "\u2028", "\U0001f600", "\x1b[31m", "---\n", "[", "]", "[[", "{", "}", "{{", "}}", "{%", "%}", '"', "'", '"""', "\\", "#",
    ":", "- ", "&a ", "*a", "!!x ", "<<: ", "= ", ".", ",", "0x" + "f" * 5000, "9" * 5000, "nan", "inf", "1e999", "9999-12-31", "0000-00-00", "25:61", "true", "null", "~", " " * 3000, "[" * 200,
    "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "%n", "{0}", "__class__", "\udc80".encode("utf-8", "surrogatepass"),
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "$\\href{x}{y}$", "2026-11-19", "3026-11-18", "14:00",
]  # fmt: skip
# What a slip of the fingers puts in: after it most of a file can still be read.
SLIPS = st.text("abcZÀß漢 0129-.,'@/", min_size=1, max_size=8)
LETTER, NUMBER, WORD = re.compile(rb"[a-z0-9]"), re.compile(rb"[0-9]+"), re.compile(rb"(?<=[\" ])[A-Za-z]+(?=[\"., \n])")


@st.composite
def damaged(draw, text):
    """A text with up to four parts taken out, doubled, moved, put in or mistyped; bytes, since damage knows no characters."""
    data = text.encode()
    for _ in range(draw(st.sampled_from([1, 1, 1, 1, 2, 4]))):
        data = draw(st.sampled_from([of_bytes, of_letters, of_lines, of_values, of_values]))(draw, data)
    return data


def of_bytes(draw, data):
    """A few bytes are gone, or what is odd stands there, or they are there twice."""
    at = draw(st.integers(0, len(data)))
    end = draw(st.integers(at, min(len(data), at + 60)))
    piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4) | st.just(data[at:end]))
    piece = piece.encode() if isinstance(piece, str) else piece
    return data[:at] + piece + data[draw(st.sampled_from([at, end])) :]


def of_letters(draw, data):
    """A slip of the fingers: another letter or digit, or more of them in its place."""
    return in_place_of(draw, LETTER, SLIPS, data)


def of_values(draw, data):
    """Another number, of as many digits, or another word where there is one."""
    number = st.integers(0, 31) | st.integers(0, 2100)
    return in_place_of(draw, *draw(st.sampled_from([(NUMBER, number), (WORD, SLIPS)])), data)


def in_place_of(draw, pattern, new, data):
    """One of the places of a pattern with something else there."""
    places = [found.span() for found in pattern.finditer(data)]
    if not places:
        return data
    start, end = draw(st.sampled_from(places))
    text = str(draw(new)).zfill(end - start) if pattern is NUMBER else draw(new)
    return data[:start] + text.encode() + data[end:]


def of_lines(draw, data):
    """A line is gone, there twice, or another one stands in its place."""
    lines = data.splitlines(keepends=True) or [b""]
    at = draw(st.integers(0, len(lines) - 1))
    lines[at : at + draw(st.sampled_from([0, 1]))] = draw(st.sampled_from([[], [draw(st.sampled_from(lines))]]))
    return b"".join(lines)


def some(share):
    """A share of the profile's examples: each is several whole runs."""
    return settings(max_examples=max(20, settings().max_examples // share))


@contextlib.contextmanager
def folder_with(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A temporary folder with files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "journal"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield folder


def ran(folder, *words, codes=(0, 1, 2, 3), seconds=10):
    """Run a command within some seconds of the processor: its exit code, one of those foreseen, and what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), within(seconds):
        code = main([*words, "--journal", os.fspath(folder), "--now", NOW])
    printed, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert code in codes, said
    assert "mistake in followup" not in said
    assert "Traceback" not in said
    assert all(len(line) < 1500 for line in said.split("\n"))
    assert not {char for char in said if char < " " or "\x7f" <= char < "\xa0"} - {"\n"}, said
    return code, printed


def told(file, data, *commands):
    """Run commands on a journal with one damaged file: exit codes of what was foreseen, and no byte changed."""
    contents = {**{name: text.encode() for name, text in FILES.items()}, file: data}
    with folder_with(contents) as folder:
        for command in commands:
            code, printed = ran(folder, *command.split())
            if code == 0 and command == "due" and file == "journal.toml":
                assert "Dana Whitfield" in printed  # never an empty list where nothing is said of an error
        assert {name: (folder / name).read_bytes() for name in contents} == contents
