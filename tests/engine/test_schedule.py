"""When each row opens, until when, and what it says: tables of the hours and days on both sides of every boundary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from followup_kit.dates.local_time import local
from followup_kit.engine.schedule import schedule
from followup_kit.journal.entry import read_entry
from followup_kit.journal.settings import read_settings
from followup_kit.kinds import STATES
from followup_kit.model import Action, Unread
from followup_kit.playbooks.files import read_playbook

NEW_YORK = 'timezone = "America/New_York"\ncountry = "US"\n'
HEAD = "---\ncompany: Northwind\nrole: Engineer\n"
AT = "date: 2026-11-18 14:00\n"  # a Wednesday; over at 15:00
DANA = "interviewers:\n  - {name: Dana Whitfield, email: dana@n.example, phone: 555 0104, address: 1 Main St}\n"
BARE = "interviewers:\n  - Dana Whitfield\n"
JO = "recruiter: {name: Jo Park, email: jo@park.example, phone: 555 0177}\n"
LIN = "references:\n  - {name: Prof. Lin, email: lin@uni.example}\n"
TOLD = LIN.replace("}", ", told: 2026-11-17}")
SECOND = timedelta(seconds=1)


def log(*lines: str) -> str:
    """A log of lines in flow style."""
    return "log:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


def actions_of(
    files: Mapping[str, str], now: datetime | str, playbook: str, toml: str = NEW_YORK, unread: tuple[Unread, ...] = ()
) -> list[Action]:
    """All rows of a journal of headers at a moment."""
    settings, _ = read_settings(toml.encode())
    entries = [read_entry(file, f"{HEAD}{text}---\n", settings).entry for file, text in files.items()]
    assert None not in entries
    moment = datetime.fromisoformat(now) if isinstance(now, str) else now
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=settings.zone)
    return schedule([e for e in entries if e], read_playbook(playbook, None), moment, settings, unread)[0]


def row_of(header: str, now: datetime | str, playbook: str, row: str, toml: str = NEW_YORK) -> Action:
    """One row of a journal of one entry, `nw.md`, by its id without the entry's."""
    found = {a.id.removeprefix("nw/"): a for a in actions_of({"nw.md": header}, now, playbook, toml)}
    assert row in found, sorted(found)
    return found[row]


def shown(at: datetime, row: Action) -> str:
    """A moment as the clocks of the interview's place show it."""
    return f"{local(at, row.zone):%Y-%m-%d %H:%M:%S}"


# Opening, deadline, age

ASKED = "date: 2026-11-25 10:00, sent: check-in, to: Dana, by: "
REJECTED = "date: 2026-11-23 10:00, heard: rejection, from: Dana"
TASK = "date: 2026-11-20 10:00, heard: assignment"
OFFERED = "date: 2026-11-23 10:00, heard: offer, from: Dana"


class Case(NamedTuple):
    """A row: where it comes from, from when to when it stands, what it is afterwards, and for how many days."""

    playbook: str
    header: str
    row: str
    opens: str
    due: str
    after: str = "overdue"
    days: int | None = 30
    at_once: bool = False  # it opens with the words that it answers, and is not there before


CASES = {
    "prepare": Case("balanced", AT + DANA, "prepare", "2026-11-16 09:00:00", "2026-11-18 14:00:00", "dropped", None),
    "prepare, at eight in the morning": Case("four-steps", "date: 2026-11-18 08:00\n", "prepare", "2026-11-16 09:00:00", "2026-11-18 08:00:00", "dropped", None),
    "reflect, balanced": Case("balanced", AT, "reflect", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "reflect, one-shot": Case("one-shot", AT, "reflect", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "debrief, balanced": Case("balanced", AT + JO, "debrief", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "debrief, one-shot": Case("one-shot", AT + JO, "debrief", "2026-11-18 15:00:00", "2026-11-19 12:00:00", days=7),
    "thank-you, four-steps": Case("four-steps", AT + DANA, "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "thank-you, try-again": Case("try-again", AT + DANA, "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 12:00:00", days=7),
    "thank-you, dos-and-donts": Case("dos-and-donts", AT + DANA, "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "thank-you, not-desperate": Case("not-desperate", AT + DANA, "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 12:00:00", days=7),
    "thank-you, one-shot": Case("one-shot", AT + DANA + "interest: yes\n", "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "thank-you, balanced": Case("balanced", AT + DANA, "thank-you/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "thank-you, over half an hour": Case("balanced", AT + "duration: 30m\n" + DANA, "thank-you/dana-whitfield", "2026-11-18 14:30:00", "2026-11-19 14:30:00", days=7),
    "thank-you, no hour typed": Case("balanced", "date: 2026-11-18\n" + DANA, "thank-you/dana-whitfield", "2026-11-18 17:00:00", "2026-11-19 17:00:00", days=7),
    "letter, optional": Case("four-steps", AT + DANA, "letter/dana-whitfield", "2026-11-18 15:00:00", "2026-11-20 15:00:00", "dropped", None),
    "letter, owed": Case("dos-and-donts", AT + DANA, "letter/dana-whitfield", "2026-11-18 15:00:00", "2026-11-20 15:00:00", days=7),
    "letter, to the office": Case("not-desperate", AT + BARE, "letter/dana-whitfield", "2026-11-18 15:00:00", "2026-11-20 15:00:00", days=7),
    "find-address": Case("four-steps", AT + BARE, "find-address/dana-whitfield", "2026-11-18 15:00:00", "2026-11-19 15:00:00", days=7),
    "decline": Case("four-steps", AT + DANA + "interest: no\n", "decline", "2026-11-18 15:00:00", "2026-11-20 15:00:00"),
    "decline, after their words": Case("balanced", AT + DANA + "interest: no\n" + log("date: 2026-11-20 11:00, heard: reply"), "decline", "2026-11-20 11:00:00", "2026-11-22 11:00:00", at_once=True),
    "tell-reference": Case("dos-and-donts", AT + DANA + LIN, "tell-reference/prof-lin", "2026-11-11 09:00:00", "2026-11-19 15:00:00", days=7),
    "tell-reference, balanced": Case("balanced", AT + DANA + LIN, "tell-reference/prof-lin", "2026-11-11 09:00:00", "2026-11-19 15:00:00", "dropped", None),
    "ask-reference, Thanksgiving in between": Case("not-desperate", AT + DANA + LIN, "ask-reference/prof-lin", "2026-11-23 09:00:00", "2026-11-30 23:59:59", days=7),
    "ask-reference, balanced": Case("balanced", AT + DANA + TOLD, "ask-reference/prof-lin", "2026-11-23 09:00:00", "2026-11-30 23:59:59", "dropped", None),
    "check-in, try-again": Case("try-again", AT + DANA, "check-in/1", "2026-11-25 09:00:00", "2026-11-27 23:59:59"),
    "check-in, dos-and-donts": Case("dos-and-donts", AT + DANA, "check-in/1", "2026-11-25 09:00:00", "2026-11-27 23:59:59"),
    "check-in, one-shot": Case("one-shot", AT + DANA, "check-in/1", "2026-12-02 09:00:00", "2026-12-03 23:59:59"),
    "check-in, seven days fall on Thanksgiving": Case("balanced", "date: 2026-11-19 14:00\n" + DANA, "check-in/1", "2026-11-27 09:00:00", "2026-11-30 23:59:59"),
    "check-in, seven days fall on a Saturday": Case("balanced", "date: 2026-11-07 14:00\n" + DANA, "check-in/1", "2026-11-16 09:00:00", "2026-11-17 23:59:59"),
    "check-in, after the promise": Case("balanced", AT + DANA + "decision_by: 2026-11-20\n", "check-in/1", "2026-11-23 09:00:00", "2026-11-24 23:59:59"),
    "check-in, a promise far off": Case("try-again", AT + DANA + "decision_by: 2026-12\n", "check-in/1", "2027-01-04 09:00:00", "2027-01-05 23:59:59"),
    "check-in, a promise delays": Case("dos-and-donts", AT + DANA + "decision_by: 2026-11-27\n", "check-in/1", "2026-11-30 09:00:00", "2026-12-01 23:59:59"),
    "check-in, a near promise hastens nothing": Case("dos-and-donts", AT + DANA + "decision_by: 2026-11-20\n", "check-in/1", "2026-11-25 09:00:00", "2026-11-27 23:59:59"),
    "check-in, after a reply": Case("try-again", AT + DANA + log("date: 2026-11-20 10:00, heard: reply"), "check-in/1", "2026-11-27 09:00:00", "2026-11-30 23:59:59"),
    "check-in, after an invitation": Case("balanced", AT + DANA + log("date: 2026-11-20 10:00, heard: invitation"), "check-in/1", "2026-11-30 09:00:00", "2026-12-01 23:59:59"),
    "check-in, the second step": Case("balanced", AT + DANA + log(ASKED + "email"), "check-in/2", "2026-12-03 09:00:00", "2026-12-04 23:59:59"),
    "check-in, the third step": Case("try-again", AT + DANA + log(ASKED + "email", "date: 2026-12-04 10:00, sent: check-in, by: phone"), "check-in/3", "2026-12-11 09:00:00", "2026-12-14 23:59:59"),
    "connect, a week after": Case("not-desperate", AT + DANA, "connect/dana-whitfield", "2026-11-25 09:00:00", "2026-12-09 23:59:59", "dropped", None),
    "connect, the day after the outcome": Case("balanced", AT + DANA + log(OFFERED), "connect/dana-whitfield", "2026-11-24 09:00:00", "2026-12-08 23:59:59", "dropped", None),
    "thank-after-rejection": Case("try-again", AT + DANA + log(REJECTED), "thank-after-rejection", "2026-11-23 10:00:00", "2026-11-25 10:00:00", at_once=True),
    "move-on, dos-and-donts": Case("dos-and-donts", AT + DANA + log(ASKED + "phone"), "move-on", "2026-12-09 09:00:00", "2026-12-10 23:59:59"),
    "move-on, balanced": Case("balanced", AT + DANA + log(ASKED + "phone"), "move-on", "2026-12-09 09:00:00", "2026-12-10 23:59:59"),
    "move-on, all was skipped": Case("one-shot", AT + DANA + "skip: [check-in]\n", "move-on", "2026-12-16 09:00:00", "2026-12-17 23:59:59"),
    "answer-offer": Case("four-steps", AT + DANA + log(OFFERED), "answer-offer", "2026-11-23 10:00:00", "2026-11-27 23:59:59", days=None, at_once=True),
    "answer-offer, by the day they named": Case("try-again", AT + DANA + log(OFFERED + ", decision_by: 2026-12-05"), "answer-offer", "2026-11-23 10:00:00", "2026-12-05 23:59:59", days=None, at_once=True),
    "answer-offer, by the day they named later": Case("one-shot", AT + DANA + log(OFFERED + ", decision_by: 2026-11-27", "date: 2026-11-23 11:00, heard: reply, decision_by: 2026-12-05"), "answer-offer", "2026-11-23 10:00:00", "2026-12-05 23:59:59", days=None, at_once=True),
    "assignment": Case("not-desperate", AT + DANA + log(TASK), "assignment", "2026-11-20 10:00:00", "2026-11-30 23:59:59", at_once=True),
    "assignment, with a day": Case("balanced", AT + DANA + log(TASK + ", due: 2026-11-22"), "assignment", "2026-11-20 10:00:00", "2026-11-22 23:59:59", at_once=True),
    "review-profiles": Case("dos-and-donts", AT + DANA, "review-profiles", "2026-11-11 09:00:00", "2026-11-18 14:00:00", days=None),
}  # fmt: skip
EACH_CASE = pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))


def moment(text: str) -> datetime:
    """A moment in New York."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/New_York"))


def state_at(case: Case, at: datetime) -> str:
    """The state of a case's row at a moment."""
    return row_of(case.header, at, case.playbook, case.row).state


@EACH_CASE
def test_opens_and_due(case: Case) -> None:
    """A row opens and is due when the page on the rules says, by the clocks of the interview's place."""
    row = row_of(case.header, moment("2026-12-20 12:00"), case.playbook, case.row)
    assert (shown(row.opens, row), shown(row.due, row)) == (case.opens, case.due)


@EACH_CASE
def test_states_around_the_boundaries(case: Case) -> None:
    """Until a second before it opens a row waits, from then on it is due, to the second of its deadline and not longer."""
    opens, due = moment(case.opens), moment(case.due)
    at_start = [state_at(case, opens), state_at(case, due), state_at(case, due.astimezone(UTC) + SECOND)]
    assert at_start == ["due", "due", case.after]
    if not case.at_once:
        assert state_at(case, opens.astimezone(UTC) - SECOND) == "waiting"


@pytest.mark.parametrize("case", [c for c in CASES.values() if c.days], ids=[n for n, c in CASES.items() if c.days])
def test_age(case: Case) -> None:
    """Notes, reflection, the call to the recruiter and references are dropped a week after their deadline, the rest after thirty days, to the second; until then it is overdue."""
    assert case.days is not None
    last = moment(case.due) + timedelta(days=case.days)  # the same clock, on a later day
    assert (state_at(case, last), state_at(case, last.astimezone(UTC) + SECOND)) == ("overdue", "dropped")


@pytest.mark.parametrize("row", ["answer-offer", "review-profiles"])
def test_some_rows_never_age(row: str) -> None:
    """An offer is to be answered, and the profiles to be looked at, years later still."""
    case = CASES[row]
    assert state_at(case, moment("2029-11-18 12:00")) == "overdue"


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-18 08:00", "2026-11-18 21:00"),
        ("2026-11-18 10:59", "2026-11-18 23:59"),
        ("2026-11-18 11:00", "2026-11-19 12:00"),
        ("2026-11-18 14:00", "2026-11-19 12:00"),
        ("2026-11-18 22:59", "2026-11-19 12:00"),
        ("2026-11-18 23:00", "2026-11-19 12:00"),
        ("2026-11-18 23:01", "2026-11-19 12:01"),
        ("2026-11-19 00:30", "2026-11-19 13:30"),
    ],
)
def test_twelve_hours_at_every_time_of_day(start: str, due: str) -> None:
    """A deadline of under 24 hours that falls before noon moves to noon; one at noon or later stays."""
    row = row_of(f"date: {start}\n{DANA}", f"{start}-05:00", "try-again", "thank-you/dana-whitfield")
    assert shown(row.due, row) == f"{due}:00"


@pytest.mark.parametrize(
    ("start", "zone", "due"),
    [
        ("2026-03-28 13:00", "Europe/Oslo", "2026-03-29T15:00:00+02:00"),
        ("2026-10-24 13:00", "Europe/Oslo", "2026-10-25T13:00:00+01:00"),
        ("2026-03-29 02:30", "Europe/Oslo", "2026-03-30T04:30:00+02:00"),  # half past two is half past three that night
        ("2026-10-25 02:30", "Europe/Oslo", "2026-10-26T02:30:00+01:00"),  # the first of the two
        ("2026-03-07 13:00", "America/New_York", "2026-03-08T15:00:00-04:00"),
        ("2026-10-31 13:00", "America/New_York", "2026-11-01T13:00:00-05:00"),
        ("2026-11-18 23:30", "Asia/Kolkata", "2026-11-20T00:30:00+05:30"),
    ],
)
def test_twenty_four_hours_are_elapsed_hours(start: str, zone: str, due: str) -> None:
    """What is counted in hours is 24 elapsed hours after the end, across a change of the clocks and over midnight."""
    row = row_of(
        f"date: {start}\ntimezone: {zone}\n{DANA}", "2026-01-01T00:00:00+00:00", "four-steps", "thank-you/dana-whitfield"
    )
    assert local(row.due, row.zone).isoformat() == due


@pytest.mark.parametrize(
    ("country", "promised", "opens"),
    [
        ("country: NO\n", "2026-04-01", "2026-04-07"),  # Easter
        ("country: US\n", "2026-07-02", "2026-07-06"),  # the Fourth, kept on the Friday
        ("country: GB\nsubdivision: ENG\n", "2026-12-24", "2026-12-29"),  # Boxing Day, kept on the Monday
        ("country: GB\nsubdivision: ENG\n", "2026-12-31", "2027-01-04"),
        ("country: GB\nsubdivision: ENG\n", "2027-03-26", "2027-03-30"),
        ("country: GB\nsubdivision: SCT\n", "2027-03-26", "2027-03-29"),
        ("country: JP\n", "2026-11-20", "2026-11-24"),
        ("", "2026-11-25", "2026-11-26"),  # no country anywhere: weekends alone are free
        ("", "2026-11-20", "2026-11-23"),
    ],
)
def test_the_first_working_day_after_a_promise(country: str, promised: str, opens: str) -> None:
    """Working days are those of the entry's country: no weekend, no public holiday."""
    header = f"date: 2026-01-07 14:00\n{country}{DANA}decision_by: {promised}\n"
    row = row_of(header, "2026-01-08T12:00:00+00:00", "balanced", "check-in/1", 'timezone = "UTC"\n')
    assert shown(row.opens, row) == f"{opens} 09:00:00"


def test_days_off_are_no_working_days() -> None:
    """The journal's own `holidays` are nobody's working days, single ones and ranges."""
    toml = NEW_YORK + 'holidays = ["2026-11-25", "2026-11-27/2026-12-02"]\n'
    row = row_of(AT + DANA, "2026-11-18T16:00:00-05:00", "balanced", "check-in/1", toml)
    assert (shown(row.opens, row), shown(row.due, row)) == ("2026-12-03 09:00:00", "2026-12-04 23:59:59")


@pytest.mark.parametrize(
    ("playbook", "row", "until", "opens", "due"),
    [
        ("try-again", "thank-you/dana-whitfield", "2026-11-18", "2026-11-18 15:00:00", "2026-11-19 12:00:00"),
        ("try-again", "thank-you/dana-whitfield", "2026-11-19", "2026-11-19 09:00:00", "2026-11-19 23:59:59"),
        ("try-again", "thank-you/dana-whitfield", "2026-11-23", "2026-11-23 09:00:00", "2026-11-23 23:59:59"),
        ("dos-and-donts", "letter/dana-whitfield", "2026-11-19", "2026-11-19 09:00:00", "2026-11-20 15:00:00"),
        ("try-again", "check-in/1", "2026-11-25", "2026-11-25 09:00:00", "2026-11-27 23:59:59"),
        ("try-again", "check-in/1", "2026-11-28", "2026-11-28 09:00:00", "2026-12-01 23:59:59"),
        ("not-desperate", "connect/dana-whitfield", "2026-12-05", "2026-12-05 09:00:00", "2026-12-19 23:59:59"),
        ("not-desperate", "ask-reference/prof-lin", "2026-12-24", "2026-12-24 09:00:00", "2026-12-31 23:59:59"),
        ("dos-and-donts", "review-profiles", "2026-11-17", "2026-11-17 09:00:00", "2026-11-18 14:00:00"),
    ],
)
def test_snooze_is_a_floor(playbook: str, row: str, until: str, opens: str, due: str) -> None:
    """A snoozed row opens at nine of that day if that is later, and has the later of its deadline and that opening's own."""
    header = f"{AT}{DANA}{LIN}snooze:\n  - {{kind: {row.partition('/')[0]}, until: {until}}}\n"
    got = row_of(header, "2026-11-18T16:00:00-05:00", playbook, row)
    assert (shown(got.opens, got), shown(got.due, got)) == (opens, due)


# Once per search

REVIEWED = {
    "a.md": AT + "opportunity: a\n" + log("date: 2026-11-12 10:00, sent: review-profiles"),
    "b.md": "date: 2026-11-19 14:00\nopportunity: b\n" + log("date: 2026-11-10 10:00, sent: review-profiles"),
}


def review(files: Mapping[str, str], now: str, toml: str = NEW_YORK) -> Action:
    """The one row about the social profiles."""
    (row,) = [a for a in actions_of(files, now, "dos-and-donts", toml) if a.kind == "review-profiles"]
    return row


@pytest.mark.parametrize("order", [["a.md", "b.md"], ["b.md", "a.md"]], ids=" then ".join)
def test_the_first_review_counts(order: list[str]) -> None:
    """Of two lines that say the profiles were looked at the earlier one counts, in whichever file it stands."""
    row = review({name: REVIEWED[name] for name in order}, "2026-11-20T10:00")
    assert (row.state, row.reason) == ("done", "Done on Tue 10 Nov 2026 at 10:00.")


def test_a_review_stays_done_as_it_was() -> None:
    """A line that is reached later does not move the moment at which the review was done."""
    first, second = (review(REVIEWED, now) for now in ("2026-11-11T10:00", "2026-11-20T10:00"))
    assert (first.state, first.done) == (second.state, second.done)


@pytest.mark.parametrize("now", ["2026-11-12T00:00", "2026-11-12T08:00", "2026-11-12T12:00", "2026-12-12T12:00"])
def test_profiles_reviewed_is_a_day(now: str) -> None:
    """`profiles_reviewed` in the journal's settings has done it from 00:00 of that day on, and names no hour."""
    row = review({"nw.md": AT}, now, NEW_YORK + "profiles_reviewed = 2026-11-12\n")
    assert (row.state, row.reason) == ("done", "Done on Thu 12 Nov 2026.")
    assert row.done is not None
    assert row.done <= moment(now)


def test_profiles_reviewed_is_reached() -> None:
    """A day that has not come does not count yet."""
    row = review({"nw.md": AT}, "2026-11-11T23:59", NEW_YORK + "profiles_reviewed = 2026-11-12\n")
    assert row.state == "due"


def test_a_snoozed_review_has_its_day() -> None:
    """Put off until after the first interview it is due until the end of that day, and says that it was snoozed."""
    row = review({"nw.md": AT + "snooze:\n  - {kind: review-profiles, until: 2026-11-25}\n"}, "2026-11-25T12:00")
    assert (shown(row.opens, row), shown(row.due, row)) == ("2026-11-25 09:00:00", "2026-11-25 23:59:59")
    assert (row.state, row.anchor.event) == ("due", "snooze")
    assert row.reason == "Bring your social profiles up to date before the first interview; you snoozed it."


def test_a_skipped_review_says_why() -> None:
    """A skip drops it with the reason that was typed, as everywhere."""
    row = review({"nw.md": AT + "skip:\n  - {kind: review-profiles, reason: I have none}\n"}, "2026-11-12T12:00")
    assert (row.state, row.reason) == ("dropped", "You skipped it: I have none.")


@pytest.mark.parametrize(
    "word",
    ["skip:\n  - {kind: review-profiles, to: Dana}\n", "snooze:\n  - {kind: review-profiles, until: 2026-11-25, to: Dana}\n"],
)
def test_a_review_is_to_nobody(word: str) -> None:
    """A skip or snooze of it that names somebody counts for nobody, and breaks nothing."""
    row = review({"nw.md": AT + DANA + word}, "2026-11-12T12:00")
    assert (row.state, shown(row.opens, row)) == ("due", "2026-11-11 09:00:00")


def test_a_snoozed_review_points_at_its_line() -> None:
    """A snooze in another file than the first interview's is pointed at where it stands."""
    snoozed = "date: 2026-11-19 14:00\nopportunity: b\nsnooze:\n  - {kind: review-profiles, until: 2026-11-25}\n"
    row = review({"a.md": AT + "opportunity: a\n", "b.md": snoozed}, "2026-11-20T12:00")
    assert (row.state, row.anchor.event, row.anchor.file, row.anchor.line) == ("waiting", "snooze", "b.md", 7)


# Letting go


@pytest.mark.parametrize(
    "again",
    [log(ASKED + "phone", "date: 2026-12-10 10:00, sent: move-on", "date: 2026-12-15 10:00, sent: move-on"),
     log(ASKED + "phone", "date: 2026-12-10 10:00, sent: move-on") + "closed: {date: 2026-12-15}\n"],
    ids=["a second line", "closed later"],
)  # fmt: skip
def test_letting_go_is_done_once(again: str) -> None:
    """What ends the opportunity a second time does not move the moment at which it was let go."""
    rows = [row_of(AT + DANA + again, now, "dos-and-donts", "move-on") for now in ("2026-12-12T10:00", "2026-12-20T10:00")]
    assert [(r.state, shown(r.done or r.opens, r)) for r in rows] == [("done", "2026-12-10 10:00:00")] * 2


@pytest.mark.parametrize("now", ["2026-11-26T12:00", "2026-12-28T00:01", "2027-03-01T12:00"])
@pytest.mark.parametrize("ended", ["date: 2026-11-19 10:00, sent: move-on", "date: 2026-11-19, sent: move-on"])
def test_letting_go_early_undoes_nothing(ended: str, now: str) -> None:
    """Who lets go before the ladder is used up and asks all the same has asked, also when the step would have aged since."""
    header = AT + DANA + log(ended, ASKED + "email")
    states = {a.id.removeprefix("nw/"): a.state for a in actions_of({"nw.md": header}, now, "balanced")}
    assert (states.get("check-in/1"), states.get("check-in/2"), states.get("move-on", "dropped")) == (
        "done",
        "dropped",
        "dropped",
    )


# States

THANKED = log("date: 2026-11-18 18:10, sent: thank-you, to: Dana")
BEFORE, AFTER, LATE = "2026-11-18T12:00:00-05:00", "2026-11-18T16:00:00-05:00", "2026-11-20T16:00:00-05:00"


@pytest.mark.parametrize(
    ("header", "now", "state"),
    [
        (DANA + THANKED + "closed: They froze it\n", LATE, "done"),
        (DANA + THANKED + "skip: [thank-you]\n", LATE, "done"),
        (DANA + "skip: [thank-you]\n", BEFORE, "dropped"),
        (BARE + "skip: [thank-you]\n", AFTER, "dropped"),
        (DANA + "closed: They froze it\n", LATE, "dropped"),
        (BARE, BEFORE, "waiting"),
        (BARE, AFTER, "blocked"),
        (BARE, LATE, "blocked"),
        (DANA, LATE, "overdue"),
        (DANA, AFTER, "due"),
    ],
    ids=["done before dropped", "done before skipped", "dropped before waiting", "dropped before blocked", "dropped before overdue",
         "waiting before blocked", "blocked before due", "blocked before overdue", "overdue before due", "due"],
)  # fmt: skip
def test_states_in_their_order(header: str, now: str, state: str) -> None:
    """Of several states that would fit, the first of done, dropped, waiting, blocked, overdue, due holds."""
    row = row_of(AT + header, now, "four-steps", "thank-you/dana-whitfield")
    assert row.state == state
    assert (row.blocked_by is not None, row.done is not None) == (state == "blocked", state == "done")


@pytest.mark.parametrize(
    ("header", "now", "state", "blocked_by"),
    [
        (BARE + JO, "2026-11-18T14:30:00-05:00", "waiting", None),
        (BARE + JO, AFTER, "blocked", "call Jo Park first"),
        (BARE + JO, "2026-11-19T12:00:00-05:00", "blocked", "call Jo Park first"),
        (BARE + JO, "2026-11-19T12:00:01-05:00", "blocked", "interest is undecided"),
        (BARE + JO + log("date: 2026-11-18 15:30, sent: debrief"), AFTER, "blocked", "interest is undecided"),
        (BARE + JO + "skip: [debrief]\n", AFTER, "blocked", "interest is undecided"),
        (BARE + JO + "interest: yes\nskip: [debrief]\n", AFTER, "blocked", "no e-mail address for Dana Whitfield"),
        (DANA + JO + "interest: yes\nskip: [debrief]\n", AFTER, "due", None),
        (DANA + "interest: no\n", AFTER, "dropped", None),
    ],
)
def test_what_blocks_a_note_in_one_shot(header: str, now: str, state: str, blocked_by: str | None) -> None:
    """First a debrief that is due, then the interest while it is undecided, then a missing address."""
    row = row_of(AT + header, now, "one-shot", "thank-you/dana-whitfield")
    assert (row.state, row.blocked_by) == (state, blocked_by)


def test_rows_are_sorted() -> None:
    """Rows stand by state (overdue, due, blocked, waiting, done, dropped), then by deadline, then by id."""
    files = {
        "a.md": AT + BARE + LIN,
        "b.md": AT + DANA + JO + "opportunity: b\n" + THANKED,
        "c.md": "date: 2026-11-25 14:00\nopportunity: c\n" + DANA,
        "e.md": "date: 2026-11-20 09:00\nopportunity: e\n" + DANA,
        "d.md": "date: 2026-11-04 14:00\nopportunity: d\n" + DANA + "interest: yes\n",
    }
    actions = actions_of(files, LATE, "balanced")
    assert {a.state for a in actions} == set(STATES)
    assert actions == sorted(actions, key=lambda a: (STATES.index(a.state), a.due, a.id))
    assert len({a.id for a in actions}) == len(actions)


def test_the_zone_of_now_is_nothing() -> None:
    """A moment is a moment: the same rows whichever zone `now` is written in."""
    at = datetime.fromisoformat(AFTER)
    everywhere = [
        actions_of({"nw.md": AT + DANA + LIN}, at.astimezone(ZoneInfo(z)), "balanced")
        for z in ("UTC", "Asia/Tokyo", "Pacific/Kiritimati")
    ]
    assert everywhere[0] == everywhere[1] == everywhere[2] == actions_of({"nw.md": AT + DANA + LIN}, at, "balanced")


# What a row says

IN_TIME = "2026-11-18T16:00:00-05:00"
SENTENCES = [
    # playbook, header, now, row, state, sentence
    ("balanced", DANA, "2026-11-17T10:00-05:00", "prepare", "due", "Before you leave Northwind, ask about next steps, when they decide and how to reach everybody."),
    ("balanced", DANA, IN_TIME, "prepare", "dropped", "The interview has begun."),
    ("balanced", DANA, IN_TIME, "reflect", "due", "Weigh the pluses and minuses of Northwind, then set interest: yes or no."),
    ("balanced", DANA + "interest: yes\n", IN_TIME, "reflect", "done", "Done: interest: yes."),
    ("balanced", DANA, "2026-11-26T15:01-05:00", "reflect", "dropped", "It is too late to help."),
    ("balanced", DANA + JO, IN_TIME, "debrief", "due", "Tell Jo Park how it went at Northwind and take the instructions."),
    ("balanced", DANA + log("date: 2026-11-18, sent: thank-you"), IN_TIME, "thank-you/dana-whitfield", "done", "Done on Wed 18 Nov 2026."),
    ("balanced", DANA + THANKED, "2026-11-19T16:00-05:00", "thank-you/dana-whitfield", "done", "Done on Wed 18 Nov 2026 at 18:10."),
    ("balanced", DANA, BEFORE, "thank-you/dana-whitfield", "waiting", "Thank Dana Whitfield within 24 hours of the interview."),
    ("balanced", DANA, LATE, "thank-you/dana-whitfield", "overdue", "Thank Dana Whitfield within 24 hours of the interview."),
    ("balanced", DANA, "2026-11-27T16:00-05:00", "thank-you/dana-whitfield", "dropped", "It is too late to help."),
    ("balanced", BARE, IN_TIME, "thank-you/dana-whitfield", "blocked", "Thank Dana Whitfield within 24 hours of the interview: no e-mail address for Dana Whitfield."),
    ("balanced", BARE, LATE, "thank-you/dana-whitfield", "blocked", "Thank Dana Whitfield within 24 hours of the interview: no e-mail address for Dana Whitfield, late since Thu 19 Nov 2026 at 15:00."),
    ("balanced", DANA + log("date: 2026-11-19 10:00, heard: assignment"), LATE, "assignment", "due", "Hand in what Dana Whitfield asked for (they named no day)."),
    ("balanced", DANA + log("date: 2026-11-19, heard: assignment, due: 2026-11-23"), LATE, "assignment", "due", "Hand in what Dana Whitfield asked for (the hour is assumed)."),
    ("balanced", DANA + log("date: 2026-11-19 10:00, heard: assignment, due: 2026-11-23"), LATE, "assignment", "due", "Hand in what Dana Whitfield asked for."),
    ("balanced", BARE, IN_TIME, "find-address/dana-whitfield", "due", "Ask Northwind for the e-mail address of Dana Whitfield, so that the thank-you can go."),
    ("one-shot", DANA + JO, IN_TIME, "thank-you/dana-whitfield", "blocked", "Thank Dana Whitfield within 24 hours of the interview: call Jo Park first."),
    ("one-shot", DANA, IN_TIME, "thank-you/dana-whitfield", "blocked", "Thank Dana Whitfield within 24 hours of the interview: interest is undecided."),
    ("one-shot", DANA + "interest: no\n", IN_TIME, "thank-you/dana-whitfield", "dropped", "You are not interested, and this playbook writes only where you are."),
    ("balanced", DANA, IN_TIME, "letter/dana-whitfield", "due", "Write Dana Whitfield a note by hand and post it."),
    ("balanced", DANA, LATE, "letter/dana-whitfield", "dropped", "Its time has passed, and it was optional."),
    ("balanced", BARE, IN_TIME, "letter/dana-whitfield", "dropped", "No address for Dana Whitfield, and the letter is optional."),
    ("dos-and-donts", BARE, IN_TIME, "letter/dana-whitfield", "due", "Write Dana Whitfield a note by hand and post it, to the office of Northwind."),
    ("dos-and-donts", BARE.replace("- Dana Whitfield", "- {name: Dana Whitfield, address: 1 Main St}"), IN_TIME, "letter/dana-whitfield", "dropped", "The thank-you is the letter."),
    ("dos-and-donts", DANA + "contact_only_by: [email, phone]\n", IN_TIME, "letter/dana-whitfield", "dropped", "They asked to be contacted only by e-mail or phone."),
    ("balanced", DANA + "interest: no\n", IN_TIME, "decline", "due", "Tell Dana Whitfield that Northwind is not for you, and keep the door open."),
    ("balanced", DANA + "interest: no\n", IN_TIME, "thank-you/dana-whitfield", "dropped", "The decline takes its place."),
    ("balanced", DANA + "interest: no\n", IN_TIME, "check-in/1", "dropped", "You are not interested any more."),
    ("balanced", DANA + LIN, IN_TIME, "tell-reference/prof-lin", "due", "Tell Prof. Lin that Northwind may call, so that it comes as no surprise."),
    ("balanced", DANA + TOLD, "2026-11-24T16:00-05:00", "ask-reference/prof-lin", "due", "Ask Prof. Lin whether Northwind has called, and to say so when it does."),
    ("balanced", DANA + TOLD + log("date: 2026-11-20, heard: reference-check"), LATE, "ask-reference/prof-lin", "dropped", "They have called already."),
    ("balanced", DANA, "2026-11-25T10:00-05:00", "check-in/1", "due", "Ask Dana Whitfield by e-mail where it stands: 7 days have gone by since the interview."),
    ("balanced", DANA + "decision_by: 2026-11-24\n", "2026-11-25T10:00-05:00", "check-in/1", "due", "Ask Dana Whitfield by e-mail where it stands: they promised an answer by Tue 24 Nov."),
    ("balanced", DANA + log("date: 2026-11-20 10:00, heard: reply"), "2026-11-25T10:00-05:00", "check-in/1", "waiting", "Ask Dana Whitfield by e-mail where it stands: 7 days have gone by since they were last heard of."),
    ("balanced", DANA + log("date: 2026-11-20 10:00, heard: invitation"), "2026-11-25T10:00-05:00", "check-in/1", "waiting", "Ask Dana Whitfield by e-mail where it stands: they invited you, and no date has been set since."),
    ("balanced", DANA + log(ASKED + "email"), "2026-12-03T10:00-05:00", "check-in/2", "due", "Ask Dana Whitfield by phone where it stands: 5 working days have gone by since the last try."),
    ("balanced", DANA + log(ASKED + "phone"), "2026-12-03T10:00-05:00", "check-in/1", "dropped", "You went further."),
    ("balanced", DANA + "snooze:\n  - {kind: check-in, until: 2026-12-03}\n", "2026-12-03T10:00-05:00", "check-in/1", "due", "Ask Dana Whitfield by e-mail where it stands: 7 days have gone by since the interview; you snoozed it."),
    ("balanced", DANA + "skip:\n  - {kind: check-in, reason: they said not to}\n", IN_TIME, "check-in/1", "dropped", "You skipped it: they said not to."),
    ("balanced", DANA + "skip: [check-in]\n", IN_TIME, "check-in/1", "dropped", "You skipped it."),
    ("balanced", DANA + "closed: They froze the role\n", IN_TIME, "check-in/1", "dropped", "It is closed: They froze the role."),
    ("balanced", DANA + "closed: {date: 2026-11-18}\n", IN_TIME, "check-in/1", "dropped", "It is closed."),
    ("balanced", DANA + "cancelled: They moved it\n", IN_TIME, "thank-you/dana-whitfield", "dropped", "The interview did not take place: They moved it."),
    ("not-desperate", DANA, "2026-11-25T10:00-05:00", "connect/dana-whitfield", "due", "Ask Dana Whitfield to connect on LinkedIn, 7 days after the interview."),
    ("not-desperate", DANA + log("date: 2026-11-20, heard: connected"), "2026-11-25T10:00-05:00", "connect/dana-whitfield", "dropped", "You are connected already."),
    ("balanced", DANA + log(OFFERED), "2026-11-24T10:00-05:00", "connect/dana-whitfield", "due", "Ask Dana Whitfield to connect on LinkedIn, now that there is an answer."),
    ("balanced", DANA + log(REJECTED), "2026-11-24T10:00-05:00", "thank-after-rejection", "due", "Thank Dana Whitfield for the answer; a gracious word keeps the door open."),
    ("balanced", DANA + log(REJECTED), "2026-11-24T10:00-05:00", "reflect", "dropped", "They answered: rejection on Mon 23 Nov."),
    ("balanced", DANA + log(OFFERED), "2026-11-24T10:00-05:00", "answer-offer", "due", "Northwind made an offer; answer Dana Whitfield in time."),
    ("balanced", DANA + log(OFFERED, "date: 2026-11-24, heard: rejection"), "2026-11-24T10:00-05:00", "answer-offer", "dropped", "They took the offer back."),
    ("balanced", DANA + log(TASK + ", due: 2026-11-27"), "2026-11-24T10:00-05:00", "assignment", "due", "Hand in what Dana Whitfield asked for."),
    ("balanced", DANA + log(TASK), "2026-12-31T00:00-05:00", "assignment", "dropped", "It is more than 30 days late."),
    ("balanced", DANA + log(TASK, "date: 2026-11-24 10:00, sent: assignment"), "2026-11-25T10:00-05:00", "check-in/1", "waiting", "Ask Dana Whitfield by e-mail where it stands: 7 days have gone by since you handed in what they asked for."),
    ("dos-and-donts", DANA + log(ASKED + "phone"), "2026-12-09T10:00-05:00", "move-on", "due", "Every way to ask Northwind is used up; move on and close it."),
    ("balanced", DANA, "2026-11-17T10:00-05:00", "review-profiles", "due", "Bring your social profiles up to date before the first interview."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("playbook", "header", "now", "row", "state", "sentence"),
    SENTENCES,
    ids=[f"{s[3].partition('/')[0]}, {s[5][-42:-1]}" for s in SENTENCES],
)
def test_reasons(playbook: str, header: str, now: str, row: str, state: str, sentence: str) -> None:
    """Every row says in one plain sentence why it is there, what it waits for, or why it is gone."""
    got = row_of(AT + header, now, playbook, row)
    assert (got.state, got.reason) == (state, sentence)


@pytest.mark.parametrize("row", ["reflect", "thank-you/dana-whitfield", "letter/dana-whitfield", "check-in/1"])
def test_an_assumed_hour_is_said(row: str) -> None:
    """Where no hour was typed, every row that is built on the interview says that the hour is assumed."""
    got = row_of("date: 2026-11-18\n" + DANA, "2026-11-18T18:00:00-05:00", "dos-and-donts" if row[0] == "l" else "balanced", row)
    assert got.anchor.assumed
    assert got.reason.endswith(" (the hour is assumed).")


@pytest.mark.parametrize(
    ("header", "row", "sentence"),
    [
        ("closed: They froze the role.\n" + DANA, "thank-you/dana-whitfield", "It is closed: They froze the role."),
        ("skip:\n  - {kind: letter, reason: My hand!}\n" + DANA, "letter/dana-whitfield", "You skipped it: My hand!"),
        (
            "company: Northwind Inc.\n" + BARE,
            "letter/dana-whitfield",
            "Write Dana Whitfield a note by hand and post it, to the office of Northwind Inc.",
        ),
    ],
    ids=["a reason with a full stop", "a reason with an exclamation mark", "a company with a full stop"],
)
def test_a_sentence_ends_once(header: str, row: str, sentence: str) -> None:
    """A reason or a name that ends with a full stop brings no second one."""
    settings, _ = read_settings(NEW_YORK.encode())
    text = f"---\nrole: Engineer\n{'' if 'company' in header else 'company: Northwind' + chr(10)}{AT}{header}---\n"
    entry = read_entry("nw.md", text, settings).entry
    assert entry is not None
    actions, _ = schedule([entry], read_playbook("dos-and-donts", None), datetime.fromisoformat(IN_TIME), settings)
    assert {a.id: a.reason for a in actions}[f"nw/{row}"] == sentence


# While a file cannot be read

INWARD = {"prepare", "reflect", "move-on", "review-profiles"}


def with_unread(*unread: Unread, header: str = "") -> list[Action]:
    """The rows of two companies on the day after, beside files that could not be read."""
    files = {"nw.md": AT + DANA + LIN + header, "other.md": AT + DANA + "opportunity: other\n"}
    settings, _ = read_settings(NEW_YORK.encode())
    entries = [
        read_entry(f, (HEAD if f == "nw.md" else HEAD.replace("Northwind", "Other")) + t + "---\n", settings).entry
        for f, t in files.items()
    ]
    now = datetime.fromisoformat("2026-11-24T10:00:00-05:00")
    return schedule([e for e in entries if e], read_playbook("balanced", None), now, settings, unread)[0]


@pytest.mark.parametrize(
    ("unread", "companies", "said"),
    [
        ((Unread("broken.md", "Northwind"),), {"Northwind"}, "broken.md could not be read and may change this."),
        ((Unread("broken.md", "  northWIND "),), {"Northwind"}, "broken.md could not be read and may change this."),
        ((Unread("broken.md", None),), {"Northwind", "Other"}, "broken.md could not be read and may change this."),
        ((Unread("broken.md", "Elsewhere"),), set(), ""),
        ((Unread("a.md", "Northwind"), Unread("b.md", "Elsewhere")), {"Northwind"}, "a.md could not be read and may change this."),
        ((Unread("a.md", "Northwind"), Unread("b.md", None)), {"Northwind"}, "a.md and 1 more could not be read and may change this."),
        ((Unread("a\x1b[2J.md", "Northwind"),), {"Northwind"}, "a\\x1b[2J.md could not be read and may change this."),
    ],
    ids=["the same company", "spelt otherwise", "no company legible", "another company", "one of two", "both", "a hostile name"],
)  # fmt: skip
def test_an_unread_file_is_named(unread: tuple[Unread, ...], companies: set[str], said: str) -> None:
    """Open rows that go to somebody name the file that could not be read and may belong there; no other row changes."""
    plain = {a.id: a for a in with_unread()}
    for row in with_unread(*unread):
        before = plain.pop(row.id)
        open_outward = row.state in ("overdue", "due", "blocked", "waiting") and row.kind not in INWARD
        if row.company in companies and open_outward:
            assert row == before._replace(reason=f"{before.reason} {said}")
        elif row.company == "Other" and None in [u.company for u in unread] and open_outward:
            assert row.reason.startswith(f"{before.reason} ")
        else:
            assert row == before
    assert not plain
