"""Reads one entry: the header's fields into an `Interview`, everything that does not fit into problems."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import partial
from typing import NamedTuple

from ..dates.countries import check_country
from ..dates.local_time import clock_trap, instant, local, local_day, plus
from ..dates.parsing import BadDate, check_offset, parse_duration, parse_period_end, parse_stamp
from ..dates.zones import zone_named
from ..kinds import CHANNELS
from ..model import Interview, Problem, Settings
from ..text import slug, suspicious
from .decisions import read_cancelled, read_closed, read_interest, read_skips, read_snoozes
from .fences import split
from .fields import Fields, items_of, one_of, shown, warn_of_quotes
from .front_matter import read_header
from .log import read_log
from .nodes import HeaderError, Node
from .people import read_people, read_person
from .problems import Findings

KNOWN = frozenset(
    [
        "company",
        "role",
        "date",
        "timezone",
        "duration",
        "format",
        "round",
        "opportunity",
        "interviewers",
        "recruiter",
        "contact_only_by",
        "next_steps",
        "decision_by",
        "interest",
        "references",
        "skip",
        "snooze",
        "closed",
        "cancelled",
        "country",
        "subdivision",
        "language",
        "log",
    ]
)
_HOUR = timedelta(hours=1)


class Read(NamedTuple):
    """What came of one file: an entry, or a plain note, or neither (then `problems` has an error)."""

    entry: Interview | None
    note: bool
    problems: list[Problem]
    company: str | None = None


def read_entry(file: str, text: str, settings: Settings) -> Read:
    """One journal file; `file` is its path below the journal."""
    try:
        parts = split(text)
        if parts is None:
            return Read(None, True, _forgotten_fence(file, text))
        root = read_header(parts.header, parts.header_line)
    except HeaderError as bad:
        problem = Problem(file, bad.line, bad.column, "error", bad.code, bad.message, bad.hint)
        return Read(None, False, [problem], _company_in(text))
    findings = Findings(file)
    entry = _Entry(file, root, settings, findings).read(parts.body, parts.body_line)
    odd = suspicious(text, 1)
    if odd is not None:
        _warn_of_hidden(text, findings)
    node = root.value.get("company") if isinstance(root.value, dict) else None
    company = node.value if node is not None and isinstance(node.value, str) else None
    return Read(None if findings.failed else entry, False, findings.problems, company)


def _warn_of_hidden(text: str, findings: Findings) -> None:
    """Say where hidden characters stand; fields tell of those that came by an escape, which the text does not show."""
    raw = []
    for number, line in enumerate(text.split("\n"), 1):
        odd = suspicious(line, 1 if number == 1 and line.startswith("\ufeff") else 0)
        if odd is not None:
            raw.append((Node("", number, odd.start() + 1), f"a hidden character (U+{ord(odd[0]):04X}) stands in the text"))
    told = {node.line for node, _ in raw}
    findings.problems = [p for p in findings.problems if p.code != "hidden-character" or p.line not in told]
    for node, message in raw:
        findings.warn(node, "hidden-character", message, "delete it")


def _forgotten_fence(file: str, text: str) -> list[Problem]:
    """A note that begins like an entry is most likely one whose opening --- was forgotten."""
    keys = {line.partition(":")[0].strip() for line in text[:2000].split("\n")[:12] if ":" in line}
    if not {"company", "role", "date"} <= keys:
        return []
    message = "this looks like an interview, but has no --- on its first line, so it is taken for a plain note"
    return [Problem(file, 1, 1, "warning", "no-fence", message, "put --- on a line above and below the header")]


def _company_in(text: str) -> str | None:
    """The company of a file whose header cannot be read, where its line is legible all the same."""
    for line in text[:70000].split("\n")[1:]:
        if line.startswith("company:"):
            return line.partition(":")[2].strip().strip("\"'") or None
        if line.startswith(("---", "...")):
            return None
    return None


class _Entry:
    """The reading of one header; every method takes one group of fields."""

    def __init__(self, file: str, root: Node, settings: Settings, findings: Findings) -> None:
        self.file = file
        self.settings = settings
        self.findings = findings
        self.fields = Fields(root, findings, "the entry's")
        self.zone: tzinfo = settings.zone

    def read(self, body: str, body_line: int) -> Interview | None:
        f = self.fields
        f.warn_of_near_misses(KNOWN)
        company, role = self._required("company"), self._required("role")
        self.zone = f.parsed("timezone", zone_named, "timezone") or self.settings.zone
        if self.settings.zone_assumed and f.node_of("timezone") is None:
            message = f"no time zone here or in journal.toml: the machine's, {self.zone}, is assumed"
            self.findings.warn(f.node, "no-timezone", message, "write timezone: America/New_York, or the like")
        span = f.parsed("duration", parse_duration, "duration") or _HOUR
        when = self._when(span)
        country, subdivision = self._country()
        recruiter_node = f.node_of("recruiter")
        references = f.values.get("references")
        nobody = references is not None and references.value == []
        people = read_people(references, "reference", self.zone, self.findings)
        opportunity = f.text("opportunity")
        decision_node = f.node_of("decision_by")
        log = read_log(f.values.get("log"), self.zone, self.findings)
        # Keyword arguments are worked out in this order, and so are their problems.
        interview = partial(
            Interview,
            interviewers=read_people(f.values.get("interviewers"), "interviewer", self.zone, self.findings),
            recruiter=read_person(recruiter_node, "recruiter", self.zone, self.findings) if recruiter_node else None,
            contact_only_by=self._channels(),
            next_steps=f.optional_text("next_steps"),
            decision_by=f.parsed("decision_by", parse_period_end, "decision-by"),
            interest=read_interest(f),
            references=people if people or nobody else self.settings.references,
            skip=read_skips(f.values.get("skip"), self.findings),
            snooze=read_snoozes(f.values.get("snooze"), self.findings),
            closed=read_closed(f, self.zone),
            cancelled=read_cancelled(f),
            language=f.optional_text("language"),
            format=self._loose("format"),
            round=self._loose("round"),
        )
        if self.findings.failed or company is None or role is None or when is None:
            return None
        start, end, assumed = when
        return interview(
            id=self.file.removesuffix(".md"),
            file=self.file,
            company=company,
            role=role,
            opportunity=(opportunity and (slug(opportunity) or opportunity)) or slug(f"{company} {role}"),
            start=start,
            end=end,
            day=local_day(start, self.zone),
            end_day=local_day(end, self.zone),
            assumed=assumed,
            zone=self.zone,
            country=country,
            subdivision=subdivision,
            log=log,
            date_line=f.values["date"].line,
            decision_line=decision_node.line if decision_node else 0,
            body=body,
            body_line=body_line,
        )

    def _required(self, key: str) -> str | None:
        node = self.fields.values.get(key)
        example = {"company": "Northwind Analytics", "role": "Data Engineer"}[key]
        blank = node is not None and isinstance(node.value, str) and not node.value.strip()
        if node is None or blank:
            self.findings.error(node or self.fields.node, "missing", f"{key} is missing", f"write {key}: {example}")
            return None
        text = self.fields.text(key)
        if text is not None:
            warn_of_quotes(node, text, self.findings)
        return text

    def _loose(self, key: str) -> str | None:
        """A text that no row depends on: what is not one only warns."""
        node = self.fields.node_of(key)
        if node is None or isinstance(node.value, str):
            return node.value if node is not None and isinstance(node.value, str) else None
        self.findings.warn(node, "shape", f"{key} is {shown(node)}, not a text", f"write {key}: and the text")
        return None

    def _when(self, span: timedelta) -> tuple[datetime, datetime, bool] | None:
        """Start and end in UTC, and whether the hour is assumed: a bare date ends at 17:00 local."""
        node = self.fields.node_of("date")
        if node is None:
            place = self.fields.values.get("date", self.fields.node)
            self.findings.error(place, "missing", "date is missing", "write date: 2026-11-18 14:00")
            return None
        stamp = self.fields.parsed("date", parse_stamp, "date")
        if stamp is None or not isinstance(node.value, str):
            return None
        day, clock, offset = stamp
        if clock is None:
            end = instant(day, time(17), self.zone)
            return plus(end, -span), end, True
        if offset is not None:
            try:
                check_offset(node.value, day, clock, offset, self.zone)
            except BadDate as bad:
                self.findings.error(node, "offset", f"date: {bad.message}", bad.hint)
                return None
            start = plus(datetime.combine(day, clock, UTC), -offset)
        else:
            start = instant(day, clock, self.zone)
            trap = clock_trap(day, clock, self.zone)
            if trap:
                meant = local(start, self.zone).strftime("%H:%M %z")
                what = "does not exist" if trap == "gap" else "comes twice"
                message = f"{node.value} {what} in {self.zone} (the clocks change); taken as {meant[:-2]}:{meant[-2:]}"
                self.findings.warn(node, "clock-change", message, "write the offset, as in 2026-10-25 02:30+02:00")
        return start, plus(start, span), False

    def _country(self) -> tuple[str | None, str | None]:
        """Whose working days: the entry's, else the journal's; a subdivision goes with its own country only."""
        f = self.fields
        country, subdivision = f.optional_text("country"), f.optional_text("subdivision")
        if country is None and subdivision is None:
            return self.settings.country, self.settings.subdivision
        if country is None:
            country = self.settings.country
            if country is None:
                self.findings.error(f.values["subdivision"], "country", "a subdivision without a country", "write country: too")
                return None, None
        try:
            check_country(country, subdivision)
        except BadDate as bad:
            place = f.values.get("country") or f.values["subdivision"]
            self.findings.error(place, "country", f"country: {bad.message}", bad.hint)
        return country, subdivision

    def _channels(self) -> tuple[str, ...] | None:
        node = self.fields.node_of("contact_only_by")
        if node is None:
            return None
        found = [one_of(i, "contact_only_by", CHANNELS, "channel", self.findings) for i in items_of(node)]
        return tuple(c for c in found if c) or None
