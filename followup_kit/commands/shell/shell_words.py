"""The words of a command line in bash, taken apart as far as it is typed, and words quoted so that bash gives them back."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.light import NamedTuple

_PLAIN = frozenset("-_./+,%")  # besides letters and digits, what bash and its completion leave alone


class BashLine(NamedTuple):
    """The words before the cursor's, unquoted, and of the cursor's word what is typed.

    bash replaces only what stands behind its last break (`=`, `:`) or open quote: `kept` is the part before that, `quote` the
    open quote, if any.
    """

    before: list[str]
    current: str
    kept: str
    quote: str


def bash_line(text: str, breaks: str) -> BashLine:
    """Take apart the text of a line up to the cursor; `breaks` are the characters of `COMP_WORDBREAKS`."""
    words: list[str] = []
    word = kept = quote = ""
    inside = escaped = False  # a word; behind a backslash
    for char in text:
        if escaped:
            word += char if not quote or char in '\\"$`' else f"\\{char}"
            escaped = False
        elif quote:
            if char == quote:
                quote = ""
            elif char == "\\" and quote == '"':
                escaped = True
            else:
                word += char
        elif char in " \t\n":
            if inside:
                words.append(word)
            word, kept, inside = "", "", False
            continue
        elif char == "\\":
            escaped = True
        elif char in "'\"":
            quote, kept = char, word
        else:
            word += char
            if char in breaks:
                kept = word
        inside = True
    return BashLine(words, word, kept, quote)


def quoted_for_bash(text: str, quote: str) -> str:
    """A text as it is to be typed, outside of quotes or behind an open one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        return "".join(f"\\{c}" if c in '\\"$`' else c for c in text)
    return "".join(c if c.isalnum() or c in _PLAIN else f"\\{c}" for c in text)


def without_setbacks(texts: Sequence[str], typed: str) -> list[str]:
    """The texts that fit, in whatever case, without those for which bash would take back letters that are typed.

    bash puts in what all of them have in common: of `NorthWind` and `Northwind`, after `northw`, that is `North`.
    """
    starts = dict.fromkeys(text[: len(typed)] for text in texts)
    if len(starts) < 2 or len({start[:1] for start in starts}) > 1:
        return list(texts)
    best = typed if typed in starts else next(iter(starts))
    return [text for text in texts if text.startswith(best)]
