"""The journal on disk: what is read and what is not, what cannot be read, and that reading changes nothing."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from limits import within

from followup_kit.cli import main
from followup_kit.journal.files import Journal, read_journal

NOW = "2026-11-18T16:00"
ENTRY = """---
company: {company}
role: Data Engineer
date: 2026-11-18 {hour}:00
interviewers:
  - {{name: Dana Whitfield, email: dana@northwind.example}}
---

## Discussed
We talked about moving the nightly loads to streaming.
"""
GOOD = ENTRY.format(company="Northwind", hour="14")


@pytest.fixture
def run(capsys):
    """Runs the command in this process, within 2 seconds: exit code, standard output, standard error."""

    def run(*argv):
        with within(2):
            code = main([*argv, "--now", NOW])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def read(folder: Path) -> Journal:
    """The journal, within 2 seconds."""
    with within(2):
        return read_journal(os.fspath(folder))


def files_of(journal):
    """The files that gave entries, and those with a problem and its code."""
    return [e.file for e in journal.entries], {p.file: p.code for p in journal.problems}


# What is read


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md", ".hidden/a.md", ".git/a.md", ".obsidian/a.md", "drafts/a.md", "templates/a.md", "playbooks/a.md", "reports/a.md",
        "2026/drafts/a.md", "a/b/templates/c/a.md", "a.md~", "#a.md#", ".#a.md", ".a.md.swp", ".a.md.swo", "4913", "a.md.orig", "a.md.swp",
        "a.md.bak", "a.txt", "a.markdown", "md", "a.mdx", ".followup-0123456789abcdef.tmp", ".followup.lock", "old~/a.md",
    ],
)  # fmt: skip
def test_what_is_no_entry_is_not_read(name, make_journal):
    """Hidden, set apart and left over by editors: neither read nor counted nor complained about."""
    journal = read(make_journal({"good.md": GOOD, name: GOOD}))
    assert files_of(journal) == (["good.md"], {})
    assert (journal.notes, journal.unread) == (0, ())


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "deep/er/still/a.md",
        "a b.md",
        "-x.md",
        "--now.md",
        "ä.md",
        "東京.md",
        "=1+1.md",
        "drafts.md",
        "my drafts/a.md",
        "a#.md",
        "~a.md",
        "#3 Acme.md",
        "#1/a.md",
        "a..md",
    ],
)
def test_every_other_markdown_file_is_read(name, make_journal):
    """Any other name that ends in `.md` is an entry, at any depth: only `#NAME#` is an editor's leftover, `#NAME` is not."""
    journal = read(make_journal({name: GOOD}))
    assert files_of(journal) == ([name], {})
    assert journal.entries[0].id == name[:-3]


def test_ids_are_unique_where_names_differ_in_the_case_of_the_ending_only(make_journal, run, monkeypatch):
    """`a.md` and `a.MD` are two files, so no two rows of theirs share an id."""
    monkeypatch.chdir(make_journal({"a.md": GOOD, "a.MD": ENTRY.format(company="Fernhill", hour="10")}))
    ids = [line.split(",")[0] for line in run("table", "--format", "csv")[1].splitlines()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "name",
    [
        "a.sync-conflict-20261119-101010-ABCDEFG.md",
        "a.md.sync-conflict-20261119-101010-ABCDEFG.md",
        "a (conflicted copy).md",
        "a (Robin's conflicted copy 2026-11-19).md",
    ],
)
def test_a_conflict_copy_doubles_no_row(name, make_journal, run, monkeypatch):
    """A sync tool's second copy gives no rows, and `check` names it: 0, and 1 under --strict."""
    monkeypatch.chdir(make_journal({"a.md": GOOD}))
    rows = run("table", "--format", "csv")
    Path(name).write_text(GOOD)
    assert run("table", "--format", "csv") == rows
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith(f"{name}:1:1: warning: ")
    assert out.count("\n") == 1
    assert run("check", "--strict")[0] == 1


@pytest.mark.parametrize(
    ("content", "notes"),
    [("# A note\n", 1), ("Just text", 1), ("\n# A note\n", 1), ("- --\n", 1), ("", 0), ("\n\n", 0), ("\ufeff", 0), (GOOD, 0), ("\ufeff" + GOOD, 0), ("\n" + GOOD, 0), (" ---\n", 0)],
    ids=["heading", "text", "blank first", "dashes", "empty", "blank", "BOM alone", "entry", "BOM", "blank line", "blank fence"],
)  # fmt: skip
def test_plain_notes_are_counted(content, notes, make_journal):
    """A file whose first line is no fence is a note; an empty one, or one with a blank line before the fence, is a finding."""
    journal = read(make_journal({"x.md": content}))
    assert journal.notes == notes
    assert len(journal.entries) + len(journal.unread) + journal.notes == 1


def test_an_empty_journal_says_so(make_journal, run):
    """A folder without entries is exit 0, and the page says that no interview was read, not that nothing is due."""
    code, out, err = run("--journal", os.fspath(make_journal({"note.md": "# A note\n"})))
    assert (code, err) == (0, "")
    assert "No interviews in" in out
    assert "no open rows · no interviews read, 1 other note\n" in out


# What cannot be read


def fifo(folder):
    os.mkfifo(folder / "x.md")


def directory(folder):
    (folder / "x.md").mkdir()


def socket_file(folder):
    here = os.getcwd()
    os.chdir(folder)  # the path of a socket may have some 100 characters only
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("x.md")
    finally:
        os.chdir(here)


def device(folder):
    (folder / "x.md").symlink_to("/dev/zero")


def outside(folder):
    (folder.parent / "secret.md").write_text(GOOD.replace("Northwind", "Secret"))
    (folder / "x.md").symlink_to("../secret.md")


def passwords(folder):
    (folder / "x.md").symlink_to("/etc/passwd")


def outside_folder(folder):
    (folder / "x.md").symlink_to("/etc")


def broken(folder):
    (folder / "x.md").symlink_to("nowhere.md")


def loop(folder):
    (folder / "x.md").symlink_to("x.md")


def link_to_fifo(folder):
    os.mkfifo(folder / "pipe")
    (folder / "x.md").symlink_to("pipe")


def latin_1(folder):
    (folder / "x.md").write_bytes(GOOD.replace("Northwind", "Zoë").encode("latin-1"))


def nul_in_header(folder):
    (folder / "x.md").write_text(GOOD.replace("Northwind", "North\0wind"))


def empty(folder):
    (folder / "x.md").write_bytes(b"")


def huge(folder):
    (folder / "x.md").write_bytes(GOOD.encode() + b"x" * 5_000_000)


def never_closed(folder):
    (folder / "x.md").write_text(GOOD.replace("---\n\n", ""))


TROUBLES = [
    (fifo, "not a regular file"), (directory, "not a regular file"), (socket_file, "not a regular file"), (device, "outside the journal"),
    (outside, "outside the journal"), (passwords, "outside the journal"), (outside_folder, "outside the journal"), (broken, "a link to nothing"),
    (loop, "symbolic links"), (link_to_fifo, "not a regular file"), (latin_1, "not UTF-8 (byte 0xEB, line 2)"), (nul_in_header, "U+0000"),
    (empty, "the file is empty"), (huge, "larger than 4 MiB"), (never_closed, "never closed"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), TROUBLES, ids=[t[0].__name__ for t in TROUBLES])
def test_what_cannot_be_read_is_named_and_hides_nothing(make, said, make_journal, run, monkeypatch):
    """One finding on one line, exit 1, the other file's rows as before: on every run, within 2 seconds."""
    folder = make_journal({"good.md": GOOD})
    monkeypatch.chdir(folder)
    make(folder)
    for _ in range(2):
        code, out, err = run("due")
        assert code == 1
        assert err.startswith("x.md:")
        assert said in err
        assert err.count("\n") == 1
        assert "Thank Dana Whitfield by e-mail" in out
        assert out.splitlines()[-1] == "could not be read: x.md"
        assert run("check") == (1, err, "")
    assert "Secret" not in out + err
    assert "root" not in out + err


@pytest.mark.parametrize(
    "make", [fifo, device, outside, passwords, broken, loop, link_to_fifo, latin_1, empty], ids=lambda f: f.__name__
)
def test_check_on_a_terminal_never_opens_what_is_no_file(make, make_journal, run, monkeypatch, capsys):
    """The excerpt that `check` shows on a terminal neither waits for a pipe nor quotes a file outside the journal."""
    folder = make_journal({"good.md": GOOD})
    monkeypatch.chdir(folder)
    make(folder)
    import sys

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, _ = run("check")
    assert code == 1
    assert out.startswith("x.md:")
    assert "Secret" not in out
    assert "root" not in out


@pytest.mark.parametrize("name", ["journal.toml", "playbooks/mine.toml"])
@pytest.mark.parametrize("make", ["fifo", "directory", "loop"])
def test_settings_that_are_no_file_are_an_error(make, name, make_journal, run, monkeypatch):
    """A pipe, a folder or a loop in place of `journal.toml` or a playbook is named with exit 1, and nothing waits for it."""
    folder = make_journal({"good.md": GOOD}, toml='timezone = "America/New_York"\nplaybook = "mine"\n')
    (folder / "playbooks").mkdir()
    (folder / name).unlink(missing_ok=True)
    {"fifo": os.mkfifo, "directory": os.mkdir, "loop": lambda p: os.symlink(p.name, p)}[make](folder / name)
    code, out, err = run("--journal", os.fspath(folder))
    assert code == 1
    assert err.startswith(f"{name}:1:1: error: ")
    assert "Dana" not in out


def test_settings_are_never_cut_short(make_journal, run):
    """A `journal.toml` too long to be read is an error; what stands at its end is not dropped in silence."""
    toml = 'timezone = "America/New_York"\n' + f"# {'a very long comment ' * 50}\n" * 4500 + 'playbook = "nosuch"\n'
    code, _, err = run("--journal", os.fspath(make_journal({"good.md": GOOD}, toml=toml)))
    assert code == 1
    assert err.startswith("journal.toml:")


def test_links_inside_the_journal_double_nothing(make_journal, run, monkeypatch):
    """A link to an entry that is read already warns and gives no rows; one to a file that is not read gives its rows."""
    folder = make_journal(
        {"good.md": GOOD, "attic/store.txt": ENTRY.format(company="Fernhill", hour="10"), "deep/x.md": "# A note\n"}
    )
    monkeypatch.chdir(folder)
    (folder / "again.md").symlink_to("good.md")
    (folder / "fern.md").symlink_to("attic/store.txt")
    (folder / "tree").symlink_to("deep")
    (folder / "round").symlink_to(".")
    journal = read(folder)
    assert files_of(journal) == (["fern.md", "good.md"], {"again.md": "link", "tree": "linked-folder", "round": "linked-folder"})
    assert not journal.has_errors
    assert journal.notes == 1


def test_a_linked_journal_reads_the_same(make_journal, run, tmp_path):
    """A journal reached through a link has the same rows."""
    folder = make_journal({"good.md": GOOD})
    (tmp_path / "link").symlink_to(folder)
    assert [run("table", "--format", "csv", "--journal", os.fspath(p)) for p in (tmp_path / "link",)] == [
        run("table", "--format", "csv", "--journal", os.fspath(folder))
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["sub", "sub/x.md", "journal.toml"])
def test_what_may_not_be_read_is_named(name, make_journal, run):
    """A file or folder without permission is a finding, and never silence."""
    folder = make_journal({"good.md": GOOD, "sub/x.md": ENTRY.format(company="Fernhill", hour="10")})
    (folder / name).chmod(0)
    try:
        code, _, err = run("--journal", os.fspath(folder))
    finally:
        (folder / name).chmod(0o700)
    assert code == 1
    assert err.startswith(f"{name}:1:1: error: ")
    assert "Permission denied" in err


def test_a_folder_that_cannot_be_listed_is_named(make_journal, run, monkeypatch):
    """What the system refuses to list is a finding; the rest is shown."""
    folder = make_journal({"good.md": GOOD, "sub/x.md": ENTRY.format(company="Fernhill", hour="10")})
    real = os.scandir

    def scandir(path):
        if os.fspath(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)
    code, out, err = run("--journal", os.fspath(folder))
    assert (code, err) == (1, "sub:1:1: error: the folder cannot be read: Permission denied\n")
    assert "Thank Dana Whitfield" in out
    assert "Fernhill" not in out


def test_a_file_that_vanishes_is_named(make_journal, run, monkeypatch):
    """A name that an editor takes away for a moment is a finding, never a missing row without a word."""
    folder = make_journal({"good.md": GOOD, "x.md": ENTRY.format(company="Fernhill", hour="10")})
    real = os.open

    def opening(path, *rest, **more):
        if os.fspath(path).endswith("x.md"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path, *rest, **more)

    monkeypatch.setattr("os.open", opening)
    code, _, err = run("--journal", os.fspath(folder))
    assert code == 1
    assert err.startswith("x.md:1:1: error: it disappeared")


def test_forty_nine_of_fifty_are_shown(make_journal, run, monkeypatch):
    """One bad file of fifty: the rows of the others, exit 1, and a last line that names it; the same on every run."""
    files = {f"e{i:02}.md": ENTRY.format(company=f"Company {i:02}", hour="14") for i in range(50)}
    files["e17.md"] = files["e17.md"].replace("date: 2026-11-18 14:00", "date: [")
    monkeypatch.chdir(make_journal(files))
    said = [run("due", "--all") for _ in range(2)]
    assert said[0] == said[1]
    code, out, err = said[0]
    assert code == 1
    assert all((f"Company {i:02}" in out) is (i != 17) for i in range(50))
    assert out.splitlines()[-1] == "could not be read: e17.md"
    assert out.splitlines()[-3].endswith("49 interviews read, 1 file could not be read")
    assert err.startswith("e17.md:6:3: error: ")


def test_rows_that_an_unread_file_may_change_say_so(make_journal, run, monkeypatch):
    """The outward rows of the same company, and of all where not even the company is legible, name the unread file."""
    files = {
        "a.md": GOOD,
        "b.md": ENTRY.format(company="Fernhill", hour="10"),
        "a2.md": GOOD.replace("2026-11-18 14", "2026-11-31 14"),
    }
    monkeypatch.chdir(make_journal(files))
    rows = run("why", "a/thank-you")[1], run("why", "b/thank-you")[1]
    assert ["a2.md" in text for text in rows] == [True, False]
    Path("a2.md").write_bytes(b"\xff")
    assert ["a2.md" in run("why", f"{name}/thank-you")[1] for name in "ab"] == [True, True]


# Reading changes nothing

READING = [
    "", "due --all", "due --json", "table", "table --format csv", "table --format json", "why good/thank-you", "why good/check-in --json",
    "check", "check --strict", "check --json", "draft", "draft --json", "draft --format text", "playbook", "playbook show mine", "playbook compare",
    "playbook compare --json",
]  # fmt: skip


def state_of(folder: Path):
    """Everything about a folder's files that a command could have changed."""
    return {
        os.fspath(p.relative_to(folder)): (
            p.lstat().st_mode,
            p.lstat().st_ino,
            p.lstat().st_mtime_ns,
            p.read_bytes() if p.is_file() else None,
        )
        for p in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("command", READING)
def test_reading_commands_leave_every_byte(command, make_journal, run):
    """No command that reads writes anything into the journal: no cache, no lock, no mended line ending."""
    folder = make_journal(
        {
            "good.md": GOOD, "crlf.md": GOOD.replace("\n", "\r\n"), "bom.md": "\ufeff" + GOOD, "open-end.md": GOOD.rstrip("\n"), "bad.md": b"---\n\xff\n---\n",
            "nul.md": GOOD + "\0", "empty.md": b"", "note.md": "# note", "drafts/d.md": "x", "playbooks/mine.toml": 'extends = "balanced"\n',
        }
    )  # fmt: skip
    (folder / "link.md").symlink_to("good.md")
    before = state_of(folder)
    assert run(*command.split(), "--journal", os.fspath(folder))[0] in (0, 1)
    assert state_of(folder) == before
