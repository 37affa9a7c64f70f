"""What git keeps of a journal, damaged: versions to merge, and commits to look back at.

`make fuzz` tries many more of them. What it has ever found is kept here as an example.
"""

from __future__ import annotations

import subprocess

import pytest
from fuzz.damage import ENTRY, PLAYBOOK, TOML, damaged, folder_with, ran, some
from history.repositories import ENV
from hypothesis import given
from hypothesis import strategies as st
from northwind import BARE

from followup_kit.history.merge_driver import Versions, merge

LOGGED = BARE.removesuffix("---\n") + "log:\n  - {date: 2026-11-18 15:10, sent: thank-you, to: Dana, by: email}\n---\nNotes.\n"
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


# A hundred examples are a hundred repositories, each of four commits in one run of `git fast-import`.

MESSAGES = st.sampled_from([b"done northwind thank-you", b"", b"\x1b[31m\xff", b"a\n\nb\n", b"\xe2\x80\xae" * 40, b"x" * 5000])
MOMENTS = st.integers(0, 2**33) | st.integers(1795000000, 1796000000)
NAMES = st.sampled_from([ENTRY, "a b.md", "\t.md", "\u202e.md", "below/" + ENTRY, "journal.toml"])


def fast_import(folder, commits):
    """A repository of one branch; each commit is a moment (seconds since 1970), a message, a file's name and its bytes."""
    lines = []
    for at, message, name, data in commits:
        who = b"Robin <r@marsh.example> %d -0500" % at
        lines += [b"commit refs/heads/main", b"author " + who, b"committer " + who, b"data %d" % len(message), message]
        quoted = '"' + name.replace("\t", "\\t") + '"'
        lines += [b"M 100644 inline " + quoted.encode(), b"data %d" % len(data), data]
    subprocess.run(["git", "init", "-q", "-b", "main", "."], cwd=folder, env=ENV, check=True)
    subprocess.run(["git", "fast-import", "--quiet", "--force"], cwd=folder, env=ENV, input=b"\n".join(lines) + b"\n", check=True)


@some(20)
@given(st.lists(st.tuples(MOMENTS, MESSAGES, NAMES, damaged(LOGGED)), min_size=2, max_size=4))
def test_commits(commits):
    """What was and what has changed since, told of commits with anything in them; no file is touched."""
    first = (1794000000, b"begin", "journal.toml", TOML.encode())
    with folder_with({"journal.toml": TOML.encode(), "playbooks/mine.toml": PLAYBOOK.encode(), ENTRY: BARE.encode()}) as folder:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
                patch.setenv(name, ENV[name])
            fast_import(folder, [first, *commits])
            ran(folder, "diff")
            ran(folder, "diff", "main~1", "main", "--json")
            ran(folder, "due", "--as-of", "main")
            ran(folder, "due", "--as-of", "2026-11-18")
            ran(folder, "history", "northwind")
        assert (folder / ENTRY).read_bytes() == BARE.encode()
