"""`followup export`: files that are never lost, options that fit, and a watch that writes only what has changed."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys

import pytest
from limits import HANGS
from northwind import ENTRY, NOW, TOML

from followup_kit.cli import main
from followup_kit.commands.shared import watching

BROKEN = "---\nrole: [\n---\n"


@pytest.fixture
def run(capsysbinary):
    """Runs the command in this process: exit code, standard output as bytes, standard error as text."""

    def run(*argv):
        code = main([*argv, "--now", NOW])
        out, err = capsysbinary.readouterr()
        return code, out, err.decode()

    return run


@pytest.mark.parametrize("form", ["ics", "vcf", "csv", "json"])
def test_a_file_has_what_standard_output_has(form, make_journal, run, tmp_path):
    """`-o FILE` writes what would be printed, readable by its owner alone; an existing file is refused and stays as it is."""
    folder = os.fspath(make_journal({"a.md": ENTRY}, TOML))
    target = tmp_path / "out put"
    code, printed, err = run("export", form, "--journal", folder)
    assert (code, err) == (0, "")
    assert b"Northwind" in printed
    assert run("export", form, "-o", os.fspath(target), "--journal", folder) == (0, b"", "")
    assert target.read_bytes() == printed
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    target.write_bytes(b"mine")
    code, out, err = run("export", form, "-o", os.fspath(target), "--journal", folder)
    assert (code, out, err) == (
        3,
        b"",
        f"followup: {os.fspath(target)!r} already exists; nothing was written (--force replaces it)\n",
    )
    assert target.read_bytes() == b"mine"
    assert run("export", form, "-o", os.fspath(target), "--force", "--journal", folder)[0] == 0
    assert target.read_bytes() == printed


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_table_is_the_table(form, make_journal, run):
    """csv and json are those of `table`, to the byte."""
    folder = os.fspath(make_journal({"a.md": ENTRY.replace("Northwind", "'=1+1'"), "bad.md": BROKEN}, TOML))
    assert run("export", form, "--journal", folder) == run("table", "--format", form, "--journal", folder)


def test_no_file_becomes_an_entry(make_journal, run):
    """Nothing is exported to a name inside the journal that is an entry's."""
    folder = make_journal({"a.md": ENTRY}, TOML)
    for name in ("a.md", "new.md"):
        code, _, err = run("export", "ics", "-o", os.fspath(folder / name), "--force", "--journal", os.fspath(folder))
        assert code == 3
        assert "inside the journal" in err
    assert (folder / "a.md").read_text(encoding="utf-8") == ENTRY
    assert not (folder / "new.md").exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ("csv --todo", "followup: only a calendar has '--todo' (leave it out)\n"),
        ("vcf --discreet", "followup: only a calendar has '--discreet' (leave it out)\n"),
        ("ics --watch", "followup: a calendar that is kept up to date goes to a file: add '-o FILE'\n"),
    ],
)
def test_options_that_do_not_fit(argv, said, make_journal, run):
    """What does not go together is refused, with what to type."""
    folder = os.fspath(make_journal({"a.md": ENTRY}, TOML))
    assert run("export", *argv.split(), "--journal", folder) == (2, b"", said)


@pytest.mark.parametrize("argv", ["", "isc", "ics --jsno"])
def test_usage(argv, run):
    """Without a format, with an unknown one or an unknown option: usage, exit 2."""
    code, out, err = run("export", *argv.split())
    assert (code, out) == (2, b"")
    assert err.startswith("followup: ")


@pytest.mark.parametrize("toml", ["x = [", 'playbook = "nosuch"\n'])
@pytest.mark.parametrize("form", ["ics", "vcf"])
def test_settings_with_an_error_replace_nothing(form, toml, make_journal, run, tmp_path):
    """An empty calendar would delete what is in the person's own: exit 1, the file as it was, nothing on standard output."""
    folder = os.fspath(make_journal({"a.md": ENTRY}, toml))
    target = tmp_path / "out"
    target.write_bytes(b"mine")
    code, out, err = run("export", form, "-o", os.fspath(target), "--force", "--journal", folder)
    assert (code, out) == (1, b"")
    assert "so nothing was exported" in err
    assert target.read_bytes() == b"mine"


def test_an_unreadable_entry_is_named(make_journal, run):
    """What could be read is exported; the file is named on standard error and in the calendar, exit 1."""
    folder = os.fspath(make_journal({"a.md": ENTRY, "bad.md": BROKEN}, TOML))
    code, out, err = run("export", "ics", "--journal", folder)
    assert code == 1
    assert err.startswith("bad.md:2:")
    assert b"\r\nX-WR-CALDESC:1 file could not be read: bad.md\r\n" in out
    assert b"Interview: Northwind" in out


@pytest.mark.parametrize("call", ["scandir", "open"])
@pytest.mark.parametrize("form", ["ics", "vcf"])
def test_what_a_failing_disk_hides_is_not_gone(call, form, make_journal, run, tmp_path, monkeypatch):
    """Nothing is cancelled for a folder or file that cannot be read: FILE stays as it is, exit 1; a new FILE has the others."""
    fernhill = ENTRY.replace("Northwind", "Fernhill").replace("northwind", "fernhill")
    folder = make_journal({"a.md": ENTRY, "sub/b.md": fernhill}, TOML)
    target = tmp_path / "out"
    words = ("export", form, "-o", os.fspath(target), "--force", "--journal", os.fspath(folder))
    assert run(*words)[0] == 0
    before = target.read_bytes()
    real = getattr(os, call)

    def failing(path, *args, **more):
        if os.fspath(path) == os.fspath(folder / ("sub" if call == "scandir" else "sub/b.md")):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return real(path, *args, **more)

    monkeypatch.setattr(os, call, failing)
    hidden = "sub" if call == "scandir" else "sub/b.md"
    code, out, err = run(*words)
    assert (code, out, target.read_bytes()) == (1, b"", before)
    left = f"{target} was left as it is, so that it loses nothing of what is there"
    assert err.splitlines()[1:] == [f"followup: {hidden} could not be read; {left}"]
    target.unlink()
    assert run(*words)[0] == 1
    assert b"Northwind" in target.read_bytes()


def test_the_same_again_is_not_written(make_journal, run, tmp_path):
    """A program that follows the file reads it again only when something has changed, whatever the clock shows."""
    folder = make_journal({"a.md": ENTRY}, TOML)
    target = tmp_path / "a.ics"
    argv = ("export", "ics", "-o", os.fspath(target), "--force", "--journal", os.fspath(folder))
    run(*argv)
    before, inode = target.read_bytes(), target.stat().st_ino
    run(*argv)
    assert (target.read_bytes(), target.stat().st_ino) == (before, inode)
    make_journal({"a.md": ENTRY.replace("14:00", "15:00")}, TOML)
    run(*argv)
    assert b"SEQUENCE:1" in target.read_bytes()


def test_watch_writes_again_when_an_entry_changes(make_journal, run, tmp_path, monkeypatch):
    """At once, after a change, and each hour; the calendar itself, in the journal's folder, is no change that goes on for ever."""
    folder = make_journal({"a.md": ENTRY}, TOML)
    target = folder / "a.ics"
    seen: list[int] = []

    def sleep(seconds):
        seen.append(target.read_bytes().count(b"SUMMARY:Interview: Acme"))
        if len(seen) == 5:
            make_journal({"a.md": ENTRY.replace("company: Northwind", "company: Acme")}, TOML)
        if len(seen) == 12:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    code, out, err = run("export", "ics", "--watch", "-o", os.fspath(target), "--journal", os.fspath(folder))
    assert (code, err) == (130, "")
    assert seen == [0] * 5 + [1] * 7
    assert out.decode().count("watching, press Ctrl-C to stop\n") <= 4


def test_watch_goes_on_by_itself(make_journal, monkeypatch):
    """With `every`, it looks again after so many seconds in which nothing has changed."""
    turns: list[float] = []
    monkeypatch.setattr(watching.time, "sleep", turns.append)
    found = watching.each_change(os.fspath(make_journal({"a.md": ENTRY})), every=3600)
    next(found)
    next(found)
    assert sum(turns) == 3600


def test_watch_keeps_the_file_while_the_settings_are_wrong(make_journal, run, tmp_path, monkeypatch):
    """A mistake in the middle of the day does not empty the calendar."""
    folder = make_journal({"a.md": ENTRY}, TOML)
    target = tmp_path / "a.ics"
    turns = 0

    def sleep(seconds):
        nonlocal turns
        turns += 1
        if turns == 2:
            make_journal({}, "x = [")
        if turns == 5:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    code, _, err = run("export", "ics", "--watch", "-o", os.fspath(target), "--journal", os.fspath(folder))
    assert code == 130
    assert "was left as it is" in err
    assert b"Interview: Northwind" in target.read_bytes()


def test_the_machines_zone_is_the_calendars(make_journal, run):
    """A journal without a zone is in the machine's: its name is in the calendar, with its clock, or the times are in UTC."""
    from followup_kit.dates.zones import machine_zone

    _, out, _ = run("export", "ics", "--journal", os.fspath(make_journal({"a.md": ENTRY}, 'language = "en"\n')))
    zone = str(machine_zone())
    is_utc = zone.removeprefix("Etc/") == "UTC"
    start = b"DTSTART:20261118T140000Z" if is_utc else f"DTSTART;TZID={zone}:20261118T140000".encode()
    assert start in out
    assert out.count(b"BEGIN:VTIMEZONE") == (not is_utc)


@pytest.mark.zone_free
def test_exports_load_nothing_heavy(make_journal):
    """A calendar, an address book and the table are written where pandas and icalendar cannot be imported at all."""
    script = (
        "import sys\nfor name in ('pandas', 'icalendar', 'vobject'): sys.modules[name] = None\nfrom followup_kit.cli import main\n"
        "sys.exit(max(main(['export', f, '--journal', sys.argv[1], '--now', sys.argv[2]]) for f in ('ics', 'vcf', 'csv', 'json')))"
    )
    folder = os.fspath(make_journal({"a.md": ENTRY}, TOML))
    done = subprocess.run([sys.executable, "-c", script, folder, NOW], capture_output=True, check=False, timeout=HANGS)
    assert (done.returncode, done.stderr) == (0, b"")
