"""`list` and `show`: the whole of what they print, as text and as JSON."""

from __future__ import annotations

import json
import re

import pytest

from followup_kit.cli import main

NOW = "2026-11-20T09:00"
TOML = 'timezone = "Europe/Berlin"\nprofiles_reviewed = 2026-01-15\n'
FIRST = """---
company: Lumen Health
role: Analyst
date: 2026-11-05 10:00
format: phone
round: Screening
interest: yes
interviewers:
  - {name: Ada Park, title: Talent Partner, phone: "+49 30 555"}
log:
  - {date: 2026-11-05 15:00, sent: thank-you, to: Ada Park, by: phone}
  - {date: 2026-11-09, heard: invitation, from: Ada Park, note: "the 18th, with the team"}
---
## Discussed
Why I left.
"""
SECOND = """---
company: Lumen Health
role: Analyst
date: 2026-11-18 18:00
timezone: Europe/London
format: video
place: https://meet.example/lumen
interviewers:
  - {name: Zoë Ødegård, title: Head of Data, email: zoe@lumen.example, decides: true}
  - Kofi Mensah
recruiter: {name: Jo Park, kind: external, agency: Park & Co, email: jo@park.example}
references:
  - {name: Prof. Lin, email: lin@uni.example, told: 2026-11-17}
next_steps: A last talk, with the board
decision_by: 2026-11-27
log:
  - {date: 2026-11-19 09:00, sent: debrief, to: Jo Park, by: email}
  - {date: 2026-11-25, sent: other, note: "for later"}
---

## Discussed
### Zoë Ødegård
The nightly loads, and who is called at three in the morning when they fail, which is her team, every third week.
### Kofi Mensah
## Private
They pay badly.
## Could have answered better
<!-- be honest -->
- Window functions. I should have said: partition first.
"""
GONE = """---
company: Brook Mills
role: Data Engineer
date: 2026-10-06 10:00
log: [{date: 2026-10-12, heard: rejection}]
---
"""
FILES = {"lumen-1.md": FIRST, "lumen-2.md": SECOND, "brook.md": GONE}


def test_list(run):
    """A line an opportunity; what is over is counted."""
    assert run("list") == (0, LIST, "")


def test_list_all(run):
    """What is over stands last."""
    assert run("list", "--all") == (0, LIST_ALL, "")


def test_list_as_json(run):
    """The documented fields, and no other."""
    code, out, err = run("list", "--all", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == LIST_JSON
    assert [x["opportunity"] for x in json.loads(run("list", "--json")[1])["opportunities"]] == ["lumen-health-analyst"]


def test_list_fits_the_screen(run, monkeypatch):
    """On a terminal a line is cut to its width; the name gives way first."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    lines = re.sub("\x1b\\[[0-9;]*m", "", run("list", "--all")[1]).splitlines()
    assert max(map(len, lines)) == 80
    assert lines[1].startswith("Lumen Health, Ana…  your move")


def test_list_of_nothing(make_journal, run):
    """An empty journal, and one in which everything is over."""
    folder = make_journal({}, toml=TOML)
    for name in ("lumen-1.md", "lumen-2.md"):
        (folder / name).unlink()
    assert run("list") == (0, "1 that is over: followup list --all\n", "")
    (folder / "brook.md").unlink()
    assert run("list") == (0, "No interviews in . yet: followup new writes the first.\n", "")


def test_errors_of_the_files_are_told(make_journal, run):
    """Exit 1, and what could be read is still shown."""
    folder = make_journal({"bad.md": GONE.replace("2026-10-06", "soon")}, toml=TOML)
    for argv in (("list",), ("list", "--json"), ("show", "lumen"), ("show", "lumen", "--json")):
        code, out, err = run(*argv)
        assert (code, "Lumen Health" in out) == (1, True)
        assert err.startswith("bad.md:4:7: error: date: 'soon 10:00' is not a date")
    (folder / "journal.toml").write_text("timezone = 3\n")
    for argv in (("list",), ("show", "lumen")):
        code, out, err = run(*argv)
        assert (code, out, err.startswith("journal.toml:1:")) == (1, "", True)


def test_show(run):
    """Everything to read in the train."""
    assert run("show", "lumen") == (0, SHOW, "")
    assert max(len(line) for line in SHOW.splitlines() if "followup" not in line) <= 80


@pytest.mark.parametrize(
    ("closed", "log"),
    [
        (
            "{date: 2026-10-10, reason: No budget}",
            ["Tue 6 Oct 10:00    interview", "Sat 10 Oct         you: closed it", "                   No budget", "Mon 12 Oct         they: rejection"],
        ),
        ("Too far away", ["Tue 6 Oct 10:00    interview", "Mon 12 Oct         they: rejection", "                   you: closed it", "                   Too far away"]),
        ("{date: 2026-12-01}", ["Tue 6 Oct 10:00    interview", "Mon 12 Oct         they: rejection", "Tue 1 Dec          you: closed it (in the future)"]),
    ],
)  # fmt: skip
def test_show_says_why_it_was_closed(make_journal, run, closed, log):
    """On its day among what happened; an application has the same."""
    make_journal({"brook.md": GONE.replace("log:", f"closed: {closed}\nlog:")}, toml=TOML)
    out = run("show", "brook")[1]
    assert [line[2:].rstrip() for line in out[out.index("LOG\n") :].splitlines()[1:]] == log
    make_journal(
        {"brook.md": GONE.replace("log:", f"closed: {closed}\nlog:").replace("date: 2026-10-06 10:00", "applied: 2026-10-06")},
        toml=TOML,
    )
    out = run("show", "brook")[1]
    shown = [line[2:].rstrip() for line in out[out.index("LOG\n") :].splitlines()[1:]]
    assert shown == ["Tue 6 Oct          application", *log[1:]]


def test_show_by_any_name(run):
    """An id shows the opportunity too, and so does a person."""
    for words in (["lumen-1"], ["zoe"], ["lumen", "health", "analyst"]):
        assert run("show", *words)[1] == SHOW


def test_show_as_json(run):
    """The same facts."""
    code, out, err = run("show", "lumen", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert list(told) == ["schema", "now", "opportunity", "company", "role", "stage", "rounds", "interest", "last", "next",
                          "people", "log", "actions", "notes"]  # fmt: skip
    assert told["rounds"][0] == {
        "interview": "lumen-1", "start": "2026-11-05T10:00:00+01:00", "end": "2026-11-05T11:00:00+01:00", "assumed": False,
        "format": "phone", "place": None, "round": "Screening", "cancelled": None, "interviewers": ["Ada Park"], "next_steps": None,
        "decision_by": None, "contact_only_by": None, "file": "lumen-1.md", "line": 4,
    }  # fmt: skip
    assert [p["name"] for p in told["people"]] == ["Jo Park", "Ada Park", "Zoë Ødegård", "Kofi Mensah", "Prof. Lin"]
    assert told["log"][1] == {
        "date": "2026-11-09", "sent": None, "heard": "invitation", "who": "Ada Park", "by": None, "via": None,
        "note": "the 18th, with the team", "decision_by": None, "due": None, "accepted": None, "file": "lumen-1.md", "line": 12,
    }  # fmt: skip
    assert told["notes"][-1] == {
        "interview": "lumen-2", "heading": "Could have answered better", "depth": 2, "line": 27,
        "text": "- Window functions. I should have said: partition first.",
    }  # fmt: skip


def test_nothing_reaches_the_terminal_that_moves_it(make_journal, capsys):
    """Text from a file is made visible."""
    odd = SECOND.replace("Why", "\x07").replace("nightly", "\u202enightly").replace("Kofi Mensah", '"K\\e[31m"')
    folder = make_journal({"a.md": odd}, toml=TOML)
    for argv in (("show", "lumen"), ("list",)):
        main(["--journal", str(folder), "--now", NOW, *argv])
        out, err = capsys.readouterr()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out + err)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("show", "the following arguments are required: WHICH; see followup show --help"),
        ("show zzz", "no interview 'zzz' (followup list --all has them all)"),
        ("show park", ""),
        ("list --al", "unknown option '--al' (did you mean --all?); see followup list --help"),
    ],
)
def test_what_cannot_be_shown(run, argv, said):
    """Exit 2, in one sentence."""
    code, out, err = run(*argv.split())
    assert (code, out, err) == ((2, "", f"followup: {said}\n") if said else (0, SHOW, ""))


LIST = """\
OPPORTUNITY            STAGE      ROUNDS  LAST CONTACT            NEXT
Lumen Health, Analyst  your move  2       you: debrief yesterday  thank-you since yesterday

and 1 that is over: followup list --all
"""
LIST_ALL = """\
OPPORTUNITY                 STAGE      ROUNDS  LAST CONTACT                NEXT
Lumen Health, Analyst       your move  2       you: debrief yesterday      thank-you since yesterday
Brook Mills, Data Engineer  rejected   1       they: rejection Mon 12 Oct
"""
LIST_JSON = {
    "schema": 1,
    "now": "2026-11-20T09:00:00+01:00",
    "opportunities": [
        {
            "opportunity": "lumen-health-analyst",
            "company": "Lumen Health",
            "role": "Analyst",
            "stage": "your move",
            "rounds": 2,
            "interest": "yes",
            "last": {"event": "sent debrief", "at": "2026-11-19T09:00:00+00:00", "file": "lumen-2.md", "line": 17},
            "next": {
                "id": "lumen-2/thank-you/kofi-mensah",
                "kind": "thank-you",
                "to": "Kofi Mensah",
                "opens": "2026-11-18T19:00:00+00:00",
                "due": "2026-11-19T19:00:00+00:00",
                "state": "overdue",
            },
        },
        {
            "opportunity": "brook-mills-data-engineer",
            "company": "Brook Mills",
            "role": "Data Engineer",
            "stage": "rejected",
            "rounds": 1,
            "interest": "undecided",
            "last": {"event": "heard rejection", "at": "2026-10-12T00:00:00+02:00", "file": "brook.md", "line": 5},
            "next": None,
        },
    ],
}
SHOW = """\
Lumen Health, Analyst
your move · 2 rounds · interest: yes · lumen-health-analyst

ROUNDS
  Thu 5 Nov 2026, 10:00 to 11:00 · Screening · phone
    with Ada Park
    lumen-1.md
  Wed 18 Nov 2026, 19:00 to 20:00 (18:00 in London) · video
    https://meet.example/lumen
    with Zoë Ødegård, Kofi Mensah
    lumen-2.md

PEOPLE
  Jo Park, recruiter (external) of Park & Co
    jo@park.example
  Ada Park, Talent Partner
    +49 30 555
  Zoë Ødegård, Head of Data, decides
    zoe@lumen.example
  Kofi Mensah
    no way to reach them is written down
  Prof. Lin, your reference, told Tue 17 Nov
    lin@uni.example

WHAT THEY PROMISED
  A last talk, with the board (Wed 18 Nov)
  They decide by Fri 27 Nov (Wed 18 Nov)

OPEN
  Thank Kofi Mensah by e-mail via Jo Park
    since yesterday 20:00 (19:00 in London)
    followup done lumen-2 thank-you --to Kofi
  Thank Zoë Ødegård by e-mail via Jo Park
    since yesterday 20:00 (19:00 in London)
    followup done lumen-2 thank-you --to Zoë
  Ask Prof. Lin by e-mail whether they called (optional)
    from Mon 23 Nov 10:00 (09:00 in London)
  Check in with Jo Park by e-mail        from Mon 30 Nov 10:00 (09:00 in London)

LOG
  Thu 5 Nov 10:00    interview
  Thu 5 Nov 15:00    you: thank-you to Ada Park by phone
  Mon 9 Nov          they: invitation from Ada Park
                     the 18th, with the team
  Wed 18 Nov 19:00   interview (18:00 in London)
  Thu 19 Nov 10:00   you: debrief to Jo Park by email
  Wed 25 Nov         you: other (in the future)
                     for later

NOTES OF THU 5 NOV 2026
  Discussed
    Why I left.

NOTES OF WED 18 NOV 2026
  Discussed
    Zoë Ødegård
      The nightly loads, and who is called at three in the morning when they
      fail, which is her team, every third week.
  Private
    They pay badly.
  Could have answered better
    - Window functions. I should have said: partition first.
"""
