"""Holidays that are kept: the library's days, asked for once, and asked for again where there is any doubt."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from followup_kit.dates import kept_holidays as module
from followup_kit.dates import public_holidays
from followup_kit.dates.countries import check_country
from followup_kit.dates.kept_holidays import KeptHolidays

pytestmark = pytest.mark.zone_free
PLACES = [("US", None), ("US", "MA"), ("GB", "ENG"), ("DE", "BY"), ("NO", None), ("JP", None), ("SA", None), ("IL", None)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and nothing remembered from other tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "_known", {})
    return tmp_path / "followup"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The years that the library was asked for."""
    years: list[int] = []
    real = public_holidays.days_of

    def days_of(country: str, subdivision: str | None, year: int) -> frozenset[date]:
        years.append(year)
        return real(country, subdivision, year)

    monkeypatch.setattr(public_holidays, "days_of", days_of)
    return years


@pytest.mark.parametrize(("country", "subdivision"), PLACES)
def test_they_are_the_librarys(cache: Path, country: str, subdivision: str | None) -> None:
    """Every day of eight years, when the library is asked and when the days are read again."""
    whole = holidays.country_holidays(country, subdiv=subdivision)
    days = [date(2020, 1, 1) + timedelta(n) for n in range(8 * 365)]
    wanted = [day in whole for day in days]
    first = KeptHolidays(country, subdivision)
    assert [day in first for day in days] == wanted
    again = KeptHolidays(country, subdivision)
    assert again.is_kept
    assert [day in again for day in days] == wanted


def test_the_library_is_asked_once_for_a_year(cache: Path, asked: list[int]) -> None:
    """Another year is added to those that are kept; the files are the person's alone."""
    assert date(2026, 7, 3) in KeptHolidays("US", None)
    assert date(2026, 12, 25) in KeptHolidays("US", None)
    assert date(2027, 12, 24) in KeptHolidays("US", None)  # Christmas is on a Saturday
    assert asked == [2026, 2027]
    assert [p.name for p in cache.iterdir()] == ["holidays-US"]
    assert (cache.stat().st_mode & 0o777, (cache / "holidays-US").stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("doubt", ["release", "cut", "changed", "mode", "folder", "link", "form"])
def test_with_any_doubt_the_library_is_asked(cache: Path, asked: list[int], doubt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another release, a damaged file, one that others may write, a link: none of these is believed."""
    assert date(2026, 12, 25) in KeptHolidays("US", None)
    file = cache / "holidays-US"
    if doubt == "release":
        monkeypatch.setattr(module, "_release", lambda: "holidays-99.0.dist-info 1 2")
    elif doubt == "cut":
        file.write_bytes(file.read_bytes()[:-3])
    elif doubt == "changed":
        file.write_bytes(file.read_bytes().replace(b"1225", b"1224"))
    elif doubt == "mode":
        file.chmod(0o620)
    elif doubt == "folder":
        cache.chmod(0o770)
    elif doubt == "form":
        monkeypatch.setattr(module, "_FORM", "holidays 2")
    else:
        file.rename(cache / "other")
        file.symlink_to(cache / "other")
    assert date(2026, 12, 25) in KeptHolidays("US", None)
    assert asked == [2026, 2026]


def test_without_a_cache_folder_all_is_as_before(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: list[int]) -> None:
    """Where nothing can be kept, the library is asked each time."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert date(2026, 12, 25) in KeptHolidays("US", None)
    assert date(2026, 12, 25) in KeptHolidays("US", None)
    assert asked == [2026, 2026]


def test_a_code_is_never_a_path(cache: Path) -> None:
    """Codes that are typed in a journal name no file outside of the cache folder."""
    for subdivision in ("../x", "a/b", "", ".", "x\0", "é"):
        assert not KeptHolidays("US", subdivision).is_kept
    assert not os.path.exists(cache)


def test_a_subdivision_that_is_kept_needs_no_library(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A subdivision that the library knew is known; one that it did not is asked for again, and refused."""
    check_country("US", "MA")
    assert date(2026, 4, 20) in KeptHolidays("US", "MA")
    monkeypatch.setattr(public_holidays, "subdivisions_of", lambda country: pytest.fail("the library was asked"))
    monkeypatch.setattr(module, "_known", {})
    check_country("US", "MA")
