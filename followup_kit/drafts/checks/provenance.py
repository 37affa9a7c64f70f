"""Says where each sentence of a draft comes from: a line of the notes, or a template with the fields in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...api import Board
from ...journal.disk.file_text import text_of
from ...journal.settings import FILE
from ...journal.syntax.fences import split
from ...journal.syntax.front_matter import read_header
from ...journal.syntax.nodes import HeaderError
from ...model import Interview
from ..draft import Draft
from ..filling.own_templates import own_templates
from ..filling.template_job import SUFFIX
from ..form_of_address import addressed

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-zà-ÿ])")


def explained(board: Board, draft: Draft) -> str:
    """The sentences of a draft, each with the places it comes from on the line below."""
    lines = [f"# {draft.action}", ""]
    for sentence in _sentences(draft):
        lines += [sentence, f"    {', '.join(_places(board, draft, sentence))}"]
    return "\n".join(lines) + "\n"


def _sentences(draft: Draft) -> Iterator[str]:
    """The body's sentences; a sentence from the notes is never split."""
    for line in draft.body.split("\n"):
        rest = line.strip()
        for used in sorted((u.text for u in draft.used if u.text in rest), key=rest.find):
            before, _, rest = rest.partition(used)
            yield from _split(draft, before.strip())
            yield used
            rest = rest.strip()
        yield from _split(draft, rest)


def _split(draft: Draft, text: str) -> Iterator[str]:
    """The sentences of a line; the full stop of "Prof." ends none."""
    whole = ""
    for piece in _SENTENCE.split(text):
        whole = f"{whole} {piece}".strip()
        if not draft.context.language.abbreviation.search(whole):
            if whole:
                yield whole
            whole = ""
    if whole:
        yield whole


def _places(board: Board, draft: Draft, sentence: str) -> list[str]:
    used = [f"{u.file}:{u.line}" for u in draft.used if u.text == sentence]
    if used:
        return used[:1]
    return [draft.saved or _template(board, draft), *_fields(board, draft, sentence)]


def _template(board: Board, draft: Draft) -> str:
    own, _ = own_templates(board.folder)
    name = draft.job.template + SUFFIX
    mine = next((m for m in (f"{draft.job.language}/{name}", name) if m in own), None)
    return f"templates/{mine}" if mine else f"template {draft.job.language}/{name}"


def _fields(board: Board, draft: Draft, sentence: str) -> Iterator[str]:
    """The fields whose values are in a sentence, each as `file:line (field)`."""
    entry = next(e for e in board.journal.entries if e.id == draft.interview)
    at = _lines(board, entry)
    values = draft.job.values
    for key, value in (("company", values["company"]), ("role", values["role"]), ("date", values["day"])):
        if value in sentence and key in at:
            yield f"{entry.file}:{at[key]} ({key})"
    if values["promised"] and values["promised"] in sentence:
        row = board.action(draft.action)
        assert row is not None
        if row.anchor.event in ("decision_by", "heard offer"):
            yield f"{row.anchor.file}:{row.anchor.line} ({row.anchor.event})"
    people = [*entry.interviewers, *([entry.recruiter] if entry.recruiter else []), *entry.references]
    for person in people:
        if person.name in sentence or addressed(person.name) in sentence or (person.greeting and person.greeting in sentence):
            file = FILE if person in board.journal.settings.references else entry.file
            yield f"{file}:{person.line} ({person.name})" if person.line else person.name
    if draft.context.me and (draft.context.me in sentence or any(c in sentence for c in draft.context.contacts)):
        yield f"{FILE} (me)"


def _lines(board: Board, entry: Interview) -> dict[str, int]:
    """The line of each key in an entry's header; {} where it cannot be read."""
    text, _ = text_of(board.folder, entry.file)
    try:
        parts = split(text or "")
        root = read_header(parts.header, parts.header_line).value if parts else {}
    except HeaderError:  # it changed since the board was read
        return {}
    return {key: node.line for key, node in root.items()} if isinstance(root, dict) else {}
