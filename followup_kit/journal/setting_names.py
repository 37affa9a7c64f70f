"""Keys of `journal.toml` that are read nowhere: misspelt, called otherwise, or in a table where they do not count."""

from __future__ import annotations

from itertools import islice

from ..base.light import Any, Callable, Iterator, Mapping
from ..base.text import nearest, visible
from .problems import Findings
from .syntax.nodes import Node

KNOWN = (
    "playbook", "timezone", "country", "subdivision", "holidays", "language", "now", "profiles_reviewed", "me", "references",
    "commit", "private_remotes", "index", "headings", "fields",
)  # fmt: skip
_OTHER_NAMES = {
    "tz": "timezone", "zone": "timezone", "lang": "language", "state": "subdivision", "province": "subdivision",
    "region": "subdivision", "days_off": "holidays", "vacation": "holidays", "vacations": "holidays", "time_off": "holidays",
}  # fmt: skip
_OF_ME = ("name", "email", "phone", "links")
# What is above all tables or nowhere; a person's `language` is one of theirs.
_ABOVE = frozenset(KNOWN) - {"me", "references", "headings", "fields", "language"}


_MOST = 1_000  # unknown keys that are compared with the known ones; nobody has typed more


def check_setting_names(raw: Mapping[str, Any], place: Callable[..., Node], findings: Findings) -> None:
    """Report the keys that are most likely meant for a setting and are none; `place` gives the place of a path of keys."""
    unknown = (key for key in raw if key not in KNOWN and key != "draft")
    for key in islice(unknown, _MOST):
        if key in _OF_ME:
            findings.warn(place(key), "unknown-key", f"{key} is read only below [me]", f"write [me] and {key} = below it")
            continue
        other = _OTHER_NAMES.get(key.lower().replace("-", "_"))
        near = nearest(key, KNOWN) if other is None or other in raw else other
        if near is not None:
            at = place(key)._replace(value=key)
            findings.warn(at, "unknown-key", f"unknown key {visible(key)!r}", f"did you mean {near}?", meant=[near])
    for where, heading, table in _tables(raw):
        for key in sorted(_ABOVE & table.keys()):
            message = f"{key} stands below {heading}, where it is not read"
            findings.error(place(*where, key), "setting", message, f"move it above the line {heading}")


def _tables(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, Mapping[str, Any]]]:
    """The tables about people: where they stand, their headings, what is in them."""
    if isinstance(raw.get("me"), dict):
        yield ("me",), "[me]", raw["me"]
    if isinstance(raw.get("references"), list):
        yield from ((("references",), "[[references]]", table) for table in raw["references"] if isinstance(table, dict))
