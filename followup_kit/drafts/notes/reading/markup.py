"""The plain text behind the marks of Markdown and Obsidian: what a person wrote, as it would be read aloud."""

from __future__ import annotations

import re

from ...languages.kept_patterns import compiled

_COMMENT = compiled(r"<!--.*?(?:-->|\Z)|%%.*?%%", re.DOTALL)
# What is inside of a mark is bounded, so that a long text takes time in proportion.
_MARK = compiled(r"[\[*_=`<#^~@]|\s\s")
_PLAIN = (
    (compiled(r"!\[\[[^\]\[\n]{0,200}\]\]|!\[[^\]\[\n]{0,200}\]\([^()\n]{0,200}\)"), ""),  # a picture, an embedded page
    (compiled(r"\[\[(?:[^\]\[|\n]{0,200}\|)?([^\]\[|\n]{1,200})\]\]"), r"\1"),
    (compiled(r"\[([^\]\[\n]{1,200})\]\([^()\n]{0,200}(?:\([^()\n]{0,99}\)[^()\n]{0,99})?\)"), r"\1"),
    (compiled(r"\[\^[^\]\[\n]{1,60}\]"), ""),  # a footnote
    (compiled(r"~~[^~\n]{1,600}~~"), ""),  # struck out
    (compiled(r"(==|\^\^)([^=^\n]{1,300})\1"), r"\2"),
    (compiled(r"`([^`\n]{1,300})`"), r"\1"),
    (compiled(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,600})(?<=[^\s*])\1(?![\w*])"), r"\2"),
    (compiled(r"(?<!\w)(_{1,3})(?=[^\s_])([^\n]{1,300}?)(?<=[^\s_])\1(?!\w)"), r"\2"),
    (compiled(r"</?[A-Za-z][^<>\n]{0,300}>"), ""),
    (compiled(r"(?<=[^\W\d_] )#([^\W\d_][\w/-]*)(?=[.,;:!?]| [^\W\d_])"), r"\1"),  # a tag that is a word of its sentence
    (compiled(r"(?:(?<=\s)|^)#[^\W\d_][\w/-]*"), ""),  # a tag
    (compiled(r"(?<!\S)@(?=[^\W\d_])"), ""),  # a name called
    (compiled(r"(?<![ \t])[ \t]{2,}"), " "),
    (compiled(r"(?<=\S) +(?=[.,;:!?])"), ""),
)


def without_comments(text: str) -> str:
    """The text without comments (`<!-- -->`, `%% %%`); the line breaks in them stay, so that no line moves."""
    return _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)


def plain_text(text: str) -> str:
    """One or more lines without links, emphasis, marks, tags, names of blocks, and what is struck out."""
    if text.isascii() and not _MARK.search(text):
        return text.strip()
    for pattern, by in _PLAIN:
        text = pattern.sub(by, text)
    return text.strip()
