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
from invitations import DANA, JO, calendar, zone
from limits import within
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main
from followup_kit.history.merge_driver import Versions, merge

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
            out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = main([*command.split(), "--journal", os.fspath(folder), "--now", NOW])
            said = err.getvalue()
            assert code in (0, 1, 2, 3), said
            assert "mistake in followup" not in said
            assert "Traceback" not in said
            assert all(len(line) < 1500 for line in said.split("\n"))
            if code == 0 and command == "due" and file == "journal.toml":
                assert "Dana Whitfield" in out.buffer.getvalue().decode()  # never an empty list where nothing is said of an error
        assert {name: (Path(folder) / name).read_bytes() for name in contents} == contents


def test_what_is_damaged_was_whole(make_journal):
    """Without the damage nothing is wrong with the journal, else every run would end at the same error."""
    folder = make_journal(FILES)
    assert main(["check", "--strict", "--journal", os.fspath(folder), "--now", NOW]) == 0


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


# What another program wrote: nothing that was there is changed, whatever becomes of it, and the same again changes nothing.

MAIL = """\
From dana@northwind.example Wed Nov 18 15:30:00 2026
From: =?utf-8?q?Dana_Whitfield?= <dana@northwind.example>
To: robin@marsh.example
Subject: =?utf-8?b?WW91ciB2aXNpdA==?=
Date: Wed, 18 Nov 2026 15:30:00 -0500
Message-ID: <r1@northwind.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

We will be in touch, Zo=EB.
--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+aGk8L3A+
--b--

From robin@marsh.example Wed Nov 18 15:40:00 2026
From: robin@marsh.example
To: Dana Whitfield <dana@northwind.example>
Subject: Thank you
Date: Wed, 18 Nov 2026 15:40:00 -0500
Message-ID: <s1@marsh.example>

Thank you for the talk.
"""
ROWS = """\
Company;Position;Applied;Interview;Notes
Larkspur;Baker;01.11.2026;20.11.2026 10:00;"two
lines"
Tollgate Press;Editor;2026-11-02;;'=1+1
"""
CALENDAR = calendar(
    *("DTSTART;TZID=Own:20261120T100000", "UID:2@larkspur.example", "SUMMARY;ENCODING=QUOTED-PRINTABLE:Baker =C3=AB"),
    *(DANA, JO, "RRULE:FREQ=WEEKLY;COUNT=2", "DESCRIPTION:a\\nb", "LOCATION:https://meet.example/x", "SEQUENCE:1"),
    zones=zone("Own", "+0100", "+0200"),
).decode()


def imported(words, data):
    """Import a file twice; nothing that was there is another one, and the second time changes nothing."""
    with tempfile.TemporaryDirectory() as place:
        folder, source = Path(place) / "journal", Path(place) / "source"
        folder.mkdir()
        old = {"journal.toml": TOML.encode(), f"{NAME}.md": GOOD.encode()}
        (folder / "playbooks").mkdir()
        (folder / "playbooks" / "mine.toml").write_text(PLAYBOOK)
        for name, content in old.items():
            (folder / name).write_bytes(content)
        source.write_bytes(data)
        texts = []
        for _ in range(2):
            said = io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), within(5):
                code = main(["import", *words.split(), os.fspath(source), "--journal", os.fspath(folder), "--now", NOW])
            assert code in (0, 1, 2), said.getvalue()
            assert "mistake in followup" not in said.getvalue()
            assert not {char for char in said.getvalue() if char < " " or "\x7f" <= char < "\xa0"} - {"\n"}
            texts.append({path.name: path.read_bytes() for path in folder.glob("*.md")})
            for text in old if "mail" not in words else ("journal.toml",):
                assert (folder / text).read_bytes() == old[text]
        assert texts[0] == texts[1]
        with contextlib.redirect_stdout(io.StringIO()) as said:
            assert main(["check", "--journal", os.fspath(folder), "--now", NOW]) == 0, said.getvalue()


@some(10)
@given(damaged(CALENDAR))
def test_an_invitation(data):
    """A calendar file."""
    imported("ics --company Larkspur --role Baker", data)


@some(10)
@given(damaged(ROWS))
def test_a_table(data):
    """A table of another tracker."""
    imported("csv --dates dmy", data)


@some(10)
@given(damaged(MAIL))
def test_a_mailbox(data):
    """An mbox with a reply and a note that was sent, of which log lines are written."""
    imported("mail --yes", data)


LOGGED = GOOD.removesuffix("---\n") + "log:\n  - {date: 2026-11-18 15:10, sent: thank-you, to: Dana, by: email}\n---\nNotes.\n"
HERE, THERE = (
    LOGGED.replace("\n---\n", f"\n  - {{date: 2026-11-18 15:{minute}, heard: {kind}, from: Dana}}\n---\n")
    for minute, kind in ((20, "reply"), (30, "offer"))
)


@some(5)
@given(damaged(LOGGED), damaged(HERE), damaged(THERE), st.sampled_from([(0,), (1,), (2,), (0, 1, 2)]))
def test_versions_to_merge(base, ours, theirs, which):
    """The merge driver: 0 or 1, and each log line of either side that was whole is in the text, as what it is or within marks."""
    versions = [
        data if n in which else text.encode() for n, (data, text) in enumerate(((base, LOGGED), (ours, HERE), (theirs, THERE)))
    ]
    found, code = merge(Versions(*versions), ())
    assert code in (0, 1)
    if which == (0,):
        assert all(line.encode() in found for text in (HERE, THERE) for line in text.splitlines() if "heard" in line)
    if code == 0 and which == (1,):
        assert b"15:30, heard: offer" in found
