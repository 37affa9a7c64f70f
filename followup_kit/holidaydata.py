"""Public holidays, from the `holidays` library; the only module that imports it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import holidays


def calendar_of(country: str, subdivision: str | None) -> Mapping[date, str]:
    """The public holidays of a country, observed days included; years are filled in as they are asked for."""
    return holidays.country_holidays(country, subdiv=subdivision)


def subdivisions_of(country: str) -> list[str]:
    """The codes of a country's subdivisions that have holidays of their own."""
    return list(holidays.list_supported_countries(include_aliases=False)[country])
