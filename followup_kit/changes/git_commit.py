"""Commits one file of a journal with the person's own git."""

from __future__ import annotations

import os

from ..base.light import NamedTuple
from ..base.text import visible


class NotCommitted(NamedTuple):
    """Why git has no commit of what is written: a sentence, and the command's exit code."""

    message: str
    exit_code: int


def commit_file(folder: str, file: str, message: str) -> NotCommitted | None:
    """Commit exactly the one path; staged work of the person's stays staged, their hooks run. None where that went well."""
    import subprocess  # loaded only where a commit is wanted

    path = os.path.realpath(os.path.join(folder, file))
    try:  # a file that git does not know yet cannot be named to `commit --only`
        known = ["git", "-C", os.path.dirname(path), "add", "--intent-to-add", "--", path]
        subprocess.run(known, check=False, capture_output=True)
        done = subprocess.run(
            ["git", "-C", os.path.dirname(path), "commit", "--quiet", "--only", "-m", message, "--", path],
            check=False, capture_output=True, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as bad:
        return NotCommitted(f"the entry has been written, but git could not be run: {bad.strerror}", 4)
    if done.returncode:
        why = visible((done.stderr or done.stdout).strip().split("\n")[-1])
        return NotCommitted(f"the entry has been written, but git did not commit it: {why}", 1)
    return None
