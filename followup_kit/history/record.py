"""The history of an entry: each of its events with the commit that wrote it down, and those that a commit took out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from ..base.light import Any, NamedTuple
from ..dates.local_time import local_day
from ..journal.disk.decoding import NotUtf8, decoded
from ..model import Settings
from .commit_files import CommitFiles
from .events import LOG, Event, events_of
from .graph import origins, parents_of
from .objects import Commit
from .repository import Repository

DISK = ""  # stands for what is on disk, in place of a commit's name
_ALIKE = 0.5  # how much of the lines two files share if one is the other under a new name
Key = tuple[Any, ...]


class Recorded(NamedTuple):
    """An event of an entry and its record.

    `commit` wrote it down (None: it is not committed), or an earlier one that a shallow clone does not have (`or_earlier`);
    `taken_out` is the commit that removed it, and None where it is there. `late` is how many days the record was made after
    the event's own day, in the person's zone; negative where a log has it before that day; None where there is nothing to say.
    """

    event: Event
    file: str
    commit: Commit | None
    or_earlier: bool = False
    taken_out: Commit | None = None
    late: int | None = None


def record_of(repository: Repository, file: str, text: str, settings: Settings, zone: tzinfo) -> list[Recorded]:
    """The history of the entry in a file of the journal, whose text on disk is given; what has no date of its own comes last.

    Dates in every version are read by `settings`. An older name of the file is followed where the two share half of their lines.
    """
    head = repository.head()
    graph = {} if head is None else parents_of(repository.folder, head.oid)
    graph = {DISK: [] if head is None else [head.oid], **graph}
    versions = _Versions(repository, graph, file, text, settings)
    present = versions.events(DISK) or {}
    brought = origins(present, graph, lambda oid, key: key in (versions.events(oid) or {}))
    shallow = repository.is_shallow()

    def recorded(event: Event, oid: str | None, taken_out: str | None = None) -> Recorded:
        commit = repository.objects.commit(oid) if oid else None
        out = repository.objects.commit(taken_out) if taken_out else None
        name = versions.paths.get((taken_out and graph[taken_out][0]) or DISK) or file
        return Recorded(event, name, commit, bool(shallow and oid and not graph[oid]), out, _late(event, commit, zone))

    found = [recorded(event, brought.get(key)) for key, event in present.items()]
    for key, (event, oid) in _taken_out(versions, graph, present).items():
        before = graph[oid][0]
        start = dict(list(graph.items())[list(graph).index(before) :])
        origin = origins([key], start, lambda at, k: k in (versions.events(at) or {}))
        found.append(recorded(event, origin.get(key), oid))
    return sorted(found, key=_in_order)


def _in_order(r: Recorded) -> tuple[bool, Any, int]:
    """By the time of the event; what has none by that of its record, at the end."""
    at = r.event.at or (r.commit.written if r.commit is not None else None)
    return (at is None, at.timestamp() if at is not None else 0, r.event.line)


def _late(event: Event, commit: Commit | None, zone: tzinfo) -> int | None:
    if commit is None or event.day is None:
        return None
    days = (local_day(commit.written, zone) - event.day).days
    return days if days > 0 or (days < 0 and event.kind == LOG) else None


def _taken_out(versions: _Versions, graph: Mapping[str, list[str]], present: Mapping[Key, Event]) -> dict[Key, tuple[Event, str]]:
    """The events that are there no more, each with the latest commit whose parents all had it."""
    found: dict[Key, tuple[Event, str]] = {}
    for oid, parents in graph.items():
        after = versions.events(oid)
        before = [versions.events(p) for p in parents]
        if oid == DISK or after is None or not before or any(events is None for events in before):
            continue
        for key, event in (before[0] or {}).items():
            if key not in after and key not in present and all(key in (events or {}) for events in before):
                found.setdefault(key, (event, oid))
    return found


class _Versions:
    """One entry in every commit of a graph: its path there, and the events that it had."""

    def __init__(self, repository: Repository, graph: Mapping[str, list[str]], file: str, text: str, settings: Settings) -> None:
        self._repository = repository
        self._graph = graph
        self._text = text
        self._settings = settings
        self._by_blob: dict[tuple[str, str], dict[Key, Event] | None] = {}
        self.paths: dict[str, str | None] = {DISK: file}
        for oid, parents in graph.items():
            for parent in parents:
                if parent not in self.paths:
                    self.paths[parent] = self._path_before(oid, parent)

    def events(self, oid: str) -> dict[Key, Event] | None:
        """The events by their keys; of a version with an error those of the one before it; None where there is none."""
        while (path := self.paths.get(oid)) is not None:
            if oid == DISK:
                return self._read(path, self._text)
            blob = self._blob(oid, path)
            if blob is None:
                return None
            if (path, blob) not in self._by_blob:
                self._by_blob[path, blob] = self._read(path, self._text_of(blob))
            found = self._by_blob[path, blob]
            if found is not None:
                return found
            if not self._graph.get(oid):
                return None
            oid = self._graph[oid][0]
        return None

    def _read(self, path: str, text: str | None) -> dict[Key, Event] | None:
        events = None if text is None else events_of(path, text, self._settings)
        return None if events is None else {event.key: event for event in events}

    def _files(self, oid: str) -> CommitFiles | None:
        tree = self._repository.tree_at(self._repository.objects.commit(oid))
        return None if tree is None else CommitFiles(self._repository.folder, self._repository.objects, tree)

    def _blob(self, oid: str, path: str) -> str | None:
        files = self._files(oid)
        return None if files is None else files.name_of(path)

    def _text_of(self, blob: str) -> str | None:
        try:
            return decoded(self._repository.objects.blob(blob) or b"")
        except NotUtf8:
            return None

    def _path_before(self, oid: str, parent: str) -> str | None:
        """The path of the entry in a parent of a commit; None where it is new."""
        path = self.paths.get(oid)
        before = self._files(parent)
        if path is None or before is None or before.name_of(path) is not None:
            return None if before is None else path
        after = None if oid == DISK else self._files(oid)
        text = self._text if oid == DISK else self._text_of(self._blob(oid, path) or "")
        here = before.on_disk() if after is None else set(after.blobs())
        gone = [(old, blob) for old, blob in before.blobs().items() if old not in here and old.lower().endswith(".md")]
        likest = max(((_likeness(text or "", self._text_of(blob) or ""), old) for old, blob in gone), default=(0.0, None))
        return likest[1] if likest[0] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    """The share of lines that two texts have in common, of the longer one's."""
    some, others = Counter(_lines(one)), Counter(_lines(other))
    return (some & others).total() / max(some.total(), others.total(), 1)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
