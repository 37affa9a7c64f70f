"""The files of a journal as a commit has them, in place of those on disk."""

from __future__ import annotations

import errno
import os

from ..journal.disk.read_bytes import NotRegular, TooLarge
from ..journal.disk.source import BrokenLink, Names, Source, by_kind
from .objects import FOLDER, LINK, SUBMODULE, Item, Objects

_MOST_LINKS = 20  # that lead to one another


class CommitFiles(Source):
    """The files below one tree of a repository. `folder` is where the journal is on disk; nothing is read from there.

    A name is what the disk would call it, also where its bytes are no UTF-8.
    """

    def __init__(self, folder: str, objects: Objects, tree: str) -> None:
        super().__init__(folder)
        self.tree = tree
        self._objects = objects

    def names(self, below: str) -> Names:
        """What is in a folder. Raises OSError, also for another repository in its place (a submodule)."""
        items = self._tree_at(below)
        return by_kind((os.fsdecode(name), self._kind_of(below, name, item)) for name, item in items.items())

    def read(self, file: str, limit: int | None = None) -> bytes:
        """The bytes of a file, through links inside the journal. Raises BrokenLink, and as the disk does."""
        found = self._find(file)
        if found is None:
            raise (BrokenLink if self._is_link(file) else FileNotFoundError)(errno.ENOENT, os.strerror(errno.ENOENT), file)
        if found.mode in (FOLDER, SUBMODULE):
            raise NotRegular(errno.EINVAL, "not a regular file")
        if found.mode == LINK:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), file)
        data = self._objects.blob(found.oid, limit)
        if data is None:
            raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG))
        return data

    def target_of(self, link: str) -> str | None:
        """The path below the journal that a link leads to, the link's own where they go round; None where it leads out."""
        path: list[str] = []
        ahead = link.split("/")
        links = 0
        while ahead:
            step = ahead.pop(0)
            if step in ("", "."):
                continue
            if step == "..":
                if not path:
                    return None
                path.pop()
                continue
            item = self._item(path, step)
            if item is None or item.mode != LINK:
                path.append(step)
                continue
            links += 1
            to = os.fsdecode(self._objects.blob(item.oid, 4096) or b"")
            if os.path.isabs(to):
                inside = os.path.relpath(to, os.path.realpath(self.folder))
                to, path = inside, []
            if links > _MOST_LINKS:
                return link
            ahead = to.split("/") + ahead
        return "/".join(path) or "."

    def has(self, file: str) -> bool:
        """Whether anything is there under a name, through links."""
        found = self._find(file)
        return found is not None and found.mode != LINK

    def name_of(self, file: str) -> str | None:
        """The name of the object of a regular file; None where there is none."""
        folder, _, name = file.rpartition("/")
        item = self._item(folder.split("/") if folder else [], name)
        return None if item is None or item.mode in (FOLDER, LINK, SUBMODULE) else item.oid

    def on_disk(self) -> set[str]:
        """The paths, of those in the commit, that the journal on disk has too."""
        return {file for file in self.blobs() if os.path.lexists(os.path.join(self.folder, file))}

    def blobs(self) -> dict[str, str]:
        """The names of the objects of all files, by path."""
        found: dict[str, str] = {}
        pending = [("", self.tree)]
        while pending:
            below, oid = pending.pop()
            for name, item in self._objects.tree(oid).items():
                path = f"{below}{os.fsdecode(name)}"
                if item.mode == FOLDER:
                    pending.append((f"{path}/", item.oid))
                elif item.mode != SUBMODULE:
                    found[path] = item.oid
        return found

    def _kind_of(self, below: str, name: bytes, item: Item) -> str:
        if item.mode in (FOLDER, SUBMODULE):
            return "folder"
        if item.mode != LINK:
            return "file"
        found = self._find(f"{below}/{os.fsdecode(name)}" if below else os.fsdecode(name))
        return "linked folder" if found is not None and found.mode == FOLDER else "link"

    def _find(self, file: str) -> Item | None:
        """What a path leads to in the end; None where nothing is there."""
        inside = self.target_of(file)
        if inside is None:
            return None
        if inside == ".":
            return Item(FOLDER, self.tree)
        folder, _, name = inside.rpartition("/")
        return self._item(folder.split("/") if folder else [], name)

    def _is_link(self, file: str) -> bool:
        folder, _, name = file.rpartition("/")
        item = self._item(folder.split("/") if folder else [], name)
        return item is not None and item.mode == LINK

    def _item(self, folder: list[str], name: str) -> Item | None:
        try:
            return self._tree_at("/".join(folder)).get(os.fsencode(name))
        except OSError:
            return None

    def _tree_at(self, below: str) -> dict[bytes, Item]:
        """The items of a folder, which no link leads to. Raises OSError."""
        oid = self.tree
        for step in below.split("/") if below else ():
            item = self._objects.tree(oid).get(os.fsencode(step))
            if item is None:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), below)
            if item.mode == SUBMODULE:
                raise OSError(errno.ENOTSUP, "it is a repository of its own (a submodule)", below)
            if item.mode != FOLDER:
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), below)
            oid = item.oid
        return self._objects.tree(oid)
