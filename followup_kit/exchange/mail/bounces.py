"""Notes that did not arrive: the reports of mail servers, and which note each is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ...api import Board
from ...base.light import NamedTuple
from ...base.text import same_name
from ...dates.local_time import local_day, plus
from ...model import Interview, LogLine
from .directory import Directory, Known
from .gather import Mail
from .letter import REPORT, Letter
from .noted import lines_of

_LATEST = timedelta(days=6)  # for which servers try


class Bounce(NamedTuple):
    """A note to somebody that did not arrive. `sent` is the key of its message, if that is there; `line` where the log has it."""

    who: str
    address: str
    report: Letter
    sent: tuple[object, ...] | None
    file: str | None
    line: int


def bounces_in(board: Board, mails: Sequence[Mail], people: Directory, own: frozenset[str]) -> tuple[Bounce, ...]:
    """The notes to people of the journal that a report among the messages says did not arrive.

    The note is found by the Message-ID in the report; where that is not in it, it is the last one to that address before.
    """
    notes = [m.letter for m in mails if m.letter.sender is not None and m.letter.sender.address in own]
    found = []
    for mail in mails:
        report, said = mail.letter, mail.contents
        if report.sort != REPORT or report.at is None:
            continue
        for address in said.failed:
            if address not in people:
                continue
            to_them = [n for n in notes if any(box.address == address for box in n.recipients)]
            by_id = [n for n in to_them if n.message_id in said.about]
            before = [
                n for n in to_them if not said.about and n.at is not None and plus(report.at, -_LATEST) <= n.at <= report.at
            ]
            note = next(iter(by_id), None) or next(reversed(before), None)
            known = people[address][0]
            ids = set(said.about) | ({note.message_id} if note is not None and note.message_id else set())
            lines = list(lines_of(board.journal.entries))
            logged = next(((e.file, line.line) for e, line in lines if line.message_id in ids), None)
            if logged is None and note is not None:
                logged = next(((e.file, line.line) for e, line in lines if _is_about(line, e, note, people[address])), None)
            if note is not None or logged is not None:
                file, line = logged or (None, 0)
                found.append(Bounce(known.person.name, address, report, note.key if note is not None else None, file, line))
    return tuple(found)


def _is_about(line: LogLine, entry: Interview, note: Letter, known: Sequence[Known]) -> bool:
    """Whether a line that was typed by hand is about a note: of its day, to its person or to nobody by name."""
    if line.sent is None or line.message_id is not None or line.by not in (None, "email") or note.at is None:
        return False
    names = {same_name(k.person.name) for k in known if k.opportunity == entry.opportunity}
    if not names or local_day(note.at, entry.zone) != line.when.day:
        return False
    return line.who is None or any(f" {same_name(line.who)} " in f" {name} " for name in names)
