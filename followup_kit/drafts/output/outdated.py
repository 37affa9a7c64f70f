"""Files below `drafts/` that say what is not so any more: mails and pages made of an older text, notes whose action is gone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ...api import Board
from ...base.light import NamedTuple
from ...errors import Refused
from ...journal.disk.file_text import text_of
from ...journal.disk.inside import leads_out
from ...journal.disk.read_bytes import NotRegular, is_there, read_bytes
from ...journal.syntax.nodes import HeaderError
from ...model import Action
from ..draft import DRAFTABLE, Draft
from .messages import Envelope, as_bytes, envelopes_of
from .saved import envelope_path
from .saved_file import FOLDER, draft_path, enclosing_path, parts_of_draft, plain

MADE_OF_DRAFTS = ("eml", "html")
_NOTE = "md"


class Outdated(NamedTuple):
    """A mail or page that was made of an older text: its file, its format, and the actions that it is for."""

    file: str
    form: str
    actions: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is wrong with it and what to do, for one line."""
        return f"{self.file} is not what the draft says now: --save --format {self.form} --force replaces it"


def is_anything_saved(board: Board) -> bool:
    """Whether a journal has a folder with drafts."""
    return is_there(os.path.join(board.folder, FOLDER))


def outdated(board: Board, drafts: Sequence[Draft]) -> Iterator[Outdated]:
    """The mails and pages that are saved for these drafts and are not what the drafts say now.

    `drafts` are as the person edited them, and with all that go in one mail with them.
    """
    for envelope in envelopes_of(board, drafts):
        for form in MADE_OF_DRAFTS:
            file = envelope_path(envelope, form)
            if is_there(os.path.join(board.folder, file)) and not _is_made_of(board, envelope, form, file):
                yield Outdated(file, form, tuple(d.action for d in envelope.drafts))


def _is_made_of(board: Board, envelope: Envelope, form: str, file: str) -> bool:
    """Whether the file is what would be made of the drafts; one that cannot be read or made is not."""
    try:
        return not leads_out(board.folder, file) and read_bytes(os.path.join(board.folder, file))[0] == as_bytes(
            board, [envelope], form
        )
    except (NotRegular, OSError, Refused):
        return False


def left_over(board: Board, interviews: Iterable[str] | None = None) -> Iterator[str]:
    """A line for each saved draft whose action is dropped or gone, in the order of the files; of `interviews`, if given.

    So it is for a mail or page whose draft was deleted. A note without an `action` in its header is the person's own. Nothing is
    said of a journal with errors: an entry that cannot be read has no actions.
    """
    if board.has_errors:
        return
    rows = {a.id: a for a in board.actions}
    wanted = None if interviews is None else set(interviews)
    for stem, endings in _saved(board.folder):
        if wanted is not None and os.path.dirname(stem).removeprefix(f"{FOLDER}/") not in wanted:
            continue
        if _NOTE in endings:
            action = _action_of(board.folder, f"{stem}.{_NOTE}")
            found = [rows[action]] if action in rows else []
            known = action is not None
        else:
            found = [a for a in rows.values() if stem in (path.removesuffix(f".{_NOTE}") for path in _paths(a))]
            known = os.path.basename(stem).startswith(DRAFTABLE)
        if not known or any(row.state != "dropped" for row in found):
            continue
        why = f"its action is dropped ({found[0].reason})" if found else "no action is for it any more"
        files = ", ".join(f"{stem}.{e}" for e in (_NOTE, *MADE_OF_DRAFTS) if e in endings)
        yield f"{files}: {why}: delete {'it' if len(endings) == 1 else 'them'}"


def _paths(action: Action) -> Iterator[str]:
    """Where the note for an action is saved, and beside which the mail to a recruiter is that it may be enclosed in."""
    if action.interview is not None:
        yield draft_path(action.id, action.interview, action.to)
        if action.via is not None:
            yield enclosing_path(action.interview, action.kind, action.via)


def _saved(folder: str) -> list[tuple[str, set[str]]]:
    """What is saved below `drafts/`: each path without its ending, and the endings that are there."""
    found: dict[str, set[str]] = {}
    for place, _, names in os.walk(os.path.join(folder, FOLDER)):
        below = os.path.relpath(place, folder).replace(os.sep, "/")
        for name in names:
            stem, _, ending = name.rpartition(".")
            if ending in (_NOTE, *MADE_OF_DRAFTS):
                found.setdefault(f"{below}/{stem}", set()).add(ending)
    return sorted(found.items())


def _action_of(folder: str, file: str) -> str | None:
    """The id in the header of a saved draft; None where there is none, or the file cannot be read."""
    if leads_out(folder, file):
        return None
    text, _ = text_of(folder, file)
    try:
        return parts_of_draft(plain(text or ""))[0].get("action")
    except HeaderError:
        return None
