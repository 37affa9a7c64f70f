"""The net below the command line: what nobody foresaw is one sentence, and Ctrl-C is silent from the first byte of the kit."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest
from limits import HANGS
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main
from followup_kit.commands import due
from followup_kit.journal.disk import atomic_write

ZONE = 'timezone = "America/New_York"\n'


class Unforeseen(Exception):
    """Carries a value of the journal, which no message may show."""


def break_it(monkeypatch, error):
    """Lets `due` fail inside of the package, as a mistake of ours would."""

    def run(args):
        raise error

    monkeypatch.setattr(due, "run", run)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Unforeseen("Dana's salary"), "Unforeseen"),
        (ValueError("Dana's salary"), "ValueError"),
        (RecursionError("Dana's salary"), "RecursionError"),
        (AssertionError("Dana's salary"), "AssertionError"),
        (UnicodeEncodeError("utf-8", "Dana's salary", 0, 1, "no"), "UnicodeEncodeError"),
    ],
)
def test_what_nobody_foresaw_is_one_sentence(error, kind, make_journal, monkeypatch, capsys):
    """Kind, file and line of the kit's own code, what is on disk and how to report it; never a value. Exit code 4."""
    break_it(monkeypatch, error)
    folder = make_journal({"a.md": GOOD})
    assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(
        rf"followup: a mistake in followup itself: {kind} in followup_kit/cli\.py:\d+; nothing in the journal was changed\. "
        r"Please report this line; with FOLLOWUP_DEBUG=1 the same command shows more, values of your journal too\n",
        err,
    )


def test_a_part_of_python_that_cannot_be_loaded_is_no_mistake(make_journal, monkeypatch, capsys):
    """As where the disk fails below Python itself."""
    why = "/usr/lib/python3/lib-dynload/fcntl.so: cannot read file data: Input/output error"
    break_it(monkeypatch, ImportError(why, name="fcntl"))
    assert main(["due", "--journal", os.fspath(make_journal({"a.md": GOOD})), "--now", NOW]) == 4
    assert capsys.readouterr().err == f"followup: Python could not load fcntl: {why}; nothing in the journal was changed\n"


def test_the_sentence_says_what_is_on_disk(make_journal, monkeypatch, capsys):
    """A file that was written by then is named."""

    def run(args):
        atomic_write.put.append("a.md")
        raise ValueError("Dana's salary")

    monkeypatch.setattr(due, "run", run)
    folder = make_journal({"a.md": GOOD})
    assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 4
    assert "; the new text is on disk: a.md. Please" in capsys.readouterr().err


def test_the_traceback_is_shown_on_request(make_journal, monkeypatch, capsys):
    """FOLLOWUP_DEBUG=1 shows all of it, above the sentence."""
    break_it(monkeypatch, Unforeseen("a value"))
    monkeypatch.setenv("FOLLOWUP_DEBUG", "1")
    folder = make_journal({"a.md": GOOD})
    assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 4
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "Unforeseen: a value\nfollowup: a mistake in followup itself: " in err


@pytest.mark.parametrize(
    "toml", [f"x = 0x{'f' * 5000}\n", f"playbook = 0x{'f' * 5000}\n", f"holidays = [0x{'f' * 5000}]\n", f"x = {'9' * 5000}\n"]
)
@pytest.mark.parametrize("file", ["journal.toml", "playbooks/balanced.toml"])
def test_a_number_without_end_is_an_error_of_its_file(file, toml, make_journal, capsys):
    """A hex number of 5,000 digits is valid TOML, and no number of anybody's."""
    folder = make_journal({"a.md": GOOD, "journal.toml": ZONE, file: toml})
    assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{file}:1:1: error: ")
    assert len(err) < 300


INTERRUPTED = """\
import os, signal, sys
at, sys.argv = int(sys.argv[1]), ["followup", *sys.argv[2:]]
if not at:
    import threading  # with which a command ends in the ordinary way, so that its steps can be told
seen = 0
def hook(event, args):
    global seen
    if event in ("import", "open", "os.scandir") and "sys" in vars(sys.modules.get("followup_kit", os.stat_result)):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hook)
from followup_kit.cli import main
code = main()
seen = seen if at else print("steps", seen) or 0
raise SystemExit(code)
"""


def interrupted(folder, at):
    """A run of `due` that gets a Ctrl-C at its nth step (an import, a file that is opened) from the first one of the kit."""
    argv = [sys.executable, "-c", INTERRUPTED, str(at), "due", "--journal", os.fspath(folder), "--now", NOW]
    restore = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler)}
    return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=HANGS, **restore)


def test_ctrl_c_is_silent_at_any_moment(make_journal):
    """130 and not a word, whether the kit is still being imported, reads, or writes out what is due."""
    folder = make_journal({"a.md": GOOD})
    steps = int(interrupted(folder, 0).stdout.split()[-1])
    assert steps > 30
    for at in (1, 2, 3, 4, *range(5, steps, steps // 12)):
        done = interrupted(folder, at)
        assert (at, done.returncode, done.stderr) == (at, 130, "")


def test_ctrl_c_that_is_ignored_stays_ignored(make_journal):
    """A job in the background is not ended by the Ctrl-C of another."""
    folder = make_journal({"a.md": GOOD})
    argv = [sys.executable, "-c", INTERRUPTED, "5", "due", "--journal", os.fspath(folder), "--now", NOW]
    ignored = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)}
    assert subprocess.run(argv, capture_output=True, check=False, timeout=HANGS, **ignored).returncode == 0


def test_as_a_library_the_kit_leaves_ctrl_c_alone():
    """A notebook that imports it keeps its own way of being interrupted."""
    code = "import signal, followup_kit.cli; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    argv = [sys.executable, "-c", f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {code}"]
    assert subprocess.run(argv, capture_output=True, text=True, check=True, timeout=HANGS).stdout == "True\n"
