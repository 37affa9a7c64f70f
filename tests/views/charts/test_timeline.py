"""Lanes in time: what stands on them, in which order, what is left out; and the picture, byte for byte the same each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from followup_kit.api import open_board
from followup_kit.views.charts.timeline import LANES, Timeline, caption_of, timeline_of, words_of
from followup_kit.views.charts.timeline_svg import draw_svg

NOW = "2026-11-20T09:00"
ENTRY = """---
company: Northwind Analytics
role: Data Engineer
date: 2026-11-18 14:00
interviewers:
  - {name: Dana Whitfield, email: dana@northwind.example}
  - {name: Kim Ito, email: kim@northwind.example}
decision_by: 2026-11-27
log:
  - {date: 2026-11-19, heard: reply}
---
"""


def timeline(make: Callable[..., Path], files: dict[str, str], now: str = NOW) -> Timeline:
    """The timeline of a journal of these files."""
    return timeline_of(open_board(make(files), now))


def entry(n: int, day: str) -> str:
    """An interview of the nth company."""
    return f"---\ncompany: Company {n:03}\nrole: Engineer\ndate: {day} 14:00\n---\n"


def test_a_lane_says_what_happened_and_what_is_to_be_done(make_journal: Callable[..., Path]) -> None:
    """Events in order of time, then the windows, those that differ in the person alone as one."""
    line = timeline(make_journal, {"a.md": ENTRY})
    assert words_of(line) == [
        "Northwind Analytics: Wed 18 Nov interview; Thu 19 Nov heard reply; Fri 27 Nov answer promised; "
        "reflect overdue, Wed 18 Nov to Thu 19 Nov; thank-you ×2 overdue, Wed 18 Nov to Thu 19 Nov; "
        "check-in waiting, Mon 30 Nov to Tue 1 Dec."
    ]
    assert caption_of(line) == "1 lane, Sun 15 Nov to Tue 1 Dec."


def test_an_empty_journal_has_no_lanes(make_journal: Callable[..., Path]) -> None:
    """Where there is nothing to draw a sentence says so, and the picture is still a picture."""
    line = timeline(make_journal, {})
    assert caption_of(line) == "Nothing to draw: no interview has anything open, and nothing happened in the last four weeks."
    ElementTree.fromstring(draw_svg(line))


def test_many_lanes_are_limited_and_counted(make_journal: Callable[..., Path]) -> None:
    """Of 300 opportunities the most urgent stand on the page, and the rest is counted."""
    days = [f"2026-{m:02}-{d:02}" for m in range(1, 11) for d in range(1, 29)] + [f"2026-11-{d:02}" for d in range(1, 21)]
    line = timeline(make_journal, {f"{n}.md": entry(n, day) for n, day in enumerate(days)})
    assert (len(days), len(line.lanes), line.left_out) == (300, LANES, 280)
    assert all(lane.windows for lane in line.lanes)
    assert "280 opportunities" in caption_of(line)


@pytest.mark.parametrize(("day", "shown"), [("2026-10-01", 0), ("2026-10-24", 1)], ids=["seven weeks ago", "within four weeks"])
def test_what_is_over_stays_while_it_is_recent(make_journal: Callable[..., Path], day: str, shown: int) -> None:
    """A closed opportunity leaves the picture four weeks after its last event."""
    closed = f"---\ncompany: A\nrole: B\ndate: {day} 14:00\nclosed: They froze the role\n---\n"
    line = timeline(make_journal, {"a.md": closed})
    assert (len(line.lanes), line.left_out) == (shown, 1 - shown)


def test_the_most_urgent_comes_first(make_journal: Callable[..., Path]) -> None:
    """Overdue, then due, then waiting."""
    line = timeline(
        make_journal, {"a.md": entry(1, "2026-12-10"), "b.md": entry(2, "2026-11-19"), "c.md": entry(3, "2026-11-16")}
    )
    assert [lane.name for lane in line.lanes] == ["Company 003", "Company 002", "Company 001"]


def test_the_picture_is_the_same_each_time() -> None:
    """The same board gives the same bytes: no date, no random names."""
    board = open_board("journal")
    first = draw_svg(timeline_of(board))
    assert first == draw_svg(timeline_of(board))
    assert "<dc:date>" not in first


def test_a_phone_gets_a_picture_of_its_own(make_journal: Callable[..., Path]) -> None:
    """The narrow picture has the weeks around now, as far as they go, and each name on a line of its own."""
    line = timeline(make_journal, {"a.md": ENTRY, "b.md": entry(2, "2026-10-30")})
    roots = [ElementTree.fromstring(draw_svg(line, narrow)) for narrow in (False, True)]
    assert [r.get("width") for r in roots] == ["960", "360"]
    mondays = [[t.text for t in r.iter() if t.tag.endswith("}text") and t.text and t.text.endswith(" Nov")] for r in roots]
    assert mondays == [
        ["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov", "now, Fri 20 Nov"],
        ["16 Nov", "23 Nov", "now, Fri 20 Nov"],
    ]


def test_a_title_is_text_too(make_journal: Callable[..., Path]) -> None:
    """A company's name in the title of a picture cannot end it."""
    line = timeline(make_journal, {"a.md": ENTRY})._replace(title="</title><script>\ufffe")
    title = ElementTree.fromstring(draw_svg(line))[0]
    assert (title.tag.rpartition("}")[2], title.text) == ("title", "</title><script>�")


HOSTILE = ["<script>alert(1)</script>", "$\\frac{1}{0}$ {x} %s", "a\u202eb\x1b[31m", "北京科技 🙂", "]]>&amp;\ufffe", "x" * 300]


@pytest.mark.parametrize("company", HOSTILE, ids=["script", "formula", "bidi", "script of another kind", "xml", "long"])
def test_a_name_is_text_in_the_picture(make_journal: Callable[..., Path], company: str) -> None:
    """Markup, formulas and control characters of an entry are drawn as text, and the SVG stays well formed."""
    text = company.replace("\x1b", "\\e")
    line = timeline(
        make_journal, {"a.md": f'---\ncompany: "{text.replace(chr(92), chr(92) * 2)}"\nrole: R\ndate: 2026-11-19 14:00\n---\n'}
    )
    svg = draw_svg(line) + draw_svg(line, narrow=True)
    root = ElementTree.fromstring(f"<both>{svg}</both>")
    names = {e.tag.rpartition("}")[2] for e in root.iter()}
    assert names <= {"both", "svg", "title", "desc", "style", "defs", "g", "path", "text", "tspan", "use", "clipPath", "rect"}
    assert "\u202e" not in svg
