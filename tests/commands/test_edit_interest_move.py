"""`edit`, `interest` and `move`, and what `heard` says beyond its line: what stands in the file afterwards, and what is said."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from followup_kit.cli import main

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\nprofiles_reviewed = 2026-01-15\n'
LUMEN = """---
company: Lumen Health   # my first
role: Analyst
date: {date}   # Berlin time
interviewers: [{{name: Zoë Ødegård, email: zoe@lumen.example}}]
{more}---
## Discussed
The loads.
"""
FIRST = LUMEN.format(date="2026-11-05 10:00", more="interest: yes   # so far\n")
SECOND = LUMEN.format(date='"2026-11-25 10:00"', more="")
FILES = {"lumen-1.md": FIRST, "lumen-2.md": SECOND}


def texts(journal):
    """The entries as they stand."""
    return {p.name: p.read_text() for p in journal.glob("*.md")}


@pytest.mark.parametrize(
    ("words", "changed", "line"),
    [
        ("interest lumen no", "lumen-2.md", "interest: no"),
        ("interest lumen yes", "lumen-2.md", "interest: yes"),
        ("interest lumen-1 no", "lumen-1.md", "interest: no   # so far"),
        ("interest zoe undecided", "lumen-1.md", "interest: undecided   # so far"),
        ("interest no lumen", "lumen-2.md", "interest: no"),
        ("move lumen 2026-12-01", "lumen-2.md", 'date: "2026-12-01 10:00"   # Berlin time'),
        ("move lumen fri 9:30", "lumen-2.md", 'date: "2026-11-20 9:30"   # Berlin time'),
        ("move lumen 15:30", "lumen-2.md", 'date: "2026-11-25 15:30"   # Berlin time'),
        ("move lumen +2w", "lumen-2.md", 'date: "2026-12-03 10:00"   # Berlin time'),
        ("move lumen 2026-12-01T08:15", "lumen-2.md", 'date: "2026-12-01T08:15"   # Berlin time'),
        ("move lumen health analyst tomorrow", "lumen-2.md", 'date: "2026-11-20 10:00"   # Berlin time'),
        ("move lumen-1 2026-11-06", "lumen-1.md", "date: 2026-11-06 10:00   # Berlin time"),
    ],
)
def test_one_field_changes_and_the_hint_takes_it_back(run, journal, words, changed, line):
    """Comments and quotes stay, no other byte changes, and the command that is printed gives every byte back."""
    code, out, err = run(*words.split())
    assert (code, err) == (0, "")
    now = texts(journal)
    assert [name for name in FILES if now[name] != FILES[name]] == [changed]
    assert [x for x in now[changed].splitlines() if x not in FILES[changed].splitlines()] == [line]
    assert out.startswith(f"{changed}:")
    hint = shlex.split(re.search("to undo: followup (.*)", out)[1])
    code, out, err = run(*hint)
    assert (code, err, "to take it back" in out) == (0, "", False)
    assert texts(journal) == FILES


@pytest.mark.parametrize(
    ("steps", "undo"),
    [
        (["interest lumen yes"], "interest lumen --undo"),
        (["interest lumen yes"], "interest lumen yes --undo"),
        (["interest lumen yes", "interest lumen no"], "interest lumen no --undo"),
        (["interest lumen yes", "interest lumen no"], "interest lumen yes --undo"),
        (["interest lumen-1 no"], "interest lumen --undo"),
        (["interest lumen-1 no", "interest lumen yes"], "interest zoe --undo"),
        (["move lumen fri"], "move lumen --undo"),
        (["move lumen fri 9:30"], "move lumen 2026-11-20 9:30 --undo"),
        (["move lumen fri", "move lumen 15:30", "move lumen +2w"], "move lumen --undo"),
        (["move lumen-1 2026-11-06", "move lumen fri"], "move lumen-1 --undo"),
    ],
)
def test_undo_takes_back_what_was_written_last(run, journal, steps, undo):
    """The old value needs not be typed: after each step the bytes of before it come back, one step at a time."""
    seen = [FILES]
    for step in steps:
        assert run(*step.split())[0] == 0
        seen.append(texts(journal))
    code, out, err = run(*undo.split())
    assert (code, err) == (0, "")
    assert "to undo" not in out
    if steps[0].split()[1] == steps[-1].split()[1] or len(steps) == 1:
        assert texts(journal) == seen[-2]
        for text in reversed(seen[:-2]):
            assert run(*undo.split()[:2], "--undo")[0] == 0
            assert texts(journal) == text
    else:
        changed = [name for name in FILES if texts(journal)[name] != seen[-1][name]]
        assert len(changed) == 1
        assert texts(journal)[changed[0]] == FILES[changed[0]]


def test_undo_says_what_is_there_now(run):
    """The value that is back, or the line that went."""
    run("interest", "lumen", "yes")
    run("interest", "lumen", "no")
    assert run("interest", "lumen", "--undo")[1].splitlines()[0] == "lumen-2.md:6: written: interest yes"
    assert run("interest", "lumen", "--undo")[1].splitlines()[:2] == ["removed from lumen-2.md: interest yes", "  interest: yes"]
    run("move", "lumen", "fri", "9:30")
    assert run("move", "lumen", "--undo")[1].splitlines()[0] == "lumen-2.md:4: written: moved back to 2026-11-25 10:00"


def test_an_interest_that_followup_does_not_remember_is_the_persons(run, journal):
    """It is shown, and goes only at their word."""
    assert run("interest", "lumen", "--undo") == (
        3,
        "",
        "followup: lumen-1.md: followup does not remember writing this line, so it may be your own:\n  interest: yes\n"
        "nothing was taken out (--yes takes it out)\n",
    )
    assert texts(journal) == FILES
    assert run("interest", "lumen", "--undo", "--yes")[0] == 0
    assert texts(journal)["lumen-1.md"] == FIRST.replace("interest: yes   # so far\n", "")


def test_a_time_of_its_own_is_taken_back_with_the_date(make_journal, capsys):
    """`date` and `time` in two lines, one of which may have been empty."""
    for header in ("date: 2026-11-25\ntime: 14:00   # theirs\n", "time: 14:00\ndate: 2026-11-25\n", "date: 2026-11-25 14:00\n"):
        folder = make_journal({"n.md": f"---\ncompany: N\nrole: R\n{header}interest:\n---\n"})
        text = (folder / "n.md").read_text()
        for words in (("move", "n", "fri", "9:30"), ("interest", "n", "yes")):
            assert main(["--journal", str(folder), "--now", NOW, *words]) == 0
            assert (folder / "n.md").read_text() != text
            assert main(["--journal", str(folder), "--now", NOW, *words[:2], "--undo"]) == 0
            assert (folder / "n.md").read_text() == text
    capsys.readouterr()


def test_interest_says_what_follows(run):
    """What was written, what is due now, how to take it back."""
    assert run("interest", "lumen", "no") == (
        0,
        "lumen-2.md:6: written: interest no\n"
        "  now overdue: Decline to Zoë Ødegård by e-mail, since Sat 7 Nov 11:00\n"
        "  to undo: followup interest lumen --undo\n",
        "",
    )


def test_undecided_is_said_where_a_word_stands(run, journal):
    """Where both rounds have one, that of the other counts then, which is said."""
    run("interest", "lumen", "no")
    code, out, _ = run("interest", "lumen", "undecided")
    assert code == 0
    assert "  lumen-1.md says interest: yes, and that counts now\n" in out
    assert "interest: undecided\n" in (journal / "lumen-2.md").read_text()


def test_what_is_said_already_is_not_written(run, journal):
    """Neither a word nor a date."""
    for words in (("interest", "lumen-1", "yes"), ("move", "lumen", "2026-11-25"), ("move", "lumen", "2026-11-25", "10:00")):
        code, out, err = run(*words)
        assert (code, err) == (0, "")
        assert re.match(r"lumen-\d\.md already says so; nothing was written\n", out)
    assert texts(journal) == FILES


def test_a_dry_run_writes_nothing(run, journal):
    """The change is shown as a diff."""
    for words, added in (
        (("interest", "lumen", "no"), "+interest: no"),
        (("move", "lumen", "fri"), '+date: "2026-11-20 10:00"   # Berlin time'),
    ):
        code, out, err = run(*words, "--dry-run")
        assert (code, err) == (0, "")
        assert added in out.splitlines()
    assert texts(journal) == FILES


def test_a_cancelled_interview_stays_cancelled_and_that_is_said(make_journal, capsys):
    """Moving alone brings nothing onto the list."""
    folder = make_journal({"lumen.md": LUMEN.format(date="2026-11-25 10:00", more="cancelled: moved to 2026-12-01\n")})
    assert main(["--journal", str(folder), "--now", NOW, "move", "lumen", "2026-12-01"]) == 0
    assert "  it says cancelled, so nothing is due: take that line out if the interview takes place\n" in capsys.readouterr().out


def test_an_interview_that_was_over_is_pointed_out(run):
    """Most likely another round is meant."""
    out = run("move", "lumen-1", "2026-11-30")[1]
    assert "  it was over (Thu 5 Nov); another round is an entry of its own: followup new\n" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("interest lumen", "interest wants WHICH and yes, no or undecided, not only 'lumen'"),
        ("interest yes", "interest wants WHICH and yes, no or undecided, not only 'yes'"),
        ("interest lumen maybe", "no interest 'maybe' (did you mean undecided?)"),
        ("interest lumen nein", "no interest 'nein' (did you mean no?)"),
        ("interest lumen 42", "no interest '42' (known are: yes, no, undecided)"),
        ("interest zzz yes", "no interview 'zzz' (followup list --all has them all)"),
        ("interest lumen-2 --undo", "nothing to undo: no interest is said in 'lumen-2.md'"),
        ("move lumen", "move wants WHICH and DATE, not only 'lumen'"),
        ("move lumen --undo", "followup does not remember moving 'lumen-2.md' (type the date it had: followup move lumen DATE)"),
        (
            "move lumen 2026-11-25 --undo",
            "followup does not remember moving 'lumen-2.md' (type the date it had: followup move lumen DATE)",
        ),
        ("move lumen soon", "'soon' is not a date that can be understood (write it like 2026-11-18; or today, tomorrow, fri, +3d)"),
        ("move lumen 1 dec", "'1 dec' is not a date that can be understood (write it with the year: 2026-12-01)"),
        ("move lumen 1 dec 14:00", "'1 dec 14:00' is not a date that can be understood (write it with the year: 2026-12-01 14:00)"),
        ("move lumen Dec 1st, 2026", "'Dec 1st, 2026' is not a date that can be understood (write 2026-12-01)"),
        ("move lumen 1. Dezember 2026 9:30", "'1. Dezember 2026 9:30' is not a date that can be understood (write 2026-12-01 09:30)"),
        ("move lumen tomorrow 2pm", "'tomorrow 2pm' is not a date that can be understood (write tomorrow 14:00)"),
        ("move lumen 1.12.2026 14 Uhr", "'1.12.2026 14 Uhr' is ambiguous: 2026-12-01 or 2026-01-12? (write the one you mean: 2026-12-01 14:00 or"),
        (
            "move lumen 03/04/2026",
            "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04? "
            "(write the one you mean: 2026-04-03 or 2026-03-04; or today, tomorrow, fri, +3d)",
        ),
        ("move lumen 25:00", "'25:00': there is no such time of day (write it like 14:00)"),
        ("move lumen thu 9:99", "'9:99': there is no such time of day (write it like 14:00)"),
        ("move lumen 15:00-14:00", "date: '15:00-14:00' ends before it begins"),
        ("move lumen thu 14:00+99:00", "date: 'thu 14:00+99:00': Europe/Berlin has the offset"),
        ("move lumen 2026-11-25 14:00+05:00", "date: '2026-11-25 14:00+05:00': Europe/Berlin has the offset +01:00 on that day, not +05:00"),
        (
            "heard lumen reply --from Zed",
            "nobody here is called 'Zed' (known are: Zoë Ødegård; write whoever it is into lumen-1.md first, or leave --from out)",
        ),
        ("heard lumen other --from Zed", "nobody here is called 'Zed' (known are: Zoë Ødegård;"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_asked_back(run, journal, words, said):
    """Exit 2, in one sentence, nothing written."""
    code, out, err = run(*words.split())
    assert (code, out) == (2, "")
    assert err.startswith(f"followup: {said}")
    assert texts(journal) == FILES


def test_a_file_that_cannot_be_changed_safely_is_left(make_journal, capsys):
    """What to type by hand is said."""
    text = "---\n{company: N, role: R, date: 2026-11-25, interviewers: [Dana]}\n---\n"
    folder = make_journal({"n.md": text}, toml=TOML)
    assert main(["--journal", str(folder), "--now", NOW, "interest", "n", "yes"]) == 3
    assert capsys.readouterr().err.endswith("nothing was written. By hand:\ninterest: yes\n")
    assert (folder / "n.md").read_text() == text


def test_an_invitation_ends_with_the_line_that_makes_its_entry(run, journal):
    """Company and role are filled in. Where a round is still to come, that is the one they invite to, and it has its entry."""
    assert "its entry" not in run("heard", "lumen", "invited", "--from", "zoe")[1]
    (journal / "lumen-2.md").unlink()
    out = run("heard", "lumen", "invited", "--from", "zoe")[1]
    assert out.splitlines()[-2:] == [
        "  to undo: followup heard lumen invitation --from 'Zoë Ødegård' --undo",
        "  its entry: followup new --company 'Lumen Health' --role Analyst --date DATE",
    ]


def test_the_line_for_an_invitation_makes_a_round_of_an_opening_with_a_name_of_its_own(make_journal, capsys):
    """The command works as it stands, but for its DATE: the new entry is of the same opening, whose round it is."""
    first = "---\ncompany: Nova\nrole: Dev\nopportunity: the big one\ndate: 2026-11-18 14:00\n---\n"
    options = ["--journal", str(make_journal({"n.md": first}, toml=TOML)), "--now", NOW]
    assert main([*options, "heard", "nova", "invitation"]) == 0
    (line,) = (x for x in capsys.readouterr().out.splitlines() if "its entry: " in x)
    words = shlex.split(line.partition("its entry: ")[2].replace("DATE", "2026-11-30"))
    assert main([*options, *words[1 : words.index("--journal")]]) == 0
    capsys.readouterr()
    assert main([*options, "list", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["opportunities"]
    assert (found["opportunity"], found["rounds"]) == ("the-big-one", 2)


# edit


@pytest.fixture
def editor(monkeypatch):
    """Sets the editor."""
    monkeypatch.delenv("VISUAL", raising=False)
    return lambda command: monkeypatch.setenv("EDITOR", command)


def test_edit_opens_the_latest_round(run, editor, journal):
    """The file is changed by the editor, and what is next is said."""
    editor("sed -i s/Zoë/Zora/")
    assert run("edit", "lumen") == (0, "lumen-2.md: changed\n  next: Prepare the interview, from Mon 23 Nov 09:00\n", "")
    assert "Zora" in (journal / "lumen-2.md").read_text()
    editor("true")
    assert run("edit", "lumen-1")[1].startswith("lumen-1.md: not changed\n")


def test_edit_says_at_once_what_is_wrong(run, editor):
    """As `check` does, exit 1; a file with an error is opened again by its name or company."""
    wrong = "lumen-2.md:4:7: error: date: '2026-11-25 25:00': there is no such time of day (write it like 2026-11-18 14:00)\n"
    editor("sed -i s/10:00/25:00/")
    assert run("edit", "lumen-2") == (1, wrong, "")
    editor("true")
    assert run("edit", "lumen-2") == (1, wrong, "")
    code, out, err = run("edit", "lumen")
    assert (code, out) == (2, "")
    assert err == "followup: more than one file fits 'lumen'; write one in full:\n  lumen-2.md\n  lumen-1.md\n"
    editor("sed -i s/25:00/10:00/")
    assert run("edit", "lumen-2")[:2] == (0, "lumen-2.md: changed\n  next: Prepare the interview, from Mon 23 Nov 09:00\n")


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("/no/such/editor", 4, "'/no/such/editor' could not be started; nothing was written (set EDITOR to the name of yours)"),
        ("'", 4, '"\'" could not be started; nothing was written (set EDITOR to the name of yours)'),
        ("false", 4, "false ended with 1; lumen-2.md was not changed"),
    ],
)
def test_an_editor_that_fails(run, editor, journal, command, code, said):
    """A sentence, and nothing changed."""
    editor(command)
    assert run("edit", "lumen") == (code, "", f"followup: {said}\n")
    assert texts(journal) == FILES


def test_edit_beside_a_playbook_with_an_error(run, editor, journal):
    """Which round is the latest is not known then; a file that is named in full is opened."""
    (journal / "playbooks").mkdir()
    (journal / "playbooks" / "mine.toml").write_text('extends = "nope"\n')
    (journal / "journal.toml").write_text(f'{TOML}playbook = "mine"\n')
    code, out, err = run("edit", "lumen")
    assert (code, out) == (3, "")
    assert err.startswith(
        "followup: the playbook cannot be read, so which entry is meant is not known; nothing was written: extends: no"
    )
    editor("true")
    assert run("edit", "lumen-1.md")[0] == 0


def test_a_sample_is_not_edited(make_journal, capsys, editor, monkeypatch):
    """Its clock is pinned; --now is the person's word."""
    editor("true")
    folder = make_journal(FILES, toml=TOML + "now = 2026-11-19T09:00:00+01:00\n")
    assert main(["--journal", str(folder), "edit", "lumen"]) == 3
    assert "whose clock is fixed in journal.toml; nothing was written" in capsys.readouterr().err
    assert main(["--journal", str(folder), "edit", "lumen", "--now", NOW]) == 0


@pytest.mark.parametrize(
    ("old", "words", "new"),
    [
        ("2026-11-25\ntime: 10:00", "move lumen fri", "2026-11-20\ntime: 10:00"),
        ("2026-11-25\ntime: 10:00", "move lumen 15:30", "2026-11-25\ntime: 15:30"),
        ("2026-11-25\ntime: 10:00-11:30", "move lumen 15:30", "2026-11-25\ntime: 15:30-17:00"),
        ("2026-11-25 10:00-11:30", "move lumen fri", "2026-11-20 10:00-11:30"),
        ("2026-11-25 10:00-11:30", "move lumen fri 9:00", "2026-11-20 9:00-10:30"),
        ("2026-11-25 10:00-11:30", "move lumen fri 9:00-9:45", "2026-11-20 9:00-9:45"),
        ("2026-11-25 10:00-11:30", "move lumen 23:00", "2026-11-25 23:00-00:30"),
        ("2026-11-25 10:00-12:30", "move lumen 23:00", "2026-11-25 23:00 - 01:30"),  # -01:30 might be an offset
        ("2026-11-25\ntime: 10:00-12:30", "move lumen 23:00", "2026-11-25\ntime: 23:00 - 01:30"),
        (
            "2026-11-25 10:00-11:00\ntimezone: Pacific/Honolulu",
            "move lumen 9:00",
            "2026-11-25 9:00 - 10:00\ntimezone: Pacific/Honolulu",
        ),
    ],
)
def test_a_moved_interview_takes_as_long_as_before(make_journal, capsys, old, words, new):
    """An end that stands behind the start moves with it, in the field where it was typed; the way back is said."""
    text = LUMEN.format(date="DATE", more="").replace("DATE   # Berlin time", old)
    journal = make_journal({"lumen.md": text}, toml=TOML)
    assert main([*words.split(), "--journal", str(journal), "--now", NOW]) == 0
    assert (journal / "lumen.md").read_text() == text.replace(f"date: {old}", f"date: {new}")
    out = capsys.readouterr().out
    assert "followup move lumen --undo" in out
    undo = next(line for line in out.splitlines() if "--undo" in line)
    assert main([*shlex.split(undo[undo.index("move ") :]), "--journal", str(journal), "--now", NOW]) == 0
    assert (journal / "lumen.md").read_text() == text


def test_an_interview_is_not_moved_past_midnight_in_silence(make_journal, capsys):
    """Where the end would fall so late on the next day that a range cannot say it, nothing is written."""
    text = LUMEN.format(date="2026-11-25 10:00-18:00", more="")
    journal = make_journal({"lumen.md": text}, toml=TOML)
    assert main(["move", "lumen", "23:00", "--journal", str(journal), "--now", NOW]) == 2
    said = "from 23:00 it would last past midnight (write the start alone into it, and duration: 8h)"
    assert said in capsys.readouterr().err
    assert (journal / "lumen.md").read_text() == text
