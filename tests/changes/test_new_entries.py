"""What a new journal and a new entry begin with: read without a complaint, and nice to go on with by hand."""

from __future__ import annotations

import re

import pytest

from followup_kit.changes.new_entries import TEMPLATE
from followup_kit.cli import main
from followup_kit.journal.splice import add_field, append_item, data_of

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
    assert data_of(TEMPLATE)["recruiter"] == ""
    filled = add_field(TEMPLATE, "recruiter", {"name": "Jo Park", "kind": "external"})
    assert data_of(append_item(filled, "interviewers", "Al"))["recruiter"] == {"name": "Jo Park", "kind": "external"}
    run("new", "--company", "Nova", "--role", "Dev", "--date", "yesterday 10:00", "--interviewer", "Al Bo <al@nova.example>")
    assert '"via": "' not in run("table", "--format", "json")[1]
