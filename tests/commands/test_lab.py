"""`followup lab`: what it hands over to JupyterLab, where the notebooks come from, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sample import ROOT, SAMPLE

from followup_kit.cli import main
from followup_kit.commands import lab
from followup_kit.notebook import files

NOTEBOOKS = sorted(p.name for p in (ROOT / "notebooks").glob("*.ipynb"))
Handed = list[Any]


@pytest.fixture
def journal(make_journal: Callable[..., Path]) -> Path:
    return make_journal({})


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Handed:
    """What the process would become: the program, its arguments, its environment."""
    seen: Handed = []

    def become(*given: Any) -> NoReturn:
        seen.extend(given)
        raise SystemExit(0)

    monkeypatch.setattr(os, "execve", become)
    return seen


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notebooks as a wheel has them, inside the package; the home folder is an empty one."""
    package = tmp_path / "site-packages" / "followup_kit"
    shutil.copytree(ROOT / "notebooks", package / "notebooks", ignore=shutil.ignore_patterns(".*"))
    monkeypatch.setattr(files, "_PACKAGE", str(package))
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def run(*argv: str) -> int:
    """Run `followup lab` up to the moment in which it becomes another program."""
    return main(["lab", *argv])


def outputs_of(path: Path) -> list[Any]:
    """All outputs of a notebook."""
    return [o for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] for o in cell.get("outputs", ())]


def test_copies_are_opened_on_the_journal(
    journal: Path, handed: Handed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a journal of one's own they are copies, from a checkout too; journal and clock go along, and further arguments last."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/etc/mine")
    run("--journal", str(journal), "--now", "2026-11-19T09:00", "--no-browser", "--", "--port", "8899")
    program, arguments, environ = handed
    assert program == sys.executable
    own = tmp_path / "followup-notebooks"
    extension = f"--LabApp.extra_labextensions_path={ROOT / 'followup_kit' / 'notebook' / 'lab_extensions'}"
    assert arguments == [
        *(sys.executable, "-m", "jupyterlab", str(own / "due_actions.ipynb")),
        *(*lab._OFFLINE, extension, "--no-browser", "--port", "8899"),
    ]
    assert environ["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [files.lab_config(), "/etc/mine"]
    assert environ["FOLLOWUP_JOURNAL"] == str(journal)
    assert environ["FOLLOWUP_NOW"] == "2026-11-19T09:00"
    assert capsys.readouterr().err.endswith(f"JupyterLab on {own}, with the journal {journal}\n")


def test_the_checkouts_notebooks_are_opened_on_the_sample(handed: Handed) -> None:
    """Where they are, since their outputs are the sample's."""
    run("--journal", str(SAMPLE))
    assert handed[1][3] == str(ROOT / "notebooks" / "due_actions.ipynb")


def test_a_copy_shows_nothing_of_the_sample(journal: Path, handed: Handed, installed: Path) -> None:
    """Neither a new one, nor one that was last run on it; the outputs of one's own journal stay."""
    own = installed / "followup-notebooks"
    run("--journal", str(journal))
    assert [outputs_of(p) for p in own.iterdir()] == [[]] * len(NOTEBOOKS)
    shutil.copyfile(ROOT / "notebooks" / "search_review.ipynb", own / "search_review.ipynb")
    output = {"output_type": "stream", "name": "stdout", "text": ["Private journal, the clock: ..."]}
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": ["x = 1"], "outputs": [output], "execution_count": 1}
    private = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    (own / "due_actions.ipynb").write_text(private)
    run("--journal", str(journal))
    assert outputs_of(own / "search_review.ipynb") == []
    assert (own / "due_actions.ipynb").read_text() == private


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda p: p.name)
def test_every_notebook_asks_to_be_run_when_it_is_opened(path: Path) -> None:
    """What `followup lab` adds to JupyterLab runs only a notebook that says so; no word of it is about the sample."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["metadata"]["followup"] == {"run_when_opened": True}
    assert "sample" not in "".join("".join(cell["source"]) for cell in saved["cells"]).lower()


def test_what_runs_them_is_where_jupyterlab_looks() -> None:
    """A folder with the description that JupyterLab reads, and the file that this names."""
    folder = Path(files.lab_extensions()) / "followup-kit"
    about = json.loads((folder / "package.json").read_text())
    assert about["name"] == folder.name
    assert (folder / about["jupyterlab"]["_build"]["load"]).is_file()
    config = json.loads((Path(files.lab_config()) / "labconfig" / "page_config.json").read_text())
    assert config == {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


def test_without_now_the_clock_is_left_alone(journal: Path, handed: Handed, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal is found as for every command, a clock is not made up."""
    monkeypatch.chdir(journal)
    run()
    assert handed[2]["FOLLOWUP_JOURNAL"] == str(journal)
    assert "FOLLOWUP_NOW" not in handed[2]


def test_a_packages_notebooks_are_copied(
    journal: Path, handed: Handed, installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a wheel they are opened as copies of one's own, readable by nobody else, and it says where these are."""
    run("--journal", str(journal))
    own = installed / "followup-notebooks"
    assert handed[1][3] == str(own / "due_actions.ipynb")
    assert sorted(p.name for p in own.iterdir()) == NOTEBOOKS
    assert {stat.S_IMODE(p.stat().st_mode) for p in own.iterdir()} == {0o600}
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    assert capsys.readouterr().err.startswith(f"copied into {own}: {', '.join(NOTEBOOKS)}\n")


def test_what_one_wrote_into_a_copy_stays(journal: Path, handed: Handed, installed: Path) -> None:
    """A second time only what is missing is copied."""
    own = installed / "followup-notebooks"
    own.mkdir()
    (own / "due_actions.ipynb").write_text("mine")
    run("--journal", str(journal))
    assert (own / "due_actions.ipynb").read_text() == "mine"
    assert sorted(p.name for p in own.iterdir()) == NOTEBOOKS


def test_nothing_is_copied_into_the_journal(journal: Path, handed: Handed, capsys: pytest.CaptureFixture[str]) -> None:
    """The journal holds entries and nothing of ours."""
    (journal.parent / "link").symlink_to(journal)
    for into in (journal, journal / "books", journal.parent / "link" / "books"):
        assert run("--journal", str(journal), "--into", str(into)) == 3
        assert "is inside the journal; nothing was copied" in capsys.readouterr().err
    assert sorted(p.name for p in journal.iterdir()) == ["journal.toml"]
    assert handed == []


def test_without_jupyterlab_it_says_what_to_install(
    journal: Path, handed: Handed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message is the line to type."""
    monkeypatch.setattr(lab, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "executable", "/opt/my tools/python")
    assert run("--journal", str(journal)) == 2
    assert capsys.readouterr().err == (
        "followup: JupyterLab is not installed here; install it with\n"
        "  '/opt/my tools/python' -m pip install 'followup-kit[notebooks]'\n"
    )
    assert handed == []


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--journal", "nowhere"], "'nowhere' (from --journal) does not exist"),
        (["--now", "03/04/2026"], "03/04/2026"),
        (["--playbook", "one-shot"], "set playbook in journal.toml"),
    ],
)
def test_what_is_wrong_is_said_before_anything_starts(
    argv: list[str], said: str, journal: Path, handed: Handed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal, clock or playbook that cannot be meant stops it, with exit code 2."""
    monkeypatch.chdir(journal)
    assert run(*argv) == 2
    assert said in capsys.readouterr().err
    assert handed == []


def test_an_installation_without_notebooks_says_so(
    journal: Path, handed: Handed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another package's folder called notebooks is not taken for ours."""
    (tmp_path / "site-packages" / "notebooks").mkdir(parents=True)
    monkeypatch.setattr(files, "_PACKAGE", str(tmp_path / "site-packages" / "followup_kit"))
    assert run("--journal", str(journal)) == 3
    assert "installed without its notebooks" in capsys.readouterr().err
