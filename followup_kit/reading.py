"""Reads one entry: the header's fields into an `Interview`, everything that does not fit into problems."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from .countries import check_country
from .dates import (
    BadDate,
    check_offset,
    clock_trap,
    instant,
    local,
    local_day,
    parse_day,
    parse_duration,
    parse_moment,
    parse_period_end,
    parse_stamp,
    plus,
)
from .fields import Fields, Findings, items_of, one_of, ordinary, shown, yes_or_no
from .frontmatter import HeaderError, Node, read_header, split
from .model import (
    CHANNELS,
    HEARD,
    KINDS,
    OTHER_SENT,
    Closed,
    Interview,
    LogLine,
    Moment,
    Problem,
    Settings,
    Skip,
    Snooze,
)
from .people import read_people, read_person
from .text import slug, suspicious, visible
from .zones import zone_named

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
_LOG_KEYS = frozenset(["date", "sent", "heard", "to", "from", "by", "note", "decision_by", "message_id", "proofread_by", "via"])
_SENT = dict.fromkeys((*KINDS, *OTHER_SENT))
_DATE_LIKE = frozenset("0123456789-/.: T")
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
        log = self._log()
        entry_fields = (
            read_people(f.values.get("interviewers"), "interviewer", self.zone, self.findings),
            read_person(recruiter_node, "recruiter", self.zone, self.findings) if recruiter_node else None,
            self._channels(),
            f.optional_text("next_steps"),
            f.parsed("decision_by", parse_period_end, "decision-by"),
            self._interest(),
            people if people or nobody else self.settings.references,
            self._skips(),
            self._snoozes(),
            self._closed(),
            self._cancelled(),
        )
        decoration = (f.optional_text("language"), self._loose("format"), self._loose("round"))
        if self.findings.failed or company is None or role is None or when is None:
            return None
        start, end, assumed = when
        date_node = f.values["date"]
        return Interview(
            self.file.removesuffix(".md"), self.file, company, role,
            (opportunity and (slug(opportunity) or opportunity)) or slug(f"{company} {role}"),
            start, end, local_day(start, self.zone), local_day(end, self.zone), assumed, self.zone,
            *entry_fields, country, subdivision, *decoration, log,
            date_node.line, decision_node.line if decision_node else 0, body, body_line,
        )  # fmt: skip

    def _required(self, key: str) -> str | None:
        node = self.fields.values.get(key)
        example = {"company": "Northwind Analytics", "role": "Data Engineer"}[key]
        blank = node is not None and isinstance(node.value, str) and not node.value.strip()
        if node is None or blank:
            self.findings.error(node or self.fields.node, "missing", f"{key} is missing", f"write {key}: {example}")
            return None
        return self.fields.text(key)

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

    def _interest(self) -> str:
        node = self.fields.node_of("interest")
        if node is None:
            return "undecided"
        answer = yes_or_no(node)
        if answer is not None:
            return "yes" if answer else "no"
        return one_of(node, "interest", ("yes", "no", "undecided"), "interest", self.findings) or "undecided"

    def _skips(self) -> tuple[Skip, ...]:
        found = []
        for item in items_of(self.fields.values.get("skip")):
            if isinstance(item.value, str):
                kind = one_of(item, "skip", KINDS, "kind", self.findings)
                found.append(Skip(kind or "", line=item.line))
                continue
            f = self._mapping(item, "skip", ("kind", "to", "reason"))
            if f is not None:
                kind = self._kind(f, "skip")
                found.append(Skip(kind, f.text("to"), f.optional_text("reason"), item.line))
        return tuple(found)

    def _snoozes(self) -> tuple[Snooze, ...]:
        found = []
        for item in items_of(self.fields.values.get("snooze")):
            f = self._mapping(item, "snooze", ("kind", "until", "to", "reason"))
            if f is None:
                continue
            kind = self._kind(f, "snooze")
            until = f.parsed("until", parse_day, "date")
            if f.node_of("until") is None:
                self.findings.error(item, "snooze", "a snooze without a date", "write {kind: check-in, until: 2026-12-07}")
            found.append(Snooze(kind, until or date.min, f.text("to"), item.line))
        return tuple(found)

    def _kind(self, f: Fields, where: str) -> str:
        kind = f.choice("kind", KINDS, "kind")
        if f.node_of("kind") is None:
            self.findings.error(f.node, "kind", f"a {where} without a kind", "write kind: check-in, or another kind of action")
        return kind or ""

    def _mapping(self, item: Node, where: str, known: Collection[str]) -> Fields | None:
        if not isinstance(item.value, dict):
            example = {
                "snooze": "{kind: check-in, until: 2026-12-07}",
                "log": "{date: 2026-11-18, sent: thank-you, to: Dana}",
            }
            hint = f"write it like {example.get(where, '{kind: letter, reason: ...}')}"
            self.findings.error(item, "shape", f"{where}: {shown(item)} cannot be understood", hint)
            return None
        f = Fields(item, self.findings, f"the {where}'s")
        f.warn_of_near_misses(known)
        return f

    def _closed(self) -> Closed | None:
        node = self.fields.node_of("closed")
        if node is None:
            return None
        if isinstance(node.value, str):
            answer = yes_or_no(node)
            if answer is not None:
                return Closed(None, None, node.line) if answer else None
            if set(node.value) <= _DATE_LIKE:
                when = self.fields.parsed("closed", lambda t: parse_moment(t, self.zone), "date")
                return Closed(when, None, node.line)
            return Closed(None, node.value.strip(), node.line)
        f = self._mapping(node, "closed", ("date", "reason"))
        if f is None or not f.values:
            return None
        when = f.parsed("date", lambda t: parse_moment(t, self.zone), "date")
        return Closed(when, f.optional_text("reason"), node.line)

    def _cancelled(self) -> str | None:
        node = self.fields.node_of("cancelled")
        if node is None:
            return None
        answer = yes_or_no(node)
        if answer is not None:
            return "it did not take place" if answer else None
        return self.fields.text("cancelled", line_breaks=True)

    def _log(self) -> tuple[LogLine, ...]:
        found = []
        for item in items_of(self.fields.values.get("log")):
            line = self._ordinary_line(item) or self._log_line(item)
            if line is not None:
                found.append(line)
        return tuple(found)

    def _ordinary_line(self, item: Node) -> LogLine | None:
        """A log line in which nothing is amiss, as nearly every one is; None leaves it to `_log_line`, which says what is."""
        texts = ordinary(item, _LOG_KEYS)
        if texts is None:
            return None
        get = texts.get
        day, sent, heard, by, promised = get("date"), get("sent"), get("heard"), get("by"), get("decision_by")
        right = sent in _SENT and "from" not in texts if heard is None else sent is None and heard in HEARD and "to" not in texts
        if not right or day is None or (by is not None and by not in CHANNELS):
            return None
        try:
            when = parse_moment(day, self.zone)
            until = None if promised is None else parse_period_end(promised)
        except BadDate:
            return None
        return LogLine(
            when, sent, heard, get("to" if heard is None else "from"), by, get("note"), until, get("via"),
            get("message_id"), get("proofread_by"), item.line,
        )  # fmt: skip

    def _log_line(self, item: Node) -> LogLine | None:
        """Any log line, with a problem for whatever is amiss in it."""
        f = self._mapping(item, "log", _LOG_KEYS)
        if f is None:
            return None
        values = f.values
        when: Moment | None = f.parsed("date", lambda t: parse_moment(t, self.zone), "date")
        if when is None and f.node_of("date") is None:
            self.findings.error(item, "log", "a log line without a date", "write date: 2026-11-18 18:10")
        sent, heard = f.choice("sent", _SENT, "kind"), f.choice("heard", HEARD, "kind")
        is_sent = sent is not None or f.node_of("sent") is not None
        is_heard = heard is not None or f.node_of("heard") is not None
        if is_sent == is_heard:
            what = "both sent and heard" if is_sent else "neither sent nor heard"
            self.findings.error(item, "log", f"a log line with {what}", "write exactly one: sent: thank-you, or heard: reply")
        wrong, right = ("from", "to") if is_sent else ("to", "from")
        if f.node_of(wrong) is not None and is_sent != is_heard:
            word = "sent" if is_sent else "heard"
            self.findings.error(values[wrong], "log", f"a {word} line with {wrong}:", f"write {right}: instead")
        who = f.text(right)
        by = f.choice("by", CHANNELS, "channel")
        promised = f.parsed("decision_by", parse_period_end, "decision-by")
        if when is None or self.findings.failed:
            return None
        return LogLine(
            when, sent, heard, who, by, f.optional_text("note"), promised, f.text("via"),
            f.optional_text("message_id"), f.optional_text("proofread_by"), item.line,
        )  # fmt: skip


def problem_text(problem: Problem) -> str:
    """`FILE:LINE:COL: error: message (hint)` on one line."""
    hint = f" ({problem.hint})" if problem.hint else ""
    place = f"{visible(problem.file)}:{problem.line}:{problem.column}"
    return f"{place}: {problem.severity}: {visible(problem.message)}{visible(hint)}"
