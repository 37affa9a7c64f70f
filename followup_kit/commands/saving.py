"""Puts drafts into files: the notes for the person to edit, mails or pages made of them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..api import Board
from ..errors import Refused
from ..text import visible

if TYPE_CHECKING:
    from ..drafts.draft import Draft
    from ..drafts.messages import Envelope

_OUTCOMES = {
    "written": "written",
    "same": "as it was",
    "renewed": "written anew (you had not edited it)",
    "kept": "as you edited it",
    "both": "as you edited it; move it away to have the new text written there",
}


def put(text: str) -> None:
    """Text for a person on standard output, each line safe to show."""
    sys.stdout.write("".join(visible(line) + "\n" for line in text.removesuffix("\n").split("\n")))


def save_drafts(board: Board, drafts: list[Draft], form: str, force: bool) -> int:
    """Save the notes, and beside them the mails made of them where that was asked for."""
    from ..drafts.saved import save

    refused = 0
    for d in drafts:
        try:
            saved = save(board, d)
        except Refused as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            refused = bad.exit_code
            continue
        if saved.outcome != "beside":
            sys.stdout.write(f"{visible(saved.file)}: {_OUTCOMES[saved.outcome]}\n")
            continue
        edited = saved.file.replace(".new.md", ".md")
        sys.stdout.write(f"{visible(edited)}: you edited it, so it stays; the new text is beside it in {visible(saved.file)}\n")
        put("\n".join("  " + line for line in saved.diff.split("\n")))
    if form in ("eml", "html"):
        from ..drafts.api import drafts_of

        rows = {a.id: a for a in board.actions}
        refused = _save_files(board, drafts_of(board, [rows[d.action] for d in drafts]).notes, form, force) or refused
    return refused


def _save_files(board: Board, drafts: list[Draft], form: str, force: bool) -> int:
    """The mails or pages made of the notes; one that is there already, and is another, may have been worked on."""
    from ..drafts.messages import envelopes_of
    from ..drafts.saved import envelope_path
    from ..journal.output_file import write_new

    refused = 0
    for envelope in envelopes_of(board, drafts):
        if form == "eml" and envelope.by != "email":
            continue
        file = envelope_path(envelope, form)
        path, data = os.path.join(board.folder, file), as_bytes(board, [envelope], form)
        if _holds(path, data):
            sys.stdout.write(f"{visible(file)}: as it was\n")
            continue
        try:
            write_new(path, data, replace=force, journal=board.folder)
        except Refused as bad:
            sys.stderr.write(f"followup: {visible(str(bad))}\n")
            refused = bad.exit_code
            continue
        sys.stdout.write(f"{visible(file)}: written\n")
    return refused


def _holds(path: str, data: bytes) -> bool:
    """Whether a file says just this already."""
    if not os.path.isfile(path):  # a pipe would make us wait
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False


def as_bytes(board: Board, envelopes: list[Envelope], form: str) -> bytes:
    """Envelopes as unsent mail, links or a page; Refused where something hides in a name."""
    from ..drafts.eml_file import as_eml, as_mailto
    from ..drafts.messages import as_page, sender_of

    if form == "html":
        return as_page(envelopes, envelopes[0].notes[0].job.language).encode()
    for e in envelopes:
        if not e.has_address:
            name = visible(e.to.name or "the person")
            sys.stderr.write(f"followup: no usable e-mail address for {name}; the mail has no To\n")
    if form == "mailto":
        return "".join(as_mailto(e.to, e.subject, e.body) + "\n" for e in envelopes).encode()
    first = envelopes[0]
    try:
        return as_eml(first.to, sender_of(board), first.subject, first.body)
    except ValueError as bad:
        raise Refused(f"{visible(first.notes[0].action)}: {visible(str(bad))}; no mail was made") from None
