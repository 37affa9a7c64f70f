"""Reads drafts as the person saved and edited them: from then on the text is theirs (docs/drafts.md, section 3)."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ...api import Board
from ...journal.address import Named, parse_address, usable
from ...journal.disk.file_text import text_of
from ...journal.disk.inside import leads_out
from ...journal.disk.read_bytes import is_there
from ...journal.syntax.nodes import HeaderError
from ...model import Problem
from ..draft import Draft, Drafted
from ..notes.choosing.passages import Passage
from .saved_file import draft_path, is_edited, made_line, parts_of_draft, plain


def with_edited(board: Board, drafted: Drafted) -> Drafted:
    """The drafts as the person edited them, where they have. A saved draft that cannot be read is a problem, and no draft."""
    problems = list(drafted.problems)
    drafts = []
    for draft in drafted.drafts:
        found = _read(board, draft)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        drafts.append(found)
    return Drafted(drafts, problems)


def _read(board: Board, draft: Draft) -> Draft | Problem:
    """A draft as it was edited; as composed, where it is not saved or was not edited."""
    file = draft_path(draft.action, draft.interview, draft.to)
    if not is_there(os.path.join(board.folder, file)):
        return draft
    if leads_out(board.folder, file):
        return Problem(file, 1, 1, "error", "outside", "it is a link that points outside the journal", "copy the file here")
    text, trouble = text_of(board.folder, file)
    if text is None:
        return trouble or Problem(file, 1, 1, "error", "unreadable", "it cannot be read", "check its permissions")
    text = plain(text)
    if not is_edited(text):
        return draft
    try:
        header, body, line = parts_of_draft(text)
    except HeaderError as bad:
        return Problem(file, bad.line, bad.column, "error", bad.code, bad.message, bad.hint)
    if not header and made_line(text):
        return Problem(file, 1, 1, "error", "header", "the header does not begin with ---", "write --- on the line above it")
    lead = len(body) - len(body.lstrip("\n"))
    found = draft._replace(
        body=body.strip("\n") + "\n", subject=header.get("subject") or draft.subject, saved=file, first_line=line + lead,
        proofread_by=header.get("proofread_by"), used=tuple(u for u in draft.used if u.text in body),
        missing=tuple(m for m in draft.missing if m not in draft.from_notes),
        todos=tuple(t for t in draft.todos if t.text in body), offers=tuple(o for o in draft.offers if o.todo in body),
    )  # fmt: skip
    return _addressed(found, header, draft) if "action" in header else found


def _addressed(found: Draft, header: Mapping[str, str], draft: Draft) -> Draft:
    """The draft with the addressee of its header. One that cannot be read is none, never the one that the person replaced."""
    if draft.to is not None:
        name = header.get("to", "")
        to = name if name == draft.to else parse_address(name).name
        found = found._replace(to=to, context=draft.context._replace(reader=to))
    if draft.by != "email":
        return found
    typed, mine = (header.get("via", ""), draft.via) if draft.via else (header.get("to", ""), draft.to)
    known = draft.via_address if draft.via else draft.address
    # Where no address was known the name alone was saved: an address that is known by now is used.
    named = Named(mine, known) if typed == mine else parse_address(typed)
    if named.address and known and usable(named.address) != usable(known):
        hint = Passage(f"it goes to {named.address}, as you saved it; your journal has {known}", found.saved or "", 1)
        found = found._replace(hints=(*found.hints, hint))
    if draft.via:
        return found._replace(via=named.name or draft.via, via_address=named.address)
    return found._replace(address=named.address)
