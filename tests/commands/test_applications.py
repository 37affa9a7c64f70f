"""Applications: entries with `applied` and no `date` are read and listed, and nothing is owed for them."""

from __future__ import annotations

import json

import pytest

from followup_kit.cli import main
from followup_kit.journal.entry import read_entry
from followup_kit.journal.problems import problem_text
from followup_kit.journal.settings import read_settings

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\nprofiles_reviewed = 2026-11-01\n'
HEAD = "---\ncompany: Kestrel Mills\nrole: Planner\n"
KESTREL = f"{HEAD}applied: 2026-11-10\ninterviewers: [{{name: Ines Kolb, email: ines@kestrel.example}}]\ninterest: yes\n---\n## Discussed\nShifts.\n"
OAK = "---\ncompany: Oak\nrole: Buyer\ndate:\napplied: 2026-11-01 18:00\nlog:\n{}---\n"
FILES = {"kestrel.md": KESTREL, "jobs/oak.md": OAK.format("  - {date: 2026-11-05, heard: rejection}\n")}
SETTINGS = read_settings(TOML.encode())[0]


def case(name, *values):
    return pytest.param(*values, id=name)


def listed(folder, capsys, *options):
    """The opportunities of `list --json`, by their files' names for them."""
    code = main(["--journal", str(folder), "--now", NOW, "list", "--json", *options])
    assert code == 0
    return json.loads(capsys.readouterr().out)["opportunities"]


def test_an_application_is_listed_and_nothing_is_owed(run):
    """One line at stage `applied`, what is over only with --all; no row, no finding."""
    assert run("list") == (
        0,
        "OPPORTUNITY             STAGE    ROUNDS  LAST CONTACT                 NEXT\n"
        "Kestrel Mills, Planner  applied  0       you: application Tue 10 Nov\n\n"
        "and 1 that is over: followup list --all\n",
        "",
    )
    assert run("check", "--strict") == (0, "", "")
    table = json.loads(run("table", "--json")[1])
    assert (table["actions"], table["problems"], table["read"], table["unread"], table["notes"]) == ([], [], 2, 0, 0)
    page = run("due")[1]
    assert "No interviews in . yet, but 2 applications: followup list\n" in page
    assert "no open rows · no interviews read, 2 applications\n" in page


def test_the_list_as_json(run):
    """The fields of an opportunity, with the place of `applied`."""
    kestrel, oak = json.loads(run("list", "--all", "--json")[1])["opportunities"]
    assert kestrel == {
        "opportunity": "kestrel-mills-planner", "company": "Kestrel Mills", "role": "Planner", "stage": "applied", "rounds": 0,
        "interest": "yes", "next": None,
        "last": {"event": "sent application", "at": "2026-11-10T00:00:00+01:00", "file": "kestrel.md", "line": 4},
    }  # fmt: skip
    assert (oak["stage"], oak["last"]["event"], oak["last"]["file"]) == ("rejected", "heard rejection", "jobs/oak.md")


@pytest.mark.parametrize(
    ("lines", "stage"),
    [
        case("nothing yet", "", "applied"),
        case("a reply", "log: [{date: 2026-11-12, heard: reply}]\n", "applied"),
        case("a rejection", "log: [{date: 2026-11-12, heard: rejection}]\n", "rejected"),
        case("a rejection to come", "log: [{date: 2026-11-20, heard: rejection}]\n", "applied"),
        case("taken back", "log: [{date: 2026-11-14, heard: invitation}, {date: 2026-11-12, heard: rejection}]\n", "applied"),
        case("declined", "log: [{date: 2026-11-12, sent: decline}]\n", "declined"),
        case("let go", "log: [{date: 2026-11-12, sent: move-on}]\n", "let go"),
        case("closed", "closed: They froze it\n", "closed"),
        case("closed on a day", "closed: 2026-11-12\n", "closed"),
        case("to be closed", "closed: 2026-11-20\n", "applied"),
    ],
)
def test_what_became_of_it_is_its_stage(lines, stage, make_journal, capsys):
    """From its own words alone."""
    folder = make_journal({"a.md": f"{HEAD}applied: 2026-11-10\n{lines}---\n"}, toml=TOML)
    assert [x["stage"] for x in listed(folder, capsys, "--all")] == [stage]


def test_an_application_to_come_has_no_contact_yet(make_journal, capsys):
    """Planned is not sent."""
    (found,) = listed(make_journal({"a.md": f"{HEAD}applied: 2026-12-01\n---\n"}, toml=TOML), capsys)
    assert (found["stage"], found["last"]) == ("applied", None)


def test_an_opening_is_one_line(make_journal, capsys):
    """With an interview it is that of the interview; of two applications the later one counts."""
    entry = f"{HEAD}date: 2026-11-25 10:00\napplied: 2026-11-10\n---\n"
    files = {"a.md": KESTREL, "b.md": entry, "c.md": OAK.format(""), "d.md": OAK.format("").replace("2026-11-01", "2026-11-07")}
    found = listed(make_journal(files, toml=TOML), capsys)
    assert [(x["company"], x["stage"], x["last"] and x["last"]["file"]) for x in found] == [
        ("Kestrel Mills", "interview ahead", None),
        ("Oak", "applied", "d.md"),
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        case("not a date", f"{HEAD}applied: soon\n", ["4:10: error: applied: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
        case("no role", "---\ncompany: K\napplied: 2026-11-10\n", ["2:1: error: role is missing (write role: Data Engineer)"]),
        case("empty", f"{HEAD}applied:\n", ["2:1: error: date is missing (write date: 2026-11-18 14:00)"]),
        case("a person that is none", f"{HEAD}applied: 2026-11-10\nrecruiter: [[a]]\n", ["5:12: error: recruiter: a list is not a person (write a, or a link in quotes: \"[[a]]\")"]),
    ],
)  # fmt: skip
def test_a_mistake_in_an_application_is_an_error(header, said):
    """It is read as strictly as an interview."""
    found = read_entry("a.md", f"{header}---\n", SETTINGS)
    assert (found.entry, found.application, found.note) == (None, None, False)
    assert [problem_text(p) for p in found.problems] == [f"a.md:{line}" for line in said]


def test_an_interview_keeps_when_it_was_applied_for():
    """With a date it is an interview, and `applied` one of its fields."""
    found = read_entry("a.md", f"{HEAD}date: 2026-11-18\napplied: 2026-10-30\n---\n", SETTINGS)
    assert (found.problems, str(found.entry.applied.day)) == ([], "2026-10-30")


@pytest.mark.parametrize("words", ["show kestrel", "kestrel", "heard kestrel rejection", "interest kestrel yes", "why planner"])
def test_a_command_for_interviews_says_what_it_is(run, words, journal):
    """Never that there is no such thing, and the file stays as it is."""
    hint = "kestrel.md is an application, and nothing is owed before it has a date: followup edit kestrel"
    code, out, err = run(*words.split())
    assert (code, out) == (2, "")
    assert hint in err or words.startswith("why")
    assert (journal / "kestrel.md").read_text() == KESTREL


def test_edit_opens_it(run, monkeypatch):
    """To add the date when they invite."""
    monkeypatch.setenv("VISUAL", "true")
    assert run("edit", "kestrel") == (0, "kestrel.md: not changed\n", "")
