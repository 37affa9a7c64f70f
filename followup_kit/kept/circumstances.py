"""What must be the same for anything that was kept to hold: the kit, Python and its libraries, zone data, settings, playbooks."""

from __future__ import annotations

import os
import struct
import sys
import zoneinfo

from .. import __version__
from ..base.light import Iterator, Sequence
from ..journal.disk.read_bytes import named_on_disk
from ..journal.settings import FILE
from ..playbooks.files import FOLDER

_ROOMS = (
    *("", "base", "dates", "drafts/templates", "engine", "engine/rules", "journal"),
    *("journal/disk", "journal/names", "journal/syntax", "kept", "playbooks"),
)
_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_REGULAR = 0o100000
_STAMP = struct.Struct("<qqqQ")


class Stamps:
    """The states of a journal's files, each asked for before the file is read; `clock` is the time (ns) before the first.

    A file that has changed since has another stamp: the system sets the time of its last change of any kind (ctime), and no
    program can set it. But it sets it in steps: a file may change twice within one, the second time after it was read. So
    `is_settled` only of stamps that were older than any step when the clock was read.
    """

    def __init__(self, folder: str, clock: int) -> None:
        self.folder = folder
        self.clock = clock
        self._taken: list[bytes] = []

    def of(self, file: str) -> bytes:
        """The stamp of a regular file below the journal; empty where there is none, or no plain one."""
        return self.of_all([file])[file]

    def of_all(self, files: Sequence[str]) -> dict[str, bytes]:
        """The stamps of files, by their names: size, the two times of change, and inode, all of one length."""
        start, pack, lstat = f"{self.folder}/", _STAMP.pack, os.lstat
        is_ascii = start.isascii() and "".join(files).isascii()
        found = {}
        for file in files:
            stamp = b""
            try:
                info = lstat(start + file if is_ascii else named_on_disk(start + file))
                if info.st_mode & 0o170000 == _REGULAR:
                    stamp = pack(info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
            except (OSError, struct.error):  # nothing there; a time that no machine's clock has
                pass
            found[file] = stamp
        self._taken += found.values()
        return found

    @property
    def is_settled(self) -> bool:
        """Whether no file was changed so late that it might change once more with the same stamp."""
        before = self.clock - 3_000_000_000  # FAT counts in steps of two seconds
        return all(max(_STAMP.unpack(stamp)[1:3]) <= before for stamp in self._taken if stamp)


def circumstances(stamps: Stamps, zone: str, playbook: str) -> list[str]:
    """What must be the same, as lines; what cannot be told is never the same."""
    never = str(stamps.clock)
    lines = [os.path.realpath(stamps.folder), f"{zone} {playbook}"]
    lines += [f"{file} {stamps.of(file).hex() or never}" for file in (FILE, *_own_playbooks(stamps.folder))]
    lines += [f"{__version__} {_code() or never}", sys.version]
    lines += [f"{place} {_time_of(place)}" for place in (*zoneinfo.TZPATH, *sys.path) if _has_libraries(place)]
    return [line.replace("\n", " ") for line in lines]


def _own_playbooks(folder: str) -> list[str]:
    try:
        names = os.listdir(os.path.join(folder, FOLDER))
    except OSError:
        return []
    return sorted(f"{FOLDER}/{name}" for name in names if name.endswith(".toml"))


def _has_libraries(place: str) -> bool:
    """Whether zone data or libraries are in a folder: it changes when one of them is installed, renewed or removed."""
    return place in zoneinfo.TZPATH or place.endswith("-packages")


def _time_of(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _code() -> str:
    """How many files the code and the playbooks are, how large in all, when the last was changed; empty if that is unknown."""
    try:
        found = [(info.st_size, info.st_mtime_ns) for room in _ROOMS for info in _states_in(os.path.join(_PACKAGE, room))]
    except OSError:
        return ""
    return f"{len(found)} {sum(size for size, _ in found)} {max(at for _, at in found)}"


def _states_in(folder: str) -> Iterator[os.stat_result]:
    with os.scandir(folder) as scan:
        yield from (entry.stat() for entry in scan if entry.name != "__pycache__")
