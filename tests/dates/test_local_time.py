"""The arithmetic between local days and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import case

from followup_kit.dates.local_time import add_days, clock_trap, end_of, instant, local, local_day, nine_on, plus, same_clock_later

OSLO = ZoneInfo("Europe/Oslo")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
EARLIEST, LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "trap", "utc"),
    [
        case("Oslo, gap: moves past it", date(2026, 3, 29), time(2, 30), OSLO, "gap", "2026-03-29T01:30+00:00"),
        case("Oslo, before the gap", date(2026, 3, 29), time(1, 59), OSLO, None, "2026-03-29T00:59+00:00"),
        case("Oslo, after the gap", date(2026, 3, 29), time(3), OSLO, None, "2026-03-29T01:00+00:00"),
        case("Oslo, twice: the first", date(2026, 10, 25), time(2, 30), OSLO, "twice", "2026-10-25T00:30+00:00"),
        case("Oslo, after the second", date(2026, 10, 25), time(3), OSLO, None, "2026-10-25T02:00+00:00"),
        case("New York, gap", date(2026, 3, 8), time(2, 30), NEW_YORK, "gap", "2026-03-08T07:30+00:00"),
        case("New York, twice", date(2026, 11, 1), time(1, 30), NEW_YORK, "twice", "2026-11-01T05:30+00:00"),
        case("Lord Howe, a gap of half an hour", date(2026, 10, 4), time(2, 15), ZoneInfo("Australia/Lord_Howe"), "gap", "2026-10-03T15:45+00:00"),
        case("Tokyo has none", date(2026, 3, 29), time(2, 30), TOKYO, None, "2026-03-28T17:30+00:00"),
        case("New York, gap weeks: 14:00 in Oslo", date(2026, 3, 16), time(9), NEW_YORK, None, "2026-03-16T13:00+00:00"),
    ],
)  # fmt: skip
def test_local_times_around_the_change_of_clocks(day, clock, zone, trap, utc):
    """A time that does not exist moves past the gap, of two the first is meant, and both are told apart from plain ones."""
    assert (clock_trap(day, clock, zone), instant(day, clock, zone)) == (trap, datetime.fromisoformat(utc))


def test_the_same_moment_is_another_hour_and_another_day_elsewhere():
    """09:00 in New York is 14:00 in Oslo in the gap weeks; 08:00 on 30 June in Tokyo is still the 29th in Los Angeles."""
    assert local(instant(date(2026, 3, 16), time(9), NEW_YORK), OSLO).isoformat() == "2026-03-16T14:00:00+01:00"
    tokyo = instant(date(2026, 6, 30), time(8), TOKYO)
    assert (local_day(tokyo, TOKYO), local_day(tokyo, LOS_ANGELES)) == (date(2026, 6, 30), date(2026, 6, 29))


@pytest.mark.parametrize(
    ("start", "elapsed", "next_day"),
    [
        case("clocks go forward", datetime(2026, 3, 28, 14, tzinfo=OSLO), "2026-03-29T15:00:00+02:00", "2026-03-29T14:00:00+02:00"),
        case("clocks go back", datetime(2026, 10, 24, 14, tzinfo=OSLO), "2026-10-25T13:00:00+01:00", "2026-10-25T14:00:00+01:00"),
        case("no change", datetime(2026, 11, 18, 14, tzinfo=OSLO), "2026-11-19T14:00:00+01:00", "2026-11-19T14:00:00+01:00"),
        case("the next day's time is in the gap", datetime(2026, 3, 28, 2, 30, tzinfo=OSLO), "2026-03-29T03:30:00+02:00", "2026-03-29T03:30:00+02:00"),
    ],
)  # fmt: skip
def test_24_hours_and_a_day_are_not_the_same(start, elapsed, next_day):
    """24 hours are elapsed time; a day later is the same clock."""
    at = start.astimezone(UTC)
    assert local(plus(at, timedelta(hours=24)), OSLO).isoformat() == elapsed
    assert local(same_clock_later(at, 1, OSLO), OSLO).isoformat() == next_day


def test_the_second_of_two_hours_is_forgotten_by_the_next_day():
    """From 02:30 as it comes the second time, to a day on which 02:30 is skipped: past the gap, as from any other 02:30."""
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert local(second, OSLO).isoformat() == "2026-10-25T02:30:00+01:00"
    assert local(same_clock_later(second, 154, OSLO), OSLO).isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_day_opens_at_nine_and_ends_a_second_before_midnight():
    """09:00 and 23:59:59 are local, also on the day of 25 hours."""
    assert local(nine_on(date(2026, 10, 25), OSLO), OSLO).isoformat() == "2026-10-25T09:00:00+01:00"
    assert local(end_of(date(2026, 10, 25), OSLO), OSLO).isoformat() == "2026-10-25T23:59:59+01:00"


@pytest.mark.parametrize("zone", [ZoneInfo("UTC"), NEW_YORK, TOKYO, ZoneInfo("Pacific/Kiritimati")], ids=str)
def test_the_ends_of_the_calendar_hold(zone):
    """At the first and the last day nothing overflows: moments stay a day inside, so that every zone can show them."""
    assert add_days(date.max, 1) == date.max
    assert add_days(date.min, -1) == date.min
    assert instant(date.max, time(23, 59), zone) == LATEST
    assert instant(date.min, time(0), zone) == EARLIEST
    assert plus(LATEST, timedelta(days=400)) == LATEST
    assert same_clock_later(LATEST, 7, zone) == LATEST
    for at in (EARLIEST, LATEST):
        assert local(at, zone).astimezone(UTC) == at


def test_subtracting_at_the_beginning_of_the_calendar_stays_there():
    """Elapsed time taken from the first moment does not come out at the other end of the calendar."""
    assert plus(EARLIEST, timedelta(days=-400)) == EARLIEST


@given(
    st.dates(), st.times().map(lambda t: t.replace(microsecond=0, fold=0)), st.sampled_from([OSLO, NEW_YORK, TOKYO, LOS_ANGELES])
)
def test_an_instant_shows_the_typed_clock_unless_it_is_in_a_gap(day, clock, zone):
    """A local time comes back as typed, but for the hour that the clocks skip and the two ends of the calendar."""
    at = instant(day, clock, zone)
    assert EARLIEST <= at <= LATEST
    if EARLIEST < at < LATEST and clock_trap(day, clock, zone) != "gap":
        assert local(at, zone).replace(tzinfo=None, fold=0) == datetime.combine(day, clock)
