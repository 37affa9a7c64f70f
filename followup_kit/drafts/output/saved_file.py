"""A saved draft as a file of the journal: its path, its header, whether it was edited. Light: knows nothing of making drafts."""

from __future__ import annotations

import os
import re

from ...base.light import sha256
from ...base.text import slug
from ...journal.disk.file_text import text_of
from ...journal.disk.inside import leads_out
from ...journal.disk.read_bytes import is_there
from ...journal.syntax.fences import split
from ...journal.syntax.nodes import HeaderError
from ...model import Action

FOLDER = "drafts"
_NAME_BYTES = 80
_MADE = re.compile(r"^made: ?\w*$", re.MULTILINE)


def draft_path(action: str, interview: str, to: str | None) -> str:
    """The file of a draft, below the journal: `drafts/<interview>/<kind>-<person>.md`."""
    tail = action.removeprefix(interview + "/").replace("/", "-")
    person = slug(to or "")
    if person and not (person in tail and re.search(rf"(^|-){re.escape(person)}(-\d+)?$", tail)):
        tail = f"{tail}-{person}"
    return f"{FOLDER}/{interview}/{short(tail)}.md"


def enclosing_path(interview: str, kind: str, via: str) -> str:
    """The file beside which a mail to a recruiter is made that notes of one kind are enclosed in."""
    return f"{FOLDER}/{interview}/{short(f'{kind}-via-{slug(via)}')}.md"


def short(name: str) -> str:
    """A file's name of at most 80 bytes, cut between characters; a longer one keeps a hash, so that no two are the same."""
    if len(name.encode()) <= _NAME_BYTES:
        return name
    mark = sha256(name.encode()).hexdigest()[:8]
    return name.encode()[: _NAME_BYTES - 9].decode("utf-8", "ignore").rstrip("-") + "-" + mark


def parts_of_draft(text: str) -> tuple[dict[str, str], str, int]:
    """A saved draft's header as texts (empty ones left out), its body, and the line that the body begins on, from 1.

    Raises HeaderError where the header cannot be read.
    """
    found = split(text)
    if found is None:
        return {}, text, 1
    from ...journal.syntax.splice import data_of  # with the careful YAML reader; most drafts have no saved file

    data = {key: value for key, value in data_of(text).items() if isinstance(value, str) and value.strip()}
    return data, found.body, found.body_line


def fingerprinted(text: str) -> str:
    """The text with its own fingerprint after `made:` in the header, by which `is_edited` knows it again."""
    return _MADE.sub(f"made: {_fingerprint(text)}", text, count=1)


def _fingerprint(text: str) -> str:
    return sha256(without_made(text).encode()).hexdigest()[:12]


def is_edited(text: str) -> bool:
    """Whether the person changed anything in a saved draft, or wrote all of it: then it is theirs (docs/drafts.md, section 3)."""
    return f"made: {_fingerprint(text)}\n" not in text


def made_line(text: str) -> str | None:
    """The `made:` line, with the fingerprint of the text that the kit proposed; None where there is none."""
    found = _MADE.search(text)
    return found[0] if found else None


def without_made(text: str) -> str:
    """The text with that line emptied, for comparing."""
    return _MADE.sub("", text, count=1)


def plain(text: str) -> str:
    """The text without a byte order mark and with plain line ends, whatever an editor wrote."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def proofreader_of(folder: str, action: Action) -> str | None:
    """Who proofread a saved draft, from its header; None where nobody did, nothing is saved, or it cannot be read."""
    file = draft_path(action.id, action.interview or "", action.to)
    if not is_there(os.path.join(folder, file)) or leads_out(folder, file):
        return None
    text, _ = text_of(folder, file)
    try:
        header, _, _ = parts_of_draft(text or "")
    except HeaderError:
        return None
    return header.get("proofread_by")
