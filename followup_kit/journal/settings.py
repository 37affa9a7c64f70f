"""Reads `journal.toml`, the settings of a journal (docs/journal.md, section 2)."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from ..base.light import Any, Callable, TypeVar
from ..base.text import nearest
from ..dates.countries import check_country
from ..dates.local_time import instant
from ..dates.stamps import BadDate, parse_day
from ..dates.zones import machine_zone, zone_named
from ..model import Person, Problem, Settings
from .header_fields import KNOWN
from .names.field_names import BadFields, FieldNames, parse_field_names
from .people import read_people, read_person
from .person_names import is_plain_name, names_nobody
from .problems import Findings
from .setting_names import check_setting_names
from .syntax.nodes import Node
from .syntax.toml_text import BadToml, parse_toml, place_of
from .texts import may_look_alike

FILE = "journal.toml"
_MOST_HOLIDAYS = 1000
# The parts of the notes that a draft may use, each with the headings that people give it (templates/*/notes.toml).
MEANINGS = ("to-say", "discussed", "learned", "why-me", "liked", "better", "concerns", "to-ask", "private")
T = TypeVar("T")


def default_settings() -> Settings:
    """The settings of a journal without a `journal.toml`: the zone of the machine, and no holidays."""
    return Settings(machine_zone())


def read_settings(data: bytes) -> tuple[Settings, list[Problem]]:
    """The settings and their warnings. Raises BadToml, with all problems, if anything in the file is wrong.

    A default never replaces a setting that cannot be understood.
    """
    raw, text = parse_toml(FILE, data)
    reader = _Reader(raw, text)
    settings = reader.read()
    if reader.findings.failed:
        raise BadToml(sorted(reader.findings.problems, key=lambda p: p.severity))
    return settings, reader.findings.problems


class _Reader:
    """Reads one file: every method reads one setting, and adds a problem for a value that does not fit."""

    def __init__(self, raw: dict[str, Any], text: str) -> None:
        self.raw = raw
        self.text = text
        self.findings = Findings(FILE)

    def read(self) -> Settings:
        if "draft" in self.raw:
            hint = "write it into config.toml in your own configuration folder (docs/drafts.md)"
            self.findings.warn(self._at("draft"), "draft-command", "a program for drafts is never taken from a journal", hint)
        if may_look_alike(self.text):
            from .look_alikes import check_look_alikes

            check_look_alikes(self.text.split("\n"), 1, self.findings)
        if not self.raw:
            message = "it has only comments, so the defaults hold"
            self.findings.warn(Node("", 1, 1), "setting", message, "remove it, or write a setting")
        check_setting_names(self.raw, self._at, self.findings)
        named = self._parsed("timezone", str, zone_named)
        zone: tzinfo = named or machine_zone()
        country, subdivision = self._text("country"), self._text("subdivision")
        if country or subdivision:
            try:
                check_country(country or "", subdivision)
            except BadDate as bad:
                self._error("country" if country else "subdivision", bad.message, bad.hint)
        me, links = self._me(zone)
        return Settings(
            zone=zone,
            zone_assumed=named is None,
            playbook=self._text("playbook") or "balanced",
            country=country,
            subdivision=subdivision,
            days_off=self._days_off(),
            language=self._language(),
            now=self._now(zone),
            profiles_reviewed=self._parsed("profiles_reviewed", (date, str), _as_day),
            profiles_line=place_of(self.text, ("profiles_reviewed",))[0] if "profiles_reviewed" in self.raw else 0,
            me=me,
            links=links,
            references=self._references(zone),
            commit=self._truth("commit", False),
            private_remotes=self._private_remotes(),
            indexed=self._truth("index", True),
            headings=self._headings(),
            fields=self._fields(),
        )

    def _at(self, *path: str) -> Node:
        line, column = place_of(self.text, path)
        return Node("", line, column)

    def _error(self, key: str, message: str, hint: str = "") -> None:
        self.findings.error(self._at(key), "setting", f"{key}: {message}", hint)

    def _text(self, key: str) -> str | None:
        value = self.raw.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str) or "\n" in value:
            self._error(key, f"{value!r} is not a text", f'write {key} = "..."')
            return None
        return value

    def _language(self) -> str:
        code = self._text("language")
        if code:
            from .languages import check_language

            check_language(self._at("language"), code, self.findings)
        return code or "en"

    def _parsed(self, key: str, types: type | tuple[type, ...], parse: Callable[[Any], T]) -> T | None:
        value = self.raw.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, types) or isinstance(value, bool):
            self._error(key, f"{value!r} cannot be understood", "see docs/journal.md for the format")
            return None
        try:
            return parse(value)
        except BadDate as bad:
            self._error(key, bad.message, bad.hint)
            return None

    def _truth(self, key: str, default: bool) -> bool:
        value = self.raw.get(key, default)
        if not isinstance(value, bool):
            self._error(key, f"{value!r} is neither true nor false", f"write {key} = true")
        return value is True

    def _private_remotes(self) -> tuple[str, ...]:
        value = self.raw.get("private_remotes", [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            hint = 'write private_remotes = ["git@host.example:me/*"]'
            self._error("private_remotes", f"{value!r} is not a list of addresses", hint)
            return ()
        return tuple(value)

    def _headings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        value = self.raw.get("headings", {})
        if not isinstance(value, dict):
            self._error("headings", "it is not a table", 'write [headings] and discussed = ["my word for it"] below it')
            return ()
        found = []
        for meaning, names in value.items():
            if meaning not in MEANINGS:
                near = nearest(meaning, MEANINGS)
                hint = f"did you mean {near}?" if near else "known are: " + ", ".join(MEANINGS)
                self.findings.error(self._at("headings", meaning), "setting", f"headings: unknown part {meaning!r}", hint)
            elif not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names):
                message = f"headings.{meaning}: {names!r} is not a list of headings"
                self.findings.error(self._at("headings", meaning), "setting", message, f'write {meaning} = ["..."]')
            else:
                found.append((meaning, tuple(names)))
        return tuple(found)

    def _fields(self) -> FieldNames:
        try:
            return parse_field_names(self.raw.get("fields", {}), KNOWN)
        except BadFields as bad:
            self.findings.error(self._at(*bad.path), "setting", bad.message, bad.hint)
            return ()

    def _now(self, zone: tzinfo) -> datetime | None:
        value = self.raw.get("now")
        if isinstance(value, str) and value:
            from .setting_dates import parse_now

            return self._parsed("now", str, lambda text: parse_now(text, zone))
        if isinstance(value, datetime):
            try:
                return value.astimezone(UTC) if value.tzinfo else instant(value.date(), value.time(), zone)
            except OverflowError:
                self._error("now", f"{value} is beyond the calendar", "write now = 2026-11-20T09:00:00-05:00")
                return None
        if value not in (None, ""):
            self._error("now", f"{value} is not a date with a time", "write now = 2026-11-20T09:00:00-05:00")
        return None

    def _days_off(self) -> frozenset[date]:
        value = self.raw.get("holidays", [])
        if not isinstance(value, list):
            self._error("holidays", f"{value!r} is not a list", 'write holidays = ["2026-12-24", "2026-12-27/2027-01-03"]')
            return frozenset()
        if len(value) > _MOST_HOLIDAYS:
            message = f"{len(value)} are too many (at most {_MOST_HOLIDAYS})"
            self._error("holidays", message, "write FIRST/LAST for several days")
            return frozenset()
        days: set[date] = set()
        for item in value:
            from .setting_dates import span_of_days

            try:
                days.update(span_of_days(item))
            except BadDate as bad:
                self._error("holidays", bad.message, bad.hint)
        return frozenset(days)

    def _me(self, zone: tzinfo) -> tuple[Person | None, tuple[str, ...]]:
        value = self.raw.get("me")
        if value is None:
            return None, ()
        links = value.get("links", []) if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(links, list) or not all(isinstance(x, str) for x in links):
            self._error("me", "it is not a table with name, email, phone and links", "write [me] and name = below it")
            return None, ()
        if not value.get("name"):
            self._error("me", "name is missing", 'write name = "..." below [me]')
            return None, ()
        name = value["name"]
        if isinstance(name, str) and (name.lower() == "your name" or (not is_plain_name(name) and names_nobody(name))):
            message = f"me: {name!r} is no name, and would sign every draft"
            self.findings.warn(self._at("me", "name"), "nobody", message, 'write name = "..." with your name')
        node = self._node({k: v for k, v in value.items() if k != "links"}, "me")
        return read_person(node, "me", zone, self.findings), tuple(links)

    def _references(self, zone: tzinfo) -> tuple[Person, ...]:
        value = self.raw.get("references", [])
        if not isinstance(value, list):
            self._error("references", "it is not a list of people", "write [[references]] and name = below it")
            return ()
        nodes = [self._node(v, "references", nth=n) for n, v in enumerate(value, 1)]
        return read_people(self._at("references")._replace(value=nodes), "reference", zone, self.findings)

    def _node(self, value: object, *path: str, nth: int = 1) -> Node:
        """A TOML value as a tree like that of a header, so that people are read by the same code."""
        line, column = place_of(self.text, path, nth)
        if isinstance(value, dict):
            return Node({str(k): self._node(v, *path, str(k), nth=nth) for k, v in value.items()}, line, column)
        if isinstance(value, list):
            return Node([self._node(v, *path) for v in value], line, column)
        if isinstance(value, bool):
            return Node("yes" if value else "no", line, column)
        return Node(str(value), line, column, not isinstance(value, str))


def _as_day(value: date | str) -> date:
    return parse_day(value) if isinstance(value, str) else date(value.year, value.month, value.day)
