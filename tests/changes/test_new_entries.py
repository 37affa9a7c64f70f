"""What a new journal and a new entry begin with: read without a complaint, and nice to go on with by hand."""

from __future__ import annotations

import json
import re

import pytest

from followup_kit.changes.new_entries import kit_template, snippet_of
from followup_kit.cli import main
from followup_kit.journal.syntax.splice import add_field, append_item, data_of

NOW = "2026-11-19T09:00"


@pytest.fixture
def made(tmp_path, capsys, monkeypatch):
    """A journal as `init` makes it, in New York."""
    monkeypatch.setenv("TZ", "America/New_York")
    folder = tmp_path / "search"
    assert main(["--now", NOW, "init", str(folder)]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def run(made, capsys):
    """Runs a command on that journal; the exit code, what stands on stdout and on stderr."""

    def command(*argv):
        capsys.readouterr()
        code = main(["--journal", str(made), "--now", NOW, *argv])
        return (code, *capsys.readouterr())

    return command


def test_a_new_journal_is_read_without_a_warning(run):
    """Its example, and an entry from its template, as they stand."""
    assert run("check", "--strict") == (0, "", "")
    assert run("new", "--company", "Nova", "--role", "Dev", "--date", "yesterday 10:00")[0] == 0
    assert run("check", "--strict") == (0, "", "")


def test_no_template_begins_with_a_list_in_brackets(made):
    """A list in brackets grows along one line, which nobody can read after some months."""
    texts = [path.read_text() for path in made.rglob("*.md")]
    assert len(texts) == 2
    assert [t for t in texts if re.search(r"^\w+: *\[", t, re.MULTILINE)] == []


def test_the_log_of_a_new_entry_has_an_event_a_line(run, made):
    """From the first one on, as every other list of the entry."""
    run("new", "--company", "Nova", "--role", "Dev", "--date", "yesterday 10:00", "--interviewer", "Al Bo <al@nova.example>")
    before = (made / "2026-11-18-nova.md").read_text()
    assert run("done", "nova", "thank-you", "--at", "8:00")[0] == 0
    assert run("heard", "nova", "reply", "--from", "Al")[0] == 0
    assert (made / "2026-11-18-nova.md").read_text() == before.replace(
        "\nlog:\n",
        "\nlog:\n"
        "  - {date: 2026-11-19 08:00, sent: thank-you, to: Al Bo, by: email}\n"
        "  - {date: 2026-11-19 09:00, heard: reply, from: Al Bo}\n",
    )


def test_the_template_has_a_recruiter_who_is_nobody(run, made):
    """There to be filled in; until then nothing is owed through anybody."""
    assert data_of(kit_template("en"))["recruiter"] == ""
    filled = add_field(kit_template("en"), "recruiter", {"name": "Jo Park", "kind": "external"})
    assert data_of(append_item(filled, "interviewers", "Al"))["recruiter"] == {"name": "Jo Park", "kind": "external"}
    run("new", "--company", "Nova", "--role", "Dev", "--date", "yesterday 10:00", "--interviewer", "Al Bo <al@nova.example>")
    assert '"via": "' not in run("table", "--format", "json")[1]


# A new entry beside those that are there


ACME = """---
company: ACME
role: Data engineer
date: 2026-11-18 10:00
opportunity: acme-de
---
"""
SECOND = ("new", "--company", "Acme", "--role", "Data Engineer", "--date")


def test_an_interview_under_another_opportunity_is_not_written_twice(run, made):
    """Everything would be owed twice: exit 3, and nothing on disk, for a dry run too; --force is the person's word."""
    (made / "acme.md").write_text(ACME)
    for options in ((), ("--dry-run",)):
        code, out, err = run(*SECOND, "2026-11-18 10:00", *options)
        assert (code, out) == (3, "")
        assert err == (
            "followup: this interview stands in acme.md already, under opportunity: acme-de; "
            "nothing was written (--force writes it all the same)\n"
        )
    assert not (made / "2026-11-18-acme.md").exists()
    code, out, err = run(*SECOND, "2026-11-18 10:00", "--force")
    assert (code, err) == (0, "")
    assert out.splitlines()[1] == "  this interview stands in acme.md already, under opportunity: acme-de"
    assert (made / "2026-11-18-acme.md").exists()


@pytest.mark.parametrize(
    ("when", "entry", "said"),
    [
        ("2026-11-18 15:00", ACME, True),
        ("2026-11-18", ACME, True),
        ("2026-11-18 15:00", ACME.replace("opportunity: acme-de\n", ""), True),
        ("2026-11-19 10:00", ACME, False),
        ("2026-11-18 15:00", ACME.replace("Data engineer", "Analyst"), False),
        ("2026-11-18 15:00", ACME.replace("---\n", "cancelled: moved\n---\n").replace("cancelled: moved\n", "", 1), False),
        ("2026-11-18 10:00", ACME.replace("---\n", "cancelled: moved\n---\n").replace("cancelled: moved\n", "", 1), False),
        ("2026-11-18 10:00", ACME.replace("role:", "rolle:"), False),
    ],
)
def test_another_one_on_that_day_is_named(run, made, when, entry, said):
    """Two rounds on one day are rare; one that was typed twice, or moved, is not."""
    (made / "acme.md").write_text(entry)
    code, out, _ = run(*SECOND, when)
    assert code == 0
    assert ("  that day has an interview there for this role already: acme.md" in out.splitlines()) == said


@pytest.mark.parametrize(
    ("company", "role", "there", "said"),
    [
        ("Fernhill", "Dyer", "Fernhill Dye Works GmbH", True),
        ("Fernhill Dye Works GmbH", "dyer", "Fernhill", True),
        ("Fernhill", "Dyer", "Fernhill Ltd", True),
        ("Fernhill", "Weaver", "Fernhill Dye Works GmbH", False),
        ("Fernhill Spinners", "Dyer", "Fernhill Dye Works GmbH", False),
        ("Fernhill", "Dyer", "Fernhill", False),
    ],
)
def test_an_opening_whose_company_has_more_words_is_named(run, made, company, role, there, said):
    """A next round under a short name would be an opening of its own, and the first one would go on asking."""
    (made / "a.md").write_text(f"---\ncompany: {there}\nrole: Dyer\ndate: 2026-11-10 10:00\n---\n")
    code, out, _ = run("new", "--company", company, "--role", role, "--date", "2026-12-01 10:00")
    assert code == 0
    words = f"  {there} has an opening for that role too (a.md): if it is the same, write that company here as well, and both are its rounds"
    assert (words in out.splitlines()) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tomorrow 10:00",), "Prepare the interview, by tomorrow 10:00"),
        (("2027-03-01 10:00",), "Prepare the interview, from Sat 27 Feb 2027 09:00"),
        (("yesterday 10:00",), "write interviewers: in 2026-11-18-acme.md, so that they can be thanked"),
        (("yesterday 10:00", "--interviewer", "Al"), "Ask by phone for the address of Al, by today 11:00"),
        (("yesterday 10:00", "--interviewer", "Al <al@acme.example>"), "Thank Al by e-mail, by today 11:00"),
        (("2026-06-01",), "nothing is owed here yet; followup says what is owed elsewhere"),
    ],
)
def test_it_ends_with_what_is_next(run, words, said):
    """One line, about the interview that was written down."""
    code, out, _ = run(*SECOND, *words)
    assert code == 0
    assert out.splitlines()[1:] == [f"  next: {said}"]


def test_what_was_typed_in_the_editor_counts(run, made, monkeypatch):
    """What is next is said once the editor is closed."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sed -i 's/^interviewers:.*/interviewers: [Al <al@acme.example>]/'")
    assert run(*SECOND, "yesterday 10:00", "--edit")[1].splitlines()[1:] == ["  next: Thank Al by e-mail, by today 11:00"]
    monkeypatch.setenv("EDITOR", "sed -i 's/^date:.*/date: soon/'")
    code, out, _ = run(*SECOND, "2026-11-17 10:00", "--edit")
    assert code == 0
    assert "date" in out.splitlines()[1]
    assert out.splitlines()[2:] == [f"  next: fix 2026-11-17-acme.md; followup check --journal {made} says where"]


def test_a_template_as_a_snippet():
    """The cursor goes from one empty field to the next; what would mean something to the editor is text."""
    text = "---\ncompany:\nrole:   # which\ninterest: undecided\nlog:\n---\n## Pay ${1:x} \\o}\n"
    assert (
        snippet_of(text)
        == "---\ncompany: $1\nrole: $2   # which\ninterest: undecided\nlog: $3\n---\n## Pay \\${1:x\\} \\\\o\\}\n$0"
    )


def test_new_prints_the_snippet_and_writes_nothing(make_journal, run_on):
    """In the format of VS Code, from the person's own template, of a sample too."""
    own = "---\ncompany:\nrole:\ndate:\n---\n## Mine\n"
    folder = make_journal({"templates/interview.md": own}, toml='now = 2026-11-18T08:00:00Z\ntimezone = "America/New_York"\n')
    code, out, err = run_on(folder, "new", "--snippet")
    body = ["---", "company: $1", "role: $2", "date: $3", "---", "## Mine", "$0"]
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "followup": {"prefix": "interview", "description": "a new entry, from your template", "body": body}
    }
    assert [p.name for p in folder.rglob("*.md")] == ["interview.md"]
