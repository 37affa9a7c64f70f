"""A calendar goes to a CalDAV server on this machine and on to other programs, again and again: radicale, vdirsyncer, khal, todoman."""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread, Timer

import pytest
from calendar_programs import called, khal_configured, open_todos, program
from limits import HANGS
from northwind_calendar import ENTRY

from followup_kit.cli import main

pytestmark = [pytest.mark.zone_free, pytest.mark.slow]

NAME = "2026-11-18-northwind.md"
COMPANY = "Northwind, Ltd; Analytics"
THANKS = f"Thank Dana Whitfield by phone via Jo Park: {COMPANY}"
INTERVIEW = f"Interview: {COMPANY}, Data Engineer 🦊"
RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[rights]
type = owner_only
[storage]
filesystem_folder = {home}/server
[logging]
level = info
"""
VDIRSYNCER = """[general]
status_path = "{home}/status/"
[pair up]
a = "file"
b = "server"
collections = null
conflict_resolution = "a wins"
[pair down]
a = "server"
b = "folder"
collections = null
[storage file]
type = "singlefile"
path = "{home}/followup.ics"
[storage server]
type = "caldav"
url = "{url}"
username = "robin"
password = "x"
[storage folder]
type = "filesystem"
path = "{home}/calendar/"
fileext = ".ics"
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of an empty calendar on a radicale that serves this machine alone, as long as the test runs."""
    radicale = program("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "radicale.conf").write_text(RADICALE.format(port=port, home=tmp_path), encoding="utf-8")
    argv = [radicale, "--config", os.fspath(tmp_path / "radicale.conf")]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        timer = Timer(HANGS, process.kill)
        timer.start()
        rest = Thread(target=process.stdout.readlines)  # a pipe that nobody reads would stop the server when it is full
        try:
            said = []
            for line in process.stdout:  # ends where the server does
                said.append(line)
                if "server ready" in line:
                    break
            else:
                pytest.fail("".join(said))
            rest.start()
            url = f"http://127.0.0.1:{port}/robin/followup/"
            made = urllib.request.Request(url, method="MKCALENDAR")
            made.add_header("Authorization", "Basic " + base64.b64encode(b"robin:x").decode())
            assert urllib.request.urlopen(made, timeout=HANGS).status == 201
            yield url
        finally:
            timer.cancel()
            process.kill()
            if rest.ident is not None:
                rest.join()


def test_through_a_server_and_back(make_journal, server, tmp_path):
    """Exported, synced and shown; twice the same changes nothing; moved and done come out as such, nothing is there twice."""
    vdirsyncer, khal, todoman = program("vdirsyncer"), program("khal"), program("todoman", "todo")
    folder = make_journal({NAME: ENTRY})
    (tmp_path / "calendar").mkdir()
    (tmp_path / "vdirsyncer.conf").write_text(VDIRSYNCER.format(home=tmp_path, url=server), encoding="utf-8")
    conf = ("-c", os.fspath(tmp_path / "vdirsyncer.conf"))

    def export(now: str) -> None:
        argv = ["export", "ics", "--todo", "--force", "-o", os.fspath(tmp_path / "followup.ics")]
        assert main([*argv, "--journal", os.fspath(folder), "--now", now]) == 0

    def synced() -> int:
        said = [
            *called(vdirsyncer, *conf, "sync", "up", home=tmp_path),
            *called(vdirsyncer, *conf, "sync", "down", home=tmp_path),
        ]
        assert not any("error" in line.lower() for line in said)
        return len(list((tmp_path / "calendar").glob("*.ics")))

    def shown(day: str) -> list[str]:
        lines = called(
            khal, *khal_configured(tmp_path), "list", "--format", "{start-end-time-style} {title}", day, "1d", home=tmp_path
        )
        return [line.strip() for line in lines if "Interview: " in line]

    def due() -> dict[str, datetime]:
        return {row["summary"]: datetime.fromtimestamp(row["due"], UTC) for row in open_todos(todoman, tmp_path)}

    def sequences() -> dict[str, int]:
        texts = [file.read_text(encoding="utf-8") for file in (tmp_path / "calendar").glob("*.ics")]
        return {re.findall("^UID:(.*)$", t, re.M)[0]: int(re.findall("^SEQUENCE:(.*)$", t, re.M)[0]) for t in texts}

    export("2026-11-17T09:00")
    called(vdirsyncer, *conf, "discover", home=tmp_path, typed="y\n" * 4)
    number = synced()
    assert number > 5
    assert shown("2026-11-18") == [f"14:00-15:00 {INTERVIEW}"]
    assert due()[THANKS] == datetime(2026, 11, 19, 20, tzinfo=UTC)
    first = sequences()

    export("2026-11-17T12:00")
    assert synced() == number
    assert sequences() == first

    make_journal({NAME: ENTRY.replace("11-18 14:00", "11-17 10:30")})
    export("2026-11-17T13:00")
    assert synced() == number
    assert (shown("2026-11-18"), shown("2026-11-17")) == ([], [f"10:30-11:30 {INTERVIEW}"])
    assert due()[THANKS] == datetime(2026, 11, 18, 16, 30, tzinfo=UTC)
    assert sum(sequences().values()) > sum(first.values())

    done = "log: [{date: 2026-11-17 17:10, sent: thank-you, to: Dana}]\ndecision_by:"
    make_journal({NAME: ENTRY.replace("11-18 14:00", "11-17 10:30").replace("decision_by:", done)})
    export("2026-11-17T18:00")
    assert synced() == number
    assert THANKS not in due()
    assert f"10:30-11:30 {INTERVIEW}" in shown("2026-11-17")
