"""Dates, moments and the ends of periods, as they are typed into a file."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusals import said
from tables import case

from followup_kit.dates.clock_times import parse_duration
from followup_kit.dates.stamps import BadDate, check_offset, parse_day, parse_moment, parse_period_end, parse_stamp
from followup_kit.dates.typed_days import parse_typed_day, parse_typed_stamp
from followup_kit.model import Moment

OSLO = ZoneInfo("Europe/Oslo")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
LIKE = "write it like 2026-11-18 14:00"
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("bare", "2026-11-18", (date(2026, 11, 18), None, None)),
        case("spaces around", "  2026-11-18 ", (date(2026, 11, 18), None, None)),
        case("minutes", "2026-11-18 14:00", (date(2026, 11, 18), time(14), None)),
        case("one-digit hour", "2026-11-18 9:05", (date(2026, 11, 18), time(9, 5), None)),
        case("T", "2026-11-18T14:00", (date(2026, 11, 18), time(14), None)),
        case("seconds", "2026-11-18 14:00:59", (date(2026, 11, 18), time(14, 0, 59), None)),
        case("fractions are cut", "2026-11-18T14:00:59.999", (date(2026, 11, 18), time(14, 0, 59), None)),
        case("Z", "2026-11-18T14:00Z", (date(2026, 11, 18), time(14), timedelta(0))),
        case("offset", "2026-11-18 14:00-05:00", (date(2026, 11, 18), time(14), timedelta(hours=-5))),
        case("offset after a space", "2026-11-18 14:00 +05:30", (date(2026, 11, 18), time(14), timedelta(hours=5, minutes=30))),
        case("offset without a colon", "2026-11-18 14:00+0530", (date(2026, 11, 18), time(14), timedelta(hours=5, minutes=30))),
        case("minus half an hour", "2026-11-18 14:00-00:30", (date(2026, 11, 18), time(14), timedelta(minutes=-30))),
        case("leap day", "2028-02-29", (date(2028, 2, 29), None, None)),
        case("first of all days", "0001-01-01", (date(1, 1, 1), None, None)),
        case("last of all days", "9999-12-31 23:59", (date(9999, 12, 31), time(23, 59), None)),
    ],
)
def test_a_stamp_is_the_day_the_hour_and_the_offset_that_were_typed(text, expected):
    """A stamp comes apart into exactly what was typed; what was not typed is None."""
    assert parse_stamp(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        case("slashes, two readings", "03/04/2026", "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04?", "write the one you mean: 2026-04-03 or 2026-03-04"),
        case("dots, two readings", "3.4.2026", "'3.4.2026' is ambiguous: 2026-04-03 or 2026-03-04?", "write the one you mean: 2026-04-03 or 2026-03-04"),
        case("two-digit year", "03/04/26", "'03/04/26' is ambiguous: 2026-04-03 or 2026-03-04?", "write the one you mean: 2026-04-03 or 2026-03-04"),
        case("with an hour", "03/04/2026 14:00", "'03/04/2026 14:00' is ambiguous: 2026-04-03 or 2026-03-04?", "write the one you mean: 2026-04-03 14:00 or 2026-03-04 14:00"),
        case("day first only", "18.11.2026", "'18.11.2026' is not a date of the form YYYY-MM-DD", "write 2026-11-18"),
        case("month first only", "11/18/2026", "'11/18/2026' is not a date of the form YYYY-MM-DD", "write 2026-11-18"),
        case("both readings the same", "3/3/2026", "'3/3/2026' is not a date of the form YYYY-MM-DD", "write 2026-03-03"),
        case("year first", "2026/11/18 09:00", "'2026/11/18 09:00' is not a date of the form YYYY-MM-DD", "write 2026-11-18 09:00"),
        case("no reading", "13/13/2026", "'13/13/2026' is not a date that can be understood", LIKE),
        case("30 February", "2026-02-30", "'2026-02-30': that month has no day 30", LIKE),
        case("no leap year", "2026-02-29", "'2026-02-29': that month has no day 29", LIKE),
        case("day 0", "2026-11-00", "'2026-11-00': that month has no day 0", LIKE),
        case("month 13", "2026-13-01", "'2026-13-01': there is no month 13", LIKE),
        case("needs two digits for month and day", "2026-1-5", "'2026-1-5' needs two digits for month and day", "write 2026-01-05"),
        case("24:00", "2026-11-18 24:00", "'2026-11-18 24:00': there is no such time of day", LIKE),
        case("minute 60", "2026-11-18 14:60", "'2026-11-18 14:60': there is no such time of day", LIKE),
        case("an hour is no year", "5.12. 15:00", "'5.12. 15:00' is not a date that can be understood", "write it with the year: YYYY-12-05 15:00"),
        case("nor in words", "5.12. 15 Uhr", "'5.12. 15 Uhr' is not a date that can be understood", "write it with the year: YYYY-12-05 15:00"),
        case("nor without a blank", "5.12.15 Uhr", "'5.12.15 Uhr' is not a date that can be understood", "write it with the year: YYYY-12-05 15:00"),
        case("a short year is one", "5.12.26", "'5.12.26' is ambiguous: 2026-12-05 or 2026-05-12?", "write the one you mean: 2026-12-05 or 2026-05-12"),
        case("blanks between", "5. 12. 2026", "'5. 12. 2026' is ambiguous: 2026-12-05 or 2026-05-12?", "write the one you mean: 2026-12-05 or 2026-05-12"),
        case("2pm", "2026-11-18 2pm", "'2026-11-18 2pm' is not a date that can be understood", "write 2026-11-18 14:00"),
        case("day first, with an hour", "18.11.2026 2pm", "'18.11.2026 2pm' is not a date of the form YYYY-MM-DD", "write 2026-11-18 14:00"),
        case("a word", "tomorrow", "'tomorrow' is not a date that can be understood", "write the day itself, like 2026-11-18 14:00"),
        case("nothing", " ", "'' is not a date that can be understood", LIKE),
        case("long texts are cut", "x" * 99, f"'{'x' * 57}...' is not a date that can be understood", LIKE),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_meant_is_refused_with_what_to_type(text, message, hint):
    """A text that is no date, or could be two, is refused with the value seen and the remedy."""
    assert said(parse_stamp, text) == (message, hint)


def test_the_year_zero_is_refused():
    """There is no year 0 in the calendar."""
    assert said(parse_stamp, "0000-01-01")[1] == LIKE


@given(st.text() | st.lists(st.sampled_from([*"0123456789-/.: TWZhmd+", "2026", "11", "00", "-W"]), max_size=12).map("".join))
def test_any_text_is_a_stamp_or_a_bad_date(text):
    """No text makes the parsers of dates fail in any other way than BadDate, and what they accept they take as typed."""
    for parse in (
        parse_stamp,
        parse_day,
        parse_period_end,
        parse_duration,
        lambda t: parse_typed_day(t, FRIDAY),
        lambda t: parse_typed_stamp(t, FRIDAY),
    ):
        try:
            parse(text)
        except BadDate as bad:
            refusal = bad
        else:
            continue
        assert refusal.message
        assert refusal.hint


@given(st.datetimes().map(lambda d: d.replace(microsecond=0)))
def test_what_isoformat_writes_is_read_back(moment):
    """Every ISO stamp reads back as itself."""
    assert parse_stamp(moment.isoformat()) == (moment.date(), moment.time(), None)


def test_a_day_takes_no_hour():
    """Where a day is wanted, a time of day is refused."""
    assert parse_day("2026-12-07") == date(2026, 12, 7)
    assert said(parse_day, "2026-12-07 09:00") == (
        "'2026-12-07 09:00' has a time of day, but only a date is needed",
        "write 2026-12-07",
    )


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        case("bare day", "2026-11-18", NEW_YORK, Moment(datetime(2026, 11, 18, 5, tzinfo=UTC), date(2026, 11, 18), False)),
        case("hour", "2026-11-18 14:00", NEW_YORK, Moment(datetime(2026, 11, 18, 19, tzinfo=UTC), date(2026, 11, 18), True)),
        case("midnight is an hour", "2026-11-18 00:00", TOKYO, Moment(datetime(2026, 11, 17, 15, tzinfo=UTC), date(2026, 11, 18), True)),
        case("own offset", "2026-11-18 14:00-05:00", NEW_YORK, Moment(datetime(2026, 11, 18, 19, tzinfo=UTC), date(2026, 11, 18), True)),
        case("second of two", "2026-10-25 02:30+01:00", OSLO, Moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), True)),
    ],
)  # fmt: skip
def test_a_moment_keeps_the_typed_day_and_whether_an_hour_was_typed(text, zone, expected):
    """A log line's date becomes a moment in UTC beside the day as typed."""
    assert parse_moment(text, zone) == expected


@pytest.mark.parametrize(
    ("text", "zone", "message"),
    [
        case("summer offset in winter", "2026-11-18 14:00-04:00", NEW_YORK, "'2026-11-18 14:00-04:00': America/New_York has the offset -05:00 on that day, not -04:00"),
        case("winter offset in summer", "2026-07-01 14:00+01:00", OSLO, "'2026-07-01 14:00+01:00': Europe/Oslo has the offset +02:00 on that day, not +01:00"),
        case("Z is an offset", "2026-11-18 14:00Z", NEW_YORK, "'2026-11-18 14:00Z': America/New_York has the offset -05:00 on that day, not +00:00"),
        case("half an hour off", "2026-11-18 14:00+05:00", ZoneInfo("Asia/Kolkata"), "'2026-11-18 14:00+05:00': Asia/Kolkata has the offset +05:30 on that day, not +05:00"),
        case("no such offset anywhere", "2026-11-18 14:00+99:99", TOKYO, "'2026-11-18 14:00+99:99': Asia/Tokyo has the offset +09:00 on that day, not +100:39"),
    ],
)  # fmt: skip
def test_an_offset_that_is_not_the_zones_is_refused_naming_both(text, zone, message):
    """A written offset must be the zone's own at that local time."""
    assert said(parse_moment, text, zone) == (message, "leave the offset out, or set timezone to the zone of the interview")


@pytest.mark.parametrize("hours", [1, 2])
def test_both_offsets_of_the_hour_that_comes_twice_are_its_own(hours):
    """02:30 on the day the clocks go back may be written with either offset."""
    check_offset("x", date(2026, 10, 25), time(2, 30), timedelta(hours=hours), OSLO)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("day", "2026-11-30", date(2026, 11, 30)),
        case("month", "2026-11", date(2026, 11, 30)),
        case("February", "2026-02", date(2026, 2, 28)),
        case("leap February", "2028-02", date(2028, 2, 29)),
        case("December", "2026-12", date(2026, 12, 31)),
        case("week", "2026-W48", date(2026, 11, 27)),
        case("first week, begins in the year before", "2026-W01", date(2026, 1, 2)),
        case("week 53, ends in the next year", "2026-W53", date(2027, 1, 1)),
        case("without a dash", "2026w48", date(2026, 11, 27)),
        case("last month of all", "9999-12", date(9999, 12, 31)),
        case("last week of all", "9999-W52", date(9999, 12, 31)),
    ],
)
def test_a_period_is_taken_at_its_end(text, expected):
    """A month means its last day, an ISO week its Friday."""
    assert parse_period_end(text) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        case("month 13", "2026-13", "'2026-13': there is no month 13", "write it like 2026-11"),
        case("week 54", "2026-W54", "'2026-W54': that year has no week 54", "write it like 2026-W48"),
        case("week 53 of a year of 52", "2025-W53", "'2025-W53': that year has no week 53", "write it like 2026-W48"),
        case("week 0", "2026-W00", "'2026-W00': that year has no week 0", "write it like 2026-W48"),
        case(
            "words",
            "next week",
            "'next week' is not a date that can be understood",
            "write the day itself, like 2026-11-30, 2026-11 or 2026-W48",
        ),
        case(
            "30 February", "2026-02-30", "'2026-02-30': that month has no day 30", "write it like 2026-11-30, 2026-11 or 2026-W48"
        ),
    ],
)
def test_a_period_that_does_not_exist_is_refused(text, message, hint):
    """A month, week or day that the calendar lacks is refused with what to type."""
    assert said(parse_period_end, text) == (message, hint)
