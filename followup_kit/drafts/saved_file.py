"""Where a saved draft lies in the journal, and what its header says; nothing here knows how a note is made."""

from __future__ import annotations

import hashlib
import os
import re

from ..journal.fences import split
from ..journal.files import text_of
from ..journal.nodes import HeaderError
from ..journal.splice import data_of
from ..model import Action
from ..text import slug

FOLDER = "drafts"
_NAME_BYTES = 80


def draft_path(action: str, interview: str, to: str | None) -> str:
    """The file of a note, below the journal: `drafts/<interview>/<kind>-<person>.md`."""
    tail = action.removeprefix(interview + "/").replace("/", "-")
    person = slug(to or "")
    if person and not re.search(rf"(^|-){re.escape(person)}(-\d+)?$", tail):
        tail = f"{tail}-{person}"
    return f"{FOLDER}/{interview}/{short(tail)}.md"


def short(name: str) -> str:
    """A file's name that every disk takes: cut on a character's edge, and still a name of its own."""
    if len(name.encode()) <= _NAME_BYTES:
        return name
    mark = hashlib.sha256(name.encode()).hexdigest()[:8]
    return name.encode()[: _NAME_BYTES - 9].decode("utf-8", "ignore").rstrip("-") + "-" + mark


def parts_of_draft(text: str) -> tuple[dict[str, str], str, int]:
    """A saved draft's header as texts, its body, and the line that the body begins on; HeaderError where it cannot be read."""
    found = split(text)
    if found is None:
        return {}, text, 1
    data = {key: value for key, value in data_of(text).items() if isinstance(value, str) and value.strip()}
    return data, found.body, found.body_line


def leads_out(folder: str, file: str) -> bool:
    """Whether a path below the journal is a link that leads out of it."""
    root = os.path.realpath(folder)
    return os.path.commonpath([root, os.path.realpath(os.path.join(folder, file))]) != root


def proofreader_of(folder: str, action: Action) -> str | None:
    """Who read a saved note over, as its header says; None where nobody did, or nothing is saved."""
    file = draft_path(action.id, action.interview or "", action.to)
    if not os.path.isfile(os.path.join(folder, file)) or leads_out(folder, file):
        return None
    text, _ = text_of(folder, file)
    try:
        header, _, _ = parts_of_draft(text or "")
    except HeaderError:
        return None
    return header.get("proofread_by")
