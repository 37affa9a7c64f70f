"""What is said of bad input: short whatever was typed, in words that name the mistake, and with the journal that was named."""

from __future__ import annotations

import errno
import json
import os
import re

import pytest
from northwind import BARE as GOOD

from followup_kit import api
from followup_kit.cli import main

ZONE = 'timezone = "America/New_York"\n'
ENTRY = "2026-11-18-northwind"


LONG = "x" * 60_000
TOO_LONG = {
    "date": GOOD.replace("date: 2026-11-18 14:00", f"date: {LONG}"),
    "key": GOOD.replace("role:", f"interviewer{'s' * 90}: 1\nrole:"),
    "address": GOOD.replace("email: dana@northwind.example", f"email: {LONG}"),
    "person": GOOD.replace("interviewers:", f"log:\n  - {{date: 2026-11-18, heard: other, from: {LONG}}}\ninterviewers:"),
    "yes or no": GOOD.replace("role:", f"interest: {LONG}\nrole:"),
    "zone": GOOD.replace("role:", f"timezone: {LONG}\nrole:"),
    "line break": GOOD.replace("role: Data Engineer", 'role: "a\\n' + LONG + '"'),
    "quotes": GOOD.replace("Dana Whitfield", f"“{LONG}”"),
}


@pytest.mark.parametrize("text", TOO_LONG.values(), ids=list(TOO_LONG))
def test_a_finding_quotes_little(text, make_journal, run_on):
    """At most 200 characters of what was typed, on the terminal and as JSON."""
    folder = make_journal({"a.md": text})
    _, out, err = run_on(folder, "check")
    assert all(len(line) < 500 for line in (out + err).split("\n"))
    assert all(len(run_of) <= 200 for run_of in re.findall("x+", out + err))
    _, out, _ = run_on(folder, "table", "--json")
    for problem in json.loads(out)["problems"]:
        assert len(problem["message"]) < 400
        assert len(problem["hint"]) < 400


def test_a_long_setting_is_quoted_in_part(make_journal, run_on):
    """In `journal.toml` too."""
    for toml in (f'timezone = "{LONG}"\n', f"timezone = {[LONG]!r}\n", f'{ZONE}holidays = ["{LONG}"]\n'):
        code, _, err = run_on(make_journal({"a.md": GOOD}, toml), "due")
        assert code == 1
        assert len(err) < 500


def test_at_most_ten_names_are_known(make_journal, run_on):
    """Of forty people the first ten are named, and how many more there are."""
    people = "interviewers: [" + ", ".join(f"Person {'ABCDEFGHIJ'[i // 10]}{'abcdefghij'[i % 10]}" for i in range(40)) + "]\n"
    head = re.sub(r"interviewers:.*?(?=^\w|^---)", people, GOOD, flags=re.DOTALL | re.MULTILINE)
    folder = make_journal({f"{ENTRY}.md": head})
    code, _, err = run_on(folder, "done", "northwind", "thank-you", "--to", "Nobody")
    assert code == 2
    assert "Person Aj and 30 more" in err
    assert "Person Ba" not in err


MARKERS = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> theirs\n"
LINES = ("interest: yes\n", "interest: no\n")
CONFLICTS = {
    "in the header": (GOOD.replace("role:", MARKERS.format(*LINES) + "role:"), 3),
    "around a log line": (GOOD.replace("role:", "log:\n" + MARKERS.format("  - {date: 2026-11-18, heard: reply}\n", "") + "role:"), 4),
    "around all of it": (MARKERS.format(GOOD, GOOD), 1),
    "around the fence": (MARKERS.format("---\n", "----\n") + GOOD.removeprefix("---\n"), 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), CONFLICTS.values(), ids=list(CONFLICTS))
def test_conflict_markers_are_called_so(text, line, make_journal, run_on):
    """An error at the first marker, never a note or a puzzle of YAML."""
    code, _, err = run_on(make_journal({"a.md": text}), "due")
    assert code == 1
    assert (
        err
        == f"a.md:{line}:1: error: git left conflict markers: two versions are in the file (keep one of them, and delete the lines with <<<<<<<, ======= and >>>>>>>)\n"
    )


def test_conflict_markers_below_the_header_are_a_warning(make_journal, run_on):
    """They change no row, but both versions would be in a draft."""
    folder = make_journal({"a.md": GOOD + "\n## Discussed\n" + MARKERS.format("A\n", "B\n")})
    code, out, err = run_on(folder, "check")
    assert code == 0
    assert "warning: git left conflict markers" in out + err


@pytest.mark.parametrize("file", ["journal.toml", "playbooks/balanced.toml"])
def test_conflict_markers_in_toml_are_called_so(file, make_journal, run_on):
    """In the settings and in a playbook."""
    folder = make_journal({"a.md": GOOD, "journal.toml": ZONE, file: ZONE + MARKERS.format("a = 1\n", "a = 2\n")})
    code, _, err = run_on(folder, "due")
    assert code == 1
    assert err.startswith(f"{file}:2:1: error: git left conflict markers: two versions are in the file")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("file", ["a.md", "journal.toml"])
def test_utf_16_is_called_so(encoding, file, make_journal, run_on):
    """With a byte-order mark and without, where it would pass for a note."""
    folder = make_journal({"a.md": GOOD, "journal.toml": ZONE, file: (GOOD if file == "a.md" else ZONE).encode(encoding)})
    code, _, err = run_on(folder, "due")
    assert code == 1
    assert err.startswith(f"{file}:1:1: error: it is UTF-{encoding[4:6]}, not UTF-8 (save it as UTF-8")


def test_hints_carry_the_journal_that_was_named(make_journal, run_on):
    """A command that a message tells to type means the same journal."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    for argv, hint in (
        (("why", "nothing-like-it"), "table lists them all"),
        (("done", "zzzz", "thank-you"), "list --all"),
        (("show", "zzzz"), "list --all"),
    ):
        code, _, err = run_on(folder, *argv)
        assert code == 2
        assert f"followup --journal {folder} {hint}" in err


def test_a_write_that_succeeded_says_so_whatever_comes_then(make_journal, run_on, monkeypatch):
    """The folder cannot be looked at any more after the write: the new text is on disk, and no other folder is asked for."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    real = api.find_journal
    looks = []

    def failing(*args, **more):
        looks.append(1)
        if len(looks) > 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO), os.fspath(folder))
        return real(*args, **more)

    monkeypatch.setattr(api, "find_journal", failing)
    code, _, err = run_on(folder, "new", "--company", "Other", "--role", "Engineer", "--date", "2026-12-01 10:00")
    assert code in (0, 4)
    assert code == 0 or "the new text is on disk: 2026-12-01-other.md" in err


def test_a_folder_that_the_disk_cannot_tell_of_is_no_wrong_name(make_journal, run_on, monkeypatch):
    """Exit code 4 with the disk's words, not "is not a folder"."""
    folder = make_journal({f"{ENTRY}.md": GOOD})
    real = os.stat

    def failing(path, *args, **more):
        if os.fspath(path) == os.fspath(folder):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return real(path, *args, **more)

    monkeypatch.setattr(os, "stat", failing)
    assert run_on(folder, "due") == (4, "", f"followup: {folder}: Input/output error; nothing in the journal was changed\n")


def test_init_shows_the_name_of_a_folder_safely(tmp_path, capsys):
    """A name that would steer the terminal does not, in the commands to try next either."""
    assert main(["init", os.fspath(tmp_path / "a\x1b[31m\nb")]) == 0
    assert not re.search("[\x00-\x09\x0b-\x1f]", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("header", "warned"),
    [
        ("intreviewers: [Lee Wong]\ninterviewers: [Dana Whitfield]\n", "intreviewers"),
        ("interviewers: [Dana Whitfield]\nintreviewers: [Lee Wong]\n", "intreviewers"),
        ("company: A\ncompnay: B\n", "compnay"),
        ("log: []\nlogg: []\n", "logg"),
    ],
)
def test_a_misspelt_key_beside_the_right_one_warns(header, warned, make_journal, run_on):
    """It is not read, and may be what was meant."""
    head = "".join(
        f"{key}: {value}\n"
        for key, value in (("company", "N"), ("role", "E"), ("date", "2026-11-18 14:00"))
        if f"{key}:" not in header
    )
    code, out, err = run_on(make_journal({"a.md": f"---\n{head}{header}---\n"}), "check")
    assert code == 0
    assert f"warning: unknown key '{warned}' (did you mean " in out + err


def test_a_misspelt_setting_beside_the_right_one_warns(make_journal, run_on):
    """In `journal.toml` too."""
    code, out, err = run_on(make_journal({"a.md": GOOD}, ZONE + 'timezon = "Asia/Tokyo"\n'), "check")
    assert code == 0
    assert "journal.toml:2:1: warning: unknown key 'timezon' (did you mean timezone?)" in out + err
