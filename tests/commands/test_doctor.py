"""`doctor`: how followup stands on a machine, as text and as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import followup_kit
from followup_kit.changes.installed import Part, parts, programs
from followup_kit.changes.visible_to_others import readable_by_others
from followup_kit.commands import doctor

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\ncountry = "DE"\n'
ENTRY = "---\ncompany: Northwind\nrole: Analyst\ndate: {}\n---\n"
FILES = {"a.md": ENTRY.format("2026-11-18 14:00"), "note.md": "milk\n"}
PYTHON = ".".join(map(str, sys.version_info[:3]))
PARTS = [Part("", {"holidays": "0.1"}), Part("notebooks", {"nh3": None, "nbclient": "1"}), Part("parquet", {"pyarrow": "17"})]


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    """A machine with some of the extras, git and vi."""
    monkeypatch.setattr(doctor, "parts", lambda: PARTS)
    monkeypatch.setattr(doctor, "programs", lambda: {"git": "/usr/bin/git", "vi": "/usr/bin/vi"})
    monkeypatch.delenv("FOLLOWUP_JOURNAL", raising=False)


def page(*lines):
    """The page of a machine, with what comes after its first line."""
    return f"followup   {followup_kit.__version__}, with Python {PYTHON} ({sys.executable})\n" + "".join(f"{x}\n" for x in lines)


EXTRAS = ["extra      notebooks: without nh3 (pip install 'followup-kit[notebooks]')", "extra      parquet: installed"]
JOURNAL = [
    "playbook   balanced",
    "clock      Thursday 19 November 2026, 09:00 (--now)",
    "zone       Europe/Berlin",
    "holidays   DE",
    "git        the journal is in no repository",
    *EXTRAS,
]


def test_the_page_of_a_journal_in_which_all_is_well(run, journal):
    """Which journal and why that one, the clock, the zone, the extras."""
    wanted = page(
        f"journal    {journal} (from the nearest folder with a journal.toml)", "           1 interview, 1 note read", *JOURNAL, "nothing is wrong"
    )  # fmt: skip
    assert run("doctor") == (0, wanted, "")


def test_where_the_name_of_the_journal_comes_from(run, journal, monkeypatch, tmp_path):
    """The option, the variable, or the folder that is there."""
    assert f"journal    {journal} (from --journal)\n" in run("doctor", "--journal", str(journal))[1]
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(journal))
    assert f"journal    {journal} (from $FOLLOWUP_JOURNAL)\n" in run("doctor")[1]
    monkeypatch.delenv("FOLLOWUP_JOURNAL")
    (tmp_path / "away" / "journal").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "away")
    assert f"journal    {tmp_path}/away/journal (from ./journal)\n" in run("doctor")[1]


def test_a_journal_with_errors(run, journal):
    """The exit code is 1; which files they are says `check`."""
    (journal / "b.md").write_text(ENTRY.format("03/04/2026"), encoding="utf-8")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "           1 interview, 1 note read; 1 file with an error\n" in out
    assert out.endswith("error: 1 file has an error (followup check says which)\n")
    (journal / "journal.toml").write_text("timezone = [", encoding="utf-8")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert out.endswith("error: journal.toml has an error, so there is nothing to do (followup check says which)\n")


def test_where_there_is_no_journal(run, tmp_path, monkeypatch):
    """The rest is said all the same; exit code 2, as for every command."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    code, out, err = run("doctor", "--journal", "nowhere")
    wrong = "error: 'nowhere' (from --journal) does not exist; name a journal with --journal DIR"
    assert (code, out, err) == (2, page("journal    none", *EXTRAS, wrong), "")


def test_what_is_not_installed(run, monkeypatch):
    """A library that everything needs is an error; an editor that is not there is said."""
    monkeypatch.setattr(doctor, "parts", lambda: [Part("", {"holidays": None, "pandas": "3"})])
    monkeypatch.setattr(doctor, "programs", lambda: {"git": None, "my\x1bvim": None})
    code, out, _ = run("doctor")
    assert code == 1
    assert "           git is not installed\n           my\\x1bvim is not installed\n" in out
    assert out.endswith("error: not installed: holidays (pip install 'followup-kit')\n")


def test_no_time_zone_and_a_repository(run, journal):
    """Warnings change no exit code. A remote is named, without a password, and must be called private."""
    (journal / "journal.toml").write_text("", encoding="utf-8")
    (journal / "journal.toml").write_text('country = "DE"\n', encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(journal)], check=True)
    subprocess.run(["git", "-C", str(journal), "remote", "add", "origin", "https://me:secret@git.example/x"], check=True)
    code, out, _ = run("doctor")
    assert code == 0
    assert "git        a repository that can be pushed to https://git.example/x\n" in out
    hint = 'if only you can read it there, write private_remotes = ["https://git.example/x"] into journal.toml'
    said = "warning: the journal can be pushed to https://git.example/x, which journal.toml does not call private"
    assert f"{said} ({hint})\n" in out
    assert "warning: no time zone in journal.toml: the machine's, " in out
    (journal / "journal.toml").write_text(TOML + 'private_remotes = ["https://git.example/*"]\n', encoding="utf-8")
    out = run("doctor")[1]
    assert "pushed to https://git.example/x\n" in out
    assert "does not call private" not in out


def test_the_json(run, journal):
    """The same facts for a program."""
    code, out, err = run("doctor", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "schema": 1,
        "version": followup_kit.__version__,
        "python": PYTHON,
        "executable": sys.executable,
        "libraries": {"holidays": "0.1"},
        "extras": {
            "notebooks": {"missing": ["nh3"], "install": "pip install 'followup-kit[notebooks]'"},
            "parquet": {"missing": [], "install": "pip install 'followup-kit[parquet]'"},
        },
        "programs": {"git": "/usr/bin/git", "vi": "/usr/bin/vi"},
        "journal": {
            "folder": str(journal), "from": "the nearest folder with a journal.toml", "interviews": 1, "applications": 0, "notes": 1,
            "unread": 0, "playbook": "balanced", "now": "2026-11-19T09:00:00+01:00", "clock": "--now", "timezone": "Europe/Berlin",
            "country": "DE", "subdivision": None, "repository": False, "remotes": [],
        },
        "wrong": [],
    }  # fmt: skip


def test_it_writes_nothing(run, journal):
    """Not even a lock file."""
    before = sorted(os.listdir(journal))
    run("doctor")
    assert sorted(os.listdir(journal)) == before


# What it asks


def test_only_what_everybody_may_open_on_the_whole_way_is_readable(tmp_path):
    """A file counts where it, and every folder above it, lets everybody in."""
    readable = os.stat("/").st_mode & 1
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "open" / "b.md").write_text("b", encoding="utf-8")
    (tmp_path / "open" / "b.md").chmod(0o600)
    way = [p for p in (tmp_path, *tmp_path.parents) if p != p.parent and os.stat(p).st_uid == os.getuid()]
    modes = {p: os.stat(p).st_mode for p in way}
    files = ["a.md", "b.md", "gone.md"]
    try:
        for p in way:
            p.chmod(modes[p] | 0o001)
        (tmp_path / "open").chmod(0o755)
        (tmp_path / "open" / "a.md").chmod(0o644)
        assert readable_by_others(str(tmp_path / "open"), files) == (["a.md"] if readable else [])
        tmp_path.chmod(0o700)
        assert readable_by_others(str(tmp_path / "open"), files) == []
    finally:
        for p in way:
            p.chmod(modes[p])


def test_a_journal_that_others_can_read(run, monkeypatch, journal):
    """It is a warning, with the command that ends it; a sample, whose clock stands still, is for everybody."""
    monkeypatch.setattr("followup_kit.changes.visible_to_others.readable_by_others", lambda folder, files: list(files))
    said = f"warning: others on this machine can read the journal (chmod -R go= {journal})\n"
    assert run("doctor")[1].endswith(said)
    (journal / "journal.toml").write_text(TOML + "now = 2026-11-20T09:00:00+01:00\n", encoding="utf-8")
    assert run("doctor")[1].endswith("nothing is wrong\n")


def test_the_parts_are_those_of_the_project():
    """What the installed kit says that it needs, without what is for its developers."""
    found = parts()
    assert [part.extra for part in found] == ["", "calendar", "lsp", "notebooks", "parquet", "proofreading"]
    assert "pandas" in found[0].libraries
    assert found[0].missing == []


def test_the_programs_are_git_and_the_editor(monkeypatch):
    """The editor is the first word of the command line, however that is written."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "'/no where/vim' -f")
    assert list(programs()) == ["git", "/no where/vim"]
    monkeypatch.setenv("EDITOR", "'vim")
    assert programs()["'vim"] is None
