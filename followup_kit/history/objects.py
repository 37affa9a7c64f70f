"""The commits, trees and blobs of a repository, all read from one `git cat-file --batch`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ..base.light import TYPE_CHECKING, Any, NamedTuple
from .git import GitFailed, NoGit, command, environment

if TYPE_CHECKING:
    import subprocess

_SMALL = 64 * 1024
FOLDER, LINK, SUBMODULE = 0o040000, 0o120000, 0o160000  # the modes of a tree's items; every other is a file's


class Missing(GitFailed):
    """An object that the repository does not have here."""

    def __init__(self, oid: str) -> None:
        super().__init__(
            f"the repository does not have all of its history here (object {oid[:12]} is missing); "
            "if it was cloned with --filter or --depth: git fetch --refetch, or git fetch --unshallow"
        )


class Commit(NamedTuple):
    """A commit: when it was written (the author's date) and when it was put where it is (the committer's), in UTC."""

    oid: str
    tree: str
    written: datetime
    committed: datetime
    summary: str

    @property
    def short(self) -> str:
        """Its name as people write it; a longer one may be needed in a huge repository."""
        return self.oid[:9]


class Item(NamedTuple):
    """What a tree has under a name."""

    mode: int
    oid: str


class Objects:
    """Reads objects by their full names. Trees and small files are kept: most of one commit's are the next one's too."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._trees: dict[str, dict[bytes, Item]] = {}
        self._blobs: dict[str, bytes] = {}

    def commit(self, oid: str) -> Commit:
        """A commit. Raises Missing, GitFailed."""
        header, _, message = (self._read(oid, "commit") or b"").partition(b"\n\n")
        fields = dict(line.split(b" ", 1) for line in reversed(header.split(b"\n")) if b" " in line)
        try:
            written, committed = _moment(fields[b"author"]), _moment(fields[b"committer"])
            tree = fields[b"tree"].decode("ascii")
        except (KeyError, ValueError, OverflowError, OSError):
            raise GitFailed(f"commit {oid[:9]} has no date that can be read") from None
        summary = message.lstrip().split(b"\n", 1)[0].decode("utf-8", "replace").strip()
        return Commit(oid, tree, written, committed, summary)

    def tree(self, oid: str) -> dict[bytes, Item]:
        """The items of a tree by name. Raises Missing."""
        found = self._trees.get(oid)
        if found is None:
            try:
                found = self._trees[oid] = dict(_items(self._read(oid, "tree") or b"", len(oid) // 2))
            except ValueError:
                raise _damaged(oid) from None
        return found

    def blob(self, oid: str, limit: int | None = None) -> bytes | None:
        """The bytes of a file; None where they are more than `limit`. Raises Missing."""
        found = self._blobs.get(oid)
        if found is None:
            found = self._read(oid, "blob", limit)
            if found is not None and len(found) <= _SMALL:
                self._blobs[oid] = found
        return found

    def close(self) -> None:
        """End git's process."""
        process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.wait()

    def _read(self, oid: str, kind: str, limit: int | None = None) -> bytes | None:
        to, out = self._pipes()
        try:
            to.write(oid.encode("ascii") + b"\n")
            to.flush()
            answer = out.readline().split()
        except OSError:
            raise Missing(oid) from None
        if len(answer) != 3:  # "missing", or nothing where git gave up over it
            raise Missing(oid)
        size = int(answer[2])
        if limit is not None and size > limit:
            left = size + 1
            while left > 0:
                left -= len(out.read(min(left, 1 << 20))) or left
            return None
        data: bytes = out.read(size + 1)[:-1]
        if answer[1] != kind.encode() or len(data) != size:
            raise _damaged(oid)
        return data

    def _pipes(self) -> tuple[Any, Any]:
        import subprocess

        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    command(self._folder, "cat-file", "--batch"),
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(),
                )  # fmt: skip
            except OSError as bad:
                raise NoGit(bad.strerror or str(bad)) from None
        return self._process.stdin, self._process.stdout


def _damaged(oid: str) -> GitFailed:
    return GitFailed(f"object {oid[:12]} of the repository is damaged: git fsck says more")


def _moment(line: bytes) -> datetime:
    """The moment in a line `Name <address> 1700000000 +0100`. Raises ValueError, OverflowError."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(line.rsplit(b" ", 2)[1]))


def _items(data: bytes, width: int) -> Iterator[tuple[bytes, Item]]:
    """The items of a tree's bytes: mode, blank, name, NUL, and the object's name in `width` bytes."""
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        yield name, Item(int(mode, 8), data[end + 1 : at].hex())
