"""Drafts and reports that git has, and where a repository's commits may go."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from followup_kit.changes.git_tracked import not_known_private, remotes_of, tracked_warnings
from followup_kit.cli import main
from followup_kit.model import Problem

pytestmark = pytest.mark.zone_free

ENTRY = "---\ncompany: Northwind\nrole: Analyst\ndate: 2026-11-18 14:00\n---\n"
FILES = {"a.md": ENTRY, "drafts/a/thank-you.md": "Dear Dana", "drafts/b.md": "Dear Jo", "reports/ü.html": "<p>"}
TOML = 'timezone = "Europe/Berlin"\n'


def git(folder: Path, *command: str) -> None:
    subprocess.run(["git", "-C", str(folder), *command], check=True, capture_output=True)


@pytest.fixture
def journal(make_journal: Callable[..., Path]) -> Path:
    """A journal in a repository of its own, with nothing added yet."""
    folder = make_journal(FILES, toml=TOML)
    git(folder, "init", "--quiet")
    return folder


def hint(name: str) -> str:
    return f"git rm -r --cached {name}, and write {name}/ into .gitignore"


def test_only_what_git_has_is_warned_of(journal: Path) -> None:
    """One warning for the drafts and one for the reports, at the first file; none before anything is added, none after it is out."""
    assert tracked_warnings(str(journal)) == []
    git(journal, "add", "--", "a.md", "drafts")
    drafts = Problem("drafts/a/thank-you.md", 1, 1, "warning", "tracked", "git has 2 of your drafts", hint("drafts"))
    assert tracked_warnings(str(journal)) == [drafts]
    git(journal, "add", "--", "reports")
    reports = Problem("reports/ü.html", 1, 1, "warning", "tracked", "git has one of your reports", hint("reports"))
    assert tracked_warnings(str(journal)) == [drafts, reports]
    git(journal, "rm", "-r", "--cached", "drafts", "reports")
    assert tracked_warnings(str(journal)) == []


def test_check_says_so(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a warning, so that only `--strict` fails."""
    git(journal, "add", "--", "drafts")
    argv = ["--journal", str(journal), "--now", "2026-11-19T09:00", "check"]
    line = f"drafts/a/thank-you.md:1:1: warning: git has 2 of your drafts ({hint('drafts')})\n"
    assert (main(argv), *capsys.readouterr()) == (0, line, "")
    assert (main([*argv, "--strict"]), *capsys.readouterr()) == (1, line, "")


def test_git_is_asked_only_where_it_may_know_something(
    make_journal: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without such a folder, or outside of a repository, no process is started."""
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: pytest.fail("git was started"))
    assert tracked_warnings(str(make_journal(FILES, toml=TOML))) == []
    plain = make_journal({}, toml=TOML) / "plain"
    (plain / ".git").mkdir(parents=True)
    assert tracked_warnings(str(plain)) == []


def test_a_hostile_repository_runs_nothing(journal: Path, tmp_path: Path) -> None:
    """A file system monitor, a pager or an alias of the repository's configuration is no program to run."""
    git(journal, "add", "--", "drafts")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "pager.ls-files", "pager.config", "alias.ls-files", "core.sshCommand"):
        git(journal, "config", key, str(program))
    assert len(tracked_warnings(str(journal))) == 1
    assert remotes_of(str(journal)) == []
    assert not (tmp_path / "ran").exists()


def test_remotes_without_what_opens_them(journal: Path) -> None:
    """A password or a token in an address is not shown."""
    git(journal, "remote", "add", "origin", "https://robin:secret@git.example/journal.git")
    git(journal, "remote", "add", "backup", "git@git.example:journal.git")
    git(journal, "remote", "add", "copy", "https://git.example/read-only.git")
    git(journal, "remote", "set-url", "--push", "copy", "ssh://robin@git.example/mine.git")
    assert remotes_of(str(journal)) == [
        "git@git.example:journal.git",
        "ssh://git.example/mine.git",
        "https://git.example/journal.git",
    ]


@pytest.mark.parametrize(
    ("remote", "private", "unknown"),
    [
        ("git@host.example:me/search.git", ["git@host.example:me/*"], False),
        ("git@host.example:me/search.git", ["git@host.example:me/search.git"], False),
        ("git@host.example:we/search.git", ["git@host.example:me/*"], True),
        ("https://git@host.example:me/x", ["git@host.example:me/*"], True),
        ("/media/stick/search.git", ["/media/*", "other"], False),
        ("/media/stick/search.git", [], True),
        ("https://HOST.example/me", ["https://host.example/*"], True),
    ],
)
def test_which_remotes_are_not_known_to_be_private(remote: str, private: list[str], unknown: bool) -> None:
    """An address is private if a pattern names all of it; the sign * stands for any text."""
    assert not_known_private([remote], private) == ([remote] if unknown else [])


def test_git_that_is_not_there_is_no_error(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` works without git."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert tracked_warnings(str(journal)) == []


HOOKS = {h["id"]: h for h in yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("path", "stopped"),
    [
        ("drafts/a/thank-you.md", True),
        ("search/drafts/x.eml", True),
        ("reports/index.html", True),
        ("2026-11-18-northwind.md", False),
        ("drafts-man.md", False),
        ("my-reports/index.html", False),
    ],
)
def test_the_hook_stops_drafts_and_reports(path: str, stopped: bool) -> None:
    """pre-commit searches the path for the expression; a hook of this kind fails where any fits."""
    hook = HOOKS["followup-private"]
    assert hook["language"] == "fail"
    assert bool(re.search(hook["files"], path)) is stopped
