"""Writes a result to a file that the person names: completely or not at all, and only readable by them."""

from __future__ import annotations

import os

from ...errors import BadChoice, Refused
from .atomic_write import link_new, replace_any
from .inside import leads_out


def write_new(path: str, data: bytes, *, replace: bool, journal: str) -> None:
    """Write `data` to `path`, with mode 0600.

    Raises Refused if the file exists (unless `replace`), is no regular file or would become an entry of `journal`; BadChoice
    if its folder does not exist; DiskError if the disk fails.
    """
    folder, name = os.path.split(os.path.abspath(path))
    if name.lower().endswith(".md") and not leads_out(os.path.abspath(journal), folder):
        raise Refused(f"{path!r} is inside the journal, where .md files are entries; write it elsewhere")
    if os.path.isdir(path):
        raise Refused(f"{path!r} is a folder; nothing was written")
    if not os.path.isdir(folder):
        raise BadChoice("there is no folder for", path)
    if os.path.lexists(path) and not os.path.isfile(path):
        raise Refused(f"{path!r} is not a regular file; nothing was written")
    if os.path.lexists(path) and not replace:
        raise Refused(f"{path!r} already exists; nothing was written (--force replaces it)")
    if replace:
        replace_any(path, data, path)
    else:
        link_new(path, data, path)
