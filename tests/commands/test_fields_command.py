"""`followup fields`: lines of TOML to paste, and what they would do."""

from __future__ import annotations

import json
import tomllib

from vault import NOW, TOML, write_vault

from followup_kit.cli import main

PROPOSED = """\
# 40 of 2000 notes look like interviews. Their other names, to paste at the end of journal.toml:
[fields]
company = "Employer"              # 40 notes
role = ["job_title", "position"]  # job_title in 20 notes, position in 20 notes
date = "interview_date"           # 40 notes
interviewers = "panel"            # 40 notes
# With these lines followup reads 40 interviews.
"""
FULL = "---\ncompany: N\ntitle: Analyst\ndate: 2026-11-18\n---\n"


def fields(folder, capsys, *options):
    code = main(["fields", str(folder), *options])
    return (code, *capsys.readouterr())


def test_the_lines_can_be_pasted_and_make_the_vault_readable(tmp_path, capsys):
    """From a vault in which nothing has our names to forty interviews, by pasting what is printed; nothing else is written."""
    folder = write_vault(tmp_path, TOML, interviewers=False)
    assert fields(folder, capsys) == (0, PROPOSED, "")
    assert (folder / "journal.toml").read_text() == TOML
    (folder / "journal.toml").write_text(TOML + PROPOSED)
    assert main(["--journal", str(folder), "--now", NOW, "table", "--json"]) == 0
    table = json.loads(capsys.readouterr().out)
    assert (table["read"], table["problems"]) == (40, [])
    assert {a["to"] for a in table["actions"] if a["kind"] == "thank-you"} == {"Dana Whitfield"}
    said = "# 40 of 2000 notes look like interviews, and none of our fields is under another name there: nothing to propose.\n"
    assert fields(folder, capsys) == (0, said, "")


def test_the_json_has_the_same(tmp_path, capsys):
    """Counts by name, and the lines."""
    code, out, err = fields(write_vault(tmp_path, TOML, interviewers=False), capsys, "--json")
    found = json.loads(out)
    assert (code, err, found["schema"], found["notes"], found["alike"]) == (0, "", 1, 2000, 40)
    assert found["fields"][1] == {
        "field": "role",
        "names": [{"name": "job_title", "notes": 20, "others": 0}, {"name": "position", "notes": 20, "others": 0}],
    }
    assert tomllib.loads(found["toml"]) == tomllib.loads(PROPOSED)
    assert (found["interviews"], found["applications"], found["unread"]) == (40, 0, 0)


def test_what_it_would_do_to_other_notes_is_said(make_journal, capsys):
    """A name that every note has, what stays an error, and a table that is there already."""
    files = {
        "a.md": FULL, "b.md": FULL.replace("2026-11-18", "soon"), "c.md": "---\ntitle: A post\n---\n",
        "d.md": "---\ncompany: N\nrole: R\napplied_on: 2026-11-01\n---\n",
    }  # fmt: skip
    toml = 'timezone = "UTC"\n[fields]\nplace = "where"\n'
    assert fields(make_journal(files, toml=toml), capsys)[1] == (
        "# 3 of 4 notes look like interviews. Their other names, to paste in place of [fields] in journal.toml:\n"
        "[fields]\n"
        'place = "where"\n'
        'role = "title"          # 2 notes\n'
        'applied = "applied_on"  # 1 note\n'
        "# title is in 1 other note too, which would be taken for unfinished interviews: keep yours in a folder of their own.\n"
        "# With these lines followup reads 1 interview and 1 application; 1 more would have an error, which followup check names.\n"
    )


def test_without_a_folder_it_looks_at_the_journal(make_journal, capsys, monkeypatch):
    """As every command; a folder that is named need not be a journal yet."""
    folder = make_journal({"a.md": FULL})
    said = fields(folder, capsys)
    monkeypatch.chdir(folder)
    assert main(["fields"]) == 0
    assert capsys.readouterr().out == said[1]
    (folder / "journal.toml").unlink()
    assert fields(folder, capsys) == said
    assert fields(folder / "nowhere", capsys)[0] == 2


def test_a_wrong_journal_toml_is_named(make_journal, capsys):
    """As every command does."""
    code, out, err = fields(make_journal({"a.md": FULL}, toml="[fields]\nroel = 'x'\n"), capsys)
    assert (code, out) == (1, "")
    assert err == "journal.toml:2:1: error: fields: 'roel' is none of the fields of an entry (did you mean role?)\n"
