"""`why`: the rule, its source, the anchor with FILE:LINE, and what would change it, each of which comes true when the fact is changed."""

from __future__ import annotations

import json
import os
import re

import pytest
from sample import SAMPLE

from followup_kit.api import open_board
from followup_kit.cli import main
from followup_kit.engine.explain import RULES

NOW = "2026-11-18T16:00"
ENTRY = "---\ncompany: Northwind\nrole: Data Engineer\ndate: 2026-11-18 14:00\ninterviewers:\n  - name: Dana Whitfield\n---\n"
ACTION = "a/thank-you/dana-whitfield"


@pytest.fixture
def why(make_journal, capsys):
    """What `why --json` says of an action of a one-entry journal."""

    def why(action=ACTION, entry=ENTRY, now=NOW, *options):
        folder = make_journal({"a.md": entry})
        assert main(["why", action, "--json", "--journal", os.fspath(folder), "--now", now, *options]) == 0
        return json.loads(capsys.readouterr().out)

    return why


def state_of(make_journal, entry, action, now=NOW, playbook=None):
    """The row's state, due and channel when the fact really is so."""
    row = next((a for a in open_board(make_journal({"a.md": entry}), now, playbook).actions if a.id == action), None)
    return row and row.state


def test_the_whole_explanation(make_journal, capsys):
    """`why` for a person: what, the reason, rule, source, anchor, times, parameters and changes, in this order."""
    folder = make_journal({"a.md": ENTRY})
    assert main(["why", "a/thank-you", "--journal", os.fspath(folder), "--now", NOW]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Thank Dana Whitfield by e-mail, Northwind: blocked", f"  {ACTION}"]
    assert "rule     R04: a thank-you of its own to every interviewer" in lines
    assert "source   balanced" in lines
    assert "based on interview end, today 15:00, a.md:4" in lines
    assert "opens    today 15:00" in lines
    assert "due      tomorrow 15:00" in lines
    assert lines.index("parameters") < lines.index("what would change it") < lines.index("under other playbooks")


def test_moments_are_said_in_the_persons_zone_and_beside_it_in_the_interviews(make_journal, capsys):
    """Everywhere on the page, in words; in JSON they are ISO, in the interview's zone."""
    far = ENTRY.replace("interviewers:", "timezone: Europe/Berlin\ninterviewers:").replace(
        "Whitfield\n", "Whitfield\n    email: d@n.example\ndecision_by: 2026-11-30\n"
    )
    folder = os.fspath(make_journal({"a.md": far}))
    assert main(["why", "a/thank-you", "--journal", folder, "--now", NOW]) == 0
    out = capsys.readouterr().out
    assert "based on interview end, today 09:00 (15:00 in Berlin), a.md:4\n" in out
    assert "due      tomorrow 09:00 (15:00 in Berlin)\n" in out
    assert "from tomorrow 09:00 (15:00 in Berlin) -> overdue\n" in out
    assert "you snooze it until Sat 21 Nov -> waiting: opens Sat 21 Nov 03:00 (09:00 in Berlin), due Sat 21 Nov" in out
    assert "they reply now and promise an answer by Wed 25 Nov" not in out  # it changes nothing for a thank-you
    assert not re.search(r"\d\d\d\d-\d\d-\d\d", out)
    assert main(["why", "a/check-in", "--journal", folder, "--now", NOW]) == 0
    out = capsys.readouterr().out
    assert "based on decision_by, Mon 30 Nov, a.md:9\n" in out
    assert "they reply now and promise an answer by Wed 25 Nov -> waiting: opens Thu 26 Nov 03:00 (09:00 in Berlin)" in out
    assert not re.search(r"\d\d\d\d-\d\d-\d\d", out)
    assert main(["why", "a/check-in", "--json", "--journal", folder, "--now", NOW]) == 0
    assert "they reply now and promise an answer by 2026-11-25" in capsys.readouterr().out
    done = far.replace("decision_by:", "log: [{date: 2026-11-18 16:00, sent: thank-you}]\ndecision_by:")
    folder = os.fspath(make_journal({"a.md": done}))
    assert main(["why", "a/thank-you", "--journal", folder, "--now", NOW]) == 0
    assert "\nDone on Wed 18 Nov 2026 at 10:00 (16:00 in Berlin).\n" in capsys.readouterr().out


def test_an_assumed_hour_says_so(make_journal, capsys):
    """A bare date makes an assumed anchor."""
    folder = make_journal({"a.md": ENTRY.replace(" 14:00", "")})
    main(["why", "a/thank-you", "--journal", os.fspath(folder), "--now", "2026-11-18T18:00"])
    assert "based on interview end, today 17:00 (assumed), a.md:4\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("their e-mail address were known", ENTRY.replace("Whitfield\n", "Whitfield\n    email: name@company.example\n")),
        ("their postal address were known", ENTRY.replace("Whitfield\n", "Whitfield\n    address: 1 Main Street\n")),
        ("you skip it", ENTRY.replace("role:", "skip: thank-you\nrole:")),
        ("you snooze it until 2026-11-21", ENTRY.replace("role:", "snooze: [{kind: thank-you, until: 2026-11-21}]\nrole:")),
        (
            "you log it as done now",
            ENTRY.replace("role:", "log: [{date: 2026-11-18 16:00, sent: thank-you, to: Dana Whitfield}]\nrole:"),
        ),
        ("interest: no", ENTRY.replace("role:", "interest: no\nrole:")),
    ],
)
def test_what_would_change_it_comes_true(words, entry, why, make_journal):
    """The state that `why` foretells for a changed fact is the one that the changed file then has."""
    changes = {c["what"]: c["result"] for c in why()["would_change"]}
    real = state_of(make_journal, entry, ACTION)
    assert (changes[words].partition(":")[0].split()[0] if words in changes else "blocked") == real


def test_what_changes_nothing_is_left_out(why):
    """A fact that leaves the row as it is is not listed: a phone number does not unblock an e-mail."""
    assert "their phone number were known" not in [c["what"] for c in why()["would_change"]]


def test_time_alone_is_foretold_rightly(why, make_journal):
    """What `why` says of a later moment holds when the clock gets there, and not a second before."""
    entry = ENTRY.replace("Whitfield\n", "Whitfield\n    email: d@n.example\n")
    foretold = why(entry=entry)["in_time"]
    assert [c["result"].split(":")[0] for c in foretold] == ["overdue", "dropped"]
    board = [
        state_of(make_journal, entry, ACTION, now)
        for now in ("2026-11-19T15:00:00", "2026-11-19T15:00:01", "2026-11-26T15:00:00", "2026-11-26T15:00:01")
    ]
    assert board == ["due", "overdue", "overdue", "dropped"]


def test_other_playbooks_are_really_asked(why, make_journal):
    """What `why` says of each other playbook is what the journal gives under it."""
    told = why()["other_playbooks"]
    assert [c["what"] for c in told] == ["four-steps", "try-again", "dos-and-donts", "not-desperate", "one-shot"]
    for c in told:
        state = state_of(make_journal, ENTRY, ACTION, playbook=c["what"])
        assert c["result"].startswith(("the same", state or "no such row"))


def test_every_row_of_the_sample_can_be_explained(sample_board, capsys):
    """`why` knows the rule and the place of the anchor of every kind of row that the sample journal has."""
    kinds = {(a.kind, a.state): a for a in sample_board.actions}
    assert len(kinds) > 15
    for action in kinds.values():
        assert main(["why", action.id, "--journal", os.fspath(SAMPLE)]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        assert f"\n  {action.id}\n" in out
        assert action.reason in out
        assert re.search(rf"^rule     {action.rule}: \S", out, re.MULTILINE)
        file, line = re.search(r", (\S+):(\d+)$", out.split("based on ")[1].split("\n")[0]).groups()
        assert 1 <= int(line) <= len((SAMPLE / file).read_text(encoding="utf-8").splitlines())
    assert {a.rule for a in sample_board.actions} <= RULES.keys()


def test_an_unknown_row_names_a_near_one(make_journal, capsys):
    """An id with a slip in it is answered with the one that was meant."""
    assert main(["why", "a/thank-you/dana-whitfeild", "--journal", os.fspath(make_journal({"a.md": ENTRY})), "--now", NOW]) == 2
    assert f"did you mean {ACTION}?" in capsys.readouterr().err
