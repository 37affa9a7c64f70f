"""Nothing that followup writes into a journal leaves it through a link."""

from __future__ import annotations

import os

import pytest
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main
from followup_kit.journal.disk.atomic_write import create, overwrite, replace_text

pytestmark = pytest.mark.zone_free

ENTRY = "2026-11-18-northwind"
NOTE = f"drafts/{ENTRY}/thank-you-dana-whitfield"


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def run(folder, *argv):
    return main([*argv, "--journal", os.fspath(folder), "--now", NOW])


DRAFTS = [
    ("draft", "--save"),
    *(("draft", "--save", "--format", form, *more) for form in ("eml", "html") for more in ((), ("--force",))),
]


@pytest.mark.parametrize("argv", DRAFTS, ids=" ".join)
@pytest.mark.parametrize("link", ["drafts", f"drafts/{ENTRY}"])
@pytest.mark.parametrize("relative", [True, False])
def test_a_linked_folder_of_drafts_is_not_followed(argv, link, relative, make_journal, outside, capsys, monkeypatch):
    """Refused with exit code 3, whatever the format, also where a file of that name is there."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(os.path.relpath(outside, (folder / link).parent) if relative else outside)
    monkeypatch.chdir(folder.parent)
    assert run("journal" if relative else folder, *argv) == 3
    assert "outside the journal" in capsys.readouterr().err
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("argv", DRAFTS, ids=" ".join)
def test_a_linked_file_is_not_written_through(argv, make_journal, outside, capsys):
    """Neither is what it points at touched, nor the link replaced."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    form = argv[3] if len(argv) > 3 else "md"
    (outside / "secret").write_text("theirs")
    link = folder / f"{NOTE}.{form}"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / "secret")
    assert run(folder, *argv) == 3
    assert "outside the journal" in capsys.readouterr().err
    assert (outside / "secret").read_text() == "theirs"
    assert link.is_symlink()


@pytest.mark.parametrize("argv", [("done", "northwind", "thank-you"), ("close", "northwind"), ("interest", "northwind", "no")])
def test_a_linked_entry_is_not_written_through(argv, make_journal, outside, capsys):
    """It is an error already, and a change of it is refused."""
    (outside / "theirs.md").write_text(GOOD)
    folder = make_journal({})
    (folder / f"{ENTRY}.md").symlink_to(outside / "theirs.md")
    assert run(folder, *argv) != 0
    assert (outside / "theirs.md").read_text() == GOOD


@pytest.mark.parametrize("write", [create, overwrite, lambda root, file, data: replace_text(root, file, lambda text: "new")])
@pytest.mark.parametrize("file", ["../x.md", "sub/x.md", "sub/../../x.md", "/tmp/followup-gate.md"])
def test_every_way_of_writing_has_the_gate(write, file, make_journal, outside):
    """A path with dots, an absolute one or a link on the way: none leads out."""
    folder = make_journal({})
    (folder / "sub").symlink_to(outside)
    with pytest.raises(Exception, match=r"outside the journal; nothing was written"):
        write(os.fspath(folder), file, b"x")
    assert not os.path.exists("/tmp/followup-gate.md")
    assert not (folder.parent / "x.md").exists()
    assert list(outside.iterdir()) == []


def test_a_link_inside_is_followed(make_journal):
    """A folder of drafts that is a link within the journal is the person's own order."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    (folder / "notes").mkdir()
    (folder / "drafts").symlink_to("notes")
    assert run(folder, "draft", "--save", "--format", "eml") == 0
    assert sorted(p.suffix for p in (folder / "notes" / ENTRY).iterdir()) == [".eml", ".md"]


def test_a_pipe_in_the_place_of_a_mail_is_refused(make_journal, capsys):
    """Nobody waits for a reader."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    pipe = folder / f"{NOTE}.eml"
    pipe.parent.mkdir(parents=True)
    os.mkfifo(pipe)
    assert run(folder, "draft", "--save", "--format", "eml", "--force") == 3
    assert f"{NOTE}.eml: it is not a regular file; nothing was written" in capsys.readouterr().err
