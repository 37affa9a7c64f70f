"""Which of its rounds is meant, once the words that a person typed mean one opportunity."""

from __future__ import annotations

from collections.abc import Callable

from ..api import Board
from ..base.text import folded, nickname, visible
from ..errors import Ambiguous, BadChoice, DiskError, FollowupError, Refused
from ..kinds import NOW_STATES
from ..model import Action, Interview
from .which import Entry, IsApplication, Meant, exact_entry, meant, words_of

Choice = Callable[[Board, Meant], Interview]


def find_entry(board: Board, typed: str, choose: Choice) -> Entry:
    """As `find_round`, for a command that may be about an application too."""
    try:
        return find_round(board, typed, choose)
    except IsApplication as found:
        return found.application


def find_round(board: Board, typed: str, choose: Choice, *, of_rows: bool = False) -> Interview:
    """The round that is meant, for a command that writes into its entry; `of_rows` as in `meant`.

    Raises BadChoice as `meant` does, Refused where a file that has an error may be meant, DiskError where one cannot be read.
    """
    try:
        found = meant(board, typed, of_rows=of_rows)
    except Ambiguous:
        raise
    except BadChoice:
        for problem in board.errors:
            if problem.code == "unreadable":
                raise DiskError(f"{visible(problem.file)}: {problem.message}; nothing was written") from None
        other = unread_file(board, typed)
        if other:
            raise Refused(f"{visible(other)} has an error (followup check), so nothing was written") from None
        raise
    entry = choose(board, found)
    if exact_entry(board, typed) is None and (other := unread_file(board, typed)):
        raise Refused(
            f"{visible(other)} may be meant too and has an error (followup check), so nothing was written; "
            f"or write {visible(entry.id)} in full"
        )
    return entry


def unread_file(board: Board, typed: str) -> str | None:
    """A file that has an error and may be meant: by its path, or by its company where that is legible."""
    wanted, part = words_of(typed), folded(typed.removesuffix(".md"))
    if not part:
        return None
    companies = {u.file: words_of(u.company or "") for u in board.journal.unread}
    for file in board.unread_files:
        if part in folded(file.removesuffix(".md")) or (wanted and set(wanted) <= {*companies.get(file, ()), *words_of(file)}):
            return file
    return None


def latest(_: Board, found: Meant) -> Interview:
    """The latest round."""
    return found.held[-1]


def latest_over(board: Board, found: Meant) -> Interview:
    """The latest round that is over, or the first one where all are still to come."""
    return next((r for r in reversed(found.held) if r.end <= board.now), found.held[0])


def with_open_row(kind: str, to: str | None = None) -> Choice:
    """The round in which a row of that kind (to that person) is open, now rather than later; else the latest that is over.

    The round whose nickname was typed goes before the others. The choice raises BadChoice where several rounds have such a
    row, to different people.
    """

    def choose(board: Board, found: Meant) -> Interview:
        who = to or found.person
        ids = {e.id for e in found.rounds}
        all_rows = [a for a in board.actions_of(found.opportunity.name) if a.kind == kind and a.interview in ids]
        rows = [a for a in all_rows if is_to(a, who)] if who else all_rows
        rows = rows or (all_rows if to is None else [])
        for mine in ([a for a in rows if a.state in NOW_STATES], [a for a in rows if a.state == "waiting"]):
            open_in = {a.interview for a in mine}
            if found.named is not None and found.named.id in open_in:
                return found.named
            people = dict.fromkeys(a.to for a in mine if a.to)
            if len(open_in) > 1 and len(people) > 1:
                several = "\n".join(f"  --to {visible(name)!r}" for name in people)
                raise BadChoice(f"{kind} may go to more than one person in", found.opportunity.name, f"say which:\n{several}\n")
            if mine:
                return [e for e in found.rounds if e.id in open_in][-1]
        there = tuple(e for e in found.rounds if e.id in {a.interview for a in rows})
        return latest_over(board, found._replace(rounds=there) if there else found)

    return choose


def having(test: Callable[[Interview], bool]) -> Choice:
    """The latest round of which something is true (first of all the one whose nickname was typed); else the latest."""

    def choose(board: Board, found: Meant) -> Interview:
        fit = [e for e in found.rounds if test(e)]
        if found.named in fit and found.named is not None:
            return found.named
        return fit[-1] if fit else latest(board, found)

    return choose


def is_to(action: Action, name: str) -> bool:
    """Whether a row goes to (or through) somebody who may be called so: by their whole name, or by some of its words."""
    wanted = set(words_of(name))
    return any(bool(wanted) and wanted <= set(words_of(who)) for who in (action.to, action.via) if who)


def name_for(board: Board, typed: str, entry: Entry, choose: Choice) -> str:
    """The shortest name that a command will take for just this round: what was typed, its nickname, or its id."""
    for name in (typed, nickname(entry.id)):
        try:
            if name and not name.startswith("-") and choose(board, meant(board, name)).id == entry.id:
                return name
        except IsApplication as found:
            if found.application.id == entry.id:
                return name
        except FollowupError:
            continue
    exact = entry.id if isinstance(entry, Interview) else entry.file
    return f"./{exact}" if exact.startswith("-") else exact
