"""The opportunities as HTML: the facts of `list` and `show`, escaped, and what of it the report leaves out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from followup_kit.api import Board, open_board
from followup_kit.notebook import report
from followup_kit.notebook.html_pages import Pages
from followup_kit.notebook.opportunity_html import all_opportunities, opportunity_pages
from followup_kit.views.opportunity.listing import opportunity_list

NOW = "2026-11-20T09:00"
TOML = 'timezone = "Europe/Berlin"\nprofiles_reviewed = 2026-01-15\n'
LUMEN = """---
company: Lumen & Co
role: Analyst
date: 2026-11-18 18:00
timezone: Europe/London
interviewers: [{name: "Zoë <b>Ødegård<b>", email: zoe@lumen.example}]
decision_by: 2026-11-27
log: [{date: 2026-11-19 10:00, heard: reply, note: They like <me>}]
---
Above every heading.
## Discussed
### Zoë
The nightly <i>loads</i>.
## Minuses
They pay badly.
### Zoë
She is never there.
## Could have answered better
- Window functions.
"""
GONE = "---\ncompany: Brook\nrole: Clerk\ndate: 2026-10-06 10:00\nlog: [{date: 2026-10-12, heard: rejection}]\n---\n"


@pytest.fixture
def board(make_journal: Callable[..., Path]) -> Board:
    return open_board(make_journal({"lumen.md": LUMEN, "brook.md": GONE}, toml=TOML), NOW)


def plain(page: str) -> list[str]:
    """The texts of a page, without its tags."""
    return [t for t in re.sub(r"<[^>]*>", "\n", page.replace("</span> <span", "</span><span")).split("\n") if t.strip()]


def test_the_table_has_what_list_prints(board: Board) -> None:
    """A row each, what is over last; as text it is what the command prints."""
    shown = all_opportunities(board)
    assert plain(shown.page) == [
        "opportunity", "stage", "rounds", "last contact", "next",
        "Lumen &amp; Co, Analyst", "your move", "1", "they: reply yesterday", "reflect since yesterday",
        "Brook, Clerk", "rejected", "1", "they: rejection Mon 12 Oct",
    ]  # fmt: skip
    assert shown.text.splitlines()[0] == "OPPORTUNITY          STAGE      ROUNDS  LAST CONTACT                NEXT"


def test_a_page_has_what_show_prints(board: Board) -> None:
    """All of it, private notes too, in the same order; text of entries is escaped."""
    shown = opportunity_pages(board)
    text = plain(shown.page)
    at = [text.index(t) for t in ("Rounds", "People", "What they promised", "Open", "Log", "Notes of Wed 18 Nov 2026")]
    assert at == sorted(at)
    assert "Wed 18 Nov 2026, 19:00 to 20:00 (18:00 in London)" in text
    assert "Zoë &lt;b&gt;Ødegård&lt;b&gt;" in text
    assert "They like &lt;me&gt;" in text
    assert "The nightly &lt;i&gt;loads&lt;/i&gt;." in text
    assert "They pay badly." in text
    assert "followup interest lumen yes" in "".join(re.sub(r"<[^>]*>", "", shown.page))
    assert shown.text.startswith("Lumen & Co, Analyst\nyour move · 1 round · lumen-and-co-analyst\n\nROUNDS\n")


def files_of(board: Board, private: bool = False) -> dict[str, str]:
    """The report's pages of the opportunities."""
    return report.opportunity_files(board, Pages(report.common_facts(board, [])), private)


def test_the_report_has_a_page_for_each_and_one_that_leads_to_them(board: Board) -> None:
    """What is over stands below a heading of its own."""
    files = files_of(board)
    assert list(files) == ["opportunities.html", "opportunity-lumen-and-co-analyst.html", "opportunity-brook-clerk.html"]
    listed = files["opportunities.html"]
    links = re.findall(r'<a href="(opportunity-[^"]*)"', listed)
    assert links == list(files)[1:]
    assert listed.index("lumen-and-co-analyst") < listed.index(">Over</h2>") < listed.index("brook-clerk")
    assert "<h1>Lumen &amp; Co, Analyst</h1>" in files[links[0]]


def test_private_notes_are_not_in_the_report(board: Board) -> None:
    """What is above every heading, and below one that is private or unknown, is left out and counted; --private has it."""
    page = files_of(board)["opportunity-lumen-and-co-analyst.html"]
    for text in ("Above every heading.", "They pay badly.", "She is never there.", "Minuses"):
        assert text not in page
    for text in ("The nightly", "- Window functions.", "Could have answered better"):
        assert text in page
    assert "3 private sections of your notes left out here; followup show lumen-and-co-analyst has them all" in page
    everything = files_of(board, private=True)["opportunity-lumen-and-co-analyst.html"]
    assert "They pay badly." in everything
    assert "left out" not in everything


@pytest.mark.parametrize("level", [2, 3])
def test_no_level_of_headings_is_left_out(board: Board, level: int) -> None:
    """Also where a deep heading comes first."""
    from followup_kit.notebook.opportunity_html import page_as_html
    from followup_kit.views.opportunity.facts import opportunity_page

    page = page_as_html(opportunity_page(board, opportunity_list(board)[0]), level)
    levels = [level - 1, *map(int, re.findall(r"<h(\d)", page))]
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(
    "names",
    [["a", "A", "a-2", "a"], ["../../etc/x", "etc-x"], ["?", "x", "!"], ["é" * 200, "é" * 201], ["con", "a/b", "a\\b"]],
)
def test_every_opportunity_has_a_file_of_its_own(make_journal: Callable[..., Path], names: list[str]) -> None:
    """Whatever it is called: in the folder, of a length that a disk takes, and no two the same."""
    entry = "---\ncompany: C\nrole: R\ndate: 2026-11-18 10:00\nopportunity: '{}'\n---\n"
    board = open_board(make_journal({f"{n}.md": entry.format(name) for n, name in enumerate(names)}, toml=TOML), NOW)
    files = list(report.page_names(board).values())
    assert len(files) == len(board.opportunities) == len(set(files))
    assert all(os.path.basename(f) == f and len(f.encode()) < 120 and report._OWN_PAGE.fullmatch(f) for f in files)


def test_the_page_of_an_opportunity_that_is_gone_goes_with_it(tmp_path: Path) -> None:
    """A later report removes it; what is not ours stays, and stops a report that would write over it."""
    ours = f"<!DOCTYPE html>\n<html {report.MARK}>"
    report.write_report(
        report.Report({"index.html": ours, "opportunity-a.html": ours, "opportunity-b.html": ours}, []), str(tmp_path)
    )
    (tmp_path / "opportunity-mine.html").write_text("mine")
    report.write_report(report.Report({"index.html": ours, "opportunity-b.html": ours}, []), str(tmp_path))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["index.html", "opportunity-b.html", "opportunity-mine.html"]
    with pytest.raises(report.Refused, match=r"opportunity-mine.html' is not a page of an earlier report"):
        report.check_folder(str(tmp_path), None, False)


def test_the_overview_has_the_interviews_first_and_then_the_rows_of_due(sample_board: Board) -> None:
    """In the order, under the headings, and as folded and merged as on a terminal."""
    from followup_kit.views.due_rows import due_list

    facts = report.overview_facts(sample_board, [])
    page = Pages(report.common_facts(sample_board, [])).page("overview", facts | {"failed": []})
    text = plain(re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    listed = due_list(sample_board, fold=True, merge=True)
    assert text.index("Today's interviews") < text.index("Interviews ahead") < text.index("What to do")
    headings = [group.heading.capitalize() for group in listed.groups]
    assert re.findall("<h3>(.*?)</h3>", page) == headings
    rows = [row.what for group in listed.groups for row in group.rows]
    assert re.findall(r'<li class="[a-z]+"><b>(.*?)</b><span>', page) == rows
    assert f"and {listed.folded} optional rows more" in text
