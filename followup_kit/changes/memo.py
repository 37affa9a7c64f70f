"""Remembers which lines followup wrote into a journal, outside of the journal, so that `--undo` takes back just these.

One small file for each journal, in the person's own state folder (`$XDG_STATE_HOME/followup`, else `~/.local/state/followup`),
named by a hash of the journal's path. Of each line it has the file's name, the key, the day and a hash of what was written,
never the words (but how they were typed); of a value that was replaced (an interview's date, the interest in it, what an
invitation changed) also the one before. A memo that is missing, damaged or somebody else's is an empty one. Where the disk cannot
tell what is in it, DiskError is raised: without it `--undo` would leave something else behind.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from ..base.light import Any, sha256
from ..errors import DiskError, FollowupError
from ..journal.disk.atomic_write import make_folders
from ..journal.disk.lock import locked
from ..journal.disk.read_bytes import NotRegular, TooLarge, read_bytes
from ..journal.names.field_names import FieldNames
from ..journal.syntax.nodes import HeaderError
from ..journal.syntax.splice import data_of
from .giving_back import rewritten, with_typed
from .memo_line import FIELDS, LISTS, VALUES, Line, Taken, digest_of, is_well_made, items_of, value_of, without

MOST = 100  # lines that are remembered of one journal; the oldest are forgotten first
_LARGEST = 1 << 17  # bytes; a file above is none of ours
_SCHEMA = 2


def format_memo(lines: Iterable[Line]) -> str:
    """The text of a memo with these lines, the newest last; of many, the newest."""
    newest = list(lines)[-MOST:]
    written = [line._asdict() | {"typed": dict(line.typed)} for line in newest]
    return json.dumps({"schema": _SCHEMA, "written": written}, indent=1) + "\n"


def parse_memo(text: str) -> tuple[Line, ...]:
    """The lines in the text of a memo; none where it is not wholly one of ours."""
    try:
        raw = json.loads(text)
        if raw["schema"] != _SCHEMA:
            return ()
        lines = tuple(Line(**found) for found in raw["written"])
    except (ValueError, TypeError, LookupError, RecursionError):
        return ()
    return lines[-MOST:] if all(map(is_well_made, lines)) else ()


def after_change(
    lines: Iterable[Line], file: str, before: str, after: str, today: date, names: FieldNames = (), *, whole: bool = False
) -> tuple[Line, ...]:
    """The lines of a memo once the text of an entry has changed: what was added is remembered, what was taken out forgotten.

    `whole`: what was added is to be taken back together.
    """
    group = digest_of(after)[:16] if whole else ""
    kept = list(lines)
    try:
        old, new = data_of(before, names), data_of(after, names)
    except HeaderError:
        return tuple(kept)
    for key in (*LISTS, *FIELDS):
        was, now = items_of(old, key), items_of(new, key)
        for item, new in _grown(without(was, now), without(now, was)):
            was[was.index(item)] = new
            kept = [_of_the_grown(line, file, key, item, new) for line in kept]
        for item in without(was, now):
            gone = next((line for line in reversed(kept) if (line.file, line.key) == (file, key) and line.is_of(item)), None)
            if gone is not None:
                kept = _forgotten(kept, gone, before, names)
        for item in without(now, was):
            line = Line(file, key, digest_of(item), today.isoformat(), key not in old, group=group)
            kept.append(with_typed(line, before, after, names))
    for key in VALUES:
        value = value_of(new, key)
        if value != value_of(old, key):
            line = Line(file, key, digest_of(value), today.isoformat(), before=value_of(old, key), group=group)
            _note_value(kept, with_typed(line, before, after, names), value)
    return tuple(kept[-MOST:])


def _grown(gone: Iterable[Any], new: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The items that have got further keys, so that they are the same still, each as it was and as it is."""
    dicts = [item for item in new if isinstance(item, dict)]
    for item in gone:
        found = next((other for other in dicts if isinstance(item, dict) and item.items() < other.items()), None)
        if found is not None:
            dicts.remove(found)
            yield item, found


def _of_the_grown(line: Line, file: str, key: str, item: Any, new: Any) -> Line:
    return line._replace(digest=digest_of(new)) if (line.file, line.key) == (file, key) and line.is_of(item) else line


def _forgotten(lines: list[Line], gone: Line, before: str, names: FieldNames) -> list[Line]:
    """The lines without one that is taken out of a text; those that are newer no longer rest on it."""
    at = lines.index(gone)
    places = [n for n in range(at + 1, len(lines)) if (lines[n].file, lines[n].key) == (gone.file, gone.key)]
    kept = list(lines)
    for place, line in zip(places, rewritten(before, gone, [lines[n] for n in places], names), strict=True):
        kept[place] = line
    del kept[at]
    return kept


def _note_value(kept: list[Line], new: Line, value: Mapping[str, str]) -> None:
    """Remember a value that was replaced; or forget the line of the one before, where this takes it back."""
    last = max((n for n, line in enumerate(kept) if (line.file, line.key) == (new.file, new.key)), default=None)
    if last is not None and kept[last].is_of(new.before) and kept[last].before == value:
        del kept[last]
    else:
        kept.append(new)


def taken_out(before: str, after: str, names: FieldNames = ()) -> Taken | None:
    """The item of an entry's header that a change takes out; None if it takes out none."""
    try:
        old, new = data_of(before, names), data_of(after, names)
    except HeaderError:
        return None
    for key in (*LISTS, *FIELDS):
        for item in without(items_of(old, key), items_of(new, key)):
            return Taken(key, item)
    for key in VALUES:
        if key in old and key not in new:
            return Taken(key, value_of(old, key))
    return None


def last_written(
    lines: Iterable[Line], file: str, key: str, text: str, meant: Callable[[Any], bool], names: FieldNames = ()
) -> Line | None:
    """The newest line of a memo that stands in the entry's text still and that `meant` accepts; None if there is none."""
    try:
        there = [item for item in items_of(data_of(text, names), key) if meant(item)]
    except HeaderError:
        return None
    mine = [line for line in lines if (line.file, line.key) == (file, key)]
    return next((line for line in reversed(mine) if any(map(line.is_of, there))), None)


# The world: where a memo is kept, and reading and writing it.


def memo_path(folder: str, environ: Mapping[str, str] | None = None) -> str:
    """The path of a journal's memo; `folder` is the journal's."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".local", "state")
    name = sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:32]
    return os.path.join(base, "followup", f"{name}.json")


def read_memo(folder: str, environ: Mapping[str, str] | None = None) -> tuple[Line, ...]:
    """The lines that followup remembers to have written into a journal, the newest last; none where they may not be read.

    Raises DiskError where the disk fails.
    """
    try:
        data, info = read_bytes(memo_path(folder, environ), limit=_LARGEST, follow=False)
        return parse_memo(data.decode("utf-8")) if info.st_uid == os.getuid() else ()
    except (FileNotFoundError, NotADirectoryError, PermissionError, NotRegular, TooLarge, ValueError):
        return ()
    except OSError as bad:
        raise DiskError(f"the memo of what followup wrote cannot be read: {bad.strerror}; nothing was written") from None


def remember(
    folder: str,
    file: str,
    before: str,
    after: str,
    today: date,
    names: FieldNames = (),
    environ: Mapping[str, str] | None = None,
    *,
    whole: bool = False,
) -> None:
    """Note in a journal's memo what a change of an entry has written or taken out. Where that fails there is no memo of it."""
    path = memo_path(folder, environ)
    with suppress(OSError, ValueError, FollowupError):
        make_folders(os.path.dirname(path))
        with locked(os.path.dirname(path)):
            text = format_memo(after_change(read_memo(folder, environ), file, before, after, today, names, whole=whole))
            replace_memo(path, text.encode())


def replace_memo(path: str, data: bytes) -> None:
    """Write a file of the state folder as a whole, which only you can read; its lock is held. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    with os.fdopen(os.open(f"{path}.new", flags, 0o600), "wb") as new:
        new.write(data)
    os.rename(f"{path}.new", path)


def replaced_value(folder: str, files: Iterable[str], key: str, environ: Mapping[str, str] | None = None) -> Line | None:
    """The last line of the memo that replaced a value in one of these entries; whether it is there still, is not looked at."""
    mine = [line for line in read_memo(folder, environ) if line.key == key and line.file in files and line.before is not None]
    return mine[-1] if mine else None


def last_group(folder: str, file: str) -> tuple[Line, ...]:
    """The lines that were written into an entry last of those that are taken back together, the newest last; none without any."""
    mine = [line for line in read_memo(folder) if line.file == file and line.group]
    return tuple(line for line in mine if line.group == mine[-1].group)


def written_line(
    folder: str, file: str, key: str, text: str, meant: Callable[[Any], bool], names: FieldNames = ()
) -> Line | None:
    """The last line that followup wrote into an entry, below a key, that `meant` accepts and that stands in its text still."""
    return last_written(read_memo(folder), file, key, text, meant, names)


def is_remembered(folder: str, file: str, taken: Taken, environ: Mapping[str, str] | None = None) -> bool:
    """Whether an item that is to be taken out of an entry is one that followup wrote."""
    lines = read_memo(folder, environ)
    return any((line.file, line.key) == (file, taken.key) and line.is_of(taken.item) for line in lines)
