"""Headings of notes that are not known: told of by `check`, each once, with what was probably meant."""

from __future__ import annotations

import pytest

from followup_kit.api import open_board
from followup_kit.views.heading_check import heading_warnings

pytestmark = pytest.mark.zone_free  # the journal names its zone

HEAD = "---\ncompany: N\nrole: {role}\ndate: 2026-11-18 14:00\n{more}---\n"
WHY = "so what is below it goes into no draft"


@pytest.fixture
def warned(make_journal):
    """The warnings about journals of entries with these notes: file, line, message and hint."""

    def warned(*bodies, toml="", more=""):
        files = {f"{n}.md": HEAD.format(role=f"R{n}", more=more) + body for n, body in enumerate(bodies)}
        board = open_board(make_journal(files, toml=f'timezone = "Europe/London"\n{toml}'), "2026-11-18T16:00", environ={})
        return [(p.file, p.line, p.message, p.hint) for p in heading_warnings(board)]

    return warned


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("Dicussed", "did you mean Discussed?"), ("Leraned", "did you mean Learned?"), ("Plusses", "did you mean Pluses?"),
        ("Over coffee", "name it below [headings] in journal.toml, as private if it is"),
    ],
)  # fmt: skip
def test_an_unknown_heading_is_warned_of(heading, hint, warned):
    """With its line, and what was probably meant."""
    assert warned(f"## {heading}\ntext\n") == [("0.md", 6, f"the heading {heading!r} is not known, {WHY}", hint)]


def test_a_heading_with_an_interviewers_name_is_known(warned):
    """What is below the name was talked about with them; anybody else's name is no heading that is known."""
    people = "interviewers: [Ann Birch, Ben Stone]\n"
    assert warned("## Ann\ntext\n## Ben Stone\n### Discussed\ntext\n", more=people) == []
    hint = "name it below [headings] in journal.toml, as private if it is"
    assert warned("## Carl\ntext\n", more=people) == [("0.md", 7, f"the heading 'Carl' is not known, {WHY}", hint)]


@pytest.mark.parametrize(
    "body",
    [
        "## Discussed\ntext\n",
        "## Minuses\ntext\n",
        "## Over coffee\n",
        "text\n",
        "# Northwind\n## Discussed\ntext\n",
        "## Discussed\n### Dana\ntext\n",
        "```\n# Over coffee\ntext\n```\n",
    ],
)
def test_nothing_is_said_where_nothing_is_lost(body, warned):
    """Known and private headings, headings without text, names, code."""
    assert warned(body) == []


def test_a_heading_of_many_entries_is_told_of_once(warned):
    """At its first place, with how many more have it; not in an interview that did not take place."""
    body = "## Over coffee\ntext\n"
    ((file, line, message, _),) = warned(body, body, body)
    assert (file, line, message) == ("0.md", 6, f"the heading 'Over coffee' is not known, {WHY} (nor in 2 more entries)")


def test_the_notes_of_a_cancelled_interview_are_not_looked_at(warned):
    """No draft will be made of them."""
    assert warned("## Over coffee\ntext\n", more="cancelled: moved\n") == []


@pytest.mark.parametrize("part", ["private", "discussed", "to-say"])
def test_a_heading_that_journal_toml_names_is_known(part, warned):
    """As a part of the notes, or as private."""
    assert warned("## Over coffee\ntext\n", toml=f'[headings]\n{part} = ["Over coffee"]\n') == []
