"""What notebooks and commands call: a journal opened at a moment under a playbook."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, tzinfo

from .base.light import TYPE_CHECKING, Iterable, Mapping
from .dates.local_time import add_days, local_day, plus
from .dates.stamps import BadDate
from .engine.opportunity import Opportunity
from .engine.playbook import NO_RULES, Playbook
from .engine.schedule import RECENT
from .engine.search import Search
from .errors import BadChoice, BadValue
from .journal.disk.find_journal import PATH, find_journal
from .journal.disk.source import Source
from .journal.entry import read_entry
from .journal.files import Found, Journal, Seen, find_files, read_found
from .journal.settings import FILE, default_settings
from .journal.syntax.toml_text import BadToml
from .kinds import NOW_STATES, OPEN_STATES
from .model import Action, Advice, Interview, Problem, Unread
from .playbooks.files import NoPlaybook, read_playbook

if TYPE_CHECKING:
    from .kept.reading import Unkept

UPCOMING = 5  # how many waiting rows `due` shows
AHEAD = 7  # days: how far ahead `due` shows interviews


LONG = 300  # files from which on it is kept which interviews are over
LARGE = 3000  # files from which on, where that is not kept, what is over is at least let go of while they are read
ASKED = ("given", "--now", "$FOLLOWUP_NOW")  # where a moment comes from that is for one answer: nothing is kept of that


class Board:
    """A journal at a moment under a playbook: its rows, what is wrong with its files, what was done against the advice.

    `now` is UTC, `zone` the person's; `clock` says where `now` came from. Opportunities, rows, warnings and advice are worked
    out when they are asked for: all of them, or those of one opportunity. `broken` names what has an error that leaves no
    rows at all (`journal.toml` or `the playbook`): a default never stands in, so `playbook` is then one without rules, and
    `journal` has no entries where `journal.toml` is at fault. `source` is where its files came from, `unkept` what `keep` keeps.
    A board is never changed.
    """

    def __init__(
        self,
        journal: Journal,
        now: datetime,
        clock: str,
        playbook_name: str,
        search: Search | None = None,
        wrong: Iterable[Problem] = (),
        broken: str | None = None,
        source: Source | None = None,
        unkept: Unkept | None = None,
    ) -> None:
        self.folder = journal.folder
        self.source = source or Source(journal.folder)
        self.journal = journal
        self.now = now
        self.zone: tzinfo = journal.settings.zone
        self.clock = clock
        self.playbook_name = playbook_name
        self.search = search or Search((), NO_RULES, now, journal.settings)
        self.playbook = self.search.playbook
        self.broken = broken
        self.unkept = unkept
        self._of_files = (*wrong, *journal.problems)
        self._problems: tuple[Problem, ...] | None = None

    @property
    def opportunities(self) -> tuple[Opportunity, ...]:
        """What the rows are worked out from, by name."""
        return self.search.opportunities()

    @property
    def actions(self) -> tuple[Action, ...]:
        """All rows, sorted by state, deadline and id (only the open ones, where only they were asked for)."""
        return self.search.actions()

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What was done against the advice."""
        return self.search.advice()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, then what is odd about the opportunities."""
        if self._problems is None:
            self._problems = (*self._of_files, *self.search.warnings())
        return self._problems

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors, so that rows may be missing; all of them are of single files."""
        return tuple(p for p in self._of_files if p.severity == "error")

    @property
    def has_errors(self) -> bool:
        """Whether any file has an error, so that rows may be missing."""
        return bool(self.errors)

    @property
    def unread_files(self) -> tuple[str, ...]:
        """The files that give no rows because of an error, each once."""
        return tuple(dict.fromkeys(p.file for p in self.errors))

    def opportunity_of(self, entry: Interview) -> Opportunity:
        """The opportunity that an entry of the board belongs to."""
        return self.search.opportunity(entry.opportunity)

    def actions_of(self, opportunity: str | None) -> list[Action]:
        """The rows of one opportunity, in the order of all; none where there is no such opportunity."""
        return self.search.actions_of(opportunity)

    def action(self, named: str) -> Action | None:
        """The row of an id; None where there is none."""
        mine = (e for e in self.journal.entries if named.startswith(e.id))
        found = next((a for e in mine for a in self.actions_of(e.opportunity) if a.id == named), None)
        return found or next((a for a in (self.actions if "/" not in named else ()) if a.id == named), None)

    def problems_of(self, entry: Interview) -> list[Problem]:
        """What is wrong with the file of an entry, and odd about its opportunity, whatever the others are."""
        whole = self.search.warnings_of(entry.opportunity)
        return [p for p in (*self._of_files, *whole) if p.file == entry.file]

    def now_due(self) -> tuple[Action, ...]:
        """The rows of `due`: overdue, due and blocked, what opens later today, then the next few waiting."""
        today = local_day(self.now, self.zone)
        standing = [a for a in self.actions if a.state in NOW_STATES]
        waiting = [a for a in self.actions if a.state == "waiting"]
        later_today = [a for a in waiting if local_day(a.opens, self.zone) == today]
        coming = sorted((a for a in waiting if not (a.optional or a in later_today)), key=lambda a: (a.opens, a.due, a.id))
        return (*standing, *later_today, *coming[:UPCOMING])

    def recent_advice(self) -> tuple[Advice, ...]:
        """What was done against the advice in the last seven days, in opportunities in which something is open still."""
        alive = {a.opportunity for a in self.actions if a.state in OPEN_STATES}
        mine = {e.id for e in self.journal.entries if e.opportunity in alive}
        since = plus(self.now, timedelta(days=-RECENT))
        return tuple(a for a in self.advice if a.interview in mine and a.at >= since)

    def interviews_ahead(self) -> tuple[Interview, ...]:
        """Today's interviews and those of the next seven days, in order of time; days are those of the person's zone."""
        today = local_day(self.now, self.zone)
        last = add_days(today, AHEAD)
        held = (e for e in self.journal.entries if e.cancelled is None and not self.broken)
        ahead = [e for e in held if today <= local_day(e.start, self.zone) <= last]
        return tuple(sorted(ahead, key=lambda e: (e.start, e.id)))

    def nobody_to_thank(self) -> list[Interview]:
        """The entries that name nobody, and after which somebody would be to thank by now."""
        return self.search.nobody_to_thank()


def open_board(
    journal: PATH | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    open_only: bool = False,
    seen: Seen | None = None,
    notes: bool = True,
    clock_now: datetime | None = None,
    source: Source | None = None,
    lean: bool = False,
    index: bool = False,
) -> Board:
    """Read a journal and work out everything that is owed.

    `journal`: its folder (default as the command: `$FOLLOWUP_JOURNAL`, upward, `./journal`). `now`: a datetime (a naive one
    is in the journal's zone), ISO text, or None for `$FOLLOWUP_NOW`, then `now` in `journal.toml`, then the clock.
    `playbook`: a name, else the journal's. `open_only` leaves out the rows that are done or dropped, and old advice, which is
    quicker; `seen` is for whoever opens it again and again; without `notes` the entries have no bodies, which takes less memory;
    `clock_now` is the clock's time where that was read before. `source` is a journal's files in place of those in a folder, and
    then `journal` is not looked for. With `open_only` and `lean` the board of a long journal has nothing of what is over, and
    is good for `due` alone; with `index` as well, what was over when it was last read whole is not even read. Raises
    FollowupError for what does not exist; what is wrong inside files comes as `problems`.
    """
    environ = os.environ if environ is None else environ
    files = source or Source(find_journal(journal, environ))
    try:
        found = find_files(files)
    except BadToml as bad:
        read = Journal(files.folder, default_settings()._replace(playbook=""))
        moment, clock = _now(now, environ, None, read.settings.zone, clock_now)
        return Board(read, moment, clock, playbook or "", wrong=bad.problems, broken=FILE, source=files)
    settings = found.settings
    moment, clock = _now(now, environ, settings.now, settings.zone, clock_now)
    name = settings.playbook if playbook is None else playbook
    index = index and source is None and settings.indexed and not settings.zone_assumed
    if open_only and lean and len(found.files) >= (LONG if index else LARGE):
        board = _board_of_long(found, moment, clock, name, named=playbook is not None, notes=notes, index=index)
        if board is not None:
            return board
    read = read_found(found, seen, notes=notes)
    return _board(read, files, moment, clock, name, named=playbook is not None, open_only=open_only)


def _board_of_long(
    found: Found, moment: datetime, clock: str, name: str, *, named: bool, notes: bool, index: bool
) -> Board | None:
    """The board of a long journal without what is over, read with its index or without; None under a playbook that is wrong."""
    from .kept.reading import read_open

    try:
        rules = _playbook(name, found.source, named=named)
    except BadToml:
        return None
    read, search, unkept = read_open(found, rules, name, moment, notes=notes, index=index)
    return Board(read, moment, clock, name, search, source=found.source, unkept=unkept if clock not in ASKED else None)


def keep(board: Board) -> None:
    """Keep what is over in a long journal that was read whole with `index`, for the next time; nothing for any other board."""
    if board.unkept is not None:
        from .kept.reading import keep_finished

        keep_finished(board.unkept, board.search)


def board_under(board: Board, playbook: str) -> Board:
    """The same journal at the same moment under another playbook; nothing but the playbook is read. Raises BadChoice."""
    if board.broken == FILE:
        return Board(board.journal, board.now, board.clock, playbook, wrong=board.problems, broken=FILE, source=board.source)
    return _board(board.journal, board.source, board.now, board.clock, playbook, named=True, open_only=False)


def _board(read: Journal, source: Source, moment: datetime, clock: str, name: str, *, named: bool, open_only: bool) -> Board:
    """The board of a journal that could be read."""
    try:
        rules = _playbook(name, source, named=named)
    except BadToml as bad:
        return Board(read, moment, clock, name, wrong=bad.problems, broken="the playbook", source=source)
    search = Search(read.entries, rules, moment, read.settings, read.unread, open_only)
    return Board(read, moment, clock, name, search, source=source)


def board_after(board: Board, file: str, text: str) -> Board:
    """A board as it is once the text of one entry has changed to `text`; nothing is read from the disk.

    Of the opportunities that this does not change, what has been worked out is kept.
    """
    read = read_entry(file, text, board.journal.settings)
    entries = [e for e in board.journal.entries if e.file != file]
    entries += [read.entry] if read.entry is not None else []
    applications = [a for a in board.journal.applications if a.file != file]
    applications += [read.application] if read.application is not None else []
    unread = tuple(u for u in board.journal.unread if u.file != file)
    if read.entry is None and read.application is None and not read.note:
        unread = (*unread, Unread(file, read.company))
    problems = (*(p for p in board.journal.problems if p.file != file), *read.problems)
    journal = board.journal._replace(
        entries=tuple(entries), problems=problems, unread=unread, applications=tuple(sorted(applications, key=lambda a: a.file))
    )
    search = board.search.with_entries(entries, unread)
    return Board(journal, board.now, board.clock, board.playbook_name, search, source=board.source)


def _playbook(name: str, source: Source, *, named: bool) -> Playbook:
    """A playbook by its name. BadToml where it, or the name in `journal.toml`, is wrong; BadChoice where the caller named it."""
    try:
        return read_playbook(name, source)
    except NoPlaybook as missing:
        if named:
            raise BadChoice("no playbook named", name, missing.hint) from None
        problem = Problem(FILE, 1, 1, "error", "playbook", f"playbook: no playbook named {name!r}", missing.hint)
        raise BadToml([problem]) from None


def _now(
    given: datetime | str | None,
    environ: Mapping[str, str],
    pinned: datetime | None,
    zone: tzinfo,
    clock_now: datetime | None = None,
) -> tuple[datetime, str]:
    """The moment in UTC and where it came from."""
    if isinstance(given, datetime):
        return (given if given.tzinfo else given.replace(tzinfo=zone)).astimezone(UTC), "given"
    text, origin = (given, "--now") if given is not None else (environ.get("FOLLOWUP_NOW"), "$FOLLOWUP_NOW")
    if text is not None and (text or given is not None):
        from .journal.setting_dates import parse_now

        try:
            return parse_now(text, zone), origin
        except BadDate as bad:
            raise BadValue(bad.message, bad.hint, origin) from None
    if pinned is not None:
        return pinned, f"fixed in {FILE}"
    # The one place where the clock is read.
    return clock_now or datetime.now(UTC).replace(microsecond=0), "the clock"


def clock(given: str | None, zone: tzinfo, environ: Mapping[str, str] | None = None) -> datetime:
    """The moment outside any journal: as given, else `$FOLLOWUP_NOW`, else the clock."""
    return _now(given, os.environ if environ is None else environ, None, zone)[0]
