"""The person's word as a change of one entry: done, heard, skip, snooze, close. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ..api import Board
from ..base.text import folded, visible
from ..dates.local_time import local_day, short_day
from ..drafts.output.saved_file import proofreader_of
from ..errors import BadValue, Refused
from ..journal.syntax.item_keys import with_key
from ..journal.syntax.splice import add_field, append_item
from ..kinds import CHANNELS, KINDS, OPEN_STATES
from ..model import Action, Interview, LogLine
from .change import Change
from .choose_round import find_entry, find_round, having, latest, latest_over, with_open_row
from .kind_words import heard_kind, known_answer, known_word, sent_kind
from .resolve import day_of, opportunity_of, person_named, promise_of, reached, row_for, stamp_of
from .taking_back import IS_CLOSED, back_to, has_item, has_line
from .which import Entry, meant

_WORDS = ("reply", "invitation", "assignment", "offer", "rejection")
_ONCE = ("rejection", "offer")


def done(
    board: Board,
    interview: str,
    kind: str,
    *,
    to: str | None = None,
    by: str | None = None,
    at: str | datetime | None = None,
    note: str | None = None,
    proofread_by: str | None = None,
    accepted: str | None = None,
    message_id: str | None = None,
    direct: bool = False,
) -> Change:
    """The change that logs something as sent. `at` is as typed (`14:30`, `yesterday 18:00`, ISO) or a moment; default: now.

    `accepted` (yes or no) says what an answer to an offer was, `message_id` which mail it was; `direct`, that it did not go
    through the recruiter, even if the row does. Raises BadValue where `accepted` does not belong to the kind.
    """
    kind = sent_kind(kind)
    _refuse_beside("--accepted", accepted, kind, "answer-offer")
    entry = find_round(board, interview, with_open_row(kind, to), of_rows=True)
    to = to if to is not None else _person_meant(board, interview, entry, kind)
    row = row_for(board, entry, kind, to)
    name = row.to if row is not None and (to is not None or row.to is not None) else person_named(board, entry, kind, to)
    personal = row is None or KINDS[kind].outward
    line = {
        "date": stamp_of(at, board, entry),
        "sent": kind,
        "to": name if personal else None,
        "by": known_word("channel", by, CHANNELS) if by else (row.by if row is not None else None),
        "via": row.via if row is not None and not direct else None,
        "note": note,
        "accepted": known_answer("answer", accepted, ("yes", "no")) if accepted else None,
        "proofread_by": proofread_by or (proofreader_of(board.folder, row) if row is not None else None),
        "message_id": message_id,
    }
    notes = _not_on_the_list(kind, name, row)
    if kind == "answer-offer" and not accepted:
        notes = (*notes, "it does not say what you answered: undo it, and add --accepted yes or --accepted no")
    return _log_change(board, interview, entry, line)._replace(notes=notes)


def with_message_id(board: Board, interview: str, line: LogLine, message_id: str) -> Change:
    """The change that writes beside a line of the log which mail it was. Raises Refused where the line is not there any more."""
    entries: tuple[Entry, ...] = (*board.journal.entries, *board.journal.applications)
    entry = next((e for e in entries if e.id == interview), None)
    there = next((x for x in entry.log if x._replace(line=0) == line._replace(line=0)), None) if entry is not None else None
    if entry is None or there is None:
        raise Refused(f"{visible(interview)}: the line is not there any more; nothing was written")
    names = board.journal.settings.fields
    words = " ".join(filter(None, (line.sent or line.heard, line.who)))

    def apply(text: str) -> str:
        return with_key(text, "log", there.line, "message_id", message_id, names)

    return Change(board, entry, apply, f"message_id of {words}")


def _not_on_the_list(kind: str, name: str | None, row: Action | None) -> tuple[str, ...]:
    """What there is to say of something done for which there is no open row."""
    if kind not in KINDS or (row is not None and row.state in OPEN_STATES):
        return ()
    what = kind + (f" to {visible(name)}" if name else "")
    if row is None:
        return (f"there was no {what} on the list",)
    if row.state == "done" and row.done is not None:
        return (f"{what} was done already ({short_day(local_day(row.done, row.zone))})",)
    return (f"{what} was not on the list any more: {visible(row.reason)}",)


def heard(
    board: Board,
    interview: str,
    kind: str,
    *,
    sender: str | None = None,
    by: str | None = None,
    at: str | datetime | None = None,
    decision_by: str | None = None,
    due: str | None = None,
    note: str | None = None,
    message_id: str | None = None,
) -> Change:
    """The change that logs something as heard from the company; `due` is the day of an assignment, BadValue for another kind.

    `at` and `message_id` as for `done`.
    """
    kind = heard_kind(kind)
    _refuse_beside("--due", due, kind, "assignment")
    entry = find_entry(board, interview, latest_over)
    if sender is None and isinstance(entry, Interview):
        sender = meant(board, interview).person
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
        "message_id": message_id,
    }
    change = _log_change(board, interview, entry, line)
    given = any((at, by, decision_by, due, note))
    if not given and _says_so_already(board, entry, kind, sender):
        return change._replace(apply=lambda text: text)
    return change


def _says_so_already(board: Board, entry: Entry, kind: str, sender: str | None) -> bool:
    """Whether the last word of the company was this rejection or offer: it comes once."""
    rounds = opportunity_of(board, entry).entries if isinstance(entry, Interview) else (entry,)
    words = [line for e in rounds for line in e.log if line.heard in _WORDS and line.when.at <= board.now]
    last = sorted(words, key=lambda line: line.when.at)[-1] if words and kind in _ONCE else None
    return last is not None and last.heard == kind and (sender is None or folded(sender) in folded(last.who or ""))


def _refuse_beside(option: str, value: str | None, kind: str, belongs_to: str) -> None:
    """Refuse an option that says nothing beside this kind."""
    if value is not None and kind != belongs_to:
        raise BadValue(f"{option} {value} says nothing beside {kind}", f"it belongs to {belongs_to}; leave it out")


def skip(board: Board, interview: str, kind: str, *, to: str | None = None, reason: str | None = None) -> Change:
    """The change that skips an action."""
    kind = known_word("kind", kind, KINDS)
    entry = find_round(board, interview, with_open_row(kind, to), of_rows=True)
    to = to or _person_meant(board, interview, entry, kind)
    name = person_named(board, entry, kind, to) if to else None
    plain = name is None and reason is None
    item: Mapping[str, str | None] | str = kind if plain else {"kind": kind, "to": name, "reason": reason}
    back = back_to("skip", interview, entry, kind, "--to", name, has_item("skip", kind, name))
    return Change(board, entry, lambda text: append_item(text, "skip", item, board.journal.settings.fields), f"skip {kind}", back)


def snooze(board: Board, interview: str, kind: str, *, until: str, to: str | None = None) -> Change:
    """The change that puts an action off until a day."""
    kind = known_word("kind", kind, KINDS)
    entry = find_round(board, interview, with_open_row(kind, to), of_rows=True)
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
    back = back_to("snooze", interview, entry, kind, "--to", name, has_item("snooze", kind, name))
    names = board.journal.settings.fields
    return Change(board, entry, lambda text: append_item(text, "snooze", item, names), f"snooze {kind} until {day}", back)


def close(board: Board, interview: str, *, reason: str | None = None, at: str | None = None) -> Change:
    """The change that closes an opportunity from a day on."""
    entry = find_entry(board, interview, latest)
    if entry.closed is not None:
        raise Refused(f"{visible(entry.file)}:{entry.closed.line}: it is already closed; nothing was written (--undo reopens it)")
    day = reached(day_of(at or "today", board, past=True), board, entry)
    if day > local_day(board.now, entry.zone):
        raise BadValue(f"{at!r} is {day}, which is in the future", "close it then, or put off what is open: followup snooze")
    item = {"date": day.isoformat(), "reason": reason}
    back = back_to("close", interview, entry, None, "--to", None, IS_CLOSED)
    return Change(board, entry, lambda text: add_field(text, "closed", item, board.journal.settings.fields), "closed", back)


def _log_change(board: Board, interview: str, entry: Entry, line: Mapping[str, str | None]) -> Change:
    words = " ".join(v for k, v in line.items() if v and k in ("sent", "heard", "to", "from"))
    verb, word, key = ("done", "sent", "to") if line.get("sent") else ("heard", "heard", "from")
    kind, who = line[word] or "", line[key]
    back = back_to(verb, interview, entry, kind, f"--{key}", who, having(has_line(board, word, kind, who)))
    return Change(board, entry, lambda text: append_item(text, "log", line, board.journal.settings.fields), words, back)


def _person_meant(board: Board, interview: str, entry: Interview, kind: str) -> str | None:
    """Who was named in place of a company, where a row of that kind in the entry goes to (or through) them."""
    person = meant(board, interview, of_rows=True).person
    rows = [a for a in board.actions_of(entry.opportunity) if a.interview == entry.id and a.kind == kind]
    return person if person is not None and any(person in (a.to, a.via) for a in rows) else None
