"""A `-` or a `?` that stands alone in the place of a value: what people write where they do not know one yet.

YAML reads the beginning of a list, or of a key, and finds nothing behind it. So the parser gets another character in its place,
one as wide, and the tree gets the sign as the text that was typed.
"""

from __future__ import annotations

import re

_IN_A_LINE = re.compile(r"( *(?:- +)*(?:[A-Za-z][\w .-]{0,99}?: +|(?<=- )))([-?])(?=[ \t]*$|[ \t]+#)")
_IN_BRACKETS = re.compile(r"([\[,{:] {0,9})\?(?= {0,9}[,\]}])")
_STAND_INS = {"-": "\ue02d", "?": "\ue03f"}  # for private use, which no font shows and nobody types
_SIGNS = str.maketrans({stand_in: sign for sign, stand_in in _STAND_INS.items()})


def signs_replaced(header: str) -> str:
    """The header with a stand-in for each sign that stands alone; as it is where there is none."""
    if not re.search(r"[-?][ \t]*(?:\n|$|[ \t]#)|\?[ \t]*[,\]}]", header) or any(c in header for c in _STAND_INS.values()):
        return header
    lines = header.split("\n")
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        alone = _IN_A_LINE.match(line)
        if alone and _depth(below) <= _depth(line):  # else it begins what stands below
            line = f"{alone[1]}{_STAND_INS[alone[2]]}{line[alone.end() :]}"
        lines[number] = _IN_BRACKETS.sub(lambda m: m[1] + _STAND_INS["?"], line)
    return "\n".join(lines)


def signs_again(text: str) -> str:
    """A text of the tree with the signs in the place of their stand-ins."""
    return text.translate(_SIGNS)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 0
