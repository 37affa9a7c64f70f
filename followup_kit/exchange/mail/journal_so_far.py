"""A journal with the lines that were proposed so far: how it stood at the moment of a message, and what it has of it already."""

from __future__ import annotations

from collections.abc import Collection

from ...api import Board
from ...dates.local_time import local_day
from ...engine.search import Search
from ...model import Interview, LogLine, Moment
from .contents import Contents
from .letter import Letter
from .noted import is_noted, lines_of
from .proposed import Suggestion


class JournalSoFar:
    """The entries of a board, to whose logs lines are added; `shared` are the Message-IDs that different messages have."""

    def __init__(self, board: Board, shared: Collection[str]) -> None:
        self._board, self._shared = board, shared
        self._entries = {e.id: e for e in board.journal.entries}
        self._threads: dict[str, set[str]] = {}  # the opportunities of a Message-ID
        self._by_id: dict[str, list[tuple[Interview, LogLine]]] = {}
        for entry, line in lines_of(board.journal.entries):
            if line.message_id:
                self.belongs(line.message_id, entry.opportunity)
                self._by_id.setdefault(line.message_id, []).append((entry, line))
        self._had = frozenset(self._by_id)
        self._added = 0
        self._searched = (board.now, -1), board.search

    def at(self, letter: Letter) -> Search:
        """The journal at the moment of a message, with the lines that were added so far."""
        assert letter.at is not None
        asked = (letter.at, self._added)
        if self._searched[0] != asked:
            search = Search(self._entries.values(), self._board.playbook, letter.at, self._board.journal.settings)
            self._searched = asked, search
        return self._searched[1]

    def has(self, letter: Letter) -> bool:
        """Whether a message stands in a log, whatever it would be taken for today."""
        return letter.message_id in self._by_id

    def had_or_shares(self, letter: Letter) -> bool:
        """Whether a message stood in a log before any line was added, or has the Message-ID of another one."""
        return letter.message_id in self._had or letter.message_id in self._shared

    def has_line(self, line: Suggestion) -> bool:
        """Whether a line is in the log already, from the same message or typed about it."""
        search, name = self.at(line.letter), line.entry.opportunity
        return is_noted(line.letter, line.word, line.kind, line.who, search, name, self._by_id, self._shared)

    def has_taken_over(self, invitation: Contents) -> bool:
        """Whether an entry has this invitation already, or a later one, or says that the interview is off."""
        entry = next((e for e in self._entries.values() if invitation.uid and e.calendar_uid == invitation.uid), None)
        if entry is None:
            return False
        if invitation.method == "CANCEL" and entry.cancelled is None:
            return False
        return invitation.sequence <= (entry.calendar_sequence or 0)

    def by_thread(self, letter: Letter) -> list[str]:
        """The opportunities of the messages that a message answers."""
        return sorted({name for message_id in letter.thread for name in self._threads.get(message_id, ())})

    def belongs(self, message_id: str | None, opportunity: str) -> None:
        """Say what opportunity a message is about: so are those that answer it."""
        if message_id:
            self._threads.setdefault(message_id, set()).add(opportunity)

    def prove(self, letter: Letter, entry: Interview, line: LogLine) -> None:
        """Let a message be that of a line that was typed."""
        self.belongs(letter.message_id, entry.opportunity)
        self._by_id.setdefault(letter.message_id or "", []).append((entry, line))

    def add(self, line: Suggestion) -> None:
        """Let a proposed line count for what comes later."""
        assert line.letter.at is not None
        entry = self._entries[line.entry.id]
        moment = Moment(line.letter.at, local_day(line.letter.at, entry.zone), True)
        sent, heard = (line.kind, None) if line.word == "sent" else (None, line.kind)
        new = LogLine(moment, sent, heard, line.who, "email", message_id=line.letter.message_id or "")
        self._entries[entry.id] = entry._replace(log=(*entry.log, new))
        self._added += 1
        if new.message_id:
            self._by_id.setdefault(new.message_id, []).append((entry, new))
