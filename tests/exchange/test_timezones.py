"""The zones of a calendar say what the zone data says, at every hour that the calendar speaks of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.exchange.date_values import moment_line
from followup_kit.exchange.timezones import timezone_lines, zones_in

pytestmark = pytest.mark.zone_free

ZONES = (
    "America/New_York", "Europe/Oslo", "Asia/Tokyo", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo",
    "Africa/Casablanca", "Pacific/Apia", "Antarctica/Troll",
)  # fmt: skip


def offset_in(lines: list[str], clock: datetime) -> timedelta:
    """The offset of a local time by the rule of RFC 5545 (3.6.5): that of the latest onset that is not after it."""
    onsets: list[tuple[datetime, str]] = []
    starts: list[datetime] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name in ("DTSTART", "RDATE"):
            starts += [datetime.fromisoformat(text) for text in value.split(",")]
        elif name == "TZOFFSETTO":
            onsets += [(start, value) for start in starts]
            starts = []
    value = max(onset for onset in onsets if onset[0] <= clock)[1]
    parts = [int(value[i : i + 2]) for i in range(1, len(value), 2)]
    span = timedelta(hours=parts[0], minutes=parts[1], seconds=sum(parts[2:]))
    return -span if value[0] == "-" else span


@given(
    st.sampled_from(ZONES),
    st.lists(st.datetimes(datetime(1880, 1, 1), datetime(2100, 1, 1)), min_size=1, max_size=5),
)
def test_a_zone_says_what_the_zone_data_says(key: str, moments: list[datetime]) -> None:
    """A reader that knows nothing of zones but the calendar finds the moment that was meant."""
    zone = ZoneInfo(key)
    wanted = [at.replace(microsecond=0, tzinfo=UTC) for at in moments]
    lines = [moment_line("DTSTART", at, zone) for at in wanted]
    found = timezone_lines(zones_in(lines))
    for at, line in zip(wanted, lines, strict=True):
        name, _, value = line.partition(":")
        clock = datetime.fromisoformat(value.rstrip("Z"))
        offset = offset_in(found, clock) if "TZID" in name else timedelta(0)
        assert (clock - offset).replace(tzinfo=UTC) == at


def test_one_zone_whole() -> None:
    """Oslo in 2026 and 2027, as the calendar has it: alike changes are one, with the dates of both years."""
    assert timezone_lines(zones_in(["DTSTART;TZID=Europe/Oslo:20260328T140000", "DTEND;TZID=Europe/Oslo:20270101T000000"])) == [
        "BEGIN:VTIMEZONE", "TZID:Europe/Oslo",
        "BEGIN:STANDARD", "DTSTART:20251231T010000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:20260329T020000", "RDATE:20270328T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20261025T030000", "RDATE:20271031T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
        "END:VTIMEZONE",
    ]  # fmt: skip


def test_the_hour_that_comes_twice() -> None:
    """A local time means its first occurrence, so the second is written in UTC."""
    oslo = ZoneInfo("Europe/Oslo")
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment_line("DUE", first, oslo) == "DUE;TZID=Europe/Oslo:20261025T023000"
    assert moment_line("DUE", first + timedelta(hours=1), oslo) == "DUE:20261025T013000Z"


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar(year: str) -> None:
    """The first and the last year have their zones like any other."""
    assert timezone_lines(zones_in([f"DTSTART;TZID=Europe/Oslo:{year}1230T120000"]))[-1] == "END:VTIMEZONE"


def test_no_zone_is_needed_for_utc_and_days() -> None:
    """Only a line with a zone brings one; a zone that is unknown brings none."""
    assert timezone_lines(zones_in(["DTSTART:20261118T140000Z", "DTSTART;VALUE=DATE:20261118"])) == []
    assert timezone_lines(zones_in(["DTSTART;TZID=../../etc/passwd:20261118T140000"])) == []
