"""Splits an entry's body into its sections by their headings (docs/journal.md, section 8)."""

from __future__ import annotations

from collections.abc import Sequence

from ...languages.kept_patterns import compiled
from .heading_lines import ITEM_MARK, bare_heading, heading_of
from .headings import Headings
from .markup import without_comments
from .page_parts import PageParts, Section
from .star import as_bullets
from .tables import is_rule_of_table, unquoted, with_outer_pipes

_RUN_IN = compiled(r"[\W\d_]{0,12}?([^\W\d_][^.!?:;,*_]{0,40}?)[*_]*\s*(?::|\s[–—-](?=\s))[*_]*\s*")
_NEXT_LABEL = compiled(  # "Money: ...", "1. **Money** – ..."
    r"(?:(?:[-*+•–]|\d{1,3}[.)])\s+)?(?:[*_]{0,3}([^\W\d_a-zà-ÿ][\w’'-]*(?: [^\W\d_a-zà-ÿ][\w’'-]*){0,2}):[*_]{0,3}"
    r"|[*_]{2,3}([^\W\d_][^*_]{0,40}?)[*_]{2,3}\s*[:–—-])\s+(?=\S)"
)
_RULE = compiled(r"(?:-{2,}|={2,}|(?:\* ?){3,}|_{3,})")
_FENCE = compiled(r"(?:[-*+]\s+)?(`{3,}|~{3,})")
_CALLOUT = compiled(r"\[!([\w-]+)\][+-]?\s*(.*)")
_BLOCK_NAME = compiled(r"(?:(?<=\s)|^)\^[\w-]+\s*$")


def sections_of(body: str, first_line: int, headings: Headings, panel: tuple[str, ...] = ()) -> list[Section]:
    """The sections of a body that hold anything, in order, those below a private heading aside.

    `first_line` is the line of the file that the body begins on, `panel` the names of those whose parts may be told apart.
    Comments and what is inside a fence of code are left out.
    """
    typed, stories = as_bullets(with_outer_pipes([line.rstrip("\r") for line in without_comments(body).split("\n")]))
    lines = list(map(unquoted, typed))
    found, code, was_quoted = PageParts(headings, first_line, panel), _code_in(lines), False
    last = max((at for at, line in enumerate(typed) if line), default=0)
    for at, line in enumerate(lines):
        number = first_line + at
        if was_quoted and not typed[at].lstrip().startswith(">"):
            found.end_callout()
        quoted = was_quoted = line != typed[at]
        if at in code:
            found.lines.end()
            continue
        if not line.strip():
            found.add_line("", number, is_head=False)
            continue
        if found.is_indented and not _is_indented(line):
            found.end_callout()
        callout = _CALLOUT.fullmatch(line.strip()) if quoted else None
        if callout:
            found.begin_callout(callout[2] or callout[1], number)
            continue
        below = lines[at + 1] if at + 1 < len(lines) else ""
        after_blank = at > 0 and not typed[at - 1].strip() and found.lines.has_text
        heading = heading_of(line, below.strip()) or bare_heading(line, headings, after_blank and at < last)
        if heading and not quoted and _is_indented_part(lines, at) and found.begin_indented(heading[1], number):
            continue
        if heading:
            found.add_heading(*heading, number)
        elif _is_above(line, below) and found.begin_item_of(line, number):
            continue
        elif not _RULE.fullmatch(line.strip()):  # the underline of a heading, or a rule across the page
            text = _BLOCK_NAME.sub("", _behind_label(line, number, found))
            found.add_line(text, number, is_head=is_rule_of_table(below.strip()), is_story=at in stories)
    found.close()
    return found.sections


def _is_indented(line: str) -> bool:
    """Whether a line is indented as code is."""
    return line.expandtabs(4).startswith("    ")


def _is_indented_part(lines: Sequence[str], at: int) -> bool:
    """Whether a heading with its mark is indented as code is, and so is what is below it."""
    if not lines[at].lstrip().startswith("#") or not _is_indented(lines[at]):
        return False
    return _is_indented(next((lines[n] for n in range(at + 1, len(lines)) if lines[n].strip()), ""))


def _code_in(lines: Sequence[str]) -> set[int]:
    """The places of the lines that are a fence of code, or inside of one."""
    found, fence = set(), ""
    for at, line in enumerate(lines):
        mark = _FENCE.match(line.strip())
        if mark or fence:
            found.add(at)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
    return found


def _behind_label(line: str, number: int, found: PageParts) -> str:
    """A line without the label before it, where that begins another part."""
    run_in = _RUN_IN.match(line)
    meaning = found.headings.knows(run_in[1]) if run_in else None
    next_label = _NEXT_LABEL.match(line.lstrip()) if not meaning and found.is_labelled else None
    if run_in and meaning:
        found.begin(2, meaning, run_in[1], number, labelled=True)
        return line[run_in.end() :]
    if run_in and found.begin_line_of(run_in[1], line, number, line[run_in.end() :]):
        return line[: run_in.start(1)].rstrip("*_") + line[run_in.end() :]
    if next_label:
        found.add_label(next_label[1] or next_label[2], number)
        return line.lstrip()[next_label.end() :]
    return line


def _is_above(line: str, below: str) -> bool:
    """Whether an item of a list has others below it."""
    item, inner = ITEM_MARK.match(line), ITEM_MARK.match(below)
    return item is not None and inner is not None and len(inner[1].expandtabs(4)) > len(item[1].expandtabs(4))
