"""The person's word as a change of one entry: done, heard, skip, snooze, close, interest, move, and taking each back.

Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..api import Board
from ..base.light_typing import Any, NamedTuple
from ..base.text import folded, visible
from ..dates.local_time import local_day
from ..dates.parsing import parse_moment
from ..drafts.output.saved_file import proofreader_of
from ..errors import BadChoice, BadValue, Refused
from ..journal.names.field_names import FieldNames
from ..journal.syntax.splice import add_field, append_item, remove_field, remove_item
from ..kinds import CHANNELS, KINDS
from ..model import Interview
from .choose_round import Choice, find_round, having, latest, latest_over, name_for, with_open_row
from .kind_words import heard_kind, known_word, sent_kind
from .memo import written_line
from .resolve import day_of, person_named, promise_of, reached, row_for, stamp_of
from .which import meant


class Change(NamedTuple):
    """A change that is worked out but not yet made.

    `back` gives the words of the command that takes it back, from the board after the change and the entry's text before it.
    """

    board: Board
    entry: Interview
    apply: Callable[[str], str]
    text: str
    back: Callable[[Board, str], Sequence[str]] | None = None


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
    accepted: str | None = None,
) -> Change:
    """The change that logs something as sent. `at` is as typed (`14:30`, `yesterday 18:00`, ISO); default: the board's now.

    `accepted` (yes or no) says what an answer to an offer was. Raises BadValue where that does not belong to the kind.
    """
    kind = sent_kind(kind)
    _refuse_beside("--accepted", accepted, kind, "answer-offer")
    entry = find_round(board, interview, with_open_row(kind, to))
    to = to if to is not None else _person_meant(board, interview, entry, kind)
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
        "accepted": known_word("answer", accepted, ("yes", "no")) if accepted else None,
        "proofread_by": proofread_by or (proofreader_of(board.folder, row) if row is not None else None),
    }
    return _log_change(board, interview, entry, line)


def heard(
    board: Board,
    interview: str,
    kind: str,
    *,
    sender: str | None = None,
    by: str | None = None,
    at: str | None = None,
    decision_by: str | None = None,
    due: str | None = None,
    note: str | None = None,
) -> Change:
    """The change that logs something as heard from the company; `due` is the day of an assignment, BadValue for another kind."""
    kind = heard_kind(kind)
    _refuse_beside("--due", due, kind, "assignment")
    entry = find_round(board, interview, latest_over)
    sender = sender if sender is not None else meant(board, interview).person
    if sender is not None:
        hint = f"; write whoever it is into {visible(entry.file)} first, or leave --from out"
        sender = person_named(board, entry, "ask-reference" if kind == "reference-check" else "check-in", sender, hint)
    promised = promise_of(decision_by, board) if decision_by else None
    line = {
        "date": stamp_of(at, board, entry),
        "heard": kind,
        "from": sender,
        "by": known_word("channel", by, CHANNELS) if by else None,
        "decision_by": promised,
        "due": promise_of(due, board) if due else None,
        "note": note,
    }
    return _log_change(board, interview, entry, line)


def _names(board: Board) -> FieldNames:
    return board.journal.settings.fields


def _refuse_beside(option: str, value: str | None, kind: str, belongs_to: str) -> None:
    """Refuse an option that says nothing beside this kind."""
    if value is not None and kind != belongs_to:
        raise BadValue(f"{option} {value} says nothing beside {kind}", f"it belongs to {belongs_to}; leave it out")


def skip(board: Board, interview: str, kind: str, *, to: str | None = None, reason: str | None = None) -> Change:
    """The change that skips an action."""
    kind = known_word("kind", kind, KINDS)
    entry = find_round(board, interview, with_open_row(kind, to))
    to = to or _person_meant(board, interview, entry, kind)
    name = person_named(board, entry, kind, to) if to else None
    plain = name is None and reason is None
    item: Mapping[str, str | None] | str = kind if plain else {"kind": kind, "to": name, "reason": reason}
    back = _back("skip", interview, entry, kind, "--to", name, _has_item("skip", kind, name))
    return Change(board, entry, lambda text: append_item(text, "skip", item, _names(board)), f"skip {kind}", back)


def snooze(board: Board, interview: str, kind: str, *, until: str, to: str | None = None) -> Change:
    """The change that puts an action off until a day."""
    kind = known_word("kind", kind, KINDS)
    entry = find_round(board, interview, with_open_row(kind, to))
    to = to or _person_meant(board, interview, entry, kind)
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
    back = _back("snooze", interview, entry, kind, "--to", name, _has_item("snooze", kind, name))
    return Change(board, entry, lambda text: append_item(text, "snooze", item, _names(board)), f"snooze {kind} until {day}", back)


def close(board: Board, interview: str, *, reason: str | None = None, at: str | None = None) -> Change:
    """The change that closes an opportunity from a day on."""
    entry = find_round(board, interview, latest)
    if entry.closed is not None:
        raise Refused(f"{visible(entry.file)}:{entry.closed.line}: it is already closed; nothing was written (--undo reopens it)")
    item = {"date": reached(day_of(at or "today", board, past=True), board, entry).isoformat(), "reason": reason}
    back = _back("close", interview, entry, None, "--to", None, _IS_CLOSED)
    return Change(board, entry, lambda text: add_field(text, "closed", item, _names(board)), "closed", back)


def undo_log(board: Board, interview: str, word: str, kind: str, who: str | None = None, at: str | None = None) -> Change:
    """The change that takes the last `sent` or `heard` line of a kind (to or from somebody, of a moment) out again."""
    kind = (sent_kind if word == "sent" else heard_kind)(kind)
    entry = find_round(board, interview, having(has_line(board, word, kind, who, at)))
    date = stamp_of(at, board, entry) if at is not None else None
    key = "to" if word == "sent" else "from"

    def unwanted(item: Any) -> bool:
        if not isinstance(item, dict) or item.get(word) != kind:
            return False
        named = who is None or folded(who) in folded(str(item.get(key, "")))
        return named and (date is None or str(item.get("date")).replace("T", " ") == date)

    return _removal(board, entry, "log", unwanted, f"{word}: {kind}")


def undo_item(board: Board, interview: str, key: str, kind: str, to: str | None = None) -> Change:
    """The change that takes the last skip or snooze of a kind out again."""
    kind = known_word("kind", kind, KINDS)
    entry = find_round(board, interview, _has_item(key, kind, to))

    def unwanted(item: Any) -> bool:
        if not isinstance(item, dict):
            return bool(item == kind) and to is None
        return item.get("kind") == kind and (to is None or folded(to) in folded(str(item.get("to", ""))))

    return _removal(board, entry, key, unwanted, f"{key} {kind}")


def undo_close(board: Board, interview: str) -> Change:
    """The change that takes `closed` out again."""
    entry = find_round(board, interview, _IS_CLOSED)

    def apply(text: str) -> str:
        names = _names(board)
        ours = written_line(board.folder, entry.file, "closed", text, lambda item: True, names)
        new = remove_field(text, "closed", with_key=ours is None or ours.made_key, empty=ours.empty if ours else "", names=names)
        if new is None:
            raise BadChoice("nothing to undo: it is not closed,", entry.id)
        return new

    return Change(board, entry, apply, "closed")


def _removal(board: Board, entry: Interview, key: str, unwanted: Callable[[Any], bool], words: str) -> Change:
    def apply(text: str) -> str:
        names = _names(board)
        ours = written_line(board.folder, entry.file, key, text, unwanted, names)
        with_key, empty = (ours.made_key, ours.empty) if ours else (False, "")
        new = remove_item(text, key, ours.is_of if ours else unwanted, with_key=with_key, empty=empty, names=names)
        if new is None:
            raise BadChoice(f"nothing to undo: {visible(entry.file)} has no", words)
        return new

    return Change(board, entry, apply, words)


def _log_change(board: Board, interview: str, entry: Interview, line: Mapping[str, str | None]) -> Change:
    words = " ".join(v for k, v in line.items() if v and k in ("sent", "heard", "to", "from"))
    verb, word, key = ("done", "sent", "to") if line.get("sent") else ("heard", "heard", "from")
    kind, who = line[word] or "", line[key]
    back = _back(verb, interview, entry, kind, f"--{key}", who, having(has_line(board, word, kind, who)))
    return Change(board, entry, lambda text: append_item(text, "log", line, _names(board)), words, back)


def _person_meant(board: Board, interview: str, entry: Interview, kind: str) -> str | None:
    """Who was named in place of a company, where a row of that kind in the entry goes to (or through) them."""
    person = meant(board, interview).person
    rows = [a for a in board.actions_of(entry.opportunity) if a.interview == entry.id and a.kind == kind]
    return person if person is not None and any(person in (a.to, a.via) for a in rows) else None


# Taking back


def _back(
    verb: str, interview: str, entry: Interview, kind: str | None, option: str, who: str | None, choose: Choice
) -> Callable[[Board, str], Sequence[str]]:
    """The words of the command with --undo, for the board after the change."""

    def words(after: Board, _: str) -> Sequence[str]:
        named = name_for(after, interview, entry, choose)
        return [verb, named, *([kind] if kind else []), *([option, who] if who else []), "--undo"]

    return words


def has_line(board: Board, word: str, kind: str, who: str | None, at: str | None = None) -> Callable[[Interview], bool]:
    """Whether the log of an entry has such a `sent` or `heard` line."""

    def test(entry: Interview) -> bool:
        stamp = parse_moment(stamp_of(at, board, entry), entry.zone) if at is not None else None
        return any(
            (line.sent if word == "sent" else line.heard) == kind
            and (who is None or folded(who) in folded(line.who or ""))
            and (stamp is None or (line.when.at, line.when.timed) == (stamp.at, stamp.timed))
            for line in entry.log
        )

    return test


def _has_item(key: str, kind: str, to: str | None) -> Choice:
    """The round that has such a skip or snooze."""
    return having(
        lambda e: any(
            i.kind == kind and (to is None or folded(to) in folded(i.to or "")) for i in (e.skip if key == "skip" else e.snooze)
        )
    )


_IS_CLOSED = having(lambda entry: entry.closed is not None)
