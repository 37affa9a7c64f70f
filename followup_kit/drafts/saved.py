"""Saved drafts: markdown files in the journal's `drafts/`, for the person to edit. What they edited is never overwritten."""

from __future__ import annotations

import difflib
import hashlib
import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from ..api import Board
from ..errors import Refused
from ..journal.address import Named, named_address, parse_address, usable
from ..journal.atomic_write import create, replace_text
from ..journal.files import text_of
from ..journal.nodes import HeaderError
from ..journal.splice import scalar
from ..model import Problem
from ..text import slug
from .draft import Draft, Drafts
from .material import Hint
from .messages import Envelope
from .saved_file import draft_path, leads_out, parts_of_draft, short

_MADE = re.compile(r"^made: ?\w*$", re.MULTILINE)


class Saved(NamedTuple):
    """What saving a draft did.

    `written`; `same`; `renewed`, as it was not edited; `kept`, as it was; `beside`: kept, and a new text stands beside it;
    `both`: kept, and what stands beside it is edited too, so that the new text is not written.
    """

    file: str
    outcome: str
    diff: str = ""


def path_of(draft: Draft) -> str:
    """Where a draft is saved, below the journal."""
    return draft_path(draft.action, draft.interview, draft.to)


def envelope_path(envelope: Envelope, ending: str) -> str:
    """The file for a mail or a page: beside its saved note, named after the recruiter where it encloses several."""
    first = envelope.notes[0]
    stem = (first.saved or path_of(first)).removesuffix(".md")
    if first.via and first.by == "email":
        stem = os.path.dirname(stem) + "/" + short(f"{first.kind}-via-{slug(first.via)}")
    return f"{stem}.{ending}"


def text_to_save(draft: Draft) -> str:
    """A draft as a file: a header with what a person may change, then the note."""
    header = {
        "action": draft.action,
        "to": named_address(draft.to, draft.address if draft.by == "email" and not draft.via else None),
        "via": named_address(draft.via, draft.via_address if draft.by == "email" else None),
        "subject": draft.subject,
        "status": "ready to read over" if draft.ready else "to finish",
        "proofread_by": draft.proofread_by or "",
    }
    lines = [
        f"{key}: {scalar(value) if value else value}".rstrip() for key, value in header.items() if value or key == "proofread_by"
    ]
    text = "\n".join(["---", *lines, "made:", "---", "", draft.body])
    if draft.by_program:  # not a proposal of the kit's, which it might write anew: from here on the person's own
        return text
    return _MADE.sub(f"made: {_fingerprint(text)}", text, count=1)


def _fingerprint(text: str) -> str:
    return hashlib.sha256(_MADE.sub("", text, count=1).encode()).hexdigest()[:12]


def is_edited(text: str) -> bool:
    """Whether the person changed anything in a saved draft, or wrote it alone."""
    return f"made: {_fingerprint(text)}\n" not in text


def save(board: Board, draft: Draft) -> Saved:
    """Save a draft; one that the person edited stays as it is, and the new text goes beside it."""
    file, new = path_of(draft), text_to_save(draft)
    if not os.path.lexists(os.path.join(board.folder, file)):
        create(board.folder, file, new.encode())
        return Saved(file, "written")
    if leads_out(board.folder, file):
        raise Refused(f"{file}: it is a link that points outside the journal; nothing was written")
    old, trouble = text_of(board.folder, file)
    if old is None:
        raise Refused(f"{file}: {trouble.message if trouble else 'it cannot be read'}; nothing was written")
    old = _plain(old)
    if _without_made(old) == _without_made(new):
        return Saved(file, "same")
    if not is_edited(old):
        replace_text(board.folder, file, lambda text: new if not is_edited(_plain(text)) else text)
        return Saved(file, "renewed")
    if _made(old) == _made(new) and not draft.by_program:  # nothing new to propose since it was saved
        return Saved(file, "kept")
    beside = file.removesuffix(".md") + ".new.md"
    diff = "\n".join(difflib.unified_diff(old.split("\n"), new.split("\n"), file, beside, "", "", 1, ""))
    if os.path.lexists(os.path.join(board.folder, beside)):
        replace_text(board.folder, beside, lambda text: new if not is_edited(_plain(text)) else text)
        if _made(_plain(text_of(board.folder, beside)[0] or "")) != _made(new):
            return Saved(beside, "both")
    else:
        create(board.folder, beside, new.encode())
    return Saved(beside, "beside", diff)


def _plain(text: str) -> str:
    """The text, whatever an editor made of its beginning and the ends of its lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _made(text: str) -> str | None:
    """The fingerprint of the text that the kit proposed."""
    found = _MADE.search(text)
    return found[0] if found else None


def _without_made(text: str) -> str:
    return _MADE.sub("", text, count=1)


def with_saved(board: Board, drafts: Drafts) -> Drafts:
    """The drafts as the person has saved and edited them, where they have."""
    problems = list(drafts.problems)
    notes = []
    for draft in drafts.notes:
        found = _read(board, draft)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        notes.append(found)
    return Drafts(notes, problems)


def _read(board: Board, draft: Draft) -> Draft | Problem:
    """A draft as it is saved; as composed, where it is not saved or was not edited."""
    file = path_of(draft)
    if not os.path.lexists(os.path.join(board.folder, file)):
        return draft
    if leads_out(board.folder, file):
        return Problem(file, 1, 1, "error", "outside", "it is a link that points outside the journal", "copy the file here")
    text, trouble = text_of(board.folder, file)
    if text is None:
        return trouble or Problem(file, 1, 1, "error", "unreadable", "it cannot be read", "check its permissions")
    text = _plain(text)
    if not is_edited(text):
        return draft
    try:
        header, body, line = parts_of_draft(text)
    except HeaderError as bad:
        return Problem(file, bad.line, bad.column, "error", bad.code, bad.message, bad.hint)
    if not header and _MADE.search(text):
        return Problem(file, 1, 1, "error", "header", "the header does not begin with ---", "write --- on the line above it")
    lead = len(body) - len(body.lstrip("\n"))
    found = draft._replace(
        body=body.strip("\n") + "\n", subject=header.get("subject") or draft.subject, saved=file, first_line=line + lead,
        proofread_by=header.get("proofread_by"), used=tuple(u for u in draft.used if u.text in body),
        missing=tuple(m for m in draft.missing if not m.startswith(("something specific", "a sentence about"))),
    )  # fmt: skip
    return _addressed(found, header, draft) if "action" in header else found


def _addressed(found: Draft, header: Mapping[str, str], draft: Draft) -> Draft:
    """To whom the header says: an address that cannot be read is none, never the one that the person replaced."""
    if draft.to is not None:
        name = header.get("to", "")
        to = name if name == draft.to else parse_address(name).name
        found = found._replace(to=to, facts=draft.facts._replace(reader=to))
    if draft.by != "email":
        return found
    typed, mine = (header.get("via", ""), draft.via) if draft.via else (header.get("to", ""), draft.to)
    known = draft.via_address if draft.via else draft.address
    # The name alone is what was saved where no address was known: one that is known by now may stand for it.
    named = Named(mine, known) if typed == mine else parse_address(typed)
    if named.address and known and usable(named.address) != usable(known):
        hint = Hint(f"it goes to {named.address}, as you saved it; your journal has {known}", found.saved or "", 1)
        found = found._replace(hints=(*found.hints, hint))
    if draft.via:
        return found._replace(via=named.name or draft.via, via_address=named.address)
    return found._replace(address=named.address)
