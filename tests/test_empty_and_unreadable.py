"""An empty file is a finding whatever it is, and what the disk cannot tell is never taken for absent."""

from __future__ import annotations

import errno
import os

import pytest
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main
from followup_kit.drafts import own_program

ZONE = 'timezone = "America/New_York"\n'
ENTRY = "2026-11-18-northwind"


NO_RULES = 'write extends = "balanced", or a table of its own for each rule (followup playbook show balanced)'
EMPTY = {
    "journal.toml": ({"journal.toml": ""}, "journal.toml:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
    "journal.toml of blanks": ({"journal.toml": "\ufeff \r\n\n"}, "journal.toml:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
    "a playbook": ({"journal.toml": ZONE + 'playbook = "mine"\n', "playbooks/mine.toml": ""}, "playbooks/mine.toml:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
    "a playbook of comments": ({"journal.toml": ZONE + 'playbook = "mine"\n', "playbooks/mine.toml": "# later\n"}, f"playbooks/mine.toml:1:1: error: it has no rules, so it would ask for nothing ({NO_RULES})"),
    "a playbook without rules": ({"journal.toml": ZONE + 'playbook = "mine"\n', "playbooks/mine.toml": 'summary = "mine"\n'}, f"playbooks/mine.toml:1:1: error: it has no rules, so it would ask for nothing ({NO_RULES})"),
    "a playbook in the place of a built-in one": ({"journal.toml": ZONE, "playbooks/balanced.toml": ""}, "playbooks/balanced.toml:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
    "what a playbook extends": ({"journal.toml": ZONE + 'playbook = "mine"\n', "playbooks/mine.toml": 'extends = "base"\n', "playbooks/base.toml": ""}, "playbooks/base.toml:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "said"), EMPTY.values(), ids=list(EMPTY))
@pytest.mark.parametrize("command", ["due", "list", "table", "check", "draft"])
def test_an_empty_file_leaves_no_rows(files, said, command, make_journal, run_on):
    """It is an error of its own, exit 1, never "nothing is due"."""
    code, out, err = run_on(make_journal({f"{ENTRY}.md": GOOD, **files}, toml=None), command)
    assert code == 1
    assert said in (out + err).split("\n")
    assert "Nothing is due" not in out


def test_settings_of_comments_only_are_a_warning(make_journal, run_on):
    """Somebody has taken every setting out: the defaults hold, and `check` says so."""
    folder = make_journal({f"{ENTRY}.md": GOOD}, toml="# playbook = 'balanced'\n")
    code, out, err = run_on(folder, "check")
    assert code == 0
    assert "journal.toml:1:1: warning: it has only comments, so the defaults hold (remove it, or write a setting)" in out + err


def test_an_empty_template_makes_no_note(make_journal, run_on):
    """A template that is empty is a problem, not an empty letter."""
    folder = make_journal({f"{ENTRY}.md": GOOD, "templates/en/thank-you.txt.j2": " \n"})
    code, _, err = run_on(folder, "draft")
    assert code == 1
    assert (
        "templates/en/thank-you.txt.j2:1:1: error: the template is empty: is an editor saving it? (save it again, or remove it)"
        in err
    )


def test_an_empty_saved_draft_is_no_letter(make_journal, run_on):
    """A saved draft that is empty is a problem, and not sent."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    run_on(folder, "draft", "--save")
    saved = next((folder / "drafts").rglob("*.md"))
    saved.write_text("")
    code, _, err = run_on(folder, "draft")
    assert code == 1
    assert (
        f"{saved.relative_to(folder)}:1:1: error: the file is empty: is an editor saving it? (save it again, or remove it)" in err
    )


@pytest.fixture
def failing_disk(monkeypatch):
    """Lets every look at one path fail as a broken disk does."""

    def fail(path):
        for name in ("open", "stat", "lstat", "listdir", "scandir"):
            real = getattr(os, name)

            def call(at=".", *args, _real=real, **more):
                if os.fspath(at) == os.fspath(path):
                    raise OSError(errno.EIO, os.strerror(errno.EIO), at)
                return _real(at, *args, **more)

            monkeypatch.setattr(os, name, call)

    return fail


UNREADABLE = {
    "journal.toml": ("journal.toml", "due", 1, "journal.toml:1:1: error: it cannot be read: Input/output error (check its permissions)"),
    "playbooks": ("playbooks", "due", 1, "playbooks:1:1: error: the folder cannot be read: Input/output error (check its permissions)"),
    "a playbook": ("playbooks/balanced.toml", "due", 1, "playbooks/balanced.toml:1:1: error: it cannot be read: Input/output error (check its permissions)"),
    "templates": ("templates", "draft", 1, "templates:1:1: error: the folder cannot be read: Input/output error (check its permissions)"),
    "a folder of templates": ("templates/en", "draft", 1, "templates/en:1:1: error: the folder cannot be read: Input/output error (check its permissions)"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "command", "code", "said"), UNREADABLE.values(), ids=list(UNREADABLE))
def test_what_the_disk_cannot_tell_is_not_absent(path, command, code, said, make_journal, run_on, failing_disk):
    """Neither a default nor what is built in takes the place of what cannot be read."""
    files = {"playbooks/balanced.toml": 'extends = "balanced"\n', "templates/en/thank-you.txt.j2": "Dear {{ to }},\n"}
    folder = make_journal({f"{ENTRY}.md": GOOD, **files})
    failing_disk(folder / path)
    exit_code, _, err = run_on(folder, command)
    assert exit_code == code
    assert said in err.split("\n")


def test_a_saved_draft_that_the_disk_cannot_tell_of(make_journal, run_on, failing_disk):
    """The text of the kit does not take the place of the one that may have been edited."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    run_on(folder, "draft", "--save")
    saved = next((folder / "drafts").rglob("*.md"))
    failing_disk(saved)
    code, out, err = run_on(folder, "draft")
    assert (code, out) == (4, "")
    assert err == f"followup: {saved}: Input/output error; nothing in the journal was changed\n"


def test_the_nearest_journal_is_the_one_even_if_it_cannot_be_read(make_journal, monkeypatch, capsys, failing_disk, tmp_path):
    """A journal further up does not take its place."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    (tmp_path / "journal.toml").write_text(ZONE)
    monkeypatch.chdir(folder)
    failing_disk(folder / "journal.toml")
    assert main(["due", "--now", NOW]) == 4
    assert "Input/output error" in capsys.readouterr().err


@pytest.mark.parametrize("text", [f"[draft]\ncommand = 0x{'f' * 5000}\n", "x = " + "[" * 20_000, f"x = {'9' * 5000}\n"])
def test_a_configuration_that_no_reader_takes(text, tmp_path):
    """It is one sentence, not an exception of Python's."""
    (tmp_path / "followup").mkdir()
    (tmp_path / "followup" / "config.toml").write_text(text)
    with pytest.raises(own_program.BadConfiguration):
        own_program.own_command({"XDG_CONFIG_HOME": os.fspath(tmp_path)})
