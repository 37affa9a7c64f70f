"""The bytes or the text of one file of a journal, or the problem why it cannot be read (docs/journal.md, section 9)."""

from __future__ import annotations

from ...model import Problem
from .decoding import NotUtf8, decoded
from .read_bytes import NotRegular, TooLarge
from .source import BrokenLink, Source, source_of

_LARGEST = 4 * 1024 * 1024  # bytes


def bytes_of(journal: str | Source, file: str) -> tuple[bytes | None, Problem | None]:
    """The bytes of a file of a journal, or an error that says why it cannot be read."""
    try:
        return source_of(journal).read(file, _LARGEST), None
    except BrokenLink:
        return None, Problem(file, 1, 1, "error", "broken-link", "it is a link to nothing", "remove it")
    except FileNotFoundError:
        return None, Problem(file, 1, 1, "error", "vanished", "it disappeared: is an editor saving it?", "run it again")
    except TooLarge:
        return None, Problem(file, 1, 1, "error", "too-large", "larger than 4 MiB, too large for an entry", "move it elsewhere")
    except NotRegular as bad:
        if bad.filename:  # a socket cannot even be opened
            return None, Problem(file, 1, 1, "error", "unreadable", "not a regular file", "check its permissions")
        return None, Problem(file, 1, 1, "error", "not-a-file", "not a regular file", "remove or rename it")
    except OSError as bad:
        hint = "check its permissions" if bad.filename else ""  # it was opened, so it is the disk that fails
        return None, Problem(file, 1, 1, "error", "unreadable", f"it cannot be read: {bad.strerror}", hint)


def text_of(journal: str | Source, file: str) -> tuple[str | None, Problem | None]:
    """A file's text, or an error that says why it cannot be read."""
    data, trouble = bytes_of(journal, file)
    if data is None:
        return None, trouble
    try:
        return decoded(data), None
    except NotUtf8 as bad:
        return None, Problem(file, bad.line, bad.column, "error", "encoding", bad.message, "save it as UTF-8 in your editor")
