"""What holds for every journal, under every playbook, at every moment: properties of the engine as a whole."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_kit.api import Board, open_board
from followup_kit.dates.local_time import local_day
from followup_kit.engine.playbook import ADVICE, BUILT_IN
from followup_kit.engine.schedule import schedule
from followup_kit.journal.entry import read_entry
from followup_kit.journal.settings import read_settings
from followup_kit.kinds import CHANNELS, HEARD, KINDS, OTHER_SENT, STATES, WORDS
from followup_kit.model import Action, Advice
from followup_kit.playbooks.files import read_playbook

pytestmark = pytest.mark.zone_free  # test_the_machines_zone_changes_no_row moves the machine itself

# A whole journal takes a while to make: fewer examples than the profile's.
few = settings(max_examples=settings().max_examples // 10)

PEOPLE = ("Dana Whitfield", "Omar Haddad", "Zoë Brandt")
RECRUITERS = ("Jo Park", "Ines Roth", "Dana Whitfield")
LINES = ("Prof. Lin", "Maya Okafor")
NAMED = (*PEOPLE, "Jo Park", "Dana", "zoe", "Haddad", "Prof. Lin", "Nobody Here", "a")
ZONES = ("America/New_York", "Europe/London", "Asia/Tokyo")
FIRST, LAST = date(2026, 10, 20), date(2026, 12, 20)
PLAYBOOKS = {name: read_playbook(name, None) for name in BUILT_IN}
BLOCKS = (
    "no e-mail address for ",
    "no phone number for ",
    "no address for ",
    "no person named",
    "call ",
    "interest is undecided",
)
EVENTS = {"interview start", "interview end", "decision_by", "first interview", "snooze"}
EVENTS |= {f"heard {k}" for k in HEARD} | {f"sent {k}" for k in (*KINDS, *OTHER_SENT)}

# Journals. What varies is listed whole and drawn at once: few draws make a small, quick and well shrinking example.


def fields(**parts: str) -> str:
    """A mapping in flow style without its empty parts."""
    return "{" + ", ".join(f"{k}: {v}" for k, v in parts.items() if v) + "}"


def each_of(**choices: Iterable[str]) -> st.SearchStrategy[str]:
    """A mapping with one choice for each key; the first of all comes first when shrinking."""
    return st.sampled_from([fields(**dict(zip(choices, values, strict=True))) for values in product(*choices.values())])


def maybe(strategy: st.SearchStrategy[str], empty: int = 1) -> st.SearchStrategy[str]:
    """The strategy's text, or none of it."""
    return st.one_of(*[st.just("")] * empty, strategy)


DAYS = [str(FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days)]
MOMENTS = [f"{day}{hour}" for day in DAYS for hour in ("", " 10:30", "", " 14:00", " 00:00", " 09:00", " 23:30")]
days, moments, kinds = st.sampled_from(DAYS), st.sampled_from(MOMENTS), st.sampled_from(list(KINDS))
interviewers = each_of(
    name=PEOPLE,
    email=("", "someone@n.example"),
    phone=("", "555 0104"),
    address=("", "1 Main St"),
    contact=("", "", "allowed"),
    decides=("", "", "yes"),
)
recruiters = each_of(
    name=RECRUITERS, kind=("", "external", "internal", "hr"), email=("", "jo@park.example"), phone=("", "555 0177")
)
references = each_of(name=LINES, told=("", *DAYS[::9]), contacted=("", "", *DAYS[::14]))
SAID = [
    *[f"sent: {k}" for k in ("check-in", "check-in", "check-in", "thank-you", "move-on", *KINDS, *OTHER_SENT)],
    *[f"heard: {k}" for k in ("reply", "reply", "invitation", *sorted(WORDS), *HEARD)],
]


@st.composite
def log_lines(draw: st.DrawFn) -> str:
    """One line of a log; what is sent and heard most is drawn most."""
    said = draw(st.sampled_from(SAID))
    who = draw(st.sampled_from(("", "", *NAMED)))
    rest = draw(st.sampled_from([*("", "", *[f", by: {c}" for c in CHANNELS]), *[f", decision_by: {d}" for d in DAYS[::8]]]))
    own = {"heard: assignment": [f", due: {d}" for d in DAYS[::8]], "sent: answer-offer": [", accepted: yes", ", accepted: no"]}
    rest += draw(st.sampled_from(["", *own.get(said, ())]))
    return f"{{date: {draw(moments)}, {said}{who and (', to: ' if said[0] == 's' else ', from: ') + who}{rest}}}"


def listed(key: str, items: list[str]) -> str:
    """A field that is a list, one item a line; nothing where it is empty."""
    return f"{key}:\n" + "".join(f"  - {item}\n" for item in items) if items else ""


MINOR = ["", "", "", *[f"timezone: {z}\n" for z in ZONES], "duration: 30m\n", "duration: 3h\n", "cancelled: They moved it\n"]
ONLY_BY = ["", "", "", "", *[f"contact_only_by: [{c}]\n" for c in ("email", "phone", "mail, phone", "in-person")]]
INTEREST = ["", "", "interest: yes\n", "interest: no\n", "interest: undecided\n"]


@st.composite
def headers(draw: st.DrawFn, company: str) -> str:
    """The header of one interview."""
    to = st.sampled_from(("", "", "", *NAMED))
    skips = st.builds(lambda k, name: fields(kind=k, to=name), kinds, to)
    snoozes = st.builds(lambda k, day, name: fields(kind=k, until=day, to=name), kinds, days, to)
    closed = st.one_of(st.just("It froze"), moments.map(lambda m: fields(date=m)))
    return "".join(
        [
            f"---\ncompany: {company}\nrole: Engineer\ndate: {draw(moments)}\n",
            draw(st.sampled_from(MINOR)),
            listed("interviewers", draw(st.lists(interviewers, max_size=2))),
            draw(maybe(recruiters.map("recruiter: {}\n".format))),
            draw(st.sampled_from(ONLY_BY)),
            draw(maybe(days.map("decision_by: {}\n".format), 2)),
            draw(st.sampled_from(INTEREST)),
            listed("references", draw(st.lists(references, max_size=2))),
            listed("skip", draw(st.lists(skips, max_size=1))),
            listed("snooze", draw(st.lists(snoozes, max_size=2))),
            draw(maybe(closed.map("closed: {}\n".format), 4)),
            listed("log", draw(st.lists(log_lines(), max_size=5))),
            "---\n",
        ]
    )


@st.composite
def opportunities(draw: st.DrawFn, company: str = "Northwind", rounds: int = 3) -> dict[str, str]:
    """The files of one opportunity."""
    count = draw(st.integers(1, rounds))
    return {f"{company.lower()}-{i}.md": draw(headers(company)) for i in range(count)}


@st.composite
def journals(draw: st.DrawFn) -> dict[str, str]:
    """The files of two opportunities."""
    return {**draw(opportunities("Northwind", 2)), **draw(opportunities("Acme", 2))}


tomls = st.sampled_from(
    [
        "".join(['timezone = "America/New_York"\n', *parts])
        for parts in product(
            ("", 'country = "US"\n', 'country = "GB"\nsubdivision = "ENG"\n'),
            ("", "profiles_reviewed = 2026-11-01\n", "profiles_reviewed = 2026-12-30\n"),
            ("", '[[references]]\nname = "Prof. Lin"\nemail = "lin@uni.example"\n'),
        )
    ]
)
nows = st.integers(0, 140 * 48).map(lambda n: datetime(2026, 10, 10, tzinfo=UTC) + timedelta(minutes=30 * n))
playbooks = st.sampled_from(BUILT_IN)


class Answer(NamedTuple):
    """What the engine says of a journal."""

    actions: list[Action]
    advice: list[Advice]

    def by_id(self) -> dict[str, Action]:
        return {a.id: a for a in self.actions}

    def of(self, opportunity: str) -> tuple[list[Action], list[Advice]]:
        mine = [a for a in self.actions if a.opportunity == opportunity]
        homes = {a.interview for a in mine}
        return mine, [w for w in self.advice if w.interview in homes]


def answer(files: Mapping[str, str], now: datetime, playbook: str, toml: str = 'timezone = "America/New_York"\n') -> Answer:
    """Read the files in the order given and run the engine on them."""
    settings, _ = read_settings(toml.encode())
    reads = [read_entry(file, text, settings) for file, text in files.items()]
    assert [r.problems for r in reads if r.entry is None] == []
    return Answer(*schedule([r.entry for r in reads if r.entry], PLAYBOOKS[playbook], now, settings))


@contextmanager
def machine_in(zone: str) -> Iterator[None]:
    """The machine moved to another time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


# What holds


@few
@given(journals(), nows, playbooks, tomls)
def test_rows_are_as_the_contract_says(files: dict[str, str], now: datetime, playbook: str, toml: str) -> None:
    """Every row is well formed, ids are unique, and rows stand in their order."""
    got = answer(files, now, playbook, toml)
    ids = [a.id for a in got.actions]
    assert len(set(ids)) == len(ids)
    assert got.actions == sorted(got.actions, key=lambda a: (STATES.index(a.state), a.due, a.id))
    for a in got.actions:
        assert a.opens <= a.due, a.id
        assert a.opens.tzinfo is not None, a.id
        assert a.kind in PLAYBOOKS[playbook], a.id
        assert a.id == a.kind == "review-profiles" or a.id.startswith(f"{a.interview}/{a.kind}"), a.id
        assert a.by in ("email", "phone", "mail", "linkedin", None), a.id
        assert (a.blocked_by is not None) == (a.state == "blocked"), a.id
        assert a.blocked_by is None or a.blocked_by.startswith(BLOCKS), a.id
        assert a.done is None or a.state == "done", a.id
        # A bare date counts from its midnight on, and lies at its round's end, which may be after the next one.
        assert a.done is None or local_day(a.done, a.zone) <= local_day(now, a.zone) + timedelta(days=1), a.id
        assert a.anchor.event in EVENTS, a.id
        assert a.anchor.file in (*files, "journal.toml"), a.id
        assert 1 <= a.anchor.line <= files[a.anchor.file].count("\n"), a.id
        assert a.reason.endswith("."), a.id
        assert "\n" not in a.reason, a.id
        assert "None" not in a.reason, a.id
    assert {w.code for w in got.advice} <= set(ADVICE)


@few
@given(journals(), nows, playbooks, tomls)
def test_states_follow_the_clock(files: dict[str, str], now: datetime, playbook: str, toml: str) -> None:
    """A row waits before it opens, is overdue only after its deadline, and due or blocked only once it has opened."""
    for a in answer(files, now, playbook, toml).actions:
        if a.state == "waiting":
            assert now < a.opens, a.id
        elif a.state in ("due", "blocked", "overdue"):
            assert a.opens <= now, a.id
            assert a.state == "blocked" or (a.state == "overdue") == (now > a.due), a.id


@few
@given(journals(), nows, playbooks, tomls, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_no_row(
    files: dict[str, str], now: datetime, playbook: str, toml: str, random: object
) -> None:
    """The same files read in another order give the same rows and the same advice."""
    names = list(files)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert answer({n: files[n] for n in names}, now, playbook, toml) == answer(files, now, playbook, toml)


@few
@given(opportunities(), opportunities("Acme", 2), nows, playbooks, tomls)
def test_unrelated_files_change_no_row(
    files: dict[str, str], others: dict[str, str], now: datetime, playbook: str, toml: str
) -> None:
    """What stands in files of another opportunity changes nothing for this one."""
    alone, beside = (answer(f, now, playbook, toml).of("northwind-engineer") for f in (files, {**others, **files}))
    assert alone == beside


@few
@given(journals(), nows, playbooks, tomls)
def test_the_machines_zone_changes_no_row(files: dict[str, str], now: datetime, playbook: str, toml: str) -> None:
    """Where the journal names its zone, the machine's zone changes nothing."""
    answers = []
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        with machine_in(zone):
            answers.append(answer(files, now, playbook, toml))
    assert answers[0] == answers[1] == answers[2]


@few
@given(journals(), nows, playbooks, tomls)
def test_the_engine_is_pure(files: dict[str, str], now: datetime, playbook: str, toml: str) -> None:
    """Run twice it says the same twice, whichever zone `now` is written in."""
    assert answer(files, now, playbook, toml) == answer(files, now.astimezone(ZoneInfo("Asia/Tokyo")), playbook, toml)


@few
@given(opportunities(), nows, st.integers(0, 100 * 24 * 60), playbooks, tomls)
def test_time_takes_no_row_away(files: dict[str, str], now: datetime, minutes: int, playbook: str, toml: str) -> None:
    """As time goes on every id stays, and what is done stays done, at the same moment where there was one."""
    later = now + timedelta(minutes=minutes)
    before, after = answer(files, now, playbook, toml).by_id(), answer(files, later, playbook, toml).by_id()
    assert sorted(set(before) - set(after)) == []
    done = {a.id: a.done for a in before.values() if a.state == "done"}
    assert [after[i].id for i in done if after[i].state != "done"] == []
    assert [after[i].id for i, at in done.items() if at is not None and after[i].done != at] == []


@few
@given(opportunities(), nows, playbooks, tomls)
def test_words_without_a_body(files: dict[str, str], now: datetime, playbook: str, toml: str) -> None:
    """Notes below the header change no row."""
    noted = {f: f"{t}\n## Discussed\nThe loads.\n### Dana Whitfield\nHer team.\n" for f, t in files.items()}
    assert answer(noted, now, playbook, toml) == answer(files, now, playbook, toml)


BREAKS = {
    "truncated": lambda text: text[: text.rindex("---\n")],
    "cut in the middle": lambda text: text[: len(text) // 2],
    "a bad date": lambda text: text.replace("date: 2026", "date: 20-26", 1),
    "a key twice": lambda text: text.replace("role: Engineer\n", "role: Engineer\nrole: Engineer\n", 1),
    "empty": lambda text: text[:4],
}


def facts_of(board: Board) -> tuple[object, ...]:
    """All that a board says."""
    return board.actions, board.problems, board.advice, board.journal


@few
@given(journals(), nows, playbooks, st.sampled_from(list(BREAKS)), st.data())
def test_a_broken_file_breaks_nothing_else(
    files: dict[str, str], now: datetime, playbook: str, how: str, data: st.DataObject
) -> None:
    """A file that cannot be read changes no row of another opportunity but for a sentence, and is named on every run."""
    name = data.draw(st.sampled_from(sorted(files)), label="broken file")
    broken = {**files, name: BREAKS[how](files[name])}
    hurt = "northwind-engineer" if name.startswith("northwind") else "acme-engineer"
    with tempfile.TemporaryDirectory() as folder:
        for file, text in {"journal.toml": 'timezone = "America/New_York"\n', **broken}.items():
            (Path(folder) / file).write_text(text, encoding="utf-8")
        runs = [open_board(folder, now, playbook, environ={}) for _ in range(2)]
    assert facts_of(runs[0]) == facts_of(runs[1])
    assert runs[0].unread_files == (name,)
    whole = {a.id: a for a in answer(files, now, playbook).actions if a.opportunity not in (hurt, None)}
    kept = {a.id: a for a in runs[0].actions if a.opportunity not in (hurt, None)}
    assert kept.keys() == whole.keys()
    for id_, row in kept.items():
        doubt = f" {name} could not be read and may change this."
        may = KINDS[row.kind].outward and row.state not in ("done", "dropped") and row.reason.endswith(doubt)
        assert row == whole[id_]._replace(reason=whole[id_].reason + (doubt if may else ""))
    for row in runs[0].actions:
        if row.opportunity == hurt and KINDS[row.kind].outward and row.state not in ("done", "dropped"):
            assert name in row.reason
