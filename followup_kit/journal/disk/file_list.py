"""Which files of a journal may be entries, found in its folders, and what forbids reading some of them."""

from __future__ import annotations

import os

from ...base.light import Iterator
from ...model import Problem
from ..entry_paths import is_left_out, is_second_copy, is_skipped, plain_names
from .file_text import text_of
from .source import Source


def files_in(source: Source) -> tuple[list[str], dict[str, Problem]]:
    """The paths of those that may be entries, in their order, and of whatever else is in the second: its problem, by its path.

    A folder whose names cannot be read has a slash behind its path.
    """
    files: list[str] = []
    troubles: dict[str, Problem] = {}
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            names = source.names(below)
        except OSError as bad:
            files.append(f"{below}/")
            message = f"the folder cannot be read: {bad.strerror}"
            troubles[f"{below}/"] = Problem(below or ".", 1, 1, "error", "unreadable", message)
            continue
        start = f"{below}/" if below else ""
        plain = plain_names(names.get("file", []))
        here = [start + name for name in plain]
        if sum(map(len, names.values())) > len(plain):
            known = set(plain)
            others = [(n, kind) for kind, of_kind in names.items() for n in of_kind if n not in known and not is_left_out(n)]
            for name, kind in others:
                trouble = _trouble(source, start + name, name, kind)
                if trouble is not None:
                    troubles[start + name] = trouble
                if trouble is not None or (kind != "folder" and name.lower().endswith(".md")):
                    here.append(start + name)
            here.sort()
            pending += [start + name for name, kind in reversed(others) if kind == "folder" and not is_skipped(name)]
        files += here
    return files, troubles


def _trouble(source: Source, path: str, name: str, kind: str) -> Problem | None:
    """The problem of something in a folder, where it is not read though its name or its kind is that of what is."""
    if kind == "folder":
        if is_skipped(name) or not name.endswith(".md"):
            return None
        return Problem(path, 1, 1, "error", "not-a-file", "a folder, not a regular file", "rename it")
    if not name.lower().endswith(".md"):
        if kind != "linked folder" or is_skipped(name):
            return None
        return Problem(path, 1, 1, "warning", "linked-folder", "a linked folder is not read", "copy it here")
    if is_second_copy(name):
        message = "a sync tool left this second copy; it is ignored"
        return Problem(path, 1, 1, "warning", "conflict-copy", message, "merge it with the original, then delete it")
    if kind != "file":
        target = source.target_of(path)
        if target is None:
            return Problem(path, 1, 1, "error", "outside", "it is a link that points outside the journal", "copy the file here")
        parts = target.split(os.sep)
        is_read = target.lower().endswith(".md") and not any(p.startswith(".") or is_skipped(p) for p in parts)
        if is_read and source.has(target):
            return Problem(path, 1, 1, "warning", "link", f"it is a link to {target}, which has already been read")
    return None


def notes_of(folder: str) -> Iterator[tuple[str, str]]:
    """The path and the text of every file that may be an entry, those left out that cannot be read."""
    files, troubles = files_in(Source(folder))
    for file in files:
        text = None if file in troubles else text_of(folder, file)[0]
        if text is not None:
            yield file, text
