"""Public holidays, from the `holidays` library; the only module that imports it.

An ordinary import of the library takes 120 ms, 100 ms of which are for other countries, its own version number and a parser
of dates. Those three are left out while one country's module is loaded. Afterwards the library is removed from `sys.modules`
again, so that anyone else who imports it gets all of it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from ..base.light import Any


def calendar_of(country: str, subdivision: str | None) -> Mapping[date, str]:
    """The public holidays of a country with their names, observed days included; a year is added when it is first asked for."""
    found = _class_of(country)
    made: Mapping[date, str] = found(subdiv=subdivision)
    return made


def days_of(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """The public holidays of one year, observed days included."""
    calendar = calendar_of(country, subdivision)
    date(year, 1, 1) in calendar  # noqa: B015 - asking for a day adds its year
    return frozenset(day for day in calendar if day.year == year)


def subdivisions_of(country: str) -> list[str]:
    """The codes of the subdivisions of a country that have holidays of their own."""
    import holidays

    return list(holidays.list_supported_countries(include_aliases=False)[country])


@lru_cache
def _class_of(country: str) -> Any:
    """The library's class of one country."""
    found = None if "holidays" in sys.modules else _lean_class(country)
    if found is None:
        import holidays

        found = partial(holidays.country_holidays, country)
    return found


def _parse(*args: Any, **kwargs: Any) -> Any:
    return import_module("dateutil.parser").parse(*args, **kwargs)


def _lean_class(country: str) -> Any:
    """The class of one country's holidays, without importing the others; None if this version of the library has no such one."""
    spec = find_spec("holidays")
    before = set(sys.modules)
    folders = [f"{p}/countries" for p in (spec.submodule_search_locations or ())] if spec else []
    stand_ins: dict[str, dict[str, Any]] = {
        "holidays.version": {"__version__": ""},
        "holidays.countries": {"__path__": folders},
        "dateutil.parser": {"parse": _parse},
    }
    for name, content in stand_ins.items():
        if name not in sys.modules:
            sys.modules[name] = ModuleType(name)
            vars(sys.modules[name]).update(content)
    try:
        registry = import_module("holidays.registry")
        module = next((m for m, names in registry.COUNTRIES.items() if country in names), None)
        return getattr(import_module(f"holidays.countries.{module}"), country, None) if module else None
    except (ImportError, AttributeError):
        return None
    finally:
        for name in set(sys.modules) - before:
            if name == "dateutil.parser" or name.partition(".")[0] == "holidays":
                del sys.modules[name]
