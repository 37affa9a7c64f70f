"""Repositories for tests, made with the real git: small ones by its commands, long ones by `git fast-import`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Robin Marsh",
    "GIT_AUTHOR_EMAIL": "robin@marsh.example",
    "GIT_COMMITTER_NAME": "Robin Marsh",
    "GIT_COMMITTER_EMAIL": "robin@marsh.example",
}


class Repo:
    """A folder in git; dates are `2026-11-18T09:00-05:00`."""

    def __init__(self, folder: Path, *, init: bool = True) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True, parents=True)
        if init:
            self.git("init", "-q", "-b", "main")

    def git(
        self, *words: str, at: str | None = None, written: str | None = None, ok: bool = True, largest: int = -1, **more: str
    ) -> str:
        """What a git command prints. `at` is the date of a commit, `written` its author's where that is another.

        No file can be written that has more than `largest` bytes, as if the disk were full then.
        """
        env = {**ENV, **more}
        if at is not None:
            env |= {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": written or at}
        limited = f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest})); os.execvp('git', ['git', *sys.argv[1:]])"
        command = ["git", *words] if largest < 0 else [sys.executable, "-I", "-c", limited, *words]
        ran = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, check=False, restore_signals=largest < 0)
        assert not ok or ran.returncode == 0, (words, ran.stdout, ran.stderr)
        return os.fsdecode(ran.stdout + (b"" if ok else ran.stderr)).strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files, or remove those of None."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, str | bytes | None], message: str, at: str, written: str | None = None) -> str:
        """Write and commit files; the commit's name."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, at=at, written=written)
        return self.git("rev-parse", "HEAD")


def imported(folder: Path, commits: list[tuple[int, str, Mapping[str, bytes]]]) -> Repo:
    """A repository of one branch: each commit is its moment (seconds since 1970), its message, and the files that it writes."""
    repo = Repo(folder)
    lines: list[bytes] = []
    for at, message, files in commits:
        who = f"Robin Marsh <robin@marsh.example> {at} +0000".encode()
        lines += [b"commit refs/heads/main", b"author " + who, b"committer " + who]
        lines += [b"data %d" % len(message.encode()), message.encode()]
        for name, data in files.items():
            lines += [b"M 100644 inline " + os.fsencode(name), b"data %d" % len(data), data]
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, env=ENV, input=b"\n".join(lines) + b"\n", check=True)
    repo.git("reset", "-q", "--hard", "main")
    return repo
