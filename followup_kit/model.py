"""The records everything else passes around; nothing here computes anything.

They are NamedTuples rather than frozen dataclasses: as immutable and as typed, but importing `dataclasses` and building
its classes costs a fifth of the time that `followup due` may take. Moments are aware datetimes in UTC; the zone that a
moment is shown in travels beside it.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from .base.light import NamedTuple


class Replacement(NamedTuple):
    """What may be typed in a file: `new` in place of `old`, which begins at a line and a column, in quotes or not."""

    line: int
    column: int
    old: str
    new: str


class Problem(NamedTuple):
    """One finding about a file: `line` and `column` count from 1 in the file; severity is `error` or `warning`.

    `replacements` are those of which each is an answer to it, where that much is known.
    """

    file: str
    line: int
    column: int
    severity: str
    code: str
    message: str
    hint: str = ""
    replacements: tuple[Replacement, ...] = ()


class Moment(NamedTuple):
    """A moment as a person typed it: `at` in UTC (00:00 local for a bare date), `day` as typed, `timed` if an hour was given."""

    at: datetime
    day: date
    timed: bool


class Person(NamedTuple):
    """Somebody named in an entry, or `me` of journal.toml; None where nothing was typed (docs/journal.md, section 5)."""

    name: str
    part: str = "interviewer"  # interviewer, recruiter, reference, me
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    linkedin: str | None = None
    contact: bool | None = None
    decides: bool | None = None
    kind: str | None = None  # of a recruiter: external, internal, hr
    agency: str | None = None
    told: Moment | None = None
    contacted: Moment | None = None
    line: int = 0
    nth: int = 1  # two of one name in one file are two people
    greeting: str | None = None  # how a note to them begins, as typed: "Dear Ann"
    language: str | None = None  # of the notes to them


class LogLine(NamedTuple):
    """One line of an entry's log, `line` in the file; exactly one of `sent` and `heard` is set, `who` is its `to` or `from`."""

    when: Moment
    sent: str | None
    heard: str | None
    who: str | None = None
    by: str | None = None
    note: str | None = None
    decision_by: date | None = None
    via: str | None = None
    proofread_by: str | None = None
    due: date | None = None  # of an assignment
    accepted: bool | None = None  # of an answer to an offer
    message_id: str | None = None  # of the mail that it was
    line: int = 0


class Skip(NamedTuple):
    kind: str
    to: str | None = None
    reason: str | None = None
    line: int = 0


class Snooze(NamedTuple):
    kind: str
    until: date
    to: str | None = None
    line: int = 0


class Closed(NamedTuple):
    """The person's own end of an opportunity; without a date it holds until it is taken out by hand."""

    when: Moment | None
    reason: str | None
    line: int = 0


class Interview(NamedTuple):
    """One entry. `id` is its path without `.md`; `start` and `end` are UTC, `day` and `end_day` their days in `zone`.

    `assumed` if no time of day was typed: `end` is then 17:00 local time. The header's fields are in
    `journal.header_fields`; lines count from 1 in the file, 0 for a field that is not there.
    """

    id: str
    file: str
    company: str
    role: str
    opportunity: str
    start: datetime
    end: datetime
    day: date
    end_day: date
    assumed: bool
    zone: tzinfo
    interviewers: tuple[Person, ...] = ()
    recruiter: Person | None = None
    applied: Moment | None = None
    contact_only_by: tuple[str, ...] | None = None
    next_steps: str | None = None
    decision_by: date | None = None
    interest: str = "undecided"
    references: tuple[Person, ...] = ()
    skip: tuple[Skip, ...] = ()
    snooze: tuple[Snooze, ...] = ()
    closed: Closed | None = None
    cancelled: str | None = None
    country: str | None = None
    subdivision: str | None = None
    language: str | None = None
    format: str | None = None
    place: str | None = None
    round: str | None = None
    calendar_uid: str | None = None
    calendar_sequence: int | None = None
    log: tuple[LogLine, ...] = ()
    date_line: int = 1
    decision_line: int = 0
    body: str = ""
    body_line: int = 1


class Application(NamedTuple):
    """An entry with `applied` and no `date` yet: it is listed and shown, and nothing is owed. `line` is that of `applied`."""

    id: str
    file: str
    company: str
    role: str
    opportunity: str
    applied: Moment
    zone: tzinfo
    interest: str = "undecided"
    closed: Closed | None = None
    log: tuple[LogLine, ...] = ()
    interviewers: tuple[Person, ...] = ()
    recruiter: Person | None = None
    next_steps: str | None = None
    decision_by: date | None = None
    line: int = 1
    body: str = ""
    body_line: int = 1


# How openings are compared: the words of the company and of the role, each with blanks between them, and what a slip in the
# company would leave of it (`engine/openings`).
Spelling = tuple[str, str, tuple[str, ...]]


class Finished(NamedTuple):
    """An opening that is over for good, of which nothing is said but how many interviews it had (`engine/finished`).

    `key` stands for its name, `words` are those by which a command might mean it; `spelling` is None where it is compared with
    no other opening.
    """

    key: str
    files: tuple[str, ...]
    words: tuple[str, ...]
    spelling: Spelling | None = None


class Settings(NamedTuple):
    """What `journal.toml` says, with the defaults of a journal that has none (docs/journal.md, section 2).

    `zone_assumed` if no zone is given and `zone` is the machine's; `now` is the pinned clock of a sample journal, in UTC.
    """

    zone: tzinfo
    zone_assumed: bool = True
    playbook: str = "balanced"
    country: str | None = None
    subdivision: str | None = None
    days_off: frozenset[date] = frozenset()
    language: str = "en"
    now: datetime | None = None
    profiles_reviewed: date | None = None
    profiles_line: int = 0
    me: Person | None = None
    links: tuple[str, ...] = ()
    references: tuple[Person, ...] = ()
    commit: bool = False  # whether writers commit the file they changed
    private_remotes: tuple[str, ...] = ()  # where git may push the journal to: addresses, with * for any text
    indexed: bool = True  # whether it is kept which interviews of a long journal are over
    headings: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the person's own words for the parts of the notes
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()  # all names of the fields that have others beside ours, ours among them


class Unread(NamedTuple):
    """A file that gives no rows because of an error; `company` where that much of it could be read."""

    file: str
    company: str | None


class Anchor(NamedTuple):
    """The dated event that a row is built on."""

    event: str
    at: datetime
    file: str
    line: int
    assumed: bool


class Action(NamedTuple):
    """One row of the follow-up state table. Times are UTC; `zone` is the one they are shown in."""

    id: str
    interview: str | None
    opportunity: str | None
    company: str | None
    role: str | None
    kind: str
    to: str | None
    via: str | None
    by: str | None
    step: int
    optional: bool
    opens: datetime
    due: datetime
    state: str
    done: datetime | None
    blocked_by: str | None
    reason: str
    rule: str
    source: str
    anchor: Anchor
    zone: tzinfo


class Advice(NamedTuple):
    """Something that was done against the playbook's advice, `at` a moment in UTC: never an error, never in the way."""

    code: str
    interview: str
    to: str | None
    message: str
    at: datetime
