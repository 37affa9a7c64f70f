"""The index of a journal: its finished openings with the stamps of their files, as the text that is kept."""

from __future__ import annotations

from datetime import datetime
from zlib import crc32

from ..base.light_typing import NamedTuple
from ..dates.cache import keep, read_kept
from ..model import Finished

_FORM = "finished 1"  # of the text; another number for another form


class Index(NamedTuple):
    """What was found to be over when a journal was read at `now`, the clock then being `clock` (ns since 1970).

    `accepted` stands for the offer that was accepted by then, `first` for the earliest interview of the finished openings: these
    must be the same, and come after another's. `openings` are the finished ones, each with the stamps of its files.
    """

    circumstances: tuple[str, ...]
    now: datetime
    clock: int
    accepted: str
    first: tuple[str, str]
    openings: tuple[tuple[Finished, tuple[str, ...]], ...]


def read_index(folder: str, circumstances: list[str]) -> Index | None:
    """The index that was kept of a journal; None where there is none, or it was made under other circumstances."""
    data = read_kept(_name_of(folder))
    if data is None:
        return None
    try:
        head, *groups = data.decode("utf-8", "surrogateescape").split("\n\n")
        form, now, clock, accepted, first, *under = head.split("\n")
        if form != _FORM or under != circumstances:
            return None
        start, _, interview = first.partition("\t")
        openings = tuple(map(_opening, groups))
        return Index(tuple(under), datetime.fromisoformat(now), int(clock), accepted, (start, interview), openings)
    except ValueError:
        return None


def keep_index(folder: str, index: Index) -> None:
    """Keep the index of a journal in place of the one before; where that fails there is none."""
    head = (_FORM, index.now.isoformat(), str(index.clock), index.accepted, "\t".join(index.first), *index.circumstances)
    parts = ["\n".join(head)]
    for over, stamps in index.openings:
        words = f"{over.key}\t{over.company}\t{over.role}\t{' '.join(over.words)}"
        parts.append("\n".join((words, *(f"{stamp}\t{file}" for stamp, file in zip(stamps, over.files, strict=True)))))
    keep(_name_of(folder), "\n\n".join(parts).encode("utf-8", "surrogateescape"))


def _opening(text: str) -> tuple[Finished, tuple[str, ...]]:
    head, *lines = text.split("\n")
    key, company, role, words = head.split("\t")
    stamps, files = zip(*[line.split("\t") for line in lines], strict=True)
    return Finished(key, files, tuple(words.split(" ")), company, role), stamps


def _name_of(folder: str) -> str:
    """One name for each journal; where two have the same, each takes the other's for none of its own."""
    return f"finished-{crc32(folder.encode('utf-8', 'surrogateescape')):08x}"
