"""The fields of an entry's header, in one table: how each is read, whether it is required, what it means, an example.

A new optional field is a line in `FIELDS` and a field of the same name in `model.Interview` (and a row in the table of
section 4 of docs/journal.md, which a test compares with this one).
"""

from __future__ import annotations

from datetime import timedelta, tzinfo

from ..base.light import Any, Callable, Literal, NamedTuple, lru_cache
from ..base.nothing_said import is_to_fill_in, says_nothing
from ..base.text import spelt_slug
from ..dates.clock_times import parse_duration
from ..dates.countries import CODES, check_country
from ..dates.stamps import BadDate, parse_moment
from ..dates.zones import zone_named
from ..kinds import CHANNELS
from ..model import Moment, Person, Settings
from .decisions import read_cancelled, read_closed, read_interest, read_skips, read_snoozes
from .fields import Fields, items_of, one_of, shown
from .log import read_log
from .names.field_names import FieldNames, all_names, name_in, root_in_our_words
from .people import read_people, read_person
from .problems import Findings
from .syntax.nodes import Node
from .texts import check_name, check_one_company, is_ordinary_name, warn_of_quotes
from .times import Times, read_times


class Header(Fields):
    """The fields of one header, and what the reading of some depends on: the journal's settings, and fields read before.

    `values` has the fields by our names, `typed` as the file has them.
    `zone`, `duration` and `region` (country and subdivision) are the journal's or the usual ones until the fields of these
    names have been read.
    """

    def __init__(self, root: Node, settings: Settings, findings: Findings) -> None:
        super().__init__(root_in_our_words(root, settings.fields), findings, "the entry's")
        self.settings = settings
        self.typed: dict[str, Node] = root.value if isinstance(root.value, dict) else {}
        theirs = ((key, name_in(self.typed, key, settings.fields)) for key, _ in settings.fields)
        findings.called = {key: name for key, name in theirs if name != key and name in self.typed}
        self.zone = settings.zone
        self.duration = timedelta(hours=1)
        self.region = (settings.country, settings.subdivision)

    def called(self, key: str) -> str:
        """As `Fields.called`: by the names that the journal gives to fields."""
        return self.findings.called.get(key, key)


class Field(NamedTuple):
    """One field of the header (docs/journal.md, section 4).

    `read` gives its value as `model.Interview` has it, and reports what is wrong with it to the header's findings. `absent`
    says what a header without the key means: the default of `model.Interview`, a value that is derived from other fields or
    taken from the journal (then `read` is asked all the same), or an error.
    """

    key: str
    read: Callable[[Header, Field], Any]
    meaning: str
    example: str  # what may be typed behind the key
    absent: Literal["default", "derived", "error"] = "default"


# The ways to read a field. A key with nothing behind it is as if left out.


def _missing(header: Header, field: Field) -> None:
    from .names.other_names import name_meant

    name = name_in(header.typed, field.key, header.settings.fields)
    example = f"write {name}: {field.example}"
    instead = header.instead_of(field.key)
    named = instead is not None and name_meant(str(instead.value), (field.key,)) is not None  # no slip, but another name
    also = ", or see followup fields" if named else ""
    header.missing(field.key, "missing", f"{field.key} is missing", example, header.values.get(field.key), also)


def _required_text(header: Header, field: Field) -> str | None:
    """A text on one line; a plain `null` is one too, because there is a company called Null."""
    node = header.values.get(field.key)
    if node is not None and isinstance(node.value, str) and is_ordinary_name(node.value):
        return node.value
    if node is None or (isinstance(node.value, str) and not node.value.strip()):
        _missing(header, field)
        return None
    text = header.text(field.key)
    if text is not None:
        warn_of_quotes(node, text, header.findings)
        name = header.called(field.key)
        check_name(node, text, name, f"write {name}: {field.example}", header.findings)
        if field.key == "company":
            check_one_company(node, text, name, header.findings)
        if is_to_fill_in(text):
            header.findings.warn(node, "todo", f"{name} is still to be filled in", f"write {name}: {field.example}")
    return text


def _language(header: Header, field: Field) -> str | None:
    code = header.optional_text(field.key)
    if code:
        from .languages import check_language

        check_language(header.values[field.key], code, header.findings)
    return code


def _meaningful_text(header: Header, field: Field) -> str | None:
    """A text of any number of lines that says something."""
    return header.detail(field.key, line_breaks=True)


def _lenient_text(header: Header, field: Field) -> str | None:
    """A text that no row depends on: what is no text is ignored with a warning."""
    node = header.node_of(field.key)
    if node is None or isinstance(node.value, str):
        return node.value if node is not None and isinstance(node.value, str) else None
    name = header.called(field.key)
    message, hint = f"{name} is {shown(node)}, not a text", f"write {name}: and the text"
    header.findings.warn(node, "shape", message, hint)
    return None


def _zone(header: Header, field: Field) -> tzinfo:
    """The entry's zone, else the journal's; a warning where neither has one."""
    settings, findings = header.settings, header.findings
    header.zone = header.parsed(field.key, zone_named, "timezone") or settings.zone
    if settings.zone_assumed and header.node_of(field.key) is None:
        message = f"no time zone here or in journal.toml: the machine's, {settings.zone}, is used"
        findings.warn(header.node, "no-timezone", message, "write timezone: America/New_York, or the like")
    return header.zone


def _duration(header: Header, field: Field) -> timedelta:
    """The entry's duration, else an hour."""
    header.duration = header.parsed(field.key, parse_duration, "duration") or header.duration
    return header.duration


def _country(header: Header, _: Field) -> str | None:
    """The country, read together with the subdivision: the journal's subdivision never joins a country of the entry's own."""
    country, subdivision = header.optional_text("country"), header.optional_text("subdivision")
    if country is not None or subdivision is not None:
        header.region = _checked_region(header, country or header.settings.country, subdivision)
    return header.region[0]


def _checked_region(header: Header, country: str | None, subdivision: str | None) -> tuple[str | None, str | None]:
    """The two as they are, with an error where they have no known holidays; nothing where only a subdivision is known."""
    if country is None:
        header.findings.error(header.values["subdivision"], "country", "a subdivision without a country", "write country: too")
        return None, None
    try:
        check_country(country, subdivision)
    except BadDate as bad:
        at_fault = "subdivision" if country in CODES and subdivision is not None else "country"
        place = header.values.get(at_fault) or header.values["subdivision"]
        header.findings.error(place, "country", f"{header.called(at_fault)}: {bad.message}", bad.hint, meant=bad.meant)
    return country, subdivision


def _opportunity(header: Header, field: Field) -> str | None:
    """The slug of the name; None for the usual one, made from company and role."""
    name = header.detail(field.key)
    return name and (spelt_slug(name) or name)


def _times(header: Header, field: Field) -> Times | None:
    """Start and end of the interview, of `date` and `time` together."""
    node = header.node_of(field.key)
    applied = header.node_of("applied") is not None
    if node is None:
        if not applied:  # an application has no date yet
            _missing(header, field)
        return None
    if applied and isinstance(node.value, str) and says_nothing(node.value):
        message = f"{header.called(field.key)}: {shown(node)} is no date, so this is an application"
        header.findings.warn(node, "nobody", message, "leave it empty until they invite you")
        return None
    return read_times(header, header.zone, header.duration)


def _applied(header: Header, field: Field) -> Moment | None:
    """When the application went out, in the entry's zone."""
    return header.parsed(field.key, lambda text: parse_moment(text, header.zone), "date")


def _interviewers(header: Header, field: Field) -> tuple[Person, ...]:
    return read_people(header.values[field.key], "interviewer", header.zone, header.findings)


def _recruiter(header: Header, field: Field) -> Person | None:
    node = header.node_of(field.key)
    return read_person(node, "recruiter", header.zone, header.findings) if node else None


def _references(header: Header, field: Field) -> tuple[Person, ...]:
    """The entry's own references, else the journal's; an empty list means that there are none."""
    node = header.values.get(field.key)
    people = read_people(node, "reference", header.zone, header.findings)
    nobody = node is not None and (node.value == [] or bool(items_of(node)))
    return people if people or nobody else header.settings.references


def _channels(header: Header, field: Field) -> tuple[str, ...] | None:
    node = header.node_of(field.key)
    if node is None:
        return None
    found = [one_of(item, field.key, CHANNELS, "channel", header.findings) for item in items_of(node)]
    return tuple(channel for channel in found if channel) or None


_LOG = "[{date: 2026-11-18 18:10, sent: thank-you, to: Dana Whitfield, by: email}]"
_SNOOZE = "[{kind: check-in, until: 2026-12-07}]"
_DANA = "[{name: Dana Whitfield, title: VP Data, email: dana@northwind.example}]"
# Fields are read in this order, so their problems are reported in this order too.
FIELDS = (
    Field("company", _required_text, "the company", "Northwind Analytics", "error"),
    Field("role", _required_text, "the role that you applied for", "Data Engineer", "error"),
    Field("timezone", _zone, "the zone of its times, by its IANA name", "America/New_York", "derived"),
    Field("duration", _duration, "how long it takes, up to 24 hours", "1h30m", "derived"),
    Field("date", _times, "when it starts, local time; a date alone if you do not know the hour", "2026-11-18 14:00", "error"),
    Field("time", lambda h, _: None, "when it starts, if the date is a date alone; 14:00-15:30 says how long", "14:00-15:30"),
    Field("applied", _applied, "when your application went out; without a date the entry is an application", "2026-10-30"),
    Field("country", _country, "whose public holidays are not working days (ISO 3166)", "US", "derived"),
    Field("subdivision", lambda h, _: h.region[1], "a state, province or nation within that country", "NY", "derived"),
    Field("references", _references, "who speaks for you, if not the journal's references", "[{name: Prof. Lin}]", "derived"),
    Field("opportunity", _opportunity, "a name that all rounds of one opening share", "northwind-data-engineer", "derived"),
    Field("log", lambda h, f: read_log(h.values[f.key], h.zone, h.findings), "what was sent and what was heard", _LOG),
    Field("interviewers", _interviewers, "who held the interview", _DANA),
    Field("recruiter", _recruiter, "the recruiter", "{name: Jo Park, kind: external, agency: Park & Co}"),
    Field("contact_only_by", _channels, "how they asked to be contacted", "[email]"),
    Field("next_steps", _meaningful_text, "what they said comes next", "Second round, they call"),
    Field(
        "decision_by",
        lambda h, f: h.last_day(f.key, "decision-by"),
        "by when they decide: a day, month or ISO week",
        "2026-11-30",
    ),
    Field("interest", lambda h, _: read_interest(h), "whether you want the job: yes, no or undecided", "yes"),
    Field("skip", lambda h, f: read_skips(h.values[f.key], h.findings), "what you will not do", "[letter]"),
    Field("snooze", lambda h, f: read_snoozes(h.values[f.key], h.findings), "what you put off, and until when", _SNOOZE),
    Field("closed", lambda h, _: read_closed(h, h.zone), "when or why you ended it yourself", "They froze the role"),
    Field("cancelled", lambda h, _: read_cancelled(h), "why the interview did not take place", "They called it off"),
    Field("language", _language, "the language of its drafts", "de"),
    Field("format", _lenient_text, "how it is held: phone, video, onsite, panel, or any text", "onsite"),
    Field("place", _lenient_text, "where it is: a room, a link, any text; shown on the day", "2nd floor"),
    Field("round", _lenient_text, "which round it is, in any words", "2"),
    Field("calendar_uid", _lenient_text, "the invitation that it was taken from: its UID", "7kq2@calendar.example"),
    Field("calendar_sequence", lambda h, f: h.number(f.key, f.example), "the revision of that invitation: its SEQUENCE", "2"),
)
KNOWN = frozenset(field.key for field in FIELDS)
REQUIRED = tuple(field.key for field in FIELDS if field.absent == "error")


@lru_cache(4)
def known_names(names: FieldNames) -> frozenset[str]:
    """All that the fields may be called in a journal that gives them these names."""
    return all_names(KNOWN, names)
