"""Where a saved draft lies in the journal, and what its header says; nothing here knows how a note is made."""

from __future__ import annotations

import hashlib
import os
import re

from ..journal.fences import split
from ..journal.files import text_of
from ..journal.nodes import HeaderError
from ..model import Action
from ..text import slug

FOLDER = "drafts"
_NAME_BYTES = 80
_MADE = re.compile(r"^made: ?\w*$", re.MULTILINE)


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
    from ..journal.splice import data_of  # with the careful YAML reader; most drafts have no saved file

    data = {key: value for key, value in data_of(text).items() if isinstance(value, str) and value.strip()}
    return data, found.body, found.body_line


def fingerprinted(text: str) -> str:
    """The text of a saved draft with its own fingerprint in the header, behind `made:`."""
    return _MADE.sub(f"made: {_fingerprint(text)}", text, count=1)


def _fingerprint(text: str) -> str:
    return hashlib.sha256(without_made(text).encode()).hexdigest()[:12]


def is_edited(text: str) -> bool:
    """Whether the person changed anything in a saved draft, or wrote it alone."""
    return f"made: {_fingerprint(text)}\n" not in text


def made_line(text: str) -> str | None:
    """The line with the fingerprint of the text that the kit proposed."""
    found = _MADE.search(text)
    return found[0] if found else None


def without_made(text: str) -> str:
    """The text without that line, for comparing."""
    return _MADE.sub("", text, count=1)


def plain(text: str) -> str:
    """The text, whatever an editor made of its beginning and the ends of its lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


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
