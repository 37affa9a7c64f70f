"""Hostile entries and names as whole runs: one finding each, in little time and memory, and nothing that steers a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from limits import HANGS, within
from northwind import BARE as GOOD
from northwind import NOW

from followup_kit.cli import main

pytestmark = pytest.mark.zone_free  # what is typed to do harm; each journal names its zone

HEAD = "---\ncompany: Bad\nrole: Engineer\ndate: 2026-11-18 14:00\n"
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # everything but the newline
HIDES = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def bomb() -> str:
    """480 bytes that would be gigabytes when written out."""
    names = "abcdefghi"
    lines = [f"a: &a [{','.join(['lol'] * 9)}]"]
    lines += [f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in pairwise(names)]
    return "\n".join(lines)


HOSTILE_YAML = {
    "alias bomb": (bomb(), "anchor"),
    "an alias of itself": ("x: &x [*x]", "anchor"),
    "100,000 brackets": ("x: " + "[" * 100_000, "too-long"),
    "60,000 brackets": ("x: " + "[" * 60_000, "too-deep"),
    "60,000 braces": ("x: " + "{a: " * 15_000, "too-deep"),
    "block of 300 levels": ("\n".join(" " * i + "a:" for i in range(300)), "too-deep"),
    "block of 1,100 levels": ("\n".join(" " * i + "a:" for i in range(1100)), "too-long"),
    "dashes of 1,100 levels": ("x:\n  " + "- " * 1100 + "a", "too-deep"),
    "51 levels": ("x: " + "[" * 51 + "]" * 51, "too-deep"),
    "python tag": ("x: !!python/object/apply:os.system ['touch /tmp/followup-owned']", "tag"),
    "python name": ("x: !!python/name:os.system", "tag"),
    "binary": ("x: !!binary aGVsbG8=", "tag"),
    "set": ("x: !!set {a, b}", "tag"),
    "omap": ("x: !!omap [a: 1]", "tag"),
    "own tag": ("x: !mine 3", "tag"),
    "text tag": ("x: !!str 3", "tag"),
    "merge key": ("x: {a: 1}\n<<: {company: Other}", "merge-key"),
    "duplicate key": ("company: Other", "duplicate-key"),
    "surrogate": ('x: "\\ud800"', "surrogate|yaml"),
    "two surrogates": ('x: "\\ud83d\\ude00"', "surrogate|yaml"),
    "list as a key": ("[a, b]: 1", "key"),
    "question mark": ("? a\n: b", None),
    "a long key": ("k" * 60_000 + ": 1", "yaml"),
    "a long text": ("x: " + "v" * 60_000, None),
    "2,000 keys": ("\n".join(f"k{i}: 1" for i in range(2000)), None),
    "colons": ("x: " + ":" * 60_000, "yaml|None"),
    "quotes": ("x: " + '"' * 60_001, "yaml"),
    "hashes": ("x: " + " #" * 30_000, None),
    "blanks": ("x:" + " " * 60_000 + "y", None),
    "dashes": ("x: " + "-" * 60_000, None),
    "a log of 1,000 lines": ("log:\n" + "  - {date: 2026-11-18, heard: other}\n" * 1000, None),
    "1,000 interviewers": ("interviewers: [" + ", ".join(f"P {i}" for i in range(1000)) + "]", "too-many"),
    "null byte": ('x: "a\\0b"', None),
}  # fmt: skip


@pytest.mark.parametrize(("header", "code"), HOSTILE_YAML.values(), ids=list(HOSTILE_YAML))
def test_hostile_yaml_is_one_finding_or_none(header, code, make_journal, capsys):
    """A hostile header ends within 5 seconds in one finding at its place, or is harmless; the other file keeps its rows."""
    folder = make_journal({"good.md": GOOD, "bad.md": f"{HEAD}{header}\n---\n"})
    with within(5):
        exit_code = main(["table", "--json", "--journal", os.fspath(folder), "--now", NOW])
    out, err = capsys.readouterr()
    told = json.loads(out)
    errors = [p for p in told["problems"] if p["severity"] == "error"]
    assert "good/thank-you/dana-whitfield" in [a["id"] for a in told["actions"]]
    assert exit_code == (1 if errors else 0)
    if not errors:
        assert code is None or code.endswith("None")
    else:
        assert [(p["file"], p["code"]) for p in errors] == [("bad.md", errors[0]["code"])]
        assert errors[0]["code"] in (code or "").split("|")
        assert errors[0]["line"] >= 2
        assert err == f"bad.md:{errors[0]['line']}:{errors[0]['column']}: error: {errors[0]['message']} ({errors[0]['hint']})\n"
        assert len(err) < 500
    assert not os.path.exists("/tmp/followup-owned")


@pytest.mark.parametrize("directive", ["%YAML 1.1\n---\n", "%TAG ! tag:x,2026:\n---\n", "%YAML 9.9\n"])
def test_directives_are_refused(directive, make_journal, capsys):
    """A header with a directive or a second document is an error, never half an entry."""
    folder = make_journal({"good.md": GOOD, "bad.md": "---\n" + directive + HEAD.removeprefix("---\n") + "---\n"})
    assert main(["--journal", os.fspath(folder), "--now", NOW]) == 1
    out, err = capsys.readouterr()
    assert re.match(r"bad\.md:\d+:\d+: error: ", err)
    assert "Thank Dana Whitfield" in out


@pytest.mark.parametrize(
    "name", ["alias bomb", "100,000 brackets", "60,000 brackets", "block of 300 levels", "2,000 keys", "1,000 interviewers"]
)
def test_hostile_files_take_little_time_and_memory(name, make_journal):
    """As a process: no signal, under 5 seconds and 300 MB, exit 1 where there is a finding."""
    header, code = HOSTILE_YAML[name]
    folder = make_journal({"good.md": GOOD, "bad.md": f"{HEAD}{header}\n---\n"})
    argv = [sys.executable, "-m", "followup_kit", "--journal", os.fspath(folder), "--now", NOW]
    limited = ["sh", "-c", 'ulimit -v 307200; ulimit -t 5; exec "$@"', "sh", *argv]
    done = subprocess.run(limited, capture_output=True, check=False, timeout=HANGS)
    assert done.returncode == (1 if code else 0)
    assert b"Traceback" not in done.stderr


BODIES = {
    "a lot of one word": "## Discussed\n" + "x" * 4_000_000,
    "a lot of headings": "# a\n" * 1_000_000,
    "a million comments": "## Discussed\n" + "<!--" * 1_000_000,
    "closed comments": "## Discussed\n" + "<!---->" * 500_000,
    "paragraphs": "## Discussed\n" + "a\n\n" * 1_000_000,
    "one paragraph": "## Discussed\n" + "We met.\n" * 24_000 + "and so\n",
    "titles": "## Discussed\n" + "We Met Dana\n\n" * 100_000,
    "quotations": "## Discussed\n" + "> a\n\n" * 1_000_000,
    "items": "## Discussed\n" + "- a\n" * 1_000_000,
    "sentences": "## Discussed\n" + "We are. " * 500_000,
    "blanks": "## Discussed\n" + " " * 4_000_000 + "x",
    "a heading of blanks": "## Discussed" + " \t" * 600 + "x",
    "a heading of hashes": "## Discussed" + " #" * 20_000 + "x",
    "quotes": "## Discussed\nWe are." + "\"'" * 1_000_000,
    "dots": "## Discussed\nI am " + ". " * 1_000_000,
    "brackets": "## Discussed\n" + "[" * 4_000_000,
    "template code": "## Discussed\nWe talked about {{ range(10**9) | list }} {% for i in range(10**9) %}x{% endfor %} today.",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_a_hostile_body_does_not_slow_the_drafts(body, make_journal, capsys):
    """Whatever 200,000 characters of notes hold, drafts come within 6 seconds of the processor.

    The slowest takes 1.5 on a quiet machine, and twice that where all its processors are in use.
    """
    folder = make_journal({"good.md": GOOD + body[:200_000]})
    with within(6):
        assert main(["draft", "--json", "--journal", os.fspath(folder), "--now", NOW]) == 0
    assert json.loads(capsys.readouterr().out)["drafts"]


# What reaches the terminal

ODD = {
    "ESC": "a\x1b[31mred\x1b]0:title\x07",
    "C1": "a\x9b31mred\x85\x90",
    "bidi": "a\u202egpj.exe\u2066x\u2069",
    "zero width": "a\u200b\u200d\u2060\ufeffz",
    "marks": "a" + "\u0301" * 1000,
    "Thai marks": "ก" + "\u0e49" * 1000,
    "line breaks": "a\u2028b\u2029c\x0bd\x0ce",
    "carriage return": "a\rb",
    "tab": "a\tb",
    "bell": "a\x07\x08\x7f",
    "markup": "<img src=x onerror=alert(1)>|`$x$`",
    "format": "%s%n{0}{%7*7%}${x}",
    "formula": '=HYPERLINK(A1&"x","x")',
    "wide": "\uff1d1+1",
    "minus": "-5 days",
    "long": "x" * 300,
    "emoji": "🏳️‍🌈" * 60,
}
COMMANDS = {
    "due": [], "due --all": [], "due --json": ["json"], "table": [], "table --format csv": ["csv"], "table --json": ["json"], "check": [],
    "check --json": ["json"], "draft": [], "draft --format text": [], "draft --json": ["json"], "why ID": [], "why ID --json": ["json"],
    "playbook compare": [], "playbook compare --json": ["json"], "export ics": [], "export ics --todo": [],
    "export ics --discreet": [], "export vcf": [],
}  # fmt: skip


def shown(command: str, out: str) -> str:
    """What a command prints; a calendar and an address book have lines that end in CRLF."""
    return out.replace("\r\n", "\n") if command.startswith("export ") else out


def hostile_entry(odd: str) -> str:
    """An entry with the odd text everywhere a text may stand; JSON's escapes are YAML's."""
    q = json.dumps(odd, ensure_ascii=STEERS.search(odd) is not None or HIDES.search(odd) is not None)
    return (
        f"---\ncompany: {q}\nrole: {q}\ndate: 2026-11-18 14:00\ninterviewers:\n  - {{name: {q}, title: {q}, email: {q}}}\nnext_steps: {q}\n"
        f"references:\n  - {{name: {q}, email: {q}}}\nskip:\n  - {{kind: letter, reason: {q}}}\nformat: {q}\nmykey: {q}\n"
        f"log:\n  - {{date: 2026-11-10, heard: other, from: {q}, note: {q}}}\n  - {{date: 2026-11-10, sent: thank-you, to: {q[0]}nobody {q[1:]}}}\n"
        f"---\n\n## Discussed\nWe talked about {odd} and how the loads are run at night.\n"
    )


@pytest.mark.parametrize("odd", ODD.values(), ids=list(ODD))
def test_no_text_of_an_entry_steers_the_terminal(odd, make_journal, capsys):
    """Whatever stands in names and notes, no control character reaches either stream, in no format; JSON keeps the raw text."""
    folder = os.fspath(make_journal({"x.md": hostile_entry(odd)}))
    assert main(["table", "--json", "--journal", folder, "--now", NOW]) in (0, 1)
    told = json.loads(capsys.readouterr().out)
    assert [p for p in told["problems"] if p["severity"] == "error" and p["code"] != "line-break"] == []
    action = next((a["id"] for a in told["actions"] if a["kind"] == "thank-you"), None)
    if action is not None:
        assert {a["company"] for a in told["actions"] if a["interview"]} == {odd.strip()}
    for command, kinds in COMMANDS.items():
        if "ID" in command and action is None:
            continue
        code = main([*(action if w == "ID" else w for w in command.split()), "--journal", folder, "--now", NOW])
        out, err = capsys.readouterr()
        assert code in (0, 1), command
        assert STEERS.findall(shown(command, out) + err) == [], command
        assert HIDES.findall(out + err) == [], command
        assert "Traceback" not in err
        if "json" in kinds:
            json.loads(out)
        if "csv" in kinds:
            assert len(list(csv.reader(io.StringIO(out)))) == 1 + len(told["actions"])


@pytest.mark.parametrize(
    "odd",
    [o for k, o in ODD.items() if k not in ("long", "emoji", "marks", "Thai marks", "markup", "format", "formula")],
    ids=ascii,
)
def test_no_name_of_a_file_steers_the_terminal(odd, make_journal, capsys):
    """Names of files, folders and playbooks are as harmless, in findings and in errors of usage; one finding is one line."""
    odd = odd.replace("/", "")
    folder = make_journal(
        {
            f"a{odd}.md": GOOD,
            f"b{odd}\n.md": GOOD.replace("Northwind", "Fernhill"),
            f"sub{odd}/bad.md": "---\nrole: [\n---\n",
            f"playbooks/{odd}.toml": "x = [",
        }
    )
    (folder / f"pipe{odd}.md").symlink_to("nowhere")
    journal = os.fspath(folder)
    rest = [
        "why thank-you",
        "draft thank-you",
        "draft a/letter",
        "due --playbook nosuch",
        "playbook",
        "playbook show nosuch",
        "why nosuch",
    ]
    for command in [c for c in COMMANDS if "ID" not in c] + rest:
        main([*command.split(), "--journal", journal, "--now", NOW])
        out, err = capsys.readouterr()
        assert STEERS.findall(shown(command, out) + err) == [], command
        assert HIDES.findall(out + err) == [], command
        assert "Traceback" not in err
    main(["check", "--journal", journal, "--now", NOW])
    assert all(re.match(r".*\.md:\d+:\d+: (error|warning): ", line) for line in capsys.readouterr().out.splitlines())


def test_an_ambiguous_interview_is_named_safely(make_journal, capsys):
    """The ids that a message lists are made visible too."""
    folder = make_journal({"a\x1b[31m-northwind.md": GOOD, "b\u202e-northwind.md": GOOD.replace("Northwind", "Fernhill")})
    assert main(["draft", "northwind", "--journal", os.fspath(folder), "--now", NOW]) == 2
    err = capsys.readouterr().err
    assert "a\\x1b[31m-northwind" in err
    assert "b<U+202E>-northwind" in err


def test_the_journals_own_name_is_shown_safely(make_journal, capsys, monkeypatch):
    """A journal's folder with ESC in its name steers nothing, in the folded line of a terminal either."""
    folder = make_journal({"a.md": GOOD.replace("dana@northwind.example", "d@n.example, address: 1 Main St")})
    folder = folder.rename(folder.parent / "j\x1b[31m\u202e")
    monkeypatch.setenv("NO_COLOR", "1")
    for terminal in (False, True):
        monkeypatch.setattr(sys.stdout, "isatty", lambda t=terminal: t, raising=False)
        assert main(["--journal", os.fspath(folder), "--now", NOW]) == 0
        out, err = capsys.readouterr()
        assert STEERS.findall(out + err) == []
        assert HIDES.findall(out + err) == []


def test_a_file_name_makes_no_line_of_its_own_in_a_draft(make_journal, capsys):
    """A line break in a file's name forges no line of a draft's head."""
    folder = make_journal({"a\n- status: ready to proofread.md": GOOD})
    main(["draft", "--journal", os.fspath(folder), "--now", NOW])
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("- status:")] == ["- status: not ready"]


@pytest.mark.parametrize("field", ["name", "email", "company", "role"])
def test_a_line_break_in_a_name_is_an_error(field, make_journal, capsys):
    """`Zoe\\r\\nBcc: all@evil.example` is refused with its place, so no draft or message ever carries it."""
    values = {"name": "Zoe", "email": "zoe@n.example", "company": "N", "role": "E"} | {field: "Zoe\r\nBcc: all@evil.example"}
    v = {k: json.dumps(t) for k, t in values.items()}
    folder = make_journal(
        {
            "x.md": f"---\ncompany: {v['company']}\nrole: {v['role']}\ndate: 2026-11-18\ninterviewers:\n  - {{name: {v['name']}, email: {v['email']}}}\n---\n"
        }
    )
    assert main(["draft", "--journal", os.fspath(folder), "--now", NOW]) == 1
    out, err = capsys.readouterr()
    assert "Bcc" not in out
    assert re.match(r"x\.md:\d+:\d+: error: line break in ", err)
    assert err.count("\n") == 1


@pytest.mark.parametrize("written", ["a\u202eb", '"a\\u202Eb"', '"a\\u2066b"', '"a\\eb"'], ids=ascii)
@pytest.mark.parametrize("field", ["company", "email"])
def test_hidden_characters_are_noted_by_check(field, written, make_journal, capsys):
    """A direction override or control character in a value warns, typed raw or as an escape: 0, and 1 under --strict."""
    company, email = (written, "d@n.example") if field == "company" else ("N", written)
    folder = make_journal(
        {
            "x.md": f"---\ncompany: {company}\nrole: E\ndate: 2026-11-18 14:00\ninterviewers:\n  - name: D W\n    email: {email}\n---\n"
        }
    )
    code = main(["check", "--journal", os.fspath(folder), "--now", NOW])
    out = capsys.readouterr().out
    assert code == 0
    assert "hidden character" in out
    assert main(["check", "--strict", "--journal", os.fspath(folder), "--now", NOW]) == 1


@pytest.mark.parametrize("flood", ["a" + "\u0301" * 1000, "ก" + "\u0e49" * 1000, "a" + "\u200b" * 1000, "a" + "\u200d" * 1000, "a" + "\u20dd" * 1000, "ש" + "\u05b8" * 1000, "a" + "\u0301\u0e49" * 500], ids=["accents", "Thai", "zero width", "joiners", "enclosing", "Hebrew", "mixed"])  # fmt: skip
def test_a_flood_of_marks_is_stemmed(flood, make_journal, capsys):
    """A thousand invisible or combining characters become a few: no line of the page grows by hundreds of characters."""
    folder = make_journal({"x.md": hostile_entry(flood)})
    main(["due", "--journal", os.fspath(folder), "--now", NOW])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 250


def test_the_private_text_of_a_bad_file_is_never_quoted(make_journal, capsys):
    """Findings name the place and the value seen, and hold nothing of the notes."""
    folder = make_journal({"x.md": HEAD + "x: [\n---\n\n## Concerns\nMy secret fear.\nsecret@private.example\n"})
    for command in COMMANDS:
        if "ID" not in command:
            main([*command.split(), "--journal", os.fspath(folder), "--now", NOW])
            out, err = capsys.readouterr()
            assert "secret" not in out + err
