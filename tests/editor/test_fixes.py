"""The changes of an open text that are offered: each is what the command would write, or is proven by the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from northwind import BARE, ENTRY, NOTES, TOML
from sample import SAMPLE

from followup_kit.changes.apply import plan
from followup_kit.changes.entry_changes import done
from followup_kit.editor.fixes import Fix, added_sections, fixes_of, logged, settled
from followup_kit.editor.open_journal import OpenJournal
from followup_kit.editor.open_text import OpenText
from followup_kit.kinds import OPEN_STATES

pytestmark = pytest.mark.zone_free
NOW = "2026-11-19T09:00"
FILE = "2026-11-18-northwind.md"


@pytest.fixture
def opened(make_journal):
    """A journal with one open text."""

    def opened(text: str, more: str = "") -> OpenJournal:
        journal = OpenJournal(str(make_journal({}, toml=more + TOML)), NOW)
        journal.put(FILE, text)
        return journal

    return opened


def fixed(journal: OpenJournal) -> list[Fix]:
    return list(fixes_of(journal.board, OpenText(journal.text(FILE)), journal.problems(FILE)))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("intrest: yes", ["interest: yes"]),
        ("interest: yess", ["interest: yes"]),
        ("'intrest': yes", ["interest: yes"]),
        ("recruiter: {name: Jo Park, knid: hr}", ["recruiter: {name: Jo Park, kind: hr}"]),
        ("recruiter:\n  name: Jo Park\n  emial: jo@park.example", ["recruiter:\n  name: Jo Park\n  email: jo@park.example"]),
        ("log:\n  - {date: 2026-11-18, sent: thankyou, to: Dana}", ["log:\n  - {date: 2026-11-18, sent: thank-you, to: Dana}"]),
        ("log:\n  - {date: 2026-11-18, sent: thank-you, to: Dana, by: emial}  # x",
         ["log:\n  - {date: 2026-11-18, sent: thank-you, to: Dana, by: email}  # x"]),
        ("decision_by: 03/12/2026 # they said", ["decision_by: 2026-12-03 # they said", "decision_by: 2026-03-12 # they said"]),
        ("decision_by: 2026-12-3", ["decision_by: 2026-12-03"]),
        ("timezone: America/New_Yrok", ["timezone: America/New_York"]),
        ("contact_only_by: [emial]", ["contact_only_by: [email]"]),
        ("decision_by: 18.11.2026 14 Uhr", ["decision_by: 2026-11-18 14:00"]),
        ("decision_by: 2026-12-04 10:00", ["decision_by: 2026-12-04"]),
        ("timezone: Pacific Time", ["timezone: America/Los_Angeles"]),
        ("timezone: US", [f"timezone: America/{city}" for city in ("New_York", "Chicago", "Denver", "Los_Angeles")]),
        ("country: UK", ["country: GB"]),
        ("country: GB\nsubdivision: EN", ["country: GB\nsubdivision: ENG"]),
        ("language: German", ["language: de"]),
        ("interest: ja", ["interest: yes"]),
        ("recruiter: {name: “Jo Park”}", ["recruiter: {name: Jo Park}"]),
        ("closed: 2026-12-01, they froze it", ["closed: {date: 2026-12-01, reason: they froze it}"]),
        ("closed: 2026-12-01 frozen [again]", ['closed: {date: 2026-12-01, reason: "frozen [again]"}']),
        ("closed: '2026-12-01 frozen: a \"budget\"'", ['closed: {date: 2026-12-01, reason: "frozen: a \\"budget\\""}']),
        ("log:\n  - 2026-11-18 thank-you", ["log:\n  - {date: 2026-11-18, sent: thank-you}"]),
        ("snooze: check-in until 2026-12-07", ["snooze: {kind: check-in, until: 2026-12-07}"]),
        ("\xa0place: x", ["place: x"]),
        ("decision_by: soon", []),
        ("applied: tomorrow", []),
        ("applied: 2pm CET on 18 Nov 2026", []),
        ("mood: good", []),
    ],
)  # fmt: skip
def test_the_word_that_was_meant(opened, wrong: str, right: list[str]) -> None:
    """A key, a word of a closed set, a date: whatever hint names it; nothing else of the text changes."""
    before, after = BARE.removesuffix("---\n"), f"\n---\n{NOTES}"
    assert [f.text for f in fixed(opened(f"{before}{wrong}{after}"))] == [f"{before}{text}{after}" for text in right]


def test_a_required_field_by_another_name(opened) -> None:
    (fix,) = fixed(opened(ENTRY.replace("company:", "compny:")))
    assert (fix.title, fix.text) == ("Write company in place of compny", ENTRY)
    assert fix.problem is not None


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('playbok = "one-shot"\n', ['playbook = "one-shot"\n']),
        ('language = "German"\n', []),  # the place of the value is not known
        ('[[references]]\nname = "Lin"\nemial = "l@uni.example"\n', ['[[references]]\nname = "Lin"\nemail = "l@uni.example"\n']),
    ],
)  # fmt: skip
def test_a_key_of_the_settings(opened, wrong: str, right: list[str]) -> None:
    """In `journal.toml` only what is replaced as a whole is replaced."""
    journal = opened(ENTRY)
    zone, file = 'timezone = "Europe/Oslo"\n', "journal.toml"
    journal.put(file, zone + wrong)
    found = fixes_of(journal.board, OpenText(zone + wrong), journal.problems(file))
    assert [f.text for f in found] == [zone + text for text in right]


def test_a_slip_beside_the_right_key_is_not_made_a_second(opened) -> None:
    """The header could not be read any more: which of the two goes is for the person to say."""
    journal = opened(BARE.replace("\n---\n", "\nintrest: yes\ninterest: no\n---\n", 1))
    assert [p.code for p in journal.problems(FILE)] == ["unknown-key"]
    assert fixed(journal) == []


def test_an_end_of_a_range_is_not_lost(opened) -> None:
    """The date is proposed for all of the value or not at all."""
    assert fixed(opened(ENTRY.replace("2026-11-18 14:00", "2026-11-8 14:00 - 15:30"))) == []


def test_what_is_not_there_as_it_was_read_stays(opened) -> None:
    """A link is read as the text that it shows, so what was typed is longer."""
    assert fixed(opened(BARE.removesuffix("---\n") + 'interest: "[[yess]]"\n---\n')) == []


def test_a_heading(opened) -> None:
    (fix,) = fixed(opened(ENTRY.replace("## Why me", "##  Diskussed  ")))
    assert fix.text == ENTRY.replace("## Why me", "##  Discussed  ")


def test_sections_that_are_missing(opened) -> None:
    """By any name that a heading has; an entry without notes gets them below its header."""
    journal = opened(f"{BARE}# Talking points\nx")
    found = {f.title: f.text for f in added_sections(journal.board, journal.text(FILE))}
    assert "Add the section Discussed" not in found
    assert found["Add the section Why me"] == f"{BARE}# Talking points\nx\n\n## Why me\n"
    assert next(added_sections(journal.board, BARE.replace("\n", "\r\n"))).text == (BARE + "\n## To say\n").replace("\n", "\r\n")
    assert [f.title for f in added_sections(journal.board, "a plain note")] == []
    german = opened(f"{BARE}# Talking points\nx\n## Plus\ny", 'language = "de"\n')
    titles = [f.title.removeprefix("Add the section ") for f in added_sections(german.board, german.text(FILE))]
    assert titles == ["Zu sagen", "Minuspunkte", "Bedenken", "Hätte ich besser beantworten können", "Gelernt", "Warum ich"]


def test_a_heard_line(opened) -> None:
    """At the moment of the board, in the style of the log that is there."""
    journal = opened(ENTRY.replace("---\n## D", "log: [{date: 2026-11-18, sent: thank-you, to: Dana}]\n---\n## D"))
    entry = journal.entry(FILE)
    fix = next(f for f in logged(journal.board, entry, journal.text(FILE)) if f.title == "Log what you heard: offer")
    assert "to: Dana}, {date: 2026-11-19 09:00, heard: offer}]" in fix.text


def test_what_is_not_a_line_of_the_log(opened) -> None:
    """An offer is answered by a yes or a no, interest is a field; each leaves its row settled."""
    journal = opened(ENTRY.replace("---\n## D", "log: [{date: 2026-11-18 20:00, heard: offer}]\n---\n## D"))
    found = {f.title: f.text for f in settled(journal.board, journal.entry(FILE), journal.text(FILE))}
    assert (
        "sent: answer-offer, to: Dana Whitfield, by: email, accepted: no}"
        in found["Done: Answer the offer, to Dana Whitfield by e-mail (declined)"]
    )
    journal.put(FILE, ENTRY)
    found = {f.title: f.text for f in settled(journal.board, journal.entry(FILE), ENTRY)}
    assert found["Write interest: yes"] == ENTRY.replace("---\n## D", "interest: yes\n---\n## D")


def test_an_entry_with_an_error_has_no_rows_to_mark(opened) -> None:
    assert opened(ENTRY.replace("2026-11-18 14:00", "18/11")).entry(FILE) is None


def test_it_is_what_the_command_would_write() -> None:
    """For every open action of every entry of the sample, at its own moment, to the byte."""
    journal = OpenJournal(str(SAMPLE))
    board = journal.board
    compared = 0
    for entry in board.journal.entries:
        text = (Path(SAMPLE) / entry.file).read_bytes().decode()
        made = {f.text for f in settled(board, entry, text)}
        for action in board.actions_of(entry.opportunity):
            if (
                action.interview == entry.id
                and action.state in OPEN_STATES
                and action.kind in ("thank-you", "check-in", "letter", "debrief")
            ):
                change = done(board, entry.id, action.kind, to=action.to)
                if change.entry == entry:
                    assert plan(change).after.decode() in made
                    compared += 1
    assert compared > 20
