"""Runs the person's git so that nothing in a repository can make it run a program, ask the network, or write.

The repository is not trusted: its `.git/config` may come from anybody. The person's own configuration and the machine's are
trusted, since `safe.directory` counts only there: they are read, and git itself refuses a repository of somebody else's.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..base.text import visible
from ..errors import FollowupError

_OPTIONS = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.commitGraph=false"),
    *("-c", "core.warnAmbiguousRefs=true", "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never"),
)
# Of the environment's GIT_* only what says where the person's own configuration is; a hook may have set the others.
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
_OURS = {
    "GIT_ALLOW_PROTOCOL": "",  # no transport at all: what a partial clone left behind is not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_GRAFT_FILE": os.devnull,
    "LC_ALL": "C",
}


class GitFailed(FollowupError):
    """Git could not say what was asked."""


class NoGit(GitFailed):
    """There is no git to ask."""

    exit_code = 4

    def __init__(self, why: str) -> None:
        super().__init__(f"git could not be run: {why}; the journal's history needs it (followup, check and export do not)")


class Answer(str):
    """What git printed, with its exit code and what it said on standard error."""

    exit_code: int
    said: str


def environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment that git runs in."""
    environ = os.environ if environ is None else environ
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**kept, **_OURS}


def command(folder: str, *words: str) -> list[str]:
    """The command line of a git that reads the repository which a folder is in."""
    return ["git", *_OPTIONS, "-C", folder, *words]


def ask(folder: str, *words: str, fed: bytes = b"") -> Answer:
    """What git prints for some words, whatever its exit code. Raises NoGit where it cannot be run."""
    import subprocess  # loaded only where git is wanted

    try:
        ran = subprocess.run(command(folder, *words), check=False, capture_output=True, input=fed, env=environment())
    except OSError as bad:
        raise NoGit(bad.strerror or str(bad)) from None
    answer = Answer(os.fsdecode(ran.stdout))
    answer.exit_code, answer.said = ran.returncode, ran.stderr.decode("utf-8", "replace")
    return answer


def read(folder: str, *words: str) -> str:
    """What git prints. Raises NoGit, and GitFailed with its own words where it fails."""
    answer = ask(folder, *words)
    if answer.exit_code:
        raise failure(folder, answer.said)
    return answer


def failure(folder: str, said: str) -> GitFailed:
    """The exception for what git said on standard error, about the repository that a folder is in."""
    if "dubious ownership" in said or "unsafe repository" in said:
        trust = f"git config --global --add safe.directory {visible(os.path.realpath(folder))}"
        return GitFailed(f"git does not read the repository of {visible(folder)}, since somebody else owns it ({trust})")
    if "not a git repository" in said or "cannot use bare repository" in said:
        return GitFailed(f"{visible(folder)} is in no git repository, so it has no history (git init, and git commit, begin one)")
    lines: Sequence[str] = said.strip().splitlines() or ["it did not say why"]
    return GitFailed(f"git failed: {visible(lines[-1])}")
