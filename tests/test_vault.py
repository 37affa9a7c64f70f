"""A vault as people have one: its interviews are found, and the rest of it costs neither time nor words."""

from __future__ import annotations

import json

import pytest
from limits import within
from vault import FIELDS, INTERVIEWS, NOTES, NOW, TOML, write_vault

from followup_kit.cli import main


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """The vault, its names in `[fields]`."""
    return write_vault(tmp_path_factory.mktemp("vault"))


@pytest.fixture
def run(capsys):
    """Runs a command; exit code, standard output, standard error."""

    def command(folder, *argv):
        code = main(["--journal", str(folder), "--now", NOW, *argv])
        return (code, *capsys.readouterr())

    return command


def test_check_says_one_line_in_less_than_a_second(vault, run):
    """What is passed over and why; a file that is not meant for it is no mistake, so --strict has nothing to fail on."""
    with within(1):
        said = run(vault, "check", "--strict")
    line = "1960 notes passed over: 1470 with none of company, role, date and interviewers in the header, 490 without a header\n"
    assert said == (0, line, "")
    assert json.loads(run(vault, "check", "--json")[1])["passed_over"] == {"other_keys": 1470, "no_header": 490}


def test_due_is_right_with_three_lines_of_fields(vault, run):
    """Every interview is read, in both words for a role, and yesterday's person is to be thanked today."""
    assert FIELDS.count("\n") == 4
    code, out, err = run(vault, "due", "--json")
    found = json.loads(out)
    assert (code, err, found["problems"], found["read"], found["notes"]) == (0, "", [], INTERVIEWS, NOTES - INTERVIEWS)
    thanks = [a for a in found["actions"] if a["kind"] == "thank-you" and a["company"] == "Company 0"]
    assert [(a["to"], a["state"], a["due"]) for a in thanks] == [("Dana Whitfield", "due", "2026-11-19T15:00:00-05:00")]
    rows = json.loads(run(vault, "table", "--json")[1])["actions"]
    assert len({a["interview"] for a in rows} - {None}) == INTERVIEWS


def test_a_vault_without_fields_is_not_an_empty_list_in_silence(tmp_path, run):
    """Where no name is ours, one line says that there are interviews, and what to type."""
    folder = write_vault(tmp_path, TOML, interviewers=False)
    message = "40 of 2000 notes look like interviews, under other names: Employer, job_title, interview_date"
    first = "Work/Interviews/2026-07-24 Company 39.md:3:1"
    line = f"{first}: warning: {message} (followup fields proposes lines for journal.toml)\n"
    assert run(folder, "check") == (0, line, "")
    assert run(folder, "check", "--strict") == (1, line, "")
    code, out, err = run(folder, "due")
    assert (code, err) == (0, "")
    looks = "but notes that look like some, under other names"
    assert f"No interviews in {folder} yet, {looks}: followup fields --journal {folder}\n" in out
    assert f"1 warning about the files: followup check --journal {folder}\n" in out


def test_a_missing_zone_is_said_once(make_journal, run, monkeypatch):
    """Not in each of forty interviews."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    entry = "---\ncompany: N{}\nrole: R\ndate: 2026-11-18 14:00\n---\n"
    folder = make_journal({f"{n}.md": entry.format(n) for n in range(3)}, toml="profiles_reviewed = 2026-11-01\n")
    message = "no time zone here or in journal.toml: the machine's, Asia/Tokyo, is used"
    hint = 'write timezone = "America/New_York", or the like, into journal.toml: 2 more have none'
    assert run(folder, "check") == (0, f"0.md:2:1: warning: {message} ({hint})\n", "")
    assert run(folder, "interest", "n0", "yes", "--dry-run")[0] == 0


@pytest.mark.parametrize("folder", ["templates", "Templates", "TEMPLATES", "_templates", "_Templates", "Work/Templates"])
def test_templates_are_not_read_in_any_case(folder, make_journal, run):
    """As template plugins call their folders."""
    journal = make_journal({f"{folder}/Interview.md": "---\ncompany: {{VALUE}}\n---\n"})
    assert run(journal, "check", "--strict") == (0, "", "")


@pytest.mark.parametrize("folder", ["Templates", "_templates"])
def test_new_takes_the_template_from_there(folder, make_journal, run):
    """The person's own, whatever the folder's case."""
    journal = make_journal({f"{folder}/interview.md": "---\ncompany:\nrole:\ndate:\nmood: fine\n---\n"})
    assert run(journal, "new", "--company", "Nova", "--role", "Dev", "--date", "2026-11-23 10:00")[0] == 0
    assert (
        journal / "2026-11-23-nova.md"
    ).read_text() == "---\ncompany: Nova\nrole: Dev\ndate: 2026-11-23 10:00\nmood: fine\n---\n"
