"""Working days of countries and of one person."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import HANGS
from tables import case

from followup_kit.dates.countries import CODES, check_country
from followup_kit.dates.kept_holidays import kept_holidays
from followup_kit.dates.stamps import BadDate
from followup_kit.dates.working_days import Workdays

NOTHING = frozenset()


@pytest.mark.parametrize(
    ("country", "subdivision", "start", "n", "expected"),
    [
        case("Norway, Easter", "NO", None, date(2026, 4, 1), 1, date(2026, 4, 7)),
        case("US, Independence Day on a Saturday", "US", None, date(2026, 7, 2), 1, date(2026, 7, 6)),
        case("England, Boxing Day on a Saturday", "GB", "ENG", date(2026, 12, 24), 1, date(2026, 12, 29)),
        case("England, New Year", "GB", "ENG", date(2026, 12, 31), 1, date(2027, 1, 4)),
        case("Scotland, 2 January", "GB", "SCT", date(2026, 12, 31), 1, date(2027, 1, 5)),
        case("US, Thanksgiving", "US", None, date(2026, 11, 25), 1, date(2026, 11, 27)),
        case("no country, weekends only", None, None, date(2026, 12, 24), 1, date(2026, 12, 25)),
        case("from a Friday", "US", None, date(2026, 11, 20), 1, date(2026, 11, 23)),
        case("over Easter", "NO", None, date(2026, 4, 1), 1, date(2026, 4, 7)),
        case("over the Fourth of July, which is a Saturday", "US", None, date(2026, 7, 2), 1, date(2026, 7, 6)),
        case("over Christmas", "GB", "ENG", date(2026, 12, 24), 1, date(2026, 12, 29)),
        case("over New Year", "GB", "ENG", date(2026, 12, 31), 1, date(2027, 1, 4)),
        case("from a Saturday", "US", None, date(2026, 11, 21), 1, date(2026, 11, 23)),
        case("five over Thanksgiving", "US", None, date(2026, 11, 20), 5, date(2026, 11, 30)),
        case("none", "US", None, date(2026, 11, 26), 0, date(2026, 11, 26)),
    ],
)
def test_the_nth_working_day_after_a_day(country, subdivision, start, n, expected):
    """Weekends, public holidays and the days they are observed on do not count."""
    assert Workdays(country, subdivision, NOTHING).after(start, n) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        case("a working day is itself", date(2026, 11, 25), date(2026, 11, 25)),
        case("a holiday", date(2026, 11, 26), date(2026, 11, 27)),
        case("a Saturday", date(2026, 11, 21), date(2026, 11, 23)),
        case("the last day of all", date.max, date.max),
    ],
)
def test_the_working_day_on_or_after_a_day(day, expected):
    """A free day gives way to the next working day."""
    assert Workdays("US", None, NOTHING).on_or_after(day) == expected


@pytest.mark.parametrize(
    ("opens", "n", "expected"),
    [
        case("the first is the opening day", date(2026, 11, 25), 1, date(2026, 11, 25)),
        case("the second is past the holiday", date(2026, 11, 25), 2, date(2026, 11, 27)),
        case("a free opening day moves", date(2026, 11, 26), 1, date(2026, 11, 27)),
        case("and the second with it", date(2026, 11, 26), 2, date(2026, 11, 30)),
    ],
)
def test_the_nth_working_day_counted_from_an_opening(opens, n, expected):
    """The opening day itself is the first, if it is a working day."""
    assert Workdays("US", None, NOTHING).nth_from(opens, n) == expected


def test_a_persons_own_days_off_are_free():
    """A trip moves the next working day as a holiday does, in any country and in none."""
    trip = frozenset(date(2026, 11, d) for d in (23, 24, 25))
    assert Workdays(None, None, trip).after(date(2026, 11, 20)) == date(2026, 11, 26)
    assert Workdays("US", None, trip).after(date(2026, 11, 20)) == date(2026, 11, 27)


def test_a_life_of_days_off_ends():
    """Whoever is always away still gets an answer."""
    always = frozenset(date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2030, 1, 1).toordinal()))
    assert Workdays(None, None, always).after(date(2026, 1, 1)) == date(2030, 1, 1)


def test_holidays_far_from_our_time_are_not_looked_up():
    """Before 1950 and after 2100 weekends alone are free."""
    days = Workdays("US", None, NOTHING)
    assert days.is_free(date(2098, 12, 25))
    assert [days.is_free(date(y, 12, 25)) for y in (1, 1945, 2103, 9999)] == [False, False, False, True]  # 9999: a Saturday


def test_a_subdivision_has_holidays_of_its_own():
    """Patriots' Day is free in Massachusetts and not in New York."""
    patriots = date(2026, 4, 20)
    assert [Workdays("US", s, NOTHING).is_free(patriots) for s in ("MA", "NY")] == [True, False]
    assert patriots in kept_holidays("US", "MA")


@given(st.dates(), st.integers(0, 40), st.sampled_from([("US", "MA"), ("NO", None), ("GB", "ENG"), ("JP", None), (None, None)]))
def test_working_days_are_working_days(start, n, where):
    """The nth working day after a day is a working day, and exactly n of them lie between."""
    days = Workdays(*where, NOTHING)
    end = days.after(start, n)
    if end < date(9999, 12, 1):
        between = [d for d in map(date.fromordinal, range(start.toordinal() + 1, end.toordinal() + 1)) if not days.is_free(d)]
        assert len(between) == n
        assert n == 0 or between[-1] == end


def test_the_countries_are_those_of_the_library():
    """The list of codes that is checked without loading the library is the library's own."""
    assert set(holidays.list_supported_countries(include_aliases=False)) == CODES


@pytest.mark.parametrize(
    ("country", "subdivision"), [("US", None), ("US", "NY"), ("GB", "ENG"), ("NO", None), ("DE", "BY")], ids=str
)
def test_known_countries_pass(country, subdivision):
    """A code of two capitals passes, with a subdivision of its own or none."""
    check_country(country, subdivision)


@pytest.mark.parametrize(
    ("country", "subdivision", "message", "hint"),
    [
        case("UK", "UK", None, "'UK' is not a country whose holidays are known", "did you mean GB?"),
        case("lower case", "us", None, "'us' is not a country whose holidays are known", "did you mean US?"),
        case("a name", "Germany", None, "'Germany' is not a country whose holidays are known", "did you mean DE?"),
        case("nonsense", "XX", None, "'XX' is not a country whose holidays are known", "write an ISO 3166 code of two letters, such as US, GB or DE"),
        case("not of this country", "US", "ENG", "'ENG' is not a subdivision of US with holidays of its own", None),
        case("near one", "GB", "eng", "'eng' is not a subdivision of GB with holidays of its own", "did you mean ENG?"),
        case("a country without any", "NO", "NY", "'NY' is not a subdivision of NO with holidays of its own", None),
    ],
)  # fmt: skip
def test_unknown_countries_and_subdivisions_are_refused(country, subdivision, message, hint):
    """What has no known holidays is refused with what was probably meant; a default never stands in."""
    with pytest.raises(BadDate) as caught:
        check_country(country, subdivision)
    assert caught.value.message == message
    assert caught.value.hint == hint or (hint is None and caught.value.hint)


@pytest.mark.zone_free
@pytest.mark.parametrize(
    ("country", "subdivision"), [("US", None), ("US", "MA"), ("GB", "ENG"), ("DE", "BY"), ("NO", None), ("JP", None)]
)
def test_one_countrys_holidays_are_the_librarys(country, subdivision):
    """Loading one country alone gives what the library as a whole gives, names and observed days included."""
    code = (
        "import datetime, sys; from followup_kit.dates.public_holidays import calendar_of\n"
        f"own = calendar_of({country!r}, {subdivision!r})\n"
        "days = [datetime.date(2026, 1, 1) + datetime.timedelta(n) for n in range(800)]\n"
        "mine = [own.get(d) for d in days]\n"
        "assert not any(m.partition('.')[0] == 'holidays' for m in sys.modules), 'something was left behind'\n"
        "import holidays\n"
        f"whole = holidays.country_holidays({country!r}, subdiv={subdivision!r})\n"
        "assert mine == [whole.get(d) for d in days]\n"
        "assert sum(m is not None for m in mine) > 10\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=HANGS)
    assert (done.returncode, done.stderr) == (0, "")
