"""A journal of which some files are open in an editor: what `check` and `due` would say if those were saved as they are."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from ..api import Board, board_after, clock, open_board
from ..errors import NoJournal
from ..journal.disk.find_journal import find_journal, journal_upward
from ..journal.disk.source import Names, Source
from ..journal.entry import read_entry
from ..journal.entry_paths import may_be_entry
from ..journal.files import Seen, read_settings_of
from ..journal.names.field_names import FieldNames
from ..journal.settings import FILE
from ..journal.syntax.toml_text import BadToml
from ..model import Interview, Problem, Settings
from ..views.heading_check import heading_warnings


class OpenTexts(Source):
    """The files of a journal, with the texts that are open in an editor, by their paths, in place of what is on disk."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.texts: dict[str, str] = {}

    def names(self, below: str) -> Names:
        """What is in a folder, and what is only in the editor so far."""
        found = super().names(below)
        opened = {name for parent, _, name in (file.rpartition("/") for file in self.texts) if parent == below}
        return found | {"file": sorted(opened.difference(*found.values()) | set(found.get("file", ())))}

    def read(self, file: str, limit: int | None = None) -> bytes:
        """The bytes of a file as they would be if it were saved."""
        text = self.texts.get(file)
        return super().read(file, limit) if text is None else text.encode("utf-8", "surrogatepass")


class OpenJournal:
    """A journal that is kept open; `now` and `playbook` are those of `open_board`.

    It is read when something is first asked for that needs it, again when something may have changed on disk, and every minute,
    as the clock goes on; what has not changed is not taken apart again. After a keystroke only the text that is open is read.
    """

    def __init__(self, folder: str, now: str | None = None, playbook: str | None = None) -> None:
        self.folder = folder
        self._now = now
        self._playbook = playbook
        self._seen = Seen()
        self._source = OpenTexts(folder)
        self._board: Board | None = None
        self._minute: datetime | None = None
        self._typed: set[str] = set()  # the files of which the board has an earlier text
        self._settings: Settings | None = None
        self._last_good: dict[str, Interview] = {}
        self._of_whole: dict[str, list[Problem]] = {}

    def put(self, file: str, text: str | None) -> None:
        """Take a text that is open in place of what is on disk; None once it is closed."""
        if text is None:
            self._source.texts.pop(file, None)
            self._of_whole.pop(file, None)
            self.look_again()
        else:
            self._source.texts[file] = text
            self._typed.add(file)
            if file == FILE or (self._board is not None and self._board.broken):
                self.look_again()

    def look_again(self) -> None:
        """Something may have changed on disk, or in the settings."""
        self._board = self._settings = None

    def text(self, file: str) -> str:
        """The text of a file that is open."""
        return self._source.texts.get(file, "")

    @property
    def board(self) -> Board:
        """The journal at this moment: the clock is read again every minute. Raises FollowupError where it is not there."""
        minute = clock(self._now, UTC).replace(second=0)
        if self._board is None or self._minute != minute:
            self._board, self._minute = open_board(None, self._now, self._playbook, seen=self._seen, source=self._source), minute
            self._settings = None if self._board.broken == FILE else self._board.journal.settings
            self._typed.clear()
        while self._typed:
            file = self._typed.pop()
            self._board = board_after(self._board, file, self._source.texts[file])
        return self._board

    def entry(self, file: str) -> Interview | None:
        """The interview in a file as it is now; None where it cannot be read, or is none."""
        found = next((e for e in self.board.journal.entries if e.file == file), None)
        if found is not None:
            self._last_good[file] = found
        return found

    def entry_without_line(self, file: str, row: int) -> Interview | None:
        """The interview in a file without a line (from 0), which is being typed; else as it was when it could last be read."""
        lines = self.text(file).split("\n")
        text = "\n".join([*lines[:row], *lines[row + 1 :]])
        found = read_entry(file, text, self.board.journal.settings).entry
        return found or self.entry(file) or self._last_good.get(file)

    @property
    def field_names(self) -> FieldNames:
        """The names that the journal gives to fields; none as long as its settings are not known."""
        return self._settings.fields if self._settings is not None else ()

    def own_problems(self, file: str) -> list[Problem] | None:
        """What is wrong with a file by itself, without a look at any other; None where `journal.toml` is wrong."""
        try:
            self._settings = self._settings or read_settings_of(self._source)[0]
        except BadToml:
            return None
        return self._seen.read(file, self.text(file), self._settings).problems

    def problems(self, file: str, *, whole: bool = False) -> list[Problem]:
        """What `check` says of a file.

        It is compared with all other openings, which takes longer, where the `whole` is asked for; else what that found is kept.
        """
        board = self.board
        if board.broken and file != FILE:
            message = f"{board.broken} has an error, so nothing can be said of this entry"
            return [Problem(file, 1, 1, "error", "broken", message, "followup check says which")]
        entry = self.entry(file)
        near = board.problems_of(entry) if entry is not None else [p for p in board.journal.problems if p.file == file]
        if file == FILE:
            near = [p for p in board.problems if p.file == FILE]
        if whole:
            self._of_whole[file] = [p for p in board.problems if p.file == file and p not in near]
        headings = heading_warnings(board, [entry]) if entry is not None else []
        found = dict.fromkeys([*near, *self._of_whole.get(file, ()), *headings])
        return sorted(found, key=lambda p: (p.line, p.column))


class Journals:
    """The journals that files opened in the editor belong to, each kept open once."""

    def __init__(self, named: str | None = None, now: str | None = None, playbook: str | None = None) -> None:
        self._named = named
        self._how = (now, playbook)
        self._open: dict[str, OpenJournal] = {}

    def of(self, path: str) -> tuple[OpenJournal, str] | None:
        """The journal of a file and the file's path below it; None for what is neither an entry nor the settings of a journal."""
        folder = self._folder_of(path)
        if folder is None:
            return None
        file = os.path.relpath(path, folder).replace(os.sep, "/")
        if file != FILE and not (may_be_entry(file) and not _is_linked(folder, file)):
            return None
        return self._open.setdefault(folder, OpenJournal(folder, *self._how)), file

    def all(self) -> list[OpenJournal]:
        """Those that are open."""
        return list(self._open.values())

    def _folder_of(self, path: str) -> str | None:
        """The journal that was named, if the file is in it; else the nearest upward with a `journal.toml`; else the default."""
        if self._named is not None:
            return _around(path, os.path.abspath(os.path.expanduser(self._named)))
        return journal_upward(os.path.dirname(path)) or _default(path)


def _default(path: str) -> str | None:
    """The journal that the command would take, if the file is inside."""
    try:
        return _around(path, os.path.abspath(find_journal()))
    except NoJournal:
        return None


def _around(path: str, folder: str) -> str | None:
    """The folder if the file is inside, by the name that the editor knows it by: some name what a link leads to."""
    return next((name for name in (folder, os.path.realpath(folder)) if path.startswith(os.path.join(name, ""))), None)


def _is_linked(folder: str, file: str) -> bool:
    """Whether a folder between the journal and the file is a link: what is behind it is not read."""
    parts = file.split("/")[:-1]
    return any(os.path.islink(os.path.join(folder, *parts[: n + 1])) for n in range(len(parts)))
