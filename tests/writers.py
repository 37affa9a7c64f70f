"""Every command that writes, with the journal that it writes into: for tests that let the disk fail under each of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from invitations import calendar
from northwind import ENTRY, NOW, TOML

NORTHWIND, FERNHILL = "2026-11-18-northwind.md", "2026-11-17-fernhill.md"
REFERENCE = '\n[[references]]\nname = "Prof. Lin"\nemail = "lin@uni.example"\n'
FILES = {
    "journal.toml": TOML + REFERENCE,
    NORTHWIND: ENTRY,
    FERNHILL: ENTRY.replace("Northwind", "Fernhill").replace("northwind", "fernhill").replace("11-18", "11-17"),
}
AGAIN = {NORTHWIND: ENTRY.replace("nightly loads", "weekly loads")}  # the notes, written anew after a draft was saved
INVITED = {
    "../own.ics": calendar("DTSTART;TZID=America/New_York:20261120T100000", "UID:2@larkspur.example", "SUMMARY:Baker").decode()
}
MOVED = {"../own.ics": INVITED["../own.ics"].replace("T100000", "T113000").replace("SUMMARY", "SEQUENCE:1\r\nSUMMARY")}
ROWS = {"../own.csv": "Company,Position,Applied\nLarkspur,Baker,2026-11-01\nTollgate,Editor,2026-11-02\n"}
MAIL = {
    "../own.eml": "From: Dana Whitfield <dana@northwind.example>\nTo: robin@marsh.example\nSubject: Your visit\n"
    "Date: Wed, 18 Nov 2026 15:30:00 -0500\nMessage-ID: <r1@northwind.example>\n\nWe will be in touch.\n"
}
LOGGED = ENTRY.replace("\n---\n", "\nlog:\n  - {date: 2026-11-18 15:10, sent: thank-you, to: Dana, by: email}\n---\n")
MERGED = {
    "../own.base": LOGGED,
    "../own.ours": LOGGED.replace("\n---\n", "\n  - {date: 2026-11-18 15:20, heard: reply, from: Dana}\n---\n"),
    "../own.theirs": LOGGED.replace("\n---\n", "\n  - {date: 2026-11-18 15:30, heard: offer, from: Dana}\n---\n"),
}
GIT = {  # a repository without a commit, as far as `git config` needs it
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/config": "[core]\n\trepositoryformatversion = 0\n",
    ".git/objects/info/none": "",
    ".git/refs/heads/none": "",
}
LEFT = {"../editor/left": AGAIN[NORTHWIND]}  # what the editor makes of a file
EDITOR = "/bin/mv {}/editor/left"
EDITED = {"drafts/2026-11-18-northwind/thank-you-dana-whitfield.md": "My own words.\n"}


class Writer(NamedTuple):
    """The words of a command that writes; `DIR` in them is a folder of their own, beside the journal.

    `before` are commands that come first, `given` what is on disk before them, `files` what is then there besides, or instead.
    """

    words: str
    before: tuple[str, ...] = ()
    files: Mapping[str, str] = {}
    given: Mapping[str, str] = {}


def undone(words: str, undo: str) -> Writer:
    """Taking back what a command wrote."""
    return Writer(undo, (words,))


ALL = "done tell-reference --to Lin --yes"
WRITERS = {
    "done": Writer("done northwind thank-you"),
    "done --undo": undone("done northwind thank-you", "done northwind thank-you --undo"),
    "done in several": Writer(ALL),
    "done in several --undo": undone(ALL, f"{ALL} --at {NOW} --undo"),
    "heard": Writer("heard northwind reply --from Dana --decision-by 2026-12-04"),
    "heard --undo": undone("heard northwind reply", "heard northwind reply --undo"),
    "skip": Writer("skip northwind connect"),
    "skip --undo": undone("skip northwind connect", "skip northwind connect --undo"),
    "snooze": Writer("snooze northwind check-in --until 2026-12-07"),
    "snooze --undo": undone("snooze northwind check-in --until 2026-12-07", "snooze northwind check-in --undo"),
    "close": Writer("close northwind"),
    "close --undo": undone("close northwind", "close northwind --undo"),
    "interest": Writer("interest northwind yes"),
    "interest --undo": undone("interest northwind yes", "interest northwind --undo"),
    "move": Writer("move northwind 2026-11-25"),
    "move --undo": undone("move northwind 2026-11-25", "move northwind --undo"),
    "new": Writer("new --company Larkspur --role Baker --date 2026-11-20"),
    "init": Writer("init DIR --timezone Europe/Oslo --country NO --name Robin"),
    "draft --save": Writer("draft northwind --save"),
    "draft --save, renewed": Writer("draft northwind --save", ("draft northwind --save",), AGAIN),
    "draft --save, beside": Writer("draft northwind --save", ("draft northwind --save",), AGAIN | EDITED),
    "draft --save eml": Writer("draft northwind --save --format eml"),
    "draft --save html": Writer("draft northwind --save --format html"),
    "draft --save html, renewed": Writer("draft northwind --save --format html --force", ("draft northwind --save --format html",), AGAIN),
    "export ics": Writer("export ics -o DIR.ics"),
    "export ics --force": Writer("export ics -o DIR.ics --force", ("export ics -o DIR.ics",), AGAIN | {"extra.md": ENTRY}),
    "export vcf": Writer("export vcf -o DIR.vcf"),
    "export csv": Writer("export csv -o DIR.csv"),
    "import ics": Writer("import ics DIR.ics --company Larkspur --role Baker", (), INVITED),
    "import ics, moved": Writer("import ics DIR.ics --yes", ("import ics DIR.ics --company Larkspur --role Baker",), MOVED, INVITED),
    "import csv": Writer("import csv DIR.csv", (), ROWS),
    "import mail": Writer("import mail DIR.eml --sure", (), MAIL),
    "edit": Writer("edit northwind", (), LEFT),
    "report": Writer("report"),
    "report, renewed": Writer("report", ("report",), AGAIN),
    "report -o": Writer("report --private -o DIR.pages"),
    "merge-driver": Writer("merge-driver DIR.base DIR.ours DIR.theirs DIR.md 7", (), MERGED),
    "table json": Writer("table --json -o DIR.json"),
}  # fmt: skip
# Those that are other programs too, git or JupyterLab, and so more than one process.
WITH_OTHERS = {
    "lab": Writer("lab --into DIR.notebooks -- --version"),
    "merge-driver --install": Writer("merge-driver --install", (), {}, GIT),
    "merge-driver --install, beside": Writer("merge-driver --install", (), {".gitattributes": "*.png binary"}, GIT),
}


def environ_of(folder: Path) -> dict[str, str]:
    """What the environment of a command for a journal below `folder` is to have: memos, caches and an editor of its own."""
    return {
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
        "VISUAL": EDITOR.format(folder),
        "TZ": "UTC",
    }


def words_of(words: str, folder: Path) -> list[str]:
    """A command's words for a journal below `folder`, which has room for more beside it."""
    named = [word.replace("DIR", str(folder / "own")) for word in words.split()]
    at = [] if named[0] == "init" else ["--journal", str(folder / "journal")]
    end = named.index("--") if "--" in named else len(named)
    return [*named[:end], *at, "--now", NOW, *named[end:]]


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Put files into the journal below `folder`."""
    for name, text in files.items():
        path = folder / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def persons(folder: Path) -> dict[str, bytes]:
    """The files below a folder that are a person's: not the memos, the lock, a text that was being prepared, what is git's."""
    files = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".followup")]
    found = {
        str(p.relative_to(folder)): p.read_bytes()
        for p in files
        if ".git" not in p.parts or p.relative_to(folder) == Path("journal/.git/config")
    }
    return {name: data for name, data in found.items() if not name.startswith(("state/", "editor/"))}
