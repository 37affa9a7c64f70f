"""`sha256` without `hashlib`, which loads OpenSSL: 11 million instructions, a fortieth of a draft."""

from __future__ import annotations

from .light_typing import TYPE_CHECKING

__all__ = ["sha256"]

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python's own, since 3.12
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:  # a Python without its own
            from hashlib import sha256
