"""Reads one entry: the header's fields into an `Interview`, everything that does not fit into problems."""

from __future__ import annotations

from ..base.light import Iterable, NamedTuple
from ..base.text import spelt_slug, suspicious
from ..dates.local_time import local_day
from ..model import Application, Interview, LogLine, Problem, Settings
from .disk.conflicts import CODE, HINT, MESSAGE, conflict_line
from .header_fields import FIELDS, REQUIRED, Header, known_names
from .names.field_names import FieldNames, all_names, name_in
from .names.other_notes import OtherNames, as_other_note, is_decisive
from .problems import Findings
from .syntax.fences import MAX_HEADER, Split, second_header, split
from .syntax.front_matter import read_header
from .syntax.nodes import HeaderError, Node
from .texts import check_texts, may_look_alike
from .wiki_links import has_links, nodes_without_links, without_links

_NO_NOTE = ("empty-file", "too-long")  # an editor may be saving it, and of a long one not all is looked at


_READERS = tuple((field.key, field.read, field, field.absent != "default") for field in FIELDS)
_OF_AN_APPLICATION = (
    "company", "role", "opportunity", "applied", "interest", "closed", "log",
    "interviewers", "recruiter", "next_steps", "decision_by",
)  # fmt: skip


_BEGINS_OTHER = tuple("[{&*!|>%@`,#")  # in YAML: a list, a folded text and the like, of which the line is not all


class Read(NamedTuple):
    """The result of reading one file: an entry, or another note, or neither, and then `problems` has an error.

    `company` is what the header has for it, if that much is legible: without an entry the rows of that company may be wrong.
    `alike` has the names by which a note looks like an interview, None for a note without a header. An entry without a date is
    an `application`.
    """

    entry: Interview | None
    note: bool
    problems: list[Problem]
    company: str | None = None
    alike: OtherNames | None = None
    application: Application | None = None


def read_entry(file: str, text: str, settings: Settings) -> Read:
    """Read the text of one file; `file` is its path below the journal. Whatever is wrong with it is in `problems`."""
    conflict = conflict_line(text)
    names, parts = settings.fields, None
    if conflict == 1:  # the fence itself is in two versions
        return Read(None, False, [Problem(file, 1, 1, "error", CODE, MESSAGE, HINT)], _company_in(text, names))
    try:
        parts = split(text)
        if parts is None:
            return Read(None, True, _forgotten_fence(file, text, names))
        alike = as_other_note(parts.header, names)
        if alike is not None:
            return Read(None, True, [], None, alike)
        root = read_header(parts.header, parts.header_line)
    except HeaderError as bad:
        if parts is None and bad.code not in _NO_NOTE:  # without fences that are right all of the text may be the header
            alike = as_other_note(text[:MAX_HEADER].partition("\n")[2], names)
            if alike is not None:
                return Read(None, True, [], None, alike)
        return _illegible(file, text, bad, conflict, names)
    if has_links(parts.header):
        root = nodes_without_links(root)
    typed = root.value if isinstance(root.value, dict) else {}
    if "company" not in typed and not any(is_decisive(key, names) for key in typed):
        return Read(None, True, [], None, ())
    findings = Findings(file)
    if conflict is not None:
        report = findings.warn if conflict >= parts.body_line else findings.error
        report(Node("", conflict, 1), CODE, MESSAGE, HINT)
    return _read_fields(text, parts, root, settings, findings)


def _illegible(file: str, text: str, bad: HeaderError, conflict: int | None, names: FieldNames) -> Read:
    """What is left of a file whose header cannot be read: two versions in it, from line `conflict` on, are reason enough."""
    problem = Problem(file, bad.line, bad.column, "error", bad.code, bad.message, bad.hint)
    if conflict is not None:
        problem = Problem(file, conflict, 1, "error", CODE, MESSAGE, HINT)
    more = [Problem(file, x.line, x.column, "error", x.code, x.message, x.hint) for x in bad.more]
    return Read(None, False, sorted([problem, *more]), _company_in(text, names))


def _read_fields(text: str, parts: Split, root: Node, settings: Settings, findings: Findings) -> Read:
    """Read a file's text, in its two parts, by the tree of its header."""
    names = settings.fields
    if may_look_alike(parts.header):
        from .look_alikes import check_look_alikes

        check_look_alikes(parts.header.split("\n"), parts.header_line, findings)
    check_texts(parts.header, parts.header_line, root, known_names(names), REQUIRED, findings)
    header = Header(root, settings, findings)
    entry = None if findings.failed else _entry(findings.file, header, without_links(parts.body), parts.body_line)
    called = (all_names(["company"], names), all_names(["role", "date"], names)) if names else ()
    below = second_header(parts.body, *called)
    if below is not None:
        message = "another interview begins here; only the first of a file is read"
        findings.warn(Node("", parts.body_line + below, 1), "second-header", message, "move it into a file of its own")
    if suspicious(text, 1) is not None:
        _warn_of_hidden(text, findings)
    node = header.values.get("company")
    company = node.value if node is not None and isinstance(node.value, str) else None
    if entry is None or findings.failed:
        in_order = sorted(findings.problems, key=lambda p: (p.line, p.column))  # as somebody goes through the file
        return Read(None, False, in_order, company)
    if isinstance(entry, Application):
        return Read(None, False, findings.problems, company, application=entry)
    return Read(entry, False, findings.problems, company)


def _warn_of_hidden(text: str, findings: Findings) -> None:
    """Warn of hidden characters in the text, in place of the warnings that fields gave for the same lines.

    The warning of a field remains where the character was typed as an escape, which the text does not show.
    """
    raw = []
    for number, line in enumerate(text.split("\n"), 1):
        odd = suspicious(line, 1 if number == 1 and line.startswith("\ufeff") else 0)
        if odd is not None:
            raw.append((Node("", number, odd.start() + 1), f"a hidden character (U+{ord(odd[0]):04X}) is in the text"))
    reported = {node.line for node, _ in raw}
    findings.problems = [p for p in findings.problems if p.code != "hidden-character" or p.line not in reported]
    for node, message in raw:
        findings.warn(node, "hidden-character", message, "delete it")


def _forgotten_fence(file: str, text: str, names: FieldNames) -> list[Problem]:
    """A warning for a plain note that begins like an entry: most likely its opening --- was forgotten."""
    keys = {line.partition(":")[0].strip() for line in text[:2000].split("\n")[:12] if ":" in line}
    if any(keys.isdisjoint(all_names([key], names)) for key in ("company", "role", "date")):
        return []
    message = "this looks like an interview, but has no --- on its first line, so it is read as a plain note"
    return [Problem(file, 1, 1, "warning", "no-fence", message, "put --- on a line above and below the header")]


def _company_in(text: str, names: FieldNames) -> str | None:
    """The company of a file whose header cannot be read, if its own line is legible, and no other says another one."""
    called, found = tuple(f"{name}:" for name in all_names(["company"], names)), set()
    for line in text[:70000].split("\n")[1:]:
        if line.startswith(called):
            found.add(without_links(line.partition(":")[2].partition(" #")[0].strip().strip("\"'")))
        if line.startswith(("---", "...")):
            break
    company = found.pop() if len(found) == 1 else ""
    return None if company.startswith(_BEGINS_OTHER) else company or None


def _entry(file: str, header: Header, body: str, body_line: int) -> Interview | Application | None:
    """The interview, or the application where there is no date; None where the header's findings have an error."""
    known = known_names(header.settings.fields)
    header.check_keys(known, REQUIRED)
    typed, values = header.values, {}
    for key, read, field, always in _READERS:
        if always or key in typed:
            values[key] = read(header, field)
    if header.findings.failed:
        return None
    if not typed.keys() <= known:
        from .status_words import check_status

        check_status(typed, known, values.get("log", ()), values.get("closed"), header.findings)
    if header.findings.claims:
        from .unread_claims import check_claims

        check_claims(header.findings.claims, values.get("log", ()), header.findings)
    # Four fields of the header have no field of the same name in an interview.
    zone, times = values.pop("timezone"), values.pop("date")
    values.pop("time", None)
    del values["duration"]
    values["opportunity"] = values["opportunity"] or spelt_slug(f"{values['company']} {values['role']}")
    if times is None:
        taken = {key: values[key] for key in _OF_AN_APPLICATION if key in values}
        line = header.values["applied"].line
        _warn_of_what_is_owed(values.get("log", ()), name_in(header.typed, "date", header.settings.fields), header)
        return Application(file.removesuffix(".md"), file, zone=zone, line=line, body=body, body_line=body_line, **taken)
    decision = header.node_of("decision_by")
    return Interview(
        id=file.removesuffix(".md"),
        file=file,
        start=times.start,
        end=times.end,
        day=local_day(times.start, zone),
        end_day=local_day(times.end, zone),
        assumed=times.assumed,
        zone=zone,
        date_line=header.values["date"].line,
        decision_line=decision.line if decision else 0,
        body=body,
        body_line=body_line,
        **values,
    )


def _warn_of_what_is_owed(log: Iterable[LogLine], date: str, header: Header) -> None:
    """Warn of what would be on the list with a date: nothing is, of an application."""
    for line in log:
        if line.heard in ("assignment", "offer"):
            message = f"this is an application, so the {line.heard} is not on your list"
            header.findings.warn(Node("", line.line, 1), "no-date", message, f"write {date}: and the day on which you spoke")
