"""Reads the people of an entry: interviewers, the recruiter, references (docs/journal.md, section 5)."""

from __future__ import annotations

from datetime import tzinfo

from ..dates.parsing import parse_moment
from ..model import Moment, Person
from ..text import same_name, visible
from .address import name_and_address, usable
from .fields import Fields, items_of, shown, warn_of_quotes, yes_or_no
from .nodes import Node
from .problems import Findings

_COMMON = ("name", "title", "email", "phone", "address", "linkedin")
_OF_PART = {
    "interviewer": frozenset((*_COMMON, "contact", "decides")),
    "recruiter": frozenset((*_COMMON, "kind", "agency")),
    "reference": frozenset((*_COMMON, "told", "contacted", "relation")),
    "me": frozenset((*_COMMON, "links")),
}


def read_people(node: Node | None, part: str, zone: tzinfo, findings: Findings) -> tuple[Person, ...]:
    """The people of a list, each a name or a mapping; a second person of the same name gets `nth` 2. `part` as in `Person`."""
    found: list[Person] = []
    seen: dict[str, int] = {}
    for item in items_of(node):
        if isinstance(item.value, str) and node is item and "," in item.value:
            findings.error(item, "person", f"{shown(item)} may be several people", "put each on a line of its own: - Name")
            continue
        person = read_person(item, part, zone, findings)
        if person is not None:
            key = same_name(person.name)
            seen[key] = seen.get(key, 0) + 1
            found.append(person._replace(nth=seen[key]) if seen[key] > 1 else person)
    return tuple(found)


def read_person(item: Node, part: str, zone: tzinfo, findings: Findings) -> Person | None:
    """One person: a name, or a mapping with `name`; None and an error if it is neither. Dates are read in `zone`."""
    if isinstance(item.value, str):
        item = item._replace(value={"name": item})
    if not isinstance(item.value, dict):
        findings.error(item, "person", f"{part}: {shown(item)} is not a person", "write a name, or name: and details")
        return None
    fields = Fields(item, findings, f"the {part}'s")
    fields.warn_of_near_misses(_OF_PART[part])
    before = len(findings.problems)
    name = fields.text("name")
    if name is None:
        if len(findings.problems) == before:
            place = item.value.get("name", item)
            findings.error(
                place,
                "person",
                f"{'an' if part == 'interviewer' else 'a'} {part} without a name",
                "write name: and the person's name",
            )
        return None
    values = item.value
    warn_of_quotes(values["name"], name, findings)
    behind = name_and_address(name)
    if behind is not None:
        name = behind[0]
    elif len(values) == 1:
        return Person(name, part, line=item.line)
    email = fields.text("email") or (behind[1] if behind else None)
    if email is not None and usable(email) is None:
        place = "email" if "email" in values else "name"
        findings.warn(values[place], "odd-email", f"odd e-mail address {visible(email)!r}", "write it like name@company.example")
    contact = decides = kind = None
    told: Moment | None = None
    contacted: Moment | None = None
    if part == "interviewer":
        contact = _contact(fields)
        decides = fields.flag("decides")
    elif part == "recruiter":
        kind = fields.choice("kind", ("external", "internal", "hr"), "recruiter-kind")
    elif part == "reference":
        told = fields.parsed("told", lambda t: parse_moment(t, zone), "date")
        contacted = fields.parsed("contacted", lambda t: parse_moment(t, zone), "date")
    address = fields.text("address", line_breaks=True)
    # By position, since keywords double the time and a journal has thousands of people.
    return Person(
        name, part, fields.text("title"), email, fields.text("phone"), address, fields.text("linkedin"), contact, decides, kind,
        fields.text("agency") if part == "recruiter" else None, told, contacted, item.line,
    )  # fmt: skip


def _contact(fields: Fields) -> bool | None:
    """Whether an interviewer may be written to directly: `allowed`, or a yes or no."""
    node = fields.node_of("contact")
    if node is None:
        return None
    if isinstance(node.value, str) and node.value.strip().lower() == "allowed":
        return True
    answer = yes_or_no(node)
    if answer is None:
        fields.findings.error(node, "contact", f"contact: {shown(node)} is not known", "write contact: allowed, or leave it out")
    return answer
