"""Sizes that are absurd but possible, as whole runs: either they take little time, or they are refused with a message."""

from __future__ import annotations

import os

import pytest
from limits import within
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main

ZONE = 'timezone = "America/New_York"\n'
HEAD = "---\ncompany: Big\nrole: Engineer\ndate: 2026-11-18 14:00\n"
NOTES = "---\n\n## Discussed\nWe talked about their data platform.\n"


def people(number: int) -> str:
    return f"interviewers: [{', '.join(f'Person Nr{i}' for i in range(number))}]\n"


def references(number: int) -> str:
    return ZONE + "".join(f'\n[[references]]\nname = "Prof. Nr{i}"\nemail = "p{i}@uni.example"\n' for i in range(number))


FITS = {
    "100 interviewers": (HEAD + people(100) + NOTES, ZONE),
    "100 references": (HEAD + NOTES, references(100)),
    "a name of 60,000 letters": (f"{HEAD}interviewers:\n  - name: {'x' * 60_000}\n    email: x@y.example\n{NOTES}", ZONE),
    "a name of 20,000 words": (f"{HEAD}interviewers:\n  - name: {'ab ' * 20_000}\n{NOTES}", ZONE),
    "a company of 60,000 letters": (HEAD.replace("Big", "x" * 60_000) + people(1) + NOTES, ZONE),
    "a log of 1,700 lines": (HEAD + "log:\n" + "  - {date: 2026-11-18, heard: other}\n" * 1700 + NOTES, ZONE),
    "1,600 check-ins": (HEAD + people(1) + "log:\n" + "  - {date: 2026-11-18, sent: check-in}\n" * 1600 + NOTES, ZONE),
    "3,000 near misses": (HEAD + "".join(f"interviewer{i}: 1\n" for i in range(3000)) + NOTES, ZONE),
    "60,000 blanks before a backslash": (f"{HEAD}x: a{' ' * 60_000}\\\n{NOTES}", ZONE),
    "a line of 60,000 blanks and a backslash": (f"{HEAD}{' ' * 60_000}\\\n{NOTES}", ZONE),
    "15,000 sentences": (HEAD + people(1) + "---\n## Discussed\n" + "a. " * 15_000, ZONE),
    "2,000 headings": (HEAD + people(1) + "---\n" + "## Discussed\nWe talked.\n" * 2_000, ZONE),
    "30,000 settings": (HEAD + NOTES, ZONE + "".join(f"k{i} = 1\n" for i in range(30_000))),
}  # fmt: skip


@pytest.mark.zone_free
@pytest.mark.parametrize("command", ["due", "draft"])
@pytest.mark.parametrize("name", FITS)
def test_what_is_absurd_but_fits(name, command, make_journal, capsys):
    """It is done within 3 seconds of the processor, and the other file keeps its rows."""
    text, toml = FITS[name]
    folder = make_journal({"good.md": GOOD, "big.md": text}, toml)
    with within(3):
        assert main([command, "--journal", os.fspath(folder), "--now", NOW]) in (0, 1)
    assert "Dana" in capsys.readouterr().out


REFUSED = {
    "interviewers": (HEAD + people(101) + NOTES, ZONE, "big.md:5:15: error: interviewers: 101 are too many (at most 100) (keep those who matter for a follow-up)\n"),
    "10,000 interviewers": (HEAD + f"interviewers: [{','.join('P' * 5 for i in range(10_000))}]\n" + NOTES, ZONE, "big.md:5:15: error: interviewers: 10000 are too many (at most 100) (keep those who matter for a follow-up)\n"),
    "references": (HEAD + "references:\n" + "  - A\n" * 101 + NOTES, ZONE, "big.md:6:3: error: references: 101 are too many (at most 100) (keep those who matter for a follow-up)\n"),
}  # fmt: skip


@pytest.mark.zone_free
@pytest.mark.parametrize(("text", "toml", "said"), REFUSED.values(), ids=list(REFUSED))
def test_too_many_people(text, toml, said, make_journal, capsys):
    """More people than anybody could write to are one error, which says how many there may be; the other file keeps its rows."""
    folder = make_journal({"good.md": GOOD, "big.md": text}, toml)
    with within(3):
        assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 1
    out, err = capsys.readouterr()
    assert err == said
    assert "Dana" in out


SETTINGS = {
    "101 references": (references(101), "journal.toml:3:1: error: references: 101 are too many (at most 100) (keep those who matter for a follow-up)\n"),
    "10,000 references": (references(10_000), "journal.toml:3:1: error: references: 10000 are too many (at most 100) (keep those who matter for a follow-up)\n"),
    "20,000 holidays": (ZONE + "holidays = [" + '"2020-01-01/2022-12-31", ' * 20_000 + "]\n", "journal.toml:2:1: error: holidays: 20000 are too many (at most 1000) (write FIRST/LAST for several days)\n"),
}  # fmt: skip


@pytest.mark.parametrize(("toml", "said"), SETTINGS.values(), ids=list(SETTINGS))
def test_too_many_in_the_settings(toml, said, make_journal, capsys):
    """Too many of a setting are an error of `journal.toml`: no rows, and no wait."""
    folder = make_journal({"good.md": GOOD}, toml)
    with within(3):
        assert main(["due", "--journal", os.fspath(folder), "--now", NOW]) == 1
    assert capsys.readouterr().err == said
