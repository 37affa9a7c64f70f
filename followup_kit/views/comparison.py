"""Compares the playbooks: what each of them makes of one journal at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from ..api import Board, board_under
from ..base.light import NamedTuple
from ..base.text import visible
from ..engine.opportunity import Opportunity
from ..engine.playbook import BUILT_IN
from ..journal.settings import FILE
from ..kinds import NOW_STATES
from ..model import Action, Interview
from ..playbooks.files import own_playbooks
from .charts.timeline import Lane, Timeline, Window, framed, marks_of
from .wording import by_when


class Opinion(NamedTuple):
    """All rows of a journal under one playbook, and how many things were done against its advice.

    `now` (UTC) is the moment that they are of, `zone` the person's.
    """

    playbook: str
    summary: str
    actions: tuple[Action, ...]
    against: int
    now: datetime
    zone: tzinfo


class Verdict(NamedTuple):
    """What one playbook would have asked so far: how many rows, how many of them done, still open and dropped.

    `against` is the number of things that were done against its advice.
    """

    playbook: str
    asked: int
    done: int
    open: int
    dropped: int
    against: int


class Comparison(NamedTuple):
    """One thing to do, and what each playbook says of it, by the playbook's name."""

    what: str
    by_playbook: Mapping[str, str]

    @property
    def said(self) -> Mapping[str, str]:
        """The name of `by_playbook` in release 0.1."""
        return self.by_playbook


def opportunities(board: Board) -> list[Opportunity]:
    """The opportunities of a board; none where its `journal.toml` or its playbook could not be read."""
    return list(board.opportunities)


stories = opportunities  # its name in release 0.1


def opinions(board: Board) -> list[Opinion]:
    """What each playbook makes of the board's journal at its moment: the six built-in ones, then the journal's own.

    One that cannot be read is left out; where `journal.toml` cannot be read there are none.
    """
    if board.broken == FILE:
        return []
    found = []
    for name in [*BUILT_IN, *(n for n in own_playbooks(board.source) if n not in BUILT_IN)]:
        under = board_under(board, name)
        if not under.broken:
            found.append(Opinion(name, under.playbook.summary, under.actions, len(under.advice), board.now, board.zone))
    return found


def verdicts(given: Iterable[Opinion], now: datetime) -> list[Verdict]:
    """What each playbook would have asked so far, and what came of it."""
    return [_verdict(o, now) for o in given]


def _verdict(opinion: Opinion, now: datetime) -> Verdict:
    """Counted are the rows whose time has come, without the optional ones."""
    states = [a.state for a in opinion.actions if a.opens <= now and not a.optional]
    done, dropped = states.count("done"), states.count("dropped")
    still_open = sum(states.count(s) for s in NOW_STATES)
    return Verdict(opinion.playbook, len(states), done, still_open, dropped, opinion.against)


def chosen(board: Board, part: str = "") -> Interview | None:
    """Of the interviews whose id contains `part`, the latest that is over, else the first; None where there is none."""
    entries = [e for e in board.journal.entries if e.cancelled is None]
    fitting = sorted((e for e in entries if part in e.id), key=lambda e: (e.start, e.id))
    over = [e for e in fitting if e.end <= board.now]
    return over[-1] if over else fitting[0] if fitting else None


def lanes_of(board: Board, interview: Interview, given: Iterable[Opinion]) -> Timeline:
    """One lane for each playbook: what it asks about this interview, from when to when. Dropped rows are left out."""
    happened = [m for m in marks_of([interview], board.now) if m.kind in ("interview", "promised")]
    lanes = []
    for o in given:
        rows = [a for a in o.actions if a.interview == interview.id and a.state != "dropped"]
        windows = sorted(Window(a.opens, a.due, a.state, _short(a)) for a in rows)
        lanes.append(Lane(visible(o.playbook), tuple(happened), _together(windows)))
    return framed(f"{len(lanes)} playbooks on {visible(interview.company)}", lanes, board.now, board.zone)


def _short(a: Action) -> str:
    return a.kind + (f" {a.by}" if a.kind == "check-in" and a.by else "")


def _together(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The windows, those that differ only in the person as one with a count."""
    count: dict[Window, int] = {}
    for w in windows:
        count[w] = count.get(w, 0) + 1
    return tuple(w._replace(text=f"{w.text} ×{n}") if n > 1 else w for w, n in count.items())


def side_by_side(interview: Interview, given: Iterable[Opinion]) -> list[Comparison]:
    """Each thing that any playbook asks about this interview, the earliest opening first, with what each playbook says of it.

    What every playbook that knows it has dropped is left out.
    """
    rows: dict[str, dict[str, str]] = {}
    first: dict[str, datetime] = {}
    for o in given:
        for a in o.actions:
            if a.interview != interview.id:
                continue
            what = " ".join(x for x in (a.kind, str(a.step) if a.kind == "check-in" else "", a.to or "") if x)
            rows.setdefault(what, {})[o.playbook] = _answer(a, o)
            first[what] = min(first.get(what, a.opens), a.opens)
    kept = [w for w in rows if set(rows[w].values()) != {"dropped"}]
    return [Comparison(what, rows[what]) for what in sorted(kept, key=lambda w: (first[w], w))]


def _answer(a: Action, o: Opinion) -> str:
    if a.state in ("done", "dropped"):
        return a.state
    return f"{a.state}, {by_when(a, o.now, o.zone)}" + (f", via {a.via}" if a.via else "")
