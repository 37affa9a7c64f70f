"""Splits an entry's body into its sections by their headings (docs/journal.md, section 8)."""

from __future__ import annotations

import re

from ...base.light_typing import NamedTuple
from ...base.text import folded
from ..kept_patterns import compiled
from .headings import PRIVATE, Headings
from .markup import plain_text, without_comments
from .star import as_bullets
from .thoughts import ITEM, PARAGRAPH, ROW, STORY, Piece, Statement, Thought, split_by_privacy, thoughts_of

ANSWERED = ("better", "concerns")  # the parts of the notes that may hold an answer
_BOLD = compiled(r"[*_]{1,3}([^*_]{1,80})[*_]{1,3}:?")
_HTML_BEGINS = compiled(r"</?[A-Za-z][^>]*>")
_HTML = compiled(r"</?[A-Za-z][^<>]*>")
_RUN_IN = compiled(r"[\W\d_]{0,12}?([^\W\d_][^.!?:;,*_]{0,40}?)[*_]*\s*(?::|\s[–—-](?=\s))[*_]*\s*")
_NEXT_LABEL = compiled(r"(?:[-*+•–]\s+)?[*_]{0,3}([^\W\d_a-zà-ÿ][\w’'-]*(?: [^\W\d_a-zà-ÿ][\w’'-]*){0,2}):[*_]{0,3}\s+(?=\S)")
_TITLE = compiled(r"[^\W\d_a-zà-ÿ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}")
_LABEL = compiled(r"([^\W\d_][^.!?:;,]{0,60}):")
_UNDERLINE = compiled(r"(?:-{2,}|={2,})")
_RULE = compiled(r"(?:-{2,}|={2,}|(?:\* ?){3,}|_{3,})")
_ITEM = compiled(r"([ \t]*)(?:[-*+•–]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_FENCE = compiled(r"(?:[-*+]\s+)?(`{3,}|~{3,})")
_CALLOUT = compiled(r"\[!([\w-]+)\][+-]?\s*(.*)")
_TAGS = compiled(r"(?:#[^\W\d_][\w/-]*\s*)+")
_BLOCK_NAME = compiled(r"(?:(?<=\s)|^)\^[\w-]+\s*$")
_AT_FRONT = compiled(r"^[\W\d_]+")
_SIGN = compiled(r"[^\w'’ -]")
_LISTED = (ITEM, STORY)
_QUOTE = compiled(r"(?:[ \t]{0,3}>[ \t]?+)*+")  # the marks of a quotation, at the beginning of a line


class Section(NamedTuple):
    """The thoughts below one heading that may be used.

    `meaning` is None where the heading is not known (`title` is empty above the first heading); `line` is the heading's. `person`
    is the name in a `### Name` below it, as typed, on `person_line`. `private` are the lines on which thoughts begin that were
    left out.
    """

    meaning: str | None
    title: str
    line: int
    person: str | None
    thoughts: tuple[Thought, ...]
    private: tuple[int, ...] = ()
    person_line: int = 0

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in order."""
        return tuple(s for t in self.thoughts for s in t.statements)


def sections_of(body: str, first_line: int, headings: Headings) -> list[Section]:
    """The sections of a body that hold anything, in order, those below a private heading aside.

    `first_line` is the line of the file that the body begins on. Comments and what is inside a fence of code are left out.
    """
    lines, stories = as_bullets([line.rstrip("\r") for line in without_comments(body).split("\n")])
    found = _Collector(headings, first_line)
    fence, was_quoted = "", False
    for at, typed in enumerate(lines):
        line, number = _unquoted(typed), first_line + at
        if was_quoted and not typed.lstrip().startswith(">"):
            found.end_callout()
        quoted = was_quoted = line != typed
        mark = _FENCE.match(line.strip())
        if mark or fence:
            if mark and not fence:
                fence = mark[1]
            elif mark and mark[1].startswith(fence):
                fence = ""
            found.end_thought()
            continue
        callout = _CALLOUT.fullmatch(line.strip()) if quoted else None
        if callout:
            found.begin_callout(callout[2] or callout[1], number)
            continue
        following = _unquoted(lines[at + 1]).strip() if at + 1 < len(lines) else ""
        after_blank = at > 0 and not lines[at - 1].strip() and found.has_text
        heading = _heading(line, following) or _bare_heading(line, headings, after_blank and any(lines[at + 1 :]))
        if heading:
            found.add_heading(*heading, number)
        elif not _RULE.fullmatch(line.strip()):  # the underline of a heading, or a rule across the page
            run_in = _RUN_IN.match(line)
            meaning = headings.knows(run_in[1]) if run_in else None
            next_label = _NEXT_LABEL.match(line.lstrip()) if not meaning and found.is_labelled else None
            if run_in and meaning:
                found.begin(2, meaning, run_in[1], number, labelled=True)
                line = line[run_in.end() :]
            elif next_label:
                found.add_label(next_label[1], number)
                line = line.lstrip()[next_label.end() :]
            found.add_line(_BLOCK_NAME.sub("", line), number, is_head=_is_rule_of_table(following), is_story=at in stories)
    found.close()
    return found.sections


def _unquoted(line: str) -> str:
    marks = _QUOTE.match(line)
    return line[marks.end() :] if marks else line


class _Part(NamedTuple):
    """What the lines that follow are part of: the meaning of their section, and of the deeper heading in it, if there is one."""

    level: int
    section: str | None
    title: str
    line: int
    meaning: str | None
    person: str | None = None
    person_line: int = 0
    labelled: bool = False  # by a label at the beginning of its line: "Why me: ..."


class _Collector:
    """Collects the thoughts below the current heading; the next heading closes their section."""

    def __init__(self, headings: Headings, first_line: int) -> None:
        self.headings = headings
        self.sections: list[Section] = []
        self.now = _Part(0, None, "", first_line, None)
        self.outside: _Part | None = None  # of a callout that is a part of its own
        self.pieces: list[Piece] = []
        self.shape, self.indent, self.gap = PARAGRAPH, 0, False
        self.thoughts: list[Thought] = []

    @property
    def is_labelled(self) -> bool:
        """Whether the part was begun by a label; below one for doubts a label may announce an answer, and begins nothing."""
        return self.now.labelled and self.now.section not in ANSWERED

    @property
    def has_text(self) -> bool:
        return bool(self.thoughts or self.pieces)

    def add_heading(self, depth: int, title: str, line: int) -> None:
        """A heading below another, from the third level on, names the person whose part follows; any other one a new part.

        A known heading is never a name, but below a private or unknown one it changes nothing.
        """
        now, meaning = self.now, self.headings.meaning_of(title)
        titled = now.level == 1 and now.section is None and not self.has_text  # the title of the page
        if depth < 3 or not now.level or depth <= now.level or titled:
            self.begin(depth, meaning, title, line)
            return
        self.close()
        if meaning is None or now.section in (None, PRIVATE):
            kept = PRIVATE if PRIVATE in (meaning, now.section) else now.section
            self.now = now._replace(meaning=kept, person=title, person_line=line)
        else:
            self.now = now._replace(meaning=meaning, person=None, person_line=line)

    def add_label(self, title: str, line: int) -> None:
        """Who labels one line labels the next: what follows is no more of the same, and may be a person's part of it."""
        if self.now.section == PRIVATE:
            self.begin(2, self.headings.meaning_of(title), title, line, labelled=True)
        else:
            self.add_heading(3, title, line)

    def begin(self, level: int, meaning: str | None, title: str, line: int, *, labelled: bool = False) -> None:
        """Begin a new part of the page."""
        self.close()
        self.now = _Part(level, meaning, plain_text(title).strip(), line, meaning, labelled=labelled)

    def begin_callout(self, title: str, line: int) -> None:
        """A callout is a part of its own where its title is a known or private heading; else it belongs to what it is in."""
        self.end_callout()
        meaning = self.headings.meaning_of(title)
        if meaning is not None:
            self.close()
            self.outside = self.now
            self.now = _Part(2, meaning, title, line, meaning)

    def end_callout(self) -> None:
        """End a callout or a quotation: what follows is another thought."""
        self.end_thought()
        if self.outside is not None:
            self.close()
            self.now, self.outside = self.outside, None

    def add_line(self, line: str, number: int, *, is_head: bool, is_story: bool = False) -> None:
        """A line of text; `is_head` for the first row of a table, which says nothing, `is_story` where a story begins."""
        text = line.strip()
        if not text:
            self.end_thought(keep=self.shape in _LISTED)
            return
        if _TAGS.fullmatch(text) or _is_rule_of_table(text) or (is_head and "|" in text):
            self.end_thought()
            return
        if text.startswith("|") and text.endswith("|") and len(text) > 1:
            self.end_thought()
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", text.strip("|")) if c.strip()]
            self.pieces, self.shape = [Piece(c, number, apart=True) for c in cells], ROW
            self.end_thought()
            return
        item = _ITEM.match(line)
        indent = len(line) - len(line.lstrip())
        if item:
            if not (self.pieces and self.shape in _LISTED and len(item[1].expandtabs(4)) > self.indent):
                self.end_thought()
                self.shape, self.indent = STORY if is_story else ITEM, len(item[1].expandtabs(4))
            self.pieces.append(Piece(line[item.end() :].rstrip("\n"), number, apart=True))
        else:
            if self.gap and not (self.shape in _LISTED and indent > self.indent):
                self.end_thought()
            inside = self.shape in _LISTED and indent > self.indent
            typed = line.lstrip()
            if inside and self.pieces and not self.gap:  # an indented line continues its item
                last = self.pieces[-1]
                self.pieces[-1] = Piece(f"{last.text.rstrip()} {typed}", last.line, last.apart) if not _ends(last.text) else last
                if _ends(last.text):
                    self.pieces.append(Piece(typed, number))
            else:
                self.pieces.append(Piece(typed, number, apart=self.gap))
        self.gap = False

    def end_thought(self, *, keep: bool = False) -> None:
        """End the thought; `keep` where an empty line was met in a list, whose item may go on below it."""
        if keep and self.pieces:
            self.gap = True
            return
        if self.pieces:
            self.thoughts += thoughts_of(self.pieces, self.shape)
        self.pieces, self.shape, self.gap = [], PARAGRAPH, False

    def close(self) -> None:
        self.end_thought()
        now = self.now
        if now.meaning != PRIVATE and self.thoughts:
            free, private = split_by_privacy(self.thoughts)
            open_blocks = {t.block for t in free}
            lines = tuple(dict.fromkeys(t.statements[0].line if t.block in open_blocks else t.block for t in private))
            self.sections.append(Section(now.meaning, now.title, now.line, now.person, tuple(free), lines, now.person_line))
        self.thoughts = []


def _ends(text: str) -> bool:
    return text.rstrip()[-1:] in ".!?…"


def _is_rule_of_table(text: str) -> bool:
    return "|" in text and re.fullmatch(r"[\s|:-]+", text.strip()) is not None and "-" in text


def _heading(line: str, following: str) -> tuple[int, str] | None:
    """Depth and title of a heading, in any of the ways people write one. What only looks like a heading ends a section too."""
    text = line.strip()
    if text.startswith("#") and not _TAGS.match(text):
        title = text.lstrip("#")
        return min(len(text) - len(title), 6), title.strip().rstrip("#").strip()
    found = _BOLD.fullmatch(text) or _LABEL.fullmatch(text)
    if found:
        return 2, found[1].strip()
    if _HTML_BEGINS.match(text):
        return 2, _HTML.sub("", text).strip()
    return (2, text) if text and _UNDERLINE.fullmatch(following) and not _ITEM.match(line) else None


def _bare_heading(line: str, headings: Headings, after_blank: bool) -> tuple[int, str] | None:
    """A heading without any mark: a known one, or a short title after an empty line and before more text."""
    if ")" in line and "(" not in line:  # the end of a bracket
        return None
    bare = _SIGN.sub(" ", _AT_FRONT.sub("", line)).strip(" -")
    if folded(bare) and (headings.knows(bare) or (after_blank and _TITLE.fullmatch(line.rstrip()))):
        return 2, bare
    return None
