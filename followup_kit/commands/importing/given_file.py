"""The bytes of a file that the person names."""

from __future__ import annotations

import os

from ...journal.disk.read_bytes import TooLarge, read_bytes


def bytes_given(path: str, largest: int) -> bytes:
    """The bytes of a file; of one that is too large, as many zeros as are too many, which no reader takes. Raises OSError."""
    try:
        return read_bytes(os.path.expanduser(path), limit=largest)[0]
    except TooLarge:
        return b"\0" * (largest + 1)
