"""The person's word as a change of one entry: done, heard, skip, snooze, close, and taking each back. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..api import Board
from ..dates.local_time import local_day
from ..drafts.saved_file import proofreader_of
from ..errors import BadChoice, BadValue, Refused
from ..journal.splice import add_field, append_item, remove_field, remove_item
from ..kinds import CHANNELS, HEARD, KINDS, OTHER_SENT
from ..model import Interview
from ..text import folded, visible
from .resolve import day_of, find_interview, known_word, opportunity_of, person_named, promise_of, reached, row_for, stamp_of

SENT = (*KINDS, *OTHER_SENT)


class Change(NamedTuple):
    """A change that is worked out but not yet made."""

    board: Board
    entry: Interview
    apply: Callable[[str], str]
    text: str


def done(
    board: Board,
    interview: str,
    kind: str,
    *,
    to: str | None = None,
    by: str | None = None,
    at: str | None = None,
    note: str | None = None,
    proofread_by: str | None = None,
) -> Change:
    """The change that logs something as sent. `at` is as typed (`14:30`, `yesterday 18:00`, ISO); default: the board's now."""
    entry = find_interview(board, interview)
    kind = known_word("kind", kind, SENT)
    row = row_for(board, entry, kind, to)
    name = row.to if row is not None and (to is not None or row.to is not None) else person_named(board, entry, kind, to)
    personal = row is None or KINDS[kind].outward
    line = {
        "date": stamp_of(at, board, entry),
        "sent": kind,
        "to": name if personal else None,
        "by": known_word("channel", by, CHANNELS) if by else (row.by if row is not None else None),
        "via": row.via if row is not None else None,
        "note": note,
        "proofread_by": proofread_by or (proofreader_of(board.folder, row) if row is not None else None),
    }
    return _log_change(board, entry, line)


def heard(
    board: Board,
    interview: str,
    kind: str,
    *,
    sender: str | None = None,
    by: str | None = None,
    at: str | None = None,
    decision_by: str | None = None,
    note: str | None = None,
) -> Change:
    """The change that logs something as heard from the company."""
    entry = find_interview(board, interview)
    kind = known_word("kind", kind, HEARD)
    if sender is not None:
        opportunity = opportunity_of(board, entry)
        people = opportunity.match(sender, entry, kind == "reference-check")
        if len({p.name for p in people}) == 1:
            sender = people[0].name
    promised = promise_of(decision_by, board) if decision_by else None
    line = {
        "date": stamp_of(at, board, entry),
        "heard": kind,
        "from": sender,
        "by": known_word("channel", by, CHANNELS) if by else None,
        "decision_by": promised,
        "note": note,
    }
    return _log_change(board, entry, line)


def skip(board: Board, interview: str, kind: str, *, to: str | None = None, reason: str | None = None) -> Change:
    """The change that skips an action."""
    entry = find_interview(board, interview)
    kind = known_word("kind", kind, KINDS)
    name = person_named(board, entry, kind, to) if to else None
    plain = name is None and reason is None
    item: Mapping[str, str | None] | str = kind if plain else {"kind": kind, "to": name, "reason": reason}
    return Change(board, entry, lambda text: append_item(text, "skip", item), f"skip {kind}")


def snooze(board: Board, interview: str, kind: str, *, until: str, to: str | None = None) -> Change:
    """The change that puts an action off until a day."""
    entry = find_interview(board, interview)
    kind = known_word("kind", kind, KINDS)
    day = day_of(until, board)
    if day < local_day(board.now, entry.zone):
        raise BadValue(f"{until!r} is {day}, which is in the past", "write a future day: tomorrow, mon, +3d")
    name = person_named(board, entry, kind, to) if to else None
    for z in entry.snooze:  # of several, the last day counts
        if z.kind == kind and z.until >= day and (z.to is None or (name is not None and folded(z.to) == folded(name))):
            raise Refused(
                f"{kind} is already put off until {z.until} ({visible(entry.file)}:{z.line}); nothing was written. "
                f"For an earlier day, undo that first with --undo"
            )
    item = {"kind": kind, "to": name, "until": day.isoformat()}
    return Change(board, entry, lambda text: append_item(text, "snooze", item), f"snooze {kind} until {day}")


def close(board: Board, interview: str, *, reason: str | None = None, at: str | None = None) -> Change:
    """The change that closes an opportunity from a day on."""
    entry = find_interview(board, interview)
    if entry.closed is not None:
        raise Refused(f"{visible(entry.file)}:{entry.closed.line}: it is already closed; nothing was written (--undo reopens it)")
    item = {"date": reached(day_of(at or "today", board, past=True), board, entry).isoformat(), "reason": reason}
    return Change(board, entry, lambda text: add_field(text, "closed", item), "closed")


def undo_log(board: Board, interview: str, word: str, kind: str, who: str | None = None, at: str | None = None) -> Change:
    """The change that takes the last `sent` or `heard` line of a kind (to or from somebody, of a moment) out again."""
    entry = find_interview(board, interview)
    date = stamp_of(at, board, entry) if at is not None else None
    key = "to" if word == "sent" else "from"

    def meant(item: Any) -> bool:
        if not isinstance(item, dict) or item.get(word) != kind:
            return False
        named = who is None or folded(who) in folded(str(item.get(key, "")))
        return named and (date is None or str(item.get("date")).replace("T", " ") == date)

    return _removal(board, entry, "log", meant, f"{word}: {kind}")


def undo_item(board: Board, interview: str, key: str, kind: str, to: str | None = None) -> Change:
    """The change that takes the last skip or snooze of a kind out again."""
    entry = find_interview(board, interview)

    def meant(item: Any) -> bool:
        if not isinstance(item, dict):
            return bool(item == kind) and to is None
        return item.get("kind") == kind and (to is None or folded(to) in folded(str(item.get("to", ""))))

    return _removal(board, entry, key, meant, f"{key} {kind}")


def undo_close(board: Board, interview: str) -> Change:
    """The change that takes `closed` out again."""
    entry = find_interview(board, interview)

    def apply(text: str) -> str:
        new = remove_field(text, "closed")
        if new is None:
            raise BadChoice("nothing to undo: it is not closed,", entry.id)
        return new

    return Change(board, entry, apply, "closed")


def _removal(board: Board, entry: Interview, key: str, meant: Callable[[Any], bool], words: str) -> Change:
    def apply(text: str) -> str:
        new = remove_item(text, key, meant)
        if new is None:
            raise BadChoice(f"nothing to undo: {visible(entry.file)} has no", words)
        return new

    return Change(board, entry, apply, words)


def _log_change(board: Board, entry: Interview, line: Mapping[str, str | None]) -> Change:
    words = " ".join(v for k, v in line.items() if v and k in ("sent", "heard", "to", "from"))
    return Change(board, entry, lambda text: append_item(text, "log", line), words)
