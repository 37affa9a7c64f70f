"""Opportunities that `due` passes over: never one with an open row; of the advice, only theirs is left out."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import ROOT, SAMPLE
from test_properties import PLAYBOOKS, journals
from test_scenarios import SCENARIOS

from followup_kit.api import Board, open_board
from followup_kit.changes.apply import advice_of, plan, writable_board
from followup_kit.changes.entry_changes import done
from followup_kit.engine.cross_checks import check_whole
from followup_kit.engine.inactive import Longest, is_bygone, longest_open
from followup_kit.engine.playbook import SCHEMA, Playbook
from followup_kit.engine.schedule import RECENT, opportunities_of, schedule_of
from followup_kit.journal.entry import read_entry
from followup_kit.journal.files import read_journal
from followup_kit.journal.settings import read_settings
from followup_kit.journal.syntax.toml_text import BadToml
from followup_kit.model import Advice, Interview, Settings, Unread

pytestmark = pytest.mark.zone_free  # each journal names its zone

PINNED = datetime(2026, 11, 20, 14, tzinfo=UTC)
OPEN = ("overdue", "due", "blocked", "waiting")


def settings_of(scenario: dict[str, Any]) -> Settings | None:
    """The settings of a scenario's journal, None where its `journal.toml` is wrong and it has no rows at all."""
    try:
        return read_settings(scenario.get("journal_toml", 'timezone = "America/New_York"\n').encode())[0]
    except BadToml:
        return None


READABLE = [s for s in SCENARIOS if settings_of(s) is not None and s["playbook"] in PLAYBOOKS]
few = settings(max_examples=settings().max_examples // 10)


def passed_over(
    entries: Iterable[Interview], playbook: Playbook, now: datetime, own: Settings, unread: Iterable[Unread] = (),
    longest: Longest | None = None,
) -> int:  # fmt: skip
    """Assert that the short cuts change nothing that is shown; how many opportunities are passed over.

    `longest` is `longest_open`, for who asks at many moments.
    """
    whole = opportunities_of(entries, playbook, now, own)
    actions, against = schedule_of(whole, tuple(unread))
    short = opportunities_of(entries, playbook, now, own)
    longest = longest or longest_open(playbook, own)
    over = [opportunity for opportunity in whole if is_bygone(opportunity, longest)]
    gone = {e.id for opportunity in over for e in opportunity.entries}
    standing = [a for a in against if a.interview not in gone]
    rows, said = schedule_of(short, tuple(unread), open_only=True)
    assert rows == [a for a in actions if a.state in OPEN]
    assert said == [a for a in standing if _is_recent(a, now)]
    assert check_whole(short) == check_whole(whole)
    return len(over)


def _is_recent(advice: Advice, now: datetime) -> bool:
    """Whether `due` may say it."""
    return advice.at >= now - timedelta(days=RECENT)


def longer(playbook: Playbook, numbers: dict[tuple[str, str], int], once: bool) -> Playbook:
    """A playbook with other numbers for some of its parameters."""
    values: dict[str, dict[str, Any]] = {t: dict(v) for t, v in playbook.values.items()}
    for (table, key), number in numbers.items():
        if table in values:
            values[table][key] = number
    if "check-in" in values:
        values["check-in"]["once"] = once
    return playbook._replace(values=values)


NUMBERS = [(t, k) for t, keys in SCHEMA.items() for k, (_, wanted) in keys.items() if wanted.startswith(("hours", "days"))]
numbers = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from((1, 20, 60, 200, 366)), max_size=4)
tomls = st.sampled_from(
    ["".join(['timezone = "America/New_York"\n', *p]) for p in (("", ""), ('country = "CN"\n', ""), ("", "holidays = [{}]\n"))]
)
days_off = st.tuples(st.integers(0, 400), st.integers(0, 200))
later = st.integers(0, 1500 * 4).map(lambda n: datetime(2026, 10, 10, tzinfo=UTC) + timedelta(hours=6 * n))


@few
@given(journals(), later, st.sampled_from(sorted(PLAYBOOKS)), numbers, st.booleans(), tomls, days_off)
def test_no_open_row_is_passed_over(
    files: dict[str, str], now: datetime, playbook: str, changed: dict[tuple[str, str], int], once: bool, toml: str,
    off: tuple[int, int],
) -> None:  # fmt: skip
    """Whatever the journal, the playbook's numbers, the days off and the moment: the open rows are the same, and recent advice."""
    first = date(2026, 11, 1) + timedelta(days=off[0])
    own, _ = read_settings(toml.format(f'"{first}/{first + timedelta(days=off[1])}"').encode())
    reads = [read_entry(file, text, own) for file, text in files.items()]
    passed_over([r.entry for r in reads if r.entry], longer(PLAYBOOKS[playbook], changed, once), now, own)


@pytest.mark.parametrize("scenario", READABLE, ids=lambda s: s["id"])
def test_every_scenario_as_time_goes_on(scenario: dict[str, Any]) -> None:
    """Each scenario, at its own moment and up to two years on, in steps that grow."""
    own = settings_of(scenario)
    assert own is not None
    reads = {name: read_entry(name, text, own) for name, text in scenario["files"].items() if name.endswith(".md")}
    entries = [r.entry for r in reads.values() if r.entry]
    unread = [Unread(name, r.company) for name, r in reads.items() if r.entry is None and not r.note]
    now = datetime.fromisoformat(scenario["now"])
    now = now if now.tzinfo else now.replace(tzinfo=own.zone)
    playbook = PLAYBOOKS[scenario["playbook"]]
    longest = longest_open(playbook, own)
    counts = [passed_over(entries, playbook, now + timedelta(days=n * n / 2), own, unread, longest) for n in range(39)]
    offered = any(line.heard == "offer" for e in entries for line in e.log)
    assert offered or not entries or counts[-1] > 0


@pytest.mark.parametrize("playbook", sorted(PLAYBOOKS))
def test_the_sample_journal_as_time_goes_on(playbook: str) -> None:
    """The sample journal under every playbook, every ten days for two years."""
    read = read_journal(str(SAMPLE))
    counts = [
        passed_over(read.entries, PLAYBOOKS[playbook], PINNED + timedelta(days=n), read.settings, read.unread)
        for n in range(-60, 700, 10)
    ]
    assert counts[-1] > counts[6]


@pytest.mark.parametrize("playbook", sorted(PLAYBOOKS))
def test_a_generated_journal(playbook: str) -> None:
    """Two years of a made-up search under every playbook: much of it is passed over, and nothing open."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "benchmarks" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    own, _ = read_settings(made.settings(False).encode())
    entries = [r.entry for name, text in made.entries(150, 7) if (r := read_entry(name, text, own)).entry]
    counts = [passed_over(entries, PLAYBOOKS[playbook], PINNED + timedelta(days=n), own) for n in range(0, 400, 25)]
    assert counts[0] > 10


def test_the_board_of_due_is_the_same(sample_board: Board) -> None:
    """A board with the open rows alone shows the same rows, problems and recent advice as one with all."""
    whole, short = sample_board, open_board(SAMPLE, open_only=True)
    assert short.now_due() == whole.now_due()
    assert (short.problems, short.recent_advice()) == (whole.problems, whole.recent_advice())
    assert {a.state for a in short.actions} <= set(OPEN)
    assert {a.state for a in whole.actions} > set(OPEN)


LATE = """---
company: Northwind
role: Analyst
date: 2026-11-09 10:00
interviewers: [Dana Whitfield]
log:
  - {date: 2026-11-14, sent: thank-you, to: Dana}
CLOSED---
"""


@pytest.mark.parametrize(("closed", "said"), [("", ["late-thanks"]), ("closed: 2026-11-19\n", [])])
def test_advice_on_what_is_over_is_left_to_the_whole_list(tmp_path: Path, closed: str, said: list[str]) -> None:
    """A late thank-you is brought up each morning of a week until the opportunity is closed, and by `table` for good."""
    (tmp_path / "one.md").write_text(LATE.replace("CLOSED", closed))
    (tmp_path / "journal.toml").write_text('timezone = "America/New_York"\n')
    short, whole = (open_board(tmp_path, PINNED, open_only=o) for o in (True, False))
    assert [a.code for a in short.advice] == said
    assert [a.code for a in whole.advice] == ["late-thanks"]


def test_a_change_does_not_bring_up_old_advice(tmp_path: Path) -> None:
    """Where the open rows alone are worked out, as for a click in the notebook: what it is not against is not said of it."""
    early = "  - {date: 2026-10-02, sent: check-in}\n"
    (tmp_path / "one.md").write_text(LATE.replace("CLOSED", "").replace("log:\n", f"log:\n{early}").replace("11-", "10-"))
    (tmp_path / "journal.toml").write_text('timezone = "America/New_York"\n')
    assert {a.code for a in open_board(tmp_path, PINNED).advice} == {"late-thanks", "too-soon"}
    board = writable_board(tmp_path, PINNED, None, open_only=True)
    assert advice_of(plan(done(board, "one", "connect", to="Dana"))) == []


EARLIER = """---
company: Northwind
role: Analyst
date: 2026-09-14 {}
interviewers: [Dana Whitfield]
log: [{}]
---
"""


@pytest.mark.parametrize(
    ("day", "file", "said"), [("2026-11-19", 0, ["1"]), ("2026-11-19", 1, ["1"]), ("2026-11-14", 0, ["1"]), ("2026-10-02", 0, [])]
)
def test_late_thanks_for_an_old_round_are_said_for_a_week(tmp_path: Path, day: str, file: int, said: list[str]) -> None:
    """In an opportunity that goes on; a line of the day's earlier round counts for the later one too."""
    for n, hour in enumerate(("10:00", "14:00")):
        log = f"{{date: {day} 15:00, sent: thank-you, to: Dana}}" if n == file else ""
        (tmp_path / f"{n}.md").write_text(EARLIER.format(hour, log))
    (tmp_path / "next.md").write_text(EARLIER.format("14:00", "").replace("2026-09-14", "2026-11-24"))
    (tmp_path / "journal.toml").write_text('timezone = "America/New_York"\n')
    short, whole = (open_board(tmp_path, PINNED, open_only=o) for o in (True, False))
    assert [a.interview for a in short.recent_advice()] == said
    assert short.recent_advice() == whole.recent_advice()
    assert [a.code for a in whole.advice] == ["late-thanks"]


@pytest.mark.parametrize(
    ("playbook", "waiting", "ended"),
    [
        ("balanced", 122, 55),
        ("four-steps", 42, 42),
        ("try-again", 76, 42),
        ("dos-and-donts", 122, 27),
        ("not-desperate", 61, 61),
        ("one-shot", 128, 27),
    ],
)
def test_how_long_a_row_may_stay_open(playbook: str, waiting: int, ended: int) -> None:
    """A playbook's longest rule, its days on the list with it, and 10 odd days; check-in and `move-on` where one may still ask."""
    own, _ = read_settings(b'timezone = "America/New_York"\n')
    longest = longest_open(PLAYBOOKS[playbook], own)
    assert (longest.waiting, longest.ended) == (waiting, ended)


def test_a_day_off_is_waited_for() -> None:
    """A day off of the person's own counts as one working day more."""
    own, _ = read_settings(b'timezone = "America/New_York"\nholidays = ["2026-12-01/2026-12-10"]\n')
    assert longest_open(PLAYBOOKS["balanced"], own).waiting == 122 + 20


LONG = """---
company: {}
role: Engineer
date: 2026-11-18 14:00
interviewers: [{{name: Dana Whitfield, email: dana@n.example, phone: 555 0104, address: 1 Main St}}]
references: [{{name: Prof. Lin, email: lin@uni.example}}]
{}
---
"""
ENDINGS = (
    "decision_by: 2026-12-11",
    "interest: no",
    "skip: [check-in]",
    "snooze: [{kind: check-in, until: 2027-02-01}]",
    "snooze: [{kind: move-on, until: 2027-02-01}, {kind: letter, until: 2027-02-01}, {kind: connect, until: 2027-02-01}]",
    "recruiter: {name: Jo Park, phone: 555 0177}",
    "contact_only_by: [in-person]",
    "log: [{date: 2026-12-18, heard: reply, decision_by: 2027-01-15}]",
    "log: [{date: 2026-12-18, heard: invitation}]",
    "log: [{date: 2026-12-18, heard: rejection}]",
    "log: [{date: 2026-12-18, sent: check-in, by: email}, {date: 2027-01-04, sent: check-in, by: phone}]",
    "log: [{date: 2026-12-18, sent: check-in, by: email}, {date: 2027-01-04, heard: reply}]",
    "log: [{date: 2026-12-18, heard: assignment}]",
    "log: [{date: 2026-12-18, heard: assignment, due: 2027-01-20}, {date: 2027-01-18, sent: assignment}]",
)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "key"), NUMBERS, ids=lambda n: n)
def test_a_playbook_with_a_long_wait(table: str, key: str) -> None:
    """With any one parameter as large as it may be, no open row is passed over, and some day every opportunity is."""
    own, _ = read_settings(b'timezone = "America/New_York"\nholidays = ["2027-03-01/2027-04-30"]\n')
    files = {f"{n}.md": LONG.format(f"Company {n}", more) for n, more in enumerate(ENDINGS)}
    entries = [r.entry for name, text in files.items() if (r := read_entry(name, text, own)).entry]
    assert len(entries) == len(ENDINGS)
    most = 24 * 60 if key == "hours" else 366
    everything = PLAYBOOKS["balanced"]._replace(values={**PLAYBOOKS["not-desperate"].values, **PLAYBOOKS["balanced"].values})
    playbook = longer(everything, {(table, key): most}, once=False)
    longest = longest_open(playbook, own)
    counts = [passed_over(entries, playbook, PINNED + timedelta(days=n), own, (), longest) for n in range(30, 1300, 10)]
    assert (counts[0], counts[-1]) == (0, len(ENDINGS))


def test_a_chain_of_three_long_rows() -> None:
    """An assignment dropped for age, the check-in that it held up, and moving on from that, each with the longest deadline."""
    own, _ = read_settings(b'timezone = "Asia/Shanghai"\ncountry = "CN"\n')
    entry = read_entry("a.md", LONG.format("Northwind", "log: [{date: 2026-12-18, heard: assignment}]"), own).entry
    assert entry is not None
    numbers = {("assignment", "working_days"): 366, ("check-in", "due_working_days"): 366, ("move-on", "due_working_days"): 366}
    playbook = longer(PLAYBOOKS["balanced"], numbers, once=False)
    longest = longest_open(playbook, own)
    moments = [PINNED + timedelta(days=n) for n in range(60, 2600, 10)]
    assert {passed_over([entry], playbook, now, own, (), longest) for now in moments} == {0, 1}


ENTRY = """---
company: Northwind
role: Engineer
date: 2025-01-08 14:00
{}
---
"""


@pytest.mark.parametrize(
    ("more", "bygone"),
    [
        ("interest: yes", True),
        ("cancelled: They moved it", True),
        ("decision_by: 2026-11-01", False),
        ("snooze: [{kind: check-in, until: 2026-11-01}]", False),
        ("closed: {date: 2026-11-01}", True),
        ("closed: {date: 2027-11-01}", False),
        ("closed: They froze the role", True),
        ("references: [{name: Prof. Lin, told: 2026-11-01}]", False),
        ("references: [{name: Prof. Lin, contacted: 2026-11-01}]", False),
        ("log: [{date: 2026-11-01, heard: other}]", False),
        ("log: [{date: 2025-01-09, heard: reply, decision_by: 2026-11-01}]", False),
        ("log: [{date: 2025-01-09, heard: offer}]", False),
        ("log: [{date: 2025-01-09, heard: rejection}]", True),
        ("log: [{date: 2027-01-09, sent: other}]", False),
    ],
)
def test_what_keeps_an_opportunity_in_sight(more: str, bygone: bool) -> None:
    """Any date that is typed, wherever it stands, and any offer; nothing once it is closed."""
    own, _ = read_settings(b'timezone = "America/New_York"\n')
    entry = read_entry("a.md", ENTRY.format(more), own).entry
    assert entry is not None
    (opportunity,) = opportunities_of([entry], PLAYBOOKS["balanced"], PINNED, own)
    assert is_bygone(opportunity, longest_open(opportunity.playbook, own)) is bygone
