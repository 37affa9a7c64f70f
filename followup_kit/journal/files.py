"""Reads the files of a journal (docs/journal.md, section 1). Nothing here writes."""

from __future__ import annotations

from ..base.light import Iterable, NamedTuple
from ..base.text import visible
from ..model import Application, Finished, Interview, Problem, Settings, Unread
from .disk.file_list import files_in
from .disk.file_text import bytes_of, text_of
from .disk.source import Source, source_of
from .entry import Read, read_entry
from .names.other_notes import OtherNames
from .settings import FILE, default_settings, read_settings
from .syntax.toml_text import BadToml


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
    return Found(source, settings, tuple(problems), *files_in(source))


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
