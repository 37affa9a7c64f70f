"""The merge driver as git runs it: merges, rebases, picked commits and stashes of two machines' log lines; its set-up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from repositories import Repo

import followup_kit
from followup_kit.cli import main
from followup_kit.history.merge_set_up import LINE, driver, set_up_of
from followup_kit.journal.disk.conflicts import conflict_line

pytestmark = [pytest.mark.zone_free, pytest.mark.slow]

TOML = 'timezone = "America/New_York"\n'
TOP = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterest: yes\n"
A = "  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana, by: email}\n"
B = "  - {date: 2026-11-19, heard: reply, from: Dana}\n"
C = "  - {date: 2026-11-24 10:05, heard: offer, from: Dana}\n"
AT = "2026-11-25T09:00-05:00"
HERE = os.fspath(Path(followup_kit.__file__).parents[1])


def entry(*log, more=""):
    """An entry with some lines in its log."""
    return TOP + more + "log:\n" + "".join(log) + "---\nNotes.\n"


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A journal below the top of its repository, the driver set up; git runs the followup of these tests."""
    monkeypatch.setenv("PYTHONPATH", HERE)
    monkeypatch.setattr("shutil.which", lambda name, **more: None)  # whatever followup is installed here is not the one to test
    repo = Repo(tmp_path / "home")
    repo.commit({"search/journal.toml": TOML, "search/-odd name's.md": entry(A)}, "begin", AT)
    assert main(["merge-driver", "--install", "--journal", os.fspath(repo.folder / "search")]) == 0
    repo.commit({}, "attributes", AT)
    repo.git("branch", "laptop")
    repo.commit({"search/-odd name's.md": entry(A, C)}, "here", AT)
    repo.git("checkout", "-q", "laptop")
    repo.commit({"search/-odd name's.md": entry(A, B)}, "there", AT)
    repo.git("checkout", "-q", "main")
    return repo


def text_of(repo):
    return (repo.folder / "search" / "-odd name's.md").read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "-m", "both", "laptop"),
        ("merge", "--squash", "laptop"),
        ("rebase", "laptop"),
        ("cherry-pick", "laptop"),
        ("merge", "-m", "both", "-s", "ort", "-X", "ours", "laptop"),
    ],
    ids=["merge", "squash", "rebase", "cherry-pick", "with an option"],
)
def test_both_machines_lines(repo, words):
    """However git brings two histories together, the lines of both are there, in order of time."""
    repo.git(*words, at=AT, PYTHONPATH=HERE)
    assert text_of(repo) == entry(A, B, C)


def test_a_stash(repo):
    """A stash that comes back to an entry that has changed meanwhile."""
    repo.write({"search/-odd name's.md": entry(A, C, C.replace("24", "26"))})
    repo.git("stash")
    repo.git("merge", "-q", "-m", "both", "laptop", at=AT, PYTHONPATH=HERE)
    repo.git("stash", "pop", PYTHONPATH=HERE)
    assert text_of(repo) == entry(A, B, C, C.replace("24", "26"))


def test_a_conflict_is_gits(repo, capsys):
    """What both changed in different ways is a conflict: marks in the file, exit code 1, and check names it first, at its line."""
    for branch, round_ in (("main", 2), ("laptop", 3)):
        repo.git("checkout", "-q", branch)
        log = (A, C) if branch == "main" else (A, B)
        repo.commit({"search/-odd name's.md": entry(*log, more=f"round: {round_}\n")}, "round", AT)
    repo.git("checkout", "-q", "main")
    said = repo.git("merge", "-m", "both", "laptop", ok=False, PYTHONPATH=HERE)
    assert "CONFLICT (content): Merge conflict in search/-odd name's.md" in said
    line = conflict_line(text_of(repo))
    assert line == 6
    assert main(["check", "--journal", os.fspath(repo.folder / "search")]) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[-1].startswith("-odd name's.md:6:1: error: git left conflict markers")


@pytest.mark.parametrize("instead", ["/nonexistent/followup merge-driver", "(exit 2)", "(exit 4)"])
def test_without_followup_it_is_the_ordinary_merge(repo, instead):
    """Where the program is gone, too old, or fails, the file has git's conflict marks with both sides, not ours alone."""
    repo.git("config", "merge.followup.driver", driver().replace(driver().partition(";")[0], instead))
    said = repo.git("merge", "-m", "both", "laptop", ok=False)
    assert "CONFLICT (content)" in said
    assert conflict_line(text_of(repo)) is not None
    assert {B.strip(), C.strip()} <= {line.strip() for line in text_of(repo).splitlines()}


def test_no_room_for_the_result(repo):
    """Where neither followup nor git can write the result, the file is one side's whole text, not the beginning of a merge."""
    place = f"place: {'x' * 5000}\n"
    for branch, log in (("laptop", (A, B)), ("main", (A, C))):
        repo.git("checkout", "-q", branch)
        repo.commit({"search/-odd name's.md": entry(*log, more=place)}, "place", AT)
    ours = text_of(repo)
    said = repo.git("merge", "-m", "both", "laptop", ok=False, largest=len(ours) + 5, PYTHONPATH=HERE)
    assert text_of(repo) == ours
    assert "followup: search/-odd name's.md has only the text of one side: make room, then git merge --abort" in said
    assert "Merge made" not in said
    assert [path.name for path in repo.folder.iterdir() if path.name.startswith(".merge_file")] == []


def test_modules_in_the_journal_are_not_imported(repo):
    """git runs the driver at the top of the work tree; a module there, named like one that we need, is not run."""
    mark = repo.folder / "run"
    for name in ("yaml.py", "json.py", "followup_kit/__init__.py", "followup_kit/__main__.py"):
        repo.write({name: f"open({os.fspath(mark)!r}, 'w')\n"})
    repo.git("merge", "-m", "both", "laptop", at=AT, PYTHONPATH=HERE)
    assert text_of(repo) == entry(A, B, C)
    assert not mark.exists()


def test_set_up_once(repo, capsys):
    """The set-up says what it wrote; a second time there is nothing to write; a clone has the line, and needs the command."""
    folder = repo.folder / "search"
    assert (folder / ".gitattributes").read_text() == f"{LINE}\n"
    assert set_up_of(os.fspath(folder)) == (True, driver())
    capsys.readouterr()
    assert main(["merge-driver", "--install", "--journal", os.fspath(folder)]) == 0
    assert capsys.readouterr().out == "git merges the entries of this journal with followup already\n"
    repo.git("clone", "-q", ".", "../clone")
    clone = os.fspath(repo.folder.parent / "clone" / "search")
    assert set_up_of(clone) == (True, None)
    assert main(["merge-driver", "--install", "--journal", clone]) == 0
    assert capsys.readouterr().out == (
        "written: git config: merge.followup.driver\n"
        "  git merges log lines of two machines from now on; commit .gitattributes, and do the same in each clone\n"
    )


def test_attributes_that_are_there_are_kept(tmp_path, monkeypatch):
    """The line is added below what the person has in `.gitattributes`, also where that has no last line end."""
    repo = Repo(tmp_path / "search")
    repo.write({"journal.toml": TOML, ".gitattributes": "*.txt text"})
    assert main(["merge-driver", "--install", "--journal", os.fspath(repo.folder)]) == 0
    assert (repo.folder / ".gitattributes").read_text() == f"*.txt text\n{LINE}\n"


def test_no_repository_and_wrong_words(make_journal, capsys, monkeypatch, tmp_path):
    """Without a repository nothing is written; other words than git's are refused."""
    folder = make_journal({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    assert main(["merge-driver", "--install", "--journal", os.fspath(folder)]) == 2
    assert not (folder / ".gitattributes").exists()
    assert main(["merge-driver", "one", "two"]) == 2
    assert capsys.readouterr().err.endswith(
        "followup: git names the files: %O %A %B %P %L, not 'one two' (you may want --install)\n"
    )


def test_files_that_cannot_be_read(tmp_path, capsys):
    """A missing file is exit code 4, upon which git's ordinary merge is run."""
    assert main(["merge-driver", "--", *(os.fspath(tmp_path / n) for n in "abc"), "x.md"]) == 4
