"""What notebooks and commands call: a journal opened at a moment under a playbook."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from .dates.parsing import BadDate
from .engine.cross_checks import check_whole
from .engine.opportunity import Opportunity
from .engine.playbook import NO_RULES, Playbook
from .engine.schedule import opportunities_of, schedule_of
from .errors import BadChoice, BadValue, NoJournal
from .journal.files import Journal, read_journal
from .journal.settings import FILE, default_settings, parse_now
from .journal.toml_text import BadToml
from .model import Action, Advice, Problem
from .playbooks.files import NoPlaybook, read_playbook

UPCOMING = 5  # how many waiting rows `due` shows
PATH = str | os.PathLike[str]


class Board(NamedTuple):
    """A journal at a moment under a playbook: its rows, what is wrong with its files, what was done against the advice.

    `actions` are all rows, sorted by state, deadline and id (only the open ones, where only they were asked for); `now` is
    UTC, `zone` the person's; `clock` says where `now` came from; `opportunities` are what the rows were worked out from.
    `broken` names what has an error that leaves no rows at all (`journal.toml` or `the playbook`): a default never stands
    in, so `playbook` is then one without rules, and `journal` has no entries where `journal.toml` is at fault.
    """

    folder: str
    now: datetime
    zone: tzinfo
    clock: str
    playbook_name: str
    actions: tuple[Action, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Advice, ...]
    journal: Journal
    playbook: Playbook
    opportunities: tuple[Opportunity, ...] = ()
    broken: str | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any file has an error, so that rows may be missing."""
        return any(p.severity == "error" for p in self.problems)

    @property
    def unread_files(self) -> tuple[str, ...]:
        """The files that give no rows because of an error, each once."""
        return tuple(dict.fromkeys(p.file for p in self.problems if p.severity == "error"))

    def now_due(self) -> tuple[Action, ...]:
        """The rows of `due`: overdue, due and blocked, then the next few waiting."""
        standing = [a for a in self.actions if a.state in ("overdue", "due", "blocked")]
        waiting = [a for a in self.actions if a.state == "waiting" and not a.optional]
        return (*standing, *sorted(waiting, key=lambda a: (a.opens, a.due, a.id))[:UPCOMING])


def find_journal(named: PATH | None = None, environ: Mapping[str, str] | None = None, cwd: str | None = None) -> str:
    """The journal's folder: as named, else `$FOLLOWUP_JOURNAL`, else upward from `cwd`, else `./journal`."""
    environ = os.environ if environ is None else environ
    given, origin = (
        (os.fspath(named), "--journal") if named is not None else (environ.get("FOLLOWUP_JOURNAL"), "$FOLLOWUP_JOURNAL")
    )
    if given is not None and (given or named is not None):
        path = os.path.expanduser(given)
        if not os.path.isdir(path):
            raise NoJournal(path, origin, "is not a folder" if os.path.exists(path) else "does not exist")
        return path
    here = os.path.abspath(cwd or os.getcwd())
    folder = here
    while True:
        if os.path.isfile(os.path.join(folder, FILE)):
            return os.path.relpath(folder, here) if len(os.path.relpath(folder, here)) < len(folder) else folder
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        folder = parent
    if os.path.isdir(os.path.join(here, "journal")):
        return "journal"
    raise NoJournal("journal", "", f"no {FILE} from {here} upward, and no folder named journal in it")


def open_board(
    journal: PATH | None = None,
    now: datetime | str | None = None,
    playbook: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    open_only: bool = False,
) -> Board:
    """Read a journal and work out everything that is owed.

    `journal`: its folder (default as the command: `$FOLLOWUP_JOURNAL`, upward, `./journal`). `now`: a datetime (a naive one
    is in the journal's zone), ISO text, or None for `$FOLLOWUP_NOW`, then `now` in `journal.toml`, then the clock.
    `playbook`: a name, else the journal's. `open_only` leaves out the rows that are done or dropped, which is quicker. Raises
    FollowupError for what does not exist; what is wrong inside files comes as `problems`.
    """
    environ = os.environ if environ is None else environ
    folder = find_journal(journal, environ)
    wrong: list[Problem] = []
    broken = None
    rules = NO_RULES
    try:
        read = read_journal(folder)
    except BadToml as bad:
        read, wrong, broken = Journal(folder, default_settings()._replace(playbook="")), bad.problems, FILE
    settings = read.settings
    moment, clock = _now(now, environ, settings.now, settings.zone)
    name = playbook or settings.playbook
    if broken is None:
        try:
            rules = _playbook(name, folder, named=playbook is not None)
        except BadToml as bad:
            wrong, broken = bad.problems, "the playbook"
    opportunities = () if broken else tuple(opportunities_of(read.entries, rules, moment, settings))
    actions, advice = schedule_of(opportunities, read.unread, open_only)
    problems = (*wrong, *read.problems, *check_whole(opportunities))
    return Board(
        folder, moment, settings.zone, clock, name, tuple(actions), problems, tuple(advice), read, rules, opportunities, broken
    )


def _playbook(name: str, folder: str, *, named: bool) -> Playbook:
    """A playbook by its name. BadToml where it, or the name in `journal.toml`, is wrong; BadChoice where the caller named it."""
    try:
        return read_playbook(name, folder)
    except NoPlaybook as missing:
        if named:
            raise BadChoice("no playbook named", name, missing.hint) from None
        problem = Problem(FILE, 1, 1, "error", "playbook", f"playbook: no playbook named {name!r}", missing.hint)
        raise BadToml([problem]) from None


def _now(given: datetime | str | None, environ: Mapping[str, str], pinned: datetime | None, zone: tzinfo) -> tuple[datetime, str]:
    """The moment in UTC and where it came from."""
    if isinstance(given, datetime):
        return (given if given.tzinfo else given.replace(tzinfo=zone)).astimezone(UTC), "given"
    text, origin = (given, "--now") if given is not None else (environ.get("FOLLOWUP_NOW"), "$FOLLOWUP_NOW")
    if text is not None and (text or given is not None):
        try:
            return parse_now(text, zone), origin
        except BadDate as bad:
            raise BadValue(bad.message, bad.hint, origin) from None
    if pinned is not None:
        return pinned, f"pinned in {FILE}"
    # The one place where the clock is read.
    return datetime.now(UTC).replace(microsecond=0), "the clock"


def clock(given: str | None, zone: tzinfo, environ: Mapping[str, str] | None = None) -> datetime:
    """The moment outside any journal: as given, else `$FOLLOWUP_NOW`, else the clock."""
    return _now(given, os.environ if environ is None else environ, None, zone)[0]
