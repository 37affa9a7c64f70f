"""Reads the people of an entry: interviewers, the recruiter, references (docs/journal.md, section 5)."""

from __future__ import annotations

from datetime import tzinfo

from ..base.nothing_said import says_nothing
from ..base.text import same_name, visible
from ..dates.stamps import BadDate, parse_moment
from ..model import Moment, Person
from .address import name_and_address, usable
from .fields import Fields, hint_for_link, is_empty, items_of, ordinary_texts, shown, yes_or_no
from .person_names import is_firm, is_plain_name
from .problems import Findings
from .syntax.nodes import Node, PlacedNode
from .syntax.plain_yaml import TextsNode
from .texts import warn_of_quotes

MOST = 100  # people of one part; a note is drafted for each, and each draft is compared with all names
_COMMON = ("name", "title", "email", "phone", "address", "linkedin", "greeting", "language")
OF_PART = {
    "interviewer": frozenset((*_COMMON, "contact", "decides")),
    "recruiter": frozenset((*_COMMON, "kind", "agency")),
    "reference": frozenset((*_COMMON, "told", "contacted", "relation")),
    "me": frozenset((*_COMMON, "links")),
}


_NO_ADDRESS = ("phone", "title", "agency")  # where an e-mail address is in the wrong place
_NO_GREETINGS = frozenset((
    "formal", "informal", "casual", "first name", "vorname", "du", "sie", "tu", "vous", "mr", "mrs", "ms", "miss", "dr", "herr",
    "frau", "dear", "hi", "hello", "hallo", "liebe", "lieber", "yes", "no",
))  # fmt: skip
# What `contact`, `decides` and `kind` are where they are not left out, as nearly always.
_ALLOWED = (None, "allowed")
_TRUE = (None, "true", "yes")
_KINDS = (None, "external", "internal", "hr")


def read_people(node: Node | None, part: str, zone: tzinfo, findings: Findings) -> tuple[Person, ...]:
    """The people of a list, each a name or a mapping; a second person of the same name gets `nth` 2. `part` as in `Person`."""
    found: list[Person] = []
    seen: dict[str, int] = {}
    items = items_of(node)
    if node is not None and len(items) > MOST:
        message = f"{findings.called.get(f'{part}s', f'{part}s')}: {len(items)} are too many (at most {MOST})"
        findings.error(node, "too-many", message, "keep those who matter for a follow-up")
        return ()
    for item in items:
        person = read_person(item, part, zone, findings)
        if person is not None:
            key = same_name(person.name)
            seen[key] = seen.get(key, 0) + 1
            found.append(person._replace(nth=seen[key]) if seen[key] > 1 else person)
    return tuple(found)


def read_person(item: Node, part: str, zone: tzinfo, findings: Findings) -> Person | None:
    """One person: a name, or a mapping with `name`; dates are read in `zone`.

    None and an error for what is neither, or more than one; None and a warning for a word that names nobody.
    """
    return _ordinary_person(item, part, zone) or _any_person(item, part, zone, findings)


def _ordinary_person(item: Node, part: str, zone: tzinfo) -> Person | None:
    """A person without any problem, as nearly every one is; None for every other, whom `_any_person` reads again."""
    if isinstance(item, PlacedNode):
        return None
    if type(item) is not TextsNode and isinstance(item.value, str):
        alone = item.value.isprintable() and item.value[:1].isalpha() and item.value[-1] != ">"
        return Person(item.value.strip(), part, line=item.line) if alone and _is_plain(item.value.strip(), part) else None
    texts = ordinary_texts(item, OF_PART[part])
    if texts is None or "language" in texts:  # which takes more than looking at the text
        return None
    get = texts.get
    name, email, contact, decides, kind = get("name"), get("email"), get("contact"), get("decides"), get("kind")
    if name is None or name[-1] == ">" or not name[0].isalpha() or not _is_plain(name, part):
        return None
    for key in _NO_ADDRESS:
        if key in texts and _is_misplaced(key, texts[key]):
            return None
    if "greeting" in texts and _is_no_greeting(texts["greeting"]):
        return None
    if not (contact in _ALLOWED and decides in _TRUE and kind in _KINDS) or (email is not None and usable(email) is None):
        return None
    for text in texts.values():
        if len(text) <= 20 and says_nothing(text) and text is not decides:
            return None
    told, contacted = get("told"), get("contacted")
    try:
        told_at = None if told is None else parse_moment(told, zone)
        contacted_at = None if contacted is None else parse_moment(contacted, zone)
    except BadDate:
        return None
    # By position, since keywords double the time; a test compares with `_any_person`.
    return Person(
        name, part, get("title"), email, get("phone"), get("address"), get("linkedin"), True if contact else None,
        True if decides else None, kind,
        get("agency"), told_at, contacted_at, item.line, 1, get("greeting"), None,
    )  # fmt: skip


def _is_plain(name: str, part: str) -> bool:
    return is_plain_name(name) and (part != "recruiter" or not is_firm(name))


def _is_misplaced(key: str, text: str) -> bool:
    """Whether it is an e-mail address, or as a phone number no number."""
    return ("@" in text and usable(text) is not None) or (key == "phone" and not any(map(str.isdigit, text)))


def _is_no_greeting(text: str) -> bool:
    return text.strip().lower().rstrip(".,") in _NO_GREETINGS


def _any_person(item: Node, part: str, zone: tzinfo, findings: Findings) -> Person | None:
    """Any person, with a problem for everything that is wrong with them; None if there is nobody, or more than one."""
    if isinstance(item.value, str):
        item = item._replace(value={"name": item})
    if not isinstance(item.value, dict):
        hint = hint_for_link(item) or "write a name, or name: and details"
        findings.error(item, "person", _in_their_words(f"{part}: {shown(item)} is not a person", part, findings), hint)
        return None
    fields = Fields(item, findings, f"the {part}'s")
    before = len(findings.problems)
    fields.check_keys(OF_PART[part], ("name",))
    name = fields.text("name")
    if name is None:
        if not any(p.severity == "error" for p in findings.problems[before:]):
            message = f"{'an' if part == 'interviewer' else 'a'} {part} without a name"
            fields.missing("name", "person", message, _name_meant(item, part), item.value.get("name"))
        return None
    values = item.value
    typed = values["name"]
    warn_of_quotes(typed, name, findings)
    behind = name_and_address(name) if name[-1] == ">" else None
    if behind is not None:
        name = behind[0]
    if part != "me" and not _is_one_name(typed, name, part, findings):
        return None
    if behind is None and len(values) == 1:
        return Person(name, part, line=item.line)
    detail = fields.detail
    email = _email_in(fields, behind[1] if behind is not None else None)
    contact = decides = kind = None
    told: Moment | None = None
    contacted: Moment | None = None
    if part == "interviewer":
        contact = _contact(fields) if "contact" in values else None
        decides = fields.flag("decides") if "decides" in values else None
    elif part == "recruiter":
        kind = fields.choice("kind", ("external", "internal", "hr"), "recruiter-kind")
    elif part == "reference":
        told = fields.parsed("told", lambda t: parse_moment(t, zone), "date")
        contacted = fields.parsed("contacted", lambda t: parse_moment(t, zone), "date")
    _warn_of_misplaced(fields)
    _warn_of_greeting(fields, name)
    language = _language_in(fields)
    address = detail("address", line_breaks=True) if "address" in values else None
    # By position, since keywords double the time and a journal has thousands of people.
    return Person(
        name, part, detail("title") if "title" in values else None, email, detail("phone") if "phone" in values else None,
        address, detail("linkedin") if "linkedin" in values else None, contact, decides, kind,
        detail("agency") if part == "recruiter" else None, told, contacted, item.line, 1,
        detail("greeting") if "greeting" in values else None, language,
    )  # fmt: skip


def _name_meant(item: Node, part: str) -> str:
    """What to type for details without a name, which may be the key: `Dana Whitfield: dana@northwind.example`."""
    from .meant_mapping import mapping_meant

    has_details = isinstance(item.value, dict) and not OF_PART[part].isdisjoint(item.value)
    meant = mapping_meant(item, "person") if not has_details else None
    return f"write {visible(meant)}" if meant is not None else "write name: and the person's name"


def _email_in(fields: Fields, behind: str | None) -> str | None:
    """The e-mail address of a person, `behind` being the one that stands behind the name; a warning for an odd one."""
    values = fields.values
    email = (fields.detail("email") if "email" in values else None) or behind
    if email is not None and usable(email) is None:
        place = "email" if "email" in values else "name"
        hint = "write only one of them" if email.count("@") > 1 else "write it like name@company.example"
        fields.findings.warn(values[place], "odd-email", f"odd e-mail address {visible(email)!r}", hint)
    return email


def _warn_of_misplaced(fields: Fields) -> None:
    """Warn of an e-mail address in another field, and of a phone number that is none."""
    values = fields.values
    for key in _NO_ADDRESS:
        text = values[key].value if key in values and not is_empty(values[key]) else None
        if isinstance(text, str) and not says_nothing(text) and _is_misplaced(key, text.strip()):
            is_email = "@" in text
            message = f"{key}: {shown(values[key])} is {'an e-mail address' if is_email else 'no phone number'}"
            hint = f"write email: {visible(text.strip())}" if is_email else "write the number, or leave it empty"
            fields.findings.warn(values[key], "odd-email" if is_email else "odd-phone", message, hint)


def _warn_of_greeting(fields: Fields, name: str) -> None:
    """Warn of a greeting that is a word about one."""
    node = fields.values.get("greeting")
    greeting = node.value if node is not None else None
    if node is not None and isinstance(greeting, str) and _is_no_greeting(greeting):
        message = f"greeting: {shown(node)} would begin every note"
        fields.findings.warn(node, "greeting", message, f"write it whole, as in Dear {visible(name)}")


def _language_in(fields: Fields) -> str | None:
    """The language of a person; a warning for one without templates."""
    language = fields.detail("language") if "language" in fields.values else None
    if language:
        from .languages import check_language

        check_language(fields.values["language"], language, fields.findings)
    return language


def _is_one_name(node: Node, name: str, part: str, findings: Findings) -> bool:
    """Whether a text is taken for the name of one person; what is wrong with it is reported."""
    if isinstance(node, PlacedNode) and node.end[0] > node.line:
        hint = "put each on a line of its own: - Name"
        findings.error(node, "person", f"{shown(node)} may be several people", hint)
        return False
    if _is_plain(name, part):
        return True
    from .name_faults import fault_of_name

    fault = fault_of_name(name, part)
    if fault is None:
        return True
    report = findings.error if fault.severity == "error" else findings.warn
    report(node, fault.code, _in_their_words(fault.message, part, findings), _in_their_words(fault.hint, part, findings))
    return fault.is_name


def _in_their_words(text: str, part: str, findings: Findings) -> str:
    """A message with the name that the file has for the field of these people, where that is another one."""
    key = "recruiter" if part == "recruiter" else f"{part}s"
    theirs = findings.called.get(key)
    return text if theirs is None else text.replace(f"{part}:", f"{theirs}:").replace(f"{key}:", f"{theirs}:")


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
