"""`[[wiki links]]` are read as the text that they show, in the header and in the notes."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.cli import main
from followup_kit.dates.zones import zone_named
from followup_kit.journal.entry import read_entry
from followup_kit.journal.wiki_links import moved, without_links
from followup_kit.model import Settings

HOME = Settings(zone_named("America/New_York"), zone_assumed=False)
ENTRY = """---
company: "[[Companies/Northwind Analytics]]"
role: '[[Data Engineer]]'
date: "[[2026-11-18]] 14:00"   # the day's note
interviewers:
  - "[[People/Dana Whitfield|Dana Whitfield]]"
  - {name: "[[Sam Ortega]]", title: "head of [[Platform]]"}
place: "2nd floor, see [[Map]]"
log:
  - {date: 2026-11-18 18:10, sent: prepare, note: "read [[Kafka]]"}
---
## Discussed
We talked about [[Kafka|the nightly loads]] in the old house. ![[photo.png]]

### [[Dana Whitfield]]
Her plan for [[2027]].
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[[Dana Whitfield]]", "Dana Whitfield"),
        ("[[People/Dana Whitfield]]", "Dana Whitfield"),
        ("[[Dana Whitfield|Dana]]", "Dana"),
        ("[[Dana Whitfield\\|Dana]]", "Dana"),
        ("[[Dana Whitfield|]]", "Dana Whitfield"),
        ("[[Dana Whitfield#Talks]]", "Dana Whitfield"),
        ("[[#Talks]]", "Talks"),
        ("[[#^abc]]", "abc"),
        ("[[ Dana ]]", "Dana"),
        ("with [[Dana]] and [[Sam|him]]!", "with Dana and him!"),
        ("![[photo.png]] Dana", " Dana"),
        ("[[Dana]", "[[Dana]"),
        ("[[]]", "[[]]"),
        ("[[a\nb]]", "[[a\nb]]"),
        ("a[0][1]", "a[0][1]"),
        ("[x](y)", "[x](y)"),
    ],
)
def test_a_link_is_the_text_that_it_shows(text, shown):
    """The words behind the bar, else the name of the note."""
    assert without_links(text) == shown


@given(st.text(st.sampled_from("[]|#/! \nab"), max_size=20))
def test_reading_links_keeps_the_lines_and_what_is_no_link(text):
    """So that a sentence of the notes still has its line; and no link is left."""
    found = without_links(text)
    assert found.count("\n") == text.count("\n")
    assert without_links(found) == found or "[[" in found
    if "[[" not in text:
        assert found == text


def test_an_entry_with_links_reads_as_without():
    """Every value of the header, and the notes."""
    plain = without_links(ENTRY.replace("|Dana Whitfield", ""))
    assert "[[" not in plain
    found = read_entry("a.md", ENTRY, HOME)
    assert found.problems == []
    assert found == read_entry("a.md", plain, HOME)
    assert (found.entry.company, found.entry.role) == ("Northwind Analytics", "Data Engineer")
    assert [(p.name, p.title) for p in found.entry.interviewers] == [("Dana Whitfield", None), ("Sam Ortega", "head of Platform")]
    assert found.company == "Northwind Analytics"


@pytest.mark.parametrize(
    ("typed", "date", "new"),
    [
        ("2026-11-18 14:00", "2026-11-20 9:00", "2026-11-20 9:00"),
        ("[[2026-11-18]]", "2026-11-20", "[[2026-11-20]]"),
        ("[[Daily/2026-11-18]] 14:00", "2026-11-20 9:00", "[[Daily/2026-11-20]] 9:00"),
        ("[[2026-11-18|the 18th]]", "2026-11-20", "2026-11-20"),
    ],
)
def test_a_link_to_a_day_leads_to_the_new_day(typed, date, new):
    """`move` keeps the link, where it is one to the note of that day."""
    assert moved(typed, date) == new


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("move northwind 2026-11-20", '"[[2026-11-18]] 14:00"', '"[[2026-11-20]] 14:00"'),
        ("move northwind 15:30", '"[[2026-11-18]] 14:00"', '"[[2026-11-18]] 15:30"'),
        ("interest northwind yes", "---\n## D", "interest: yes\n---\n## D"),
        (
            "done northwind thank-you --to dana --by mail",
            '[[Kafka]]"}\n',
            '[[Kafka]]"}\n  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: mail}\n',
        ),
    ],
)
def test_a_command_changes_one_thing_and_keeps_the_links(words, old, new, make_journal, capsys, monkeypatch):
    """And the printed command takes it back to the byte."""
    folder = make_journal({"northwind.md": ENTRY})
    monkeypatch.chdir(folder)
    assert main(["--now", "2026-11-19T09:00", *words.split()]) == 0
    assert (folder / "northwind.md").read_text() == ENTRY.replace(old, new)
    hint = re.search("to undo: followup (.*)", capsys.readouterr().out)[1]
    assert main(["--now", "2026-11-19T09:00", *shlex.split(hint)]) == 0
    assert (folder / "northwind.md").read_text() == ENTRY


def test_a_draft_has_the_text_of_a_link(make_journal, capsys, monkeypatch):
    """No bracket goes to anybody."""
    toml = 'timezone = "America/New_York"\n[me]\nname = "Robin Marsh"\n'
    monkeypatch.chdir(make_journal({"northwind.md": ENTRY}, toml=toml))
    assert main(["--now", "2026-11-19T09:00", "draft", "--format", "text", "northwind/thank-you/dana"]) == 0
    out = capsys.readouterr().out
    assert "Dear Dana Whitfield," in out
    assert "[[" not in out
    assert "nightly loads" in out or "2027" in out
