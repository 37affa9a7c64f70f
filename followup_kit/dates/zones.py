"""Time zones by their IANA names, and suggestions for other names."""

from __future__ import annotations

import os
from datetime import tzinfo
from zoneinfo import ZoneInfo

from .stamps import BadDate

# Abbreviations are refused: they name several zones, or a fixed offset without summer time. These are the suggestions.
_SUGGESTED = {
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "GMT": "Europe/London",
    "BST": "Europe/London",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "EET": "Europe/Helsinki",
    "WET": "Europe/Lisbon",
    "MET": "Europe/Berlin",
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "AEST": "Australia/Sydney",
    "HST": "Pacific/Honolulu",
    # And other words for a zone, `time` and the like at their end aside.
    **dict.fromkeys(("ET", "EASTERN", "US EASTERN"), "America/New_York"),
    **dict.fromkeys(("CT", "CENTRAL", "US CENTRAL"), "America/Chicago"),
    **dict.fromkeys(("MT", "MOUNTAIN", "US MOUNTAIN"), "America/Denver"),
    **dict.fromkeys(("PT", "PACIFIC", "US PACIFIC"), "America/Los_Angeles"),
    **dict.fromkeys(
        ("UK", "GB", "ENGLAND", "SCOTLAND", "BRITAIN", "GREAT BRITAIN", "UNITED KINGDOM", "BRITISH"), "Europe/London"
    ),
    **dict.fromkeys(("GERMANY", "DEUTSCHLAND", "DE", "CENTRAL EUROPEAN", "MEZ", "MESZ"), "Europe/Berlin"),
    "FRANCE": "Europe/Paris",
    "SPAIN": "Europe/Madrid",
    "ITALY": "Europe/Rome",
    "NETHERLANDS": "Europe/Amsterdam",
    "SWITZERLAND": "Europe/Zurich",
    "AUSTRIA": "Europe/Vienna",
    "NORWAY": "Europe/Oslo",
    "SWEDEN": "Europe/Stockholm",
    "DENMARK": "Europe/Copenhagen",
    "FINLAND": "Europe/Helsinki",
    "POLAND": "Europe/Warsaw",
    "IRELAND": "Europe/Dublin",
    "INDIA": "Asia/Kolkata",
    "JAPAN": "Asia/Tokyo",
    "CHINA": "Asia/Shanghai",
}
_AMERICAN = "America/New_York, America/Chicago, America/Denver or America/Los_Angeles"
# Countries with several zones.
_SEVERAL = {
    **dict.fromkeys(("US", "USA", "UNITED STATES", "AMERICA"), _AMERICAN),
    "CANADA": "America/Toronto, America/Winnipeg, America/Edmonton or America/Vancouver",
    "AUSTRALIA": "Australia/Sydney, Australia/Adelaide or Australia/Perth",
    "BRAZIL": "America/Sao_Paulo or America/Manaus",
    "MEXICO": "America/Mexico_City or America/Tijuana",
}
_TAIL = frozenset({"standard", "daylight", "summer", "time", "zone", "timezone"})
_cache: dict[str, ZoneInfo] = {}


def zone_named(name: str) -> ZoneInfo:
    """The zone of an IANA name such as `America/New_York`, or `UTC`; BadDate, with a suggestion, for any other name."""
    known = _cache.get(name)
    if known is not None:
        return known
    # The form is checked before the zone data is read: a name must not be a path, and abbreviations are refused.
    if name != "UTC" and (not _has_the_form_of_a_name(name) or name.startswith(("Etc/", "posix/", "right/"))):
        raise _unknown(name)
    try:
        zone = ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise _unknown(name) from None
    if name != "UTC" and zone.key not in _exact_names(name):
        raise _unknown(name)
    _cache[name] = zone
    return zone


def any_zone(key: str) -> ZoneInfo:
    """The zone of a name in the zone data, of the machine's too, which may be one that nobody may type; BadDate for another."""
    try:
        return ZoneInfo(key)
    except (ValueError, OSError, KeyError):
        raise _unknown(key) from None


def _has_the_form_of_a_name(name: str) -> bool:
    """Whether a text has two or three parts of ASCII letters, the latter also with digits, `_`, `+` and `-`."""
    first, *others = name.split("/")
    legible = all(part.replace("_", "a").replace("+", "a").replace("-", "a").isalnum() for part in others)
    return name.isascii() and first.isalpha() and 1 <= len(others) <= 2 and legible


def _exact_names(name: str) -> set[str]:
    """The name, if its parts begin with capitals as in the zone data: a disk that ignores case would accept any spelling."""
    return {name} if all(p[:1].isupper() or p[:1].isdigit() for p in name.split("/")) else set()


def _unknown(name: str) -> BadDate:
    shown = name if len(name) <= 60 else name[:57] + "..."
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _TAIL:
        words.pop()
    called = " ".join(words)
    several = _SEVERAL.get(called.upper())
    if several:
        return BadDate(
            f"{shown!r} has several time zones", f"write the one you mean: {several}", several.replace(" or ", ", ").split(", ")
        )
    near = _SUGGESTED.get(called.upper()) or _nearest(called)
    hint = f"did you mean {near}?" if near else "write an IANA name such as America/New_York or Europe/London"
    return BadDate(f"{shown!r} is not a time zone", hint, [near] if near else ())


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    if len(name) > 60 or "/.." in name or name.startswith((".", "/")):
        return None
    names = sorted(z for z in available_timezones() if "/" in z and not z.startswith(("Etc/", "posix/", "right/")))
    wanted = name.strip().replace(" ", "_").lower()
    folded = {z.lower(): z for z in names}
    if wanted in folded:
        return folded[wanted]
    cities = [z for z in names if z.lower().rsplit("/", 1)[-1] == wanted.rsplit("/", 1)[-1]]
    close = cities or get_close_matches(wanted, folded, 1, 0.75)
    return folded.get(close[0].lower()) if close else None


def machine_zone() -> tzinfo:
    """The machine's zone, for where neither the entry nor the journal names one; UTC if it cannot be found out."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        try:
            target = os.path.realpath("/etc/localtime")
        except OSError:
            target = ""
        name = target.split("zoneinfo/", 1)[1] if "zoneinfo/" in target else ""
    try:
        return ZoneInfo(name) if name else ZoneInfo("UTC")
    except (ValueError, OSError, KeyError):
        return ZoneInfo("UTC")
