"""The command line itself: where options stand, what is unknown, exit codes, where output goes, and no traceback ever."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from limits import HANGS, in_foreground
from northwind import ENTRY, NOW

import followup_kit
from followup_kit import cli
from followup_kit.cli import COMMANDS, main
from followup_kit.commands.shared.parser import parser_for
from followup_kit.commands.shared.plain_options import part_in

FILES = {"2026-11-18-northwind.md": ENTRY}
BROKEN = "---\ncompany: Fernhill\nrole: Analyst\ndate: 2026-02-30\n---\n"


@pytest.fixture
def run(capsys):
    """Runs the command in this process: exit code, standard output, standard error."""

    def run(*argv):
        code = main(list(argv))
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


def followup(*argv, env=(), cwd=None, **more):
    """The command in a process of its own, with a clean environment."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith("FOLLOWUP_")} | dict(env)
    more = {"capture_output": True} | more
    return subprocess.run(
        [sys.executable, "-m", "followup_kit", *map(os.fspath, argv)], check=False, env=mine, cwd=cwd, timeout=HANGS, **more
    )


# Where options stand


@pytest.mark.parametrize(
    "argv",
    [
        "due --journal {j} --now {n} --all --json",
        "--journal {j} --now {n} due --all --json",
        "--journal {j} due --now {n} --json --all",
        "--journal={j} --now={n} --json due --all",
        "--all --json --journal {j} --now {n}",
        "--journal {j} --all --now {n} --json --playbook balanced",
        "--json --all due --journal {j} --playbook=balanced --now {n}",
    ],
)
def test_options_stand_before_or_after_the_command(argv, make_journal, run):
    """The order of options and command is the same to the kit, and without a command it is `due`."""
    folder = os.fspath(make_journal(FILES))
    wanted = run("due", "--journal", folder, "--now", NOW, "--all", "--json")
    assert wanted[0] == 0
    assert run(*argv.format(j=folder, n=NOW).split()) == wanted


@pytest.mark.parametrize("options", [(), ("--all",), ("--json",), ("--all", "--json"), ("--playbook", "one-shot")], ids=" ".join)
def test_the_bare_command_is_due(options, make_journal, run):
    """`followup` with any option of `due` prints what `followup due` prints."""
    common = ("--journal", os.fspath(make_journal(FILES)), "--now", NOW)
    assert run(*options, *common) == run("due", *options, *common)


@pytest.mark.parametrize("argv", ["--format csv table", "table --format csv", "--format=csv table"])
def test_a_commands_own_options_may_stand_before_it_too(argv, make_journal, run):
    """`docs/command.md` says that options may stand before or after the command, and makes no exception."""
    folder = os.fspath(make_journal(FILES))
    code, out, _ = run("--journal", folder, "--now", NOW, *argv.split())
    assert (code, out.partition(",")[0]) == (0, "id")


def test_the_clock_and_the_playbook_come_from_where_they_are_said_to(make_journal, run, monkeypatch):
    """`--now` beats `$FOLLOWUP_NOW`, which beats `now` in `journal.toml`, and the page says which it was."""
    folder = os.fspath(make_journal(FILES, toml='timezone = "America/New_York"\nnow = 2026-11-19T09:00:00-05:00\n'))
    assert "now Thu 19 Nov 09:00 (fixed in journal.toml)" in run("--journal", folder)[1]
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-11-20T09:00")
    assert "now Fri 20 Nov 09:00 ($FOLLOWUP_NOW)" in run("--journal", folder)[1]
    assert "now Sat 21 Nov 09:00 (--now)" in run("--journal", folder, "--now", "2026-11-21T15:00+01:00")[1]
    assert "playbook one-shot" in run("--journal", folder, "--playbook", "one-shot")[1]


# Help and version


@pytest.mark.parametrize(("words", "same"), [("help", "--help"), ("help done", "done --help"), ("help due --json", "due --help")])
def test_help_is_a_word_too(words, same, run, capsys):
    """`followup help` is what many type first."""
    both = []
    for argv in (words, same):
        try:
            both.append(run(*argv.split()))
        except SystemExit as stop:
            both.append((stop.code, *capsys.readouterr()))
    assert both[0] == both[1]
    assert "usage: followup" in both[0][1]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_examples(name, flag, run):
    """A command's help says what it does, names the common options and shows examples of itself."""
    code, out, err = run(name, flag)
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: followup {name}")
    assert "examples:\n  followup" in out
    assert all(option in out for option in ("--journal DIR", "--now MOMENT", "--playbook NAME"))
    assert run(flag, name) == (code, out, err)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_in_the_help_are_understood(name, run):
    """Every example line of a command's help is one that its own parser takes."""
    import shlex

    text = run(name, "--help")[1].partition("examples:\n")[2].replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("followup")]
    assert lines
    for line in lines:
        words = shlex.split(line.partition("|")[0].partition("   ")[0] if "  " in line else line.partition("|")[0])[1:]
        at = cli.command_in(words)
        rest = words if at is None else words[:at] + words[at + 1 :]
        module = cli.module_of("due" if at is None else words[at])
        part = part_in(module, rest)
        if part is not None:
            module = module.part_named(rest.pop(part))
        parser_for(module).parse_args(rest)


def test_the_help_of_the_whole_names_every_command(run):
    """`followup --help` lists all commands, the options of all and the exit codes."""
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert all(re.search(rf"^  {name} +\S", out, re.MULTILINE) for name in COMMANDS)
    assert all(word in out for word in ("--journal DIR", "--now MOMENT", "--playbook NAME", "examples:", "exit codes:"))


def test_the_version(run):
    """`--version` prints the package's version, wherever it stands and with any other option."""
    wanted = (0, f"followup {followup_kit.__version__}\n", "")
    assert run("--version") == wanted
    assert run("--json", "--version") == wanted
    assert run("due", "--version") == run("--version", "list", "--all") == wanted
    assert run("tabel", "--", "--version")[0] == 2  # what is behind -- is not for followup, as in lab


# What is unknown


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("tabel", "no command 'tabel' (did you mean table?)"),
        ("chekc", "no command 'chekc' (did you mean check?)"),
        ("frobnicate", "no command 'frobnicate' (commands are: due, list, show, table, why,"),
        ("due --jsno", "unknown option '--jsno' (did you mean --json?); see followup due --help"),
        ("--jsno", "unknown option '--jsno' (did you mean --json?); see followup due --help"),
        ("--jornal x due", "--jornal"),
        ("due --al", "unknown option '--al' (did you mean --all?)"),
        ("check --strict --wach", "unknown option '--wach' (did you mean --watch?)"),
        ("due --json=yes", "--json"),
        ("due extra", "unknown argument 'extra'"),
        ("why", "ACTION"),
        ("why a b", "no action 'a b'"),
        ("table --format xml", "xml"),
        ("table --format jsn", "argument --format: no 'jsn' (did you mean json?); see followup table --help"),
        ("table --format md", "argument --format: no 'md' (did you mean markdown?); see followup table --help"),
        ("draft --format email", "argument --format: no 'email' (did you mean eml?); see followup draft --help"),
        ("draft --format=Text", "argument --format: no 'Text' (did you mean text?); see followup draft --help"),
        ("draft --format txt", "argument --format: no 'txt' (did you mean text?); see followup draft --help"),
        ("draft --format pdf", "argument --format: no 'pdf' (known are: md, text, eml, mailto, html); see followup draft --help"),
        ("table -o", "-o"),
        ("--journal", "--journal"),
        ("due --now", "--now"),
        ("playbook shwo", "shwo"),
        ("playbook show", "playbook show needs a name"),
        ("playbook show one-shott", "did you mean one-shot?"),
        ("due --playbook ballanced", "did you mean balanced?"),
        ("due --playbook=", "no playbook named ''"),
        ("due --playbook ../balanced", "no playbook named '../balanced'"),
        ("why northwnd", "no action 'northwnd'"),
        ("why 2026-11-18-northwind/thank-you/dana-whitfeld", "did you mean 2026-11-18-northwind/thank-you/dana-whitfield?"),
        ("why northwind/", "more than one action fits 'northwind/'"),
        ("northwind reply", "no interview 'northwind reply' (did you mean followup heard northwind reply?)"),
        ("skip northwind", "skip wants WHICH and KIND, not only 'northwind'"),
        ("heard reply", "heard wants WHICH and KIND, not only 'reply'"),
        ("why northwind offer", "no answer-offer in 'northwind-data-engineer' (followup show says what was)"),
        ("close northwind not for me", "no interview 'northwind not for me' (did you mean followup close northwind --reason 'not for me'?)"),
        ("close zzz not for me", "no interview 'zzz not for me' (followup list --all has them all)"),
        ("move northwind fri 10", "'10' is not a date that can be understood"),
        ("northwnd", "no command 'northwnd' (did you mean northwind?)"),
        ("today", "no command 'today' (did you mean due?)"),
        ("ls", "no command 'ls' (did you mean list?)"),
        ("Undo", "no command 'Undo' (put --undo behind the command that wrote it, as in: followup done northwind thank-you --undo)"),
        ("send northwind", "no command 'send' (nothing is ever sent for you: followup draft writes it, followup done notes that you sent it)"),
        ("log northwind reply", "no command 'log' (followup done WHICH KIND notes what you sent, followup heard WHICH KIND what they said)"),
        ("calendar", "no command 'calendar' (did you mean export ics?)"),
        ("--jurnal x", "unknown option '--jurnal' (did you mean --journal?)"),
        ("due northwind", "unknown argument 'northwind' (for one opportunity: followup show northwind); see followup due --help"),
        ("playbook one-shott", "playbook cannot 'one-shott' (did you mean one-shot?)"),
        ("show nrthwind", "no interview 'nrthwind' (did you mean northwind?)"),
        ("new Northwind Engineer", "unknown argument 'Northwind' (each part is named: followup new --company NAME --role ROLE --date DATE); see followup new --help"),
        ("list northwind", "(for one opportunity: followup show northwind)"),
        ("draft northwnd", "no action 'northwnd'"),
        ("draft --check northwind alder", "no action 'northwind alder' (it takes one action, or an interview and a kind: followup draft northwind thank-you)"),
        ("draft northwind thank-you dana", "no action 'northwind thank-you dana' (it takes one action, or an interview and a kind: followup draft northwind thank-you)"),
        ("draft northwind thank-yuo", "no action 'northwind thank-yuo' (did you mean followup draft northwind thank-you?)"),
        ("draft northwind/reflect", "no note can be drafted for '2026-11-18-northwind/reflect'"),
        ("due --now 03/04/2026", "2026-04-03 or 2026-03-04"),
        ("due --now 2026-02-30", "that month has no day 30"),
        ("due --now noon", "--now: 'noon'"),
        ("-- due", "due"),
        ("heard northwind reply --to Dana", "unknown option '--to' (did you mean --from?); see followup heard --help"),
        ("done northwind thank-you --from Dana", "unknown option '--from' (did you mean --to?)"),
        ("-x", "unknown option '-x'"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_named_with_what_was_meant(argv, said, make_journal, run, monkeypatch):
    """Unknown commands, options, ids, playbooks and moments exit 2, on standard error alone, in one sentence."""
    monkeypatch.chdir(make_journal(FILES))
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    code, out, err = run(*argv.split())
    assert (code, out) == (2, "")
    assert err.startswith("followup: ")
    assert said in err


@pytest.mark.parametrize(
    ("argv", "same"),
    [
        ("northwind", "show northwind"),
        ("northwind data engineer", "show northwind data engineer"),
        ("--json northwind", "show northwind --json"),
        ("northwind --json", "show northwind --json"),
        ("playbook one-shot", "playbook show one-shot"),
        ("due --now -1d", "due --now=-1d"),
    ],
)
def test_what_is_meant_is_done(argv, same, make_journal, run, monkeypatch):
    """A company in the place of a command shows it, a playbook's name shows that, and a past day is no option."""
    monkeypatch.chdir(make_journal(FILES))
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    assert run(*argv.split()) == run(*same.split())


@pytest.mark.parametrize(
    ("argv", "first"),
    [
        ("why northwind", "due      Thank Dana Whitfield by e-mail, by tomorrow 15:00"),
        ("why dana", "Thank Dana Whitfield by e-mail, Northwind: due"),
        ("why northwind thanks", "Thank Dana Whitfield by e-mail, Northwind: due"),
        ("why northwind data engineer check in", "Check in with Dana Whitfield by e-mail, Northwind: waiting"),
        ("why 2026-11-18-northwind", "due      Thank Dana Whitfield by e-mail, by tomorrow 15:00"),
    ],
)
def test_why_takes_a_company_and_a_kind(argv, first, make_journal, run, monkeypatch):
    """The one action that is open is explained; of several each is listed with the command that explains it."""
    monkeypatch.chdir(make_journal(FILES))
    monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    code, out, err = run(*argv.split())
    assert (code, err) == (0, "")
    assert first in out.splitlines()
    for line in re.findall("^ +followup (why .*)", out, re.MULTILINE):
        assert run(*line.split())[0] == 0


def test_parquet_without_a_file_is_refused(make_journal, run, monkeypatch):
    """Parquet is not for a terminal: without `-o` it exits 2 and says what to add."""
    monkeypatch.chdir(make_journal(FILES))
    code, out, err = run("table", "--format", "parquet", "--now", NOW)
    assert (code, out) == (2, "")
    assert "-o FILE" in err


@pytest.mark.parametrize("target", ["nowhere/rows.csv", "2026-11-18-northwind.md/rows.csv"])
def test_a_folder_that_is_not_there_for_an_output_is_a_usage_error(target, make_journal, run, monkeypatch):
    """A path that does not exist exits 2 and is named, for the file to write as for the journal."""
    monkeypatch.chdir(make_journal(FILES))
    code, _, err = run("table", "--format", "csv", "--now", NOW, "-o", target)
    assert code == 2
    assert target.partition("/")[0] in err


# Hostile invocations


@pytest.mark.parametrize(
    "argv",
    [
        [""], ["", ""], ["-"], ["--"], ["---"], ["--="], ["--journal="], ["--journal", ""], ["--now="], ["--now", ""], ["--playbook="],
        ["--journal", "a\0b"], ["--now", "\0"], ["--playbook", "\0"], ["--playbook", "."], ["--playbook", ".."], ["--playbook", "a/b"],
        ["\x1b[31mdue"], ["--\x1b[31m"], ["due", "\x1b[31m"], ["due", "--now", "\x1b]0;x\x07"], ["--playbook", "\x1b[31m"],
        ["\u202edue"], ["\udcff"], ["--\udcff"], ["--journal", "\udcff"], ["--now", "\udcff"], ["--playbook", "\udcff"], ["why", "\udcff"],
        ["why", ""], ["why", "/"], ["why", "\x1b[31m"], ["why", "%s%n{0}"], ["why", "x" * 100_000], ["draft", ""], ["draft", "\0"],
        ["--journal", "x" * 5000], ["--journal", "/dev/null"], ["--journal", "/etc/passwd"], ["--journal", "~nobody-here/x"],
        ["--now", "0001-01-01"], ["--now", "9999-12-31"], ["--now", "9999-12-31T23:59:59-12:00"], ["--now", "0001-01-01T00:00+14:00"],
        ["--now", "1" * 5000], ["--now", "2026-11-18T16:00+99:99"], ["--now", "-1"], ["--now=-1"], ["--now", "nan"], ["--now", "١٢٣٤-١١-١١"],
        ["table", "--format", ""], ["table", "--format", "\x1b"], ["table", "-o", ""], ["table", "-o", "/"], ["table", "-o", "."],
        ["table", "-o", "x" * 5000], ["export"], ["export", ""], ["export", "ics", "-o", "\0"], ["export", "ics", "-o", "."],
        ["export", "ics", "--force", "-o", "/"], ["export", "vcf", "-o", "x" * 5000], ["export", "ics", "--force", "-o", "/dev/null"],
        ["export", "ics", "--force", "-o", "\udcff/x"], ["playbook", "show", ""], ["playbook", "show", "\0"], ["playbook", "show", "../balanced"], ["playbook", "show", "x" * 5000],
        ["playbook", "compare", "x"], ["check", "--watch", "--nope"], ["@args"], ["due", "@/etc/passwd"], ["-hh"], ["-j"], ["%s"], ["{}"],
    ],
    ids=lambda a: ascii(a)[:60],
)  # fmt: skip
def test_no_invocation_ends_in_a_traceback(argv, make_journal, run, monkeypatch):
    """Whatever is typed ends in a documented exit code and, at worst, one clean sentence; the journal stays as it was."""
    folder = make_journal(FILES)
    monkeypatch.chdir(folder)
    if "--now" not in argv and "--now=" not in argv:
        monkeypatch.setenv("FOLLOWUP_NOW", NOW)
    code, out, err = run(*argv)
    assert code in (0, 1, 2, 3, 4)
    assert (code == 0) or err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", out + err)
    assert sorted(os.listdir(folder)) == ["2026-11-18-northwind.md", "journal.toml"]


def test_an_unforeseen_os_error_is_a_sentence(make_journal, run, monkeypatch):
    """An error of the system below comes out as one sentence and exit code 4."""

    def fails(*_, **__):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("followup_kit.commands.due.open_board", fails)
    code, out, err = run("due", "--journal", os.fspath(make_journal(FILES)))
    assert (code, out) == (4, "")
    assert err.startswith("followup: Input/output error")


def test_want_of_memory_is_a_sentence(run, monkeypatch):
    """Out of memory is said in words, with exit code 4."""

    def fails(*_, **__):
        raise MemoryError

    monkeypatch.setattr("followup_kit.commands.due.open_board", fails)
    code, out, err = run("due")
    assert (code, out) == (4, "")
    assert err.startswith("followup: out of memory; nothing ")


def test_an_interrupt_is_130(run, monkeypatch):
    """Ctrl-C ends with 130 and without a word."""

    def stops(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("followup_kit.commands.due.open_board", stops)
    assert run("due") == (130, "", "")


def test_a_watch_ends_at_ctrl_c(make_journal):
    """`check --watch` says the state once, waits, and ends with 130 at Ctrl-C."""
    argv = [sys.executable, "-m", "followup_kit", "check", "--watch", "--journal", os.fspath(make_journal(FILES)), "--now", NOW]
    with in_foreground(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert "no problems" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=HANGS)
    assert (running.returncode, out, err) == (130, "", "")


def test_a_broken_pipe_is_no_error(make_journal):
    """`followup | head` ends quietly with 0, however early the reader goes."""
    folder = make_journal(FILES)
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = followup("table", "--journal", folder, "--now", NOW, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.zone_free
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("argv", ["due", "--nope"])
def test_closed_streams_make_no_traceback(argv, closed, make_journal):
    """With standard input, output or error closed, as cron or a service may, there is still no traceback."""
    command = f"{sys.executable} -m followup_kit --now {NOW} {argv} {closed}"
    done = subprocess.run(["sh", "-c", command], check=False, capture_output=True, cwd=make_journal(FILES), timeout=HANGS)
    assert b"Traceback" not in done.stderr + done.stdout
    assert done.returncode in ((0, 4) if argv == "due" else (2,))


def test_a_full_disk_behind_the_output_is_exit_4(make_journal):
    """Output that cannot be written is no success."""
    with open("/dev/full", "w") as full:
        done = followup(
            "table", "--journal", make_journal(FILES), "--now", NOW, capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 4
    assert done.stderr == b"followup: No space left on device; nothing in the journal was changed\n"


@pytest.mark.parametrize(("argv", "code"), [("due --journal nowhere", 2), ("done nobody thank-you", 2), ("table", 4)])
@pytest.mark.parametrize("both", [False, True], ids=["stderr", "both"])
def test_a_full_disk_behind_the_messages_keeps_the_exit_code(argv, code, both, make_journal, tmp_path):
    """Where nothing can be said the exit code says it; that no error was seen is no success."""
    if argv == "table" and not both:
        argv, code = "edit northwind", 4  # whose editor cannot be started
    with open("/dev/full", "w") as full:
        done = followup(
            *argv.split(), "--now", NOW, cwd=make_journal(FILES), env={"VISUAL": "/nonexistent"}.items(),
            capture_output=False, stdout=full if both else subprocess.DEVNULL, stderr=full,
        )  # fmt: skip
    assert done.returncode == code


# Exit codes, and where things go


@pytest.mark.parametrize(
    "command",
    [
        "due",
        "due --all",
        "due --json",
        "table",
        "table --format csv",
        "table --json",
        "export ics",
        "export vcf",
        "why northwind/thank-you",
        "draft",
        "draft --json",
    ],
)
def test_errors_of_the_files_go_to_standard_error_and_exit_1(command, make_journal, run, monkeypatch):
    """With a broken file every command that prints facts still prints them, says what is wrong on standard error, and exits 1."""
    monkeypatch.chdir(make_journal({**FILES, "fernhill.md": BROKEN}))
    for _ in range(2):
        code, out, err = run(*command.split(), "--now", NOW)
        assert code == 1
        assert "Dana" in out
        assert err.splitlines() == [
            "fernhill.md:4:7: error: date: '2026-02-30': that month has no day 30 (write it like 2026-11-18 14:00)"
        ]


def test_check_prints_its_findings_on_standard_output(make_journal, run, monkeypatch):
    """Of `check` the findings are the result: standard output, exit 1 on errors, on warnings only under --strict, else silence."""
    folder = make_journal(FILES)
    monkeypatch.chdir(folder)
    assert run("check", "--now", NOW) == (0, "", "")
    assert run("check", "--strict", "--now", NOW) == (0, "", "")
    (folder / "odd.md").write_text(ENTRY.replace("interviewers:", "intreviewers:").replace("14:00", "10:00"))
    code, out, err = run("check", "--now", NOW)
    assert (code, err) == (0, "")
    assert out.startswith("odd.md:5:1: warning: unknown key 'intreviewers' (did you mean interviewers?)\n")
    assert run("check", "--strict", "--now", NOW) == (1, out, "")


@pytest.mark.parametrize("command", ["due", "table", "table --json", "table --format csv", "why x", "draft"])
@pytest.mark.parametrize(
    "toml",
    ['timezone = "Europe/Olso"', "x = [", 'playbook = "nosuch"', "me = 3", "country = 'XX'", "\xff", "now = 2026-01-01"],
    ids=["zone", "syntax", "playbook", "me", "country", "latin-1", "now"],
)
def test_an_error_in_the_settings_gives_no_rows_at_all(command, toml, make_journal, run, monkeypatch):
    """A wrong `journal.toml` exits 1, is named on standard error, and nothing is guessed in its place."""
    monkeypatch.chdir(make_journal({**FILES, "journal.toml": toml.encode("latin-1")}, toml=None))
    code, out, err = run(*command.split(), "--now", NOW)
    assert code == 1
    assert "journal.toml:1:" in err or "journal.toml:1:" in out
    assert "dana" not in out.lower()


def test_of_a_broken_journal_toml_the_error_is_told_not_the_warning(make_journal, run):
    """What stops everything comes first, counts as unread, and is what a writer names."""
    folder = os.fspath(make_journal(FILES, toml='playbok = "x"\ntimezone = "Amerca/New_York"\n'))
    where = ("--journal", folder, "--now", "2026-11-19T09:00Z")
    told = json.loads(run("due", "--json", *where)[1])
    assert (told["read"], told["unread"], [p["severity"] for p in told["problems"]]) == (0, 1, ["error", "warning"])
    code, _, err = run("done", "northwind", "thank-you", *where)
    assert code == 3
    assert err.startswith("followup: journal.toml cannot be read, so nothing was written: timezone")
    assert "playbook unknown · now" in run(*where)[1]


def test_compare_says_when(make_journal, run):
    """Each row that is open under any playbook, waiting ones too, with what each says; those that agree stand together."""
    where = ("--journal", os.fspath(make_journal(FILES)), "--now", "2026-11-19T09:00")
    code, out, _ = run("playbook", "compare", *where)
    assert code == 0
    rows = dict(block.split("\n", 1) for block in out.split("\n\n")[:-1])
    assert rows["2026-11-18-northwind/check-in/1"] == (
        "  waiting, from Wed 25 Nov 09:00: balanced, try-again, dos-and-donts\n"
        "  waiting, from Wed 2 Dec 09:00: one-shot\n"
        "  no such row: four-steps, not-desperate"
    )
    told = json.loads(run("playbook", "compare", "--json", *where)[1])
    (check_in,) = (a for a in told["actions"] if a["id"].endswith("check-in/1"))
    assert check_in["states"] == {n: None if n in ("four-steps", "not-desperate") else "waiting" for n in told["playbooks"]}
    assert (check_in["opens"]["one-shot"], check_in["due"]["balanced"]) == (
        "2026-12-02T09:00:00-05:00",
        "2026-11-26T23:59:59-05:00",
    )
    assert check_in["due"]["four-steps"] is None


def test_a_broken_playbook_of_ones_own_is_named_by_compare(make_journal, run, monkeypatch):
    """`playbook compare` that exits 1 for the person's own playbook says what is wrong with it."""
    monkeypatch.chdir(make_journal({**FILES, "playbooks/mine.toml": "x = ["}))
    code, _, err = run("playbook", "compare", "--now", NOW)
    assert code == 1
    assert "playbooks/mine.toml:1:" in err


# Finding the journal


def journal_line(out):
    """The JSON's `journal`."""
    return re.search(r'"journal": "(.*)"', out)[1]


def test_the_environment_names_the_journal_with_blanks_a_tilde_or_relative(make_journal, run, monkeypatch, tmp_path):
    """`$FOLLOWUP_JOURNAL` may hold blanks, begin with ~, or be relative to where one stands."""
    folder = make_journal(FILES).rename(tmp_path / "my own  journal")
    wanted = run("due", "--json", "--now", NOW, "--journal", os.fspath(folder))[1]
    monkeypatch.setenv("HOME", os.fspath(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for named in (os.fspath(folder), "~/my own  journal", "../my own  journal", "../my own  journal/"):
        monkeypatch.setenv("FOLLOWUP_JOURNAL", named)
        code, out, err = run("due", "--json", "--now", NOW)
        assert (code, err) == (0, ""), named
        assert re.sub('"journal": .*', "", out) == re.sub('"journal": .*', "", wanted)


@pytest.mark.parametrize("named", ["~/nowhere", "no where/at all", "/nonexistent/\x1b[31m", "FILE"])
@pytest.mark.parametrize("origin", ["--journal", "$FOLLOWUP_JOURNAL"])
@pytest.mark.parametrize(
    "command", ["due", "table", "check", "draft", "why x", "playbook compare", "export ics", "export ics --watch -o x"]
)
def test_a_missing_journal_is_named_with_where_its_name_came_from(command, origin, named, run, monkeypatch, tmp_path):
    """A journal that is not there exits 2, says its path and origin, is never made, and never means that nothing is due."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", os.fspath(tmp_path))
    if named == "FILE":
        (tmp_path / "FILE").write_text("x")
    before = sorted(os.listdir(tmp_path))
    if origin != "--journal":
        monkeypatch.setenv("FOLLOWUP_JOURNAL", named)
    code, out, err = run(*command.split(), *(("--journal", named) if origin == "--journal" else ()))
    assert (code, out) == (2, "")
    assert repr(os.path.expanduser(named))[1:-1] in err
    assert f"(from {origin})" in err
    assert sorted(os.listdir(tmp_path)) == before


def test_the_nearest_settings_upward_are_the_journal(make_journal, run, monkeypatch, tmp_path):
    """Without a name it is the nearest folder upward with a `journal.toml`, then `./journal`, then an error with both remedies."""
    folder = make_journal({**FILES, "deep/er/2026-11-10-x.md": ENTRY})
    monkeypatch.chdir(folder / "deep" / "er")
    assert journal_line(run("--json", "--now", NOW)[1]) in ("../..", os.fspath(folder))
    (folder / "journal.toml").unlink()
    monkeypatch.chdir(tmp_path)
    assert journal_line(run("--json", "--now", NOW)[1]) == "journal"
    monkeypatch.chdir(folder / "deep")
    code, out, err = run("--now", NOW)
    assert (code, out) == (2, "")
    assert "--journal DIR" in err
    assert "followup init DIR" in err


def test_an_empty_variable_is_as_if_unset(make_journal, run, monkeypatch):
    """`FOLLOWUP_JOURNAL=` and `FOLLOWUP_NOW=` name nothing."""
    monkeypatch.chdir(make_journal(FILES))
    monkeypatch.setenv("FOLLOWUP_JOURNAL", "")
    monkeypatch.setenv("FOLLOWUP_NOW", "")
    code, out, _ = run()
    assert code == 0
    assert "(the clock)" in out


# Locale and colour


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *((c, "x") for c in ("due --all", "table --json", "table --format csv", "draft", "export ics", "export vcf")),
    ],
)
def test_the_c_locale_changes_nothing(command, name, make_journal, capfdbinary):
    """In the C locale, without UTF-8 mode or coercion, every byte of the output is as in any other, file names too."""
    folder = make_journal({f"2026-11-18-{name}.md": ENTRY.replace("Dana", "Zoë 東").replace("Northwind", "Łódź → ")})
    assert main([*command.split(), "--journal", os.fspath(folder), "--now", NOW]) == 0
    wanted = capfdbinary.readouterr().out
    env = {"LC_ALL": "C", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    done = followup(*command.split(), "--journal", folder, "--now", NOW, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == wanted.decode()


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    ids=["a terminal", "NO_COLOR", "NO_COLOR empty", "dumb"],
)
def test_colour_is_for_terminals_that_want_it(env, coloured, make_journal, run, monkeypatch, capsys):
    """Colour only on a terminal, and never with NO_COLOR or TERM=dumb; in a pipe never."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in env.items():
        monkeypatch.setenv(key, value)
    argv = ("--journal", os.fspath(make_journal(FILES)), "--now", NOW)
    assert "\x1b" not in run(*argv)[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert ("\x1b[" in run(*argv)[1]) is coloured


def test_importing_the_package_runs_nothing(tmp_path: Path):
    """`python -m followup_kit` is the command, and importing its main module from elsewhere is no run of it."""
    done = followup("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, f"followup {followup_kit.__version__}\n")
