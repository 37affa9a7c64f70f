"""The lines below one heading as thoughts: bullets with those below them, paragraphs, rows of tables, stories."""

from __future__ import annotations

from .heading_lines import ITEM_MARK, TAGS
from .markup import plain_text
from .statements import Piece
from .tables import cells_of, is_rule_of_table
from .thoughts import ITEM, PARAGRAPH, ROW, STORY, Thought, thoughts_of

_LISTED = (ITEM, STORY)


class ThoughtLines:
    """Collects lines, in order, into thoughts."""

    def __init__(self) -> None:
        self._thoughts: list[Thought] = []
        self._pieces: list[Piece] = []
        self._shape, self._indent, self._gap = PARAGRAPH, 0, False
        self._columns: tuple[str, ...] = ()  # of the table that the lines are of

    @property
    def has_text(self) -> bool:
        """Whether there is anything yet."""
        return bool(self._thoughts or self._pieces)

    def take(self) -> list[Thought]:
        """The thoughts so far; what follows begins anew."""
        self.end()
        found, self._thoughts = self._thoughts, []
        return found

    def add(self, line: str, number: int, *, is_head: bool, is_story: bool = False) -> None:
        """A line of text; `is_head` for the first row of a table, which says nothing, `is_story` where a story begins."""
        text = line.strip()
        if not text:
            self.end(keep=self._shape in _LISTED)
            return
        if is_head and "|" in text:
            self.end()
            self._columns = tuple(map(plain_text, cells_of(text)))
            return
        if TAGS.fullmatch(text) or is_rule_of_table(text):
            self.end()
            return
        if text.startswith("|") and text.endswith("|") and len(text) > 1:
            self._add_row(cells_of(text), number, STORY if is_story else ROW)
            return
        self._columns = ()
        item = ITEM_MARK.match(line)
        indent = len(line) - len(line.lstrip())
        if item:
            if not (self._pieces and self._shape in _LISTED and len(item[1].expandtabs(4)) > self._indent):
                self.end()
                self._shape, self._indent = STORY if is_story else ITEM, len(item[1].expandtabs(4))
            self._pieces.append(Piece(line[item.end() :].rstrip("\n"), number, apart=True))
        else:
            if self._gap and not (self._shape in _LISTED and indent > self._indent):
                self.end()
            inside = self._shape in _LISTED and indent > self._indent
            typed = line.lstrip()
            if inside and self._pieces and not self._gap:  # an indented line continues its item
                last = self._pieces[-1]
                self._pieces[-1] = Piece(f"{last.text.rstrip()} {typed}", last.line, last.apart) if not _ends(last.text) else last
                if _ends(last.text):
                    self._pieces.append(Piece(typed, number))
            else:
                self._pieces.append(Piece(typed, number, apart=self._gap))
        self._gap = False

    def _add_row(self, cells: list[str], number: int, shape: str) -> None:
        """A row of a table: what its cells say, each with the head of its column."""
        self.end()
        heads = [*self._columns, *[""] * len(cells)]
        self._pieces = [Piece(c, number, apart=True, column=head) for c, head in zip(cells, heads, strict=False) if c]
        self._shape = shape
        at = len(self._thoughts)
        self.end()
        self._thoughts[at:] = [t._replace(columns=self._columns) for t in self._thoughts[at:]]

    def end(self, *, keep: bool = False) -> None:
        """End the thought; `keep` where an empty line was met in a list, whose item may go on below it."""
        if keep and self._pieces:
            self._gap = True
            return
        if self._pieces:
            self._thoughts += thoughts_of(self._pieces, self._shape)
        self._pieces, self._shape, self._gap = [], PARAGRAPH, False


def _ends(text: str) -> bool:
    return text.rstrip()[-1:] in ".!?…"
