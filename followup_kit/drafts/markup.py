"""The plain text behind the marks of Markdown and Obsidian: what a person wrote, as it would be read aloud."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|%%.*?%%", re.DOTALL)
_PLAIN = (
    (re.compile(r"!\[\[[^\]\n]*\]\]|!\[[^\]\n]*\]\([^)\n]*\)"), ""),  # a picture, an embedded page
    (re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)"), r"\1"),
    (re.compile(r"\[\^[^\]\n]+\]|(?:(?<=\s)|^)\^[\w-]+\s*$"), ""),  # a footnote, the name of a block
    (re.compile(r"==([^=\n]+)=="), r"\1"),
    (re.compile(r"`+([^`\n]+)`+"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"</?[A-Za-z][^<>\n]*>"), ""),
    (re.compile(r"(?:(?<=\s)|^)#[^\W\d_][\w/-]*"), ""),  # a tag
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r" +([.,;:!?])"), r"\1"),
)


def without_comments(text: str) -> str:
    """The text without comments (`<!-- -->`, `%% %%`); the line breaks in them stay, so that no line moves."""
    return _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)


def plain_text(text: str) -> str:
    """One or more lines without links, emphasis, marks, tags and names of blocks."""
    if text.isascii() and not re.search(r"[\[*_=`<#^]", text):
        return text.strip()
    for pattern, by in _PLAIN:
        text = pattern.sub(by, text)
    return text.strip()
