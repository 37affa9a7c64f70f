"""PyYAML; the only module that imports it, for a third of what that takes (27 million instructions in place of 92).

The rest goes into one of its patterns, the characters that no YAML may hold, because it names the million that one may hold. So
while the library is loaded this one pattern is compiled from the few others: the same set (a test compares all characters).
"""

from __future__ import annotations

import re

from ...base.light import Any

_FORBIDDEN = "[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # as the library has it
_THE_SAME = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_compile: Any = re.compile


def _compiled(pattern: Any, flags: int = 0) -> Any:
    return _compile(_THE_SAME if pattern == _FORBIDDEN else pattern, flags)


re.compile = _compiled
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
