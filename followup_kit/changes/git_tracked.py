"""What git knows of a journal: drafts and reports that it has, and where its commits may go. Nothing here changes anything."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from ..history.git import NoGit, ask
from ..journal.disk.find_journal import upward
from ..model import Problem

PRIVATE_FOLDERS = ("drafts", "reports")
_PUSHED_TO = re.compile(r"[^\t]*\t(.*) \(push\)(?: \[[^\]]*\])?")


def tracked_warnings(folder: str) -> list[Problem]:
    """A warning for the drafts and one for the reports of a journal that are in git, at the first file of each.

    git is asked only where the journal has such a folder, and it or a folder above is a repository.
    """
    there = [name for name in PRIVATE_FOLDERS if os.path.isdir(os.path.join(folder, name))]
    if not there or not in_repository(folder):
        return []
    return [found for name in there for found in _tracked_in(folder, name)]


def _tracked_in(folder: str, name: str) -> list[Problem]:
    files = [f for f in (_git(folder, "ls-files", "-z", "--", name) or "").split("\0") if f]
    if not files:
        return []
    message = f"git has {len(files)} of your {name}" if len(files) > 1 else f"git has one of your {name}"
    return [
        Problem(files[0], 1, 1, "warning", "tracked", message, f"git rm -r --cached {name}, and write {name}/ into .gitignore")
    ]


def in_repository(folder: str) -> bool:
    """Whether a folder, or one above it, has a `.git`."""
    return any(os.path.lexists(os.path.join(above, ".git")) for above in upward(os.path.realpath(folder)))


def remotes_of(folder: str) -> list[str]:
    """Where the commits of a journal's repository may be pushed to, without any name or password in the address."""
    found = map(_PUSHED_TO.fullmatch, (_git(folder, "remote", "-v") or "").splitlines())
    return list(dict.fromkeys(re.sub(r"//[^/@]*@", "//", match[1]) for match in found if match and match[1]))


def not_known_private(remotes: Iterable[str], private: Iterable[str]) -> list[str]:
    """The remotes that no pattern of `private_remotes` names; `*` in a pattern stands for any text."""
    patterns = list(private)
    return [remote for remote in remotes if not any(fnmatchcase(remote, pattern) for pattern in patterns)]


def _git(folder: str, *command: str) -> str | None:
    """What git prints; None where it is not there, or refuses."""
    try:
        answer = ask(folder, *command)
    except NoGit:
        return None
    return None if answer.exit_code else answer
