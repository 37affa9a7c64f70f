"""What an editor may do for the person in an open text, each as a new text: the person accepts it, and saves it when they like.

A change of the header is the same, made by the same proven splice, as that of the command; here the buffer is what it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..api import Board
from ..base.light import NamedTuple
from ..base.text import visible
from ..changes.change import Change
from ..changes.entry_changes import done, heard
from ..changes.header_changes import interest
from ..errors import FollowupError
from ..journal.entry import read_entry
from ..journal.settings import FILE, read_settings
from ..journal.syntax.nodes import HeaderError
from ..journal.syntax.toml_text import BadToml
from ..kinds import KINDS, OPEN_STATES, UNDECIDED
from ..model import Action, Interview, Problem, Replacement
from ..views.wording import what
from .due_here import rows_of
from .open_text import OpenText
from .sections import missing_sections, with_section

_HEARD = ("reply", "invitation", "assignment", "offer", "rejection")


class Fix(NamedTuple):
    """A change of an open text: what it is called, the new text, and the problem that it solves, if any."""

    title: str
    text: str
    problem: Problem | None = None


def fixes_of(board: Board, text: OpenText, problems: Iterable[Problem]) -> Iterator[Fix]:
    """What was meant in place of what was typed, where the problem is gone with it."""
    for problem in problems:
        for replacement in problem.replacements:
            place = _place_of(text, replacement)
            if place is None:
                continue
            start, end = place
            new = text.text[:start] + replacement.new + text.text[end:]
            if problem.code == "heading" or not _is_found(board, problem, new):
                yield Fix(f"Write {visible(replacement.new)} in place of {visible(text.text[start:end])}", new, problem)


def _place_of(text: OpenText, replacement: Replacement) -> tuple[int, int] | None:
    """The offsets of what is to be replaced, with its quotes; None where it is not there as it was read (a link, an escape)."""
    start = text.offset_of(replacement.line, replacement.column)
    for typed in (replacement.old, f'"{replacement.old}"', f"'{replacement.old}'"):
        if text.text.startswith(typed, start):
            return start, start + len(typed)
    return None


def _is_found(board: Board, problem: Problem, text: str) -> bool:
    """Whether a text has a problem of that kind at that place."""
    found = _problems_in(board, problem, text)
    return any((p.code, p.line, p.column) == (problem.code, problem.line, problem.column) for p in found)


def _problems_in(board: Board, problem: Problem, text: str) -> Iterable[Problem]:
    if problem.file != FILE:
        return read_entry(problem.file, text, board.journal.settings).problems
    try:
        return read_settings(text.encode())[1]
    except BadToml as bad:
        return bad.problems


def word_at(text: OpenText, problem: Problem) -> tuple[int, int]:
    """The offsets between which the key or the value is that a problem is about; of a heading its words."""
    start = text.offset_of(problem.line, problem.column)
    line = text.text[start : text.end_of_line(problem.line)]
    if problem.code == "heading":
        words = line.lstrip("# \t")
        return start + len(line) - len(words), start + len(line.rstrip())
    if line[:1] in ("'", '"') and line.find(line[0], 1) > 0:
        return start, start + line.find(line[0], 1) + 1
    if line[:1] in ("[", "{", "-", ""):
        return start, start + len(line.rstrip())
    stops = [at for at in (line.find(mark) for mark in (": ", ",", "}", "]", " #")) if at > 0]
    stops += [len(line.rstrip()) - 1] if line.rstrip().endswith(":") else []
    return start, start + len(line[: min(stops, default=len(line))].rstrip())


def settled(board: Board, entry: Interview, text: str, first: Iterable[Action] = ()) -> Iterator[Fix]:
    """An action marked done, for each that is open, those of `first` before the others."""
    named = [a.id for a in first]
    for action in sorted((a for a in rows_of(board, entry) if a.state in OPEN_STATES), key=lambda a: a.id not in named):
        for title, change in _settling(board, entry, action):
            yield from _made(title, change, entry, text)


def logged(board: Board, entry: Interview, text: str) -> Iterator[Fix]:
    """A line of the log for each thing that may have been heard and is not written down yet."""
    for kind in _HEARD:
        yield from _made(f"Log what you heard: {kind}", partial(heard, board, entry.id, kind), entry, text)


def added_sections(board: Board, text: str) -> Iterator[Fix]:
    """Each section that is missing, added at the end."""
    for title in missing_sections(text, board):
        yield Fix(f"Add the section {title}", with_section(text, title))


def _settling(board: Board, entry: Interview, action: Action) -> Iterator[tuple[str, Callable[[], Change]]]:
    """The changes one of which settles an action, as the commands do that `due` names for it."""
    kind = KINDS["reflect" if action.blocked_by == UNDECIDED else action.kind]
    title = what(action)
    if kind.name == "reflect":
        for word in ("yes", "no"):
            yield f"Write interest: {word}", partial(interest, board, entry.id, word)
    elif kind.name == "answer-offer":
        for word in ("yes", "no"):
            said = "accepted" if word == "yes" else "declined"
            yield f"Done: {title} ({said})", partial(done, board, entry.id, action.kind, to=action.to, accepted=word)
    elif kind.logged:
        yield f"Done: {title}", partial(done, board, entry.id, action.kind, to=action.to)


def _made(title: str, change: Callable[[], Change], entry: Interview, text: str) -> Iterator[Fix]:
    """The fix that a change is, where it is possible and of this very entry."""
    try:
        made = change()
        if made.entry == entry:
            yield Fix(title, made.apply(text))
    except (FollowupError, HeaderError):
        return
