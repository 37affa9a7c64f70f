"""One field of an entry's header as a change: the interest in an opportunity, the new date of an interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from ..api import Board
from ..dates.clock_times import format_duration, parse_clock, parse_start
from ..dates.local_time import local, local_day
from ..dates.spoken_dates import written_out
from ..dates.stamps import BadDate
from ..dates.typed_days import parse_typed_day, parse_typed_stamp
from ..errors import BadChoice, BadValue
from ..journal.entry import read_entry
from ..journal.syntax.splice import data_of, remove_field, set_field
from ..journal.wiki_links import moved, without_links
from ..model import Application, Interview
from .change import Change
from .choose_round import Choice, find_entry, find_round, having, latest, name_for
from .giving_back import given_back
from .kind_words import known_answer, known_word
from .memo import replaced_value
from .memo_line import value_of
from .resolve import day_of
from .which import Meant

INTEREST = ("yes", "no", "undecided")
_CLOCK = re.compile(r"(\d\d?:\d\d).*")
_DATE_LIKE = re.compile(r"\d{1,4}[-/.]\d.*")
_WITH_T = re.compile(r"(\d{4}-\d\d-\d\d)(T\d.*)", re.IGNORECASE)


_IS_SAID = having(lambda entry: entry.interest != "undecided")


def interest(board: Board, which: str, word: str) -> Change:
    """The change that says whether the person wants the job: in the latest round, or for `undecided` in the one that says so."""
    word = known_answer("interest", word, INTEREST)
    entry = find_entry(board, which, latest if word != "undecided" else _IS_SAID)

    def back(after: Board, _: str) -> Sequence[str]:
        return ["interest", name_for(after, which, entry, _last_changed("interest", _IS_SAID)), "--undo"]

    names = board.journal.settings.fields
    return Change(board, entry, lambda text: set_field(text, "interest", word, names), f"interest {word}", back)


def undo_interest(board: Board, which: str, word: str = "") -> Change:
    """The change that takes the interest back that was written last; without a memo of it, the line that says it goes.

    `word` may be the one to take back or the one before it; any other is simply written. Raises BadChoice where none is said.
    """
    entry = find_entry(board, which, _last_changed("interest", _IS_SAID))
    line = replaced_value(board.folder, [entry.file], "interest")
    line = line if line is not None and line.is_of({"interest": entry.interest}) else None
    before = (line.before or {}).get("interest") if line is not None else None
    names = board.journal.settings.fields
    if word and known_word("interest", word, INTEREST) not in (entry.interest, before or "undecided"):
        return interest(board, which, word)

    def apply(text: str) -> str:
        new = given_back(text, line, names) if line is not None else remove_field(text, "interest", names=names)
        if new is None:
            raise BadChoice("nothing to undo: no interest is said in", entry.file)
        return new

    return Change(board, entry, apply, f"interest {before or entry.interest}", _redo if before else None)


def _last_changed(key: str, otherwise: Choice) -> Choice:
    """The round in which followup changed a value last; else as `otherwise` says."""

    def choose(board: Board, found: Meant) -> Interview:
        line = replaced_value(board.folder, [e.file for e in found.rounds], key)
        return next((e for e in found.rounds if line is not None and e.file == line.file), None) or otherwise(board, found)

    return choose


def _redo(_: Board, __: str) -> Sequence[str]:
    """A value is written, so that this is no mere taking out; there is nothing to say of how to take it back."""
    return ()


def move(board: Board, which: str, day: str, clock: str = "") -> Change:
    """The change that gives an interview its new date, in the zone of the entry; without a time of day that stays.

    `day` is as typed (`fri`, `+3d`, ISO), empty where only the time changes; `clock` is `14:00`, or whatever else may stand
    behind a date. Raises BadValue where the entry could not be read with it.
    """
    _refuse_no_time(clock)
    with_t = _WITH_T.fullmatch(day)
    typed = with_t[1] if with_t else _day_typed(day, clock, board).isoformat() if day else None
    entry = find_entry(board, which, latest)
    if isinstance(entry, Application):
        return _first_date(board, which, entry, typed, with_t[2] if with_t else f" {clock}" if clock else "")
    names = board.journal.settings.fields
    there = local(entry.start, entry.zone)
    new = typed or entry.day.isoformat()
    behind = with_t[2] if with_t else f" {clock}" if clock else ""

    def apply(text: str) -> str:
        data = data_of(text, names)
        typed_date = str(data.get("date", ""))
        as_it_was = without_links(typed_date)[10:]
        usual = "" if entry.assumed else f" {there:%H:%M}"
        wrong = None
        beside = "" if as_it_was else str(data.get("time", ""))
        for tail in (_as_long(entry, as_it_was or beside, behind),) if behind else (as_it_was, usual):
            if behind and beside:
                changed = set_field(set_field(text, "date", moved(typed_date, new), names), "time", tail.strip(" Tt"), names)
            else:
                changed = set_field(text, "date", moved(typed_date, new + tail), names)
            read = read_entry(entry.file, changed, board.journal.settings)
            if read.entry is not None:
                return changed
            wrong = next(p for p in read.problems if p.severity == "error")
        assert wrong is not None
        raise BadValue(wrong.message.replace(f"{new}{tail}", f"{day}{tail}".strip()), wrong.hint)

    def back(after: Board, _: str) -> Sequence[str]:
        return ["move", name_for(after, which, entry, _last_changed("date", latest)), "--undo"]

    shown = f"{new}{behind or ('' if entry.assumed else f' {there:%H:%M}')}"
    stays = ("it says cancelled, so nothing is due: take that line out if the interview takes place",)
    return Change(board, entry, apply, f"moved to {shown}", back, stays if entry.cancelled is not None else ())


def _refuse_no_time(clock: str) -> None:
    """Raise BadValue for a time of day that there is not, which was typed as `25:00` and not as a date."""
    begins = _CLOCK.fullmatch(clock)
    try:
        if begins:
            parse_clock(begins[1])
    except BadDate as bad:
        raise BadValue(bad.message, bad.hint) from None


def _first_date(board: Board, which: str, entry: Application, day: str | None, behind: str) -> Change:
    """The change that gives an application its date, which makes it an interview."""
    if day is None:
        raise BadValue(f"{entry.file} is an application, which has no date yet", "write the day too")
    names = board.journal.settings.fields

    def apply(text: str) -> str:
        changed = set_field(text, "date", day + behind, names)
        read = read_entry(entry.file, changed, board.journal.settings)
        if read.entry is None:
            wrong = next(p for p in read.problems if p.severity == "error")
            raise BadValue(wrong.message, wrong.hint)
        return changed

    def back(after: Board, _: str) -> Sequence[str]:
        return ["move", name_for(after, which, entry, _last_changed("date", latest)), "--undo"]

    return Change(board, entry, apply, f"date {day}{behind}", back, ("it was an application, and is an interview now",))


def _as_long(entry: Interview, old: str, new: str) -> str:
    """The new time of day, with an end if the old one had an end: the interview takes as long as before."""
    try:
        had_end = parse_start(f"{entry.day} {old.strip()}", entry.zone)[3] is not None
        day, clock, offset, span = parse_start(f"{entry.day} {new.strip(' Tt')}", entry.zone)
    except BadDate:
        return new
    if not had_end or clock is None or offset is not None or span is not None:
        return new
    long = entry.end - entry.start
    end = datetime.combine(day, clock) + long
    for dash in ("-", " - "):  # without blanks it may be an offset
        with suppress(BadDate):
            if parse_start(f"{entry.day} {new.strip(' Tt')}{dash}{end:%H:%M}", entry.zone)[3] == long:
                return f"{new}{dash}{end:%H:%M}"
    hint = f"write the start alone into it, and duration: {format_duration(long)}"
    raise BadValue(f"from {clock:%H:%M} it would last past midnight", hint)


def undo_move(board: Board, which: str, day: str = "", clock: str = "") -> Change:
    """The change that gives an interview back the date that it had before it was moved last.

    `day` and `clock` may be the date to take back; any other is simply written. Raises BadChoice where followup does not
    remember moving it.
    """
    given = move(board, which, day, clock) if day or clock else None
    entry = given.entry if given else find_round(board, which, _last_changed("date", latest))
    line = replaced_value(board.folder, [entry.file], "date")
    names = board.journal.settings.fields

    def apply(text: str) -> str:
        new = given.apply(text) if given else text
        if new != text:
            return new
        if line is None or not line.is_of(value_of(data_of(text, names), "date")):
            raise BadChoice("followup does not remember moving", entry.file, f"type the date it had: followup move {which} DATE")
        return given_back(text, line, names)

    before = " ".join((line.before or {}).values()) if line is not None else ""
    return Change(board, entry, apply, given.text if given else f"moved back to {before or 'no date'}", _redo)


def _day_typed(day: str, clock: str, board: Board) -> date:
    """The day, which may be typed in several words; what is proposed in place of these has the hour that is among them."""
    try:
        return day_of(day, board)
    except BadValue:
        if " " in day:
            try:
                parse_typed_stamp(f"{day} {clock}".strip(), local_day(board.now, board.zone))
            except BadDate as bad:
                raise BadValue(bad.message, bad.hint) from None
        raise


def which_and_when(words: Sequence[str], board: Board, *, undo: bool = False) -> tuple[str, str, str]:
    """The words of `move` taken apart into WHICH, the day (empty where only a time was typed) and the time (or empty).

    With `undo` there need be neither.
    """
    rest = [*words[:-1], *words[-1].split()]
    clock = rest.pop() if len(rest) > 1 and _CLOCK.fullmatch(rest[-1]) else ""
    size = _size_of_day(rest, board) or (1 if len(rest) > 1 and not (clock or undo) else 0)
    return " ".join(rest[: len(rest) - size]), " ".join(rest[len(rest) - size :]), clock


def _size_of_day(words: Sequence[str], board: Board) -> int:
    """How many words at the end are a day, as typed or as one speaks (`1 December`, which is then asked back)."""
    if len(words) > 1 and _is_day(words[-1], board):
        return 1
    return next((n for n in (2, 3, 4) if len(words) > n and written_out(" ".join(words[-n:]))), 0)


def _is_day(word: str, board: Board) -> bool:
    """Whether a word is a day, or is meant to be one."""
    if _DATE_LIKE.fullmatch(word):
        return True
    try:
        parse_typed_day(word, local(board.now, board.zone).date())
    except BadDate:
        return False
    return True
