"""Where the files of a journal come from: its folder on disk, or what a subclass has in its place (a commit, open texts)."""

from __future__ import annotations

import os

from ...base.light import Iterable
from .read_bytes import read_bytes


class BrokenLink(FileNotFoundError):
    """A link to nothing."""


Names = dict[str, list[str]]  # those in a folder, sorted, by their kind: `file`, `folder`, `link`, or `linked folder`


class Source:
    """The files of a journal on disk. A subclass may take names or bytes from elsewhere; paths are those below `folder`.

    `folder` is what the journal is called, and where what is not read through the source is looked for.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def names(self, below: str) -> Names:
        """What is in a folder. Raises OSError."""
        with os.scandir(os.path.join(self.folder, below)) as scan:
            found = list(scan)
        files = sorted([entry.name for entry in found if entry.is_file(follow_symlinks=False)])  # nearly all are
        if len(files) == len(found):
            return {"file": files}
        return by_kind((entry.name, _kind_of(entry)) for entry in found)

    def read(self, file: str, limit: int | None = None) -> bytes:
        """The bytes of a file, through links too. Raises BrokenLink, and what `read_bytes` raises."""
        path = os.path.join(self.folder, file)
        try:
            return read_bytes(path, limit=limit)[0]
        except FileNotFoundError:
            if os.path.islink(path):
                raise BrokenLink(path) from None
            raise

    def target_of(self, link: str) -> str | None:
        """The path below the journal that a link leads to, whether or not anything is there; None where it leads out."""
        from .inside import leads_out

        if leads_out(self.folder, link):
            return None
        return os.path.relpath(os.path.realpath(os.path.join(self.folder, link)), os.path.realpath(self.folder))

    def has(self, file: str) -> bool:
        """Whether anything is there under a name, through links."""
        return os.path.exists(os.path.join(self.folder, file))


def by_kind(names: Iterable[tuple[str, str]]) -> Names:
    """Names, each with its kind, as `Source.names` has them."""
    found: Names = {}
    for name, kind in sorted(names):
        found.setdefault(kind, []).append(name)
    return found


def _kind_of(entry: os.DirEntry[str]) -> str:
    if entry.is_file(follow_symlinks=False):
        return "file"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if not entry.is_symlink():
        return "file"
    try:
        return "linked folder" if entry.is_dir() else "link"
    except OSError:  # a link to itself
        return "link"


def source_of(journal: str | Source) -> Source:
    """The source itself, or that of a folder on disk."""
    return Source(journal) if isinstance(journal, str) else journal
