"""`re`, loaded when a pattern is first asked for.

It takes 20 million instructions to load (with `enum`, which comes with it), half as many as Python itself at its start, and most
entries are read without a pattern. The `lazy import` of Python 3.15 will do this.
"""

from __future__ import annotations

from .light_typing import TYPE_CHECKING

__all__ = ["re"]

if TYPE_CHECKING:
    import re
else:

    class _Lazy:
        def __getattr__(self, name):
            import re

            found = getattr(re, name)
            setattr(self, name, found)
            return found

    re = _Lazy()
