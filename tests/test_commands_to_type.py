"""Every command that is shown to be typed means the journal that was named."""

from __future__ import annotations

import os
import re

import pytest
from northwind import ENTRY, NOW, TOML

from followup_kit.cli import COMMANDS, main

pytestmark = pytest.mark.zone_free

SHOWN = re.compile(rf"followup(?P<option> --journal \S+)? (?P<command>{'|'.join(COMMANDS)})\b(?P<rest>[^\n]*)")
FINDING = re.compile(r" *\S+:\d+:\d+: (?:error|warning): |#")  # of a file, or for one, whoever reads it
ODD = "---\ncompany: Odd\nrole: Baker\ndate: 2026-11-17 10:00\n"
HELD = {
    "a": {"2026-11-18-northwind.md": ENTRY.replace("we", "We")},
    "empty": {},
    "with an error": {"2026-11-18-northwind.md": ENTRY, "2026-11-17-odd.md": ODD.replace("Baker", "[")},
    "with a warning": {"2026-11-18-northwind.md": ENTRY.replace("role:", "rolle: x\nrole:")},
    "applied": {"a.md": "---\ncompany: Northwind\nrole: Baker\napplied: 2026-11-01\n---\n"},
    "over": {"2026-11-18-northwind.md": ENTRY.replace("interviewers:", "closed: {date: 2026-11-18}\ninterviewers:")},
    "other names": {"a.md": "---\nEmployer: Northwind\nPosition: Baker\nWhen: 2026-11-18\nInterviewer: Dana\n---\n"},
    "several": {"2026-11-18-northwind.md": ENTRY, "2026-11-17-odd.md": ODD + "interviewers: [Jo Park]\nrecruiter: {name: Al Ode, email: a@o.example}\n---\n## Pluses\nx\n"},
    "offered": {"2026-11-18-northwind.md": ENTRY.replace("interviewers:", "log:\n  - {date: 2026-11-18, heard: offer}\ninterviewers:")},
    "later": {"2026-11-20-northwind.md": ENTRY.replace("2026-11-18", "2026-11-20")},
}  # fmt: skip
TYPED = [
    "due", "due --all", "list", "list --all", "table", "show northwind", "why northwind", "why thank-you", "why nosuch", "check", "fields", "draft", "draft --check",
    "draft northwind/thank-you", "draft --explain northwind/thank-you", "draft --brief", "draft --save", "draft nosuch", "doctor", "playbook", "playbook compare",
    "playbook show nosuch", "done northwind thank-you", "done northwind thank-you --undo", "done northwind nosuch", "done nosuch thank-you", "done thank-you",
    "heard northwind reply", "heard northwind invitation", "heard northwind thank-you", "done northwind reply", "skip northwind connect", "skip northwind connect --undo",
    "snooze northwind check-in --until 2026-12-01", "snooze northwind check-in --until 2026-11-30", "interest northwind yes", "interest northwind maybe",
    "move northwind 2026-11-20", "move northwind --undo", "move northwind --undo", "close northwind", "close northwind", "close northwind --undo", "edit northwind", "edit nosuch",
    "new --company New --role Baker --date 2026-11-17", "new --company New --role Baker --date 2026-11-30", "new", "export csv", "export ics", "export vcf", "northwind", "nosuch",
    "draft --save --format eml", "draft --save --format eml", "draft --template-vars", "draft northwind/connect", "draft connect --pick",
]  # fmt: skip


@pytest.mark.parametrize("held", HELD.values(), ids=list(HELD))
def test_they_name_the_journal(held, make_journal, capsys, monkeypatch):
    """On standard output as in errors, whatever the journal holds; but not where it is the one that is meant anyway."""
    folder = os.fspath(make_journal(held, TOML))
    monkeypatch.setenv("EDITOR", "true")
    bare = []
    for number, words in enumerate(TYPED):
        option = ["--journal", folder] if number % 2 else [f"--journal={folder}"]
        main([*words.split(), *option, "--now", NOW])
        out, err = capsys.readouterr()
        for text in (out, err):
            for shown in SHOWN.finditer(text):
                named = shown["option"] or " --journal " in shown["rest"]
                if not named and shown["command"] != "init" and not shown["rest"].startswith(" --help"):
                    line = text[text.rfind("\n", 0, shown.start()) + 1 :].partition("\n")[0]
                    if not FINDING.match(line):
                        bare.append(f"{words}: {line}")
                if shown["option"] and " --journal " in shown["rest"]:
                    bare.append(f"{words}: twice: {shown[0]}")
    assert sorted(set(bare)) == []


def test_no_journal_is_named_where_none_was(make_journal, capsys, monkeypatch):
    """The environment says it to the next command too."""
    monkeypatch.setenv("FOLLOWUP_JOURNAL", os.fspath(make_journal(HELD["a"], TOML)))
    for words in TYPED:
        main([*words.split(), "--now", NOW])
        out, err = capsys.readouterr()
        assert "--journal" not in re.sub("name one with --journal DIR", "", out + err), words
