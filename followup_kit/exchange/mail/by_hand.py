"""Which line that somebody typed into a log a message proves: of its day, its person and its kind, and without a Message-ID."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ...base.light import NamedTuple
from ...base.text import same_name
from ...dates.local_time import local_day
from ...engine.openings import company_words
from ...engine.search import Search
from ...model import Interview, LogLine
from .directory import Known
from .gather import Mail
from .noted import is_of_reference, lines_of
from .words import heard_plainly, is_named, phrases, says_any, sentences

_PLAIN = ("rejection", "offer", "assignment", "invitation")
_A_DAY = timedelta(days=1)


class Proved(NamedTuple):
    """A line of the log that a message is the proof of, and by what."""

    entry: Interview
    line: LogLine
    who: str
    because: tuple[str, ...]


class TypedLines:
    """The lines of a journal's logs that say nothing of a mail, and may be about one."""

    def __init__(self, entries: Sequence[Interview]) -> None:
        self._by_day: dict[tuple[str, date], list[tuple[Interview, LogLine]]] = {}
        for entry, line in lines_of(entries):
            if line.message_id is None and line.who and line.by in (None, "email"):
                word = "sent" if line.sent else "heard"
                self._by_day.setdefault((word, line.when.day), []).append((entry, line))

    def proved_by(self, mail: Mail, word: str, known: Iterable[Known], search: Search) -> Proved | None:
        """The line that a message proves which was `sent` to, or `heard` from, one of these people; None if there is none."""
        at = mail.letter.at
        if at is None or mail.letter.message_id is None or mail.letter.sort:
            return None
        known = list(known)
        for day in (at.date() - _A_DAY, at.date(), at.date() + _A_DAY):
            for entry, line in self._by_day.get((word, day), ()):
                person = next((k for k in known if _is_of(line, entry, k, search)), None)
                if person is not None and local_day(at, entry.zone) == line.when.day and _says(mail, line, entry):
                    return Proved(entry, line, person.person.name, ("their address", "the day", "its words"))
        return None

    def without(self, proved: Proved) -> None:
        """Let a line be proved by one message only."""
        lines = self._by_day["sent" if proved.line.sent else "heard", proved.line.when.day]
        lines[:] = [(entry, line) for entry, line in lines if line is not proved.line]


def _is_of(line: LogLine, entry: Interview, known: Known, search: Search) -> bool:
    """Whether a line names this person of its opportunity."""
    if entry.opportunity != known.opportunity or line.who is None:
        return False
    references = is_of_reference(line.sent or line.heard or "")
    found = search.opportunity(known.opportunity).one_match(line.who, entry, references)
    return known.is_reference == references and any(same_name(p.name) == same_name(known.person.name) for p in found)


def _says(mail: Mail, line: LogLine, entry: Interview) -> bool:
    """Whether the words of a message, or the invitation in it, are those of the line's kind; a reply may say anything else."""
    text = f"{mail.letter.subject}\n\n{mail.contents.words}"
    if line.sent is not None:
        if is_of_reference(line.sent):
            return is_named(company_words(entry.company), text)
        return says_any(sentences(text), phrases().sent.get(line.sent, ()))
    if line.heard == "reference-check":
        return heard_plainly(text, ("reference-check",)) is not None
    plain = "invitation" if mail.contents.method == "REQUEST" else heard_plainly(text, _PLAIN)
    return plain == (None if line.heard == "reply" else line.heard)
