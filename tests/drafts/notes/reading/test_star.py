"""A story as Situation, Task, Action, Result is one thought, without its labels."""

from __future__ import annotations

import os

import pytest
from limits import within
from northwind import NOW, TOML

from followup_kit.cli import main
from followup_kit.drafts.notes.reading.headings import all_headings
from followup_kit.drafts.notes.reading.sections import sections_of
from followup_kit.drafts.notes.reading.star import as_bullets

pytestmark = pytest.mark.zone_free  # text alone

TEXTS = ("The loads were slow.", "I had to halve them.", "I moved them to streaming.", "They took an hour.")
LETTERS = ("**S:** ", "**T:** ", "**A:** ", "**R:** ")


def thoughts(story, before="", after=""):
    """The statements of each thought below `## Why me`, and the titles of the sections found."""
    sections = sections_of(f"## Why me\n{before}{story}{after}", 1, all_headings({}))
    return [[s.text for s in t.statements] for x in sections for t in x.thoughts], [x.meaning for x in sections]


def story(labels, between="\n"):
    """A story whose parts have these labels."""
    return between.join(label + text for label, text in zip(labels, TEXTS, strict=True)) + "\n"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "labels",
    [
        LETTERS,
        ("S: ", "T: ", "A: ", "R: "),
        ("- **S**: ", "- **T**: ", "- **A**: ", "- **R**: "),
        ("Situation: ", "Task: ", "Action: ", "Result: "),
        ("**Situation**\n", "**Task**\n", "**Action**\n", "**Result**\n"),
        ("Situation:\n", "Task:\n", "Action:\n", "Results:\n"),
        ("Situation\n", "Task\n", "Action\n", "Result\n"),
        ("### Situation\n\n", "### Task\n\n", "### Action\n\n", "### Result\n\n"),
        ("Situation: ", "Aufgabe: ", "Handlung: ", "Ergebnis: "),
        ("**Situation**\n", "**Aufgabe**\n", "**Vorgehen**\n", "**Ergebnisse**\n"),
        ("- **Situation:** ", "- **Task:** ", "- **Action:** ", "- **Ergebnis:** "),
        ("### Situation\n\n", "### Aufgabe\n\n", "### Maßnahmen\n\n", "### Ergebnis\n\n"),
        ("**S:** ", "**A:** ", "**H:** ", "**E:** "),
    ],
)
def test_a_story_is_one_thought(labels, between):
    """However its labels are typed; what stands around it is thoughts of its own."""
    found = thoughts(story(labels, between), "I like loads.\n\n", "\nI know streams.\n")
    assert found == ([["I like loads."], list(TEXTS), ["I know streams."]], ["why-me"])


@pytest.mark.parametrize(
    "text", ["Action: send the CV.", "S: small\nM: medium\nR: red", "A: yes.\nR: no.", "Situation: dire.\n\nI left.",
     "S: a\nE: b\nA: c\nH: d", "Situation: a\nErgebnis: b\nAufgabe: c\nHandlung: d"],
)  # fmt: skip
def test_what_only_looks_like_one_is_as_typed(text):
    """A label or two, or others between them, are no story."""
    assert as_bullets(text.split("\n")) == (text.split("\n"), set())


BARE = "Situation | Task | Action | Result\n--- | --- | --- | ---\n"
GERMAN = "| Situation | Aufgabe | Handlung | Ergebnis |\n|---|---|---|---|\n"
COLUMNS = "| Situation | Task | Action | Result |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    "head", [COLUMNS, COLUMNS.replace("Situation", "**S**"), COLUMNS.replace("Result", "Results:"), GERMAN, BARE]
)
def test_a_row_of_a_table_is_a_story(head):
    """One thought a row, and the tables around it are as they were."""
    text = (
        f"| Year | Done |\n|---|---|\n| 2024 | loads |\n\n{head}| {' | '.join(TEXTS)} |\n| It was slow | | I moved it | Fast |\n"
    )
    (section,) = sections_of(f"## Why me\n{text}", 1, all_headings({}))
    assert [(t.shape, [s.text for s in t.statements]) for t in section.thoughts] == [
        ("row", ["2024", "loads"]), ("story", list(TEXTS)), ("story", ["It was slow", "I moved it", "Fast"]),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["| {} | {} |", "|**{}:**|{}|", "| {}: | {} |"])
@pytest.mark.parametrize("head", ["", "| | |\n|---|---|\n", "|---|---|\n", "rule below the first"])
@pytest.mark.parametrize(
    "labels", [("Situation", "Task", "Action", "Result"), "STAR", ("Situation", "Aufgabe", "Handlung", "Ergebnis"), "SAHE"]
)
def test_a_table_may_be_one_story(labels, head, form):
    """With a part in each row, whatever stands above them."""
    rows = [form.format(label, text) for label, text in zip(labels, TEXTS, strict=True)]
    if head == "rule below the first":
        rows.insert(1, "|---|---|")
    elif head:
        rows.insert(0, head.rstrip("\n"))
    assert thoughts("\n".join(rows) + "\n", after="\nI know streams.\n")[0] == [list(TEXTS), ["I know streams."]]


@pytest.mark.parametrize("head", ["| Task | Result |", "| Situation | Who |", "| Result | Action | Situation |", "| S | M | R |"])
def test_other_tables_are_no_stories(head):
    """Two of the parts, others between them, or in another order."""
    rule = "|" + "---|" * (head.count("|") - 1)
    text = f"{head}\n{rule}\n|{' a |' * (head.count('|') - 1)}".split("\n")
    assert as_bullets(text) == (text, set())


@pytest.mark.parametrize(
    "lines",
    [
        ["S: a"] * 200_000, ["S: a", "T: b", "A: c", "R: d"] * 50_000, ["S: a", "A: c"] * 100_000, ["| S | a |"] * 100_000,
        ["| S | T | A | R |", "|---|---|---|---|"] * 20_000, ["| S | T | A | R |", "|---|---|---|---|", *["| a | b | c | d |"] * 100_000],
    ],
    ids=["labels", "stories", "half stories", "rows", "tables", "a table"],
)  # fmt: skip
def test_many_take_time_in_proportion(lines):
    """Whatever is there again and again, to the size that a file may have."""
    with within(5):
        as_bullets(lines)


def test_stories_one_below_the_other():
    """Each is one thought, where nothing stands between them either."""
    told = [list(TEXTS), list(TEXTS)]
    assert thoughts(story(LETTERS) * 2)[0] == told


def test_every_line_keeps_its_place():
    """Parts may run over lines, and a statement without a stop does not run into the next part."""
    typed = "**S:** It was slow\n**A:** I moved\nit all.\n**R:** Fast\nIt held.\n\nMore."
    assert as_bullets(typed.split("\n")) == (
        ["- It was slow", "  - I moved", "  it all.", "  - Fast", "  It held.", "", "More."],
        {0},
    )


def test_a_story_is_dealt_to_one_person(make_journal, capsys):
    """Of a panel one gets all of it and the other what else there is."""
    people = "interviewers:\n  - {name: Dana Whitfield, email: dana@northwind.example}\n  - {name: Jo Ng, email: jo@northwind.example}\n"
    header = f"company: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterest: yes\n{people}"
    told = ("The loads were slow.", "I moved all of the loads to streaming.", "The loads took an hour.")
    labelled = "".join(f"**{letter}:** {text}\n" for letter, text in zip("SAR", told, strict=True))
    notes = f"## Discussed\nWe talked about loads.\n## Why me\n{labelled}\nI have moved such loads before.\n"
    folder = make_journal({"a.md": f"---\n{header}---\n{notes}"}, toml=TOML)
    assert main(["draft", "--format", "text", "--journal", os.fspath(folder), "--now", NOW]) == 0
    dana, jo = sorted(capsys.readouterr().out.split("\n----\n"), key=lambda note: "Jo Ng" in note)
    assert " ".join(told) in dana
    assert "I have moved such loads before." in jo
    assert not any(text in jo for text in told)
    assert "**" not in dana + jo
