"""Which lines of the notes are headings, in any of the ways people write them."""

from __future__ import annotations

from ....base.text import folded
from ...languages.kept_patterns import compiled
from .headings import Headings

ITEM_MARK = compiled(r"([ \t]*)(?:[-*+•–]|\d{1,3}[.)]|\[\^[^\]\[\s]{1,60}\]:)[ \t]+(?:\[(?: |(?P<done>[xX]))\][ \t]+)?")
TAGS = compiled(r"(?:#[^\W\d_][\w/-]*\s*)+")
NO_DEPTH = 0  # of a heading that is only bold, or a label: it is below whatever it may be below
_BOLD = compiled(r"[*_]{1,3}([^*_]{1,80})[*_]{1,3}:?")
_HTML_BEGINS = compiled(r"</?[A-Za-z][^>]*>")
_HTML = compiled(r"</?[A-Za-z][^<>]*>")
_TITLE = compiled(r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}")
_LABEL = compiled(r"([^\W\d_][^.!?:;,]{0,60}):")
_UNDERLINE = compiled(r"(?:-{2,}|={2,})")
_AT_FRONT = compiled(r"^[\W\d_]+")
_SIGN = compiled(r"[^\w'’ -]")


def heading_of(line: str, following: str) -> tuple[int, str] | None:
    """Depth and title of a heading with a mark. What only looks like a heading ends a section too."""
    text = line.strip()
    if text.startswith("#") and not TAGS.match(text):
        title = text.lstrip("#")
        return min(len(text) - len(title), 6), title.strip().rstrip("#").strip()
    found = _BOLD.fullmatch(text) or _LABEL.fullmatch(text)
    if found:
        return NO_DEPTH, found[1].strip()
    if _HTML_BEGINS.match(text):
        return 2, _HTML.sub("", text).strip()
    return (2, text) if text and _UNDERLINE.fullmatch(following) and not ITEM_MARK.match(line) else None


def bare_heading(line: str, headings: Headings, after_blank: bool) -> tuple[int, str] | None:
    """A heading without any mark: a known one, or a short title after an empty line and before more text."""
    if ")" in line and "(" not in line:  # the end of a bracket
        return None
    bare = _SIGN.sub(" ", _AT_FRONT.sub("", line)).strip(" -")
    if folded(bare) and (headings.knows(bare) or (after_blank and _TITLE.fullmatch(line.rstrip()))):
        return NO_DEPTH, bare
    return None
