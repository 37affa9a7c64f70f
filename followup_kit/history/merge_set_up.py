"""Tells git to merge a journal's entries with followup: a line in its `.gitattributes`, and the program in the configuration.

The first goes along with the journal, the second is each clone's own: git runs no program that a repository names.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys

from ..base.light import NamedTuple
from ..journal.disk.atomic_write import create, replace_text
from ..journal.disk.read_bytes import is_there, read_bytes
from .git import GitFailed, ask, read

FILE = ".gitattributes"
LINE = "*.md merge=followup"
_KEY = "merge.followup.driver"
# Git's ordinary merge, into a file beside ours: where the disk is full, ours is whole, and not the beginning of a merge.
_ORDINARY = (
    "git merge-file -p -L ours -L base -L theirs --marker-size=%L %A %O %B >%A.new; s=$?; "
    "[ $s -le 127 ] && mv %A.new %A || { s=255; rm -f %A.new; "
    "echo followup: %P has only the text of one side: make room, then git merge --abort >&2; }"
)


class SetUp(NamedTuple):
    """How far it is set up: whether the journal asks for the driver, and the command that this clone has for it."""

    asked_for: bool
    command: str | None


def set_up_of(folder: str) -> SetUp:
    """How far the merge driver is set up in the repository of a journal. Raises NoGit."""
    found = ask(folder, "config", "--local", "--get", _KEY)
    return SetUp(LINE in _attributes(folder).splitlines(), None if found.exit_code else found.strip())


def set_up(folder: str) -> list[str]:
    """Set the driver up; what was changed, in words. Raises GitFailed, Refused, DiskError."""
    read(folder, "rev-parse", "--show-prefix")  # nothing is written where there is no repository
    done = []
    text = _attributes(folder)
    if LINE not in text.splitlines():
        if is_there(os.path.join(folder, FILE)):
            replace_text(folder, FILE, lambda old: f"{old}{'' if old.endswith(chr(10)) or not old else chr(10)}{LINE}\n")
        else:
            create(folder, FILE, f"{LINE}\n".encode())
        done.append(f"{FILE}: {LINE}")
    if ask(folder, "config", "--local", "--get", _KEY).strip() != driver():
        answer = ask(folder, "config", "--local", _KEY, driver())
        if answer.exit_code:
            raise GitFailed(f"git did not take {_KEY}: {answer.said.strip()}")
        done.append(f"git config: {_KEY}")
    return done


def driver() -> str:
    """The command line for git. Where followup is gone, or fails, git's ordinary merge takes its place, conflict marks too.

    It runs at the top of the work tree, so Python must not take its modules from there (`-P`).
    """
    program = "followup" if shutil.which("followup") else f"{shlex.quote(sys.executable)} -P -m followup_kit"
    return f"{program} merge-driver -- %O %A %B %P %L; s=$?; if [ $s -gt 1 ]; then {_ORDINARY}; fi; exit $s"


def _attributes(folder: str) -> str:
    try:
        return read_bytes(os.path.join(folder, FILE))[0].decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
