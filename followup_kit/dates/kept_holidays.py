"""Public holidays as plain days, kept in the person's cache folder: the library is asked once for each year of a country.

Loading the library takes 80 million instructions, two bare starts of Python; reading a kept year takes a tenth of a million. The
days are those of one release of the library: another release, or any doubt, and the library is asked again.
"""

from __future__ import annotations

from datetime import date

from ..base.cache import keep, read_kept
from ..base.installed import release_of

_FORM = "holidays 1"  # of what is kept; another number for another form
_known: dict[tuple[str, str | None], KeptHolidays] = {}


class KeptHolidays:
    """The public holidays of a country or one of its subdivisions: whether a day is one, in any year that the library knows."""

    def __init__(self, country: str, subdivision: str | None) -> None:
        self.country = country
        self.subdivision = subdivision
        self._name = _name_of(country, subdivision)
        self._release = _release() if self._name else None
        self._lines = self._kept()  # year -> its days: 0101 0704
        self._years: dict[int, frozenset[date]] = {}

    @property
    def is_kept(self) -> bool:
        """Whether the library was asked for these holidays before, so that it knows such a country and subdivision."""
        return bool(self._lines)

    def __contains__(self, day: date) -> bool:
        days = self._years.get(day.year)
        if days is None:
            days = self._years[day.year] = self._days_of(day.year)
        return day in days

    def _days_of(self, year: int) -> frozenset[date]:
        try:
            return frozenset(date(year, int(day[:2]), int(day[2:])) for day in self._lines[str(year)].split())
        except (KeyError, ValueError):
            pass
        from .public_holidays import days_of

        days = days_of(self.country, self.subdivision, year)
        self._lines[str(year)] = " ".join(f"{day:%m%d}" for day in sorted(days))
        if self._name and self._release:
            years = "".join(f"{year} {days}\n" for year, days in sorted(self._lines.items()))
            keep(self._name, f"{_FORM}\n{self._release}\n{years}".encode())
        return days

    def _kept(self) -> dict[str, str]:
        """The years that are kept, each with its days; none where they are of another release or form."""
        data = read_kept(self._name) if self._name and self._release else None
        form, release, *years = data.decode("utf-8", "replace").split("\n") if data else ("", "")
        if (form, release) != (_FORM, self._release):
            return {}
        return {year: days for year, _, days in (line.partition(" ") for line in years) if year}


def kept_holidays(country: str, subdivision: str | None) -> KeptHolidays:
    """The public holidays of a country (ISO 3166), read once in a process."""
    key = (country, subdivision)
    if key not in _known:
        _known[key] = KeptHolidays(country, subdivision)
    return _known[key]


def _name_of(country: str, subdivision: str | None) -> str | None:
    """The name under which they are kept; None where the codes are not of plain letters and digits."""
    codes = f"{country}-{subdivision}" if subdivision else country
    return f"holidays-{codes}" if codes.isascii() and codes.replace("-", "").isalnum() else None


def _release() -> str | None:
    return release_of("holidays", "registry.py")
