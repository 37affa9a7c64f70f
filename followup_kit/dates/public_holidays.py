"""Public holidays, from the `holidays` library; the only module that imports it.

Importing the library as it comes takes 120 ms, a hundred of them for other countries, its own version and a parser of
dates as text. So those three are left out while one country's module is loaded; afterwards nothing of it is left in
`sys.modules`, and who imports the library themselves gets it whole.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def calendar_of(country: str, subdivision: str | None) -> Mapping[date, str]:
    """The public holidays of a country, observed days included; years are filled in as they are asked for."""
    found = None if "holidays" in sys.modules else _lean_class(country)
    if found is None:
        import holidays

        return holidays.country_holidays(country, subdiv=subdivision)
    made: Mapping[date, str] = found(subdiv=subdivision)
    return made


def subdivisions_of(country: str) -> list[str]:
    """The codes of a country's subdivisions that have holidays of their own."""
    import holidays

    return list(holidays.list_supported_countries(include_aliases=False)[country])


def _parse(*args: Any, **kwargs: Any) -> Any:
    return import_module("dateutil.parser").parse(*args, **kwargs)


def _lean_class(country: str) -> Any:
    """The class of one country's holidays, without importing the others; None where the library is built otherwise."""
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
