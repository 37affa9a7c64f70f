"""Dates as people type them, and the arithmetic between local days and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_kit.dates.local_time import add_days, clock_trap, end_of, instant, local, local_day, nine_on, plus, same_clock_later
from followup_kit.dates.parsing import (
    BadDate,
    check_offset,
    parse_day,
    parse_duration,
    parse_moment,
    parse_period_end,
    parse_stamp,
    parse_typed_day,
    parse_typed_stamp,
)
from followup_kit.model import Moment

OSLO = ZoneInfo("Europe/Oslo")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
LIKE = "write it like 2026-11-18 14:00"
EARLIEST, LATEST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


def case(name, *values):
    return pytest.param(*values, id=name)


def said(parse, *args, **more):
    """What a parser says of a text that it refuses: message and hint."""
    with pytest.raises(BadDate) as caught:
        parse(*args, **more)
    return caught.value.message, caught.value.hint


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


FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 11, 20)),
        ("Yesterday", date(2026, 11, 19)),
        (" tomorrow ", date(2026, 11, 21)),
        ("sat", date(2026, 11, 21)),
        ("thu", date(2026, 11, 26)),
        ("fri", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 23)),
        ("+3d", date(2026, 11, 23)),
        ("-2d", date(2026, 11, 18)),
        ("+2w", date(2026, 12, 4)),
        ("+0d", date(2026, 11, 20)),
        ("2026-12-01", date(2026, 12, 1)),
    ],
)
def test_a_day_on_the_command_line_may_be_relative(text, expected):
    """Words, weekdays (always the next one) and steps count from today, a Friday here."""
    assert parse_typed_day(text, FRIDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", "2026-11-20 14:30"),
        ("9:05", "2026-11-20 09:05"),
        ("yesterday 18:00", "2026-11-19 18:00"),
        ("fri", "2026-11-27"),
        ("fri 9:00", "2026-11-27 09:00"),
        ("2026-11-18", "2026-11-18"),
        ("2026-11-18T14:00", "2026-11-18 14:00"),
        ("2026-11-18 14:00-05:00", "2026-11-18 14:00-05:00"),
        ("2026-11-18 14:00Z", "2026-11-18 14:00+00:00"),
    ],
)
def test_a_moment_on_the_command_line_becomes_what_an_entry_has(text, expected):
    """An hour alone is today's; a day's word may have an hour; an offset stays."""
    assert parse_typed_stamp(text, FRIDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu", "2026-11-19"),
        ("sat", "2026-11-14"),
        ("Monday 9:00", "2026-11-16 09:00"),
        ("yesterday", "2026-11-19"),
        ("2026-11-27", "2026-11-27"),
    ],
)
def test_of_what_is_past_a_weekday_is_the_last_one(text, expected):
    """What was done on "thu" was done yesterday, not in six days; a date stays what it is."""
    assert parse_typed_stamp(text, FRIDAY, past=True) == expected


def test_todays_own_weekday_is_ambiguous_of_what_is_past():
    """On a Friday, "fri" may be today or a week ago."""
    found = said(parse_typed_stamp, "fri 9:00", FRIDAY, past=True)
    assert found == ("'fri 9:00' is ambiguous: today or 2026-11-13?", "write the one you mean: today or 2026-11-13")


def test_of_what_is_past_other_words_are_named():
    """The hint has words for the past."""
    assert (
        said(parse_typed_day, "last fri", FRIDAY, past=True)[1]
        == "write the day itself, like 2026-11-18; or today, yesterday, fri, -3d"
    )


@pytest.mark.parametrize("text", ["now", "25:00", "tomorrow 25:00", "fri x", "03/04/2026", "2026-02-30 09:00", ""])
def test_another_moment_on_the_command_line_is_refused(text):
    """What is no moment is refused, never taken for now."""
    assert all(said(parse_typed_stamp, text, FRIDAY))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Wed 25 Nov", "write it with the year: 2026-11-25"),
        ("Nov 25", "write it with the year: 2026-11-25"),
        ("Wed 25 Nov 2026, 2pm", "write 2026-11-25 14:00"),
        ("today 2pm", "write today 14:00"),
        ("next friday", "write the day itself, like 2026-11-18; or today, yesterday, fri, -3d"),
        ("banana split", "write it like 2026-11-18; or today, yesterday, fri, -3d"),
    ],
)
def test_a_moment_of_several_words_is_named_whole_with_the_day_that_is_in_it(text, hint):
    """Never another day than the one that was typed: not the Wednesday before the 25th of November."""
    assert said(parse_typed_stamp, text, FRIDAY, past=True) == (f"{text!r} is not a date that can be understood", hint)


@pytest.mark.parametrize("text", ["frid", "mor", "+3", "+3m", ""])
def test_other_words_on_the_command_line_are_refused(text):
    """A word that is no day is refused with the words that are."""
    hint = "write it like 2026-11-18; or today, tomorrow, fri, +3d"
    assert said(parse_typed_day, text, FRIDAY) == (f"{text!r} is not a date that can be understood", hint)


def test_a_day_without_a_year_is_written_out_with_the_nearest():
    """In the hint alone: on the command line it is known which day today is."""
    words = "; or today, tomorrow, fri, +3d"
    assert said(parse_typed_day, "27.11.", FRIDAY)[1] == f"write it with the year: 2026-11-27{words}"
    assert said(parse_typed_day, "3.1.", FRIDAY)[1] == f"write it with the year: 2027-01-03{words}"
    assert said(parse_typed_stamp, "30.12. 14 Uhr", date(2027, 1, 4), past=True)[1] == "write it with the year: 2026-12-30 14:00"


@pytest.mark.parametrize(
    ("text", "past", "hint"),
    [
        ("heute", False, "write today"),
        ("Morgen", False, "write tomorrow"),
        ("gestern", True, "write yesterday"),
        ("Mo", False, "write mon"),
        ("donnerstag", False, "write thu"),
        ("Mi.", True, "write wed"),
        ("3d", False, "write +3d"),
        ("2w", True, "write -2w"),
    ],
)
def test_a_german_word_and_a_span_without_its_sign_are_refused_with_what_is_meant(text, past, hint):
    """One word to type, and not the whole list."""
    assert said(parse_typed_day, text, FRIDAY, past=past) == (f"{text!r} is not a date that can be understood", hint)
    assert said(parse_typed_stamp, text, FRIDAY, past=past)[1] == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("mittwoch 14 Uhr", "write wed 14:00"),
        ("morgen 10:30", "write tomorrow 10:30"),
        ("tomorrow um 10", "write tomorrow 10:00"),
        ("Do. 9.30 Uhr", "write thu 09:30"),
        ("fri 2pm", "write fri 14:00"),
        ("Do 19.11. 9.30 Uhr", "write it with the year: 2026-11-19 09:30"),
        ("9.12.2026 11 Uhr", "write the one you mean: 2026-12-09 11:00 or 2026-09-12 11:00"),
        ("5.1. 14 Uhr", "write it with the year: 2027-01-05 14:00"),
        ("29.2. 14 Uhr", "write it with the year: YYYY-02-29 14:00"),
        ("Donnerstag, 19.11.2026 um 9 Uhr", "write 2026-11-19 09:00"),
        ("morgen irgendwann", "write tomorrow"),
    ],
)
def test_a_day_and_an_hour_in_other_words_are_both_written_out(text, hint):
    """So that what the hint says can be typed as it is, and nothing of what was typed is lost."""
    message, meant = said(parse_typed_stamp, text, FRIDAY)
    assert meant == hint
    assert text in message or text.endswith("irgendwann")


@pytest.mark.parametrize(
    ("text", "hint"), [("18 Uhr", "write 18:00"), ("2pm", "write 14:00"), ("10", None), ("14 bis 15 Uhr", None)]
)
def test_an_hour_in_another_notation_is_written_out(text, hint):
    """Alone it is one of today, as 18:00 is; a bare number may be anything."""
    like = "write it like 2026-11-18 14:00"
    assert said(parse_typed_stamp, text, FRIDAY) == (f"{text!r} is not a date that can be understood", hint or like)


def test_an_ambiguous_date_on_the_command_line_is_refused_with_both_readings():
    """03/04/2026 is nobody's date until it is written out."""
    message, hint = said(parse_typed_day, "03/04/2026", FRIDAY)
    assert message == "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04?"
    assert hint == "write the one you mean: 2026-04-03 or 2026-03-04; or today, tomorrow, fri, +3d"


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
