"""What is proposed for a date that somebody typed as one speaks of it."""

from __future__ import annotations

import pytest

from followup_kit.dates.spoken_dates import clock_written_out, written_out

pytestmark = pytest.mark.zone_free  # text alone
ZONE = ", and the zone behind timezone:"
RELATIVE = "write the day itself, like 2026-11-18 14:00"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("18.11.2026 10 Uhr", "write 2026-11-18 10:00"),
        ("Wed 18 Nov 2026", "write 2026-11-18"),
        ("Wednesday, 18 November 2026, 14:00", "write 2026-11-18 14:00"),
        ("Mittwoch, 18. November 2026, 14:00 Uhr", "write 2026-11-18 14:00"),
        ("18. Dezember 2026 um 9 Uhr", "write 2026-12-18 09:00"),
        ("18 Nov 2026, 2pm CET", f"write 2026-11-18 14:00{ZONE}"),
        ("2026-11-18 2pm Eastern Time", f"write 2026-11-18 14:00{ZONE}"),
        ("2026-11-18 14:00 UTC+1", f"write 2026-11-18 14:00{ZONE}"),
        ("2026-11-18 25 Nov", "write one day; another round is a file of its own"),
        ("18 Nov and 25 Nov 2026", "write one day; another round is a file of its own"),
        ("Nov 18", "write it with the year: YYYY-11-18"),
        ("Nov 18, 2pm", "write it with the year: YYYY-11-18 14:00"),
        ("18.11. 14 Uhr", "write it with the year: YYYY-11-18 14:00"),
        ("November 18th, 2026 at 2:30 PM", "write 2026-11-18 14:30"),
        ("1 dec 14:00", "write it with the year: YYYY-12-01 14:00"),
        ("14:30 on 3 Dec 2026", "write 2026-12-03 14:30"),
        ("dec 14:00", None),
        ("14:30 dec", None),
        ("2026-11-18 2pm-3pm", "write 2026-11-18 14:00-15:00"),
        ("2026-11-18 2-3pm", "write 2026-11-18 14:00-15:00"),
        ("2026-11-18 14:00 to 15:30", "write 2026-11-18 14:00-15:30"),
        ("2026-11-18, 14:00", "write 2026-11-18 14:00"),
        ("2026-11-18 14", "write 2026-11-18 14:00"),
        ("2026-11-18 14h30", "write 2026-11-18 14:30"),
        ("2026-11-18 12am", "write 2026-11-18 00:00"),
        ("2026-11-18 noon", "write 2026-11-18 12:00"),
        ("2026-11-18 morning", "write 2026-11-18"),
        ("2026-11-18 TBD", "write 2026-11-18"),
        ("2026-11-18 (Wed)", "write 2026-11-18"),
        ("20261118", "write 2026-11-18"),
        ("03/04/2026 2pm", "write 2026-04-03 14:00 or 2026-03-04 14:00"),
        ("2026-11-18 / 2026-11-20", "write one day; another round is a file of its own"),
        ("tomorrow 10am", RELATIVE),
        ("next Monday", RELATIVE),
        ("in 2 weeks", RELATIVE),
        ("nächste Woche", RELATIVE),
        ("soon", None),
        ("mid November", None),
        ("18th", None),
        ("1763474400", None),
        ("31 Feb 2026", None),
        ("2026-11-18 " + "x" * 80, None),
    ],
)
def test_a_date_is_written_out(typed, hint):
    """Only what is certain: the day, the time of day, a year that is missing."""
    assert written_out(typed) == hint


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("2pm", "14:00"), ("2pm-3pm", "14:00-15:00"), ("14 Uhr", "14:00"), ("noon", "12:00"), ("at 2.30 p.m.", "14:30"), ("14h", "14:00"), ("9", "09:00"),
        ("25 Uhr", None), ("14:00 CET", None), ("morning", None), ("13pm", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_written_out(typed, clock):
    """Alone, or a range."""
    assert clock_written_out(typed) == clock
