"""One field of an entry's header as a change: the interest in an opportunity, the new date of an interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from ..api import Board
from ..dates.clock_times import format_duration, parse_start
from ..dates.local_time import local
from ..dates.parsing import BadDate, parse_typed_day
from ..errors import BadValue
from ..journal.entry import read_entry
from ..journal.splice import data_of, remove_field, set_field
from ..model import Interview
from .choose_round import Choice, find_round, having, latest, name_for
from .entry_changes import Change
from .kind_words import known_word
from .resolve import day_of

INTEREST = ("yes", "no", "undecided")
_CLOCK = re.compile(r"\d\d?:\d\d.*")
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d.*")
_WITH_T = re.compile(r"(\d{4}-\d\d-\d\d)(T\d.*)", re.IGNORECASE)


def interest(board: Board, which: str, word: str, *, undo: bool = False) -> Change:
    """The change that says whether the person wants the job: in the latest round, or for `undecided` in the one that says so.

    With `undo` the line of a word that was added at the end of the header goes again where it is `undecided` as before.
    """
    word = known_word("interest", word, INTEREST)
    entry = find_round(board, which, _choice(word))

    def apply(text: str) -> str:
        keys = list(data_of(text))
        if undo and word == "undecided" and keys[-1:] == ["interest"]:
            return remove_field(text, "interest") or text
        return set_field(text, "interest", word)

    def back(after: Board, _: str) -> Sequence[str]:
        return ["interest", name_for(after, which, entry, _choice(entry.interest)), entry.interest, "--undo"]

    return Change(board, entry, apply, f"interest {word}", back)


def _choice(word: str) -> Choice:
    return latest if word != "undecided" else having(lambda e: e.interest != "undecided")


def move(board: Board, which: str, day: str, clock: str = "") -> Change:
    """The change that gives an interview its new date, in the zone of the entry; without a time of day that stays.

    `day` is as typed (`fri`, `+3d`, ISO), empty where only the time changes; `clock` is `14:00`, or whatever else may stand
    behind a date. Raises BadValue where the entry could not be read with it.
    """
    with_t = _WITH_T.fullmatch(day)
    typed = with_t[1] if with_t else day_of(day, board).isoformat() if day else None
    entry = find_round(board, which, latest)
    there = local(entry.start, entry.zone)
    new = typed or entry.day.isoformat()
    behind = with_t[2] if with_t else f" {clock}" if clock else ""

    def apply(text: str) -> str:
        data = data_of(text)
        as_it_was = str(data.get("date", ""))[10:]
        usual = "" if entry.assumed else f" {there:%H:%M}"
        wrong = None
        beside = "" if as_it_was else str(data.get("time", ""))
        for tail in (_as_long(entry, as_it_was or beside, behind),) if behind else (as_it_was, usual):
            if behind and beside:
                changed = set_field(set_field(text, "date", new), "time", tail.strip(" Tt"))
            else:
                changed = set_field(text, "date", new + tail)
            read = read_entry(entry.file, changed, board.journal.settings)
            if read.entry is not None:
                return changed
            wrong = next(p for p in read.problems if p.severity == "error")
        assert wrong is not None
        raise BadValue(wrong.message, wrong.hint)

    def back(after: Board, before: str) -> Sequence[str]:
        data = data_of(before)
        beside = str(data.get("time", "")) if len(str(data["date"])) <= 10 else ""
        return ["move", name_for(after, which, entry, latest), *filter(None, (str(data["date"]), beside)), "--undo"]

    shown = f"{new}{behind or ('' if entry.assumed else f' {there:%H:%M}')}"
    return Change(board, entry, apply, f"moved to {shown}", back)


def _as_long(entry: Interview, old: str, new: str) -> str:
    """The new time of day, with an end if the old one had an end: the interview takes as long as before."""
    try:
        had_end = parse_start(f"{entry.day} {old.strip()}", entry.zone).span is not None
        day, clock, offset, span = parse_start(f"{entry.day} {new.strip(' Tt')}", entry.zone)
    except BadDate:
        return new
    if not had_end or clock is None or offset is not None or span is not None:
        return new
    end = datetime.combine(day, clock) + (entry.end - entry.start)
    if end.date() != day:
        hint = f"write the start alone into it, and duration: {format_duration(entry.end - entry.start)}"
        raise BadValue(f"from {clock:%H:%M} it would last past midnight", hint)
    return f"{new}-{end:%H:%M}"


def which_and_when(words: Sequence[str], board: Board) -> tuple[str, str, str]:
    """The words of `move` taken apart into WHICH, the day (empty where only a time was typed) and the time (or empty)."""
    rest = [*words[:-1], *words[-1].split(None, 1)]
    clock = rest.pop() if len(rest) > 1 and _CLOCK.fullmatch(rest[-1]) else ""
    day = ""
    if len(rest) > 1 and (not clock or _is_day(rest[-1], board)):
        day = rest.pop()
    return " ".join(rest), day, clock


def _is_day(word: str, board: Board) -> bool:
    """Whether a word is a day, or is meant to be one."""
    if _DATE_LIKE.fullmatch(word):
        return True
    try:
        parse_typed_day(word, local(board.now, board.zone).date())
    except BadDate:
        return False
    return True
