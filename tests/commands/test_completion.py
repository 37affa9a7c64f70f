"""Completion: the words that may come next, how bash wants them quoted, and the real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminals import Shell

import followup_kit
from followup_kit.cli import COMMANDS, command_in, main, module_of
from followup_kit.commands.completion import SHELLS
from followup_kit.commands.shared.parser import parser_for
from followup_kit.commands.shell.completing import fits
from followup_kit.commands.shell.known_words import DAYS_AHEAD, DAYS_PAST
from followup_kit.commands.shell.next_words import Commands, next_words
from followup_kit.commands.shell.shell_words import bash_line, quoted_for_bash, without_setbacks
from followup_kit.commands.shell.signature import Signature
from followup_kit.dates.typed_days import parse_typed_day
from followup_kit.engine.playbook import BUILT_IN
from followup_kit.kinds import CHANNELS, HEARD, KINDS, OTHER_SENT

NOW = "2026-11-19T09:00"
TOML = 'timezone = "Europe/Berlin"\n'
ENTRY = "---\ncompany: {}\nrole: {}\ndate: {}\ninterviewers:\n  - {{name: {}, title: VP Data}}\nrecruiter: Max Roe\n---\n"
FILES = {
    "2026-11-10-northwind.md": ENTRY.format("Northwind Analytics", "Analyst", "2026-11-10 10:00", "Ann O'Hara"),
    "2026-11-11-oneil.md": ENTRY.format("O'Neil & Sons $HOME", "Analyst", "2026-11-11 10:00", "'Jo \"Jay\" Park'"),
    "2026-11-12-groesse.md": ENTRY.format('"Größe GmbH: Nord"', "Analyst", "2026-11-12 10:00", "Ute Frei"),
    "later/2026-11-13-groesse.md": ENTRY.format('"Größe GmbH: Nord"', "Engineer", "2026-11-13 10:00", "Kai Frei"),
    "applied.md": "---\ncompany: Lumen\nrole: Analyst\napplied: 2026-11-01\n---\n",
    "broken.md": "---\ncompany: Broken\nrole: Analyst\ndate: 03/04/2026\n---\n",
}
IDS = ["2026-11-10-northwind", "2026-11-11-oneil", "2026-11-12-groesse", "later/2026-11-13-groesse", "applied", "broken"]
COMPANIES = ["Northwind Analytics", "O'Neil & Sons $HOME", "Größe GmbH: Nord", "Lumen"]
OPENINGS = [
    "northwind-analytics-analyst",
    "o-neil-and-sons-home-analyst",
    "größe-gmbh-nord-analyst",
    "größe-gmbh-nord-engineer",
    "lumen-analyst",
]
WHICH = [*IDS, *COMPANIES, "Größe GmbH: Nord Analyst", "Größe GmbH: Nord Engineer"]
PLAYBOOKS = list(BUILT_IN)
COMMON = ["--journal", "--now", "--playbook"]
OF_DUE = [*COMMON, "--all", "--json", "--no-index", "--journals", "--as-of", "--help"]
OF_WRITERS = ["--undo", "--yes", "--dry-run", "--force", "--commit", "--help"]
SENT = [*KINDS, *OTHER_SENT]

THE_WORDS = [
    ("", list(COMMANDS)),
    ("nor", [*COMMANDS, *WHICH]),
    ("help ", list(COMMANDS)),
    ("help due ", []),
    ("due ", OF_DUE),
    ("due x", []),
    ("-", OF_DUE),
    ("due --json --", [o for o in OF_DUE if o != "--json"]),
    ("show ", WHICH),
    ("show northwind ", []),
    ("northwind ", []),
    ("edit ", WHICH),
    ("list --", [*COMMON, "--all", "--json", "--as-of", "--help"]),
    ("why northwind ", list(KINDS)),
    ("draft ", [*WHICH, *KINDS]),
    ("draft northwind ", list(KINDS)),
    ("done ", [*WHICH, *SENT]),
    ("done northwind ", SENT),
    ("done thankyou ", WHICH),
    ("done northwind thank-you ", []),
    ("done northwind thank-you -", [*COMMON, "--to", "--by", "--at", "--note", "--accepted", "--proofread-by", *OF_WRITERS]),
    ("done northwind thank-you --to ", ["Ann O'Hara", "Max Roe"]),
    ("done thank-you northwind --to ", ["Ann O'Hara", "Max Roe"]),
    ("done northwind thank-you --to=", ["--to=Ann O'Hara", "--to=Max Roe"]),
    ("done thank-you --to ", ["Ann O'Hara", "Max Roe", 'Jo "Jay" Park', "Ute Frei", "Kai Frei"]),
    ("done northwind thank-you --by ", list(CHANNELS)),
    ("done northwind answer-offer --accepted ", ["yes", "no"]),
    ("done northwind thank-you --at ", list(DAYS_PAST)),
    ("done northwind thank-you --note ", []),
    ("heard northwind ", list(HEARD)),
    ("heard northwind reply --from ", ["Ann O'Hara", "Max Roe"]),
    ("heard northwind reply --decision-by ", list(DAYS_AHEAD)),
    ("skip northwind ", list(KINDS)),
    ("snooze northwind check-in --until ", list(DAYS_AHEAD)),
    ("interest ", WHICH),
    ("interest northwind ", ["yes", "no", "undecided"]),
    ("move northwind ", list(DAYS_AHEAD)),
    ("move northwind fri ", []),
    ("close northwind --at ", list(DAYS_PAST)),
    ("new --company ", COMPANIES),
    ("new --opportunity ", OPENINGS),
    ("new --interviewer A --i", [*COMMON, *("--company", "--role", "--date", "--interviewer", "--opportunity", "--dry-run", "--force", "--commit", "--snippet", "--edit", "--help")]),
    ("playbook ", ["list", "show", "compare", *PLAYBOOKS]),
    ("playbook show ", PLAYBOOKS),
    ("due --playbook ", PLAYBOOKS),
    ("table --format ", ["csv", "json", "markdown", "parquet"]),
    ("table -o ", ["//files"]),
    ("due --journal ", ["//folders"]),
    ("init ", ["//folders"]),
    ("completion ", list(SHELLS)),
    ("export ", ["ics", "vcf", "csv", "json"]),
    ("due --nonsense ", OF_DUE),
    ("done -- --", [*WHICH, *SENT]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words"), THE_WORDS, ids=[line or "nothing" for line, _ in THE_WORDS])
def test_the_words_that_may_come_next(journal, line, words, monkeypatch):
    """Behind what is typed of a line, these words and no others, in this order."""
    monkeypatch.chdir(journal)
    *typed, current = line.split(" ")
    assert [w.text for w in next_words(typed, current, Commands(COMMANDS, command_in, module_of))] == words


def test_the_journal_is_the_one_that_the_line_names(journal, tmp_path, monkeypatch, capsys):
    """`--journal` counts, whether its value is joined to it or not."""
    monkeypatch.chdir(tmp_path)
    for option in (["--journal", str(journal)], [f"--journal={journal}"]):
        assert main(["__complete", "fish", *option, "interest", "northwind", ""]) == 0
        assert main(["__complete", "fish", "show", *option, "nor"]) == 0
        assert "2026-11-10-northwind\tNorthwind Analytics, Analyst\n" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_signature_has_what_the_parser_has(name):
    """Read without argparse, a command has the same options, values and words as read with it."""
    parser = parser_for(module_of(name))
    options = {a.option_strings[-1]: a.nargs != 0 for a in parser._actions if a.option_strings and a.dest != "help"}
    found = Signature(module_of(name))
    assert {o.names[-1]: o.value is not None for o in found.options} == options
    places = [a for a in parser._actions if not a.option_strings]
    assert bool(found.places) == bool(places)
    assert {p.name for p in found.places} >= {a.metavar or "|".join(a.choices) for a in places if a.choices}


def test_every_day_word_is_understood():
    """What is offered as a day is one, on any day but the weekday itself, which as a past one would be ambiguous."""
    thursday = date(2026, 11, 19)
    assert [parse_typed_day(word, thursday) >= thursday for word in DAYS_AHEAD] == [True] * len(DAYS_AHEAD)
    past = [word for word in DAYS_PAST if word != "thu"]
    assert [parse_typed_day(word, thursday, past=True) <= thursday for word in past] == [True] * len(past)


# Nothing is said, and nothing written


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["bash"],
        ["bash", "followup", "followup 'show", ""],
        ["bash", "followup", "", ""],
        ["bash", "x", "\\", "\\"],
        ["zsh"],
        ["fish", ""],
        ["tcsh", "show", ""],
        ["fish", "--journal", "nowhere", "show", ""],
        ["fish", "--journal", ".", "due", "--playbook", ""],
        ["fish", "--journal=journal.toml", "show", ""],
    ],
)
@pytest.mark.parametrize("toml", [TOML, "timezone = [", 'playbook = "none"\n'])
def test_it_is_silent_whatever_is_wrong(make_journal, monkeypatch, tmp_path, capsys, argv, toml):
    """No message, no exit code but 0, no file, wherever it is asked and whatever is in the journal."""
    folder = make_journal({**FILES, "worse.md": "---\n{[\n---\n", "playbooks/mine.toml": "["}, toml=toml)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert main(["__complete", *argv]) == 0
    assert capsys.readouterr().err == ""
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
    assert not (tmp_path / "cache").exists()
    assert not (tmp_path / "state").exists()


def test_a_name_that_would_steer_the_terminal_is_left_out(make_journal, monkeypatch, capsys):
    """Control characters and direction overrides are no words; neither is what the shell takes for an option or a sign of ours."""
    bad = ('"a\\tb"', '"a\\eb"', '"a\\u202Eb"', '"//files"', '"  "', '"good"')
    files = {f"{n}.md": ENTRY.format(company, "Analyst", "2026-11-10 10:00", "Ann") for n, company in enumerate(bad)}
    monkeypatch.chdir(make_journal(files, toml=TOML))
    assert main(["__complete", "fish", "show", ""]) == 0
    out = capsys.readouterr().out
    assert not any(c in out for c in "\x1b\u202e")
    assert [line for line in out.splitlines() if "\t" not in line and not line[0].isdigit()] == ["good"]


def test_it_loads_nothing_needless(make_journal):
    """No parser of options, no `typing`, nothing heavy: it answers before a person notices."""
    journal = make_journal({"a.md": ENTRY.format("Northwind", "Analyst", "2026-11-10 10:00", "Ann Lee")}, toml=TOML)
    program = "import sys; from followup_kit.cli import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"
    needless = {"argparse", "typing", "subprocess", "difflib", "secrets", "yaml", "pandas", "jinja2", "holidays", "tomllib"}
    for line in ("followup ", "followup show ", "followup done --", "followup done northwind thank-you --to "):
        argv = [sys.executable, "-S", "-c", program, "__complete", "bash", "followup", line, "="]
        environ = {"PYTHONPATH": str(Path(followup_kit.__file__).parents[1]), "FOLLOWUP_JOURNAL": str(journal)}
        ran = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=True, env=environ)
        assert ran.stdout != ""
        assert needless & set(ran.stderr.split()) == set()


def test_no_command_loads_a_parser_of_options():
    """Whatever command Tab is pressed behind: argparse alone would take longer than the answer."""
    program = (
        "import sys; from followup_kit.cli import COMMANDS, module_of\n"
        "for name in COMMANDS: module_of(name); 'argparse' in sys.modules and sys.exit(name)"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(followup_kit.__file__).parents[1])}
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environ)
    assert (ran.returncode, ran.stderr) == (0, "")


# bash


@pytest.mark.parametrize(
    ("text", "before", "current", "kept", "quote"),
    [
        ("followup show nor", ["followup", "show"], "nor", "", ""),
        ("followup show ", ["followup", "show"], "", "", ""),
        (r"followup show North\ Wi", ["followup", "show"], "North Wi", "", ""),
        ('followup show "North Wi', ["followup", "show"], "North Wi", "", '"'),
        ("followup show 'it'\\''s", ["followup", "show"], "it's", "it'", "'"),
        ('a "b c"d --to=Da', ["a", "b cd"], "--to=Da", "--to=", ""),
        (r"a x\:y", ["a"], "x:y", "", ""),
        ("a x:y", ["a"], "x:y", "x:", ""),
        (r'a "b\"c\d', ["a"], r'b"c\d', "", '"'),
        ("a ''", ["a"], "", "", ""),
        ("a '' ", ["a", ""], "", "", ""),
    ],
)
def test_a_line_is_taken_apart_as_bash_does(text, before, current, kept, quote):
    """The words, and of the last one what bash keeps of it."""
    assert bash_line(text, "\"'@><=;|&(:") == (before, current, kept, quote)


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


@given(NAMES, st.sampled_from(["", "'", '"']))
def test_what_is_quoted_is_taken_apart_as_it_was(name, quote):
    """A name that is quoted, outside of quotes or behind an open one, is one word again, letter for letter."""
    line = bash_line(f"followup show {quote}{quoted_for_bash(name, quote)}{quote} ", "=:")
    assert line.before == ["followup", "show", name]


def test_bash_itself_agrees_with_what_is_quoted():
    """Every sign of ASCII comes out of bash as it went in."""
    names = [chr(c) + "a b" + chr(c) for c in range(32, 127)]
    typed = " ".join(f"{q}{quoted_for_bash(n, q)}{q}" for n in names for q in ("", "'", '"'))
    ran = subprocess.run(["bash", "-c", f"printf '%s\\n' {typed}"], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [n for n in names for _ in range(3)]


@pytest.mark.parametrize(
    ("texts", "typed", "left"),
    [
        (["Northwind", "northwind"], "nor", ["Northwind", "northwind"]),
        (["NorthWind", "Northwind"], "northw", ["NorthWind"]),
        (["NorthWind", "Northwind"], "Northw", ["Northwind"]),
        (["one", "other"], "o", ["one", "other"]),
        ([], "o", []),
    ],
)
def test_nothing_that_is_typed_is_taken_back(texts, typed, left):
    """Names that differ in the case of what is typed are not offered together where bash would shorten it."""
    assert without_setbacks(texts, typed) == left


@pytest.mark.parametrize(
    ("text", "typed", "does"),
    [
        ("Größe", "gro", True),
        ("Northwind A", "northwind ", True),
        ("Northwind", "northwind ", False),
        ("a", "b", False),
        ("a", "", True),
    ],
)
def test_case_and_accents_do_not_matter(text, typed, does):
    """What is typed begins a word, case and accents aside; a blank counts."""
    assert fits(text, typed) is does


# The shells themselves

STARTS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "bind 'set enable-bracketed-paste off'; source <(followup completion bash)",
    ),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(followup completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "followup completion fish | source"),
}
SHOW_ARGUMENTS = {
    "bash": "followup() { printf '<%s>' \"$@\"; echo ,end; }",
    "zsh": "followup() { printf '<%s>' \"$@\"; echo ,end; }",
    "fish": "function followup; printf '<%s>' $argv; echo ,end; end",
}
TYPED = [
    ("show Nor", "<show><Northwind Analytics>"),
    ("show nor", "<show><Northwind Analytics>"),
    ("show o", "<show><O'Neil & Sons $HOME>"),
    ('show "north', "<show><Northwind Analytics>"),
    ("show 'nor", "<show><Northwind Analytics>"),
    (r"done O\'ne", "<done><O'Neil & Sons $HOME>"),
    (r"show Größe\ GmbH:\ Nord\ E", "<show><Größe GmbH: Nord Engineer>"),
    ("done northwind thank-you --to an", "<done><northwind><thank-you><--to><Ann O'Hara>"),
    ("done oneil thank-you --to=Jo", '<done><oneil><thank-you><--to=Jo "Jay" Park>'),
    ("interest northwind un", "<interest><northwind><undecided>"),
    ("chec", "<check>"),
    ("check --s", "<check><--strict>"),
    ("due --journal late", "<due><--journal><later/>"),
    ("table -o appl", "<table><-o><applied.md>"),
]


@pytest.mark.parametrize("shell", SHELLS)
def test_in_the_shell_itself(journal, tmp_path, shell):
    """Tab in the real shell gives the command exactly these arguments, names with blanks and signs as one each."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "followup"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m followup_kit "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environ = {
        **os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "PYTHONPATH": str(Path(followup_kit.__file__).parents[1]),
        "FOLLOWUP_JOURNAL": str(journal), "HOME": str(tmp_path), "PWD": str(journal), "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "$ ",
        "INPUTRC": os.devnull, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path),
    }  # fmt: skip
    argv, start = STARTS[shell]
    found = []
    with Shell(argv, environ) as running:
        running.type(f"cd {journal}; {start}; {SHOW_ARGUMENTS[shell]}; echo rea''dy\r", "ready\r\n")
        for keys, _ in TYPED:
            shown = running.type(f"followup {keys}\t\r", ",end\r\n")
            found.append((keys, shown[shown.rindex("\n<") + 1 :]))
    if shell == "zsh":  # it takes the slash of a folder away again behind a blank
        found = [(keys, arguments.replace("later>", "later/>")) for keys, arguments in found]
    assert found == TYPED


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_sound(shell, capsys):
    """The shell finds nothing wrong in the script that is printed."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    ran = subprocess.run([shell, "-n", "/dev/stdin"], input=script, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
