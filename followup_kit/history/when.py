"""A journal as it was at a commit, or at the end of a day, for which the last commit before that end counts."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, tzinfo

from ..api import Board, clock, open_board
from ..base.light import NamedTuple
from ..dates.local_time import end_of, local_day, moment_in_full
from ..dates.stamps import BadDate, parse_moment
from ..dates.typed_days import parse_typed_stamp
from ..errors import BadChoice, BadValue
from ..journal.files import read_settings_of
from ..journal.settings import FILE
from ..journal.syntax.toml_text import BadToml
from .git import GitFailed
from .objects import Commit
from .repository import Repository

_LIKE_A_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d")


class Then(NamedTuple):
    """A state of the journal: a commit and the moment at which it is looked at, with that in words."""

    commit: Commit
    at: datetime
    said: str


def state_meant(repository: Repository, typed: str, given: str | None = None) -> Then:
    """The state that a revision, a day or a moment means; a commit is looked at at its own date, a day at its last second.

    Of today the last second is the present: `given`, as `--now` has it, else the clock. Raises BadChoice and BadValue for what
    cannot be understood or may mean two things.
    """
    commit = repository.commit_of(typed)
    zone, trouble = _zone_of(repository.folder)
    now = clock(given, zone)
    try:
        day, at = _moment(typed, zone, now)
    except BadDate as bad:
        if commit is not None:
            return Then(commit, commit.committed, f"commit {commit.short}")
        if _LIKE_A_DATE.match(typed.strip()):
            raise BadValue(bad.message, bad.hint) from None
        raise BadChoice("no commit, branch, tag or day", typed, _hint(repository)) from None
    if commit is not None:
        both = f"write {day} 23:59 for the day, or {commit.short} for the commit"
        raise BadChoice("a day, and a commit too, is called", typed, both)
    if trouble is not None:
        raise GitFailed(f"{trouble}, so nobody knows when a day ends; name a commit instead")
    if at > now and day > local_day(now, zone):
        raise BadChoice("nothing is recorded yet on", typed, "name today or a day before")
    at = min(at, now)
    if repository.head() is None:
        raise BadChoice("no commit before", typed, _hint(repository))
    commit = repository.last_before(at)
    if commit is None:
        first = repository.first()
        said = "the clone's history begins with" if repository.is_shallow() else "the first is"
        raise BadChoice("no commit before", typed, f"{said} {first.short}, {moment_in_full(first.committed, zone, zone)}")
    return Then(commit, at, f"as of {day}, commit {commit.short}")


def board_at(
    repository: Repository, then: Then, playbook: str | None, now: str | None = None, *, open_only: bool = False
) -> Board:
    """The board of a state: entries, settings and playbooks are the commit's; `now` is another clock, as `--now` has it."""
    files = repository.files_at(then.commit)
    board = open_board(now=then.at if now is None else now, playbook=playbook, source=files, open_only=open_only)
    if now is None:
        board.clock = then.said
    if not files.has(FILE):
        sys.stderr.write(
            f"followup: commit {then.commit.short} has no {FILE}, so its defaults hold, and the machine's time zone\n"
        )
    return board


def _moment(typed: str, zone: tzinfo, now: datetime) -> tuple[date, datetime]:
    """The day that was typed, and its last second, or the minute that was typed. Raises BadDate."""
    moment = parse_moment(parse_typed_stamp(typed, local_day(now, zone), past=True), zone)
    return moment.day, moment.at if moment.timed else end_of(moment.day, zone)


def _zone_of(folder: str) -> tuple[tzinfo, str | None]:
    """The person's zone as the journal on disk has it, and why it is not known."""
    try:
        return read_settings_of(folder)[0].zone, None
    except BadToml as bad:
        problem = bad.problems[0]
        return UTC, f"{problem.file}:{problem.line} has an error"


def _hint(repository: Repository) -> str:
    return "git log names them" if repository.head() is not None else "nothing is committed yet: git add, then git commit"
