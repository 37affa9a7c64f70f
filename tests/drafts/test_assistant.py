"""A program of the person's own that writes drafts: only from their own configuration, and checked as any other draft."""

from __future__ import annotations

import os
import sys
import time

import northwind
import pytest
from limits import HANGS
from northwind import NOW, TOML

from followup_kit.cli import main
from followup_kit.drafts import assistant, own_program

pytestmark = pytest.mark.zone_free  # another program's text; the journal names its zone

ENTRY = northwind.ENTRY + "## Minuses\nThe XSECRET was loud.\n"
KITS = "Dear Dana Whitfield,\n\nThank you for taking the time on Wednesday"
NOTE = "Dear Dana,\n\nMoving the nightly loads to streaming was good to talk about.\n\nKind regards,\nRobin Marsh\n"


@pytest.fixture
def run(make_journal, tmp_path, capsys, monkeypatch):
    """`followup draft` with a configured program, given as its Python code: exit code, output, errors."""

    def run(code=None, *args, config=None, toml=TOML, which=("thank-you",)):
        program = tmp_path / "program"
        program.write_text(f"#!{sys.executable}\n{code}\n")
        program.chmod(0o700)
        monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(tmp_path / "configuration"))
        folder = tmp_path / "configuration" / "followup"
        folder.mkdir(parents=True, exist_ok=True)
        if config is None and code is not None:
            config = f"[draft]\ncommand = '{program}'\n"
        if config is not None:
            (folder / "config.toml").write_bytes(config.encode())
        journal = make_journal({"a.md": ENTRY}, toml=toml)
        number = main(["draft", *which, *(args or ("--format", "text")), "--journal", os.fspath(journal), "--now", NOW])
        out, err = capsys.readouterr()
        return number, out, err.replace(os.fspath(tmp_path), "~")

    return run


def prints(text):
    """A program that reads the brief and writes a text."""
    return f"import sys\nsys.stdin.read()\nsys.stdout.buffer.write({text.encode()!r})"


def test_what_the_program_writes_is_the_draft(run):
    """Its text is taken, the contact details are added, and it is ready where nothing is to be said against it."""
    code, out, err = run(prints(NOTE), "--format", "md")
    assert (code, err) == (0, "")
    assert out == (
        "# a/thank-you/dana-whitfield\n\n- to: Dana Whitfield <dana@northwind.example>\n- by: email\n"
        f"- subject: Thank you for Wednesday: Data Engineer at Northwind\n- status: ready to proofread\n\n{NOTE}robin@marsh.example\n"
    )


def test_it_is_handed_the_brief(run, tmp_path):
    """The program reads the brief from its standard input: nothing private, no address."""
    run(f"import sys\nopen({os.fspath(tmp_path / 'asked')!r}, 'w').write(sys.stdin.read())\nprint('Dear Dana,')")
    asked = (tmp_path / "asked").read_text()
    assert asked.startswith("Please help me to write a thank-you note by e-mail.\n\nTo: Dana Whitfield\n")
    assert "- We talked about moving the nightly loads to streaming. (discussed, a.md:9)\n" in asked
    assert "XSECRET" not in asked
    assert "@" not in asked


def test_a_subject_of_its_own_is_taken(run):
    """A first line with a subject is the subject."""
    out = run(prints("Subject: Loads\n\n" + NOTE), "--format", "md")[1]
    assert "- subject: Loads\n" in out
    assert out.endswith(f"\n\n{NOTE}robin@marsh.example\n")


@pytest.mark.parametrize(
    ("sentence", "is_marked"),
    [
        ("I have won the Nobel Prize in chemistry.", True),
        ("Your salary offer of ninety thousand delighted everyone.", True),
        ("Moving nightly loads to streaming is what we talked about.", False),
        ("Thank you again for your time.", False),
    ],
)
def test_what_no_note_supports_is_marked(sentence, is_marked, run):
    """A sentence that the notes do not bear out carries a TODO, and the draft is not ready; one in other words does not."""
    out = run(prints(NOTE.replace("about.", f"about. {sentence}")), "--format", "md")[1]
    assert (f"{sentence} [TODO: none of your notes says this]" in out) is is_marked
    assert ("- status: not ready\n" in out) is is_marked


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("We talked about moving 9 nightly loads to streaming.", "9"),
        ("We talked about moving the nightly loads to streaming at Amazon.", "Amazon"),
        ("We talked about moving the nightly loads by 14 March to streaming.", "14"),
        ("We talked about “moving house” and the nightly loads.", "“moving house”"),
        ("We talked about moving the nightly loads with Kafka to streaming.", "Kafka"),
        ("We talked about moving the nightly loads to streaming on Wednesday, 18 November.", None),
        ("Northwind is moving the nightly loads to streaming, and I'd like to help Dana.", None),
        ("We talked about “moving the nightly loads”.", None),
    ],
)
def test_a_fact_that_stands_in_no_note_is_marked(sentence, fact, run):
    """A number, a name, a date or a quotation from nowhere is marked, however many words of its sentence are known."""
    out = run(prints(NOTE.replace("about.", f"about. {sentence}")), "--format", "text")[1]
    assert f"{sentence}{f' [TODO: none of your notes has {fact}]' if fact else ''}\n" in out


def test_it_is_checked_as_any_other_draft(run):
    """A wrong name, a generic phrase and a doubled word are found in it."""
    text = NOTE.replace("Dear Dana", "Dear Carla").replace("was good", "was was good at Northwnd, as a team player")
    out = run(prints(text), "--format", "md")[1]
    for found in (
        "the greeting does not name Dana Whitfield",
        "“Northwnd” is not how the entry writes Northwind",
        "“was was”",
        "“team player” sounds generic",
    ):
        assert found in out


@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("raise SystemExit(3)", "exit code 3"),
        ("print('half a note'); raise SystemExit(1)", "exit code 1"),
        ("pass", "it wrote nothing"),
        ("print(' \\n\\t ')", "it wrote nothing"),
        ("print('\\x1b[0m\\x07')", "it wrote nothing"),
        ("print('y' * 70000)", "it writes more than 65,536 bytes"),
        ("import os\nwhile True: os.write(1, b'y' * 65536)", "it writes more than 65,536 bytes"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "exit code -9"),
    ],
)
def test_a_program_that_fails_leaves_the_kits_own_draft(program, why, run):
    """Failing, silent or flooding: the kit's own draft is there, and why is said."""
    code, out, err = run(program)
    assert (code, out[: len(KITS)]) == (1, KITS)
    assert err == f"~/configuration/followup/config.toml:1:1: error: ~/program: {why} (this is the kit's own draft)\n"


@pytest.mark.parametrize(
    "program",
    [
        "import time\ntime.sleep(600)",
        "import subprocess\nsubprocess.run(['sleep', '600'])",
        "import subprocess\nsubprocess.Popen(['sleep', '600'])",
    ],
)
def test_a_program_that_never_ends_is_ended(program, run, monkeypatch):
    """After its time it is ended with the programs that it started."""
    monkeypatch.setattr(assistant, "_SECONDS", 0.5)
    before = time.monotonic()
    code, out, err = run(program)
    assert time.monotonic() - before < HANGS
    assert (code, out[: len(KITS)]) == (1, KITS)
    assert (
        err
        == "~/configuration/followup/config.toml:1:1: error: ~/program: no answer in 0.5 seconds (this is the kit's own draft)\n"
    )


def test_nothing_for_a_terminal_comes_through(run):
    """Colours, titles, carriage returns, direction overrides and bytes that are no UTF-8 are gone or made visible."""
    code, out, err = run(
        "import os\nos.write(1, b'\\x1b[31mDear Dana,\\x1b[0m\\x1b]0;title\\x07\\r\\n\\xe2\\x80\\xaeloads\\xff\\x00')"
    )
    assert (code, err) == (0, "")
    assert out == "Dear Dana,\nloads\ufffd\nrobin@marsh.example\n"


@pytest.mark.parametrize(
    "options", [("--no-command", "--format", "text"), ("--check",), ("--explain",), ("--brief",), ("--template-vars",)]
)
def test_it_is_not_run_where_it_is_not_wanted(options, run, tmp_path):
    """With --no-command, and where no draft is wanted, nothing is started."""
    run(f"open({os.fspath(tmp_path / 'was-run')!r}, 'w')", *options)
    assert not (tmp_path / "was-run").exists()


def test_it_is_not_run_for_everything_that_is_open(run, tmp_path):
    """It is asked for what is named, never for all that is open at once."""
    run(f"open({os.fspath(tmp_path / 'was-run')!r}, 'w')", which=())
    assert not (tmp_path / "was-run").exists()


def test_a_journal_cannot_name_a_program(run, tmp_path, capsys):
    """`[draft]` in journal.toml runs nothing: a journal may come from elsewhere."""
    mark = tmp_path / "was-run"
    assert run(toml=f"{TOML}[draft]\ncommand = 'touch {mark}'\n")[1][: len(KITS)] == KITS
    assert main(["check", "--journal", os.fspath(tmp_path / "journal"), "--now", NOW]) == 0
    assert "journal.toml:5:1: warning: a program for drafts is never taken from a journal " in capsys.readouterr().out
    assert not mark.exists()


@pytest.mark.parametrize(
    ("config", "command"),
    [
        ("[draft]\ncommand = 'a --b \"c d\"'\n", ["a", "--b", "c d"]),
        ("[draft]\ncommand = ['a', '--b', 'c d']\n", ["a", "--b", "c d"]),
        ("[draft]\ncommand = '~/a'\n", ["HOME/a"]),
        ("[draft]\ncommand = ''\n", None),
        ("[draft]\n", None),
        ("x = 1\n", None),
        ("", None),
        (None, None),
    ],
)
def test_the_program_of_the_configuration(config, command, tmp_path, monkeypatch):
    """A line as a shell takes it, or a list; none where none is named."""
    monkeypatch.setenv("HOME", "HOME")
    if config is not None:
        (tmp_path / "followup").mkdir()
        (tmp_path / "followup" / "config.toml").write_text(config)
    assert own_program.own_command({"XDG_CONFIG_HOME": os.fspath(tmp_path)}) == command


def test_where_the_configuration_is(monkeypatch):
    """Below $XDG_CONFIG_HOME, else below ~/.config."""
    monkeypatch.setenv("HOME", "/home/robin")
    assert own_program.config_path({"XDG_CONFIG_HOME": "/x"}) == "/x/followup/config.toml"
    assert own_program.config_path({"XDG_CONFIG_HOME": ""}) == "/home/robin/.config/followup/config.toml"
    assert own_program.config_path({}) == "/home/robin/.config/followup/config.toml"


@pytest.mark.parametrize(
    ("config", "why"),
    [
        ("[draft]\ncommand = 5\n", 'draft.command: 5 is not a program; write command = "program --option"'),
        ("[draft]\ncommand = []\n", 'draft.command: [] is not a program; write command = "program --option"'),
        ("[draft]\ncommand = ['a', 3]\n", "draft.command: ['a', 3] is not a program; write command = \"program --option\""),
        ('[draft]\ncommand = "a \'b"\n', 'draft.command: "a \'b" is not a program; write command = "program --option"'),
        ("draft = 3\n", 'draft.command: 3 is not a program; write command = "program --option"'),
        ("[draft\n", "it cannot be read: Expected ']' at the end of a table declaration (at line 1, column 7)"),
    ],
)
def test_a_configuration_that_cannot_be_understood(config, why, run):
    """A wrong configuration is one sentence and exit code 2; nothing is run and nothing drafted."""
    assert run(config=config) == (2, "", f"followup: ~/configuration/followup/config.toml: {why}\n")


def test_a_program_that_is_not_there(run):
    """It is said, and the kit's own draft is there."""
    code, out, err = run(config="[draft]\ncommand = 'nosuchprogram --x'\n")
    assert (code, out[: len(KITS)]) == (1, KITS)
    assert err.endswith("error: nosuchprogram: No such file or directory (this is the kit's own draft)\n")


def test_what_it_writes_is_saved_as_any_other_draft(run, tmp_path):
    """With --save the text goes into drafts/; what the person edited there is not replaced by it."""
    run(prints(NOTE), "--save")
    file = tmp_path / "journal" / "drafts" / "a" / "thank-you-dana-whitfield.md"
    assert file.read_text().endswith(f"\n\n{NOTE}robin@marsh.example\n")
    mine = file.read_text().replace("Kind regards", "Warm regards")
    file.write_text(mine)
    assert "you edited it, so it was kept" in run(prints(NOTE.replace("good", "fine")), "--save")[1]
    assert file.read_text() == mine


def test_a_saved_and_edited_draft_is_not_written_anew(run, tmp_path):
    """Shown, a draft that the person edited is theirs: the program is not asked."""
    run(prints(NOTE), "--save")
    file = tmp_path / "journal" / "drafts" / "a" / "thank-you-dana-whitfield.md"
    file.write_text(file.read_text().replace("Kind regards", "Warm regards"))
    assert "Warm regards" in run(prints("Dear nobody,"))[1]


def test_a_mail_made_while_saving_says_what_was_saved(run, tmp_path):
    """`--save --format eml` saves the program's note and makes the mail of that note, not of the kit's own."""
    code, out, _ = run(prints(NOTE), "--save", "--format", "eml")
    assert code == 0
    note, mail = (line.removesuffix(": written") for line in out.splitlines())
    (folder,) = {p.parent for p in tmp_path.rglob("journal.toml")}
    assert "Moving the nightly loads to streaming was good to talk about." in (folder / note).read_text()
    assert "Moving the nightly loads to streaming was good to talk about." in (folder / mail).read_text()
