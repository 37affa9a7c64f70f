"""Reads one entry: the header's fields into an `Interview`, everything that does not fit into problems."""

from __future__ import annotations

from ..dates.local_time import local_day
from ..light_typing import NamedTuple
from ..model import Interview, Problem, Settings
from ..text import spelt_slug, suspicious
from .fences import second_header, split
from .front_matter import read_header
from .header_fields import FIELDS, KNOWN, REQUIRED, Header
from .nodes import HeaderError, Node
from .problems import Findings
from .status_words import check_status
from .texts import check_texts


class Read(NamedTuple):
    """The result of reading one file: an entry, or a plain note, or neither, and then `problems` has an error.

    `company` is what the header has for it, if that much is legible: without an entry the rows of that company may be wrong.
    """

    entry: Interview | None
    note: bool
    problems: list[Problem]
    company: str | None = None


def read_entry(file: str, text: str, settings: Settings) -> Read:
    """Read the text of one file; `file` is its path below the journal. Whatever is wrong with it is in `problems`."""
    try:
        parts = split(text)
        if parts is None:
            return Read(None, True, _forgotten_fence(file, text))
        root = read_header(parts.header, parts.header_line)
    except HeaderError as bad:
        problem = Problem(file, bad.line, bad.column, "error", bad.code, bad.message, bad.hint)
        return Read(None, False, [problem], _company_in(text))
    findings = Findings(file)
    check_texts(parts.header, parts.header_line, root, KNOWN, findings)
    entry = None if findings.failed else _interview(file, Header(root, settings, findings), parts.body, parts.body_line)
    below = second_header(parts.body)
    if below is not None:
        message = "another interview begins here; only the first of a file is read"
        findings.warn(Node("", parts.body_line + below, 1), "second-header", message, "move it into a file of its own")
    odd = suspicious(text, 1)
    if odd is not None:
        _warn_of_hidden(text, findings)
    node = root.value.get("company") if isinstance(root.value, dict) else None
    company = node.value if node is not None and isinstance(node.value, str) else None
    return Read(None if findings.failed else entry, False, findings.problems, company)


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


def _forgotten_fence(file: str, text: str) -> list[Problem]:
    """A warning for a plain note that begins like an entry: most likely its opening --- was forgotten."""
    keys = {line.partition(":")[0].strip() for line in text[:2000].split("\n")[:12] if ":" in line}
    if not {"company", "role", "date"} <= keys:
        return []
    message = "this looks like an interview, but has no --- on its first line, so it is read as a plain note"
    return [Problem(file, 1, 1, "warning", "no-fence", message, "put --- on a line above and below the header")]


def _company_in(text: str) -> str | None:
    """The company of a file whose header cannot be read, if its own line is legible."""
    for line in text[:70000].split("\n")[1:]:
        if line.startswith("company:"):
            return line.partition(":")[2].strip().strip("\"'") or None
        if line.startswith(("---", "...")):
            return None
    return None


def _interview(file: str, header: Header, body: str, body_line: int) -> Interview | None:
    """The entry; None where the header's findings have an error."""
    header.check_keys(KNOWN, REQUIRED)
    typed, values = header.values, {}
    for field in FIELDS:
        key, read, _, _, absent = field  # every header passes here, and this costs half of what the names do
        if key in typed or absent != "default":
            values[key] = read(header, field)
    if header.findings.failed:
        return None
    if not typed.keys() <= KNOWN:
        check_status(typed, KNOWN, values.get("log", ()), values.get("closed"), header.findings)
    # Four fields of the header have no field of the same name in an interview.
    zone, times = values.pop("timezone"), values.pop("date")
    values.pop("time", None)
    del values["duration"]
    values["opportunity"] = values["opportunity"] or spelt_slug(f"{values['company']} {values['role']}")
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
