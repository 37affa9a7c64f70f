"""Finds and reads the files of a journal (docs/journal.md, section 1). Nothing here writes."""

from __future__ import annotations

import os

from ..base.light_typing import Iterable, Iterator, NamedTuple
from ..base.text import visible
from ..model import Application, Finished, Interview, Problem, Settings, Unread
from .disk.decoding import NotUtf8, decoded
from .disk.read_bytes import NotRegular, TooLarge
from .disk.source import BrokenLink, Source, source_of
from .entry import Read, read_entry
from .entry_paths import is_left_out, is_second_copy, is_skipped, plain_names
from .names.other_notes import OtherNames
from .settings import FILE, default_settings, read_settings
from .syntax.toml_text import BadToml

MAX_BYTES = 4 * 1024 * 1024


class Journal(NamedTuple):
    """A journal as it was read: its entries, sorted by name within each folder, and everything that is wrong with its files.

    `entries` are the interviews, `applications` the entries without a date, which no rule knows.

    `notes` is the number of files that are no entries, of which `other_notes` have a header, with other keys than an entry's;
    `unread` are the files that give no rows because of an error; `finished` are openings whose files were not read, since it
    is known that they are over and that nothing is to be said of them.
    """

    folder: str
    settings: Settings
    entries: tuple[Interview, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: int = 0
    other_notes: int = 0
    applications: tuple[Application, ...] = ()
    finished: tuple[Finished, ...] = ()

    @property
    def interviews(self) -> int:
        """How many interviews there are, those of finished openings too."""
        return len(self.entries) + sum(len(over.files) for over in self.finished)

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error, so that rows may be wrong or missing."""
        return any(p.severity == "error" for p in self.problems)


class Found(NamedTuple):
    """What is known of a journal before its entries are read.

    `files` are the paths of those that may be entries, in their order, and of whatever else is in `troubles`: these are the
    problems that forbid reading something, by its path, with a slash behind that of a folder whose names cannot be read.
    `problems` are those of the settings.
    """

    source: Source
    settings: Settings
    problems: tuple[Problem, ...]
    files: list[str]
    troubles: dict[str, Problem]


class Seen:
    """What the texts of a journal's files said when they were last read: for whoever reads a journal again and again.

    The files are read all the same, so nothing can go out of date; only what has changed is taken apart anew.
    """

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self.entries: dict[str, tuple[str, Read]] = {}

    def read(self, file: str, text: str, settings: Settings) -> Read:
        """As `read_entry`."""
        if settings != self.settings:
            self.settings, self.entries = settings, {}
        known = self.entries.get(file)
        if known is None or known[0] != text:
            known = self.entries[file] = (text, read_entry(file, text, settings))
        return known[1]


def read_journal(journal: str | Source, seen: Seen | None = None, *, notes: bool = True) -> Journal:
    """Read a whole journal, from its folder or another source, as `read_found`. Raises BadToml for a wrong `journal.toml`."""
    return read_found(find_files(journal), seen, notes=notes)


def find_files(journal: str | Source) -> Found:
    """Read the settings of a journal and find its files. Raises BadToml, where `journal.toml` is wrong."""
    source = source_of(journal)
    settings, problems = read_settings_of(source)
    return Found(source, settings, tuple(problems), *_files(source))


def read_found(found: Found, seen: Seen | None = None, *, notes: bool = True) -> Journal:
    """Read the files of a journal; without `notes` its entries have no bodies. A bad entry is a problem in the result."""
    return journal_of(found, ((file, read_file(found, file, seen, notes=notes)) for file in found.files))


def read_file(found: Found, file: str, seen: Seen | None = None, *, notes: bool = True) -> Read | Problem:
    """Read one of the files of a journal, as `read_found`: what it says, or the problem that forbids reading it."""
    trouble = found.troubles.get(file)
    if trouble is not None:
        return trouble
    text, trouble = text_of(found.source, file)
    if trouble is not None:
        return trouble
    read = (read_entry if seen is None else seen.read)(file, text or "", found.settings)
    if notes or read.note:
        return read
    if read.entry is not None:
        return Read(read.entry._replace(body=""), False, read.problems, read.company)
    return read._replace(application=read.application._replace(body="")) if read.application is not None else read


def journal_of(found: Found, reads: Iterable[tuple[str, Read | Problem]], finished: tuple[Finished, ...] = ()) -> Journal:
    """The journal of which files were read, in their order, all but those of `finished` openings."""
    problems = list(found.problems)
    entries: list[Interview] = []
    applications: list[Application] = []
    unread: list[Unread] = []
    plain_notes = other = 0
    alike: list[tuple[str, OtherNames]] = []
    for file, read in reads:
        if isinstance(read, Problem):
            problems.append(read)
            if read.severity == "error":
                unread.append(Unread(file.removesuffix("/"), None))
            continue
        problems.extend(read.problems)
        if read.entry is not None:
            entries.append(read.entry)
        elif read.application is not None:
            applications.append(read.application)
        elif read.note:
            plain_notes += 1
            other += read.alike is not None
            if read.alike:
                alike.append((file, read.alike))
        else:
            unread.append(Unread(file, read.company))
    wrong = (*_zone_said_once(problems), *_under_other_names(alike, plain_notes))
    counts = tuple(unread), plain_notes, other
    return Journal(found.source.folder, found.settings, tuple(entries), wrong, *counts, tuple(applications), finished)


def _zone_said_once(problems: list[Problem]) -> list[Problem]:
    """The problems with one warning that there is no time zone, in the first file, whose hint counts the others."""
    without = [p for p in problems if p.code == "no-timezone"]
    if len(without) < 2:
        return problems
    hint = f'write timezone = "America/New_York", or the like, into {FILE}: {len(without) - 1} more have none'
    first = without[0]._replace(hint=hint)
    return [first if p is without[0] else p for p in problems if p.code != "no-timezone" or p is without[0]]


def _under_other_names(alike: list[tuple[str, OtherNames]], notes: int) -> list[Problem]:
    """One warning for all notes that look like interviews under other names, at the first of them."""
    if not alike:
        return []
    file, names = alike[0]
    how_many = f"{len(alike)} of {notes} notes look like interviews" if len(alike) > 1 else "this note looks like an interview"
    message = f"{how_many}, under other names: {', '.join(visible(name) for name, _ in names)}"
    return [Problem(file, names[0][1] + 2, 1, "warning", "other-names", message, f"followup fields proposes lines for {FILE}")]


def read_settings_of(journal: str | Source) -> tuple[Settings, list[Problem]]:
    """The settings of a journal and their warnings; the defaults if it has no `journal.toml`, BadToml if that is wrong."""
    data, trouble = bytes_of(journal, FILE)
    if trouble is not None and trouble.code == "vanished":
        return default_settings(), []
    if data is None:
        raise BadToml([trouble] if trouble else [])
    return read_settings(data)


def _files(source: Source) -> tuple[list[str], dict[str, Problem]]:
    """What `Found` has as `files` and `troubles`."""
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
    files, troubles = _files(Source(folder))
    for file in files:
        text = None if file in troubles else text_of(folder, file)[0]
        if text is not None:
            yield file, text


def bytes_of(journal: str | Source, file: str) -> tuple[bytes | None, Problem | None]:
    """The bytes of a file of a journal, or an error that says why it cannot be read (docs/journal.md, section 9)."""
    try:
        return source_of(journal).read(file, MAX_BYTES), None
    except BrokenLink:
        return None, Problem(file, 1, 1, "error", "broken-link", "it is a link to nothing", "remove it")
    except FileNotFoundError:
        return None, Problem(file, 1, 1, "error", "vanished", "it disappeared: is an editor saving it?", "run it again")
    except TooLarge:
        return None, Problem(file, 1, 1, "error", "too-large", "larger than 4 MiB, too large for an entry", "move it elsewhere")
    except NotRegular as bad:
        if bad.filename:  # a socket cannot even be opened
            return None, Problem(file, 1, 1, "error", "unreadable", "not a regular file", "check its permissions")
        return None, Problem(file, 1, 1, "error", "not-a-file", "not a regular file", "remove or rename it")
    except OSError as bad:
        hint = "check its permissions" if bad.filename else ""  # it was opened, so it is the disk that fails
        return None, Problem(file, 1, 1, "error", "unreadable", f"it cannot be read: {bad.strerror}", hint)


def text_of(journal: str | Source, file: str) -> tuple[str | None, Problem | None]:
    """A file's text, or an error that says why it cannot be read."""
    data, trouble = bytes_of(journal, file)
    if data is None:
        return None, trouble
    try:
        return decoded(data), None
    except NotUtf8 as bad:
        return None, Problem(file, bad.line, bad.column, "error", "encoding", bad.message, "save it as UTF-8 in your editor")
