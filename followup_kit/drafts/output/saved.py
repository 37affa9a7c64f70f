"""Saves drafts as markdown files for the person to edit; what they edited is never overwritten (docs/drafts.md, section 3)."""

from __future__ import annotations

import difflib
import os

from ...api import Board
from ...base.light import TYPE_CHECKING, NamedTuple
from ...errors import Refused
from ...journal.address import named_address
from ...journal.disk.atomic_write import create, overwrite, replace_text
from ...journal.disk.file_text import text_of
from ...journal.disk.inside import path_inside
from ...journal.disk.read_bytes import NotRegular, is_there, read_bytes
from ...journal.syntax.scalars import scalar
from ..draft import Draft
from ..notes.choosing.offers import offer_text
from .saved_file import draft_path, enclosing_path, fingerprinted, is_edited, made_line, plain, without_made

if TYPE_CHECKING:
    from .messages import Envelope


class SaveResult(NamedTuple):
    """What saving did: the file below the journal, and the outcome.

    `written`: it is new. `same`: it says just this already. `renewed`: written again, as the person had not edited it. `kept`:
    they had, and there is nothing new. `beside`: they had, and the new text is in `file` beside it, with the `diff`. `both`:
    they had edited that one too, so that the new text is not written.
    """

    file: str
    outcome: str
    diff: str = ""


def path_of(draft: Draft) -> str:
    """The file that a draft is saved in, below the journal."""
    return draft_path(draft.action, draft.interview, draft.to)


def envelope_path(envelope: Envelope, ending: str) -> str:
    """The file for a mail or a page, below the journal: beside its saved draft, or named after the recruiter."""
    first = envelope.drafts[0]
    own = first.saved or path_of(first)
    enclosed = enclosing_path(first.interview, first.kind, first.via) if first.via and first.by == "email" else own
    return f"{enclosed.removesuffix('.md')}.{ending}"


def text_to_save(draft: Draft, *, by_its_writer: bool = False) -> str:
    """A draft as a file: a header with what a person may change and what is offered at its TODOs, then the body.

    `by_its_writer` where the person has chosen what is in it, so that it counts as edited.
    """
    header = {
        "action": draft.action,
        "to": named_address(draft.to, draft.address if draft.by == "email" and not draft.via else None),
        "via": named_address(draft.via, draft.via_address if draft.by == "email" else None),
        "subject": draft.subject,
        "status": "ready to proofread" if draft.ready else "to finish",
        "proofread_by": draft.proofread_by or "",
    }
    lines = [
        f"{key}: {scalar(value) if value else value}".rstrip() for key, value in header.items() if value or key == "proofread_by"
    ]
    offers = [f"  - {scalar(f'{o.todo} {offer_text(o)}')}" for _, o in draft.numbered_offers]
    lines += ["offers:", *offers] if offers else []
    text = "\n".join(["---", *lines, "made:", "---", "", draft.body])
    if draft.by_program or by_its_writer:  # the kit cannot make it again, so it counts as the person's own text
        return text
    return fingerprinted(text)


def save(board: Board, draft: Draft) -> SaveResult:
    """Save a draft; one that the person edited stays as it is, and a new text goes beside it.

    Raises Refused where the file is a link out of the journal or cannot be read, and DiskError.
    """
    file, new = path_of(draft), text_to_save(draft)
    if not is_there(os.path.join(board.folder, file)):
        create(board.folder, file, new.encode())
        return SaveResult(file, "written")
    path_inside(board.folder, file)
    old, trouble = text_of(board.folder, file)
    if old is None:
        raise Refused(f"{file}: {trouble.message if trouble else 'it cannot be read'}; nothing was written")
    old = plain(old)
    if without_made(old) == without_made(new):
        return SaveResult(file, "same")
    if not is_edited(old):
        replace_text(board.folder, file, lambda text: new if not is_edited(plain(text)) else text)
        return SaveResult(file, "renewed")
    if made_line(old) == made_line(new) and not draft.by_program:  # the kit proposes nothing new since it was saved
        return SaveResult(file, "kept")
    beside = file.removesuffix(".md") + ".new.md"
    diff = "\n".join(difflib.unified_diff(old.split("\n"), new.split("\n"), file, beside, "", "", 1, ""))
    if is_there(os.path.join(board.folder, beside)):
        replace_text(board.folder, beside, lambda text: new if not is_edited(plain(text)) else text)
        if made_line(plain(text_of(board.folder, beside)[0] or "")) != made_line(new):
            return SaveResult(beside, "both")
    else:
        create(board.folder, beside, new.encode())
    return SaveResult(beside, "beside", diff)


def save_envelope(board: Board, envelope: Envelope, ending: str, data: bytes, *, replace: bool) -> SaveResult:
    """Write a mail or page beside its saved draft.

    Raises Refused where another one is there, which may have been worked on, unless it may `replace` that; and DiskError.
    """
    file = envelope_path(envelope, ending)
    path = path_inside(board.folder, file)
    if not is_there(path):
        create(board.folder, file, data)
        return SaveResult(file, "written")
    try:
        if read_bytes(path)[0] == data:
            return SaveResult(file, "same")
    except NotRegular:
        raise Refused(f"{file}: it is not a regular file; nothing was written") from None
    if not replace:
        raise Refused(f"{file} is not what the draft says now; nothing was written (--force replaces it)")
    overwrite(board.folder, file, data)
    return SaveResult(file, "written")
