"""The writing commands from end to end: what stands in the file afterwards, what is said, and the exit code."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys

import pytest
from acme import ACME
from limits import HANGS, within

from followup_kit.api import open_board
from followup_kit.changes.apply import apply_change, plan, preview
from followup_kit.changes.entry_changes import close, done, heard, snooze
from followup_kit.changes.taking_back import undo_log
from followup_kit.cli import main
from followup_kit.errors import FollowupError, Refused

NOW = "2026-11-19T09:00"
NORTHWIND = """---
company: Northwind Analytics   # my first
role: "Data Engineer"
date: 2026-11-18 14:00
interviewers:
  - name: Dana Whitfield
    email: dana@northwind.example
log:
  - {date: 2026-11-17 12:00, sent: prepare}
---

## Discussed
Kafka.
"""
FILES = {"2026-11-18-northwind.md": NORTHWIND, "2026-11-18-acme.md": ACME}


@pytest.fixture
def journal(make_journal):
    return make_journal(FILES)


@pytest.fixture
def run(journal, capsys):
    """Runs a command on the journal; the exit code, what stands on stdout and on stderr."""

    def command(*argv, now=NOW):
        capsys.readouterr()
        code = main(["--journal", str(journal), *(["--now", now] if now else []), *argv])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return command


@pytest.fixture
def log_of(journal):
    """The lines that an entry has gained."""

    def gained(name="northwind"):
        name = f"2026-11-18-{name}.md"
        old = FILES[name].splitlines()
        return [line for line in (journal / name).read_text().splitlines() if line not in old]

    return gained


def untouched(journal):
    return all((journal / name).read_text() == text for name, text in FILES.items())


# done


def test_done_writes_one_line_and_says_where(run, journal):
    """The person, the channel and the time come from the row that was open."""
    code, out, err = run("done", "northwind", "thank-you")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "2026-11-18-northwind.md:10: written: thank-you Dana Whitfield"
    back = f"  to undo: followup done northwind thank-you --to 'Dana Whitfield' --undo --journal {journal}"
    assert back in out.splitlines()
    line = "  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}\n"
    assert (journal / "2026-11-18-northwind.md").read_text() == NORTHWIND.replace("prepare}\n", "prepare}\n" + line)


def test_done_says_what_opened(run):
    """A reply moves the check-in: the next row is named with its day."""
    code, out, _ = run("heard", "northwind", "reply", "--from", "dana", "--decision-by", "2026-12-04", "--note", "a: b, {c}")
    assert code == 0
    assert re.search(r"^  now waiting: Check in with Dana Whitfield by e-mail, from Mon 7 Dec", out, re.MULTILINE)


def test_undo_gives_the_bytes_back(run, journal):
    """For every word of the person's, each in turn."""
    for words in (
        ("done", "northwind", "thank-you"),
        ("done", "acme", "thank-you", "--to", "Omar"),
        ("heard", "acme", "reply", "--from", "Jo"),
        ("skip", "acme", "letter"),
        ("skip", "acme", "letter", "--reason", "no: none"),
        ("skip", "acme", "connect", "--to", "Jo"),
        ("snooze", "northwind", "check-in", "--until", "+3d"),
        ("close", "northwind", "--reason", "They froze it"),
    ):
        assert run(*words)[0] == 0
        assert not untouched(journal)
        code, out, err = run(*(w for i, w in enumerate(words) if w not in ("--until", "+3d", "--reason", "no: none", "They froze it", "--from")
                               and not (words[0] == "heard" and i == 4)), "--undo")  # fmt: skip
        assert (code, err) == (0, "")
        assert out.startswith("removed from 2026-11-18-")
        assert untouched(journal)


def test_the_hint_of_every_command_takes_it_back(run, journal):
    """What is printed after `to take it back:` does just that."""
    import shlex

    for words in (
        ("done", "northwind", "thank-you"),
        ("done", "2026-11-18-acme", "thank-you", "--to", "Omar Haddad"),
        ("heard", "acme", "reply", "--from", "Jo"),
        ("skip", "acme", "connect", "--to", "Jo Park"),
        ("snooze", "acme", "thank-you", "--to", "Jo", "--until", "fri"),
        ("close", "acme"),
    ):
        out = run(*words)[1]
        hint = shlex.split(re.search(r"to undo: followup (.*)", out)[1])
        assert run(*hint)[0] == 0
        assert untouched(journal)


def test_nothing_to_take_back(run, journal):
    """Exit 2, and no byte changed."""
    for words in (("done", "acme", "thank-you"), ("heard", "acme", "offer"), ("skip", "acme", "letter"), ("close", "acme")):
        code, out, err = run(*words, "--undo")
        assert (code, out) == (2, "")
        assert "nothing to undo" in err
    assert untouched(journal)


def test_undo_takes_the_one_that_is_named(run, log_of):
    """`--to` chooses; without it the last one goes."""
    for name in ("Jo", "Omar"):
        run("done", "acme", "thank-you", "--to", name)
    run("done", "acme", "thank-you", "--to", "jo", "--undo")
    assert [line for line in log_of("acme") if "sent" in line] == [
        "  - {date: 2026-11-19 09:00, sent: thank-you, to: Omar Haddad, by: email}"
    ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("14:30", "2026-11-19 14:30"),
        ("yesterday 16:30", "2026-11-18 16:30"),
        ("yesterday", "2026-11-18"),
        ("today", "2026-11-19"),
        ("2026-11-18", "2026-11-18"),
        ("2026-11-18 18:10", "2026-11-18 18:10"),
        ("2026-11-18T18:10", "2026-11-18 18:10"),
        ("2026-11-18 18:10-05:00", "2026-11-18 18:10-05:00"),
        ("-1d", "2026-11-18"),
    ],
)
def test_when(run, log_of, typed, written):
    """`--at` as people type it."""
    assert run("done", "northwind", "thank-you", f"--at={typed}")[0] == 0
    assert log_of() == [f"  - {{date: {written}, sent: thank-you, to: Dana Whitfield, by: email}}"]


@pytest.mark.parametrize("typed", ["03/04/2026", "2026-02-30", "soon", "25:00", "", "2026-11-18 18:10 CET"])
def test_when_it_cannot_be_told(run, journal, typed):
    """Exit 2, nothing written; an ambiguous one names both readings."""
    code, _, err = run("done", "northwind", "thank-you", "--at", typed)
    assert code == 2
    assert typed != "03/04/2026" or ("2026-04-03" in err and "2026-03-04" in err)
    assert untouched(journal)


@pytest.mark.parametrize("typed", ["2026-11-17 14:00-15:00", "2026-11-17 14:00-16:45", "2026-11-17T14:00-15:30"])
def test_an_end_behind_the_hour_is_no_offset(run, journal, typed):
    """15 hours west of Greenwich is nowhere: taken for it, a call of that afternoon would be of the next morning."""
    code, _, err = run("done", "northwind", "check-in", "--at", typed)
    assert (code, err) == (2, f"followup: {typed!r} ends too, but one moment is needed (write 2026-11-17 14:00)\n")
    assert untouched(journal)
    for other in ("yesterday 10:00-11:00", "2026-11-18 10:00 - 11:30"):
        assert "(write 2026-11-18 10:00)" in run("done", "northwind", "check-in", "--at", other)[2]
    assert untouched(journal)


def test_now_is_the_clock_of_the_entry(make_journal, capsys):
    """The line has the local time of the interview's place; of the hour that comes twice, the offset too."""
    folder = make_journal({"a.md": NORTHWIND.replace("date: 2026-11-18 14:00", "date: 2026-10-24 14:00\ntimezone: Europe/Oslo")})
    assert main(["--journal", str(folder), "--now", "2026-10-25T01:30:00Z", "done", "a", "thank-you"]) == 0
    capsys.readouterr()
    assert "{date: 2026-10-25 02:30+01:00, sent: thank-you" in (folder / "a.md").read_text()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("done a thank-you --at 10:30", "{date: 2026-11-22 16:30, sent: thank-you"),
        ("done a thank-you --at 21:30", "{date: 2026-11-23 03:30, sent: thank-you"),
        ("done a thank-you --at=2026-11-22T10:30-05:00", "{date: 2026-11-22 16:30, sent: thank-you"),
        ("done a thank-you --at=2026-11-22T16:30+01:00", "{date: 2026-11-22 16:30+01:00, sent: thank-you"),
        ("heard a reply --at today", "{date: 2026-11-22, heard: reply"),
        ("heard a reply --decision-by tomorrow", "decision_by: 2026-11-23"),
        ("snooze a check-in --until tomorrow", "until: 2026-11-23"),
        ("close a", "closed: {date: 2026-11-22}"),
        ("close a --at sat", "closed: {date: 2026-11-21}"),
    ],
)
def test_words_are_of_ones_own_clock_wherever_the_interview_was(make_journal, capsys, words, written):
    """On Sunday evening in New York it is Monday in Berlin: today is Sunday, and 10:30 is New York's."""
    entry = NORTHWIND.replace("date: 2026-11-18 14:00", "date: 2026-11-22 14:00\ntimezone: Europe/Berlin")
    folder = make_journal({"a.md": entry})
    assert main(["--journal", str(folder), "--now", "2026-11-22T21:58-05:00", *words.split()]) == 0
    assert written in (folder / "a.md").read_text()
    assert "against the advice" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("done a thank-you", "{date: 2026-11-22 18:00, sent: thank-you"),
        ("done a thank-you --at 7:30", "{date: 2026-11-22 17:30, sent: thank-you"),
        ("heard a reply --at today", "{date: 2026-11-22, heard: reply"),
        ("heard a reply --at 2026-11-21", "{date: 2026-11-21, heard: reply"),
        ("heard a reply --at 2026-11-24", "{date: 2026-11-24, heard: reply"),
        ("close a", "closed: {date: 2026-11-22}"),
        ("close a --at yesterday", "closed: {date: 2026-11-22}"),
    ],
)
def test_a_day_that_has_not_begun_there_is_written_as_the_day_there(make_journal, capsys, words, written):
    """On Monday morning in Tokyo it is Sunday in New York: what has happened counts at once, and not only from midnight there."""
    entry = NORTHWIND.replace("date: 2026-11-18 14:00", "date: 2026-11-22 14:00\ntimezone: America/New_York")
    folder = make_journal({"a.md": entry}, toml='timezone = "Asia/Tokyo"\n')
    assert main(["--journal", str(folder), "--now", "2026-11-23T08:00+09:00", *words.split()]) == 0
    assert written in (folder / "a.md").read_text()
    assert ("in the future" in capsys.readouterr().out) == ("11-24" in words)


def test_a_line_of_the_future_is_written_and_told(run, log_of):
    """It counts for nothing until its day has come, which is better said at once than found by `check`."""
    code, out, _ = run("done", "northwind", "thank-you", "--at", "2026-11-25 10:00")
    assert code == 0
    assert out.splitlines()[1] == "  this log line is dated in the future (2026-11-25) and does not count yet (check the date)"
    assert len(log_of()) == 1


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("check-in --until 2026-12-10", "check-in --until mon", 3, "check-in is already put off until 2026-12-10 (2026-11-18-acme.md:9)"),
        ("check-in --until 2026-12-10", "check-in --until 2026-12-10 --to Jo", 3, "check-in is already put off until 2026-12-10"),
        ("thank-you --until fri --to Jo", "thank-you --until fri --to jo", 3, "thank-you is already put off until 2026-11-20"),
        ("thank-you --until fri --to Jo", "thank-you --until fri --to Omar", 0, ""),
        ("check-in --until fri", "check-in --until mon", 0, ""),
        ("check-in --until fri", "letter --until fri", 0, ""),
        ("check-in --until fri", "letter --until yesterday", 2, "'yesterday' is 2026-11-18, which is in the past (write a future day: tomorrow, mon, +3d)"),
    ],
)  # fmt: skip
def test_a_snooze_that_would_change_nothing_is_refused(run, before, after, code, said):
    """Of several the last day counts, so an earlier one would be written in vain."""
    assert run("snooze", "acme", *before.split())[0] == 0
    found = run("snooze", "acme", *after.split())
    assert found[0] == code
    assert said in found[2]


def test_where_an_entry_names_nobody_a_name_is_to_be_written_first(run, journal):
    """The file is said, so that it is one step to the line that was wanted."""
    (journal / "2026-11-18-acme.md").write_text("---\ncompany: Acme\nrole: Dev\ndate: 2026-11-18 10:00\n---\n")
    code, _, err = run("done", "acme", "thank-you", "--to", "Zed")
    said = "nobody here is called 'Zed' (the entry names nobody; write whoever it is into 2026-11-18-acme.md first)"
    assert (code, err) == (2, f"followup: {said}\n")


def test_everything_that_may_be_said(run, log_of):
    """Texts that YAML would misread are quoted."""
    words = ("--to", "dana", "--by", "Phone", "--note", "said: call #2\nlater", "--proofread-by", "null")
    assert run("done", "northwind", "thank-you", *words)[0] == 0
    assert log_of() == [
        '  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: phone, note: "said: call #2\\nlater", proofread_by: "null"}'
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("done", "2026", "thank-you"), 2, "more than one opportunity fits '2026'"),
        (("done", "northwnid", "thank-you"), 2, "did you mean northwind?"),
        (("done", "nothing-like-it", "thank-you"), 2, "no interview"),
        (("done", "acme", "thank-you"), 2, "thank-you may go to more than one person"),
        (("done", "acme", "thank-you", "--to", "Zed"), 2, "nobody here is called 'Zed' (known are: Jo Park, Omar Haddad)"),
        (("done", "acme", "thank-you", "--to", ""), 2, "nobody here is called ''"),
        (("done", "acme", "thankyuo", "--to", "Jo"), 2, "did you mean thank-you?"),
        (("done", "acme", "reply"), 2, "no kind 'reply' (it is what you hear from them: followup heard WHICH reply)"),
        (("heard", "acme", "thanks"), 2, "no kind 'thanks' (it is what you send: followup done WHICH thank-you)"),
        (("done", "thank-you"), 2, "done wants WHICH and KIND, or KIND and --to NAME, not only 'thank-you'"),
        (("done", "acme", "thank-you", "--to", "Jo", "--by", "fax"), 2, "email, phone, mail"),
        (("heard", "acme", "offr"), 2, "did you mean offer?"),
        (("heard", "acme", "reply", "--decision-by", "03/04/2026"), 2, "ambiguous"),
        (("heard", "acme", "reply", "--decision-by", "2026-13"), 2, "there is no month 13 (write it like 2026-11)"),
        (("heard", "acme", "reply", "--decision-by", "2026-W54"), 2, "that year has no week 54 (write it like 2026-W48)"),
        (("heard", "acme", "thank-you"), 2, "no kind 'thank-you'"),
        (("skip", "acme", "lettr"), 2, "did you mean letter?"),
        (("skip", "acme", "connect", "--to", "Zed"), 2, "nobody here"),
        (("snooze", "acme", "letter"), 2, "--until"),
        (("snooze", "acme", "letter", "--until", "never"), 2, "not a date"),
        (("close", "acme", "--at", "32"), 2, "not a date"),
        (("done", "acme"), 2, "KIND"),
        (("done", "acme", "thank-you", "--too", "Jo"), 2, "did you mean --to?"),
    ],
)
def test_what_is_not_understood_is_asked_back(run, journal, words, code, said):
    """Near misses are named, what is ambiguous is listed, and nothing is written."""
    got, out, err = run(*words)
    assert (got, out) == (code, "")
    assert said in err.replace(f" --journal {journal}", "")
    assert untouched(journal)


def test_what_is_ambiguous_is_listed(run):
    """Every candidate, ready to be typed."""
    err = run("done", "2026", "thank-you")[2]
    assert "2026-11-18-acme" in err
    assert "2026-11-18-northwind" in err
    err = run("done", "acme", "thank-you")[2]
    assert "--to 'Jo Park'" in err
    assert "--to 'Omar Haddad'" in err


def test_an_unreadable_file_that_may_be_meant_is_named(make_journal, capsys):
    """Two rounds at one company, one of them broken: the readable one is not taken for the other."""
    folder = make_journal(
        {"2026-11-11-northwind-a.md": NORTHWIND, "2026-11-18-northwind-b.md": NORTHWIND.replace("date: 2026-11-18", "date: soon")}
    )
    code = main(["--journal", str(folder), "--now", NOW, "done", "northwind", "thank-you", "--to", "Dana"])
    assert code in (2, 3)
    assert "2026-11-18-northwind-b" in capsys.readouterr().err
    assert (folder / "2026-11-11-northwind-a.md").read_text() == NORTHWIND


def test_an_entry_with_an_error_is_not_written_to(make_journal, capsys):
    """Exit 3 and where to look."""
    text = NORTHWIND.replace("date: 2026-11-18", "date: soon")
    folder = make_journal({"northwind.md": text})
    assert main(["--journal", str(folder), "--now", NOW, "done", "northwind", "thank-you"]) == 3
    assert f"northwind.md has an error (followup --journal {folder} check)" in capsys.readouterr().err
    assert (folder / "northwind.md").read_text() == text


@pytest.mark.parametrize("toml", ['playbook = "none-such"\n', 'playbook = "own"\n', "timezone = 3\n"])
def test_without_a_playbook_nothing_is_guessed(make_journal, capsys, toml):
    """Where the playbook or the settings cannot be read, nobody knows to whom and by what it went: nothing is written."""
    folder = make_journal({**FILES, "playbooks/own.toml": "extends = \n"}, toml=toml)
    code = main(["--journal", str(folder), "--now", NOW, "done", "northwind", "thank-you"])
    assert code in (1, 3)
    assert "nothing was written" in capsys.readouterr().err
    assert untouched(folder)


def test_saying_it_twice_is_noticed(run, log_of):
    """The same note again, without a name: the person is asked or warned, not given a line to nobody."""
    run("done", "northwind", "thank-you")
    code, _, err = run("done", "northwind", "thank-you", now="2026-11-19T09:05")
    second = log_of()[1:]
    assert err != "" or (code == 2 and not second)
    assert all("to: Dana Whitfield" in line for line in second)


def test_an_action_that_is_over_still_asks_to_whom(run, journal):
    """Three weeks late no thank-you is open any more; with two interviewers it is as ambiguous as before."""
    code, _, err = run("done", "acme", "thank-you", now="2026-12-15T09:00")
    assert code == 2
    assert "Jo Park" in err
    assert "Omar Haddad" in err
    assert untouched(journal)


def test_the_end_of_the_ladder_is_said(run):
    """After the last check-in `done` says what remains, even if that is nothing."""
    assert run("done", "northwind", "thank-you")[1].count("\n") > 2


# Advice


def test_too_soon_is_said_and_written(run, log_of):
    """Advice is never an obstacle where nobody can be asked."""
    code, out, err = run("done", "northwind", "check-in")
    assert code == 0
    assert "against the advice: the check-in" in err
    assert "(too-soon)" in err
    assert "written: check-in Dana Whitfield" in out
    assert len(log_of()) == 1


@pytest.mark.parametrize(("answer", "code", "lines"), [("n\n", 3, 0), ("\n", 3, 0), ("", 3, 0), ("y\n", 0, 1), ("Yes\n", 0, 1)])
def test_on_a_terminal_it_asks_first(run, log_of, monkeypatch, answer, code, lines):
    """Only a yes is a yes."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    got, _, err = run("done", "northwind", "check-in")
    assert "Write it anyway? [y/N]" in err
    assert (got, len(log_of())) == (code, lines)
    assert code == 0 or "nothing was written" in err


# --dry-run, the pinned clock, force


@pytest.mark.parametrize(
    ("words", "added"),
    [
        (("done", "northwind", "thank-you"), "+  - {date: 2026-11-19 09:00, sent: thank-you, to: Dana Whitfield, by: email}"),
        (("heard", "northwind", "offer"), "+  - {date: 2026-11-19 09:00, heard: offer}"),
        (("skip", "northwind", "letter"), "+  - letter"),
        (("snooze", "northwind", "check-in", "--until", "mon"), "+  - {kind: check-in, until: 2026-11-23}"),
        (("close", "northwind", "--reason", "x"), "+closed: {date: 2026-11-19, reason: x}"),
    ],
)
def test_a_dry_run_shows_the_diff_and_writes_nothing(run, journal, words, added):
    """Not even a lock."""
    code, out, _ = run(*words, "--dry-run")
    assert code == 0
    assert added in out.splitlines()
    assert out.startswith("--- 2026-11-18-northwind.md")
    assert untouched(journal)
    assert not (journal / ".followup.lock").exists()


def test_a_dry_run_of_an_undo(run, journal):
    """The line that would go."""
    code, out, _ = run("done", "northwind", "prepare", "--undo", "--dry-run")
    assert code == 0
    assert "-  - {date: 2026-11-17 12:00, sent: prepare}" in out.splitlines()
    assert untouched(journal)


def test_a_pinned_clock_is_refused(make_journal, capsys, monkeypatch):
    """A sample journal is not written to, unless --now is given; the way to one's own is named."""
    folder = make_journal(FILES, toml='timezone = "America/New_York"\nnow = 2026-11-19T09:00:00-05:00\n')
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    for words in (
        ("done", "northwind", "thank-you"), ("heard", "northwind", "reply"), ("skip", "northwind", "letter"), ("close", "northwind"),
        ("snooze", "northwind", "letter", "--until", "fri"), ("done", "northwind", "prepare", "--undo"),
        ("new", "--company", "Nova", "--role", "R", "--date", "2026-12-01"),
    ):  # fmt: skip
        assert main(["--journal", str(folder), *words]) == 3
        err = capsys.readouterr().err
        assert "whose clock is fixed in journal.toml; nothing was written" in err
        assert "followup init" in err
    assert untouched(folder)
    assert sorted(p.name for p in folder.iterdir()) == [*sorted(FILES), "journal.toml"]
    assert main(["--journal", str(folder), "--now", NOW, "done", "northwind", "thank-you"]) == 0


def test_a_read_only_entry_wants_force(run, journal):
    """Exit 3; --force is the person's word."""
    path = journal / "2026-11-18-northwind.md"
    path.chmod(0o400)
    code, _, err = run("done", "northwind", "thank-you")
    assert code == 3
    assert "read-only; nothing was written" in err
    assert untouched(journal)
    assert run("done", "northwind", "thank-you", "--force")[0] == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_what_cannot_be_spliced_is_given_to_paste(make_journal, capsys):
    """Exit 3 and the exact line."""
    text = "---\n{company: N, role: R, date: 2026-11-18 14:00, interviewers: [Dana]}\n---\n"
    folder = make_journal({"n.md": text})
    assert main(["--journal", str(folder), "--now", NOW, "heard", "n", "reply"]) == 3
    assert "  - {date: 2026-11-19 09:00, heard: reply}" in capsys.readouterr().err
    assert (folder / "n.md").read_text() == text


def test_a_note_that_is_no_text_is_refused(run, journal):
    """A byte of another encoding on the command line: a sentence, no traceback, nothing written."""
    code, _, err = run("done", "northwind", "thank-you", "--note", "caf\udce9")
    assert code in (2, 3)
    assert err.startswith("followup: ")
    assert untouched(journal)


def test_words_that_reach_the_terminal_are_made_visible(run):
    """A note with an escape sequence moves no cursor."""
    for words in (("done", "northwind", "thank-you", "--note", "\x1b[31m", "--dry-run"), ("skip", "\x1b[31m", "letter")):
        _, out, err = run(*words)
        assert "\x1b" not in out + err


def test_one_call_asks_for_the_addresses_of_all(make_journal, capsys):
    """Without a name it is one line for everybody who is still owed it, and each of the rows is done."""
    people = "interviewers: [Ann Dole, Bo Finch]\n"
    folder = make_journal({"a.md": f"---\ncompany: Acme\nrole: Dev\ndate: 2026-11-18 14:00\n{people}---\n"})
    assert main(["--journal", str(folder), "--now", NOW, "done", "acme", "find-address"]) == 0
    text = (folder / "a.md").read_text(encoding="utf-8")
    assert "sent: find-address, by: phone}" in text
    rows = [a for a in open_board(folder, NOW).actions if a.kind == "find-address"]
    assert [(a.to, a.state) for a in rows] == [("Ann Dole", "done"), ("Bo Finch", "done")]


def test_an_address_that_was_found_is_to_be_written_down(make_journal, capsys):
    """Having asked is not enough: the note stays blocked until the address stands in the entry, which is said at once."""
    folder = make_journal({"a.md": NORTHWIND.replace("    email: dana@northwind.example\n", "")})
    assert main(["--journal", str(folder), "--now", NOW, "done", "a", "find-address"]) == 0
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "  next: Thank Dana Whitfield by e-mail, by today 15:00",
        "    write the address behind the name, as in Dana Whitfield <name@company.example>, in a.md",
    ]


# skip, snooze, close


def test_skip_snooze_and_close_are_read_back(run, journal):
    """What was written is what the board then says."""
    assert run("skip", "northwind", "letter", "--reason", "They said: no post")[0] == 0
    assert run("snooze", "northwind", "thank-you", "--until", "2026-11-20")[0] == 0
    assert run("skip", "acme", "thank-you", "--to", "omar")[0] == 0
    board = open_board(journal, NOW)
    assert board.problems == ()
    entries = {e.company: e for e in board.journal.entries}
    assert (entries["Northwind Analytics"].skip[0].kind, entries["Northwind Analytics"].skip[0].reason) == (
        "letter",
        "They said: no post",
    )
    assert str(entries["Northwind Analytics"].snooze[0].until) == "2026-11-20"
    assert entries["Acme"].skip[0].to == "Omar Haddad"
    assert [a.state for a in board.actions if a.to == "Dana Whitfield" and a.kind == "thank-you"] == ["waiting"]
    code, out, _ = run("close", "northwind", "--reason", "They froze it", "--at", "yesterday")
    assert code == 0
    assert out.startswith("2026-11-18-northwind.md:")
    assert "closed: {date: 2026-11-18, reason: They froze it}\n" in (journal / "2026-11-18-northwind.md").read_text()
    code, _, err = run("close", "northwind")
    assert code == 3
    assert re.search(r"2026-11-18-northwind\.md:\d+: it is already closed", err)


def test_heard_takes_a_month_or_a_week(run, log_of):
    """A promise stays as vague as it was."""
    for typed, written in (("2026-12", "2026-12"), ("2026-W49", "2026-W49"), ("+3d", "2026-11-22"), ("fri", "2026-11-20")):
        assert run("heard", "northwind", "reply", "--decision-by", typed)[0] == 0
        assert f"decision_by: {written}}}" in log_of()[-1]


# new and init


def test_new_writes_a_private_entry(run, journal):
    """From the kit's template, with the people on it; read without a complaint."""
    words = (
        "--company",
        "Müller: Söhne",
        "--role",
        "Dev #1",
        "--date",
        "tomorrow 10:00",
        "--interviewer",
        "Bo Li <bo@m.example>",
        "--interviewer",
        "Al",
    )
    code, out, _ = run("new", *words)
    path = journal / "2026-11-20-müller-söhne.md"
    assert (code, out) == (0, f"{path}: written\n  next: Prepare the interview, by tomorrow 10:00\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    board = open_board(journal, NOW)
    entry = next(e for e in board.journal.entries if e.file == path.name)
    assert (entry.company, entry.role, str(entry.day), [(p.name, p.email) for p in entry.interviewers]) == (
        "Müller: Söhne", "Dev #1", "2026-11-20", [("Bo Li", "bo@m.example"), ("Al", None)],
    )  # fmt: skip
    assert [p for p in board.problems if p.file == path.name and p.severity == "error"] == []


def test_new_never_overwrites(run, journal):
    """A second entry of the day gets a number."""
    words = ("new", "--company", "Acme", "--role", "R", "--date", "2026-11-18")
    assert run(*words)[0] == 0
    assert untouched(journal)
    assert run(*words)[0] == 0
    assert sorted(p.name for p in journal.glob("*acme*")) == [
        "2026-11-18-acme-2.md",
        "2026-11-18-acme-3.md",
        "2026-11-18-acme.md",
    ]


@pytest.mark.parametrize(
    "company", ["../../../etc/cron.d/x", "x" * 300, "😀" * 90, "字" * 200, "-rf", ".", "a/b", "Fo\x1bo\u202e", "***"]
)
def test_the_name_of_a_new_file_is_safe(run, journal, company):
    """In the journal, short, plain, seen by the next reader; the company stays as typed."""
    code, out, err = run("new", f"--company={company}", "--role", "R", "--date", "2026-12-01")
    made = [p for p in journal.rglob("*.md") if p.name not in FILES]
    assert "\x1b" not in out + err
    if code == 2:
        assert made == []
        return
    assert code == 0
    assert len(made) == 1
    assert made[0].parent == journal
    assert len(made[0].name.encode()) <= 90
    assert re.fullmatch(r"2026-12-01-[\w-]+\.md", made[0].name)
    assert company in [e.company for e in open_board(journal, NOW).journal.entries]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--company", "Nova", "--role", "R"), "--date"),
        (("--role", "R", "--date", "2026-12-01"), "--company"),
        (("--company", "Nova", "--role", "R", "--date", "03/04/2026"), "ambiguous"),
        (("--company", "Nova", "--role", "R", "--date", "2026-02-30"), "no day 30"),
        (("--company", "a\nb", "--role", "R", "--date", "2026-12-01"), "line break"),
        (("--company", " ", "--role", "R", "--date", "2026-12-01"), "company"),
        (("--company", "Nova", "--role", "R", "--date", "2026-12-01", "--interviewer", "<a@b>"), "interviewer"),
    ],
)
def test_new_wants_what_an_entry_wants(run, journal, words, said):
    """Exit 2, and no file."""
    code, out, err = run("new", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert sorted(p.name for p in journal.rglob("*.md")) == sorted(FILES)


def test_new_shows_a_dry_run(run, journal):
    """The whole file, and nothing on disk."""
    code, out, _ = run("new", "--company", "Nova", "--role", "R", "--date", "2026-12-01", "--dry-run")
    assert code == 0
    assert out.startswith("2026-12-01-nova.md\n---\ncompany: Nova\nrole: R\ndate: 2026-12-01\n")
    assert sorted(p.name for p in journal.iterdir()) == sorted([*FILES, "journal.toml"])


@pytest.mark.parametrize("empty", ["", " ", ' ""', " # who"])
def test_new_uses_the_persons_own_template(run, journal, empty):
    """Their order, their words, their line endings."""
    (journal / "templates").mkdir()
    text = f"---\r\n# mine\r\nrole:{empty}\r\ncompany:{empty}\r\nmood: 😀\r\n---\r\n## My way\r\n"
    (journal / "templates/interview.md").write_bytes(text.encode())
    code, _, err = run("new", "--company", "Nova", "--role", "R", "--date", "2026-12-01")
    assert (code, err) == (0, "")
    written = (journal / "2026-12-01-nova.md").read_bytes().decode()
    assert re.fullmatch(
        r"---\r\n# mine\r\nrole: R.*\r\ncompany: Nova.*\r\nmood: 😀\r\ndate: 2026-12-01\r\n---\r\n## My way\r\n", written
    )


@pytest.mark.parametrize("text", ["no header\n", "---\ncompany: Acme\n---\n", "---\n: [\n---\n", ""])
def test_a_template_that_cannot_be_used_is_refused(run, journal, text):
    """Exit 3, naming it."""
    (journal / "templates").mkdir()
    (journal / "templates/interview.md").write_text(text)
    code, _, err = run("new", "--company", "Nova", "--role", "R", "--date", "2026-12-01")
    assert code == 3
    assert "templates/interview.md" in err
    assert "nothing was written" in err


def test_new_opens_an_editor(run, journal, monkeypatch):
    """$VISUAL before $EDITOR, with options; the entry stands whatever the editor does."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "sh -c 'printf x >>\"$0\"'")
    assert run("new", "--company", "Nova", "--role", "R", "--date", "2026-12-01", "--edit")[0] == 0
    assert (journal / "2026-12-01-nova.md").read_text().endswith("x")
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    code, _, err = run("new", "--company", "M", "--role", "R", "--date", "2026-12-01", "--edit")
    assert code == 4
    assert "the entry has been written" in err
    assert (journal / "2026-12-01-m.md").exists()


def test_init_makes_a_private_journal(tmp_path, capsys, monkeypatch):
    """0700 and 0600, kept from git where it should be, and ready for the three commands that it names."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    old = os.umask(0)
    try:
        assert main(["--now", NOW, "init", str(tmp_path / "my search")]) == 0
    finally:
        os.umask(old)
    folder = tmp_path / "my search"
    out = capsys.readouterr().out
    assert f"--journal '{folder}' new" in out
    modes = {
        p.relative_to(folder).as_posix(): stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if ".git/" not in f"{p}/"
    }
    assert {k for k, v in modes.items() if v == 0o700} == {"templates"}
    assert {k for k, v in modes.items() if v == 0o600} == {
        ".gitignore",
        ".followup.lock",
        "journal.toml",
        "templates/interview.md",
        "2026-11-19-example.md",
    }
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    ignored = (folder / ".gitignore").read_text().split("\n")
    assert {".followup.lock", ".followup-*.tmp", "reports/", "*.html", "*.csv", "*.ics", "*.eml"} <= set(ignored)
    assert main(["--journal", str(folder), "--now", NOW, "check"]) == 0
    assert (
        main(["--journal", str(folder), "--now", NOW, "new", "--company", "Nova", "--role", "R", "--date", "tomorrow 14:00"]) == 0
    )
    assert main(["--journal", str(folder), "--now", NOW]) == 0
    capsys.readouterr()
    assert main(["init", str(folder)]) == 3
    assert "has content already; nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["file", "link to a file", "full folder", "nothing named"])
def test_init_refuses_what_is_there(tmp_path, capsys, kind):
    """Never a byte into somebody's folder."""
    target = tmp_path / "t"
    (tmp_path / "f").write_text("x")
    if kind == "file":
        target.write_text("x")
    elif kind == "link to a file":
        target.symlink_to("f")
    elif kind == "full folder":
        target.mkdir()
        (target / ".x").touch()
    before = sorted(map(str, tmp_path.rglob("*")))
    code = main(["init"] if kind == "nothing named" else ["init", str(target)])
    assert code == (2 if kind == "nothing named" else 3)
    assert sorted(map(str, tmp_path.rglob("*"))) == before
    assert capsys.readouterr().out == ""


# From Python


def test_python_says_the_same(journal):
    """A notebook marks an action done and reads what it means."""
    board = open_board(journal, NOW)
    change = done(board, "northwind", "thank-you", at="08:30")
    assert "+  - {date: 2026-11-19 08:30, sent: thank-you" in preview(plan(change))
    written = apply_change(plan(change))
    assert (written.file, written.line, written.text) == ("2026-11-18-northwind.md", 10, "thank-you Dana Whitfield")
    assert [a.state for a in written.board.actions if a.kind == "thank-you" and a.to == "Dana Whitfield"] == ["done"]
    assert (
        "sent: thank-you"
        not in preview(plan(undo_log(written.board, "northwind", "sent", "thank-you"))).replace("-  - {", "").split("@@")[0]
    )
    apply_change(plan(undo_log(written.board, "northwind", "sent", "thank-you")))
    assert untouched(journal)


def test_a_change_is_made_once(journal, log_of):
    """A cell that is run twice with the same object writes one line: the second time the object is stale."""
    change = done(open_board(journal, NOW), "northwind", "thank-you")
    apply_change(plan(change))
    with pytest.raises(Refused):
        apply_change(plan(change))
    assert len(log_of()) == 1


@pytest.mark.parametrize(
    "make",
    [lambda b: done(b, "northwind", "thank-you"), lambda b: heard(b, "northwind", "reply"), lambda b: close(b, "northwind")],
)
def test_a_stale_board_is_refused(journal, make):
    """The entry was edited after the notebook read it: what it worked out may be wrong, so nothing is written."""
    board = open_board(journal, NOW)
    path = journal / "2026-11-18-northwind.md"
    theirs = NORTHWIND.replace("Dana Whitfield", "Danielle Whitfield").replace("---\n\n", "cancelled: They moved it\n---\n\n")
    path.write_text(theirs)
    with pytest.raises(Refused):
        apply_change(plan(make(board)))
    assert path.read_text() == theirs


@pytest.mark.parametrize("now_there", [b"", b"---\n", b"a note\n", b"---\na: &x 1\n---\n", b"\xff", None])
@pytest.mark.parametrize("planned_before", [False, True])
def test_a_file_that_breaks_underneath_is_refused(journal, planned_before, now_there):
    """An editor that truncates before it writes: a refusal in words, before the change is worked out and after."""
    change = done(open_board(journal, NOW), "northwind", "thank-you")
    planned = plan(change) if planned_before else None
    path = journal / "2026-11-18-northwind.md"
    if now_there is None:
        path.unlink()
    else:
        path.write_bytes(now_there)
    with pytest.raises(FollowupError) as caught:
        apply_change(planned or plan(change))
    assert caught.value.exit_code == 3
    assert now_there is None or path.read_bytes() == now_there


@pytest.mark.parametrize(
    "make",
    [
        lambda b: done(b, "northwind", "thank-you", to="Dana"),
        lambda b: done(b, "northwind", "check-in", at="2026-11-19 08:00"),
        lambda b: heard(b, "northwind", "rejection"),
        lambda b: heard(b, "northwind", "reply", decision_by="2026-12-01"),
        lambda b: close(b, "northwind"),
        lambda b: snooze(b, "northwind", "reflect", until="2026-12-01"),
    ],
)
def test_the_board_after_a_change_is_the_one_that_is_read(journal, make):
    """What a change means is worked out without reading the journal again, and comes to the same as reading it."""
    (journal / "2026-11-25-second-round.md").write_text(NORTHWIND.replace("2026-11-18 14:00", "2026-11-25 14:00"))
    after = apply_change(plan(make(open_board(journal, NOW)))).board
    read = open_board(journal, NOW)
    assert after.actions == read.actions
    assert sorted(after.advice) == sorted(read.advice)
    assert sorted(after.problems) == sorted(read.problems)
    assert sorted(after.journal.entries) == sorted(read.journal.entries)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["done", "northwind", "answer-offer", "--accepted", "YES"],
            "sent: answer-offer, to: Dana Whitfield, by: email, accepted: yes}",
        ),
        (["heard", "northwind", "assignment", "--due", "2026-11-30"], "heard: assignment, due: 2026-11-30}"),
    ],
)
def test_what_belongs_to_one_kind_is_written(run, journal, words, line):
    """Whether an offer was accepted, and by when an assignment is due."""
    run("heard", "northwind", "offer")
    code, _, err = run(*words)
    assert (code, err) == (0, "")
    assert (journal / "2026-11-18-northwind.md").read_text().count(line) == 1


def test_an_answer_to_an_offer_without_the_answer(run, journal):
    """It is written, since it was given, and what it lacks is said: neither accepted nor declined, the opening would wait for them."""
    run("heard", "northwind", "offer")
    said = "  it does not say what you answered: undo it, and add --accepted yes or --accepted no\n"
    assert said in run("done", "northwind", "answer-offer")[1]
    run("done", "northwind", "answer-offer", "--undo")
    assert said not in run("done", "northwind", "answer-offer", "--accepted", "no")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "done northwind thank-you --accepted yes",
            "--accepted yes says nothing beside thank-you (it belongs to answer-offer; leave it out)",
        ),
        ("heard northwind reply --due fri", "--due fri says nothing beside reply (it belongs to assignment; leave it out)"),
        ("done northwind answer-offer --accepted ja", "no answer 'ja' (did you mean yes?)"),
        ("done northwind answer-offer --accepted perhaps", "no answer 'perhaps' (known are: yes, no)"),
    ],
)
def test_what_belongs_to_another_kind_is_refused(run, journal, words, said):
    """It would be typed and not count."""
    code, out, err = run(*words.split())
    assert (code, out, err) == (2, "", f"followup: {said}\n")
    assert untouched(journal)


COUNTS_OPENINGS = """
import collections, os, sys
opened = collections.Counter()
folder = os.path.realpath(sys.argv[1])
def audit(event, args):
    if event == "open" and isinstance(args[0], str):
        path = os.path.realpath(args[0])
        if path.startswith(folder) and path.endswith((".md", ".toml")):
            opened[os.path.relpath(path, folder)] += 1
sys.addaudithook(audit)
from followup_kit.cli import main
code = main(["--journal", *sys.argv[1:]])
sys.stderr.write(repr((code, dict(opened))))
"""


@pytest.mark.zone_free
@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["due"], 1),
        (["playbook", "compare"], 1),
        (["done", "northwind", "thank-you", "--to", "Dana"], 3),
        (["heard", "northwind", "reply"], 3),
        (["snooze", "northwind", "reflect", "--until", "+3d"], 3),
        (["close", "northwind"], 3),
        (["done", "northwind", "thank-you", "--to", "Dana", "--dry-run"], 2),
    ],
)
def test_a_file_is_opened_as_often_as_needed(journal, words, changed):
    """The entry that changes: to read the journal, to work the change out, to compare before it is replaced. All others: once."""
    ran = subprocess.run(
        [sys.executable, "-c", COUNTS_OPENINGS, str(journal), "--now", NOW, *words],
        capture_output=True, text=True, check=True, timeout=HANGS,
    )  # fmt: skip
    expected = {"journal.toml": 1, "2026-11-18-acme.md": 1, "2026-11-18-northwind.md": changed}
    assert eval(ran.stderr.rpartition("\n")[2]) == (0, expected)


def test_a_long_body_takes_no_time(make_journal, capsys):
    """Thousands of equal lines below the header."""
    folder = make_journal({"n.md": NORTHWIND + "\n" * 4000 + "- x\n" * 1000})
    with within(2):
        assert main(["--journal", str(folder), "--now", NOW, "done", "n", "thank-you"]) == 0
    assert capsys.readouterr().out.startswith("n.md:10: written")


# What is said when the disk fails after the fact


def test_a_full_disk_under_the_output_tells_no_lie(journal):
    """The entry is written, its message cannot be: nothing may claim that nothing changed."""
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "followup_kit", "--journal", journal, "--now", NOW, "done", "northwind", "thank-you"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=HANGS,
        )  # fmt: skip
    assert ran.returncode != 0
    assert not untouched(journal)
    assert "nothing in the journal was changed" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_folder_that_cannot_be_listed_is_disk_trouble(run, journal, monkeypatch):
    """Not `no interview northwind`: the person would look for a typing error."""
    real = os.scandir

    def failing(path="."):
        if os.path.realpath(path) == str(journal.resolve()):
            raise OSError(5, "Input/output error", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", failing)
    code, out, err = run("done", "northwind", "thank-you")
    assert out == ""
    assert code in (1, 3, 4)
    assert "no interview" not in err
    assert untouched(journal)


# git


@pytest.fixture
def repository(journal, monkeypatch):
    """The journal under git, with one staged piece of other work."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "me")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "me@x.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def git(*words):
        return subprocess.run(["git", "-C", journal, *words], check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", "journal.toml", "2026-11-18-northwind.md")
    git("commit", "-qm", "first")
    (journal / "staged.txt").write_text("other work")
    git("add", "staged.txt")
    return git


def test_commit_takes_exactly_the_one_file(run, repository):
    """Staged work stays staged."""
    code, _, err = run("done", "northwind", "thank-you", "--commit")
    assert (code, err) == (0, "")
    assert repository("show", "--name-only", "--format=%s").split("\n") == [
        "done northwind thank-you",
        "",
        "2026-11-18-northwind.md",
        "",
    ]
    assert repository("diff", "--cached", "--name-only") == "staged.txt\n"


def test_a_commit_that_takes_back_says_so(run, repository):
    """The history tells what was done from what was undone."""
    run("done", "northwind", "thank-you", "--commit")
    assert run("done", "northwind", "thank-you", "--undo", "--commit")[0] == 0
    subjects = repository("log", "--format=%s").splitlines()[:2]
    assert subjects == ["done northwind thank-you --undo", "done northwind thank-you"]


def test_commit_takes_a_file_that_git_does_not_know_yet(run, repository):
    """Every entry is new once."""
    code, _, err = run("heard", "acme", "reply", "--commit")
    assert (code, err) == (0, "")
    assert repository("show", "--name-only", "--format=").split() == ["2026-11-18-acme.md"]
    assert repository("diff", "--cached", "--name-only") == "staged.txt\n"


def test_a_hook_that_says_no_is_heard(run, repository, journal, log_of):
    """The entry is written, the commit is not, and both are said."""
    hook = journal / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not on my watch >&2\nexit 1\n")
    hook.chmod(0o755)
    code, _, err = run("done", "northwind", "thank-you", "--commit")
    assert code == 1
    assert "the entry has been written, but git did not commit it: not on my watch" in err
    assert len(log_of()) == 1


def test_a_journal_may_ask_for_a_commit_each_time(make_journal, monkeypatch, capsys):
    """`commit = true` in journal.toml does what `--commit` does: the one file, nothing that was staged besides."""
    folder = make_journal(
        {"a.md": "---\ncompany: A\nrole: B\ndate: 2026-11-18 14:00\ninterviewers: [Dana]\n---\n", "other.md": "a note\n"},
        toml='timezone = "America/New_York"\ncommit = true\n',
    )
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "robin@marsh.example")
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "other.md"], check=True)
    assert main(["--journal", str(folder), "--now", "2026-11-18T16:00", "done", "a", "thank-you", "--by", "email"]) == 0
    shown = subprocess.run(["git", "-C", folder, "show", "--stat", "--format=%s"], check=True, capture_output=True, text=True)
    assert shown.stdout.splitlines()[0] == "done a thank-you"
    assert "a.md" in shown.stdout
    assert "other.md" not in shown.stdout
    staged = subprocess.run(["git", "-C", folder, "diff", "--cached", "--name-only"], check=True, capture_output=True, text=True)
    assert staged.stdout == "other.md\n"


def test_init_within_a_journal_is_refused(journal, capsys):
    """Its entries would be read with those of the journal around it."""
    assert main(["init", str(journal / "deep" / "inner"), "--now", NOW]) == 3
    assert f"is inside the journal {journal}; nothing was written" in capsys.readouterr().err
    assert not (journal / "deep").exists()


def test_new_asks_for_the_date_again(run, journal, monkeypatch):
    """Who has typed company and role need not type them once more for a date that cannot be understood."""

    class Typed(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Typed("Northwind\nAnalyst\n03/04/2026\n2026-11-20 10:00\n"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, out, err = run("new")
    assert code == 0
    assert err.startswith("'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04?")
    assert out.count("date (") == 2
    assert "company: Northwind\nrole: Analyst\ndate: 2026-11-20 10:00\n" in (journal / "2026-11-20-northwind.md").read_text()


def test_new_says_at_once_what_check_would(run, journal):
    """The same interview typed in twice is most likely a mistake."""
    words = ("new", "--company", "Acme", "--role", "Engineer", "--date", "2026-11-18 10:00")
    code, out, _ = run(*words)
    assert code == 0
    assert out.splitlines() == [
        f"{journal}/2026-11-18-acme-2.md: written",
        "  the same interview seems to stand in 2026-11-18-acme.md too; both give rows (delete one, or fix its date)",
        "  next: write interviewers: in 2026-11-18-acme-2.md, so that they can be thanked",
    ]


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ((), ["2026-11-19 08:00"]),
        (("--at", "2026-11-19 08:00"), ["2026-11-19 08:30"]),
        (("--at", "8:30"), ["2026-11-19 08:00"]),
        (("--at", "8:15"), ["2026-11-19 08:00", "2026-11-19 08:30"]),
    ],
)
def test_undo_may_name_the_time(run, log_of, at, left):
    """Of several lines the last one goes, or the one of that time; where there is none of that time, none."""
    for time in ("8:00", "8:30"):
        run("heard", "northwind", "reply", "--at", time)
    code, _, err = run("heard", "northwind", "reply", "--undo", *at)
    assert log_of() == [f"  - {{date: {date}, heard: reply}}" for date in left]
    assert (code, "nothing to undo" in err) == ((2, True) if len(left) == 2 else (0, False))


def test_undo_shows_the_line_that_it_took_out(run):
    """A line that was typed by hand goes as well as one of the command's own, so that it must be seen which it was."""
    code, out, _ = run("done", "northwind", "prepare", "--undo", "--yes")
    assert code == 0
    assert out.splitlines()[:2] == [
        "removed from 2026-11-18-northwind.md: sent: prepare",
        "  - {date: 2026-11-17 12:00, sent: prepare}",
    ]


def test_init_can_be_tried_first(tmp_path, capsys):
    """`init --dry-run` names what would be made and makes nothing."""
    folder = tmp_path / "search"
    assert main(["init", str(folder), "--dry-run", "--now", "2026-11-18T16:00"]) == 0
    names = ["journal.toml", ".gitignore", "templates/interview.md", "2026-11-18-example.md"]
    assert capsys.readouterr().out == "".join(f"{folder / name}\n" for name in names)
    assert not folder.exists()
