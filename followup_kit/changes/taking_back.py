"""Takes back what the person said: the changes of `--undo`, the entries they are for, and the words of the command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..api import Board
from ..base.light import Any
from ..base.text import folded, visible
from ..dates.stamps import parse_moment
from ..errors import BadChoice
from ..journal.syntax.splice import remove_field, remove_item
from ..kinds import KINDS
from .change import Change
from .choose_round import Choice, find_entry, find_round, having, name_for
from .giving_back import given_back
from .kind_words import heard_kind, known_word, sent_kind
from .memo import last_group, written_line
from .resolve import stamp_of
from .which import Entry


def undo_log(board: Board, interview: str, word: str, kind: str, who: str | None = None, at: str | None = None) -> Change:
    """The change that takes the last `sent` or `heard` line of a kind (to or from somebody, of a moment) out again."""
    kind = (sent_kind if word == "sent" else heard_kind)(kind)
    choose = having(has_line(board, word, kind, who, at))
    heard = word == "heard"
    entry = find_entry(board, interview, choose) if heard else find_round(board, interview, choose, of_rows=True)
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
    entry = find_round(board, interview, has_item(key, kind, to), of_rows=True)

    def unwanted(item: Any) -> bool:
        if not isinstance(item, dict):
            return bool(item == kind) and to is None
        return item.get("kind") == kind and (to is None or folded(to) in folded(str(item.get("to", ""))))

    return _removal(board, entry, key, unwanted, f"{key} {kind}")


def undo_close(board: Board, interview: str) -> Change:
    """The change that takes `closed` out again."""
    entry = find_entry(board, interview, IS_CLOSED)

    def apply(text: str) -> str:
        names = board.journal.settings.fields
        ours = written_line(board.folder, entry.file, "closed", text, lambda item: True, names)
        new = given_back(text, ours, names) if ours else remove_field(text, "closed", names=names)
        if new is None:
            raise BadChoice("nothing to undo: it is not closed,", entry.id)
        return new

    return Change(board, entry, apply, "closed")


def undo_together(board: Board, entry: Entry, words: str) -> Change:
    """The change that takes back all that was written together into an entry last and stands there as it was written.

    `words` say what that is.
    """

    def apply(text: str) -> str:
        new = text
        for line in reversed(last_group(board.folder, entry.file)):
            new = given_back(new, line, board.journal.settings.fields)
        if new == text:
            raise BadChoice("nothing to undo: followup does not remember changing", entry.file)
        return new

    return Change(board, entry, apply, words)


def _removal(board: Board, entry: Entry, key: str, unwanted: Callable[[Any], bool], words: str) -> Change:
    def apply(text: str) -> str:
        names = board.journal.settings.fields
        ours = written_line(board.folder, entry.file, key, text, unwanted, names)
        new = given_back(text, ours, names) if ours else remove_item(text, key, unwanted, names=names)
        if new is None:
            raise BadChoice(f"nothing to undo: {visible(entry.file)} has no", words)
        return new

    return Change(board, entry, apply, words)


def back_to(
    verb: str, interview: str, entry: Entry, kind: str | None, option: str, who: str | None, choose: Choice
) -> Callable[[Board, str], Sequence[str]]:
    """The words of the command with --undo, for the board after the change."""

    def words(after: Board, _: str) -> Sequence[str]:
        named = name_for(after, interview, entry, choose)
        return [verb, named, *([kind] if kind else []), *([option, who] if who else []), "--undo"]

    return words


def has_line(board: Board, word: str, kind: str, who: str | None, at: str | None = None) -> Callable[[Entry], bool]:
    """Whether the log of an entry has such a `sent` or `heard` line."""

    def test(entry: Entry) -> bool:
        stamp = parse_moment(stamp_of(at, board, entry), entry.zone) if at is not None else None
        return any(
            (line.sent if word == "sent" else line.heard) == kind
            and (who is None or folded(who) in folded(line.who or ""))
            and (stamp is None or (line.when.at, line.when.timed) == (stamp.at, stamp.timed))
            for line in entry.log
        )

    return test


def has_item(key: str, kind: str, to: str | None) -> Choice:
    """The round that has such a skip or snooze."""
    return having(
        lambda e: any(
            i.kind == kind and (to is None or folded(to) in folded(i.to or "")) for i in (e.skip if key == "skip" else e.snooze)
        )
    )


IS_CLOSED = having(lambda entry: entry.closed is not None)
