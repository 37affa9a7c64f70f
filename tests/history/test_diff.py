"""`followup diff`: what has changed between two states of a journal, and which commit did it."""

from __future__ import annotations

import json

import pytest
from repositories import Repo

pytestmark = pytest.mark.zone_free

TOML = 'timezone = "America/New_York"\n'
HEAD = (
    "---\ncompany: {company}\nrole: Data Engineer\ndate: {date}\ninterviewers: [Dana Whitfield <dana@c.example>]\ninterest: yes\n"
)
LARK = HEAD.format(company="Larkfield", date="2026-11-16 10:00")
NORTH = HEAD.format(company="Northwind", date="2026-11-18 14:00")
SENT = "  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email}\n"


@pytest.fixture
def repo(tmp_path):
    """Two interviews, then a thank-you on a branch and a promise on the other, merged."""
    repo = Repo(tmp_path / "search")
    repo.commit({"journal.toml": TOML, "lark.md": LARK + "---\n"}, "new larkfield", "2026-11-15T09:00-05:00")
    repo.commit({"north.md": NORTH + "---\n"}, "new northwind", "2026-11-18T12:00-05:00")
    repo.git("checkout", "-q", "-b", "laptop")
    repo.commit({"north.md": NORTH + "log:\n" + SENT + "---\n"}, "done northwind thank-you", "2026-11-18T18:11-05:00")
    repo.git("checkout", "-q", "main")
    repo.commit({"lark.md": LARK + "decision_by: 2026-12-04\n---\n"}, "they promised", "2026-11-18T19:00-05:00")
    repo.git("merge", "-q", "-m", "merge laptop", "laptop", at="2026-11-19T09:00-05:00")
    return repo


def told(out):
    """The changes of JSON in short: what, of which entry, why, and the message of the commit."""
    return {
        (c["change"], (c["after"] or c["before"])["id"], c["cause"], (c["commit"] or {}).get("message"))
        for c in json.loads(out)["changes"]
    }


def test_what_was_done_is_new_and_has_moved(repo, run):
    """Each row that differs has the commit that did it, on whichever branch; what only the clock did has none."""
    code, out, err = run(repo.folder, "diff", "HEAD~2", "HEAD", "--json")
    assert (code, err) == (0, "")
    assert told(out) == {
        ("done", "north/thank-you/dana-whitfield", "commit", "done northwind thank-you"),
        ("moved", "lark/check-in/1", "commit", "they promised"),
        ("gone", "north/prepare", "time", None),
    }
    found = json.loads(out)
    assert (found["from"]["now"], found["to"]["now"]) == ("2026-11-18T12:00:00-05:00", "2026-11-19T09:00:00-05:00")
    assert found["to"]["commit"]["message"] == "merge laptop"
    moved = next(c for c in found["changes"] if c["change"] == "moved")
    assert (moved["before"]["opens"][:10], moved["after"]["opens"][:10]) == ("2026-11-23", "2026-12-07")
    assert moved["commit"] == {
        "commit": repo.git("rev-parse", "HEAD~1"),
        "written": "2026-11-18T19:00:00-05:00",
        "committed": "2026-11-18T19:00:00-05:00",
        "message": "they promised",
    }


def test_the_page(repo, run):
    """For a person: a heading for each kind of change, the row, how it was, and the commit with its message."""
    old, new, done, promised = (n[:9] for n in repo.git("rev-parse", "HEAD~2", "HEAD", "laptop", "HEAD~1").split())
    assert run(repo.folder, "diff", "HEAD~2", "2026-11-19 10:00") == (
        0,
        f"""\
from Wednesday 18 November 2026, 12:00 (commit {old})
to   Thursday 19 November 2026, 10:00 (as of 2026-11-19, commit {new})

DONE
  Thank Dana Whitfield by e-mail, Northwind                 done yesterday 18:10
    {done}, yesterday 18:11: done northwind thank-you

MOVED
  Check in with Dana Whitfield by e-mail, Larkfield         from Mon 7 Dec 09:00
    it was from Mon 23 Nov 09:00
    {promised}, yesterday 19:00: they promised

BY TIME ALONE
  Prepare the interview, Northwind                                       dropped
    The interview has begun.

3 changed
""",
        "",
    )


def test_what_was_done_on_a_day_is_so_on_the_page(repo, run):
    """A line of the log without a time has none there either, and is of its day where the interview was."""
    tokyo = NORTH.replace("date:", "timezone: Asia/Tokyo\ndate:")
    repo.write({"north.md": tokyo + "log:\n" + SENT.replace("18 18:10", "19") + "---\n"})
    out = run(repo.folder, "diff", "HEAD~2", "--now", "2026-11-20T09:00")[1]
    assert "  Thank Dana Whitfield by e-mail, Northwind                       done yesterday\n" in out


def test_what_is_not_committed(repo, run):
    """With one revision the other state is the disk, seen now; what no commit has is said to be so."""
    reflected = SENT.replace("thank-you, to: Dana Whitfield, by: email", "reflect")
    repo.write({"north.md": NORTH + "skip: [letter]\nlog:\n" + reflected + "---\n"})
    code, out, _ = run(repo.folder, "diff", "--now", "2026-11-19T09:00", "--json")
    assert code == 0
    assert told(out) == {
        ("reopened", "north/thank-you/dana-whitfield", "not committed", None),
        ("done", "north/reflect", "not committed", None),
    }
    assert json.loads(out)["to"]["commit"] is None


def test_a_file_that_is_gone_and_one_with_an_error(repo, run):
    """Rows go with their entry, and the commit that broke it or took it away is named; an error makes the exit code 1."""
    repo.commit({"lark.md": "---\ncompany: [\n---\n"}, "oops", "2026-11-19T10:00-05:00")
    repo.commit({"north.md": None}, "away", "2026-11-19T11:00-05:00")
    code, out, err = run(repo.folder, "diff", "HEAD~2", "HEAD", "--json")
    assert code == 1
    assert err.startswith("lark.md:2:")
    assert {(change, name.partition("/")[0], message) for change, name, cause, message in told(out) if cause == "commit"} == {
        ("gone", "north", "away"),
        ("gone", "lark", "oops"),
        ("gone", "review-profiles", "away"),
    }


def test_nothing_has_changed(repo, run):
    """The same state twice differs in nothing."""
    code, out, _ = run(repo.folder, "diff", "HEAD", "HEAD")
    assert (code, out.splitlines()[-1]) == (0, "Nothing that is to be done has changed.")


def test_states_that_have_parted(repo, run):
    """What only the first state's branch did has no commit in the second's history, and that is said."""
    code, out, _ = run(repo.folder, "diff", "HEAD~1", "laptop", "--json", "--now", "2026-11-19T09:00")
    assert code == 0
    assert ("moved", "lark/check-in/1", "unknown", None) in told(out)
    assert ("done", "north/thank-you/dana-whitfield", "commit", "done northwind thank-you") in told(out)


def test_another_playbook(repo, run):
    """Both states are worked out under the playbook that was named."""
    code, out, _ = run(repo.folder, "diff", "HEAD~2", "HEAD", "--json", "--playbook", "one-shot")
    assert code == 0
    assert {c["after"]["source"] for c in json.loads(out)["changes"] if c["change"] == "done"} != {"balanced"}


def test_wrong_words(repo, run):
    """A revision that is none is refused, whichever of the two it is."""
    hint = "(git log names them)"
    assert run(repo.folder, "diff", "HEAD", "nope") == (2, "", f"followup: no commit, branch, tag or day 'nope' {hint}\n")
    assert run(repo.folder, "diff", "nope") == (2, "", f"followup: no commit, branch, tag or day 'nope' {hint}\n")
