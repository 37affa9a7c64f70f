"""The look back: every figure from a journal's text, with the size of its sample; and the playbooks side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from followup_kit.api import Board, open_board
from followup_kit.views.charts.bars import draw_bars
from followup_kit.views.comparison import chosen, lanes_of, opinions, opportunities, side_by_side, verdicts
from followup_kit.views.statistics import (
    Share,
    Silence,
    Wait,
    Waits,
    channels,
    funnel,
    outcome_of,
    outcomes,
    silences,
    thanks,
    waited,
    waits,
)

Make = Callable[..., Path]
NOW = "2026-12-10T09:00"


def entry(day: str = "2026-11-18", log: str = "", more: str = "", company: str = "Northwind") -> str:
    """An interview with Dana at two in the afternoon, with the lines of its log."""
    lines = "".join(f"  - {{{line}}}\n" for line in log.split("; ") if line)
    header = f"company: {company}\nrole: Engineer\ndate: {day} 14:00\ninterviewers:\n  - {{name: Dana Whitfield, email: d@n.example}}\n"
    return f"---\n{header}{more}{'log:' + chr(10) + lines if lines else ''}---\n"


def board(make: Make, *texts: str, now: str = NOW) -> Board:
    """A journal of these entries, opened."""
    return open_board(make({f"{n}.md": text for n, text in enumerate(texts)}), now)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share("x", 0, 0), "none yet"),
        (Share("x", 3, 5), "3 of 5; too few to tell"),
        (Share("x", 19, 19), "19 of 19; too few to tell"),
        (Share("x", 5, 20), "5 of 20, 25 %"),
    ],
)
def test_a_share_says_how_much_it_rests_on(share: Share, said: str) -> None:
    """A percentage is given only where there are enough cases for one."""
    assert share.said == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Waits(0, 0, None, None, None), "no round is over yet"),
        (Waits(0, 2, None, None, None), "0 of 2 rounds answered"),
        (Waits(3, 7, 9.5, 2, 14), "3 of 7 rounds answered, in 9.5 days at the median (from 2 to 14); too few to tell"),
        (Waits(20, 30, 7.0, 1, 40), "20 of 30 rounds answered, in 7 days at the median (from 1 to 40)"),
    ],
)
def test_a_median_says_how_much_it_rests_on(found: Waits, said: str) -> None:
    """The median stands beside how many answered at all, and by how much they differ."""
    assert found.said == said


@pytest.mark.parametrize(
    ("day", "log", "more", "outcome"),
    [
        ("2026-11-18", "", "", "no answer yet"),
        ("2026-12-12", "", "", "still to come"),
        ("2026-11-18", "date: 2026-11-25, heard: reply", "", "no answer yet"),
        ("2026-11-18", "date: 2026-11-25, heard: offer", "", "offer"),
        ("2026-11-18", "date: 2026-11-25, heard: rejection", "", "rejection"),
        ("2026-11-18", "date: 2026-11-25, heard: offer; date: 2026-11-27, heard: rejection", "", "rejection"),
        ("2026-11-18", "date: 2026-11-25, heard: rejection; date: 2026-11-27, heard: invitation", "", "no answer yet"),
        ("2026-11-18", "date: 2026-11-20, sent: decline", "", "closed by you"),
        ("2026-11-18", "", "closed: {date: 2026-11-30, reason: enough}\n", "closed by you"),
        ("2026-11-18", "date: 2026-12-02, heard: reply", "closed: {date: 2026-11-30, reason: enough}\n", "no answer yet"),
        ("2026-11-18", "date: 2026-12-02, sent: move-on", "", "closed by you"),
        ("2026-11-18", "date: 2026-12-20, heard: offer", "", "no answer yet"),
    ],
    ids=[
        *("silence", "to come", "a reply", "offer", "rejection", "offer taken back", "invited after all", "declined", "closed"),
        *("re-opened", "moved on", "an offer of the future"),
    ],
)
def test_each_opportunity_has_one_outcome(make_journal: Make, day: str, log: str, more: str, outcome: str) -> None:
    """What they said last counts before what you did."""
    assert [outcome_of(s) for s in opportunities(board(make_journal, entry(day, log, more)))] == [outcome]


def test_the_funnel_counts_opportunities(make_journal: Make) -> None:
    """Rounds that are over count, those to come do not; two opportunities here, one of them with two rounds and an offer."""
    opened = board(
        make_journal,
        entry("2026-11-02"),
        entry("2026-11-18", "date: 2026-11-25, heard: offer"),
        entry("2026-12-14"),
        entry("2026-11-20", company="Contoso"),
    )
    assert funnel(opportunities(opened)) == [Share("2 rounds or more", 1, 2), Share("an offer", 1, 2)]
    assert outcomes(opportunities(opened)) == [
        Share("offer", 1, 2), Share("rejection", 0, 2), Share("closed by you", 0, 2), Share("no answer yet", 1, 2),
        Share("still to come", 0, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("log", "days"),
    [
        ("", None),
        ("date: 2026-11-18 18:00, heard: reply", 0),
        ("date: 2026-11-18 09:00, heard: reply", None),
        ("date: 2026-11-19 00:30, heard: reply", 1),
        ("date: 2026-11-25, heard: invitation", 7),
        ("date: 2026-11-20, heard: other; date: 2026-11-28, heard: rejection", 10),
    ],
    ids=["silence", "the same evening", "before the interview", "past midnight", "a week", "an automatic answer is none"],
)
def test_a_wait_is_counted_in_calendar_days(make_journal: Make, log: str, days: int | None) -> None:
    """From the end of the round to the first words from the company."""
    assert [w.days for w in waits(opportunities(board(make_journal, entry(log=log))))] == [days]


def test_words_belong_to_the_round_before_them(make_journal: Make) -> None:
    """What is heard after the second round is no answer to the first."""
    opened = board(make_journal, entry("2026-11-02"), entry("2026-11-18", "date: 2026-11-25, heard: reply"))
    found = waits(opportunities(opened))
    assert [(w.days, w.heard) for w in found] == [(None, None), (7, "reply")]
    assert waited(found) == Waits(1, 2, 7, 7, 7)
    assert waited([Wait("a", found[0].ended, d, "reply") for d in (2, 4, 30, 5)]) == Waits(4, 4, 4.5, 2, 30)


@pytest.mark.parametrize(
    ("log", "sent", "quick"),
    [
        ("", (0, 1), (0, 0)),
        ("date: 2026-11-19 15:00, sent: thank-you", (1, 1), (1, 1)),
        ("date: 2026-11-19 15:01, sent: thank-you", (1, 1), (0, 1)),
        ("date: 2026-11-19, sent: thank-you", (1, 1), (1, 1)),
        ("date: 2026-11-20, sent: thank-you", (1, 1), (0, 1)),
    ],
    ids=["missed altogether", "to the minute", "a minute late", "the next day", "the day after"],
)
def test_thanks_within_a_day(make_journal: Make, log: str, sent: tuple[int, int], quick: tuple[int, int]) -> None:
    """24 hours from the end, which is three o'clock; a note that was never sent counts among those owed."""
    opened = board(make_journal, entry(log=log))
    assert thanks(opened.actions, opened.now) == (Share("thank-yous sent", *sent), Share("of those within a day", *quick))


def test_an_answer_belongs_to_the_last_question(make_journal: Make) -> None:
    """Words after the second check-in are an answer to it alone."""
    log = (
        "date: 2026-11-26, sent: check-in, by: email; date: 2026-12-03, sent: check-in, by: phone; "
        "date: 2026-12-04, heard: reply; date: 2026-12-08, sent: check-in"
    )
    opened = board(make_journal, entry(log=log))
    assert channels(opportunities(opened)) == [Share("channel not noted", 0, 1), Share("email", 0, 1), Share("phone", 1, 1)]


def test_silence_is_counted_from_the_last_words(make_journal: Make) -> None:
    """The longest first; what is closed, answered or goes on with another round is not silent."""
    opened = board(
        make_journal,
        entry("2026-11-18", company="A"),
        entry("2026-11-02", "date: 2026-11-30, heard: reply, decision_by: 2026-12-08", company="B"),
        entry("2026-11-02", "date: 2026-11-30, heard: rejection", company="C"),
        entry("2026-11-02", company="D"),
        entry("2026-12-14", company="D"),
    )
    days = [(s.company, s.days, s.after, s.promised and s.promised.isoformat()) for s in silences(opportunities(opened))]
    assert days == [("A", 22, "the interview", None), ("B", 10, "their reply", "2026-12-08")]
    assert isinstance(silences(opportunities(opened))[0], Silence)


def test_the_playbooks_on_one_history(make_journal: Make) -> None:
    """Each is asked about the same journal at the same moment, and counts what it would have asked."""
    opened = board(make_journal, entry(log="date: 2026-11-18 18:00, sent: thank-you"), now="2026-11-19T09:00")
    found = {v.playbook: v[1:] for v in verdicts(opinions(opened), opened.now)}
    assert found == {
        "balanced": (4, 1, 2, 1, 0),
        "four-steps": (2, 1, 0, 1, 0),
        "try-again": (2, 1, 0, 1, 0),
        "dos-and-donts": (3, 1, 2, 0, 0),
        "not-desperate": (2, 1, 1, 0, 0),
        "one-shot": (2, 1, 1, 0, 0),
    }


def test_the_playbooks_side_by_side(make_journal: Make) -> None:
    """One row a thing to do, in order of time; a playbook that never asks for it has no cell."""
    opened = board(make_journal, entry(), now="2026-11-19T09:00")
    interview = chosen(opened)
    assert interview is not None
    rows = {r.what: dict(r.said) for r in side_by_side(interview, opinions(opened))}
    assert next(iter(rows)) == "letter Dana Whitfield"
    assert rows["thank-you Dana Whitfield"] == {
        "balanced": "due, by today 15:00",
        "four-steps": "due, by today 15:00",
        "try-again": "due, by today 12:00",
        "dos-and-donts": "due, by today 15:00",
        "not-desperate": "due, by today 12:00",
        "one-shot": "blocked, by today 15:00",
    }
    lanes = lanes_of(opened, interview, opinions(opened)).lanes
    assert [lane.name for lane in lanes] == ["balanced", "four-steps", "try-again", "dos-and-donts", "not-desperate", "one-shot"]
    assert [w.text for w in lanes[1].windows] == ["thank-you"]


@pytest.mark.parametrize(
    ("part", "found"), [("", "1"), ("0", "0"), ("2", "2"), ("nothing", None)], ids=["the latest over", "named", "to come", "none"]
)
def test_which_interview_is_compared(make_journal: Make, part: str, found: str | None) -> None:
    """The one that is named, else the latest that is over."""
    opened = board(make_journal, entry("2026-11-02"), entry("2026-11-18"), entry("2026-12-14"))
    interview = chosen(opened, part)
    assert (interview.id if interview else None) == found


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_bars_say_how_much_they_rest_on(narrow: bool) -> None:
    """The picture holds what the figure says, whole, and is the same each time."""
    shares = [Share("an offer", 1, 5), Share("<b>&", 0, 5)]
    svg = draw_bars("Outcomes", shares, narrow)
    assert svg == draw_bars("Outcomes", shares, narrow)
    shown = [e.text for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("}text")]
    assert shown == ["an offer", "1 of 5; too few to tell", "<b>&", "0 of 5; too few to tell"]


def test_a_journal_that_cannot_be_read_has_no_figures(make_journal: Make) -> None:
    """With a broken `journal.toml` everything is empty, and nothing stops."""
    opened = open_board(make_journal({"a.md": entry()}, toml="timezone = 3\n["), NOW)
    assert (opportunities(opened), opinions(opened), chosen(opened)) == ([], [], None)
    assert [s.said for s in funnel([])] == ["none yet"]
