"""Notes that did not arrive: the reports of mail servers, and which note each is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ...api import Board
from ...base.light_typing import NamedTuple
from ...dates.local_time import plus
from .directory import Directory
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
            logged = next(((e.file, line.line) for e, line in lines_of(board.journal.entries) if line.message_id in ids), None)
            if note is not None or logged is not None:
                file, line = logged or (None, 0)
                found.append(Bounce(known.person.name, address, report, note.key if note is not None else None, file, line))
    return tuple(found)
