"""Applications: entries with `applied` and no `date` are read and listed, and nothing is owed for them."""

from __future__ import annotations

import json
import shlex

import pytest
from tables import case

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
        case("a word after it was closed", "closed: 2026-11-12\nlog: [{date: 2026-11-14, heard: reply}]\n", "applied"),
        case("a word on the day that it was closed", "closed: 2026-11-12\nlog: [{date: 2026-11-12, heard: reply}]\n", "closed"),
        case("an offer", "log: [{date: 2026-11-12, heard: offer}]\n", "offer"),
        case(
            "accepted",
            "log: [{date: 2026-11-12, heard: offer}, {date: 2026-11-13, sent: answer-offer, accepted: yes}]\n",
            "accepted",
        ),
        case("an assignment", "log: [{date: 2026-11-12, heard: assignment}]\n", "assignment"),
        case("handed in", "log: [{date: 2026-11-12, heard: assignment}, {date: 2026-11-13, sent: assignment}]\n", "applied"),
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
        case("no date", f"{HEAD}applied: 2026-11-10\ndate: soon\n", ["5:7: error: date: 'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"]),
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


@pytest.mark.parametrize("word", ["TBD", "?", "-", "not yet", "noch offen"])
def test_a_date_that_is_none_leaves_an_application(word):
    """With a warning."""
    found = read_entry("a.md", f"{HEAD}applied: 2026-11-10\ndate: {word}\n---\n", SETTINGS)
    assert found.application is not None
    assert [problem_text(p) for p in found.problems] == [
        f"a.md:5:7: warning: date: {word!r} is no date, so this is an application (leave it empty until they invite you)"
    ]


def test_an_interview_keeps_when_it_was_applied_for():
    """With a date it is an interview, and `applied` one of its fields."""
    found = read_entry("a.md", f"{HEAD}date: 2026-11-18\napplied: 2026-10-30\n---\n", SETTINGS)
    assert (found.problems, str(found.entry.applied.day)) == ([], "2026-10-30")


@pytest.mark.parametrize(
    "words",
    [
        "why kestrel",
        "why planner",
        "draft kestrel",
        "done kestrel thank-you",
        "skip kestrel letter",
        "done kestrel letter --undo",
    ],
)
def test_a_command_for_rows_says_what_it_is(run, words, journal):
    """Never that there is no such thing, and the file stays as it is."""
    hint = "kestrel.md is an application, and nothing is owed before it has a date: followup move kestrel DATE"
    code, out, err = run(*words.split())
    assert (code, out) == (2, "")
    assert hint in err
    assert (journal / "kestrel.md").read_text() == KESTREL


PAGE = """Kestrel Mills, Planner
applied · applied Tue 10 Nov 2026 · interest: yes · kestrel.md

PEOPLE
  Ines Kolb
    ines@kestrel.example

LOG
  Tue 10 Nov         application

NOTES
  Discussed
    Shifts.
"""


@pytest.mark.parametrize("words", ["show kestrel", "kestrel", "show kestrel.md", "show planner", "show ines"])
def test_it_is_shown(run, words):
    """With all that is known of it, by any of its names."""
    assert run(*words.split()) == (0, PAGE, "")


def test_it_is_shown_as_json(run):
    """The fields of an opportunity, without rounds and actions."""
    shown = json.loads(run("show", "kestrel", "--json")[1])
    assert (shown["stage"], shown["rounds"], shown["actions"], shown["log"]) == ("applied", [], [], [])
    assert [p["name"] for p in shown["people"]] == ["Ines Kolb"]
    assert shown["notes"] == [{"interview": "kestrel", "heading": "Discussed", "depth": 2, "text": "Shifts.", "line": 8}]


@pytest.mark.parametrize(
    ("words", "line", "means"),
    [
        case("a rejection", "heard kestrel rejection", "log:\n  - {date: 2026-11-19 09:00, heard: rejection}", "stage: rejected"),
        case("a reply", "heard kestrel reply --from ines --at yesterday", "log:\n  - {date: 2026-11-18, heard: reply, from: Ines Kolb}", "nothing is owed before it has a date"),
        case("closed", "close kestrel --reason gone", "closed: {date: 2026-11-19, reason: gone}", "stage: closed"),
        case("a person", "heard ines offer", "log:\n  - {date: 2026-11-19 09:00, heard: offer}", "stage: offer"),
    ],
)  # fmt: skip
def test_the_persons_word_is_written_and_taken_back(run, journal, words, line, means):
    """As into an interview's file."""
    file = journal / "kestrel.md"
    code, out, err = run(*words.split())
    assert (code, err) == (0, "")
    assert f"  {means}\n" in out
    assert file.read_text() == KESTREL.replace("interest: yes\n", f"interest: yes\n{line}\n")
    undo = out.rpartition("to undo: followup ")[2].strip()
    assert run(*shlex.split(undo))[0] == 0
    assert file.read_text() == KESTREL


def test_interest_is_written_and_taken_back(run, journal):
    """A value is replaced."""
    file = journal / "kestrel.md"
    assert run("interest", "kestrel", "no")[0] == 0
    assert file.read_text() == KESTREL.replace("interest: yes", "interest: no")
    assert run("interest", "kestrel", "--undo")[0] == 0
    assert file.read_text() == KESTREL


def test_it_is_given_its_date(run, journal):
    """Then it is an interview, with its rows; --undo makes it an application again."""
    file = journal / "kestrel.md"
    code, out, err = run("move", "kestrel", "2026-11-25", "10:00")
    assert (code, err) == (0, "")
    assert "  it was an application, and is an interview now\n" in out
    assert "now waiting: Prepare the interview" in out
    assert file.read_text() == KESTREL.replace("interest: yes\n", "interest: yes\ndate: 2026-11-25 10:00\n")
    assert run("move", "kestrel", "--undo")[0] == 0
    assert file.read_text() == KESTREL


def test_a_time_alone_is_no_date(run, journal):
    """There is no day that it could be of."""
    assert run("move", "kestrel", "15:00") == (
        2,
        "",
        "followup: kestrel.md is an application, which has no date yet (write the day too)\n",
    )
    assert (journal / "kestrel.md").read_text() == KESTREL


def test_an_invitation_ends_with_the_command_for_its_entry(run):
    """As for an interview."""
    out = run("heard", "kestrel", "invitation")[1]
    assert out.endswith("  its entry: followup new --company 'Kestrel Mills' --role Planner --date DATE\n")


def test_an_application_and_an_interview_of_one_company_are_two(make_journal, run, journal):
    """Words from the company are asked back; what has rows goes to the interview."""
    (journal / "oak2.md").write_text("---\ncompany: Oak\nrole: Cook\ndate: 2026-11-18 10:00\ninterviewers: [Dana Lee]\n---\n")
    (journal / "jobs/oak.md").write_text(OAK.format(""))
    assert run("heard", "oak", "rejection") == (
        2,
        "",
        "followup: more than one opportunity fits 'oak'; write one of these:\n"
        "  'oak cook': Oak, Cook, Wed 18 Nov 2026 (oak2)\n"
        "  'oak buyer': Oak, Buyer, applied Sun 1 Nov 2026 (jobs/oak)\n",
    )
    code, out, _ = run("done", "oak", "thank-you")
    assert (code, out.startswith("oak2.md:")) == (0, True)
    assert run("done", "oak", "thank-you", "--undo")[0] == 0
    assert run("heard", "oak", "buyer", "rejection")[1].startswith("jobs/oak.md:")


def test_what_is_owed_only_with_a_date_is_told_of():
    """An assignment is on no list without a row."""
    found = read_entry("a.md", f"{HEAD}applied: 2026-11-10\nlog:\n  - {{date: 2026-11-12, heard: assignment}}\n---\n", SETTINGS)
    assert [problem_text(p) for p in found.problems] == [
        "a.md:6:1: warning: this is an application, so the assignment is not on your list (write date: and the day on which you spoke)"
    ]


def test_edit_opens_it(run, monkeypatch):
    """To add the date when they invite."""
    monkeypatch.setenv("VISUAL", "true")
    assert run("edit", "kestrel") == (0, "kestrel.md: not changed\n", "")
