"""The person's word into the journal: done, heard, skip, snooze, close, and taking each back. Notebooks call these too.

Every function reads the journal, works out the change, proves it (`edit`), puts it on disk (`safewrite`) and reads the
journal anew, so that it can say what the change means now.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from .api import PATH, Board, open_board
from .dates import BadDate, clock_trap, local, local_day, parse_period_end, parse_typed_day, parse_typed_stamp
from .draftfile import proofreader_of
from .edit import add_field, append_item, remove_field, remove_item
from .errors import BadChoice, BadValue, DiskError, Refused, Stale
from .header import HeaderError
from .model import CHANNELS, HEARD, KINDS, OTHER_SENT, Action, Interview
from .safewrite import editor_note, replace_text
from .schedule import schedule
from .story import Story
from .text import folded, nearest, visible
from .wording import nickname

SENT = (*KINDS, *OTHER_SENT)
_OPEN = ("overdue", "due", "blocked", "waiting")


class Written(NamedTuple):
    """What a change did: `diff` as a person reads it, `line` where the new text stands (0: taken out), what it means now."""

    file: str
    line: int
    text: str
    diff: str
    opened: tuple[Action, ...]
    advice: tuple[str, ...]
    note: str | None
    board: Board


class Change(NamedTuple):
    """A change that is worked out but not yet made."""

    board: Board
    entry: Interview
    apply: Callable[[str], str]
    text: str


def writable_board(journal: PATH | None, now: datetime | str | None, playbook: str | None) -> Board:
    """The board of a journal that may be written to. Refused for a sample, whose clock is pinned, unless `now` is given."""
    board = open_board(journal, now, playbook)
    if now is None:
        refuse_a_sample(board)
    if board.journal is None:
        raise Refused("journal.toml cannot be read, so nothing was written: " + board.problems[0].message)
    if board.playbook is None:
        raise Refused("the playbook cannot be read, so nothing was written: " + board.problems[0].message)
    return board


def refuse_a_sample(board: Board) -> None:
    """Refused where the journal is a sample: nobody's own word belongs into it."""
    if is_pinned(board):
        raise Refused(
            f"{visible(board.folder)} is a sample journal, its clock is pinned; nothing was written. "
            "Start your own with followup init DIR, or give --now"
        )


def is_pinned(board: Board) -> bool:
    """Whether a journal is a sample, whose clock stands still."""
    return board.journal is not None and board.journal.settings.now is not None


def find_interview(board: Board, named: str) -> Interview:
    """The interview that an id, its nickname or an unambiguous part of it means."""
    entries = board.journal.entries if board.journal else ()
    named = named.removeprefix("./")
    wanted = folded(named.removesuffix(".md"))
    tests: tuple[Callable[[Interview], bool], ...] = (
        lambda e: e.id == named or e.file == named,
        lambda e: folded(nickname(e.id)) == wanted,
        lambda e: wanted in folded(e.id),
    )
    for test in tests:
        found = [e for e in entries if test(e)]
        if len(found) == 1 and (other := _also_fits(board, wanted)) and found[0].id != named and found[0].file != named:
            raise Refused(
                f"{visible(other)} may be meant too and has an error (followup check), so nothing was written; "
                f"or write {visible(found[0].id)} in full"
            )
        if len(found) == 1:
            return found[0]
        if found:
            several = "\n".join(f"  {visible(e.id)}" for e in sorted(found))
            raise BadChoice("more than one interview fits", named, f"write one in full:\n{several}\n")
    for problem in board.problems:
        if problem.code == "unreadable":
            raise DiskError(f"{visible(problem.file)}: {problem.message}; nothing was written")
    unread = [f for f in board.unread_files if wanted and wanted in folded(f)]
    if unread:
        raise Refused(f"{visible(unread[0])} has an error (followup check), so nothing was written")
    meant = nearest(named, [nickname(e.id) for e in entries]) or nearest(named, [e.id for e in entries])
    raise BadChoice("no interview", named, f"did you mean {visible(meant)}?" if meant else "followup table lists them")


def _also_fits(board: Board, wanted: str) -> str | None:
    return next((f for f in board.unread_files if wanted and wanted in folded(f.removesuffix(".md"))), None)


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
    kind = _known("kind", kind, SENT)
    row = _row_for(board, entry, kind, to)
    name = row.to if row is not None and (to is not None or row.to is not None) else _person(board, entry, kind, to)
    personal = row is None or kind not in ("prepare", "reflect", "move-on")
    line = {
        "date": _stamp(at, board, entry),
        "sent": kind,
        "to": name if personal else None,
        "by": _known("channel", by, CHANNELS) if by else (row.by if row is not None else None),
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
    kind = _known("kind", kind, HEARD)
    if sender is not None:
        story = _story(board, entry)
        people = story.match(sender, entry, kind == "reference-check")
        if len({p.name for p in people}) == 1:
            sender = people[0].name
    promised = _typed_promise(decision_by, board, entry) if decision_by else None
    line = {
        "date": _stamp(at, board, entry),
        "heard": kind,
        "from": sender,
        "by": _known("channel", by, CHANNELS) if by else None,
        "decision_by": promised,
        "note": note,
    }
    return _log_change(board, entry, line)


def skip(board: Board, interview: str, kind: str, *, to: str | None = None, reason: str | None = None) -> Change:
    """The change that skips an action."""
    entry = find_interview(board, interview)
    kind = _known("kind", kind, KINDS)
    name = _person(board, entry, kind, to) if to else None
    plain = name is None and reason is None
    item: Mapping[str, str | None] | str = kind if plain else {"kind": kind, "to": name, "reason": reason}
    return Change(board, entry, lambda text: append_item(text, "skip", item), f"skip {kind}")


def snooze(board: Board, interview: str, kind: str, *, until: str, to: str | None = None) -> Change:
    """The change that puts an action off until a day."""
    entry = find_interview(board, interview)
    kind = _known("kind", kind, KINDS)
    day = _day(until, board, entry)
    name = _person(board, entry, kind, to) if to else None
    item = {"kind": kind, "to": name, "until": day.isoformat()}
    return Change(board, entry, lambda text: append_item(text, "snooze", item), f"snooze {kind} until {day}")


def close(board: Board, interview: str, *, reason: str | None = None, at: str | None = None) -> Change:
    """The change that closes an opportunity from a day on."""
    entry = find_interview(board, interview)
    if entry.closed is not None:
        raise Refused(f"{visible(entry.file)}:{entry.closed.line}: it is closed already; nothing was written (--undo opens it)")
    item = {"date": _day(at or "today", board, entry).isoformat(), "reason": reason}
    return Change(board, entry, lambda text: add_field(text, "closed", item), "closed")


def undo_log(board: Board, interview: str, word: str, kind: str, who: str | None = None) -> Change:
    """The change that takes the last `sent` or `heard` line of a kind (to or from somebody) out again."""
    entry = find_interview(board, interview)
    key = "to" if word == "sent" else "from"

    def meant(item: Any) -> bool:
        return (
            isinstance(item, dict) and item.get(word) == kind and (who is None or folded(who) in folded(str(item.get(key, ""))))
        )

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
            raise BadChoice("nothing to take back: it is not closed,", entry.id)
        return new

    return Change(board, entry, apply, "closed")


def advice_of(change: Change) -> list[str]:
    """What the playbook would say against the change, before it is made."""
    board, entry = change.board, change.entry
    if board.journal is None or board.playbook is None:
        return []
    from .reading import read_entry

    read = read_entry(entry.file, _applied(change, _text(board, entry)), board.journal.settings)
    if read.entry is None:
        return []
    entries = [read.entry if e.id == entry.id else e for e in board.journal.entries]
    # Both at one moment, late enough for the new line to count: what an older line of the future says is not news.
    at = max(board.now, _latest(read.entry))
    _, after = schedule(entries, board.playbook, at, board.journal.settings)
    _, before = schedule(board.journal.entries, board.playbook, at, board.journal.settings)
    known = [a.message for a in before]
    return [f"{a.message} ({a.code})" for a in after if a.message not in known]


def _latest(entry: Interview) -> datetime:
    return max((line.when.at for line in entry.log), default=entry.start)


def preview(change: Change) -> str:
    """The change as a diff, without making it."""
    text = _text(change.board, change.entry)
    return _diff(change.entry.file, text, _applied(change, text))


def _applied(change: Change, text: str) -> str:
    """The text with the change; Refused where the entry is another one than the board's."""
    from .reading import read_entry

    entry, journal = change.entry, change.board.journal
    if journal is None or read_entry(entry.file, text, journal.settings).entry != entry:
        raise Stale(f"{visible(entry.file)}: changed since the journal was read; nothing was written, read it anew")
    try:
        return change.apply(text)
    except HeaderError as bad:
        raise Refused(f"{visible(entry.file)}:{bad.line}: {bad.message}; nothing was written") from None


def commit(change: Change, *, force: bool = False) -> Written:
    """Make the change on disk and say what it means now. Refused where the file is another one than was read."""
    board, entry = change.board, change.entry
    seen: list[str] = []
    read = _text(board, entry)

    def apply(text: str) -> str:
        seen[:] = [text, _applied(change, text)]
        return seen[1]

    changed = replace_text(board.folder, entry.file, apply, force=force)
    old, new = seen if changed else (read, read)
    after = open_board(board.folder, board.now if board.clock != "the clock" else None, board.playbook_name)
    return Written(
        entry.file, _new_line(old, new), change.text, _diff(entry.file, old, new), _opened(board, after, entry),
        tuple(f"{a.message} ({a.code})" for a in after.advice if a not in board.advice),
        editor_note(board.folder, entry.file), after,
    )  # fmt: skip


def _opened(before: Board, after: Board, entry: Interview) -> tuple[Action, ...]:
    """The rows of the opportunity that are new or stand differently."""
    known = {a.id: (a.state, a.opens, a.due) for a in before.actions}
    return tuple(
        a for a in after.actions
        if a.opportunity == entry.opportunity and a.state in _OPEN and known.get(a.id) != (a.state, a.opens, a.due)
    )  # fmt: skip


def _text(board: Board, entry: Interview) -> str:
    try:
        with open(os.path.join(board.folder, entry.file), encoding="utf-8", newline="") as f:
            return f.read()
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{visible(entry.file)}: it cannot be read any more; nothing was written") from None


def _diff(file: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), file, file, "now", "then", lineterm="", n=2)
    return "\n".join(visible(line) for line in lines)


def _new_line(old: str, new: str) -> int:
    """The line on which the first new text stands; 0 where something was only taken out."""
    was, now = old.split("\n"), new.split("\n")
    start = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    added = len(now) - len(was)
    if added < 0:
        return 0
    return next((i for i in range(start, start + max(added, 1)) if "{" in now[i]), start + max(added, 1) - 1) + 1


def _removal(board: Board, entry: Interview, key: str, meant: Callable[[Any], bool], words: str) -> Change:
    def apply(text: str) -> str:
        new = remove_item(text, key, meant)
        if new is None:
            raise BadChoice(f"nothing to take back: {visible(entry.file)} has no", words)
        return new

    return Change(board, entry, apply, words)


def _log_change(board: Board, entry: Interview, line: Mapping[str, str | None]) -> Change:
    words = " ".join(v for k, v in line.items() if v and k in ("sent", "heard", "to", "from"))
    return Change(board, entry, lambda text: append_item(text, "log", line), words)


def _known(what: str, word: str, known: tuple[str, ...]) -> str:
    lowered = word.strip().lower()
    if lowered in known:
        return lowered
    meant = nearest(lowered, known, 0.6)
    raise BadChoice(f"no {what}", word, f"did you mean {meant}?" if meant else "known are: " + ", ".join(known))


def _story(board: Board, entry: Interview) -> Story:
    if board.journal is None or board.playbook is None:
        raise Refused("the journal cannot be read; nothing was written")
    group = [e for e in board.journal.entries if e.opportunity == entry.opportunity]
    return Story(group, board.playbook, board.now, board.journal.settings)


def _row_for(board: Board, entry: Interview, kind: str, to: str | None) -> Action | None:
    """The row that is meant: the one to that person, or the only one that is open."""
    rows = [a for a in board.actions if a.interview == entry.id and a.kind == kind]
    if to is not None and kind not in OTHER_SENT:
        name = _person(board, entry, kind, to)
        mine = [a for a in rows if a.to == name] or ([a for a in rows if a.via == name])
        return next((a for a in mine if a.state in _OPEN), mine[0] if mine else None)
    opened = [a for a in rows if a.state in ("overdue", "due", "blocked")] or [a for a in rows if a.state == "waiting"]
    opened = opened or [a for a in rows if a.to is not None]  # done or dropped: it still went to somebody
    if len(opened) > 1 and len({a.to for a in opened}) > 1:
        several = "\n".join(f"  --to {visible(a.to or '')!r}" for a in opened)
        raise BadChoice(f"more than one person is owed a {kind} in", entry.id, f"say which:\n{several}\n")
    return opened[0] if opened else None


def _person(board: Board, entry: Interview, kind: str, to: str | None) -> str | None:
    """The full name of the one who is meant."""
    if to is None or kind in OTHER_SENT:
        return to
    story = _story(board, entry)
    references = kind.endswith("-reference")
    people = story.match(to, entry, references)
    names = list(dict.fromkeys(p.name for p in people))
    if len({folded(n) for n in names}) == 1:
        return names[0]
    pool = [p for e in story.entries for p in e.references] if references else story.everybody()
    known = ", ".join(dict.fromkeys(visible(n) for n in (names or [p.name for p in pool])))
    what = "more than one person fits" if names else "nobody here is called"
    raise BadChoice(what, to, f"known are: {known}" if known else "the entry names nobody")


def _stamp(typed: str | None, board: Board, entry: Interview) -> str:
    """A log line's date in the entry's zone, to the minute; a bare day where no hour was typed."""
    if typed is None:
        there = local(board.now, entry.zone)
        text = there.strftime("%Y-%m-%d %H:%M")
        twice = clock_trap(there.date(), there.time().replace(second=0, fold=0), entry.zone) == "twice"
        return text + (there.strftime("%z")[:3] + ":" + there.strftime("%z")[3:5] if twice else "")
    try:
        return parse_typed_stamp(typed, local_day(board.now, entry.zone))
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None


def _day(typed: str, board: Board, entry: Interview) -> date:
    try:
        return parse_typed_day(typed, local_day(board.now, entry.zone))
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None


def _typed_promise(typed: str, board: Board, entry: Interview) -> str:
    """A promised day as typed: a month or a week stays what it is, everything else becomes an ISO date."""
    try:
        parse_period_end(typed)
        return typed.strip()
    except BadDate:
        return _day(typed, board, entry).isoformat()
