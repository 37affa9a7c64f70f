"""Which folder is the journal: as named, as the environment says, or the nearest one upward."""

from __future__ import annotations

import os
import stat

from ...base.light import Iterator, Mapping
from ...errors import NoJournal
from ..settings import FILE
from .read_bytes import is_there

PATH = str | os.PathLike[str]


def find_journal(named: PATH | None = None, environ: Mapping[str, str] | None = None, cwd: str | None = None) -> str:
    """The journal's folder: as named, else `$FOLLOWUP_JOURNAL`, else upward from `cwd`, else `./journal`."""
    environ = os.environ if environ is None else environ
    given, origin = (
        (os.fspath(named), "--journal") if named is not None else (environ.get("FOLLOWUP_JOURNAL"), "$FOLLOWUP_JOURNAL")
    )
    if given is not None and (given or named is not None):
        path = os.path.expanduser(given)
        try:
            if not stat.S_ISDIR(os.stat(path).st_mode):
                raise NoJournal(path, origin, "is not a folder")
        except (FileNotFoundError, NotADirectoryError):
            raise NoJournal(path, origin, "does not exist") from None
        return path
    here = os.path.abspath(cwd or os.getcwd())
    folder = journal_upward(here)
    if folder is not None:
        return min(folder, os.path.relpath(folder, here), key=len)
    if os.path.isdir(os.path.join(here, "journal")):
        return "journal"
    raise NoJournal("journal", "", f"no {FILE} in {here} or any folder above it, and no folder named journal in {here}")


def journal_upward(folder: str) -> str | None:
    """The nearest journal: a folder or one above it, with a `journal.toml`. Raises OSError where the disk cannot tell."""
    return next((above for above in upward(folder) if is_there(os.path.join(above, FILE))), None)


def upward(folder: str) -> Iterator[str]:
    """A folder and those above it, the nearest first."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above
