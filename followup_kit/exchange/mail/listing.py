"""Proposed lines as a person reads them, and for programs: with the evidence, and never a word of a message but its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...api import Board
from ...base.light import Any
from ...base.text import visible
from ...changes.apply import Written
from ...changes.resolve import stamp_of
from ...dates.local_time import local, long_day
from ...views.wording import plural
from .bounces import Bounce
from .gather import Gathered
from .letter import Letter
from .proposed import Notice, Proposals, Suggestion


def suggestion_lines(board: Board, s: Suggestion) -> list[str]:
    """What a line would be, of which message, and by what it is taken for that."""
    who = (", to " if s.word == "sent" else ", from ") + s.who if s.who else ""
    verb = "done" if s.word == "sent" else "heard"
    typed = f" (line {s.typed.line}, which you typed: it gets the Message-ID)" if s.typed is not None else ""
    return [
        visible(f"{s.entry.company}, {s.entry.role} ({s.entry.file})"),
        visible(f"  {verb} {s.kind}{who}, {_at(board, s.letter)}{typed}"),
        f"    {evidence(s.letter, s.word)}",
        visible(f"    {'sure' if s.sure else 'to ask'}: {'; '.join(s.because)}"),
    ]


def evidence(letter: Letter, word: str) -> str:
    """From or to whom, the subject, the Message-ID, and the header that tells the time where that is not the Date."""
    boxes = letter.recipients if word == "sent" else (letter.sender,)
    addresses = ", ".join(box.address for box in boxes[:4] if box is not None) + (" and others" if len(boxes) > 4 else "")
    told = " (its Date cannot be believed; by the server's)" if letter.told_by == "Received" else ""
    toward = "to" if word == "sent" else "from"
    return visible(f"{toward} {addresses}: “{letter.subject}” {letter.message_id or 'without a Message-ID'}{told}")


def command_words(board: Board, s: Suggestion) -> list[str]:
    """The command that writes a line by hand."""
    option = "--to" if s.word == "sent" else "--from"
    entry = next(e for e in board.journal.entries if e.id == s.entry.id)
    at = local(s.letter.at, board.zone).strftime("%Y-%m-%d %H:%M") if s.letter.at else stamp_of(None, board, entry)
    verb = "done" if s.word == "sent" else "heard"
    return [verb, s.entry.id, s.kind, *([option, s.who] if s.who else []), "--by", "email", "--at", at]


def bounce_text(board: Board, b: Bounce) -> str:
    """That a note did not arrive, and where the log says that it was sent."""
    logged = f"; {b.file}:{b.line} says that it was sent: take that line out to have it due again" if b.file else ""
    return visible(f"did not arrive: a note to {b.who} ({b.address}), says the server on {_at(board, b.report)}{logged}")


def notice_text(board: Board, n: Notice) -> str:
    """That an invitation is in a message."""
    sender = n.letter.sender.address if n.letter.sender else ""
    what = "an invitation" if n.method == "REQUEST" else "an invitation taken back"
    return visible(f"{what} is in “{n.letter.subject}” from {sender}, {_at(board, n.letter)}")


def notice_words(n: Notice) -> list[str]:
    """The command that takes an invitation over; of a mailbox it names the message."""
    place, message_id = n.letter.place, n.letter.message_id
    alone = place.start == 0 and place.size == place.state[1]
    return ["import", "ics", place.path, *([] if alone or message_id is None else ["--message", message_id])]


def summary_lines(gathered: Gathered, proposals: Proposals) -> Iterator[str]:
    """How much was read, and what became of the messages that concern the journal."""
    concern = len(gathered.mails)
    yield f"{plural(gathered.read, 'message')} read, {concern} with people of your journal"
    parts = [
        f"{n} {text}"
        for n, text in (
            (proposals.noted, "in the log already"),
            (proposals.automatic, "automatic"),
            (len(proposals.other), "about nothing that is open (--all lists them)"),
            (proposals.refused, "that you said no to (--again shows them)"),
        )
        if n
    ]
    if parts:
        yield f"  of these {', '.join(parts)}"


def other_lines(board: Board, proposals: Proposals) -> list[str]:
    """The messages that are about nothing that is open, a line each."""
    lines = [f"  {_at(board, o.letter)}, {evidence(o.letter, o.word)}" for o in proposals.other]
    return ["about nothing that is open:", *lines] if lines else []


def as_json(board: Board, gathered: Gathered, proposals: Proposals, written: Sequence[Written]) -> dict[str, Any]:
    """Everything that was found, for programs, and the lines that were written."""
    return {
        "schema": 1,
        "now": local(board.now, board.zone).isoformat(),
        "read": gathered.read,
        "suggestions": [_as_dict(board, s) for s in proposals.suggestions],
        "unclear": [[_as_dict(board, s) for s in u.choices] for u in proposals.unclear],
        "bounces": [
            {"to": b.who, "address": b.address, "at": _iso(board, b.report), "file": b.file, "line": b.line or None}
            for b in proposals.bounces
        ],
        "invitations": [{**_letter(board, n.letter), "method": n.method} for n in proposals.notices],
        "in_the_log": proposals.noted,
        "automatic": proposals.automatic,
        "other": len(proposals.other),
        "other_mails": [_letter(board, o.letter) for o in proposals.other],
        "refused": proposals.refused,
        "findings": [{"file": f.file, "message": f.message} for f in gathered.findings],
        "written": [{"file": w.file, "line": w.line, "text": w.text} for w in written],
    }


def _as_dict(board: Board, s: Suggestion) -> dict[str, Any]:
    return {
        "interview": s.entry.id,
        "opportunity": s.entry.opportunity,
        "company": s.entry.company,
        s.word: s.kind,
        "to" if s.word == "sent" else "from": s.who,
        "sure": s.sure,
        "because": list(s.because),
        "typed_line": s.typed.line if s.typed is not None else None,
        "mail": _letter(board, s.letter),
    }


def _letter(board: Board, letter: Letter) -> dict[str, Any]:
    return {
        "at": _iso(board, letter),
        "at_by": letter.told_by,
        "from": letter.sender.address if letter.sender else None,
        "to": [box.address for box in letter.recipients],
        "subject": letter.subject,
        "message_id": letter.message_id,
        "file": letter.place.path,
    }


def _iso(board: Board, letter: Letter) -> str | None:
    return local(letter.at, board.zone).isoformat() if letter.at else None


def _at(board: Board, letter: Letter) -> str:
    if letter.at is None:
        return "without a date"
    there = local(letter.at, board.zone)
    return f"{long_day(there.date())} {there:%H:%M}"
