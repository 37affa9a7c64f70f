"""Days and moments, as they are typed on the command line."""

from __future__ import annotations

from datetime import date

import pytest
from refusals import said

from followup_kit.dates.typed_days import parse_typed_day, parse_typed_stamp

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
    message, hint = "is ambiguous: today or 2026-11-13?", "write the one you mean: today or 2026-11-13"
    assert said(parse_typed_day, "fri", FRIDAY, past=True) == (f"'fri' {message}", hint)
    assert said(parse_typed_stamp, "fri 9:00", FRIDAY, past=True) == (
        f"'fri 9:00' {message}",
        "write the one you mean: today 09:00 or 2026-11-13 09:00",
    )


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
    assert said(parse_typed_stamp, "18.11.", FRIDAY)[1] == "write it with the year: 2026-11-18"
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
        ("Thursday, 2pm", "write thu 14:00"),
        ("3d 9:00", "write +3d 09:00"),
        ("18:00 mon", "write mon 18:00"),
        ("2pm thurs", "write thu 14:00"),
        ("14 Uhr morgen", "write tomorrow 14:00"),
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
    ("text", "hint"),
    [
        ("18 Uhr", "write 18:00"),
        ("2pm", "write 14:00"),
        ("14.30", "write 14:30"),
        ("18.11", "write the one you mean: 18:11 or 2026-11-18"),
        ("10", None),
        ("mon 23", None),
        ("do 14", None),
        ("14 bis 15 Uhr", None),
    ],
)
def test_an_hour_in_another_notation_is_written_out(text, hint):
    """Alone it is one of today, as 18:00 is; a bare number may be anything, also the day of a month."""
    like = "write it like 2026-11-18 14:00"
    assert said(parse_typed_stamp, text, FRIDAY) == (f"{text!r} is not a date that can be understood", hint or like)


def test_an_ambiguous_date_on_the_command_line_is_refused_with_both_readings():
    """03/04/2026 is nobody's date until it is written out."""
    message, hint = said(parse_typed_day, "03/04/2026", FRIDAY)
    assert message == "'03/04/2026' is ambiguous: 2026-04-03 or 2026-03-04?"
    assert hint == "write the one you mean: 2026-04-03 or 2026-03-04; or today, tomorrow, fri, +3d"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19.11.2026 9:30", "2026-11-19"),
        ("2026-1-5 9:00", "2026-01-05"),
        ("mon 2026-11-23 9:00", "2026-11-23"),
        ("2026-11-18 14:00 - 15:00", "2026-11-18"),
        ("9.12.2026 11 Uhr", "the one you mean: 2026-12-09 or 2026-09-12"),
    ],
)
def test_where_only_a_day_is_wanted_none_with_an_hour_is_proposed(text, day):
    """It would be refused in its turn."""
    assert said(parse_typed_day, text, FRIDAY)[1] == f"write {day}; or today, tomorrow, fri, +3d"
