"""`followup history`: the events of an interview, each with the commit that wrote it down."""

from __future__ import annotations

import json
import subprocess

import pytest
from repositories import ENV, Repo

pytestmark = pytest.mark.zone_free

TOML = 'timezone = "America/New_York"\n'
HEAD = (
    "---\ncompany: Northwind\nrole: Data Engineer\ndate: {date}\ninterviewers: [Dana Whitfield <dana@c.example>]\ninterest: yes\n"
)
BODY = "---\n\n## Discussed\nWe spoke of many things.\n\nOf ships.\n\nAnd sealing wax.\n"
PREPARE = "  - {date: 2026-11-17, sent: prepare}\n"
SENT = "  - {date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email}\n"
HEARD = "  - {date: 2026-11-20, heard: reply, from: Dana Whitfield}\n"


def entry(*log, date="2026-11-18 14:00", more=""):
    """An entry with some lines in its log."""
    return HEAD.format(date=date) + more + ("log:\n" + "".join(log) if log else "") + BODY


@pytest.fixture
def repo(tmp_path):
    """An entry that was moved, renamed, taken up and corrected over two weeks."""
    repo = Repo(tmp_path / "search")
    repo.commit({"journal.toml": TOML, "north.md": entry(date="2026-11-17 14:00")}, "new", "2026-11-10T09:00-05:00")
    repo.commit({"north.md": entry()}, "move", "2026-11-12T09:00-05:00")
    repo.commit({"north.md": None, "2026/northwind.md": entry(PREPARE)}, "rename", "2026-11-17T09:00-05:00")
    repo.commit({"2026/northwind.md": entry(PREPARE, SENT, SENT)}, "twice", "2026-11-20T10:00-05:00")
    repo.commit({"2026/northwind.md": "---\ncompany: [\n---\n"}, "broken", "2026-11-20T11:00-05:00")
    repo.commit({"2026/northwind.md": entry(PREPARE, SENT, more="skip: [letter]\n")}, "mended", "2026-11-20T12:00-05:00")
    return repo


def test_the_page(repo, run):
    """Events in order of time; how late each was written down; what was taken out; what no commit has yet."""
    repo.write({"2026/northwind.md": entry(PREPARE, SENT, HEARD, more="skip: [letter]\n")})
    new, move, rename, twice, mended = (
        repo.git("log", "--format=%h", "--abbrev=9", f"--grep=^{m}$") for m in ("new", "move", "rename", "twice", "mended")
    )
    assert run(repo.folder, "history", "northwind") == (
        0,
        f"""\
Northwind, Data Engineer (2026/northwind.md)
  Tue 17 Nov        you: prepare
                    written down by {rename}, Tue 17 Nov 09:00: rename
  Tue 17 Nov 14:00  interview
                    written down by {new}, Tue 10 Nov 09:00: new
                    taken out by {move}, Thu 12 Nov 09:00: move
  Wed 18 Nov 14:00  interview
                    written down by {move}, Thu 12 Nov 09:00: move
  Wed 18 Nov 18:10  you: thank-you to Dana Whitfield by email
                    written down 2 days later by {twice}, Fri 20 Nov 10:00: twice
  Wed 18 Nov 18:10  you: thank-you to Dana Whitfield by email
                    written down 2 days later by {twice}, Fri 20 Nov 10:00: twice
                    taken out by {mended}, Fri 20 Nov 12:00: mended
  Fri 20 Nov        they: reply from Dana Whitfield
                    not committed yet
                    skip: letter
                    written down by {mended}, Fri 20 Nov 12:00: mended
""",
        "",
    )


def test_as_json(repo, run):
    """Each event with its place in the file, its commit in full, and the days between."""
    _, out, err = run(repo.folder, "history", "dana", "--json")
    found = json.loads(out)["interviews"]
    assert (len(found), found[0]["interview"], err) == (1, "2026/northwind", "")
    assert [(e["event"], e["kind"], e["days_late"], e["line"], bool(e["taken_out"])) for e in found[0]["events"]] == [
        ("sent", "prepare", None, 9, False),
        ("interview", None, None, None, True),
        ("interview", None, None, 4, False),
        ("sent", "thank-you", 2, 10, False),
        ("sent", "thank-you", 2, None, True),
        ("skip", "letter", None, 7, False),
    ]
    assert found[0]["events"][1]["file"] == "north.md"
    assert found[0]["events"][3] == {
        "event": "sent", "kind": "thank-you", "who": "Dana Whitfield", "at": "2026-11-18T18:10:00-05:00",
        "file": "2026/northwind.md", "line": 10, "or_earlier": False, "days_late": 2, "taken_out": None,
        "commit": {
            "commit": repo.git("log", "--format=%H", "--grep=^twice$"),
            "written": "2026-11-20T10:00:00-05:00", "committed": "2026-11-20T10:00:00-05:00", "message": "twice",
        },
    }  # fmt: skip


def test_the_author_says_when_it_was_written(repo, run):
    """A rebase gives a commit another date; when the line was written is the author's."""
    text = entry(PREPARE, SENT, HEARD)
    repo.commit({"2026/northwind.md": text}, "heard", "2026-11-27T09:00-05:00", written="2026-11-20T09:00-05:00")
    events = json.loads(run(repo.folder, "history", "northwind", "--json")[1])["interviews"][0]["events"]
    heard = next(e for e in events if e["event"] == "heard")
    assert (heard["commit"]["written"], heard["days_late"]) == ("2026-11-20T09:00:00-05:00", None)


def test_a_line_that_was_written_before_its_day(repo, run):
    """What a log says of a day to come is told by how many days; of the interview itself that is as it should be."""
    repo.commit(
        {"2026/northwind.md": entry(HEARD.replace("20", "29", 2).replace("2926", "2026"))}, "early", "2026-11-27T09:00-05:00"
    )
    assert "written down 2 days before by" in run(repo.folder, "history", "northwind")[1]


def test_a_file_renamed_on_disk_only(repo, run):
    """An entry that was renamed and not committed yet has its history."""
    (repo.folder / "2026" / "northwind.md").rename(repo.folder / "new-name.md")
    events = json.loads(run(repo.folder, "history", "northwind", "--json")[1])["interviews"][0]["events"]
    assert [e["commit"]["message"] for e in events] == ["rename", "new", "move", "twice", "twice", "mended"]


def test_a_merged_branch(repo, run):
    """Of two branches that were merged, the line is the commit's that wrote it, not the merge's."""
    repo.git("checkout", "-q", "-b", "laptop", "HEAD")
    repo.commit({"2026/northwind.md": entry(PREPARE, SENT, HEARD)}, "on the laptop", "2026-11-20T13:00-05:00")
    repo.git("checkout", "-q", "main")
    repo.commit({"other.md": "a note\n"}, "elsewhere", "2026-11-20T14:00-05:00")
    repo.git("merge", "-q", "-m", "merge", "laptop", at="2026-11-21T09:00-05:00")
    events = json.loads(run(repo.folder, "history", "northwind", "--json")[1])["interviews"][0]["events"]
    assert [e["commit"]["message"] for e in events if e["event"] == "heard"] == ["on the laptop"]


def test_where_a_shallow_clone_ends(repo, tmp_path, run):
    """What the oldest commit of a shallow clone has may be older, and that is said."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repo.folder}", clone], env=ENV, check=True)
    out = run(clone, "history", "northwind")[1]
    assert out.count("by or one that") == 0
    assert out.count("an earlier commit that this clone does not have, or") == 4


def test_an_application_and_what_is_not_there(repo, run):
    """An application has a history too; words that mean nothing, or a file with an error, are refused."""
    applied = "---\ncompany: Umbra\nrole: Analyst\napplied: 2026-11-20\n---\n"
    repo.commit({"umbra.md": applied}, "applied", "2026-11-23T09:00-05:00")
    assert "written down 3 days later by" in run(repo.folder, "history", "umbra")[1]
    code, out, err = run(repo.folder, "history", "nobody")
    assert (code, out, err[:32]) == (2, "", "followup: no interview 'nobody' ")
    repo.write({"umbra.md": applied.replace("2026", "soon")})
    code, out, err = run(repo.folder, "history", "umbra")
    assert (code, out) == (3, "")
    assert "followup: umbra.md may be meant, and has an error: followup " in err
    assert err.endswith(" check says which\n")


def test_an_entry_that_was_never_committed(repo, run):
    """All of it is not committed yet; without any commit too."""
    repo.write({"b.md": entry(PREPARE).replace("Northwind", "Umbra")})
    assert run(repo.folder, "history", "umbra")[1].count("not committed yet") == 2
    other = Repo(repo.folder.parent / "other")
    other.write({"journal.toml": TOML, "b.md": entry(PREPARE)})
    assert run(other.folder, "history", "northwind")[1].count("not committed yet") == 2
