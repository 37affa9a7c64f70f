"""Working days: those that are no weekend, no public holiday of the country and no day off of the person."""

from __future__ import annotations

from datetime import date

from ..base.light import lru_cache
from .kept_holidays import kept_holidays
from .local_time import add_days


class Workdays:
    """The working days of one country (None: only weekends are free) and one person."""

    def __init__(self, country: str | None, subdivision: str | None, days_off: frozenset[date]) -> None:
        self.country = country
        self.subdivision = subdivision
        self.days_off = days_off
        self._known: dict[date, bool] = {}
        self._after: dict[tuple[date, int], date] = {}

    def is_free(self, day: date) -> bool:
        """Whether the day is no working day."""
        known = self._known.get(day)
        if known is None:
            known = day.weekday() >= 5 or day in self.days_off or self._is_holiday(day)
            self._known[day] = known
        return known

    def _is_holiday(self, day: date) -> bool:
        # The library knows the holidays of our time only. In other years only weekends are free.
        if self.country is None or not 1950 <= day.year <= 2100:
            return False
        return day in kept_holidays(self.country, self.subdivision)

    def on_or_after(self, day: date) -> date:
        """The day itself if it is a working day, else the next working day."""
        for _ in range(3700):
            if not self.is_free(day) or day == date.max:
                return day
            day = add_days(day, 1)
        return day

    def after(self, day: date, n: int = 1) -> date:
        """The nth working day after a day; the day itself if `n` is 0."""
        found = self._after.get((day, n))
        if found is None:
            found = day
            for _ in range(n):
                found = self.on_or_after(add_days(found, 1))
            self._after[day, n] = found
        return found

    def nth_from(self, day: date, n: int) -> date:
        """The nth working day counted from a day, which is the first one itself if it is a working day."""
        return self.after(self.on_or_after(day), n - 1)


@lru_cache(64)
def workdays_of(country: str | None, subdivision: str | None, days_off: frozenset[date]) -> Workdays:
    """The working days of a country and a person, shared between callers so that each day is looked up once."""
    return Workdays(country, subdivision, days_off)
