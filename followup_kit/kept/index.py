"""The index of a journal: its finished openings with the stamps of their files, as the text that is kept.

A file is a line, its stamp and its name, so that whether all files of an opening are as they were is asked of a set of lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from zlib import crc32

from ..base.cache import keep, read_kept
from ..base.light_typing import NamedTuple
from ..model import Finished

_FORM = "finished 2"  # of the text; another number for another form


class Index(NamedTuple):
    """What was found to be over when a journal was read at `now`, the clock then being `clock` (ns since 1970).

    `accepted` stands for the offer that was accepted by then, `first` for the earliest interview of the finished openings: these
    must be the same, and come after another's. `openings` are those finished ones whose files are as they were, of the
    `number` that are kept.
    """

    circumstances: tuple[str, ...]
    now: datetime
    clock: int
    accepted: str
    first: tuple[str, str]
    openings: tuple[Finished, ...]
    number: int


def read_index(folder: str, circumstances: list[str], stamps: Mapping[str, str]) -> Index | None:
    """The index that was kept of a journal; None where there is none, or it was made under other circumstances.

    `stamps` are those of all files as they are now.
    """
    data = read_kept(_name_of(folder))
    if data is None:
        return None
    try:
        head, *groups = data.decode("utf-8", "surrogateescape").split("\n\n")
        form, now, clock, accepted, first, *under = head.split("\n")
        if form != _FORM or under != circumstances:
            return None
        start, _, interview = first.partition("\t")
        files = {_line(file, stamp) for file, stamp in stamps.items()}
        openings = tuple(over for group in groups if (over := _opening(group, files)) is not None)
        moments = datetime.fromisoformat(now), int(clock)
        return Index(tuple(under), *moments, accepted, (start, interview), openings, len(groups))
    except ValueError:
        return None


def keep_index(folder: str, index: Index, stamps: Mapping[str, str]) -> None:
    """Keep the index of a journal in place of the one before, with the stamps of its files; where that fails there is none."""
    head = (_FORM, index.now.isoformat(), str(index.clock), index.accepted, "\t".join(index.first), *index.circumstances)
    parts = ["\n".join(head)]
    for over in index.openings:
        words = f"{over.key}\t{over.company}\t{over.role}\t{' '.join(over.words)}"
        parts.append("\n".join((words, *(_line(file, stamps[file]) for file in over.files))))
    keep(_name_of(folder), "\n\n".join(parts).encode("utf-8", "surrogateescape"))


def _line(file: str, stamp: str) -> str:
    return f"{stamp}\t{file}"


def _opening(text: str, files: set[str]) -> Finished | None:
    """An opening, where the lines of its files are among `files`."""
    head, *lines = text.split("\n")
    key, company, role, words = head.split("\t")
    if not lines or not files.issuperset(lines):
        return None
    return Finished(key, tuple([line.partition("\t")[2] for line in lines]), tuple(words.split(" ")), company, role)


def _name_of(folder: str) -> str:
    """One name for each journal; where two have the same, each takes the other's for none of its own."""
    return f"finished-{crc32(folder.encode('utf-8', 'surrogateescape')):08x}"
