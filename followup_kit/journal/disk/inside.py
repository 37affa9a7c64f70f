"""The gate for every path below a journal: where it really leads, and whether that is inside."""

from __future__ import annotations

import os

from ...errors import Refused
from .read_bytes import named_on_disk


def leads_out(root: str, file: str) -> bool:
    """Whether a path below a folder (or an absolute one) leads out of it through a link, or was never inside."""
    base = os.path.realpath(named_on_disk(root))
    return os.path.commonpath([base, os.path.realpath(named_on_disk(os.path.join(root, file)))]) != base


def path_inside(root: str, file: str) -> str:
    """The real path of a file below a journal, so that a link inside it stays a link. Raises Refused where it leads out."""
    if leads_out(root, file):
        raise Refused(f"{file}: it points outside the journal; nothing was written")
    return os.path.realpath(named_on_disk(os.path.join(root, file)))
