"""Durations, as they are typed into a file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from refusals import said

from followup_kit.dates.parsing import parse_duration


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
