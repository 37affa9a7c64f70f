"""The rows of `due` as text: which are shown, under which headings, in what order. What draws them decides none of this."""

from __future__ import annotations

from ..api import Board
from ..base.light import Iterable, Iterator, Mapping, NamedTuple, Sequence
from ..base.text import folded as folded_name
from ..base.text import visible
from ..dates.local_time import in_its_zone, local, local_day, short_day
from ..kinds import INTERVIEWER, KINDS, NOW_STATES, OFFICE, OPEN_STATES, RECRUITER, REFERENCE
from ..model import Action, Interview
from .wording import Commands, by_when, day_in_words, doubt_of, few_words, lack_of, listed, to_name_people, what, without_detail

HEADINGS = ("FIRST", "OVERDUE", "TODAY", "DUE", "BLOCKED", "COMING", "DONE", "DROPPED")  # in the order of the page


class DueRow(NamedTuple):
    """One line of `due`. All texts are on one line, safe to show and without markup; empty where there is nothing to say.

    `ids` are the actions that the line stands for, as the state table names them, and `interview` the entry of the first;
    `company` and `role` name those of all of them, `company` with the day of its round where two rows would read alike. `when`
    is the deadline in words, in the person's zone; `why` the reason in few words. `commands` are what to type for each action,
    or to write into a file where no command does it (for one that wants an answer, a command for each answer); empty where
    nothing can be done yet. For what is done or dropped `when` and `commands` are empty, `why` is the reason in full, and
    `company` and `role` are those of the first action, whose reason it is.
    """

    ids: tuple[str, ...]
    interview: str | None
    kind: str
    state: str
    what: str
    company: str
    role: str
    when: str
    why: str
    commands: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the first action that the line stands for."""
        return self.ids[0]

    @property
    def title(self) -> str:
        """What is to be done, and for which company where there is one."""
        return f"{self.what}, {self.company}" if self.company else self.what


class DueGroup(NamedTuple):
    """A heading, one of `HEADINGS`, and the rows below it; never without rows."""

    heading: str
    rows: tuple[DueRow, ...]


class Meeting(NamedTuple):
    """An interview of today or the next days, in words: `day` is empty for today's; `about` is empty for the others.

    `time` is in the person's zone, with that of the interview's where the clocks differ; `about` says format, place and
    with whom.
    """

    id: str
    day: str
    time: str
    what: str
    about: str


class DueList(NamedTuple):
    """What `due` shows: interviews, the groups in the order of the page, and how many optional rows were left out.

    `unnamed` are lines for entries that name nobody, so that they have no row which says whom to thank.
    """

    meetings: tuple[Meeting, ...]
    groups: tuple[DueGroup, ...]
    folded: int
    unnamed: tuple[str, ...]


def by_day(meetings: Iterable[Meeting]) -> list[tuple[str, list[Meeting]]]:
    """Interviews below their headings: today's, then those of the next days; no heading without any."""
    found = list(meetings)
    groups = [("Today's interviews", [m for m in found if not m.day]), ("Interviews ahead", [m for m in found if m.day])]
    return [(heading, mine) for heading, mine in groups if mine]


def due_list(board: Board, *, every: bool = False, fold: bool = False, merge: bool = False, options: str = "") -> DueList:
    """The rows of `due` by heading; in a group what cannot wait comes first, then in the order of the state table.

    What is to come is in the order in which it opens.

    `every` takes all rows, done and dropped too, instead of those that `due` picks; `fold` leaves out the optional ones that
    are due or coming; `merge` makes one line of rows that one act settles; `options` follow each command.
    """
    by_heading: dict[str, list[Action]] = {name: [] for name in HEADINGS}
    folded = 0
    held = _held_by_calls(board.actions) if merge and not every else {}
    calls = {note.id for notes in held.values() for note in notes}
    for action in board.actions if every else board.now_due():
        if action.id in calls:
            continue
        if fold and action.optional and action.state in ("due", "waiting"):
            folded += 1
        else:
            by_heading[_heading(action, board)].append(action)
    commands = Commands(board, options)
    several = _companies_with_several(board)
    groups = []
    for heading, actions in by_heading.items():
        if heading == "COMING":
            actions.sort(key=lambda a: (a.opens, a.due, a.id))
        elif not every:
            actions.sort(key=lambda a: _rank(a, board))
        acts = _acts(actions, board) if merge else [[a] for a in actions]
        if acts:
            groups.append(DueGroup(heading, tuple(_row(act, board, commands, several, held) for act in acts)))
    groups = _told_apart(groups, board)
    return DueList(tuple(_meetings(board)), tuple(groups), folded, tuple(_unnamed(groups, board, commands)))


def _told_apart(groups: list[DueGroup], board: Board) -> list[DueGroup]:
    """The rows, those still open that would read alike for several rounds with the day of the round behind the company."""
    rounds: dict[tuple[str, str], set[str | None]] = {}
    for row in (row for group in groups for row in group.rows if row.when):
        rounds.setdefault((row.what, row.company), set()).add(row.interview)
    if all(len(found) == 1 for found in rounds.values()):  # nearly always
        return groups
    begins = {e.id: local(e.start, board.zone) for o in board.opportunities for e in o.entries}

    def named(row: DueRow) -> DueRow:
        alike = rounds.get((row.what, row.company), ()) if row.when else ()
        start = begins.get(row.interview or "")
        if len(alike) < 2 or start is None or not all(name.startswith(f"{row.interview}/") for name in row.ids):
            return row
        days = [begins[name].date() for name in alike if name in begins]
        clock = f" {start:%H:%M}" if days.count(start.date()) > 1 else ""
        return row._replace(company=f"{row.company}, {short_day(start.date())}{clock}")

    return [DueGroup(g.heading, tuple(map(named, g.rows))) for g in groups]


def _heading(action: Action, board: Board) -> str:
    """The heading of an action: what cannot wait and what is due, or opens, today have one of their own."""
    today = local_day(board.now, board.zone)
    if action.state in NOW_STATES and _rank(action, board) == 0:
        return "FIRST"
    if action.state == "due":
        return "TODAY" if local_day(action.due, board.zone) <= today else "DUE"
    if action.state == "waiting":
        return "TODAY" if _opens_today(action, board) else "COMING"
    return action.state.upper()


def _opens_today(action: Action, board: Board) -> bool:
    return action.state == "waiting" and local_day(action.opens, board.zone) == local_day(board.now, board.zone)


def _rank(action: Action, board: Board) -> int:
    """0 for what cannot wait: an answer to an offer, an assignment, preparing today's interview."""
    kind = KINDS[action.kind]
    is_now = kind.late == 0 and local_day(action.due, board.zone) == local_day(board.now, board.zone)
    return 0 if is_now else kind.rank


def _acts(actions: Iterable[Action], board: Board) -> list[list[Action]]:
    """The actions that one act settles, together.

    Writing what is missing of the people of an interview; a call to an office for several addresses; a call to one reference
    or recruiter about several interviews; a note to one person on one day. What is finished, and what cannot wait, has a line
    of its own.
    """
    found: dict[tuple[object, ...], list[Action]] = {}
    for a in actions:
        kind = KINDS[a.kind]
        key: tuple[object, ...] = (a.id,)
        if a.state not in OPEN_STATES or a.to is None:
            pass
        elif lack_of(a):
            key = (a.kind, a.interview, lack_of(a), doubt_of(a))
        elif kind.to == OFFICE:
            key = (a.kind, a.company, a.by, a.state, doubt_of(a))
        elif kind.to == INTERVIEWER:
            key = (a.kind, a.to, a.via, a.by, local_day(a.opens if a.state == "waiting" else a.due, board.zone), doubt_of(a))
        elif kind.to in (REFERENCE, RECRUITER) or kind.rank == 2:
            opens = local_day(a.opens, board.zone) if a.state == "waiting" else None  # before its own day it would be too soon
            key = (a.kind, a.to, a.via, a.by, opens, doubt_of(a))
        found.setdefault(key, []).append(a)
    return list(found.values())


def _held_by_calls(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """The notes that wait for nothing but an address that is to be asked for now, by the id of the call that asks for it."""
    now = [a for a in actions if a.state in NOW_STATES]
    calls = {(a.interview, a.to): a.id for a in now if KINDS[a.kind].to == OFFICE}
    held: dict[str, list[Action]] = {}
    for a in now:
        if a.state == "blocked" and KINDS[a.kind].to == INTERVIEWER and (a.interview, a.to) in calls:
            held.setdefault(calls[a.interview, a.to], []).append(a)
    return held


def _row(act: list[Action], board: Board, commands: Commands, several: set[str], held: Mapping[str, Sequence[Action]]) -> DueRow:
    first = without_detail(act) if lack_of(act[0]) else act[0]
    waiting = [note for a in act for note in held.get(a.id, ())]
    finished = first.state not in OPEN_STATES
    named = act[:1] if finished else act  # the reason of what is finished is that of the first alone
    rests_on = [first] if lack_of(first) else act
    can_be_done = not finished and (first.state != "waiting" or _opens_today(first, board))
    return DueRow(
        ids=tuple([a.id for a in (*act, *waiting)]),
        interview=first.interview,
        kind=first.kind,
        state=first.state,
        what=what(*named) if KINDS[first.kind].to == OFFICE or lack_of(first) else what(first),
        company=_joined([_called(a, several) for a in named]),
        role=_joined([a.role for a in named]),
        when="" if finished else by_when(first, board.now, board.zone),
        why=visible(first.reason) if finished else few_words(rests_on, board.now, board.zone),
        commands=commands.of_act([*act, *waiting]) if can_be_done else (),
    )


def _unnamed(groups: list[DueGroup], board: Board, commands: Commands) -> list[str]:
    """The lines for the entries that name nobody, in order of time, but for those of which a row says so."""
    said = {command for group in groups for row in group.rows for command in row.commands}
    lines = [(e, to_name_people(e, board)) for e in sorted(board.nobody_to_thank(), key=lambda e: e.end)]
    return [
        f"{visible(e.company)}: {to_name}, so that they can be thanked; or {commands.not_thanked(e)}"
        for e, to_name in lines
        if to_name not in said
    ]


def _companies_with_several(board: Board) -> set[str]:
    """The companies, as they are compared, at which more than one opening has rows that are open."""
    openings: dict[str, set[str]] = {}
    for a in board.actions:
        if a.company is not None and a.opportunity is not None and a.state in OPEN_STATES:
            openings.setdefault(folded_name(a.company), set()).add(a.opportunity)
    return {company for company, names in openings.items() if len(names) > 1}


def _called(action: Action, several: set[str]) -> str | None:
    """The company of an action, with its role where there are two openings of that company."""
    if action.company is not None and folded_name(action.company) in several:
        return f"{action.company}, {action.role}"
    return action.company


def _joined(names: Sequence[str | None]) -> str:
    if len(names) == 1:  # nearly always
        return visible(names[0] or "")
    return " and ".join(dict.fromkeys(visible(name) for name in names if name))


def _meetings(board: Board) -> Iterator[Meeting]:
    today = local_day(board.now, board.zone)
    for e in board.interviews_ahead():
        start = local(e.start, board.zone)
        is_today = start.date() == today
        time = "time unknown" if e.assumed else f"{start:%H:%M}" + _elsewhere(e, board)
        if is_today and not e.assumed:
            time = f"{start:%H:%M} to {local(e.end, board.zone):%H:%M}" + _elsewhere(e, board)
        people = [visible(p.name) for p in e.interviewers]
        about = [visible(e.format or ""), visible(e.place or ""), f"with {listed(people)}" if people else ""]
        yield Meeting(
            e.id,
            "" if is_today else day_in_words(e.start, board.now, board.zone),
            time,
            f"{visible(e.company)}, {visible(e.role)}",
            " · ".join(part for part in about if part) if is_today else "",
        )


def _elsewhere(entry: Interview, board: Board) -> str:
    return in_its_zone(entry.start, entry.zone, board.zone)
