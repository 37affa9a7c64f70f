"""What is said beside a change that does not do what it seems to: nothing open was done, it was said before, a day of another time."""

from __future__ import annotations

import pytest

from followup_kit.cli import main

NOW = "2026-11-27T09:00"
ACME = """---
company: Acme
role: Engineer
date: 2026-11-18 10:00
interviewers:
  - {name: Jo Park, email: jo@acme.example}
  - {name: Omar Haddad, email: omar@acme.example}
log:
  - {date: 2026-11-18 15:00, sent: thank-you, to: Jo Park}
---
"""


@pytest.fixture
def journal(make_journal):
    return make_journal({"acme.md": ACME})


@pytest.fixture
def run(journal, capsys, monkeypatch):
    """Runs a command on the journal; the exit code, what stands on stdout and on stderr."""

    monkeypatch.chdir(journal)

    def command(words):
        capsys.readouterr()
        code = main(["--now", NOW, *words.split()])
        return (code, *capsys.readouterr())

    return command


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("done acme thank-you --to jo", "thank-you to Jo Park was done already (Wed 18 Nov)"),
        ("done acme thank-you --to omar", "thank-you to Omar Haddad was not on the list any more: It is too late to help."),
        ("done acme debrief", "there was no debrief on the list"),
        ("done acme check-in", None),
        ("done acme other", None),
    ],
)
def test_what_was_not_open_is_told_of_when_it_is_done(run, journal, words, remark):
    """It is written all the same: it was sent."""
    code, out, _ = run(words)
    said = [line.strip() for line in out.splitlines()[1:] if "on the list" in line or "already" in line]
    assert (code, said) == (0, [remark] if remark else [])
    assert (journal / "acme.md").read_text() != ACME


def test_a_rejection_is_written_once(run, journal):
    """What was noted before is not noted again; with something more to say it is, and after an invitation."""
    assert run("heard acme rejection --at yesterday")[0] == 0
    before = (journal / "acme.md").read_text()
    assert run("heard acme rejection")[:2] == (0, "acme.md already says so; nothing was written\n")
    assert run("heard acme rejection --from jo --dry-run")[1].count("+  - {") == 1
    assert (journal / "acme.md").read_text() == before
    assert "written: rejection" in run("heard acme rejection --note final")[1]
    run("heard acme invitation")
    assert "written: rejection" in run("heard acme rejection")[1]


@pytest.mark.parametrize("word", ["+10d", "tomorrow", "2026-12-07"])
def test_nothing_is_closed_in_the_future(run, journal, word):
    """It would count from then on only, and is forgotten by then."""
    day = {"+10d": "2026-12-07", "tomorrow": "2026-11-28"}.get(word, word)
    hint = "close it then, or put off what is open: followup snooze"
    assert run(f"close acme --at {word}") == (2, "", f"followup: {word!r} is {day}, which is in the future ({hint})\n")
    assert (journal / "acme.md").read_text() == ACME


@pytest.mark.parametrize(
    ("word", "remarked"), [("2026-11-26", True), ("2026-11-27", False), ("2026-12-04", False), ("2025-11-30", True)]
)
def test_a_day_that_is_past_is_told_of_when_an_interview_moves(run, word, remarked):
    """It may be what was meant, or the year is not."""
    remark = "  that day is in the past, so what follows the interview counts from there\n"
    assert (remark in run(f"move acme {word}")[1]) is remarked
