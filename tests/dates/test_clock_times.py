"""Times of day and their ranges, alone and behind a date; durations."""

from __future__ import annotations

import contextlib
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import said

from followup_kit.dates.clock_times import format_duration, parse_clock, parse_duration, parse_start
from followup_kit.dates.stamps import BadDate, parse_stamp

NEW_YORK = ZoneInfo("America/New_York")
LONDON = ZoneInfo("Europe/London")
OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2026, 11, 18)
HALF_PAST = timedelta(hours=1, minutes=30)


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-11-18", OSLO, (DAY, None, None, None)),
        ("2026-11-18 14:00", OSLO, (DAY, time(14), None, None)),
        ("2026-11-18 14:00-15:30", OSLO, (DAY, time(14), None, HALF_PAST)),
        ("2026-11-18 14:00 - 15:30", OSLO, (DAY, time(14), None, HALF_PAST)),
        ("2026-11-18 14:00–15:30", OSLO, (DAY, time(14), None, HALF_PAST)),
        ("2026-11-18 9:00-10:30", OSLO, (DAY, time(9), None, HALF_PAST)),
        # What may be an offset is one if the zone has it, or if it is earlier than the start.
        ("2026-11-18 14:00-05:00", NEW_YORK, (DAY, time(14), timedelta(hours=-5), None)),
        ("2026-11-18 14:00-05:00", OSLO, (DAY, time(14), timedelta(hours=-5), None)),
        ("2026-11-18 04:00-05:00", NEW_YORK, (DAY, time(4), timedelta(hours=-5), None)),
        ("2026-11-18 04:00-05:00", OSLO, (DAY, time(4), None, timedelta(hours=1))),
        ("2026-11-18T04:00-05:00", OSLO, (DAY, time(4), timedelta(hours=-5), None)),
        ("2026-11-18 04:00:00-05:00", OSLO, (DAY, time(4), timedelta(hours=-5), None)),
        ("2026-11-18 14:00+01:00", OSLO, (DAY, time(14), timedelta(hours=1), None)),
        # It may end after midnight, within six hours. What no zone has is never an offset: less than an hour, odd minutes, over 12.
        ("2026-11-18 23:30-00:30", OSLO, (DAY, time(23, 30), None, timedelta(hours=1))),
        ("2026-11-18 22:00-00:00", LONDON, (DAY, time(22), None, timedelta(hours=2))),
        ("2026-11-18 22:00-24:00", OSLO, (DAY, time(22), None, timedelta(hours=2))),
        ("2026-11-18 12:00-24:00", OSLO, (DAY, time(12), None, timedelta(hours=12))),
        ("2026-11-18 23:30 - 01:00", OSLO, (DAY, time(23, 30), None, HALF_PAST)),
        ("2026-11-18 23:30–01:00", NEW_YORK, (DAY, time(23, 30), None, HALF_PAST)),
        ("2026-11-18 20:00 - 02:00", OSLO, (DAY, time(20), None, timedelta(hours=6))),
        ("2026-11-18 23:45-01:15", OSLO, (DAY, time(23, 45), None, HALF_PAST)),
        ("2026-11-18 23:30-01:00", OSLO, (DAY, time(23, 30), timedelta(hours=-1), None)),
        ("2026-11-18 22:00-03:30", OSLO, (DAY, time(22), timedelta(hours=-3, minutes=-30), None)),
        ("2026-11-18T22:00-00:00", LONDON, (DAY, time(22), timedelta(0), None)),
        ("2026-11-18 22:00+00:00", LONDON, (DAY, time(22), timedelta(0), None)),
    ],
)
def test_a_start_may_have_an_end(text, zone, expected):
    """A range of times gives how long it takes; an offset remains one."""
    assert parse_start(text, zone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", (time(14), None)),
        (" 9:05 ", (time(9, 5), None)),
        ("14:00-15:30", (time(14), HALF_PAST)),
        ("14:00 – 15:30", (time(14), HALF_PAST)),
        ("23:00-00:30", (time(23), HALF_PAST)),
        ("23:00-24:00", (time(23), timedelta(hours=1))),
    ],
)
def test_a_time_of_day_is_read_alone(text, expected):
    """With or without its end."""
    assert parse_clock(text) == expected


@pytest.mark.parametrize(
    ("parse", "text", "said"),
    [
        (parse_clock, "2pm", "'2pm' is not a time of day (write 14:00)"),
        (parse_clock, "2:30 p.m.", "'2:30 p.m.' is not a time of day (write 14:30)"),
        (parse_clock, "12am", "'12am' is not a time of day (write 00:00)"),
        (parse_clock, "14h", "'14h' is not a time of day (write 14:00)"),
        (parse_clock, "14.30 Uhr", "'14.30 Uhr' is not a time of day (write 14:30)"),
        (parse_clock, "10", "'10' is not a time of day (write 10:00)"),
        (parse_clock, "noon", "'noon' is not a time of day (write 12:00)"),
        (parse_clock, "25:00", "'25:00': there is no such time of day (write it like 14:00)"),
        (parse_clock, "14:00-25:00", "'14:00-25:00': there is no such time of day (write it like 14:00)"),
        (parse_clock, "14:00:00", "'14:00:00' is not a time of day (write it like 14:00 or 14:00-15:30)"),
        (parse_clock, "2026-11-18 14:00-15:00", "'2026-11-18 14:00-15:00' is not a time of day (write it like 14:00 or 14:00-15:30)"),
        (parse_clock, "14:00-13:00", "'14:00-13:00' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (parse_clock, "11:00-1:00", "'11:00-1:00' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (parse_clock, "14:00-14:00", "'14:00-14:00' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (parse_clock, "14:00-24:30", "'14:00-24:30': there is no such time of day (write it like 14:00)"),
        (lambda t: parse_start(t, OSLO), "2026-11-18 14:00 - 13:00", "'2026-11-18 14:00 - 13:00' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (lambda t: parse_start(t, OSLO), "2026-11-18 14:00-13:30", "'2026-11-18 14:00-13:30' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (lambda t: parse_start(t, LONDON), "2026-11-18 14:00-00:00", "'2026-11-18 14:00-00:00' ends before it begins (write the start alone, and how long it takes as duration: 1h30m)"),
        (lambda t: parse_start(t, OSLO), "soon", "'soon' is not a date that can be understood (write it like 2026-11-18 14:00)"),
    ],
)  # fmt: skip
def test_what_is_no_time_says_what_to_write(parse, text, said):
    """The notations that people use for a time are shown as the kit reads them."""
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert f"{caught.value.message} ({caught.value.hint})" == said


@given(st.text("0123456789: -–TZ+pam.", max_size=24))
def test_any_text_is_a_time_or_refused(text):
    """Nothing else is raised, and what a stamp alone reads without an offset is read the same."""
    for parse in (parse_clock, lambda t: parse_start(t, OSLO)):
        with contextlib.suppress(BadDate):
            parse(text)
    try:
        stamp = parse_stamp(text)
    except BadDate:
        return
    if stamp[2] is None:
        assert parse_start(text, OSLO) == (*stamp, None)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45m", 45), ("1h", 60), ("1h30m", 90), ("1h 30m", 90), ("1 h 30 min", 90), ("90 min", 90), ("90m", 90),
        ("2 hours", 120), ("3 HRS", 180), ("1m", 1), ("24h", 1440), ("1440m", 1440),
    ],
)  # fmt: skip
def test_a_duration_is_hours_and_minutes(text, minutes):
    """Hours and minutes in the usual spellings, up to a day."""
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "0m", "0h", "24h1m", "1441m", "25h", "60", "1h30", "-1h", "1,5h", "an hour", "1h1h", "30m1h"]
)
def test_what_is_no_duration_is_refused(text):
    """Nothing, too much, and numbers without a unit are no durations."""
    assert said(parse_duration, text) == (f"{text!r} is not a duration", "write it like 45m, 1h or 1h30m")


@given(st.integers(1, 24 * 60))
def test_a_duration_is_written_as_it_is_read(minutes):
    """Formatting and reading are opposites."""
    span = timedelta(minutes=minutes)
    assert parse_duration(format_duration(span)) == span
