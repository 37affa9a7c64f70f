"""Zone names: which are taken, and what is said of the others."""

from __future__ import annotations

import os
import re
import sys
import zoneinfo
from pathlib import Path

import pytest

import followup_kit
from followup_kit.dates import zones
from followup_kit.dates.stamps import BadDate
from followup_kit.dates.zones import machine_zone, zone_named

ANY = "write an IANA name such as America/New_York or Europe/London"
IANA = sorted(z for z in zoneinfo.available_timezones() if "/" in z and not z.startswith("Etc/"))


def refused(name):
    """What is said of a name that is refused: message and hint."""
    with pytest.raises(BadDate) as caught:
        zone_named(name)
    return caught.value.message, caught.value.hint


def test_every_name_of_a_place_in_the_zone_data_is_taken():
    """All IANA names of places are known, with dashes, digits and three parts too."""
    assert len(IANA) > 400
    assert [zone_named(name).key for name in IANA] == IANA


def test_utc_is_taken():
    """UTC is the one name without a place."""
    assert zone_named("UTC").key == "UTC"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("EST", "did you mean America/New_York?"),
        ("est", "did you mean America/New_York?"),
        ("IST", "did you mean Asia/Kolkata?"),
        ("CET", "did you mean Europe/Berlin?"),
        ("GMT", "did you mean Europe/London?"),
        ("UTC+2", ANY),
        ("GMT-5", ANY),
        ("Etc/GMT+5", ANY),
        ("posix/Europe/Oslo", None),
        ("+02:00", ANY),
        ("europe/oslo", "did you mean Europe/Oslo?"),
        ("EUROPE/OSLO", "did you mean Europe/Oslo?"),
        ("America/New York", "did you mean America/New_York?"),
        ("America/New_york", "did you mean America/New_York?"),
        ("Oslo", "did you mean Europe/Oslo?"),
        ("Europe/Olso", "did you mean Europe/Oslo?"),
        ("Europe", None),
        ("America/Argentina", None),
        ("Mars/Olympus", ANY),
        ("../../etc/passwd", ANY),
        ("/etc/passwd", ANY),
        ("Europe/../../etc/passwd", ANY),
        ("Europe/Oslo/../Oslo", ANY),
        ("Europe/Oslo\0", None),
        ("Europe//Oslo", None),
        (" Europe/Oslo", None),
        ("", ANY),
    ],
)
def test_other_names_are_refused_with_what_was_probably_meant(name, hint):
    """An abbreviation, an offset, a path or a wrong spelling is no zone, whatever the disk would find by it."""
    message, said = refused(name)
    assert message == f"{name!r} is not a time zone"
    assert said == hint or (hint is None and said)


def test_a_long_name_is_cut_in_the_message():
    """The message stays readable."""
    assert refused("x" * 5000) == (f"'{'x' * 57}...' is not a time zone", ANY)


_opened: list[str] = []
_listening = False


def _listen(event: str, args: tuple[object, ...]) -> None:
    if _listening and event == "open" and isinstance(args[0], str | bytes):
        _opened.append(os.fsdecode(args[0]))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "Europe/../../../../etc/passwd", "..", "Europe/Oslo/../../passwd"]
)
def test_no_file_outside_the_zone_data_is_opened_for_a_name(name):
    """A name is never a path: what is opened while it is refused lies in the zone data."""
    global _listening
    refused("Europe/Olso")  # whatever is imported on first use, is imported now
    sys.addaudithook(_listen)
    _opened.clear()
    _listening = True
    try:
        refused(name)
    finally:
        _listening = False
    homes = [os.path.realpath(p) for p in (*zoneinfo.TZPATH, str(Path(zoneinfo.__file__).parent))]
    homes += [str(Path(p, "tzdata").resolve()) for p in sys.path if Path(p, "tzdata").is_dir()]
    assert [f for f in _opened if not os.path.realpath(f).startswith(tuple(h + os.sep for h in homes))] == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":Europe/Oslo", "Europe/Oslo"),
        ("UTC", "UTC"),
        ("nonsense", "UTC"),
        ("../../etc/passwd", "UTC"),
    ],
)
def test_the_machines_zone_is_that_of_tz(monkeypatch, value, expected):
    """$TZ names the machine's zone; what is no zone counts as UTC."""
    monkeypatch.setenv("TZ", value)
    assert str(machine_zone()) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [("/usr/share/zoneinfo/Europe/Oslo", "Europe/Oslo"), ("/etc/localtime", "UTC"), ("/usr/share/zoneinfo/Mars", "UTC")],
)
def test_without_tz_the_machines_zone_is_where_localtime_points(monkeypatch, target, expected):
    """/etc/localtime is a link into the zone data, or tells nothing."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(zones.os.path, "realpath", lambda path: target)
    assert str(machine_zone()) == expected


def test_nothing_else_asks_for_the_machines_zone():
    """Where the journal names its zone, the machine's has no way in: what would ask for it is used nowhere in the kit."""
    asks = re.compile(r"\.astimezone\(\)|\b(localtime|mktime|tzset|tzlocal|ctime)\(|\.(fromtimestamp|today)\(|[\"']TZ[\"']")
    found = {p.name: asks.findall(p.read_text(encoding="utf-8")) for p in Path(followup_kit.__file__).parent.rglob("*.py")}
    assert {name: len(hits) for name, hits in found.items() if hits} == {"zones.py": 1}
