"""Whether an editor has a file open, as its own hidden files beside it tell."""

from __future__ import annotations

import os

from .read_bytes import read_bytes


def editor_note(root: str, file: str) -> str | None:
    """What the person should do if vim or Emacs has the file open, None if neither has. Their own files are never changed."""
    folder, name = os.path.split(os.path.realpath(os.path.join(root, file)))  # editors put theirs beside the real file
    for suffix in ("swp", "swo"):
        try:
            head = read_bytes(os.path.join(folder, f".{name}.{suffix}"))[0]
        except OSError:
            continue
        pid = int.from_bytes(head[24:28], "little")
        return f"{file} is open in vim (pid {pid}): reload it there with :e (something unsaved? first :w ~/aside.txt, then :e!)"
    if os.path.islink(os.path.join(folder, f".#{name}")):
        return f"{file} has unsaved changes in Emacs: revert the buffer there before you save"
    return None
