"""`check` names what others on the machine can read of a journal."""

from __future__ import annotations

import os

import pytest

from followup_kit.changes.visible_to_others import making_private
from followup_kit.cli import main

pytestmark = pytest.mark.zone_free

ENTRY = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\n---\n"


@pytest.fixture
def journal(make_journal, tmp_path):
    """A journal in a folder that everybody may enter, its files for its owner alone; the folders above let everybody pass."""
    folder = make_journal({"a.md": ENTRY, "drafts/a/note.md": "Dear Dana\n", "reports/index.html": "<p>"})
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o600)
    way = [p for p in (folder, *folder.parents) if p.owner() == tmp_path.owner() and p.parent != p]
    modes = {p: p.stat().st_mode for p in way}
    for p in way:
        p.chmod(modes[p] | 0o055)
    yield folder
    for p in way:
        p.chmod(modes[p])


def said(journal, capsys):
    """The lines of `check` about it, and its exit code."""
    code = main(["check", "--journal", os.fspath(journal), "--now", "2026-11-19T09:00"])
    return code, [line for line in capsys.readouterr().out.splitlines() if "others on this machine" in line]


@pytest.mark.parametrize(
    ("opened", "line"),
    [
        ([], None),
        (["a.md"], "a.md:1:1: warning: others on this machine can read it"),
        (["journal.toml", "a.md"], "journal.toml:1:1: warning: others on this machine can read it, and 1 more"),
        (["reports/index.html"], "reports/index.html:1:1: warning: others on this machine can read it"),
    ],
)
def test_check_warns(journal, capsys, opened, line):
    """One warning, at the first of the files, with the command that ends it; nothing where they are the person's alone."""
    for name in opened:
        (journal / name).chmod(0o644)
    assert said(journal, capsys) == (0, [] if line is None else [f"{line} (chmod -R go= {journal})"])


def test_the_command_can_be_typed_as_it_is(tmp_path):
    """A folder whose name has a blank is one word of it."""
    assert making_private(f"{tmp_path}/My Journal") == f"chmod -R go= '{tmp_path}/My Journal'"


def test_strict_does_not_fail_for_it(journal, capsys):
    """A checkout in a container is often open to all: that is told, and is no fault of what is written."""
    (journal / "a.md").chmod(0o644)
    assert main(["check", "--strict", "--journal", os.fspath(journal), "--now", "2026-11-19T09:00"]) == 0
    assert "others on this machine" in capsys.readouterr().out


def test_a_sample_is_for_everybody(journal, capsys):
    """A journal whose clock stands still is a sample."""
    (journal / "journal.toml").write_text('timezone = "UTC"\nnow = 2026-11-19T09:00:00+00:00\n')
    assert said(journal, capsys) == (0, [])


def test_a_folder_that_is_closed(journal, capsys):
    """Where others may not enter the folder, it does not matter what its files let them."""
    (journal / "a.md").chmod(0o644)
    journal.chmod(0o700)
    assert said(journal, capsys) == (0, [])
