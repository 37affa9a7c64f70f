"""Git's merge driver for entries: the log lines of both sides, in order of time; for everything else git's own merge.

Git leaves our side's text in the file where a driver fails without having written. So this one always writes: what is not
proven right is merged by lines, and where even that cannot be done, both texts stand between conflict marks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory

from ..errors import FollowupError
from ..journal.disk.find_journal import journal_upward
from ..journal.files import read_settings_of
from ..journal.names.field_names import FieldNames
from ..journal.syntax.toml_text import BadToml
from .git import ask
from .merge_logs import log_lines, merged, wanted_lines

CLEAN, CONFLICT = 0, 1
_MARKS = 7  # the length of conflict marks, where git does not say


class Versions:
    """The three texts of a file that is merged: the common one (empty for none), ours and theirs, as bytes."""

    def __init__(self, base: bytes, ours: bytes, theirs: bytes, marks: int = _MARKS) -> None:
        self.base, self.ours, self.theirs, self.marks = base, ours, theirs, marks


def merge_files(base: str, ours: str, theirs: str, path: str, marks: int = _MARKS) -> int:
    """Merge three files as git gives them to a driver: the result takes the place of `ours`. 0 for a clean merge, else 1.

    `path` is the file's path in the work tree, which is the current folder. Raises OSError where a file cannot be read.
    """
    versions = Versions(_bytes_of(base), _bytes_of(ours), _bytes_of(theirs), marks)
    text, code = merge(versions, names_of(path))
    beside = os.path.join(os.path.dirname(ours), f".followup-{os.getpid()}.tmp")
    try:
        with open(beside, "wb") as file:
            file.write(text)
        os.replace(beside, ours)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)
        raise
    return code


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def merge(versions: Versions, names: FieldNames) -> tuple[bytes, int]:
    """The merged text and 0 where it is clean, 1 where it has conflict marks."""
    try:
        return _merge(versions, names)
    except (FollowupError, OSError, RecursionError, MemoryError):
        return _both(versions), CONFLICT


def names_of(path: str) -> FieldNames:
    """The names that the journal of a file gives to fields; none where it has no settings that can be read.

    Raises OSError where the disk cannot tell whether it has.
    """
    folder = journal_upward(os.path.dirname(os.path.abspath(path)))
    with suppress(BadToml):
        return () if folder is None else read_settings_of(folder)[0].fields
    return ()


def _merge(versions: Versions, names: FieldNames) -> tuple[bytes, int]:
    texts = _decoded(versions)
    if texts is not None:
        found = merged(*texts, names, _clean_merge)
        if found is not None:
            return found.encode("utf-8"), CLEAN
    text, conflicts = _merge_by_lines(versions.base, versions.ours, versions.theirs, versions.marks)
    if conflicts or texts is None or _keeps_the_log(*texts, text, names):
        return text, CONFLICT if conflicts else CLEAN
    return _both(versions), CONFLICT


def _decoded(versions: Versions) -> tuple[str, str, str] | None:
    try:
        base, ours, theirs = (v.decode("utf-8") for v in (versions.base, versions.ours, versions.theirs))
    except UnicodeDecodeError:
        return None
    return base, ours, theirs


def _keeps_the_log(base: str, ours: str, theirs: str, result: bytes, names: FieldNames) -> bool:
    """Whether a merge by lines that git takes for clean has the log lines that it must have; of what is no entry, yes."""
    mine, other, after = (log_lines(text, names) for text in (ours, theirs, result.decode("utf-8", "replace")))
    if mine is None or other is None:
        return True
    old = log_lines(base, names) or mine & other
    wanted = wanted_lines(old, mine, other)
    if after is None or wanted is not None:
        return after == wanted
    added = (mine - old) | (other - old)
    return added | (mine & other) <= after <= mine | other


def _clean_merge(base: str, ours: str, theirs: str) -> str | None:
    text, conflicts = _merge_by_lines(base.encode(), ours.encode(), theirs.encode(), _MARKS)
    return None if conflicts else text.decode("utf-8")


@contextmanager
def _files(*contents: bytes) -> Iterator[list[str]]:
    with TemporaryDirectory(prefix="followup-") as folder:
        paths = [os.path.join(folder, str(number)) for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            with open(path, "wb") as file:
                file.write(content)
        yield paths


def _merge_by_lines(base: bytes, ours: bytes, theirs: bytes, marks: int) -> tuple[bytes, bool]:
    """Git's own three-way merge: the text, and whether it has conflicts. Raises OSError where git could not do it."""
    with _files(ours, base, theirs) as (mine, old, other):
        labels = ("-L", "ours", "-L", "base", "-L", "theirs", f"--marker-size={marks}")
        answer = ask(os.path.dirname(mine), "merge-file", "-p", "-q", *labels, "--", mine, old, other)
    if not 0 <= answer.exit_code <= 127:
        raise OSError(f"git merge-file: {answer.said}")
    return os.fsencode(answer), answer.exit_code > 0


def _both(versions: Versions) -> bytes:
    """Both texts whole, between conflict marks."""
    ours, theirs = (v if v.endswith(b"\n") else v + b"\n" for v in (versions.ours, versions.theirs))
    n = versions.marks
    return b"<" * n + b" ours\n" + ours + b"=" * n + b"\n" + theirs + b">" * n + b" theirs\n"
